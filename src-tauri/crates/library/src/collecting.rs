//! Collections and tags: making and moving them, putting bookmarks under them, and taking any of it back.

use crate::marking::counts;
use crate::shelf::{self, Change, Shelved, Value};
use crate::views::{Collection, CollectionId, ShelfChange, ShelfChangeKind, ShelfHoldings, Tag};
use crate::{Error, Library, Result, now};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// What a name may be long, in characters.
const LONGEST_NAME: usize = 100;

impl Library {
    /// What stands on the shelf: how many bookmarks, which collections and tags.
    pub fn shelf_holdings(&self) -> Result<ShelfHoldings> {
        self.shelf().read(|c| {
            let all = shelf::collections(c)?;
            let collected = shelf::collected(c)?;
            let bookmarks = shelf::count_marks(c)?;
            let mut tags: BTreeMap<String, u64> = BTreeMap::new();
            for tag in shelf::tagged(c)?.into_values().flatten() {
                *tags.entry(tag).or_default() += 1;
            }
            Ok(ShelfHoldings {
                bookmarks,
                unfiled: bookmarks.saturating_sub(collected.len() as u64),
                collections: in_order(&all, &counts(&all, &collected)),
                tags: tags.into_iter().map(|(name, bookmarks)| Tag { name, bookmarks }).collect(),
            })
        })
    }

    /// Makes a collection, by itself or as part of another.
    pub fn make_collection(&self, name: &str, parent: Option<CollectionId>) -> Result<CollectionId> {
        let (name, all) = (named(name)?, self.collections()?);
        let parent = parent.map(|id| known(&all, id).map(|c| c.id)).transpose()?;
        refuse_if_taken(&all, &name, parent, None)?;
        self.change(ShelfChangeKind::MakeCollection, &name, |change| {
            shelf::make_collection(change, None, &name, parent, &now()).map(|id| (0, id))
        })
        .map(|(_, id)| CollectionId(id))
    }

    /// Calls a collection otherwise; says by which number that is undone.
    pub fn rename_collection(&self, id: CollectionId, name: &str) -> Result<i64> {
        let (name, all) = (named(name)?, self.collections()?);
        let renamed = known(&all, id)?;
        refuse_if_taken(&all, &name, renamed.parent, Some(id))?;
        self.change(ShelfChangeKind::RenameCollection, &renamed.name, |change| {
            change.write(Value::Name, id.0, Some(&name)).map(|()| (0, ()))
        })
        .map(|(change, ())| change)
    }

    /// Makes a collection part of another, or lets it stand by itself; says by which number that is undone.
    pub fn move_collection(&self, id: CollectionId, parent: Option<CollectionId>) -> Result<i64> {
        let all = self.collections()?;
        let moved = known(&all, id)?;
        let parent = parent.map(|id| known(&all, id).map(|c| c.id)).transpose()?;
        if parent.is_some_and(|parent| shelf::subtree(&all, id.0).contains(&parent)) {
            return Err(Error::WithinItself(moved.name.clone()));
        }
        refuse_if_taken(&all, &moved.name, parent, Some(id))?;
        self.change(ShelfChangeKind::MoveCollection, &moved.name, |change| {
            let parent = parent.map(|parent| parent.to_string());
            change.write(Value::Parent, id.0, parent.as_deref()).map(|()| (0, ()))
        })
        .map(|(change, ())| change)
    }

    /// Removes a collection and what is below it. The bookmarks in it stay on the shelf. Says by which number that is
    /// undone.
    pub fn remove_collection(&self, id: CollectionId) -> Result<i64> {
        let all = self.collections()?;
        let name = known(&all, id)?.name.clone();
        let counted = self.shelf().read(|c| Ok(counts(&all, &shelf::collected(c)?)))?;
        let held = counted.get(&id.0).copied().unwrap_or_default();
        self.change(ShelfChangeKind::RemoveCollection, &name, |change| {
            for id in shelf::subtree(&all, id.0) {
                change.take_off("UPDATE collection SET gone = ?1 WHERE id = ?2 AND gone IS NULL", &[&id])?;
            }
            Ok((held, ()))
        })
        .map(|(change, ())| change)
    }

