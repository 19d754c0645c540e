//! The library: an archive on disk and everything a reader does with it, behind one façade.

mod views;

pub use views::*;

use std::path::{Path, PathBuf};

/// What went wrong, with the path it went wrong at.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no archive here.
    #[error("no archive at {0}")]
    NoArchive(PathBuf),
    /// The article is not in this archive.
    #[error("no article {0} in this archive")]
    NoArticle(ArticleId),
    /// No such bookmark.
    #[error("no bookmark {0}")]
    NoBookmark(i64),
}

/// `Result` with the library's error.
pub type Result<T> = std::result::Result<T, Error>;

/// Told of what goes on; asked whether to stop.
pub trait Observer: Send + Sync {
    /// `done` of `total` files (0: not counted yet); `now` is the one at hand.
    fn progress(&self, done: u64, total: u64, now: &Path);
    /// Something worth a line at once.
    fn warning(&self, _message: &str) {}
    /// Asked between files.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// Keep references to the files where they are instead of copies in the archive.
    pub reference: bool,
    /// The reader says which paper these pages are of.
    pub newspaper: Option<String>,
    /// The reader says which day these pages are of.
    pub date: Option<jiff::civil::Date>,
}

/// Which issues to list.
#[derive(Clone, Debug, Default)]
pub struct IssueFilter {
    /// Only this newspaper, by name or alias.
    pub newspaper: Option<String>,
    /// Only this year.
    pub year: Option<i16>,
}

/// What to search for and which part of the answer to show.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// In the query language of design.md.
    pub query: String,
    /// Hits to skip.
    pub offset: usize,
    /// Hits to show.
    pub limit: usize,
    /// In which order.
    pub sort: Sort,
    /// Whether to match only what is written exactly so (no folding of width, 繁简, case).
    pub exact: bool,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The latest first; undated last.
    Newest,
    /// The earliest first; undated last.
    Oldest,
}

/// An open archive.
#[derive(Debug)]
pub struct Library {}

#[allow(unused_variables, clippy::todo, missing_docs)]
impl Library {
    /// Opens the archive in `folder`; what is derived and missing or old is rebuilt.
    pub fn open(folder: &Path) -> Result<Self> {
        todo!()
    }
    /// Opens the archive in `folder`, or makes one there if the folder is absent or empty.
    pub fn open_or_create(folder: &Path) -> Result<Self> {
        todo!()
    }
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
        observer: &dyn Observer,
    ) -> Result<ImportReport> {
        todo!()
    }
    pub fn newspapers(&self) -> Result<Vec<Newspaper>> {
        todo!()
    }
    pub fn issues(&self, filter: &IssueFilter) -> Result<Vec<Issue>> {
        todo!()
    }
    pub fn article(&self, id: ArticleId) -> Result<ArticleView> {
        todo!()
    }
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResults> {
        todo!()
    }
    pub fn stats(&self) -> Result<Stats> {
        todo!()
    }
    pub fn add_bookmark(&self, article: ArticleId, quote: Option<&str>, note: &str) -> Result<Bookmark> {
        todo!()
    }
    pub fn remove_bookmark(&self, id: i64) -> Result<()> {
        todo!()
    }
    pub fn bookmarks(&self) -> Result<Vec<Bookmark>> {
        todo!()
    }
}
