//! What stands around a line: the evidence that its neighbours and the page as a whole give.

use crate::byline::is_surnamed;
use crate::cues::{Cue, CueSet};
use crate::echo::Echoes;
use crate::evidence::{is_instalment, is_photo, opens_fresh};
use crate::glance::Glance;
use crate::lexicon::{BULLETS, CAPTION_MARKS};
use crate::lines::Line;
use crate::punctuation::{em, is_round_close, is_round_open, quote_balance};
use crate::reading::Reading;
use crate::setting::{Setting, set_width};

/// A page as evidence is gathered from it.
pub(crate) struct View<'a, 't> {
    pub(crate) lines: &'a [Line<'t>],
    pub(crate) readings: &'a [Reading],
    pub(crate) setting: &'a Setting,
    pub(crate) page: PageCues,
    /// Lines that may belong to a head: open, with no word broken at their ends, after a whole sentence or
    /// another such line.
    pub(crate) may_be_head: Vec<bool>,
    /// A word is broken between the line and the next.
    pub(crate) broken: Vec<bool>,
}

impl View<'_, '_> {
    /// What the lines before and after say of line `i`.
    pub(crate) fn neighbour_cues(&self, cues: &mut CueSet, i: usize) {
        self.cues_from_below(cues, i);
        let gap = self.lines[i].gap;
        cues.note(Cue::Tight, i > 0 && gap < self.setting.usual_gap);
        cues.note(Cue::Loose, i > 0 && gap > self.setting.usual_gap);
        cues.note(Cue::ClosePair, self.is_close(i) || self.is_close(i + 1));
        let item = |j: usize| {
            let few = |r: &Reading| !r.prose && !r.closed && !r.is_byline();
            self.readings.get(j).is_some_and(few) && self.lines[j].is_item()
        };
        cues.note(Cue::ItemAmongItems, item(i) && (item(i + 1) || (i > 0 && item(i - 1))));
        self.echo_cues(cues, i);
        let row = |j: usize| self.readings.get(j).is_some_and(|r| r.row);
        let rows = usize::from(i > 0 && row(i.wrapping_sub(1))) + usize::from(row(i + 1));
        cues.note(Cue::AmongRows, rows == 2 || (rows == 1 && row(i)));
        if i > 0 {
            self.cues_from_above(cues, i - 1);
            self.broken_sentence_cues(cues, i);
        }
    }

    fn cues_from_below(&self, cues: &mut CueSet, i: usize) {
        let (line, reading) = (&self.lines[i], &self.readings[i]);
        let Some((below, next)) = self.lines.get(i + 1).zip(self.readings.get(i + 1)) else { return };
        cues.note(Cue::BeforeProse, next.prose);
        cues.note(Cue::BeforeShort, !next.prose && next.signature.is_none() && next.jump.is_none());
        let mut soon = self.readings[i + 1..self.readings.len().min(i + 5)].iter().take_while(|r| !r.prose);
        let bylined = soon.any(Reading::is_byline);
        cues.note(Cue::BeforeByline, !reading.prose && bylined);
        let bare =
            self.page.signs_above && !bylined && reading.is_text() && !reading.prose && !reading.closed;
        cues.note(Cue::NoByline, bare && line.width <= 30.0 && self.reaches_prose(i));
        let fresh = next.prose && (next.reports || opens_fresh(below.chars));
        cues.note(Cue::BeforeNews, fresh && !reading.prose);
        cues.note(Cue::BeforeInstalment, !reading.prose && is_instalment(below.chars));
        cues.note(Cue::BeforeSignature, next.signature.is_some());
        let pictured = next.signature.as_ref().is_some_and(|s| s.people.iter().all(|p| is_photo(p.role)));
        cues.note(Cue::BeforePhotographer, pictured);
        let colon = matches!(line.chars.last(), Some('：' | ':'));
        cues.note(Cue::ColonOverHead, colon && line.width <= 26.0 && !next.prose && !next.is_byline());
        let broken = !reading.closed && self.broken[i];
        cues.note(Cue::BreaksWord, broken);
        cues.note(Cue::BreaksIntoText, broken && next.prose);
    }

