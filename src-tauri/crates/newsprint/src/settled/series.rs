//! Lines that come in series: items, questions, couplets, short subheads. What is made as the others are is what they
//! are.

use super::Page;
use crate::evidence::{is_instalment, is_numbered, is_ordinal, is_photo};
use crate::labels::Label;
use crate::lexicon::COUPLET_WORDS;
use crate::lines::Line;
use crate::numerals::{is_numeral, parse_number};
use crate::punctuation::{count_stops, ends_sentence, is_han, is_round_open};
use crate::setting::is_regular;
use crate::words::Words;
use std::sync::LazyLock;

static COUPLETS: LazyLock<Words> = LazyLock::new(|| Words::of(COUPLET_WORDS));

/// An instalment's heading that has a title behind its number has so many characters beside figures, 第 and 回 among them.
const TITLED: usize = 6;
/// No question that heads an answer is wider, in em.
const WIDEST_QUESTION: f32 = 22.0;
/// No subhead that is told by its last character is longer.
const LONGEST_SUBHEAD: usize = 6;

impl Page<'_, '_> {
    pub(super) fn settle_series(&mut self) {
        self.part_sentences_from_rows();
        self.go_on_with_items();
        self.match_questions();
        self.match_subheads();
        self.match_ordinals();
        self.head_numbered_pictures();
        self.list_what_is_named();
        self.set_couplets();
        self.set_regulated_verse();
    }

    /// Three short headings or more in one piece, of one length and with one last character, are its subheads.
    fn match_subheads(&mut self) {
        let mut series: Vec<usize> = Vec::new();
        for i in 0..=self.lines.len() {
            match self.label(i) {
                Some(Label::Head) if self.is_short_heading(i) => series.push(i),
                Some(Label::Paragraph | Label::Continuation | Label::Caption | Label::Subhead) => {}
                _ => {
                    let found = std::mem::take(&mut series);
                    if found.len() >= 3 && self.are_made_alike(&found) {
                        found
                            .into_iter()
                            .for_each(|i| self.decide(i, Label::Subhead, "a_subhead_as_the_others"));
                    }
                }
            }
        }
    }

    /// Under 第十二回 and its title stands who wrote it, a name alone over the text. Under a number alone it may be the title.
    pub(super) fn is_writer_of_instalment(&self, i: usize) -> bool {
        let titled = |chars: &[char]| {
            is_instalment(chars) && chars.iter().filter(|&&c| is_han(c) && !is_numeral(c)).count() >= TITLED
        };
        let signature = self.readings[i].signature.as_ref();
        let name = signature.is_some_and(|s| s.has_surnames && s.people.len() == 1);
        name && i > 0
            && self.label(i) == Some(Label::Head)
            && self.label(i - 1) == Some(Label::Head)
            && titled(self.lines[i - 1].chars)
            && self.is_prose(i + 1)
    }

    /// 第一天：, 第二站：: what is counted within one piece is a subhead, unless the piece above it was signed off.
    fn match_ordinals(&mut self) {
        let counted: Vec<usize> =
            (1..self.lines.len()).filter(|&i| is_ordinal(self.lines[i].chars)).collect();
        if counted.len() < 2 {
            return;
        }
        for i in counted {
            let text =
                matches!(self.label(i - 1), Some(Label::Paragraph | Label::Continuation | Label::Caption));
            if self.label(i) == Some(Label::Head) && text && self.is_prose(i + 1) {
                self.decide(i, Label::Subhead, "a_subhead_as_the_others");
            }
        }
    }

    /// ①, ② and ③ under a heading, signed by who took the pictures, are a piece of their own.
    fn head_numbered_pictures(&mut self) {
        for i in 1..self.lines.len() {
            if self.label(i) != Some(Label::Subhead) || number_of_picture(self.lines.get(i + 1)) != Some(1) {
                continue;
            }
            let in_list = |j: &usize| self.is_prose(*j) || self.label(*j) == Some(Label::Caption);
            let end = (i + 1..self.lines.len()).find(|j| !in_list(j)).unwrap_or(self.lines.len());
            let pictures = (i + 1..end).filter_map(|j| number_of_picture(self.lines.get(j))).count();
            let taken = self.readings.get(end).and_then(|r| r.signature.as_ref());
            if pictures >= 3 && taken.is_some_and(|s| s.people.iter().all(|p| is_photo(p.role))) {
                self.decide(i, Label::Head, "signature_follows");
            }
        }
    }

