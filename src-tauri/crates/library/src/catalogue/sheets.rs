//! How pages look: a sheet for each source that draws one, and which of them shows a page.

use super::sources::kept;
use crate::columns::Named;
use crate::originals::Kept;
use crate::places::sources as places_of_text;
use crate::sheet_frame::{KeptSheet, PlacedWords};
use crate::text_frame::ArticleText;
use crate::views::{ArticleId, PageId};
use newsprint::{CharRange, Depicted, Format, ParsedPage, PrintedText, SourceId};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, params};

/// A source that draws a page.
pub(crate) struct Drawing {
    pub(crate) source: SourceId,
    pub(crate) kept: Kept,
    /// As it was met.
    pub(crate) path: String,
    pub(crate) sheet: KeptSheet,
    /// Whether the page's articles are this source's, so that their spans are places on this sheet.
    pub(crate) is_own: bool,
}

/// What a picture of a page is drawn from.
pub(crate) struct PictureSource {
    pub(crate) hash: SourceId,
    pub(crate) kept: Kept,
    pub(crate) format: Format,
    pub(crate) depicted: Depicted,
    /// Of the page, in the sheet's unit.
    pub(crate) longer_side: f32,
}

/// An article as it is looked for on a page.
pub(crate) struct Looked {
    pub(crate) id: ArticleId,
    pub(crate) text: ArticleText,
    /// Where who signed it stands, in the source of its words.
    pub(crate) bylines: Vec<CharRange>,
}

/// Notes how a source draws a page. `is_preferred`: its articles are the page's, and their words need not stand here too.
pub(super) fn insert(
    connection: &Connection,
    witness: i64,
    page: &ParsedPage,
    is_preferred: bool,
) -> rusqlite::Result<()> {
    let Some(sheet) = &page.sheet else { return Ok(()) };
    let words = if is_preferred { Vec::new() } else { words(page) };
    let is_depicted = sheet.depicted != Depicted::Nowhere;
    let frame = KeptSheet { sheet: sheet.clone(), words }.pack();
    connection
        .prepare_cached("INSERT OR REPLACE INTO sheet (witness_id, depicted, frame) VALUES (?1, ?2, ?3)")?
        .execute(params![witness, is_depicted, frame])
        .map(|_| ())
}

/// Takes down that a source draws nothing any more.
pub(super) fn remove(connection: &Connection, witness: i64) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM sheet WHERE witness_id = ?1", [witness]).map(|_| ())
}

/// All words of a page by their places in the source.
fn words(page: &ParsedPage) -> Vec<PlacedWords> {
    let mut places: Vec<(u32, char)> = Vec::new();
    let mut add = |text: &PrintedText| {
        let found = places_of_text(text).into_iter().zip(text.text.chars());
        places.extend(found.filter_map(|(place, c)| Some((place?, c))));
    };
    for article in &page.articles {
        let titles = [&article.column, &article.kicker, &article.headline, &article.subheadline];
        titles.into_iter().flatten().for_each(&mut add);
        article.blocks.iter().for_each(|block| add(&block.text));
    }
    page.furniture.iter().for_each(|furniture| add(&furniture.text));
    places.sort_unstable();
    places.dedup_by_key(|(place, _)| *place);
    let mut words: Vec<PlacedWords> = Vec::new();
    let mut next = None;
    for (place, c) in places {
        match words.last_mut().filter(|_| next == Some(place)) {
            Some(run) => run.text.push(c),
            None => words.push(PlacedWords { start: place, text: c.to_string() }),
        }
        next = Some(place + 1);
    }
    words
}

/// The row of the page of this name.
pub(crate) fn page_row(connection: &Connection, id: &PageId) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT w.page_id FROM source s JOIN witness w ON w.source_id = s.id
             WHERE s.hash >= ?1 AND s.hash < ?1 || 'g' AND w.ordinal = ?2",
        )?
        .query_row(params![id.source, id.ordinal], |row| row.get(0))
        .optional()
}

/// The sources that draw a page: the one its articles are of first, then in the order they came in.
pub(crate) fn drawings(connection: &Connection, page: i64) -> rusqlite::Result<Vec<Drawing>> {
    connection
        .prepare_cached(
            "SELECT s.hash, s.kept, s.kept_path, h.frame, w.preferred,
                    (SELECT path || iif(member = '', '', '!' || member) FROM sighting
                     WHERE source_id = s.id ORDER BY id LIMIT 1)
             FROM witness w JOIN sheet h ON h.witness_id = w.id JOIN source s ON s.id = w.source_id
             WHERE w.page_id = ?1 ORDER BY w.preferred DESC, w.id",
        )?
        .query_map([page], |row| {
            Ok(Drawing {
                source: SourceId(row.get(0)?),
                kept: kept(row, 1)?,
                sheet: row.get(3)?,
                is_own: row.get(4)?,
                path: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
            })
        })?
        .collect()
}

