//! 篇: one article, whole, with the facts of its page.

use super::PageFacts;
use super::jump_list;
use crate::columns::{Json, Named};
use crate::text_frame::ArticleText;
use crate::views::{ArticleBlock, ArticleId, ArticleView, StoryView};
use jiff::civil::Date;
use newsprint::{Byline, CharRange, Confidence, Inferred};
use rusqlite::{Connection, OptionalExtension, Row};

/// The article of this name, if it is here. Its newspaper is called what it was called on its day.
pub(crate) fn article(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<ArticleView>> {
    let found = connection
        .prepare_cached(
            "SELECT p.facts,
                    coalesce((SELECT c.name FROM newspaper_name c
                              WHERE c.newspaper_id = n.id AND c.kind = 'name'
                              AND coalesce(c.since, c.until) IS NOT NULL
                              AND coalesce(c.since <= i.date, 1) AND coalesce(c.until >= i.date, 1)
                              ORDER BY c.since DESC LIMIT 1), n.name),
                    i.date_fact, i.number, i.edition, a.confidence, a.reasons, coalesce(t.frame, a.text),
                    (SELECT path || iif(member = '', '', '!' || member) FROM sighting
                     WHERE source_id = w.source_id ORDER BY id LIMIT 1)
             FROM article a
             LEFT JOIN words t ON t.id = a.words_id
             JOIN page p ON p.id = a.page_id
             JOIN witness w ON w.id = a.witness_id
             LEFT JOIN newspaper n ON n.id = p.newspaper_id
             LEFT JOIN issue i ON i.id = p.issue_id
             WHERE a.id = ?1",
        )?
        .query_row([id.0], |row| view(id, row))
        .optional()?;
    let Some(mut view) = found else { return Ok(None) };
    view.bylines = bylines(connection, id)?;
    Ok(Some(view))
}

/// The story that the article of this name is a part of, if it is here.
pub(crate) fn story(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<StoryView>> {
    let ids: Vec<i64> = connection
        .prepare_cached(
            "SELECT id FROM article
             WHERE story_id = (SELECT story_id FROM article WHERE id = ?1) ORDER BY part",
        )?
        .query_map([id.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut story = StoryView { parts: Vec::new(), seams: Vec::new() };
    for id in ids {
        story.parts.extend(article(connection, ArticleId(id))?);
        let mut seam =
            connection.prepare_cached("SELECT confidence, reasons FROM link WHERE from_id = ?1")?;
        story.seams.extend(seam.query_row([id], |row| jump_list::seam(row, 0)).optional()?);
    }
    Ok((!story.parts.is_empty()).then_some(story))
}

/// Whether an article has this name.
pub(crate) fn article_exists(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM article WHERE id = ?1")?.exists([id])
}

fn view(id: ArticleId, row: &Row<'_>) -> rusqlite::Result<ArticleView> {
    let facts = row.get::<_, Json<PageFacts>>(0)?.0;
    let issue_date: Option<Json<Inferred<Date>>> = row.get(2)?;
    let text: ArticleText = row.get(7)?;
    Ok(ArticleView {
        id,
        newspaper: row.get(1)?,
        edition: row.get::<_, Option<String>>(4)?.unwrap_or_else(|| facts.edition().to_owned()),
        date: issue_date.map(|json| json.0).or(facts.date),
        number: row.get::<_, Option<u32>>(3)?.or(facts.number.map(|number| number.value)),
        page: facts.label.map(|label| label.value),
        column: text.column,
        kicker: text.kicker,
        headline: text.headline,
        subheadline: text.subheadline,
        bylines: Vec::new(),
        dateline: text.dateline,
        continues_to: text.continues_to.map(|jump| jump.page),
        continued_from: text.continued_from.map(|jump| jump.page),
        blocks: text.blocks.into_iter().map(|b| ArticleBlock { kind: b.kind, text: b.text }).collect(),
        confidence: Confidence::new(row.get::<_, f32>(5)?),
        reasons: row.get::<_, Json<_>>(6)?.0,
        file: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
    })
}

fn bylines(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Byline>> {
    connection
        .prepare_cached(
            "SELECT name, role, span_start, span_end FROM article_author WHERE article_id = ?1 ORDER BY ordinal",
        )?
        .query_map([id.0], |row| {
            Ok(Byline {
                name: row.get(0)?,
                role: row.get::<_, Named<_>>(1)?.0,
                span: CharRange::new(row.get(2)?, row.get(3)?),
            })
        })?
        .collect()
}
