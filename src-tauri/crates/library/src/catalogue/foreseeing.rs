//! What would be said of a page if it came in now. Nothing is written.

use super::facts::{Given, Over, PageFacts};
use super::newspapers;
use super::witnesses::{met, page_text, says_the_same, text_of, twin};
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
    let (Some(name), Some(date)) = (&facts.newspaper, &facts.date) else { return Ok(None) };
    let Some(newspaper) = newspapers::find(connection, &name.value)? else { return Ok(None) };
    let issue: Option<i64> = connection
        .prepare_cached("SELECT id FROM issue WHERE newspaper_id = ?1 AND date = ?2 AND edition = ?3")?
        .query_row(params![newspaper, Day(date.value), facts.edition()], |row| row.get(0))
        .optional()?;
    let text = text_of(&page.articles);
    // No source here has this row.
    let Some(twin) = twin(connection, issue, &facts, -1, &text)? else { return Ok(None) };
    let is_same = says_the_same(&page_text(connection, twin)?, &text);
    met(connection, twin, is_same, &facts).map(Some)
}
