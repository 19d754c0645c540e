//! An article on a page of no known make: readability says which of the page's lines are its text, the page's own title
//! and headings what it is called.

use super::article::{Mark, mark_of, parts, signs};
use super::facts::without_site;
use super::markup::{self, Event, Markup};
use super::properties::{meta, squeezed};
use super::text::{self, Document, Row};
use crate::told::{Run, Told};
use dom_smoothie::{Config, Readability};
use rustc_hash::FxHashMap;

/// A page of more elements is not looked through: no article has so many, and it would take long.
const MOST_ELEMENTS: usize = 20_000;
/// Less text than this is no article, in characters.
const LEAST: usize = 40;
/// Lines between headline and text that are looked through for who signed.
const REACH: usize = 12;

/// The article, if there is one.
pub(crate) fn find(document: &Document, chars: &[char]) -> Option<Told> {
    let markup = &document.markup;
    if markup.elements.len() > MOST_ELEMENTS {
        return None;
    }
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = Readability::new(plain(markup), None, Some(config)).ok()?.parse().ok()?;
    let body = matched(document, chars, &article.content);
    let length: usize = body.iter().map(|&at| document.rows[at].run.len()).sum();
    if length < LEAST {
        return None;
    }
    let first = *body.first()?;
    let titles = titles(document, chars, &article.title);
    let (headline, under) = headline(document, chars, &titles, &body)?;
    let taken = |row: &Row| headline.iter().any(|run| run.start <= row.run.start && row.run.end <= run.end);
    let between = document.rows[under.max(first.saturating_sub(REACH)).min(first)..first].iter();
    let signed = between.filter(|row| !row.is_linked() && signs(&chars[row.run.clone()]));
    let signed = signed.map(|row| row.run.clone()).collect();
    let text = body.iter().copied().filter(|&at| !taken(&document.rows[at]));
    let body = parts(document, chars, text);
    Some(Told { headline, signed, body, ..Told::default() })
}

/// The page as plain markup, without what is not shown: nothing in it is nested without end.
fn plain(markup: &Markup) -> String {
    let mut html = String::new();
    let mut hidden = None;
    for event in &markup.events {
        match event {
            Event::Close(id) if hidden == Some(*id) => hidden = None,
            _ if hidden.is_some() => {}
            Event::Open(id) if text::is_hidden(markup, *id) => hidden = Some(*id),
            Event::Open(id) => {
                let element = &markup.elements[*id];
                if !is_plain(&element.name) {
                    continue;
                }
                html.push('<');
                html.push_str(&element.name);
                for name in ["id", "class", "href", "src"] {
                    if element.has(name) {
                        html.push_str(&format!(" {name}=\""));
                        escape(element.attribute(name), &mut html);
                        html.push('"');
                    }
                }
                html.push('>');
            }
            Event::Close(id) if is_plain(&markup.elements[*id].name) => {
                html.push_str(&format!("</{}>", markup.elements[*id].name));
            }
            Event::Text(words) => escape(words, &mut html),
            Event::Close(_) | Event::Comment(_) => {}
        }
    }
    html
}

/// Whether an element's name is one that may be written again.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn escape(words: &str, html: &mut String) {
    for c in words.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

/// The rows of the page that are rows of `content`, in order.
fn matched(document: &Document, chars: &[char], content: &str) -> Vec<usize> {
    let mut kept = Vec::new();
    let read = text::read(markup::read(content), &mut kept);
    let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, row) in document.rows.iter().enumerate() {
        places.entry(words(chars, &row.run)).or_default().push(at);
    }
    let mut found: Vec<usize> = Vec::new();
    for row in &read.rows {
        let from = found.last().map_or(0, |last| last + 1);
        let Some(places) = places.get(&words(&kept, &row.run)) else { continue };
        found.extend(places.get(places.partition_point(|&at| at < from)));
    }
    found
}

/// What the page calls its article, the likeliest first, without white space.
fn titles(document: &Document, chars: &[char], found: &str) -> Vec<String> {
    let markup = &document.markup;
    let page = document.rows.first().filter(|row| is_title(document, row)).map(|row| words(chars, &row.run));
    let names = ["og:title", "twitter:title", "articletitle", "title"];
    let told = names.iter().filter_map(|name| meta(markup, &[name])).map(str::to_owned);
    let all = told.chain(page).chain([found.to_owned()]);
    let mut titles: Vec<String> = Vec::new();
    for title in all {
        for title in [squeezed(&title), squeezed(without_site(&title))] {
            if title.chars().count() >= 2 && !titles.contains(&title) {
                titles.push(title);
            }
        }
    }
    titles
}

fn is_title(document: &Document, row: &Row) -> bool {
    document.markup.elements.get(row.block).is_some_and(|element| element.name == "title")
}

/// The headline's words, and the row behind it: a heading of the page that is its title, any line that is, the only
/// h1, or else the beginning of the page's title.
fn headline(
    document: &Document,
    chars: &[char],
    titles: &[String],
    body: &[usize],
) -> Option<(Vec<Run>, usize)> {
    let last = *body.last()?;
    let shown = |at: &usize| !is_title(document, &document.rows[*at]) && !document.rows[*at].is_linked();
    let rows: Vec<usize> = (0..=last).filter(shown).collect();
    let is_one = |at: &usize| titles.contains(&words(chars, &document.rows[*at].run));
    let is_begun = |at: &usize| {
        let words = words(chars, &document.rows[*at].run);
        words.chars().count() >= 4 && titles.iter().any(|title| title.starts_with(&words))
    };
    let is_main = |at: &usize| mark_of(document, &document.rows[*at]) == Some(Mark::Main);
    let of = |test: &dyn Fn(&usize) -> bool| rows.iter().copied().rev().find(|at| test(at));
    let found = of(&|at| is_main(at) && is_one(at)).or_else(|| of(&|at| is_main(at) && is_begun(at)));
    let only = || {
        let mut mains = rows.iter().copied().filter(|at| is_main(at));
        mains.next().filter(|_| mains.next().is_none())
    };
    if let Some(at) = found.or_else(|| of(&is_one)).or_else(only) {
        return Some((vec![document.rows[at].run.clone()], at + 1));
    }
    let page = document.rows.first().filter(|row| is_title(document, row))?;
    let whole: String = chars[page.run.clone()].iter().collect();
    let title = without_site(&whole);
    let start = page.run.start + whole[..whole.find(title)?].chars().count();
    let run = start..start + title.chars().count();
    Some((Vec::from([run]), body[0].saturating_sub(REACH)))
}

fn words(chars: &[char], run: &Run) -> String {
    chars[run.clone()].iter().filter(|c| !crate::lines::is_blank(**c)).collect()
}