    /// Puts bookmarks into a collection; says by which number that is undone, `None` where all were in it.
    pub fn collect(&self, bookmarks: &[i64], into: CollectionId) -> Result<Option<i64>> {
        let name = known(&self.collections()?, into)?.name.clone();
        self.each(ShelfChangeKind::Collect, &name, bookmarks, |change, id| shelf::collect(change, id, into.0))
    }

    /// Takes bookmarks out of a collection; they stay on the shelf.
    pub fn uncollect(&self, bookmarks: &[i64], from: CollectionId) -> Result<Option<i64>> {
        let name = known(&self.collections()?, from)?.name.clone();
        self.each(ShelfChangeKind::Uncollect, &name, bookmarks, |change, id| {
            shelf::uncollect(change, id, from.0)
        })
    }

    /// Gives bookmarks a tag.
    pub fn tag(&self, bookmarks: &[i64], tag: &str) -> Result<Option<i64>> {
        let tag = named(tag)?;
        self.each(ShelfChangeKind::Tag, &tag, bookmarks, |change, id| shelf::tag(change, id, &tag))
    }

    /// Takes a tag off bookmarks.
    pub fn untag(&self, bookmarks: &[i64], tag: &str) -> Result<Option<i64>> {
        let tag = named(tag)?;
        self.each(ShelfChangeKind::Untag, &tag, bookmarks, |change, id| shelf::untag(change, id, &tag))
    }

    /// Calls a tag otherwise, or makes it one with another. `None` where no bookmark has it.
    pub fn rename_tag(&self, tag: &str, to: &str) -> Result<Option<i64>> {
        let (tag, to) = (named(tag)?, named(to)?);
        let with = self.shelf().read(|c| shelf::with_tag(c, &tag))?;
        if tag == to {
            return Ok(None);
        }
        self.each(ShelfChangeKind::RenameTag, &tag, &with, |change, id| {
            shelf::tag(change, id, &to)?;
            shelf::untag(change, id, &tag)
        })
    }

    /// Takes a tag off all bookmarks. `None` where none has it.
    pub fn remove_tag(&self, tag: &str) -> Result<Option<i64>> {
        let tag = named(tag)?;
        let with = self.shelf().read(|c| shelf::with_tag(c, &tag))?;
        self.each(ShelfChangeKind::RemoveTag, &tag, &with, |change, id| shelf::untag(change, id, &tag))
    }

    /// Takes a change to the shelf back: the last one, or that of a number.
    pub fn undo_on_shelf(&self, change: Option<i64>) -> Result<ShelfChange> {
        self.may_write()?;
        let undone = self.shelf().write(|tx| shelf::undo_change(tx, change, &now()))?;
        undone.ok_or(Error::NothingToUndo(change))
    }

    /// The changes to the shelf, the latest first.
    pub fn shelf_changes(&self) -> Result<Vec<ShelfChange>> {
        self.shelf().read(shelf::changes)
    }

    fn collections(&self) -> Result<Vec<Shelved>> {
        self.shelf().read(shelf::collections)
    }

