//! Ruled tables: boxes that rules cut into cells.

use super::lettering::Lettering;
use crate::Rect;
use crate::leaf::Leaf;

/// A table: its box, and the lines of its cells, row by row and cell by cell.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) place: Rect,
    pub(super) rows: Vec<Vec<usize>>,
    /// The blocks that stand in it.
    pub(super) blocks: Vec<usize>,
}

/// A rule that runs through a box is nearly as long as the box.
const THROUGH: f32 = 0.85;

/// Finds a page's tables.
pub(super) fn find(leaf: &Leaf, page: &Lettering) -> Vec<Table> {
    (0..leaf.boxes.len()).filter_map(|at| table(leaf, page, at)).collect()
}

fn table(leaf: &Leaf, page: &Lettering, at: usize) -> Option<Table> {
    let place = leaf.boxes[at];
    let inside = |rule: &&Rect| place.holds(**rule);
    let level = |rule: &&Rect| rule.width() > THROUGH * place.width();
    let upright = |rule: &&Rect| rule.height() > THROUGH * place.height();
    let mut bands: Vec<f32> =
        leaf.rules.iter().filter(inside).filter(level).map(|rule| rule.middle().1).collect();
    let mut sides: Vec<f32> =
        leaf.rules.iter().filter(inside).filter(upright).map(|rule| rule.middle().0).collect();
    if bands.len() < 2 || sides.is_empty() {
        return None;
    }
    bands.sort_by(f32::total_cmp);
    sides.sort_by(f32::total_cmp);
    let blocks: Vec<usize> =
        (0..page.blocks.len()).filter(|&block| page.blocks[block].container == Some(at)).collect();
    let mut lines: Vec<(usize, usize, f32, usize)> = blocks
        .iter()
        .flat_map(|&block| &page.blocks[block].rows)
        .map(|&row| {
            let (x, y) = page.rows[row].place.middle();
            let before = |edges: &[f32], middle: f32| edges.iter().filter(|&&edge| edge < middle).count();
            (before(&bands, y), before(&sides, x), y, row)
        })
        .collect();
    lines.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    let rows =
        lines.chunk_by(|a, b| a.0 == b.0).map(|band| band.iter().map(|line| line.3).collect()).collect();
    Some(Table { place, rows, blocks })
}
