//! From labelled lines to drafts: the bodies of a page in print order, the heads between them, and what
//! belongs to neither.

mod captions;

use crate::Role;
use crate::byline::Signature;
use crate::jump::Direction;
use crate::labels::Label;
use crate::lexicon::is_added;
use crate::lines::Line;
use crate::reading::Reading;
use crate::sequence::Verdict;
use crate::setting::Setting;
use crate::settled::is_number;

/// A run of characters of one line: `from..to` in the line's own characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) line: usize,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// What a part of a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartKind {
    Prose,
    Subhead,
    Caption,
    Verse,
    List,
}

/// A paragraph, caption or subhead, still in the lines it was printed in.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) kind: PartKind,
    pub(crate) segments: Vec<Segment>,
    /// The text breaks off inside a sentence.
    pub(crate) open: bool,
}

/// A byline and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    pub(crate) segment: Segment,
    pub(crate) signature: Signature,
    /// Stands at a caption's end: who took the picture.
    pub(crate) of_caption: bool,
}

/// A jump and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct DraftJump {
    pub(crate) direction: Direction,
    pub(crate) segment: Segment,
    pub(crate) page: crate::PageLabel,
}

/// The body of an article to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) parts: Vec<Part>,
    pub(crate) signed: Vec<Signed>,
    pub(crate) jumps: Vec<DraftJump>,
    /// Lines it takes, for confidence and order.
    pub(crate) lines: Vec<usize>,
    /// A piece of an article whose head is not here: it takes no head.
    pub(crate) fragment: bool,
    /// Signed off or sent on: whatever follows is another piece.
    pub(crate) ended: bool,
}

impl Draft {
    /// The runs of characters of its body.
    pub(crate) fn runs<'t>(&self, lines: &[Line<'t>]) -> Vec<&'t [char]> {
        self.parts.iter().flat_map(|p| &p.segments).map(|s| &lines[s.line].chars[s.from..s.to]).collect()
    }

    /// Whether it has any text besides captions.
    pub(crate) fn has_text(&self) -> bool {
        self.parts.iter().any(|p| p.kind != PartKind::Caption)
    }

    /// The jump that counts: the last to a page, the first from one.
    pub(crate) fn jump(&self, direction: Direction) -> Option<&DraftJump> {
        let mut found = self.jumps.iter().filter(|j| j.direction == direction);
        match direction {
            Direction::To => found.next_back(),
            Direction::From => found.next(),
        }
    }

    fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// Lines of a headline stack that stand together without a gap: one line of words as the writer meant it.
#[derive(Clone, Debug)]
pub(crate) struct HeadElement {
    pub(crate) lines: Vec<usize>,
}

/// A page sorted into bodies, heads and furniture.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drafts {
    pub(crate) bodies: Vec<Draft>,
    /// `gaps[i]` stands before `bodies[i]`; the last after all of them.
    pub(crate) gaps: Vec<Vec<HeadElement>>,
    pub(crate) furniture: Vec<usize>,
}

/// So many words, in em, may be all that a line says.
const FEW_WORDS: f32 = 8.0;

/// No page prints more pieces than this; a longer text is assigned in sections, so that the work stays linear.
const SECTION: usize = 64;

impl Drafts {
    /// The same drafts, in sections small enough to compare every head with every body.
    pub(crate) fn sections(self) -> Vec<Self> {
        let mut gaps = self.gaps.into_iter();
        let mut bodies = self.bodies.into_iter().peekable();
        let mut sections = Vec::new();
        loop {
            let part: Vec<Draft> = bodies.by_ref().take(SECTION).collect();
            let mut part_gaps: Vec<_> = gaps.by_ref().take(part.len()).collect();
            let last = bodies.peek().is_none();
            // What stands between two sections goes with the later: heads stand over their text as a rule.
            part_gaps.push(if last { gaps.next().unwrap_or_default() } else { Vec::new() });
            sections.push(Self { bodies: part, gaps: part_gaps, furniture: Vec::new() });
            if last {
                return sections;
            }
        }
    }
}

