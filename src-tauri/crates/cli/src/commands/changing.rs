//! `baoge pages`, `remove`, `set`, `undo` and `newspapers merge|rename|alias`: what changes the archive, said before
//! and after.

use crate::arguments::{FactArgument, NewspaperAction, Pages, Remove, Reparse, Set, Told, Undo};
use crate::commands::import::Progress;
use crate::messages::{self as m, Language, Phrase, changing as c};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use library::{
    Conflict, Decision, DecisionKind, FactName, FactsSaid, Fate, NewFacts, NewspaperChange, Removal,
    SelectedPage, Selection, Touched, Undone,
};
use newsprint::PageLabel;
use std::io;

/// Lists the pages meant.
pub(crate) fn pages(asked: &Pages, session: &mut Session) -> Result<Outcome, Failure> {
    let selection = selection(&asked.selection)?;
    let pages = session.open()?.pages(&selection)?;
    if session.json {
        session.screen.json(&wire::PageList::from(pages.as_slice()))?;
    } else {
        print_pages(&pages, &mut session.screen, session.language)?;
    }
    Ok(found(pages.is_empty(), session))
}

/// Takes pages out, or says what would go.
pub(crate) fn remove(asked: &Remove, session: &mut Session) -> Result<Outcome, Failure> {
    let selection = selection(&asked.selection)?;
    let library = session.open()?;
    let removal = if asked.dry_run { library.would_remove(&selection) } else { library.remove(&selection) }?;
    let Removal { decision, gone, pages } = &removal;
    if session.json {
        session.screen.json(&wire::Removal::from(&removal))?;
    } else {
        let (screen, language) = (&mut session.screen, session.language);
        print_pages(pages, screen, language)?;
        let phrase = if decision.is_some() { c::REMOVED_PAGES } else { c::WOULD_REMOVE };
        screen.line(&told(phrase, gone, language))?;
        if gone.bookmarks > 0 && decision.is_some() {
            screen.line(&language.say(c::MARKS_WAIT, &[&gone.bookmarks]))?;
        }
        print_decision(*decision, screen, language)?;
    }
    Ok(found(pages.is_empty(), session))
}

/// Says facts of pages, or what saying them would do.
pub(crate) fn set(asked: &Set, session: &mut Session) -> Result<Outcome, Failure> {
    let selection = selection(&asked.selection)?;
    let facts = new_facts(asked);
    if facts == NewFacts::default() {
        return Err(Failure::NothingSaid);
    }
    let library = session.open()?;
    let said = if asked.dry_run {
        library.would_set_facts(&selection, &facts)
    } else {
        library.set_facts(&selection, &facts)
    }?;
    if session.json {
        session.screen.json(&wire::FactsSaid::from(&said))?;
    } else {
        print_said(&said, &mut session.screen, session.language)?;
    }
    Ok(found(said.pages.is_empty(), session))
}

fn new_facts(asked: &Set) -> NewFacts {
    let unknown = [
        (FactName::Newspaper, Told::is_unknown(asked.newspaper.as_ref())),
        (FactName::Date, Told::is_unknown(asked.date.as_ref())),
        (FactName::Number, Told::is_unknown(asked.number.as_ref())),
        (FactName::Page, Told::is_unknown(asked.page.as_ref())),
    ];
    NewFacts {
        newspaper: Told::value(asked.newspaper.as_ref()),
        date: Told::value(asked.date.as_ref()),
        running_on: None,
        number: Told::value(asked.number.as_ref()),
        edition: asked.edition.clone(),
        page: Told::value(asked.page.as_ref()).as_deref().map(PageLabel::new),
        title: asked.title.clone(),
        unknown: unknown.into_iter().filter(|(_, is_so)| *is_so).map(|(fact, _)| fact).collect(),
        unset: asked.unset.iter().map(|fact| fact_name(*fact)).collect(),
    }
}

/// Takes a change back, or lists all.
pub(crate) fn undo(asked: &Undo, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    if asked.list {
        let decisions = library.decisions()?;
        if session.json {
            session.screen.json(&wire::ChangeList::from(decisions.as_slice()))?;
        } else {
            for decision in &decisions {
                print_change(decision, &mut session.screen, session.language)?;
            }
        }
        return Ok(Outcome::Done);
    }
    let undone = library.undo(asked.change)?;
    if session.json {
        session.screen.json(&wire::Undone::from(&undone))?;
    } else {
        let (screen, language) = (&mut session.screen, session.language);
        let Undone { decision, returned, removed, restated, .. } = &undone;
        print_change(decision, screen, language)?;
        screen.line(&language.say(c::UNDONE, &[&decision.id, returned, removed, restated]))?;
    }
    for source in &undone.missing {
        session.complain(&session.language.say(c::MISSING, &[source]));
    }
    Ok(if undone.missing.is_empty() { Outcome::Done } else { Outcome::Wanting })
}

