//! The fields of the index: which parts of a document are searched, filtered, sorted and counted by.
//!
//! It knows documents and terms, not queries. Nothing is stored: text is fetched from the catalogue by id.

use crate::analysis::{ANALYSER_VERSION, CHARACTERS};
use crate::fold::{Folded, TABLES};
use crate::{Document, Part};
use std::collections::BTreeSet;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Names of the columns that hits are sorted and counted by.
pub(crate) mod column {
    pub(crate) const ID: &str = "id";
    pub(crate) const DATE: &str = "date";
    pub(crate) const NEWSPAPER: &str = "newspaper";
    pub(crate) const PAGE: &str = "page";
    pub(crate) const COLUMN: &str = "column_name";
    pub(crate) const AUTHOR: &str = "author_name";
}

/// The fields by name.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    pub(crate) id: Field,
    /// The day as the number 20231011; absent for the undated.
    pub(crate) date: Field,
    pub(crate) title: Field,
    pub(crate) column: Field,
    pub(crate) author: Field,
    pub(crate) body: Field,
    pub(crate) caption: Field,
    /// The newspaper's name as text, so that a part of it finds it.
    pub(crate) paper: Field,
    /// Whole values, as printed.
    pub(crate) newspaper_name: Field,
    pub(crate) page_name: Field,
    pub(crate) column_name: Field,
    pub(crate) author_name: Field,
    /// Whole values, folded: what `报:"…"`, `作者:"…"` and `版:…` compare with.
    pub(crate) newspaper_key: Field,
    pub(crate) author_key: Field,
    pub(crate) page_key: Field,
}

impl Fields {
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        let characters = TextFieldIndexing::default()
            .set_tokenizer(CHARACTERS)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = TextOptions::default().set_indexing_options(characters);
        let value = TextOptions::default().set_fast("raw");
        Self {
            id: schema.add_u64_field(column::ID, INDEXED | FAST),
            date: schema.add_u64_field(column::DATE, FAST),
            title: schema.add_text_field("title", text.clone()),
            column: schema.add_text_field("column", text.clone()),
            author: schema.add_text_field("author", text.clone()),
            body: schema.add_text_field("body", text.clone()),
            caption: schema.add_text_field("caption", text.clone()),
            paper: schema.add_text_field("paper", text),
            newspaper_name: schema.add_text_field(column::NEWSPAPER, value.clone()),
            page_name: schema.add_text_field(column::PAGE, value.clone()),
            column_name: schema.add_text_field(column::COLUMN, value.clone()),
            author_name: schema.add_text_field(column::AUTHOR, value),
            newspaper_key: schema.add_text_field("newspaper_key", STRING),
            author_key: schema.add_text_field("author_key", STRING),
            page_key: schema.add_text_field("page_key", STRING),
            schema: schema.build(),
        }
    }

    /// The field that holds a part's text.
    pub(crate) fn of(&self, part: Part) -> Field {
        match part {
            Part::Title => self.title,
            Part::Column => self.column,
            Part::Author => self.author,
            Part::Body => self.body,
            Part::Caption => self.caption,
        }
    }

    /// What an index made by other rules must not be opened as: 16 hexadecimal digits over the schema, the
    /// analyser's version, the folding tables and the engine's format.
    pub(crate) fn fingerprint(&self) -> String {
        let schema = serde_json::to_string(&self.schema).expect("BUG: a schema is plain data");
        let mut hash = blake3::Hasher::new();
        for part in [schema.as_str(), &ANALYSER_VERSION.to_string(), tantivy::version_string()] {
            hash.update(part.as_bytes()).update(b"\0");
        }
        for table in TABLES {
            hash.update(table.as_bytes()).update(b"\0");
        }
        hash.finalize().to_hex()[..16].to_owned()
    }

    /// A document as the engine takes it.
    pub(crate) fn document(&self, document: &Document) -> TantivyDocument {
        let mut out = TantivyDocument::default();
        out.add_u64(self.id, document.id);
        if let Some(date) = document.date {
            out.add_u64(self.date, day_number(date));
        }
        let mut text = |field: Field, texts: &mut dyn Iterator<Item = &String>| {
            for one in texts {
                out.add_text(field, one);
            }
        };
        let title = [&document.kicker, &document.headline, &document.subheadline];
        text(self.title, &mut title.into_iter().flatten().chain(&document.later_titles));
        text(self.column, &mut document.columns.iter());
        text(self.author, &mut document.authors.iter());
        text(self.body, &mut document.paragraphs.iter());
        text(self.caption, &mut document.captions.iter());
        text(self.paper, &mut document.newspaper.iter());
        self.add_values(&mut out, document);
        out
    }

    fn add_values(&self, out: &mut TantivyDocument, document: &Document) {
        for author in distinct(&document.authors) {
            out.add_text(self.author_name, author);
            out.add_text(self.author_key, name_key(author));
        }
        for newspaper in distinct(&document.newspaper) {
            out.add_text(self.newspaper_name, newspaper);
            out.add_text(self.newspaper_key, name_key(newspaper));
        }
        for page in distinct(&document.pages) {
            out.add_text(self.page_name, page);
            out.add_text(self.page_key, page_key(page));
        }
        for column in distinct(&document.columns) {
            out.add_text(self.column_name, column);
        }
    }
}

