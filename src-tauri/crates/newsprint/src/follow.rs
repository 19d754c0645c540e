//! 转版 and 接版 followed within one issue: which piece goes on in which, with reasons, and which jumps lead nowhere yet.
//!
//! It is a function of the issue's pages: the order they came in does not count. Jumps printed on both sides are
//! matched first; where a page prints none, only strong signs replace it. What is unsure is left open, never guessed.

mod choice;
mod issue;
mod kinship;
mod page_names;
mod signs;

use crate::jump::Direction;
use crate::{Article, Confidence, PageLabel, Reason};
use choice::Pair;
use issue::Issue;
use signs::{Piece, Signs, echoes};
use std::collections::{BTreeMap, BTreeSet};

/// A page of one issue. Pages of other days and editions have no place among them.
#[derive(Clone, Copy, Debug)]
pub struct IssuePage<'a> {
    /// Its label, where it is known.
    pub label: Option<&'a PageLabel>,
    /// In reading order.
    pub articles: &'a [Article],
}

/// An article by where it stands among the pages that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceInIssue {
    /// The page, counted from 0.
    pub page: usize,
    /// The article on it, counted from 0.
    pub article: usize,
}

/// One piece goes on in another.
#[derive(Clone, Debug, PartialEq)]
pub struct JumpLink {
    /// Where it breaks off.
    pub from: PlaceInIssue,
    /// Where it goes on.
    pub to: PlaceInIssue,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why; the first says what is printed.
    pub reasons: Vec<Reason>,
}

/// A jump that was not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenJump {
    /// The article it is printed on.
    pub at: PlaceInIssue,
    /// Which way it points.
    pub direction: Direction,
    /// Why it was not followed.
    pub why: WhyOpen,
    /// Those it may mean, if there are several.
    pub candidates: Vec<PlaceInIssue>,
}

/// Why a jump was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyOpen {
    /// The page it names is not here.
    PageMissing,
    /// The page is here, and no piece on it can be told to be the other part.
    NoCounterpart,
    /// Several pieces may be the other part.
    Ambiguous,
    /// It names the page it stands on.
    OwnPage,
    /// Following it would lead back to where it stands.
    Circular,
}

/// What became of an issue's jumps. Nobody goes on in two places or comes from two, and no chain is a circle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowedJumps {
    /// In order of the pieces they lead from.
    pub links: Vec<JumpLink>,
    /// In order of the pieces they are printed on.
    pub open: Vec<OpenJump>,
}

/// What two printed jumps that name each other are worth where no third piece could be meant.
const ONLY_PAIR: f32 = 4.5;
/// The same where there are several.
const ONE_OF_SEVERAL: f32 = 3.5;
/// What a jump is worth that only one side prints: against it stand all other pieces of the page.
const ONE_SIDE: f32 = -3.0;
/// How clear a choice must be: 88 %.
const CLEAR: f32 = 2.0;
/// What must speak for a pair besides print where the numbers do not come out even, and how little may speak against
/// one that is left over where they do.
const SOME_SIGN: f32 = 1.0;
const LEAST_SIGN: f32 = -0.75;
/// No link is surer than this: 99 %.
const MOST_ODDS: f32 = 4.6;
/// No issue prints more jumps than this; a longer text is not worth the work.
const MOST_JUMPS: usize = 64;
/// The reason of a link that the file's own structure makes.
const STATED: &str = "stated_by_library";
/// A link that strong signs make may leave others clear that were not, and so on.
const ROUNDS: usize = 3;

