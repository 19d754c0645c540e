//! The pieces of a page in reading order: what belongs to each article, line by line, and what belongs to none.

use super::heads::{self, HeadStack};
use super::lettering::{Lettering, letter};
use super::parts::{self, Column, Part};
use super::tables::{self, Table};
use super::threads::{self, Thread};
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
    const fn new(row: usize, hint: Hint) -> Self {
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
}

/// A page of a newspaper has some hundred lines, a dense one two thousand. What has more is no page, and is read as it was
/// drawn.
pub(super) const MOST_ROWS: usize = 6000;

/// All lines as they were drawn, in one piece.
fn unparted(page: Lettering) -> Pieces {
    let hint = Hint::Text { starts: None, full: true, otherwise: false };
    let lines = (0..page.rows.len()).map(|row| PieceLine::new(row, hint)).collect();
    Pieces { furniture: Vec::new(), articles: vec![Piece { lines }], page }
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
    let (mut threads, columns) = threads::spin(leaf, &page, &parts, &stacks);
    let taken: Vec<usize> = threads.iter().filter_map(|thread| thread.stack).collect();
    let bare = (0..stacks.len()).filter(|stack| !taken.contains(stack));
    threads.extend(bare.map(|stack| Thread { stack: Some(stack), blocks: Vec::new() }));
    let runs_down = runs_down(&page);
    let gathering =
        Gathering { leaf, page: &page, parts: &parts, stacks: &stacks, columns: &columns, runs_down };
    threads.sort_by(|a, b| gathering.order(a).total_cmp(&gathering.order(b)));
    let beside = gathering.beside(&threads);
    let mut articles: Vec<Piece> =
        threads.iter().enumerate().map(|(at, thread)| gathering.piece(thread, &beside[at])).collect();
    for table in &tables {
        gathering.add_table(table, &threads, &mut articles);
    }
    let mut furniture: Vec<usize> =
        (0..parts.len()).filter(|&at| parts[at] == Part::Furniture || labels.contains(&at)).collect();
    furniture.sort_by(|&a, &b| page.blocks[a].place.top.total_cmp(&page.blocks[b].place.top));
    let furniture = furniture
        .iter()
        .flat_map(|&at| &page.blocks[at].rows)
        .map(|&row| PieceLine::new(row, Hint::Furniture))
        .collect();
    Pieces { furniture, articles, page }
}

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
            && length <= 14
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

struct Gathering<'a> {
    leaf: &'a Leaf,
    page: &'a Lettering,
    parts: &'a [Part],
    stacks: &'a [HeadStack],
    columns: &'a [Column],
    /// Most of the page's text runs downwards, and its articles follow one another to the left.
    runs_down: bool,
}

