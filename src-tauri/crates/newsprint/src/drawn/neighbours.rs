//! The characters that stand nearest to each, and which way lines run by them.

use super::grid::Grid;
use crate::Direction;
use crate::leaf::{Glyph, Leaf};

/// Characters of one line differ less than this in size.
const SAME_SIZE: f32 = 1.35;
/// Lines of one text are no farther apart, in em from box to box.
pub(super) const CLOSE: f32 = 1.3;
/// Farther than this, in em, no character is another's neighbour.
const REACH: f32 = 2.0;

/// So many characters set alike around one tell which way its line runs.
const ENOUGH: usize = 4;

/// The nearest character to the right of one and the nearest under it, with the gaps in em.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbours {
    pub(super) right: Option<(usize, f32)>,
    pub(super) below: Option<(usize, f32)>,
    /// Whether something stands close over or under it, and beside it.
    pub(super) has_above: bool,
    pub(super) has_left: bool,
}

impl Neighbours {
    /// The next character of a line that runs so, with the gap between.
    pub(super) fn next(&self, direction: Direction) -> Option<(usize, f32)> {
        match direction {
            Direction::Horizontal => self.right,
            Direction::Vertical => self.below,
        }
    }
}

/// Those of one character.
pub(super) fn of(leaf: &Leaf, grid: &Grid, at: usize) -> Neighbours {
    let mut found = Neighbours::default();
    let glyph = &leaf.glyphs[at];
    let (x, y) = glyph.place.middle();
    let note = |nearest: &mut Option<(usize, f32)>, other: usize, gap: f32| {
        if nearest.is_none_or(|(_, least)| gap < least) {
            *nearest = Some((other, gap));
        }
    };
    for other in grid.around(glyph, REACH + 0.5) {
        let next = &leaf.glyphs[other];
        if other == at || !are_alike(glyph, next) {
            continue;
        }
        let size = glyph.size.max(next.size);
        let (next_x, next_y) = next.place.middle();
        let (aside, down) = (next_x - x, next_y - y);
        if down.abs() <= 0.4 * size && aside.abs() > 0.2 * size {
            let gap = if aside > 0.0 {
                next.place.left - glyph.place.right
            } else {
                glyph.place.left - next.place.right
            };
            if gap <= REACH * size && aside > 0.0 {
                note(&mut found.right, other, (gap / size).max(-0.5));
            } else if gap <= CLOSE * size && are_set_alike(glyph, next) {
                found.has_left = true;
            }
        }
        if aside.abs() <= 0.5 * size && down.abs() > 0.3 * size {
            let gap = if down > 0.0 {
                next.place.top - glyph.place.bottom
            } else {
                glyph.place.top - next.place.bottom
            };
            if gap <= REACH * size && down > 0.0 {
                note(&mut found.below, other, (gap / size).max(-0.5));
            } else if gap <= CLOSE * size && are_set_alike(glyph, next) {
                found.has_above = true;
            }
        }
    }
    found
}

/// Whether two characters are of one kind of text.
pub(super) fn are_set_alike(a: &Glyph, b: &Glyph) -> bool {
    a.font == b.font && are_of_one_size(a, b)
}

/// Whether their sizes are the same to the eye.
pub(super) fn are_of_one_size(a: &Glyph, b: &Glyph) -> bool {
    (a.size - b.size).abs() <= 0.03 * a.size
}

/// Whether they may stand in one line.
pub(super) fn are_alike(a: &Glyph, b: &Glyph) -> bool {
    a.size.max(b.size) <= SAME_SIZE * a.size.min(b.size)
}

/// Which way the line of each character runs: towards where its neighbours stand closer, as most around it say.
pub(super) fn directions(leaf: &Leaf, grid: &Grid, neighbours: &[Neighbours]) -> Vec<Direction> {
    let far = |near: Option<(usize, f32)>| near.map_or(REACH, |(_, gap)| gap.max(0.0));
    let votes: Vec<f32> = neighbours
        .iter()
        .enumerate()
        .map(|(at, near)| {
            let drawn = drawn_on(leaf, at) - at.checked_sub(1).map_or(0.0, |before| -drawn_on(leaf, before));
            let lone = near.right.is_none() && near.below.is_none();
            0.5 * drawn + if lone { 0.0 } else { far(near.below) - far(near.right) }
        })
        .collect();
    leaf.glyphs
        .iter()
        .map(|glyph| {
            let around = |alike: fn(&Glyph, &Glyph) -> bool| {
                grid.around(glyph, 2.5).filter(move |&other| alike(glyph, &leaf.glyphs[other]))
            };
            // A caption over upright text runs as it likes: what is set alike tells, if there is enough of it.
            let sum: f32 = match around(are_set_alike).count() {
                ENOUGH.. => around(are_set_alike).map(|other| votes[other]).sum(),
                _ => around(are_alike).map(|other| votes[other]).sum(),
            };
            if sum < 0.0 { Direction::Vertical } else { Direction::Horizontal }
        })
        .collect()
}

/// Where the next character is drawn: 1 if to the right in one line, -1 if under it, 0 if elsewhere.
fn drawn_on(leaf: &Leaf, at: usize) -> f32 {
    let (glyph, Some(next)) = (&leaf.glyphs[at], leaf.glyphs.get(at + 1)) else { return 0.0 };
    let (a, b) = (glyph.place.middle(), next.place.middle());
    let (aside, down) = ((b.0 - a.0) / glyph.size, (b.1 - a.1) / glyph.size);
    match () {
        () if !are_alike(glyph, next) => 0.0,
        () if down.abs() < 0.3 && (0.2..8.0).contains(&aside) => 1.0,
        () if aside.abs() < 0.3 && (0.2..8.0).contains(&down) => -1.0,
        () => 0.0,
    }
}
