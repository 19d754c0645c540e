//! The words of articles, in the order they came in, and the dictionaries they are packed with.

use crate::database::Database;
use crate::dictionary::{self, Dictionary, DictionaryId};
use crate::text_frame::ArticleText;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::path::Path;
use std::sync::Arc;

/// Articles that a dictionary is learnt from. Those before it stay as they are: in an archive that is large enough for
/// its size to matter they are few.
const ENOUGH: u64 = 2_000;

/// A dictionary stands here twice, since much depends on it: one page of the file may be damaged.
const COPIES: u32 = 2;

/// Writes an article's words down; the row they stand in.
pub(super) fn insert(connection: &Connection, text: &ArticleText) -> rusqlite::Result<i64> {
    let frame = text.pack(current(connection)?.as_deref());
    connection.prepare_cached("INSERT INTO words (frame) VALUES (?1)")?.insert([frame])
}

/// Columns that [`title`] reads, of article `a`: what an earlier version kept for lists, and all words where none was.
pub(super) const TITLE: &str = "a.headline, a.beginning, (SELECT frame FROM words WHERE id = a.words_id)";

/// What stands for an article in a list: its headline and its first words.
pub(super) fn title(row: &Row<'_>, first: usize) -> rusqlite::Result<(Option<String>, String)> {
    Ok(match row.get::<_, Option<ArticleText>>(first + 2)? {
        Some(text) => {
            let beginning = text.beginning();
            (text.headline.map(|headline| headline.text), beginning)
        }
        None => (row.get(first)?, row.get(first + 1)?),
    })
}

/// The first headline on an issue or a page, and the first words there. `held_by` is the column with what `id` names.
pub(super) fn first_title(
    connection: &Connection,
    held_by: &str,
    id: i64,
) -> rusqlite::Result<(Option<String>, Option<String>)> {
    let mut articles = connection.prepare_cached(&format!(
        "SELECT {TITLE} FROM page p JOIN article a ON a.page_id = p.id
         WHERE {held_by} = ?1 ORDER BY p.sort_key, p.id, a.ordinal"
    ))?;
    let mut rows = articles.query([id])?;
    let mut first = None;
    while let Some(row) = rows.next()? {
        let (headline, beginning) = title(row, 0)?;
        if headline.is_some() {
            return Ok((headline, first));
        }
        first = first.or(Some(beginning));
    }
    Ok((None, first))
}

/// Learns a dictionary once there are enough articles to learn from. Of articles that have nothing in common none is
/// learnt, which is noted too.
pub(super) fn learn_when_due(connection: &Connection) -> rusqlite::Result<()> {
    learn_from(connection, ENOUGH)
}

fn learn_from(connection: &Connection, enough: u64) -> rusqlite::Result<()> {
    let last: u64 = connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM words")?
        .query_row([], |row| row.get(0))?;
    if last < enough || connection.prepare_cached("SELECT 1 FROM dictionary")?.exists([])? {
        return Ok(());
    }
    let samples: Vec<Vec<u8>> = connection
        .prepare("SELECT frame FROM words ORDER BY id DESC LIMIT ?1")?
        .query_map([enough], |row| Ok(ArticleText::unpacked(row.get_ref(0)?.as_blob()?, find).ok()))?
        .filter_map(Result::transpose)
        .collect::<rusqlite::Result<_>>()?;
    let content = dictionary::learn(&samples).unwrap_or_default();
    for copy in 0..COPIES {
        connection.execute(
            "INSERT INTO dictionary (id, copy, content) VALUES (?1, ?2, ?3)",
            params![DictionaryId::of(&content).0, copy, content],
        )?;
    }
    Ok(())
}

/// The dictionary that is packed with, if one was learnt.
fn current(connection: &Connection) -> rusqlite::Result<Option<Arc<Dictionary>>> {
    let id = connection
        .prepare_cached("SELECT id FROM dictionary WHERE length(content) > 0 LIMIT 1")?
        .query_row([], |row| row.get(0).map(DictionaryId))
        .optional()?;
    let Some(id) = id else { return Ok(None) };
    if let Some(dictionary) = dictionary::known(id) {
        return Ok(Some(dictionary));
    }
    // Where it is damaged, articles are packed without: what can be done is done.
    Ok(content(connection, id)?.and_then(|content| dictionary::know(&content).ok()))
}

