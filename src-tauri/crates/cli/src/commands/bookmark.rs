//! `baoge bookmark`: what the reader keeps. `filing` has its collections, tags and changes.

mod filing;

use crate::arguments::{Bookmark as Asked, BookmarkAction, BookmarkOrder, Listed, Marked};
use crate::messages::{self as m, Language, bookmarks as b};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use filing::{collection_named, done, paths};
use library::{Bookmark, BookmarkQuery, CollectionId, Within};
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// Adds, lists, files, removes, takes back; takes out of the archive and into it.
pub(crate) fn run(asked: &Asked, session: &mut Session) -> Result<Outcome, Failure> {
    match &asked.action {
        BookmarkAction::Add(asked) => add(asked, session),
        BookmarkAction::List(asked) => list(asked, session),
        BookmarkAction::Remove { id } => remove(*id, session),
        BookmarkAction::Note { id, note } => {
            let change = session.open()?.set_note(*id, note)?;
            done(change, session)
        }
        BookmarkAction::Tag(asked) => filing::tag(asked, session),
        BookmarkAction::Tags { action } => filing::tags(action.as_ref(), session),
        BookmarkAction::Collect(asked) => filing::collect(asked, session),
        BookmarkAction::Collections { action } => filing::collections(action.as_ref(), session),
        BookmarkAction::Export { file } => export(file, session),
        BookmarkAction::Import { file } => import(file, session),
        BookmarkAction::Undo { list: true, .. } => filing::changes(session),
        BookmarkAction::Undo { change, .. } => filing::undo(*change, session),
    }
}

fn add(asked: &Marked, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let holdings = library.shelf_holdings()?;
    let collections = asked
        .collections
        .iter()
        .map(|named| collection_named(&holdings.collections, named))
        .collect::<Result<Vec<_>, _>>()?;
    let id = library.add_bookmark(asked.article, asked.quote.as_deref(), &asked.note)?.id;
    for tag in &asked.tags {
        library.tag(&[id], tag)?;
    }
    for collection in collections {
        library.collect(&[id], collection)?;
    }
    let bookmark = library.bookmark(id)?;
    if session.json {
        session.screen.json(&bookmark)?;
    } else {
        print(&bookmark, &paths(&holdings.collections), &mut session.screen, session.language)?;
    }
    Ok(Outcome::Done)
}

fn list(asked: &Listed, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let holdings = library.shelf_holdings()?;
    let within = match &asked.collection {
        Some(named) => Within::Collection(collection_named(&holdings.collections, named)?),
        None if asked.unfiled => Within::Unfiled,
        None => Within::Shelf,
    };
    let query = BookmarkQuery {
        words: asked.words.join(" "),
        within,
        tags: asked.tags.clone(),
        lost: asked.lost,
        order: order(asked.sort),
        offset: asked.offset,
        limit: asked.limit,
    };
    let found = library.find_bookmarks(&query)?;
    if session.json {
        session.screen.json(&wire::BookmarkList::from(&found))?;
        return Ok(Outcome::Done);
    }
    let paths = paths(&holdings.collections);
    for bookmark in &found.bookmarks {
        print(bookmark, &paths, &mut session.screen, session.language)?;
    }
    let shown = found.bookmarks.len();
    if (shown as u64) < found.total && shown > 0 {
        let (first, last) = (asked.offset + 1, asked.offset + shown);
        session.screen.line(&session.language.say(b::SHOWN, &[&found.total, &first, &last]))?;
    }
    if found.bookmarks.is_empty() {
        let phrase = match (holdings.bookmarks, asked.lost) {
            (0, _) => m::NO_BOOKMARKS,
            (_, true) => m::changing::NONE_LOST,
            (_, false) => b::NONE_FOUND,
        };
        session.complain(&session.language.say(phrase, &[]));
    }
    Ok(Outcome::Done)
}

