//! The changes to what the reader keeps, in order, and how each is taken back. Nothing is ever deleted by one.

use crate::columns::Named;
use crate::views::{ShelfChange, ShelfChangeKind};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A change under way: what it adds and writes over is noted with it.
pub(crate) struct Change<'c> {
    connection: &'c Connection,
    /// Its number.
    pub(crate) id: i64,
    /// The number that rows it takes off are given: its own, or that of the change that holds again by an undo undone.
    taker: i64,
}

/// What a change wrote over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A bookmark's note.
    Note,
    /// A collection's name.
    Name,
    /// The collection that a collection is part of.
    Parent,
}

/// What a change put there, or brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Added<'t> {
    /// A bookmark.
    Bookmark(i64),
    /// A collection.
    Collection(i64),
    /// A bookmark in a collection.
    Collected(i64, i64),
    /// A tag of a bookmark.
    Tagged(i64, &'t str),
}

impl<'c> Change<'c> {
    /// Begins a change to `what`, which concerns so many bookmarks.
    pub(crate) fn begin(
        connection: &'c Connection,
        kind: ShelfChangeKind,
        what: &str,
        bookmarks: u64,
        now: &str,
    ) -> rusqlite::Result<Self> {
        let id = connection
            .prepare_cached("INSERT INTO shelf_change (kind, what, count, made) VALUES (?1, ?2, ?3, ?4)")?
            .insert(params![Named(kind), what, bookmarks, now])?;
        Ok(Self { connection, id, taker: id })
    }

    /// Where it is made.
    pub(crate) fn connection(&self) -> &'c Connection {
        self.connection
    }

    /// Says how many bookmarks it concerned, where that is known only afterwards.
    pub(crate) fn concerns(&self, bookmarks: u64) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("UPDATE shelf_change SET count = ?2 WHERE id = ?1")?
            .execute(params![self.id, bookmarks])
            .map(|_| ())
    }

    /// Nothing came of it: it is not kept.
    pub(crate) fn never_was(&self) -> rusqlite::Result<()> {
        self.connection.execute("DELETE FROM shelf_before WHERE change_id = ?1", [self.id])?;
        self.connection.execute("DELETE FROM shelf_change WHERE id = ?1", [self.id]).map(|_| ())
    }

    /// Notes that something was added.
    pub(crate) fn added(&self, what: Added<'_>) -> rusqlite::Result<()> {
        match what {
            Added::Bookmark(id) => self.before("bookmark_added", id, None),
            Added::Collection(id) => self.before("collection_added", id, None),
            Added::Collected(id, collection) => {
                self.before("collected_added", id, Some(&collection.to_string()))
            }
            Added::Tagged(id, tag) => self.before("tag_added", id, Some(tag)),
        }
    }

    /// Writes a new value over what is there, which is noted.
    pub(crate) fn write(&self, what: Value, row: i64, value: Option<&str>) -> rusqlite::Result<()> {
        let (name, read, write) = match what {
            Value::Note => (
                "note",
                "SELECT note FROM bookmark WHERE id = ?1",
                "UPDATE bookmark SET note = ?2, edited = (SELECT made FROM shelf_change WHERE id = ?3)
                 WHERE id = ?1",
            ),
            Value::Name => (
                "name",
                "SELECT name FROM collection WHERE id = ?1",
                "UPDATE collection SET name = ?2 WHERE id = ?1 AND ?3 > 0",
            ),
            Value::Parent => (
                "parent",
                "SELECT CAST(parent_id AS TEXT) FROM collection WHERE id = ?1",
                "UPDATE collection SET parent_id = CAST(?2 AS INTEGER) WHERE id = ?1 AND ?3 > 0",
            ),
        };
        let before: Option<String> = self.connection.prepare_cached(read)?.query_row([row], |r| r.get(0))?;
        self.before(name, row, before.as_deref())?;
        self.connection.prepare_cached(write)?.execute(params![row, value, self.id]).map(|_| ())
    }

    /// Takes off what `sql` says: it sets `gone` to `?1` where it is null. Says how many rows that were.
    pub(crate) fn take_off(&self, sql: &str, given: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<usize> {
        let mut all: Vec<&dyn rusqlite::ToSql> = vec![&self.taker];
        all.extend_from_slice(given);
        self.connection.prepare_cached(sql)?.execute(all.as_slice())
    }

    fn before(&self, what: &str, row: i64, value: Option<&str>) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO shelf_before (change_id, what, row_id, value) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![self.id, what, row, value])
            .map(|_| ())
    }
}

