//! A leaf: what a format with places says of one page, before anything is known of lines, blocks and articles. Readers
//! of PDF, ALTO and hOCR bring leaves; `drawn` makes pages of them.

use crate::{Depicted, Rect, Warning};

/// One leaf of a file, upright, cut to what is seen; lengths in one unit from the upper left corner.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// In the order that the file draws them: what is printed twice in one place comes once, what is outside the leaf
    /// not at all (both are counted in `dropped`). White space is no glyph.
    pub(crate) glyphs: Vec<Glyph>,
    /// Thin lines.
    pub(crate) rules: Vec<Rect>,
    /// Frames and filled areas that hold something, neither as large as the leaf nor as thin as a rule.
    pub(crate) boxes: Vec<Rect>,
    /// Pictures.
    pub(crate) pictures: Vec<Rect>,
    /// What shows it.
    pub(crate) depicted: Depicted,
    /// Characters left out for a reason.
    pub(crate) dropped: u32,
    pub(crate) warnings: Vec<Warning>,
}

impl Leaf {
    /// A page of this size without text.
    pub(crate) fn blank(width: f32, height: f32, depicted: Depicted) -> Self {
        Self {
            width,
            height,
            glyphs: Vec::new(),
            rules: Vec::new(),
            boxes: Vec::new(),
            pictures: Vec::new(),
            depicted,
            dropped: 0,
            warnings: Vec::new(),
        }
    }
}

/// A character as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) c: char,
    /// Its em box: for Chinese a square of `size`.
    pub(crate) place: Rect,
    /// Height of the em.
    pub(crate) size: f32,
    /// Which of the leaf's fonts, by any number.
    pub(crate) font: u16,
    pub(crate) bold: bool,
    /// The format says that it follows the glyph before it in one word or line (ALTO, hOCR); PDF says nothing.
    pub(crate) follows: bool,
}
