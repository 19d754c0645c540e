//! Looking an archive over, part by part, without opening it as an archive: it must work on one that does not open.
//!
//! What it says names parts and files and never a word of an article, so that it can be sent to somebody who helps.

use super::lost_lines::{lost_lines, write_lost_lines};
use super::rebuild::{Rebuild, rebuild_by};
use super::{damage, shelf_copies};
use crate::archive::{Access, Archive};
use crate::database::Database;
use crate::indexing::{Behind, behind};
use crate::manifest::{self, Entry};
use crate::{Error, Result, catalogue, originals, shelf};
use newsprint::SourceId;
use search::Index;
use serde::Serialize;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A part of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Portion {
    /// `archive.toml`: the format's version.
    Format,
    /// Whether the files can be written.
    Permissions,
    /// Whether another program is writing.
    Lock,
    /// Room on the disk.
    Space,
    /// `manifest.jsonl`.
    Manifest,
    /// The imported files.
    Originals,
    /// `catalogue.sqlite`.
    Catalogue,
    /// Files that the manifest names and the catalogue does not have.
    TakenIn,
    /// `shelf.sqlite`.
    Shelf,
    /// The dated copies of the shelf.
    ShelfCopies,
    /// The files of the index.
    Index,
    /// Whether the index has followed the catalogue.
    Level,
    /// The pictures in `cache/`, in bytes. They are drawn again when they are missed.
    Pictures,
}

/// How a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// As it should be.
    Fine,
    /// Worth knowing, and nothing is wrong.
    Notable,
    /// Something is wrong.
    Trouble,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Use the version of the program that made the archive, or a later one.
    NewerProgram,
    /// Get the right to write there.
    Permit,
    /// Wait for the other program.
    Wait,
    /// Make room.
    MakeRoom,
    /// Bring the files back to where they were.
    BringBack,
    /// Nothing by hand: it is derived, and can be made anew.
    Mend,
    /// Bring the shelf back from a copy.
    RestoreShelf,
    /// Bring the part back from a backup.
    Restore,
}

/// What was found of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checkup {
    /// Of what.
    pub part: Portion,
    /// How it is.
    pub health: Health,
    /// How many of what the part consists of were looked at, or are wrong where something is.
    pub count: u64,
    /// Names of files and what is technically wrong with them; no words of articles.
    pub details: Vec<String>,
    /// What to do, where something is wrong.
    pub advice: Option<Advice>,
}

/// Names of files told; the count has them all.
const TOLD: usize = 5;

/// Room for the catalogue and the index to be made anew, and this much.
const SPARE: u64 = 64 << 20;

/// Looks the archive at `folder` over. An error only where there is none.
pub fn examine(folder: &Path) -> Result<Vec<Checkup>> {
    let archive = match Archive::find(folder) {
        Err(error @ (Error::NewerFormat { .. } | Error::Settings { .. })) => {
            return Ok(vec![unknown_format(&error)]);
        }
        found => found?,
    };
    let reading = manifest::read(&archive).unwrap_or_default();
    let catalogue = Database::look(&archive.catalogue());
    let catalogue = catalogue.as_ref().ok();
    let mut found = vec![
        checkup(Portion::Format, u64::from(crate::archive::FORMAT_VERSION)),
        permissions(&archive),
        lock(&archive),
        space(&archive),
        manifest_lines(&archive, catalogue, &reading),
        originals_of(&archive, catalogue, &reading),
        catalogue_itself(&archive, catalogue),
    ];
    found.extend(catalogue.map(|catalogue| taken_in(&archive, catalogue)));
    found.extend([shelf_itself(&archive), copies(&archive)]);
    found.extend(index(&archive, catalogue));
    found.push(checkup(Portion::Pictures, crate::cache::bytes(&archive)));
    Ok(found)
}

/// Mends what is derived among what was `found`. What is the reader's is never touched.
pub fn mend(folder: &Path, found: &[Checkup]) -> Result<()> {
    let to_mend = |part| found.iter().any(|f| f.part == part && f.advice == Some(Advice::Mend));
    let archive = Archive::find(folder)?;
    if to_mend(Portion::Manifest) {
        let _lock = archive.lock()?;
        write_lost_lines(&archive, &mut catalogue::open(&archive, Access::ReadWrite)?)?;
    }
    let catalogue = to_mend(Portion::Catalogue) || to_mend(Portion::TakenIn);
    if catalogue || to_mend(Portion::Index) || to_mend(Portion::Level) {
        rebuild_by(&archive, Rebuild { catalogue, without_missing: false }, crate::apart::parse_file)?;
    }
    Ok(())
}

