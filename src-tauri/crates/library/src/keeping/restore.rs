//! Bringing back what a backup holds. What was there is kept by another name, what is newer than the backup stays:
//! lines are added to the manifest and originals to the originals, and only the shelf is replaced.

use super::backup::{IMPORTS, MANIFEST, SETTINGS, SHELF, is_zip, unusable};
use super::{damage, import_log, shelf_copies};
use crate::archive::{Access, Archive, sync_folder, write_whole};
use crate::error::at;
use crate::failpoint::{Boundary, pass};
use crate::manifest::{self, Entry, Manifest};
use crate::originals::{self, Kept};
use crate::{Error, Result, shelf};
use newsprint::SourceId;
use serde::Serialize;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// What was brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RestoreReport {
    /// Bookmarks on the shelf now.
    pub bookmarks: u64,
    /// Where the shelf that was there is kept.
    pub kept: Option<PathBuf>,
    /// What the shelf was brought back from; `None`: an empty one was begun.
    pub shelf: Option<PathBuf>,
    /// Lines added to the manifest.
    pub lines: u64,
    /// Originals brought back.
    pub originals: u64,
}

/// Where a shelf is to come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfFrom<'a> {
    /// The latest dated copy that is whole.
    Last,
    /// A copy, or a backup.
    File(&'a Path),
    /// Nowhere: an empty shelf is begun.
    Nothing,
}

/// The longest original that is taken out of a backup: what an import takes in, with room to spare.
const LONGEST: u64 = 1 << 32;

/// Brings the backup at `backup` back into the archive at `folder`, which is made if there is none. Opening it then
/// makes catalogue and index.
pub fn restore(backup: &Path, folder: &Path) -> Result<RestoreReport> {
    let mut zip = open(backup)?;
    let shelf = entry(&mut zip, backup, SHELF)?;
    let lines = entry(&mut zip, backup, MANIFEST)?;
    let settings = entry(&mut zip, backup, SETTINGS)?;
    let archive = archive_for(&settings, folder)?;
    let _lock = archive.lock()?;
    archive.complete()?;
    let beside = lay_out(&archive, &shelf)?;
    if !shelf_copies::is_whole(&beside) {
        damage::remove_database(&beside);
        return Err(unusable(backup));
    }
    let originals = bring_originals(&archive, &mut zip, backup, &lines)?;
    let added = add_lines(&archive, &lines)?;
    bring_import_log(&archive, &mut zip, backup)?;
    let report = place_shelf(&archive, Some(&beside))?;
    damage::remove_database(&beside);
    Ok(RestoreReport { lines: added, originals, shelf: Some(backup.to_owned()), ..report })
}

/// Brings the shelf alone back, or begins an empty one; the one that is there is kept.
pub fn restore_shelf(folder: &Path, from: ShelfFrom<'_>) -> Result<RestoreReport> {
    let archive = Archive::find(folder)?;
    let _lock = archive.lock()?;
    let from = match from {
        ShelfFrom::Nothing => return place_shelf(&archive, None),
        ShelfFrom::File(file) => file.to_owned(),
        ShelfFrom::Last => {
            shelf_copies::last_whole(folder).ok_or_else(|| Error::NoBackup(archive.backups()))?.path
        }
    };
    let bytes = if is_zip(&from)? {
        entry(&mut open(&from)?, &from, SHELF)?
    } else {
        fs::read(&from).map_err(at(&from))?
    };
    let beside = lay_out(&archive, &bytes)?;
    let is_whole = shelf_copies::is_whole(&beside);
    let placed = if is_whole { place_shelf(&archive, Some(&beside)) } else { Err(unusable(&from)) };
    damage::remove_database(&beside);
    Ok(RestoreReport { shelf: Some(from), ..placed? })
}

fn open(backup: &Path) -> Result<ZipArchive<File>> {
    ZipArchive::new(File::open(backup).map_err(at(backup))?).map_err(|_| unusable(backup))
}

fn entry(zip: &mut ZipArchive<File>, backup: &Path, name: &str) -> Result<Vec<u8>> {
    let file = zip.by_name(name).map_err(|_| unusable(backup))?;
    let mut bytes = Vec::new();
    // Its checksum is compared when the end is reached.
    file.take(LONGEST).read_to_end(&mut bytes).map_err(|_| unusable(backup))?;
    Ok(bytes)
}

/// The archive that is there, or a new one with the name of the one that was backed up.
fn archive_for(settings: &[u8], folder: &Path) -> Result<Archive> {
    if let Err(Error::NoArchive(_)) = Archive::find(folder) {
        let archive = Archive::find_or_create(folder)?;
        let path = archive.settings();
        write_whole(&damage::with_ending(&path, ".new"), &path, settings)?;
    }
    Archive::find(folder)
}

/// The shelf of the backup as a file beside its place.
fn lay_out(archive: &Archive, bytes: &[u8]) -> Result<PathBuf> {
    let beside = archive.shelf().with_extension("restored");
    damage::remove_database(&beside);
    write_whole(&damage::with_ending(&beside, ".new"), &beside, bytes)?;
    Ok(beside)
}

