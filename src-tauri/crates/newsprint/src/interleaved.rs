//! A piece of another article laid inside a body with no sign: found by its broken seams, and by its words.
//!
//! A foreign piece begins where a sentence is broken, or in the midst of one; where it ends is where the body's words
//! part best into two (the likelihood ratio of two vocabularies against one).

use crate::drafts::{Draft, Drafts, Part, PartKind};
use crate::lines::Line;
use crate::pairs::Numbering;
use crate::punctuation::is_han;
use crate::seams::is_inside_word;
use std::cell::OnceCell;

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
    Paragraphs { body, prose, lines, words: OnceCell::new() }.foreign_run()
}

/// The paragraphs of a body.
struct Paragraphs<'a, 't> {
    body: &'a Draft,
    /// Their places among the parts of the body.
    prose: Vec<usize>,
    lines: &'a [Line<'t>],
    words: OnceCell<Vocabulary>,
}

impl Paragraphs<'_, '_> {
    fn len(&self) -> usize {
        self.prose.len()
    }

    fn part(&self, n: usize) -> &Part {
        &self.body.parts[self.prose[n]]
    }

    /// What the words of each are; few bodies are asked for them.
    fn words(&self) -> &Vocabulary {
        self.words.get_or_init(|| Vocabulary::of(self.body, &self.prose, self.lines))
    }

    fn foreign_run(&self) -> Option<(usize, usize)> {
        let set_in = (0..self.len()).filter(|&n| indent(self.part(n), self.lines) >= 1.0).count();
        let indents = set_in * 2 > self.len();
        let mut balance = 0i32;
        for n in 0..self.len() {
            let found = if n == 0 {
                None
            } else if self.part(n - 1).open {
                self.resumed(n, indents)
            } else if balance == 0 && closes_unopened(self.part(n), self.lines) {
                self.parted(n)
            } else {
                None
            };
            if let Some(end) = found {
                let to = self.prose.get(end).copied().unwrap_or(self.body.parts.len());
                return Some((self.prose[n], to));
            }
            balance = (balance + quotes(self.part(n), self.lines).1).max(0);
        }
        None
    }

    /// A sentence breaks off before paragraph `n` and goes on at a later one: with the rest of a word, or flush among
    /// paragraphs that are set in.
    fn resumed(&self, n: usize, indents: bool) -> Option<usize> {
        let broken = last_char(self.part(n - 1), self.lines)?;
        let joins =
            |p: usize| first_char(self.part(p), self.lines).is_some_and(|c| is_inside_word(broken, c));
        let flush = |p: usize| indent(self.part(p), self.lines) < 1.0;
        if joins(n) || (indents && flush(n)) {
            return None;
        }
        let mut ends = (n + 1..self.len().min(n + LONGEST)).filter(|&end| !self.part(end - 1).open);
        if indents {
            return ends.find(|&end| flush(end));
        }
        // One pair of characters in sixty makes a word by chance: the words must tell the two apart, too.
        ends.find(|&end| joins(end) && self.words().apart(n, end) >= APART)
    }

    /// A piece that begins in the midst of a speech ends where the words of the body part best.
    fn parted(&self, n: usize) -> Option<usize> {
        let ends = n + 1..self.len().min(n + LONGEST) + 1;
        let whole = ends.filter(|&end| !self.part(end - 1).open);
        let best = whole.map(|end| (self.words().apart(n, end), end)).max_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 >= APART).then_some(best.1)
    }
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
pub(crate) struct Vocabulary {
    /// For each pair the paragraphs that have it, with how often.
    pairs: Vec<Vec<(usize, f32)>>,
    sizes: Vec<f32>,
}

/// A pair of characters in a paragraph: how often, and the entry of the paragraph before it that has the pair.
struct Entry {
    paragraph: usize,
    count: f32,
    before: Option<usize>,
}

impl Vocabulary {
    pub(crate) fn of(body: &Draft, prose: &[usize], lines: &[Line<'_>]) -> Self {
        let segments =
            || (0..).zip(prose).flat_map(|(n, &part)| body.parts[part].segments.iter().map(move |s| (n, s)));
        let mut numbers = Numbering::with_room(segments().map(|(_, s)| s.to - s.from).sum());
        let (mut entries, mut last): (Vec<Entry>, Vec<usize>) = (Vec::new(), Vec::new());
        for (paragraph, segment) in segments() {
            let chars = &lines[segment.line].chars[segment.from..segment.to];
            for &pair in chars.array_windows().filter(|[a, b]| is_han(*a) && is_han(*b)) {
                let number = numbers.number(pair);
                let before = last.get(number).copied();
                if let Some(entry) = before.filter(|&entry| entries[entry].paragraph == paragraph) {
                    entries[entry].count += 1.0;
                    continue;
                }
                match last.get_mut(number) {
                    Some(last) => *last = entries.len(),
                    None => last.push(entries.len()),
                }
                entries.push(Entry { paragraph, count: 1.0, before });
            }
        }
        let places = |&last: &usize| -> Vec<(usize, f32)> {
            let entry = |at: Option<usize>| at.map(|at| &entries[at]);
            let all = std::iter::successors(entry(Some(last)), |e| entry(e.before));
            all.map(|e| (e.paragraph, e.count)).collect()
        };
        let repeated = last.iter().filter(|&&last| entries[last].before.is_some());
        let pairs: Vec<Vec<(usize, f32)>> = repeated.map(places).collect();
        let mut sizes = vec![0.0; prose.len()];
        for (paragraph, count) in pairs.iter().flatten() {
            sizes[*paragraph] += count;
        }
        Self { pairs, sizes }
    }

    /// How much likelier two vocabularies are than one, where paragraphs `from..to` have one of their own; in nats
    /// for the root of the smaller one's size.
    pub(crate) fn apart(&self, from: usize, to: usize) -> f32 {
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
        // The small before the large, so that none is lost in the sum.
        gains.sort_unstable_by(f32::total_cmp);
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
