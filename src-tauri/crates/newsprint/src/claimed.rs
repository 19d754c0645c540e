//! Ends of bodies that something elsewhere on the page asks for: a headline whose text is not beside it, a sentence
//! that breaks off before another piece. The texts of two articles stand one after the other there, with no headline
//! between them, so that nothing but words parts them.

use crate::drafts::{Draft, Drafts, HeadElement, Part, PartKind, Segment};
use crate::interleaved::Vocabulary;
use crate::lines::Line;
use crate::punctuation::is_han;
use crate::seams::is_inside_word;
use crate::stack::{is_column_label, is_slogan};
use rustc_hash::FxHashSet;
use std::mem::take;

/// A headline that has its text elsewhere shares with it so much of what it says, and so little with what stands
/// beside it. On gold, headlines share .4 and more with the first paragraph of their texts in three cases of five.
const CLAIMS: f32 = 0.4;
const IS_STRANGE: f32 = 0.12;
/// What shares so much needs no other sign.
const SURELY_CLAIMS: f32 = 0.6;
/// How far the words of the two texts must part: less than those of pieces laid inside another, for there is a claim
/// besides.
const APART: f32 = 3.0;
/// No headline with a claim is shorter or longer, in characters: what is shorter says too little.
const SHORTEST: usize = 7;
const LONGEST: usize = 34;
/// More claims than this tell of a page that is not understood, and every claim is looked for in all texts.
const MOST: usize = 6;
/// So many different pairs of characters the rest of a sentence must share with what stands before the break, and so
/// many times as many for its length as the piece between.
const LEAST_COMMON: usize = 4;
const TIMES_MORE: f32 = 2.5;