/// Sorts a page's lines.
pub(crate) fn sort(
    lines: &[Line<'_>],
    readings: &[Reading],
    verdicts: &[Verdict],
    setting: &Setting,
) -> Drafts {
    let blank = lines.iter().skip(1).filter(|l| l.gap > 0).count();
    let mut sorter = Sorter {
        lines,
        readings,
        verdicts,
        old_stops: setting.old_stops,
        full: &setting.full,
        usual_gap: setting.usual_gap,
        blanks_tell: blank * 12 > lines.len(),
        done: Drafts::default(),
        heads: Vec::new(),
        now: None,
    };
    for i in 0..lines.len() {
        sorter.take(i);
    }
    sorter.close();
    sorter.done.gaps.push(std::mem::take(&mut sorter.heads));
    sorter.done
}

struct Sorter<'a, 't> {
    lines: &'a [Line<'t>],
    readings: &'a [Reading],
    verdicts: &'a [Verdict],
    old_stops: bool,
    full: &'a [bool],
    /// The page sets things apart by blank lines, so that lines without one belong together.
    blanks_tell: bool,
    usual_gap: u16,
    done: Drafts,
    heads: Vec<HeadElement>,
    now: Option<Draft>,
}

impl Sorter<'_, '_> {
    fn take(&mut self, i: usize) {
        match self.verdicts[i].label {
            Label::Furniture => self.done.furniture.push(i),
            Label::Head => self.take_head(i),
            Label::Byline | Label::Signature => self.take_byline(i),
            Label::Jump => self.take_jump(i),
            Label::Paragraph => self.take_prose(i, true),
            Label::Continuation => self.take_prose(i, false),
            Label::Subhead => self.take_part(i, PartKind::Subhead),
            Label::Caption => self.take_caption(i),
            Label::Verse => self.take_part(i, PartKind::Verse),
            Label::Row => self.take_part(i, PartKind::List),
        }
    }

    fn take_head(&mut self, i: usize) {
        if self.now.as_ref().is_some_and(|d| !d.is_empty()) {
            self.close();
        }
        let joined = i > 0
            && self.verdicts[i - 1].label == Label::Head
            && self.lines[i].gap == 0
            && self.blanks_tell
            && self.lines[i].heading == self.lines[i - 1].heading;
        match self.heads.last_mut().filter(|_| joined) {
            Some(element) => element.lines.push(i),
            None => self.heads.push(HeadElement { lines: vec![i] }),
        }
    }

    fn take_byline(&mut self, i: usize) {
        let Some(signature) = self.readings[i].signature.clone() else {
            self.take_prose(i, true);
            return;
        };
        let whole = self.whole(i);
        if self.closes_caption(i) {
            self.end_caption(whole, signature);
            return;
        }
        let has_text = self.now.as_ref().is_some_and(|d| !d.is_empty());
        let text_follows = self.verdicts.get(i + 1).is_some_and(|v| {
            matches!(v.label, Label::Paragraph | Label::Verse | Label::Row | Label::Caption)
        });
        let pictured = signature
            .people
            .iter()
            .all(|p| matches!(p.role, Role::Photographer | Role::WriterAndPhotographer));
        // A signature under a headline that stands under its text.
        let below = !has_text && !text_follows && !self.heads.is_empty() && self.now.is_none();
        if below && let Some(body) = self.done.bodies.last_mut().filter(|b| b.signed.is_empty()) {
            body.signed.push(Signed { segment: whole, signature, of_caption: false });
            body.lines.push(i);
            return;
        }
        let opens = has_text
            && !pictured
            && self.verdicts[i].label == Label::Byline
            && text_follows
            && self.verdicts[i - 1].label != Label::Caption
            && !self.lines.get(i + 1).is_some_and(|line| is_added(line.chars));
        if opens {
            self.close();
        }
        let draft = self.draft(i);
        draft.signed.push(Signed { segment: whole, signature, of_caption: false });
        draft.ended = has_text && !opens;
    }

    fn take_jump(&mut self, i: usize) {
        let Some(jump) = self.readings[i].jump.clone() else {
            self.take_prose(i, true);
            return;
        };
        if jump.direction == Direction::From && self.now.as_ref().is_some_and(|d| !d.is_empty()) {
            self.close();
        }
        let found = DraftJump { direction: jump.direction, segment: self.whole(i), page: jump.page };
        self.push_jump(i, found);
    }

