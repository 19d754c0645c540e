//! A line of a scan made of its words: which of them a space parts, which way it runs, where each character stands.

use super::{BreakSaid, Cell, LineEnd, ScanLine, is_unspaced};
use crate::lines::is_blank;
use crate::{Direction, Rect};

/// Words further apart than this, in heights of the line, are parted though nothing says so.
const APART: f32 = 0.15;

/// Chinese characters further apart than this are parted on purpose: names in a list, the characters of a rubric.
const WIDE: f32 = 0.7;

/// Signs that part a word at a line's end.
const HYPHENS: [char; 5] = ['-', '\u{AD}', '\u{2010}', '¬', '⸗'];

/// A word as the file has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) place: Option<Rect>,
    /// The word of which it is the first half, where the file says so.
    pub(crate) whole: Option<String>,
    pub(crate) type_size: Option<f32>,
    pub(crate) is_bold: bool,
    /// Its characters with their places, where the file has them.
    pub(crate) glyphs: Vec<(char, Rect)>,
}

/// A line as it is read, word by word.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineMaker {
    pub(crate) place: Option<Rect>,
    pub(crate) is_stated: bool,
    /// The file says that it is turned on its side.
    pub(crate) is_turned: bool,
    words: Vec<Word>,
    /// Before which words the file has a space.
    spaces: Vec<bool>,
    is_space_next: bool,
    hyphen: Option<Word>,
}

impl LineMaker {
    pub(crate) fn stated(place: Option<Rect>, is_turned: bool) -> Self {
        Self { place, is_stated: true, is_turned, ..Self::default() }
    }

    pub(crate) fn add(&mut self, word: Word) {
        if word.text.chars().all(is_blank) {
            self.is_space_next = true;
            return;
        }
        // What comes behind a hyphen says that it was none.
        if let Some(hyphen) = self.hyphen.take() {
            self.push(hyphen, false);
        }
        let is_spaced = std::mem::take(&mut self.is_space_next);
        self.push(word, is_spaced);
    }

    pub(crate) fn add_space(&mut self) {
        self.is_space_next = true;
    }

    pub(crate) fn add_hyphen(&mut self, hyphen: Word) {
        self.hyphen = Some(hyphen);
    }

