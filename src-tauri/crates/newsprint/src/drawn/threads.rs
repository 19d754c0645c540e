//! Which text goes on in which, and which headline stands over which: one assignment over the whole page.
//!
//! Every block of text follows one thing: a headline stack, another block, or nothing; and every stack and every block
//! is followed by one at most. What may follow what has a price: by how they stand to each other, whether a sentence is
//! open between them, whether a word is broken, what words they share. The cheapest set of all such pairs is taken.

use super::heads::HeadStack;
use super::lettering::Lettering;
use super::parts::{Column, Part, column};
use super::view::View;
use crate::cohesion::Cohesion;
use crate::leaf::Leaf;
use crate::seams::breaks_word;
use crate::{Direction, Rect};
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// The text of one article to be.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    pub(super) stack: Option<usize>,
    /// Its blocks in reading order.
    pub(super) blocks: Vec<usize>,
}

/// What a block costs that follows nothing, and a stack that nothing follows.
const FRAGMENT: f32 = 6.0;
const BARE_HEAD: f32 = 4.5;
/// What cannot be.
const NEVER: f32 = 1000.0;
/// No page has more blocks; of a leaf with more, each block follows the one before it.
const MOST: usize = 400;

/// Finds the threads of a page, and how each block stands to its column.
pub(super) fn spin(
    leaf: &Leaf,
    page: &Lettering,
    parts: &[Part],
    stacks: &[HeadStack],
) -> (Vec<Thread>, Vec<Column>) {
    let columns: Vec<Column> = (0..parts.len()).map(|at| column(page, parts, at, leaf.width)).collect();
    let bodies: Vec<usize> =
        (0..parts.len()).filter(|&at| matches!(parts[at], Part::Body | Part::Subhead)).collect();
    if bodies.len().max(stacks.len()) > MOST {
        let threads = vec![Thread { stack: None, blocks: bodies }];
        return (threads, columns);
    }
    let view = |direction| View::of(leaf, page, parts, stacks, direction);
    let weaver = Weaver {
        page,
        parts,
        stacks,
        views: [view(Direction::Horizontal), view(Direction::Vertical)],
        columns: &columns,
        indents: indents_tell(page, &columns, &bodies),
        shares: shares(page, stacks, &bodies),
        bodies: &bodies,
    };
    let before = weaver.assign();
    (weaver.threads(&before), columns)
}

/// Whether paragraphs begin with an indent on this page.
fn indents_tell(page: &Lettering, columns: &[Column], bodies: &[usize]) -> bool {
    let long = bodies.iter().filter(|&&at| page.blocks[at].rows.len() >= 4);
    let (mut all, mut indented) = (0usize, 0usize);
    for &at in long {
        all += 1;
        indented += usize::from(columns[at].starts.iter().any(|&start| start));
    }
    indented * 2 >= all
}

/// What words every stack and every body share with every body: stacks first, bodies behind them.
fn shares(page: &Lettering, stacks: &[HeadStack], bodies: &[usize]) -> Cohesion {
    let line = |row: usize| page.words[row].chars.as_slice();
    let mut texts: Vec<Vec<&[char]>> =
        stacks.iter().map(|stack| stack.lines.iter().map(|&(row, _)| line(row)).collect()).collect();
    texts.extend(bodies.iter().map(|&at| page.blocks[at].rows.iter().map(|&row| line(row)).collect()));
    Cohesion::among(&texts)
}

/// What a body follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    Stack(usize),
    /// A body, by its place among the bodies.
    Body(usize),
}

struct Weaver<'a> {
    page: &'a Lettering,
    parts: &'a [Part],
    stacks: &'a [HeadStack],
    views: [View; 2],
    columns: &'a [Column],
    bodies: &'a [usize],
    indents: bool,
    shares: Cohesion,
}