/// Files that the manifest names and `catalogue` does not have, without those that the reader took out or had deleted.
pub(crate) fn unread(archive: &Archive, catalogue: &Database) -> Result<Vec<PathBuf>> {
    let held = catalogue.read(catalogue::known_sources)?;
    let mut told: HashSet<SourceId> = HashSet::new();
    let shelf = Database::look(&archive.shelf()).ok();
    let is_gone = |source: &SourceId| {
        let said = shelf.as_ref().and_then(|shelf| shelf.read(|c| shelf::said_of(c, source)).ok());
        said.is_some_and(|said| !said.gone().is_empty())
    };
    let reading = manifest::read(archive)?;
    let unread =
        reading.entries.iter().filter(|entry| !held.contains(&entry.hash) && told.insert(entry.hash.clone()));
    let unread = unread.filter(|entry| !is_gone(&entry.hash));
    let places = unread.map(|entry| (&entry.hash, originals::place(archive, &entry.kept)));
    let is_purged = |source: &SourceId, path: &Path| reading.purged.contains(source) && !path.is_file();
    Ok(places.filter(|(source, path)| !is_purged(source, path)).map(|(_, path)| path).collect())
}

fn checkup(part: Portion, count: u64) -> Checkup {
    Checkup { part, health: Health::Fine, count, details: Vec::new(), advice: None }
}

fn trouble(part: Portion, details: &[String], advice: Advice) -> Checkup {
    let count = details.len() as u64;
    let details = details.iter().take(TOLD).cloned().collect();
    Checkup { part, health: Health::Trouble, count, details, advice: Some(advice) }
}

fn unknown_format(error: &Error) -> Checkup {
    let advice =
        if matches!(error, Error::NewerFormat { .. }) { Advice::NewerProgram } else { Advice::Restore };
    trouble(Portion::Format, &[error.to_string()], advice)
}

fn permissions(archive: &Archive) -> Checkup {
    let parts =
        [archive.catalogue(), archive.shelf(), manifest::path(archive), archive.originals(), archive.index()];
    let closed = |path: &&PathBuf| fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    let mut closed: Vec<String> = parts.iter().filter(closed).map(|path| shown(path)).collect();
    if archive.access() == Access::ReadOnly {
        closed.insert(0, shown(archive.root()));
    }
    if closed.is_empty() {
        checkup(Portion::Permissions, 0)
    } else {
        trouble(Portion::Permissions, &closed, Advice::Permit)
    }
}

fn lock(archive: &Archive) -> Checkup {
    let is_busy = matches!(archive.lock(), Err(Error::Busy(_)));
    let advice = is_busy.then_some(Advice::Wait);
    let health = if is_busy { Health::Notable } else { Health::Fine };
    Checkup { health, advice, ..checkup(Portion::Lock, u64::from(is_busy)) }
}

fn space(archive: &Archive) -> Checkup {
    let Ok(free) = fs4::available_space(archive.root()) else { return checkup(Portion::Space, 0) };
    let needed = size_of(&archive.catalogue()) + size_of(&archive.index()) + SPARE;
    let advice = (free < needed).then_some(Advice::MakeRoom);
    let health = if free < needed { Health::Trouble } else { Health::Fine };
    Checkup { health, advice, ..checkup(Portion::Space, free) }
}

fn size_of(path: &Path) -> u64 {
    let Ok(found) = fs::symlink_metadata(path) else { return 0 };
    if !found.is_dir() {
        return found.len();
    }
    fs::read_dir(path).map_or(0, |entries| entries.flatten().map(|entry| size_of(&entry.path())).sum())
}

/// A line that cannot be read is no trouble where the catalogue has what all lines named: it can be written again, or
/// has been.
fn manifest_lines(archive: &Archive, catalogue: Option<&Database>, reading: &manifest::Reading) -> Checkup {
    if let Err(error) = manifest::length(archive) {
        return trouble(Portion::Manifest, &[error.to_string()], Advice::Permit);
    }
    let lost = catalogue.and_then(|catalogue| lost_lines(archive, catalogue).ok());
    let names: Vec<String> =
        lost.iter().flatten().map(|line| shown(&originals::place(archive, &line.kept))).collect();
    if !names.is_empty() {
        return trouble(Portion::Manifest, &names, Advice::Mend);
    }
    let lines: Vec<String> = reading.garbled.iter().map(|line| format!("manifest.jsonl:{line}")).collect();
    if lines.is_empty() {
        return checkup(Portion::Manifest, reading.entries.len() as u64);
    }
    if lost.is_some() {
        let said = trouble(Portion::Manifest, &lines, Advice::Mend);
        return Checkup { health: Health::Notable, advice: None, ..said };
    }
    trouble(Portion::Manifest, &lines, Advice::Restore)
}