    /// Makes a change, which says how many bookmarks it concerned; its number comes with what `work` made.
    pub(crate) fn change<T>(
        &self,
        kind: ShelfChangeKind,
        what: &str,
        work: impl FnOnce(&Change<'_>) -> rusqlite::Result<(u64, T)>,
    ) -> Result<(i64, T)> {
        self.may_write()?;
        self.shelf().write(|tx| {
            let change = Change::begin(tx, kind, what, 0, &now())?;
            let (bookmarks, made) = work(&change)?;
            change.concerns(bookmarks)?;
            Ok((change.id, made))
        })
    }

    /// Makes a change to each of some bookmarks. Where none was changed there was no change.
    fn each(
        &self,
        kind: ShelfChangeKind,
        what: &str,
        bookmarks: &[i64],
        work: impl Fn(&Change<'_>, i64) -> rusqlite::Result<bool>,
    ) -> Result<Option<i64>> {
        self.may_write()?;
        let mut shelf = self.shelf();
        let known = |c: &Connection| {
            let unknown = bookmarks.iter().map(|id| Ok((*id, shelf::mark_of(c, *id)?.is_none())));
            unknown.collect::<rusqlite::Result<Vec<_>>>()
        };
        if let Some((id, _)) = shelf.read(known)?.into_iter().find(|(_, is_unknown)| *is_unknown) {
            return Err(Error::NoBookmark(id));
        }
        shelf.write(|tx| {
            let change = Change::begin(tx, kind, what, 0, &now())?;
            let mut concerned = 0;
            for id in bookmarks {
                concerned += u64::from(work(&change, *id)?);
            }
            if concerned == 0 {
                change.never_was()?;
                return Ok(None);
            }
            change.concerns(concerned)?;
            Ok(Some(change.id))
        })
    }
}

/// A name as it is kept: without white space around it and with one blank for any within.
pub(crate) fn named(name: &str) -> Result<String> {
    let kept = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_name =
        !kept.is_empty() && kept.chars().count() <= LONGEST_NAME && !kept.chars().any(char::is_control);
    if is_name { Ok(kept) } else { Err(Error::NotAName(name.to_owned())) }
}

fn known(all: &[Shelved], id: CollectionId) -> Result<&Shelved> {
    all.iter().find(|c| c.id == id.0).ok_or_else(|| Error::NoCollection(id.0.to_string()))
}

fn refuse_if_taken(
    all: &[Shelved],
    name: &str,
    parent: Option<i64>,
    itself: Option<CollectionId>,
) -> Result<()> {
    let is_taken = |c: &&Shelved| c.name == name && c.parent == parent && Some(CollectionId(c.id)) != itself;
    all.iter().find(is_taken).map_or(Ok(()), |c| Err(Error::NameTaken(c.name.clone())))
}

/// Collections with what is below each behind it, by name. One whose parents go round in a circle, which only a damaged
/// shelf has, stands by itself.
fn in_order(all: &[Shelved], counts: &HashMap<i64, u64>) -> Vec<Collection> {
    let mut ordered = Vec::new();
    let mut open: Vec<&Shelved> = all.iter().filter(|c| c.parent.is_none()).rev().collect();
    let mut left: Vec<i64> = all.iter().map(|c| c.id).collect();
    while let Some(next) = open.pop().or_else(|| all.iter().find(|c| left.contains(&c.id))) {
        if !left.contains(&next.id) {
            continue;
        }
        left.retain(|id| *id != next.id);
        let parent = next.parent.filter(|parent| !left.contains(parent));
        ordered.push(Collection {
            id: CollectionId(next.id),
            name: next.name.clone(),
            parent: parent.map(CollectionId),
            bookmarks: counts.get(&next.id).copied().unwrap_or_default(),
        });
        open.extend(all.iter().filter(|c| c.parent == Some(next.id)).rev());
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_something_that_can_be_seen() {
        assert_eq!(named("  水利　沿革 ").unwrap(), "水利 沿革");
        for no_name in ["", " 　", "\u{7}", &"长".repeat(101)] {
            assert!(matches!(named(no_name), Err(Error::NotAName(_))), "{no_name:?}");
        }
    }

    #[test]
    fn a_circle_is_listed_once() {
        let shelved = |id: i64, parent| Shelved {
            id,
            uid: id.to_string(),
            name: id.to_string(),
            parent,
            created: String::new(),
        };
        let all = [shelved(1, Some(2)), shelved(2, Some(1)), shelved(3, Some(2)), shelved(4, None)];
        let listed = in_order(&all, &HashMap::new());
        let pairs: Vec<(i64, Option<i64>)> =
            listed.iter().map(|c| (c.id.0, c.parent.map(|parent| parent.0))).collect();
        assert_eq!(pairs, [(4, None), (1, None), (2, Some(1)), (3, Some(2))]);
    }
}
