//! Which text goes on in which, and which headline stands over which: one assignment over the whole page.
//!
//! Every block of text follows one thing: a headline stack, another block, or nothing; and every stack and every block
//! is followed by one at most. What may follow what has a price: by how they stand to each other, whether a sentence is
//! open between them, whether a word is broken, what words they share. The cheapest set of all such pairs is taken.

use super::heads::HeadStack;
use super::lettering::Lettering;
use super::parts::{Column, Part, column};
use super::prices::NEVER;
use super::view::View;
use crate::Direction;
use crate::cohesion::Cohesion;
use crate::leaf::Leaf;
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// The text of one article to be.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    pub(super) stack: Option<usize>,
    /// Its blocks in reading order.
    pub(super) blocks: Vec<usize>,
}

/// What was found of a page.
pub(super) struct Spun {
    pub(super) threads: Vec<Thread>,
    /// How each block stands to its column.
    pub(super) columns: Vec<Column>,
    /// Whether paragraphs begin with an indent on this page.
    pub(super) indents: bool,
}

/// What a block costs that follows nothing, and a stack that nothing follows.
const FRAGMENT: f32 = 6.0;
const BARE_HEAD: f32 = 4.5;
/// No page has more blocks; of a leaf with more, each block follows the one before it.
const MOST: usize = 400;

/// Finds the threads of a page.
pub(super) fn spin(leaf: &Leaf, page: &Lettering, parts: &[Part], stacks: &[HeadStack]) -> Spun {
    let columns: Vec<Column> = (0..parts.len()).map(|at| column(page, parts, at, leaf.width)).collect();
    let bodies: Vec<usize> =
        (0..parts.len()).filter(|&at| matches!(parts[at], Part::Body | Part::Subhead)).collect();
    if bodies.len().max(stacks.len()) > MOST {
        let threads = vec![Thread { stack: None, blocks: bodies }];
        return Spun { threads, columns, indents: false };
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
    let (threads, indents) = (weaver.threads(&before), weaver.indents);
    Spun { threads, columns, indents }
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

/// What is weighed by.
pub(super) struct Weaver<'a> {
    pub(super) page: &'a Lettering,
    pub(super) parts: &'a [Part],
    pub(super) stacks: &'a [HeadStack],
    /// The page for readers of lines to the right, and of lines downwards.
    pub(super) views: [View; 2],
    pub(super) columns: &'a [Column],
    /// The blocks of text.
    pub(super) bodies: &'a [usize],
    /// Whether paragraphs begin with an indent on this page.
    pub(super) indents: bool,
    /// Words shared with each body by each stack, and behind them by each body.
    pub(super) shares: Cohesion,
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
