//! The wire types of `baoge bookmark`. `add` answers with the one bookmark, `import` and `undo` with what the library
//! says of them.

use library::{Collection, FoundBookmarks, ShelfChange, ShelfExport, Tag};
use serde::Serialize;

/// `list`.
#[derive(Debug, Serialize)]
pub(crate) struct BookmarkList<'a> {
    /// How many there are.
    total: u64,
    /// Those asked for.
    bookmarks: &'a [library::Bookmark],
}

impl<'a> From<&'a FoundBookmarks> for BookmarkList<'a> {
    fn from(found: &'a FoundBookmarks) -> Self {
        Self { total: found.total, bookmarks: &found.bookmarks }
    }
}

/// `remove`.
#[derive(Debug, Serialize)]
pub(crate) struct Removed {
    /// The number the bookmark had.
    pub(crate) removed: i64,
    /// The number to undo it by.
    pub(crate) change: i64,
}

/// What else changes bookmarks, tags and collections.
#[derive(Debug, Serialize)]
pub(crate) struct ShelfChanged {
    /// The number to undo it by; null where it was so already.
    pub(crate) change: Option<i64>,
}

/// `tags`.
#[derive(Debug, Serialize)]
pub(crate) struct TagList<'a> {
    pub(crate) tags: &'a [Tag],
}

/// `collections`.
#[derive(Debug, Serialize)]
pub(crate) struct CollectionList<'a> {
    pub(crate) collections: &'a [Collection],
}

/// `undo --list`.
#[derive(Debug, Serialize)]
pub(crate) struct ShelfChangeList<'a> {
    pub(crate) changes: &'a [ShelfChange],
}

/// `export`.
#[derive(Debug, Serialize)]
pub(crate) struct ShelfExported {
    path: String,
    bookmarks: u64,
    collections: u64,
}

impl From<&ShelfExport> for ShelfExported {
    fn from(export: &ShelfExport) -> Self {
        Self {
            path: export.path.to_string_lossy().into_owned(),
            bookmarks: export.bookmarks,
            collections: export.collections,
        }
    }
}
