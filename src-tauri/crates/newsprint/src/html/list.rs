//! The list of a page's articles, as a digital newspaper shows it: their titles as links, a picture of the page, and on the
//! picture a zone for each article that leads to it.

use super::markup::{Element, Markup};
use super::text::{Document, Link};
use crate::Rect;
use crate::told::Run;
use rustc_hash::{FxHashMap, FxHashSet};

/// No page has more articles, and no zone more corners.
const MOST_ARTICLES: usize = 1000;
const MOST_CORNERS: usize = 200;
/// Pixels: pictures are smaller.
const LARGEST: f32 = 100_000.0;

/// A page's list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PageList {
    /// In the order of the list.
    pub(crate) entries: Vec<Entry>,
    /// Width and height of the picture in the unit of its zones, as far as they are told.
    pub(crate) size: (Option<f32>, Option<f32>),
    /// The picture, as the page writes it; or else the page as PDF.
    pub(crate) picture: Option<String>,
}

/// One of its articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entry {
    /// Where it leads, as the page writes it, without what stands behind `#` or `?`.
    pub(crate) reference: String,
    /// The words of its links.
    pub(crate) title: Option<Run>,
    /// Corners of its zones.
    pub(crate) zones: Vec<Vec<(f32, f32)>>,
}

/// Reads a page's list; `None` if it has none: neither zones nor several titles that lead to articles.
pub(crate) fn find(document: &Document) -> Option<PageList> {
    let markup = &document.markup;
    let zones = zones(markup);
    let makes: FxHashSet<String> = zones.iter().map(|(reference, _)| make(reference)).collect();
    let leads = |reference: &str| {
        if zones.is_empty() { is_article(reference) } else { makes.contains(&make(reference)) }
    };
    let mut list = PageList::default();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for link in &document.links {
        let reference = reference(&markup.elements[link.element]);
        if leads(&reference) {
            list.entry(&mut places, reference).take_title(link);
        }
    }
    let titled = list.entries.len();
    for (reference, corners) in zones {
        list.entry(&mut places, reference).zones.push(corners);
    }
    if titled < 2 && list.entries.len() == titled {
        return None;
    }
    list.entries.truncate(MOST_ARTICLES);
    let shown = picture_with_zones(markup);
    if let Some(picture) = shown {
        let length = |name: &str| picture.attribute(name).trim_end_matches("px").parse::<f32>().ok();
        list.size = (length("width").filter(is_length), length("height").filter(is_length));
    }
    let file = shown.map(|picture| picture.attribute("src").to_owned()).filter(|source| is_file(source));
    list.picture = file.or_else(|| printable(markup));
    Some(list)
}

impl PageList {
    fn entry(&mut self, places: &mut FxHashMap<String, usize>, reference: String) -> &mut Entry {
        let at = *places.entry(reference.clone()).or_insert(self.entries.len());
        if at == self.entries.len() {
            self.entries.push(Entry { reference, ..Entry::default() });
        }
        &mut self.entries[at]
    }

    /// The sizes of the picture; where they are not told, so that all zones are on it.
    pub(crate) fn extent(&self) -> (f32, f32) {
        let corners = || self.entries.iter().flat_map(|entry| &entry.zones).flatten();
        let most = |of: fn(&(f32, f32)) -> f32| corners().map(of).fold(1.0, f32::max);
        (self.size.0.unwrap_or_else(|| most(|c| c.0)), self.size.1.unwrap_or_else(|| most(|c| c.1)))
    }
}

impl Entry {
    /// A title may stand on the page twice, short and whole: the longer is it.
    fn take_title(&mut self, link: &Link) {
        if self.title.as_ref().is_none_or(|title| title.len() < link.run.len()) {
            self.title = Some(link.run.clone());
        }
    }
}

