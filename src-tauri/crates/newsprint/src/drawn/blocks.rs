//! Lines that stand under one another in one column, set alike: the pieces a page is made up of.

use super::rows::Row;
use crate::{Direction, Rect};

/// Lines of one size, one under the other.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its lines from first to last.
    pub(super) rows: Vec<usize>,
    pub(super) place: Rect,
    /// The same for a reader of its direction: lines run to the right and follow one another downwards.
    pub(super) frame: Rect,
    pub(super) size: f32,
    pub(super) direction: Direction,
    pub(super) container: Option<usize>,
}

/// Lines of one block differ less than this in size.
const SAME_SIZE: f32 = 1.08;
/// No two lines of a block are farther apart than this, in em from box to box.
const WIDEST_LEAD: f32 = 1.2;
/// A gap so much wider than the usual one between lines parts blocks, in em.
const WIDER: f32 = 0.45;

/// Stacks a page's lines. `signed` says which are bylines, `rules` are its thin lines.
pub(super) fn stack(rows: &[Row], signed: &[bool], rules: &[Rect], page_width: f32) -> Vec<Block> {
    let frames: Vec<Rect> = rows.iter().map(|row| row.place.read_along(row.direction, page_width)).collect();
    let rules: Vec<(Rect, Rect)> =
        rules.iter().map(|rule| (*rule, rule.read_along(Direction::Vertical, page_width))).collect();
    let below = lines_below(rows, signed, &frames, &rules);
    let usual = usual_lead(&below);
    let mut starts = vec![true; rows.len()];
    let mut next: Vec<Option<usize>> = vec![None; rows.len()];
    for (at, below) in below.iter().enumerate() {
        if let Some((line, lead)) = *below
            && lead <= usual + WIDER
        {
            next[at] = Some(line);
            starts[line] = false;
        }
    }
    let first = (0..rows.len()).filter(|&at| starts[at]);
    first
        .map(|first| {
            let lines: Vec<usize> = std::iter::successors(Some(first), |&at| next[at]).collect();
            block(rows, &frames, lines)
        })
        .collect()
}

fn block(rows: &[Row], frames: &[Rect], lines: Vec<usize>) -> Block {
    let whole = |of: &dyn Fn(usize) -> Rect| lines.iter().map(|&line| of(line)).reduce(Rect::around);
    let row = &rows[lines[0]];
    Block {
        place: whole(&|line| rows[line].place).unwrap_or(row.place),
        frame: whole(&|line| frames[line]).unwrap_or(row.place),
        size: row.size,
        direction: row.direction,
        container: row.container,
        rows: lines,
    }
}

/// For each line the one that goes on under it, with the gap between in em.
fn lines_below(
    rows: &[Row],
    signed: &[bool],
    frames: &[Rect],
    rules: &[(Rect, Rect)],
) -> Vec<Option<(usize, f32)>> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&a, &b| frames[a].top.total_cmp(&frames[b].top));
    let mut above: Vec<Option<(usize, f32)>> = vec![None; rows.len()];
    for (place, &at) in order.iter().enumerate() {
        let (row, frame) = (&rows[at], frames[at]);
        let mut nearest: Option<(usize, f32)> = None;
        for &other in &order[place + 1..] {
            let gap = (frames[other].top - frame.bottom) / row.size.max(0.1);
            if gap > WIDEST_LEAD {
                break;
            }
            let otherwise = row.font != rows[other].font;
            let apart = differ(row, &rows[other]) && (otherwise || signed[at] != signed[other])
                || otherwise && signed[at] != signed[other]
                || is_heading(row, &rows[other])
                || is_heading(&rows[other], row);
            if gap < -0.6 || apart || !is_column(row, frame, &rows[other], frames[other]) {
                continue;
            }
            if nearest.is_none_or(|(_, least)| gap < least) {
                nearest = Some((other, gap));
            }
        }
        let Some((line, gap)) = nearest else { continue };
        if is_ruled_off(row.direction, frame, frames[line], rules) {
            continue;
        }
        if above[line].is_none_or(|(_, least)| gap < least) {
            above[line] = Some((at, gap));
        }
    }
    let mut below = vec![None; rows.len()];
    for (line, above) in above.into_iter().enumerate() {
        if let Some((at, gap)) = above {
            below[at] = Some((line, gap));
        }
    }
    below
}

/// Whether one line may go on in the other: set alike, in one column of one box.
fn is_column(row: &Row, frame: Rect, below: &Row, under: Rect) -> bool {
    let alike = row.size.max(below.size) <= SAME_SIZE * row.size.min(below.size);
    let shared = frame.shared_width(under);
    let flush = (frame.left - under.left).abs() < 2.6 * row.size && shared > -row.size;
    alike
        && row.direction == below.direction
        && row.container == below.container
        && (flush || shared > 0.5 * frame.width().min(under.width()))
}

/// Whether a few characters are set in other type than the line beside them.
fn is_heading(row: &Row, other: &Row) -> bool {
    (row.font != other.font || row.bold != other.bold)
        && row.glyphs.len() <= HEADING
        && row.place.width().max(row.place.height()) < 0.9 * other.place.width().max(other.place.height())
}

/// No heading inside a text is longer, in characters.
const HEADING: usize = 20;

/// Whether two lines differ in size so that it shows.
fn differ(row: &Row, other: &Row) -> bool {
    (row.size - other.size).abs() > 0.02 * row.size
}

fn is_ruled_off(direction: Direction, over: Rect, under: Rect, rules: &[(Rect, Rect)]) -> bool {
    let between = Rect {
        left: over.left.max(under.left),
        right: over.right.min(under.right),
        top: over.top + 0.5 * over.height(),
        bottom: under.bottom - 0.5 * under.height(),
    };
    rules
        .iter()
        .map(|(flat, turned)| if direction == Direction::Horizontal { flat } else { turned })
        .any(|rule| rule.width() > rule.height() && rule.meets(between))
}

/// The gap between lines that most have, in em.
fn usual_lead(below: &[Option<(usize, f32)>]) -> f32 {
    let mut leads: Vec<f32> = below.iter().flatten().map(|(_, lead)| *lead).collect();
    leads.sort_by(f32::total_cmp);
    leads.get(leads.len() / 2).copied().unwrap_or(0.6)
}
