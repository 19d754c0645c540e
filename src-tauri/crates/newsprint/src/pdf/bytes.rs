//! Chinese in fonts that know bytes only: old programs wrote the two bytes of a character as two signs of a Latin
//! font, and the fonts of that time showed them as one.

use encoding_rs::GBK;
use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;

/// Bytes of characters of GB 2312, both of them.
const HIGH: std::ops::RangeInclusive<u32> = 0xA1..=0xFE;

/// The first bytes of characters that GB 2312 does have.
const FIRST: std::ops::RangeInclusive<u32> = 0xA1..=0xF7;

/// So many pairs on a page are no accident where hardly a byte stands alone: no language that is written with Latin
/// letters puts accented ones in pairs.
const LEAST_PAIRS: usize = 3;
const MOST_ALONE: f32 = 0.1;

/// How the high bytes of a page stand.
#[derive(Default)]
pub(super) struct Tally {
    pairs: usize,
    /// Runs in which one stands alone.
    alone: usize,
}

impl Tally {
    /// Takes note of a run.
    pub(super) fn count(&mut self, run: &GlyphRun<'_, '_>) {
        let is_byte = |glyph: &PositionedGlyph<'_>| HIGH.contains(&glyph.char_code()) && is_latin(glyph);
        if !run.glyphs().iter().any(is_byte) {
            return;
        }
        match paired(run) {
            Some(pairs) => self.pairs += pairs.iter().flatten().count(),
            None => self.alone += 1,
        }
    }

    /// Whether they are Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        self.pairs >= LEAST_PAIRS && self.alone as f32 <= MOST_ALONE * self.pairs as f32
    }
}

/// For each glyph of a run the character that it and the next are; `None` if one of them is none.
pub(super) fn paired(run: &GlyphRun<'_, '_>) -> Option<Vec<Option<char>>> {
    let codes: Vec<u32> = run.glyphs().iter().map(|glyph| glyph.char_code()).collect();
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
    Some(pairs)
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
