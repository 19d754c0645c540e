//! What it costs that one thing follows another: by how they stand to each other, by what is open between them, by the
//! words they share.

use super::parts::Part;
use super::threads::Weaver;
use super::view::View;
use crate::evidence::is_photo;
use crate::seams::breaks_word;
use crate::{Direction, Rect};

/// What cannot be.
pub(super) const NEVER: f32 = 1000.0;

impl Weaver<'_> {
    fn view(&self, direction: Direction) -> &View {
        &self.views[usize::from(direction == Direction::Vertical)]
    }

    /// What it costs that a body follows a stack.
    pub(super) fn head_price(&self, stack: usize, next: usize) -> f32 {
        let at = self.bodies[next];
        let (head, block) = (&self.stacks[stack], &self.page.blocks[at]);
        if head.container != block.container || head.size < 0.9 * block.size {
            return NEVER;
        }
        let view = self.view(block.direction);
        let place = if head.direction == block.direction {
            self.under(view, stack, at).min(self.before(view, stack, at))
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

    /// The price of the place of a body in a box behind a few large words that stand before it, as its label does.
    fn before(&self, view: &View, stack: usize, at: usize) -> f32 {
        let (head, body) = (view.stacks[stack], view.blocks[at]);
        let em = self.page.blocks[at].size;
        let gap = (body.left - head.right) / em;
        let is_level = head.shared_height(body) > 0.6 * head.height().min(body.height());
        match self.page.blocks[at].container {
            Some(_) if is_level && (-0.5..4.0).contains(&gap) => 1.0 + 0.2 * gap.max(0.0),
            _ => NEVER,
        }
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
    pub(super) fn body_price(&self, first: usize, next: usize) -> f32 {
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
            let told = if self.tells_picture(b) { 3.5 } else { 0.0 };
            return down(view, a, b, em) + told;
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

    /// Whether who signs right under a body, or at its end, took the picture over it: it is a piece of its own.
    fn tells_picture(&self, at: usize) -> bool {
        let own = &self.page.blocks[at];
        let pictures = |row: usize| {
            let reading = &self.page.readings[row];
            let signature =
                reading.signature.as_ref().or(reading.trailing.as_ref().map(|trailing| &trailing.1));
            signature
                .is_some_and(|s| !s.people.is_empty() && s.people.iter().all(|person| is_photo(person.role)))
        };
        let under = (0..self.parts.len()).any(|other| {
            let block = &self.page.blocks[other];
            let gap = (block.place.top - own.place.bottom) / own.size;
            self.parts[other] == Part::Byline
                && (-0.5..1.5).contains(&gap)
                && own.place.shared_width(block.place) > 0.0
                && pictures(block.rows[0])
        });
        under || pictures(own.rows[own.rows.len() - 1])
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
        } else if apart > 0.0 && view.flows(a, b, em) {
            price += 0.8;
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
