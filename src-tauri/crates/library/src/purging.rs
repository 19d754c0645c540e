//! Giving the room of originals back to the disk whose pages the reader took out. It is the one thing that cannot be
//! undone. What it may delete is asked of shelf and catalogue each time: the lines in the manifest only say afterwards why
//! originals are not there.

use crate::catalogue;
use crate::database::Database;
use crate::error::at;
use crate::failpoint::{Boundary, pass};
use crate::manifest::{self, Entry, Manifest, Purged};
use crate::originals::{self, Kept};
use crate::views::{Decision, Purge, PurgedFile};
use crate::{Error, Library, Result, archive, now, shelf};
use newsprint::SourceId;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What can be deleted, source by source.
#[derive(Default)]
struct Purgeable {
    /// With the paths of the copies of each.
    copies: BTreeMap<SourceId, Vec<PathBuf>>,
    told: Purge,
}

impl Library {
    /// What purging would delete: the originals of files of which no page is here any more because the reader took
    /// them out, by any change or by one of `changes`.
    pub fn would_purge(&self, changes: &[i64]) -> Result<Purge> {
        Ok(self.purgeable(&self.catalogue(), changes)?.told)
    }

    /// Deletes them. Bookmarks stay, with the words they quote.
    pub fn purge(&self, changes: &[i64]) -> Result<Purge> {
        let (_lock, mut catalogue) = self.begin()?;
        let Purgeable { copies, told } = self.purgeable(&catalogue, changes)?;
        if copies.is_empty() {
            return Ok(told);
        }
        let lines: Vec<Purged> =
            copies.keys().map(|source| Purged { purged: source.clone(), time: now() }).collect();
        let end = Manifest::open(&self.archive)?.append_purged(&lines)?;
        pass(Boundary::PurgeNoted);
        catalogue.write(|tx| catalogue::set_manifest_end(tx, end))?;
        for path in copies.values().flatten() {
            fs::remove_file(path).map_err(at(path))?;
            pass(Boundary::Deleted);
        }
        let folders: BTreeSet<&Path> = copies.values().flatten().filter_map(|path| path.parent()).collect();
        folders.into_iter().for_each(archive::sync_folder);
        Ok(Purge { done: true, ..told })
    }

    fn purgeable(&self, catalogue: &Database, changes: &[i64]) -> Result<Purgeable> {
        let removals = self.shelf().read(shelf::removals)?;
        let wanted: BTreeSet<&SourceId> = removals
            .iter()
            .filter(|(change, _)| changes.is_empty() || changes.contains(change))
            .map(|(_, source)| source)
            .collect();
        let held = catalogue.read(catalogue::known_sources)?;
        let mut found = Purgeable::default();
        let manifest = manifest::read(&self.archive)?.entries;
        for (source, entries) in entries_of(&manifest) {
            let is_gone = || self.shelf().read(|c| Ok(!shelf::said_of(c, source)?.gone().is_empty()));
            if !wanted.contains(source) || !is_gone()? {
                continue;
            }
            if held.contains(source) {
                found.told.kept += 1;
                continue;
            }
            let copies = self.copies(source, &entries, &manifest);
            let bytes = copies.iter().filter_map(|path| fs::metadata(path).ok()).map(|m| m.len()).sum();
            if copies.is_empty() {
                continue;
            }
            found.told.bytes += bytes;
            found.told.files.push(PurgedFile { file: entries[0].shown(), bytes });
            found.copies.insert(source.clone(), copies);
        }
        let goes = |source: &SourceId| found.copies.contains_key(source);
        let changes: BTreeSet<i64> =
            removals.iter().filter(|(_, source)| goes(source)).map(|(change, _)| *change).collect();
        let marks = self.shelf().read(shelf::marks)?;
        let places = marks.iter().filter_map(|(_, mark)| mark.place.as_ref());
        found.told.bookmarks = places.filter(|(source, _)| goes(source)).count() as u64;
        found.told.changes = changes.into_iter().collect();
        Ok(found)
    }

