//! Collections and tags, and which bookmarks stand under them.

use super::changes::{Added, Change};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// A collection as it stands on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shelved {
    pub(crate) id: i64,
    pub(crate) uid: String,
    pub(crate) name: String,
    /// One that is gone is none.
    pub(crate) parent: Option<i64>,
    pub(crate) created: String,
}

/// All collections, by name.
pub(crate) fn collections(connection: &Connection) -> rusqlite::Result<Vec<Shelved>> {
    connection
        .prepare_cached(
            "SELECT c.id, c.uid, c.name, p.id, c.created FROM collection c
             LEFT JOIN collection p ON p.id = c.parent_id AND p.gone IS NULL
             WHERE c.gone IS NULL ORDER BY c.name, c.id",
        )?
        .query_map([], |row| {
            Ok(Shelved {
                id: row.get(0)?,
                uid: row.get(1)?,
                name: row.get(2)?,
                parent: row.get(3)?,
                created: row.get(4)?,
            })
        })?
        .collect()
}

/// Which collections each bookmark is in. Those that are gone count for nothing.
pub(crate) fn collected(connection: &Connection) -> rusqlite::Result<HashMap<i64, Vec<i64>>> {
    gathered(
        connection,
        "SELECT m.bookmark_id, m.collection_id FROM collected m
         JOIN collection c ON c.id = m.collection_id AND c.gone IS NULL
         JOIN bookmark b ON b.id = m.bookmark_id AND b.gone IS NULL
         WHERE m.gone IS NULL ORDER BY c.name, c.id",
    )
}

/// The tags of each bookmark, in order.
pub(crate) fn tagged(connection: &Connection) -> rusqlite::Result<HashMap<i64, Vec<String>>> {
    gathered(
        connection,
        "SELECT t.bookmark_id, t.tag FROM tagged t JOIN bookmark b ON b.id = t.bookmark_id AND b.gone IS NULL
         WHERE t.gone IS NULL ORDER BY t.tag",
    )
}

/// The tags of one bookmark, in order.
pub(crate) fn tags_of(connection: &Connection, bookmark: i64) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare_cached("SELECT tag FROM tagged WHERE bookmark_id = ?1 AND gone IS NULL ORDER BY tag")?
        .query_map([bookmark], |row| row.get(0))?
        .collect()
}

/// The collections that one bookmark is in, by name.
pub(crate) fn collections_of(connection: &Connection, bookmark: i64) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached(
            "SELECT c.id FROM collected m JOIN collection c ON c.id = m.collection_id AND c.gone IS NULL
             WHERE m.bookmark_id = ?1 AND m.gone IS NULL ORDER BY c.name, c.id",
        )?
        .query_map([bookmark], |row| row.get(0))?
        .collect()
}

fn gathered<T: rusqlite::types::FromSql>(
    connection: &Connection,
    sql: &str,
) -> rusqlite::Result<HashMap<i64, Vec<T>>> {
    let mut of: HashMap<i64, Vec<T>> = HashMap::new();
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        of.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(of)
}

/// Makes a collection; without a uid it gets one. Says its number.
pub(crate) fn make_collection(
    change: &Change<'_>,
    uid: Option<&str>,
    name: &str,
    parent: Option<i64>,
    created: &str,
) -> rusqlite::Result<i64> {
    let connection = change.connection();
    let id = connection
        .prepare_cached(
            "INSERT INTO collection (uid, name, parent_id, created)
             VALUES (coalesce(?1, lower(hex(randomblob(12)))), ?2, ?3, ?4)",
        )?
        .insert(params![uid, name, parent, created])?;
    change.added(Added::Collection(id))?;
    Ok(id)
}

/// Puts a bookmark into a collection; whether it was not there.
pub(crate) fn collect(change: &Change<'_>, bookmark: i64, collection: i64) -> rusqlite::Result<bool> {
    let new = change
        .connection()
        .prepare_cached(
            "INSERT INTO collected (bookmark_id, collection_id) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET gone = NULL WHERE gone IS NOT NULL",
        )?
        .execute([bookmark, collection])?
        > 0;
    if new {
        change.added(Added::Collected(bookmark, collection))?;
    }
    Ok(new)
}

/// Takes a bookmark out of a collection; whether it was there.
pub(crate) fn uncollect(change: &Change<'_>, bookmark: i64, collection: i64) -> rusqlite::Result<bool> {
    let sql = "UPDATE collected SET gone = ?1 WHERE bookmark_id = ?2 AND collection_id = ?3 AND gone IS NULL";
    Ok(change.take_off(sql, &[&bookmark, &collection])? > 0)
}

/// Gives a bookmark a tag; whether it had it not.
pub(crate) fn tag(change: &Change<'_>, bookmark: i64, tag: &str) -> rusqlite::Result<bool> {
    let new = change
        .connection()
        .prepare_cached(
            "INSERT INTO tagged (bookmark_id, tag) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET gone = NULL WHERE gone IS NOT NULL",
        )?
        .execute(params![bookmark, tag])?
        > 0;
    if new {
        change.added(Added::Tagged(bookmark, tag))?;
    }
    Ok(new)
}

/// Takes a tag off a bookmark; whether it had it.
pub(crate) fn untag(change: &Change<'_>, bookmark: i64, tag: &str) -> rusqlite::Result<bool> {
    let sql = "UPDATE tagged SET gone = ?1 WHERE bookmark_id = ?2 AND tag = ?3 AND gone IS NULL";
    Ok(change.take_off(sql, &[&bookmark, &tag])? > 0)
}

/// The bookmarks that have a tag.
pub(crate) fn with_tag(connection: &Connection, tag: &str) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached(
            "SELECT t.bookmark_id FROM tagged t JOIN bookmark b ON b.id = t.bookmark_id AND b.gone IS NULL
             WHERE t.tag = ?1 AND t.gone IS NULL",
        )?
        .query_map([tag], |row| row.get(0))?
        .collect()
}

/// A collection and all below it, itself first.
pub(crate) fn subtree(all: &[Shelved], id: i64) -> Vec<i64> {
    let mut inside = vec![id];
    let mut next = 0;
    while next < inside.len() {
        let above = inside[next];
        let below = all.iter().filter(|c| c.parent == Some(above)).map(|c| c.id);
        let new: Vec<i64> = below.filter(|c| !inside.contains(c)).collect();
        inside.extend(new);
        next += 1;
    }
    inside
}

/// The number of a bookmark by the name it has in every archive, and whether it is gone.
pub(crate) fn mark_of_uid(connection: &Connection, uid: &str) -> rusqlite::Result<Option<(i64, bool)>> {
    connection
        .prepare_cached("SELECT id, gone IS NOT NULL FROM bookmark WHERE uid = ?1")?
        .query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The same of a collection.
pub(crate) fn collection_of_uid(connection: &Connection, uid: &str) -> rusqlite::Result<Option<(i64, bool)>> {
    connection
        .prepare_cached("SELECT id, gone IS NOT NULL FROM collection WHERE uid = ?1")?
        .query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// Puts a bookmark that was taken off on the shelf again.
pub(crate) fn return_mark(change: &Change<'_>, id: i64) -> rusqlite::Result<()> {
    change.connection().execute("UPDATE bookmark SET gone = NULL WHERE id = ?1", [id])?;
    change.added(Added::Bookmark(id))
}

/// The same of a collection that was removed.
pub(crate) fn return_collection(change: &Change<'_>, id: i64) -> rusqlite::Result<()> {
    change.connection().execute("UPDATE collection SET gone = NULL WHERE id = ?1", [id])?;
    change.added(Added::Collection(id))
}