    /// Whether text follows soon, with nothing but short open lines before it.
    fn reaches_prose(&self, i: usize) -> bool {
        let mut below =
            self.readings[i + 1..].iter().take(4).skip_while(|r| !r.prose && !r.closed && r.is_text());
        below.next().is_some_and(|r| r.prose)
    }

    /// What the line `before` says of the one under it.
    fn cues_from_above(&self, cues: &mut CueSet, before: usize) {
        let (above, last) = (&self.lines[before], &self.readings[before]);
        let bracketed = above.chars.first().is_some_and(|&c| is_round_open(c));
        let after_prose = before > 0 && self.readings[before - 1].prose;
        let signed = last.trailing.is_some() || (bracketed && last.signature.is_some() && after_prose);
        cues.note(Cue::AfterSignature, signed && !last.is_byline());
        cues.note(Cue::WordBroken, !last.closed && self.broken[before]);
        cues.note(Cue::AfterByline, last.is_byline());
        cues.note(Cue::AfterJump, last.jump.as_ref().is_some_and(|j| j.end == above.chars.len()));
        cues.note(Cue::AfterBreak, !self.setting.full[before] && self.breaks_off(before));
        // Lines that stand close together share what stands over the first of them.
        let mut over = before;
        while over > 0 && self.is_close(over + 1) {
            over -= 1;
        }
        let last = &self.readings[over];
        let unsigned = last.prose && last.closed && last.trailing.is_none();
        cues.note(Cue::AfterUnsigned, self.page.signed && unsigned);
        cues.note(Cue::AfterUnsignedAmongSigned, self.page.nearly_all_signed && unsigned);
    }

    /// A headline says what its text says again; the first line of a paragraph hardly does.
    fn echo_cues(&self, cues: &mut CueSet, i: usize) {
        let (line, reading) = (&self.lines[i], &self.readings[i]);
        if !self.may_be_head[i] || !reading.is_text() || !(5.0..=40.0).contains(&line.width) {
            return;
        }
        let echoes = &self.page.echoes;
        let below = echoes.below(i, 10, 160);
        cues.note(Cue::EchoedBelow, below >= 0.4);
        cues.note(Cue::EchoedFully, below >= 0.65);
        let above = echoes.above(i, 16, 260);
        cues.note(Cue::EchoedAbove, above >= 0.4);
        let only = below >= 0.3 && above < 0.1 && self.page.first_prose < i;
        cues.note(Cue::EchoedOnlyBelow, only);
        cues.note(Cue::EchoedOnlyAbove, above >= 0.3 && below < 0.1);
    }

