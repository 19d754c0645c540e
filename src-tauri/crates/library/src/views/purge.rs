//! What purging answers with.

use serde::Serialize;

/// Originals that were deleted, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Purge {
    /// Whether it was done.
    pub done: bool,
    /// The files whose originals go, in the order of their contents' names.
    pub files: Vec<PurgedFile>,
    /// What the disk gets back.
    pub bytes: u64,
    /// Bookmarks on their pages: the words they quote are all that is left of these.
    pub bookmarks: u64,
    /// Changes that took them out, which cannot be undone then, or not wholly.
    pub changes: Vec<i64>,
    /// Files that stay because other pages of them are here.
    pub kept: u64,
}

/// A file whose original goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PurgedFile {
    /// As it was called when it was first imported.
    pub file: String,
    /// Length of its original.
    pub bytes: u64,
}
