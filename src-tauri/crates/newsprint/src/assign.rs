//! Which heads belong to which body: one assignment over the whole page.
//!
//! A head stands over its body, or under it, or far away. Papers keep to one manner for most of a page,
//! so the manner is found for the page; what a head and a body say in common overrules the place.

use crate::borders::borders;
use crate::cohesion::{Cohesion, Said};
use crate::drafts::{Drafts, HeadElement};
use crate::lines::Line;
use crate::splits::{self, Split, leads_on};
use crate::stack::{StackRole, is_column_label, is_slogan};
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// How much a fully shared vocabulary counts against the place.
pub(crate) const COHESION: f32 = 5.0;

/// How much a headline far from its text must share with it, and how much better the two headlines must then be with
/// their texts; less where only one text of the page has none.
const FAR: f32 = 0.25;
const FAR_GAIN: f32 = 0.4;
const SOLE: f32 = 0.12;
const SOLE_GAIN: f32 = 0.25;

/// So little a headline that was given to the wrong one of two neighbours shares with its text at most, and so much with
/// the other's at least. In all gold and its reprints no two that were given rightly do.
const SAYS_NOTHING: f32 = 0.08;
const SPEAKS_OF: f32 = 0.12;

/// The heads of one body, or of none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stack {
    pub(crate) elements: Vec<HeadElement>,
    /// The body it stands over; `None` for a headline without text.
    pub(crate) body: Option<usize>,
    /// 0..=1: how much better this place is than the next best.
    pub(crate) confidence: f32,
    /// How it came to its body.
    pub(crate) place: Place,
    /// A further label that stands with the body, whose headline stands elsewhere.
    pub(crate) column: Vec<HeadElement>,
    /// What each line is, where their sizes tell; empty where the words have to.
    pub(crate) roles: Vec<StackRole>,
}

/// Where a head stands from its body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// Over it, as is usual.
    #[default]
    Above,
    /// Under it.
    Below,
    /// Beside it, running across.
    Beside,
    /// Not beside it.
    Far,
    /// It has no body.
    Alone,
}

/// Elements that stand together and go to one body.
struct Group {
    elements: Vec<HeadElement>,
    /// The gap it stands in.
    gap: usize,
    near: Option<usize>,
    place: Place,
}