impl Gathering<'_> {
    /// Captions and bylines that stand apart, by the thread each goes to.
    fn beside(&self, threads: &[Thread]) -> Vec<Vec<usize>> {
        let mut beside = vec![Vec::new(); threads.len()];
        let of_stacks: Vec<usize> =
            self.stacks.iter().flat_map(|stack| stack.blocks.iter().copied()).collect();
        for at in 0..self.parts.len() {
            let thread = match self.parts[at] {
                Part::Caption => self.pictured(threads, at),
                Part::Byline if !of_stacks.contains(&at) => self.signed(threads, at),
                _ => continue,
            };
            if let Some(thread) = thread {
                beside[thread].push(at);
            }
        }
        beside
    }

    /// The thread whose text stands around a caption's picture.
    fn pictured(&self, threads: &[Thread], at: usize) -> Option<usize> {
        let caption = self.page.blocks[at].place;
        let reach = 4.0 * self.page.body_size;
        let near = |rect: Rect| rect.shared_width(caption).min(rect.shared_height(caption)) > -reach;
        let picture = self.leaf.pictures.iter().copied().filter(|&picture| near(picture));
        let whole = picture.fold(caption, Rect::around);
        self.best(threads, |block| {
            let across = block.shared_width(whole).min(block.shared_height(whole));
            let touching = (block.shared_width(whole) + reach)
                .min(block.width())
                .max((block.shared_height(whole) + reach).min(block.height()));
            if across > -reach { touching.max(0.0) } else { 0.0 }
        })
    }

    /// The thread whose first lines stand under a byline.
    fn signed(&self, threads: &[Thread], at: usize) -> Option<usize> {
        let byline = self.page.blocks[at].place;
        let (x, _) = byline.middle();
        let em = self.page.body_size;
        let whole = |thread: &Thread| {
            thread.blocks.iter().map(|&block| self.page.blocks[block].place).reduce(Rect::around)
        };
        let price = |thread: &Thread| {
            let place = whole(thread)?;
            let gap = (place.top - byline.bottom) / em;
            let (middle, _) = place.middle();
            let inside = place.shared_width(byline) > 0.5 * byline.width();
            ((-3.0..4.0).contains(&gap) && inside).then(|| gap.abs() + 0.1 * (middle - x).abs() / em)
        };
        let under = (0..threads.len())
            .filter_map(|thread| Some((thread, price(&threads[thread])?)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        under.map(|(thread, _)| thread).or_else(|| {
            self.best(threads, |block| {
                let away = (-block.shared_width(byline)).max(0.0) + (-block.shared_height(byline)).max(0.0);
                1.0 / (1.0 + away)
            })
        })
    }

    fn best(&self, threads: &[Thread], worth: impl Fn(Rect) -> f32) -> Option<usize> {
        let of_thread = |thread: &Thread| -> f32 {
            let blocks = thread.blocks.iter().map(|&block| worth(self.page.blocks[block].place)).sum::<f32>();
            let head = thread.stack.map_or(0.0, |stack| 0.5 * worth(self.stacks[stack].place));
            blocks + head
        };
        (0..threads.len())
            .map(|thread| (thread, of_thread(&threads[thread])))
            .filter(|(_, worth)| *worth > 0.0)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(thread, _)| thread)
    }

    /// Where a thread stands in reading order: downwards by bands, in a band as lines run.
    fn order(&self, thread: &Thread) -> f32 {
        let first = thread.stack.map(|stack| self.stacks[stack].place);
        let place = first.or_else(|| thread.blocks.first().map(|&block| self.page.blocks[block].place));
        let Some(place) = place else { return f32::MAX };
        let band = (place.top / (0.04 * self.leaf.height.max(1.0))).floor();
        let along = if self.runs_down { self.leaf.width - place.right } else { place.left };
        band * 10.0 + along / self.leaf.width.max(1.0)
    }

    fn piece(&self, thread: &Thread, beside: &[usize]) -> Piece {
        let mut lines = Vec::new();
        if let Some(stack) = thread.stack.map(|stack| &self.stacks[stack]) {
            lines.extend(stack.lines.iter().map(|&(row, role)| PieceLine::new(row, Hint::Head(role))));
            lines.extend(stack.bylines.iter().map(|&row| PieceLine::new(row, Hint::Byline)));
        }
        let rows = |at: usize| self.page.blocks[at].rows.iter().copied();
        let of = |part: Part| beside.iter().copied().filter(move |&at| self.parts[at] == part);
        lines.extend(of(Part::Byline).flat_map(rows).map(|row| PieceLine::new(row, Hint::Byline)));
        for &at in &thread.blocks {
            let (block, column) = (&self.page.blocks[at], &self.columns[at]);
            if self.parts[at] == Part::Subhead {
                lines.extend(block.rows.iter().map(|&row| PieceLine::new(row, Hint::Subhead)));
                continue;
            }
            lines.extend(block.rows.iter().enumerate().map(|(place, &row)| {
                let hint = Hint::Text {
                    starts: Some(column.starts[place]),
                    full: column.full[place],
                    otherwise: self.is_set_otherwise(at, place),
                };
                PieceLine::new(row, hint)
            }));
        }
        lines.extend(of(Part::Caption).flat_map(rows).map(|row| PieceLine::new(row, Hint::Caption)));
        Piece { lines }
    }

    /// Gives a table to the article whose head stands right over it, or whose text ends there; to none else.
    fn add_table(&self, table: &Table, threads: &[Thread], articles: &mut Vec<Piece>) {
        let em = self.page.body_size;
        let over = |place: Rect| {
            let gap = (table.place.top - place.bottom) / em;
            let shared = place.shared_width(table.place) > 0.3 * place.width().min(table.place.width());
            (shared && (-1.0..4.0).contains(&gap)).then_some(gap)
        };
        let gap = |thread: &Thread| {
            let head = thread.stack.and_then(|stack| over(self.stacks[stack].place));
            let text = thread.blocks.iter().filter_map(|&block| over(self.page.blocks[block].place));
            text.chain(head).min_by(f32::total_cmp)
        };
        let nearest = (0..threads.len())
            .filter_map(|thread| Some((thread, gap(&threads[thread])?)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        let lines = table.rows.iter().flat_map(|cells| {
            cells.iter().enumerate().map(|(at, &row)| PieceLine { row, hint: Hint::Row, joins: at > 0 })
        });
        match nearest {
            Some((thread, _)) => articles[thread].lines.extend(lines),
            None => articles.push(Piece { lines: lines.collect() }),
        }
    }

    /// Whether a line is set in other type than most of its page's text.
    fn is_set_otherwise(&self, at: usize, place: usize) -> bool {
        let row = &self.page.rows[self.page.blocks[at].rows[place]];
        row.font != self.page.body_font || row.bold
    }
}
