//! `baoge purge`: what would go for good is said, and with `--yes` it goes.

use crate::arguments::Purge;
use crate::messages::{changing, purge as m};
use crate::screen::FAINT;
use crate::{Outcome, Session, failure::Failure, wire};

/// Deletes the originals of what was removed, or says what would go.
pub(crate) fn run(asked: &Purge, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let purge = if asked.yes { library.purge(&asked.changes) } else { library.would_purge(&asked.changes) }?;
    if session.json {
        session.screen.json(&wire::Purge::from(&purge))?;
    } else {
        print(&purge, session)?;
    }
    if purge.files.is_empty() {
        session.complain(&session.language.say(m::NOTHING, &[]));
        return Ok(Outcome::Wanting);
    }
    Ok(Outcome::Done)
}

fn print(purge: &library::Purge, session: &mut Session) -> std::io::Result<()> {
    let (screen, language) = (&mut session.screen, session.language);
    for file in &purge.files {
        screen.cells(&[file.bytes.to_string(), file.file.clone()])?;
    }
    if purge.kept > 0 {
        screen.styled(FAINT, &language.say(m::OTHER_PAGES, &[&purge.kept]))?;
    }
    if purge.files.is_empty() {
        return Ok(());
    }
    let phrase = if purge.done { m::PURGED } else { m::WOULD_PURGE };
    screen.line(&language.say(phrase, &[&purge.files.len(), &purge.bytes]))?;
    if purge.bookmarks > 0 {
        screen.line(&language.say(m::QUOTES_STAY, &[&purge.bookmarks]))?;
    }
    let changes: Vec<String> = purge.changes.iter().map(ToString::to_string).collect();
    let for_good = if purge.done { m::GONE_FOR_GOOD } else { m::FOR_GOOD };
    screen.line(&language.say(for_good, &[&changes.join(", ")]))?;
    if purge.done { Ok(()) } else { screen.styled(FAINT, &language.say(changing::NOTHING_CHANGED, &[])) }
}