/// Gives every head its body. Handed out besides: what the texts say of all that the heads left in the gaps say.
pub(crate) fn assign(drafts: &mut Drafts, lines: &[Line<'_>]) -> (Vec<Stack>, Said) {
    let mut stacks = take_items(drafts, lines);
    let (rest, said) = assign_rest(drafts, lines);
    stacks.extend(rest);
    (stacks, said)
}

/// 标题新闻: two or more headlines in a row with a sign before each have no text of their own; a label over them
/// is the column of all.
fn take_items(drafts: &mut Drafts, lines: &[Line<'_>]) -> Vec<Stack> {
    let is_item = |e: &HeadElement| lines[e.lines[0]].is_item();
    let mut taken = Vec::new();
    for gap in &mut drafts.gaps {
        let Some(mut start) = gap.windows(2).position(|w| is_item(&w[0]) && is_item(&w[1])) else { continue };
        let end = start + gap[start..].iter().take_while(|e| is_item(e)).count();
        let labelled = start > 0 && gap[start - 1].lines.iter().all(|&l| is_column_label(lines[l].chars));
        start -= usize::from(labelled);
        let mut elements: Vec<HeadElement> = gap.drain(start..end).collect();
        let column = if labelled { vec![elements.remove(0)] } else { Vec::new() };
        taken.push(Stack {
            elements,
            body: None,
            confidence: 0.7,
            place: Place::Alone,
            column,
            roles: Vec::new(),
        });
    }
    taken
}

fn assign_rest(drafts: &Drafts, lines: &[Line<'_>]) -> (Vec<Stack>, Said) {
    let elements: Vec<&HeadElement> = drafts.gaps.iter().flatten().collect();
    let heads: Vec<Vec<&[char]>> =
        elements.iter().map(|e| e.lines.iter().map(|&l| lines[l].chars).collect()).collect();
    let texts: Vec<Vec<&[char]>> = drafts.bodies.iter().map(|b| b.runs(lines)).collect();
    let said = Said::of(&heads, &texts);
    let cohesion = said.by(&heads);
    let groups = part_far_heads(split_gaps(drafts, lines, &cohesion), drafts, lines, &cohesion);
    let runs: Vec<Vec<&[char]>> = groups
        .iter()
        .map(|g| g.elements.iter().flat_map(|e| &e.lines).map(|&l| lines[l].chars).collect())
        .collect();
    let pull = said.by(&runs);
    let open: Vec<bool> = drafts.bodies.iter().map(|b| !b.fragment).collect();
    (match_groups(groups, lines, &pull, &open), said)
}

/// Decides for each gap how many of its heads go to the body over it; the rest go to the one under it.
/// Tried in the manner of heads above and of heads below; the better is taken.
fn split_gaps(drafts: &Drafts, lines: &[Line<'_>], cohesion: &Cohesion) -> Vec<Group> {
    let borders = borders(drafts, lines);
    let splits = splits::best_splits(drafts, lines, cohesion, &borders);
    let bodies = drafts.bodies.len();
    let mut groups = Vec::new();
    for (gap, (elements, Split { up, down })) in drafts.gaps.iter().zip(splits).enumerate() {
        let mut group = |part: std::ops::Range<usize>, near, place| {
            if !part.is_empty() {
                groups.push(Group { elements: elements[part].to_vec(), gap, near, place });
            }
        };
        group(0..up, gap.checked_sub(1), Place::Below);
        let inner = borders[gap].iter().copied().filter(|at| (up + 1..down).contains(at));
        let ends: Vec<usize> = [up].into_iter().chain(inner).chain([down]).collect();
        ends.windows(2).for_each(|w| group(w[0]..w[1], None, Place::Alone));
        group(down..elements.len(), (gap < bodies).then_some(gap), Place::Above);
    }
    groups
}

/// A lead's headline may stand over another piece's own: such a run is parted where its upper heads speak of a
/// body that has no head, and its lower ones of the body beside them.
fn part_far_heads(
    groups: Vec<Group>,
    drafts: &Drafts,
    lines: &[Line<'_>],
    cohesion: &Cohesion,
) -> Vec<Group> {
    let bodies = drafts.bodies.len();
    let headless: Vec<usize> = (0..bodies)
        .filter(|&b| !drafts.bodies[b].fragment && groups.iter().all(|g| g.near != Some(b)))
        .collect();
    let mut parted = Vec::with_capacity(groups.len());
    let mut first = 0usize;
    for group in groups {
        let heads = first..first + group.elements.len();
        first = heads.end;
        let split = group.near.and_then(|near| best_part(&group, &heads, near, &headless, lines, cohesion));
        match split {
            Some(at) => {
                let (upper, lower) = group.elements.split_at(at);
                let part = |elements: &[HeadElement]| Group { elements: elements.to_vec(), ..group };
                parted.push(part(upper));
                parted.push(part(lower));
            }
            None => parted.push(group),
        }
    }
    parted
}

fn best_part(
    group: &Group,
    heads: &std::ops::Range<usize>,
    near: usize,
    headless: &[usize],
    lines: &[Line<'_>],
    cohesion: &Cohesion,
) -> Option<usize> {
    let mean = |part: std::ops::Range<usize>, body: usize| {
        let count = part.len().max(1) as f32;
        part.map(|head| cohesion.share(head, body)).sum::<f32>() / count
    };
    // Where one text alone has no headline, a headline that says nothing of the text beside it is soon believed.
    let (least, least_gain) = if headless.len() == 1 { (SOLE, SOLE_GAIN) } else { (FAR, FAR_GAIN) };
    let gain = |at: usize| {
        let (upper, lower) = (heads.start..heads.start + at, heads.start + at..heads.end);
        headless
            .iter()
            .filter(|&&far| mean(upper.clone(), far) >= least)
            .map(|&far| {
                let away = mean(upper.clone(), far) - mean(upper.clone(), near);
                away + mean(lower.clone(), near) - mean(lower.clone(), far)
            })
            .fold(0.0, f32::max)
    };
    (1..heads.len())
        .filter(|&at| heads.len() <= 16 && !leads_on(&group.elements[at - 1], lines))
        .map(|at| (at, gain(at)))
        .filter(|(_, gain)| *gain >= least_gain)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(at, _)| at)
}

/// Matches groups to bodies, each at most once, for the greatest sum of common words and nearness.
fn match_groups(groups: Vec<Group>, lines: &[Line<'_>], pull: &Cohesion, open: &[bool]) -> Vec<Stack> {
    let bodies = open.len();
    if bodies == 0 || groups.is_empty() {
        return groups.into_iter().map(|group| alone(group, lines)).collect();
    }
    let columns = bodies + groups.len();
    let headless: Vec<usize> =
        (0..bodies).filter(|&b| open[b] && groups.iter().all(|g| g.near != Some(b))).collect();
    let least = |b: usize| if headless == [b] { SOLE } else { FAR };
    let standing: Vec<bool> = groups.iter().map(|g| is_standing_label(g, lines)).collect();
    let worth = |g: usize, b: usize| -> i64 {
        if b >= bodies {
            return 0;
        }
        let beside = b == groups[g].gap || b + 1 == groups[g].gap;
        let distance = groups[g].gap.abs_diff(b) as f32;
        let nearness = match groups[g].near == Some(b) {
            true => 1.6,
            false if beside => 0.9,
            false => -0.4 - 0.02 * distance.min(20.0),
        };
        // What borders part from the texts beside it has none of them.
        let taken = groups[g].near.is_none() && !headless.contains(&b);
        let share = pull.share(g, b);
        let label = if standing[g] { 1.2 } else { 0.0 };
        let far = !beside && share < least(b);
        if far || taken || !open[b] { -1000 } else { ((nearness + share * COHESION - label) * 1000.0) as i64 }
    };
    let weights = Matrix::from_fn(groups.len(), columns, |(g, b)| worth(g, b));
    let (_, mut chosen) = kuhn_munkres(&weights);
    cross(&mut chosen, &groups, pull, bodies);
    let mut stacks: Vec<Stack> = Vec::new();
    let mut left: Vec<Group> = Vec::new();
    for (g, group) in groups.into_iter().enumerate() {
        let body = chosen[g];
        if body >= bodies {
            left.push(group);
            continue;
        }
        let rival = (0..bodies).filter(|&b| b != body).map(|b| pull.share(g, b)).fold(0.0, f32::max);
        stacks.push(placed(group, body, pull.share(g, body) - rival));
    }
    for group in left {
        match stacks.iter_mut().find(|s| s.body.is_some() && s.body == group.near) {
            Some(stack) if group.place == Place::Above => stack.column.extend(group.elements),
            Some(stack) => stack.elements.extend(group.elements),
            None => stacks.push(alone(group, lines)),
        }
    }
    stacks
}

/// Two neighbours that were given each other's headline: neither says anything of the text it has, and each speaks of the
/// other's.
fn cross(chosen: &mut [usize], groups: &[Group], pull: &Cohesion, bodies: usize) {
    for first in 0..chosen.len().saturating_sub(1) {
        let (upper, lower) = (chosen[first], chosen[first + 1]);
        let apart = groups[first].gap != groups[first + 1].gap;
        if !apart || upper + 1 != lower || lower >= bodies {
            continue;
        }
        let own = pull.share(first, upper).max(pull.share(first + 1, lower));
        let other = pull.share(first, lower).min(pull.share(first + 1, upper));
        if own <= SAYS_NOTHING && other >= SPEAKS_OF {
            chosen.swap(first, first + 1);
        }
    }
}

/// The heads of a body; `ahead`: how much more they share with it than with the next best.
fn placed(group: Group, body: usize, ahead: f32) -> Stack {
    let place = match body {
        b if b == group.gap => Place::Above,
        b if b + 1 == group.gap => Place::Below,
        _ => Place::Far,
    };
    let margin = ahead * COHESION + if place == Place::Far { 0.0 } else { 1.6 };
    let confidence = 1.0 / (1.0 + (-margin).exp());
    Stack {
        elements: group.elements,
        body: Some(body),
        confidence,
        place,
        column: Vec::new(),
        roles: Vec::new(),
    }
}

/// Whether all lines of a group are in the manner of standing labels: more likely over a headline than one.
fn is_standing_label(group: &Group, lines: &[Line<'_>]) -> bool {
    let mut numbers = group.elements.iter().flat_map(|e| &e.lines);
    numbers.all(|&l| is_slogan(lines[l].chars) || is_column_label(lines[l].chars))
}

/// Headlines without text; a label over several of them is the column of all.
fn alone(group: Group, lines: &[Line<'_>]) -> Stack {
    let mut elements = group.elements;
    let labelled = elements.len() > 2 && elements[0].lines.iter().all(|&l| is_column_label(lines[l].chars));
    let column = elements.drain(..usize::from(labelled)).collect();
    Stack { elements, body: None, confidence: 0.4, place: Place::Alone, column, roles: Vec::new() }
}
