//! The pieces of a page in reading order: what belongs to each article, line by line, and what belongs to none.

use super::gathering::Gathering;
use super::heads::{self, HeadStack};
use super::lettering::{Lettering, letter};
use super::parts::{self, Part};
use super::tables;
use super::threads::{self, Spun, Thread};
use crate::leaf::Leaf;
use crate::stack::StackRole;
use crate::{Direction, Rect};

/// What a line is by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    Head(StackRole),
    Byline,
    Caption,
    Subhead,
    /// A row of a table.
    Row,
    /// A line of a column: whether it begins a paragraph, as far as indents tell, and whether it reaches the measure.
    Text {
        starts: Option<bool>,
        full: bool,
        /// Set in other type than the text around it.
        otherwise: bool,
    },
    Furniture,
}

/// A line of a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct PieceLine {
    pub(super) row: usize,
    pub(super) hint: Hint,
    /// A further cell of the table's row that the line before is of.
    pub(super) joins: bool,
}

impl PieceLine {
    pub(super) const fn new(row: usize, hint: Hint) -> Self {
        Self { row, hint, joins: false }
    }
}

/// One article, or one thing that is none.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) lines: Vec<PieceLine>,
}

/// A leaf in pieces: furniture first, then articles in reading order.
pub(super) struct Pieces {
    pub(super) page: Lettering,
    pub(super) furniture: Vec<PieceLine>,
    pub(super) articles: Vec<Piece>,
    /// Whether paragraphs begin with an indent on this page.
    pub(super) indents: bool,
}

/// A page of a newspaper has some hundred lines, a dense one two thousand. What has more is no page, and is read as it was
/// drawn.
pub(super) const MOST_ROWS: usize = 6000;

/// All lines as they were drawn, in one piece.
fn unparted(page: Lettering) -> Pieces {
    let hint = Hint::Text { starts: None, full: true, otherwise: false };
    let lines = (0..page.rows.len()).map(|row| PieceLine::new(row, hint)).collect();
    Pieces { furniture: Vec::new(), articles: vec![Piece { lines }], page, indents: false }
}

/// Takes a leaf to pieces.
pub(super) fn part(leaf: &Leaf) -> Pieces {
    let page = letter(leaf);
    if page.rows.len() > MOST_ROWS {
        return unparted(page);
    }
    let tables = tables::find(leaf, &page);
    let mut parts = parts::sort(leaf, &page, &tables);
    let mut stacks = heads::find(&page, &parts, leaf.width);
    let labels = set_labels_apart(&page, &mut parts, &mut stacks, leaf.width);
    let Spun { mut threads, columns, indents } = threads::spin(leaf, &page, &parts, &stacks);
    let (parted, listed) = part_lists(threads, &stacks, &parts, &page);
    threads = parted;
    let taken: Vec<usize> = threads.iter().filter_map(|thread| thread.stack).collect();
    let is_label = |stack: usize| stacks[stack].blocks.iter().any(|block| listed.contains(block));
    let bare = (0..stacks.len()).filter(|stack| !taken.contains(stack) && !is_label(*stack));
    threads.extend(bare.map(|stack| Thread { stack: Some(stack), blocks: Vec::new() }));
    let gathering = Gathering {
        leaf,
        page: &page,
        parts: &parts,
        stacks: &stacks,
        columns: &columns,
        runs_down: runs_down(&page),
        indents,
    };
    threads.sort_by(|a, b| gathering.order(a).total_cmp(&gathering.order(b)));
    let beside = gathering.beside(&threads);
    let mut articles: Vec<Piece> =
        threads.iter().enumerate().map(|(at, thread)| gathering.piece(thread, &beside[at])).collect();
    for table in &tables {
        gathering.add_table(table, &threads, &mut articles);
    }
    let mut furniture: Vec<usize> = (0..parts.len())
        .filter(|&at| parts[at] == Part::Furniture || labels.contains(&at) || listed.contains(&at))
        .collect();
    furniture.sort_by(|&a, &b| page.blocks[a].place.top.total_cmp(&page.blocks[b].place.top));
    let furniture = furniture
        .iter()
        .flat_map(|&at| &page.blocks[at].rows)
        .map(|&row| PieceLine::new(row, Hint::Furniture))
        .collect();
    Pieces { furniture, articles, page, indents }
}

