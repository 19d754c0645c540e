//! Calendars, and pages with what lies around them: what a reader turns over.

use super::words::first_title;
use super::{PageFacts, articles, newspapers, sheets};
use crate::columns::{Day, Json};
use crate::originals::Kept;
use crate::views::{
    ArticleId, Calendar, CalendarIssue, IssueName, LoosePage, LoosePages, PageId, PageLine, PageView,
    YearHoldings,
};
use jiff::ToSpan;
use jiff::civil::Date;
use newsprint::Inferred;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// How far from the same day a year ago an issue may be to stand for it: a weekly paper has none on the day itself.
const NEAR: i32 = 3;

/// The years of which a newspaper has issues, in order.
pub(crate) fn years(connection: &Connection, newspaper: i64) -> rusqlite::Result<Vec<YearHoldings>> {
    let mut statement = connection.prepare_cached(
        "SELECT CAST(substr(date, 1, 4) AS INTEGER), CAST(substr(date, 6, 2) AS INTEGER), count(DISTINCT date)
         FROM issue WHERE newspaper_id = ?1 GROUP BY substr(date, 1, 7) ORDER BY 1, 2",
    )?;
    let mut rows = statement.query([newspaper])?;
    let mut years: Vec<YearHoldings> = Vec::new();
    while let Some(row) = rows.next()? {
        let (year, month, days): (i16, usize, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if years.last().is_none_or(|last| last.year != year) {
            years.push(YearHoldings { year, months: [0; 12] });
        }
        if let Some(count) = years.last_mut().and_then(|last| last.months.get_mut(month.wrapping_sub(1))) {
            *count = days;
        }
    }
    Ok(years)
}

/// The calendar of the newspaper known by `name` for `year`; for the last of which issues are held, if none is named.
pub(crate) fn calendar(
    connection: &Connection,
    name: &str,
    year: Option<i16>,
) -> rusqlite::Result<Option<Calendar>> {
    let Some(id) = newspapers::find(connection, name)? else { return Ok(None) };
    if !newspapers::is_known(connection, name)? {
        return Ok(None);
    }
    let years = years(connection, id)?;
    let year = year.or(years.last().map(|last| last.year));
    Ok(Some(Calendar {
        newspaper: connection
            .query_row("SELECT name FROM newspaper WHERE id = ?1", [id], |row| row.get(0))?,
        issues: year.map_or(Ok(Vec::new()), |year| year_issues(connection, id, year))?,
        undated_pages: connection
            .prepare_cached("SELECT count(*) FROM page WHERE newspaper_id = ?1 AND issue_id IS NULL")?
            .query_row([id], |row| row.get(0))?,
        years,
        year,
    }))
}

fn year_issues(connection: &Connection, newspaper: i64, year: i16) -> rusqlite::Result<Vec<CalendarIssue>> {
    connection
        .prepare_cached(
            "SELECT i.date_fact, i.edition, i.number,
                    (SELECT count(*) FROM page WHERE issue_id = i.id),
                    (SELECT count(*) FROM page p JOIN article a ON a.page_id = p.id WHERE p.issue_id = i.id),
                    i.id
             FROM issue i WHERE i.newspaper_id = ?1 AND i.date >= ?2 AND i.date < ?3
             ORDER BY i.date, i.edition",
        )?
        .query_map(
            params![newspaper, format!("{year:04}"), format!("{:04}", year.saturating_add(1))],
            |row| {
                Ok(CalendarIssue {
                    date: row.get::<_, Json<_>>(0)?.0,
                    edition: row.get(1)?,
                    number: row.get(2)?,
                    pages: row.get(3)?,
                    articles: row.get(4)?,
                    headline: first_title(connection, "p.issue_id", row.get(5)?)?.0,
                })
            },
        )?
        .collect()
}

/// Columns that [`line`] reads, of `page p`, its preferred `witness w` and its `source s`.
pub(super) const LINE: &str = "s.hash, w.ordinal, p.facts,
    (SELECT count(*) FROM article WHERE page_id = p.id),
    p.id,
    (SELECT path || iif(member = '', '', '!' || member) FROM sighting WHERE source_id = s.id ORDER BY id LIMIT 1)";

/// What [`LINE`] is read from.
pub(super) const PAGES: &str = "page p JOIN witness w ON w.page_id = p.id AND w.preferred = 1
    JOIN source s ON s.id = w.source_id";

pub(super) fn line(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<(PageLine, PageFacts)> {
    let (headline, beginning) = first_title(connection, "p.id", row.get(4)?)?;
    let facts = row.get::<_, Json<PageFacts>>(2)?.0;
    let page = PageLine {
        id: PageId::new(&row.get::<_, String>(0)?, row.get(1)?),
        label: facts.label.as_ref().map(|label| label.value.clone()),
        name: facts.name.as_ref().map(|name| name.value.clone()),
        articles: row.get(3)?,
        headline: headline.or(beginning),
        file: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
    };
    Ok((page, facts))
}

/// Pages that are of no issue, those of known newspapers first, of each those with a day first.
pub(crate) fn loose_pages(
    connection: &Connection,
    newspaper: Option<&str>,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<LoosePages> {
    let only = newspaper.map(|name| newspapers::find(connection, name)).transpose()?.flatten();
    if newspaper.is_some() && only.is_none() {
        return Ok(LoosePages { total: 0, pages: Vec::new() });
    }
    let is_meant = "p.issue_id IS NULL AND (?1 IS NULL OR p.newspaper_id = ?1)";
    let total =
        connection
            .query_row(&format!("SELECT count(*) FROM page p WHERE {is_meant}"), [only], |row| row.get(0))?;
    let pages = connection
        .prepare_cached(&format!(
            "SELECT {LINE}, n.name FROM {PAGES} LEFT JOIN newspaper n ON n.id = p.newspaper_id WHERE {is_meant}
             ORDER BY n.name IS NULL, n.name, n.id, p.facts ->> '$.date.value' IS NULL, p.facts ->> '$.date.value',
                      p.sort_key, p.id LIMIT ?2 OFFSET ?3"
        ))?
        .query_map(params![only, count(limit), count(offset)], |row| {
            let (page, facts) = line(connection, row)?;
            Ok(LoosePage { newspaper: row.get(6)?, date: facts.date, page })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(LoosePages { total, pages })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The page of this name.
pub(crate) fn page(connection: &Connection, id: &PageId) -> rusqlite::Result<Option<PageView>> {
    let row = sheets::page_row(connection, id)?;
    row.map_or(Ok(None), |row| page_view(connection, row))
}

/// Where the bytes of a page's source are, and the path they were met at.
pub(crate) fn original_of(connection: &Connection, id: &PageId) -> rusqlite::Result<Option<(Kept, String)>> {
    connection
        .prepare_cached(
            "SELECT s.kept, s.kept_path,
                    (SELECT path || iif(member = '', '', '!' || member) FROM sighting
                     WHERE source_id = s.id ORDER BY id LIMIT 1)
             FROM source s WHERE s.hash >= ?1 AND s.hash < ?1 || 'g'",
        )?
        .query_row([&id.source], |row| {
            let path: String = row.get(1)?;
            let is_copy = row.get::<_, String>(0)? == "copy";
            let kept = if is_copy { Kept::Copy(path) } else { Kept::Reference(path.into()) };
            Ok((kept, row.get::<_, Option<String>>(2)?.unwrap_or_default()))
        })
        .optional()
}

/// The first page of an issue; without an edition named, of the day's first.
pub(crate) fn issue(
    connection: &Connection,
    newspaper: &str,
    date: Date,
    edition: Option<&str>,
) -> rusqlite::Result<Option<PageView>> {
    let Some(newspaper) = newspapers::find(connection, newspaper)? else { return Ok(None) };
    let row = connection
        .prepare_cached(
            "SELECT p.id FROM issue i JOIN page p ON p.issue_id = i.id
             WHERE i.newspaper_id = ?1 AND i.date = ?2 AND (?3 IS NULL OR i.edition = ?3)
             ORDER BY i.edition, p.sort_key, p.id LIMIT 1",
        )?
        .query_row(params![newspaper, Day(date), edition], |row| row.get(0))
        .optional()?;
    row.map_or(Ok(None), |row| page_view(connection, row))
}

/// Where a page belongs, by rows.
struct Belonging {
    issue: Option<(i64, Day, String)>,
    newspaper: Option<(i64, String)>,
}

fn page_view(connection: &Connection, page: i64) -> rusqlite::Result<Option<PageView>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {LINE}, w.furniture, i.date_fact, i.number, i.edition, i.id, i.date, n.id, n.name,
                (SELECT c.name FROM newspaper_name c
                 WHERE c.newspaper_id = n.id AND c.kind = 'name' AND coalesce(c.since, c.until) IS NOT NULL
                 AND coalesce(c.since <= i.date, 1) AND coalesce(c.until >= i.date, 1)
                 ORDER BY c.since DESC LIMIT 1)
         FROM {PAGES} LEFT JOIN issue i ON i.id = p.issue_id LEFT JOIN newspaper n ON n.id = p.newspaper_id
         WHERE p.id = ?1"
    ))?;
    let found = statement
        .query_row([page], |row| {
            let issue = (row.get::<_, Option<i64>>(10)?, row.get::<_, Option<Day>>(11)?, row.get(9)?);
            let newspaper = (row.get::<_, Option<i64>>(12)?, row.get::<_, Option<String>>(13)?);
            let belonging = Belonging {
                issue: if let (Some(id), Some(date), Some(edition)) = issue {
                    Some((id, date, edition))
                } else {
                    None
                },
                newspaper: newspaper.0.zip(newspaper.1),
            };
            Ok((bare_page(connection, row)?, belonging))
        })
        .optional()?;
    let Some((mut view, belonging)) = found else { return Ok(None) };
    view.articles = articles_on(connection, page)?;
    if let (Some((issue, date, edition)), Some(newspaper)) = (&belonging.issue, &belonging.newspaper) {
        view.pages = issue_pages(connection, *issue)?;
        let around = Around { connection, newspaper };
        view.previous_issue = around.previous(*date, edition)?;
        view.next_issue = around.next(*date, edition)?;
        view.last_year = around.last_year(*date)?;
    }
    Ok(Some(view))
}

/// The page alone: no articles, and no pages but itself.
fn bare_page(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<PageView> {
    let (line, facts) = line(connection, row)?;
    let date: Option<Json<Inferred<Date>>> = row.get(7)?;
    let called: Option<String> = row.get(14)?;
    let called = called.or(row.get(13)?);
    let edition: Option<String> = row.get(9)?;
    Ok(PageView {
        id: line.id.clone(),
        newspaper: facts
            .newspaper
            .clone()
            .map(|fact| Inferred { value: called.unwrap_or(fact.value), ..fact }),
        date: date.map(|fact| fact.0).or_else(|| facts.date.clone()),
        number: facts.number.clone(),
        edition: edition.unwrap_or_else(|| facts.edition().to_owned()),
        label: facts.label.clone(),
        name: line.name.clone(),
        file: line.file.clone(),
        articles: Vec::new(),
        furniture: row.get::<_, Json<_>>(6)?.0,
        pages: vec![line],
        previous_issue: None,
        next_issue: None,
        last_year: None,
    })
}

fn articles_on(connection: &Connection, page: i64) -> rusqlite::Result<Vec<crate::views::ArticleView>> {
    let ids: Vec<i64> = connection
        .prepare_cached("SELECT id FROM article WHERE page_id = ?1 ORDER BY ordinal")?
        .query_map([page], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(articles::article(connection, ArticleId(id))?);
    }
    Ok(found)
}

pub(super) fn issue_pages(connection: &Connection, issue: i64) -> rusqlite::Result<Vec<PageLine>> {
    connection
        .prepare_cached(&format!(
            "SELECT {LINE} FROM {PAGES} WHERE p.issue_id = ?1 ORDER BY p.sort_key, p.id"
        ))?
        .query_map([issue], |row| line(connection, row).map(|(line, _)| line))?
        .collect()
}

/// The issues of a newspaper around a day.
struct Around<'c> {
    connection: &'c Connection,
    newspaper: &'c (i64, String),
}

impl Around<'_> {
    fn previous(&self, date: Day, edition: &str) -> rusqlite::Result<Option<IssueName>> {
        self.one(
            "SELECT date, edition FROM issue WHERE newspaper_id = ?1 AND (date, edition) < (?2, ?3)
             ORDER BY date DESC, edition DESC LIMIT 1",
            params![self.newspaper.0, date, edition],
        )
    }

    fn next(&self, date: Day, edition: &str) -> rusqlite::Result<Option<IssueName>> {
        self.one(
            "SELECT date, edition FROM issue WHERE newspaper_id = ?1 AND (date, edition) > (?2, ?3)
             ORDER BY date, edition LIMIT 1",
            params![self.newspaper.0, date, edition],
        )
    }

    fn last_year(&self, date: Day) -> rusqlite::Result<Option<IssueName>> {
        let day = date.0.saturating_sub(1.year());
        let (from, to) = (day.saturating_sub(NEAR.days()), day.saturating_add(NEAR.days()));
        self.one(
            "SELECT date, edition FROM issue WHERE newspaper_id = ?1 AND date BETWEEN ?2 AND ?3
             ORDER BY abs(julianday(date) - julianday(?4)), date, edition LIMIT 1",
            params![self.newspaper.0, Day(from), Day(to), Day(day)],
        )
    }

    fn one(&self, sql: &str, given: impl rusqlite::Params) -> rusqlite::Result<Option<IssueName>> {
        self.connection
            .prepare_cached(sql)?
            .query_row(given, |row| {
                Ok(IssueName {
                    newspaper: self.newspaper.1.clone(),
                    date: row.get::<_, Day>(0)?.0,
                    edition: row.get(1)?,
                })
            })
            .optional()
    }
}
