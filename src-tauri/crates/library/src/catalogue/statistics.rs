//! Holdings at a glance.

use newsprint::Account;
use rusqlite::{Connection, Row};

/// What the catalogue holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holdings {
    pub(crate) newspapers: u64,
    pub(crate) issues: u64,
    pub(crate) pages: u64,
    pub(crate) undated_pages: u64,
    pub(crate) articles: u64,
    pub(crate) sources: u64,
    pub(crate) original_bytes: u64,
    pub(crate) account: Account,
}

/// Counts everything. A page counts once, as its preferred witness shows it.
pub(crate) fn holdings(connection: &Connection) -> rusqlite::Result<Holdings> {
    let account = account(connection)?;
    connection.query_row(
        "SELECT (SELECT count(DISTINCT newspaper_id) FROM page),
                (SELECT count(*) FROM issue),
                (SELECT count(*) FROM page),
                (SELECT count(*) FROM page WHERE json_extract(facts, '$.date') IS NULL),
                (SELECT count(*) FROM article),
                (SELECT count(*) FROM source),
                (SELECT coalesce(sum(bytes), 0) FROM source WHERE kept = 'copy')",
        [],
        |row| {
            Ok(Holdings {
                newspapers: row.get(0)?,
                issues: row.get(1)?,
                pages: row.get(2)?,
                undated_pages: row.get(3)?,
                articles: row.get(4)?,
                sources: row.get(5)?,
                original_bytes: row.get(6)?,
                account,
            })
        },
    )
}

fn account(connection: &Connection) -> rusqlite::Result<Account> {
    connection.query_row(
        "SELECT coalesce(sum(account ->> 'total'), 0), coalesce(sum(account ->> 'body'), 0),
                coalesce(sum(account ->> 'headlines'), 0), coalesce(sum(account ->> 'byline'), 0),
                coalesce(sum(account ->> 'jump'), 0), coalesce(sum(account ->> 'caption'), 0),
                coalesce(sum(account ->> 'furniture'), 0), coalesce(sum(account ->> 'markup'), 0),
                coalesce(sum(account ->> 'dropped'), 0), coalesce(sum(account ->> 'unplaced'), 0)
         FROM witness WHERE preferred = 1",
        [],
        |row| {
            Ok(Account {
                total: capped(row, 0)?,
                body: capped(row, 1)?,
                headlines: capped(row, 2)?,
                byline: capped(row, 3)?,
                jump: capped(row, 4)?,
                caption: capped(row, 5)?,
                furniture: capped(row, 6)?,
                markup: capped(row, 7)?,
                dropped: capped(row, 8)?,
                unplaced: capped(row, 9)?,
            })
        },
    )
}

/// Four milliard characters are twenty times the largest archive we plan for; a larger one reads as full.
fn capped(row: &Row<'_>, column: usize) -> rusqlite::Result<u32> {
    Ok(u32::try_from(row.get::<_, u64>(column)?).unwrap_or(u32::MAX))
}