/// Where an element leads.
fn reference(element: &Element) -> String {
    let href = element.attribute("href").trim();
    if href.starts_with('#') {
        return href.to_owned();
    }
    href.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// The zones of all maps: where each leads, and its corners.
fn zones(markup: &Markup) -> Vec<(String, Vec<(f32, f32)>)> {
    let areas = markup.elements.iter().filter(|element| element.name == "area");
    let zone = |area: &Element| {
        let reference = reference(area);
        let leads = is_document(&reference) || reference.starts_with('#');
        let corners = corners(area)?;
        leads.then_some((reference, corners))
    };
    areas.filter_map(zone).take(MOST_ARTICLES).collect()
}

/// The corners of an area: of a rectangle its four, of a circle those of the square around it.
fn corners(area: &Element) -> Option<Vec<(f32, f32)>> {
    let figures = area.attribute("coords").split(|c: char| c == ',' || c.is_whitespace());
    let figures: Vec<f32> = figures
        .filter_map(|figure| figure.parse::<f32>().ok())
        .filter(|figure| figure.is_finite())
        .map(|figure| figure.clamp(0.0, LARGEST))
        .take(2 * MOST_CORNERS)
        .collect();
    let square = |left, top, right, bottom| vec![(left, top), (right, top), (right, bottom), (left, bottom)];
    match figures[..] {
        [x, y, radius] => Some(square(x - radius, y - radius, x + radius, y + radius)),
        [left, top, right, bottom] => {
            Some(square(left.min(right), top.min(bottom), left.max(right), top.max(bottom)))
        }
        [_, _, _, _, _, _, ..] => Some(figures.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()),
        _ => None,
    }
}

/// The picture that has a map.
fn picture_with_zones(markup: &Markup) -> Option<&Element> {
    markup.elements.iter().find(|element| element.name == "img" && element.has("usemap"))
}

/// The page as PDF.
fn printable(markup: &Markup) -> Option<String> {
    let links = markup.elements.iter().filter(|element| element.name == "a").map(reference);
    links.into_iter().find(|reference| reference.to_ascii_lowercase().ends_with(".pdf") && is_file(reference))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is a filter's")]
fn is_length(length: &f32) -> bool {
    length.is_finite() && *length >= 1.0 && *length <= LARGEST
}

/// Whether a reference is a file's name, not a page's own data or a command.
fn is_file(reference: &str) -> bool {
    let lower = reference.trim().to_ascii_lowercase();
    !lower.is_empty()
        && !["data:", "javascript:", "about:", "mailto:", "blob:"].iter().any(|no| lower.starts_with(no))
}

/// Whether it is the name of a web page.
fn is_document(reference: &str) -> bool {
    let name = reference.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    is_file(reference) && [".htm", ".html", ".shtml", ".shtm", ".xhtml"].iter().any(|end| name.ends_with(end))
}

/// Whether it is a web page whose name is one that articles have where no zone tells: `content_12.htm`, `Articel02003GB.htm`.
fn is_article(reference: &str) -> bool {
    const NAMES: [&str; 5] = ["content", "con", "articel", "article", "art"];
    let name = reference.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let letters: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    is_document(reference) && NAMES.contains(&&*letters) && name.chars().any(|c| c.is_ascii_digit())
}

/// A reference with `0` for all of its figures: the articles of a page differ in nothing else.
fn make(reference: &str) -> String {
    let mut made = String::new();
    for c in reference.chars() {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if !(c == '0' && made.ends_with('0')) {
            made.push(c);
        }
    }
    made
}

/// A zone as rectangles side by side, from above, no two of which overlap: what lies inside its corners.
pub(crate) fn rectangles(corners: &[(f32, f32)]) -> Vec<Rect> {
    let mut heights: Vec<f32> = corners.iter().map(|corner| corner.1).collect();
    heights.sort_by(f32::total_cmp);
    heights.dedup();
    let mut found: Vec<Rect> = Vec::new();
    for band in heights.windows(2) {
        let (top, bottom) = (band[0], band[1]);
        let middle = f32::midpoint(top, bottom);
        let mut crossed: Vec<f32> = Vec::new();
        for (at, &(x, y)) in corners.iter().enumerate() {
            let (next_x, next_y) = corners[(at + 1) % corners.len()];
            if (y < middle) != (next_y < middle) {
                crossed.push(x + (middle - y) / (next_y - y) * (next_x - x));
            }
        }
        crossed.sort_by(f32::total_cmp);
        for pair in crossed.chunks_exact(2).filter(|pair| pair[0] < pair[1]) {
            let goes_on = found.iter_mut().rev().take(8).find(|above: &&mut Rect| {
                same(above.bottom, top) && same(above.left, pair[0]) && same(above.right, pair[1])
            });
            match goes_on {
                Some(above) => above.bottom = bottom,
                None => found.push(Rect { left: pair[0], top, right: pair[1], bottom }),
            }
        }
    }
    found
}

/// Less than this, in pixels, is no difference.
fn same(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{markup, text};

    fn list(html: &str) -> Option<PageList> {
        find(&text::read(markup::read(html), &mut Vec::new()))
    }

    #[test]
    fn titles_and_zones_of_one_article_are_one_entry() {
        let html = "<map name=m><area coords='0,0,10,0,10,9.5,0,9.5' shape=polygon href=content_2.htm>\
                    <area shape=rect coords='20 5 10 30' href='content_1.htm?x'></map>\
                    <img src=p.jpg width=40 height=60 usemap=#m>\
                    <a href=node_2.htm>下一版</a><a href=content_1.htm>河水</a><a href=content_1.htm>河水退了</a>\
                    <a href=content_3.htm>船都回来了</a><a href=x.pdf>PDF</a>";
        let list = list(html).expect("a list");
        let shown: Vec<(&str, usize)> = list.entries.iter().map(|e| (&*e.reference, e.zones.len())).collect();
        assert_eq!(shown, [("content_1.htm", 1), ("content_3.htm", 0), ("content_2.htm", 1)]);
        assert_eq!(list.entries[0].zones[0][0], (10.0, 5.0));
        assert_eq!((list.extent(), list.picture.as_deref()), ((40.0, 60.0), Some("p.jpg")));
    }

    #[test]
    fn without_zones_names_of_articles_tell() {
        let html = "<a href=content_1.htm>河水退了</a><a href=content_2.htm>船都回来了</a><a href=about1.htm>关于</a>";
        assert_eq!(list(html).map(|list| list.entries.len()), Some(2));
        assert_eq!(list("<a href=content_1.htm>河水退了</a><a href=about1.htm>关于</a>"), None);
        assert_eq!(list("<map><area coords='0,0,9,9' href='javascript:x()'></map>"), None);
    }

    #[test]
    fn a_zone_is_cut_into_what_lies_inside_it() {
        let square = |left, top, right, bottom| Rect { left, top, right, bottom };
        let corner = [(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (2.0, 2.0), (2.0, 6.0), (0.0, 6.0)];
        assert_eq!(rectangles(&corner), [square(0.0, 0.0, 4.0, 2.0), square(0.0, 2.0, 2.0, 6.0)]);
        let plain = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (4.0, 3.0), (4.0, 6.0), (0.0, 6.0)];
        assert_eq!(rectangles(&plain), [square(0.0, 0.0, 4.0, 6.0)]);
        let both =
            [(0.0, 0.0), (6.0, 0.0), (6.0, 4.0), (4.0, 4.0), (4.0, 2.0), (2.0, 2.0), (2.0, 4.0), (0.0, 4.0)];
        let area: f32 = rectangles(&both).iter().map(|r| (r.right - r.left) * (r.bottom - r.top)).sum();
        assert!((area - 20.0).abs() < 1e-3);
        assert_eq!(rectangles(&[(1.0, 1.0), (1.0, 1.0), (1.0, 1.0)]), []);
    }
}
