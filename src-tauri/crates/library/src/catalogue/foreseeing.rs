//! What would be said of a page if it came in now. Nothing is written.

use super::facts::{Given, Over, PageFacts};
use super::newspapers;
use super::store::{met, page_text, says_the_same, text_of};
use crate::columns::Day;
use newsprint::{ParsedPage, Warning};
use rusqlite::{Connection, OptionalExtension, params};

/// The page's warning: it is a second witness of one that is here, or has the label of another.
pub(crate) fn meets(
    connection: &Connection,
    given: &Given,
    page: &ParsedPage,
) -> rusqlite::Result<Option<Warning>> {
    let facts = PageFacts::of(&given.over(&page.issue), page);
    let (Some(name), Some(date), Some(label)) = (&facts.newspaper, &facts.date, &facts.label) else {
        return Ok(None);
    };
    let Some(newspaper) = newspapers::find(connection, &name.value)? else { return Ok(None) };
    let twin: Option<i64> = connection
        .prepare_cached(
            "SELECT p.id FROM page p JOIN issue i ON i.id = p.issue_id
             WHERE i.newspaper_id = ?1 AND i.date = ?2 AND i.edition = ?3 AND p.label = ?4
             ORDER BY p.id LIMIT 1",
        )?
        .query_row(params![newspaper, Day(date.value), facts.edition(), label.value.as_str()], |row| {
            row.get(0)
        })
        .optional()?;
    let Some(twin) = twin else { return Ok(None) };
    let is_same = says_the_same(&page_text(connection, twin)?, &text_of(&page.articles));
    met(connection, twin, is_same, &facts).map(Some)
}
