//! Characters that stand in one line: which way lines run, and where each begins and ends.

use super::grid::Grid;
use crate::leaf::{Glyph, Leaf};
use crate::{Direction, Rect};

/// A line of characters as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its characters in reading order, by their places among the leaf's glyphs.
    pub(super) glyphs: Vec<usize>,
    pub(super) place: Rect,
    /// Height of the em.
    pub(super) size: f32,
    pub(super) direction: Direction,
    /// The font of most characters.
    pub(super) font: u16,
    /// Whether most characters are bold.
    pub(super) bold: bool,
    /// Which of the leaf's boxes it stands in.
    pub(super) container: Option<usize>,
}

/// Characters of one line differ less than this in size.
const SAME_SIZE: f32 = 1.35;
/// A gap no wider than this, in em, parts no columns.
const NARROW_GAP: f32 = 0.4;
/// No single gap inside a line is wider than this, in em, where nothing over or under it tells: an ideographic space, and a
/// little.
const WIDEST_GAP: f32 = 1.12;
/// A line spread over a measure has such gaps all along it, one no narrower than this share of the next.
const SPREAD: f32 = 0.6;
/// Lines of one text are no farther apart, in em from box to box.
const CLOSE: f32 = 1.3;
/// Farther than this, in em, no character is another's neighbour.
const REACH: f32 = 2.0;

/// Finds the lines of a leaf. `containers` says for each glyph in which box it stands.
pub(super) fn find_rows(leaf: &Leaf, containers: &[Option<usize>]) -> Vec<Row> {
    let grid = Grid::of(leaf);
    let neighbours: Vec<Neighbours> = (0..leaf.glyphs.len()).map(|at| neighbours(leaf, &grid, at)).collect();
    let directions = directions(leaf, &grid, &neighbours);
    let links = links(leaf, &grid, containers, (&neighbours, &directions));
    join_spread(leaf, &grid, chains(&links), containers, &directions)
        .into_iter()
        .map(|glyphs| row(leaf, glyphs, containers, &directions))
        .collect()
}

/// The nearest character to the right of one and the nearest under it, with the gaps in em.
#[derive(Clone, Copy, Debug, Default)]
struct Neighbours {
    right: Option<(usize, f32)>,
    below: Option<(usize, f32)>,
    /// Whether something stands close over or under it, and beside it.
    has_above: bool,
    has_left: bool,
}

