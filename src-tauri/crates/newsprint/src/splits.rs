//! How many of the heads between two bodies belong to the one above them, and how many to the one below.
//!
//! Dynamic programming over the gaps of a page, in the manner of heads above and of heads below their text; the
//! manner that fits the page better is taken; what heads and texts say in common then counts once more.

use crate::assign::COHESION;
use crate::cohesion::Cohesion;
use crate::drafts::{Draft, Drafts, HeadElement};
use crate::evidence::is_instalment;
use crate::lines::Line;
use crate::stack::is_column_label;

/// What a body without any head costs.
const HEADLESS: f32 = -2.5;
/// What it costs that the page ends with a short text without a head: mostly an imprint or a line for readers.
const LAST_LINE: f32 = -0.5;
/// A text of so many characters is short.
const SHORT: usize = 45;
/// What a body with heads over and under it costs.
const TWICE: f32 = -1.5;
/// What it costs to part a head from the one it leads on to.
const PARTED: f32 = -4.0;
/// What it costs to give a head to a piece that has none here.
const FRAGMENT: f32 = -8.0;
/// What it costs that a body's only head is a standing label under it.
const LABEL: f32 = -2.0;

/// What it is worth, in favour of heads over their texts, that heads are marked as headings: what is marked heads what
/// follows it.
const MARKED: f32 = 3.0;

/// How a page places its heads: what a head over its text is worth, and one under it.
struct Manner {
    above: f32,
    below: f32,
    /// What it costs to part a head from the byline under it: where heads stand under their texts, the byline
    /// under a head opens the next.
    unsigned: f32,
}

/// Both are worth the same, or the more pieces a page has the surer the commoner would be taken. What parts them are
/// the ends: the first text without a head, the last head without a text.
const MANNERS: [Manner; 2] =
    [Manner { above: 1.2, below: -1.0, unsigned: -6.0 }, Manner { above: -1.0, below: 1.2, unsigned: 0.0 }];

/// How the heads of a gap are given away: so many to the body above, those from `down` on to the body below. What
/// stands between has no body beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) up: usize,
    pub(crate) down: usize,
}

