//! 期 and their pages, for browsing: what the calendar and the page list show.

use super::PageFacts;
use super::newspapers;
use super::words::{TITLE, first_title, title};
use crate::IssueFilter;
use crate::columns::{Day, Json};
use crate::views::{ArticleId, ArticleLine, DayIssue, Issue, IssueId, IssueName, JumpLine, Page};
use jiff::civil::Date;
use newsprint::PageLabel;
use rusqlite::{Connection, Row, params};

/// The issues `filter` lets through, newspaper by newspaper in order of days, and behind them the pages that
/// are of no issue.
pub(crate) fn issues(connection: &Connection, filter: &IssueFilter) -> rusqlite::Result<Vec<Issue>> {
    let newspaper = match &filter.newspaper {
        None => None,
        Some(name) => match newspapers::find(connection, name)? {
            Some(id) => Some(id),
            None => return Ok(Vec::new()),
        },
    };
    let mut issues = dated(connection, newspaper, filter.year)?;
    issues.extend(without_issue(connection, newspaper, filter.year)?);
    Ok(issues)
}

/// The issues of a day, by newspaper and edition.
pub(crate) fn of_day(connection: &Connection, date: Date) -> rusqlite::Result<Vec<DayIssue>> {
    connection
        .prepare_cached(
            "SELECT n.name, i.edition, (SELECT count(*) FROM page WHERE issue_id = i.id), i.id
             FROM issue i JOIN newspaper n ON n.id = i.newspaper_id WHERE i.date = ?1
             ORDER BY n.name, n.id, i.edition",
        )?
        .query_map([Day(date)], |row| {
            Ok(DayIssue {
                name: IssueName { newspaper: row.get(0)?, date, edition: row.get(1)? },
                pages: row.get(2)?,
                headline: first_title(connection, "p.issue_id", row.get(3)?)?.0,
            })
        })?
        .collect()
}

fn dated(connection: &Connection, newspaper: Option<i64>, year: Option<i16>) -> rusqlite::Result<Vec<Issue>> {
    let mut statement = connection.prepare_cached(
        "SELECT i.id, n.name, i.date_fact, i.number, i.edition
         FROM issue i JOIN newspaper n ON n.id = i.newspaper_id
         WHERE (?1 IS NULL OR n.id = ?1) AND (?2 IS NULL OR substr(i.date, 1, 4) = ?2)
         ORDER BY n.name, n.id, i.date, i.edition",
    )?;
    let year = year.map(|year| format!("{year:04}"));
    let rows = statement.query_map(params![newspaper, year], |row| {
        let id: i64 = row.get(0)?;
        Ok(Issue {
            id: Some(IssueId(id)),
            newspaper: row.get(1)?,
            date: Some(row.get::<_, Json<_>>(2)?.0),
            number: row.get(3)?,
            edition: row.get(4)?,
            pages: pages(connection, id)?,
        })
    })?;
    rows.collect()
}

/// Columns that [`page`] reads.
const PAGE: &str = "p.id, p.facts,
    (SELECT path || iif(member = '', '', '!' || member) FROM sighting s
     JOIN witness w ON w.source_id = s.source_id
     WHERE w.page_id = p.id AND w.preferred = 1 ORDER BY s.id LIMIT 1)";

fn pages(connection: &Connection, issue: i64) -> rusqlite::Result<Vec<Page>> {
    connection
        .prepare_cached(&format!(
            "SELECT {PAGE} FROM page p WHERE p.issue_id = ?1 ORDER BY p.sort_key, p.id"
        ))?
        .query_map([issue], |row| page(connection, row).map(|(page, _)| page))?
        .collect()
}

/// Pages of no issue, together with those of the same newspaper and, where only the newspaper is unknown, day.
fn without_issue(
    connection: &Connection,
    newspaper: Option<i64>,
    year: Option<i16>,
) -> rusqlite::Result<Vec<Issue>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {PAGE}, n.name FROM page p LEFT JOIN newspaper n ON n.id = p.newspaper_id
         WHERE p.issue_id IS NULL AND (?1 IS NULL OR p.newspaper_id = ?1)
         ORDER BY n.name IS NULL, n.name, n.id, p.facts ->> '$.date.value' IS NULL, p.facts ->> '$.date.value',
                  p.facts ->> '$.edition.value', p.sort_key, p.id",
    ))?;
    let mut rows = statement.query([newspaper])?;
    let mut issues: Vec<Issue> = Vec::new();
    while let Some(row) = rows.next()? {
        let (page, facts) = page(connection, row)?;
        let name: Option<String> = row.get(3)?;
        let day = facts.date.as_ref().map(|date| date.value);
        if year.is_some() && day.map(jiff::civil::Date::year) != year {
            continue;
        }
        let edition = facts.edition().to_owned();
        match issues.last_mut() {
            Some(last)
                if last.newspaper == name
                    && last.date.as_ref().map(|date| date.value) == day
                    && last.edition == edition =>
            {
                last.pages.push(page);
            }
            _ => issues.push(Issue {
                id: None,
                newspaper: name,
                date: facts.date,
                number: facts.number.map(|number| number.value).filter(|_| day.is_some()),
                edition,
                pages: vec![page],
            }),
        }
    }
    Ok(issues)
}

fn page(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<(Page, PageFacts)> {
    let facts = row.get::<_, Json<PageFacts>>(1)?.0;
    let page = Page {
        label: facts.label.as_ref().map(|label| label.value.clone()),
        name: facts.name.as_ref().map(|name| name.value.clone()),
        file: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        articles: articles(connection, row.get(0)?)?,
    };
    Ok((page, facts))
}

fn articles(connection: &Connection, page: i64) -> rusqlite::Result<Vec<ArticleLine>> {
    connection
        .prepare_cached(
            &format!("SELECT a.id, {TITLE},
                    (SELECT json_group_array(name) FROM
                        (SELECT name FROM article_author WHERE article_id = a.id
                         GROUP BY name ORDER BY min(ordinal))),
                    coalesce(a.continues_to, (SELECT label FROM page WHERE id = later.page_id)), later.id,
                    coalesce(a.continued_from, (SELECT label FROM page WHERE id = earlier.page_id)), earlier.id
             FROM article a
             LEFT JOIN link forth ON forth.from_id = a.id LEFT JOIN article later ON later.id = forth.to_id
             LEFT JOIN link back ON back.to_id = a.id LEFT JOIN article earlier ON earlier.id = back.from_id
             WHERE a.page_id = ?1 ORDER BY a.ordinal"),
        )?
        .query_map([page], |row| {
            let (headline, beginning) = title(row, 1)?;
            Ok(ArticleLine {
                id: ArticleId(row.get(0)?),
                headline,
                beginning,
                authors: row.get::<_, Json<_>>(4)?.0,
                continues_to: jump(row, 5)?,
                continued_from: jump(row, 7)?,
            })
        })?
        .collect()
}

/// From a page's label and an article's id.
fn jump(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<JumpLine>> {
    let article = row.get::<_, Option<i64>>(first + 1)?.map(ArticleId);
    let label: Option<String> = row.get(first)?;
    Ok(label.map(|label| JumpLine { page: PageLabel::new(&label), article }))
}
