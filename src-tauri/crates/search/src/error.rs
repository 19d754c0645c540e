//! What can go wrong with an index. Nothing can go wrong with a query: a malformed one carries notes.

use std::path::PathBuf;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process, or another `Writer` of this one, is writing to this index.
    #[error("another writer holds the index")]
    Busy,
    /// The index folder could not be made, moved or read.
    #[error("cannot use the index folder {path}")]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The engine failed underneath: disk full, file unreadable.
    #[error("the index failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// `Result` with this crate's error.
pub type Result<T> = std::result::Result<T, Error>;
