//! What a reader may rely on, tested through the façade with a parser so simple that nothing here depends on
//! how well pages are taken apart.

mod bookmarks;
mod browsing;
mod crashes;
mod groups;
mod imported;
mod importing;
mod keeping;
mod lineage;
mod newspapers;
mod opening;
pub(crate) mod parcels;
mod pictures;
mod purging;
mod reaching;
mod reading;
mod removing;
mod reparsing;
mod reports;
pub(crate) mod samples;
mod searching;
mod setting;
mod shelf_file;
mod shelving;
mod stories;
mod zips;

use crate::archive::Archive;
use crate::{ImportOptions, ImportReport, Library, Observer, Result, SearchRequest, SearchResults, Sort};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

/// A desk with a folder of page files and a place for an archive.
pub(super) struct Desk {
    home: TempDir,
}

/// Watches an import and may stop it.
#[derive(Default)]
pub(super) struct Watch {
    /// Stop when this many files are done; 0: never.
    stop_after: u64,
    asked: AtomicU64,
}

impl Observer for Watch {
    fn progress(&self, _done: u64, _total: u64, _now: &Path) {}

    fn is_cancelled(&self) -> bool {
        self.stop_after > 0 && self.asked.fetch_add(1, Ordering::Relaxed) >= self.stop_after
    }
}

impl Desk {
    pub(super) fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// With the pages most tests want: an issue of two pages and one of one.
    pub(super) fn with_pages() -> Self {
        let desk = Self::new();
        desk.write("三月/1.txt", "街坊报|2026-03-04|77|1\n==江边步道开放\n@周小满\n早起的人沿着水走了一圈。\n说比从前好走。\n==学校食堂添新菜\n孩子们排着队尝。\n");
        desk.write("三月/2.txt", "街坊报|2026-03-04|77|2\n==老码头的钟修好了\n@吴大有\n正午敲了十二下。\n");
        desk.write("四月/1.txt", "街坊报|2026-04-05|78|1\n==雨下了一夜\n早上江面涨了半尺。\n");
        desk
    }

    pub(super) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.pages().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(super) fn pages(&self) -> PathBuf {
        self.home.path().join("剪报")
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.home.path().join("档案")
    }

    pub(super) fn open(&self) -> Library {
        open(&self.folder())
    }

    /// Opens the archive and imports all pages.
    pub(super) fn imported(&self) -> Library {
        let library = self.open();
        import(&library, &[self.pages()]);
        library
    }
}

pub(super) fn open(folder: &Path) -> Library {
    try_open(folder).unwrap()
}

pub(super) fn try_open(folder: &Path) -> Result<Library> {
    crate::opening::open(Archive::find_or_create(folder)?, samples::parse)
}

/// Opens the archive with a later parser.
pub(super) fn open_later(folder: &Path) -> Library {
    crate::opening::open(Archive::find(folder).unwrap(), samples::parse_otherwise).unwrap()
}

pub(super) fn import(library: &Library, paths: &[PathBuf]) -> ImportReport {
    library.import(paths, &ImportOptions::default(), &Watch::default()).unwrap()
}

pub(super) fn search(library: &Library, query: &str) -> SearchResults {
    let request =
        SearchRequest { query: query.to_owned(), offset: 0, limit: 20, sort: Sort::Relevance, exact: false };
    library.search(&request).unwrap()
}

/// How many stories have these words.
pub(super) fn count(library: &Library, words: &str) -> u64 {
    search(library, &format!("\"{words}\"")).total
}

/// Sums to compare an import's outcome by: imported, already here, skipped.
pub(super) fn sums(report: &ImportReport) -> (u64, u64, u64) {
    (report.imported, report.already_here, report.skipped)
}

pub(super) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
