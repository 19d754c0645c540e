//! Real leaves set a little otherwise: what belongs together stays together. Reads the pages beside the project, and is
//! skipped where they are not.

use super::blocks::Block;
use super::{families, pieces, see_pictures};
use crate::leaf::{Glyph, Leaf};
use crate::{Direction, Rect};
use std::collections::BTreeMap;
use std::path::Path;

/// For every glyph the article it went to.
fn articles(mut leaf: Leaf) -> Vec<Option<usize>> {
    families::unite(&mut leaf);
    see_pictures(&mut leaf);
    let parted = pieces::part(&leaf);
    let mut found = vec![None; leaf.glyphs.len()];
    for (article, piece) in parted.articles.iter().enumerate() {
        for &glyph in piece.lines.iter().flat_map(|line| &parted.page.rows[line.row].glyphs) {
            found[glyph] = Some(article);
        }
    }
    found
}

/// How far two ways of parting the same glyphs agree: BCubed F1 of the second against the first.
fn agreement(first: &[Option<usize>], second: &[Option<usize>]) -> f64 {
    let mut cells: BTreeMap<(Option<usize>, Option<usize>), f64> = BTreeMap::new();
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    for (&a, &b) in first.iter().zip(second) {
        *cells.entry((a, b)).or_default() += 1.0;
        *rows.entry(a).or_insert(0.0) += 1.0;
        *columns.entry(b).or_insert(0.0) += 1.0;
    }
    let total = first.len() as f64;
    let precision: f64 = cells.iter().map(|(&(_, b), n)| n * n / columns[&b]).sum::<f64>() / total;
    let recall: f64 = cells.iter().map(|(&(a, _), n)| n * n / rows[&a]).sum::<f64>() / total;
    2.0 * precision * recall / (precision + recall)
}

/// Every glyph, and every line, box and picture by its corner, farther from the upper left by a factor; all of them as large
/// as before. Gutters and leads grow by as much as columns are wide times the factor.
fn spread(leaf: &Leaf, wider: f32, blocks: &[Rect]) -> Leaf {
    let mut leaf = leaf.clone();
    let shift = |x: f32| (wider - 1.0) * x;
    let home = |place: Rect| {
        let (x, y) = place.middle();
        let holds =
            |block: &&Rect| block.left <= x && x <= block.right && block.top <= y && y <= block.bottom;
        blocks.iter().find(holds).map_or(place.left, |block| block.left)
    };
    let moved = |place: Rect| {
        let by = shift(home(place));
        Rect { left: place.left + by, right: place.right + by, ..place }
    };
    for glyph in &mut leaf.glyphs {
        glyph.place = moved(glyph.place);
    }
    let stretched = |place: &Rect| Rect { left: place.left * wider, right: place.right * wider, ..*place };
    for places in [&mut leaf.rules, &mut leaf.boxes, &mut leaf.pictures] {
        *places = places.iter().map(stretched).collect();
    }
    leaf.width *= wider;
    leaf
}

/// Large type larger or smaller by a factor, about the middle of each line.
fn resized(leaf: &Leaf, factor: f32, body: f32) -> Leaf {
    let mut leaf = leaf.clone();
    let parted = pieces::part(&leaf);
    for row in parted.page.rows.iter().filter(|row| row.size > 1.4 * body) {
        let (x, y) = row.place.middle();
        for &at in &row.glyphs {
            let glyph = &mut leaf.glyphs[at];
            let about = |edge: f32, middle: f32| middle + (edge - middle) * factor;
            let place = glyph.place;
            glyph.place = Rect {
                left: about(place.left, x),
                right: about(place.right, x),
                top: about(place.top, y),
                bottom: about(place.bottom, y),
            };
            glyph.size *= factor;
        }
    }
    leaf
}

