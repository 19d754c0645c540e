//! What stands for a page without text: an article without words, so that the page is listed, titled, marked and found as
//! articles are. It goes when a text of the page comes in.

use super::PageFacts;
use super::words;
use crate::text_frame::ArticleText;
use newsprint::{Article, Confidence, ParsedPage, PrintedText};
use rusqlite::{Connection, params};
use std::borrow::Cow;

/// The articles of a page as they come into the catalogue: its own, or what stands for it where it is drawn and has none.
pub(super) fn articles<'p>(page: &'p ParsedPage, facts: &PageFacts) -> Cow<'p, [Article]> {
    if !page.articles.is_empty() || page.sheet.is_none() {
        return Cow::Borrowed(&page.articles);
    }
    let headline = title(facts);
    Cow::Owned(vec![Article { headline, confidence: Confidence::CERTAIN, ..Article::default() }])
}

impl ArticleText {
    /// Whether these are no words of a page: an article of one has its place in the source.
    pub(crate) fn stands_for_a_page(&self) -> bool {
        let titles = [&self.column, &self.kicker, &self.headline, &self.subheadline];
        self.blocks.is_empty() && titles.into_iter().flatten().all(|text| text.spans.is_empty())
    }
}

/// Gives what stands for a page the title that is now said of it.
pub(super) fn entitle(connection: &Connection, page: i64, facts: &PageFacts) -> rusqlite::Result<()> {
    let found: Vec<(i64, Option<i64>, ArticleText)> = connection
        .prepare_cached(
            "SELECT a.id, a.words_id, coalesce(t.frame, a.text) FROM article a LEFT JOIN words t ON t.id = a.words_id
             WHERE a.page_id = ?1 LIMIT 2",
        )?
        .query_map([page], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let [(article, old, text)] = found.as_slice() else { return Ok(()) };
    if !text.stands_for_a_page() || text.headline == title(facts) {
        return Ok(());
    }
    let text = ArticleText { headline: title(facts), ..ArticleText::default() };
    let new = words::insert(connection, &text)?;
    connection.execute("UPDATE article SET words_id = ?2 WHERE id = ?1", params![article, new])?;
    connection.execute("DELETE FROM words WHERE id = ?1", [old]).map(|_| ())
}

/// Takes out what stands for a page, now that its text comes in; which articles that were.
pub(super) fn give_way(connection: &Connection, page: i64) -> rusqlite::Result<Vec<i64>> {
    let stories: Vec<(i64, i64)> = connection
        .prepare_cached("SELECT id, story_id FROM article WHERE page_id = ?1")?
        .query_map([page], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (article, story) in &stories {
        connection
            .execute("INSERT OR REPLACE INTO change (story_id, kind) VALUES (?1, 'delete')", [story])?;
        connection.execute("DELETE FROM article WHERE id = ?1", [article])?;
        connection.execute("DELETE FROM story WHERE id = ?1", [story])?;
    }
    Ok(stories.into_iter().map(|(article, _)| article).collect())
}

fn title(facts: &PageFacts) -> Option<PrintedText> {
    facts.title.as_ref().map(|title| PrintedText { text: title.value.clone(), spans: Vec::new() })
}