/// Only what the manifest names, by the place it names, and only if it is what it says: no other name in the zip
/// becomes a path.
fn bring_originals(
    archive: &Archive,
    zip: &mut ZipArchive<File>,
    backup: &Path,
    lines: &[u8],
) -> Result<u64> {
    let mut brought = 0;
    let mut told = HashSet::new();
    for line in lines.split(|&b| b == b'\n') {
        let Ok(named) = serde_json::from_slice::<Entry>(line) else { continue };
        for (hash, kept) in named.originals() {
            let Kept::Copy(below) = kept else { continue };
            let is_new = told.insert(hash.clone());
            if !is_new || !originals::is_place_of(below, hash) || is_here(archive, hash, kept) {
                continue;
            }
            let Ok(bytes) = entry(zip, backup, &format!("originals/{below}")) else { continue };
            if originals::name_of(&bytes) == *hash {
                bring(archive, &originals::place(archive, kept), &bytes)?;
                brought += 1;
            }
        }
    }
    Ok(brought)
}

fn bring(archive: &Archive, place: &Path, bytes: &[u8]) -> Result<()> {
    let folder = place.parent().unwrap_or(archive.root());
    fs::create_dir_all(folder).map_err(at(folder))?;
    write_whole(&damage::with_ending(place, ".new"), place, bytes)
}

/// What imports said that the archive has not had. Only numbers of imports become paths.
fn bring_import_log(archive: &Archive, zip: &mut ZipArchive<File>, backup: &Path) -> Result<()> {
    let folder = archive.imports();
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let names: Vec<String> = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    for name in names {
        let Some(number) = name.strip_prefix(IMPORTS).and_then(import_log::number_of) else { continue };
        let place = import_log::place(archive, number);
        if !place.exists() {
            write_whole(&damage::with_ending(&place, ".new"), &place, &entry(zip, backup, &name)?)?;
        }
    }
    Ok(())
}

fn is_here(archive: &Archive, hash: &SourceId, kept: &Kept) -> bool {
    originals::read(archive, kept).is_ok_and(|bytes| originals::name_of(&bytes) == *hash)
}

/// Adds the lines that are not there yet, in their order.
fn add_lines(archive: &Archive, lines: &[u8]) -> Result<u64> {
    let here = manifest::read(archive)?;
    let known: HashSet<&[u8]> = here.bytes.split(|&b| b == b'\n').collect();
    let mut manifest = Manifest::open(archive)?;
    let mut added = 0;
    for line in lines.split(|&b| b == b'\n').filter(|line| !line.is_empty() && !known.contains(line)) {
        manifest.append_line(line)?;
        added += 1;
    }
    Ok(added)
}

/// Puts the shelf at `from`, or an empty one, in its place. The caller holds the write lock.
fn place_shelf(archive: &Archive, from: Option<&Path>) -> Result<RestoreReport> {
    let place = archive.shelf();
    let kept = keep(archive)?;
    pass(Boundary::ShelfAside);
    let replaced = match (from, shelf::open(archive, Access::ReadWrite)) {
        (Some(from), Ok(mut in_use)) if in_use.faults().is_empty() => in_use.replace_by(from).is_ok(),
        _ => false,
    };
    if !replaced {
        damage::remove_database(&place);
        if let Some(from) = from {
            fs::copy(from, damage::with_ending(&place, ".new")).map_err(at(&place))?;
            fs::rename(damage::with_ending(&place, ".new"), &place).map_err(at(&place))?;
        }
        sync_folder(archive.root());
    }
    pass(Boundary::ShelfPlaced);
    damage::clear(&place);
    let shelf = shelf::open(archive, Access::ReadWrite)?;
    Ok(RestoreReport { bookmarks: shelf.read(shelf::count_marks)?, kept, ..RestoreReport::default() })
}

/// Keeps what stands in the shelf's place by another name: copied by SQLite where it is whole, else byte by byte.
fn keep(archive: &Archive) -> Result<Option<PathBuf>> {
    let place = archive.shelf();
    if fs::metadata(&place).map_or(true, |found| found.len() == 0) {
        return Ok(None);
    }
    let folder = archive.backups();
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let moment: String = crate::now().chars().filter(char::is_ascii_alphanumeric).collect();
    let free = |kind: &str| {
        let numbered = (1..).map(|n| folder.join(format!("shelf-{kind}-{moment}-{n}.sqlite")));
        numbered.into_iter().find(|path| !path.exists()).expect("BUG: numbers do not end")
    };
    match shelf::open(archive, Access::ReadWrite) {
        Ok(shelf) if shelf.faults().is_empty() => {
            if shelf_copies::is_empty(&shelf) {
                return Ok(None);
            }
            let kept = free("replaced");
            shelf.copy_to(&kept)?;
            Ok(Some(kept))
        }
        _ => {
            let kept = free("damaged");
            for ending in ["", "-wal"] {
                let from = damage::with_ending(&place, ending);
                if from.exists() {
                    fs::copy(&from, damage::with_ending(&kept, ending)).map_err(at(&from))?;
                }
            }
            Ok(Some(kept))
        }
    }
}