/// Reads pages anew, or says what would come of it.
pub(crate) fn reparse(asked: &Reparse, session: &mut Session) -> Result<Outcome, Failure> {
    let selection = selection(&asked.selection)?;
    let library = session.open()?;
    let progress = Progress::on_terminal(library::CancelToken::default());
    let report = if asked.dry_run {
        library.would_reparse(&selection, &progress)
    } else {
        library.reparse(&selection, &progress)
    }?;
    progress.finish();
    if session.json {
        session.screen.json(&report)?;
    } else {
        print_reparse(&report, asked.dry_run, &mut session.screen, session.language)?;
    }
    for file in &report.unreadable {
        session.complain(&session.language.say(c::NO_ORIGINAL, &[file]));
    }
    let outcome = found(report.files == 0 && report.unreadable.is_empty(), session);
    Ok(if report.unreadable.is_empty() { outcome } else { Outcome::Wanting })
}

fn print_reparse(
    report: &library::Reparse,
    dry_run: bool,
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    for article in &report.articles {
        let fate = language.say(fate_phrase(article.fate), &[]);
        let name = article.article.map_or_else(String::new, |id| id.to_string());
        let now = article.now.join("」「");
        let now = if now.is_empty() { String::new() } else { format!("▸「{now}」") };
        screen.line(&format!("  {name:13}  {fate}  {}  {now}  {}", article.title, article.file))?;
    }
    let library::FateCounts { kept, changed, split, merged, gone, new } = report.counts;
    screen.line(&language.say(c::FATES, &[&report.files, &kept, &changed, &split, &merged, &gone, &new]))?;
    if dry_run { screen.line(&language.say(c::NOTHING_CHANGED, &[])) } else { Ok(()) }
}

const fn fate_phrase(fate: Fate) -> Phrase {
    match fate {
        Fate::Kept => c::KEPT,
        Fate::Changed => c::CHANGED,
        Fate::Split => c::SPLIT,
        Fate::Merged => c::PUT_TOGETHER,
        Fate::Gone => c::GONE,
        Fate::New => c::NEW,
    }
}

/// Decides which names are one newspaper's.
pub(crate) fn newspapers(action: &NewspaperAction, session: &mut Session) -> Result<Outcome, Failure> {
    let change = match action {
        NewspaperAction::Merge { into, others } => {
            NewspaperChange::Merge { into: into.clone(), others: others.clone() }
        }
        NewspaperAction::Rename { from, to, since } => {
            NewspaperChange::Rename { from: from.clone(), to: to.clone(), since: *since }
        }
        NewspaperAction::Alias { newspaper, alias } => {
            NewspaperChange::Alias { newspaper: newspaper.clone(), alias: alias.clone() }
        }
    };
    let (decision, pages) = session.open()?.change_newspapers(&change)?;
    if session.json {
        session.screen.json(&wire::NewspapersChanged { change: decision, pages })?;
    } else {
        let (screen, language) = (&mut session.screen, session.language);
        screen.line(&change_of_newspapers(&change, language))?;
        screen.line(&language.say(c::MOVED, &[&pages]))?;
        print_decision(Some(decision), screen, language)?;
    }
    Ok(Outcome::Done)
}

/// The selection, or why it cannot be understood.
fn selection(terms: &[String]) -> Result<Selection, Failure> {
    Selection::parse(terms).map_err(Failure::Selection)
}

fn found(is_empty: bool, session: &Session) -> Outcome {
    if is_empty {
        session.complain(&session.language.say(c::NO_PAGES, &[]));
        return Outcome::Wanting;
    }
    Outcome::Done
}

fn print_pages(pages: &[SelectedPage], screen: &mut Screen, language: Language) -> io::Result<()> {
    for page in pages {
        let articles = language.say(m::ARTICLES, &[&page.articles]);
        screen.entry(
            &page.page.to_string(),
            &place(page, language),
            &format!("{articles}  {}", page.file),
        )?;
    }
    Ok(())
}

