//! Looking the catalogue over: whether its words can be read, and which files it was made of.

use super::{article, stories};
use crate::manifest::Entry;
use crate::originals::Kept;
use crate::views::ArticleId;
use newsprint::SourceId;
use rusqlite::Connection;

/// A source, as far as one asks whether its original is still there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Source {
    pub(crate) hash: SourceId,
    pub(crate) kept: Kept,
}

/// All sources.
pub(crate) fn sources(connection: &Connection) -> rusqlite::Result<Vec<Source>> {
    connection
        .prepare("SELECT hash, kept, kept_path FROM source ORDER BY id")?
        .query_map([], |row| Ok(Source { hash: SourceId(row.get(0)?), kept: super::sources::kept(row, 1)? }))?
        .collect()
}

/// Each source as a line of the manifest, as far as the catalogue knows: for lines that were lost. What the reader
/// gave is on the shelf; a template, and a newspaper that pages beside it lent, are not known any more.
pub(crate) fn lines(connection: &Connection) -> rusqlite::Result<Vec<Entry>> {
    connection
        .prepare(
            "SELECT s.hash, s.bytes, s.kept, s.kept_path, g.path, nullif(g.member, ''), g.seen
             FROM source s JOIN sighting g ON g.source_id = s.id ORDER BY s.id, g.id",
        )?
        .query_map([], |row| {
            Ok(Entry {
                hash: SourceId(row.get(0)?),
                bytes: row.get(1)?,
                kept: super::sources::kept(row, 2)?,
                path: row.get(4)?,
                member: row.get(5)?,
                time: row.get(6)?,
                newspaper: None,
                date: None,
                beside: None,
                template: None,
                parts: Vec::new(),
            })
        })?
        .collect()
}

/// The names of all articles.
pub(crate) fn article_ids(connection: &Connection) -> rusqlite::Result<Vec<ArticleId>> {
    connection
        .prepare("SELECT id FROM article ORDER BY id")?
        .query_map([], |row| row.get(0).map(ArticleId))?
        .collect()
}

/// Reads everything a reader may be shown. SQLite keeps no checksums: zeros inside a long text are found only so.
pub(crate) fn is_readable(connection: &Connection) -> bool {
    let read = || -> rusqlite::Result<()> {
        for id in article_ids(connection)? {
            article(connection, id)?;
        }
        for story in stories::all_stories(connection)? {
            stories::story(connection, story)?;
        }
        Ok(())
    };
    read().is_ok()
}
