//! Which character follows which in a line, and where a gap parts columns.

use super::grid::Grid;
use super::neighbours::{CLOSE, Neighbours, are_alike, are_of_one_size, are_set_alike};
use crate::leaf::Leaf;
use crate::punctuation::{is_closing, is_pause, is_stop};
use crate::{Direction, Rect};

/// A gap no wider than this, in em, parts no columns.
const NARROW_GAP: f32 = 0.4;
/// No single gap inside a line is wider than this, in em, where nothing over or under it tells: an ideographic space, and a
/// little.
const WIDEST_GAP: f32 = 1.12;
/// A line spread over a measure has such gaps all along it, one no narrower than this share of the next.
const SPREAD: f32 = 0.6;
/// No gap in a line spread over a measure is wider, in em.
const WIDEST_SPREAD: f32 = 16.0;
/// What falls apart has few characters on one side.
const SHORT: usize = 5;
/// So many lines beside one are looked at.
const MOST_BESIDE: usize = 2000;
/// Lines so far over and under a gap tell whether it is a gutter, in em.
const LINES_ASIDE: f32 = 6.2;

/// What lines do over and under a gap.
#[derive(Clone, Copy, Debug, Default)]
struct Across {
    /// Lines that are white there.
    open: usize,
    /// Lines that go on there.
    whole: usize,
    /// Lines that are white there and have characters on either side.
    parted: usize,
    /// Of these, lines in which no character's box reaches there, be it half empty.
    bare: usize,
}

/// A line over or under a gap, by what it has where the gap is.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    across: f32,
    /// A character's ink, and a character's box.
    covers: bool,
    reaches: bool,
    has_before: bool,
    has_behind: bool,
}

/// The part of a character's box that has ink: signs fill one half of theirs.
fn inked(c: char, from: f32, to: f32) -> (f32, f32) {
    let middle = 0.5 * (from + to);
    match c {
        _ if is_closing(c) || is_stop(c) || is_pause(c) => (from, middle),
        '“' | '‘' | '（' | '《' | '「' | '『' | '〈' | '【' | '〔' => (middle, to),
        _ => (from, to),
    }
}

/// What characters are linked by.
pub(super) struct Linker<'a> {
    pub(super) leaf: &'a Leaf,
    pub(super) grid: &'a Grid,
    pub(super) containers: &'a [Option<usize>],
    pub(super) neighbours: &'a [Neighbours],
    pub(super) directions: &'a [Direction],
}

