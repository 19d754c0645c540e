//! `baoge search`: hits with what was found standing out.

use crate::arguments::{Order, Search};
use crate::messages::{self as m, Language};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use anstyle::Style;
use library::{Hit, SearchRequest, SearchResults, Sort};
use std::io;

/// Searches; what is odd in the query is said on standard error, and the rest of it is searched for.
pub(crate) fn run(asked: &Search, session: &mut Session) -> Result<Outcome, Failure> {
    let request = SearchRequest {
        query: asked.query.join(" "),
        offset: asked.offset,
        limit: asked.limit,
        sort: match asked.sort {
            Order::Relevance => Sort::Relevance,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        },
        exact: asked.exact,
    };
    let results = session.open()?.search(&request)?;
    if session.json {
        session.screen.json(&wire::SearchResults::from(&results))?;
    } else {
        for note in &results.notes {
            session.complain(&m::note(note, session.language));
        }
        print(&request, &results, &mut session.screen, session.language)?;
    }
    if results.total == 0 {
        session.complain(&session.language.say(m::NO_HITS, &[&request.query]));
        return Ok(Outcome::Wanting);
    }
    Ok(Outcome::Done)
}

fn print(
    request: &SearchRequest,
    results: &SearchResults,
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    if results.total == 0 {
        return Ok(());
    }
    let took = format!("{:.1}", results.took_ms);
    let mut heading = language.say(m::HITS, &[&results.total, &took]);
    let shown = results.hits.len();
    if shown > 0 && (shown as u64) < results.total {
        let (first, last) = (request.offset + 1, request.offset + shown);
        heading = format!("{heading}  {}", language.say(m::HITS_SHOWN, &[&first, &last]));
    }
    screen.styled(FAINT, &heading)?;
    results.hits.iter().try_for_each(|hit| print_hit(hit, screen, language))
}

fn print_hit(hit: &Hit, screen: &mut Screen, language: Language) -> io::Result<()> {
    screen.line("")?;
    if hit.headline.is_empty() {
        screen.styled(STRONG, &language.say(m::WITHOUT_HEADLINE, &[&""]))?;
    } else {
        screen.pieces(STRONG, &hit.headline)?;
    }
    if !hit.snippet.is_empty() {
        screen.pieces(Style::new(), &hit.snippet)?;
    }
    let place = outline::place(hit.newspaper.as_deref(), hit.date, &hit.pages, language);
    let authors = hit.authors.join(" ");
    screen.styled(FAINT, &format!("{}  {}", hit.article, format!("{place}  {authors}").trim_end()))
}
