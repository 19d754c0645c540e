//! The golden of a page that is explained.

use super::{check, parsed_file};
use crate::wire::ParsedFile;
use newsprint::{
    BlockKind, CharRange, Confidence, Evidence, ExplainedLine, FurnitureKind, LineLabel, LinePart,
};

#[test]
fn a_parsed_file_with_its_reasons() {
    let evidence = |code, weight, against| Evidence { code, weight, against };
    let signed = ExplainedLine {
        range: CharRange::new(3, 15),
        text: "码头启用。（周禾）".to_owned(),
        label: LineLabel::Paragraph,
        confidence: Confidence::HIGH,
        reason: "ends_with_stop".to_owned(),
        rival: LineLabel::Caption,
        lead: 3.25,
        evidence: vec![evidence("the_lines_around_it", 2.25, 0.0), evidence("ends_with_stop", 2.5, 1.5)],
        article: Some(0),
        parts: vec![LinePart::Block(BlockKind::Paragraph), LinePart::Byline],
    };
    let aside = ExplainedLine {
        text: "责编 韩冬".to_owned(),
        label: LineLabel::Furniture,
        confidence: Confidence::MEDIUM,
        article: None,
        parts: vec![LinePart::Furniture(FurnitureKind::Credits)],
        evidence: Vec::new(),
        ..signed.clone()
    };
    let explained = newsprint::ExplainedFile { file: parsed_file(), lines: vec![vec![signed, aside]] };
    check("explain.json", &ParsedFile::explained("海曲晨报/1.txt", &explained));
}
