//! Which names are one newspaper's, as the reader decided: pages go by what they print, so that what was merged can be
//! parted again.

use super::PageFacts;
use super::moving::move_page;
use super::newspapers::key;
use crate::columns::{Day, Json};
use crate::views::{Decided, NewspaperChange};
use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// Names that are one newspaper's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Known {
    /// The one it goes by.
    name: String,
    names: Vec<Name>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    name: String,
    is_alias: bool,
    since: Option<Date>,
    until: Option<Date>,
}

/// Brings the newspapers to what was decided (each decision with whether it was taken back), and says how many pages
/// came to another newspaper or a newspaper of another name.
pub(crate) fn settle_newspapers(
    connection: &Connection,
    decisions: &[(Decided, bool)],
) -> rusqlite::Result<u64> {
    let changes =
        || decisions.iter().filter_map(|(decided, undone)| Some((decided.newspapers.as_ref()?, *undone)));
    let mentioned: BTreeSet<String> =
        changes().flat_map(|(change, _)| names_in(change)).map(|name| key(&name)).collect();
    let holding: Vec<NewspaperChange> =
        changes().filter(|(_, undone)| !undone).map(|(change, _)| change.clone()).collect();
    let known = known(&holding);
    let rows = rows_known_by(connection, &mentioned)?;
    let pages = pages_of(connection, &rows)?;
    let printed: BTreeMap<String, String> =
        pages.iter().map(|page| (key(&page.printed), page.printed.clone())).collect();
    let homes = homes(connection, &rows, &pages, &known, &printed)?;
    let mut changed = 0;
    for page in pages {
        if homes.get(&key(&page.printed)) != Some(&page.newspaper) {
            move_page(connection, page.id, &page.facts)?;
            changed += 1;
        }
    }
    Ok(changed)
}

fn names_in(change: &NewspaperChange) -> Vec<String> {
    match change {
        NewspaperChange::Merge { into, others } => std::iter::once(into).chain(others).cloned().collect(),
        NewspaperChange::Rename { from, to, .. } => vec![from.clone(), to.clone()],
        NewspaperChange::Alias { newspaper, alias } => vec![newspaper.clone(), alias.clone()],
    }
}

/// The newspapers that the decisions make, in the order they were first spoken of.
fn known(changes: &[NewspaperChange]) -> Vec<Known> {
    let mut all: Vec<Known> = Vec::new();
    for change in changes {
        match change {
            NewspaperChange::Merge { into, others } => {
                let mut one = take(&mut all, into);
                for other in others {
                    let other = take(&mut all, other);
                    one.names.extend(other.names);
                }
                all.push(one);
            }
            NewspaperChange::Rename { from, to, since } => {
                let mut one = take(&mut all, from);
                let further = take(&mut all, to);
                let before = since.and_then(|day| day.checked_sub(1.day()).ok());
                if let Some(old) = one.names.iter_mut().find(|name| key(&name.name) == key(&one.name)) {
                    old.until = before.or(old.until);
                }
                one.names.extend(further.names);
                if let Some(new) = one.names.iter_mut().find(|name| key(&name.name) == key(to)) {
                    (new.since, new.until, new.is_alias) = (*since, None, false);
                }
                one.name = to.trim().to_owned();
                all.push(one);
            }
            NewspaperChange::Alias { newspaper, alias } => {
                let mut one = take(&mut all, newspaper);
                let mut further = take(&mut all, alias);
                further.names.iter_mut().for_each(|name| name.is_alias = true);
                one.names.extend(further.names);
                all.push(one);
            }
        }
    }
    all
}

/// Takes the newspaper of this name out of those known; one of this name alone if there is none.
fn take(all: &mut Vec<Known>, name: &str) -> Known {
    let has = |known: &Known| known.names.iter().any(|known| key(&known.name) == key(name));
    match all.iter().position(has) {
        Some(place) => all.remove(place),
        None => alone(name),
    }
}

fn alone(name: &str) -> Known {
    let name = name.trim().to_owned();
    let only = Name { name: name.clone(), is_alias: false, since: None, until: None };
    Known { name, names: vec![only] }
}

/// A page of a newspaper that was decided about.
struct PageOf {
    id: i64,
    newspaper: i64,
    printed: String,
    facts: PageFacts,
}

fn rows_known_by(connection: &Connection, keys: &BTreeSet<String>) -> rusqlite::Result<BTreeSet<i64>> {
    let mut rows = BTreeSet::new();
    let mut find = connection.prepare_cached("SELECT newspaper_id FROM newspaper_name WHERE key = ?1")?;
    for key in keys {
        rows.extend(find.query_row([key], |row| row.get::<_, i64>(0)).optional()?);
    }
    Ok(rows)
}

