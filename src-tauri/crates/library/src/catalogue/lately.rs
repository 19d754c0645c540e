//! What came in since a moment.

use rusqlite::Connection;
use std::collections::HashSet;

/// The last import that has ended; 0 if none has. Those that were killed ended when another began.
pub(crate) fn last_ended_import(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row(
        "SELECT coalesce(max(id), 0) FROM import
         WHERE finished IS NOT NULL OR id < (SELECT max(id) FROM import)",
        [],
        |row| row.get(0),
    )
}

/// Stories of which a part came in by an import after this one, or by one that began after this moment: imports are
/// counted anew where a catalogue was lost.
pub(crate) fn stories_since(
    connection: &Connection,
    moment: &str,
    import: i64,
) -> rusqlite::Result<HashSet<i64>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT a.story_id
             FROM import i
             JOIN import_file f ON f.import_id = i.id AND f.outcome = 'imported'
             JOIN witness w ON w.source_id = f.source_id
             JOIN article a ON a.page_id = w.page_id
             WHERE i.id > ?2 OR i.started > ?1",
        )?
        .query_map((moment, import), |row| row.get(0))?
        .collect()
}
