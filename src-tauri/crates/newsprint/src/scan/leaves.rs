//! A scan's words as glyphs, for the grouping that all drawn pages share: a Chinese page is set in ways that its blocks
//! do not tell.

use super::ScanPage;
use crate::leaf::{Glyph, Leaf};
use crate::lines::is_blank;
use crate::{Direction, FileContext, Format, ParsedFile, Rect, Weights, drawn};

/// Takes Chinese pages apart.
pub(super) fn read(
    pages: &[ScanPage],
    format: Format,
    context: &FileContext<'_>,
    weights: &Weights,
) -> ParsedFile {
    let labels: Vec<Option<String>> = pages.iter().map(|page| page.label.clone()).collect();
    let mut file = drawn::read_leaves(pages.iter().map(leaf).collect(), format, context, weights);
    if file.pages.len() == labels.len() {
        for (page, label) in file.pages.iter_mut().zip(labels) {
            page.label = page.label.take().or(label.as_deref().and_then(super::stream::stated_label));
        }
    }
    file
}

/// A page's characters where they stand.
fn leaf(page: &ScanPage) -> Leaf {
    let mut glyphs = Vec::new();
    let lines = page.blocks.iter().flat_map(|block| &block.lines);
    for line in lines {
        let mut follows = false;
        let Some(place) = line.place else { continue };
        for cell in line.cells.iter().filter(|cell| !is_blank(cell.c)) {
            let place = match line.direction {
                Direction::Horizontal => Rect { left: cell.from, right: cell.to, ..place },
                Direction::Vertical => Rect { top: cell.from, bottom: cell.to, ..place },
            };
            let glyph = Glyph { c: cell.c, place, size: line.size, font: 0, bold: line.is_bold, follows };
            glyphs.push(glyph);
            follows = line.is_stated;
        }
    }
    Leaf {
        width: page.width,
        height: page.height,
        glyphs,
        rules: Vec::new(),
        boxes: Vec::new(),
        pictures: page.pictures.clone(),
        depicted: page.depicted(),
        dropped: 0,
        warnings: Vec::new(),
    }
}
