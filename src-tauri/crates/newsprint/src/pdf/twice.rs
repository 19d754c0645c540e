//! What is printed twice in one place: fonts are made bold, and letters given a shadow, by printing them again a little
//! to the side.

use super::place;
use crate::leaf::Glyph;
use rustc_hash::FxHashMap;

/// How far to the side a second print may be, in points, and as a share of the em: a wide character cannot stand a
/// quarter of an em beside itself, an `l` can.
const BESIDE: f32 = 2.2;
const MOST_OF_WIDE: f32 = 0.3;
const OF_ANY: f32 = 0.12;

/// Leaves out what was printed before in the same place, and says how many those were. The first print is bold then.
pub(super) fn leave_out(glyphs: &mut Vec<Glyph>) -> u32 {
    let mut printed: FxHashMap<(char, i32, i32, i32), usize> = FxHashMap::default();
    let mut again: Vec<usize> = Vec::new();
    let mut is_again = vec![false; glyphs.len()];
    for (n, glyph) in glyphs.iter().enumerate() {
        let most = beside(glyph);
        let middle = place::middle(glyph.place);
        let (x, y) = (middle.x as f32, middle.y as f32);
        let size = (glyph.size * 2.0) as i32;
        let (column, row) = ((x / most) as i32, (y / most) as i32);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        let near = |&(column, row): &(i32, i32)| {
            let before = *printed.get(&(glyph.c, size, column, row))?;
            let other = place::middle(glyphs[before].place);
            let apart = (other.x as f32 - x).abs().max((other.y as f32 - y).abs());
            (apart < most).then_some(before)
        };
        match around.into_iter().find_map(|cell| near(&cell)) {
            Some(before) => {
                again.push(before);
                is_again[n] = true;
            }
            None => {
                printed.insert((glyph.c, size, column, row), n);
            }
        }
    }
    for &before in &again {
        glyphs[before].bold = true;
    }
    let mut is_again = is_again.into_iter();
    glyphs.retain(|_| !is_again.next().unwrap_or_default());
    u32::try_from(again.len()).unwrap_or(u32::MAX)
}

fn beside(glyph: &Glyph) -> f32 {
    let is_wide = glyph.place.right - glyph.place.left > 0.7 * glyph.size;
    let least = if is_wide { BESIDE.min(MOST_OF_WIDE * glyph.size) } else { 0.0 };
    (OF_ANY * glyph.size).max(least).max(0.01)
}
