//! The import log: what each import met and what became of it.

use crate::columns::{Json, Terse};
use crate::views::{FileOutcome, FileReport, ImportEnd, ImportEntry, ImportLog};
use newsprint::Account;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Begins an import's entry and says which it is.
pub(crate) fn begin_import(connection: &Connection, now: &str, paths: &[String]) -> rusqlite::Result<i64> {
    connection.execute("INSERT INTO import (started, paths) VALUES (?1, ?2)", params![now, Json(paths)])?;
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

/// Notes why it could not go on.
pub(crate) fn break_off_import(
    connection: &Connection,
    import: i64,
    now: &str,
    trouble: &str,
) -> rusqlite::Result<()> {
    connection
        .execute("UPDATE import SET finished = ?2, trouble = ?3 WHERE id = ?1", params![import, now, trouble])
        .map(|_| ())
}

/// Adds a line to it. The furniture is left out: the witness holds it; so is all that was said before of a file that
/// was here already, or a reader who imports the same folder every month would keep its report every month.
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
    let is_new = report.outcome == FileOutcome::Imported;
    let account = if is_new { report.account } else { Account::default() };
    let lean = FileReport { furniture: Vec::new(), account, ..report.clone() };
    connection
        .prepare_cached(
            "INSERT INTO import_file (import_id, ordinal, path, source_id, outcome, report, articles, warnings)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            import,
            ordinal,
            path,
            source,
            outcome,
            Terse(lean),
            report.articles,
            report.warnings.len() as u64
        ])
        .map(|_| ())
}

const ENTRIES: &str = "
    SELECT i.id, i.started, i.finished, i.cancelled, i.trouble, i.paths,
           count(f.outcome), coalesce(sum(f.outcome = 'imported'), 0),
           coalesce(sum(f.outcome = 'already_here'), 0), coalesce(sum(f.outcome = 'passed_over'), 0),
           coalesce(sum(f.outcome = 'skipped'), 0),
           coalesce(sum(iif(f.outcome = 'imported', f.articles, 0)), 0), coalesce(sum(f.warnings), 0)
    FROM import i LEFT JOIN import_file f ON f.import_id = i.id";

/// All imports, the latest first.
pub(crate) fn imports(connection: &Connection) -> rusqlite::Result<Vec<ImportEntry>> {
    connection
        .prepare(&format!("{ENTRIES} GROUP BY i.id ORDER BY i.id DESC"))?
        .query_map([], entry)?
        .collect()
}

/// The report of an import; without a number, of the latest. `None` if there is no such import.
pub(crate) fn import_log(
    connection: &Connection,
    number: Option<i64>,
) -> rusqlite::Result<Option<ImportLog>> {
    let which = "i.id = coalesce(?1, (SELECT max(id) FROM import))";
    let found = connection
        .prepare(&format!("{ENTRIES} WHERE {which} GROUP BY i.id"))?
        .query_row([number], entry)
        .optional()?;
    let Some(entry) = found else { return Ok(None) };
    let files = connection
        .prepare("SELECT report FROM import_file WHERE import_id = ?1 ORDER BY ordinal")?
        .query_map([entry.number], |row| row.get::<_, Json<FileReport>>(0).map(|json| json.0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(ImportLog { entry, files }))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<ImportEntry> {
    let finished: Option<String> = row.get(2)?;
    let trouble: Option<String> = row.get(4)?;
    let ended = match (&finished, &trouble, row.get::<_, bool>(3)?) {
        (_, Some(_), _) => ImportEnd::BrokenOff,
        (None, None, _) => ImportEnd::Unfinished,
        (Some(_), None, true) => ImportEnd::Cancelled,
        (Some(_), None, false) => ImportEnd::Done,
    };
    Ok(ImportEntry {
        number: row.get(0)?,
        started: row.get(1)?,
        finished,
        ended,
        paths: row.get::<_, Json<Vec<String>>>(5)?.0,
        files: row.get(6)?,
        imported: row.get(7)?,
        already_here: row.get(8)?,
        passed_over: row.get(9)?,
        skipped: row.get(10)?,
        articles: row.get(11)?,
        warnings: row.get(12)?,
        trouble,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Access;
    use crate::catalogue::VERSIONS;
    use crate::database::Database;

    #[test]
    fn a_log_kept_by_an_earlier_version_is_listed_and_read() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("catalogue.sqlite");
        let mut old = Database::open(&path, &VERSIONS[..2], Access::ReadWrite).unwrap();
        let report = r#"{"path":"三月/1.txt","outcome":{"kind":"imported"},"newspaper":null,"date":null,
            "pages":["1"],"articles":2,"account":{"total":9,"body":9,"headlines":0,"byline":0,"jump":0,
            "caption":0,"furniture":0,"markup":0,"dropped":0,"unplaced":0},"furniture":[],
            "warnings":[{"code":"undated","detail":"","span":null}]}"#;
        old.write(|tx| {
            tx.execute("INSERT INTO import (started, finished) VALUES ('2025', '2026')", [])?;
            tx.execute("INSERT INTO import_file VALUES (1, 0, '三月/1.txt', NULL, 'imported', ?1)", [report])
        })
        .unwrap();
        drop(old);
        let now = Database::open(&path, VERSIONS, Access::ReadWrite).unwrap();
        let listed = now.read(imports).unwrap();
        assert_eq!((listed[0].ended, listed[0].files), (ImportEnd::Done, 1));
        assert_eq!((listed[0].imported, listed[0].articles, listed[0].warnings), (1, 2, 1));
        let log = now.read(|c| import_log(c, Some(1))).unwrap().unwrap();
        assert_eq!((log.files[0].articles, log.files[0].account.total), (2, 9));
        assert_eq!(now.read(|c| import_log(c, Some(2))).unwrap(), None);
    }
}
