//! Web pages: an article as a digital newspaper or any other site shows it, or the list of a page's articles with the
//! articles themselves, which lie beside it.
//!
//! The text that characters are counted in is what a reader sees of the page, its title first (`text`); behind the text
//! of a list comes that of its articles, in the order of the list. What is menu, notice or button belongs to no article.

mod article;
mod captions;
mod facts;
mod list;
mod markup;
mod opening;
mod properties;
mod readable;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod web_archive;
mod zones;

use crate::beside::picture_beside;
use crate::paging::PageText;
use crate::told::{self, Run, Told, ToldPage};
use crate::written::{Paragraph, Written};
use crate::{
    FileBeside, FileContext, Format, FurnitureKind, PARSER_VERSION, ParsedFile, ParsedPage, Sheet, Warning,
    Weights, page, read_name,
};
use facts::Facts;
use list::{Entry, PageList};
use opening::{LONGEST, open};
use properties::Properties;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use text::Document;
use zones::sheet;

pub(crate) use opening::is_html;
pub(crate) use web_archive::is_web_archive;

/// A page without a known article is read as text if it has as many characters.
const LEAST: usize = 40;

/// The articles that a list is read with, by the names of their files in its folder or below it.
pub(crate) fn references(bytes: &[u8]) -> Vec<String> {
    let Some((document, chars)) = opened(bytes) else { return Vec::new() };
    let entries = list_of(&document, &chars).map(|list| list.entries).unwrap_or_default();
    entries
        .iter()
        .filter(|entry| !entry.reference.starts_with('#'))
        .filter_map(|e| local(&e.reference))
        .collect()
}

/// The picture of the page that a web page shows, by its name likewise.
pub(crate) fn pictures(bytes: &[u8]) -> Vec<String> {
    let list = opened(bytes).and_then(|(document, _)| list::find(&document));
    list.and_then(|list| local(&list.picture?)).into_iter().collect()
}

/// The pictures that a web page sets among its words, and those that frame it.
pub(crate) fn pictures_within(bytes: &[u8]) -> Vec<String> {
    let Some((document, _)) = opened(bytes) else { return Vec::new() };
    let pictures = document.markup.elements.iter().filter(|element| element.name == "img");
    let sources =
        pictures.map(|picture| picture.attribute("src")).filter(|source| !source.starts_with("data:"));
    sources.filter_map(local).collect()
}

/// A page and its characters; what has its parts in it refers to none beside it.
fn opened(bytes: &[u8]) -> Option<(Document, Vec<char>)> {
    if is_web_archive(bytes) {
        return None;
    }
    let mut chars = Vec::new();
    let document = text::read(markup::read(&open(bytes)?.text), &mut chars);
    Some((document, chars))
}

/// Where a file that was saved with a page is looked for: where the page says, if that is in its folder, and else by its
/// name: a page that was saved still says where it was on the web.
fn local(reference: &str) -> Option<String> {
    picture_beside(reference)
}

/// Takes a web page apart, or what a browser saved with its parts in one file.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    if !is_web_archive(bytes) {
        return Site { context, weights, beside: context.beside }.read(bytes);
    }
    match web_archive::parts(bytes) {
        Some((first, beside)) => Site { context, weights, beside: &beside }.read(&first),
        None => refused("web_archive_damaged", ""),
    }
}

/// Writes the rows of a document of a book behind what stands in `written`. Its title says again what its heading says.
pub(crate) fn write_rows(bytes: &[u8], written: &mut Written) {
    let Some(decoded) = open(bytes) else { return };
    written.warnings.extend(decoded.warnings);
    let document = text::read_body(markup::read_xhtml(&decoded.text), &mut written.chars);
    let parts = article::parts(&document, &written.chars, 0..document.rows.len());
    for part in parts {
        let row = document.rows.partition_point(|row| row.run.start < part.run.start);
        let level = document.rows.get(row).map_or(0, |row| article::level_of(&document, row));
        let kind = part.kind.filter(|_| level == 0);
        written.paragraphs.push(Paragraph { run: part.run, level, kind });
    }
}

/// The list of articles that a page is, if it has no article of its own.
fn list_of(document: &Document, chars: &[char]) -> Option<PageList> {
    if article::is_article(document) {
        return None;
    }
    let list = list::find(document)?;
    let told = article::find(document, chars, "");
    let length: usize = told.iter().filter_map(|(told, _)| told.extent()).map(|run| run.len()).sum();
    (length < LEAST).then_some(list)
}

/// A page and what it is read with.
struct Site<'a> {
    context: &'a FileContext<'a>,
    weights: &'a Weights,
    beside: &'a [FileBeside],
}