impl Weaver<'_> {
    /// What each body follows, by its place among the bodies.
    fn assign(&self) -> Vec<Before> {
        let (count, heads) = (self.bodies.len(), self.stacks.len());
        if count == 0 {
            return Vec::new();
        }
        let price = |next: usize, before: usize| -> f32 {
            match before {
                _ if before < heads => self.head_price(before, next) - BARE_HEAD,
                _ if before < heads + count => self.body_price(before - heads, next),
                _ => FRAGMENT,
            }
        };
        let weights = Matrix::from_fn(count, heads + 2 * count, |(next, before)| {
            -(price(next, before).min(NEVER) * 1000.0) as i64
        });
        let (_, chosen) = kuhn_munkres(&weights);
        let mut found: Vec<Before> = chosen
            .into_iter()
            .enumerate()
            .map(|(next, before)| match before {
                _ if price(next, before) >= NEVER * 0.5 => Before::Nothing,
                _ if before < heads => Before::Stack(before),
                _ if before < heads + count => Before::Body(before - heads),
                _ => Before::Nothing,
            })
            .collect();
        open_rings(&mut found);
        found
    }

    fn threads(&self, before: &[Before]) -> Vec<Thread> {
        let mut next: Vec<Option<usize>> = vec![None; before.len()];
        for (at, before) in before.iter().enumerate() {
            if let Before::Body(first) = *before {
                next[first] = Some(at);
            }
        }
        let firsts = (0..before.len()).filter_map(|at| match before[at] {
            Before::Stack(stack) => Some((Some(stack), at)),
            Before::Nothing => Some((None, at)),
            Before::Body(_) => None,
        });
        firsts
            .map(|(stack, first)| Thread {
                stack,
                blocks: std::iter::successors(Some(first), |&at| next[at])
                    .map(|at| self.bodies[at])
                    .collect(),
            })
            .collect()
    }

    fn view(&self, direction: Direction) -> &View {
        &self.views[usize::from(direction == Direction::Vertical)]
    }

    /// What it costs that a body follows a stack.
    fn head_price(&self, stack: usize, next: usize) -> f32 {
        let at = self.bodies[next];
        let (head, block) = (&self.stacks[stack], &self.page.blocks[at]);
        if head.container != block.container || head.size < 0.9 * block.size {
            return NEVER;
        }
        let view = self.view(block.direction);
        let place = if head.direction == block.direction {
            self.under(view, stack, at)
        } else {
            self.beside(view, stack, at)
        };
        if self.parts[at] == Part::Subhead {
            return NEVER;
        }
        let column = &self.columns[at];
        let mut price = place - 3.0 * self.shares.share(stack, self.stacks.len() + next);
        if self.indents && !column.starts.first().copied().unwrap_or(false) {
            price += 2.5;
        }
        if self.page.readings[block.rows[0]].reports {
            price -= 1.5;
        }
        if let Some(left) = view.body_left(at, block.size)
            && self.page.blocks[left].container == block.container
        {
            price += 1.0;
        }
        price
    }

    /// The price of the place of a body under a stack that runs as it does.
    fn under(&self, view: &View, stack: usize, at: usize) -> f32 {
        let (head, body) = (view.stacks[stack], view.blocks[at]);
        let em = self.page.blocks[at].size;
        let gap = (body.top - head.bottom) / em;
        if gap < -1.5 {
            return NEVER;
        }
        let shared = head.shared_width(body);
        let region = Rect {
            left: body.left.max(head.left.min(body.right - 1.0)),
            right: body.right.min(head.right.max(body.left + 1.0)),
            top: head.bottom,
            bottom: body.top,
        };
        let mut price = (gap - 3.0).max(0.0) * 0.06;
        price += 8.0 * view.bodies_in(region, [at, at]) as f32;
        price += 5.0 * view.stacks_in(region, Some(stack)) as f32;
        price += if view.is_ruled_across(region) { 4.0 } else { 0.0 };
        if shared < 0.0 {
            let apart = -shared / em;
            price += 0.8 + 0.12 * apart;
            let over = Rect {
                left: head.right.min(body.left),
                right: head.left.max(body.right),
                top: view.headlines[stack].top,
                bottom: view.headlines[stack].bottom,
            };
            price += if view.stacks_in(over, Some(stack)) > 0 { 4.0 } else { 0.0 };
        }
        let (middle, _) = head.middle();
        if body.left > middle + 0.2 * body.width() {
            price += 2.0;
        }
        price
    }

    /// The price of the place of a body beside a stack that runs across it.
    fn beside(&self, view: &View, stack: usize, at: usize) -> f32 {
        let (head, body) = (view.stacks[stack], view.blocks[at]);
        let em = self.page.blocks[at].size;
        let shared = head.shared_height(body);
        if shared < 0.25 * head.height().min(body.height()) {
            return NEVER;
        }
        let mut price = 0.05 * ((body.top - head.top).abs() / em - 4.0).max(0.0);
        let between = Rect {
            left: head.right.min(body.right),
            right: head.left.max(body.left),
            top: head.top.max(body.top),
            bottom: head.bottom.min(body.bottom),
        };
        let gap = -head.shared_width(body) / em;
        price += 5.0 * view.stacks_in(between, Some(stack)) as f32;
        price += if view.is_ruled_down(between) { 2.0 } else { 0.0 };
        let columns = view.bodies_in(between, [at, at]) as f32;
        price += if columns > 0.0 { 0.3 * columns } else { 0.08 * (gap - 3.0).max(0.0) };
        // Of a head at the left the text begins beside it, of one at the right as far away as its columns reach.
        if body.left > head.right - em {
            price += 1.0 * columns;
        }
        price
    }

    /// What it costs that a body follows another.
    fn body_price(&self, first: usize, next: usize) -> f32 {
        let (a, b) = (self.bodies[first], self.bodies[next]);
        let (before, after) = (&self.page.blocks[a], &self.page.blocks[b]);
        let is_subhead = self.parts[a] == Part::Subhead || self.parts[b] == Part::Subhead;
        let unlike = !is_subhead && before.size.max(after.size) > 1.12 * before.size.min(after.size);
        if a == b || unlike || before.direction != after.direction || before.container != after.container {
            return NEVER;
        }
        let view = self.view(before.direction);
        let place = self.passage(view, a, b);
        if place >= NEVER {
            return NEVER;
        }
        let heads = self.stacks.len();
        let share = self.shares.share(heads + next, heads + first).min(0.5);
        place + if is_subhead { 0.0 } else { self.seam(a, b) - 2.0 * share }
    }

    /// The price of going on from one body to another by where they stand.
    fn passage(&self, view: &View, a: usize, b: usize) -> f32 {
        let (from, to) = (view.blocks[a], view.blocks[b]);
        let em = self.page.blocks[a].size;
        let same_column = from.shared_width(to) > 0.6 * from.width().min(to.width());
        if same_column && to.top >= from.bottom - 0.5 * em {
            return down(view, a, b, em);
        }
        if to.left >= from.right - 0.8 * em {
            return self.across(view, a, b, em);
        }
        if to.top >= from.bottom - em && to.left < from.left {
            let fall = Rect { left: to.left, right: from.right, top: from.bottom, bottom: to.top };
            let ruled = view.is_ruled_across(fall);
            return 3.5 + if ruled { 4.0 } else { 0.0 } + 3.0 * view.stacks_in(fall, None) as f32;
        }
        NEVER
    }

    fn across(&self, view: &View, a: usize, b: usize, em: f32) -> f32 {
        let (from, to) = (view.blocks[a], view.blocks[b]);
        let band = Rect {
            left: from.right,
            right: to.left.max(from.right),
            top: from.top.max(to.top).min(from.bottom.min(to.bottom)),
            bottom: from.bottom.min(to.bottom).max(from.top.max(to.top)),
        };
        let gutter = (to.left - from.right) / em;
        let mut price = 0.2 + (0.12 * (gutter - 2.5).max(0.0)).min(4.0);
        price += 2.5 * view.bodies_in(band, [a, b]) as f32;
        price += 2.5 * view.stacks_in(band, None) as f32;
        price += if view.is_ruled_down(band) { 0.5 } else { 0.0 };
        let apart = (to.top - from.bottom).max(from.top - to.bottom) / em;
        // Text goes on at the top of the next column, however far down it ended in its own.
        if (view.column_top(a, em) - to.top).abs() < 3.0 * em {
            price += 0.0;
        } else if apart > 0.0 {
            price += 2.5 + 0.05 * apart;
        } else if (to.top - from.top).abs() > 2.0 * em {
            price += 0.6;
        }
        if view.body_over(b, em).is_some() {
            price += 2.0;
        }
        if let Some(stack) = view.stack_over(b, em)
            && view.stacks[stack].shared_width(from) < 0.3 * from.width()
        {
            price += 2.5;
        }
        price
    }

    /// The price of what is open between two bodies: a sentence, a word, a paragraph.
    fn seam(&self, a: usize, b: usize) -> f32 {
        let (before, after) = (&self.page.blocks[a], &self.page.blocks[b]);
        let (last, first) = (before.rows[before.rows.len() - 1], after.rows[0]);
        let column = &self.columns[a];
        let full = column.full.last().copied().unwrap_or(false);
        let closed = self.page.readings[last].closed;
        let starts = self.columns[b].starts.first().copied().unwrap_or(false);
        let mut price = match (full, closed, starts || !self.indents) {
            (true, false, false) => -2.0,
            (true, false, true) => {
                if self.indents {
                    2.5
                } else {
                    0.0
                }
            }
            (true, true, false) => -0.3,
            (true, true, true) => 0.3,
            (false, true, true) => 0.6,
            (false, true, false) => 3.0,
            (false, false, true) => 1.2,
            (false, false, false) => 0.5,
        };
        let words = |row: usize| self.page.words[row].chars.as_slice();
        if !closed && breaks_word(words(last), words(first)) {
            price -= 2.0;
        }
        if self.page.readings[first].reports {
            price += 4.0;
        }
        let ended = self.page.readings[last].trailing.is_some();
        price + if ended { 3.0 } else { 0.0 }
    }
}

