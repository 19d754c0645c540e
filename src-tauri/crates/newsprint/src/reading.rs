//! What a line says by itself: byline, jump, furniture, prose.

use crate::byline::{self, Signature, Signed};
use crate::furniture::{FurnitureSign, furniture_sign};
use crate::glance::Glance;
use crate::jump::{FoundJump, find_jump};
use crate::lexicon::END_MARKS;
use crate::lines::Line;
use crate::pen_names;
use crate::punctuation::{
    count_stops, em, ends_sentence, is_closing, is_round_close, is_round_open, is_stop, trailing_group,
};
use crate::setting::Setting;

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
    /// 本报…讯 at its beginning.
    pub(crate) reports: bool,
    /// Columns of names or figures.
    pub(crate) row: bool,
}

/// No office in brackets at a text's end is longer, with them.
const LONGEST_NOTE: usize = 14;

impl Reading {
    /// Whether the whole line is a byline.
    pub(crate) fn is_byline(&self) -> bool {
        self.signature.as_ref().is_some_and(|s| s.has_role || s.has_mark)
    }

    /// Whether nothing in the line says that it is something else than text.
    pub(crate) fn is_text(&self) -> bool {
        self.furniture.is_none() && self.signature.is_none()
    }
}

/// Reads every line by itself; [`mark_prose`] completes it once the page is measured.
pub(crate) fn read_lines(lines: &[Line<'_>], old_stops: bool) -> Vec<Reading> {
    let mut readings: Vec<Reading> = lines.iter().map(|line| read_line(line, old_stops)).collect();
    if old_stops {
        pen_names::sign(lines, &mut readings);
    }
    for i in 1..lines.len() {
        join_broken_signature(lines, &mut readings, i, old_stops);
        join_broken_jump(lines, &mut readings, i);
    }
    readings
}

/// Where a bracket begins that the measure breaks: in the upper of two lines, or as all of it, closed at the end of the
/// lower, short in both.
fn broken_bracket(above: &[char], line: &[char]) -> Option<usize> {
    let closes = line.iter().position(|&c| is_round_close(c)) == Some(line.len() - 1) && line.len() <= 14;
    if !closes || line.iter().any(|&c| is_round_open(c)) {
        return None;
    }
    let open = above.iter().rposition(|&c| is_round_open(c))?;
    let is_short = above.len() - open <= if open > 0 { 14 } else { 20 };
    (is_short && !above[open..].iter().any(|&c| is_round_close(c))).then_some(open)
}

/// A jump at an article's end may be broken by the measure, too: （下 / 转二版）. Each line has its part of it.
fn join_broken_jump(lines: &[Line<'_>], readings: &mut [Reading], i: usize) {
    let (above, line) = (lines[i - 1].chars, lines[i].chars);
    let Some(open) = broken_bracket(above, line) else { return };
    let Some(jump) = find_jump(&[&above[open..], line].concat()) else { return };
    if readings[i - 1].jump.is_some() || jump.start > 0 || jump.end < above.len() - open + line.len() {
        return;
    }
    readings[i - 1].closed = ends_sentence(&above[..open]);
    readings[i - 1].jump = Some(FoundJump { start: open, end: above.len(), ..jump.clone() });
    readings[i] =
        Reading { jump: Some(FoundJump { start: 0, end: line.len(), ..jump }), ..Reading::default() };
}

/// A signature in brackets at an article's end may be broken by the measure, inside a name or between two:
/// （某某 某 / 某）. The line above keeps the names that begin there.
fn join_broken_signature(lines: &[Line<'_>], readings: &mut [Reading], i: usize, old_stops: bool) {
    let (above, line) = (lines[i - 1].chars, lines[i].chars);
    let Some(open) = broken_bracket(above, line) else { return };
    let (begun, rest) = (&above[open + 1..], &line[..line.len() - 1]);
    let read = |between: &[char]| {
        let inside = [begun, between, rest].concat();
        let pen_name = || if old_stops { pen_names::read(&above[..open], &inside) } else { None };
        byline::read_bracketed(&inside).filter(byline::is_certain).or_else(pen_name)
    };
    let (between, read) = match read(&[]) {
        Some(signature) => (0, Some(signature)),
        None => (1, read(&[' '])),
    };
    let Some(mut signature) = read else { return };
    let (mut over, under): (Vec<_>, Vec<_>) =
        signature.people.into_iter().partition(|person| person.start < begun.len());
    for person in &mut over {
        person.end = person.end.min(begun.len());
    }
    let moved = |person: Signed| {
        let from = begun.len() + between;
        Signed { start: person.start - from, end: person.end - from, ..person }
    };
    signature.people = over;
    let ends = Signature { people: under.into_iter().map(moved).collect(), ..signature.clone() };
    readings[i - 1].closed = ends_sentence(&above[..open]);
    match open {
        0 => readings[i - 1].signature = Some(signature),
        _ => readings[i - 1].trailing = Some((open, signature)),
    }
    readings[i].signature = Some(ends);
    readings[i].closed = false;
}

/// Says which lines are running text: wide, or with a stop inside, or broken by the measure, or the end of what
/// was broken.
pub(crate) fn mark_prose(lines: &[Line<'_>], readings: &mut [Reading], setting: &Setting) {
    for i in 0..lines.len() {
        let full = setting.full[i];
        let goes_on = i > 0
            && setting.full[i - 1]
            && readings[i - 1].prose
            && lines[i].gap == setting.usual_gap
            && lines[i].indent < 1.0
            && readings[i].closed
            && !readings[i - 1].closed;
        readings[i].prose |= readings[i].is_text() && (full || goes_on);
    }
}

fn read_line(line: &Line<'_>, old_stops: bool) -> Reading {
    let (chars, glance) = (line.chars, line.glance);
    let stopped = glance.shows(Glance::STOP);
    let jump = if glance.shows(Glance::PAGE) { find_jump(chars) } else { None };
    let turned = turned_signature(chars).or_else(|| end_mark(chars));
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
    let signature = match whole {
        true => bracketed.clone(),
        // Sentences are no bylines.
        false if stopped => None,
        false => byline::read_unstopped(chars).filter(byline::is_certain),
    };
    let trailing =
        bracketed.filter(|s| !whole && after_stop && byline::is_certain(s)).and_then(|s| Some((group?, s)));
    let whole_jump = jump.as_ref().is_some_and(|j| j.start == 0 && j.end == chars.len());
    let furniture = if whole_jump { None } else { furniture_sign(line) };
    let signature = turned.or(signature).filter(|_| furniture.is_none());
    let credited = stopped || glance.shows(Glance::QUOTE);
    let trailing = trailing.or_else(|| if credited { open_credit(chars) } else { None });
    let body_end = trailing
        .as_ref()
        .map_or_else(|| jump.as_ref().filter(|j| j.start > 0).map_or(chars.len(), |j| j.start), |t| t.0);
    let body = &chars[..body_end];
    let last = || body.iter().rfind(|&&c| !is_closing(c));
    let closed = ends_sentence(body) || (old_stops && last() == Some(&'、')) || is_noted(chars, group);
    let stops = if stopped || glance.shows(Glance::POINT) { count_stops(body) } else { 0 };
    Reading {
        furniture,
        closed,
        prose: line.width > 44.0 || stops > 1 || (stops == 1 && closed && line.width > 20.0),
        reports: glance.shows(Glance::NEWS) && byline::lead_in(chars).is_some(),
        row: glance.shows(Glance::BLANK.and(Glance::RULE)) && is_row(chars),
        signature,
        trailing,
        jump,
    }
}

/// （市公交集团）, （夜班编辑部）: after a stop, whoever gave a notice stands in brackets.
fn is_noted(chars: &[char], group: Option<usize>) -> bool {
    group.is_some_and(|open| open > 0 && chars.len() - open <= LONGEST_NOTE && ends_sentence(&chars[..open]))
}

/// `）某翁（`: brackets that were turned around when vertical text was written down.
fn turned_signature(chars: &[char]) -> Option<Signature> {
    let open = chars.iter().take_while(|&&c| is_round_close(c)).count();
    let close = chars.iter().rev().take_while(|&&c| is_round_open(c)).count();
    let turned = open > 0 && close > 0 && open + close < chars.len() && chars.len() <= 14;
    turned.then(|| byline::read_bracketed(&chars[open..chars.len() - close])).flatten()
}

/// （未完）, （待续）: the end of an instalment, which names nobody.
fn end_mark(chars: &[char]) -> Option<Signature> {
    if chars.len() > 10 || !chars.first().is_some_and(|&c| is_round_open(c)) {
        return None;
    }
    let words: String = chars.iter().filter(|c| crate::punctuation::is_han(**c)).collect();
    END_MARKS.contains(&words.as_str()).then(Signature::default)
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

/// A row of a roster or table: cells with white space between, no clause in any. Wide spaces tell more; words of
/// a Latin sentence are no cells.
fn is_row(chars: &[char]) -> bool {
    let mut cells = 0usize;
    let mut wide = 0usize;
    let mut longest = 0usize;
    let mut length = 0usize;
    let mut blank = 0.0f32;
    let mut latin = 0usize;
    for (at, &c) in chars.iter().enumerate() {
        if matches!(c, '，' | '；') || (is_stop(c) && at + 1 < chars.len()) {
            return false;
        }
        if c.is_whitespace() || matches!(c, '|' | '│' | '｜') {
            blank += em(c);
            length = 0;
        } else {
            cells += usize::from(length == 0);
            wide += usize::from(length == 0 && blank >= 1.5);
            blank = 0.0;
            length += 1;
            longest = longest.max(length);
            latin += usize::from(c.is_ascii_lowercase());
        }
    }
    if latin * 3 > chars.len() {
        return wide >= 2;
    }
    cells >= 4 || (cells == 3 && longest <= 4) || wide >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    #[test]
    fn a_signature_broken_inside_a_name_or_between_two_is_read() {
        let signed = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let lines = split_lines(&chars, 0, false);
            let readings = read_lines(&lines, false);
            let names = |s: &Signature| s.people.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
            let over = readings[0].trailing.as_ref().map(|t| names(&t.1)).unwrap_or_default();
            (over, readings[1].signature.as_ref().map(names).unwrap_or_default())
        };
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(signed("渡口重新开航。（王晓\n明）"), (names(&["王晓明"]), names(&[])));
        assert_eq!(signed("渡口重新开航。（王晓明\n李芳）"), (names(&["王晓明"]), names(&["李芳"])));
    }
}
