//! Headings inside a text: those that its measure hides, and those that it is too short for.

use super::Page;
use crate::cues::Cue;
use crate::evidence::is_numbered;
use crate::labels::Label;
use crate::lexicon::is_editors_title;
use crate::punctuation::{is_pause, quote_balance};
use crate::sequence::Verdict;
use crate::setting::set_width;

/// No heading has more lines or characters.
const MOST_LINES: usize = 3;
const LONGEST: usize = 26;

/// How far around a line its column is looked for.
const REACH: usize = 8;
/// Full lines that make a column.
const COMPANY: usize = 4;

/// No headline of an old paper has so many 、.
const CLAUSES: usize = 3;

/// No piece with one subhead has fewer paragraphs or characters. In our gold and on real pages the shortest has four
/// and 310.
const FEWEST_PARAGRAPHS: usize = 3;
const FEWEST_CHARACTERS: usize = 220;

impl Page<'_, '_> {
    /// A line alone under a heading that is wider than all full lines around it is none of their column, but the rest of
    /// the heading: text keeps to its measure.
    pub(super) fn complete_headings(&mut self) {
        for i in 1..self.lines.len() {
            let Some(above @ (Label::Head | Label::Subhead)) = self.label(i - 1) else { continue };
            let alone =
                self.label(i) == Some(Label::Paragraph) && self.label(i + 1) != Some(Label::Continuation);
            let open = !self.readings[i].closed && !self.lines[i].chars.last().is_some_and(|&c| is_pause(c));
            if alone && open && self.is_wider_than_column(i) {
                self.decide(i, above, "wider_than_its_column");
            }
        }
    }

    fn is_wider_than_column(&self, i: usize) -> bool {
        let near = i.saturating_sub(REACH)..self.lines.len().min(i + REACH + 1);
        let full = near.filter(|&j| j != i && self.is_prose(j) && self.cues[j].has(Cue::Full));
        let widths: Vec<f32> = full.map(|j| set_width(&self.lines[j])).collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        widths.len() >= COMPANY && self.lines[i].width > widest + 0.9
    }

    /// A short line alone between the one paragraph above and the one below it parts two pieces.
    pub(super) fn head_short_pieces(&mut self) {
        let mut start = 0;
        while start < self.lines.len() {
            let in_piece = |v: &&Verdict| {
                matches!(v.label, Label::Paragraph | Label::Continuation | Label::Subhead | Label::Caption)
            };
            let length = self.verdicts[start..].iter().take_while(in_piece).count();
            if let Some(subhead) = self.lone_subhead(start, start + length) {
                self.decide(subhead, Label::Head, "a_piece_too_short_for_subheads");
            }
            start += length + 1;
        }
    }

    /// The only subhead of a piece that is too short for one. What is numbered, asks or is marked as a lower heading is
    /// one wherever it stands.
    fn lone_subhead(&self, start: usize, end: usize) -> Option<usize> {
        let of = |label: Label| (start..end).filter(move |&i| self.label(i) == Some(label));
        let mut subheads = of(Label::Subhead);
        let (alone, more) = (subheads.next()?, subheads.next());
        let characters: usize =
            (start..end).filter(|&i| self.is_prose(i)).map(|i| self.lines[i].chars.len()).sum();
        let short = of(Label::Paragraph).count() < FEWEST_PARAGRAPHS || characters < FEWEST_CHARACTERS;
        let between = alone > start && alone + 1 < end && self.stands_between(alone);
        (more.is_none() && short && !self.is_marked_subhead(alone) && between).then_some(alone)
    }

    /// Whether text stands right above and right below.
    fn stands_between(&self, i: usize) -> bool {
        i > 0 && self.is_prose(i - 1) && self.is_prose(i + 1)
    }

    /// What is numbered, asks or is marked as a lower heading.
    fn is_marked_subhead(&self, i: usize) -> bool {
        let line = &self.lines[i];
        line.heading > 0 || is_numbered(line.chars) || line.chars.ends_with(&['？'])
    }