fn place(page: &SelectedPage, language: Language) -> String {
    let newspaper = page.newspaper.clone().unwrap_or_else(|| language.say(m::UNKNOWN_NEWSPAPER, &[]));
    let date = page.date.map_or_else(|| language.say(m::UNDATED, &[]), |date| date.to_string());
    let number = page.number.map_or_else(String::new, |number| language.say(m::NUMBER, &[&number]));
    let label = outline::page_name(page.label.as_ref(), language);
    let parts = [newspaper, date, page.edition.clone(), number, label];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn print_said(said: &FactsSaid, screen: &mut Screen, language: Language) -> io::Result<()> {
    for page in &said.pages {
        let name = page.before.page.to_string();
        screen.entry(&name, &place(&page.before, language), &page.before.file)?;
        screen.line(&format!("{:17}▸ {}", "", place(&page.after, language)))?;
        for conflict in &page.conflicts {
            screen.styled(FAINT, &format!("{:17}{}", "", conflict_said(conflict, language)))?;
        }
    }
    let phrase = if said.decision.is_some() { c::SAID } else { c::WOULD_SAY };
    screen.line(&told(phrase, &said.touched, language))?;
    print_decision(said.decision, screen, language)
}

fn conflict_said(conflict: &Conflict, language: Language) -> String {
    match conflict {
        Conflict::Printed { fact, printed } => {
            language.say(c::PRINTED, &[&language.say(fact_phrase(*fact), &[]), printed])
        }
        Conflict::SameLabel { page } => language.say(c::SAME_LABEL, &[page]),
        Conflict::SamePage { page } => language.say(c::SAME_PAGE, &[page]),
    }
}

fn told(phrase: Phrase, touched: &Touched, language: Language) -> String {
    let Touched { pages, articles, files, bookmarks, .. } = touched;
    language.say(phrase, &[pages, articles, files, bookmarks])
}

fn print_decision(decision: Option<i64>, screen: &mut Screen, language: Language) -> io::Result<()> {
    match decision {
        Some(decision) => screen.styled(FAINT, &language.say(c::UNDO_BY, &[&decision])),
        None => Ok(()),
    }
}

/// A line for a change: its number, what was done, to what, when.
fn print_change(decision: &Decision, screen: &mut Screen, language: Language) -> io::Result<()> {
    let what = &decision.what;
    let mut parts = vec![match (decision.kind, &what.newspapers) {
        (_, Some(change)) => change_of_newspapers(change, language),
        (DecisionKind::Undo, _) => language.say(c::UNDID, &[&decision.undoes.unwrap_or_default()]),
        (DecisionKind::Remove, _) => language.say(c::KIND_REMOVE, &[]),
        (DecisionKind::Return, _) => language.say(c::KIND_RETURN, &[]),
        (DecisionKind::Set | DecisionKind::Newspapers, _) => language.say(c::KIND_SET, &[]),
    }];
    parts.extend(what.facts.iter().map(|(fact, value)| {
        let name = language.say(fact_phrase(*fact), &[]);
        let value = value.clone().unwrap_or_else(|| language.say(c::AS_PRINTED, &[]));
        language.say(m::COUNTED, &[&name, &value])
    }));
    parts.extend(what.unknown.iter().map(|fact| {
        let name = language.say(fact_phrase(*fact), &[]);
        language.say(m::COUNTED, &[&name, &language.say(c::NOT_KNOWN, &[])])
    }));
    if !what.selection.is_empty() {
        parts.push(what.selection.join(" "));
        parts.push(language.say(c::PAGES_THEN, &[&what.touched.pages]));
    }
    if decision.undone {
        parts.push(language.say(c::IS_UNDONE, &[]));
    }
    if decision.purged {
        parts.push(language.say(m::purge::PURGED_SINCE, &[]));
    }
    let style = if decision.undone { FAINT } else { STRONG };
    screen.spans(&[
        (style, format!("{:>4}  {}", decision.id, parts.join("  "))),
        (FAINT, format!("  {}", decision.made)),
    ])
}

fn change_of_newspapers(change: &NewspaperChange, language: Language) -> String {
    match change {
        NewspaperChange::Merge { into, others } => language.say(c::MERGED, &[&others.join("、"), into]),
        NewspaperChange::Rename { from, to, since: None } => language.say(c::RENAMED, &[from, to]),
        NewspaperChange::Rename { from, to, since: Some(day) } => {
            language.say(c::RENAMED_SINCE, &[from, to, day])
        }
        NewspaperChange::Alias { newspaper, alias } => language.say(c::ALIASED, &[newspaper, alias]),
    }
}

const fn fact_name(fact: FactArgument) -> FactName {
    match fact {
        FactArgument::Newspaper => FactName::Newspaper,
        FactArgument::Date => FactName::Date,
        FactArgument::Page => FactName::Page,
        FactArgument::Number => FactName::Number,
        FactArgument::Edition => FactName::Edition,
        FactArgument::Title => FactName::Title,
    }
}

const fn fact_phrase(fact: FactName) -> Phrase {
    match fact {
        FactName::Newspaper => m::NEWSPAPER,
        FactName::Date => m::DATE,
        FactName::Number => m::ISSUE_NUMBER,
        FactName::Edition => m::EDITION,
        FactName::Title => c::TITLE,
        FactName::Page => m::PAGE_LABEL,
    }
}
