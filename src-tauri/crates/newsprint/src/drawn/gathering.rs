//! What belongs to each thread of text besides: captions, bylines, tables, labels; and the lines of all in order.

use super::heads::HeadStack;
use super::lettering::Lettering;
use super::parts::{Column, Part};
use super::pieces::{Hint, Piece, PieceLine};
use super::tables::Table;
use super::threads::Thread;
use crate::Rect;
use crate::leaf::Leaf;
use crate::stack::StackRole;

/// What pieces are gathered from.
pub(super) struct Gathering<'a> {
    pub(super) leaf: &'a Leaf,
    pub(super) page: &'a Lettering,
    pub(super) parts: &'a [Part],
    pub(super) stacks: &'a [HeadStack],
    pub(super) columns: &'a [Column],
    /// Most of the page's text runs downwards, and its articles follow one another to the left.
    pub(super) runs_down: bool,
    /// Paragraphs begin with an indent.
    pub(super) indents: bool,
}

impl Gathering<'_> {
    /// Captions and bylines that stand apart, by the thread each goes to.
    pub(super) fn beside(&self, threads: &[Thread]) -> Vec<Vec<usize>> {
        let mut beside = vec![Vec::new(); threads.len()];
        let of_stacks: Vec<usize> =
            self.stacks.iter().flat_map(|stack| stack.blocks.iter().copied()).collect();
        for at in 0..self.parts.len() {
            let thread = match self.parts[at] {
                Part::Caption => self.pictured(threads, at),
                Part::Byline if !of_stacks.contains(&at) => self.signed(threads, at),
                Part::Label => self.labelled(threads, at),
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

    /// The thread whose head stands nearest to a label.
    fn labelled(&self, threads: &[Thread], at: usize) -> Option<usize> {
        let label = self.page.blocks[at].place;
        let away =
            |place: Rect| (-place.shared_width(label)).max(0.0) + (-place.shared_height(label)).max(0.0);
        let heads = threads
            .iter()
            .enumerate()
            .filter_map(|(at, thread)| Some((at, self.stacks[thread.stack?].place)));
        heads.min_by(|a, b| away(a.1).total_cmp(&away(b.1))).map(|(thread, _)| thread)
    }

    /// The thread whose last lines stand right over a signature, if any.
    fn signed_off(&self, threads: &[Thread], at: usize) -> Option<usize> {
        let own = self.page.blocks[at].place;
        let em = self.page.body_size;
        threads.iter().position(|thread| {
            thread.blocks.last().is_some_and(|&last| {
                let place = self.page.blocks[last].place;
                let gap = (own.top - place.bottom) / em;
                (-0.8..1.6).contains(&gap) && own.left >= place.left - em && own.right <= place.right + em
            })
        })
    }

    /// The thread whose first lines stand under a byline, or whose last over it.
    fn signed(&self, threads: &[Thread], at: usize) -> Option<usize> {
        if let Some(thread) = self.signed_off(threads, at) {
            return Some(thread);
        }
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
    pub(super) fn order(&self, thread: &Thread) -> f32 {
        let first = thread.stack.map(|stack| self.stacks[stack].place);
        let place = first.or_else(|| thread.blocks.first().map(|&block| self.page.blocks[block].place));
        let Some(place) = place else { return f32::MAX };
        let band = (place.top / (0.04 * self.leaf.height.max(1.0))).floor();
        let along = if self.runs_down { self.leaf.width - place.right } else { place.left };
        band * 10.0 + along / self.leaf.width.max(1.0)
    }

    pub(super) fn piece(&self, thread: &Thread, beside: &[usize]) -> Piece {
        let mut lines = Vec::new();
        let rows = |at: usize| self.page.blocks[at].rows.iter().copied();
        let of = |part: Part| beside.iter().copied().filter(move |&at| self.parts[at] == part);
        let head = |row: usize, role: StackRole| PieceLine::new(row, Hint::Head(role));
        lines.extend(of(Part::Label).flat_map(rows).map(|row| head(row, StackRole::Column)));
        if let Some(stack) = thread.stack.map(|stack| &self.stacks[stack]) {
            lines.extend(stack.lines.iter().map(|&(row, role)| PieceLine::new(row, Hint::Head(role))));
            lines.extend(stack.bylines.iter().map(|&row| PieceLine::new(row, Hint::Byline)));
        }
        let first = thread.blocks.first().map(|&block| self.page.blocks[block].place);
        let ends = |at: &usize| {
            let under = first.is_some_and(|first| {
                self.page.blocks[*at].place.top > first.top + first.height().min(self.page.body_size)
            });
            under && self.signed_off(std::slice::from_ref(thread), *at).is_some()
        };
        let byline = |row: usize| PieceLine::new(row, Hint::Byline);
        lines.extend(of(Part::Byline).filter(|at| !ends(at)).flat_map(rows).map(byline));
        for (number, &at) in thread.blocks.iter().enumerate() {
            let before = number.checked_sub(1).map(|before| thread.blocks[before]);
            let (block, column) = (&self.page.blocks[at], &self.columns[at]);
            let heads = thread.stack.is_none()
                && thread.blocks[..=number].iter().all(|&block| self.parts[block] == Part::Subhead);
            if heads {
                lines.extend(block.rows.iter().map(|&row| head(row, StackRole::Headline)));
                continue;
            }
            if self.parts[at] == Part::Subhead {
                lines.extend(block.rows.iter().map(|&row| PieceLine::new(row, Hint::Subhead)));
                continue;
            }
            lines.extend(block.rows.iter().enumerate().map(|(place, &row)| {
                let hint = Hint::Text {
                    starts: Some(self.starts(before, at, place)),
                    full: column.full[place],
                    otherwise: self.is_set_otherwise(at, place),
                };
                PieceLine::new(row, hint)
            }));
        }
        lines.extend(of(Part::Byline).filter(ends).flat_map(rows).map(byline));
        lines.extend(self.captions(of(Part::Caption).flat_map(rows).collect()));
        Piece { lines }
    }

    /// The lines of captions downwards; what stands on one line, like a photographer at the far end, is one.
    fn captions(&self, mut rows: Vec<usize>) -> Vec<PieceLine> {
        let place = |row: usize| self.page.rows[row].place;
        rows.sort_by(|&a, &b| {
            place(a).top.total_cmp(&place(b).top).then(place(a).left.total_cmp(&place(b).left))
        });
        let joins = |at: usize| {
            at > 0 && {
                let (before, own) = (place(rows[at - 1]), place(rows[at]));
                let level = before.shared_height(own) > 0.7 * own.height().min(before.height());
                level && (0.0..8.0 * self.page.body_size).contains(&(own.left - before.right))
            }
        };
        let line = |(at, &row): (usize, &usize)| PieceLine { row, hint: Hint::Caption, joins: joins(at) };
        rows.iter().enumerate().map(line).collect()
    }

    /// Gives a table to the article whose head stands right over it, or whose text ends there; to none else.
    pub(super) fn add_table(&self, table: &Table, threads: &[Thread], articles: &mut Vec<Piece>) {
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

    /// Whether a line begins a paragraph: by its indent, or, on a page without indents, by the space over it or the line
    /// over it that stops short.
    fn starts(&self, before: Option<usize>, at: usize, place: usize) -> bool {
        let column = &self.columns[at];
        if self.indents {
            return column.starts[place];
        }
        let stops_short = |full: bool, row: usize| !full || self.page.readings[row].closed;
        let block = &self.page.blocks[at];
        match (place.checked_sub(1), before) {
            (Some(above), _) => !column.full[above],
            (None, None) => true,
            (None, Some(before)) => {
                let last = &self.page.blocks[before];
                let is_under =
                    last.frame.shared_width(block.frame) > 0.0 && block.frame.top > last.frame.bottom;
                let full = self.columns[before].full.last().copied().unwrap_or(true);
                is_under || stops_short(full, last.rows[last.rows.len() - 1])
            }
        }
    }

    /// Whether a line is set in other type than most of its page's text.
    fn is_set_otherwise(&self, at: usize, place: usize) -> bool {
        let row = &self.page.rows[self.page.blocks[at].rows[place]];
        row.font != self.page.body_font || row.bold
    }
}
