//! Short headings under a signed lead: whether they part its sections or begin pieces of their own.

use super::Page;
use super::letters::opens_letter;
use crate::cues::Cue;
use crate::labels::Label;
use crate::lexicon::is_editors_title;

/// No section's heading that looks like a headline is longer.
const LONGEST: usize = 9;
/// A section has so many paragraphs and characters; what is shorter is a notice or a brief as well.
const PARAGRAPHS: usize = 2;
const CHARACTERS: usize = 120;
/// A lead has more lines over its byline than other pieces.
const LEAD: usize = 2;
/// Surer than this the weights are not asked twice.
const SURE: f32 = 0.9;

impl Page<'_, '_> {
    /// Where a lead is signed over its text, what is written by nobody and stands under it without more than a few words
    /// between is its next section: another piece of that length would be signed, too.
    pub(super) fn join_sections(&mut self) {
        if self.old_stops {
            return;
        }
        // Whether the piece at hand is a lead with a byline, and has not been signed off.
        let mut is_open = false;
        for i in 1..self.lines.len() {
            match self.label(i) {
                Some(Label::Byline) => is_open = self.heads_over(i) >= LEAD && self.readings[i].is_byline(),
                Some(Label::Head) if is_open && self.may_head_section(i) => {
                    self.decide(i, Label::Subhead, "nobody_signs_what_follows");
                }
                Some(Label::Paragraph | Label::Continuation) => is_open &= !self.signs_off(i),
                Some(Label::Caption | Label::Subhead) => {}
                _ => is_open = false,
            }
        }
    }

    /// How many lines of heads stand right over a line.
    fn heads_over(&self, i: usize) -> usize {
        self.verdicts[..i].iter().rev().take_while(|v| v.label == Label::Head).count()
    }

    fn signs_off(&self, i: usize) -> bool {
        self.readings[i].trailing.is_some() || self.readings[i].jump.is_some()
    }

    fn may_head_section(&self, i: usize) -> bool {
        let (line, cues) = (&self.lines[i], &self.cues[i]);
        let plain = line.chars.len() <= LONGEST
            && !line.is_item()
            && !line.chars.first().is_some_and(char::is_ascii_digit)
            && !cues.has(Cue::NoticeTitle)
            && !cues.has(Cue::ColumnLabel)
            && !is_editors_title(line.chars)
            && !self.lines.get(i + 1).is_some_and(|below| opens_letter(below.chars));
        let over_text =
            matches!(self.label(i - 1), Some(Label::Paragraph | Label::Continuation | Label::Caption));
        plain && over_text && self.verdicts[i].confidence < SURE && self.is_long_and_unsigned(i + 1)
    }

    /// Whether the text that begins at line `start` is as long as a section, opens as no report does, and is signed by nobody.
    fn is_long_and_unsigned(&self, start: usize) -> bool {
        let in_text = |i: &usize| self.is_prose(*i) || self.label(*i) == Some(Label::Caption);
        let end = (start..self.lines.len()).find(|i| !in_text(i)).unwrap_or(self.lines.len());
        let of = |label: Label| (start..end).filter(move |&i| self.label(i) == Some(label));
        let characters: usize =
            (start..end).filter(|&i| self.is_prose(i)).map(|i| self.lines[i].chars.len()).sum();
        let signed = (start..end).any(|i| self.is_prose(i) && self.readings[i].trailing.is_some());
        self.is_prose(start)
            && !self.readings[start].reports
            && !signed
            && !self.is_signed(end)
            && of(Label::Paragraph).count() >= PARAGRAPHS
            && characters >= CHARACTERS
    }
}
