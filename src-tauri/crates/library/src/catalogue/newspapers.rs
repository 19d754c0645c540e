//! 报: newspapers as identities with names. Pages know them by row; what is printed is only a way to find one.

use crate::columns::Day;
use crate::views::{Newspaper, NewspaperId};
use rusqlite::{Connection, OptionalExtension, params};

/// All newspapers with their holdings, by name.
pub(crate) fn newspapers(connection: &Connection) -> rusqlite::Result<Vec<Newspaper>> {
    let mut statement = connection.prepare_cached(
        "SELECT n.id, n.name,
                (SELECT min(date) FROM issue WHERE newspaper_id = n.id),
                (SELECT max(date) FROM issue WHERE newspaper_id = n.id),
                (SELECT count(*) FROM issue WHERE newspaper_id = n.id),
                (SELECT count(*) FROM page WHERE newspaper_id = n.id),
                (SELECT count(*) FROM page p JOIN article a ON a.page_id = p.id WHERE p.newspaper_id = n.id)
         FROM newspaper n WHERE EXISTS (SELECT 1 FROM page WHERE newspaper_id = n.id)
         ORDER BY n.name, n.id",
    )?;
    let rows = statement.query_map([], |row| {
        let id: i64 = row.get(0)?;
        let name: String = row.get(1)?;
        Ok(Newspaper {
            id: NewspaperId(id),
            aliases: aliases(connection, id, &name)?,
            name,
            first: row.get::<_, Option<Day>>(2)?.map(|day| day.0),
            last: row.get::<_, Option<Day>>(3)?.map(|day| day.0),
            issues: row.get(4)?,
            pages: row.get(5)?,
            articles: row.get(6)?,
        })
    })?;
    rows.collect()
}

/// The newspaper known by `printed`, as name or alias.
pub(crate) fn find(connection: &Connection, printed: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT newspaper_id FROM newspaper_name WHERE key = ?1")?
        .query_row([key(printed)], |row| row.get(0))
        .optional()
}

/// The newspaper known by `printed`; a new one of that name if there is none.
pub(crate) fn find_or_add(connection: &Connection, printed: &str) -> rusqlite::Result<i64> {
    if let Some(id) = find(connection, printed)? {
        return Ok(id);
    }
    let name = printed.trim();
    connection.execute("INSERT INTO newspaper (name) VALUES (?1)", [name])?;
    let id = connection.last_insert_rowid();
    connection.execute(
        "INSERT INTO newspaper_name (newspaper_id, name, key, kind) VALUES (?1, ?2, ?3, 'name')",
        params![id, name, key(name)],
    )?;
    Ok(id)
}

/// Whether pages of a newspaper of this name are here.
pub(crate) fn is_known(connection: &Connection, printed: &str) -> rusqlite::Result<bool> {
    let Some(id) = find(connection, printed)? else { return Ok(false) };
    connection.prepare_cached("SELECT 1 FROM page WHERE newspaper_id = ?1")?.exists([id])
}

/// Whether two printed names lead to one newspaper.
pub(crate) fn is_same(connection: &Connection, a: &str, b: &str) -> rusqlite::Result<bool> {
    if key(a) == key(b) {
        return Ok(true);
    }
    let known = find(connection, a)?;
    Ok(known.is_some() && known == find(connection, b)?)
}

fn aliases(connection: &Connection, id: i64, name: &str) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare_cached(
            "SELECT name FROM newspaper_name WHERE newspaper_id = ?1 AND name <> ?2 ORDER BY since, id",
        )?
        .query_map(params![id, name], |row| row.get(0))?
        .collect()
}

/// Names are compared without white space and title marks: 《街 坊 报》 is 街坊报.
pub(super) fn key(printed: &str) -> String {
    printed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A newspaper without a page is not listed.
    fn add_page(connection: &Connection, newspaper: i64) {
        connection
            .execute("INSERT INTO page (newspaper_id, sort_key, facts) VALUES (?1, '~~', '{}')", [newspaper])
            .unwrap();
    }

    #[test]
    fn a_newspaper_is_one_however_its_name_is_spaced() {
        let connection = crate::catalogue::in_memory();
        let id = find_or_add(&connection, "街坊报").unwrap();
        assert_eq!(find_or_add(&connection, "《街 坊　报》"), Ok(id));
        let other = find_or_add(&connection, "街坊晚报").unwrap();
        assert_ne!(other, id);
        assert_eq!(newspapers(&connection).unwrap().len(), 0);
        [id, other].iter().for_each(|id| add_page(&connection, *id));
        assert_eq!(newspapers(&connection).unwrap().len(), 2);
    }

    #[test]
    fn an_older_name_leads_to_the_newspaper_and_is_listed_with_it() {
        let connection = crate::catalogue::in_memory();
        let id = find_or_add(&connection, "街坊报").unwrap();
        connection
            .execute(
                "INSERT INTO newspaper_name (newspaper_id, name, key, kind, until)
                 VALUES (?1, '坊间报', '坊间报', 'name', '1999-12-31')",
                [id],
            )
            .unwrap();
        add_page(&connection, id);
        assert_eq!(find(&connection, "坊间报"), Ok(Some(id)));
        assert_eq!(newspapers(&connection).unwrap()[0].aliases, ["坊间报"]);
    }
}
