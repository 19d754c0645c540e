//! Captions: lines of them, and who took the picture.

use super::{Part, PartKind, Segment, Signed, Sorter};
use crate::Role;
use crate::byline::{self, Signature};
use crate::labels::Label;
use crate::lexicon::CAPTION_MARKS;
use crate::punctuation::{is_round_close, is_round_open};

impl Sorter<'_, '_> {
    pub(super) fn take_caption(&mut self, i: usize) {
        let signed_below =
            self.verdicts.get(i + 1).is_some_and(|v| matches!(v.label, Label::Byline | Label::Signature));
        if signed_below && self.now.as_ref().is_some_and(|d| d.ended) {
            self.close();
        }
        let (mut segment, signed, jump) = self.trimmed(i);
        if signed.is_some() && jump.is_none() {
            // A caption keeps its words, the photographer's name among them.
            segment = self.whole(i);
        }
        let goes_on = self.caption_goes_on(i);
        let draft = self.draft(i);
        match draft.parts.last_mut().filter(|p| p.kind == PartKind::Caption && goes_on) {
            Some(part) => part.segments.push(segment),
            None => draft.parts.push(Part { kind: PartKind::Caption, segments: vec![segment], open: false }),
        }
        if let Some(mut signed) = signed {
            signed.of_caption = true;
            draft.signed.push(signed);
        }
        if let Some(jump) = jump {
            self.push_jump(i, jump);
        }
    }

    /// Whether a line of a caption goes on with the line above: that one breaks off, and no sign opens this one.
    fn caption_goes_on(&self, i: usize) -> bool {
        let Some(above) = i.checked_sub(1).filter(|&above| self.verdicts[above].label == Label::Caption)
        else {
            return false;
        };
        let (line, last) = (&self.lines[i], &self.readings[above]);
        let ended = last.closed || last.trailing.is_some();
        let opens = line.chars.first().is_some_and(|c| CAPTION_MARKS.contains(c) || matches!(c, '①'..='⑳'));
        !ended && !opens && line.gap <= self.usual_gap
    }

    /// Whether a line is the brackets in which the caption over it names its photographer, or the end of them; or names one
    /// without brackets where the picture stands inside a sentence.
    pub(super) fn closes_caption(&self, i: usize) -> bool {
        let Some(above) = i.checked_sub(1).filter(|&above| self.verdicts[above].label == Label::Caption)
        else {
            return false;
        };
        let line = self.lines[i].chars;
        let begun = self.readings[above].trailing.is_some() && !line.iter().any(|&c| is_round_open(c));
        let whole = line.first().is_some_and(|&c| is_round_open(c)) && self.is_credit(i);
        let bracketed = line.last().is_some_and(|&c| is_round_close(c)) && (begun || whole);
        bracketed || (self.is_inside_sentence() && self.is_credit(i))
    }

    /// Whether the text at hand breaks off inside a sentence, captions set aside.
    fn is_inside_sentence(&self) -> bool {
        let parts = self.now.iter().flat_map(|draft| &draft.parts);
        let mut text = parts.rev().filter(|part| part.kind != PartKind::Caption);
        text.next().is_some_and(|part| part.kind == PartKind::Prose && part.open)
    }

    /// Whether everybody named in a line took pictures.
    fn is_credit(&self, i: usize) -> bool {
        let photographer = |person: &byline::Signed| person.role == Role::Photographer;
        self.readings[i].signature.as_ref().is_some_and(|s| s.people.iter().all(photographer))
    }

    /// Gives a caption its brackets, or the end of them. The text it stands in goes on behind it.
    pub(super) fn end_caption(&mut self, segment: Segment, signature: Signature) {
        let draft = self.draft(segment.line);
        if let Some(caption) = draft.parts.last_mut().filter(|part| part.kind == PartKind::Caption) {
            caption.segments.push(segment);
        }
        draft.signed.push(Signed { segment, signature, of_caption: true });
    }
}
