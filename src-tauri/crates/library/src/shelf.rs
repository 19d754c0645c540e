//! The shelf: what the reader made, in `shelf.sqlite`. It owns its tables and knows no other: a row names
//! articles and sources by names that outlive the catalogue.

mod changes;
mod collections;
mod decisions;
mod said;
mod searches;

pub(crate) use changes::{Added, Change, Value, changes, undo_change, write_on};
pub(crate) use collections::{
    Shelved, collect, collected, collection_of_uid, collections, collections_of, make_collection,
    mark_of_uid, return_collection, return_mark, subtree, tag, tagged, tags_of, uncollect, untag, with_tag,
};

pub(crate) use decisions::{
    PagePlace, brought_back_by_undoing, decide, decisions, last_decision, newspaper_decisions, pending,
    removals, set_gone, to_undo, undo,
};
pub(crate) use said::{Fact, Said, Saying, Word, give, given, password, passwords, said_of, say, set_password, unheard};

pub(crate) use searches::{
    Looked, Saved, forget, history, look_at, remember, remove_saved, save, saved_searches,
};

use crate::Result;
use crate::archive::{Access, Archive};
use crate::columns::Json;
use crate::database::Database;
use jiff::civil::Date;
use newsprint::{Inferred, PageLabel, SourceId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// From an empty file to now. A step once released is never edited; a new one is added behind it.
const VERSIONS: &[&str] = &[
    include_str!("shelf/schema.sql"),
    include_str!("shelf/schema_decisions.sql"),
    include_str!("shelf/schema_unknown.sql"),
    include_str!("shelf/schema_collections.sql"),
    include_str!("shelf/schema_searches.sql"),
    include_str!("shelf/schema_pictures.sql"),
];

/// Opens the archive's shelf, made first if it is not there.
pub(crate) fn open(archive: &Archive, access: Access) -> Result<Database> {
    Database::open(&archive.shelf(), VERSIONS, access)
}

/// The version of its tables.
pub(crate) fn version() -> u32 {
    u32::try_from(VERSIONS.len()).expect("BUG: versions are counted on fingers")
}

/// Whether `file` is a shelf of this version or an older one. Other files of ours are databases with versions too: what
/// makes a shelf is that bookmarks can stand on it.
pub(crate) fn can_read(file: &Database) -> bool {
    let version = file.read(|c| c.query_row("PRAGMA user_version", [], |row| row.get::<_, usize>(0)));
    let is_shelf = file.read(|c| {
        c.query_row(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'bookmark'",
            [],
            |row| row.get::<_, u32>(0),
        )
    });
    version.is_ok_and(|version| (1..=VERSIONS.len()).contains(&version)) && is_shelf.is_ok_and(|n| n == 1)
}

/// A bookmark as it was put on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// The article's name at the time.
    pub(crate) article: i64,
    /// The page it stands on, by what outlives the catalogue. `None` of marks made before this was kept.
    pub(crate) place: Option<PagePlace>,
    /// The words marked.
    pub(crate) quote: String,
    /// The words before them.
    pub(crate) prefix: String,
    /// The words after them.
    pub(crate) suffix: String,
    /// Whether the article as a whole is meant, and `quote` only its beginning.
    pub(crate) whole: bool,
    /// What was shown beside them.
    pub(crate) facts: ShownFacts,
    /// The reader's own words.
    pub(crate) note: String,
    /// RFC 3339 in UTC.
    pub(crate) created: String,
    /// When the note was last written, RFC 3339 in UTC.
    pub(crate) edited: String,
    /// What it is called in every archive; empty of one that is to get a name.
    pub(crate) uid: String,
}

/// An article's facts as the reader saw them when marking it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ShownFacts {
    pub(crate) headline: Option<String>,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<Inferred<Date>>,
    pub(crate) number: Option<u32>,
    pub(crate) edition: String,
    pub(crate) page: Option<PageLabel>,
    pub(crate) file: String,
}

