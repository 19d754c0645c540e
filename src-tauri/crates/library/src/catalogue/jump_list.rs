//! Jumps as they are listed: those that joined articles and those that wait, with the reason of each.

use super::PageFacts;
use super::newspapers;
use super::words::{TITLE, title};
use crate::columns::{Json, Named};
use crate::views::{
    ArticleId, JoinedJump, JumpEnd, JumpFilter, JumpIssue, Jumps, Seam, WaitingJump, WhyWaiting,
};
use newsprint::{Confidence, JumpDirection, PageLabel, WhyOpen};
use rusqlite::{Connection, Row, params};

/// The jumps of the issues and pages that `filter` lets through, by newspaper, day and page.
pub(crate) fn jumps(connection: &Connection, filter: &JumpFilter) -> rusqlite::Result<Jumps> {
    let newspaper = match &filter.newspaper {
        None => None,
        Some(name) => match newspapers::find(connection, name)? {
            Some(id) => Some(id),
            None => return Ok(Jumps::default()),
        },
    };
    let mut jumps =
        Jumps { joined: joined(connection, newspaper)?, waiting: waiting(connection, newspaper)? };
    if let Some(day) = filter.date {
        let is_of_day = |issue: &JumpIssue| issue.date.as_ref().is_some_and(|date| date.value == day);
        jumps.joined.retain(|jump| is_of_day(&jump.issue));
        jumps.waiting.retain(|jump| is_of_day(&jump.issue));
    }
    Ok(jumps)
}

/// How many jumps wait.
pub(crate) fn count_waiting(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row(
        "SELECT coalesce(sum((continues_to IS NOT NULL AND id NOT IN (SELECT from_id FROM link))
                           + (continued_from IS NOT NULL AND id NOT IN (SELECT to_id FROM link))), 0)
         FROM article WHERE continues_to IS NOT NULL OR continued_from IS NOT NULL",
        [],
        |row| row.get(0),
    )
}

/// Columns that [`end`] reads before those of [`title`], of article `a` on page `p`.
const END: &str = "a.id, p.label";

/// Columns that [`issue`] reads: the newspaper, what the page knows, the issue's day.
const ISSUE: &str = "n.name, p.facts, i.date_fact, i.edition";

const ORDER: &str = "n.name IS NULL, n.name, n.id, coalesce(i.date, p.facts ->> '$.date.value') IS NULL,
    coalesce(i.date, p.facts ->> '$.date.value'), i.edition, p.sort_key, p.id, a.ordinal";

fn joined(connection: &Connection, newspaper: Option<i64>) -> rusqlite::Result<Vec<JoinedJump>> {
    let other_title = TITLE.replace("a.", "b.");
    connection
        .prepare_cached(&format!(
            "SELECT {ISSUE}, {END}, {TITLE}, b.id, q.label, {other_title}, l.confidence, l.reasons
             FROM link l
             JOIN article a ON a.id = l.from_id JOIN page p ON p.id = a.page_id
             JOIN article b ON b.id = l.to_id JOIN page q ON q.id = b.page_id
             LEFT JOIN newspaper n ON n.id = p.newspaper_id
             LEFT JOIN issue i ON i.id = p.issue_id
             WHERE ?1 IS NULL OR p.newspaper_id = ?1 ORDER BY {ORDER}"
        ))?
        .query_map([newspaper], |row| {
            Ok(JoinedJump { issue: issue(row)?, from: end(row, 4)?, to: end(row, 9)?, seam: seam(row, 14)? })
        })?
        .collect()
}

fn waiting(connection: &Connection, newspaper: Option<i64>) -> rusqlite::Result<Vec<WaitingJump>> {
    let mut waiting = Vec::new();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {ISSUE}, {END}, {TITLE}, p.issue_id IS NULL,
                CASE WHEN a.id NOT IN (SELECT from_id FROM link) THEN a.continues_to END,
                CASE WHEN a.id NOT IN (SELECT to_id FROM link) THEN a.continued_from END
         FROM article a JOIN page p ON p.id = a.page_id
         LEFT JOIN newspaper n ON n.id = p.newspaper_id
         LEFT JOIN issue i ON i.id = p.issue_id
         WHERE (a.continues_to IS NOT NULL OR a.continued_from IS NOT NULL)
           AND (?1 IS NULL OR p.newspaper_id = ?1) ORDER BY {ORDER}"
    ))?;
    let mut rows = statement.query([newspaper])?;
    while let Some(row) = rows.next()? {
        let (issue, at) = (issue(row)?, end(row, 4)?);
        let has_issue = !row.get::<_, bool>(9)?;
        for (direction, column) in [(JumpDirection::From, 11), (JumpDirection::To, 10)] {
            let Some(names) = row.get::<_, Option<String>>(column)? else { continue };
            let (why, candidates) = match (has_issue, &issue.date) {
                (true, _) => why_open(connection, at.article.0, direction)?,
                (false, Some(_)) => (WhyWaiting::UnknownNewspaper, Vec::new()),
                (false, None) => (WhyWaiting::Undated, Vec::new()),
            };
            waiting.push(WaitingJump {
                issue: issue.clone(),
                at: at.clone(),
                direction,
                names: PageLabel::new(&names),
                why,
                candidates,
            });
        }
    }
    Ok(waiting)
}

fn why_open(
    connection: &Connection,
    article: i64,
    direction: JumpDirection,
) -> rusqlite::Result<(WhyWaiting, Vec<ArticleId>)> {
    let mut statement = connection
        .prepare_cached("SELECT why, candidates FROM open_jump WHERE article_id = ?1 AND direction = ?2")?;
    let mut rows = statement.query(params![article, Named(direction)])?;
    let Some(row) = rows.next()? else { return Ok((WhyWaiting::NotYet, Vec::new())) };
    let why = match row.get::<_, Named<WhyOpen>>(0)?.0 {
        WhyOpen::PageMissing => WhyWaiting::PageMissing,
        WhyOpen::NoCounterpart => WhyWaiting::NoCounterpart,
        WhyOpen::Ambiguous => WhyWaiting::Ambiguous,
        WhyOpen::OwnPage => WhyWaiting::OwnPage,
        WhyOpen::Circular => WhyWaiting::Circular,
    };
    let candidates = row.get::<_, Json<Vec<i64>>>(1)?.0;
    Ok((why, candidates.into_iter().map(ArticleId).collect()))
}

/// From the first four columns.
fn issue(row: &Row<'_>) -> rusqlite::Result<JumpIssue> {
    let facts = row.get::<_, Json<PageFacts>>(1)?.0;
    let date: Option<Json<_>> = row.get(2)?;
    Ok(JumpIssue {
        newspaper: row.get(0)?,
        edition: row.get::<_, Option<String>>(3)?.unwrap_or_else(|| facts.edition().to_owned()),
        date: date.map(|json| json.0).or(facts.date),
    })
}

fn end(row: &Row<'_>, first: usize) -> rusqlite::Result<JumpEnd> {
    let (headline, beginning) = title(row, first + 2)?;
    Ok(JumpEnd {
        article: ArticleId(row.get(first)?),
        page: row.get::<_, Option<String>>(first + 1)?.map(|label| PageLabel::new(&label)),
        headline,
        beginning,
    })
}

/// Of a link, from columns `confidence` and `reasons`.
pub(super) fn seam(row: &Row<'_>, first: usize) -> rusqlite::Result<Seam> {
    Ok(Seam {
        confidence: Confidence::new(row.get::<_, f32>(first)?),
        reasons: row.get::<_, Json<_>>(first + 1)?.0,
    })
}
