//! Where an article stands: its page, the pages beside it, and what is read before and after it.

use super::browsing::{LINE, PAGES, issue_pages, line};
use super::words::{TITLE, title};
use crate::views::{ArticleId, ArticlePlace, Neighbour};
use rusqlite::{Connection, OptionalExtension};

/// Where the article of this name stands.
pub(crate) fn article_place(
    connection: &Connection,
    id: ArticleId,
) -> rusqlite::Result<Option<ArticlePlace>> {
    let found: Option<(i64, Option<i64>, i64)> = connection
        .prepare_cached(
            "SELECT p.id, p.issue_id, a.story_id FROM article a JOIN page p ON p.id = a.page_id WHERE a.id = ?1",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((page, issue, story)) = found else { return Ok(None) };
    let own = connection
        .prepare_cached(&format!("SELECT {LINE} FROM {PAGES} WHERE p.id = ?1"))?
        .query_row([page], |row| line(connection, row).map(|(line, _)| line))?;
    let pieces = pieces(connection, issue, page)?;
    let at = pieces.iter().position(|piece| piece.id == id);
    let (before, after) = at.map_or((&pieces[..0], &pieces[..0]), |at| pieces.split_at(at));
    let is_other = |piece: &&Piece| piece.story != story && piece.part == 0;
    Ok(Some(ArticlePlace {
        page: own.id.clone(),
        pages: issue.map_or(Ok(vec![own]), |issue| issue_pages(connection, issue))?,
        previous: before.iter().rfind(is_other).map(|piece| neighbour(connection, piece.id)).transpose()?,
        next: after.iter().find(is_other).map(|piece| neighbour(connection, piece.id)).transpose()?,
    }))
}

/// An article in the order an issue is read.
struct Piece {
    id: ArticleId,
    story: i64,
    part: u32,
}

/// The articles of an issue in the order they are read; of a loose page, its own.
fn pieces(connection: &Connection, issue: Option<i64>, page: i64) -> rusqlite::Result<Vec<Piece>> {
    let (which, of) = issue.map_or((OF_PAGE, page), |issue| (OF_ISSUE, issue));
    connection
        .prepare_cached(&pieces_sql(which))?
        .query_map([of], |row| {
            Ok(Piece { id: ArticleId(row.get(0)?), story: row.get(1)?, part: row.get(2)? })
        })?
        .collect()
}

/// A condition each: one for both would be answered by looking through all pages.
const OF_ISSUE: &str = "p.issue_id = ?1";
const OF_PAGE: &str = "p.id = ?1";

fn pieces_sql(which: &str) -> String {
    format!(
        "SELECT a.id, a.story_id, a.part FROM page p JOIN article a ON a.page_id = p.id
         WHERE {which} ORDER BY p.sort_key, p.id, a.ordinal"
    )
}

fn neighbour(connection: &Connection, id: ArticleId) -> rusqlite::Result<Neighbour> {
    connection.prepare_cached(&format!("SELECT {TITLE} FROM article a WHERE id = ?1"))?.query_row(
        [id.0],
        |row| {
            let (headline, beginning) = title(row, 0)?;
            Ok(Neighbour { id, headline, beginning })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_open_an_article_no_table_is_looked_through() {
        let home = tempfile::tempdir().unwrap();
        let library = crate::Library::open_or_create(home.path()).unwrap();
        for which in [OF_ISSUE, OF_PAGE] {
            let sql = format!("EXPLAIN QUERY PLAN {}", pieces_sql(which));
            let steps = |c: &Connection| c.prepare(&sql)?.query_map([1], |row| row.get(3))?.collect();
            let steps: Vec<String> = library.catalogue().read(steps).unwrap();
            assert!(steps.iter().all(|step| !step.starts_with("SCAN")), "{steps:?}");
        }
    }
}
