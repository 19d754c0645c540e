//! What a line can be, and how much each piece of evidence says for it.
//!
//! The weights are log-odds. They begin as round figures set by reasoning about how papers print
//! (`tables/label_priors.txt`) and are fitted to gold (`tables/label_weights.txt`, by `scripts/fit_weights.py`); they
//! know classes of signs, never the words of a page.

#[cfg(test)]
use crate::cues::Cue;
use crate::cues::{CUES, CueSet};
use crate::weights::read_rows;
use serde::{Deserialize, Serialize};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Label {
    /// First line of a paragraph.
    Paragraph,
    /// A further line of the same paragraph.
    Continuation,
    /// A line of a headline stack: column, kicker, headline, subheadline.
    Head,
    /// A heading inside a body.
    Subhead,
    /// Names with roles.
    Byline,
    /// Names in brackets.
    Signature,
    /// Words of a picture.
    Caption,
    /// 下转, 上接.
    Jump,
    /// Part of no article.
    Furniture,
    /// A line of verse.
    Verse,
    /// A row of a roster or table.
    Row,
}

/// How many labels there are.
pub(crate) const LABELS: usize = 11;

/// All of them, in the order of the columns below.
pub(crate) const ALL: [Label; LABELS] = [
    Label::Paragraph,
    Label::Continuation,
    Label::Head,
    Label::Subhead,
    Label::Byline,
    Label::Signature,
    Label::Caption,
    Label::Jump,
    Label::Furniture,
    Label::Verse,
    Label::Row,
];

/// Gaps before a line, as transitions tell them apart: closer than usual on the page, as usual, wider.
pub(crate) const GAPS: usize = 3;

/// A figure for each label.
pub(crate) type Row = [f32; LABELS];

/// How much each piece of evidence says for each label, and how well labels follow one another.
#[derive(Clone, Debug)]
pub(crate) struct LabelWeights {
    names: Vec<&'static str>,
    cues: Vec<Row>,
    /// What each says for a label against all others.
    gains: Vec<Row>,
    bias: Row,
    steps: [[Row; LABELS]; GAPS],
    /// The same as likelihoods.
    odds: [[Row; LABELS]; GAPS],
}

impl LabelWeights {
    /// Reads a table; `None` if it does not have a row for every cue and every step.
    pub(crate) fn read(table: &'static str) -> Option<Self> {
        let rows = read_rows::<LABELS>(table);
        let (cues, rest) = rows.split_at_checked(CUES)?;
        let ((_, bias), below) = rest.split_first().filter(|(_, below)| below.len() == GAPS * LABELS)?;
        let mut steps = [[[0.0; LABELS]; LABELS]; GAPS];
        for (number, (_, row)) in below.iter().enumerate() {
            steps[number / LABELS][number % LABELS] = *row;
        }
        let (names, cues): (Vec<_>, Vec<Row>) = cues.iter().copied().unzip();
        let gains = cues.iter().map(gains).collect();
        let odds = steps.map(|steps| steps.map(|row| row.map(f32::exp)));
        Some(Self { names, cues, gains, bias: *bias, steps, odds })
    }

    /// How well each label fits a line by its own evidence.
    pub(crate) fn scores(&self, cues: CueSet) -> Row {
        let mut total = self.bias;
        for row in cues.rows() {
            for (sum, weight) in total.iter_mut().zip(self.cues[row]) {
                *sum += weight;
            }
        }
        total
    }

    /// How well each label goes after each other over a gap of this class.
    pub(crate) fn steps(&self, gap: usize) -> &[Row; LABELS] {
        &self.steps[gap]
    }

    /// How much likelier each label is after each other over a gap of this class.
    pub(crate) fn odds(&self, gap: usize) -> &[Row; LABELS] {
        &self.odds[gap]
    }

    /// What a cue says for each label, by its place.
    pub(crate) fn cue(&self, row: usize) -> &Row {
        &self.cues[row]
    }

    /// What each label has before any evidence is seen.
    pub(crate) fn bias(&self) -> &Row {
        &self.bias
    }

    /// The code of a cue, by its place.
    pub(crate) fn code(&self, row: usize) -> &'static str {
        self.names[row]
    }

    /// The code of the evidence that says most for `label` against all other labels.
    pub(crate) fn best_reason(&self, cues: CueSet, label: Label) -> &'static str {
        let gain = |row: usize| self.gains[row][label as usize];
        cues.rows().max_by(|&a, &b| gain(a).total_cmp(&gain(b))).map_or("what_is_left", |row| self.names[row])
    }
}

/// What a row of weights says for each label against all others.
fn gains(weights: &Row) -> Row {
    std::array::from_fn(|label| {
        let others = weights.iter().enumerate().filter(|(other, _)| *other != label);
        weights[label] - others.map(|(_, w)| w.max(-6.0)).sum::<f32>() / (LABELS as f32 - 1.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_have_a_row_for_every_cue_in_the_same_order() {
        let priors = LabelWeights::read(include_str!("tables/label_priors.txt")).expect("priors");
        let fitted = LabelWeights::read(include_str!("tables/label_weights.txt")).expect("weights");
        assert_eq!(priors.names, fitted.names);
        assert_eq!(fitted.code(Cue::OtherMatter as usize), "other_matter_after");
        assert_eq!(fitted.code(Cue::CellLine as usize), "cells_as_the_next_line");
    }
}
