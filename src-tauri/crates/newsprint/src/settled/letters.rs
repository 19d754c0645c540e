//! Letters, notices and forecasts: greetings, closings and days, which stand on short lines and are no headlines.

use super::Page;
use crate::byline;
use crate::dates::find_dates;
use crate::labels::Label;
use crate::lexicon::{GREETING_ENDS, LETTER_ENDS, LETTER_TURNS, OFFICE_ENDS};
use crate::numerals::is_numeral;
use crate::punctuation::is_pause;
use crate::seams::breaks_word;
use crate::words::Words;
use std::sync::LazyLock;

static OFFICES: LazyLock<Words> = LazyLock::new(|| Words::of(OFFICE_ENDS));
static GREETINGS: LazyLock<Words> = LazyLock::new(|| Words::of(GREETING_ENDS));

/// No greeting is longer.
const LONGEST_GREETING: usize = 12;

/// The headline over a greeting has so many characters.
const SHORTEST_HEADING: usize = 4;
const LONGEST_HEADING: usize = 20;

/// No name under a letter is longer, with what its writer is.
const LONGEST_SENDER: usize = 16;

/// No name of an office under a notice is longer.
const LONGEST_OFFICE: usize = 18;

impl Page<'_, '_> {
    /// Under 敬礼 signs who wrote the letter, with what they are before the name: 某街居民 某某某.
    pub(super) fn sign_letters(&mut self) {
        for i in 1..self.lines.len() {
            if !LETTER_ENDS.iter().any(|word| is_word(self.lines[i - 1].chars, word)) {
                continue;
            }
            for closing in i.saturating_sub(2)..i {
                let mut words = LETTER_ENDS.iter().chain(LETTER_TURNS);
                let word = words.any(|word| is_word(self.lines[closing].chars, word));
                if word && matches!(self.label(closing), Some(Label::Head | Label::Subhead)) {
                    self.decide(closing, Label::Paragraph, "closing_of_a_letter");
                }
            }
            let sender =
                self.readings[i].signature.clone().or_else(|| byline::read_sender(self.lines[i].chars));
            if sender.is_some() && self.readings[i].furniture.is_none() {
                self.readings[i].signature = sender;
                self.decide(i, Label::Signature, "under_the_closing_of_a_letter");
            }
        }
    }

    /// Who wrote a letter that greets its reader signs on its last line, with or without 敬礼 over the name: 读者 某某.
    pub(super) fn sign_greeted_letters(&mut self) {
        for greeting in 0..self.lines.len() {
            if !is_greeting(self.lines[greeting].chars) {
                continue;
            }
            let in_letter =
                |i: &usize| (self.is_prose(*i) || self.is_signed(*i)) && !is_greeting(self.lines[*i].chars);
            let text = (greeting + 1..self.lines.len()).take_while(in_letter);
            let Some(last) = text.last().filter(|&last| last > greeting + 1) else { continue };
            let line = &self.lines[last];
            let alone = line.chars.len() <= LONGEST_SENDER && self.readings[last - 1].closed;
            if let Some(sender) = byline::read_sender(line.chars).filter(|_| alone) {
                self.readings[last].signature = Some(sender);
                self.decide(last, Label::Signature, "name_under_text");
            }
        }
    }

    /// Under a notice stand the office that gives it and the day: no title block, though it has a year.
    pub(super) fn date_notices(&mut self) {
        for i in 2..self.lines.len() {
            let office = self.lines[i - 1].chars;
            let signed =
                office.len() <= LONGEST_OFFICE && OFFICES.end(office) && !self.readings[i - 1].closed;
            let text = self.is_prose(i - 2) || matches!(self.label(i - 2), Some(Label::Row | Label::Verse));
            let plate = self.label(i - 1) == Some(Label::Furniture);
            if signed && text && !plate && is_day(self.lines[i].chars) {
                self.readings[i].furniture = None;
                if !self.is_prose(i - 1) {
                    self.decide(i - 1, Label::Paragraph, "a_day_under_its_notice");
                }
                self.decide(i, Label::Paragraph, "a_day_under_its_notice");
            }
        }
    }

    /// A day alone is no headline: a notice is dated under its text.
    pub(super) fn is_day_of_notice(&self, i: usize) -> bool {
        self.label(i) == Some(Label::Head)
            && i > 0
            && (self.is_prose(i - 1) || self.label(i - 1) == Some(Label::Signature))
            && is_day(self.lines[i].chars)
    }

    /// From so many degrees to so many: a line of a forecast, and no headline.
    pub(super) fn is_forecast(&self, i: usize) -> bool {
        let wrong = matches!(self.label(i), Some(Label::Head | Label::Subhead));
        wrong && has_range_of_degrees(self.lines[i].chars)
    }

