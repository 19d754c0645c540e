//! The library: an archive on disk and everything a reader does with it, behind one façade.
//!
//! It owns the archive's folder, the catalogue, the shelf and the order in which things become durable. It
//! knows nothing of windows, terminals, wires or how words are found.

mod alignment;
pub mod apart;
mod archive;
mod bookmarks;
mod browsing;
mod cache;
mod cancel;
mod catalogue;
pub mod citation;
mod collecting;
mod columns;
mod compact;
mod database;
mod deciding;
mod descent;
mod dictionary;
mod durable;
mod entering;
mod error;
mod failpoint;
mod finding;
mod following;
mod formats;
mod import;
mod imported;
mod indexing;
mod intake;
mod keeping;
mod look_again;
mod loosening;
mod lost_originals;
mod manifest;
mod marking;
mod minting;
mod narrowing;
mod opening;
mod originals;
mod pictures;
mod places;
mod purging;
mod ranking;
mod reaching;
pub mod render;
mod reparsing;
mod rereading;
mod searches;
mod selection;
mod settling;
mod sheet_frame;
mod sheets;
mod shelf;
mod shelf_file;
mod similar;
mod story_marks;
#[cfg(test)]
mod tests;
mod text_frame;
mod views;
mod whereabouts;

pub use archive::default_folder;
pub use cancel::CancelToken;
pub use error::{Error, Result};
pub use formats::Formats;
pub use import::{MetFile, PackedPage, Refusal, ask_beside, files_beside, page_files, pages_in_zip};
pub use keeping::*;
pub use look_again::LookAgain;
pub use loosening::{AloneCount, Loosened, Proposal};
pub use lost_originals::{LostOriginal, OriginalFate};
pub use narrowing::NarrowedSearch;
pub use opening::Repair;
pub use search::{Facet, Field, Filters, Meaning, Part, load_dictionary};
pub use selection::{BadTerm, PageName, Selection};
pub use story_marks::{PartMarks, StoryMarks};
pub use views::*;

use archive::{Access, Archive};
use database::Database;
use import::{Importer, Pace, Parse};
use indexing::Indexer;
use ranking::LastRanking;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Told of what goes on; asked whether to stop.
pub trait Observer: Send + Sync {
    /// `done` of `total` files (0: not counted yet); `now` is the one at hand. What an import says is done is durable: files
    /// become so in groups, so `done` stands still while one is gathered.
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
    /// How the reader says the files are named.
    pub template: Option<newsprint::NameTemplate>,
    /// What opens files that are locked.
    pub password: Option<String>,
}