    fn is_short_heading(&self, i: usize) -> bool {
        let chars = self.lines[i].chars;
        let short = (2..=LONGEST_SUBHEAD).contains(&chars.len()) && chars.iter().all(|&c| is_han(c));
        short && i > 0 && self.is_prose(i - 1) && self.is_prose(i + 1)
    }

    fn are_made_alike(&self, series: &[usize]) -> bool {
        let shape = |i: usize| (self.lines[i].chars.len(), self.lines[i].chars.last().copied());
        series.windows(2).all(|pair| {
            let differ = self.lines[pair[0]].chars != self.lines[pair[1]].chars;
            differ && shape(pair[0]) == shape(pair[1])
        })
    }

    /// （四） after （三） goes on with what stands there, and is no headline: what the item before it is, it is.
    fn go_on_with_items(&mut self) {
        let mut last: Option<(u32, bool, Label)> = None;
        for i in 0..self.lines.len() {
            let Some(label) = self.label(i) else { return };
            match item_number(self.lines[i].chars) {
                Some((number, bracketed)) => {
                    let before = last.filter(|(n, b, _)| n + 1 == number && *b == bracketed);
                    let kind = match before {
                        Some((.., kind)) if label == Label::Head => {
                            self.go_on_as(i, kind);
                            kind
                        }
                        _ => label,
                    };
                    let item = matches!(kind, Label::Paragraph | Label::Subhead);
                    last = item.then_some((number, bracketed, kind));
                }
                None if matches!(label, Label::Head | Label::Furniture) => last = None,
                None => {}
            }
        }
    }

    /// Labels the item at `i`, and the lines that were taken for the rest of its headline.
    fn go_on_as(&mut self, i: usize, kind: Label) {
        self.decide(i, kind, "an_item_after_the_others");
        let rest = self.verdicts[i + 1..].iter().take_while(|v| v.label == Label::Head).count();
        let further = if kind == Label::Paragraph { Label::Continuation } else { kind };
        (i + 1..=i + rest).for_each(|j| self.decide(j, further, "an_item_after_the_others"));
    }

    /// A whole sentence over a list's items, none of which is one, opens the piece and is no item.
    fn part_sentences_from_rows(&mut self) {
        for i in 0..self.lines.len() {
            let first =
                self.label(i) == Some(Label::Row) && (i == 0 || self.label(i - 1) != Some(Label::Row));
            if !first || !is_sentence(self.lines[i].chars) {
                continue;
            }
            let items = self.verdicts[i + 1..].iter().take_while(|v| v.label == Label::Row).count();
            let mut below = self.lines[i + 1..=i + items].iter();
            if items >= 2 && below.all(|line| !is_sentence(line.chars)) {
                self.decide(i, Label::Paragraph, "a_sentence_over_items");
            }
        }
    }