/// Values as they are counted: each once, and none that is blank.
fn distinct<'v>(values: impl IntoIterator<Item = &'v String>) -> BTreeSet<&'v str> {
    values.into_iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect()
}

/// 2023-10-11 as 20231011.
pub(crate) fn day_number(date: jiff::civil::Date) -> u64 {
    let part = |n: i16| u64::try_from(n).unwrap_or(0);
    part(date.year()) * 10_000 + part(date.month().into()) * 100 + part(date.day().into())
}

/// A name as it is compared whole.
pub(crate) fn name_key(name: &str) -> String {
    Folded::new(name).text()
}

/// A page's label as it is compared whole: `A01` and `a1` are one page, `第3版` and `03` another.
pub(crate) fn page_key(label: &str) -> String {
    let folded = name_key(label);
    let bare = folded.strip_suffix('版').unwrap_or(&folded);
    let bare = bare.strip_prefix('第').unwrap_or(bare);
    let bare = if bare.is_empty() { &folded } else { bare };
    if let Some(number) = chinese_number(bare) {
        return number.to_string();
    }
    let mut key = String::new();
    let mut in_number = false;
    for c in bare.chars() {
        let leading_zero = c == '0' && !in_number;
        in_number = c.is_ascii_digit() && !leading_zero;
        if !leading_zero {
            key.push(c);
        }
    }
    if key.is_empty() { bare.to_owned() } else { key }
}

/// 一 to 九十九, as page labels count.
fn chinese_number(text: &str) -> Option<usize> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |text: &str, if_empty| {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(if_empty),
            (Some(c), None) => DIGITS.iter().position(|&d| d == c),
            _ => None,
        }
    };
    match text.split_once('十') {
        Some((tens, ones)) => Some(digit(tens, 1)? * 10 + digit(ones, 0)?),
        None if text.is_empty() => None,
        None => digit(text, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_any_way_of_writing_it() {
        for (label, key) in [
            ("1", "1"),
            ("０１", "1"),
            ("A01", "a1"),
            ("a1", "a1"),
            ("第3版", "3"),
            ("第十二版", "12"),
            ("三", "3"),
            ("二十", "20"),
            ("10", "10"),
            ("2·3连版", "2·3连"),
            ("特刊", "特刊"),
            ("版", "版"),
            ("0", "0"),
        ] {
            assert_eq!(page_key(label), key, "{label}");
        }
    }

    #[test]
    fn the_fingerprint_is_a_short_name_for_a_folder() {
        let fingerprint = Fields::new().fingerprint();
        assert_eq!(fingerprint.len(), 16);
        assert_eq!(fingerprint, Fields::new().fingerprint());
    }
}
