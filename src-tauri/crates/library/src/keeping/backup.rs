//! A backup: the shelf, the manifest and, where one wants them, the originals, as they are at one moment, in one
//! dated zip. Catalogue and index are not in it: they are made again from these.
//!
//! Another program may read or import meanwhile. The manifest is read first, and what it names is durable before it
//! is named; the shelf is copied by SQLite, at one moment.

use super::{damage, import_log, shelf_copies};
use crate::archive::{Archive, sync_folder};
use crate::error::at;
use crate::manifest;
use crate::originals::{self, Kept};
use crate::{Error, Result, shelf};
use serde::Serialize;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Names in the zip, which are those in an archive's folder.
pub(super) const SETTINGS: &str = "archive.toml";
pub(super) const SHELF: &str = "shelf.sqlite";
pub(super) const MANIFEST: &str = "originals/manifest.jsonl";
pub(super) const IMPORTS: &str = "imports/";

/// What was backed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackupReport {
    /// The zip.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// Bookmarks in it.
    pub bookmarks: u64,
    /// Originals in it.
    pub originals: u64,
    /// Files that are referred to where they lie, which are not in it.
    pub references: u64,
    /// Originals that should be in it and could not be read.
    pub missing: Vec<PathBuf>,
}

/// Backs the archive at `folder` up. `target` is a folder, in which a file named after archive and day is made, or a
/// file ending in `.zip`; without one it is the archive's own `backups/`. A file that is there is never overwritten.
pub fn back_up(folder: &Path, target: Option<&Path>, with_originals: bool) -> Result<BackupReport> {
    let archive = Archive::find(folder)?;
    let reading = manifest::read(&archive)?;
    let shelf = shelf_copies::open(&archive)?;
    let place = place(&archive, target)?;
    let beside = damage::with_ending(&place, ".new");
    let copy = damage::with_ending(&place, ".shelf");
    damage::remove_database(&copy);
    shelf.copy_to(&copy)?;
    let bookmarks = shelf.read(shelf::count_marks)?;
    let mut writing = Writing {
        archive: &archive,
        zip: ZipWriter::new(File::create(&beside).map_err(at(&beside))?),
        report: BackupReport {
            path: place.clone(),
            bytes: 0,
            bookmarks,
            originals: 0,
            references: 0,
            missing: Vec::new(),
        },
    };
    let written = writing.write(&copy, &reading, with_originals).map_err(at(&beside));
    let report = writing.report;
    damage::remove_database(&copy);
    let finished = written.and_then(|()| writing.zip.finish().map_err(|e| at(&beside)(e.into())));
    let durable = finished.and_then(|file| file.sync_all().map_err(at(&beside)));
    if let Err(error) = durable.and_then(|()| fs::rename(&beside, &place).map_err(at(&place))) {
        let _ = fs::remove_file(&beside); // Half a backup must not look like one.
        return Err(error);
    }
    sync_folder(place.parent().unwrap_or(archive.root()));
    Ok(BackupReport { bytes: fs::metadata(&place).map_err(at(&place))?.len(), ..report })
}

struct Writing<'a> {
    archive: &'a Archive,
    zip: ZipWriter<File>,
    report: BackupReport,
}

impl Writing<'_> {
    fn write(&mut self, shelf: &Path, reading: &manifest::Reading, with_originals: bool) -> io::Result<()> {
        self.add(SETTINGS, &fs::read(self.archive.settings())?)?;
        self.add(SHELF, &fs::read(shelf)?)?;
        self.add(MANIFEST, &reading.bytes)?;
        for path in import_log::files(self.archive) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.add(&format!("{IMPORTS}{name}"), &fs::read(&path)?)?;
        }
        let mut told = HashSet::new();
        for entry in &reading.entries {
            let is_purged = reading.purged.contains(&entry.hash);
            for (_, kept) in entry.originals().filter(|(hash, _)| told.insert(*hash)) {
                self.original(kept, with_originals, is_purged)?;
            }
        }
        Ok(())
    }

    /// `is_purged`: the reader wanted it deleted, so that it is not missed.
    fn original(&mut self, kept: &Kept, with_originals: bool, is_purged: bool) -> io::Result<()> {
        let Kept::Copy(below) = kept else {
            self.report.references += 1;
            return Ok(());
        };
        if !with_originals {
            return Ok(());
        }
        match originals::read(self.archive, kept) {
            Ok(bytes) => {
                self.report.originals += 1;
                self.add(&format!("originals/{below}"), &bytes)
            }
            Err(_) if is_purged => Ok(()),
            Err(_) => {
                self.report.missing.push(originals::place(self.archive, kept));
                Ok(())
            }
        }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)
    }
}

/// Where the zip goes.
fn place(archive: &Archive, target: Option<&Path>) -> Result<PathBuf> {
    let inside = archive.backups();
    let folder = match target {
        Some(file) if file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) => {
            if file.exists() {
                return Err(at(file)(io::ErrorKind::AlreadyExists.into()));
            }
            return Ok(file.to_owned());
        }
        Some(folder) => folder,
        None => &inside,
    };
    fs::create_dir_all(folder).map_err(at(folder))?;
    let plain = |c: char| if c.is_alphanumeric() || "-_".contains(c) { c } else { '_' };
    let name: String = archive.name().chars().map(plain).collect();
    let name = if name.is_empty() { "archive".to_owned() } else { name };
    let today = &crate::now()[..10];
    let numbered = (1..).map(|n| if n == 1 { String::new() } else { format!("-{n}") });
    let mut places = numbered.map(|number| folder.join(format!("{name}-{today}{number}.zip")));
    Ok(places.find(|place| !place.exists()).expect("BUG: numbers do not end"))
}

/// Whether the file at `path` begins as a zip does.
pub(super) fn is_zip(path: &Path) -> Result<bool> {
    let mut head = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(File::open(path).map_err(at(path))?, 4), &mut head)
        .map_err(at(path))?;
    Ok(head == b"PK\x03\x04")
}

/// For what is read out of a backup: an error of the backup itself.
pub(super) fn unusable(path: &Path) -> Error {
    Error::NotABackup(path.to_owned())
}