    /// Whether the line goes on with what the line before left open.
    pub(crate) fn seam_cues(&self, cues: &mut CueSet, i: usize) {
        let line = &self.lines[i];
        let indents = self.page.indents[i];
        let set_in = indents && line.indent >= 1.0;
        cues.note(Cue::NotSetIn, indents && !set_in && self.page.wraps);
        let Some(before) = i.checked_sub(1) else { return };
        let (above, last) = (&self.lines[before], &self.readings[before]);
        let ended = last.closed || last.trailing.is_some() || last.jump.is_some();
        let text = last.is_text() && !last.row;
        cues.note(Cue::AfterClosed, ended);
        cues.note(Cue::AfterShort, !ended && !last.prose && above.width <= 26.0);
        let close = line.gap <= self.setting.usual_gap;
        let wide = above.width + above.indent >= 9.0 && (self.setting.old_stops || !ended);
        let open = wide && text && close && !matches!(above.chars.last(), Some('：' | ':' | '—' | '─'));
        let narrow = line.width <= above.width + above.indent + 1.6;
        cues.note(Cue::AfterUnfinished, open && narrow);
        cues.note(Cue::FlushAfterSetIn, open && narrow && above.indent >= line.indent + 1.0);
        cues.note(Cue::EndsWhatWasOpen, open && narrow && self.readings[i].closed);
        let mark = |l: &Line<'_>| {
            l.chars.first().copied().filter(|c| CAPTION_MARKS.contains(c) || BULLETS.contains(c))
        };
        let near = i.saturating_sub(4)..self.lines.len().min(i + 5);
        let own = mark(line);
        let alike = own.is_some() && near.filter(|&j| j != i).any(|j| mark(&self.lines[j]) == own);
        cues.note(Cue::MarkedItem, alike);
        let whole = self.readings.get(i + 1).is_some_and(|r| r.prose || r.closed);
        let short = !self.readings[i].prose && !self.readings[i].closed && line.width <= 20.0;
        cues.note(Cue::BetweenWholes, short && last.prose && ended && whole);
    }

    /// How an open line stands to the columns of its page.
    pub(crate) fn column_cues(&self, cues: &mut CueSet, i: usize) {
        let (line, reading) = (&self.lines[i], &self.readings[i]);
        let columns = &self.setting.columns;
        let open = !reading.closed && !self.setting.full[i] && reading.is_text() && !reading.row;
        let width = set_width(line);
        let fits = columns.iter().any(|c| (-1.7..=1.7).contains(&(width - c)));
        cues.note(Cue::OpenOnFlowing, open && columns.is_empty() && line.width <= 30.0 && !reading.prose);
        cues.note(Cue::AtMeasure, open && fits);
        cues.note(Cue::RoomLeft, self.setting.room[i] && !reading.closed);
        let widest = columns.last().is_some_and(|c| width < *c);
        cues.note(Cue::UnderMeasure, open && !fits && widest);
        let Some(before) = i.checked_sub(1) else { return };
        let lost = columns.iter().any(|c| (-2.7..=-1.3).contains(&(width - c)));
        let opens = self.readings[before].closed && !reading.closed && line.indent < 1.0;
        cues.note(Cue::LostIndent, lost && opens && !self.page.indents[i]);
        cues.note(Cue::RoomBefore, self.setting.room[before] && self.readings[before].closed);
        let short = self.readings[before].closed && !self.setting.full[before];
        cues.note(Cue::AfterLastLine, short && self.readings[before].is_text());
    }

    /// Lines that open with a short cell and a wide space or a colon, as their neighbours do.
    pub(crate) fn cell_cues(&self, cues: &mut CueSet, i: usize) {
        let cells = |l: &&Line<'_>| l.glance.shows(Glance::BLANK.and(Glance::MARK));
        let cell = |j: usize| self.lines.get(j).filter(cells).and_then(|l| first_cell(l.chars));
        let Some(own) = cell(i).filter(|_| self.readings[i].signature.is_none()) else { return };
        let beside = [i.checked_sub(1).and_then(cell), cell(i + 1)];
        cues.note(Cue::CellLine, beside.contains(&Some(own)));
    }

    /// How much text stands between this short line and the next, and the one before.
    pub(crate) fn text_cues(&self, cues: &mut CueSet, i: usize, above: Text, below: Text) {
        let reading = &self.readings[i];
        if reading.prose || reading.closed || self.lines[i].width > 30.0 {
            return;
        }
        cues.note(Cue::LittleBelow, (1..90).contains(&below.chars));
        cues.note(Cue::MuchBelow, below.chars > 360);
        cues.note(Cue::LittleAbove, (1..90).contains(&above.chars));
        cues.note(Cue::MuchAbove, above.chars > 360);
        cues.note(Cue::OneBelow, below.paragraphs == 1);
        cues.note(Cue::OneAbove, above.paragraphs == 1);
        let last = i.checked_sub(1).map(|before| &self.readings[before]);
        let whole = last.is_some_and(|r| r.closed || r.row || !r.prose && self.setting.verse[i - 1]);
        if !whole || self.lines[i].width > 18.0 {
            return;
        }
        let word = self.lines[i].chars.split(|c| c.is_whitespace()).rfind(|w| !w.is_empty());
        let bracket = |c: char| is_round_open(c) || is_round_close(c);
        let name: Vec<char> = word.into_iter().flatten().copied().filter(|c| !bracket(*c)).collect();
        cues.note(Cue::NameUnderText, is_surnamed(&name));
    }

    /// What the gaps around a line and the width of its neighbours say.
    pub(crate) fn gap_cues(&self, cues: &mut CueSet, i: usize) {
        let usual = self.setting.usual_gap;
        let line = &self.lines[i];
        let below = self.lines.get(i + 1);
        cues.note(Cue::LooseAfter, below.is_some_and(|l| l.gap > usual));
        cues.note(Cue::WideGap, i > 0 && line.gap >= usual + 2);
        let colon = matches!(line.chars.last(), Some('：' | ':'));
        cues.note(Cue::ColonOverText, colon && self.readings.get(i + 1).is_some_and(|r| r.prose));
        cues.note(Cue::NearStart, i < 6);
        cues.note(Cue::NearEnd, i + 3 >= self.lines.len());
        let even = |j: usize| {
            let other = self.lines.get(j).zip(self.readings.get(j));
            other.is_some_and(|(l, r)| !r.prose && (l.width - line.width).abs() <= 0.6)
        };
        let short = line.width <= 26.0 && !self.readings[i].prose;
        cues.note(Cue::AsWideAsNext, short && (even(i + 1) || (i > 0 && even(i - 1))));
    }

    /// Whether the text ends inside a sentence at line `i`.
    fn breaks_off(&self, i: usize) -> bool {
        let reading = &self.readings[i];
        // Where 、 does the work of all stops, nothing tells a broken sentence from a whole one.
        !self.setting.old_stops
            && reading.prose
            && !reading.closed
            && reading.trailing.is_none()
            && reading.jump.is_none()
            && !matches!(self.lines[i].chars.last(), Some('：' | ':' | '—' | '─'))
    }

    /// Whether two short lines stand closer than lines of this page do.
    fn is_close(&self, i: usize) -> bool {
        let short = |r: &Reading| !r.prose && !r.closed && r.furniture.is_none();
        i > 0
            && i < self.lines.len()
            && self.lines[i].gap < self.setting.usual_gap
            && short(&self.readings[i])
            && short(&self.readings[i - 1])
    }

    /// A short whole sentence that stands between the two halves of another: the words of a picture.
    fn broken_sentence_cues(&self, cues: &mut CueSet, i: usize) {
        let (line, reading) = (&self.lines[i], &self.readings[i]);
        let usual = self.setting.usual_gap;
        let below = self.lines.get(i + 1);
        let alone = line.gap > usual || below.is_some_and(|l| l.gap > usual) || !self.setting.gaps_tell;
        let wrapped = self.setting.full[i] || (self.setting.full[i - 1] && line.gap <= usual);
        let whole = line.width <= 66.0 && reading.signature.is_none() && !wrapped;
        let followed = self.readings.get(i + 1).is_some_and(|r| r.prose || r.closed);
        let above = &self.lines[i - 1];
        let broken = self.breaks_off(i - 1) && followed && !self.broken[i - 1];
        let seam = broken && whole && (reading.closed || line.width <= 30.0);
        cues.note(Cue::InBrokenSentence, seam && alone);
        let closes = |l: &Line<'_>| quote_balance(l.chars) < 0;
        let bridged = || quote_balance(above.chars) > 0 && below.is_some_and(closes);
        cues.note(Cue::QuoteBridge, seam && bridged() && quote_balance(line.chars) == 0);
    }
}

