//! `baoge newspapers`, `issues`, `stats`: what the archive holds.

use crate::arguments::Issues;
use crate::messages::{self as m, Language, Phrase};
use crate::screen::{STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use jiff::civil::Date;
use library::{Issue, IssueFilter, JumpLine, Newspaper, Page, Stats};
use std::io;

/// Lists the newspapers.
pub(crate) fn newspapers(session: &mut Session) -> Result<Outcome, Failure> {
    let held = session.open()?.newspapers()?;
    if session.json {
        session.screen.json(&wire::NewspaperList::from(held.as_slice()))?;
    } else {
        session.screen.table(&newspaper_rows(&held, session.language))?;
    }
    Ok(Outcome::Done)
}

/// Lists issues, their pages and articles.
pub(crate) fn issues(asked: &Issues, session: &mut Session) -> Result<Outcome, Failure> {
    let filter = IssueFilter { newspaper: asked.newspaper.clone(), year: asked.year };
    let held = session.open()?.issues(&filter)?;
    if session.json {
        session.screen.json(&wire::IssueList::from(held.as_slice()))?;
    } else {
        for issue in &held {
            print_issue(issue, &mut session.screen, session.language)?;
        }
    }
    if held.is_empty() {
        session.complain(&session.language.say(m::NO_ISSUES, &[]));
        return Ok(Outcome::Wanting);
    }
    Ok(Outcome::Done)
}

/// Counts the holdings.
pub(crate) fn stats(session: &mut Session) -> Result<Outcome, Failure> {
    let held = session.open()?.stats()?;
    if session.json {
        session.screen.json(&held)?;
        return Ok(Outcome::Done);
    }
    let (screen, language) = (&mut session.screen, session.language);
    screen.table(&holding_rows(&held, language))?;
    screen.line("")?;
    screen.styled(STRONG, &language.say(m::ACCOUNT, &[]))?;
    screen.table(&outline::account_rows(&held.account, language))?;
    Ok(Outcome::Done)
}

fn newspaper_rows(held: &[Newspaper], language: Language) -> Vec<Vec<String>> {
    let headings = [m::NEWSPAPER, m::FIRST, m::LAST, m::ISSUES_HELD, m::PAGES_HELD, m::ARTICLES_HELD];
    let day = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), |date| date.to_string());
    let mut rows = vec![headings.map(|heading| language.say(heading, &[])).to_vec()];
    rows.extend(held.iter().map(|newspaper| {
        vec![
            newspaper.name.clone(),
            day(newspaper.first),
            day(newspaper.last),
            newspaper.issues.to_string(),
            newspaper.pages.to_string(),
            newspaper.articles.to_string(),
        ]
    }));
    rows
}

fn print_issue(issue: &Issue, screen: &mut Screen, language: Language) -> io::Result<()> {
    let mut facts = vec![
        issue.newspaper.clone().unwrap_or_else(|| language.say(m::UNKNOWN_NEWSPAPER, &[])),
        outline::dated(issue.date.as_ref(), language),
    ];
    facts.extend(issue.number.map(|number| language.say(m::NUMBER, &[&number])));
    facts.push(issue.edition.clone());
    screen.styled(STRONG, facts.join("  ").trim_end())?;
    for page in &issue.pages {
        print_page(page, screen, language)?;
    }
    screen.line("")
}

fn print_page(page: &Page, screen: &mut Screen, language: Language) -> io::Result<()> {
    let label = outline::page_name(page.label.as_ref(), language);
    let name = page.name.as_deref().unwrap_or_default();
    screen.line(&format!("{label} {name}  ({})", page.file))?;
    for article in &page.articles {
        let title = outline::title(article.headline.as_deref(), &article.beginning, language);
        let mut aside = vec![article.authors.join(" ")];
        aside.extend(article.continued_from.as_ref().map(|jump| jump_line(m::CONTINUED, jump, language)));
        aside.extend(article.continues_to.as_ref().map(|jump| jump_line(m::CONTINUES, jump, language)));
        aside.retain(|words| !words.is_empty());
        screen.entry(&article.id.to_string(), &title, &aside.join(" · "))?;
    }
    Ok(())
}

/// Where an article goes on or comes from, and that it is not joined yet if it is not.
fn jump_line(direction: Phrase, jump: &JumpLine, language: Language) -> String {
    let points = language.say(direction, &[&outline::page_name(Some(&jump.page), language)]);
    match jump.article {
        Some(_) => points,
        None => language.say(m::NOT_JOINED, &[&points]),
    }
}

fn holding_rows(held: &Stats, language: Language) -> Vec<Vec<String>> {
    let figures = [
        (m::NEWSPAPERS_HELD, held.newspapers),
        (m::ISSUES_HELD, held.issues),
        (m::PAGES_HELD, held.pages),
        (m::UNDATED_HELD, held.undated_pages),
        (m::ARTICLES_HELD, held.articles),
        (m::FILES_HELD, held.sources),
        (m::BYTES_HELD, held.original_bytes),
        (m::BOOKMARKS_HELD, held.bookmarks),
    ];
    figures.map(|(name, count)| vec![language.say(name, &[]), count.to_string()]).to_vec()
}