/// What is known of the page while it is read.
#[derive(Default)]
struct Draft {
    chars: Vec<char>,
    told: ToldPage,
    facts: Facts,
    sheet: Option<Sheet>,
    warnings: Vec<Warning>,
}

impl Site<'_> {
    fn read(&self, bytes: &[u8]) -> ParsedFile {
        let Some(decoded) = open(bytes) else { return refused("not_text", "") };
        let mut draft = Draft { warnings: decoded.warnings, ..Draft::default() };
        if bytes.len() > LONGEST {
            draft.warn("web_page_cut", LONGEST.to_string());
        }
        let document = text::read(markup::read(&decoded.text), &mut draft.chars);
        let own = Properties::default();
        match list_of(&document, &draft.chars) {
            Some(list) => {
                draft.facts = facts::read(&document, &draft.chars, &own);
                self.read_list(&mut draft, &document, &list);
            }
            None => self.read_article(&mut draft, &document),
        }
        draft.mark_facts(&document);
        draft.told.run = 0..draft.chars.len();
        let read = if draft.told.articles.is_empty() {
            let Some(read) = self.read_as_text(&draft, &document) else {
                return refused("no_article", draft.first_words());
            };
            draft.warn("no_article_found", String::new());
            read
        } else {
            told::read_page(&draft.chars, &draft.told, 0, self.weights)
        };
        draft.warnings.extend(read.warnings);
        self.finish(read.page, draft, decoded.encoding)
    }

    /// A page with an article, or several one after another.
    fn read_article(&self, draft: &mut Draft, document: &Document) {
        let found = article::find(document, &draft.chars, "");
        let first = found.first().map(|(_, properties)| properties.clone()).unwrap_or_default();
        draft.facts = facts::read(document, &draft.chars, &first);
        draft.told.articles = found.into_iter().map(|(told, _)| told).collect();
        if draft.told.articles.is_empty() {
            draft.told.articles.extend(readable::find(document, &draft.chars));
            let names = [
                "publishdate",
                "pubdate",
                "article:published_time",
                "publish_time",
                "weibo:article:create_at",
            ];
            let day = properties::meta(&document.markup, &names).and_then(facts::article_day);
            draft.facts.issue.date = draft.facts.issue.date.take().or(day);
        }
        // Its zone on the page, where the page's picture stands beside it.
        let name = self.context.path.rsplit(['/', '\\', '!']).next().unwrap_or_default();
        let Some(list) = list::find(document).filter(|list| list.entries.iter().any(|e| !e.zones.is_empty()))
        else {
            return;
        };
        let own = |entry: &&Entry| !name.is_empty() && entry.reference.rsplit('/').next() == Some(name);
        let place = draft.told.articles.first().and_then(Told::extent);
        let zones = list.entries.iter().find(own).map(|entry| (entry, place));
        draft.sheet = Some(sheet(&list, zones.into_iter().collect(), draft.chars.len()));
    }

    /// A page's list with its articles.
    fn read_list(&self, draft: &mut Draft, document: &Document, list: &PageList) {
        let anchors = anchors(document, list);
        let mut places: Vec<Option<Run>> = Vec::with_capacity(list.entries.len());
        let mut missing = 0usize;
        for entry in &list.entries {
            let title = entry.title.clone().unwrap_or_default();
            let title: String = draft.chars[title].iter().filter(|c| !crate::lines::is_blank(**c)).collect();
            let told = match anchors.get(&*entry.reference) {
                Some(events) => article::of_events(document, &draft.chars, events.clone(), &title),
                None => self.article_beside(draft, &entry.reference, &title),
            };
            missing += usize::from(told.is_none());
            let mut told = told.unwrap_or_default();
            told.listed.clone_from(&entry.title);
            let place = told.extent().or_else(|| entry.title.clone());
            if place.is_some() {
                draft.told.articles.push(told);
            }
            places.push(place);
        }
        if missing > 0 {
            draft.warn("articles_missing", format!("{missing} / {}", list.entries.len()));
        }
        let zones = list.entries.iter().zip(places).collect();
        draft.sheet = Some(sheet(list, zones, draft.chars.len()));
    }

    /// An article of the list that lies beside it; what it says of issue and page counts where the list says nothing.
    fn article_beside(&self, draft: &mut Draft, reference: &str, title: &str) -> Option<Told> {
        let local = local(reference);
        let is_it =
            |file: &&FileBeside| file.reference == reference || Some(&file.reference) == local.as_ref();
        let decoded = open(&self.beside.iter().find(is_it)?.bytes)?;
        draft.warnings.extend(decoded.warnings);
        let document = text::read(markup::read(&decoded.text), &mut draft.chars);
        let found = article::find(&document, &draft.chars, title).into_iter().next();
        let (told, properties) = match found {
            Some((told, properties)) => (Some(told), properties),
            None => (readable::find(&document, &draft.chars), Properties::default()),
        };
        let known = &mut draft.facts;
        if known.issue.date.is_none() || known.issue.newspaper.is_none() || known.label.is_none() {
            let facts = facts::read(&document, &draft.chars, &properties);
            known.issue.date = known.issue.date.take().or(facts.issue.date);
            known.issue.newspaper = known.issue.newspaper.take().or(facts.issue.newspaper);
            if known.label.is_none() {
                (known.label, known.name) = (facts.label, facts.name);
            }
        }
        told
    }

    /// A page that has no article: its lines as a page of text has them, if they are enough.
    fn read_as_text(&self, draft: &Draft, document: &Document) -> Option<page::ReadPage> {
        let words = draft.chars.iter().filter(|&&c| !crate::lines::is_blank(c)).count();
        if words < LEAST {
            return None;
        }
        let mut text = PageText::read(&draft.chars, 0..draft.chars.len(), false);
        for line in &mut text.lines {
            let at = line.range.start as usize;
            let row = document.rows.partition_point(|row| row.run.end <= at);
            let mark = document.rows.get(row).and_then(|row| article::mark_of(document, row));
            line.heading = mark.map_or(0, |mark| if mark == article::Mark::Main { 1 } else { 2 });
        }
        Some(page::read_page(text, 0, self.weights).0)
    }

    fn finish(&self, mut page: ParsedPage, draft: Draft, encoding: &str) -> ParsedFile {
        let named = read_name(self.context);
        let mut warnings = draft.warnings;
        warnings.extend(named.fault(self.context.template));
        let (facts, issue) = (draft.facts, &mut page.issue);
        issue.newspaper = facts.issue.newspaper.or(issue.newspaper.take());
        issue.date = facts.issue.date.or(issue.date.take());
        page.label = facts.label.or(page.label);
        page.name = facts.name.or(page.name);
        page.sheet = draft.sheet;
        warnings.extend(named.complete(&mut page, true));
        ParsedFile {
            format: Format::Html,
            encoding: encoding.to_owned(),
            issue: page.issue.clone(),
            pages: vec![page],
            warnings,
            parser_version: PARSER_VERSION,
        }
    }
}

