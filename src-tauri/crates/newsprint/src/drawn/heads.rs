//! Headline stacks: the lines over, of and under a headline, by size and place.

use super::blocks::Block;
use super::lettering::Lettering;
use super::parts::{Part, alike};
use crate::stack::StackRole;
use crate::{Direction, Rect};

/// A headline stack with who signs under it.
#[derive(Clone, Debug)]
pub(super) struct HeadStack {
    /// Its lines from first to last, by their rows.
    pub(super) lines: Vec<(usize, StackRole)>,
    pub(super) bylines: Vec<usize>,
    /// Around all of it.
    pub(super) place: Rect,
    /// Around the headline.
    pub(super) headline: Rect,
    pub(super) direction: Direction,
    pub(super) container: Option<usize>,
    /// Size of the headline.
    pub(super) size: f32,
    /// Its blocks.
    pub(super) blocks: Vec<usize>,
}

/// Lines of one stack are no farther apart than this, in em of the larger.
const APART: f32 = 1.1;
/// A smaller line of a headline is so large, as a share of the larger.
const PART: f32 = 0.6;
/// A smaller line is part of a larger one's stack up to this share of its size.
const SMALLER: f32 = 0.94;

/// Finds the stacks of a page and the bylines under them. Bylines elsewhere stay where they are.
pub(super) fn find(page: &Lettering, parts: &[Part], page_width: f32) -> Vec<HeadStack> {
    let heads: Vec<usize> = (0..parts.len()).filter(|&at| parts[at] == Part::Head).collect();
    let finder = Finder { page, parts, page_width };
    let seeds = finder.seeds(&heads);
    let mut groups: Vec<Vec<usize>> = finder.headlines(&seeds);
    let mut left: Vec<usize> = heads.iter().copied().filter(|at| !seeds.contains(at)).collect();
    left.sort_by(|&a, &b| page.blocks[b].size.total_cmp(&page.blocks[a].size));
    for at in left {
        let near = (0..groups.len())
            .filter_map(|group| Some((group, finder.gap_to_group(&groups[group], at)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match near {
            Some((group, _)) => groups[group].push(at),
            None => groups.push(vec![at]),
        }
    }
    let fonts_tell = groups.iter().any(|group| finder.has_two_fonts(group));
    let mut stacks: Vec<HeadStack> = groups.iter().map(|group| finder.stack(group, fonts_tell)).collect();
    finder.sign(&mut stacks);
    stacks
}

struct Finder<'a> {
    page: &'a Lettering,
    parts: &'a [Part],
    page_width: f32,
}

impl Finder<'_> {
    fn block(&self, at: usize) -> &Block {
        &self.page.blocks[at]
    }

    /// A block for a reader of another's direction.
    fn frame(&self, at: usize, direction: Direction) -> Rect {
        self.block(at).place.read_along(direction, self.page_width)
    }

    /// How far one block stands under another for a reader of the upper, in em of the larger; `None` if it does not.
    fn gap_below(&self, upper: usize, lower: usize) -> Option<f32> {
        let direction = self.block(upper).direction;
        let (over, under) = (self.block(upper).frame, self.frame(lower, direction));
        let shared = over.shared_width(under) > 0.3 * over.width().min(under.width());
        let size = self.block(upper).size.max(self.block(lower).size);
        let gap = (under.top - over.bottom) / size;
        let same = self.block(upper).container == self.block(lower).container;
        (shared && same && gap > -0.5).then_some(gap)
    }

    fn is_near_head(&self, upper: usize, lower: usize) -> bool {
        self.block(upper).direction == self.block(lower).direction
            && self.gap_below(upper, lower).is_some_and(|gap| gap <= APART)
    }

    /// The blocks that are headlines by themselves: no larger line stands near, or headlines of the page that stand alone
    /// are set like them.
    fn seeds(&self, heads: &[usize]) -> Vec<usize> {
        let larger = |at: usize, other: usize| self.block(at).size < SMALLER * self.block(other).size;
        let beside = |at: usize| {
            heads.iter().copied().filter(move |&other| {
                other != at && (self.is_near_head(other, at) || self.is_near_head(at, other))
            })
        };
        let leads = |at: usize| {
            (0..self.parts.len()).any(|other| {
                matches!(self.parts[other], Part::Body | Part::Byline)
                    && self.gap_below(at, other).is_some_and(|gap| gap < 1.6)
            })
        };
        let alone: Vec<usize> = heads
            .iter()
            .copied()
            .filter(|&at| !beside(at).any(|other| larger(at, other)) && leads(at))
            .collect();
        let is_headline = |at: usize| {
            if !beside(at).any(|other| larger(at, other)) {
                return true;
            }
            let like =
                alone.iter().filter(|&&other| alike(self.page, self.block(at), self.block(other))).count();
            like >= 2 && leads(at)
        };
        heads.iter().copied().filter(|&at| is_headline(at)).collect()
    }

    /// Headlines in several blocks that are set alike and stand close are one.
    fn headlines(&self, seeds: &[usize]) -> Vec<Vec<usize>> {
        let mut order = seeds.to_vec();
        order.sort_by(|&a, &b| self.block(a).frame.top.total_cmp(&self.block(b).frame.top));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for at in order {
            let joins = |group: &Vec<usize>| {
                group.last().is_some_and(|&last| {
                    self.is_near_head(last, at)
                        && alike(self.page, self.block(last), self.block(at))
                        && self.gap_below(last, at).is_some_and(|gap| gap < 0.9)
                })
            };
            match groups.iter_mut().find(|group| joins(group)) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }

    /// How near a smaller line stands to a stack, before or after it.
    fn gap_to_group(&self, group: &[usize], at: usize) -> Option<f32> {
        let direction = self.block(group[0]).direction;
        if self.block(at).direction != direction || self.block(at).container != self.block(group[0]).container
        {
            return None;
        }
        let whole = group.iter().map(|&member| self.block(member).frame).reduce(Rect::around)?;
        let own = self.block(at).frame;
        let size = group.iter().map(|&member| self.block(member).size).fold(0.0, f32::max);
        let within = own.shared_width(whole) > 0.5 * own.width().min(whole.width());
        let gap = (-own.shared_height(whole)).max(0.0) / size;
        (within && gap <= APART && self.block(at).size < size).then_some(gap)
    }

    fn font(&self, at: usize) -> u16 {
        self.page.rows[self.block(at).rows[0]].font
    }

    /// Whether smaller lines of a stack are set in another font than its headline.
    fn has_two_fonts(&self, group: &[usize]) -> bool {
        let largest =
            group.iter().copied().max_by(|&a, &b| self.block(a).size.total_cmp(&self.block(b).size));
        largest.is_some_and(|largest| group.iter().any(|&at| self.font(at) != self.font(largest)))
    }

    /// Puts a stack together. Where the page sets what stands over and under headlines in another font, a smaller line in
    /// the headline's own is part of it.
    fn stack(&self, group: &[usize], fonts_tell: bool) -> HeadStack {
        let mut blocks = group.to_vec();
        blocks.sort_by(|&a, &b| self.block(a).frame.top.total_cmp(&self.block(b).frame.top));
        let size = blocks.iter().map(|&at| self.block(at).size).fold(0.0, f32::max);
        let largest = |at: usize| self.block(at).size >= SMALLER * size;
        let fonts: Vec<u16> = blocks.iter().filter(|&&at| largest(at)).map(|&at| self.font(at)).collect();
        let is_headline = |at: usize| {
            largest(at)
                || (fonts_tell && self.block(at).size >= PART * size && fonts.contains(&self.font(at)))
        };
        let first = blocks.iter().position(|&at| is_headline(at)).unwrap_or(0);
        let mut lines = Vec::new();
        for (place, &at) in blocks.iter().enumerate() {
            let role = match () {
                () if is_headline(at) => StackRole::Headline,
                () if place < first => StackRole::Kicker,
                () => StackRole::Subheadline,
            };
            lines.extend(self.block(at).rows.iter().map(|&row| (row, role)));
        }
        let around = |which: &dyn Fn(usize) -> bool| {
            blocks.iter().filter(|&&at| which(at)).map(|&at| self.block(at).place).reduce(Rect::around)
        };
        let own = self.block(blocks[0]).place;
        HeadStack {
            lines,
            bylines: Vec::new(),
            place: around(&|_| true).unwrap_or(own),
            headline: around(&is_headline).unwrap_or(own),
            direction: self.block(blocks[0]).direction,
            container: self.block(blocks[0]).container,
            size,
            blocks,
        }
    }

    /// Gives each byline that stands right under a stack to it.
    fn sign(&self, stacks: &mut [HeadStack]) {
        for at in (0..self.parts.len()).filter(|&at| self.parts[at] == Part::Byline) {
            let block = self.block(at);
            let near = |stack: &HeadStack| {
                let over = stack.place.read_along(stack.direction, self.page_width);
                let own = self.frame(at, stack.direction);
                let gap = (own.top - over.bottom) / stack.size.max(block.size);
                let shared = over.shared_width(own) > 0.5 * own.width().min(over.width());
                let fits = stack.container == block.container && shared && (-0.3..1.3).contains(&gap);
                fits.then_some(gap)
            };
            let best = (0..stacks.len())
                .filter(|&stack| stacks[stack].direction == block.direction)
                .filter_map(|stack| Some((stack, near(&stacks[stack])?)))
                .min_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((stack, _)) = best {
                let stack = &mut stacks[stack];
                stack.bylines.extend(&block.rows);
                stack.blocks.push(at);
                stack.place = stack.place.around(block.place);
            }
        }
    }
}
