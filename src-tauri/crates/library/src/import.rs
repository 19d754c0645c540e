//! An import from its paths to its report: some threads read and parse, this one writes, group by group, and feeds the
//! index. What is reported as imported is whole, whatever happens afterwards.

mod beside;
mod group;
mod naming;
mod packed;
mod parts;
mod preview;
mod queue;
mod reading;
mod report;
mod walk;
mod writing;

pub(crate) use group::Pace;
pub use packed::Refusal;
pub(crate) use packed::shown;
pub(crate) use parts::ReadPart;
pub(crate) use preview::preview;
pub(crate) use reading::{Parse, parse_safely};
pub use walk::{MetFile, page_files};

use crate::archive::Archive;
use crate::catalogue::{self, Given};
use crate::database::Database;
use crate::indexing::Indexer;
use crate::intake::Intake;
use crate::manifest::Manifest;
use crate::views::ImportReport;
use crate::{ImportOptions, Observer, Result};
use packed::{LIMITS, Packed, Unpacking};
use reading::{How, Reading, as_given};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use writing::{Writing, about_name};

/// What an import works on.
pub(crate) struct Importer<'a> {
    pub(crate) archive: &'a Archive,
    pub(crate) catalogue: &'a mut Database,
    pub(crate) shelf: &'a Mutex<Database>,
    pub(crate) indexer: Indexer<'a>,
    pub(crate) parse: Parse,
    pub(crate) pace: Pace,
}

impl Importer<'_> {
    /// Takes in the files that `paths` mean. The caller holds the write lock and has completed what an earlier
    /// crash left.
    pub(crate) fn run(
        mut self,
        paths: &[PathBuf],
        options: &ImportOptions,
        observer: &dyn Observer,
    ) -> Result<ImportReport> {
        let files = walk::whole_files(paths);
        let known = self.catalogue.read(catalogue::known_sources)?;
        let manifest = Manifest::open(self.archive)?;
        let stop = AtomicBool::new(false);
        let how = how(self.parse, options);
        let reading = Reading { files: &files, known: Mutex::new(known), how, stop: &stop };
        let given: Vec<String> = paths.iter().map(|path| as_given(path)).collect();
        let import = self.catalogue.write(|tx| catalogue::begin_import(tx, &crate::now(), &given))?;
        let intake = Intake {
            archive: self.archive,
            catalogue: self.catalogue,
            shelf: self.shelf,
            manifest,
            parse: self.parse,
        };
        let mut writing = Writing::new(intake, &mut self.indexer, options, import, self.pace);
        let ended = std::thread::scope(|scope| {
            // However this ends, also by a crash that a test asked for, the reading threads stop with it: dropped before
            // they are waited for, the inbox lets none of them wait for room.
            let _stop = StopOnDrop(&stop);
            let mut inbox = reading.begin(scope, self.pace.readers);
            writing.write_all(&files, &mut inbox, observer)
        });
        let report = ended.and_then(|cancelled| writing.finish(cancelled));
        report.inspect_err(|error| writing.break_off(error))
    }
}

struct StopOnDrop<'a>(&'a AtomicBool);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Gives the pages of a file that name no newspaper the one that pages of their day beside it print, as an import
/// does; for who looks into a file without an archive.
pub fn ask_beside(parsed: &mut newsprint::ParsedFile, path: &Path) {
    beside::complete(parsed, path, crate::apart::parse_file);
}

/// The files that a file is read with, as far as they lie beside it, as an import finds them; for who looks into a file
/// without an archive.
#[must_use]
pub fn files_beside(path: &Path, bytes: &[u8]) -> Vec<newsprint::FileBeside> {
    parts::handed(&parts::read_beside(path, bytes))
}

/// A page file of a zip, for who wants to look into it without an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedPage {
    /// `…/某报.zip!2019/01.txt`; the zip's own path where the zip as a whole cannot be read.
    pub path: String,
    /// Its bytes, or why there are none.
    pub content: std::result::Result<Vec<u8>, Refusal>,
}

/// The page files of a zip one after another, within the limits of an import. What speaks about its folder and what
/// packers leave behind is passed over.
pub fn pages_in_zip(zip: &Path) -> impl Iterator<Item = PackedPage> + use<> {
    let mut unpacking = Unpacking::default();
    packed::list(zip, &LIMITS).into_iter().filter_map(move |packed| {
        let (path, content) = match packed {
            Packed::Page(member) => (as_given(&member.shown), unpacking.read(&member)),
            Packed::Refused(path, refusal) => (as_given(&path), Err(refusal)),
            Packed::About(_) => return None,
        };
        Some(PackedPage { path, content })
    })
}

/// How the files of this import are taken apart.
fn how(parse: Parse, options: &ImportOptions) -> How<'_> {
    How { parse, template: options.template.as_ref(), password: options.password.as_deref() }
}

/// What the reader says about all files of this import. A name of nothing but white space says nothing.
fn said(options: &ImportOptions) -> Given {
    let newspaper = options.newspaper.as_deref().map(str::trim).filter(|name| !name.is_empty());
    Given { newspaper: newspaper.map(str::to_owned), date: options.date }
}
