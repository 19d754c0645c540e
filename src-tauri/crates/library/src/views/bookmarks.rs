//! 收藏: the reader's marks, the collections and tags they stand under, and the changes to them that can be taken back.

use crate::views::ArticleId;
use jiff::civil::Date;
use newsprint::PageLabel;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// 收藏: a mark of the reader's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bookmark {
    /// Its row in the shelf.
    pub id: i64,
    /// The article it is on now; `None` if that article is gone. The words below still say what it was.
    pub article: Option<ArticleId>,
    /// Whether the article as a whole is meant, and `quote` is only its beginning.
    pub whole: bool,
    /// The words marked: the reader's quotation, or the article's beginning.
    pub quote: String,
    /// The words before them, to tell them from the same words elsewhere.
    #[serde(skip)]
    pub prefix: String,
    /// The words after them.
    #[serde(skip)]
    pub suffix: String,
    /// Facts as they were shown when it was made.
    pub headline: Option<String>,
    /// Facts as they were shown when it was made.
    pub newspaper: Option<String>,
    /// Facts as they were shown when it was made.
    pub date: Option<Date>,
    /// Facts as they were shown when it was made.
    pub page: Option<PageLabel>,
    /// The reader's own words.
    pub note: String,
    /// 标签, in order.
    pub tags: Vec<String>,
    /// The collections it is in.
    pub collections: Vec<CollectionId>,
    /// When it was made, RFC 3339 in UTC.
    pub created: String,
    /// When the note was last written.
    pub edited: String,
}

/// Words to be marked, with what stands around them, which tells them from the same words elsewhere in the article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quotation<'a> {
    /// The words. White space does not count.
    pub words: &'a str,
    /// What stands before them; may be empty.
    pub before: &'a str,
    /// What stands behind them; may be empty.
    pub after: &'a str,
}

/// A collection's row in the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CollectionId(pub i64);

/// 收藏夹.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Collection {
    /// Its row in the shelf.
    pub id: CollectionId,
    /// As the reader calls it.
    pub name: String,
    /// The collection it is part of.
    pub parent: Option<CollectionId>,
    /// Bookmarks in it or in what is below it, each counted once.
    pub bookmarks: u64,
}

/// 标签.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// As the reader writes it.
    pub name: String,
    /// How many bookmarks have it.
    pub bookmarks: u64,
}

/// What stands on the shelf, at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ShelfHoldings {
    /// All bookmarks.
    pub bookmarks: u64,
    /// Those in no collection.
    pub unfiled: u64,
    /// By name; parents before what is below them.
    pub collections: Vec<Collection>,
    /// By name.
    pub tags: Vec<Tag>,
}

/// Which bookmarks to look among.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// All.
    #[default]
    Shelf,
    /// Those in no collection.
    Unfiled,
    /// Those in a collection or in what is below it.
    Collection(CollectionId),
}

/// The order of bookmarks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookmarkOrder {
    /// The latest made first.
    #[default]
    Newest,
    /// The first made first.
    Oldest,
    /// By the newspaper's day, the latest first; undated last.
    Date,
    /// By newspaper, day and page.
    Place,
}

/// Which bookmarks, in which order, and which part of them.
#[derive(Clone, Debug, Default)]
pub struct BookmarkQuery {
    /// Words that note, quotation, headline or tags have, all of them; folded as a search folds.
    pub words: String,
    /// Where to look.
    pub within: Within,
    /// Tags it must have.
    pub tags: Vec<String>,
    /// Only those whose article is gone.
    pub lost: bool,
    /// In which order.
    pub order: BookmarkOrder,
    /// How many to pass over.
    pub offset: usize,
    /// How many to show; `None`: all.
    pub limit: Option<usize>,
}

/// Bookmarks that answer a query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundBookmarks {
    /// How many there are.
    pub total: u64,
    /// Those asked for.
    pub bookmarks: Vec<Bookmark>,
}

/// What was done to the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShelfChangeKind {
    /// A bookmark was made.
    Mark,
    /// A bookmark was taken off.
    Unmark,
    /// A note was written, changed or emptied.
    Note,
    /// A tag was given.
    Tag,
    /// A tag was taken off bookmarks.
    Untag,
    /// A tag was called otherwise, or made one with another.
    RenameTag,
    /// A tag was taken off all bookmarks.
    RemoveTag,
    /// Bookmarks were put into a collection.
    Collect,
    /// Bookmarks were taken out of a collection; they stay on the shelf.
    Uncollect,
    /// A collection was made.
    MakeCollection,
    /// It was called otherwise.
    RenameCollection,
    /// It was put under another, or by itself.
    MoveCollection,
    /// It was removed with what is below it; its bookmarks stay on the shelf.
    RemoveCollection,
    /// A file of bookmarks was taken in.
    Import,
    /// An earlier change was taken back.
    Undo,
}

/// A change to the shelf, to be taken back by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShelfChange {
    /// Its number.
    pub id: i64,
    /// What was done.
    pub kind: ShelfChangeKind,
    /// To what: a headline, the name of a collection, a tag, a file.
    pub what: String,
    /// How many bookmarks it concerned.
    pub bookmarks: u64,
    /// RFC 3339 in UTC.
    pub made: String,
    /// The change it takes back.
    pub undoes: Option<i64>,
    /// Whether it was taken back.
    pub undone: bool,
}

/// What an export of the shelf holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShelfExport {
    /// The file.
    pub path: PathBuf,
    /// Bookmarks in it.
    pub bookmarks: u64,
    /// Collections in it.
    pub collections: u64,
}

/// What the import of an exported shelf did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShelfImport {
    /// The number to undo it by; `None` where nothing was new.
    pub change: Option<i64>,
    /// Bookmarks that were not here.
    pub added: u64,
    /// Bookmarks that were here, and got a note, tag or collection from the file.
    pub completed: u64,
    /// Bookmarks that were here as they are.
    pub already_here: u64,
    /// Of all bookmarks in the file: those whose article is not in this archive. They are kept all the same.
    pub lost: Vec<Bookmark>,
}
