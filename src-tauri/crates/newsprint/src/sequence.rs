//! The best labels for a page's lines as a whole, and how sure each is.

use crate::Role;
use crate::byline::Signature;
use crate::cues::CueSet;
use crate::labels::{self, ALL, LABELS, Label};
use crate::lines::Line;
use crate::reading::Reading;

/// A line's label and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    pub(crate) label: Label,
    /// 0..=1: how far the best page with this label here is from the best page with another.
    pub(crate) confidence: f32,
    /// The evidence that weighed most.
    pub(crate) reason: &'static str,
}

/// Finds the sequence of labels that fits the whole page best (Viterbi), with max-marginals: for every line
/// the best score of any sequence that labels it otherwise.
pub(crate) fn label_lines(cues: &[CueSet]) -> Vec<Verdict> {
    let own: Vec<[f32; LABELS]> = cues.iter().map(|&c| labels::scores(c)).collect();
    let forward = pass(&own, labels::transition);
    let reversed: Vec<_> = own.iter().rev().copied().collect();
    let mut backward = pass(&reversed, |a, b| labels::transition(b, a));
    backward.reverse();
    (0..cues.len())
        .map(|i| {
            let whole: Vec<f32> = (0..LABELS).map(|l| forward[i][l] + backward[i][l] - own[i][l]).collect();
            verdict(cues[i], &whole)
        })
        .collect()
}

fn verdict(cues: CueSet, whole: &[f32]) -> Verdict {
    let mut best = 0;
    for label in 1..LABELS {
        if whole[label] > whole[best] {
            best = label;
        }
    }
    // A paragraph's first and further lines are one kind of thing.
    let same = |label: usize| label == best || (label < 2 && best < 2);
    let rival = (0..LABELS).filter(|&l| !same(l)).map(|l| whole[l]).fold(f32::NEG_INFINITY, f32::max);
    let margin = whole[best] - rival;
    let label = ALL[best];
    Verdict {
        label,
        confidence: 1.0 / (1.0 + (-margin / 1.5).exp()),
        reason: labels::best_reason(cues, label),
    }
}

/// Two different signatures, one over a text and one at its end, are of two pieces: the headline between them was
/// taken for a subhead. The longest heading between is it.
pub(crate) fn part_doubly_signed(verdicts: &mut [Verdict], lines: &[Line<'_>], readings: &[Reading]) {
    let mut over: Option<&Signature> = None;
    let mut headings: Vec<std::ops::Range<usize>> = Vec::new();
    for i in 0..verdicts.len() {
        let prose_above = i > 0 && is_text(verdicts[i - 1].label);
        match verdicts[i].label {
            Label::Head => (over, headings) = (None, Vec::new()),
            Label::Byline if !prose_above => {
                (over, headings) = (readings[i].signature.as_ref(), Vec::new());
            }
            Label::Subhead => match headings.last_mut().filter(|r| r.end == i) {
                Some(run) => run.end = i + 1,
                None => headings.push(i..i + 1),
            },
            _ => {}
        }
        let alone = readings[i].signature.as_ref().filter(|_| prose_above && !is_text(verdicts[i].label));
        let Some(end) = alone.or(readings[i].trailing.as_ref().map(|t| &t.1)) else { continue };
        if over.is_some_and(|over| differs(over, end))
            && let Some(run) = headings.iter().max_by_key(|r| width_of(lines, r))
        {
            for verdict in &mut verdicts[run.clone()] {
                verdict.label = Label::Head;
                verdict.confidence = verdict.confidence.min(0.6);
                verdict.reason = "signed_over_and_under";
            }
        }
        (over, headings) = (None, Vec::new());
    }
}

fn is_text(label: Label) -> bool {
    matches!(label, Label::Paragraph | Label::Continuation | Label::Verse | Label::Row)
}

/// Whether two signatures name different writers; who took a picture is no writer.
fn differs(a: &Signature, b: &Signature) -> bool {
    let pictured = |s: &Signature| {
        s.people.iter().all(|p| matches!(p.role, Role::Photographer | Role::WriterAndPhotographer))
    };
    !pictured(a) && !pictured(b) && a.people.iter().all(|p| b.people.iter().all(|q| p.name != q.name))
}

fn width_of(lines: &[Line<'_>], run: &std::ops::Range<usize>) -> u32 {
    lines[run.clone()].iter().map(|l| l.range.len()).sum()
}

/// For every line and label, the best score of any sequence that ends there.
fn pass(own: &[[f32; LABELS]], transition: impl Fn(usize, usize) -> f32) -> Vec<[f32; LABELS]> {
    let mut best: Vec<[f32; LABELS]> = Vec::with_capacity(own.len());
    for (i, scores) in own.iter().enumerate() {
        let mut row = *scores;
        if i > 0 {
            for (label, score) in row.iter_mut().enumerate() {
                let reach = (0..LABELS).map(|l| best[i - 1][l] + transition(l, label));
                *score += reach.fold(f32::NEG_INFINITY, f32::max);
            }
        }
        best.push(row);
    }
    best
}
