//! Making what is derived anew: the catalogue from originals, manifest and shelf, the index from the catalogue.
//!
//! The new lies beside the old until it is whole. So who reads goes on reading, and a crash costs the work and nothing
//! else.

use super::lost_lines::write_lost_lines;
use super::{carry_log, damage, import_log, shelf_copies};
use crate::archive::{Access, Archive, sync_folder};
use crate::database::Database;
use crate::error::{at, in_index};
use crate::failpoint::{Boundary, pass};
use crate::import::Parse;
use crate::indexing::Indexer;
use crate::intake::Intake;
use crate::manifest::Manifest;
use crate::{Result, catalogue, following, originals, settling};
use search::Index;
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What to make anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuild {
    /// The catalogue; the index, which is made from it, with it.
    pub catalogue: bool,
    /// Also where originals are missing, whose pages are then gone from the archive.
    pub without_missing: bool,
}

/// What was made anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RebuildReport {
    /// Files that the catalogue was made from; `None` if it was left as it is.
    pub files: Option<u64>,
    /// Stories in the new index.
    pub stories: u64,
    /// Originals that are missing or changed.
    pub missing: Vec<PathBuf>,
    /// Nothing was done: the pages of the missing originals stand in the old catalogue and nowhere else.
    pub refused: bool,
}

/// Makes what is derived in the archive at `folder` anew. What the reader gave and marked is not touched.
pub fn rebuild(folder: &Path, what: Rebuild) -> Result<RebuildReport> {
    rebuild_by(&Archive::find(folder)?, what, crate::apart::parse_file)
}

/// The same with a parser of one's choice.
pub(crate) fn rebuild_by(archive: &Archive, what: Rebuild, parse: Parse) -> Result<RebuildReport> {
    let _lock = archive.lock()?;
    archive.complete()?;
    let shelf = Mutex::new(shelf_copies::open(archive)?);
    let mut report = RebuildReport::default();
    if let Ok(mut in_use) = catalogue::open(archive, Access::ReadWrite) {
        // From one too damaged for it no lines can be had.
        let _ = write_lost_lines(archive, &mut in_use);
    }
    if what.catalogue {
        report.missing = missing_originals(archive);
        if !report.missing.is_empty() && !what.without_missing {
            return Ok(RebuildReport { refused: true, ..report });
        }
        report.files = Some(build_catalogue(archive, &shelf, parse)?);
    }
    let catalogue = catalogue::open(archive, Access::ReadWrite)?;
    report.stories = build_index(archive, &catalogue)?;
    Ok(report)
}

/// Originals of pages that the catalogue has, which are missing or are not what was taken in. Of a catalogue that
/// cannot be read: none, for there is nothing to lose.
fn missing_originals(archive: &Archive) -> Vec<PathBuf> {
    let sources = Database::look(&archive.catalogue()).and_then(|found| found.read(catalogue::sources));
    let is_missing = |source: &catalogue::Source| {
        originals::read(archive, &source.kept).map_or(true, |bytes| originals::name_of(&bytes) != source.hash)
    };
    let missing = sources.unwrap_or_default().into_iter().filter(is_missing);
    missing.map(|source| originals::place(archive, &source.kept)).collect()
}

/// Builds a catalogue beside the one in use and puts it in its place. Says how many files it was made from.
fn build_catalogue(archive: &Archive, shelf: &Mutex<Database>, parse: Parse) -> Result<u64> {
    let place = archive.catalogue();
    let beside = archive.root().join("catalogue.new.sqlite");
    damage::remove_database(&beside);
    let mut new = catalogue::open_at(&beside)?;
    let manifest = Manifest::open(archive)?;
    let files = Intake { archive, catalogue: &mut new, shelf, manifest, parse }.complete()?;
    settling::follow(archive, &mut new, shelf, parse)?;
    following::follow(&mut new)?;
    let is_readable = catalogue::open(archive, Access::ReadWrite).is_ok(); // brings old tables up to date
    if is_readable {
        carry_log(&mut new, &place);
    }
    import_log::bring_in(archive, &mut new)?;
    pass(Boundary::Built);
    install(archive, &new, &beside)?;
    drop(new);
    damage::remove_database(&beside);
    damage::clear(&beside);
    damage::clear(&place);
    Ok(files)
}

/// In one transaction of the catalogue in use, if it can still be written to. One too damaged for that is put aside.
fn install(archive: &Archive, new: &Database, beside: &Path) -> Result<()> {
    let replaced =
        catalogue::open(archive, Access::ReadWrite).and_then(|mut in_use| in_use.replace_by(beside));
    if let Err(error) = replaced {
        if !error.is_damage() {
            return Err(error);
        }
        let single = beside.with_extension("single");
        damage::remove_database(&single);
        new.copy_to(&single)?;
        damage::put_catalogue_aside(archive)?;
        let place = archive.catalogue();
        fs::rename(&single, &place).map_err(at(&place))?;
        sync_folder(archive.root());
    }
    pass(Boundary::Installed);
    Ok(())
}

/// Builds an index beside the one in use and puts it in its place. Says how many stories are in it.
fn build_index(archive: &Archive, catalogue: &Database) -> Result<u64> {
    let (place, beside, old) =
        (archive.index(), archive.root().join("index.new"), archive.root().join("index.old"));
    for leftover in [&beside, &old] {
        remove_folder(leftover)?;
    }
    let index = Index::open(&beside).map_err(in_index(&beside))?;
    let mut indexer = Indexer::new(archive, &index);
    let indexed = indexer.catch_up(catalogue)?;
    indexer.finish()?;
    drop(index);
    pass(Boundary::IndexBuilt);
    if place.exists() {
        fs::rename(&place, &old).map_err(at(&place))?;
    }
    pass(Boundary::IndexOut);
    fs::rename(&beside, &place).map_err(at(&beside))?;
    sync_folder(archive.root());
    damage::clear(&place);
    remove_folder(&old)?;
    Ok(indexed.stories)
}

fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(at(folder)) } else { Ok(()) }
}
