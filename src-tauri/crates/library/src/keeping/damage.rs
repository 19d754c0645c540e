//! Damage of databases and index: which errors mean it, the note it leaves for the next opening, and putting aside
//! what cannot be read.
//!
//! To look through all files at every opening would cost more than opening does. So what is met while working
//! leaves a note beside the file, and the next opening looks into that file from end to end.

use crate::Result;
use crate::archive::{Access, Archive, sync_folder};
use crate::error::at;
use rusqlite::{Error as SqlError, ErrorCode};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Whether an error means that the file is not what was written.
pub(crate) fn is_in(error: &SqlError) -> bool {
    match error {
        SqlError::SqliteFailure(failure, _) => {
            matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        }
        SqlError::FromSqlConversionFailure(..)
        | SqlError::IntegralValueOutOfRange(..)
        | SqlError::InvalidColumnType(..)
        | SqlError::Utf8Error(..) => true,
        _ => false,
    }
}

/// The error of a file that was looked through and found damaged.
pub(crate) fn found() -> SqlError {
    SqlError::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT), None)
}

/// Leaves a note beside `path`. Where that cannot be written there is no note, and nothing else is lost.
pub(crate) fn suspect(path: &Path) {
    let _ = File::create(note(path));
}

/// Whether there is a note.
pub(crate) fn is_suspect(path: &Path) -> bool {
    note(path).exists()
}

/// Takes the note away.
pub(crate) fn clear(path: &Path) {
    let _ = fs::remove_file(note(path));
}

/// Moves a damaged catalogue aside, with its log, over the one put aside before: one is enough to look at. Nothing
/// of the reader's is in it. The caller holds the write lock.
pub(crate) fn put_catalogue_aside(archive: &Archive) -> Result<PathBuf> {
    let path = archive.catalogue();
    let aside = path.with_extension("damaged");
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (with_ending(&path, ending), with_ending(&aside, ending));
        match fs::rename(&from, &to) {
            Ok(()) => {}
            Err(e) if e.kind() == ErrorKind::NotFound => {
                let _ = fs::remove_file(&to);
            }
            Err(e) => return Err(at(&from)(e)),
        }
    }
    clear(&path);
    sync_folder(archive.root());
    Ok(aside)
}

/// Removes a database that nobody uses any more, with its log.
pub(crate) fn remove_database(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(with_ending(path, ending));
    }
}

/// Takes an index away that is under suspicion and proves to be damaged; whether it was. Opening then makes it anew.
pub(crate) fn take_index_away_if_damaged(archive: &Archive) -> Result<bool> {
    let folder = archive.index();
    if !is_suspect(&folder) || archive.access() == Access::ReadOnly {
        return Ok(false);
    }
    let is_damaged = search::Index::open(&folder)
        .and_then(|index| index.damaged_files())
        .map_or(true, |damaged| !damaged.is_empty());
    if is_damaged {
        let _lock = archive.lock()?;
        fs::remove_dir_all(&folder).map_err(at(&folder))?;
    }
    clear(&folder);
    Ok(is_damaged)
}

/// Asks the index in `folder`. Where its files are damaged, the engine may say so or stumble over them: both are an
/// error, and leave a note.
pub(crate) fn watched<T>(folder: &Path, ask: impl FnOnce() -> search::Result<T>) -> search::Result<T> {
    let answered = catch_unwind(AssertUnwindSafe(ask));
    let answer = answered.unwrap_or_else(|_| Err(search::Error::Engine("the index cannot be read".into())));
    if let Err(search::Error::Engine(_)) = answer {
        suspect(folder);
    }
    answer
}

/// The path with something behind its name, as SQLite names the files beside a database.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn note(path: &Path) -> PathBuf {
    with_ending(path, ".suspect")
}
