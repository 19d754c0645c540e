//! The articles of a page as publishing systems mark them: where the text of each begins and ends (方正: the comment
//! `enpcontent`, the element `founder-content`, `#ozoom`, `#articleContent`), and which words near it are its head:
//! h3, h1, h2 are 引题, 主题, 副题, in older pages cells of class `font02`, `font01`, `font02`.

use super::captions::is_caption;
use super::markup::{ElementId, Event};
use super::properties::{self, Properties};
use super::text::{Document, Row};
use crate::BlockKind;
use crate::dates::find_dates;
use crate::punctuation::ends_sentence;
use crate::told::{Part, Told, signature_in};
use std::ops::Range;

/// An article's head stands within so many lines above its text, menus and the like counted.
const REACH: usize = 40;
/// More articles than this no page has.
const MOST_ARTICLES: usize = 1000;
/// A subhead set in bold is no longer than this, in characters.
const LONGEST_SUBHEAD: usize = 30;

/// A line of verse is no longer than this, in characters, and a stanza has as many lines.
const LONGEST_LINE: usize = 24;
const SHORTEST_STANZA: usize = 3;

/// The names of elements that hold an article's text and nothing else, in small letters.
const TEXTS: [&str; 6] =
    ["ozoom", "articlecontent", "article_content", "founder_content", "artcontent", "newscontent"];

/// The articles whose text is marked, each with what was written beside it. `title` is what a list calls the article.
pub(crate) fn find(document: &Document, chars: &[char], title: &str) -> Vec<(Told, Properties)> {
    let mut found = Vec::new();
    let mut from = 0;
    for region in regions(document) {
        let mut properties = properties::of_article(&document.markup, from..region.end);
        if properties.title.is_empty() {
            title.clone_into(&mut properties.title);
        }
        let told = Finder { document, chars, properties: &properties, region: region.clone() }.told(from);
        from = region.end;
        found.extend(told.map(|told| (told, properties)));
    }
    found
}

/// The article that is all of some events, its head among them.
pub(crate) fn of_events(
    document: &Document,
    chars: &[char],
    region: Range<usize>,
    title: &str,
) -> Option<Told> {
    let properties = Properties { title: title.to_owned(), ..Properties::default() };
    Finder { document, chars, properties: &properties, region: region.clone() }.told(region.start)
}

/// Whether a page is an article by what its publishing system wrote beside the words, though it may have none.
pub(crate) fn is_article(document: &Document) -> bool {
    let is_marked = |comment: &str| comment.contains("enpproperty") && comment.contains("<articleid>");
    let events = document.markup.events.iter();
    events.into_iter().any(|event| matches!(event, Event::Comment(comment) if is_marked(comment)))
}

/// Where marked texts stand, in events; those that hold words, or the one where an article of pictures would.
fn regions(document: &Document) -> Vec<Range<usize>> {
    let has_words = |region: &Range<usize>| rows_in(document, region).next().is_some();
    let markup = &document.markup;
    let of = |is_text: &dyn Fn(ElementId) -> bool| {
        let mut regions: Vec<Range<usize>> = Vec::new();
        for id in (0..markup.elements.len()).filter(|&id| is_text(id)) {
            let element = &markup.elements[id];
            // One inside another is all of it.
            if regions.last().is_none_or(|last| last.end <= element.first) {
                regions.push(element.first..element.end);
            }
        }
        regions
    };
    let by_comment = commented(document);
    let wordless: Vec<Range<usize>> = by_comment.iter().take(1).cloned().collect();
    let by_element = of(&|id| markup.elements[id].name == "founder-content");
    let by_name = of(&|id| TEXTS.contains(&&*markup.elements[id].attribute("id").to_ascii_lowercase()));
    let kinds = [by_comment, by_element, by_name].into_iter();
    let mut worded =
        kinds.map(|regions| regions.into_iter().filter(has_words).take(MOST_ARTICLES).collect::<Vec<_>>());
    let found = worded.find(|regions| !regions.is_empty()).unwrap_or_default();
    if found.is_empty() && is_article(document) { wordless } else { found }
}

/// From `enpcontent` to `/enpcontent`.
fn commented(document: &Document) -> Vec<Range<usize>> {
    let (mut regions, mut open) = (Vec::new(), None);
    for (at, event) in document.markup.events.iter().enumerate() {
        let Event::Comment(comment) = event else { continue };
        match comment.trim() {
            "enpcontent" => open = Some(at),
            "/enpcontent" => regions.extend(open.take().map(|open| open..at)),
            _ => {}
        }
    }
    regions
}

/// The rows that begin among some events.
pub(crate) fn rows_in<'d>(
    document: &'d Document,
    events: &Range<usize>,
) -> impl Iterator<Item = &'d Row> + use<'d> {
    document.rows[numbers_in(document, events)].iter()
}

fn numbers_in(document: &Document, events: &Range<usize>) -> Range<usize> {
    let at = |event: usize| document.rows.partition_point(|row| row.events.start < event);
    at(events.start)..at(events.end).max(at(events.start))
}

/// What the markup makes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// h1, `font01`.
    Main,
    /// h2 and further, `font02`.
    Beside,
}

