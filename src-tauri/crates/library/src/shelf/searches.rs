//! Searches on the shelf: the last ones asked, and those kept by a name.

use crate::Sort;
use crate::columns::Json;
use crate::views::{KeptSearch, PastSearch};
use rusqlite::{Connection, OptionalExtension, Row, params};
use search::Filters;
use serde::{Deserialize, Serialize};

/// A saved search as it lies on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Saved {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) search: KeptSearch,
    pub(crate) created: String,
    pub(crate) looked: Looked,
}

/// When a saved search was last looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Looked {
    /// RFC 3339 in UTC.
    pub(crate) at: String,
    /// The last import that had ended then; 0 if there was none.
    pub(crate) import: i64,
}

/// A search as JSON. What a newer version adds is passed over, what an older one lacks is empty.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    query: String,
    exact: bool,
    sort: WrittenSort,
    newspaper: Vec<String>,
    year: Vec<String>,
    month: Vec<String>,
    page: Vec<String>,
    author: Vec<String>,
    column: Vec<String>,
    days: Option<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenSort {
    #[default]
    Relevance,
    Newest,
    Oldest,
}

/// Searches remembered.
const REMEMBERED: u32 = 100;

/// Puts a search before all others; the oldest is forgotten.
pub(crate) fn remember(connection: &Connection, search: &KeptSearch, now: &str) -> rusqlite::Result<()> {
    let written = Json(Written::from(search));
    connection.prepare_cached("DELETE FROM search_history WHERE search = ?1")?.execute([&written])?;
    connection
        .prepare_cached("INSERT INTO search_history (search, asked) VALUES (?1, ?2)")?
        .execute(params![written, now])?;
    connection
        .prepare_cached(
            "DELETE FROM search_history
             WHERE id NOT IN (SELECT id FROM search_history ORDER BY id DESC LIMIT ?1)",
        )?
        .execute([REMEMBERED])
        .map(|_| ())
}

/// The searches remembered, the latest first.
pub(crate) fn history(connection: &Connection) -> rusqlite::Result<Vec<PastSearch>> {
    connection
        .prepare_cached("SELECT search, asked FROM search_history ORDER BY id DESC")?
        .query_map([], |row| Ok(PastSearch { search: read(row, 0)?, asked: row.get(1)? }))?
        .collect()
}

/// Forgets them all.
pub(crate) fn forget(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM search_history", []).map(|_| ())
}

/// Keeps a search by a name; what was kept by it before goes.
pub(crate) fn save(
    connection: &Connection,
    name: &str,
    search: &KeptSearch,
    looked: &Looked,
) -> rusqlite::Result<Saved> {
    connection
        .prepare_cached(
            "INSERT INTO saved_search (name, search, created, looked, looked_import) VALUES (?1, ?2, ?3, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET
                 search = excluded.search, created = excluded.created,
                 looked = excluded.looked, looked_import = excluded.looked_import
             RETURNING id, name, search, created, looked, looked_import",
        )?
        .query_row(params![name, Json(Written::from(search)), looked.at, looked.import], saved)
}

/// The searches kept, by name.
pub(crate) fn saved_searches(connection: &Connection) -> rusqlite::Result<Vec<Saved>> {
    connection
        .prepare_cached(
            "SELECT id, name, search, created, looked, looked_import FROM saved_search ORDER BY name, id",
        )?
        .query_map([], saved)?
        .collect()
}

/// Notes that a saved search was looked at; whether there is one.
pub(crate) fn look_at(connection: &Connection, id: i64, looked: &Looked) -> rusqlite::Result<bool> {
    let changed = connection
        .prepare_cached("UPDATE saved_search SET looked = ?2, looked_import = ?3 WHERE id = ?1")?
        .execute(params![id, looked.at, looked.import])?;
    Ok(changed == 1)
}

/// Takes a saved search off the shelf and gives it back, if there is one.
pub(crate) fn remove_saved(connection: &Connection, id: i64) -> rusqlite::Result<Option<Saved>> {
    connection
        .prepare_cached(
            "DELETE FROM saved_search WHERE id = ?1
             RETURNING id, name, search, created, looked, looked_import",
        )?
        .query_row([id], saved)
        .optional()
}