/// What the page as a whole shows.
pub(crate) struct PageCues {
    /// Texts of this page are signed at their ends, and nearly all are.
    pub(crate) signed: bool,
    pub(crate) nearly_all_signed: bool,
    /// Names stand over the texts.
    pub(crate) signs_above: bool,
    pub(crate) head_level: u8,
    echoes: Echoes,
    /// The first line of running text.
    first_prose: usize,
    /// Whether any line fills its measure.
    pub(crate) wraps: bool,
    /// For every line whether paragraphs near it are set in.
    pub(crate) indents: Vec<bool>,
}

impl PageCues {
    pub(crate) fn of(lines: &[Line<'_>], readings: &[Reading], setting: &Setting) -> Self {
        let ends = readings.iter().filter(|r| r.trailing.is_some()).count();
        let alone = readings
            .iter()
            .enumerate()
            .filter(|(i, r)| r.signature.is_some() && *i > 0 && readings[i - 1].prose && !r.is_byline())
            .count();
        let above = readings.iter().filter(|r| r.is_byline()).count();
        let titled = |line: &&Line<'_>| line.heading > 0;
        let level = lines.iter().skip(1).filter(titled).map(|l| l.heading).min().unwrap_or(0);
        let (signed, signs_above) = (ends + alone, above >= 3 && above > ends + alone);
        let stacks = stacks(readings);
        Self {
            signed: signed >= 2,
            nearly_all_signed: signed >= 3 && signed * 3 >= stacks,
            signs_above,
            head_level: level,
            echoes: Echoes::among(lines),
            first_prose: readings.iter().position(|r| r.prose).unwrap_or(readings.len()),
            wraps: setting.full.contains(&true),
            indents: indents_near(lines, readings),
        }
    }
}

/// A run of text: how many characters, how many paragraphs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text {
    chars: usize,
    paragraphs: usize,
}

