//! Opening an archive: what is missing is made, what a crash left undone is done, what is derived and old is
//! made anew. What was done is kept to be told.

use crate::archive::{Access, Archive};
use crate::database::Database;
use crate::error::{at, in_index};
use crate::following;
use crate::import::{Pace, Parse};
use crate::indexing::{Behind, Indexed, Indexer, behind};
use crate::intake::Intake;
use crate::keeping::{self, damage, import_log, shelf_copies};
use crate::manifest::{self, Manifest};
use crate::ranking::LastRanking;
use crate::{Error, Library, Result, catalogue, settling, shelf};
use search::Index;
use serde::Serialize;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Something that opening an archive set right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Repair {
    /// Files whose import a crash interrupted were taken in from their originals.
    ImportCompleted {
        /// How many.
        files: u64,
    },
    /// What the reader had decided about pages was done, which a crash interrupted, or of which the catalogue did not
    /// know.
    DecisionsFollowed {
        /// How many pages it concerned.
        pages: u64,
    },
    /// The index lacked what was imported last.
    IndexCompleted {
        /// How many stories it lacked.
        stories: u64,
    },
    /// The index was missing, damaged, or made for other software, and was made anew.
    IndexRebuilt {
        /// How many stories are in it.
        stories: u64,
    },
    /// The catalogue was damaged, and was made anew from originals, manifest and shelf.
    CatalogueRebuilt {
        /// How many files it was made from.
        files: u64,
        /// How many files the manifest names whose originals are missing or changed.
        missing: u64,
    },
}

/// Opens `archive`, whose page files `parse` takes apart. A damaged catalogue is put aside and made anew.
pub(crate) fn open(archive: Archive, parse: Parse) -> Result<Library> {
    let place = archive.catalogue();
    let is_ours = archive.access() == Access::ReadWrite;
    match open_as_it_is(archive.clone(), parse) {
        Err(error) if is_ours && error.is_damage() && error.is_at(&place) => {
            let lock = archive.lock()?;
            let aside = damage::put_catalogue_aside(&archive)?;
            drop(lock);
            told_rebuilt(open_as_it_is(archive, parse)?, &aside)
        }
        opened => opened,
    }
}

/// Of a library whose catalogue had to be put `aside`: what can still be read of the import log is taken over, and
/// what happened is told as what it is.
fn told_rebuilt(mut library: Library, aside: &Path) -> Result<Library> {
    {
        let mut catalogue = library.catalogue.lock().unwrap_or_else(PoisonError::into_inner);
        keeping::carry_log(&mut catalogue, aside);
        damage::clear(&library.archive.catalogue());
        let files = catalogue.read(catalogue::holdings)?.sources;
        let missing = keeping::unread(&library.archive, &catalogue)?.len() as u64;
        library.repairs.retain(|repair| !matches!(repair, Repair::ImportCompleted { .. }));
        library.repairs.insert(0, Repair::CatalogueRebuilt { files, missing });
    }
    Ok(library)
}

fn open_as_it_is(archive: Archive, parse: Parse) -> Result<Library> {
    if archive.access() == Access::ReadWrite {
        archive.complete()?;
    }
    let mut catalogue = catalogue::open(&archive, archive.access())?;
    if archive.access() == Access::ReadWrite && damage::is_suspect(&archive.catalogue()) {
        look_through(&archive, &catalogue)?;
    }
    let shelf = shelf_copies::open(&archive)?;
    if archive.access() == Access::ReadWrite {
        shelf_copies::copy_if_due(&archive, &shelf);
    }
    let shelf = Mutex::new(shelf);
    damage::take_index_away_if_damaged(&archive)?;
    let (index, repairs) = match archive.access() {
        Access::ReadWrite => {
            let index = open_index(&archive)?;
            let repairs = repair(&archive, &mut catalogue, &shelf, &index, parse)?;
            (index, repairs)
        }
        Access::ReadOnly => open_index_for_reading(&archive, &catalogue)?,
    };
    let library = Library {
        archive,
        catalogue: Mutex::new(catalogue),
        shelf,
        index,
        last_ranking: LastRanking::default(),
        parse,
        pace: Pace::default(),
        repairs,
    };
    if library.archive.access() == Access::ReadWrite && library.shelf().read(shelf::has_unplaced_marks)? {
        library.place_marks(&library.catalogue())?;
    }
    Ok(library)
}

