//! What can go wrong in an archive, each with the path it went wrong at. Outcomes a reader expects (cancelled,
//! nothing found, a file refused) are values of the façade, not errors.

use crate::ArticleId;
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
    /// No import of this number is in the log.
    #[error("no import {0}")]
    NoImport(i64),
    /// No such bookmark.
    #[error("no bookmark {0}")]
    NoBookmark(i64),
    /// Words to be marked that the article does not have.
    #[error("article {article} has no such words: {quote}")]
    NoSuchWords {
        /// Where they were looked for.
        article: ArticleId,
        /// What was looked for.
        quote: String,
    },
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