    /// The word that came last.
    pub(crate) fn last(&mut self) -> Option<&mut Word> {
        self.words.last_mut()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word that belongs to no line stands beside those before it.
    pub(crate) fn goes_on_with(&self, word: &Word) -> bool {
        let Some(place) = word.place else { return true };
        let [.., last] = self.words.as_slice() else { return true };
        let Some(last) = last.place else { return true };
        let (high, wide) = ((place.bottom - place.top).max(1.0), (place.right - place.left).max(1.0));
        let is_beside = (place.top - last.top).abs() < 0.5 * high && place.left > last.left;
        let is_below = (place.left - last.left).abs() < 0.5 * wide
            && place.top > last.top
            && place.top - last.top < 2.0 * high;
        match self.words.first().and_then(|first| first.place) {
            Some(first) if self.words.len() > 1 => {
                if (first.top - last.top).abs() < (first.left - last.left).abs() {
                    is_beside
                } else {
                    is_below
                }
            }
            _ => is_beside || is_below,
        }
    }

    fn push(&mut self, word: Word, is_spaced: bool) {
        self.words.push(word);
        self.spaces.push(is_spaced);
    }

    /// The line; `None` where it has no word.
    pub(crate) fn finish(mut self) -> Option<ScanLine> {
        let hyphen = self.hyphen.take().filter(|_| !self.words.is_empty());
        let around = self.words.iter().filter_map(|word| word.place).reduce(union);
        let place =
            self.place.filter(|place| place.right > place.left && place.bottom > place.top).or(around);
        let characters: usize = self.words.iter().map(|word| word.text.chars().count()).sum();
        let direction = self.direction(place, characters);
        let size = place.map_or(0.0, |place| thickness(place, direction));
        let end = self.end(hyphen.as_ref());
        let mut cells: Vec<Cell> = Vec::new();
        for (word, is_spaced) in self.words.iter().zip(&self.spaces) {
            let next = spread(word, direction);
            if let (Some(before), Some(after)) = (cells.last().copied(), next.first())
                && is_parted(before, *after, *is_spaced, (size, around.is_some()))
            {
                cells.push(Cell { c: ' ', from: before.to, to: after.from.max(before.to) });
            }
            cells.extend(next);
        }
        cells.extend(hyphen.iter().flat_map(|hyphen| spread(hyphen, direction)));
        let type_size = self.words.iter().filter_map(|word| word.type_size).reduce(f32::max);
        let is_bold = self.words.iter().all(|word| word.is_bold);
        let is_stated = self.is_stated;
        (!cells.is_empty()).then_some(ScanLine {
            place,
            direction,
            size,
            type_size,
            is_bold,
            is_stated,
            cells,
            end,
        })
    }

    fn direction(&self, place: Option<Rect>, characters: usize) -> Direction {
        let Some(place) = place.filter(|_| characters > 1) else { return Direction::Horizontal };
        let is_tall = place.bottom - place.top > 1.3 * (place.right - place.left);
        if self.is_turned || is_tall { Direction::Vertical } else { Direction::Horizontal }
    }

    fn end(&self, hyphen: Option<&Word>) -> LineEnd {
        let Some(last) = self.words.last() else { return LineEnd::Whole };
        let sign = hyphen.map_or(0, |hyphen| hyphen.text.chars().count());
        let printed: Vec<char> =
            last.text.chars().chain(hyphen.iter().flat_map(|h| h.text.chars())).collect();
        if let Some(whole) = &last.whole {
            // What of the print is not in the word is the hyphen; some words have one of their own where the line ends.
            let shared = whole.chars().zip(&printed).take_while(|(a, b)| a == *b).count();
            let rest = &printed[shared.min(printed.len())..];
            let is_sign = rest.len() <= 2 && !rest.iter().any(|c| c.is_alphanumeric());
            return LineEnd::Broken {
                hyphen: if is_sign { rest.len() } else { sign },
                said: BreakSaid::Word,
            };
        }
        let in_word = printed.len() > 1 && sign == 0 && printed.last().is_some_and(|c| HYPHENS.contains(c));
        let signs = if in_word { 1 } else { sign };
        let before = printed.len().checked_sub(signs + 1).map(|at| printed[at]);
        if signs > 0 && before.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c)) {
            let said = if in_word { BreakSaid::Nothing } else { BreakSaid::Hyphen };
            return LineEnd::Broken { hyphen: signs, said };
        }
        LineEnd::Whole
    }
}

/// Whether a space parts two words. Programs write one between any two Chinese characters.
fn is_parted(before: Cell, after: Cell, is_spaced: bool, (size, is_placed): (f32, bool)) -> bool {
    let gap = after.from - before.to;
    if is_unspaced(before.c) && is_unspaced(after.c) {
        return is_placed && size > 0.0 && gap > WIDE * size;
    }
    if is_spaced || !is_placed {
        // Between Chinese and Latin a space says nothing where none is seen.
        return !(is_unspaced(before.c) || is_unspaced(after.c)) || gap > APART * size;
    }
    gap > APART * size
}

/// A word's characters along its line.
fn spread(word: &Word, direction: Direction) -> Vec<Cell> {
    let printed = word.text.trim_matches(is_blank);
    let along = |place: Rect| match direction {
        Direction::Horizontal => (place.left, place.right),
        Direction::Vertical => (place.top, place.bottom),
    };
    let letters = word.glyphs.iter().map(|(c, _)| *c);
    if !word.glyphs.is_empty() && letters.eq(printed.chars()) {
        let cell = |(c, place): &(char, Rect)| {
            let (from, to) = along(*place);
            Cell { c: *c, from, to }
        };
        return word.glyphs.iter().map(cell).collect();
    }
    let (start, end) = word.place.map_or((0.0, 0.0), along);
    let share = |c: char| if is_unspaced(c) { 2.0 } else { 1.0 };
    let all: f32 = printed.chars().map(share).sum();
    let mut from = start;
    let step = (end - start) / all.max(1.0);
    let cell = |c: char| {
        let to = from + step * share(c);
        let cell = Cell { c: if is_blank(c) { ' ' } else { c }, from, to };
        from = to;
        cell
    };
    printed.chars().map(cell).collect()
}

