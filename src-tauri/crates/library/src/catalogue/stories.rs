//! 全文: stories as search knows them, and which of them changed.

use super::PageFacts;
use crate::columns::{Day, Json};
use crate::text_frame::ArticleText;
use jiff::civil::Date;
use newsprint::{BlockKind, PageLabel};
use rusqlite::Connection;

/// A story: the facts of its first article, and the words of all its parts in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Story {
    /// Its id, which is that of its first article.
    pub(crate) id: i64,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<Date>,
    /// The pages it stands on, each once.
    pub(crate) pages: Vec<PageLabel>,
    /// Who signed any part, each once.
    pub(crate) authors: Vec<String>,
    /// One for each article; never empty.
    pub(crate) parts: Vec<ArticleText>,
}

impl Story {
    /// The body's blocks in order. Where one part goes on in the next, a sentence may go on too: the paragraphs
    /// on both sides of the seam are one.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut before = None;
        for part in &self.parts {
            let mut body = part.blocks.iter().filter(|block| block.kind != BlockKind::Caption).peekable();
            let seam = (before, body.peek().map(|block| block.kind));
            if seam == (Some(BlockKind::Paragraph), Some(BlockKind::Paragraph))
                && let (Some(last), Some(first)) = (paragraphs.last_mut(), body.next())
            {
                last.push_str(&first.text.text);
            }
            paragraphs.extend(body.map(|block| block.text.text.clone()));
            before =
                part.blocks.iter().rfind(|block| block.kind != BlockKind::Caption).map(|block| block.kind);
        }
        paragraphs
    }

    /// The lines of all its headlines.
    pub(crate) fn titles(&self) -> Vec<&str> {
        let titles = self.parts.iter().flat_map(|part| [&part.kicker, &part.headline, &part.subheadline]);
        titles.flatten().map(|title| title.text.as_str()).collect()
    }

    /// The lines of the headlines of its later parts.
    pub(crate) fn later_titles(&self) -> impl Iterator<Item = &str> {
        let titles =
            self.parts.iter().skip(1).flat_map(|part| [&part.kicker, &part.headline, &part.subheadline]);
        titles.flatten().map(|title| title.text.as_str())
    }

    /// The columns its parts stand in.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| part.column.as_ref()).map(|column| column.text.as_str())
    }

    /// The texts of its pictures in order.
    pub(crate) fn captions(&self) -> Vec<String> {
        let blocks = self.parts.iter().flat_map(|part| &part.blocks);
        blocks.filter(|b| b.kind == BlockKind::Caption).map(|b| b.text.text.clone()).collect()
    }
}

/// What the index has to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// The story is new or other than it was.
    Put(i64),
    /// There is no such story any more.
    Deleted(i64),
}

/// The story of this id, if it is here.
pub(crate) fn story(connection: &Connection, id: i64) -> rusqlite::Result<Option<Story>> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce(t.frame, a.text), p.facts, n.name, i.date,
                (SELECT json_group_array(name) FROM
                    (SELECT name FROM article_author WHERE article_id = a.id ORDER BY ordinal))
         FROM article a
         LEFT JOIN words t ON t.id = a.words_id
         JOIN page p ON p.id = a.page_id
         LEFT JOIN newspaper n ON n.id = p.newspaper_id
         LEFT JOIN issue i ON i.id = p.issue_id
         WHERE a.story_id = ?1 ORDER BY a.part",
    )?;
    let mut rows = statement.query([id])?;
    let mut story: Option<Story> = None;
    while let Some(row) = rows.next()? {
        let text: ArticleText = row.get(0)?;
        let authors = row.get::<_, Json<Vec<String>>>(4)?.0;
        let facts = row.get::<_, Json<PageFacts>>(1)?.0;
        let page = facts.label.map(|label| label.value);
        let whole = match &mut story {
            Some(begun) => begun,
            None => {
                let issue_date = row.get::<_, Option<Day>>(3)?.map(|day| day.0);
                story.insert(Story {
                    id,
                    newspaper: row.get(2)?,
                    date: issue_date.or(facts.date.map(|date| date.value)),
                    pages: Vec::new(),
                    authors: Vec::new(),
                    parts: Vec::new(),
                })
            }
        };
        whole.parts.push(text);
        whole.pages.extend(page.filter(|page| !whole.pages.contains(page)));
        for author in authors {
            if !whole.authors.contains(&author) {
                whole.authors.push(author);
            }
        }
    }
    Ok(story)
}

/// Ids of all stories.
pub(crate) fn all_stories(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    connection.prepare("SELECT id FROM story ORDER BY id")?.query_map([], |row| row.get(0))?.collect()
}

/// What changed after `sequence`, in order, with the latest change of each story only.
pub(crate) fn changes_after(connection: &Connection, sequence: u64) -> rusqlite::Result<Vec<Changed>> {
    connection
        .prepare_cached("SELECT story_id, kind FROM change WHERE sequence > ?1 ORDER BY sequence")?
        .query_map([sequence], |row| {
            let id = row.get(0)?;
            Ok(match row.get::<_, String>(1)?.as_str() {
                "delete" => Changed::Deleted(id),
                _ => Changed::Put(id),
            })
        })?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint::{Block, PrintedText};

    fn part(blocks: &[(BlockKind, &str)]) -> ArticleText {
        let block = |&(kind, text): &(BlockKind, &str)| Block {
            kind,
            text: PrintedText { text: text.to_owned(), spans: Vec::new() },
        };
        ArticleText { blocks: blocks.iter().map(block).collect(), ..ArticleText::default() }
    }

    fn of(parts: Vec<ArticleText>) -> Story {
        Story { id: 1, newspaper: None, date: None, pages: Vec::new(), authors: Vec::new(), parts }
    }

    #[test]
    fn a_sentence_goes_on_over_the_seam_of_a_story() {
        let story = of(vec![
            part(&[
                (BlockKind::Paragraph, "头一段。"),
                (BlockKind::Paragraph, "水涨到"),
                (BlockKind::Caption, "图"),
            ]),
            part(&[(BlockKind::Paragraph, "桥下。"), (BlockKind::Subhead, "退水")]),
        ]);
        assert_eq!(story.paragraphs(), ["头一段。", "水涨到桥下。", "退水"]);
        assert_eq!(story.captions(), ["图"]);
    }

    #[test]
    fn a_heading_at_the_seam_stays_apart() {
        let story = of(vec![
            part(&[(BlockKind::Paragraph, "水涨到桥下。")]),
            part(&[(BlockKind::Subhead, "退水"), (BlockKind::Paragraph, "第二天退了。")]),
        ]);
        assert_eq!(story.paragraphs(), ["水涨到桥下。", "退水", "第二天退了。"]);
    }
}
