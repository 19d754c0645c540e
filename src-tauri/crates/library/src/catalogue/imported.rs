//! The pages that imports brought, as far as they are here now.

use crate::views::PageId;
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// The pages of each line of an import's log. A line that brought nothing new names no source: its pages are looked for
/// by its path.
pub(crate) fn import_pages(
    connection: &Connection,
    import: i64,
) -> rusqlite::Result<BTreeMap<usize, Vec<PageId>>> {
    let mut pages: BTreeMap<usize, Vec<PageId>> = BTreeMap::new();
    let mut statement = connection.prepare_cached(
        "WITH line AS (
             SELECT f.ordinal, f.source_id FROM import_file f
             WHERE f.import_id = ?1 AND f.source_id IS NOT NULL
             UNION
             SELECT f.ordinal, seen.source_id FROM import_file f
             JOIN (SELECT source_id, path || iif(member = '', '', '!' || member) AS shown FROM sighting) AS seen
                 ON seen.shown = f.path
             WHERE f.import_id = ?1 AND f.source_id IS NULL AND f.outcome = 'already_here'
         )
         SELECT line.ordinal, s.hash, w.ordinal
         FROM line JOIN source s ON s.id = line.source_id JOIN witness w ON w.source_id = s.id
         ORDER BY line.ordinal, s.id, w.ordinal",
    )?;
    let page = |row: &Row<'_>| Ok((row.get(0)?, PageId::new(&row.get::<_, String>(1)?, row.get(2)?)));
    for found in statement.query_map([import], page)? {
        let (line, page) = found?;
        pages.entry(line).or_default().push(page);
    }
    Ok(pages)
}

/// How many pages of each import are here.
pub(crate) fn imports_here(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, u64>> {
    connection
        .prepare_cached(
            "SELECT f.import_id, count(DISTINCT w.page_id)
             FROM import_file f JOIN witness w ON w.source_id = f.source_id
             WHERE f.outcome = 'imported' GROUP BY f.import_id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
