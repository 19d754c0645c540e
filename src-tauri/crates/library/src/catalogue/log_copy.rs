//! The import log as it is copied out of the catalogue and into another: by numbers of imports and names of contents,
//! which outlive it.

use super::log::log_file;
use crate::columns::Json;
use crate::views::FileReport;
use newsprint::SourceId;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// An import, without its files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LoggedImport {
    pub(crate) number: i64,
    pub(crate) started: String,
    pub(crate) finished: Option<String>,
    pub(crate) cancelled: bool,
    pub(crate) trouble: Option<String>,
    pub(crate) paths: Vec<String>,
}

/// A line of its report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LoggedFile {
    /// The content; `None` of what was not taken in, or is not here any more.
    pub(crate) source: Option<SourceId>,
    pub(crate) report: FileReport,
}

/// The numbers of all imports.
pub(crate) fn import_numbers(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    connection.prepare_cached("SELECT id FROM import ORDER BY id")?.query_map([], |row| row.get(0))?.collect()
}

/// An import.
pub(crate) fn logged_import(connection: &Connection, number: i64) -> rusqlite::Result<LoggedImport> {
    connection.query_row(
        "SELECT id, started, finished, cancelled, trouble, paths FROM import WHERE id = ?1",
        [number],
        |row| {
            Ok(LoggedImport {
                number: row.get(0)?,
                started: row.get(1)?,
                finished: row.get(2)?,
                cancelled: row.get(3)?,
                trouble: row.get(4)?,
                paths: row.get::<_, Json<_>>(5)?.0,
            })
        },
    )
}

/// Hands the lines of an import's report over, one after another.
pub(crate) fn logged_files<E>(
    connection: &Connection,
    number: i64,
    mut take: impl FnMut(&LoggedFile) -> Result<(), E>,
) -> rusqlite::Result<Result<(), E>> {
    let mut lines = connection.prepare(
        "SELECT s.hash, f.report FROM import_file f LEFT JOIN source s ON s.id = f.source_id
         WHERE f.import_id = ?1 ORDER BY f.ordinal",
    )?;
    let mut rows = lines.query([number])?;
    while let Some(row) = rows.next()? {
        let source = row.get::<_, Option<String>>(0)?.map(SourceId);
        let file = LoggedFile { source, report: row.get::<_, Json<_>>(1)?.0 };
        if let Err(error) = take(&file) {
            return Ok(Err(error));
        }
    }
    Ok(Ok(()))
}

/// Adds an import that is not in this catalogue.
pub(crate) fn add_logged_import(connection: &Connection, import: &LoggedImport) -> rusqlite::Result<()> {
    let LoggedImport { number, started, finished, cancelled, trouble, paths } = import;
    connection
        .execute(
            "INSERT INTO import (id, started, finished, cancelled, trouble, paths) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![number, started, finished, cancelled, trouble, Json(paths)],
        )
        .map(|_| ())
}

/// Adds a line to it.
pub(crate) fn add_logged_file(
    connection: &Connection,
    import: i64,
    ordinal: u64,
    file: &LoggedFile,
) -> rusqlite::Result<()> {
    let source = file.source.as_ref().map(|source| {
        connection
            .prepare_cached("SELECT id FROM source WHERE hash = ?1")?
            .query_row([&source.0], |row| row.get(0))
            .optional()
    });
    log_file(connection, import, ordinal, source.transpose()?.flatten(), &file.report)
}
