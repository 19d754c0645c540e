//! The words of a line as it is drawn: its characters, and white space where it is set wide.

use super::rows::Row;
use crate::Direction;
use crate::leaf::Leaf;
use crate::punctuation::{is_han, is_pause, is_stop};

/// Characters of one line with the glyph each was drawn as; white space has none.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) chars: Vec<char>,
    pub(super) glyphs: Vec<Option<usize>>,
}

/// Reads a line. Gaps that are wider than those between the line's characters are spaces: between Latin letters a little
/// wider, between Chinese characters much, so that a line spread to the measure has none.
pub(super) fn read(leaf: &Leaf, row: &Row) -> Words {
    let gap = |pair: &[usize]| {
        let (a, b) = (&leaf.glyphs[pair[0]], &leaf.glyphs[pair[1]]);
        let apart = match row.direction {
            Direction::Horizontal => b.place.left - a.place.right,
            Direction::Vertical => b.place.top - a.place.bottom,
        };
        apart / row.size.max(0.1)
    };
    let mut gaps: Vec<f32> = row.glyphs.windows(2).map(gap).collect();
    let own = gaps.clone();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0);
    let mut words = Words::default();
    for (place, &at) in row.glyphs.iter().enumerate() {
        let glyph = &leaf.glyphs[at];
        if let Some(before) = place.checked_sub(1)
            && !glyph.follows
            && is_space(leaf.glyphs[row.glyphs[before]].c, glyph.c, own[before], usual)
        {
            words.chars.push(if own[before] - usual > 0.8 { '\u{3000}' } else { ' ' });
            words.glyphs.push(None);
        }
        words.chars.push(if row.direction == Direction::Vertical { upright(glyph.c) } else { glyph.c });
        words.glyphs.push(Some(at));
    }
    words
}

/// Whether a gap, in em, between two characters is a space. Signs stand in boxes that are half empty.
fn is_space(before: char, after: char, gap: f32, usual: f32) -> bool {
    let wider = gap - usual;
    let is_sign = |c: char| is_stop(c) || is_pause(c) || "“”‘’（）《》「」『』〈〉、：；—…·".contains(c);
    let least = match (before, after) {
        _ if is_sign(before) || is_sign(after) => 0.75,
        _ if is_han(before) && is_han(after) => 0.2,
        _ if is_han(before) || is_han(after) => 0.4,
        _ => 0.18,
    };
    wider > least
}

/// The ordinary sign for one in the form it has in text that runs downwards (Unicode's vertical forms and the vertical
/// variants among the compatibility forms).
fn upright(c: char) -> char {
    const FORMS: &str = "︐︑︒︓︔︕︖︗︘︙︰︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈";
    const SIGNS: &str = "，、。：；！？〖〗…：—–（）｛｝〔〕【】《》〈〉「」『』［］";
    if !('\u{FE10}'..='\u{FE4F}').contains(&c) {
        return c;
    }
    FORMS.chars().zip(SIGNS.chars()).find(|(form, _)| *form == c).map_or(c, |(_, sign)| sign)
}

#[cfg(test)]
mod tests {
    use super::upright;

    #[test]
    fn signs_of_upright_text_are_the_ordinary_ones() {
        let written: String = "︿渡口﹀﹁船︐︒﹂︱︙".chars().map(upright).collect();
        assert_eq!(written, "〈渡口〉「船，。」—…");
    }
}
