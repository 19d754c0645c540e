//! A piece of another article laid inside a body with no sign: found by its broken seams, and by its words.
//!
//! A foreign piece begins where a sentence is broken, or in the midst of one; where it ends is where the body's words
//! part best into two (the likelihood ratio of two vocabularies against one).

use crate::drafts::{Draft, Drafts, Part, PartKind};
use crate::lines::Line;
use crate::punctuation::is_han;
use crate::seams::is_inside_word;
use rustc_hash::FxHashMap;

/// How far two vocabularies must part, in nats for the root of the smaller one's size. Measured on bodies of gold
/// and of news items: parting at a place taken at random stays below it in most; pieces of another article laid
/// inside are mostly above it.
const APART: f32 = 5.0;
/// No piece laid inside is longer than this, in paragraphs.
const LONGEST: usize = 16;
/// Half of a word's likelihood comes from the whole text, so that a word that one part lacks costs little.
const SHARED: f32 = 0.5;

/// Sets free what was laid inside the bodies of a page; each such piece becomes a body without a head.
pub(crate) fn part_foreign(drafts: &mut Drafts, lines: &[Line<'_>]) {
    let mut at = 0;
    while at < drafts.bodies.len() {
        if let Some((from, to)) = foreign_run(&drafts.bodies[at], lines) {
            let piece = cut(&mut drafts.bodies[at], from, to);
            drafts.bodies.insert(at + 1, piece);
            drafts.gaps.insert(at + 1, Vec::new());
            at += 1;
        }
        at += 1;
    }
}

/// The parts `from..to` of a body that belong to another piece.
fn foreign_run(body: &Draft, lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let prose: Vec<usize> =
        (0..body.parts.len()).filter(|&p| body.parts[p].kind == PartKind::Prose).collect();
    if prose.len() < 4 {
        return None;
    }
    let set_in = prose.iter().filter(|&&p| indent(&body.parts[p], lines) >= 1.0).count();
    let indents = set_in * 2 > prose.len();
    let mut balance = 0i32;
    for (n, &part) in prose.iter().enumerate() {
        let found = if n == 0 {
            None
        } else if body.parts[prose[n - 1]].open {
            resumed(body, &prose, n, indents, lines)
        } else if balance == 0 && closes_unopened(&body.parts[part], lines) {
            parted(body, &prose, n, lines)
        } else {
            None
        };
        if let Some(end) = found {
            let to = prose.get(end).copied().unwrap_or(body.parts.len());
            return Some((part, to));
        }
        balance = (balance + quotes(&body.parts[part], lines).1).max(0);
    }
    None
}

/// A sentence breaks off before paragraph `n` and goes on at a later one: with the rest of a word, or flush among
/// paragraphs that are set in.
fn resumed(body: &Draft, prose: &[usize], n: usize, indents: bool, lines: &[Line<'_>]) -> Option<usize> {
    let broken = last_char(&body.parts[prose[n - 1]], lines)?;
    let joins = |p: usize| first_char(&body.parts[p], lines).is_some_and(|c| is_inside_word(broken, c));
    let flush = |p: usize| indent(&body.parts[p], lines) < 1.0;
    if joins(prose[n]) || (indents && flush(prose[n])) {
        return None;
    }
    let mut ends = (n + 1..prose.len().min(n + LONGEST)).filter(|&end| !body.parts[prose[end - 1]].open);
    if indents {
        return ends.find(|&end| flush(prose[end]));
    }
    // One pair of characters in sixty makes a word by chance: the words must tell the two apart, too.
    let words = Vocabulary::of(body, prose, lines);
    ends.find(|&end| joins(prose[end]) && words.apart(n, end) >= APART)
}

/// A piece that begins in the midst of a speech ends where the words of the body part best.
fn parted(body: &Draft, prose: &[usize], n: usize, lines: &[Line<'_>]) -> Option<usize> {
    let words = Vocabulary::of(body, prose, lines);
    let ends = n + 1..prose.len().min(n + LONGEST) + 1;
    let whole = ends.filter(|&end| !body.parts[prose[end - 1]].open);
    let best = whole.map(|end| (words.apart(n, end), end)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= APART).then_some(best.1)
}

/// Takes parts `from..to` out of a body, with the signatures and jumps that stand among them.
fn cut(body: &mut Draft, from: usize, to: usize) -> Draft {
    let parts: Vec<Part> = body.parts.drain(from..to).collect();
    let line_of = |part: &Part, last: bool| {
        let segment = if last { part.segments.last() } else { part.segments.first() };
        segment.map_or(0, |s| s.line)
    };
    let first = parts.first().map_or(0, |p| line_of(p, false));
    let last = parts.last().map_or(0, |p| line_of(p, true));
    let inside = |line: usize| (first..=last).contains(&line);
    let mut piece = Draft { parts, fragment: true, ..Draft::default() };
    piece.lines = body.lines.extract_if(.., |line| inside(*line)).collect();
    piece.signed = body.signed.extract_if(.., |s| inside(s.segment.line)).collect();
    piece.jumps = body.jumps.extract_if(.., |j| inside(j.segment.line)).collect();
    piece
}

/// How often each repeated pair of characters stands in each paragraph of a body.
struct Vocabulary {
    pairs: Vec<Vec<(usize, f32)>>,
    sizes: Vec<f32>,
}

impl Vocabulary {
    fn of(body: &Draft, prose: &[usize], lines: &[Line<'_>]) -> Self {
        let mut found: FxHashMap<(char, char), Vec<(usize, f32)>> = FxHashMap::default();
        for (paragraph, &part) in prose.iter().enumerate() {
            for segment in &body.parts[part].segments {
                let chars = &lines[segment.line].chars[segment.from..segment.to];
                for pair in chars.windows(2).filter(|w| is_han(w[0]) && is_han(w[1])) {
                    let places = found.entry((pair[0], pair[1])).or_default();
                    match places.last_mut().filter(|(last, _)| *last == paragraph) {
                        Some((_, count)) => *count += 1.0,
                        None => places.push((paragraph, 1.0)),
                    }
                }
            }
        }
        let pairs: Vec<Vec<(usize, f32)>> = found.into_values().filter(|places| places.len() > 1).collect();
        let mut sizes = vec![0.0; prose.len()];
        for (paragraph, count) in pairs.iter().flatten() {
            sizes[*paragraph] += count;
        }
        Self { pairs, sizes }
    }

    /// How much likelier two vocabularies are than one, where paragraphs `from..to` have one of their own; in nats
    /// for the root of the smaller one's size.
    fn apart(&self, from: usize, to: usize) -> f32 {
        let all: f32 = self.sizes.iter().sum();
        let inside: f32 = self.sizes[from..to].iter().sum();
        let outside = all - inside;
        if inside < 1.0 || outside < 1.0 {
            return 0.0;
        }
        let gain = |count: f32, size: f32, usual: f32| {
            if count > 0.0 { count * ((1.0 - SHARED) * count / size / usual + SHARED).ln() } else { 0.0 }
        };
        let mut gains: Vec<f32> = self
            .pairs
            .iter()
            .map(|places| {
                let total: f32 = places.iter().map(|p| p.1).sum();
                let here: f32 = places.iter().filter(|p| (from..to).contains(&p.0)).map(|p| p.1).sum();
                gain(here, inside, total / all) + gain(total - here, outside, total / all)
            })
            .collect();
        // A sum that does not depend on the order in which a table gives its entries.
        gains.sort_by(f32::total_cmp);
        gains.iter().sum::<f32>() / inside.min(outside).sqrt()
    }
}

/// Whether a quotation closes in it that was not opened in it, before any opens.
fn closes_unopened(part: &Part, lines: &[Line<'_>]) -> bool {
    quotes(part, lines).0 < 0
}

/// The lowest and the last balance of quotation marks.
fn quotes(part: &Part, lines: &[Line<'_>]) -> (i32, i32) {
    let mut lowest = 0;
    let mut balance = 0;
    for segment in &part.segments {
        for c in &lines[segment.line].chars[segment.from..segment.to] {
            balance += match c {
                '“' | '「' | '『' => 1,
                '”' | '」' | '』' => -1,
                _ => 0,
            };
            lowest = lowest.min(balance);
        }
    }
    (lowest, balance)
}

fn indent(part: &Part, lines: &[Line<'_>]) -> f32 {
    part.segments.first().map_or(0.0, |s| lines[s.line].indent)
}

fn first_char(part: &Part, lines: &[Line<'_>]) -> Option<char> {
    part.segments.first().and_then(|s| lines[s.line].chars.get(s.from)).copied()
}

fn last_char(part: &Part, lines: &[Line<'_>]) -> Option<char> {
    part.segments.last().filter(|s| s.to > s.from).map(|s| lines[s.line].chars[s.to - 1])
}