fn saved(row: &Row<'_>) -> rusqlite::Result<Saved> {
    Ok(Saved {
        id: row.get(0)?,
        name: row.get(1)?,
        search: read(row, 2)?,
        created: row.get(3)?,
        looked: Looked { at: row.get(4)?, import: row.get(5)? },
    })
}

fn read(row: &Row<'_>, column: usize) -> rusqlite::Result<KeptSearch> {
    Ok(KeptSearch::from(row.get::<_, Json<Written>>(column)?.0))
}

impl From<&KeptSearch> for Written {
    fn from(KeptSearch { query, exact, sort, filters }: &KeptSearch) -> Self {
        let filters = filters.clone();
        Self {
            query: query.trim().to_owned(),
            exact: *exact,
            sort: match sort {
                Sort::Relevance => WrittenSort::Relevance,
                Sort::Newest => WrittenSort::Newest,
                Sort::Oldest => WrittenSort::Oldest,
            },
            newspaper: filters.newspaper,
            year: filters.year,
            month: filters.month,
            page: filters.page,
            author: filters.author,
            column: filters.column,
            days: filters.days,
        }
    }
}

impl From<Written> for KeptSearch {
    fn from(written: Written) -> Self {
        let Written { query, exact, sort, newspaper, year, month, page, author, column, days } = written;
        let sort = match sort {
            WrittenSort::Relevance => Sort::Relevance,
            WrittenSort::Newest => Sort::Newest,
            WrittenSort::Oldest => Sort::Oldest,
        };
        Self { query, exact, sort, filters: Filters { newspaper, year, month, page, author, column, days } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Access;
    use crate::database::Database;

    fn asked(query: &str) -> KeptSearch {
        KeptSearch { query: query.to_owned(), ..KeptSearch::default() }
    }

    fn shelf(home: &std::path::Path) -> Database {
        Database::open(&home.join("shelf.sqlite"), super::super::VERSIONS, Access::ReadWrite).unwrap()
    }

    #[test]
    fn the_last_hundred_are_remembered_each_once() {
        let home = tempfile::tempdir().unwrap();
        let mut shelf = shelf(home.path());
        shelf
            .write(|c| {
                for n in 0..130 {
                    remember(c, &asked(&format!("第{}天", n % 120)), "2026-11-29T08:00:00Z")?;
                }
                remember(c, &asked(" 第5天 "), "2026-11-29T09:00:00Z")
            })
            .unwrap();
        let kept = shelf.read(history).unwrap();
        assert_eq!(kept.len(), 100);
        assert_eq!(kept[0], PastSearch { search: asked("第5天"), asked: "2026-11-29T09:00:00Z".into() });
        assert_eq!(kept[1].search.query, "第9天");
        shelf.write(|c| forget(c)).unwrap();
        assert!(shelf.read(history).unwrap().is_empty());
    }

    #[test]
    fn a_search_comes_back_as_it_was_saved() {
        let home = tempfile::tempdir().unwrap();
        let mut shelf = shelf(home.path());
        let filters = Filters {
            newspaper: vec!["汐州晚报".to_owned()],
            days: Some("2019..2020".to_owned()),
            ..Filters::default()
        };
        let whole =
            KeptSearch { query: "渡口 “灯”".to_owned(), exact: true, sort: Sort::Oldest, filters };
        let looked = Looked { at: "2026-11-29T08:00:00Z".to_owned(), import: 3 };
        let first = shelf.write(|c| save(c, "渡口", &whole, &looked)).unwrap();
        assert_eq!((&first.search, &first.looked), (&whole, &looked));
        let again = shelf.write(|c| save(c, "渡口", &asked("渡船"), &Looked::default())).unwrap();
        assert_eq!(again.id, first.id, "a name is one search's");
        assert_eq!(shelf.read(saved_searches).unwrap(), std::slice::from_ref(&again));
        assert!(shelf.write(|c| look_at(c, again.id, &looked)).unwrap());
        assert_eq!(shelf.write(|c| remove_saved(c, again.id)).unwrap().unwrap().looked, looked);
        assert_eq!(shelf.write(|c| remove_saved(c, again.id)).unwrap(), None);
        assert!(!shelf.write(|c| look_at(c, again.id, &looked)).unwrap());
    }
}