/// Parts what is claimed from the bodies it was taken for.
pub(crate) fn part_claimed(drafts: &mut Drafts, lines: &[Line<'_>]) {
    part_rests(drafts, lines);
    part_far_texts(drafts, lines);
}

type Pairs = FxHashSet<[char; 2]>;

/// The rest of a text that breaks off inside a sentence may follow the piece that was laid into it. Where only a few
/// words stood before the break, they look like the first line of that piece's headline.
fn part_rests(drafts: &mut Drafts, lines: &[Line<'_>]) {
    if (0..drafts.bodies.len()).filter(|&b| claim_of(drafts, b, lines).is_some()).take(MOST).count() == MOST {
        return;
    }
    for beginning in (0..drafts.bodies.len().saturating_sub(1)).rev() {
        let Some(claim) = claim_of(drafts, beginning, lines) else { continue };
        let Some(part) = rest_of(&claim, &drafts.bodies[beginning], &drafts.bodies[beginning + 1], lines)
        else {
            continue;
        };
        split(drafts, beginning + 1, part);
        if claim.among_heads {
            let line = drafts.gaps[beginning + 1].remove(0).lines[0];
            let segments = vec![Segment { line, from: 0, to: lines[line].chars.len() }];
            let body = &mut drafts.bodies[beginning];
            body.parts.push(Part { kind: PartKind::Prose, segments, open: true });
            body.lines.push(line);
        }
    }
}

/// A sentence that is not ended.
struct Claim {
    /// What is there of it, in its last line.
    words: Vec<char>,
    /// It was taken for a line of the headline under it.
    among_heads: bool,
}

/// The sentence that is not ended where a body ends.
fn claim_of(drafts: &Drafts, body: usize, lines: &[Line<'_>]) -> Option<Claim> {
    let above = drafts.bodies.get(body).filter(|body| !body.ended)?;
    let last = last_text(above)?;
    if last.open {
        return Some(Claim { words: chars(last, lines).collect(), among_heads: false });
    }
    let [first, _, ..] = drafts.gaps.get(body + 1)?.as_slice() else { return None };
    let [line] = first.lines.as_slice() else { return None };
    let words = lines[*line].chars;
    let broken = words.contains(&'，') && words.last().is_some_and(|&c| is_han(c));
    broken.then(|| Claim { words: words.to_vec(), among_heads: true })
}

/// The part of a body with which the rest of a sentence begins: a paragraph that opens with the rest of a word, and has
/// far more words in common with what the sentence stands in than what is above it has.
fn rest_of(claim: &Claim, above: &Draft, body: &Draft, lines: &[Line<'_>]) -> Option<usize> {
    let last = *claim.words.last()?;
    let texts = paragraphs(body);
    let opens_inside = |part: &Part| {
        let mut opens = chars(part, lines);
        let (first, second) = (opens.next(), opens.next());
        let joined = first.is_some_and(|first| is_inside_word(last, first));
        let whole = first.zip(second).is_some_and(|(first, second)| is_inside_word(first, second));
        joined && !(claim.among_heads && whole)
    };
    let may_be = |n: &usize| !body.parts[texts[n - 1]].open && opens_inside(&body.parts[texts[*n]]);
    let places: Vec<usize> = (1..texts.len()).filter(may_be).map(|n| texts[n]).collect();
    if places.is_empty() {
        return None;
    }
    let mut words = pairs(&above.parts, lines);
    words.extend(han_pairs(&claim.words));
    let common = |parts: &[Part]| {
        let there = pairs(parts, lines);
        let shared = there.intersection(&words).count();
        (shared, shared as f32 / there.len().max(1) as f32)
    };
    let fits = |&part: &usize| {
        let (before, after) = body.parts.split_at(part);
        let ((_, strange), (shared, own)) = (common(before), common(after));
        shared >= LEAST_COMMON && own > TIMES_MORE * strange
    };
    let mut found = places.into_iter().filter(fits);
    found.next().filter(|_| found.next().is_none())
}

/// A headline over another one may have its text far off, behind the text of a third.
fn part_far_texts(drafts: &mut Drafts, lines: &[Line<'_>]) {
    let mut claims = far_heads(drafts, lines);
    if claims.len() > MOST {
        return;
    }
    while let Some((near, words)) = claims.pop() {
        let others = (0..drafts.bodies.len()).filter(|&b| b != near && !drafts.gaps[b].is_empty());
        let mut found = others.filter_map(|b| Some((b, lead_of(&words, &drafts.bodies[b], lines)?)));
        let one = found.next().filter(|_| found.next().is_none());
        if let Some((body, part)) = one {
            split(drafts, body, part);
            // What stands behind it has moved on by one.
            claims.iter_mut().for_each(|(near, _)| *near += usize::from(*near > body));
        }
    }
}

/// The heads over other heads of which the text under them says nothing: which body that is, and their words.
fn far_heads(drafts: &Drafts, lines: &[Line<'_>]) -> Vec<(usize, Pairs)> {
    let mut found = Vec::new();
    for near in 0..drafts.bodies.len() {
        let [upper @ .., _] = drafts.gaps[near].as_slice() else { continue };
        let heads: Vec<Pairs> =
            upper.iter().filter(|e| may_claim(e, lines)).map(|e| pairs_of(e, lines)).collect();
        if heads.iter().all(|words| words.len() < SHORTEST - 1) {
            continue;
        }
        let beside = [Some(near), near.checked_sub(1)].into_iter().flatten();
        let strange = |words: &Pairs| {
            beside.clone().all(|b| share(words, &drafts.bodies[b].parts, lines) <= IS_STRANGE)
        };
        found.extend(
            heads
                .into_iter()
                .filter(|words| words.len() + 1 >= SHORTEST && strange(words))
                .map(|w| (near, w)),
        );
    }
    found
}

/// Whether a head may be the headline of a text elsewhere: no label, no slogan, and nothing that leads on.
fn may_claim(element: &HeadElement, lines: &[Line<'_>]) -> bool {
    let length: usize = element.lines.iter().map(|&l| lines[l].chars.len()).sum();
    let whole = |&l: &usize| {
        let line = lines[l].chars;
        let leads = matches!(line.last(), Some('：' | ':' | '—' | '─' | '―'));
        !leads && !matches!(line.first(), Some('—' | '─' | '―')) && !is_column_label(line) && !is_slogan(line)
    };
    (SHORTEST..=LONGEST).contains(&length) && element.lines.iter().all(whole)
}

/// The part of a body that a far headline speaks of, if nothing before it does and the words of both differ.
fn lead_of(head: &Pairs, body: &Draft, lines: &[Line<'_>]) -> Option<usize> {
    let texts = paragraphs(body);
    let shares: Vec<f32> = texts.iter().map(|&part| share(head, &body.parts[part..=part], lines)).collect();
    let lead = shares.iter().position(|&share| share >= CLAIMS).filter(|&n| n > 0)?;
    let strange = shares[..lead].iter().all(|&share| share <= IS_STRANGE);
    let whole = !body.parts[texts[lead - 1]].open;
    let parted = || Vocabulary::of(body, &texts, lines).apart(lead, texts.len()) >= APART;
    (strange && whole && (shares[lead] >= SURELY_CLAIMS || parted())).then_some(texts[lead])
}

/// Makes what begins with a part of a body a body of its own, without a head over it.
fn split(drafts: &mut Drafts, body: usize, part: usize) {
    let front = &mut drafts.bodies[body];
    let parts = front.parts.split_off(part);
    let first = parts.first().and_then(|p| p.segments.first()).map_or(0, |s| s.line);
    let piece = Draft {
        parts,
        signed: front.signed.extract_if(.., |s| s.segment.line >= first).collect(),
        jumps: front.jumps.extract_if(.., |j| j.segment.line >= first).collect(),
        lines: front.lines.extract_if(.., |line| *line >= first).collect(),
        fragment: false,
        ended: take(&mut front.ended),
    };
    drafts.bodies.insert(body + 1, piece);
    drafts.gaps.insert(body + 1, Vec::new());
}

/// The places of a body's paragraphs among its parts.
fn paragraphs(body: &Draft) -> Vec<usize> {
    (0..body.parts.len()).filter(|&part| body.parts[part].kind == PartKind::Prose).collect()
}

fn last_text(body: &Draft) -> Option<&Part> {
    body.parts.iter().rfind(|part| part.kind != PartKind::Caption).filter(|part| part.kind == PartKind::Prose)
}

fn chars<'a>(part: &'a Part, lines: &'a [Line<'_>]) -> impl DoubleEndedIterator<Item = char> + 'a {
    part.segments.iter().flat_map(|s| lines[s.line].chars[s.from..s.to].iter().copied())
}

fn pairs(parts: &[Part], lines: &[Line<'_>]) -> Pairs {
    all_pairs(parts, lines).collect()
}

fn all_pairs<'a>(parts: &'a [Part], lines: &'a [Line<'_>]) -> impl Iterator<Item = [char; 2]> + 'a {
    let segments = parts.iter().flat_map(|part| &part.segments);
    segments.flat_map(|s| han_pairs(&lines[s.line].chars[s.from..s.to]))
}

fn pairs_of(element: &HeadElement, lines: &[Line<'_>]) -> Pairs {
    element.lines.iter().flat_map(|&l| han_pairs(lines[l].chars)).collect()
}

fn han_pairs(chars: &[char]) -> impl Iterator<Item = [char; 2]> + '_ {
    chars.array_windows().filter(|[a, b]| is_han(*a) && is_han(*b)).copied()
}

/// How much of what a head says a text says.
fn share(head: &Pairs, text: &[Part], lines: &[Line<'_>]) -> f32 {
    let mut left = head.clone();
    all_pairs(text, lines).for_each(|pair| {
        left.remove(&pair);
    });
    1.0 - left.len() as f32 / head.len().max(1) as f32
}
