//! The reader's decisions in order: what the catalogue has to follow, and what can be taken back.

use crate::columns::{Json, Named};
use crate::views::{Decided, Decision, DecisionKind};
use newsprint::SourceId;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// A page by what outlives the catalogue: its source, and its place in it.
pub(crate) type PagePlace = (SourceId, u32);

/// What the catalogue has not followed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pending {
    /// The last decision.
    pub(crate) last: i64,
    /// Sources that were decided about.
    pub(crate) sources: BTreeSet<SourceId>,
    /// Whether newspapers were decided about.
    pub(crate) newspapers: bool,
}

/// Notes a decision.
pub(crate) fn decide(
    connection: &Connection,
    kind: DecisionKind,
    what: &Decided,
    now: &str,
) -> rusqlite::Result<i64> {
    connection.prepare_cached("INSERT INTO decision (kind, what, made) VALUES (?1, ?2, ?3)")?.insert(params![
        Named(kind),
        Json(what),
        now
    ])
}

/// Notes that pages are to go, or to be here, by a decision.
pub(crate) fn set_gone(
    connection: &Connection,
    decision: i64,
    pages: &[PagePlace],
    gone: bool,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO page_gone (source_hash, ordinal, gone, decision_id) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (source, ordinal) in pages {
        statement.execute(params![source.0, ordinal, gone, decision])?;
    }
    Ok(())
}

/// The decision that an undo takes back: the last, or that of a number. `None` where there is none, or it was taken back.
/// An undo can be undone as well.
pub(crate) fn to_undo(connection: &Connection, which: Option<i64>) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT id FROM decision WHERE undone = 0
             AND iif(?1 IS NULL, kind NOT IN ('undo', 'return'), id = ?1) ORDER BY id DESC LIMIT 1",
        )?
        .query_row([which], |row| row.get(0))
        .optional()
}

/// Sources of which pages come back when a decision is taken back. The undo of an undo of a removal is a removal.
pub(crate) fn brought_back_by_undoing(
    connection: &Connection,
    decision: i64,
) -> rusqlite::Result<BTreeSet<SourceId>> {
    connection
        .prepare_cached(
            "WITH RECURSIVE back (id, gone) AS (
                 SELECT ?1, 1 UNION SELECT d.undoes, 1 - back.gone
                 FROM back JOIN decision d ON d.id = back.id WHERE d.undoes IS NOT NULL)
             SELECT g.source_hash FROM back JOIN page_gone g ON g.decision_id = back.id AND g.gone = back.gone",
        )?
        .query_map([decision], |row| row.get(0).map(SourceId))?
        .collect()
}

/// Which decisions that hold took pages of which sources out.
pub(crate) fn removals(connection: &Connection) -> rusqlite::Result<Vec<(i64, SourceId)>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT d.id, g.source_hash FROM page_gone g JOIN decision d ON d.id = g.decision_id
             WHERE g.gone = 1 AND d.undone = 0 ORDER BY d.id, g.id",
        )?
        .query_map([], |row| Ok((row.get(0)?, SourceId(row.get(1)?))))?
        .collect()
}

/// Takes a decision back; says which it was. `None` where there is nothing, or nothing of this number, to take back.
pub(crate) fn undo(
    connection: &Connection,
    which: Option<i64>,
    now: &str,
) -> rusqlite::Result<Option<Decision>> {
    let Some(id) = to_undo(connection, which)? else { return Ok(None) };
    set_undone(connection, id, true)?;
    connection.execute(
        "INSERT INTO decision (kind, what, made, undoes) VALUES ('undo', '{}', ?2, ?1)",
        params![id, now],
    )?;
    Ok(decisions(connection)?.into_iter().find(|decision| decision.id == id))
}

/// What is undone no longer undoes anything.
fn set_undone(connection: &Connection, id: i64, undone: bool) -> rusqlite::Result<()> {
    connection.execute("UPDATE decision SET undone = ?2 WHERE id = ?1", params![id, undone])?;
    let undoes: Option<i64> =
        connection.query_row("SELECT undoes FROM decision WHERE id = ?1", [id], |row| row.get(0))?;
    undoes.map_or(Ok(()), |earlier| set_undone(connection, earlier, !undone))
}

/// All decisions, the latest first.
pub(crate) fn decisions(connection: &Connection) -> rusqlite::Result<Vec<Decision>> {
    connection
        .prepare_cached("SELECT id, kind, what, made, undoes, undone FROM decision ORDER BY id DESC")?
        .query_map([], |row| {
            Ok(Decision {
                id: row.get(0)?,
                kind: row.get::<_, Named<_>>(1)?.0,
                what: row.get::<_, Json<_>>(2)?.0,
                made: row.get(3)?,
                undoes: row.get(4)?,
                undone: row.get(5)?,
                purged: false,
            })
        })?
        .collect()
}

/// The last decision; 0 if there is none.
pub(crate) fn last_decision(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT coalesce(max(id), 0) FROM decision", [], |row| row.get(0))
}

/// What was decided after `followed`; everything ever decided about where the shelf does not come so far, because it
/// is an older one that was put in the place of this one.
pub(crate) fn pending(connection: &Connection, followed: i64) -> rusqlite::Result<Pending> {
    let last = last_decision(connection)?;
    let after = if last < followed { 0 } else { followed };
    let sources = connection
        .prepare_cached(
            "WITH RECURSIVE of (id) AS (
                 SELECT id FROM decision WHERE id > ?1
                 UNION SELECT d.undoes FROM of JOIN decision d ON d.id = of.id WHERE d.undoes IS NOT NULL)
             SELECT source_hash FROM page_gone WHERE decision_id IN (SELECT id FROM of)
             UNION SELECT source_hash FROM given WHERE decision_id IN (SELECT id FROM of)",
        )?
        .query_map([after], |row| row.get(0).map(SourceId))?
        .collect::<rusqlite::Result<_>>()?;
    let newspapers = connection
        .prepare_cached("SELECT 1 FROM decision WHERE id > ?1 AND kind IN ('newspapers', 'undo')")?
        .exists([after])?;
    Ok(Pending { last, sources, newspapers })
}

/// What was decided about newspapers and holds, in order.
pub(crate) fn newspaper_decisions(connection: &Connection) -> rusqlite::Result<Vec<(Decided, bool)>> {
    connection
        .prepare_cached("SELECT what, undone FROM decision WHERE kind = 'newspapers' ORDER BY id")?
        .query_map([], |row| Ok((row.get::<_, Json<_>>(0)?.0, row.get(1)?)))?
        .collect()
}