/// The price of going on further down in one column.
fn down(view: &View, a: usize, b: usize, em: f32) -> f32 {
    let (from, to) = (view.blocks[a], view.blocks[b]);
    let between = Rect {
        left: from.left.max(to.left),
        right: from.right.min(to.right),
        top: from.bottom,
        bottom: to.top.max(from.bottom),
    };
    if view.bodies_in(between, [a, b]) > 0 {
        return NEVER;
    }
    // Text goes on under a picture that stands in its column.
    let is_filled = view.has_picture(between) || view.has_box(between);
    let gap = ((to.top - from.bottom) / em).max(0.0);
    let mut price = if is_filled { 0.1 } else { 0.1 + 0.04 * gap };
    price += 5.0 * view.stacks_in(between, None) as f32;
    price += if view.is_ruled_across(between) { 4.0 } else { 0.0 };
    price
}

/// Bodies that follow one another in a ring: one of them follows nothing.
fn open_rings(before: &mut [Before]) {
    for start in 0..before.len() {
        let mut at = start;
        for _ in 0..before.len() {
            match before[at] {
                Before::Body(first) if first == start => {
                    before[start] = Before::Nothing;
                    break;
                }
                Before::Body(first) => at = first,
                Before::Nothing | Before::Stack(_) => break,
            }
        }
    }
}
