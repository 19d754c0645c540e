//! What an archive holds, read from its catalogue through the library's front door.

use super::plain::{plain, printed};
use jiff::civil::Date;
use library::{ArticleId, IssueFilter, Library, StoryView};
use newsprint::BlockKind;
use std::collections::BTreeSet;

/// Which part of an article a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    Column,
    Author,
    Body,
    Caption,
}

/// A story as it can be looked through.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) id: ArticleId,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) pages: Vec<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) columns: Vec<String>,
    pub(crate) texts: Vec<Text>,
}

/// A paragraph, or what is printed like one.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) part: Part,
    pub(crate) source: String,
    pub(crate) plain: String,
    pub(crate) printed: String,
}

/// All stories of an archive.
pub(crate) fn read(library: &Library) -> Vec<Record> {
    let mut seen = BTreeSet::new();
    let mut records = Vec::new();
    for issue in library.issues(&IssueFilter::default()).expect("the issues") {
        for line in issue.pages.iter().flat_map(|page| &page.articles) {
            let story = library.story(line.id).expect("a story");
            if seen.insert(story.parts[0].id) {
                records.push(record(&story));
            }
        }
    }
    records
}

fn record(story: &StoryView) -> Record {
    let first = &story.parts[0];
    let mut record = Record {
        id: first.id,
        newspaper: first.newspaper.clone(),
        date: first.date.as_ref().map(|date| date.value),
        pages: distinct(story.parts.iter().filter_map(|part| part.page.as_ref()).map(ToString::to_string)),
        authors: distinct(story.parts.iter().flat_map(|p| &p.bylines).map(|byline| byline.name.clone())),
        columns: distinct(story.parts.iter().filter_map(|p| p.column.as_ref()).map(|c| c.text.clone())),
        texts: Vec::new(),
    };
    for part in &story.parts {
        for title in [&part.kicker, &part.headline, &part.subheadline].into_iter().flatten() {
            record.add(Part::Title, &title.text);
        }
        if let Some(column) = &part.column {
            record.add(Part::Column, &column.text);
        }
        for caption in part.blocks.iter().filter(|block| block.kind == BlockKind::Caption) {
            record.add(Part::Caption, &caption.text.text);
        }
    }
    for author in record.authors.clone() {
        record.add(Part::Author, &author);
    }
    for paragraph in paragraphs(story) {
        record.add(Part::Body, &paragraph);
    }
    record
}

/// The body, in which a sentence may go on over the seam of two parts.
fn paragraphs(story: &StoryView) -> Vec<String> {
    let mut paragraphs: Vec<(BlockKind, String)> = Vec::new();
    for (at, part) in story.parts.iter().enumerate() {
        let body: Vec<_> = part.blocks.iter().filter(|block| block.kind != BlockKind::Caption).collect();
        for (i, block) in body.iter().enumerate() {
            match paragraphs.last_mut() {
                Some((BlockKind::Paragraph, last))
                    if at > 0 && i == 0 && block.kind == BlockKind::Paragraph =>
                {
                    last.push_str(&block.text.text);
                }
                _ => paragraphs.push((block.kind, block.text.text.clone())),
            }
        }
    }
    paragraphs.into_iter().map(|(_, text)| text).collect()
}

fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}

impl Record {
    fn add(&mut self, part: Part, text: &str) {
        self.texts.push(Text { part, source: text.to_owned(), plain: plain(text), printed: printed(text) });
    }
}
