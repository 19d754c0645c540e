//! A leaf's lines with their words, and what each says by itself.

use super::blocks::{self, Block};
use super::pieces::MOST_ROWS;
use super::rows::{self, Row};
use super::words::{self, Words};
use crate::Rect;
use crate::leaf::Leaf;
use crate::lines::{Line, lone_line};
use crate::punctuation::is_round_open;
use crate::reading::{Reading, read_lines};
use crate::setting::uses_old_stops;

/// What stands on a leaf before anything is known of articles.
pub(super) struct Lettering {
    pub(super) rows: Vec<Row>,
    pub(super) words: Vec<Words>,
    pub(super) readings: Vec<Reading>,
    pub(super) blocks: Vec<Block>,
    /// The size that most characters have.
    pub(super) body_size: f32,
    /// The font that most characters of that size have.
    pub(super) body_font: u16,
    pub(super) old_stops: bool,
}

/// A box that holds nearly all of the leaf is its frame and holds nothing together.
const FRAME: f32 = 0.85;

/// Reads a leaf's lines and stacks them.
pub(super) fn letter(leaf: &Leaf) -> Lettering {
    let containers = containers(leaf);
    let mut rows = rows::find_rows(leaf, &containers);
    let mut words: Vec<Words> = rows.iter().map(|row| words::read(leaf, row)).collect();
    let mut keep =
        words.iter().map(|words| lone_line(&words.chars).is_some()).collect::<Vec<_>>().into_iter();
    rows.retain(|_| keep.next().unwrap_or(false));
    words.retain(|words| lone_line(&words.chars).is_some());
    let lines: Vec<Line<'_>> = words.iter().filter_map(|words| lone_line(&words.chars)).collect();
    let old_stops = uses_old_stops(&lines);
    let readings = read_lines(&lines, old_stops);
    let signed: Vec<bool> =
        words.iter().zip(&readings).map(|(words, reading)| is_signed(words, reading)).collect();
    let blocks = match rows.len() {
        ..=MOST_ROWS => blocks::stack(&rows, &signed, &leaf.rules, leaf.width),
        _ => Vec::new(),
    };
    let body_size = usual(rows.iter().map(|row| ((row.size * 4.0).round() as i64, row.glyphs.len())));
    let of_size = rows.iter().filter(|row| ((row.size * 4.0).round() as i64 - body_size).abs() <= 1);
    let body_font = usual(of_size.map(|row| (i64::from(row.font), row.glyphs.len())));
    Lettering {
        rows,
        words,
        readings,
        blocks,
        body_size: (body_size as f32 / 4.0).max(0.1),
        body_font: u16::try_from(body_font).unwrap_or(0),
        old_stops,
    }
}

/// Whether a line says who signs, bare or in brackets.
pub(super) fn is_signed(words: &Words, reading: &Reading) -> bool {
    let is_bracketed = words.chars.first().is_some_and(|&c| is_round_open(c));
    reading.is_byline() || (is_bracketed && reading.signature.is_some())
}

/// The value that counts most.
fn usual(values: impl Iterator<Item = (i64, usize)>) -> i64 {
    let mut counts = std::collections::BTreeMap::new();
    for (value, count) in values {
        *counts.entry(value).or_insert(0usize) += count;
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map_or(0, |(value, _)| value)
}

/// For every glyph the smallest box it stands in.
fn containers(leaf: &Leaf) -> Vec<Option<usize>> {
    let area = |rect: &Rect| rect.width() * rect.height();
    let whole = FRAME * leaf.width * leaf.height;
    let mut boxes: Vec<usize> = (0..leaf.boxes.len()).filter(|&at| area(&leaf.boxes[at]) < whole).collect();
    boxes.sort_by(|&a, &b| area(&leaf.boxes[a]).total_cmp(&area(&leaf.boxes[b])));
    boxes.truncate(MOST_BOXES);
    leaf.glyphs
        .iter()
        .map(|glyph| boxes.iter().copied().find(|&at| leaf.boxes[at].holds(glyph.place)))
        .collect()
}

/// So many boxes, the smallest first, hold text; a page has a few, a table some hundred.
const MOST_BOXES: usize = 512;

impl Lettering {
    /// The words of a block's lines, one after another.
    pub(super) fn text(&self, block: &Block) -> Vec<char> {
        block.rows.iter().flat_map(|&row| self.words[row].chars.iter().copied()).collect()
    }

    /// Characters of a block.
    pub(super) fn length(&self, block: &Block) -> usize {
        block.rows.iter().map(|&row| self.rows[row].glyphs.len()).sum()
    }
}