    /// What gives in every line whose names follow, 一队：某某 某某, is a roster and no verse.
    fn list_what_is_named(&mut self) {
        let names = |line: &Line<'_>| {
            let colon = line.chars.iter().position(|&c| matches!(c, '：' | ':'));
            colon.is_some_and(|at| line.chars[at + 1..].iter().any(|c| c.is_whitespace()))
        };
        let mut start = 0;
        while start < self.lines.len() {
            let run = self.verdicts[start..].iter().take_while(|v| v.label == Label::Verse).count();
            let named = self.lines[start..start + run].iter().take_while(|line| names(line)).count();
            if named >= 2 && named + 1 >= run {
                (start..start + named).for_each(|i| self.decide(i, Label::Row, "names_behind_a_colon"));
                // What stands under a roster and over a text was no verse either.
                if named < run && self.is_prose(start + run) {
                    self.decide(start + named, Label::Head, "text_above_and_below");
                }
            }
            start += run.max(1);
        }
    }

    /// Under a heading that promises couplets, lines of one length without a sign are theirs, two and two.
    fn set_couplets(&mut self) {
        let plain = |line: &Line<'_>| line.chars.len() >= 4 && line.chars.iter().all(|&c| is_han(c));
        let mut i = 1;
        while i + 1 < self.lines.len() {
            let (above, upper, lower) = (&self.lines[i - 1], &self.lines[i], &self.lines[i + 1]);
            let heads = (i - 1..=i + 1).all(|j| self.label(j) == Some(Label::Head));
            let pair = upper.chars.len() == lower.chars.len() && plain(upper) && plain(lower);
            if heads && pair && COUPLETS.stand_in(above.chars) && !self.is_prose(i + 2) {
                self.decide(i, Label::Verse, "a_couplet_under_its_heading");
                self.decide(i + 1, Label::Verse, "a_couplet_under_its_heading");
                i += 1;
            }
            i += 1;
        }
    }

    /// Two lines of regulated verse or more in a row are a poem, and no captions: prose has no two lines of two clauses of
    /// five characters, or of seven.
    fn set_regulated_verse(&mut self) {
        let mut i = 0;
        while i < self.lines.len() {
            let length = self.lines[i].chars.len();
            let alike = |line: &&Line<'_>| line.chars.len() == length && is_regular(line.chars);
            let run = self.lines[i..].iter().take_while(alike).count();
            for at in i..i + run {
                if run >= 2 && self.label(at) == Some(Label::Caption) {
                    self.decide(at, Label::Verse, "lines_of_verse");
                }
            }
            i += run.max(1);
        }
    }

    /// Questions that head the answers of a piece are all subheads, if two of them are, or one of three. The first may
    /// have been taken for the headline of another piece.
    fn match_questions(&mut self) {
        let question = |page: &Self, i: usize| {
            let line = &page.lines[i];
            line.width <= WIDEST_QUESTION
                && matches!(line.chars.last(), Some('？' | '?'))
                && count_stops(line.chars) <= 1
                && !line.chars.contains(&'：')
                && page.is_prose(i + 1)
                && !page.lines[i + 1].chars.ends_with(&['？'])
        };
        let mut piece: Vec<usize> = Vec::new();
        for i in 0..=self.lines.len() {
            let asks = i < self.lines.len() && question(self, i);
            let over_text = asks && i > 0 && self.is_prose(i - 1);
            let ends = i == self.lines.len() || (self.label(i) == Some(Label::Head) && !over_text);
            if !ends {
                piece.extend(asks.then_some(i));
                continue;
            }
            let heads = piece.iter().filter(|&&q| self.label(q) == Some(Label::Subhead)).count();
            let all = heads >= 2 || (heads == 1 && piece.len() >= 3);
            for q in std::mem::take(&mut piece) {
                if all && matches!(self.label(q), Some(Label::Paragraph | Label::Head)) {
                    self.decide(q, Label::Subhead, "a_question_as_the_others");
                }
            }
        }
    }
}

/// The number a line begins with, as items are numbered, and whether brackets stand around it.
fn item_number(chars: &[char]) -> Option<(u32, bool)> {
    if !is_numbered(chars) || is_instalment(chars) {
        return None;
    }
    let bracketed = is_round_open(chars[0]);
    let digits: Vec<char> =
        chars[usize::from(bracketed)..].iter().copied().take_while(|c| is_numeral(*c)).collect();
    Some((parse_number(&digits)?, bracketed))
}

/// Which picture a line that begins with ①, ② or another of them speaks of.
fn number_of_picture(line: Option<&Line<'_>>) -> Option<u32> {
    let first = *line?.chars.first()?;
    matches!(first, '①'..='⑳').then(|| first as u32 - '①' as u32 + 1)
}

/// A whole sentence with a clause in it.
fn is_sentence(chars: &[char]) -> bool {
    chars.len() >= 16 && ends_sentence(chars) && chars.iter().any(|c| matches!(c, '，' | '；'))
}
