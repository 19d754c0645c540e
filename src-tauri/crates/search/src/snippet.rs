//! The excerpt shown under a hit: which sentences of an article answer most of the query.
//!
//! Works on the caller's text; counts characters, never bytes.

use crate::Part;
use crate::fold::Folded;
use crate::mark::{joined, marks};
use crate::query::{Clause, Matching};
use newsprint::CharRange;
use std::collections::BTreeSet;

/// An excerpt around the hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Which of the blocks it was cut from.
    pub block: usize,
    /// The excerpt as printed.
    pub text: String,
    /// Hits, as characters of `text`.
    pub hits: Vec<CharRange>,
    /// Where it begins in the block, in characters; not 0 if something stands before it.
    pub start: u32,
    /// Whether the block goes on after it.
    pub more: bool,
}

/// A hit in a block: characters of the block, and the leaf of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    start: usize,
    end: usize,
    leaf: usize,
}

/// An excerpt that could be shown; compared by how many leaves and then hits it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    block: usize,
    start: usize,
    leaves: usize,
    hits: usize,
}

/// Signs that end a sentence, and those that may stand after them.
const STOPS: &str = "。！？!?；;…\n";
const AFTER_STOPS: &str = "”’」』）)\"'";

/// Hits looked at in one block: enough to find a good place, few enough for a block of any length.
const HITS_CONSIDERED: usize = 2_000;

/// The best excerpt of `blocks`.
pub(crate) fn best(root: &Clause, matching: Matching, blocks: &[(Part, &str)], max_chars: usize) -> Snippet {
    let mut best: Option<Candidate> = None;
    let mut best_hits = Vec::new();
    for (block, (part, text)) in blocks.iter().enumerate() {
        let hits = hits(root, *part, text, matching);
        if hits.is_empty() {
            continue;
        }
        let chars: Vec<char> = text.chars().collect();
        let Some(found) = best_in_block(block, &chars, &hits, max_chars) else { continue };
        if best.is_none_or(|best| (found.leaves, found.hits) > (best.leaves, best.hits)) {
            best = Some(found);
            best_hits = hits;
        }
    }
    let first_with_text = || blocks.iter().position(|(_, text)| !text.trim().is_empty());
    match best {
        Some(best) => cut(blocks, best.block, best.start, max_chars, &best_hits),
        None => {
            first_with_text().map_or_else(Snippet::default, |block| cut(blocks, block, 0, max_chars, &[]))
        }
    }
}

fn hits(root: &Clause, part: Part, text: &str, matching: Matching) -> Vec<Hit> {
    let folded = Folded::new(text);
    let mut hits: Vec<Hit> = marks(root, part, &folded, matching)
        .into_iter()
        .map(|mark| {
            let range = folded.origin(mark.start, mark.end);
            Hit { start: range.start as usize, end: range.end as usize, leaf: mark.leaf }
        })
        .collect();
    hits.sort_unstable();
    hits
}

fn best_in_block(block: usize, chars: &[char], hits: &[Hit], max_chars: usize) -> Option<Candidate> {
    let mut best: Option<Candidate> = None;
    for (i, hit) in hits.iter().enumerate().take(HITS_CONSIDERED) {
        let start = beginning(chars, hit, max_chars);
        let first = hits[..i].iter().rposition(|earlier| earlier.start < start).map_or(0, |at| at + 1);
        let inside = hits[first..].iter().take_while(|hit| hit.start < start + max_chars);
        let inside: Vec<&Hit> = inside.filter(|hit| hit.end <= start + max_chars).collect();
        let leaves = inside.iter().map(|hit| hit.leaf).collect::<BTreeSet<_>>().len();
        let found = Candidate { block, start, leaves, hits: inside.len() };
        if best.is_none_or(|best| (found.leaves, found.hits) > (best.leaves, best.hits)) {
            best = Some(found);
        }
    }
    best
}

/// Where an excerpt around `hit` begins: with its sentence, if the hit then still fits; with the clause before it;
/// or a quarter of the length before it.
fn beginning(chars: &[char], hit: &Hit, max_chars: usize) -> usize {
    let room = max_chars.saturating_sub(hit.end - hit.start);
    let earliest = hit.start.saturating_sub(room);
    let begins = |stops: &str| {
        (earliest..=hit.start)
            .rev()
            .find(|&at| at == 0 || begins_after(chars, at, stops))
            .filter(|&at| at >= earliest)
    };
    begins(STOPS)
        .or_else(|| begins("，、：,:"))
        .unwrap_or_else(|| hit.start.saturating_sub(room.min(max_chars / 4)))
}

/// Whether what stands before `at` ends a sentence, closing quotes and brackets included.
fn begins_after(chars: &[char], at: usize, stops: &str) -> bool {
    if at < chars.len()
        && (STOPS.contains(chars[at]) || AFTER_STOPS.contains(chars[at]) || chars[at].is_whitespace())
    {
        return false;
    }
    let before =
        chars[..at].iter().rev().find(|c| !AFTER_STOPS.contains(**c) && (**c == '\n' || !c.is_whitespace()));
    before.is_none_or(|c| stops.contains(*c))
}

fn cut(blocks: &[(Part, &str)], block: usize, start: usize, max_chars: usize, hits: &[Hit]) -> Snippet {
    let chars: Vec<char> = blocks[block].1.chars().collect();
    let mut end = chars.len().min(start + max_chars);
    // An accent stays with its letter.
    while end < chars.len() && end > start && ('\u{300}'..='\u{36f}').contains(&chars[end]) {
        end -= 1;
    }
    let inside = |hit: &Hit| {
        let (from, to) = (hit.start.max(start), hit.end.min(end));
        (from < to).then(|| CharRange::new(position(from - start), position(to - start)))
    };
    Snippet {
        block,
        text: chars[start..end].iter().collect(),
        hits: joined(hits.iter().filter_map(inside).collect()),
        start: position(start),
        more: end < chars.len(),
    }
}

fn position(n: usize) -> u32 {
    u32::try_from(n).expect("BUG: places were counted in 32 bits before")
}
