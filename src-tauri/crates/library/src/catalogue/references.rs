//! Sources whose originals were left where they were.

use crate::originals::Kept;
use crate::views::ArticleId;
use newsprint::SourceId;
use rusqlite::{Connection, Row, params};

/// Those that an import took in, in the order of its report.
pub(crate) fn referenced_by_import(
    connection: &Connection,
    import: i64,
) -> rusqlite::Result<Vec<(SourceId, Kept)>> {
    connection
        .prepare(
            "SELECT s.hash, s.kept_path FROM import_file f JOIN source s ON s.id = f.source_id
             WHERE f.import_id = ?1 AND s.kept = 'reference' ORDER BY f.ordinal",
        )?
        .query_map([import], reference)?
        .collect()
}

/// Those that the parts of a story were read from.
pub(crate) fn referenced_by_story(
    connection: &Connection,
    article: ArticleId,
) -> rusqlite::Result<Vec<(SourceId, Kept)>> {
    connection
        .prepare(
            "SELECT DISTINCT s.hash, s.kept_path FROM article a
             JOIN witness w ON w.id = a.witness_id JOIN source s ON s.id = w.source_id
             WHERE a.story_id = (SELECT story_id FROM article WHERE id = ?1) AND s.kept = 'reference'
             ORDER BY a.part",
        )?
        .query_map([article.0], reference)?
        .collect()
}

/// Notes where the bytes of a source are now.
pub(crate) fn set_kept(connection: &Connection, source: i64, kept: &Kept) -> rusqlite::Result<()> {
    let (how, path) = match kept {
        Kept::Copy(below) => ("copy", below.clone()),
        Kept::Reference(path) => ("reference", path.to_string_lossy().into_owned()),
    };
    connection
        .execute("UPDATE source SET kept = ?2, kept_path = ?3 WHERE id = ?1", params![source, how, path])
        .map(|_| ())
}

fn reference(row: &Row<'_>) -> rusqlite::Result<(SourceId, Kept)> {
    Ok((SourceId(row.get(0)?), Kept::Reference(row.get::<_, String>(1)?.into())))
}
