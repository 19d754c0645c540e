//! `baoge searches`: the searches a reader keeps.

use super::search;
use crate::arguments::{Searches, SearchesAction};
use crate::messages::{Language, searches as words};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, wire};
use library::{KeptSearch, SavedSearch};
use std::io;

/// Lists, saves, runs or removes.
pub(crate) fn run(asked: &Searches, session: &mut Session) -> Result<Outcome, Failure> {
    match &asked.action {
        SearchesAction::List => list(session),
        SearchesAction::Save { name, query, sort, exact } => {
            let query = query.join(" ");
            save(
                name,
                &KeptSearch { query, exact: *exact, sort: (*sort).into(), ..KeptSearch::default() },
                session,
            )
        }
        SearchesAction::Run { name, limit, offset } => again(name, *offset, *limit, session),
        SearchesAction::Remove { name } => remove(name, session),
    }
}

fn list(session: &mut Session) -> Result<Outcome, Failure> {
    let saved = session.open()?.saved_searches()?;
    if session.json {
        session.screen.json(&wire::SearchList::from(saved.as_slice()))?;
        return Ok(Outcome::Done);
    }
    for one in &saved {
        print(one, &mut session.screen, session.language)?;
    }
    if saved.is_empty() {
        session.complain(&session.language.say(words::NONE, &[]));
    }
    Ok(Outcome::Done)
}

/// The name, what it finds and how much of that is new; what it looks for.
fn print(saved: &SavedSearch, screen: &mut Screen, language: Language) -> io::Result<()> {
    let finds = match saved.new {
        0 => language.say(words::FINDS, &[&saved.total]),
        new => language.say(words::FINDS_NEW, &[&saved.total, &new]),
    };
    screen.styled(STRONG, &format!("{}  {finds}", saved.name))?;
    screen.styled(FAINT, &saved.search.written())
}

fn save(name: &str, search: &KeptSearch, session: &mut Session) -> Result<Outcome, Failure> {
    let saved = session.open()?.save_search(name, search)?;
    if session.json {
        session.screen.json(&wire::KeptSearch::from(&saved))?;
    } else {
        let sentence = session.language.say(words::SAVED, &[&saved.name, &saved.total]);
        session.screen.line(&sentence)?;
    }
    Ok(Outcome::Done)
}

fn again(name: &str, offset: usize, limit: usize, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let saved = library.saved_search(name)?;
    let results = library.run_search(&saved.search, offset, limit)?;
    let written = saved.search.written();
    let outcome = search::answer(&written, offset, limit, &results, session)?;
    // An archive that can only be read remembers nothing, and answers all the same.
    if !library.is_read_only() {
        library.look_at_search(saved.id)?;
    }
    Ok(outcome)
}

fn remove(name: &str, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let saved = library.saved_search(name)?;
    library.remove_search(saved.id)?;
    if session.json {
        session.screen.json(&wire::RemovedSearch { removed: &saved.name })?;
    } else {
        session.screen.line(&session.language.say(words::REMOVED, &[&saved.name]))?;
    }
    Ok(Outcome::Done)
}
