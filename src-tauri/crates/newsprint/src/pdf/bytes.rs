//! Chinese in fonts that know bytes only: old programs wrote the two bytes of a character as two signs of a Latin
//! font, and the fonts of that time showed them as one.

use encoding_rs::GBK;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;

/// Bytes of characters of GB 2312, both of them.
const HIGH: std::ops::RangeInclusive<u32> = 0xA1..=0xFE;

/// The first bytes of characters that GB 2312 does have.
const FIRST: std::ops::RangeInclusive<u32> = 0xA1..=0xF7;

/// So many pairs in a row are no accident: no language that is written with Latin letters puts four accented ones in a
/// row.
const LEAST_PAIRS: usize = 2;

/// For each glyph of a run the character that it and the next are, where the run is Chinese in bytes; `is_known` says
/// that the page has such runs.
pub(super) fn paired(run: &GlyphRun<'_, '_>, is_known: bool) -> Option<Vec<Option<char>>> {
    let codes: Vec<u32> = run.glyphs().iter().map(|glyph| glyph.char_code()).collect();
    if codes.iter().any(|&code| code > 0xFF) || !codes.iter().any(|code| HIGH.contains(code)) {
        return None;
    }
    let mut pairs = vec![None; codes.len()];
    let mut n = 0;
    while n < codes.len() {
        if !HIGH.contains(&codes[n]) {
            n += 1;
            continue;
        }
        let second = *codes.get(n + 1).filter(|code| HIGH.contains(code))?;
        if !FIRST.contains(&codes[n]) || !run.glyphs()[n..n + 2].iter().all(|glyph| is_latin(glyph)) {
            return None;
        }
        pairs[n] = Some(character(codes[n], second)?);
        n += 2;
    }
    let found = pairs.iter().flatten().count();
    (found >= LEAST_PAIRS || is_known).then_some(pairs)
}

/// Whether a glyph has no other meaning than its byte in a Latin font.
fn is_latin(glyph: &Glyph<'_>) -> bool {
    glyph.as_unicode().is_none_or(|text| matches!(text, BfString::Char(c) if c < '\u{100}'))
}

fn character(first: u32, second: u32) -> Option<char> {
    let bytes = [u8::try_from(first).ok()?, u8::try_from(second).ok()?];
    let text = GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
    text.chars().next()
}