    /// What stands right over the greeting of a letter, and ends no sentence, is its headline.
    pub(super) fn head_letters(&mut self) {
        for i in 2..self.lines.len() {
            let (line, above) = (self.lines[i - 1].chars, self.lines[i - 2].chars);
            let heading = (SHORTEST_HEADING..=LONGEST_HEADING).contains(&line.len())
                && !self.readings[i - 1].closed
                && self.readings[i - 1].is_text()
                && self.readings[i - 1].trailing.is_none()
                && !line.last().is_some_and(|&c| is_pause(c));
            let taken = self.is_prose(i - 1) || self.label(i - 1) == Some(Label::Subhead);
            if taken && heading && opens_letter(self.lines[i].chars) && !breaks_word(above, line) {
                self.decide(i - 1, Label::Head, "greeting_of_a_letter");
            }
        }
    }

    /// 编辑同志： over a text is no headline, if there is one over it.
    pub(super) fn greets(&self, i: usize) -> bool {
        let headed = i > 0 && self.label(i - 1) == Some(Label::Head);
        let wrong = matches!(self.label(i), Some(Label::Head | Label::Subhead));
        wrong && headed && self.is_prose(i + 1) && is_greeting(self.lines[i].chars)
    }
}

/// Whether a line is `word` and nothing else, white space and a sign at its end passed over.
fn is_word(chars: &[char], word: &str) -> bool {
    let words = chars.iter().filter(|c| !c.is_whitespace() && !matches!(c, '！' | '!' | '。' | '，'));
    words.copied().eq(word.chars())
}

/// 三月四日 or 2019年3月4日, and nothing else.
fn is_day(chars: &[char]) -> bool {
    let dates = find_dates(chars);
    let [date] = dates.as_slice() else { return false };
    let sign = |c: char| matches!(c, '中' | '华' | '華' | '民' | '国' | '國' | '年' | '月' | '日');
    let inside = chars.iter().all(|&c| is_numeral(c) || c.is_whitespace() || sign(c));
    inside && date.month.is_some() && date.day.is_some()
}

/// Whether a line says from how many degrees to how many: 0℃～14℃.
fn has_range_of_degrees(chars: &[char]) -> bool {
    let is_range = |c: char| matches!(c, '～' | '~' | '—' | '至' | '到' | '-');
    let is_degree = |c: &char| matches!(c, '℃' | '°' | '度');
    (1..chars.len()).filter(|&at| is_range(chars[at])).any(|at| {
        let from = chars[at - 1].is_ascii_digit() || is_degree(&chars[at - 1]);
        let to = chars[at + 1..].iter().position(|c| !c.is_ascii_digit() && *c != '-').unwrap_or(0);
        from && to > 0 && chars.get(at + 1 + to).is_some_and(is_degree)
    })
}

/// Whether a line greets whom a letter is written to.
fn is_greeting(chars: &[char]) -> bool {
    let Some((colon, words)) = chars.split_last() else { return false };
    matches!(colon, '：' | ':') && words.len() <= LONGEST_GREETING && GREETINGS.end(words)
}

/// Whether a line greets the paper, and goes on or not: 编辑同志：我家门口…. Whom an interview names before a colon it greets
/// not.
pub(super) fn opens_letter(chars: &[char]) -> bool {
    let colon = chars.iter().take(LONGEST_GREETING + 1).position(|c| matches!(c, '：' | ':'));
    let paper = matches!(chars, ['编', '辑', ..] | ['編', '輯', ..] | ['尊', '敬', ..] | ['亲', '爱', ..]);
    colon.is_some_and(|at| is_greeting(&chars[..=at]) && (paper || at + 1 == chars.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn days_alone_are_told_from_what_speaks_of_days() {
        for text in ["三月四日", "2019年3月4日", "民國九年四月三日"] {
            assert!(is_day(&chars(text)), "{text}");
        }
        for text in ["三月四日的渡口", "三月", "今日", "3月4日至5日"] {
            assert!(!is_day(&chars(text)), "{text}");
        }
    }

    #[test]
    fn a_word_is_a_line_with_and_without_its_sign() {
        assert!(is_word(&chars("敬礼！"), "敬礼") && is_word(&chars("敬　礼"), "敬礼"));
        assert!(!is_word(&chars("敬礼的人"), "敬礼"));
    }

    #[test]
    fn a_forecast_gives_a_range_of_degrees() {
        assert!(has_range_of_degrees(&chars("今天白天：晴转多云，0℃～14℃")));
        assert!(has_range_of_degrees(&chars("明天 多云 12~21℃")));
        assert!(!has_range_of_degrees(&chars("最高气温升到38℃")));
        assert!(!has_range_of_degrees(&chars("2-4岁的孩子")));
    }

    #[test]
    fn a_letter_greets_whom_it_is_written_to() {
        assert!(is_greeting(&chars("编辑同志：")));
        assert!(is_greeting(&chars("《读者来信》编辑您好:")));
        assert!(!is_greeting(&chars("编辑同志")), "that may be signed");
        assert!(!is_greeting(&chars("今年防汛的三个关口：")));
    }
}
