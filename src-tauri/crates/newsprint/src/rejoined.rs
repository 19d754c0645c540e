//! An article whose text was written down in two places, other pieces between: the columns of a page were read in
//! another order than they are printed, and its end may stand before its beginning.
//!
//! The seam is a sentence that breaks off where a piece ends, and a body without a headline that begins inside one; or one
//! writer who signs the end over the headline, and the beginning under it.
//! The words of both must agree, too: where a jump's line was lost, such pieces belong to other pages.

use crate::drafts::{Draft, Drafts, PartKind, Signed};
use crate::jump::Direction;
use crate::lines::Line;
use crate::punctuation::is_han;
use crate::seams::is_inside_word;
use rustc_hash::FxHashSet;

/// More broken pieces than this tell of a damaged page, on which no seam says anything.
const MOST: usize = 6;
/// On a text with more bodies, which is no page, no end is looked for by its writer.
const MOST_BODIES: usize = 80;
/// So many different pairs of characters both parts must share; two pieces of one page share one or two by chance.
const LEAST_COMMON: usize = 4;

/// Joins what was parted.
pub(crate) fn rejoin(drafts: &mut Drafts, lines: &[Line<'_>]) {
    while let Some((beginning, end)) = seam(drafts, lines).or_else(|| signed_twice(drafts, lines)) {
        let rest = drafts.bodies.remove(end);
        drafts.gaps.remove(end);
        let place = beginning - usize::from(end < beginning);
        let body = &mut drafts.bodies[place];
        body.parts.extend(rest.parts);
        body.signed.extend(rest.signed);
        body.jumps.extend(rest.jumps);
        body.lines.extend(rest.lines);
        body.ended = rest.ended;
    }
}

/// A body that breaks off and the one that goes on with it, if they find only each other.
fn seam(drafts: &Drafts, lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let bodies = &drafts.bodies;
    let broken: Vec<usize> = (0..bodies.len()).filter(|&b| breaks_off(&bodies[b])).take(MOST).collect();
    let headless = |b: &usize| drafts.gaps[*b].is_empty() && !bodies[*b].fragment;
    let rests: Vec<usize> =
        (0..bodies.len()).filter(headless).filter(|&b| goes_on(&bodies[b], lines)).take(MOST).collect();
    if broken.is_empty() || broken.len() == MOST || rests.len() == MOST {
        return None;
    }
    let indents = are_set_in(bodies, lines);
    let fits = |beginning: usize, end: usize| {
        let flush = indents && first_indent(&bodies[end], lines) < 1.0;
        beginning != end && (flush || breaks_word(&bodies[beginning], &bodies[end], lines))
    };
    rests.into_iter().find_map(|end| {
        let mut found = broken.iter().copied().filter(|&beginning| fits(beginning, end));
        let beginning = found.next().filter(|_| found.next().is_none())?;
        are_of_one_matter(bodies, beginning, end, lines).then_some((beginning, end))
    })
}

/// A body without a headline, signed at its end by whom the byline under the next headline names: the end of that piece,
/// written down before its beginning.
fn signed_twice(drafts: &Drafts, lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let bodies = &drafts.bodies;
    let names = |signed: &Signed| -> Vec<String> {
        signed.signature.people.iter().map(|person| person.name.clone()).collect()
    };
    if bodies.len() > MOST_BODIES {
        return None;
    }
    (0..bodies.len().saturating_sub(1)).map(|end| (end + 1, end)).find(|&(beginning, end)| {
        let headless = drafts.gaps[end].is_empty() && !drafts.gaps[beginning].is_empty();
        let whole = bodies[end].jump(Direction::From).is_none() && !bodies[end].fragment;
        let over = bodies[beginning]
            .signed
            .first()
            .filter(|s| bodies[beginning].lines.first() == Some(&s.segment.line));
        let under = bodies[end]
            .signed
            .last()
            .filter(|s| !s.of_caption && bodies[end].lines.last() == Some(&s.segment.line));
        let same = over
            .zip(under)
            .is_some_and(|(over, under)| !names(over).is_empty() && names(over) == names(under));
        headless && whole && same && common(bodies, beginning, end, lines) > 0
    })
}

/// Whether a body ends inside a sentence and nothing says where it goes on.
fn breaks_off(body: &Draft) -> bool {
    let last = body.parts.iter().rfind(|part| part.kind != PartKind::Caption);
    let open = last.is_some_and(|part| part.kind == PartKind::Prose && part.open);
    open && !body.ended && body.jump(Direction::To).is_none()
}

/// Whether a body may be the rest of another: it opens with text, and nothing says where it comes from.
fn goes_on(body: &Draft, lines: &[Line<'_>]) -> bool {
    let opens = body.parts.first().is_some_and(|part| part.kind == PartKind::Prose);
    let signed_first = body.signed.first().is_some_and(|s| body.lines.first() == Some(&s.segment.line));
    let han = first_char(body, lines).is_some_and(is_han);
    opens && han && !signed_first && body.jump(Direction::From).is_none()
}

/// Whether most paragraphs of the page are set in.
fn are_set_in(bodies: &[Draft], lines: &[Line<'_>]) -> bool {
    let prose = bodies.iter().flat_map(|body| &body.parts).filter(|part| part.kind == PartKind::Prose);
    let (mut all, mut set_in) = (0usize, 0usize);
    for part in prose {
        all += 1;
        set_in += usize::from(part.segments.first().is_some_and(|s| lines[s.line].indent >= 1.0));
    }
    all >= 4 && set_in * 3 >= all * 2
}

/// Whether two bodies have more words in common than either has with any other of the page.
fn are_of_one_matter(bodies: &[Draft], beginning: usize, end: usize, lines: &[Line<'_>]) -> bool {
    let here = common(bodies, beginning, end, lines);
    let others = (0..bodies.len()).filter(|&b| b != beginning && b != end);
    here >= LEAST_COMMON && others.map(|b| common(bodies, b, end, lines)).all(|there| there < here)
}

/// How many different pairs of characters two bodies share.
fn common(bodies: &[Draft], one: usize, other: usize, lines: &[Line<'_>]) -> usize {
    pairs(&bodies[one], lines).intersection(&pairs(&bodies[other], lines)).count()
}

/// The pairs of Chinese characters in a body.
fn pairs(body: &Draft, lines: &[Line<'_>]) -> FxHashSet<(char, char)> {
    let runs = body.runs(lines);
    let windows = runs.iter().flat_map(|run| run.windows(2));
    windows.filter(|w| is_han(w[0]) && is_han(w[1])).map(|w| (w[0], w[1])).collect()
}

fn first_indent(body: &Draft, lines: &[Line<'_>]) -> f32 {
    body.parts.first().and_then(|part| part.segments.first()).map_or(0.0, |s| lines[s.line].indent)
}

fn first_char(body: &Draft, lines: &[Line<'_>]) -> Option<char> {
    body.runs(lines).first().and_then(|run| run.first()).copied()
}

fn breaks_word(beginning: &Draft, end: &Draft, lines: &[Line<'_>]) -> bool {
    let last = beginning.runs(lines).last().and_then(|run| run.last()).copied();
    last.zip(first_char(end, lines)).is_some_and(|(before, after)| is_inside_word(before, after))
}