    fn push_jump(&mut self, i: usize, jump: DraftJump) {
        let draft = self.draft(i);
        draft.ended |= jump.direction == Direction::To;
        draft.jumps.push(jump);
    }

    fn take_prose(&mut self, i: usize, starts: bool) {
        let fresh = self.readings[i].reports;
        // What is added under a signed piece belongs to it.
        let added = is_added(self.lines[i].chars);
        if starts && self.now.as_ref().is_some_and(|d| (d.ended && !added) || (fresh && d.has_text())) {
            self.close();
        }
        let (segment, signed, jump) = self.trimmed(i);
        let open = self.breaks_off(i, starts);
        let goes_on = !starts;
        let draft = self.draft(i);
        let last = draft.parts.iter_mut().rev().find(|p| p.kind != PartKind::Caption);
        match last.filter(|p| p.kind == PartKind::Prose && goes_on) {
            Some(part) => {
                part.segments.push(segment);
                part.open = open;
            }
            None => draft.parts.push(Part { kind: PartKind::Prose, segments: vec![segment], open }),
        }
        if let Some(signed) = signed {
            draft.signed.push(signed);
            draft.ended = true;
        }
        if let Some(jump) = jump {
            self.push_jump(i, jump);
        }
    }

    /// Whether a line of text breaks off inside a sentence. A few words that stand alone do not: they are whole as they
    /// are, like an address or the closing of a letter.
    fn breaks_off(&self, i: usize, starts: bool) -> bool {
        let alone =
            starts && !self.full[i] && self.lines[i].width <= FEW_WORDS && self.lines[i].chars.len() > 1;
        let open = !self.readings[i].closed && !self.lines[i].chars.ends_with(&['：']);
        open && !self.old_stops && !alone && !is_number(self.lines[i].chars)
    }

    fn take_part(&mut self, i: usize, kind: PartKind) {
        if self.now.as_ref().is_some_and(|d| d.ended) {
            self.close();
        }
        let segment = self.whole(i);
        let follows = i > 0 && self.verdicts[i - 1].label == self.verdicts[i].label;
        let close = self.lines[i].gap == 0 && self.blanks_tell;
        let tight = follows && (kind != PartKind::Subhead || close || self.lines[i].width <= 4.0);
        let draft = self.draft(i);
        match draft.parts.last_mut().filter(|p| p.kind == kind && tight) {
            Some(part) => part.segments.push(segment),
            None => draft.parts.push(Part { kind, segments: vec![segment], open: false }),
        }
    }

    /// The line without a signature or jump at its end, or a jump at its beginning.
    fn trimmed(&self, i: usize) -> (Segment, Option<Signed>, Option<DraftJump>) {
        let line = &self.lines[i];
        let reading = &self.readings[i];
        let mut segment = self.whole(i);
        let mut signed = None;
        if let Some((open, signature)) = &reading.trailing {
            let bracket = Segment { line: i, from: *open, to: line.chars.len() };
            signed = Some(Signed { segment: bracket, signature: signature.clone(), of_caption: false });
            segment.to = *open;
        }
        let jump = reading.jump.as_ref().filter(|j| j.end - j.start < line.chars.len()).map(|j| {
            let bracket = Segment { line: i, from: j.start, to: j.end };
            DraftJump { direction: j.direction, segment: bracket, page: j.page.clone() }
        });
        match &jump {
            Some(j) if j.segment.from == 0 => segment.from = j.segment.to,
            Some(j) => segment.to = segment.to.min(j.segment.from),
            None => {}
        }
        while segment.to > segment.from && line.chars[segment.to - 1].is_whitespace() {
            segment.to -= 1;
        }
        (segment, signed, jump)
    }

    fn whole(&self, i: usize) -> Segment {
        Segment { line: i, from: 0, to: self.lines[i].chars.len() }
    }

    /// The body at hand, or a new one.
    fn draft(&mut self, i: usize) -> &mut Draft {
        if self.now.is_none() {
            self.done.gaps.push(std::mem::take(&mut self.heads));
        }
        let draft = self.now.get_or_insert_default();
        draft.lines.push(i);
        draft
    }

    fn close(&mut self) {
        self.done.bodies.extend(self.now.take());
    }
}