    /// A line between two texts that says what only one of them says parts two pieces. A subhead speaks of what stands
    /// under it, and never of what stands above alone; over a text that says it again it still stands in the same matter.
    pub(super) fn head_by_words(&mut self) {
        for i in 0..self.lines.len() {
            let shows = |cue| self.cues[i].has(cue);
            let subhead = self.label(i) == Some(Label::Subhead) && self.stands_between(i);
            let of_above = (subhead || self.is_open_paragraph(i)) && shows(Cue::EchoedOnlyAbove);
            let of_below =
                subhead && shows(Cue::EchoedOnlyBelow) && shows(Cue::EchoedBelow) && shows(Cue::OtherMatter);
            if self.is_marked_subhead(i) {
                continue;
            }
            if of_above {
                self.decide(i, Label::Head, "heads_the_text_above");
            } else if of_below {
                self.decide(i, Label::Head, "heads_the_text_below");
            }
        }
    }

    /// 编后 and 编辑部的话 alone on a line head what the editors say, and are no subhead of the piece above.
    pub(super) fn is_title_of_editors(&self, i: usize) -> bool {
        self.label(i) == Some(Label::Subhead)
            && i > 0
            && self.stands_between(i)
            && self.readings[i - 1].closed
            && is_editors_title(self.lines[i].chars)
    }

    /// Where 、 does the work of all stops, a line of so many clauses is a sentence and no headline, and so is one that begins
    /// with 問、 or 答、.
    pub(super) fn is_sentence_of_clauses(&self, i: usize) -> bool {
        let pauses = self.lines[i].chars.iter().filter(|&&c| c == '、').count();
        let heading = matches!(self.label(i), Some(Label::Head | Label::Subhead));
        let answers = matches!(self.lines[i].chars, ['问' | '問' | '答', '、', ..]);
        self.old_stops && heading && (pauses >= CLAUSES || answers)
    }

    /// One line after a whole sentence that was taken for a paragraph, though it is left open, breaks no word and holds
    /// no comma: papers break sentences at a column's end, and hardly ever before the first comma.
    fn is_open_paragraph(&self, i: usize) -> bool {
        let alone = self.label(i) == Some(Label::Paragraph)
            && !matches!(self.label(i + 1), Some(Label::Continuation | Label::Caption));
        let line = self.lines[i].chars;
        alone
            && i > 0
            && self.is_prose(i - 1)
            && !self.readings[i].closed
            && !self.cues[i].has(Cue::BreaksWord)
            && !line.iter().any(|c| matches!(c, '，' | ',' | '；'))
            && !line.ends_with(&['：'])
    }

    /// What follows a whole sentence, has no sign inside and is left open before the next paragraph is no further line of
    /// the paragraph above: papers do not end one so.
    pub(super) fn part_headings_from_texts(&mut self) {
        for first in 1..self.lines.len() {
            if !(self.label(first) == Some(Label::Continuation) && self.readings[first - 1].closed) {
                continue;
            }
            let goes_on = |i: &usize| self.label(*i) == Some(Label::Continuation);
            let last = (first..self.lines.len()).take_while(goes_on).last().unwrap_or(first);
            if self.label(last + 1) == Some(Label::Paragraph) && self.is_heading(first, last) {
                self.decide(first, Label::Subhead, "a_heading_at_the_measure");
                (first + 1..=last).for_each(|i| self.decide(i, Label::Subhead, "a_heading_at_the_measure"));
            }
        }
    }

    fn is_heading(&self, first: usize, last: usize) -> bool {
        let lines = &self.lines[first..=last];
        let open = self.readings[first..=last].iter().all(|r| !r.closed && r.is_text() && !r.row);
        let length: usize = lines.iter().map(|l| l.chars.len()).sum();
        let plain =
            lines.iter().flat_map(|l| l.chars).all(|&c| !is_pause(c) && !matches!(c, '。' | '；' | '…'));
        let whole = lines.iter().map(|l| quote_balance(l.chars)).sum::<i32>() == 0;
        // A broken sentence goes on below; a heading's clauses are set apart by a space, as no text's are.
        let spaced = lines[0].chars.iter().any(|c| c.is_whitespace());
        let short = lines.len() == 1 && lines[0].width + 2.0 < self.lines[first - 1].width;
        open && plain && whole && lines.len() <= MOST_LINES && length <= LONGEST && (spaced || short)
    }
}
