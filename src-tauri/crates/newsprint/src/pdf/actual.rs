//! What a file says that it wrote, beside what it drew (`/ActualText`).

use crate::Rect;
use crate::leaf::Glyph;

/// The text of a PDF string: UTF-16 or UTF-8 where it says so, else one byte a sign.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Lays `text` over the glyphs that were drawn for it: sign by sign where there are as many, else shared out.
pub(super) fn lay_over(text: &str, glyphs: &mut Vec<Glyph>, from: usize) {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let drawn = glyphs.split_off(from);
    for (n, &c) in signs.iter().enumerate() {
        if drawn.is_empty() {
            return;
        }
        let first = n * drawn.len() / signs.len();
        let end = ((n + 1) * drawn.len() / signs.len()).max(first + 1);
        let Glyph { place, .. } = drawn[first];
        let place = drawn[first..end].iter().fold(place, |all, glyph| around(all, glyph.place));
        glyphs.push(Glyph { c, place: share(place, n, &signs, drawn.len()), ..drawn[first] });
    }
}

/// The part of a box that is left to a sign where several share it.
fn share(place: Rect, n: usize, signs: &[char], drawn: usize) -> Rect {
    if signs.len() <= drawn || drawn == 0 {
        return place;
    }
    let glyph = |n: usize| n * drawn / signs.len();
    let first = (0..=n).rev().take_while(|&other| glyph(other) == glyph(n)).last().unwrap_or(n);
    let sharing = (first..signs.len()).take_while(|&other| glyph(other) == glyph(n)).count();
    let step = (place.right - place.left) / sharing as f32;
    let left = place.left + step * (n - first) as f32;
    Rect { left, right: left + step, ..place }
}

fn around(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}