/// A note that is written again so soon after is written on.
const WRITING_ON: i64 = 10;

/// Writes a note on: the change that wrote it a moment ago, if nothing was done since, says what stood before. A note that is
/// kept while it is written is one change.
pub(crate) fn write_on(
    connection: &Connection,
    bookmark: i64,
    note: &str,
    now: &str,
) -> rusqlite::Result<Option<i64>> {
    let last = "SELECT c.id FROM shelf_change c
                JOIN shelf_before w ON w.change_id = c.id AND w.what = 'note' AND w.row_id = ?1
                JOIN bookmark b ON b.id = ?1
                WHERE c.id = (SELECT max(id) FROM shelf_change) AND c.kind = 'note' AND c.undone = 0
                  AND unixepoch(?2) - unixepoch(b.edited) BETWEEN 0 AND ?3";
    let given = params![bookmark, now, WRITING_ON];
    let change: Option<i64> =
        connection.prepare_cached(last)?.query_row(given, |row| row.get(0)).optional()?;
    if change.is_some() {
        connection
            .prepare_cached("UPDATE bookmark SET note = ?2, edited = ?3 WHERE id = ?1")?
            .execute(params![bookmark, note, now])?;
    }
    Ok(change)
}

/// Takes a change back: the last one that was not, or that of a number. `None` where there is none. An undo can be
/// undone as well, by its number.
pub(crate) fn undo_change(
    connection: &Connection,
    which: Option<i64>,
    now: &str,
) -> rusqlite::Result<Option<ShelfChange>> {
    let sql = "SELECT id, kind, what, count, made, undoes, undone FROM shelf_change
               WHERE undone = 0 AND iif(?1 IS NULL, kind <> 'undo', id = ?1) ORDER BY id DESC LIMIT 1";
    let found = connection.prepare_cached(sql)?.query_row([which], change).optional()?;
    let Some(mut target) = found else { return Ok(None) };
    let mut undo = Change::begin(connection, ShelfChangeKind::Undo, &target.what, target.bookmarks, now)?;
    connection.execute("UPDATE shelf_change SET undoes = ?2 WHERE id = ?1", [undo.id, target.id])?;
    if let Some(again) = target.undoes {
        undo.taker = holder(connection, again)?;
    }
    bring_back(connection, &undo, holder(connection, target.id)?)?;
    for (what, row, value) in before(connection, target.id)? {
        restore(&undo, &what, row, value.as_deref())?;
    }
    set_undone(connection, target.id, true)?;
    target.undone = true;
    Ok(Some(target))
}

/// The change whose number stands on what `change` took off: an undo of an undo is the first change again.
fn holder(connection: &Connection, change: i64) -> rusqlite::Result<i64> {
    let twice = "SELECT u.undoes FROM shelf_change c JOIN shelf_change u ON u.id = c.undoes
                 WHERE c.id = ?1 AND u.undoes IS NOT NULL";
    let first: Option<i64> =
        connection.prepare_cached(twice)?.query_row([change], |row| row.get(0)).optional()?;
    first.map_or(Ok(change), |first| holder(connection, first))
}

/// All changes, the latest first.
pub(crate) fn changes(connection: &Connection) -> rusqlite::Result<Vec<ShelfChange>> {
    connection
        .prepare_cached(
            "SELECT id, kind, what, count, made, undoes, undone FROM shelf_change ORDER BY id DESC",
        )?
        .query_map([], change)?
        .collect()
}

