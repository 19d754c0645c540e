//! Which lines are verse: short ones whose breaks the writer meant.

use crate::evidence::is_instalment;
use crate::glance::Glance;
use crate::lines::Line;
use crate::punctuation::{count_stops, ends_sentence, is_han, is_pause, is_round_open, is_stop};
use crate::reading::Reading;
use crate::seams::breaks_word;

/// So much narrower than the text beside it is a line of verse, in em.
const SHORT_OF: f32 = 3.0;

/// Free verse beside wrapped text has more lines than this: so many short ones may be a headline's and its writer's.
const LEAST_FREE: usize = 5;

/// Verse: at least four short lines together, nearly all of which end with a sign or are of one length of
/// five or seven characters, and none of which is broken inside a clause by a column.
pub(super) fn verse_lines(lines: &[Line<'_>], readings: &[Reading], old_stops: bool) -> Vec<bool> {
    let may_be = |i: usize| {
        let line = &lines[i];
        let plain = readings[i].is_text() && !line.is_item() && !is_instalment(line.chars);
        is_verse_width(line.width) && line.heading == 0 && plain && !is_round_open(line.chars[0])
    };
    let mut verse = vec![false; lines.len()];
    let mut start = 0;
    while start < lines.len() {
        let mut end = start;
        while end < lines.len() && may_be(end) {
            end += 1;
        }
        let run = &lines[start..end];
        if run.len() >= 4
            && !is_broken_prose(run)
            && !has_cells(run)
            && (is_verse(run, old_stops) || is_free_verse(run) || is_bare_verse(run))
        {
            verse[start..end].fill(true);
        } else {
            mark_within(run, old_stops, &mut verse[start..end]);
        }
        start = end.max(start + 1);
    }
    mark_regular(lines, &mut verse);
    verse
}

/// Verse with wrapped text right over or under it: no line is as wide as the text, whose lines are short of their measure
/// only where a paragraph ends.
fn mark_within(run: &[Line<'_>], old_stops: bool, verse: &mut [bool]) {
    let widest = run.iter().map(|line| line.width).fold(0.0, f32::max);
    let mut start = 0;
    while start < run.len() {
        let narrow = |line: &&Line<'_>| line.indent < 1.0 && line.width + SHORT_OF <= widest;
        let length = run[start..].iter().take_while(narrow).count();
        let lines = &run[start..start + length];
        if length > LEAST_FREE && !is_broken_prose(lines) && !has_cells(lines) && is_free_verse(lines) {
            verse[start..start + length].fill(true);
        } else {
            mark_ended(lines, old_stops, &mut verse[start..start + length]);
        }
        start += length.max(1);
    }
}

/// Among narrow lines, verse of which every line ends with a sign.
fn mark_ended(run: &[Line<'_>], old_stops: bool, verse: &mut [bool]) {
    let mut start = 0;
    while start < run.len() {
        let ended = |line: &&Line<'_>| line.chars.last().is_some_and(|&c| is_stop(c) || is_pause(c));
        let length = run[start..].iter().take_while(ended).count();
        let lines = &run[start..start + length];
        if length >= 4 && !is_broken_prose(lines) && is_verse(lines, old_stops) {
            verse[start..start + length].fill(true);
        }
        start += length.max(1);
    }
}

/// Two lines of regulated verse are as good as four of another kind, unless what stands beside them is as wide: then
/// they may be lines of a column.
fn mark_regular(lines: &[Line<'_>], verse: &mut [bool]) {
    let mut start = 0;
    while start < lines.len() {
        let run = lines[start..].iter().take_while(|line| is_regular(line.chars)).count();
        let beside = [start.checked_sub(1), Some(start + run)].into_iter().flatten();
        let alike =
            |at: usize| lines.get(at).is_some_and(|line| (line.width - lines[start].width).abs() <= 2.4);
        if run >= 2 && !beside.into_iter().any(alike) {
            verse[start..start + run].fill(true);
        }
        start += run.max(1);
    }
}

/// A line of regulated verse: two clauses of five characters or of seven, the second ending a sentence.
pub(crate) fn is_regular(chars: &[char]) -> bool {
    if !matches!(chars.len(), 12 | 16) {
        return false;
    }
    let (first, second) = chars.split_at(chars.len() / 2);
    let clause = |clause: &[char]| clause[..clause.len() - 1].iter().all(|&c| is_han(c));
    let paused = first.last().is_some_and(|&c| is_pause(c) || is_stop(c));
    clause(first) && clause(second) && paused && second.last().is_some_and(|&c| is_stop(c))
}

fn is_verse_width(width: f32) -> bool {
    (1.5..=18.0).contains(&width)
}

fn is_verse(lines: &[Line<'_>], old_stops: bool) -> bool {
    let ended = lines.iter().filter(|l| l.chars.last().is_some_and(|&c| is_stop(c) || is_pause(c))).count();
    let sentences = lines.iter().filter(|l| ends_sentence(l.chars)).count();
    let paused = ended - sentences.min(ended);
    let inner = lines.iter().filter(|l| inner_signs(l.chars) > 1).count();
    let needed = if old_stops { 9 } else { 8 };
    ended * 10 >= lines.len() * needed
        && inner * 4 <= lines.len()
        && (sentences < lines.len() || lines.len() >= 6)
        && paused > 0
}

/// A column breaks words at every other line's end and sentences in the midst of lines; a poet does neither.
fn is_broken_prose(lines: &[Line<'_>]) -> bool {
    let broken = lines.windows(2).filter(|w| breaks_word(w[0].chars, w[1].chars)).count();
    let stopped = lines.iter().filter(|l| l.glance.shows(Glance::STOP.and(Glance::POINT)));
    let inside = stopped.filter(|l| count_stops(&l.chars[..l.chars.len() - 1]) > 0).count();
    broken * 6 > lines.len() || inside * 4 > lines.len()
}

/// A table sets its cells apart by white space wider than a character; a poem has none such in every other line.
fn has_cells(lines: &[Line<'_>]) -> bool {
    let blank = |l: &Line<'_>| l.glance.shows(Glance::BLANK);
    let wide = |l: &&Line<'_>| blank(l) && l.chars.windows(2).any(|w| w.iter().all(|c| c.is_whitespace()));
    lines.iter().filter(wide).count() * 2 > lines.len()
}

/// Lines of five or seven characters without any sign, four at least.
fn is_bare_verse(lines: &[Line<'_>]) -> bool {
    let bare = lines.iter().filter(|l| matches!(l.chars.len(), 5 | 7) && l.chars.iter().all(|&c| is_han(c)));
    bare.count() * 8 >= lines.len() * 7
}

/// Verse without stops: lines of a few characters and of many lengths, as no column breaks them. One line in eight may be
/// wider than the column, as lines with quotation marks are.
fn is_free_verse(lines: &[Line<'_>]) -> bool {
    let ended = lines.iter().filter(|l| l.chars.last().is_some_and(|&c| is_stop(c) || is_pause(c))).count();
    let mut widths: Vec<f32> = lines.iter().map(|line| line.width).collect();
    widths.sort_by(|a, b| b.total_cmp(a));
    let widest = widths.get(lines.len() / 8).copied().unwrap_or(0.0);
    let near_widest = widths.iter().filter(|&&width| width > widest - 1.5).count();
    let clauses = lines.iter().filter(|l| inner_signs(l.chars) > 0).count();
    lines.len() >= 5
        && clauses * 4 <= lines.len()
        && widths.first().is_some_and(|&width| width <= 14.0)
        && ended * 3 <= lines.len()
        && near_widest * 2 < lines.len()
}

fn inner_signs(chars: &[char]) -> usize {
    chars.iter().take(chars.len().saturating_sub(1)).filter(|&&c| is_stop(c) || is_pause(c)).count()
}

#[cfg(test)]
mod tests {
    use crate::setting::tests::setting;

    #[test]
    fn two_lines_of_regulated_verse_are_a_poem() {
        assert_eq!(
            setting("小院秋声到枕边，半窗凉月似当年。\n邻家稚子犹贪读，一盏青灯照不眠。").verse,
            [true; 2]
        );
        assert_eq!(setting("小院秋声到了，半窗凉月似当年。\n邻家孩子，一盏青灯照不眠。").verse, [false; 2]);
    }

    #[test]
    fn verse_is_not_wrapped_prose() {
        let set = setting("江水漫过旧石阶，\n渡船系在柳树旁。\n摇橹的人白了头，\n还记得那年月光。");
        assert_eq!(set.verse, [true; 4]);
        assert_eq!(set.full, [false; 4]);
    }

    #[test]
    fn a_narrow_column_is_no_verse_for_a_line_with_quotation_marks() {
        let set = setting(
            "渡口的老船工昨天把\n最后一条木船交给了\n县里的陈列馆，两岸\n来了三百多人送行。\n他说：“船老了，人也老了。”\n从清早站到晌午，谁\n也不肯先走一步，连\n学校里的孩子都来了",
        );
        assert_eq!(set.verse, [false; 8]);
    }

    #[test]
    fn verse_ends_where_wrapped_text_begins() {
        let set = setting(
            "风过稻田水过桥，\n渔火照着半条街。\n谁家孩子还在笑，\n晚潮慢慢漫上来。\n晒场上的谷子还没有收完，\n雨就从山那边来了，人人放下\n饭碗往外跑，孩子也扛着扫帚\n跟在后头。",
        );
        assert_eq!(set.verse, [true, true, true, true, false, false, false, false]);
    }
}
