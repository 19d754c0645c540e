//! What can be seen in a line and around it: the evidence that labels are weighed by.

use crate::byline::{self, Signature};
use crate::furniture::{FurnitureSign, furniture_sign};
use crate::jump::{FoundJump, find_jump};
use crate::lexicon::{CAPTION_MARKS, FRESH_OPENERS, PICTURE_WORDS};
use crate::lines::Line;
use crate::matter::{self, Matter};
use crate::punctuation::{
    ends_sentence, is_han, is_pause, is_round_open, is_stop, quote_balance, trailing_group,
};
use crate::seams::{breaks_word, ends_governing};
use crate::setting::Setting;
use crate::{FurnitureKind, Role};

/// One piece of evidence. The order is that of the rows in `labels::WEIGHTS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Cue {
    /// Up to 4 em wide and not part of wrapped text; so the next six, wider and wider.
    Tiny,
    Short,
    Headline,
    Broad,
    Long,
    Longer,
    Paragraph,
    /// A stop inside, before the end.
    InnerStop,
    /// Ends with 。 or a mark that closes after it.
    EndStop,
    /// Ends with ！ or ？.
    EndMark,
    /// Ends with ： .
    EndColon,
    /// Ends with ，or 、.
    EndPause,
    /// Ends with ——.
    EndDash,
    /// Begins with ——.
    StartDash,
    /// Two clauses set apart by a space.
    InnerSpace,
    /// Fills the measure.
    Full,
    /// The line before is full and breaks inside a sentence: this one goes on.
    GoesOn,
    /// The line before is full and ends with a stop.
    GoesOnAfterStop,
    /// As `GoesOn`, but over a gap.
    GoesOnOverGap,
    /// Set in as a paragraph's first line is.
    Indented,
    /// Markdown's heading of the page's upper level.
    MarkedHead,
    /// Markdown's heading of a lower level.
    MarkedSubhead,
    /// A byline with its sign or a role, and names.
    SignedByRole,
    /// Names only, each with a surname.
    NamesOnly,
    /// Names in brackets, surely so.
    BracketNames,
    /// Something short in brackets that may be a pen name.
    BracketPenName,
    /// 下转二版, alone.
    Jump,
    /// Its own words say furniture.
    FurnitureWords,
    /// Short, without a stop, beside furniture.
    BesideFurniture,
    /// Ends with 报 and stands first or beside the date.
    PaperName,
    /// ▲ or its like before the words.
    CaptionMark,
    /// 图为.
    PictureWords,
    /// (某某 摄) at its end.
    PhotoCredit,
    /// A short whole sentence that stands where another sentence is broken.
    InBrokenSentence,
    /// The sentence around it opens a quotation that closes after it.
    QuoteBridge,
    /// 本报…讯 at its beginning.
    ReportOpener,
    /// 近日, 日前, 昨天.
    FreshOpener,
    /// 一、 or （一） before few words.
    Numbered,
    /// 问： or 答：.
    Question,
    /// A byline follows, at once or after another short line.
    BeforeByline,
    /// A byline stands before.
    AfterByline,
    /// The text before it was signed off.
    AfterSignature,
    /// A jump stands before.
    AfterJump,
    /// The text before it is broken off inside a sentence.
    AfterBreak,
    /// Others on this page are signed, the text before it is not.
    AfterUnsigned,
    /// Prose follows.
    BeforeProse,
    /// What follows is short, too.
    BeforeShort,
    /// The first of the page.
    First,
    /// No gap between it and the line before, where gaps are usual.
    Tight,
    /// A wider gap than usual before it.
    Loose,
    /// Meant to be broken here: verse.
    Verse,
    /// Columns of names or figures.
    Row,
    /// Stands between rows.
    AmongRows,
    /// A word is broken between it and the next line.
    BreaksWord,
    /// A word is broken between the line before and it.
    WordBroken,
    /// A quotation stays open at its end.
    OpenQuote,
    /// Its last sign governs what must follow.
    Governing,
    /// All in brackets, and neither signature nor jump.
    InBrackets,
    /// Names stand on the next line.
    BeforeSignature,
    /// Ends with a colon over another short line.
    ColonOverHead,
    /// No gap between two short lines, where gaps are usual.
    ClosePair,
    /// Who took a picture signs below.
    BeforePhotographer,
    /// Other short lines of its length stand between paragraphs of the same piece.
    InSeries,
    /// No other short line stands between paragraphs of the same piece.
    Lonely,
    /// What follows opens as fresh news does.
    BeforeNews,
    /// The words before and after it are about the same things.
    SameMatter,
    /// The words before and after it have little in common.
    OtherMatter,
}

