//! Gathers the evidence for every line of a page.

use crate::around::{PageCues, View, may_be_heads, texts_around};
use crate::byline;
use crate::company::{among_briefs, rhymes, series};
use crate::cues::{Cue, CueSet};
use crate::dates::find_dates;
use crate::glance::Glance;
use crate::lexicon::{
    CAPTION_MARKS, CLOSINGS, FRESH_OPENERS, NOTICE_TITLES, OFFICE_ENDS, PAGE_NAMES, PICTURE_WORDS,
};
use crate::lines::Line;
use crate::matter::{self, Matter};
use crate::numerals::is_numeral;
use crate::punctuation::{
    is_han, is_pause, is_round_close, is_round_open, is_stop, quote_balance, squeezed, trailing_group,
};
use crate::reading::Reading;
use crate::seams::{broken_words, ends_governing};
use crate::setting::Setting;
use crate::stack::{is_column_label, is_slogan};
use crate::words::Words;
use crate::{FurnitureKind, Role};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::sync::LazyLock;

static PICTURES: LazyLock<Words> = LazyLock::new(|| Words::of(PICTURE_WORDS));
static NOTICES: LazyLock<Words> = LazyLock::new(|| Words::of(NOTICE_TITLES));
static OFFICES: LazyLock<Words> = LazyLock::new(|| Words::of(OFFICE_ENDS));
static CLOSED: LazyLock<Words> = LazyLock::new(|| Words::of(CLOSINGS));
static PAGES: LazyLock<Words> = LazyLock::new(|| Words::of(PAGE_NAMES));
static FRESH: LazyLock<Words> = LazyLock::new(|| Words::of(FRESH_OPENERS));
static CALLS: LazyLock<Words> = LazyLock::new(|| Words::of(&["电话", "電話", "热线", "@", "www."]));