/// For every line, the run of text that ends above it and the run that begins below it.
pub(crate) fn texts_around(lines: &[Line<'_>], readings: &[Reading]) -> Vec<(Text, Text)> {
    let after = |run: Text, (line, reading): (&Line<'_>, &Reading)| match reading.prose || reading.closed {
        true => Text {
            chars: run.chars + line.chars.len(),
            paragraphs: run.paragraphs + usize::from(reading.closed),
        },
        false => Text::default(),
    };
    let mut around = vec![(Text::default(), Text::default()); lines.len()];
    let mut run = Text::default();
    for (place, line) in around.iter_mut().zip(lines.iter().zip(readings)) {
        place.0 = run;
        run = after(run, line);
    }
    run = Text::default();
    for (place, line) in around.iter_mut().zip(lines.iter().zip(readings)).rev() {
        place.1 = run;
        run = after(run, line);
    }
    around
}

/// Which lines may belong to a head. `broken`: a word is broken between the line and the next.
pub(crate) fn may_be_heads(readings: &[Reading], broken: &[bool]) -> Vec<bool> {
    let mut may_be = vec![false; readings.len()];
    for i in 0..readings.len() {
        let before = i.checked_sub(1);
        let opens = before.is_none_or(|b| {
            let ended = readings[b].closed || !readings[b].prose || readings[b].trailing.is_some();
            ended || (may_be[b] && !broken[b])
        });
        may_be[i] = opens && !readings[i].closed;
    }
    may_be
}

/// How the first cell of a line is closed, where it has one: by a colon, or by white space wider than a character.
fn first_cell(chars: &[char]) -> Option<bool> {
    let end = chars.iter().take(12).position(|c| c.is_whitespace() || matches!(c, '：' | ':'))?;
    if !(2..=11).contains(&end) {
        return None;
    }
    if matches!(chars[end], '：' | ':') {
        return (chars.len() > end + 1).then_some(true);
    }
    let blank: f32 = chars[end..].iter().take_while(|c| c.is_whitespace()).map(|&c| em(c)).sum();
    (blank >= 1.0).then_some(false)
}

/// For every line whether the run of text it stands in sets its paragraphs in: a page may set one piece so and the
/// next flush.
fn indents_near(lines: &[Line<'_>], readings: &[Reading]) -> Vec<bool> {
    let mut near = vec![false; lines.len()];
    let mut start = 0;
    while start < lines.len() {
        let text = |i: &usize| readings[*i].prose || readings[*i].closed;
        let end = (start..lines.len()).find(|i| !text(i)).unwrap_or(lines.len());
        let set_in = lines[start..end].iter().filter(|l| (1.0..=4.0).contains(&l.indent)).count();
        near[start..end].fill(set_in > 0 && set_in * 24 >= end - start);
        start = end + 1;
    }
    // A line between two such runs would be set in, too, if a paragraph began with it.
    let text = |i: &usize| readings[*i].prose || readings[*i].closed;
    let mut over = false;
    for i in 0..lines.len() {
        if text(&i) {
            over = near[i];
        } else {
            near[i] = over && (i + 1..lines.len().min(i + 6)).find(text).is_some_and(|below| near[below]);
        }
    }
    near
}

/// How many runs of short lines stand before prose: heads, and some subheads.
fn stacks(readings: &[Reading]) -> usize {
    readings
        .windows(2)
        .filter(|w| !w[0].prose && !w[0].closed && w[0].furniture.is_none() && w[1].prose)
        .count()
}
