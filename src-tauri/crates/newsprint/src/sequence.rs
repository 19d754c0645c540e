//! The best labels for a page's lines as a whole, and how sure each is.

use crate::cues::CueSet;
use crate::labels::{self, ALL, LABELS, Label};

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
