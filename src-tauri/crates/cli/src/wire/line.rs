//! The wire type of a line that is explained: `baoge parse --explain --json`.

use newsprint::{CharRange, Confidence, ExplainedLine, LOOK_AGAIN, LineLabel, LinePart};
use serde::{Serialize, Serializer};

/// A line of a page, what it was taken for, and why.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    span: CharRange,
    text: &'a str,
    label: LineLabel,
    /// The article it went to, by its place in the page's list.
    article: Option<usize>,
    parts: Vec<Part>,
    confidence: Confidence,
    look_again: bool,
    reason: &'a str,
    rival: LineLabel,
    lead: f64,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Debug, Serialize)]
struct Evidence<'a> {
    code: &'a str,
    weight: f64,
    against: f64,
}

/// A part's name: that of the member of an article, or the kind of block or furniture.
#[derive(Clone, Copy, Debug)]
struct Part(LinePart);

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = match self.0 {
            LinePart::Column => "column",
            LinePart::Kicker => "kicker",
            LinePart::Headline => "headline",
            LinePart::Subheadline => "subheadline",
            LinePart::Byline => "byline",
            LinePart::Jump => "jump",
            LinePart::Block(kind) => return kind.serialize(serializer),
            LinePart::Furniture(kind) => return kind.serialize(serializer),
        };
        serializer.serialize_str(name)
    }
}

impl<'a> From<&'a ExplainedLine> for Line<'a> {
    fn from(line: &'a ExplainedLine) -> Self {
        let evidence = |e: &newsprint::Evidence| Evidence {
            code: e.code,
            weight: rounded(e.weight),
            against: rounded(e.against),
        };
        Self {
            span: line.range,
            text: &line.text,
            label: line.label,
            article: line.article,
            parts: line.parts.iter().copied().map(Part).collect(),
            confidence: line.confidence,
            look_again: line.confidence < LOOK_AGAIN,
            reason: &line.reason,
            rival: line.rival,
            lead: rounded(line.lead),
            evidence: line.evidence.iter().map(evidence).collect(),
        }
    }
}

/// Weights are round figures; what their sums have behind the second place is noise.
fn rounded(weight: f32) -> f64 {
    (f64::from(weight) * 100.0).round() / 100.0
}
