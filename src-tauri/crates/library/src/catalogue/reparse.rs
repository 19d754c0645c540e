//! Putting what a parser now makes of a source in the place of what was made of it, with a line of descent for every
//! article that is not what it was. All of it in the caller's transaction.

use super::moving::take_out;
use super::settling::{Original, Settler, set_inferred, witnesses};
use super::{PageFacts, sheets, sources};
use crate::columns::{Json, Terse};
use crate::descent::{Descent, Piece, descent};
use crate::text_frame::ArticleText;
use crate::views::Fate;
use newsprint::{ParsedFile, ParsedPage, SourceId};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// A source's articles as they are and as they would be.
pub(crate) struct Compared {
    /// Names of the old, in the order of `old`.
    pub(crate) ids: Vec<i64>,
    pub(crate) old: Vec<Piece>,
    pub(crate) new: Vec<Piece>,
    /// Where each of `new` stands: its page, and its place there.
    places: Vec<(u32, u32)>,
    pub(crate) descent: Descent,
    /// Whether pages and their facts are what they were as well.
    is_same: bool,
    from_version: u32,
}

/// Compares what a source's articles are with what `parsed` makes of it. Pages that `is_gone` are left out, and those
/// that another source shows better.
pub(crate) fn compare(
    connection: &Connection,
    source: &SourceId,
    parsed: &ParsedFile,
    is_gone: impl Fn(u32) -> bool,
) -> rusqlite::Result<Option<Compared>> {
    let Some(held) = sources::held(connection, source)? else { return Ok(None) };
    let here = witnesses(connection, held.id)?;
    let beside: BTreeSet<u32> = here.iter().filter(|w| !w.preferred).map(|w| w.ordinal).collect();
    // What stands for a page without text is nothing that a parser sees.
    let mut pieces = old_pieces(connection, held.id)?;
    pieces.retain(|(_, piece)| !piece.text.stands_for_a_page());
    let (ids, old): (Vec<_>, Vec<_>) = pieces.into_iter().unzip();
    let shown = parsed.pages.iter().filter(|page| !is_gone(page.ordinal));
    let pages: Vec<&ParsedPage> = shown.filter(|page| !beside.contains(&page.ordinal)).collect();
    let (places, new): (Vec<_>, Vec<_>) = pages.iter().flat_map(|page| new_pieces(page)).unzip();
    let facts: BTreeMap<u32, Option<PageFacts>> =
        here.into_iter().filter(|w| w.preferred).map(|w| (w.ordinal, w.inferred)).collect();
    let read: BTreeMap<u32, Option<PageFacts>> =
        pages.iter().map(|page| (page.ordinal, Some(PageFacts::of(&page.issue, page)))).collect();
    let descent = descent(&old, &new);
    let is_kept = descent.new.is_empty() && descent.old.iter().all(|(fate, _)| *fate == Fate::Kept);
    let is_same = is_kept && beside.is_empty() && facts == read;
    Ok(Some(Compared { ids, old, new, places, descent, is_same, from_version: held.parser_version }))
}

impl Settler<'_> {
    /// Puts what `original` says in the place of what is here of a source.
    pub(crate) fn reparse(
        &mut self,
        source: &SourceId,
        original: &Original,
        compared: &Compared,
    ) -> rusqlite::Result<()> {
        let Some(held) = sources::held(self.connection, source)? else { return Ok(()) };
        if compared.is_same {
            return refresh(self.connection, held.id, &original.parsed);
        }
        let mut orphans = BTreeMap::<SourceId, BTreeSet<u32>>::new();
        for witness in witnesses(self.connection, held.id)? {
            for (other, ordinal) in take_out(self.connection, &witness)? {
                orphans.entry(other).or_default().insert(ordinal);
            }
        }
        let said = (self.said)(source)?;
        let wanted = original.parsed.pages.iter().map(|page| page.ordinal).filter(|at| !said.is_gone(*at));
        self.take_in_from(source, &said, &wanted.collect(), original)?;
        write_lineage(self.connection, held.id, compared, original.parsed.parser_version)?;
        for (other, ordinals) in orphans {
            self.settle_with(&other, ordinals)?;
        }
        Ok(())
    }
}