/// Brings back what `target` took off. Each is noted as added by the undo, which can then be undone.
fn bring_back(connection: &Connection, undo: &Change<'_>, target: i64) -> rusqlite::Result<()> {
    for id in numbers(connection, "SELECT id FROM bookmark WHERE gone = ?1", target)? {
        undo.added(Added::Bookmark(id))?;
    }
    for id in numbers(connection, "SELECT id FROM collection WHERE gone = ?1", target)? {
        undo.added(Added::Collection(id))?;
    }
    let collected: Vec<(i64, i64)> = connection
        .prepare_cached("SELECT bookmark_id, collection_id FROM collected WHERE gone = ?1")?
        .query_map([target], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, collection) in collected {
        undo.added(Added::Collected(id, collection))?;
    }
    let tagged: Vec<(i64, String)> = connection
        .prepare_cached("SELECT bookmark_id, tag FROM tagged WHERE gone = ?1")?
        .query_map([target], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, tag) in tagged {
        undo.added(Added::Tagged(id, &tag))?;
    }
    for table in ["bookmark", "collection", "collected", "tagged"] {
        connection.execute(&format!("UPDATE {table} SET gone = NULL WHERE gone = ?1"), [target])?;
    }
    Ok(())
}

/// Takes off what was added, and writes back what was written over.
fn restore(undo: &Change<'_>, what: &str, row: i64, value: Option<&str>) -> rusqlite::Result<()> {
    let taken_off = |sql| undo.take_off(sql, &[&row, &value]).map(|_| ());
    match what {
        "note" => undo.write(Value::Note, row, value),
        "name" => undo.write(Value::Name, row, value),
        "parent" => undo.write(Value::Parent, row, value),
        "bookmark_added" => {
            taken_off("UPDATE bookmark SET gone = ?1 WHERE id = ?2 AND ?3 IS NULL AND gone IS NULL")
        }
        "collection_added" => {
            taken_off("UPDATE collection SET gone = ?1 WHERE id = ?2 AND ?3 IS NULL AND gone IS NULL")
        }
        "collected_added" => taken_off(
            "UPDATE collected SET gone = ?1
             WHERE bookmark_id = ?2 AND collection_id = CAST(?3 AS INTEGER) AND gone IS NULL",
        ),
        "tag_added" => {
            taken_off("UPDATE tagged SET gone = ?1 WHERE bookmark_id = ?2 AND tag = ?3 AND gone IS NULL")
        }
        // The table lets nothing else in.
        _ => Ok(()),
    }
}

/// What a change wrote over or added, the last first.
fn before(connection: &Connection, change: i64) -> rusqlite::Result<Vec<(String, i64, Option<String>)>> {
    connection
        .prepare_cached(
            "SELECT what, row_id, value FROM shelf_before WHERE change_id = ?1 ORDER BY rowid DESC",
        )?
        .query_map([change], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect()
}

/// What is undone no longer undoes anything.
fn set_undone(connection: &Connection, id: i64, undone: bool) -> rusqlite::Result<()> {
    connection.execute("UPDATE shelf_change SET undone = ?2 WHERE id = ?1", params![id, undone])?;
    let undoes: Option<i64> =
        connection.query_row("SELECT undoes FROM shelf_change WHERE id = ?1", [id], |row| row.get(0))?;
    undoes.map_or(Ok(()), |earlier| set_undone(connection, earlier, !undone))
}

fn numbers(connection: &Connection, sql: &str, given: i64) -> rusqlite::Result<Vec<i64>> {
    connection.prepare_cached(sql)?.query_map([given], |row| row.get(0))?.collect()
}

fn change(row: &Row<'_>) -> rusqlite::Result<ShelfChange> {
    Ok(ShelfChange {
        id: row.get(0)?,
        kind: row.get::<_, Named<_>>(1)?.0,
        what: row.get(2)?,
        bookmarks: row.get(3)?,
        made: row.get(4)?,
        undoes: row.get(5)?,
        undone: row.get(6)?,
    })
}