impl Linker<'_> {
    /// For each character the next of its line.
    pub(super) fn links(&self) -> Vec<Option<usize>> {
        let count = self.leaf.glyphs.len();
        let lone: Vec<bool> = (0..count).map(|at| self.is_lone(at)).collect();
        let next = |at: usize| self.neighbours[at].next(self.directions[at]);
        let mut gap_before = vec![0.0_f32; count];
        for (next, gap) in (0..count).filter_map(next) {
            gap_before[next] = gap;
        }
        let mut before: Vec<Option<(usize, f32)>> = vec![None; count];
        for (at, &gap_behind) in gap_before.iter().enumerate() {
            let Some((other, gap)) = next(at) else { continue };
            let after = self.neighbours[other].next(self.directions[at]).map_or(0.0, |(_, gap)| gap);
            let is_spread = after.max(gap_behind) >= SPREAD * gap;
            if !self.parts(at, other, gap, is_spread, &lone)
                && before[other].is_none_or(|(_, least)| gap < least)
            {
                before[other] = Some((at, gap));
            }
        }
        let mut links = vec![None; count];
        for (next, before) in before.iter().enumerate() {
            if let Some((at, _)) = before {
                links[*at] = Some(next);
            }
        }
        links
    }

    /// Whether the gap between two characters is between two lines.
    fn parts(&self, at: usize, next: usize, gap: f32, is_spread: bool, lone: &[bool]) -> bool {
        let (a, b) = (&self.leaf.glyphs[at], &self.leaf.glyphs[next]);
        if self.directions[next] != self.directions[at] || self.containers[next] != self.containers[at] {
            return true;
        }
        if gap > 0.3 && self.is_ruled_off(at, next) {
            return true;
        }
        if gap > NARROW_GAP && !are_of_one_size(a, b) {
            return true;
        }
        if lone[at] && self.stands_alone(at, lone) {
            // Between a short line and a rule the lines farther off tell.
            let is_gutter = || {
                let Across { whole, parted, .. } = self.across((at, next), 0.5);
                parted >= 3 && whole == 0
            };
            return gap > WIDEST_GAP && !is_spread || gap > NARROW_GAP && is_gutter();
        }
        // A sign may hang into a gutter; what is white is what has no ink.
        let white = gap + (1.0 - inked(a.c, 0.0, 1.0).1) + inked(b.c, 0.0, 1.0).0;
        white > NARROW_GAP && self.is_gutter((at, next), gap)
    }

    /// Whether nothing of its kind stands close over or under a character's line there.
    fn is_lone(&self, at: usize) -> bool {
        let near = &self.neighbours[at];
        let close = |near: Option<(usize, f32)>| {
            near.is_some_and(|(other, gap)| {
                gap <= CLOSE && are_set_alike(&self.leaf.glyphs[at], &self.leaf.glyphs[other])
            })
        };
        match self.directions[at] {
            Direction::Horizontal => !close(near.below) && !near.has_above,
            Direction::Vertical => !close(near.right) && !near.has_left,
        }
    }

    /// Whether the characters around one in its line stand alone, too: figures among Chinese are set otherwise and tell
    /// nothing.
    fn stands_alone(&self, at: usize, lone: &[bool]) -> bool {
        let glyph = &self.leaf.glyphs[at];
        let direction = self.directions[at];
        let (x, y) = glyph.place.middle();
        let (mut all, mut alone) = (0usize, 0usize);
        for other in self.grid.around(glyph, 4.5) {
            let (other_x, other_y) = self.leaf.glyphs[other].place.middle();
            let across = if direction == Direction::Horizontal { other_y - y } else { other_x - x };
            if across.abs() < 0.4 * glyph.size && are_alike(glyph, &self.leaf.glyphs[other]) {
                all += 1;
                alone += usize::from(lone[other]);
            }
        }
        alone * 5 >= all * 4
    }

    /// Whether a rule runs between two characters, across their line.
    pub(super) fn is_ruled_off(&self, at: usize, next: usize) -> bool {
        let direction = self.directions[at];
        let (a, b) = (self.leaf.glyphs[at].place, self.leaf.glyphs[next].place);
        let between = match direction {
            Direction::Horizontal => Rect { left: a.right, right: b.left, top: a.top, bottom: a.bottom },
            Direction::Vertical => Rect { left: a.left, right: a.right, top: a.bottom, bottom: b.top },
        };
        let runs_across = |rule: &&Rect| match direction {
            Direction::Horizontal => rule.height() > rule.width(),
            Direction::Vertical => rule.width() > rule.height(),
        };
        self.leaf
            .rules
            .iter()
            .filter(runs_across)
            .any(|rule| rule.shared_width(between) >= 0.0 && rule.shared_height(between) >= 0.0)
    }

    /// Whether a gap in a line lies in a gutter: hardly a line over and under it goes on there.
    fn is_gutter(&self, pair: (usize, usize), gap: f32) -> bool {
        let Across { open, whole, parted, bare } = self.across(pair, 0.5);
        match gap {
            _ if gap > WIDEST_GAP => open > whole,
            // As wide as an ideographic space: nearly all have to be white there.
            _ if gap > NARROW_GAP => open >= 2 && open >= 3 * whole,
            // A sign that hangs into it fills it. Where each line has a sign, it is verse.
            _ => parted >= 3 && whole == 0 && bare >= 2,
        }
    }

    /// What the lines over and under a gap do at a point of it, given as a share of its length.
    fn across(&self, pair: (usize, usize), share: f32) -> Across {
        let direction = self.directions[pair.0];
        let a = &self.leaf.glyphs[pair.0];
        let size = a.size;
        let (x, y) = self.point(pair, share);
        let (nearest, farthest) = self.ruled_at((x, y), direction);
        let mut lines: Vec<Beside> = Vec::new();
        for other in self.grid.near((x, y), LINES_ASIDE * size) {
            let glyph = &self.leaf.glyphs[other];
            if !are_of_one_size(a, glyph) {
                continue;
            }
            let (other_x, other_y) = glyph.place.middle();
            let (along, across, from, to) = match direction {
                Direction::Horizontal => {
                    (other_x - x, other_y - y, glyph.place.left - x, glyph.place.right - x)
                }
                Direction::Vertical => {
                    (other_y - y, other_x - x, glyph.place.top - y, glyph.place.bottom - y)
                }
            };
            let is_beside = (0.6 * size..=LINES_ASIDE * size).contains(&across.abs())
                && along.abs() <= 2.5 * size
                && (nearest..farthest).contains(&across);
            if !is_beside {
                continue;
            }
            let at = lines.iter().position(|line| (line.across - across).abs() < 0.4 * size);
            let at = at.unwrap_or_else(|| {
                lines.push(Beside { across, ..Beside::default() });
                lines.len() - 1
            });
            let reaches = |(from, to): (f32, f32)| from < 0.1 * size && to > -0.1 * size;
            // A sign at the end of a line may hang over the measure.
            let ink = inked(glyph.c, from, to);
            let line = &mut lines[at];
            line.covers |= reaches(ink);
            line.reaches |= reaches((from, to));
            line.has_before |= ink.0 + ink.1 < 0.0;
            line.has_behind |= ink.0 + ink.1 >= 0.0;
        }
        let parted = || lines.iter().filter(|line| !line.covers && line.has_before && line.has_behind);
        let whole = lines.iter().filter(|line| line.covers).count();
        let bare = parted().filter(|line| !line.reaches).count();
        Across { open: lines.len() - whole, whole, parted: parted().count(), bare }
    }

    /// A point of the white between two characters of a line, in the middle of the line.
    fn point(&self, (at, next): (usize, usize), share: f32) -> (f32, f32) {
        let between = |from: f32, to: f32| from + share * (to - from);
        let (a, b) = (&self.leaf.glyphs[at], &self.leaf.glyphs[next]);
        let gap = a.place.around(b.place);
        match self.directions[at] {
            Direction::Horizontal => {
                let from = inked(a.c, a.place.left, a.place.right).1;
                let to = inked(b.c, b.place.left, b.place.right).0;
                (between(from, to), 0.5 * (gap.top + gap.bottom))
            }
            Direction::Vertical => {
                let from = inked(a.c, a.place.top, a.place.bottom).1;
                let to = inked(b.c, b.place.top, b.place.bottom).0;
                (0.5 * (gap.left + gap.right), between(from, to))
            }
        }
    }

    /// How far from a point of a line the next rules run along the line, before it and behind: what stands beyond them
    /// is set in other columns and tells nothing.
    fn ruled_at(&self, (x, y): (f32, f32), direction: Direction) -> (f32, f32) {
        let mut bounds = (f32::MIN, f32::MAX);
        for rule in &self.leaf.rules {
            let (middle_x, middle_y) = rule.middle();
            let (runs_along, is_there, at) = match direction {
                Direction::Horizontal => {
                    (rule.width() > rule.height(), (rule.left..=rule.right).contains(&x), middle_y - y)
                }
                Direction::Vertical => {
                    (rule.height() > rule.width(), (rule.top..=rule.bottom).contains(&y), middle_x - x)
                }
            };
            match runs_along && is_there {
                true if at < 0.0 => bounds.0 = bounds.0.max(at),
                true => bounds.1 = bounds.1.min(at),
                false => {}
            }
        }
        bounds
    }

    /// Joins what a line spread over a measure fell apart into: the lines over and under it go on where it gapes.
    pub(super) fn join_spread(&self, chains: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let along = |at: usize| {
            let place = self.leaf.glyphs[at].place;
            let (x, y) = place.middle();
            match self.directions[at] {
                Direction::Horizontal => (y, place.left, place.right),
                Direction::Vertical => (x, place.top, place.bottom),
            }
        };
        let mut order: Vec<usize> = (0..chains.len()).collect();
        let first = |chain: usize| chains[chain][0];
        order.sort_by(|&a, &b| along(first(a)).1.total_cmp(&along(first(b)).1));
        let mut next_of: Vec<Option<usize>> = vec![None; chains.len()];
        let mut has_before = vec![false; chains.len()];
        for (place, &chain) in order.iter().enumerate() {
            let last = chains[chain][chains[chain].len() - 1];
            let (level, _, end) = along(last);
            let size = self.leaf.glyphs[last].size;
            let fits = |&&other: &&usize| {
                let start = first(other);
                let (other_level, other_start, _) = along(start);
                (0.0..WIDEST_SPREAD * size).contains(&(other_start - end))
                    && (other_level - level).abs() < 0.3 * size
                    && !has_before[other]
                    && self.directions[start] == self.directions[last]
                    && self.containers[start] == self.containers[last]
                    && are_of_one_size(&self.leaf.glyphs[start], &self.leaf.glyphs[last])
                    && (chains[chain].len() < SHORT || chains[other].len() < SHORT)
            };
            let near = order[place + 1..]
                .iter()
                .take_while(|&&other| along(first(other)).1 - end < WIDEST_SPREAD * size)
                .take(MOST_BESIDE)
                .find(fits);
            let Some(&other) = near else { continue };
            let pair = (last, first(other));
            let gap = (along(pair.1).1 - end) / size.max(0.1);
            let points = (gap / 0.4).ceil().max(1.0);
            let covered = |point: f32| {
                let Across { open, whole, .. } = self.across(pair, (point + 0.5) / points);
                whole > open
            };
            let is_inside = (0..points as usize).all(|point| covered(point as f32));
            if is_inside && !self.is_ruled_off(pair.0, pair.1) {
                next_of[chain] = Some(other);
                has_before[other] = true;
            }
        }
        let starts = (0..chains.len()).filter(|&chain| !has_before[chain]);
        starts
            .map(|start| {
                let parts = std::iter::successors(Some(start), |&chain| next_of[chain]);
                parts.flat_map(|chain| chains[chain].iter().copied()).collect()
            })
            .collect()
    }
}
