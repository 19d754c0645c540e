//! Headings that a poem or a table beside them hides: lines of verse, rows and headings are short all the same.

use super::Page;
use crate::byline;
use crate::cues::Cue;
use crate::labels::Label;
use crate::lexicon::is_added;
use crate::lines::Line;
use crate::punctuation::{is_han, is_pause, is_round_open, is_stop};

/// No heading told by its place is longer.
const LONGEST: usize = 20;
/// A heading between the rows of two tables has so many characters.
const BETWEEN_ROWS: std::ops::RangeInclusive<usize> = 4..=12;
/// So many rows over a line say how its table is made.
const ROWS: usize = 40;
/// A poem has so many lines at least, its next heading not among them.
const LEAST_VERSE: usize = 3;

/// So many lines that might be headlines, at least, are a poem instead.
const LEAST_HEADS: usize = 4;

/// A title between two poems has no more characters, and is named within so many lines.
const LONGEST_TITLE: usize = 4;
const NAMED_WITHIN: usize = 2;

const REASON: &str = "unlike_the_lines_around_it";

impl Page<'_, '_> {
    pub(super) fn settle_sets(&mut self) {
        for (start, end) in self.runs_of(Label::Head) {
            self.set_poem(start, end);
        }
        for (start, end) in self.runs_of(Label::Verse) {
            self.part_from_named_lines(start, end);
        }
        for (start, end) in self.runs_of(Label::Verse) {
            if self.is_heading_under_verse(start, end) {
                self.decide(end - 1, Label::Head, REASON);
            }
        }
        for (start, end) in self.runs_of(Label::Row) {
            self.part_tables(start, end);
        }
        self.set_further_poems();
    }

    /// The runs of lines with one label: where each begins, and where what follows does.
    fn runs_of(&self, label: Label) -> Vec<(usize, usize)> {
        let mut runs = Vec::new();
        let mut start = 0;
        for chunk in self.verdicts.chunk_by(|a, b| a.label == b.label) {
            if chunk[0].label == label {
                runs.push((start, start + chunk.len()));
            }
            start += chunk.len();
        }
        runs
    }

    /// Lines of verse that head no text, and nobody signs, are a poem.
    fn set_poem(&mut self, start: usize, end: usize) {
        let mut first = start;
        while first < end {
            let verse = |i: &usize| self.cues[*i].has(Cue::Verse);
            let last = (first..end).take_while(verse).count() + first;
            let heads_nothing = last < end || matches!(self.label(end), None | Some(Label::Furniture));
            if heads_nothing && last - first >= LEAST_HEADS {
                (first..last).for_each(|i| self.decide(i, Label::Verse, "lines_of_verse"));
            }
            first = last.max(first + 1);
        }
    }

    /// Under a poem with a heading of its own, its last line heads the next piece: prose follows it, or who wrote that.
    fn is_heading_under_verse(&self, start: usize, end: usize) -> bool {
        let Some(last) = (end - start > LEAST_VERSE).then_some(end - 1) else { return false };
        let line = self.lines[last].chars;
        let plain = (2..=LONGEST).contains(&line.len()) && !line.iter().any(|&c| is_stop(c) || is_pause(c));
        let over = start.checked_sub(1).and_then(|above| self.label(above));
        let headed = matches!(over, Some(Label::Head | Label::Byline | Label::Signature));
        let signed_over = start > 0 && self.is_signed(start - 1);
        let bracket = self.lines.get(end).is_some_and(|l| l.chars.first().is_some_and(|&c| is_round_open(c)));
        let prose = self.label(end) == Some(Label::Paragraph)
            && !bracket
            && self.lines.get(end).is_some_and(|l| !is_added(l.chars));
        let next_signed = signed_over && bracket && self.is_signed(end) && self.is_prose(end + 1);
        plain && headed && (prose || next_signed) && self.differs_from_metre(start, last)
    }

    /// Under a poem, lines that each say before a colon what they are, 出句：…, are another piece's; what stands right over the
    /// first is its heading.
    fn part_from_named_lines(&mut self, start: usize, end: usize) {
        let named = |i: usize| made(&self.lines[i]).colon;
        let Some(first) = (start..end).find(|&i| named(i)) else { return };
        let heading = first.checked_sub(1).filter(|&i| i > start + LEAST_VERSE);
        let all = first + 1 < end && (first..end).all(named);
        if let Some(heading) = heading.filter(|&i| all && self.lines[i].chars.iter().all(|&c| is_han(c))) {
            self.decide(heading, Label::Head, "unlike_the_lines_around_it");
        }
    }

