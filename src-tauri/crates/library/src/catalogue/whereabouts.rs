//! Articles by what outlives them: their page in a source, the names that took their place, their day and label.

use super::newspapers;
use crate::columns::Day;
use crate::shelf::{PagePlace, ShownFacts};
use newsprint::SourceId;
use rusqlite::{Connection, OptionalExtension, params};

/// The page an article stands on, by what outlives the catalogue.
pub(crate) fn place_of(connection: &Connection, article: i64) -> rusqlite::Result<Option<PagePlace>> {
    connection
        .prepare_cached(
            "SELECT s.hash, w.ordinal FROM article a JOIN witness w ON w.id = a.witness_id
             JOIN source s ON s.id = w.source_id WHERE a.id = ?1",
        )?
        .query_row([article], |row| Ok((SourceId(row.get(0)?), row.get(1)?)))
        .optional()
}

/// Articles that took over words of this one, also where one of them goes by its name.
pub(crate) fn lineage_of(connection: &Connection, article: i64) -> rusqlite::Result<Vec<i64>> {
    ids(connection, "SELECT new_id FROM lineage WHERE old_id = ?1 AND new_id IS NOT NULL", params![article])
}

/// The articles of a page of a source, and those of its other pages behind them; of a page that another source shows
/// better, the articles of that.
pub(crate) fn articles_of_source(
    connection: &Connection,
    place: Option<&PagePlace>,
) -> rusqlite::Result<Vec<i64>> {
    let Some((source, ordinal)) = place else { return Ok(Vec::new()) };
    ids(
        connection,
        "SELECT a.id FROM source s JOIN witness w ON w.source_id = s.id JOIN article a ON a.page_id = w.page_id
         WHERE s.hash = ?1 ORDER BY w.ordinal <> ?2, w.ordinal, a.ordinal",
        params![source.0, ordinal],
    )
}

/// The articles of a newspaper's day, those under the label that was shown first.
pub(crate) fn articles_of_day(connection: &Connection, facts: &ShownFacts) -> rusqlite::Result<Vec<i64>> {
    let (Some(newspaper), Some(date)) = (&facts.newspaper, &facts.date) else { return Ok(Vec::new()) };
    let Some(newspaper) = newspapers::find(connection, newspaper)? else { return Ok(Vec::new()) };
    let label = facts.page.as_ref().map(newsprint::PageLabel::as_str);
    ids(
        connection,
        "SELECT a.id FROM issue i JOIN page p ON p.issue_id = i.id JOIN article a ON a.page_id = p.id
         WHERE i.newspaper_id = ?1 AND i.date = ?2 ORDER BY p.label IS NOT ?3, p.sort_key, a.ordinal",
        params![newspaper, Day(date.value), label],
    )
}

fn ids(connection: &Connection, sql: &str, given: impl rusqlite::Params) -> rusqlite::Result<Vec<i64>> {
    connection.prepare_cached(sql)?.query_map(given, |row| row.get(0))?.collect()
}
