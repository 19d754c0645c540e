//! Characters that stand in one line: which way lines run, and where each begins and ends.

use super::grid::Grid;
use super::links::Linker;
use super::neighbours::{self, Neighbours, are_set_alike};
use crate::leaf::Leaf;
use crate::punctuation::is_han;
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

/// Finds the lines of a leaf. `containers` says for each glyph in which box it stands.
pub(super) fn find_rows(leaf: &Leaf, containers: &[Option<usize>]) -> Vec<Row> {
    let grid = Grid::of(leaf);
    let found: Vec<Neighbours> = (0..leaf.glyphs.len()).map(|at| neighbours::of(leaf, &grid, at)).collect();
    let directions = neighbours::directions(leaf, &grid, &found);
    let linker = Linker { leaf, grid: &grid, containers, neighbours: &found, directions: &directions };
    let whole = linker.join_spread(&chains(&linker.links()));
    join_lone(&linker, whole).into_iter().map(|glyphs| row(leaf, glyphs, containers, &directions)).collect()
}

/// Characters that are set apart over a measure and larger than the text (启　　事) are one line: no headline has one
/// character.
fn join_lone(linker: &Linker<'_>, chains: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let glyph = |at: usize| &linker.leaf.glyphs[at];
    let mut sizes: Vec<f32> = linker.leaf.glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let text = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let frame = |at: usize| glyph(at).place.read_along(linker.directions[at], linker.leaf.width);
    let is_lone = |chain: &[usize]| matches!(chain, [only] if glyph(*only).size >= LONE * text && is_han(glyph(*only).c));
    let (mut lone, mut rest): (Vec<_>, Vec<_>) = chains.into_iter().partition(|chain| is_lone(chain));
    if lone.len() > MOST_LONE {
        rest.append(&mut lone);
        return rest;
    }
    lone.sort_by(|a, b| frame(a[0]).left.total_cmp(&frame(b[0]).left));
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for at in lone.into_iter().map(|chain| chain[0]) {
        let goes_on = |line: &&mut Vec<usize>| {
            let last = line[line.len() - 1];
            let (before, after) = (frame(last), frame(at));
            let between = Rect { left: before.right, right: after.left, ..before };
            linker.directions[last] == linker.directions[at]
                && linker.containers[last] == linker.containers[at]
                && are_set_alike(glyph(last), glyph(at))
                && (after.top - before.top).abs() < 0.2 * glyph(at).size
                && (0.0..WIDEST_APART * glyph(at).size).contains(&between.width())
                && !linker.is_ruled_off(last, at)
                && !rest.iter().any(|chain| frame(chain[0]).meets(between))
        };
        match joined.iter_mut().find(goes_on) {
            Some(line) => line.push(at),
            None => joined.push(vec![at]),
        }
    }
    rest.append(&mut joined);
    rest
}

/// Characters set apart over a measure are so much larger than the text, and no farther from one another, in em.
const LONE: f32 = 1.2;
const WIDEST_APART: f32 = 6.0;
/// A page has a few of them; one with more is no page of headlines.
const MOST_LONE: usize = 200;

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
