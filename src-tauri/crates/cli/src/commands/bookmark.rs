//! `baoge bookmark`: what the reader keeps.

use crate::arguments::{Bookmark as Asked, BookmarkAction};
use crate::messages::{self as m, Language};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use library::{ArticleId, Bookmark};
use std::io;

/// Adds, lists or removes.
pub(crate) fn run(asked: &Asked, session: &mut Session) -> Result<Outcome, Failure> {
    match &asked.action {
        BookmarkAction::Add { article, quote, note } => add(*article, quote.as_deref(), note, session),
        BookmarkAction::List { lost } => list(*lost, session),
        BookmarkAction::Remove { id } => remove(*id, session),
    }
}

fn add(
    article: ArticleId,
    quote: Option<&str>,
    note: &str,
    session: &mut Session,
) -> Result<Outcome, Failure> {
    let bookmark = session.open()?.add_bookmark(article, quote, note)?;
    if session.json {
        session.screen.json(&bookmark)?;
    } else {
        print(&bookmark, &mut session.screen, session.language)?;
    }
    Ok(Outcome::Done)
}

fn list(lost: bool, session: &mut Session) -> Result<Outcome, Failure> {
    let mut kept = session.open()?.bookmarks()?;
    kept.retain(|bookmark| !lost || bookmark.article.is_none());
    if session.json {
        session.screen.json(&wire::BookmarkList::from(kept.as_slice()))?;
        return Ok(Outcome::Done);
    }
    for bookmark in &kept {
        print(bookmark, &mut session.screen, session.language)?;
    }
    if kept.is_empty() {
        let phrase = if lost { m::changing::NONE_LOST } else { m::NO_BOOKMARKS };
        session.complain(&session.language.say(phrase, &[]));
    }
    Ok(Outcome::Done)
}

fn remove(id: i64, session: &mut Session) -> Result<Outcome, Failure> {
    session.open()?.remove_bookmark(id)?;
    if session.json {
        session.screen.json(&wire::Removed { removed: id })?;
    } else {
        session.screen.line(&session.language.say(m::REMOVED, &[&id]))?;
    }
    Ok(Outcome::Done)
}

/// The number, the headline, the words marked, the note, and where it stands.
fn print(bookmark: &Bookmark, screen: &mut Screen, language: Language) -> io::Result<()> {
    let kept = language.say(m::KEPT, &[&bookmark.id]);
    let title = bookmark.headline.clone().unwrap_or_else(|| language.say(m::WITHOUT_HEADLINE, &[&""]));
    screen.styled(STRONG, &format!("{kept}  {title}"))?;
    screen.line(&bookmark.quote)?;
    if !bookmark.note.is_empty() {
        screen.line(&format!("— {}", bookmark.note))?;
    }
    let article = bookmark.article.map_or_else(|| language.say(m::GONE, &[]), |id| id.to_string());
    let place =
        outline::place(bookmark.newspaper.as_deref(), bookmark.date, bookmark.page.as_slice(), language);
    screen.styled(FAINT, &format!("{article}  {place}"))
}
