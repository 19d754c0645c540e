//! What a line's company settles once the best sequence of labels is known: signs that mean the same wherever they
//! stand on a page, and that no sum of weights should outvote.
//!
//! Each rule looks at labels that are there and changes them only where the page itself contradicts them.

mod brackets;
mod headings;
mod insets;
mod letters;
mod openings;
mod sections;
mod series;
mod sets;

pub(crate) use brackets::is_number;
pub(crate) use sets::tells_several;

use crate::cues::CueSet;
use crate::labels::{LABELS, Label};
use crate::lexicon::{CAPTION_MARKS, is_added};
use crate::lines::Line;
use crate::punctuation::{is_pause, is_round_close, is_round_open};
use crate::reading::Reading;
use crate::sequence::Verdict;

/// No note that editors add has more lines.
const LONGEST_NOTE: usize = 12;

/// No headline in one line of a column is longer.
const LONGEST_HEAD: usize = 20;

/// No more captions than this stand in a row.
const MOST_CAPTIONS: usize = 16;

/// Settles the labels of a page's lines.
pub(crate) fn settle(
    lines: &[Line<'_>],
    cues: &[CueSet],
    readings: &mut [Reading],
    verdicts: &mut [Verdict],
    old_stops: bool,
) {
    let mut page = Page { lines, cues, readings, verdicts, old_stops };
    page.complete_title_blocks();
    page.set_weather_aside();
    page.set_ears_aside();
    page.head_first_text();
    page.complete_headings();
    page.sign_letters();
    page.date_notices();
    page.head_letters();
    let indents = Indents::of(lines, page.verdicts);
    for i in 0..lines.len() {
        if let Some((label, reason)) = page.told_by_company(i, &indents) {
            page.decide(i, label, reason);
        }
    }
    page.hold_brackets();
    page.set_insets_aside(&indents);
    page.end_insets_at_names();
    page.part_headings_from_texts();
    page.settle_series();
    page.settle_sets();
    page.head_short_pieces();
    page.head_by_words();
    page.join_sections();
    page.keep_numbers();
    page.sign_greeted_letters();
}

/// How sure a rule is that decides against the weights.
const SETTLED: f32 = 0.8;

struct Page<'a, 't> {
    lines: &'a [Line<'t>],
    cues: &'a [CueSet],
    readings: &'a mut [Reading],
    verdicts: &'a mut [Verdict],
    /// Whether 、 does the work of all stops.
    old_stops: bool,
}

impl Page<'_, '_> {
    /// What a line's company says it is, whatever the weights say.
    fn told_by_company(&self, i: usize, indents: &Indents) -> Option<(Label, &'static str)> {
        let told = if self.is_marked_as_caption(i) {
            (Label::Caption, "marked_as_the_caption_beside")
        } else if self.is_broken_by_caption(i) {
            (Label::Paragraph, "broken_by_a_caption")
        } else if self.goes_on_after_caption(i) {
            (Label::Continuation, "broken_by_a_caption")
        } else if self.is_day_of_notice(i) {
            (Label::Paragraph, "a_day_under_its_notice")
        } else if self.is_forecast(i) {
            (Label::Row, "a_forecast")
        } else if self.greets(i) {
            (Label::Paragraph, "greeting_of_a_letter")
        } else if self.leads_into_speech(i) {
            (Label::Paragraph, "leads_into_speech")
        } else if self.is_sentence_of_clauses(i) {
            (Label::Paragraph, "too_many_clauses_for_a_heading")
        } else if self.is_cut_at_stop(i) {
            (Label::Continuation, "a_stop_opens_a_line")
        } else if self.is_last_of_sentence(i) {
            (Label::Continuation, "ends_what_was_open")
        } else if self.is_title_of_editors(i) {
            (Label::Head, "the_editors_own_words")
        } else if self.is_head_after_note(i) {
            (Label::Head, "signed_already")
        } else if self.is_short_word_between(i) || self.is_unfinished_between(i) {
            (Label::Head, "text_above_and_below")
        } else if self.is_over_signature(i) {
            (Label::Head, "signature_follows")
        } else if self.is_writer_of_instalment(i) {
            (Label::Byline, "names_only")
        } else if self.is_name_after_signature(i) {
            (Label::Head, "signed_already")
        } else if self.is_set_in_as_text(i, indents) || self.is_set_in_as_first(i, indents) {
            (Label::Paragraph, "set_in_as_paragraphs_are")
        } else {
            return None;
        };
        Some(told)
    }

    fn decide(&mut self, i: usize, label: Label, reason: &'static str) {
        self.verdicts[i] = Verdict { label, confidence: SETTLED, reason };
    }

    fn label(&self, i: usize) -> Option<Label> {
        self.verdicts.get(i).map(|verdict| verdict.label)
    }

    fn is_prose(&self, i: usize) -> bool {
        matches!(self.label(i), Some(Label::Paragraph | Label::Continuation))
    }

