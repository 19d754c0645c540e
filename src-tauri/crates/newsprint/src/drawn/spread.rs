//! A leaf that shows two pages: wide, white down its middle, with a page line on either half.

use super::lettering::letter;
use super::pieces::runs_down;
use crate::furniture::{is_date_line, page_label};
use crate::leaf::{Glyph, Leaf};
use crate::{Depicted, Rect};

/// A leaf is wide from here on: two pages of a newspaper side by side are about 1.4, one alone is .7.
const WIDE: f32 = 1.1;
/// The fold lies within this share of the width from the middle.
const MIDDLE: f32 = 0.06;
/// Page lines stand within this share of the height from the edges.
const EDGE: f32 = 0.1;

/// The pages of a leaf in reading order: one, or the two of a spread, the right one first where text runs downwards.
pub(super) fn halves(leaf: Leaf) -> Vec<Leaf> {
    let whole = matches!(leaf.depicted, Depicted::Leaf { frame: None, .. });
    if leaf.width < WIDE * leaf.height || !whole || leaf.glyphs.is_empty() {
        return vec![leaf];
    }
    let Some(fold) = fold(&leaf.glyphs, leaf.width) else { return vec![leaf] };
    let page = letter(&leaf);
    let has_page_line = |on_left: bool| {
        page.rows.iter().zip(&page.words).any(|(row, words)| {
            let at_edge = row.place.bottom < EDGE * leaf.height || row.place.top > (1.0 - EDGE) * leaf.height;
            let says = page_label(&words.chars).is_some() || is_date_line(&words.chars);
            (row.place.right <= fold) == on_left && at_edge && says
        })
    };
    if !has_page_line(true) || !has_page_line(false) {
        return vec![leaf];
    }
    let right_first = runs_down(&page);
    let (width, warnings) = (leaf.width, leaf.warnings.clone());
    let (left, right) = (half(&leaf, 0.0, fold), half(&leaf, fold, width));
    let mut pages = if right_first { vec![right, left] } else { vec![left, right] };
    pages[0].warnings = warnings;
    pages[0].dropped = leaf.dropped;
    pages
}

/// Where nothing stands from top to bottom near the middle, in the midst of the widest such gap.
fn fold(glyphs: &[Glyph], width: f32) -> Option<f32> {
    let (from, to) = (width * (0.5 - MIDDLE), width * (0.5 + MIDDLE));
    let mut spans: Vec<(f32, f32)> = glyphs
        .iter()
        .map(|glyph| (glyph.place.left.max(from), glyph.place.right.min(to)))
        .filter(|(left, right)| left < right)
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reached = from;
    let mut widest = (0.0_f32, None);
    for (left, right) in spans.into_iter().chain([(to, to)]) {
        if left - reached > widest.0 {
            widest = (left - reached, Some(0.5 * (left + reached)));
        }
        reached = reached.max(right);
    }
    widest.1.filter(|_| widest.0 > 0.01 * width)
}

/// What a leaf shows between two places of its width, as a leaf of its own.
fn half(leaf: &Leaf, from: f32, to: f32) -> Leaf {
    let frame = Rect { left: from, top: 0.0, right: to, bottom: leaf.height };
    let moved = |place: Rect| Rect { left: place.left - from, right: place.right - from, ..place };
    let cut = |places: &[Rect]| -> Vec<Rect> {
        let inside = places.iter().filter(|place| place.shared_width(frame) > 0.0);
        inside
            .map(|place| moved(Rect { left: place.left.max(from), right: place.right.min(to), ..*place }))
            .collect()
    };
    let glyphs = leaf.glyphs.iter().filter(|glyph| frame.holds(glyph.place));
    let depicted = match &leaf.depicted {
        Depicted::Leaf { leaf, .. } => Depicted::Leaf { leaf: *leaf, frame: Some(frame) },
        other => other.clone(),
    };
    Leaf {
        width: to - from,
        height: leaf.height,
        glyphs: glyphs.map(|glyph| Glyph { place: moved(glyph.place), ..*glyph }).collect(),
        rules: cut(&leaf.rules),
        boxes: cut(&leaf.boxes),
        pictures: cut(&leaf.pictures),
        depicted,
        dropped: 0,
        warnings: Vec::new(),
    }
}