fn neighbours(leaf: &Leaf, grid: &Grid, at: usize) -> Neighbours {
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
fn are_set_alike(a: &Glyph, b: &Glyph) -> bool {
    a.font == b.font && are_of_one_size(a, b)
}

fn are_of_one_size(a: &Glyph, b: &Glyph) -> bool {
    (a.size - b.size).abs() <= 0.03 * a.size
}

fn are_alike(a: &Glyph, b: &Glyph) -> bool {
    a.size.max(b.size) <= SAME_SIZE * a.size.min(b.size)
}

/// Which way the line of each character runs: towards where its neighbours stand closer, as most around it say.
fn directions(leaf: &Leaf, grid: &Grid, neighbours: &[Neighbours]) -> Vec<Direction> {
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
            let around = grid.around(glyph, 2.5).filter(|&other| are_alike(glyph, &leaf.glyphs[other]));
            let sum: f32 = around.map(|other| votes[other]).sum();
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

/// For each character the next of its line.
fn links(
    leaf: &Leaf,
    grid: &Grid,
    containers: &[Option<usize>],
    (neighbours, directions): (&[Neighbours], &[Direction]),
) -> Vec<Option<usize>> {
    let lone: Vec<bool> =
        (0..leaf.glyphs.len()).map(|at| is_lone(leaf, neighbours, directions, at)).collect();
    let mut gap_before = vec![0.0_f32; leaf.glyphs.len()];
    for (at, near) in neighbours.iter().enumerate() {
        let next = if directions[at] == Direction::Horizontal { near.right } else { near.below };
        if let Some((next, gap)) = next {
            gap_before[next] = gap;
        }
    }
    let mut before: Vec<Option<(usize, f32)>> = vec![None; leaf.glyphs.len()];
    for (at, near) in neighbours.iter().enumerate() {
        let is_alone = || lone[at] && stand_alone(leaf, grid, &lone, at, directions[at]);
        let next = if directions[at] == Direction::Horizontal { near.right } else { near.below };
        let Some((next, gap)) = next else { continue };
        let parted = directions[next] != directions[at]
            || containers[next] != containers[at]
            || (gap > 0.3 && is_ruled_off(leaf, at, next, directions[at]))
            || (gap > NARROW_GAP && !are_of_one_size(&leaf.glyphs[at], &leaf.glyphs[next]))
            || (gap > NARROW_GAP && {
                let further = if directions[at] == Direction::Horizontal {
                    neighbours[next].right
                } else {
                    neighbours[next].below
                };
                let is_spread = further.is_some_and(|(_, gap_after)| gap_after >= SPREAD * gap)
                    || gap_before[at] >= SPREAD * gap;
                if is_alone() {
                    gap > WIDEST_GAP && !is_spread
                } else {
                    is_gutter(leaf, grid, (at, next), directions[at])
                }
            });
        if !parted && before[next].is_none_or(|(_, least)| gap < least) {
            before[next] = Some((at, gap));
        }
    }
    let mut links = vec![None; leaf.glyphs.len()];
    for (next, before) in before.iter().enumerate() {
        if let Some((at, _)) = before {
            links[*at] = Some(next);
        }
    }
    links
}

/// Whether nothing of its kind stands close over or under a character's line there.
fn is_lone(leaf: &Leaf, neighbours: &[Neighbours], directions: &[Direction], at: usize) -> bool {
    let near = &neighbours[at];
    let close = |near: Option<(usize, f32)>| {
        near.is_some_and(|(other, gap)| gap <= CLOSE && are_set_alike(&leaf.glyphs[at], &leaf.glyphs[other]))
    };
    match directions[at] {
        Direction::Horizontal => !close(near.below) && !near.has_above,
        Direction::Vertical => !close(near.right) && !near.has_left,
    }
}

/// Whether the characters around one in its line stand alone, too: figures among Chinese are set otherwise and tell
/// nothing.
fn stand_alone(leaf: &Leaf, grid: &Grid, lone: &[bool], at: usize, direction: Direction) -> bool {
    let glyph = &leaf.glyphs[at];
    let (x, y) = glyph.place.middle();
    let (mut all, mut alone) = (0usize, 0usize);
    for other in grid.around(glyph, 4.5) {
        let (other_x, other_y) = leaf.glyphs[other].place.middle();
        let across = if direction == Direction::Horizontal { other_y - y } else { other_x - x };
        if across.abs() < 0.4 * glyph.size && are_alike(glyph, &leaf.glyphs[other]) {
            all += 1;
            alone += usize::from(lone[other]);
        }
    }
    alone * 5 >= all * 4
}

/// Whether a rule runs between two characters, across their line.
fn is_ruled_off(leaf: &Leaf, at: usize, next: usize, direction: Direction) -> bool {
    let (a, b) = (leaf.glyphs[at].place, leaf.glyphs[next].place);
    let between = match direction {
        Direction::Horizontal => Rect { left: a.right, right: b.left, top: a.top, bottom: a.bottom },
        Direction::Vertical => Rect { left: a.left, right: a.right, top: a.bottom, bottom: b.top },
    };
    let runs_across = |rule: &&Rect| match direction {
        Direction::Horizontal => rule.height() > rule.width(),
        Direction::Vertical => rule.width() > rule.height(),
    };
    leaf.rules
        .iter()
        .filter(runs_across)
        .any(|rule| rule.shared_width(between) >= 0.0 && rule.shared_height(between) >= 0.0)
}

/// Whether a gap in a line lies in a gutter: the lines over and under it are white there, too.
fn is_gutter(leaf: &Leaf, grid: &Grid, pair: (usize, usize), direction: Direction) -> bool {
    covering(leaf, grid, pair, direction, 0.5).is_some_and(|(covered, lines)| covered * 2 < lines)
}

/// How many of the lines over and under a gap have a character over a point of it, given as a share of its length, and
/// how many there are; `None` if none.
fn covering(
    leaf: &Leaf,
    grid: &Grid,
    (at, next): (usize, usize),
    direction: Direction,
    share: f32,
) -> Option<(usize, usize)> {
    let between = |from: f32, to: f32| from + share * (to - from);
    let (a, b) = (&leaf.glyphs[at], &leaf.glyphs[next]);
    let size = a.size;
    let gap = a.place.around(b.place);
    let (x, y) = match direction {
        Direction::Horizontal => (between(a.place.right, b.place.left), 0.5 * (gap.top + gap.bottom)),
        Direction::Vertical => (0.5 * (gap.left + gap.right), between(a.place.bottom, b.place.top)),
    };
    // The places of lines over and under it, counted from it, with whether one covers the gap's middle.
    let mut lines: Vec<(f32, bool)> = Vec::new();
    for other in grid.near((x, y), LINES_ASIDE * size) {
        let glyph = &leaf.glyphs[other];
        if !are_of_one_size(a, glyph) {
            continue;
        }
        let (other_x, other_y) = glyph.place.middle();
        let (along, across, from, to, middle) = match direction {
            Direction::Horizontal => (other_x - x, other_y - y, glyph.place.left, glyph.place.right, x),
            Direction::Vertical => (other_y - y, other_x - x, glyph.place.top, glyph.place.bottom, y),
        };
        if across.abs() < 0.6 * size || across.abs() > LINES_ASIDE * size || along.abs() > 2.0 * size {
            continue;
        }
        let covers = from - 0.2 * size < middle && middle < to + 0.2 * size;
        match lines.iter_mut().find(|(place, _)| (*place - across).abs() < 0.5 * size) {
            Some((_, covered)) => *covered |= covers,
            None => lines.push((across, covers)),
        }
    }
    let covered = lines.iter().filter(|(_, covered)| *covered).count();
    (!lines.is_empty()).then_some((covered, lines.len()))
}

/// Joins what a line spread over a measure fell apart into: the lines over and under it go on where it gapes.
fn join_spread(
    leaf: &Leaf,
    grid: &Grid,
    chains: Vec<Vec<usize>>,
    containers: &[Option<usize>],
    directions: &[Direction],
) -> Vec<Vec<usize>> {
    let along = |at: usize| {
        let place = leaf.glyphs[at].place;
        let (x, y) = place.middle();
        match directions[at] {
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
        let size = leaf.glyphs[last].size;
        let fits = |&&other: &&usize| {
            let start = first(other);
            let (other_level, other_start, _) = along(start);
            (0.0..WIDEST_SPREAD * size).contains(&(other_start - end))
                && (other_level - level).abs() < 0.3 * size
                && !has_before[other]
                && directions[start] == directions[last]
                && containers[start] == containers[last]
                && are_of_one_size(&leaf.glyphs[start], &leaf.glyphs[last])
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
            covering(leaf, grid, pair, directions[last], (point + 0.5) / points)
                .is_some_and(|(covered, lines)| covered * 2 > lines)
        };
        let is_inside = (0..points as usize).all(|point| covered(point as f32));
        if is_inside && !is_ruled_off(leaf, pair.0, pair.1, directions[last]) {
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

/// No gap in a line spread over a measure is wider, in em.
const WIDEST_SPREAD: f32 = 6.0;
/// What falls apart has few characters on one side.
const SHORT: usize = 5;
/// So many lines beside one are looked at.
const MOST_BESIDE: usize = 2000;

/// Lines so far over and under a gap tell whether it is a gutter, in em.
const LINES_ASIDE: f32 = 3.8;

/// The runs that links make; a ring is opened anywhere.
fn chains(links: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut is_next = vec![false; links.len()];
    for &next in links.iter().flatten() {
        is_next[next] = true;
    }
    let firsts = (0..links.len()).filter(|&at| !is_next[at]);
    let mut seen = vec![false; links.len()];
    let mut found = Vec::new();
    for first in firsts.chain(0..links.len()) {
        let mut chain = Vec::new();
        let mut at = Some(first).filter(|&at| !seen[at]);
        while let Some(here) = at {
            seen[here] = true;
            chain.push(here);
            at = links[here].filter(|&next| !seen[next]);
        }
        if !chain.is_empty() {
            found.push(chain);
        }
    }
    found
}

fn row(leaf: &Leaf, glyphs: Vec<usize>, containers: &[Option<usize>], directions: &[Direction]) -> Row {
    let first = glyphs[0];
    let place = glyphs.iter().map(|&at| leaf.glyphs[at].place).reduce(Rect::around);
    let mut sizes: Vec<f32> = glyphs.iter().map(|&at| leaf.glyphs[at].size).collect();
    sizes.sort_by(f32::total_cmp);
    let mut fonts: Vec<u16> = glyphs.iter().map(|&at| leaf.glyphs[at].font).collect();
    fonts.sort_unstable();
    let font = fonts.chunk_by(|a, b| a == b).max_by_key(|run| run.len()).map_or(0, |run| run[0]);
    let bold = glyphs.iter().filter(|&&at| leaf.glyphs[at].bold).count() * 2 > glyphs.len();
    Row {
        place: place.unwrap_or(leaf.glyphs[first].place),
        size: sizes[sizes.len() / 2],
        direction: directions[first],
        font,
        bold,
        container: containers[first],
        glyphs,
    }
}
