//! The index's folder: one subfolder for each set of rules an index was made by, the damaged ones put aside.
//!
//! Everything here is derived: what cannot be read is moved away and begun anew, never repaired.

use crate::analysis::{CHARACTERS, Characters};
use crate::schema::Fields;
use crate::{Error, Result};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{fs, io};
use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenReadError;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{ReloadPolicy, TantivyError};

/// Opens or makes the subfolder of today's rules; says what was wrong with the one found, if it was put aside.
/// Indexes made by other rules are removed when a new one is begun.
pub(crate) fn open(folder: &Path, fields: &Fields) -> Result<(tantivy::Index, Option<String>)> {
    let own = folder.join(fields.fingerprint());
    if !own.exists() {
        remove_others(folder);
    }
    make(&own)?;
    match open_engine(&own, fields) {
        Ok(engine) => Ok((engine, None)),
        Err(error) if is_damage(&error) => {
            put_aside(&own)?;
            make(&own)?;
            Ok((open_engine(&own, fields)?, Some(error.to_string())))
        }
        Err(error) => Err(error.into()),
    }
}

/// The subfolder of today's rules, if it is there and can be opened; nothing is made, moved or removed.
pub(crate) fn look(folder: &Path, fields: &Fields) -> Result<Option<tantivy::Index>> {
    let own = folder.join(fields.fingerprint());
    if !own.join("meta.json").exists() {
        return Ok(None);
    }
    Ok(Some(open_engine(&own, fields)?))
}

/// Tells the engine the tokenizer that the schema names.
pub(crate) fn register(engine: &tantivy::Index) {
    engine.tokenizers().register(CHARACTERS, TextAnalyzer::from(Characters::default()));
}

/// Opens the engine. Over some damage it stumbles instead of saying so: that is damage too.
fn open_engine(own: &Path, fields: &Fields) -> tantivy::Result<tantivy::Index> {
    let opened = catch_unwind(AssertUnwindSafe(|| open_with_reader(own, fields)));
    opened.unwrap_or_else(|_| Err(TantivyError::InternalError("the index cannot be read".to_owned())))
}

/// A reader is opened as well, to be sure that all files are there and whole at their ends.
fn open_with_reader(own: &Path, fields: &Fields) -> tantivy::Result<tantivy::Index> {
    let directory = MmapDirectory::open(own)?;
    let engine = tantivy::Index::open_or_create(directory, fields.schema.clone())?;
    register(&engine);
    engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(engine)
}

/// Whether an error means that the files are not what was written, rather than that they cannot be got at.
fn is_damage(error: &TantivyError) -> bool {
    match error {
        TantivyError::DataCorruption(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::SchemaError(_)
        | TantivyError::FieldNotFound(_)
        | TantivyError::InternalError(_)
        | TantivyError::DeserializeError(_) => true,
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => is_damaged_file(io_error),
        TantivyError::OpenReadError(_) => true,
        TantivyError::IoError(error) => is_damaged_file(error),
        _ => false,
    }
}

fn is_damaged_file(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, NotFound, UnexpectedEof};
    matches!(error.kind(), InvalidData | NotFound | UnexpectedEof)
}

fn make(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|source| Error::Folder { path: path.to_owned(), source })
}

/// Renames the damaged folder, over the one put aside before it: one is enough to look at.
fn put_aside(own: &Path) -> Result<()> {
    let aside = own.with_extension("damaged");
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Folder { path, source }
    };
    if aside.exists() {
        fs::remove_dir_all(&aside).map_err(failed(&aside))?;
    }
    fs::rename(own, &aside).map_err(failed(own))
}

/// Removes what has the name of a fingerprint. An index in use by an older program may stay behind: it is removed
/// another time.
fn remove_others(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let others: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| is_index(path)).collect();
    for other in others {
        // Left in place where it cannot be removed: it takes room, nothing else.
        let _ = fs::remove_dir_all(other);
    }
}

fn is_index(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let damaged = path.extension().is_none_or(|extension| extension == "damaged");
    path.is_dir() && damaged && stem.len() == 16 && stem.bytes().all(|b| b.is_ascii_hexdigit())
}
