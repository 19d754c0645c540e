//! Where a whole story answers a query, character by character, for who opens it from a hit.

use crate::views::StoryView;
use crate::{ArticleId, Library, Result};
use newsprint::{BlockKind, CharRange, PrintedText};
use search::{Matching, Part, Query};

/// Where a story answers a query, part by part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryMarks {
    /// One for each part, in order.
    pub parts: Vec<PartMarks>,
}

/// Where one part does: characters of each text, in order, none touching another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartMarks {
    /// In the column's name.
    pub column: Vec<CharRange>,
    /// In the kicker.
    pub kicker: Vec<CharRange>,
    /// In the headline.
    pub headline: Vec<CharRange>,
    /// In the subheadline.
    pub subheadline: Vec<CharRange>,
    /// In the name of each who signed.
    pub bylines: Vec<(String, Vec<CharRange>)>,
    /// In each block, in order.
    pub blocks: Vec<Vec<CharRange>>,
}

impl Library {
    /// Where the story that an article is a part of answers a query.
    pub fn story_marks(&self, id: ArticleId, query: &str, exact: bool) -> Result<StoryMarks> {
        let matching = if exact { Matching::Exact } else { Matching::Folded };
        Ok(marks(&self.story(id)?, &Query::parse(query, matching)))
    }
}

fn marks(story: &StoryView, query: &Query) -> StoryMarks {
    let title = |text: &Option<PrintedText>, part| {
        text.as_ref().map_or(Vec::new(), |text| query.highlight(part, &text.text))
    };
    let parts = story.parts.iter().map(|view| PartMarks {
        column: title(&view.column, Part::Column),
        kicker: title(&view.kicker, Part::Title),
        headline: title(&view.headline, Part::Title),
        subheadline: title(&view.subheadline, Part::Title),
        bylines: view
            .bylines
            .iter()
            .map(|byline| (byline.name.clone(), query.highlight(Part::Author, &byline.name)))
            .collect(),
        blocks: view
            .blocks
            .iter()
            .map(|block| query.highlight(part_of(block.kind), &block.text.text))
            .collect(),
    });
    let mut marks = StoryMarks { parts: parts.collect() };
    over_seams(story, query, &mut marks);
    marks
}

fn part_of(kind: BlockKind) -> Part {
    if kind == BlockKind::Caption { Part::Caption } else { Part::Body }
}

/// A paragraph that goes on in the next part is one: what stands over the seam is marked on both sides.
fn over_seams(story: &StoryView, query: &Query, marks: &mut StoryMarks) {
    for after in 1..story.parts.len() {
        let before = after - 1;
        let body = |part: usize| story.parts[part].blocks.iter().position(|b| b.kind != BlockKind::Caption);
        let last = story.parts[before].blocks.iter().rposition(|b| b.kind != BlockKind::Caption);
        let (Some(last), Some(first)) = (last, body(after)) else { continue };
        let (left, right) = (&story.parts[before].blocks[last], &story.parts[after].blocks[first]);
        if (left.kind, right.kind) != (BlockKind::Paragraph, BlockKind::Paragraph) {
            continue;
        }
        let whole = query.highlight(Part::Body, &format!("{}{}", left.text.text, right.text.text));
        let seam = u32::try_from(left.text.text.chars().count()).unwrap_or(u32::MAX);
        marks.parts[before].blocks[last] = cut(&whole, 0, seam);
        marks.parts[after].blocks[first] = cut(&whole, seam, u32::MAX);
    }
}

/// What lies between two places, counted from the first.
fn cut(ranges: &[CharRange], from: u32, to: u32) -> Vec<CharRange> {
    let inside = ranges.iter().map(|range| (range.start.max(from), range.end.min(to)));
    inside
        .filter(|(start, end)| start < end)
        .map(|(start, end)| CharRange::new(start - from, end - from))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_over_a_seam_is_cut_there() {
        let ranges = [CharRange::new(1, 3), CharRange::new(4, 7), CharRange::new(8, 9)];
        assert_eq!(cut(&ranges, 0, 5), [CharRange::new(1, 3), CharRange::new(4, 5)]);
        assert_eq!(cut(&ranges, 5, u32::MAX), [CharRange::new(0, 2), CharRange::new(3, 4)]);
    }
}
