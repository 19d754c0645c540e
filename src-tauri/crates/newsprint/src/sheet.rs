//! Where things stand on a page: its size, its lines, its pictures, and what shows it.

use crate::CharRange;
use serde::{Deserialize, Serialize};

/// What a page looks like: its size, where its characters are drawn, and where a picture of it comes from. One unit
/// for all lengths of a sheet, points (1/72 inch) where the format knows how large the paper is and pixels where not;
/// the origin is the page's upper left corner, as it is read (turned upright, cut to what is seen).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Where characters are drawn, in the order of their ranges; empty for a scan without text.
    pub lines: Vec<PlacedLine>,
    /// Pictures printed on the page.
    pub pictures: Vec<Rect>,
    /// What shows the page.
    pub depicted: Depicted,
}

/// A line of a page, as it is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedLine {
    /// Its characters in the source, white space among them.
    pub range: CharRange,
    /// The box around it.
    pub place: Rect,
    /// How it runs.
    pub direction: Direction,
    /// For each character, where it ends along the line, in 65,535ths of the line's length; empty where all are of
    /// one width.
    pub ends: Vec<u16>,
}

/// Where a picture of a page comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Depicted {
    /// The file draws it.
    Leaf {
        /// Which of the file's leaves, from 0: a leaf that is a spread shows two pages.
        leaf: u32,
        /// The part of the leaf that is this page, in the sheet's unit; `None`: all of it.
        frame: Option<Rect>,
    },
    /// A picture beside the file, by the name that the file calls it.
    Beside(String),
    /// Nothing does.
    Nowhere,
}

/// A rectangle in the unit of its sheet, from the page's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// How lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right, lines downwards.
    Horizontal,
    /// Downwards, lines from right to left.
    Vertical,
}
