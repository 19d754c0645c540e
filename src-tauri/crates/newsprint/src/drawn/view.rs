//! A page as readers of one direction see it: what stands over what, and what lies between.

use super::heads::HeadStack;
use super::lettering::Lettering;
use super::parts::Part;
use crate::leaf::Leaf;
use crate::{Direction, Rect};

/// Everything on a page, turned so that lines run to the right.
pub(super) struct View {
    pub(super) blocks: Vec<Rect>,
    pub(super) stacks: Vec<Rect>,
    pub(super) headlines: Vec<Rect>,
    pictures: Vec<Rect>,
    rules: Vec<Rect>,
    boxes: Vec<Rect>,
    bodies: Vec<usize>,
}

impl View {
    pub(super) fn of(
        leaf: &Leaf,
        page: &Lettering,
        parts: &[Part],
        stacks: &[HeadStack],
        direction: Direction,
    ) -> Self {
        let turn = |rect: Rect| rect.read_along(direction, leaf.width);
        let (quotes, rules) = quotes(leaf, page, parts);
        Self {
            blocks: page.blocks.iter().map(|block| turn(block.place)).collect(),
            stacks: stacks.iter().map(|stack| turn(stack.place)).collect(),
            headlines: stacks.iter().map(|stack| turn(stack.headline)).collect(),
            pictures: leaf.pictures.iter().copied().chain(quotes).map(turn).collect(),
            rules: rules.into_iter().map(turn).collect(),
            boxes: leaf.boxes.iter().copied().map(turn).collect(),
            bodies: (0..parts.len()).filter(|&at| matches!(parts[at], Part::Body | Part::Subhead)).collect(),
        }
    }

    /// Bodies that have some of their middle in a region.
    pub(super) fn bodies_in(&self, region: Rect, except: [usize; 2]) -> usize {
        let inside = |&&at: &&usize| !except.contains(&at) && covers(region, self.blocks[at]);
        self.bodies.iter().filter(inside).count()
    }

    /// Stacks in a region.
    pub(super) fn stacks_in(&self, region: Rect, except: Option<usize>) -> usize {
        (0..self.stacks.len()).filter(|&at| Some(at) != except && covers(region, self.headlines[at])).count()
    }

    /// Whether a picture lies in a region.
    pub(super) fn has_picture(&self, region: Rect) -> bool {
        self.pictures.iter().any(|&picture| covers(region, picture))
    }

    /// Whether a box that does not hold the region's neighbours lies in it.
    pub(super) fn has_box(&self, region: Rect) -> bool {
        self.boxes.iter().any(|&holder| covers(region, holder) && !holder.holds(region))
    }

    /// Whether a rule lies across a region, from side to side.
    pub(super) fn is_ruled_across(&self, region: Rect) -> bool {
        self.rules.iter().any(|rule| {
            rule.width() > rule.height()
                && rule.shared_width(region) > 0.5 * region.width()
                && rule.top >= region.top - 0.5
                && rule.bottom <= region.bottom + 0.5
        })
    }

    /// Whether a rule runs down through a region.
    pub(super) fn is_ruled_down(&self, region: Rect) -> bool {
        self.rules.iter().any(|rule| {
            rule.height() > rule.width()
                && rule.shared_height(region) > 0.4 * region.height()
                && rule.left >= region.left - 0.5
                && rule.right <= region.right + 0.5
        })
    }

    /// The body that ends right over a block in its column, if any.
    pub(super) fn body_over(&self, at: usize, em: f32) -> Option<usize> {
        let own = self.blocks[at];
        self.bodies.iter().copied().find(|&other| {
            let block = self.blocks[other];
            let gap = own.top - block.bottom;
            other != at
                && block.shared_width(own) > 0.6 * block.width().min(own.width())
                && (-0.5 * em..2.0 * em).contains(&gap)
        })
    }

    /// Where the column of a block begins: its own top, or that of text over it past pictures and boxes.
    pub(super) fn column_top(&self, at: usize, em: f32) -> f32 {
        let mut own = self.blocks[at];
        for _ in 0..MOST_OVER {
            let over = |&other: &usize| {
                let block = self.blocks[other];
                block.shared_width(own) > 0.6 * block.width().min(own.width())
                    && block.bottom < own.top + 0.5 * em
            };
            let nearest = self
                .bodies
                .iter()
                .copied()
                .filter(over)
                .max_by(|&a, &b| self.blocks[a].bottom.total_cmp(&self.blocks[b].bottom));
            let Some(above) = nearest.map(|other| self.blocks[other]) else { break };
            let between = Rect {
                left: own.left.max(above.left),
                right: own.right.min(above.right),
                top: above.bottom,
                bottom: own.top.max(above.bottom),
            };
            let filled = self.has_picture(between) || self.has_box(between) || between.height() < 2.0 * em;
            if !filled || self.stacks_in(between, None) > 0 || self.is_ruled_across(between) {
                break;
            }
            own = above;
        }
        own.top
    }