/// What the picture of a page is drawn from: of the sources that show it the one that [`drawings`] has first, with words if
/// any has both. `None`: the page is not here; `Some(None)`: nothing shows it.
pub(crate) fn picture_source(
    connection: &Connection,
    page: &PageId,
) -> rusqlite::Result<Option<Option<PictureSource>>> {
    let Some(row) = page_row(connection, page)? else { return Ok(None) };
    let mut shown: Vec<Drawing> = drawings(connection, row)?;
    shown.retain(|drawing| drawing.sheet.sheet.depicted != Depicted::Nowhere);
    shown.sort_by_key(|drawing| drawing.sheet.sheet.lines.is_empty());
    let Some(Drawing { source, kept, path, sheet, .. }) = shown.into_iter().next() else {
        return Ok(Some(None));
    };
    let longer_side = sheet.sheet.width.max(sheet.sheet.height);
    if let Depicted::Beside(name) = &sheet.sheet.depicted {
        return picture_beside(connection, &path, name, longer_side).map(Some);
    }
    let format = connection
        .prepare_cached("SELECT format FROM source WHERE hash = ?1")?
        .query_row([&source.0], |row| row.get::<_, Named<_>>(0).map(|format| format.0))?;
    Ok(Some(Some(PictureSource { hash: source, kept, format, depicted: sheet.sheet.depicted, longer_side })))
}

/// The picture that lies beside a file under this name, if it was taken in from there.
fn picture_beside(
    connection: &Connection,
    path: &str,
    name: &str,
    longer_side: f32,
) -> rusqlite::Result<Option<PictureSource>> {
    let folder = path.rfind(['/', '!']).map_or("", |end| &path[..=end]);
    let beside = format!("{folder}{name}");
    let (path, member) = beside.split_once('!').unwrap_or((&beside, ""));
    connection
        .prepare_cached(
            "SELECT s.hash, s.kept, s.kept_path, s.format FROM sighting g JOIN source s ON s.id = g.source_id
             WHERE g.path = ?1 AND g.member = ?2 ORDER BY g.id DESC LIMIT 1",
        )?
        .query_row(params![path, member], |row| {
            Ok(PictureSource {
                hash: SourceId(row.get(0)?),
                kept: kept(row, 1)?,
                format: row.get::<_, Named<_>>(3)?.0,
                depicted: Depicted::Leaf { leaf: 0, frame: None },
                longer_side,
            })
        })
        .optional()
}

/// The articles of a page, in reading order.
pub(crate) fn looked_for(connection: &Connection, page: i64) -> rusqlite::Result<Vec<Looked>> {
    let mut signed = connection.prepare_cached(
        "SELECT span_start, span_end FROM article_author WHERE article_id = ?1 ORDER BY ordinal",
    )?;
    let mut bylines = |article: i64| -> rusqlite::Result<Vec<CharRange>> {
        signed.query_map([article], |row| Ok(CharRange::new(row.get(0)?, row.get(1)?)))?.collect()
    };
    connection
        .prepare_cached(
            "SELECT a.id, coalesce(t.frame, a.text) FROM article a LEFT JOIN words t ON t.id = a.words_id
             WHERE a.page_id = ?1 ORDER BY a.ordinal",
        )?
        .query_map([page], |row| {
            let id = row.get(0)?;
            Ok(Looked { id: ArticleId(id), text: row.get(1)?, bylines: bylines(id)? })
        })?
        .collect()
}

/// The page that an article stands on: its row and its name.
pub(crate) fn page_of(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<(i64, PageId)>> {
    connection
        .prepare_cached(
            "SELECT a.page_id, s.hash, w.ordinal FROM article a JOIN witness w ON w.id = a.witness_id
             JOIN source s ON s.id = w.source_id WHERE a.id = ?1",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, PageId::new(&row.get::<_, String>(1)?, row.get(2)?))))
        .optional()
}

impl FromSql for KeptSheet {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::unpack(value.as_blob()?).map_err(FromSqlError::other)
    }
}