/// The evidence for every line.
pub(crate) fn find_cues(lines: &[Line<'_>], readings: &[Reading], setting: &Setting) -> Vec<CueSet> {
    let broken = broken_words(lines);
    let may_be_head = may_be_heads(readings, &broken);
    let (company, rhymes) = (series(lines, readings, &broken), rhymes(lines, readings));
    let page = PageCues::of(lines, readings, setting);
    let view = View { lines, readings, setting, page, may_be_head, broken };
    let matter = matter::compare(lines, readings);
    let twice = printed_twice(lines);
    let texts = texts_around(lines, readings);
    let briefs = among_briefs(readings);
    (0..lines.len())
        .map(|i| {
            let mut cues = CueSet::default();
            width_cues(&mut cues, &lines[i], setting, i);
            sign_cues(&mut cues, &lines[i], &readings[i], setting.full[i]);
            kind_cues(&mut cues, &view, i);
            wrap_cues(&mut cues, &view, i);
            view.neighbour_cues(&mut cues, i);
            let (alike, lonely) = company[i];
            cues.note(Cue::InSeries, alike);
            cues.note(Cue::Lonely, lonely);
            cues.note(Cue::Rhymes, rhymes[i] >= 1);
            cues.note(Cue::RhymesOften, rhymes[i] >= 2);
            cues.note(Cue::SameMatter, matches!(matter[i], Matter::Same | Matter::Wholly));
            cues.note(Cue::WhollySameMatter, matter[i] == Matter::Wholly);
            cues.note(Cue::OtherMatter, matter[i] == Matter::Other);
            cues.note(Cue::Twice, twice.contains(lines[i].chars));
            word_cues(&mut cues, &lines[i], &readings[i], i < 5);
            view.seam_cues(&mut cues, i);
            view.gap_cues(&mut cues, i);
            view.column_cues(&mut cues, i);
            view.cell_cues(&mut cues, i);
            view.text_cues(&mut cues, i, texts[i].0, texts[i].1);
            cues.note(Cue::AmongBriefs, briefs[i] && !readings[i].prose && !readings[i].closed);
            cues
        })
        .collect()
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
    let shows = |kinds: Glance| line.glance.shows(kinds);
    let is_stop = |&c: &char| matches!(c, '。' | '！' | '？' | '；' | '!' | '?');
    let inner = shows(Glance::STOP.and(Glance::SEMICOLON))
        && chars[..chars.len().saturating_sub(2)].iter().any(is_stop);
    cues.note(Cue::InnerStop, inner);
    let marked = matches!(last, '！' | '？' | '!' | '?');
    cues.note(Cue::EndMark, marked);
    cues.note(Cue::EndStop, reading.closed && !marked);
    cues.note(Cue::EndColon, matches!(last, '：' | ':'));
    cues.note(Cue::EndPause, is_pause(last) && !matches!(last, '：' | ':') && !reading.closed);
    cues.note(Cue::EndDash, matches!(last, '—' | '─' | '―') || chars.ends_with(&['-', '-']));
    cues.note(Cue::StartDash, matches!(chars.first(), Some('—' | '─' | '―')));
    let spaced =
        shows(Glance::BLANK) && line.width <= 34.0 && !inner && !reading.row && has_clause_space(chars);
    cues.note(Cue::InnerSpace, spaced);
    cues.note(Cue::OpenQuote, shows(Glance::QUOTE) && quote_balance(chars) > 0);
    cues.note(Cue::Governing, ends_governing(chars));
    cues.note(Cue::Numbered, line.width <= 24.0 && is_numbered(chars));
    cues.note(Cue::Question, is_question(chars));
    cues.note(Cue::ReportOpener, reading.reports);
    cues.note(Cue::FreshOpener, line.width > 14.0 && opens_fresh(chars));
    let caption_mark = chars.first().is_some_and(|c| CAPTION_MARKS.contains(c));
    cues.note(Cue::CaptionMark, caption_mark && !full && !reading.is_byline());
    let pictured = line.width < 120.0 && PICTURES.stand_in(&chars[..chars.len().min(80)]);
    cues.note(Cue::PictureWords, pictured);
}

fn kind_cues(cues: &mut CueSet, view: &View<'_, '_>, i: usize) {
    let (lines, readings, page) = (view.lines, view.readings, &view.page);
    let (line, reading) = (&lines[i], &readings[i]);
    let bracketed = line.chars.first().is_some_and(|&c| is_round_open(c));
    if let Some(signature) = &reading.signature {
        let certain = byline::is_certain(signature);
        let closes = line.chars.last().is_some_and(|&c| is_round_close(c));
        let ends_broken = closes && !line.chars.iter().any(|&c| is_round_open(c));
        let plain = !bracketed && !ends_broken;
        cues.note(Cue::SignedByRole, plain && (signature.has_role || signature.has_mark));
        cues.note(
            Cue::NamesOnly,
            !bracketed && !signature.has_role && !signature.has_mark && signature.has_surnames,
        );
        cues.note(Cue::BracketNames, ends_broken || (bracketed && certain));
        cues.note(Cue::BracketPenName, bracketed && !certain);
        let short = |j: usize| !readings[j].prose && readings[j].furniture.is_none();
        let under = i > 0 && short(i - 1) && !readings[i - 1].is_byline();
        let text_below = readings.get(i + 1).is_some_and(|r| r.prose || r.signature.is_none());
        cues.note(Cue::PenNameUnderHead, bracketed && under && text_below);
        // Before the twenties most signed with a pen name, which begins with no surname.
        let pen_name = view.setting.old_stops && (2..=3).contains(&line.chars.len());
        let signed_plainly = !bracketed && !certain_role(signature) && (signature.has_surnames || pen_name);
        cues.note(
            Cue::NamesUnderHead,
            signed_plainly && under && readings.get(i + 1).is_some_and(|r| r.prose),
        );
    }
    let serial = i > 0 && !readings[i - 1].prose && is_instalment(line.chars);
    cues.note(Cue::Instalment, serial);
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
    let last = line.chars.iter().rfind(|c| !c.is_whitespace());
    let named = matches!(last, Some('报' | '報' | '刊'))
        && (2..=10).contains(&line.chars.iter().filter(|c| !c.is_whitespace()).count());
    let titled = i == 0 && line.heading == 1;
    cues.note(Cue::PaperName, (named && (i == 0 || near(2))) || (titled && line.width <= 10.0));
}

fn wrap_cues(cues: &mut CueSet, view: &View<'_, '_>, i: usize) {
    let (lines, readings, setting) = (view.lines, view.readings, view.setting);
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
    cues.note(Cue::FlushAmongIndented, closed && !over_gap && view.page.indents[i]);
    let alone = lines.get(i + 1).is_none_or(|l| l.gap > setting.usual_gap);
    let whole = readings[i].closed || !alone || view.broken[i - 1];
    cues.note(Cue::GoesOnOverGap, !closed && over_gap && whole);
}

/// What the words of a short line say it is.
fn word_cues(cues: &mut CueSet, line: &Line<'_>, reading: &Reading, near_start: bool) {
    let chars = line.chars;
    let shows = |kinds: Glance| line.glance.shows(kinds);
    let letters = || chars.iter().filter(|c| c.is_ascii_alphabetic()).count();
    let figures = || chars.iter().filter(|c| is_numeral(**c)).count();
    cues.note(Cue::Latin, shows(Glance::LETTER) && letters() * 5 > chars.len() * 2);
    cues.note(Cue::Figures, shows(Glance::NUMERAL) && figures() * 2 > chars.len());
    let circled = matches!(chars.first(), Some('①'..='⑳'));
    cues.note(Cue::Circled, circled);
    if line.width > 60.0 || reading.closed {
        return;
    }
    let in_number = |c: &char| matches!(c, '0'..='9' | '０'..='９' | '-' | '—');
    let number =
        shows(Glance::FIGURE.and(Glance::MARK)) && chars.split(|c| !in_number(c)).any(|run| run.len() >= 6);
    let called = || CALLS.may_stand_in(chars) && CALLS.stand_in(&squeezed(chars));
    cues.note(Cue::Telephone, number || called());
    if line.width > 24.0 || reading.prose {
        return;
    }
    let text = squeezed(chars);
    let is_closing = |c: &char| matches!(c, '：' | ':' | '）' | ')' | '】' | '」' | '”');
    let bare = &text[..text.iter().rposition(|c| !is_closing(c)).map_or(0, |last| last + 1)];
    cues.note(Cue::NoticeTitle, line.width <= 16.0 && NOTICES.end(bare));
    cues.note(Cue::OfficeName, line.width <= 18.0 && OFFICES.end(bare));
    cues.note(Cue::Closing, line.width <= 18.0 && CLOSED.end(bare));
    let dated = find_dates(chars).first().is_some_and(|m| m.start <= 2 && m.end + 2 >= chars.len());
    cues.note(Cue::DateAlone, dated);
    cues.note(Cue::ColumnLabel, is_column_label(chars));
    cues.note(Cue::Slogan, is_slogan(chars));
    cues.note(Cue::PageName, near_start && is_page_name(bare));
}

/// Whether a line is the name of a page or its number, and nothing else.
pub(crate) fn is_page_name(bare: &[char]) -> bool {
    is_page_number(bare) || PAGES.are_spaced(bare)
}

/// 4, A02, 二: a number that says which page it stands on, in no more bytes than `A123` has.
fn is_page_number(bare: &[char]) -> bool {
    let capitals = bare.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let bytes: usize = bare.iter().map(|c| c.len_utf8()).sum();
    bytes <= 4 && bare[capitals..].iter().all(|&c| is_numeral(c))
}

/// Lines of a few words that the page prints more than once.
fn printed_twice<'t>(lines: &[Line<'t>]) -> FxHashSet<&'t [char]> {
    let mut once = FxHashSet::with_capacity_and_hasher(lines.len(), FxBuildHasher);
    let few = lines.iter().filter(|l| l.width <= 26.0 && l.chars.len() >= 2);
    few.map(|l| l.chars).filter(|chars| !once.insert(*chars)).collect()
}

