//! Which pages go with a page: those of its issue, of its file, of the import that brought it. A page is meant with all
//! files that show it, or a correction would part them.

use crate::selection::PageName;
use crate::views::{PageId, Reach, Reaches};
use newsprint::SourceId;
use rusqlite::{Connection, OptionalExtension, params};

/// A page's rows.
struct Rows {
    page: i64,
    issue: Option<i64>,
    source: i64,
}

/// The names of the pages that `reach` means, each as often as files show it, and how people say it. Empty where the page
/// is not here.
pub(crate) fn reached(
    connection: &Connection,
    reach: &Reach,
) -> rusqlite::Result<(Vec<PageName>, Vec<String>)> {
    match reach {
        Reach::Pages(ids) => {
            let mut names = Vec::new();
            for id in ids {
                if let Some(rows) = rows(connection, id)? {
                    names.extend(shown(connection, "w.page_id = ?1", rows.page)?);
                }
            }
            let terms = names.iter().map(PageName::to_string).collect();
            Ok((names, terms))
        }
        Reach::Issue(id) => {
            let Some(rows) = rows(connection, id)? else { return Ok(Default::default()) };
            let Some(issue) = rows.issue else {
                return reached(connection, &Reach::Pages(vec![id.clone()]));
            };
            let terms = connection.query_row(
                "SELECT n.name, i.date FROM issue i JOIN newspaper n ON n.id = i.newspaper_id WHERE i.id = ?1",
                [issue],
                |row| {
                    Ok(vec![
                        format!("报:{}", row.get::<_, String>(0)?),
                        format!("日期:{}", row.get::<_, String>(1)?),
                    ])
                },
            )?;
            let of_issue = "w.page_id IN (SELECT id FROM page WHERE issue_id = ?1)";
            Ok((shown(connection, of_issue, issue)?, terms))
        }
        Reach::File(id) => {
            let Some(rows) = rows(connection, id)? else { return Ok(Default::default()) };
            let path: Option<String> = connection
                .query_row(
                    "SELECT path || iif(member = '', '', '!' || member) FROM sighting WHERE source_id = ?1
                     ORDER BY id LIMIT 1",
                    [rows.source],
                    |row| row.get(0),
                )
                .optional()?;
            let of_file = "w.page_id IN (SELECT page_id FROM witness WHERE source_id = ?1)";
            let terms = vec![format!("文件:{}", path.unwrap_or_default())];
            Ok((shown(connection, of_file, rows.source)?, terms))
        }
        Reach::Import(id) => {
            let Some(rows) = rows(connection, id)? else { return Ok(Default::default()) };
            let Some(import) = import_of(connection, rows.source)? else { return Ok(Default::default()) };
            Ok((shown(connection, OF_IMPORT, import)?, vec![format!("收入:{import}")]))
        }
    }
}

/// How many pages each reach of a page has. `None` where it is not here.
pub(crate) fn reaches(connection: &Connection, id: &PageId) -> rusqlite::Result<Option<Reaches>> {
    let Some(rows) = rows(connection, id)? else { return Ok(None) };
    let count = |sql: &str, row: i64| connection.prepare_cached(sql)?.query_row([row], |row| row.get(0));
    let import_number = import_of(connection, rows.source)?;
    let of_import = format!("SELECT count(DISTINCT w.page_id) FROM witness w WHERE {OF_IMPORT}");
    Ok(Some(Reaches {
        issue: rows
            .issue
            .map_or(Ok(0), |issue| count("SELECT count(*) FROM page WHERE issue_id = ?1", issue))?,
        file: count("SELECT count(*) FROM witness WHERE source_id = ?1", rows.source)?,
        import: import_number.map_or(Ok(0), |import| count(&of_import, import))?,
        import_number,
    }))
}

/// What the import of number `?1` took in.
const OF_IMPORT: &str =
    "w.page_id IN (SELECT v.page_id FROM import_file f JOIN witness v ON v.source_id = f.source_id
     WHERE f.import_id = ?1 AND f.outcome = 'imported')";

fn rows(connection: &Connection, id: &PageId) -> rusqlite::Result<Option<Rows>> {
    connection
        .prepare_cached(
            "SELECT p.id, p.issue_id, s.id FROM source s JOIN witness w ON w.source_id = s.id
             JOIN page p ON p.id = w.page_id
             WHERE s.hash >= ?1 AND s.hash < ?1 || 'g' AND w.ordinal = ?2",
        )?
        .query_row(params![id.source, id.ordinal], |row| {
            Ok(Rows { page: row.get(0)?, issue: row.get(1)?, source: row.get(2)? })
        })
        .optional()
}

/// The import that last took a source in.
fn import_of(connection: &Connection, source: i64) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT max(import_id) FROM import_file WHERE source_id = ?1 AND outcome = 'imported'",
        )?
        .query_row([source], |row| row.get(0))
}

/// The pages of a condition on `witness w`, in the order they are turned.
fn shown(connection: &Connection, condition: &str, row: i64) -> rusqlite::Result<Vec<PageName>> {
    connection
        .prepare_cached(&format!(
            "SELECT s.hash, w.ordinal FROM witness w JOIN source s ON s.id = w.source_id
             JOIN page p ON p.id = w.page_id WHERE {condition}
             ORDER BY p.sort_key, p.id, w.preferred DESC, s.hash, w.ordinal"
        ))?
        .query_map([row], |row| Ok(PageName::new(&SourceId(row.get(0)?), row.get(1)?)))?
        .collect()
}