    /// Lines in a row with one sign of captions before them are all captions, if one of them is.
    fn is_marked_as_caption(&self, i: usize) -> bool {
        let Some(mark) = caption_mark(&self.lines[i]) else { return false };
        let same = |j: &usize| self.lines.get(*j).and_then(caption_mark) == Some(mark);
        let below = (i + 1..i + 1 + MOST_CAPTIONS).take_while(same);
        let above = (i.saturating_sub(MOST_CAPTIONS)..i).rev().take_while(same);
        self.is_prose(i) && below.chain(above).any(|j| self.label(j) == Some(Label::Caption))
    }

    /// A text that breaks off inside a sentence goes on under the caption that a sign opens; it is no caption itself.
    fn is_broken_by_caption(&self, i: usize) -> bool {
        let goes_on = self.label(i + 1) == Some(Label::Caption)
            && self.lines.get(i + 1).is_some_and(|line| caption_mark(line).is_some())
            && self.is_prose(i + 2);
        let begins = i == 0 || self.label(i - 1) != Some(Label::Caption);
        self.label(i) == Some(Label::Caption)
            && goes_on
            && begins
            && caption_mark(&self.lines[i]).is_none()
            && !self.readings[i].closed
            && (self.readings[i].prose || self.lines[i].chars.contains(&'，'))
    }

    /// Whoever took a picture is named where its caption ends: what follows without a sign goes on with the text that
    /// the caption broke.
    fn goes_on_after_caption(&self, i: usize) -> bool {
        if self.label(i) != Some(Label::Caption) || caption_mark(&self.lines[i]).is_some() || i == 0 {
            return false;
        }
        if self.label(i - 1) == Some(Label::Continuation) {
            return self.verdicts[i - 1].reason == "broken_by_a_caption" && !self.readings[i - 1].closed;
        }
        let named = self.readings[i - 1].trailing.as_ref().is_some_and(|(_, s)| s.has_role);
        let captions = self.verdicts[..i].iter().rev().take(MOST_CAPTIONS);
        let above = captions.take_while(|v| v.label == Label::Caption).count();
        let text = (i - above).checked_sub(1);
        self.label(i - 1) == Some(Label::Caption)
            && named
            && self.readings[i].trailing.is_none()
            && text.is_some_and(|text| self.is_prose(text) && !self.readings[text].closed)
    }

    /// …地说： over a paragraph in quotation marks is no headline, if there is one over it.
    fn leads_into_speech(&self, i: usize) -> bool {
        let speech =
            self.lines.get(i + 1).is_some_and(|l| matches!(l.chars.first(), Some('“' | '「' | '『')));
        let leads = self.lines[i].chars.ends_with(&['：']) && self.lines[i].chars.contains(&'，');
        let headed = i > 0 && self.label(i - 1) == Some(Label::Head);
        self.label(i) == Some(Label::Head) && headed && leads && speech && self.is_prose(i + 1)
    }

    /// …名单 / 如下：: a word or two before a colon end the sentence that breaks off above.
    fn is_last_of_sentence(&self, i: usize) -> bool {
        let line = &self.lines[i];
        self.label(i) == Some(Label::Head)
            && line.chars.ends_with(&['：'])
            && line.chars.len() <= 6
            && line.indent < 1.0
            && i > 0
            && self.is_prose(i - 1)
            && !self.readings[i - 1].closed
            && self.lines[i - 1].width > line.width
    }

    /// No heading begins with a stop, and none is followed by one: the sentence goes on from line to line.
    fn is_cut_at_stop(&self, i: usize) -> bool {
        let stop = |line: &Line<'_>| line.chars.first().is_some_and(|&c| is_pause(c) || c == '。');
        let goes_on = |j: usize| self.lines.get(j).is_some_and(stop);
        matches!(self.label(i), Some(Label::Head | Label::Subhead)) && i > 0 && (goes_on(i) || goes_on(i + 1))
    }

    /// Under a signed piece and the note that the editors add to it no subhead can stand.
    fn is_head_after_note(&self, i: usize) -> bool {
        let above = self.verdicts[..i].iter().rev().take(LONGEST_NOTE);
        let note =
            i - above.take_while(|v| matches!(v.label, Label::Paragraph | Label::Continuation)).count();
        self.label(i) == Some(Label::Subhead)
            && note > 0
            && note < i
            && self.label(note - 1) == Some(Label::Signature)
            && is_added(self.lines[note].chars)
    }

    /// Two characters between two texts are a title, though they might be a name: a signature ends a piece, and the
    /// next would have no headline.
    fn is_short_word_between(&self, i: usize) -> bool {
        let bare = self.readings[i].signature.as_ref().is_some_and(|s| !s.has_role && !s.has_mark);
        let signs = self.is_signed(i);
        let text = |at: usize| self.is_prose(at) && self.lines.get(at).is_some_and(|l| !is_added(l.chars));
        bare && signs && self.lines[i].chars.len() == 2 && i > 0 && text(i - 1) && text(i + 1)
    }