pub(crate) fn opens_fresh(chars: &[char]) -> bool {
    FRESH.begin(&chars[..chars.len().min(8)])
}

fn has_clause_space(chars: &[char]) -> bool {
    chars.windows(3).any(|w| is_cjk(w[0]) && w[1].is_whitespace() && is_cjk(w[2]))
        && !chars.iter().any(|&c| is_stop(c) && c != '！' && c != '？')
}

fn is_cjk(c: char) -> bool {
    is_han(c) || matches!(c, '”' | '“' | '》' | '《' | '」' | '「' | '！' | '？')
}

/// 一、, （二）, 3. and 第一天：.
pub(crate) fn is_numbered(chars: &[char]) -> bool {
    if is_ordinal(chars) {
        return true;
    }
    let open = usize::from(chars.first().is_some_and(|&c| is_round_open(c)));
    let digits = chars[open..].iter().take(4).take_while(|&&c| crate::numerals::is_numeral(c)).count();
    digits > 0 && chars.get(open + digits).is_some_and(|c| matches!(c, '、' | '）' | ')' | '.' | '．'))
}

/// 第一天：, 第三站　: a number, what is counted, and a sign that parts both from the title.
pub(crate) fn is_ordinal(chars: &[char]) -> bool {
    let digits = chars.iter().skip(1).take(3).take_while(|&&c| is_numeral(c)).count();
    let parted = chars.get(digits + 2).is_some_and(|&c| matches!(c, '：' | ':' | '　'));
    chars.first() == Some(&'第') && digits > 0 && parted && !is_instalment(chars)
}

fn certain_role(signature: &byline::Signature) -> bool {
    signature.has_role || signature.has_mark
}

/// （一）（〇）（六）, 第八囘, 第三章 with its title; 某某著 and 禁止轉載 beside them.
pub(crate) fn is_instalment(chars: &[char]) -> bool {
    let inside = |c: &char| is_round_open(*c) || is_round_close(*c) || is_numeral(*c) || c.is_whitespace();
    if chars.len() <= 16 && chars.iter().all(inside) && chars.iter().any(|&c| is_round_open(c)) {
        return true;
    }
    let digits = chars.iter().skip(1).take(4).take_while(|&&c| is_numeral(c)).count();
    let chapter = matches!(chars.get(1 + digits), Some('回' | '囘' | '章' | '節' | '节' | '集' | '卷'));
    let counted = chars.first() == Some(&'第') && digits > 0 && chapter && chars.len() <= 40;
    let rights = chars.len() <= 7 && (chars.ends_with(&['著']) || chars.starts_with(&['禁', '止']));
    counted || rights
}

fn is_question(chars: &[char]) -> bool {
    // Before the twenties 、 stands for the colon, too.
    if matches!(chars, ['问' | '問' | '答', '、', ..]) {
        return true;
    }
    let mark = chars.iter().take(5).position(|&c| matches!(c, '：' | ':'));
    let Some(at) = mark else { return false };
    let who: String = chars[..at].iter().collect();
    matches!(who.trim(), "问" | "答" | "問" | "记者" | "主持人" | "Q" | "A")
}

pub(crate) fn is_photo(role: Role) -> bool {
    matches!(role, Role::Photographer | Role::WriterAndPhotographer)
}
