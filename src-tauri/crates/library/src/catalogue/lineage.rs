//! Where an article went when its page was taken apart anew.

use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// What an id leads to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Descendants {
    /// The article is here under its own name.
    Itself,
    /// These took its place: one as a rule, several if it was split. None: it is gone.
    Others(Vec<i64>),
}

/// Follows `id` through the lineage to articles that are here.
pub(crate) fn descendants(connection: &Connection, id: i64) -> rusqlite::Result<Descendants> {
    if is_here(connection, id)? {
        return Ok(Descendants::Itself);
    }
    let mut heirs = BTreeSet::new();
    let mut seen = BTreeSet::from([id]);
    let mut open = vec![id];
    while let Some(old) = open.pop() {
        for new in heirs_of(connection, old)? {
            if !seen.insert(new) {
                continue;
            }
            if is_here(connection, new)? {
                heirs.insert(new);
            } else {
                open.push(new);
            }
        }
    }
    Ok(Descendants::Others(heirs.into_iter().collect()))
}

fn heirs_of(connection: &Connection, old: i64) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached("SELECT new_id FROM lineage WHERE old_id = ?1 AND new_id IS NOT NULL ORDER BY id")?
        .query_map([old], |row| row.get(0))?
        .collect()
}

fn is_here(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    let found = connection
        .prepare_cached("SELECT 1 FROM article WHERE id = ?1")?
        .query_row([id], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}
