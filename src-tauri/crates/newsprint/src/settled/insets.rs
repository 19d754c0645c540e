//! Captions that the columns of a page laid into wrapped text: a sentence breaks off over them and goes on under them.

use super::{Indents, Page, caption_mark};
use crate::cues::Cue;
use crate::evidence::is_photo;
use crate::labels::Label;
use crate::punctuation::{ends_sentence, is_closing, is_pause, is_stop};
use crate::seams::{breaks_word, is_inside_word};

/// No caption that is laid into text has more lines.
const MOST_LINES: usize = 4;
/// So much short of its text's measure a caption's last line is told from a line of the text, in em.
const SHORT_OF: f32 = 2.0;

impl Page<'_, '_> {
    /// Who took a picture, alone on a line of a text, ends the caption that was laid into it: that begins where the text over
    /// it breaks off.
    pub(super) fn end_insets_at_names(&mut self) {
        for name in 2..self.lines.len() {
            let signature = self.readings[name].signature.as_ref();
            let taken = signature
                .is_some_and(|s| !s.people.is_empty() && s.people.iter().all(|person| is_photo(person.role)));
            if !taken {
                continue;
            }
            let Some(first) = self.inset_before(name) else { continue };
            (first..=name).for_each(|i| self.decide(i, Label::Caption, "inside_a_broken_sentence"));
            let goes_on = |&i: &usize| {
                let taken = self.label(i) == Some(Label::Caption) || (i == name + 1 && self.is_prose(i));
                taken && self.lines[i].indent < 1.0 && caption_mark(&self.lines[i]).is_none()
            };
            let rest = (name + 1..self.lines.len().min(name + 1 + MOST_LINES)).take_while(goes_on).count();
            (name + 1..=name + rest).for_each(|i| self.decide(i, Label::Continuation, "broken_by_a_caption"));
        }
    }

    /// Where the caption begins that a name ends.
    fn inset_before(&self, name: usize) -> Option<usize> {
        if self.label(name) == Some(Label::Caption) {
            let above = self.verdicts[..name].iter().rev().take(MOST_LINES);
            let captions = above.take_while(|v| v.label == Label::Caption).count();
            return Some(name - captions).filter(|&first| first > 0 && self.breaks_off_over(first));
        }
        let near = (name.saturating_sub(MOST_LINES).max(1)..name).rev();
        let mut text = near.take_while(|&first| self.is_flush(first) && self.is_flush(name));
        let first = text.find(|&first| self.readings[first - 1].closed || self.breaks_off_over(first))?;
        self.breaks_off_over(first).then_some(first)
    }

    /// Whether the line over `first` fills its measure and breaks off inside a sentence, but inside no word.
    fn breaks_off_over(&self, first: usize) -> bool {
        let (above, line) = (self.lines[first - 1].chars, self.lines[first].chars);
        let open = self.is_prose(first - 1)
            && self.cues[first - 1].has(Cue::Full)
            && !self.readings[first - 1].closed
            && !above.last().is_some_and(|&c| is_pause(c));
        open && !breaks_word(above, line)
    }

    /// Whole lines between the two halves of a word, of which the second half can begin no sentence.
    pub(super) fn set_insets_aside(&mut self, indents: &Indents) {
        for rest in 2..self.lines.len() {
            let Some(first) = self.inset_over(rest, indents) else { continue };
            (first..rest).for_each(|i| self.decide(i, Label::Caption, "inside_a_broken_sentence"));
            self.decide(rest, Label::Continuation, "broken_by_a_caption");
        }
    }

    /// Where the caption begins that stands over the rest of a sentence.
    fn inset_over(&self, rest: usize, indents: &Indents) -> Option<usize> {
        let last = rest - 1;
        let goes_on = matches!(
            self.label(rest),
            Some(Label::Paragraph | Label::Continuation | Label::Subhead | Label::Head)
        );
        let whole = self.is_prose(last) && ends_sentence(self.lines[last].chars);
        if !(goes_on && whole && self.begins_inside(rest, indents)) {
            return None;
        }
        let begin = *self.lines[rest].chars.first()?;
        (1..=MOST_LINES.min(last)).map(|lines| rest - lines).take_while(|&first| self.is_flush(first)).find(
            |&first| {
                let above = first - 1;
                let end = self.lines[above].chars.last();
                let opens = self.lines[first].chars.first();
                self.is_prose(above)
                    && self.cues[above].has(Cue::Full)
                    && !self.readings[above].closed
                    && end.is_some_and(|&end| is_inside_word(end, begin))
                    && !end.zip(opens).is_some_and(|(&end, &opens)| is_inside_word(end, opens))
            },
        )
    }

    /// A line of text that no indent sets apart from the one above.
    fn is_flush(&self, i: usize) -> bool {
        self.is_prose(i) && self.lines[i].indent < 1.0
    }

    /// Whether a line can begin no sentence: one character stands before its first sign, or it is flush under a short
    /// line where paragraphs are set in.
    fn begins_inside(&self, i: usize, indents: &Indents) -> bool {
        let line = &self.lines[i];
        let sign = |c: &char| is_stop(*c) || is_closing(*c) || (is_pause(*c) && !matches!(c, '：' | ':'));
        let cut = line.chars.get(1).is_some_and(sign);
        let above = &self.lines[i - 1];
        let short = self.cues[i].has(Cue::Full) && above.width + SHORT_OF <= line.width;
        cut || (short && line.indent < 1.0 && indents.tell(Label::Continuation))
    }
}