    /// A paragraph ends with a stop: a line without one, between a whole sentence and a paragraph that is set in, is no
    /// further line of the one above.
    fn is_unfinished_between(&self, i: usize) -> bool {
        let next_set_in = self.lines.get(i + 1).is_some_and(is_set_in);
        let line = &self.lines[i];
        let reading = &self.readings[i];
        self.label(i) == Some(Label::Continuation)
            && line.indent < 1.0
            && line.chars.len() <= LONGEST_HEAD
            && !reading.closed
            && reading.trailing.is_none()
            && reading.jump.is_none()
            && i > 0
            && self.readings[i - 1].closed
            && next_set_in
            && self.label(i + 1) == Some(Label::Paragraph)
            && !line.chars.ends_with(&['：'])
    }

    /// Old papers sign under the headline, in brackets: a line without a sign in it, between a whole sentence and such a name
    /// that stands over a text, is no further line of the text above.
    fn is_over_signature(&self, i: usize) -> bool {
        let (line, reading) = (self.lines[i].chars, &self.readings[i]);
        let plain = line.len() <= LONGEST_HEAD && !reading.closed && !line.iter().any(|&c| is_pause(c));
        let signs = self.readings.get(i + 1).is_some_and(|below| below.signature.is_some())
            && self.lines[i + 1].chars.first().is_some_and(|&c| is_round_open(c))
            && self.is_signed(i + 1);
        // The measure may break the brackets.
        let text = i + 2 + usize::from(self.is_signed(i + 2));
        plain
            && signs
            && self.is_prose(i)
            && self.is_prose(text)
            && i > 0
            && self.is_prose(i - 1)
            && (self.readings[i - 1].closed
                || self.lines[i - 1].chars.last().is_some_and(|&c| is_round_close(c)))
    }

    fn is_signed(&self, i: usize) -> bool {
        matches!(self.label(i), Some(Label::Byline | Label::Signature))
    }

    /// A name alone under a text whose writer has signed, and over another text, is no signature but a title.
    fn is_name_after_signature(&self, i: usize) -> bool {
        if !self.is_signed(i) || !self.is_prose(i + 1) || i == 0 {
            return false;
        }
        let bare = self.readings[i].signature.as_ref().is_some_and(|s| !s.has_role && !s.has_mark)
            && !self.lines[i].chars.first().is_some_and(|&c| is_round_open(c));
        let text = |label: Label| {
            matches!(label, Label::Verse | Label::Row | Label::Paragraph | Label::Continuation)
        };
        let signed_off = self.label(i - 1) == Some(Label::Signature)
            && self.lines[i - 1].chars.first().is_some_and(|&c| is_round_open(c));
        let over = self.verdicts[..i].iter().rev().find(|v| !text(v.label));
        let has_text = text(self.verdicts[i - 1].label);
        bare && (signed_off || has_text)
            && over.is_some_and(|v| matches!(v.label, Label::Byline | Label::Signature))
    }

    /// Where paragraphs are set in and headlines are not, what is set in as they are and holds a comma is text.
    fn is_set_in_as_text(&self, i: usize, indents: &Indents) -> bool {
        let among_heads = self.label(i) == Some(Label::Head) && indents.tell(Label::Head);
        among_heads && is_set_in(&self.lines[i]) && self.lines[i].chars.contains(&'，')
    }

    /// Where paragraphs are set in and their further lines are not, what is set in begins a paragraph.
    fn is_set_in_as_first(&self, i: usize, indents: &Indents) -> bool {
        let goes_on = self.label(i) == Some(Label::Continuation) && indents.tell(Label::Continuation);
        goes_on && is_set_in(&self.lines[i])
    }
}

/// How many lines of each label are set in, and how many there are.
struct Indents {
    counts: [(usize, usize); LABELS],
}

impl Indents {
    fn of(lines: &[Line<'_>], verdicts: &[Verdict]) -> Self {
        let mut counts = [(0, 0); LABELS];
        for (line, verdict) in lines.iter().zip(verdicts) {
            let (set_in, all) = &mut counts[verdict.label as usize];
            *set_in += usize::from(is_set_in(line));
            *all += 1;
        }
        Self { counts }
    }

    /// Whether nearly all paragraphs are set in and hardly a line with this label is.
    fn tell(&self, other: Label) -> bool {
        let (set_in, paragraphs) = self.counts[Label::Paragraph as usize];
        let (odd, others) = self.counts[other as usize];
        paragraphs >= 3 && set_in * 3 >= paragraphs * 2 && odd * 2 <= others
    }
}

/// Set in by two characters, as paragraphs are.
fn is_set_in(line: &Line<'_>) -> bool {
    (1.5..=2.5).contains(&line.indent)
}

/// The sign of a caption before a line's words.
fn caption_mark(line: &Line<'_>) -> Option<char> {
    line.chars.first().copied().filter(|c| CAPTION_MARKS.contains(c))
}
