//! Looking the catalogue over: whether its words can be read, and which files it was made of.

use super::{article, stories};
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