/// From end to end, because something in it could not be read.
fn look_through(archive: &Archive, catalogue: &Database) -> Result<()> {
    if !catalogue.faults().is_empty() || !catalogue.read(|c| Ok(catalogue::is_readable(c)))? {
        let path = archive.catalogue();
        return Err(Error::Database { path, source: damage::found() });
    }
    damage::clear(&archive.catalogue());
    Ok(())
}

/// Does what was left undone. The caller holds the write lock.
pub(crate) fn complete(
    archive: &Archive,
    catalogue: &mut Database,
    shelf: &Mutex<Database>,
    indexer: &mut Indexer<'_>,
    parse: Parse,
) -> Result<Vec<Repair>> {
    let mut repairs = Vec::new();
    read_again_for_older_shelf(catalogue, shelf)?;
    let mut intake =
        Intake { archive, catalogue: &mut *catalogue, shelf, manifest: Manifest::open(archive)?, parse };
    let files = intake.complete()?;
    if files > 0 {
        repairs.push(Repair::ImportCompleted { files });
    }
    import_log::level(archive, catalogue)?;
    let settled = settling::follow(archive, catalogue, shelf, parse)?;
    if settled != catalogue::Settled::default() {
        repairs
            .push(Repair::DecisionsFollowed { pages: settled.removed + settled.returned + settled.restated });
    }
    following::follow(catalogue)?;
    let indexed = indexer.catch_up(catalogue)?;
    if indexed.anew {
        // An index in many pieces answers as well.
        let _ = indexer.finish();
    }
    repairs.extend(told(indexed));
    Ok(repairs)
}

/// A shelf that was brought back from before decisions that the catalogue followed: files that one of these took out are
/// looked for in the manifest again.
fn read_again_for_older_shelf(catalogue: &mut Database, shelf: &Mutex<Database>) -> Result<()> {
    let last = shelf.lock().unwrap_or_else(PoisonError::into_inner).read(shelf::last_decision)?;
    if last < catalogue.read(catalogue::decision)? {
        catalogue.write(|tx| catalogue::set_manifest_end(tx, 0))?;
    }
    Ok(())
}

/// Looks first, and asks for the right to write only if something is to be done: opening must not be in the way
/// of somebody who wants to import. If somebody else is writing, they do it.
fn repair(
    archive: &Archive,
    catalogue: &mut Database,
    shelf: &Mutex<Database>,
    index: &Index,
    parse: Parse,
) -> Result<Vec<Repair>> {
    let progress = catalogue.read(catalogue::progress)?;
    let has_all = manifest::length(archive)? <= progress.manifest_end;
    let is_followed = catalogue.read(catalogue::unfollowed)?.is_empty();
    let is_settled = settling::is_level(catalogue, &shelf.lock().unwrap_or_else(PoisonError::into_inner))?;
    let is_logged = import_log::is_level(archive, catalogue)?;
    if has_all && is_followed && is_settled && is_logged && behind(index, progress) == Behind::Level {
        return Ok(Vec::new());
    }
    match archive.lock() {
        Ok(_lock) => complete(archive, catalogue, shelf, &mut Indexer::new(archive, index), parse),
        Err(Error::Busy(_)) => Ok(Vec::new()),
        Err(e) => Err(e),
    }
}

/// An index that cannot be opened holds nothing that the catalogue has not: it is thrown away.
fn open_index(archive: &Archive) -> Result<Index> {
    let folder = archive.index();
    if let Ok(index) = Index::open(&folder) {
        return Ok(index);
    }
    let _lock = archive.lock()?;
    fs::remove_dir_all(&folder).map_err(at(&folder))?;
    Index::open(&folder).map_err(in_index(&folder))
}

/// Where nothing can be written, an index that will not do is made in memory instead.
fn open_index_for_reading(archive: &Archive, catalogue: &Database) -> Result<(Index, Vec<Repair>)> {
    let folder = archive.index();
    let progress = catalogue.read(catalogue::progress)?;
    if let Ok(index) = Index::open(&folder)
        && behind(&index, progress) == Behind::Level
    {
        return Ok((index, Vec::new()));
    }
    let index = Index::in_memory().map_err(in_index(&folder))?;
    let indexed = Indexer::new(archive, &index).catch_up(catalogue)?;
    Ok((index, told(indexed).into_iter().collect()))
}

fn told(indexed: Indexed) -> Option<Repair> {
    let Indexed { stories, anew } = indexed;
    match (stories, anew) {
        (0, false) => None,
        (_, true) => Some(Repair::IndexRebuilt { stories }),
        (_, false) => Some(Repair::IndexCompleted { stories }),
    }
}