    /// Whether the lines over `last` are of one length and it is not, or are of many lengths.
    fn differs_from_metre(&self, start: usize, last: usize) -> bool {
        let length = |i: usize| self.lines[i].chars.len();
        let regular = (start..last).all(|i| length(i) == length(start));
        !regular || length(last) != length(start)
    }

    /// A line of characters only, between rows that are made in two ways, heads the lower.
    fn part_tables(&mut self, start: usize, end: usize) {
        for i in start + 1..end.saturating_sub(1) {
            let line = self.lines[i].chars;
            let plain = BETWEEN_ROWS.contains(&line.len()) && line.iter().all(|&c| is_han(c));
            let below = made(&self.lines[i + 1]);
            let other = below.cells > 1
                && (start.max(i.saturating_sub(ROWS))..i).all(|row| made(&self.lines[row]) != below);
            if plain && other {
                self.decide(i, Label::Head, REASON);
            }
        }
        // Who wrote the lines of a list signs under them.
        let last = end - 1;
        let read = || byline::read_sender(self.lines[last].chars);
        let sender = self.readings[last].signature.clone().or_else(read).filter(|s| s.has_surnames);
        let colons = last > start && (start..last).rev().take(2).all(|row| made(&self.lines[row]).colon);
        if sender.is_some() && colons && !made(&self.lines[last]).colon {
            self.readings[last].signature = sender;
            self.decide(last, Label::Signature, "name_under_text");
        }
    }

    /// （外一首）, （二首）, （组诗）: what stands between two poems then is the second's title, and no other piece.
    fn set_further_poems(&mut self) {
        let mut several = false;
        for i in 0..self.lines.len() {
            let verse = |j: usize| self.label(j) == Some(Label::Verse);
            match self.label(i) {
                Some(Label::Head | Label::Subhead) if several && i > 0 && verse(i - 1) && verse(i + 1) => {
                    self.decide(i, Label::Subhead, "title_of_a_further_poem");
                }
                Some(Label::Head) => several = tells_several(self.lines[i].chars),
                Some(Label::Verse) if several && self.is_named_below(i) => {
                    self.decide(i, Label::Subhead, "title_of_a_further_poem");
                }
                Some(Label::Verse | Label::Byline | Label::Signature | Label::Subhead) => {}
                _ => several = false,
            }
        }
    }

    /// Whether a few characters between two poems without a gap are said again in the next lines: a poem names its title.
    fn is_named_below(&self, i: usize) -> bool {
        let words = self.lines[i].chars;
        let verse = |j: usize| self.label(j) == Some(Label::Verse);
        let says = |j: usize| verse(j) && self.lines[j].chars.windows(words.len()).any(|part| part == words);
        let plain = words.len() <= LONGEST_TITLE && words.iter().all(|&c| is_han(c));
        plain && i > LEAST_VERSE && (i - LEAST_VERSE..i).all(verse) && (i + 1..=i + NAMED_WITHIN).any(says)
    }
}

/// How a row is made: whether a colon closes its first cell, and how many cells it has.
#[derive(PartialEq, Eq)]
struct Made {
    colon: bool,
    cells: usize,
}

fn made(line: &Line<'_>) -> Made {
    let colon = line.chars.iter().take(8).any(|c| matches!(c, '：' | ':'));
    let words = line.chars.split(|c| c.is_whitespace()).filter(|cell| cell.len() > 1).count();
    Made { colon, cells: if colon { words.max(2) } else { words } }
}

/// Whether a headline says that more than one poem stands under it.
pub(crate) fn tells_several(chars: &[char]) -> bool {
    let Some(open) = chars.iter().rposition(|c| matches!(c, '（' | '(' | '〔')) else { return false };
    let inside = &chars[open + 1..];
    let counted = |c: &char| crate::numerals::is_numeral(*c);
    let (poems, closed) = (inside.iter().any(|c| matches!(c, '首' | '诗' | '詩' | '章')), inside.len() <= 6);
    closed
        && poems
        && (inside.iter().any(counted) || inside.starts_with(&['组']) || inside.starts_with(&['組']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_tell_of_several_poems() {
        let told = |text: &str| tells_several(&text.chars().collect::<Vec<_>>());
        assert!(told("腊月（外一首）") && told("（二首）") && told("渡口四时（组诗）"));
        assert!(!told("渡口（长诗）") && !told("腊月") && !told("今年第一首诗"));
    }
}
