//! 来源: the imported files, where they were met, and what was made of them.

use super::PageFacts;
use crate::columns::Json;
use crate::manifest::Entry;
use crate::originals::Kept;
use crate::views::FactOrigin;
use newsprint::{Account, Furniture, PageLabel, SourceId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::HashSet;

/// A source that is here, as far as an import asks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Held {
    /// Its row.
    pub(crate) id: i64,
    /// Where its bytes are.
    pub(crate) kept: Kept,
    /// The oldest parser version any of its pages was taken apart by.
    pub(crate) parser_version: u32,
    /// Facts of its first page; as a rule a file's pages share those of the issue.
    pub(crate) facts: PageFacts,
    /// Labels of its pages.
    pub(crate) labels: Vec<Option<PageLabel>>,
    /// Where each of them was read.
    pub(crate) label_origins: Vec<Option<FactOrigin>>,
    /// How many articles came of it.
    pub(crate) articles: u64,
    /// Sum over its pages.
    pub(crate) account: Account,
    /// Of all its pages.
    pub(crate) furniture: Vec<Furniture>,
    /// The paths it was met at, each with the path inside a zip.
    pub(crate) sightings: HashSet<(String, Option<String>)>,
}

/// The source with this content, if it is here.
pub(crate) fn held(connection: &Connection, hash: &SourceId) -> rusqlite::Result<Option<Held>> {
    let found = connection
        .prepare_cached("SELECT id, kept, kept_path FROM source WHERE hash = ?1")?
        .query_row([&hash.0], |row| Ok((row.get(0)?, kept(row, 1)?)))
        .optional()?;
    let Some((id, kept)) = found else { return Ok(None) };
    let mut held = Held {
        id,
        kept,
        parser_version: u32::MAX,
        facts: PageFacts::default(),
        labels: Vec::new(),
        label_origins: Vec::new(),
        articles: 0,
        account: Account::default(),
        furniture: Vec::new(),
        sightings: sightings(connection, id)?,
    };
    add_pages(connection, &mut held)?;
    Ok(Some(held))
}

/// Content of every source here, for asking quickly whether a file needs to be parsed at all.
pub(crate) fn known_sources(connection: &Connection) -> rusqlite::Result<HashSet<SourceId>> {
    connection.prepare("SELECT hash FROM source")?.query_map([], |row| row.get(0).map(SourceId))?.collect()
}

/// Adds the place where a source was met to those known.
pub(crate) fn add_sighting(connection: &Connection, source: i64, entry: &Entry) -> rusqlite::Result<()> {
    let member = entry.member.as_deref().unwrap_or("");
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO sighting (source_id, path, member, seen) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![source, entry.path, member, entry.time])
        .map(|_| ())
}

fn sightings(connection: &Connection, source: i64) -> rusqlite::Result<HashSet<(String, Option<String>)>> {
    connection
        .prepare_cached("SELECT path, nullif(member, '') FROM sighting WHERE source_id = ?1")?
        .query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

fn add_pages(connection: &Connection, held: &mut Held) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT p.facts, w.parser_version, w.account, w.furniture,
                (SELECT count(*) FROM article WHERE witness_id = w.id)
         FROM witness w JOIN page p ON p.id = w.page_id WHERE w.source_id = ?1 ORDER BY w.ordinal",
    )?;
    let mut rows = statement.query([held.id])?;
    while let Some(row) = rows.next()? {
        let facts = row.get::<_, Json<PageFacts>>(0)?.0;
        held.label_origins.push(facts.label.as_ref().map(FactOrigin::from));
        held.labels.push(facts.label.as_ref().map(|label| label.value.clone()));
        if held.labels.len() == 1 {
            held.facts = facts;
        }
        held.parser_version = held.parser_version.min(row.get(1)?);
        held.account = sum(&held.account, &row.get::<_, Json<Account>>(2)?.0);
        held.furniture.extend(row.get::<_, Json<Vec<Furniture>>>(3)?.0);
        held.articles += row.get::<_, u64>(4)?;
    }
    Ok(())
}

/// Where its bytes are, from columns `kept` and `kept_path`.
pub(super) fn kept(row: &Row<'_>, first: usize) -> rusqlite::Result<Kept> {
    let path: String = row.get(first + 1)?;
    Ok(match row.get::<_, String>(first)?.as_str() {
        "reference" => Kept::Reference(path.into()),
        _ => Kept::Copy(path),
    })
}

/// The account of two pages together.
pub(crate) fn sum(a: &Account, b: &Account) -> Account {
    Account {
        total: a.total.saturating_add(b.total),
        body: a.body.saturating_add(b.body),
        headlines: a.headlines.saturating_add(b.headlines),
        byline: a.byline.saturating_add(b.byline),
        jump: a.jump.saturating_add(b.jump),
        caption: a.caption.saturating_add(b.caption),
        furniture: a.furniture.saturating_add(b.furniture),
        markup: a.markup.saturating_add(b.markup),
        dropped: a.dropped.saturating_add(b.dropped),
        unplaced: a.unplaced.saturating_add(b.unplaced),
    }
}