/// How a row is marked as a heading, by the elements around it.
pub(crate) fn mark_of(document: &Document, row: &Row) -> Option<Mark> {
    let mut at = Some(row.block);
    for _ in 0..6 {
        let element = document.markup.elements.get(at?)?;
        match &*element.name {
            "h1" | "founder-title" => return Some(Mark::Main),
            "h2" | "h3" | "h4" | "h5" => return Some(Mark::Beside),
            _ if element.is_of("font01") => return Some(Mark::Main),
            _ if element.is_of("font02") => return Some(Mark::Beside),
            _ => at = element.parent,
        }
    }
    None
}

/// The level of the heading that a row is, 0 if it is none.
pub(crate) fn level_of(document: &Document, row: &Row) -> u8 {
    let around = std::iter::successors(Some(row.block), |id| document.markup.elements.get(*id)?.parent);
    let names =
        around.take(4).filter_map(|id| document.markup.elements.get(id)).map(|element| &*element.name);
    names
        .filter_map(|name| name.strip_prefix('h')?.parse().ok())
        .find(|level| (1..=6).contains(level))
        .unwrap_or(0)
}

struct Finder<'a> {
    document: &'a Document,
    chars: &'a [char],
    properties: &'a Properties,
    region: Range<usize>,
}

impl Finder<'_> {
    /// The article; its head is looked for behind the event `from`.
    fn told(&self, from: usize) -> Option<Told> {
        let inside = numbers_in(self.document, &self.region);
        let before = numbers_in(self.document, &(from..self.region.start));
        let candidates = before.start.max(inside.start.saturating_sub(REACH))..inside.end;
        let main = self.main(candidates.clone(), inside.start);
        let mut told = Told::default();
        let (mut over, mut behind) = (inside.start, inside.start);
        if let Some(main) = main {
            told.headline = self.runs(main.clone());
            (over, behind) =
                (self.kicker(candidates.start, main.start), self.subheadline(main.end, inside.end));
            told.kicker = self.runs(over..main.start);
            told.subheadline = self.runs(main.end..behind);
        }
        let text =
            (inside.start..over.clamp(inside.start, inside.end)).chain(behind.max(inside.start)..inside.end);
        told.signed = (behind..inside.start).filter_map(|at| self.signature(at)).collect();
        let around = (behind..inside.start).filter(|&at| self.is_caption(at));
        told.body = parts(self.document, self.chars, around.chain(text));
        if told.headline.is_empty() {
            told.headline.extend(self.title_of_page());
        }
        told.extent().map(|_| told)
    }

    /// The lines of the headline.
    fn main(&self, candidates: Range<usize>, text: usize) -> Option<Range<usize>> {
        if !self.properties.title.is_empty() {
            let end = candidates.end;
            let found = candidates.clone().rev().find_map(|at| self.equal(at, end, &self.properties.title));
            if found.is_some() {
                return found;
            }
        }
        let rows = &self.document.rows;
        let is_main =
            |at: usize| mark_of(self.document, &rows[at]) == Some(Mark::Main) && !rows[at].is_linked();
        // The one that is nearest above the text, or else the first in it.
        let above = (candidates.start..text).rev().find(|&at| is_main(at));
        let found = above.or_else(|| (text..candidates.end).take(6).find(|&at| is_main(at)))?;
        let same = |at: usize| is_main(at) && rows[at].block == rows[found].block;
        let first = (candidates.start..found).rev().take_while(|&at| same(at)).last().unwrap_or(found);
        let last = (found..candidates.end).take_while(|&at| same(at)).last().unwrap_or(found);
        Some(first..last + 1)
    }

    /// The lines from `at` on that together are these words.
    fn equal(&self, at: usize, end: usize, words: &str) -> Option<Range<usize>> {
        let rows = &self.document.rows;
        let mut rest = words;
        for (next, row) in rows.iter().enumerate().take(end.min(at + 8)).skip(at) {
            if row.is_linked() {
                return None;
            }
            rest = rest.strip_prefix(self.words(next).as_str())?;
            if rest.is_empty() {
                return Some(at..next + 1);
            }
        }
        None
    }

    /// Where the lines over the headline begin.
    fn kicker(&self, from: usize, main: usize) -> usize {
        let rows = &self.document.rows;
        let is_over = |at: &usize| {
            let told = &self.properties.kicker;
            let is_told = !told.is_empty() && told.contains(&self.words(*at));
            is_told || (mark_of(self.document, &rows[*at]) == Some(Mark::Beside) && !rows[*at].is_linked())
        };
        (from..main).rev().take_while(is_over).last().unwrap_or(main)
    }

    /// Where the lines under the headline end. Who signs there signs.
    fn subheadline(&self, main: usize, end: usize) -> usize {
        let rows = &self.document.rows;
        let is_under = |at: &usize| {
            let words = self.words(*at);
            let told = &self.properties.subtitle;
            let is_told = !told.is_empty() && told.contains(&words);
            let is_marked =
                mark_of(self.document, &rows[*at]) == Some(Mark::Beside) && !rows[*at].is_linked();
            is_told || (is_marked && !self.is_signed(*at) && told.is_empty())
        };
        (main..end).take_while(is_under).last().map_or(main, |last| last + 1)
    }

    fn is_signed(&self, at: usize) -> bool {
        self.signature(at).is_some()
    }

    /// Who signs in a line: all of it, but for the paper and the day that stand behind it.
    fn signature(&self, at: usize) -> Option<Range<usize>> {
        let row = &self.document.rows[at];
        let chars = &self.chars[row.run.clone()];
        let is_dated = |from: usize| find_dates(&chars[from..]).iter().any(|day| day.date().is_some());
        let open = chars.iter().position(|&c| matches!(c, '《' | '（' | '(')).filter(|&open| is_dated(open));
        let run = row.run.start..row.run.start + open.unwrap_or(chars.len());
        (!row.is_linked() && signs(&self.chars[run.clone()])).then_some(run)
    }

    /// Whether a line between head and text is the words of a picture.
    fn is_caption(&self, at: usize) -> bool {
        !self.document.rows[at].is_linked()
            && !self.is_signed(at)
            && is_caption(self.document, self.chars, at)
    }

    /// The title of the page as a whole, if the article's title is its beginning and stands nowhere else.
    fn title_of_page(&self) -> Option<Range<usize>> {
        let row = self.document.rows.first().filter(|row| {
            self.document.markup.elements.get(row.block).is_some_and(|element| element.name == "title")
        })?;
        let mut rest = self.properties.title.as_str();
        for at in row.run.clone() {
            if rest.is_empty() {
                break;
            }
            if !crate::lines::is_blank(self.chars[at]) {
                rest = rest.strip_prefix(self.chars[at])?;
            }
            if rest.is_empty() {
                return Some(row.run.start..at + 1);
            }
        }
        None
    }

    fn words(&self, at: usize) -> String {
        let run = self.document.rows[at].run.clone();
        self.chars[run].iter().filter(|c| !crate::lines::is_blank(**c)).collect()
    }

    fn runs(&self, rows: Range<usize>) -> Vec<Range<usize>> {
        self.document.rows[rows].iter().map(|row| row.run.clone()).collect()
    }
}