const fn order(asked: BookmarkOrder) -> library::BookmarkOrder {
    match asked {
        BookmarkOrder::Newest => library::BookmarkOrder::Newest,
        BookmarkOrder::Oldest => library::BookmarkOrder::Oldest,
        BookmarkOrder::Date => library::BookmarkOrder::Date,
        BookmarkOrder::Place => library::BookmarkOrder::Place,
    }
}

fn remove(id: i64, session: &mut Session) -> Result<Outcome, Failure> {
    let change = session.open()?.remove_bookmark(id)?;
    if session.json {
        session.screen.json(&wire::Removed { removed: id, change })?;
    } else {
        session.screen.line(&session.language.say(m::REMOVED, &[&id]))?;
        session.screen.styled(FAINT, &session.language.say(b::UNDO_BY, &[&change]))?;
    }
    Ok(Outcome::Done)
}

fn export(file: &Path, session: &mut Session) -> Result<Outcome, Failure> {
    if file.exists() {
        let source = io::Error::from(io::ErrorKind::AlreadyExists);
        return Err(Failure::Unwritable { path: file.to_owned(), source });
    }
    let report = session.open()?.export_shelf(file)?;
    if session.json {
        session.screen.json(&wire::ShelfExported::from(&report))?;
    } else {
        let parts: [&dyn std::fmt::Display; 3] =
            [&report.path.display(), &report.bookmarks, &report.collections];
        session.screen.line(&session.language.say(b::EXPORTED, &parts))?;
    }
    Ok(Outcome::Done)
}

fn import(file: &Path, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let report = library.import_shelf(file)?;
    if session.json {
        session.screen.json(&report)?;
        return Ok(Outcome::Done);
    }
    let language = session.language;
    let counts: [&dyn std::fmt::Display; 3] = [&report.added, &report.completed, &report.already_here];
    session.screen.line(&language.say(b::IMPORTED, &counts))?;
    if !report.lost.is_empty() {
        session.screen.line(&language.say(b::NOT_HERE, &[&report.lost.len()]))?;
        let paths = paths(&library.shelf_holdings()?.collections);
        for bookmark in &report.lost {
            print(bookmark, &paths, &mut session.screen, language)?;
        }
    }
    match report.change {
        Some(change) => session.screen.styled(FAINT, &language.say(b::UNDO_BY, &[&change]))?,
        None => session.screen.line(&language.say(b::NOTHING_NEW, &[]))?,
    }
    Ok(Outcome::Done)
}

/// The number, the headline, the words marked, the note, what it is filed under, and where it stands.
fn print(
    bookmark: &Bookmark,
    paths: &HashMap<CollectionId, String>,
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    let kept = language.say(m::KEPT, &[&bookmark.id]);
    let title = bookmark.headline.clone().unwrap_or_else(|| language.say(m::WITHOUT_HEADLINE, &[&""]));
    screen.styled(STRONG, &format!("{kept}  {title}"))?;
    screen.line(&bookmark.quote)?;
    if !bookmark.note.is_empty() {
        screen.line(&format!("— {}", bookmark.note))?;
    }
    let between = language.say(b::BETWEEN, &[]);
    let inside: Vec<&str> =
        bookmark.collections.iter().filter_map(|id| paths.get(id)).map(String::as_str).collect();
    let mut filed = Vec::new();
    if !bookmark.tags.is_empty() {
        filed.push(language.say(b::TAGS, &[&bookmark.tags.join(&between)]));
    }
    if !inside.is_empty() {
        filed.push(language.say(b::IN, &[&inside.join(&between)]));
    }
    if !filed.is_empty() {
        screen.styled(FAINT, &filed.join("  "))?;
    }
    let article = bookmark.article.map_or_else(|| language.say(m::GONE, &[]), |id| id.to_string());
    let place =
        outline::place(bookmark.newspaper.as_deref(), bookmark.date, bookmark.page.as_slice(), language);
    screen.styled(FAINT, &format!("{article}  {place}"))
}
