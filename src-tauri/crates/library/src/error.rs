//! What can go wrong in an archive, each with the path it went wrong at. Outcomes a reader expects (cancelled,
//! nothing found, a file refused) are values of the façade, not errors.

use crate::keeping::damage;
use crate::{ArticleId, PageId, WhyNoPicture};
use std::path::{Path, PathBuf};

/// What went wrong, with the path it went wrong at.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no archive here.
    #[error("no archive at {0}")]
    NoArchive(PathBuf),
    /// The folder holds something else, and an archive must not be put on top of it.
    #[error("{0} is not empty and not an archive; an archive is not made there")]
    NotAnArchive(PathBuf),
    /// The archive, or a part of it, was written by a newer version of this program.
    #[error(
        "{path} has format version {found}, and this program reads up to {known}: a newer version made it"
    )]
    NewerFormat {
        /// The file that says so.
        path: PathBuf,
        /// The version it has.
        found: u32,
        /// The newest version understood here.
        known: u32,
    },
    /// Another window or command is writing to this archive.
    #[error("another program is writing to the archive at {0}")]
    Busy(PathBuf),
    /// The archive lies where nothing can be written.
    #[error("the archive at {0} can only be read")]
    ReadOnly(PathBuf),
    /// The article is not in this archive.
    #[error("no article {0} in this archive")]
    NoArticle(ArticleId),
    /// The page is not in this archive.
    #[error("no page {0} in this archive")]
    NoPage(PageId),
    /// There is no picture of a page.
    #[error("no picture of the page {page}")]
    NoPicture {
        /// Which.
        page: PageId,
        /// Why not.
        why: WhyNoPicture,
    },
    /// No import of this number is in the log.
    #[error("no import {0}")]
    NoImport(i64),
    /// No such bookmark.
    #[error("no bookmark {0}")]
    NoBookmark(i64),
    /// No such collection.
    #[error("no collection {0}")]
    NoCollection(String),
    /// A name of a collection or tag that says nothing, or too much.
    #[error("this is no name: {0}")]
    NotAName(String),
    /// There is a collection of this name beside it already.
    #[error("there is a collection {0} already")]
    NameTaken(String),
    /// A collection cannot be part of itself, nor of what is below it.
    #[error("the collection {0} would be part of itself")]
    WithinItself(String),
    /// The file is no shelf that was exported, or is damaged.
    #[error("{path} holds no bookmarks that can be taken in: {reason}")]
    NotAShelfFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// No saved search of this name or number.
    #[error("no saved search {0}")]
    NoSearch(String),
    /// Nothing to take back, or nothing of this number.
    #[error("there is nothing to undo")]
    NothingToUndo(Option<i64>),
    /// What the change took out was purged since, so that nothing can bring it back.
    #[error("change {0} cannot be undone: the originals of its pages were purged")]
    Purged(i64),
    /// No pages of a newspaper of this name are here.
    #[error("no newspaper {0} in this archive")]
    NoNewspaper(String),
    /// Words to be marked that the article does not have.
    #[error("article {article} has no such words: {quote}")]
    NoSuchWords {
        /// Where they were looked for.
        article: ArticleId,
        /// What was looked for.
        quote: String,
    },
    /// The shelf cannot be read. It is the one thing that cannot be made again: it is left as it is, and a copy of
    /// it is offered.
    #[error("the shelf {path} is damaged")]
    DamagedShelf {
        /// Its file.
        path: PathBuf,
        /// The latest copy that is whole.
        backup: Option<PathBuf>,
    },
    /// A copy of an archive or of a shelf that was asked for is none, or is damaged itself.
    #[error("{0} is no backup that can be used")]
    NotABackup(PathBuf),
    /// There is no copy of the shelf in this archive.
    #[error("there is no backup of the shelf in {0}")]
    NoBackup(PathBuf),
    /// A file or folder could not be read or written.
    #[error("cannot use {path}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// `archive.toml` is damaged.
    #[error("cannot understand {path}")]
    Settings {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: toml::de::Error,
    },
    /// The catalogue or the shelf could not be read or written.
    #[error("cannot use the database {path}")]
    Database {
        /// Its file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
    /// The tables of the catalogue or the shelf could not be made or brought up to date.
    #[error("cannot bring the database {path} up to date")]
    Migration {
        /// Its file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rusqlite_migration::Error,
    },
    /// The index could not be read or written.
    #[error("cannot use the index {path}")]
    Index {
        /// Its folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: search::Error,
    },
}

/// Fewer bytes than one transaction of ours writes.
const NO_ROOM: u64 = 256 << 10;

impl Error {
    /// Whether a file of the archive is not what was written, rather than that it cannot be got at.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Database { source, .. } => damage::is_in(source),
            Self::Migration { source: rusqlite_migration::Error::RusqliteError { err, .. }, .. } => {
                damage::is_in(err)
            }
            Self::Index { source: search::Error::Engine(_), .. } | Self::DamagedShelf { .. } => true,
            _ => false,
        }
    }

    /// Whether there is no room left on the disk. SQLite and the index often say no more than that writing failed: then
    /// the disk is asked.
    #[must_use]
    pub fn is_full_disk(&self) -> bool {
        match self {
            Self::File { source, .. } => source.kind() == std::io::ErrorKind::StorageFull,
            Self::Database { path, .. } | Self::Migration { path, .. } | Self::Index { path, .. } => {
                fs4::available_space(path.parent().unwrap_or(path)).is_ok_and(|free| free < NO_ROOM)
            }
            _ => false,
        }
    }

    /// Whether it is one of the file at `place`.
    pub(crate) fn is_at(&self, place: &Path) -> bool {
        match self {
            Self::Database { path, .. } | Self::Migration { path, .. } => path == place,
            _ => false,
        }
    }
}

/// `Result` with the library's error.
pub type Result<T> = std::result::Result<T, Error>;

/// For `map_err`: an I/O error at `path`.
pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Error + '_ {
    move |source| Error::File { path: path.to_owned(), source }
}

/// For `map_err`: an SQLite error in the database at `path`.
pub(crate) fn in_database(path: &Path) -> impl FnOnce(rusqlite::Error) -> Error + '_ {
    move |source| Error::Database { path: path.to_owned(), source }
}

/// For `map_err`: an error of the index at `path`.
pub(crate) fn in_index(path: &Path) -> impl FnOnce(search::Error) -> Error + '_ {
    move |source| Error::Index { path: path.to_owned(), source }
}
