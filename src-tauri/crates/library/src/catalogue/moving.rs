//! Taking one page out, or to where it belongs: its stories come apart, the issues it leaves and joins are looked at
//! anew. All of it in the caller's transaction.

use super::PageFacts;
use super::jumps;
use super::settling::Witness;
use super::stand_ins;
use super::store::{place, sort_key};
use crate::columns::Json;
use newsprint::SourceId;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Takes a page out as this source shows it. If it was the best to show it, the others are returned, to be taken in
/// again as pages of their own.
pub(super) fn take_out(connection: &Connection, witness: &Witness) -> rusqlite::Result<Vec<(SourceId, u32)>> {
    if !witness.preferred {
        connection.execute("DELETE FROM witness WHERE id = ?1", [witness.id])?;
        return Ok(Vec::new());
    }
    let others = orphan_others(connection, witness)?;
    let issue: Option<i64> =
        connection.query_row("SELECT issue_id FROM page WHERE id = ?1", [witness.page], |row| row.get(0))?;
    jumps::take_apart(connection, witness.page)?;
    connection.execute(
        "INSERT OR REPLACE INTO change (story_id, kind)
         SELECT story_id, 'delete' FROM article WHERE page_id = ?1",
        [witness.page],
    )?;
    let stories: Vec<i64> = connection
        .prepare_cached("SELECT story_id FROM article WHERE page_id = ?1")?
        .query_map([witness.page], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM page WHERE id = ?1", [witness.page])?;
    for story in stories {
        connection.prepare_cached("DELETE FROM story WHERE id = ?1")?.execute([story])?;
    }
    issue.map_or(Ok(()), |issue| leave_issue(connection, issue))?;
    Ok(others)
}

/// Takes the other sources off a page that one source takes with it.
pub(super) fn orphan_others(
    connection: &Connection,
    witness: &Witness,
) -> rusqlite::Result<Vec<(SourceId, u32)>> {
    let others = connection
        .prepare_cached(
            "SELECT s.hash, w.ordinal FROM witness w JOIN source s ON s.id = w.source_id
             WHERE w.page_id = ?1 AND w.id <> ?2 ORDER BY w.id",
        )?
        .query_map([witness.page, witness.id], |row| Ok((SourceId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM witness WHERE page_id = ?1 AND id <> ?2", [witness.page, witness.id])?;
    Ok(others)
}

/// Gives a page other facts and moves it to where it then belongs.
pub(super) fn move_page(connection: &Connection, page: i64, facts: &PageFacts) -> rusqlite::Result<()> {
    let left: Option<i64> =
        connection.query_row("SELECT issue_id FROM page WHERE id = ?1", [page], |row| row.get(0))?;
    let place = place(connection, facts)?;
    jumps::take_apart(connection, page)?;
    connection.execute(
        "UPDATE page SET newspaper_id = ?2, issue_id = ?3, label = ?4, sort_key = ?5, facts = ?6 WHERE id = ?1",
        params![
            page,
            place.newspaper,
            place.issue,
            facts.label.as_ref().map(|label| label.value.as_str()),
            sort_key(facts),
            Json(facts)
        ],
    )?;
    connection.execute(
        "INSERT OR REPLACE INTO change (story_id, kind)
         SELECT DISTINCT story_id, 'put' FROM article WHERE page_id = ?1",
        [page],
    )?;
    stand_ins::entitle(connection, page, facts)?;
    for issue in [left, place.issue].into_iter().flatten().collect::<BTreeSet<_>>() {
        leave_issue(connection, issue)?;
    }
    Ok(())
}

/// Makes an issue what its pages say now that one came or went; without pages it is none.
fn leave_issue(connection: &Connection, issue: i64) -> rusqlite::Result<()> {
    let pages: Vec<PageFacts> = connection
        .prepare_cached("SELECT facts FROM page WHERE issue_id = ?1 ORDER BY id")?
        .query_map([issue], |row| row.get::<_, Json<PageFacts>>(0).map(|json| json.0))?
        .collect::<rusqlite::Result<_>>()?;
    let number = pages.iter().find_map(|facts| facts.number.as_ref()).map(|number| number.value);
    let dates = pages.into_iter().filter_map(|facts| facts.date);
    let best = dates.max_by(|a, b| {
        let sure = a.confidence.partial_cmp(&b.confidence).unwrap_or(std::cmp::Ordering::Equal);
        sure.then_with(|| crate::columns::json(a).cmp(&crate::columns::json(b)))
    });
    match best {
        None => connection.execute("DELETE FROM issue WHERE id = ?1", [issue]),
        Some(date) => connection.execute(
            "UPDATE issue SET number = ?2, date_fact = ?3, followed = 0 WHERE id = ?1",
            params![issue, number, Json(date)],
        ),
    }
    .map(|_| ())
}
