//! The best labels for a page's lines as a whole, and how sure each is.

use crate::Role;
use crate::byline::{self, Signature};
use crate::calibration;
use crate::cues::{Cue, CueSet};
use crate::labels::{ALL, GAPS, LABELS, Label, LabelWeights};
use crate::lines::Line;
use crate::reading::Reading;
use std::borrow::Cow;

/// A line's label and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    pub(crate) label: Label,
    /// 0..=1: how likely this label is, given the whole page.
    pub(crate) confidence: f32,
    /// The evidence that weighed most.
    pub(crate) reason: &'static str,
}

/// Finds the sequence of labels that fits the whole page best (Viterbi), and how likely each label is given all
/// that the page shows (forward and backward sums over all sequences).
pub(crate) fn label_lines(cues: &[CueSet], weights: &LabelWeights) -> Vec<Verdict> {
    let own: Vec<[f32; LABELS]> = cues.iter().map(|&c| weights.scores(c)).collect();
    let gaps: Vec<usize> = cues.iter().map(|c| gap_class(*c)).collect();
    let best = best_sequence(&own, &gaps, weights);
    let shares = likelihoods(&own, &gaps, weights);
    (0..cues.len())
        .map(|i| {
            let label = ALL[best[i]];
            // A paragraph's first and further lines are one kind of thing.
            let share = if best[i] < 2 { shares[i][0] + shares[i][1] } else { shares[i][best[i]] };
            let confidence = calibration::LINE.correct(share);
            Verdict { label, confidence, reason: weights.best_reason(cues[i], label) }
        })
        .collect()
}

/// Whether a line stands closer to the one before than lines of its page do, as close, or farther.
pub(crate) fn gap_class(cues: CueSet) -> usize {
    match (cues.has(Cue::Tight), cues.has(Cue::Loose)) {
        (true, _) => 0,
        (_, true) => 2,
        _ => 1,
    }
}

/// Scores or shares of all labels, with room for as many as a processor adds at once.
type Lanes = [f32; LANES];
const LANES: usize = LABELS.next_multiple_of(4);

/// `row` with `rest` in the lanes that no label has.
fn lanes(row: &[f32; LABELS], rest: f32) -> Lanes {
    std::array::from_fn(|lane| row.get(lane).copied().unwrap_or(rest))
}

/// The labels of the best sequence, by their places.
fn best_sequence(own: &[[f32; LABELS]], gaps: &[usize], weights: &LabelWeights) -> Vec<usize> {
    let steps: [[Lanes; LABELS]; GAPS] =
        std::array::from_fn(|gap| weights.steps(gap).map(|row| lanes(&row, f32::NEG_INFINITY)));
    let mut came_from: Vec<[u8; LANES]> = Vec::with_capacity(own.len());
    let Some(mut best) = own.first().copied() else { return Vec::new() };
    for (scores, &gap) in own.iter().zip(gaps).skip(1) {
        let mut row = [f32::NEG_INFINITY; LANES];
        let mut from = [0u32; LANES];
        for (before, (reached, steps)) in best.iter().zip(&steps[gap]).enumerate() {
            for label in 0..LANES {
                let score = reached + steps[label];
                let better = score > row[label];
                row[label] = if better { score } else { row[label] };
                from[label] = if better { before as u32 } else { from[label] };
            }
        }
        best = std::array::from_fn(|label| row[label] + scores[label]);
        came_from.push(from.map(|label| label as u8));
    }
    let mut label = (0..LABELS).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
    let mut labels = vec![label; own.len()];
    for (i, from) in came_from.iter().enumerate().rev() {
        label = from[label] as usize;
        labels[i] = label;
    }
    labels
}

/// For every line, the share of each label in the sum over all sequences.
fn likelihoods(own: &[[f32; LABELS]], gaps: &[usize], weights: &LabelWeights) -> Vec<Lanes> {
    let steps: [[[f32; LABELS]; LABELS]; GAPS] = std::array::from_fn(|gap| *weights.odds(gap));
    let onward = steps.map(|steps| steps.map(|row| lanes(&row, 0.0)));
    let back: [[Lanes; LABELS]; GAPS] = steps.map(|steps| {
        std::array::from_fn(|next| lanes(&std::array::from_fn(|label| steps[label][next]), 0.0))
    });
    let fits: Vec<Lanes> = own
        .iter()
        .map(|row| {
            let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            lanes(&row.map(|score| (score - most).exp()), 0.0)
        })
        .collect();
    let mut shares: Vec<Lanes> = Vec::with_capacity(own.len());
    for (i, fit) in fits.iter().enumerate() {
        let row = shares.last().map_or([1.0; LANES], |before| sum(before, &onward[gaps[i]]));
        shares.push(normal(times(&row, fit)));
    }
    let mut ahead = [1.0; LANES];
    for i in (0..fits.len()).rev() {
        shares[i] = normal(times(&shares[i], &ahead));
        ahead = normal(sum(&times(&fits[i], &ahead), &back[gaps[i]]));
    }
    shares
}

/// The rows added up, each as often as its share says.
fn sum(shares: &Lanes, rows: &[Lanes; LABELS]) -> Lanes {
    let mut total = [0.0; LANES];
    for (share, row) in shares.iter().zip(rows) {
        for (sum, step) in total.iter_mut().zip(row) {
            *sum += share * step;
        }
    }
    total
}

fn times(a: &Lanes, b: &Lanes) -> Lanes {
    std::array::from_fn(|lane| a[lane] * b[lane])
}

/// The same shares with the sum one.
fn normal(row: Lanes) -> Lanes {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 { row.map(|share| share / sum) } else { lanes(&[1.0 / LABELS as f32; LABELS], 0.0) }
}

/// No lead-in with its names is broken over more lines.
const LEAD_IN_LINES: usize = 3;

/// Two different signatures, one over a text or in its lead-in and one at its end, are of two pieces: the headline between them was
/// taken for a subhead. The longest heading between is it.
pub(crate) fn part_doubly_signed(verdicts: &mut [Verdict], lines: &[Line<'_>], readings: &[Reading]) {
    let mut over: Option<Cow<'_, Signature>> = None;
    let mut headings: Vec<std::ops::Range<usize>> = Vec::new();
    for i in 0..verdicts.len() {
        let prose_above = i > 0 && is_text(verdicts[i - 1].label);
        match verdicts[i].label {
            Label::Head => (over, headings) = (None, Vec::new()),
            Label::Byline if !prose_above => {
                (over, headings) = (readings[i].signature.as_ref().map(Cow::Borrowed), Vec::new());
            }
            Label::Paragraph if readings[i].reports && over.is_none() => {
                (over, headings) = (lead_in_signature(&lines[i..]).map(Cow::Owned), Vec::new());
            }
            Label::Subhead => match headings.last_mut().filter(|r| r.end == i) {
                Some(run) => run.end = i + 1,
                None => headings.push(i..i + 1),
            },
            _ => {}
        }
        let alone = readings[i].signature.as_ref().filter(|_| prose_above && !is_text(verdicts[i].label));
        let Some(end) = alone.or(readings[i].trailing.as_ref().map(|t| &t.1)) else { continue };
        if over.as_deref().is_some_and(|over| differs(over, end))
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

/// Who signs in the lead-in of a report, 本报讯（记者 某某）, which the measure may break.
fn lead_in_signature(lines: &[Line<'_>]) -> Option<Signature> {
    let words: Vec<char> = lines.iter().take(LEAD_IN_LINES).flat_map(|line| line.chars).copied().collect();
    byline::lead_in_signature(&words).map(|(_, signature)| signature)
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
