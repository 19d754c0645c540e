//! Collections, tags, and the changes to what the reader keeps.

use crate::arguments::{Collected, CollectionAction, Kept, TagAction};
use crate::messages::{Language, bookmarks as b};
use crate::screen::{FAINT, STRONG};
use crate::{Outcome, Session, failure::Failure, wire};
use library::{Collection, CollectionId, Error, ShelfChange, ShelfChangeKind};
use std::collections::HashMap;

pub(super) fn tag(asked: &Kept, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let change = if asked.off {
        library.untag(&asked.ids, &asked.tag)?
    } else {
        library.tag(&asked.ids, &asked.tag)?
    };
    done(change, session)
}

pub(super) fn tags(action: Option<&TagAction>, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    match action {
        Some(TagAction::Rename { tag, to }) => return done(library.rename_tag(tag, to)?, session),
        Some(TagAction::Remove { tag }) => return done(library.remove_tag(tag)?, session),
        None => {}
    }
    let tags = library.shelf_holdings()?.tags;
    if session.json {
        session.screen.json(&wire::TagList { tags: &tags })?;
        return Ok(Outcome::Done);
    }
    let rows: Vec<Vec<String>> =
        tags.iter().map(|tag| vec![tag.name.clone(), tag.bookmarks.to_string()]).collect();
    session.screen.table(&rows)?;
    if tags.is_empty() {
        session.complain(&session.language.say(b::NO_TAGS, &[]));
    }
    Ok(Outcome::Done)
}

pub(super) fn collect(asked: &Collected, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let collection = collection_named(&library.shelf_holdings()?.collections, &asked.collection)?;
    let change = if asked.off {
        library.uncollect(&asked.ids, collection)?
    } else {
        library.collect(&asked.ids, collection)?
    };
    done(change, session)
}

pub(super) fn collections(
    action: Option<&CollectionAction>,
    session: &mut Session,
) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let all = library.shelf_holdings()?.collections;
    let one = |named: &str| collection_named(&all, named);
    let above = |named: &Option<String>| named.as_deref().map(one).transpose();
    let change = match action {
        None => return list(&all, session),
        Some(CollectionAction::Make { name, parent }) => {
            library.make_collection(name, above(parent)?)?;
            library.shelf_changes()?.first().map(|change| change.id)
        }
        Some(CollectionAction::Rename { collection, name }) => {
            Some(library.rename_collection(one(collection)?, name)?)
        }
        Some(CollectionAction::Move { collection, parent }) => {
            Some(library.move_collection(one(collection)?, above(parent)?)?)
        }
        Some(CollectionAction::Remove { collection }) => Some(library.remove_collection(one(collection)?)?),
    };
    done(change, session)
}

fn list(all: &[Collection], session: &mut Session) -> Result<Outcome, Failure> {
    if session.json {
        session.screen.json(&wire::CollectionList { collections: all })?;
        return Ok(Outcome::Done);
    }
    let paths = paths(all);
    let rows: Vec<Vec<String>> =
        all.iter().map(|c| vec![paths[&c.id].clone(), c.bookmarks.to_string()]).collect();
    session.screen.table(&rows)?;
    if all.is_empty() {
        session.complain(&session.language.say(b::NO_COLLECTIONS, &[]));
    }
    Ok(Outcome::Done)
}

/// Says that it is done and how it is taken back; or that nothing was to be done.
pub(super) fn done(change: Option<i64>, session: &mut Session) -> Result<Outcome, Failure> {
    if session.json {
        session.screen.json(&wire::ShelfChanged { change })?;
        return Ok(Outcome::Done);
    }
    let language = session.language;
    match change {
        Some(change) => session.screen.line(&language.say(b::UNDO_BY, &[&change]))?,
        None => session.screen.line(&language.say(b::NOTHING_NEW, &[]))?,
    }
    Ok(Outcome::Done)
}

pub(super) fn undo(which: Option<i64>, session: &mut Session) -> Result<Outcome, Failure> {
    let undone = session.open()?.undo_on_shelf(which)?;
    if session.json {
        session.screen.json(&undone)?;
    } else {
        let language = session.language;
        session.screen.line(&language.say(b::UNDONE, &[&undone.id, &said(&undone, language)]))?;
    }
    Ok(Outcome::Done)
}

pub(super) fn changes(session: &mut Session) -> Result<Outcome, Failure> {
    let changes = session.open()?.shelf_changes()?;
    if session.json {
        session.screen.json(&wire::ShelfChangeList { changes: &changes })?;
        return Ok(Outcome::Done);
    }
    for change in &changes {
        let mut text = format!("{:>4}  {}", change.id, said(change, session.language));
        if change.undone {
            text = format!("{text}  {}", session.language.say(b::IS_UNDONE, &[]));
        }
        let style = if change.undone { FAINT } else { STRONG };
        session.screen.spans(&[(style, text), (FAINT, format!("  {}", change.made))])?;
    }
    Ok(Outcome::Done)
}

fn said(change: &ShelfChange, language: Language) -> String {
    let kind = language.say(b::kind(change.kind), &[&change.undoes.unwrap_or_default()]);
    let counts =
        !matches!(change.kind, ShelfChangeKind::Mark | ShelfChangeKind::Unmark | ShelfChangeKind::Note);
    match change.bookmarks {
        n if n > 0 && counts => language.say(b::CHANGED_MANY, &[&kind, &change.what, &n]),
        _ => language.say(b::CHANGED, &[&kind, &change.what]),
    }
}

/// The names of collections with those of what they are part of: 论文/第一章.
pub(super) fn paths(all: &[Collection]) -> HashMap<CollectionId, String> {
    let mut paths: HashMap<CollectionId, String> = HashMap::new();
    for collection in all {
        let above = collection.parent.and_then(|parent| paths.get(&parent));
        let path =
            above.map_or_else(|| collection.name.clone(), |above| format!("{above}/{}", collection.name));
        paths.insert(collection.id, path);
    }
    paths
}

/// The collection of this path, or the only one of this name.
pub(super) fn collection_named(all: &[Collection], named: &str) -> Result<CollectionId, Failure> {
    let paths = paths(all);
    let by_path: Vec<&Collection> = all.iter().filter(|c| paths[&c.id] == named).collect();
    let by_name: Vec<&Collection> = all.iter().filter(|c| c.name == named).collect();
    match (by_path.as_slice(), by_name.as_slice()) {
        ([one], _) | ([], [one]) => Ok(one.id),
        ([], []) => Err(Error::NoCollection(named.to_owned()).into()),
        (several, others) => {
            let of = if several.is_empty() { others } else { several };
            Err(Failure::WhichCollection {
                name: named.to_owned(),
                paths: of.iter().map(|c| paths[&c.id].clone()).collect(),
            })
        }
    }
}