/// The blocks of a leaf drawn in another order; and where each glyph went.
fn shuffled(leaf: &Leaf, seed: u64) -> (Leaf, Vec<usize>) {
    let parted = pieces::part(leaf);
    let mut order: Vec<(u64, usize)> = parted
        .page
        .blocks
        .iter()
        .enumerate()
        .map(|(at, _)| ((at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15 ^ seed) >> 16, at))
        .collect();
    order.sort_unstable();
    let rows = order.iter().flat_map(|&(_, block)| &parted.page.blocks[block].rows);
    let places: Vec<usize> = rows.flat_map(|&row| parted.page.rows[row].glyphs.iter().copied()).collect();
    let glyphs: Vec<Glyph> = places.iter().map(|&at| leaf.glyphs[at]).collect();
    (Leaf { glyphs, ..leaf.clone() }, places)
}

/// One column of text narrower by a factor, the gutter beside it wider; of text that runs downwards, one tier shorter. It
/// is the column of the longest block.
fn narrowed(leaf: &Leaf, factor: f32, blocks: &[Block]) -> Leaf {
    let mut leaf = leaf.clone();
    let Some(longest) = blocks.iter().max_by_key(|block| block.rows.len()) else { return leaf };
    let upright = longest.direction == Direction::Vertical;
    let edges = |place: Rect| if upright { (place.top, place.bottom) } else { (place.left, place.right) };
    let (start, end) = edges(longest.place);
    let is_in = |block: &&Block| edges(block.place).0 > start - 2.0 && edges(block.place).1 < end + 2.0;
    let column: Vec<Rect> = blocks.iter().filter(is_in).map(|block| block.place).collect();
    let about = |edge: f32| start + (edge - start) * factor;
    for glyph in &mut leaf.glyphs {
        let (x, y) = glyph.place.middle();
        if column.iter().any(|b| b.left <= x && x <= b.right && b.top <= y && y <= b.bottom) {
            let place = &mut glyph.place;
            *place = if upright {
                Rect { top: about(place.top), bottom: about(place.bottom), ..*place }
            } else {
                Rect { left: about(place.left), right: about(place.right), ..*place }
            };
        }
    }
    leaf
}

#[test]
fn what_belongs_together_stays_so_when_a_page_is_set_a_little_otherwise() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/pages");
    let Ok(entries) = std::fs::read_dir(&folder) else { return };
    let mut worst: Vec<(f64, String)> = Vec::new();
    for path in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
    {
        let bytes = std::fs::read(&path).unwrap();
        let pdf = crate::pdf::open(&bytes, None).unwrap();
        let mut leaf = crate::pdf::leaves(&pdf).unwrap().remove(0);
        families::unite(&mut leaf);
        see_pictures(&mut leaf);
        let plain = articles(leaf.clone());
        let parted = pieces::part(&leaf);
        let blocks: Vec<Rect> = parted.page.blocks.iter().map(|block| block.place).collect();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut note = |how: &str, found: &[Option<usize>]| {
            worst.push((agreement(&plain, found), format!("{name} {how}")));
        };
        for wider in [0.988, 1.012] {
            note(&format!("gutters {wider}"), &articles(spread(&leaf, wider, &blocks)));
        }
        for factor in [0.85, 1.15] {
            note(&format!("heads {factor}"), &articles(resized(&leaf, factor, parted.page.body_size)));
        }
        for factor in [0.85, 0.93] {
            note(&format!("a column {factor}"), &articles(narrowed(&leaf, factor, &parted.page.blocks)));
        }
        for seed in [1, 2] {
            let (other, places) = shuffled(&leaf, seed);
            let found = articles(other);
            let mut back = vec![None; leaf.glyphs.len()];
            for (at, &place) in places.iter().enumerate() {
                back[place] = found[at];
            }
            note("shuffled", &back);
        }
    }
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mean = worst.iter().map(|(agreed, _)| agreed).sum::<f64>() / worst.len().max(1) as f64;
    let least = worst.first().map_or(1.0, |(agreed, _)| *agreed);
    assert!(mean > 0.985 && least > 0.9, "mean {mean:.4}, worst {:.3?}", &worst[..worst.len().min(25)]);
}