/// For every gap, who has its heads. `borders` says of each where pieces end and begin in it.
pub(crate) fn best_splits(
    drafts: &Drafts,
    lines: &[Line<'_>],
    cohesion: &Cohesion,
    borders: &[Vec<usize>],
) -> Vec<Split> {
    let [above, below] = MANNERS.map(|manner| split_in(drafts, lines, (cohesion, borders), &manner));
    let marked = if are_marked(drafts, lines) { MARKED } else { 0.0 };
    if below.fits() > above.fits() + marked { below.splits } else { above.splits }
}

/// Whether most heads of a page are marked as headings.
fn are_marked(drafts: &Drafts, lines: &[Line<'_>]) -> bool {
    let heads = || drafts.gaps.iter().flatten();
    let marked = heads().filter(|head| head.lines.iter().any(|&l| lines[l].heading > 0)).count();
    marked * 2 > heads().count()
}

/// A way to split the gaps so far.
#[derive(Default)]
struct Path {
    worth: f32,
    /// How much the heads share with the texts they go to, a gap's heads counted as one.
    said: f32,
    splits: Vec<Split>,
}

impl Path {
    /// How well its manner fits the page. Heads in the wrong manner share little with their texts, all over the page; what is
    /// left over at a page's ends may be a line wrongly taken for a head or a text.
    fn fits(&self) -> f32 {
        self.worth + self.said
    }
}

/// The best way in one manner; the state is whether the body before the gap has a head over it.
fn split_in(
    drafts: &Drafts,
    lines: &[Line<'_>],
    (cohesion, borders): (&Cohesion, &[Vec<usize>]),
    manner: &Manner,
) -> Path {
    let mut reached: [Option<Path>; 2] = [Some(Path::default()), None];
    let mut first = 0usize;
    for (number, elements) in drafts.gaps.iter().enumerate() {
        let gap = Gap { drafts, lines, cohesion, manner, number, elements, first, borders: &borders[number] };
        let mut next: [Option<Path>; 2] = [None, None];
        for (has_head, state) in reached.iter().enumerate() {
            let Some(path) = state else { continue };
            for split in gap.splits() {
                let worth = path.worth + gap.worth(split) + gap.worth_above(has_head == 1, split.up);
                let headed = usize::from(split.down < elements.len());
                if next[headed].as_ref().is_none_or(|best| worth > best.worth) {
                    let said = path.said + gap.said(split) / elements.len().max(1) as f32;
                    let splits = path.splits.iter().copied().chain([split]).collect();
                    next[headed] = Some(Path { worth, said, splits });
                }
            }
        }
        first += elements.len();
        reached = next;
    }
    let [bare, headed] = reached;
    match (bare, headed) {
        (Some(a), Some(b)) if b.worth > a.worth => b,
        (a, b) => a.or(b).unwrap_or_default(),
    }
}

/// What stands between two bodies.
struct Gap<'a, 't> {
    drafts: &'a Drafts,
    lines: &'a [Line<'t>],
    cohesion: &'a Cohesion,
    manner: &'a Manner,
    number: usize,
    elements: &'a [HeadElement],
    /// The number of its first head among all of the page.
    first: usize,
    /// Where pieces end and begin, if the page says so.
    borders: &'a [usize],
}

impl Gap<'_, '_> {
    /// Where it may be split: anywhere, but in a run longer than any page's only near its ends. Nothing goes up
    /// from the first gap, nothing down from the last. Where the page has borders it is split by them.
    fn splits(&self) -> impl Iterator<Item = Split> {
        let (heads, near) = (self.elements.len(), 12);
        let (first, last) = (self.number == 0, self.number == self.drafts.bodies.len());
        let told = self.borders.first().zip(self.borders.last()).map(|(&begin, &end)| Split {
            up: if first { 0 } else { begin },
            down: if last { heads } else { end },
        });
        let anywhere = (0..=heads)
            .filter(move |&up| told.is_none() && (up <= near || up + near >= heads))
            .filter(move |&up| if first { up == 0 } else { !last || up == heads })
            .map(|up| Split { up, down: up });
        told.into_iter().chain(anywhere)
    }

    /// What it is worth that some heads go to the body above and some to the one below.
    fn worth(&self, split: Split) -> f32 {
        let Split { up, down } = split;
        let count = self.elements.len();
        let parted = (1..count).contains(&up)
            && (leads_on(&self.elements[up - 1], self.lines) || self.is_instalment(&self.elements[up]));
        let below = self.drafts.bodies.get(self.number);
        let unsigned = down == count && self.elements.last().is_some_and(|e| is_signed_below(e, below));
        let pull = self.said(split) * COHESION / count.clamp(1, 3) as f32;
        let place =
            if up > 0 { self.manner.below } else { 0.0 } + if down < count { self.manner.above } else { 0.0 };
        pull + place + if parted { PARTED } else { 0.0 } + if unsigned { self.manner.unsigned } else { 0.0 }
    }

    /// What the body above is worth with the heads it then has.
    fn worth_above(&self, has_head: bool, up: usize) -> f32 {
        let above = self.number.checked_sub(1).map(|b| &self.drafts.bodies[b]);
        match (has_head, up > 0) {
            _ if self.number == 0 => 0.0,
            (_, true) if above.is_some_and(|b| b.fragment) => FRAGMENT,
            (_, false) if above.is_some_and(|b| b.fragment) => 0.0,
            (false, true) if self.elements[..up].iter().all(|e| self.is_label(e)) => LABEL + HEADLESS,
            (false, false) if self.number == self.drafts.bodies.len() && self.is_short(above) => LAST_LINE,
            (false, false) => HEADLESS,
            (true, true) => TWICE,
            _ => 0.0,
        }
    }

    /// Whether all lines of a head are in the manner of standing labels: they stand over a piece, not under it.
    fn is_label(&self, element: &HeadElement) -> bool {
        element.lines.iter().all(|&l| is_column_label(self.lines[l].chars))
    }

    /// 第五回 and its title stand under the serial's name, wherever its text is.
    fn is_instalment(&self, element: &HeadElement) -> bool {
        element.lines.first().is_some_and(|&l| is_instalment(self.lines[l].chars))
    }

    fn is_short(&self, body: Option<&Draft>) -> bool {
        body.is_some_and(|b| b.runs(self.lines).iter().map(|run| run.len()).sum::<usize>() <= SHORT)
    }

    /// The sum of what the heads given away share with the bodies they go to.
    fn said(&self, Split { up, down }: Split) -> f32 {
        let share = |head: usize, body: Option<usize>| {
            let body = body.filter(|b| *b < self.drafts.bodies.len());
            body.map_or(0.0, |b| self.cohesion.share(self.first + head, b))
        };
        let to_above = (0..up).map(|head| share(head, self.number.checked_sub(1)));
        let to_below = (down..self.elements.len()).map(|head| share(head, Some(self.number)));
        to_above.chain(to_below).sum()
    }
}

/// Whether a byline stands right under a head, before the text of `body`.
fn is_signed_below(element: &HeadElement, body: Option<&Draft>) -> bool {
    let under = element.lines.last().map(|l| l + 1);
    body.is_some_and(|b| {
        b.signed.first().map(|s| s.segment.line) == under && b.lines.first().copied() == under
    })
}

/// Whether a head ends with a colon or a dash: it leads on to the head under it.
pub(crate) fn leads_on(element: &HeadElement, lines: &[Line<'_>]) -> bool {
    let last = element.lines.last().and_then(|&l| lines[l].chars.last());
    matches!(last, Some('：' | ':' | '—' | '─' | '―'))
}