/// How many cues there are.
pub(crate) const CUES: usize = Cue::OtherMatter as usize + 1;

/// The set of cues a line shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueSet(u128);

impl CueSet {
    /// Adds `cue` if `seen`.
    pub(crate) fn note(&mut self, cue: Cue, seen: bool) {
        self.0 |= u128::from(seen) << cue as u8;
    }

    /// The places of its cues in `labels::WEIGHTS`.
    pub(crate) fn rows(self) -> impl Iterator<Item = usize> {
        (0..CUES).filter(move |row| self.0 >> row & 1 == 1)
    }
}

/// What was read in a line by itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The whole line is a byline, in brackets or not.
    pub(crate) signature: Option<Signature>,
    /// Where a signature in brackets begins at the end of a line of prose.
    pub(crate) trailing: Option<(usize, Signature)>,
    pub(crate) jump: Option<FoundJump>,
    pub(crate) furniture: Option<FurnitureSign>,
    /// Ends a sentence (a signature or a jump after the stop set aside).
    pub(crate) closed: bool,
    /// More than a headline: a stop inside, or wide.
    pub(crate) prose: bool,
    /// Columns of names or figures.
    pub(crate) row: bool,
}

impl Reading {
    /// Whether the whole line is a byline.
    pub(crate) fn is_byline(&self) -> bool {
        self.signature.as_ref().is_some_and(|s| s.has_role || s.has_mark)
    }
}