/// Whether a line is a signature, with or without 作者 before it.
pub(crate) fn signs(chars: &[char]) -> bool {
    chars.len() <= 60 && signature_in(chars).is_some()
}

/// The lines of a text with what their markup says that they are; rows of one table are one part.
pub(crate) fn parts(document: &Document, chars: &[char], numbers: impl Iterator<Item = usize>) -> Vec<Part> {
    let numbers: Vec<usize> = numbers.collect();
    let rows = &document.rows;
    let all_bold = numbers.iter().filter(|&&at| rows[at].is_bold()).count() * 2 > numbers.len();
    let mut parts: Vec<Part> = Vec::new();
    let mut last: Option<usize> = None;
    let mut left: &[usize] = &numbers;
    while let [at, rest @ ..] = left {
        let row = &rows[*at];
        let verse = stanza(document, chars, left);
        let goes_on = row.table.is_some() && last.is_some_and(|last| rows[last].table == row.table);
        if verse > 1 {
            let end = rows[left[verse - 1]].run.end;
            parts.push(Part { run: row.run.start..end, kind: Some(BlockKind::Verse) });
        } else if let (true, Some(part)) = (goes_on, parts.last_mut()) {
            part.run.end = row.run.end;
        } else {
            parts.push(Part { run: row.run.clone(), kind: kind_of(document, chars, *at, all_bold) });
        }
        (last, left) = (Some(*at), if verse > 1 { &left[verse..] } else { rest });
    }
    parts
}

/// How many of the first lines are one stanza: set in one block, one under another, all of them short and none opening
/// as paragraphs do.
fn stanza(document: &Document, chars: &[char], numbers: &[usize]) -> usize {
    let first = &document.rows[numbers[0]];
    if first.table.is_some()
        || document.markup.elements.get(first.block).is_none_or(|block| block.name != "p")
    {
        return 0;
    }
    let is_in_it = |at: &usize| document.rows[*at].block == first.block;
    let length = numbers.iter().take_while(|at| is_in_it(at)).count();
    let is_line = |at: &usize| {
        let words = &chars[document.rows[*at].run.clone()];
        words.len() <= LONGEST_LINE && !words.starts_with(&['\u{3000}', '\u{3000}'])
    };
    let is_verse = length >= SHORTEST_STANZA && numbers[..length].iter().all(is_line);
    if is_verse { length } else { 0 }
}

fn kind_of(document: &Document, chars: &[char], at: usize, all_bold: bool) -> Option<BlockKind> {
    let row = &document.rows[at];
    let words = &chars[row.run.clone()];
    if row.table.is_some() {
        return Some(BlockKind::Table);
    }
    if is_caption(document, chars, at) {
        return Some(BlockKind::Caption);
    }
    let is_marked = mark_of(document, row) == Some(Mark::Beside) || (row.is_bold() && !all_bold);
    let is_short = words.len() <= LONGEST_SUBHEAD && !ends_sentence(words);
    (is_marked && is_short && !signs(words)).then_some(BlockKind::Subhead)
}