    /// Whether text runs from the foot of one column to the head of the next, as it does where a page is one long column
    /// broken into tiers: nothing stands under the one, nothing over the other, and nothing between the two columns.
    pub(super) fn flows(&self, a: usize, b: usize, em: f32) -> bool {
        let (from, to) = (self.blocks[a], self.blocks[b]);
        let (top, bottom) = (from.top.min(to.top), from.bottom.max(to.bottom));
        let is_ruled = |region: Rect| self.is_ruled_across(region);
        let is_clear = |region: Rect| {
            let holds = |rect: &Rect| rect.shared_width(region) > em && rect.shared_height(region) > em;
            !self.bodies.iter().any(|&at| at != a && at != b && holds(&self.blocks[at]))
                && !self.stacks.iter().any(holds)
                && !is_ruled(region)
        };
        let under = Rect { top: from.bottom, bottom: bottom.max(from.bottom), ..from };
        let over = Rect { top: top.min(to.top), bottom: to.top, ..to };
        let between = Rect { left: from.right, right: to.left.max(from.right), top, bottom };
        to.bottom < from.top && is_clear(under) && is_clear(over) && is_clear(between)
    }

    /// The stack that stands right over a block, if any.
    pub(super) fn stack_over(&self, at: usize, em: f32) -> Option<usize> {
        let own = self.blocks[at];
        (0..self.stacks.len()).find(|&stack| {
            let head = self.stacks[stack];
            let gap = own.top - head.bottom;
            head.shared_width(own) > 0.3 * own.width().min(head.width()) && (-em..3.0 * em).contains(&gap)
        })
    }

    /// The body to the left of a block that begins at the same height, with nothing but a gutter between.
    pub(super) fn body_left(&self, at: usize, em: f32) -> Option<usize> {
        let own = self.blocks[at];
        self.bodies.iter().copied().find(|&other| {
            let block = self.blocks[other];
            let gutter = own.left - block.right;
            other != at && (block.top - own.top).abs() < 2.0 * em && (-0.5 * em..3.0 * em).contains(&gutter)
        })
    }
}

/// Words printed large in the midst of a text, with the rules over and under them, are passed like pictures. And all other
/// rules.
fn quotes(leaf: &Leaf, page: &Lettering, parts: &[Part]) -> (Vec<Rect>, Vec<Rect>) {
    let reach = RULES_OF_QUOTE * page.body_size;
    let is_quote = |at: &usize| {
        let block = &page.blocks[*at];
        parts[*at] == Part::Furniture
            && block.size > page.body_size
            && page.words[block.rows[0]].chars.first().is_some_and(|c| "“「『".contains(*c))
    };
    let mut rules = leaf.rules.clone();
    let mut quotes = Vec::new();
    for at in (0..parts.len()).filter(is_quote) {
        let own = page.blocks[at].place;
        let mut whole = own;
        rules.retain(|rule| {
            let away = (own.top - rule.bottom).max(rule.top - own.bottom);
            let is_its = rule.width() > rule.height()
                && rule.shared_width(own) > 0.5 * own.width()
                && rule.width() < 2.5 * own.width()
                && (0.0..reach).contains(&away);
            whole = if is_its { whole.around(*rule) } else { whole };
            !is_its
        });
        quotes.push(whole);
    }
    (quotes, rules)
}

/// The rules over and under a quote are so near, in em of the text.
const RULES_OF_QUOTE: f32 = 4.5;

/// No column has more pictures and boxes between its text.
const MOST_OVER: usize = 8;

/// Whether the middle of `rect`, or a good part of it, lies in a region.
fn covers(region: Rect, rect: Rect) -> bool {
    let (width, height) = (region.shared_width(rect), region.shared_height(rect));
    let least = |a: f32, b: f32| 0.3 * a.min(b);
    width > least(region.width(), rect.width())
        && height > least(region.height(), rect.height())
        && width > 0.0
        && height > 0.0
}
