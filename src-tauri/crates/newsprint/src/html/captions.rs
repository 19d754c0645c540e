//! Which lines are the words of a picture.

use super::markup::{Element, ElementId, Event};
use super::text::Document;

/// Longer words beside a picture are text.
const LONGEST_CAPTION: usize = 240;

/// Whether a line is the words of the picture over it: marked as such, or set in the middle, or signed by who took it.
pub(crate) fn is_caption(document: &Document, chars: &[char], at: usize) -> bool {
    let row = &document.rows[at];
    let markup = &document.markup;
    let words = &chars[row.run.clone()];
    let around = || std::iter::successors(Some(row.block), |id| markup.elements.get(*id)?.parent).take(6);
    if around().any(|id| markup.elements.get(id).is_some_and(|element| element.name == "figcaption")) {
        return true;
    }
    let before = at.checked_sub(1).map_or(0, |last| document.rows[last].events.end);
    let mut between = markup.events[before.min(row.events.start)..row.events.start].iter();
    let is_under_picture = between.any(|event| matches!(event, Event::Open(id) if is_picture(document, *id)));
    if !is_under_picture || words.len() > LONGEST_CAPTION {
        return false;
    }
    let is_set_in = words.starts_with(&['\u{3000}', '\u{3000}']);
    let is_centred = !is_set_in && around().take(2).any(|id| markup.elements.get(id).is_some_and(is_centred));
    let ending: String = words.iter().rev().take(8).collect();
    let is_photographer = ending.chars().take(3).any(|c| matches!(c, '摄' | '攝' | '图'));
    is_centred || is_photographer
}

/// Pictures smaller than this are signs of the page.
const SMALLEST_PICTURE: u32 = 48;

fn is_picture(document: &Document, id: ElementId) -> bool {
    let element = &document.markup.elements[id];
    let length = |name: &str| element.attribute(name).trim_end_matches("px").parse::<u32>().ok();
    let is_small = [length("width"), length("height")].into_iter().flatten().any(|n| n < SMALLEST_PICTURE);
    element.name == "img" && !is_small
}

fn is_centred(element: &Element) -> bool {
    let style = element.attribute("style").replace(' ', "").to_ascii_lowercase();
    element.name == "center"
        || element.attribute("align").eq_ignore_ascii_case("center")
        || style.contains("text-align:center")
}