/// Follows the jumps of an issue.
#[must_use]
pub fn follow_jumps(pages: &[IssuePage<'_>]) -> FollowedJumps {
    let jumps = pages.iter().flat_map(|page| page.articles);
    if jumps.clone().all(|article| article.continues_to.is_none() && article.continued_from.is_none()) {
        return FollowedJumps::default();
    }
    let issue = Issue::of(pages);
    let mut follower = Follower::new(&issue);
    follower.link_stated();
    let is_few = |direction| follower.open(direction).len() <= MOST_JUMPS;
    if is_few(Direction::To) && is_few(Direction::From) {
        let groups = printed_groups(&issue);
        for _ in 0..ROUNDS {
            let before = follower.links.len();
            follower.match_printed(&groups);
            follower.match_one_sided();
            if follower.links.len() == before {
                break;
            }
        }
    }
    follower.break_circles();
    follower.finish()
}

/// The links made so far.
struct Follower<'i, 'a> {
    issue: &'i Issue<'a>,
    links: Vec<JumpLink>,
    goes_on: Vec<bool>,
    comes: Vec<bool>,
    circular: Vec<PlaceInIssue>,
    /// Pairs that were considered and not clear enough.
    unclear: Vec<(usize, usize)>,
}

impl<'i, 'a> Follower<'i, 'a> {
    fn new(issue: &'i Issue<'a>) -> Self {
        let none = vec![false; issue.pieces.len()];
        Self {
            issue,
            links: Vec::new(),
            goes_on: none.clone(),
            comes: none,
            circular: Vec::new(),
            unclear: Vec::new(),
        }
    }

    /// Pieces that print a jump in `direction` which is not followed yet.
    fn open(&self, direction: Direction) -> Vec<usize> {
        let done = match direction {
            Direction::To => &self.goes_on,
            Direction::From => &self.comes,
        };
        self.issue.printing(direction).filter(|&piece| !done[piece]).collect()
    }

    /// Links parts of which the file they come from says that one goes on in the other.
    fn link_stated(&mut self) {
        let stated = |jump: &'a Option<crate::Jump>| jump.as_ref().filter(|jump| !jump.is_printed());
        let key = |jump: &'a crate::Jump| (jump.span.start, jump.headline.as_deref());
        let article = |piece: usize| self.issue.pieces[piece].article;
        let all = 0..self.issue.pieces.len();
        let mut seconds: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for second in all.clone() {
            if let Some(jump) = stated(&article(second).continued_from) {
                seconds.entry(key(jump)).or_default().push(second);
            }
        }
        let mut pairs = Vec::new();
        for first in all {
            let Some(jump) = stated(&article(first).continues_to) else { continue };
            let named = seconds.get_mut(&key(jump)).and_then(|named| {
                let means = |second: &usize| self.issue.means(first, Direction::To, *second);
                named.iter().position(means).map(|at| named.swap_remove(at))
            });
            pairs.extend(named.map(|second| Pair { first, second, worth: 0.0 }));
        }
        for pair in pairs {
            self.link(pair, MOST_ODDS, STATED, &Signs::default());
        }
    }

    /// Links 下转 and 上接 that name each other's pages.
    fn match_printed(&mut self, groups: &[PrintedGroup]) {
        self.unclear.clear();
        for group in groups {
            let is_open = |pair: &&Pair| !self.goes_on[pair.first] && !self.comes[pair.second];
            let open: Vec<Pair> = group.pairs.iter().filter(is_open).copied().collect();
            for (at, margin) in choice::best(&open) {
                let signs = self.issue.weigh(open[at].first, open[at].second);
                if margin >= CLEAR && signs.weight >= group.least {
                    self.link(open[at], margin, "printed_on_both_pages", &signs);
                }
            }
            self.note_unclear(&open);
        }
    }

    /// Links a jump that one page prints to a piece of the page it names that prints none, where the signs are
    /// strong and no second piece comes near.
    fn match_one_sided(&mut self) {
        let issue = self.issue;
        let mut named: Vec<(usize, usize)> = Vec::new();
        for first in self.open(Direction::To) {
            let others = (0..issue.pieces.len()).filter(|&second| {
                !issue.prints(second, Direction::From)
                    && !self.comes[second]
                    && issue.means(first, Direction::To, second)
                    && may_continue(&issue.pieces[first], &issue.pieces[second])
            });
            named.extend(others.map(|second| (first, second)));
        }
        for second in self.open(Direction::From) {
            let others = (0..issue.pieces.len()).filter(|&first| {
                !issue.prints(first, Direction::To)
                    && !self.goes_on[first]
                    && issue.means(second, Direction::From, first)
                    && may_break_off(&issue.pieces[first], &issue.pieces[second])
            });
            named.extend(others.map(|first| (first, second)));
        }
        let (pairs, signs) = self.weighed(named.into_iter(), ONE_SIDE);
        let hopeful: Vec<usize> = (0..pairs.len()).filter(|&at| pairs[at].worth > 0.0).collect();
        let members: Vec<Pair> = hopeful.iter().map(|&at| pairs[at]).collect();
        for (at, margin) in choice::best(&members) {
            if margin >= CLEAR {
                self.link(members[at], margin, "printed_on_one_page", &signs[hopeful[at]]);
            }
        }
        self.note_unclear(&members);
    }

    fn note_unclear(&mut self, pairs: &[Pair]) {
        let left = pairs.iter().filter(|pair| !self.goes_on[pair.first] && !self.comes[pair.second]);
        self.unclear.extend(left.map(|pair| (pair.first, pair.second)));
    }

    fn weighed(&self, named: impl Iterator<Item = (usize, usize)>, print: f32) -> (Vec<Pair>, Vec<Signs>) {
        named
            .map(|(first, second)| {
                let signs = self.issue.weigh(first, second);
                (Pair { first, second, worth: print + signs.weight }, signs)
            })
            .unzip()
    }

    fn link(&mut self, pair: Pair, odds: f32, printed: &str, signs: &Signs) {
        self.goes_on[pair.first] = true;
        self.comes[pair.second] = true;
        let mut reasons = vec![Reason::new(printed, "")];
        reasons.extend(signs.reasons.iter().cloned());
        self.links.push(JumpLink {
            from: self.issue.places[pair.first],
            to: self.issue.places[pair.second],
            confidence: Confidence::new(1.0 / (1.0 + (-odds.min(MOST_ODDS)).exp())),
            reasons,
        });
    }

    /// Undoes the least sure link of every circle; of two equally sure ones the one that leads from further back.
    fn break_circles(&mut self) {
        while let Some(circle) = find_circle(&self.links) {
            let weakest = circle
                .into_iter()
                .min_by(|&a, &b| {
                    let (a, b) = (&self.links[a], &self.links[b]);
                    a.confidence.get().total_cmp(&b.confidence.get()).then(b.from.cmp(&a.from))
                })
                .expect("BUG: a circle has links");
            let undone = self.links.swap_remove(weakest);
            self.circular.extend([undone.from, undone.to]);
            let piece = |place| self.issue.places.binary_search(place).expect("BUG: places are in order");
            self.goes_on[piece(&undone.from)] = false;
            self.comes[piece(&undone.to)] = false;
        }
    }

    fn finish(mut self) -> FollowedJumps {
        self.links.sort_by_key(|link| link.from);
        let mut open: Vec<OpenJump> = Vec::new();
        for direction in [Direction::To, Direction::From] {
            open.extend(self.open(direction).into_iter().map(|piece| self.explain(piece, direction)));
        }
        open.sort_by_key(|jump| (jump.at, jump.direction == Direction::To));
        FollowedJumps { links: self.links, open }
    }

    fn explain(&self, piece: usize, direction: Direction) -> OpenJump {
        let issue = self.issue;
        let at = issue.places[piece];
        let rivals = self.unclear.iter().filter_map(|&(first, second)| match direction {
            Direction::To => (first == piece && !self.comes[second]).then_some(second),
            Direction::From => (second == piece && !self.goes_on[first]).then_some(first),
        });
        let mut candidates: Vec<PlaceInIssue> = rivals.map(|rival| issue.places[rival]).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let why = if self.circular.contains(&at) {
            WhyOpen::Circular
        } else if let Some(dead_end) = issue.dead_end(piece, direction) {
            dead_end
        } else if candidates.is_empty() {
            WhyOpen::NoCounterpart
        } else {
            WhyOpen::Ambiguous
        };
        OpenJump { at, direction, why, candidates }
    }
}

/// 下转 and 上接 that may mean one another.
struct PrintedGroup {
    pairs: Vec<Pair>,
    /// What must speak for a pair.
    least: f32,
}

/// Groups the jumps that name each other's pages.
fn printed_groups(issue: &Issue<'_>) -> Vec<PrintedGroup> {
    let (firsts, seconds) = (issue.printing(Direction::To), issue.printing(Direction::From));
    let seconds: Vec<usize> = seconds.collect();
    let each = firsts.flat_map(|first| seconds.iter().map(move |&second| (first, second)));
    let named = each.filter(|&(first, second)| {
        issue.means(first, Direction::To, second) && issue.means(second, Direction::From, first)
    });
    let pairs: Vec<Pair> = named.map(|(first, second)| Pair { first, second, worth: 0.0 }).collect();
    choice::groups(&pairs)
        .into_iter()
        .map(|group| {
            let (print, least) = match group.len() {
                1 => (ONLY_PAIR, f32::NEG_INFINITY),
                _ if is_even(group.iter().map(|&at| &pairs[at])) => (ONE_OF_SEVERAL, LEAST_SIGN),
                _ => (ONE_OF_SEVERAL, SOME_SIGN),
            };
            let weighed = group.into_iter().map(|at| {
                let Pair { first, second, .. } = pairs[at];
                Pair { first, second, worth: print + issue.weigh(first, second).weight }
            });
            PrintedGroup { pairs: weighed.collect(), least }
        })
        .collect()
}

/// Whether as many pieces go on as there are to go on in: then all of them have their place among these.
fn is_even<'p>(pairs: impl Iterator<Item = &'p Pair>) -> bool {
    let (firsts, seconds): (BTreeSet<usize>, BTreeSet<usize>) =
        pairs.map(|pair| (pair.first, pair.second)).unzip();
    firsts.len() == seconds.len()
}

fn may_continue(first: &Piece<'_>, second: &Piece<'_>) -> bool {
    second.is_fragment() || echoes(first, second)
}

fn may_break_off(first: &Piece<'_>, second: &Piece<'_>) -> bool {
    first.is_open() || echoes(first, second)
}

/// The links of a circle, if there is one.
fn find_circle(links: &[JumpLink]) -> Option<Vec<usize>> {
    let next = |place: PlaceInIssue| links.iter().position(|link| link.from == place);
    (0..links.len()).find_map(|begin| {
        let mut walked = vec![begin];
        let mut at = begin;
        while let Some(following) = next(links[at].to) {
            if following == begin {
                return Some(walked);
            }
            if walked.contains(&following) {
                return None;
            }
            walked.push(following);
            at = following;
        }
        None
    })
}

#[cfg(test)]
mod tests;
