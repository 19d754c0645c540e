//! The wire type of the command that gives room back.

use library::PurgedFile;
use serde::Serialize;

/// `baoge purge --json`. `done` is false where it was only asked what would go.
#[derive(Debug, Serialize)]
pub(crate) struct Purge<'a> {
    done: bool,
    bytes: u64,
    files: &'a [PurgedFile],
    bookmarks: u64,
    changes: &'a [i64],
    kept: u64,
}

impl<'a> From<&'a library::Purge> for Purge<'a> {
    fn from(purge: &'a library::Purge) -> Self {
        let library::Purge { done, files, bytes, bookmarks, changes, kept } = purge;
        Self { done: *done, bytes: *bytes, files, bookmarks: *bookmarks, changes, kept: *kept }
    }
}