pub(crate) fn union(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}

fn thickness(place: Rect, direction: Direction) -> f32 {
    match direction {
        Direction::Horizontal => place.bottom - place.top,
        Direction::Vertical => place.right - place.left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: f32, right: f32) -> Word {
        let place = Some(Rect { left, top: 0.0, right, bottom: 10.0 });
        Word { text: text.to_owned(), place, ..Word::default() }
    }

    fn text(line: &ScanLine) -> String {
        line.cells.iter().map(|cell| cell.c).collect()
    }

    /// The line of these words; `+` is a space of the file.
    fn line(words: &[(&str, f32, f32)]) -> ScanLine {
        let mut maker = LineMaker::stated(None, false);
        for (text, left, right) in words {
            if *text == "+" { maker.add_space() } else { maker.add(word(text, *left, *right)) }
        }
        maker.finish().expect("a line")
    }

    #[test]
    fn latin_words_are_parted_and_chinese_characters_are_not() {
        let parted = line(&[("the", 0.0, 30.0), ("+", 0.0, 0.0), ("ferry", 35.0, 80.0)]);
        assert_eq!(text(&parted), "the ferry");
        let unsaid = line(&[("the", 0.0, 30.0), ("ferry", 35.0, 80.0), ("s", 80.0, 85.0)]);
        assert_eq!(text(&unsaid), "the ferrys");
        let chinese = line(&[("渡", 0.0, 10.0), ("+", 0.0, 0.0), ("口", 11.0, 21.0), ("刘", 40.0, 50.0)]);
        assert_eq!(text(&chinese), "渡口 刘", "a wide gap was set on purpose");
    }

    #[test]
    fn characters_share_a_word_s_width() {
        let line = line(&[("渡A", 0.0, 30.0)]);
        let cell = |c, from, to| Cell { c, from, to };
        assert_eq!(line.cells, [cell('渡', 0.0, 20.0), cell('A', 20.0, 30.0)]);
        assert_eq!((line.size, line.direction), (10.0, Direction::Horizontal));
    }

    #[test]
    fn a_column_runs_down() {
        let mut maker = LineMaker::default();
        for (at, c) in ["开", "航"].iter().enumerate() {
            let top = 12.0 * at as f32;
            let place = Some(Rect { left: 0.0, top, right: 10.0, bottom: top + 10.0 });
            let word = Word { text: (*c).to_owned(), place, ..Word::default() };
            assert!(maker.goes_on_with(&word));
            maker.add(word);
        }
        assert!(!maker.goes_on_with(&word("了", 10.0, 20.0)), "the next column");
        let line = maker.finish().expect("a line");
        assert_eq!((line.direction, line.size, line.cells[1].from), (Direction::Vertical, 10.0, 12.0));
    }

    #[test]
    fn a_line_ends_inside_a_word() {
        let end = |text: &str, whole: Option<&str>, hyphen: Option<&str>| {
            let mut maker = LineMaker::stated(None, false);
            maker.add(Word { whole: whole.map(str::to_owned), ..word(text, 0.0, 30.0) });
            if let Some(hyphen) = hyphen {
                maker.add_hyphen(word(hyphen, 30.0, 33.0));
            }
            maker.finish().expect("a line").end
        };
        let broken = |hyphen, said| LineEnd::Broken { hyphen, said };
        assert_eq!(end("fer", Some("ferry"), Some("-")), broken(1, BreakSaid::Word));
        assert_eq!(end("fer-", Some("ferry"), None), broken(1, BreakSaid::Word));
        assert_eq!(end("well", Some("well-known"), Some("-")), broken(0, BreakSaid::Word), "the word's own");
        assert_eq!(end("fer", None, Some("-")), broken(1, BreakSaid::Hyphen));
        assert_eq!(end("fer¬", None, None), broken(1, BreakSaid::Nothing));
        assert_eq!(end("渡", None, Some("-")), LineEnd::Whole);
        assert_eq!(end("ferry", None, None), LineEnd::Whole);
    }
}
