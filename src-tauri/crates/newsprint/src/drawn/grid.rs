//! Which characters stand near one another, found without comparing each with each.

use crate::leaf::{Glyph, Leaf};

/// So many characters of one cell are looked at: where more stand, they stand over each other.
const MOST: usize = 48;
/// So many cells in each direction are looked at.
const FARTHEST: i32 = 14;

/// A leaf's characters by the cells their middles stand in.
pub(super) struct Grid {
    cell: f32,
    columns: i32,
    rows: i32,
    cells: Vec<Vec<usize>>,
}

impl Grid {
    pub(super) fn of(leaf: &Leaf) -> Self {
        let mut sizes: Vec<f32> = leaf.glyphs.iter().map(|glyph| glyph.size).collect();
        sizes.sort_by(f32::total_cmp);
        let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0);
        let least = leaf.width.max(leaf.height) / 1000.0;
        let cell = (1.5 * usual).max(least).max(0.1);
        let count = |length: f32| ((length / cell).ceil() as i32).clamp(1, 1000);
        let (columns, rows) = (count(leaf.width), count(leaf.height));
        let mut grid = Self { cell, columns, rows, cells: vec![Vec::new(); (columns * rows) as usize] };
        for (at, glyph) in leaf.glyphs.iter().enumerate() {
            let (x, y) = glyph.place.middle();
            let (column, row) = (grid.place(x, columns), grid.place(y, rows));
            let cell = &mut grid.cells[(row * columns + column) as usize];
            if cell.len() < MOST {
                cell.push(at);
            }
        }
        grid
    }

    fn place(&self, along: f32, count: i32) -> i32 {
        ((along / self.cell) as i32).clamp(0, count - 1)
    }

    /// Those whose middles stand within so many em of a character, and some that stand a little farther.
    pub(super) fn around(&self, glyph: &Glyph, reach: f32) -> impl Iterator<Item = usize> + '_ {
        self.near(glyph.place.middle(), reach * glyph.size)
    }

    /// Those whose middles stand within reach of a point, and some that stand a little farther.
    pub(super) fn near(&self, (x, y): (f32, f32), reach: f32) -> impl Iterator<Item = usize> + '_ {
        let span = |middle: f32, count: i32| {
            let own = self.place(middle, count);
            let from = self.place(middle - reach, count).max(own - FARTHEST);
            from..=self.place(middle + reach, count).min(own + FARTHEST)
        };
        let across = span(x, self.columns);
        span(y, self.rows)
            .flat_map(move |row| across.clone().map(move |column| row * self.columns + column))
            .flat_map(|cell| self.cells[cell as usize].iter().copied())
    }
}
