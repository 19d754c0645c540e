//! `baoge imports` and `baoge report`: which imports there were, and what became of their files.

use super::import::{print_look_again, sum};
use crate::arguments::Report;
use crate::messages::imports as i;
use crate::messages::{self as m, Language};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use library::{FactOrigin, FileOutcome, FileReport, ImportEntry, ImportLog, LostOriginal};
use newsprint::{Account, Inferred};
use std::fmt::Display;
use std::io;

/// Lists the imports, the latest first.
pub(crate) fn list(session: &mut Session) -> Result<Outcome, Failure> {
    let imports = session.open()?.imports()?;
    if session.json {
        session.screen.json(&wire::ImportList::from(imports.as_slice()))?;
        return Ok(Outcome::Done);
    }
    if imports.is_empty() {
        session.screen.line(&session.language.say(i::NO_IMPORTS, &[]))?;
    }
    for entry in &imports {
        print_entry(entry, &mut session.screen, session.language)?;
    }
    Ok(Outcome::Done)
}

/// Prints the report of one import.
pub(crate) fn report(asked: &Report, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let Some(log) = library.import_log(asked.number)? else {
        session.complain(&session.language.say(i::NO_IMPORTS, &[]));
        return Ok(Outcome::Wanting);
    };
    let lost = library.lost_originals(log.entry.number)?;
    if session.json {
        session.screen.json(&wire::KeptReport::new(&log, &lost))?;
        return Ok(Outcome::Done);
    }
    let (screen, language) = (&mut session.screen, session.language);
    print_entry(&log.entry, screen, language)?;
    print_wanting(&log, &lost, screen, language)?;
    print_files(&log, asked.all, screen, language)?;
    Ok(Outcome::Done)
}

fn print_entry(entry: &ImportEntry, screen: &mut Screen, language: Language) -> io::Result<()> {
    let number = language.say(i::IMPORT, &[&entry.number]);
    screen.styled(STRONG, &format!("{number}  {}  {}", entry.started, entry.paths.join("  ")))?;
    let counts: [&dyn Display; 6] = [
        &entry.files,
        &entry.imported,
        &entry.articles,
        &entry.already_here,
        &entry.skipped,
        &entry.warnings,
    ];
    screen.line(&format!("  {}", language.say(i::IMPORT_ENTRY, &counts)))?;
    match i::import_end(entry.ended, entry.trouble.as_deref(), language) {
        Some(end) => screen.line(&format!("  {end}")),
        None => Ok(()),
    }
}

/// What wants attention: refusals, warnings, pages worth a look.
fn print_wanting(
    log: &ImportLog,
    lost: &[LostOriginal],
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    let lost: Vec<String> =
        lost.iter().map(|lost| format!("  {}", i::lost_original(lost, language))).collect();
    let refused: Vec<String> = log.files.iter().filter_map(|file| refusal(file, language)).collect();
    let warned: Vec<String> = log
        .files
        .iter()
        .flat_map(|file| file.warnings.iter().map(move |w| (file, m::warning(w, language))))
        .map(|(file, warning)| format!("  {}  {warning}", file.path.display()))
        .collect();
    for (heading, lines) in [(i::REFUSED, &refused), (i::WARNED, &warned), (i::ORIGINALS_LOST, &lost)] {
        if lines.is_empty() {
            continue;
        }
        screen.line("")?;
        screen.styled(STRONG, &language.say(m::COUNTED, &[&language.say(heading, &[]), &lines.len()]))?;
        lines.iter().try_for_each(|line| screen.line(line))?;
    }
    let is_doubtful = log.files.iter().any(|file| !file.look_again.is_empty());
    screen.line("")?;
    if refused.is_empty() && warned.is_empty() && lost.is_empty() && !is_doubtful {
        return screen.line(&language.say(i::NOTHING_WANTING, &[]));
    }
    print_look_again(&log.files, screen, language)
}

fn refusal(file: &FileReport, language: Language) -> Option<String> {
    let FileOutcome::Skipped { code, detail } = &file.outcome else { return None };
    Some(format!("  {}  {}", file.path.display(), m::skipped(code, detail, language)))
}

/// What was taken in, and with `all` also what brought nothing new.
fn print_files(log: &ImportLog, all: bool, screen: &mut Screen, language: Language) -> io::Result<()> {
    let is_told = |file: &&FileReport| match file.outcome {
        FileOutcome::Imported => true,
        FileOutcome::AlreadyHere | FileOutcome::PassedOver => all,
        FileOutcome::Skipped { .. } => false,
    };
    let told: Vec<&FileReport> = log.files.iter().filter(is_told).collect();
    if told.is_empty() {
        return Ok(());
    }
    screen.line("")?;
    screen.styled(STRONG, &language.say(i::BY_FILE, &[]))?;
    for file in told {
        print_file(file, screen, language)?;
    }
    if log.entry.imported > 0 {
        screen.line("")?;
        screen.styled(STRONG, &language.say(m::ACCOUNT, &[]))?;
        screen.table(&outline::account_rows(&sum(&log.files), language))?;
    }
    Ok(())
}

/// The file, its facts with where each was read, and where its characters went.
fn print_file(file: &FileReport, screen: &mut Screen, language: Language) -> io::Result<()> {
    match file.outcome {
        FileOutcome::PassedOver => {
            return screen.styled(FAINT, &super::import::passed_over(file, language));
        }
        FileOutcome::AlreadyHere => screen.line(&language.say(i::HERE_ALREADY, &[&file.path.display()]))?,
        FileOutcome::Imported | FileOutcome::Skipped { .. } => {
            screen.line(&file.path.display().to_string())?;
        }
    }
    screen.line(&format!("  {}", facts(file, language).join("  ")))?;
    if file.account.total > 0 {
        screen.styled(FAINT, &format!("  {}", account(&file.account, language)))?;
    }
    Ok(())
}

fn facts(file: &FileReport, language: Language) -> Vec<String> {
    let unknown = |phrase| language.say(phrase, &[]);
    let mut facts = vec![
        file.newspaper.as_ref().map_or_else(
            || unknown(m::UNKNOWN_NEWSPAPER),
            |fact| told(&fact.value, FactOrigin::from(fact), language),
        ),
        file.date.as_ref().map_or_else(
            || unknown(m::UNDATED),
            |fact| told(&fact.value.to_string(), FactOrigin::from(fact), language),
        ),
    ];
    let number = |fact: &Inferred<u32>| {
        told(&language.say(m::NUMBER, &[&fact.value]), FactOrigin::from(fact), language)
    };
    facts.extend(file.number.as_ref().map(number));
    for (at, label) in file.pages.iter().enumerate() {
        let name = outline::page_name(label.as_ref(), language);
        let origin = file.page_origins.get(at).copied().flatten();
        facts.push(origin.map_or_else(|| name.clone(), |origin| told(&name, origin, language)));
    }
    facts.push(language.say(m::ARTICLES, &[&file.articles]));
    facts
}

/// `海曲晨报 (据报头，把握 0.95)`.
fn told(value: &str, origin: FactOrigin, language: Language) -> String {
    let source = language.say(outline::source(origin.source), &[]);
    let sure = format!("{:.2}", origin.confidence.get());
    format!("{value} ({})", language.say(i::HELD_FOR, &[&source, &sure]))
}

/// The account on one line, without the parts that have nothing.
fn account(account: &Account, language: Language) -> String {
    let rows = outline::account_rows(account, language);
    let parts = rows.iter().filter(|row| row[1] != "0").map(|row| format!("{} {}", row[0], row[1]));
    parts.collect::<Vec<_>>().join("  ")
}