/// The content of a dictionary, from the first copy that is whole.
fn content(connection: &Connection, id: DictionaryId) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut copies =
        connection.prepare_cached("SELECT content FROM dictionary WHERE id = ?1 ORDER BY copy")?;
    let mut rows = copies.query([id.0])?;
    while let Some(row) = rows.next()? {
        let content: Vec<u8> = row.get(0)?;
        if DictionaryId::of(&content) == id {
            return Ok(Some(content));
        }
    }
    Ok(None)
}

/// The dictionary of this name: met before, or read from one of the catalogues that this process has opened.
fn find(id: DictionaryId) -> Option<Arc<Dictionary>> {
    dictionary::find(id, |path: &Path, id| Database::look(path).ok()?.read(|c| content(c, id)).ok()?)
}

impl FromSql for ArticleText {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::unpack(value.as_blob()?, find).map_err(FromSqlError::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use newsprint::{Block, BlockKind, PrintedText};

    fn text(n: usize) -> ArticleText {
        let pieces = ["河水涨了", "渡口停航", "新桥通车", "学校开学", "麦子熟了", "老街拆迁", "电灯亮了"];
        let words = (0..30).map(|i| pieces[(n * 31 + i * i * (n + 7)) % pieces.len()]).collect::<String>();
        let text = PrintedText { text: format!("{n}{words}"), spans: Vec::new() };
        let blocks = vec![Block { kind: BlockKind::Paragraph, text }];
        ArticleText { blocks, ..ArticleText::default() }
    }

    fn read(connection: &Connection, id: i64) -> rusqlite::Result<ArticleText> {
        connection.query_row("SELECT frame FROM words WHERE id = ?1", [id], |row| row.get(0))
    }

    fn length(connection: &Connection, id: i64) -> usize {
        connection.query_row("SELECT length(frame) FROM words WHERE id = ?1", [id], |row| row.get(0)).unwrap()
    }

    /// A catalogue that has learnt from 200 articles, with one more.
    fn learnt() -> (Connection, i64) {
        let connection = catalogue::in_memory();
        for n in 0..200 {
            insert(&connection, &text(n)).unwrap();
            learn_from(&connection, 200).unwrap();
        }
        let id = insert(&connection, &text(200)).unwrap();
        (connection, id)
    }

    #[test]
    fn a_dictionary_is_learnt_once_and_old_frames_are_read() {
        let (connection, id) = learnt();
        learn_from(&connection, 200).unwrap();
        let dictionaries: u32 =
            connection.query_row("SELECT count(DISTINCT id) FROM dictionary", [], |row| row.get(0)).unwrap();
        assert_eq!(dictionaries, 1);
        for n in 0..=200i64 {
            assert_eq!(read(&connection, n + 1).unwrap(), text(n.try_into().unwrap()));
        }
        assert!(length(&connection, id) * 4 < length(&connection, id - 1) * 3, "it is shorter by a quarter");
    }

    #[test]
    fn a_damaged_copy_costs_nothing_and_two_are_an_error() {
        let (connection, _) = learnt();
        let id = connection.query_row("SELECT id FROM dictionary", [], |row| row.get(0).map(DictionaryId));
        let id = id.unwrap();
        let harm = "UPDATE dictionary SET content = zeroblob(length(content)) WHERE copy = ?1";
        connection.execute(harm, [0]).unwrap();
        assert_eq!(DictionaryId::of(&content(&connection, id).unwrap().unwrap()), id);
        connection.execute(harm, [1]).unwrap();
        assert_eq!(content(&connection, id).unwrap(), None);
        let strange = [&[3][..], &[9, 9, 9, 9], &[1, 2, 3]].concat();
        let refused = connection.query_row("SELECT ?1", [strange], |row| row.get::<_, ArticleText>(0));
        assert!(crate::keeping::damage::is_in(&refused.unwrap_err()));
    }

    #[test]
    fn articles_without_anything_in_common_teach_nothing_and_are_asked_once() {
        let connection = catalogue::in_memory();
        insert(&connection, &text(0)).unwrap();
        learn_from(&connection, 1).unwrap();
        assert!(current(&connection).unwrap().is_none());
        let noted: u32 =
            connection.query_row("SELECT count(*) FROM dictionary", [], |row| row.get(0)).unwrap();
        assert_eq!(noted, COPIES);
        let id = insert(&connection, &text(1)).unwrap();
        assert_eq!(read(&connection, id).unwrap(), text(1));
    }
}
