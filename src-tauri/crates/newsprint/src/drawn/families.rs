//! Fonts that are one to a reader: producers cut a font into parts of 256 signs, and set figures in another.

use crate::leaf::Leaf;
use std::collections::BTreeMap;

/// Two fonts are one family if so many of the rarer one's characters stand right beside one of the other.
const TOGETHER: usize = 10;

/// Gives the fonts of one family one number.
pub(super) fn unite(leaf: &mut Leaf) {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    let mut pairs: BTreeMap<(u16, u16), usize> = BTreeMap::new();
    for glyph in &leaf.glyphs {
        *counts.entry(glyph.font).or_default() += 1;
    }
    for pair in leaf.glyphs.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let same_size = (a.size - b.size).abs() <= 0.04 * a.size;
        let away = (-a.place.shared_width(b.place)).max(-a.place.shared_height(b.place));
        if a.font != b.font && same_size && away < 0.6 * a.size {
            *pairs.entry((a.font.min(b.font), a.font.max(b.font))).or_default() += 1;
        }
    }
    let mut family: BTreeMap<u16, u16> = counts.keys().map(|&font| (font, font)).collect();
    for ((a, b), count) in pairs {
        let rarer = counts[&a].min(counts[&b]);
        if count * 100 < TOGETHER * rarer {
            continue;
        }
        let (a, b) = (family[&a], family[&b]);
        for member in family.values_mut().filter(|member| **member == b) {
            *member = a;
        }
    }
    for glyph in &mut leaf.glyphs {
        glyph.font = family[&glyph.font];
    }
}
