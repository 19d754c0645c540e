//! The import log beside the catalogue: `imports/3.jsonl.zst` is what the third import said, its first line the import, each
//! further one a file it met. Originals and manifest cannot tell it again, so a catalogue made anew takes it from here.
//!
//! A file is written whole when its import has ended, and never changed. What a kill left out is written by the next
//! opening for writing.

use crate::Result;
use crate::archive::{Archive, sync_folder};
use crate::catalogue::{self, LoggedFile, LoggedImport};
use crate::database::Database;
use crate::error::at;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

const ENDING: &str = ".jsonl.zst";

/// Lines of a report are much alike: zstd's usual level leaves a tenth of them.
const LEVEL: i32 = 3;

/// Whether every import of the catalogue is kept here, and none else.
pub(crate) fn is_level(archive: &Archive, catalogue: &Database) -> Result<bool> {
    let here = catalogue.read(catalogue::import_numbers)?;
    Ok(kept(archive).into_iter().eq(here))
}

/// Keeps imports that only the catalogue has, and gives it those that it lacks. The caller holds the write lock, so
/// that no import is running.
pub(crate) fn level(archive: &Archive, catalogue: &mut Database) -> Result<()> {
    bring_in(archive, catalogue)?;
    let kept = kept(archive);
    let numbers = catalogue.read(catalogue::import_numbers)?;
    for number in numbers.into_iter().filter(|number| !kept.contains(number)) {
        keep(archive, catalogue, number)?;
    }
    Ok(())
}

/// Gives the catalogue the imports that it lacks. One that cannot be read is put aside and does without.
pub(crate) fn bring_in(archive: &Archive, catalogue: &mut Database) -> Result<()> {
    let here: BTreeSet<i64> = catalogue.read(catalogue::import_numbers)?.into_iter().collect();
    for number in kept(archive).difference(&here) {
        let path = place(archive, *number);
        match read(&path, *number) {
            Ok((import, files)) => catalogue.write(|tx| {
                catalogue::add_logged_import(tx, &import)?;
                for (ordinal, file) in (0..).zip(&files) {
                    catalogue::add_logged_file(tx, import.number, ordinal, file)?;
                }
                Ok(())
            })?,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                fs::rename(&path, super::damage::with_ending(&path, ".damaged")).map_err(at(&path))?;
            }
            Err(error) => return Err(at(&path)(error)),
        }
    }
    Ok(())
}

/// The numbers of the imports that are kept.
fn kept(archive: &Archive) -> BTreeSet<i64> {
    let Ok(entries) = fs::read_dir(archive.imports()) else { return BTreeSet::new() };
    entries.flatten().filter_map(|entry| number_of(entry.file_name().to_str()?)).collect()
}

/// The files of the imports that are kept, in order: for a backup.
pub(super) fn files(archive: &Archive) -> Vec<PathBuf> {
    kept(archive).into_iter().map(|number| place(archive, number)).collect()
}

/// The import whose file has this name.
pub(super) fn number_of(name: &str) -> Option<i64> {
    let digits = name.strip_suffix(ENDING)?;
    let number: i64 = digits.parse().ok()?;
    (number > 0 && number.to_string() == digits).then_some(number)
}

/// Where an import is kept.
pub(super) fn place(archive: &Archive, number: i64) -> PathBuf {
    archive.imports().join(format!("{number}{ENDING}"))
}

fn keep(archive: &Archive, catalogue: &Database, number: i64) -> Result<()> {
    let folder = archive.imports();
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let path = place(archive, number);
    let beside = super::damage::with_ending(&path, ".new");
    let mut out = compressing(&beside).map_err(at(&beside))?;
    let import = catalogue.read(|c| catalogue::logged_import(c, number))?;
    write_line(&mut out, &import).map_err(at(&beside))?;
    catalogue
        .read(|c| catalogue::logged_files(c, number, |file| write_line(&mut out, file)))?
        .map_err(at(&beside))?;
    let written = out.finish().and_then(|buffer| buffer.into_inner().map_err(io::IntoInnerError::into_error));
    written.and_then(|file| file.sync_all()).map_err(at(&beside))?;
    fs::rename(&beside, &path).map_err(at(&path))?;
    sync_folder(&folder);
    Ok(())
}

fn compressing(path: &Path) -> io::Result<zstd::Encoder<'static, BufWriter<File>>> {
    let mut out = zstd::Encoder::new(BufWriter::new(File::create(path)?), LEVEL)?;
    out.include_checksum(true)?;
    Ok(out)
}

fn write_line(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// What is kept of an import. An error of the kind `InvalidData` where it is not what was written.
fn read(path: &Path, number: i64) -> io::Result<(LoggedImport, Vec<LoggedFile>)> {
    let damaged = |error: String| io::Error::new(io::ErrorKind::InvalidData, error);
    let unpacked = zstd::Decoder::new(File::open(path)?)?;
    let mut lines = BufReader::new(unpacked).lines().map(|line| line.map_err(|e| damaged(e.to_string())));
    let first = lines.next().ok_or_else(|| damaged("it is empty".to_owned()))??;
    let import: LoggedImport = serde_json::from_str(&first).map_err(|e| damaged(e.to_string()))?;
    if import.number != number {
        return Err(damaged("it is of another import".to_owned()));
    }
    let file = |line: io::Result<String>| serde_json::from_str(&line?).map_err(|e| damaged(e.to_string()));
    Ok((import, lines.map(file).collect::<io::Result<_>>()?))
}