/// What an import of `paths` into the archive in `folder`, which need not exist, would do. Nothing is written.
pub fn preview_import(
    folder: &Path,
    paths: &[PathBuf],
    options: &ImportOptions,
    observer: &dyn Observer,
) -> Result<ImportReport> {
    import::preview(folder, paths, options, observer, apart::parse_file)
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

/// An open archive. Many may have the same one open, in this process or others; one of them writes at a time.
#[derive(Debug)]
pub struct Library {
    archive: Archive,
    /// For reading. An import has a connection of its own, so that one can read meanwhile.
    catalogue: Mutex<Database>,
    shelf: Mutex<Database>,
    index: search::Index,
    /// For a window that turns over a long answer.
    last_ranking: LastRanking,
    parse: Parse,
    pace: Pace,
    repairs: Vec<Repair>,
}

impl Library {
    /// Opens the archive in `folder`; what is derived and missing or old is rebuilt.
    pub fn open(folder: &Path) -> Result<Self> {
        opening::open(Archive::find(folder)?, apart::parse_file)
    }

    /// Opens the archive in `folder`, or makes one there if the folder is absent or empty.
    pub fn open_or_create(folder: &Path) -> Result<Self> {
        opening::open(Archive::find_or_create(folder)?, apart::parse_file)
    }

    /// Takes in the page files that `paths` mean: files, and folders with all below them.
    ///
    /// A file that cannot be taken in is a line in the report. An error is one of the archive's own: what was
    /// taken in before it stays.
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
        observer: &dyn Observer,
    ) -> Result<ImportReport> {
        let (_lock, mut catalogue) = self.begin()?;
        let indexer = Indexer::new(&self.archive, &self.index);
        let importer = Importer {
            archive: &self.archive,
            catalogue: &mut catalogue,
            shelf: &self.shelf,
            indexer,
            parse: self.parse,
            pace: self.pace,
        };
        let ended = importer.run(paths, options, observer);
        // What cannot be kept now, because the disk is full, is kept by the next opening for writing.
        let _ = keeping::import_log::level(&self.archive, &mut catalogue);
        ended
    }

    /// The newspapers held, by name.
    pub fn newspapers(&self) -> Result<Vec<Newspaper>> {
        self.catalogue().read(catalogue::newspapers)
    }

    /// The issues held, newspaper by newspaper and day by day; pages that are of no issue come last.
    pub fn issues(&self, filter: &IssueFilter) -> Result<Vec<Issue>> {
        self.catalogue().read(|c| catalogue::issues(c, filter))
    }

    /// One article, whole.
    pub fn article(&self, id: ArticleId) -> Result<ArticleView> {
        self.catalogue().read(|c| catalogue::article(c, id))?.ok_or(Error::NoArticle(id))
    }

    /// The story that an article is a part of, whole: by itself as a rule, several where jumps join it to others.
    pub fn story(&self, id: ArticleId) -> Result<StoryView> {
        self.catalogue().read(|c| catalogue::read_story(c, id))?.ok_or(Error::NoArticle(id))
    }

    /// The jumps of the archive: which were followed and why, which wait and for what.
    pub fn jumps(&self, filter: &JumpFilter) -> Result<Jumps> {
        self.catalogue().read(|c| catalogue::list_jumps(c, filter))
    }

    /// Finds stories. A malformed query is not an error: it is answered as far as it was understood.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResults> {
        finding::find(self, request)
    }

    /// All stories that answer a query, by the name of their first articles, in the order asked for; `offset` and
    /// `limit` count for nothing. Cheaper than [`Library::search`], which shows what it finds.
    pub fn find_all(&self, request: &SearchRequest) -> Result<Vec<ArticleId>> {
        finding::find_all(&self.index, &self.archive.index(), request)
    }

    /// Stories about the same things as the one that an article is a part of; it is not among them.
    pub fn similar(&self, id: ArticleId, offset: usize, limit: usize) -> Result<SimilarArticles> {
        let story = self.story(id)?.first().id;
        let window = search::Window { offset, limit, ..search::Window::default() };
        let found = similar::find(self, story, &window)?;
        found.ok_or(Error::NoArticle(id))
    }

    /// The imports there were, the latest first.
    pub fn imports(&self) -> Result<Vec<ImportEntry>> {
        self.catalogue().read(catalogue::imports)
    }

    /// What an import said of its files; without a number, the latest one. `None` where nothing was imported yet.
    pub fn import_log(&self, number: Option<i64>) -> Result<Option<ImportLog>> {
        let log = self.catalogue().read(|c| catalogue::import_log(c, number))?;
        match (number, log) {
            (Some(number), None) => Err(Error::NoImport(number)),
            (_, log) => Ok(log),
        }
    }

    /// Of the files that an import took in and left in their places: those that are not there as they were.
    pub fn lost_originals(&self, import: i64) -> Result<Vec<LostOriginal>> {
        self.lost(&self.catalogue().read(|c| catalogue::referenced_by_import(c, import))?)
    }

    /// The same, of the files that a story stands in.
    pub fn lost_originals_of(&self, article: ArticleId) -> Result<Vec<LostOriginal>> {
        self.lost(&self.catalogue().read(|c| catalogue::referenced_by_story(c, article))?)
    }

    fn lost(&self, sources: &[(newsprint::SourceId, originals::Kept)]) -> Result<Vec<LostOriginal>> {
        Ok(sources
            .iter()
            .filter_map(|(hash, kept)| lost_originals::lost(&self.archive, hash, kept))
            .collect())
    }

    /// Holdings at a glance.
    pub fn stats(&self) -> Result<Stats> {
        let holdings = self.catalogue().read(catalogue::holdings)?;
        Ok(Stats {
            newspapers: holdings.newspapers,
            issues: holdings.issues,
            pages: holdings.pages,
            undated_pages: holdings.undated_pages,
            articles: holdings.articles,
            sources: holdings.sources,
            original_bytes: holdings.original_bytes,
            bookmarks: self.shelf().read(shelf::count_marks)?,
            account: holdings.account,
        })
    }

    /// Takes words from the catalogue and proves that they are found, and that originals are what was taken in.
    pub fn verify(&self, how: Verify, observer: &dyn Observer) -> Result<VerifyReport> {
        keeping::verify(&self.archive, &self.catalogue(), &self.index, how, observer)
    }

    /// The archive's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.archive.root()
    }

    /// What the reader calls the archive.
    #[must_use]
    pub fn name(&self) -> &str {
        self.archive.name()
    }

    /// Whether the archive can only be read: imports and bookmarks are refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.archive.access() == Access::ReadOnly
    }

    /// What opening it set right.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    fn may_write(&self) -> Result<()> {
        match self.archive.access() {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly => Err(Error::ReadOnly(self.archive.root().to_owned())),
        }
    }

    /// What a reader that panicked held was a connection between two statements: it is sound.
    fn catalogue(&self) -> MutexGuard<'_, Database> {
        self.catalogue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shelf(&self) -> MutexGuard<'_, Database> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The moment, RFC 3339 in UTC, to the second.
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
