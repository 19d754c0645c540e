//! The import log: what each import met and what became of it.

use crate::columns::Json;
use crate::views::{FileOutcome, FileReport};
use rusqlite::{Connection, params};

/// Begins an import's entry and says which it is.
pub(crate) fn begin_import(connection: &Connection, now: &str) -> rusqlite::Result<i64> {
    connection.execute("INSERT INTO import (started) VALUES (?1)", [now])?;
    Ok(connection.last_insert_rowid())
}

/// Ends it.
pub(crate) fn finish_import(
    connection: &Connection,
    import: i64,
    now: &str,
    cancelled: bool,
) -> rusqlite::Result<()> {
    connection
        .execute(
            "UPDATE import SET finished = ?2, cancelled = ?3 WHERE id = ?1",
            params![import, now, cancelled],
        )
        .map(|_| ())
}

/// Adds a line to it. The furniture is left out: the witness holds it.
pub(crate) fn log_file(
    connection: &Connection,
    import: i64,
    ordinal: u64,
    source: Option<i64>,
    report: &FileReport,
) -> rusqlite::Result<()> {
    let outcome = match &report.outcome {
        FileOutcome::Imported => "imported",
        FileOutcome::AlreadyHere => "already_here",
        FileOutcome::PassedOver => "passed_over",
        FileOutcome::Skipped { .. } => "skipped",
    };
    let path = report.path.to_string_lossy();
    let lean = FileReport { furniture: Vec::new(), ..report.clone() };
    connection
        .prepare_cached(
            "INSERT INTO import_file (import_id, ordinal, path, source_id, outcome, report)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![import, ordinal, path, source, outcome, Json(lean)])
        .map(|_| ())
}