fn pages_of(connection: &Connection, rows: &BTreeSet<i64>) -> rusqlite::Result<Vec<PageOf>> {
    let mut pages = Vec::new();
    let mut find =
        connection.prepare_cached("SELECT id, facts FROM page WHERE newspaper_id = ?1 ORDER BY id")?;
    for &newspaper in rows {
        let found = find.query_map([newspaper], |row| {
            let facts = row.get::<_, Json<PageFacts>>(1)?.0;
            let printed = facts.newspaper.as_ref().map(|name| name.value.clone()).unwrap_or_default();
            Ok(PageOf { id: row.get(0)?, newspaper, printed, facts })
        })?;
        for page in found {
            pages.push(page?);
        }
    }
    Ok(pages)
}

/// Writes the names down: each newspaper has a row, its own where it had one. Says which row each name printed on
/// `pages` now leads to.
fn homes(
    connection: &Connection,
    rows: &BTreeSet<i64>,
    pages: &[PageOf],
    known: &[Known],
    printed: &BTreeMap<String, String>,
) -> rusqlite::Result<BTreeMap<String, i64>> {
    let mut wanted: Vec<Known> = known.to_vec();
    for (key_of, name) in printed {
        if !wanted.iter().any(|one| has_key(one, key_of)) {
            wanted.push(alone(name));
        }
    }
    let mut free = rows.clone();
    let mut chosen = Vec::new();
    for one in &wanted {
        chosen.push(choose(connection, one, pages, &mut free)?);
    }
    for row in rows {
        connection.execute("DELETE FROM newspaper_name WHERE newspaper_id = ?1", [row])?;
    }
    let mut homes = BTreeMap::new();
    for (one, row) in wanted.iter().zip(chosen) {
        let row = write(connection, one, row, known.contains(one))?;
        homes.extend(one.names.iter().map(|name| (key(&name.name), row)));
    }
    Ok(homes)
}

fn has_key(one: &Known, key_of: &str) -> bool {
    one.names.iter().any(|name| key(&name.name) == key_of)
}

/// The row that shall be this newspaper's: that which goes by its name, or else has most of its pages.
fn choose(
    connection: &Connection,
    one: &Known,
    pages: &[PageOf],
    free: &mut BTreeSet<i64>,
) -> rusqlite::Result<Option<i64>> {
    let named = |id: &i64| -> rusqlite::Result<bool> {
        let name: String =
            connection.query_row("SELECT name FROM newspaper WHERE id = ?1", [id], |row| row.get(0))?;
        Ok(key(&name) == key(&one.name))
    };
    let mut best = None;
    for id in &*free {
        let held =
            pages.iter().filter(|page| page.newspaper == *id && has_key(one, &key(&page.printed))).count();
        let rank = (named(id)?, held);
        if rank > (false, 0) && best.is_none_or(|(first, _)| rank > first) {
            best = Some((rank, *id));
        }
    }
    Ok(best.map(|(_, id)| id).inspect(|id| {
        free.remove(id);
    }))
}

fn write(connection: &Connection, one: &Known, row: Option<i64>, decided: bool) -> rusqlite::Result<i64> {
    let id = match row {
        Some(id) => {
            let renamed = connection.execute(
                "UPDATE newspaper SET name = ?2 WHERE id = ?1 AND name <> ?2",
                params![id, one.name],
            )?;
            if renamed > 0 {
                connection.execute(
                    "INSERT OR REPLACE INTO change (story_id, kind)
                     SELECT DISTINCT a.story_id, 'put' FROM page p JOIN article a ON a.page_id = p.id
                     WHERE p.newspaper_id = ?1",
                    [id],
                )?;
            }
            id
        }
        None => {
            connection.execute("INSERT INTO newspaper (name) VALUES (?1)", [&one.name])?;
            connection.last_insert_rowid()
        }
    };
    connection.execute("UPDATE newspaper SET decided = ?2 WHERE id = ?1", params![id, decided])?;
    for name in &one.names {
        let kind = if name.is_alias { "alias" } else { "name" };
        connection.execute(
            "INSERT OR IGNORE INTO newspaper_name (newspaper_id, name, key, kind, since, until)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id, name.name, key(&name.name), kind, name.since.map(Day), name.until.map(Day)],
        )?;
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(one: &Known) -> Vec<&str> {
        one.names.iter().map(|name| name.name.as_str()).collect()
    }

    #[test]
    fn decisions_add_up() {
        let merge = |into: &str, other: &str| NewspaperChange::Merge {
            into: into.into(),
            others: vec![other.into()],
        };
        let all = known(&[
            merge("街坊报", "坊间报"),
            NewspaperChange::Alias { newspaper: "晚钟".into(), alias: "晚 钟报".into() },
            NewspaperChange::Rename {
                from: "坊间报".into(),
                to: "新街坊".into(),
                since: Some(jiff::civil::date(2001, 1, 1)),
            },
        ]);
        assert_eq!(all.len(), 2);
        assert_eq!((all[1].name.as_str(), names(&all[1])), ("新街坊", vec!["街坊报", "坊间报", "新街坊"]));
        assert_eq!(all[1].names[0].until, Some(jiff::civil::date(2000, 12, 31)));
        assert_eq!(names(&all[0]), ["晚钟", "晚 钟报"]);
    }
}