impl Draft {
    fn warn(&mut self, code: &str, detail: String) {
        self.warnings.push(Warning { code: code.into(), detail, span: None });
    }

    /// The lines that say what page it is are its page line and its title block, if they are no article's.
    fn mark_facts(&mut self, document: &Document) {
        let kinds = [(self.facts.plate, FurnitureKind::Nameplate), (self.facts.folio, FurnitureKind::Folio)];
        let mut marked: Vec<(Run, FurnitureKind)> = Vec::new();
        for (row, kind) in kinds {
            let Some(row) = row.and_then(|at| document.rows.get(at)) else { continue };
            let meets = |run: &Run| run.start < row.run.end && row.run.start < run.end;
            let taken = self.told.articles.iter().any(|told| told.all_runs().any(&meets));
            if !taken && !marked.iter().any(|(run, _)| meets(run)) {
                marked.push((row.run.clone(), kind));
            }
        }
        self.told.furniture = marked;
    }

    /// What there was instead of an article.
    fn first_words(&self) -> String {
        let words = self.chars.iter().map(|&c| if c.is_whitespace() { ' ' } else { c });
        words.take(LEAST).collect::<String>().trim().to_owned()
    }
}

/// The events of the elements that a list of articles on the same page leads to.
fn anchors<'l>(document: &Document, list: &'l PageList) -> FxHashMap<&'l str, std::ops::Range<usize>> {
    let elements = &document.markup.elements;
    let wanted = list.entries.iter().filter_map(|entry| Some((entry.reference.strip_prefix('#')?, entry)));
    let wanted: FxHashMap<&str, &Entry> = wanted.collect();
    let mut found = FxHashMap::default();
    if wanted.is_empty() {
        return found;
    }
    for element in elements {
        for name in [element.attribute("id"), element.attribute("name")] {
            if let Some(entry) = wanted.get(name) {
                found.entry(&*entry.reference).or_insert(element.first..element.end);
            }
        }
    }
    found
}

fn refused(code: &str, detail: impl Into<Cow<'static, str>>) -> ParsedFile {
    let warning = Warning { code: code.into(), detail: detail.into().into_owned(), span: None };
    ParsedFile { format: Format::Html, warnings: vec![warning], ..crate::refused(code) }
}