/// Puts a bookmark on the shelf.
pub(crate) fn add_mark(change: &Change<'_>, mark: &Mark) -> rusqlite::Result<i64> {
    let id = change
        .connection()
        .prepare_cached(
            "INSERT INTO bookmark (article_id, quote, prefix, suffix, whole, facts, note, created,
                                   source_hash, ordinal, edited, uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                     iif(?12 = '', lower(hex(randomblob(12))), ?12))",
        )?
        .insert(params![
            mark.article,
            mark.quote,
            mark.prefix,
            mark.suffix,
            mark.whole,
            Json(&mark.facts),
            mark.note,
            mark.created,
            mark.place.as_ref().map(|(source, _)| &source.0),
            mark.place.as_ref().map(|(_, ordinal)| ordinal),
            mark.edited,
            mark.uid
        ])?;
    change.added(Added::Bookmark(id))?;
    Ok(id)
}

/// What a bookmark is read from.
const MARK: &str =
    "SELECT id, article_id, quote, prefix, suffix, whole, facts, note, created, source_hash, ordinal,
                           edited, uid FROM bookmark";

/// All bookmarks, the latest made first.
pub(crate) fn marks(connection: &Connection) -> rusqlite::Result<Vec<(i64, Mark)>> {
    connection
        .prepare_cached(&format!("{MARK} WHERE gone IS NULL ORDER BY created DESC, id DESC"))?
        .query_map([], |row| Ok((row.get(0)?, mark(row)?)))?
        .collect()
}

/// All bookmarks, also those that were taken off and may come back.
pub(crate) fn all_marks(connection: &Connection) -> rusqlite::Result<Vec<(i64, Mark)>> {
    connection
        .prepare_cached(&format!("{MARK} ORDER BY id DESC"))?
        .query_map([], |row| Ok((row.get(0)?, mark(row)?)))?
        .collect()
}

/// The bookmarks with the articles they were made on, the latest made first.
pub(crate) fn marked_articles(connection: &Connection) -> rusqlite::Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT id, article_id FROM bookmark WHERE gone IS NULL ORDER BY created DESC, id DESC",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// One bookmark.
pub(crate) fn mark_of(connection: &Connection, id: i64) -> rusqlite::Result<Option<Mark>> {
    connection
        .prepare_cached(&format!("{MARK} WHERE id = ?1 AND gone IS NULL"))?
        .query_row([id], mark)
        .optional()
}

/// Takes a bookmark off; whether it was there.
pub(crate) fn remove_mark(change: &Change<'_>, id: i64) -> rusqlite::Result<bool> {
    Ok(change.take_off("UPDATE bookmark SET gone = ?1 WHERE id = ?2 AND gone IS NULL", &[&id])? > 0)
}

/// Whether there are bookmarks that do not say where their words stand.
pub(crate) fn has_unplaced_marks(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM bookmark WHERE source_hash IS NULL")?.exists([])
}

/// Notes where the words of a bookmark stand.
pub(crate) fn place_mark(connection: &Connection, id: i64, place: &PagePlace) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE bookmark SET source_hash = ?2, ordinal = ?3 WHERE id = ?1")?
        .execute(params![id, place.0.0, place.1])
        .map(|_| ())
}

/// How many bookmarks there are.
pub(crate) fn count_marks(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT count(*) FROM bookmark WHERE gone IS NULL", [], |row| row.get(0))
}

fn mark(row: &Row<'_>) -> rusqlite::Result<Mark> {
    Ok(Mark {
        article: row.get(1)?,
        quote: row.get(2)?,
        prefix: row.get(3)?,
        suffix: row.get(4)?,
        whole: row.get(5)?,
        facts: row.get::<_, Json<_>>(6)?.0,
        note: row.get(7)?,
        created: row.get(8)?,
        place: row.get::<_, Option<String>>(9)?.map(SourceId).zip(row.get(10)?),
        edited: row.get(11)?,
        uid: row.get(12)?,
    })
}