/// The articles that come of a source, as they are.
fn old_pieces(connection: &Connection, source: i64) -> rusqlite::Result<Vec<(i64, Piece)>> {
    connection
        .prepare_cached(
            "SELECT a.id, coalesce(t.frame, a.text), w.ordinal,
                    (SELECT json_group_array(name) FROM
                        (SELECT name FROM article_author WHERE article_id = a.id ORDER BY ordinal))
             FROM witness w JOIN article a ON a.witness_id = w.id LEFT JOIN words t ON t.id = a.words_id
             WHERE w.source_id = ?1 ORDER BY w.ordinal, a.ordinal",
        )?
        .query_map([source], |row| {
            let text: ArticleText = row.get(1)?;
            let authors = row.get::<_, Json<Vec<String>>>(3)?.0;
            Ok((row.get(0)?, Piece { text, authors, page: row.get(2)? }))
        })?
        .collect()
}

fn new_pieces(page: &ParsedPage) -> Vec<((u32, u32), Piece)> {
    let piece = |article| Piece {
        text: ArticleText::of(article),
        authors: article.bylines.iter().map(|byline| byline.name.clone()).collect(),
        page: page.ordinal,
    };
    (0u32..).zip(&page.articles).map(|(at, article)| ((page.ordinal, at), piece(article))).collect()
}

/// Notes that a parser was asked again and had nothing else to say.
fn refresh(connection: &Connection, source: i64, parsed: &ParsedFile) -> rusqlite::Result<()> {
    for witness in witnesses(connection, source)? {
        let Some(page) = parsed.pages.iter().find(|page| page.ordinal == witness.ordinal) else { continue };
        connection
            .prepare_cached(
                "UPDATE witness SET parser_version = ?2, account = ?3, furniture = ?4 WHERE id = ?1",
            )?
            .execute(params![
                witness.id,
                parsed.parser_version,
                Json(&page.account),
                Terse(&page.furniture)
            ])?;
        sheets::remove(connection, witness.id)?;
        sheets::insert(connection, witness.id, page, witness.preferred)?;
        set_inferred(connection, witness.id, &PageFacts::of(&page.issue, page))?;
    }
    Ok(())
}

/// A line for every article that is not what it was, to each that has words of it now.
fn write_lineage(
    connection: &Connection,
    source: i64,
    compared: &Compared,
    to_version: u32,
) -> rusqlite::Result<()> {
    let mut here: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    let mut find = connection.prepare_cached(
        "SELECT w.ordinal, a.ordinal, a.id FROM witness w JOIN article a ON a.witness_id = w.id
         WHERE w.source_id = ?1",
    )?;
    for row in find.query_map([source], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))? {
        let (place, id) = row?;
        here.insert(place, id);
    }
    let mut line = connection.prepare_cached(
        "INSERT INTO lineage (old_id, new_id, kind, from_version, to_version) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (old, (fate, heirs)) in compared.ids.iter().zip(&compared.descent.old) {
        let kind = match fate {
            Fate::Kept | Fate::Changed | Fate::New => "same",
            Fate::Split => "split",
            Fate::Merged => "merged",
            Fate::Gone => "gone",
        };
        let heirs: Vec<Option<&i64>> = match heirs.as_slice() {
            [] => vec![None],
            some => some.iter().map(|heir| here.get(&compared.places[*heir])).collect(),
        };
        for heir in heirs.into_iter().filter(|heir| *heir != Some(old) || kind != "same") {
            line.execute(params![old, heir, kind, compared.from_version, to_version])?;
        }
    }
    Ok(())
}