/// Reads every line by itself.
pub(crate) fn read_lines(lines: &[Line<'_>], setting: &Setting) -> Vec<Reading> {
    lines.iter().zip(&setting.full).map(|(line, &full)| read_line(line, full, setting.old_stops)).collect()
}

fn read_line(line: &Line<'_>, full: bool, old_stops: bool) -> Reading {
    let chars = line.chars;
    let jump = find_jump(chars);
    let group = trailing_group(chars);
    let bracketed = group.and_then(|open| byline::read_bracketed(&chars[open + 1..chars.len() - 1]));
    let whole = group == Some(0);
    let after_stop = group.is_some_and(|open| {
        chars[..open]
            .iter()
            .rev()
            .find(|c| !c.is_whitespace())
            .is_some_and(|&c| is_stop(c) || matches!(c, '”' | '」' | '』'))
            || chars[..open].ends_with(&[' '])
            || chars[..open].ends_with(&['\u{3000}'])
    });
    let signature =
        if whole { bracketed.clone() } else { byline::read_signature(chars).filter(byline::is_certain) };
    let trailing =
        bracketed.filter(|s| !whole && after_stop && byline::is_certain(s)).and_then(|s| Some((group?, s)));
    let furniture = furniture_sign(line);
    let signature = signature.filter(|_| furniture.is_none());
    let trailing = trailing.or_else(|| open_credit(chars));
    let body_end = trailing
        .as_ref()
        .map_or_else(|| jump.as_ref().filter(|j| j.start > 0).map_or(chars.len(), |j| j.start), |t| t.0);
    let body = &chars[..body_end];
    let closed = ends_sentence(body) || (old_stops && body.last() == Some(&'、'));
    let stops = body.iter().filter(|&&c| is_stop(c)).count();
    Reading {
        furniture,
        closed,
        prose: full || line.width > 44.0 || stops > 1 || (stops == 1 && closed && line.width > 20.0),
        row: is_row(chars),
        signature,
        trailing,
        jump,
    }
}

/// `…的淤泥。　某某 摄`: a photographer named after the last stop without brackets.
fn open_credit(chars: &[char]) -> Option<(usize, Signature)> {
    let stop = chars.iter().rposition(|&c| is_stop(c) || matches!(c, '”' | '」'))? + 1;
    let rest = &chars[stop..];
    if !(3..=16).contains(&rest.len()) || rest.len() == chars.len() {
        return None;
    }
    byline::read_signature(rest).filter(|s| s.has_role).map(|s| (stop, s))
}

/// A row of a roster or table: at least three cells with white space between, no clause in any.
fn is_row(chars: &[char]) -> bool {
    let mut cells = 0usize;
    let mut inside = false;
    let mut longest = 0usize;
    let mut length = 0usize;
    for &c in chars {
        if is_stop(c) || matches!(c, '，' | '；') {
            return false;
        }
        if c.is_whitespace() || c == '|' || c == '│' {
            inside = false;
            length = 0;
        } else {
            cells += usize::from(!inside);
            inside = true;
            length += 1;
            longest = longest.max(length);
        }
    }
    cells >= 4 || (cells == 3 && longest <= 4)
}

/// The evidence for every line.
pub(crate) fn find_cues(lines: &[Line<'_>], readings: &[Reading], setting: &Setting) -> Vec<CueSet> {
    let page = PageCues::of(lines, readings);
    let matter = matter::compare(lines, readings);
    let company = series(lines, readings);
    (0..lines.len())
        .map(|i| {
            let mut cues = CueSet::default();
            width_cues(&mut cues, &lines[i], setting, i);
            sign_cues(&mut cues, &lines[i], &readings[i], setting.full[i]);
            kind_cues(&mut cues, lines, readings, i, &page);
            wrap_cues(&mut cues, lines, readings, setting, i);
            neighbour_cues(&mut cues, lines, readings, setting, i, &page);
            let (series, lonely) = company[i];
            cues.note(Cue::InSeries, series);
            cues.note(Cue::Lonely, lonely);
            cues.note(Cue::SameMatter, matter[i] == Matter::Same);
            cues.note(Cue::OtherMatter, matter[i] == Matter::Other);
            cues
        })
        .collect()
}

/// For every short line between two paragraphs: whether the piece it stands in has others of its length, and
/// whether it has none at all. Pieces end at bylines, signatures, jumps and furniture.
fn series(lines: &[Line<'_>], readings: &[Reading]) -> Vec<(bool, bool)> {
    let mut found = vec![(false, false); lines.len()];
    let mut piece: Vec<usize> = Vec::new();
    let mut settle = |piece: &mut Vec<usize>| {
        for &i in piece.iter() {
            let alike = piece.iter().any(|&j| j != i && (lines[i].width - lines[j].width).abs() <= 3.0);
            found[i] = (alike, piece.len() == 1);
        }
        piece.clear();
    };
    for (i, reading) in readings.iter().enumerate() {
        let ends = reading.signature.is_some() || reading.trailing.is_some() || reading.jump.is_some();
        if ends || reading.furniture.is_some() {
            settle(&mut piece);
        } else if i > 0
            && readings[i - 1].prose
            && !reading.prose
            && !reading.closed
            && lines[i].width <= 26.0
            && readings.get(i + 1).is_some_and(|r| r.prose)
        {
            let whole = lines.get(i + 1).is_none_or(|l| !breaks_word(lines[i].chars, l.chars));
            if whole && i > 1 {
                piece.push(i);
            }
        }
    }
    settle(&mut piece);
    found
}

/// What the page as a whole shows.
struct PageCues {
    signed_off: bool,
    signed_above: bool,
    head_level: u8,
}

impl PageCues {
    fn of(lines: &[Line<'_>], readings: &[Reading]) -> Self {
        let ends = readings.iter().filter(|r| r.trailing.is_some()).count();
        let alone = readings
            .iter()
            .enumerate()
            .filter(|(i, r)| r.signature.is_some() && *i > 0 && readings[i - 1].prose && !r.is_byline())
            .count();
        let above = readings.iter().filter(|r| r.is_byline()).count();
        let titled = |line: &&Line<'_>| line.heading > 0;
        let level = lines.iter().skip(1).filter(titled).map(|l| l.heading).min().unwrap_or(0);
        Self { signed_off: ends + alone >= 2, signed_above: above >= 2, head_level: level }
    }
}

fn width_cues(cues: &mut CueSet, line: &Line<'_>, setting: &Setting, i: usize) {
    let wrapped = setting.full[i] || (i > 0 && setting.full[i - 1] && line.gap <= setting.usual_gap);
    cues.note(Cue::Full, setting.full[i]);
    cues.note(Cue::Verse, setting.verse[i]);
    if wrapped {
        return;
    }
    let bin = match line.width {
        w if w <= 4.0 => Cue::Tiny,
        w if w <= 10.0 => Cue::Short,
        w if w <= 17.0 => Cue::Headline,
        w if w <= 26.0 => Cue::Broad,
        w if w <= 44.0 => Cue::Long,
        w if w <= 80.0 => Cue::Longer,
        _ => Cue::Paragraph,
    };
    cues.note(bin, true);
}

fn sign_cues(cues: &mut CueSet, line: &Line<'_>, reading: &Reading, full: bool) {
    let chars = line.chars;
    let last = chars.last().copied().unwrap_or(' ');
    let inner =
        chars.iter().take(chars.len().saturating_sub(2)).any(|&c| matches!(c, '。' | '！' | '？' | '；'));
    cues.note(Cue::InnerStop, inner);
    let marked = matches!(last, '！' | '？' | '!' | '?');
    cues.note(Cue::EndMark, marked);
    cues.note(Cue::EndStop, reading.closed && !marked);
    cues.note(Cue::EndColon, matches!(last, '：' | ':'));
    cues.note(Cue::EndPause, is_pause(last) && !matches!(last, '：' | ':') && !reading.closed);
    cues.note(Cue::EndDash, matches!(last, '—' | '─' | '―') || chars.ends_with(&['-', '-']));
    cues.note(Cue::StartDash, matches!(chars.first(), Some('—' | '─' | '―')));
    cues.note(Cue::InnerSpace, line.width <= 34.0 && !inner && has_clause_space(chars));
    cues.note(Cue::OpenQuote, quote_balance(chars) > 0);
    cues.note(Cue::Governing, ends_governing(chars));
    cues.note(Cue::Numbered, line.width <= 24.0 && is_numbered(chars));
    cues.note(Cue::Question, is_question(chars));
    cues.note(Cue::ReportOpener, opens_report(chars));
    cues.note(Cue::FreshOpener, line.width > 14.0 && opens_fresh(chars));
    let caption_mark = chars.first().is_some_and(|c| CAPTION_MARKS.contains(c));
    cues.note(Cue::CaptionMark, caption_mark && !full && !reading.is_byline());
    let text_start: String = chars.iter().take(80).collect();
    cues.note(Cue::PictureWords, PICTURE_WORDS.iter().any(|w| text_start.contains(w)) && line.width < 120.0);
}

fn opens_report(chars: &[char]) -> bool {
    crate::byline::lead_in(chars).is_some()
}

fn opens_fresh(chars: &[char]) -> bool {
    let head: String = chars.iter().take(8).collect();
    FRESH_OPENERS.iter().any(|w| head.starts_with(w))
}

fn has_clause_space(chars: &[char]) -> bool {
    chars.windows(3).any(|w| is_cjk(w[0]) && w[1].is_whitespace() && is_cjk(w[2]))
        && !chars.iter().any(|&c| is_stop(c) && c != '！' && c != '？')
}

fn is_cjk(c: char) -> bool {
    is_han(c) || matches!(c, '”' | '“' | '》' | '《' | '」' | '「' | '！' | '？')
}

fn is_numbered(chars: &[char]) -> bool {
    let open = usize::from(chars.first().is_some_and(|&c| is_round_open(c)));
    let digits = chars[open..].iter().take(4).take_while(|&&c| crate::numerals::is_numeral(c)).count();
    digits > 0 && chars.get(open + digits).is_some_and(|c| matches!(c, '、' | '）' | ')' | '.' | '．'))
}

fn is_question(chars: &[char]) -> bool {
    let mark = chars.iter().take(5).position(|&c| matches!(c, '：' | ':'));
    let Some(at) = mark else { return false };
    let who: String = chars[..at].iter().collect();
    matches!(who.trim(), "问" | "答" | "問" | "记者" | "主持人" | "Q" | "A")
}

fn kind_cues(cues: &mut CueSet, lines: &[Line<'_>], readings: &[Reading], i: usize, page: &PageCues) {
    let (line, reading) = (&lines[i], &readings[i]);
    let bracketed = line.chars.first().is_some_and(|&c| is_round_open(c));
    if let Some(signature) = &reading.signature {
        let certain = byline::is_certain(signature);
        cues.note(Cue::SignedByRole, !bracketed && (signature.has_role || signature.has_mark));
        cues.note(
            Cue::NamesOnly,
            !bracketed && !signature.has_role && !signature.has_mark && signature.has_surnames,
        );
        cues.note(Cue::BracketNames, bracketed && certain);
        cues.note(Cue::BracketPenName, bracketed && !certain);
    }
    let whole = bracketed && trailing_group(line.chars) == Some(0);
    cues.note(Cue::InBrackets, whole && reading.signature.is_none() && reading.jump.is_none());
    let credit = reading.trailing.as_ref().is_some_and(|(_, s)| s.people.iter().all(|p| is_photo(p.role)));
    cues.note(Cue::PhotoCredit, credit && line.width < 130.0);
    cues.note(Cue::Jump, reading.jump.as_ref().is_some_and(|j| j.start == 0 && j.end == line.chars.len()));
    cues.note(Cue::FurnitureWords, reading.furniture.is_some());
    cues.note(Cue::MarkedHead, line.heading > 0 && line.heading <= page.head_level.max(2));
    cues.note(Cue::MarkedSubhead, line.heading > page.head_level.max(2));
    cues.note(Cue::Row, reading.row && !reading.is_byline());
    cues.note(Cue::First, i == 0);
    let near = |reach: usize| {
        let from = i.saturating_sub(reach);
        (from..lines.len().min(i + reach + 1)).any(|j| {
            j != i && readings[j].furniture.is_some_and(|f| f.kind != FurnitureKind::Credits || j + 1 == i)
        })
    };
    let plain = line.width <= 12.0 && !reading.closed && !reading.is_byline();
    cues.note(Cue::BesideFurniture, plain && near(if line.gap == 0 { 3 } else { 1 }));
    let name = line.chars.iter().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let named = (2..=10).contains(&name.len()) && matches!(name.last(), Some('报' | '報' | '刊'));
    let titled = i == 0 && line.heading == 1;
    cues.note(Cue::PaperName, (named && (i == 0 || near(2))) || (titled && line.width <= 10.0));
}

fn is_photo(role: Role) -> bool {
    matches!(role, Role::Photographer | Role::WriterAndPhotographer)
}

fn wrap_cues(cues: &mut CueSet, lines: &[Line<'_>], readings: &[Reading], setting: &Setting, i: usize) {
    let indented = lines[i].indent >= 1.0 && (i == 0 || lines[i].indent >= lines[i - 1].indent + 0.5);
    let set_in = indented && lines[i].width + lines[i].indent <= 60.0;
    cues.note(Cue::Indented, set_in);
    if i == 0 || !setting.full[i - 1] || set_in || readings[i - 1].trailing.is_some() {
        return;
    }
    let over_gap = lines[i].gap > setting.usual_gap;
    if lines[i].gap < setting.usual_gap {
        return;
    }
    let too_wide = lines[i].width > lines[i - 1].width + lines[i - 1].indent + 2.6;
    if too_wide {
        return;
    }
    let closed = readings[i - 1].closed && !(setting.old_stops && lines[i - 1].chars.ends_with(&['、']));
    cues.note(Cue::GoesOn, !closed && !over_gap);
    cues.note(Cue::GoesOnAfterStop, closed && !over_gap);
    let alone = lines.get(i + 1).is_none_or(|l| l.gap > setting.usual_gap);
    let whole = readings[i].closed || !alone || breaks_word(lines[i - 1].chars, lines[i].chars);
    cues.note(Cue::GoesOnOverGap, !closed && over_gap && whole);
}

fn neighbour_cues(
    cues: &mut CueSet,
    lines: &[Line<'_>],
    readings: &[Reading],
    setting: &Setting,
    i: usize,
    page: &PageCues,
) {
    let gap = lines[i].gap;
    cues.note(Cue::Tight, i > 0 && gap < setting.usual_gap);
    cues.note(Cue::Loose, i > 0 && gap > setting.usual_gap);
    let next = readings.get(i + 1);
    cues.note(Cue::BeforeProse, next.is_some_and(|r| r.prose));
    cues.note(Cue::BeforeShort, next.is_some_and(|r| !r.prose && r.signature.is_none() && r.jump.is_none()));
    let soon = readings[i + 1..readings.len().min(i + 5)].iter().take_while(|r| !r.prose);
    cues.note(Cue::BeforeByline, !readings[i].prose && soon.into_iter().any(Reading::is_byline));
    let fresh = next.is_some_and(|r| r.prose)
        && lines.get(i + 1).is_some_and(|l| opens_report(l.chars) || opens_fresh(l.chars));
    cues.note(Cue::BeforeNews, fresh && !readings[i].prose);
    cues.note(Cue::BeforeSignature, next.is_some_and(|r| r.signature.is_some()));
    let short_after = next.is_some_and(|r| !r.prose && !r.is_byline());
    let colon = matches!(lines[i].chars.last(), Some('：' | ':'));
    cues.note(Cue::ColonOverHead, colon && lines[i].width <= 26.0 && short_after);
    cues.note(
        Cue::BreaksWord,
        !readings[i].closed && lines.get(i + 1).is_some_and(|l| breaks_word(lines[i].chars, l.chars)),
    );
    let rows =
        [i.wrapping_sub(1), i + 1].into_iter().filter(|&j| readings.get(j).is_some_and(|r| r.row)).count();
    cues.note(Cue::AmongRows, rows == 2 || (rows == 1 && readings[i].row));
    let Some(before) = i.checked_sub(1) else { return };
    let last = &readings[before];
    let bracketed = lines[before].chars.first().is_some_and(|&c| is_round_open(c));
    let signed = last.trailing.is_some()
        || (bracketed && last.signature.is_some() && before > 0 && readings[before - 1].prose);
    cues.note(Cue::AfterSignature, signed && !last.is_byline());
    cues.note(Cue::WordBroken, !last.closed && breaks_word(lines[before].chars, lines[i].chars));
    cues.note(Cue::AfterByline, last.is_byline());
    cues.note(Cue::AfterJump, last.jump.as_ref().is_some_and(|j| j.end == lines[before].chars.len()));
    let flowing = !setting.full[before];
    let ends_open = |j: usize| {
        readings[j].prose
            && !readings[j].closed
            && readings[j].trailing.is_none()
            && readings[j].jump.is_none()
            && !matches!(lines[j].chars.last(), Some('：' | ':' | '—' | '─'))
    };
    cues.note(Cue::AfterBreak, flowing && ends_open(before));
    cues.note(
        Cue::AfterUnsigned,
        (page.signed_off || page.signed_above) && last.prose && last.closed && last.trailing.is_none(),
    );
    broken_sentence_cues(cues, lines, readings, setting, i, ends_open(before));
}

/// A short whole sentence that stands between the two halves of another: the words of a picture.
fn broken_sentence_cues(
    cues: &mut CueSet,
    lines: &[Line<'_>],
    readings: &[Reading],
    setting: &Setting,
    i: usize,
    after_open: bool,
) {
    let alone = lines[i].gap > setting.usual_gap
        || lines.get(i + 1).is_some_and(|l| l.gap > setting.usual_gap)
        || !setting.gaps_tell;
    let whole = lines[i].width <= 66.0 && readings[i].signature.is_none() && !setting.full[i];
    let followed = readings.get(i + 1).is_some_and(|r| r.prose || r.closed);
    let goes_on = i > 0 && breaks_word(lines[i - 1].chars, lines[i].chars);
    let seam = after_open && whole && followed && !goes_on && (readings[i].closed || lines[i].width <= 30.0);
    cues.note(Cue::InBrokenSentence, seam && alone);
    let opens = i > 0 && quote_balance(lines[i - 1].chars) > 0;
    let closes = lines.get(i + 1).is_some_and(|l| quote_balance(l.chars) < 0);
    cues.note(Cue::QuoteBridge, seam && opens && closes && quote_balance(lines[i].chars) == 0);
}