/// Reads every original that the catalogue, or without one the manifest, names.
fn originals_of(archive: &Archive, catalogue: Option<&Database>, reading: &manifest::Reading) -> Checkup {
    let named =
        catalogue.and_then(|catalogue| catalogue.read(catalogue::sources).ok()).unwrap_or_else(|| {
            let source =
                |entry: &Entry| catalogue::Source { hash: entry.hash.clone(), kept: entry.kept.clone() };
            reading.entries.iter().filter(|entry| !reading.purged.contains(&entry.hash)).map(source).collect()
        });
    let is_wrong = |source: &&catalogue::Source| {
        originals::read(archive, &source.kept).map_or(true, |bytes| originals::name_of(&bytes) != source.hash)
    };
    let wrong: Vec<String> =
        named.iter().filter(is_wrong).map(|source| shown(&originals::place(archive, &source.kept))).collect();
    if wrong.is_empty() {
        return checkup(Portion::Originals, named.len() as u64);
    }
    trouble(Portion::Originals, &wrong, Advice::BringBack)
}

fn catalogue_itself(archive: &Archive, catalogue: Option<&Database>) -> Checkup {
    let Some(catalogue) = catalogue else {
        return trouble(Portion::Catalogue, &[shown(&archive.catalogue())], Advice::Mend);
    };
    let mut faults = catalogue.faults();
    if faults.is_empty() && !catalogue.read(|c| Ok(catalogue::is_readable(c))).unwrap_or(false) {
        faults.push(shown(&archive.catalogue()));
    }
    if faults.is_empty() {
        let articles = catalogue.read(catalogue::article_ids).map_or(0, |ids| ids.len() as u64);
        return checkup(Portion::Catalogue, articles);
    }
    trouble(Portion::Catalogue, &faults, Advice::Mend)
}

fn taken_in(archive: &Archive, catalogue: &Database) -> Checkup {
    let unread = unread(archive, catalogue).unwrap_or_default();
    if unread.is_empty() {
        return checkup(Portion::TakenIn, 0);
    }
    let are_here = unread.iter().any(|path| path.is_file());
    let names: Vec<String> = unread.iter().map(|path| shown(path)).collect();
    trouble(Portion::TakenIn, &names, if are_here { Advice::Mend } else { Advice::BringBack })
}

fn shelf_itself(archive: &Archive) -> Checkup {
    let path = archive.shelf();
    let has_copies = !shelf_copies::shelf_copies(archive.root()).is_empty();
    let is_gone = fs::metadata(&path).map_or(true, |found| found.len() == 0);
    if is_gone && !has_copies {
        return checkup(Portion::Shelf, 0); // Of a new archive: it is made at the next opening.
    }
    let faults = match Database::look(&path) {
        Ok(shelf) if !is_gone => shelf.faults(),
        _ => vec![shown(&path)],
    };
    if faults.is_empty() {
        checkup(Portion::Shelf, 1)
    } else {
        trouble(Portion::Shelf, &faults, Advice::RestoreShelf)
    }
}

/// Copies are made by themselves, so that none is worth knowing, and a damaged one is trouble.
fn copies(archive: &Archive) -> Checkup {
    let copies = shelf_copies::shelf_copies(archive.root());
    let damaged: Vec<String> = copies
        .iter()
        .filter(|copy| !shelf_copies::is_whole(&copy.path))
        .map(|copy| shown(&copy.path))
        .collect();
    if damaged.is_empty() {
        return checkup(Portion::ShelfCopies, copies.len() as u64);
    }
    Checkup {
        health: Health::Notable,
        advice: None,
        ..trouble(Portion::ShelfCopies, &damaged, Advice::Restore)
    }
}

/// The index's files, and how far it has followed.
fn index(archive: &Archive, catalogue: Option<&Database>) -> Vec<Checkup> {
    let folder = archive.index();
    let progress = catalogue.and_then(|catalogue| catalogue.read(catalogue::progress).ok());
    let index = match Index::look(&folder) {
        Ok(Some(index)) => index,
        Ok(None) => return vec![trouble(Portion::Index, &[shown(&folder)], Advice::Mend)],
        Err(error) => return vec![trouble(Portion::Index, &[error.to_string()], Advice::Mend)],
    };
    let damaged = index.damaged_files().unwrap_or_else(|error| vec![error.to_string()]);
    let files = if damaged.is_empty() && !damage::is_suspect(&folder) {
        checkup(Portion::Index, index.documents())
    } else {
        trouble(Portion::Index, &damaged, Advice::Mend)
    };
    let level = progress.map(|progress| match behind(&index, progress) {
        Behind::Level => checkup(Portion::Level, 0),
        Behind::After(_) | Behind::Everything => trouble(Portion::Level, &[], Advice::Mend),
    });
    std::iter::once(files).chain(level).collect()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