/// Small advertisements have headings as large as their text and no headline over them: each heading begins a piece of its
/// own. What stands over all of them is a label; its blocks are handed out.
fn part_lists(
    threads: Vec<Thread>,
    stacks: &[HeadStack],
    parts: &[Part],
    page: &Lettering,
) -> (Vec<Thread>, Vec<usize>) {
    let is_heading = |block: usize| parts[block] == Part::Subhead;
    let (mut found, mut labels) = (Vec::new(), Vec::new());
    for mut thread in threads {
        let headings = thread.blocks.iter().filter(|&&block| is_heading(block)).count();
        let begins = thread.blocks.first().is_some_and(|&block| is_heading(block));
        if let Some(stack) = thread.stack.map(|stack| &stacks[stack]).filter(|_| begins && headings >= LISTED)
        {
            let length: usize = stack.lines.iter().map(|&(row, _)| page.rows[row].glyphs.len()).sum();
            if length <= LABEL && stack.bylines.is_empty() {
                labels.extend(&stack.blocks);
                thread.stack = None;
            }
        }
        if thread.stack.is_some() || !begins {
            found.push(thread);
            continue;
        }
        let mut pieces: Vec<Vec<usize>> = Vec::new();
        for &block in &thread.blocks {
            let ends = pieces.last().is_none_or(|piece| piece.iter().any(|&before| !is_heading(before)));
            match pieces.last_mut().filter(|_| !(is_heading(block) && ends)) {
                Some(piece) => piece.push(block),
                None => pieces.push(vec![block]),
            }
        }
        found.extend(pieces.into_iter().map(|blocks| Thread { stack: None, blocks }));
    }
    (found, labels)
}

/// So many headings make a list of small pieces.
const LISTED: usize = 3;
/// No label is longer, in characters.
const LABEL: usize = 14;

/// A label stands over several headlines and over no text of its own: 要闻速览 over a box of briefs.
fn set_labels_apart(
    page: &Lettering,
    parts: &mut [Part],
    stacks: &mut Vec<HeadStack>,
    page_width: f32,
) -> Vec<usize> {
    let turned = |rect: Rect, direction: Direction| rect.read_along(direction, page_width);
    let over = |label: &HeadStack, other: &HeadStack| {
        let (a, b) = (turned(label.place, label.direction), turned(other.place, label.direction));
        a.shared_width(b) > 0.0 || label.container.is_some()
    };
    let follows = |label: &HeadStack, place: Rect| {
        let (a, b) = (turned(label.place, label.direction), turned(place, label.direction));
        a.shared_width(b) > 0.2 * a.width().min(b.width()) && b.top > a.bottom - 0.5 * label.size
    };
    let distance = |label: &HeadStack, place: Rect| {
        turned(place, label.direction).top - turned(label.place, label.direction).bottom
    };
    let is_label = |at: usize| {
        let label = &stacks[at];
        let alike =
            |other: &HeadStack| other.container == label.container && other.direction == label.direction;
        let rest = stacks.iter().enumerate().filter(|(other, stack)| *other != at && alike(stack));
        let beneath: Vec<f32> = rest
            .clone()
            .filter(|(_, stack)| follows(label, stack.place) && over(label, stack))
            .map(|(_, stack)| distance(label, stack.place))
            .collect();
        let nearest_head = beneath.iter().copied().fold(f32::INFINITY, f32::min);
        let nearest_text = (0..parts.len())
            .filter(|&block| matches!(parts[block], Part::Body | Part::Byline))
            .filter(|&block| page.blocks[block].container == label.container)
            .filter(|&block| follows(label, page.blocks[block].place))
            .map(|block| distance(label, page.blocks[block].place))
            .fold(f32::INFINITY, f32::min);
        let several = beneath.iter().filter(|&&far| far < nearest_text).count();
        let length: usize = label.lines.iter().map(|&(row, _)| page.rows[row].glyphs.len()).sum();
        nearest_head < nearest_text
            && nearest_head < 3.0 * label.size
            && (several >= 2 || beneath.len() >= 2)
            && length <= LABEL
            && label.bylines.is_empty()
    };
    let labels: Vec<usize> = (0..stacks.len()).filter(|&at| is_label(at)).collect();
    let blocks: Vec<usize> = labels.iter().flat_map(|&at| stacks[at].blocks.clone()).collect();
    for &at in &blocks {
        parts[at] = Part::Furniture;
    }
    let mut at = 0;
    stacks.retain(|_| {
        at += 1;
        !labels.contains(&(at - 1))
    });
    blocks
}

/// Whether most characters of a page stand in lines that run downwards.
pub(super) fn runs_down(page: &Lettering) -> bool {
    let count = |direction: Direction| -> usize {
        page.rows.iter().filter(|row| row.direction == direction).map(|row| row.glyphs.len()).sum()
    };
    count(Direction::Vertical) > count(Direction::Horizontal)
}