    /// The copies of a source that are there. What the reader left in its place is not ours to delete.
    /// A page that other files are read with stays.
    fn copies(&self, source: &SourceId, entries: &[&Entry], manifest: &[Entry]) -> Vec<PathBuf> {
        let has_parts = entries.iter().any(|entry| !entry.parts.is_empty());
        let others = manifest.iter().filter(|other| has_parts && other.hash != *source);
        let named: HashSet<&SourceId> =
            others.flat_map(|other| other.originals().map(|(hash, _)| hash)).collect();
        let places: BTreeSet<PathBuf> = entries
            .iter()
            .flat_map(|entry| entry.originals())
            .filter(|(hash, _)| *hash == source || !named.contains(hash))
            .filter(|(hash, kept)| matches!(kept, Kept::Copy(below) if originals::is_place_of(below, hash)))
            .map(|(_, kept)| originals::place(&self.archive, kept))
            .collect();
        places.into_iter().filter(|path| path.is_file()).collect()
    }

    /// A change of which nothing could come back is not undone at all: it would look as if something had.
    pub(crate) fn refuse_if_purged(&self, catalogue: &Database, which: Option<i64>) -> Result<()> {
        let Some(change) = self.shelf().read(|c| shelf::to_undo(c, which))? else { return Ok(()) };
        let back = self.shelf().read(|c| shelf::brought_back_by_undoing(c, change))?;
        let held = catalogue.read(catalogue::known_sources)?;
        let is_lost = |purged: &HashSet<SourceId>| {
            !back.is_empty() && back.iter().all(|source| purged.contains(source) && !held.contains(source))
        };
        if !back.is_empty() && is_lost(&self.purged()?) { Err(Error::Purged(change)) } else { Ok(()) }
    }

    /// Of a purge that was interrupted, files may have come back that the manifest calls deleted: it names them again.
    pub(crate) fn name_again(&self, catalogue: &mut Database) -> Result<()> {
        let manifest::Reading { entries, purged, .. } = manifest::read(&self.archive)?;
        let held = catalogue.read(catalogue::known_sources)?;
        let entries = entries_of(&entries);
        let mut manifest = Manifest::open(&self.archive)?;
        for source in purged.iter().filter(|source| held.contains(source)) {
            let Some(entry) = entries.get(source).and_then(|entries| entries.first()) else { continue };
            let end = manifest.append(entry)?;
            catalogue.write(|tx| catalogue::set_manifest_end(tx, end))?;
        }
        Ok(())
    }

    /// Notes with decisions which of them cannot be taken back any more.
    pub(crate) fn tell_purged(&self, decisions: &mut [Decision]) -> Result<()> {
        let purged = self.purged()?;
        if purged.is_empty() {
            return Ok(());
        }
        let held = self.catalogue().read(catalogue::known_sources)?;
        for decision in decisions.iter_mut().filter(|decision| !decision.undone) {
            let back = self.shelf().read(|c| shelf::brought_back_by_undoing(c, decision.id))?;
            let is_lost = |source: &SourceId| purged.contains(source) && !held.contains(source);
            decision.purged = !back.is_empty() && back.iter().all(is_lost);
        }
        Ok(())
    }

    /// Sources whose copies were deleted on purpose and are not there.
    fn purged(&self) -> Result<HashSet<SourceId>> {
        let manifest::Reading { entries: manifest, mut purged, .. } = manifest::read(&self.archive)?;
        if !purged.is_empty() {
            let entries = entries_of(&manifest);
            purged.retain(|source| {
                entries.get(source).is_none_or(|found| self.copies(source, found, &manifest).is_empty())
            });
        }
        Ok(purged)
    }
}

fn entries_of(entries: &[Entry]) -> BTreeMap<&SourceId, Vec<&Entry>> {
    let mut of = BTreeMap::<&SourceId, Vec<&Entry>>::new();
    for entry in entries {
        of.entry(&entry.hash).or_default().push(entry);
    }
    of
}
