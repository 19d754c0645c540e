//! Where a page begins: what stands between its title block and its first text.

use super::Page;
use crate::FurnitureKind;
use crate::dates::find_weekday;
use crate::evidence::is_page_name;
use crate::furniture::{FurnitureSign, issue_number};
use crate::labels::Label;
use crate::lunar::find_lunar;
use crate::numerals::is_numeral;
use crate::punctuation::{ends_sentence, is_pause};
use crate::stack::is_column_label;

/// No weather beside a title is longer.
const LONGEST_WEATHER: usize = 24;

/// No headline is narrower, in em.
const NARROWEST: f32 = 5.0;

/// A column's name is at most so wide, a kicker at least, an ear at most, in em; no more ears than these stand in a row.
const COLUMN: f32 = 6.0;
const KICKER: f32 = 14.0;
const WIDEST_EAR: f32 = 16.0;
const MOST_EARS: usize = 2;

impl Page<'_, '_> {
    /// A title block may set weekday, lunar day and number on lines of their own, under its date or over it.
    pub(super) fn complete_title_blocks(&mut self) {
        let plate = |page: &Self, i: usize| {
            let sign = page.readings.get(i).and_then(|reading| reading.furniture);
            page.label(i) == Some(Label::Furniture)
                && sign.is_some_and(|s| s.kind == FurnitureKind::Nameplate)
        };
        let all = 0..self.lines.len();
        let order: Vec<(usize, usize)> =
            all.clone().skip(1).map(|i| (i, i - 1)).chain(all.rev().skip(1).map(|i| (i, i + 1))).collect();
        for (i, beside) in order {
            if plate(self, beside) && is_part_of_date(self.lines[i].chars) {
                self.readings[i].furniture =
                    Some(FurnitureSign { kind: FurnitureKind::Nameplate, code: "date_line" });
                self.readings[i].signature = None;
                if self.label(i) != Some(Label::Furniture) {
                    self.decide(i, Label::Furniture, "date_line");
                }
            }
        }
    }

    /// The first text of a page has a headline: a line right over it that was taken for a part of the title block, though
    /// its words are not those of one, is it.
    pub(super) fn head_first_text(&mut self) {
        let first = (0..self.lines.len()).find(|&i| self.label(i) != Some(Label::Furniture));
        let Some(above) = first.filter(|&i| self.is_prose(i)).and_then(|i| i.checked_sub(1)) else { return };
        let (line, reading) = (&self.lines[above], &self.readings[above]);
        let its_own = reading.furniture.is_none() && reading.signature.is_none() && !reading.closed;
        let named = is_page_name(line.chars) || is_column_label(line.chars);
        let again = self.lines.iter().filter(|l| l.chars == line.chars).count() > 1;
        if above > 0 && its_own && !named && !again && line.width >= NARROWEST {
            self.decide(above, Label::Head, "first_text_of_page");
        }
    }

    /// Beside a title or page line stands what the weather is: 今日天气：晴.
    pub(super) fn set_weather_aside(&mut self) {
        for i in 1..self.lines.len() {
            let beside = self.label(i - 1) == Some(Label::Furniture);
            let taken = matches!(self.label(i), Some(Label::Head | Label::Paragraph));
            if beside && taken && is_weather(self.lines[i].chars) {
                self.readings[i].furniture =
                    Some(FurnitureSign { kind: FurnitureKind::Ear, code: "ear_with_the_weather" });
                self.decide(i, Label::Furniture, "ear_with_the_weather");
            }
        }
    }

    /// Words beside the title of a paper, right over its first headline: a column's name is the first line of a headline's,
    /// so that what stands over it is none of them.
    pub(super) fn set_ears_aside(&mut self) {
        let Some(first) = (0..self.lines.len()).find(|&i| self.label(i) != Some(Label::Furniture)) else {
            return;
        };
        let heads = self.verdicts[first..].iter().take_while(|v| v.label == Label::Head).count();
        if first == 0 {
            return;
        }
        let column = (first + 1..first + heads).take(MOST_EARS).find(|&i| {
            let long = |j: &usize| self.lines[*j].width >= KICKER;
            self.lines[i].width <= COLUMN && i + 2 < first + heads && (i + 1..first + heads).any(|j| long(&j))
        });
        let ear = |i: usize| {
            let line = &self.lines[i];
            let sign = |&c: &char| is_pause(c) || c.is_ascii_digit() || matches!(c, '—' | '“' | '「');
            line.width > COLUMN && line.width <= WIDEST_EAR && !line.chars.iter().any(sign)
        };
        if let Some(column) = column.filter(|&column| (first..column).all(ear)) {
            for i in first..column {
                self.readings[i].furniture =
                    Some(FurnitureSign { kind: FurnitureKind::Ear, code: "words_beside_the_title" });
                self.decide(i, Label::Furniture, "words_beside_the_title");
            }
        }
    }
}

/// Whether a line says what the weather is, and nothing else.
fn is_weather(chars: &[char]) -> bool {
    let colon = chars.iter().position(|c| matches!(c, '：' | ':'));
    colon.is_some_and(|at| chars[..at].ends_with(&['天', '气']) || chars[..at].ends_with(&['天', '氣']))
        && chars.len() <= LONGEST_WEATHER
}

/// A weekday, a lunar day or an issue's number, and nothing else: what stands beside the date in a title block.
fn is_part_of_date(chars: &[char]) -> bool {
    if chars.len() > 16 || ends_sentence(chars) {
        return false;
    }
    let weekday = chars.len() <= 4 && find_weekday(chars).is_some();
    let known = |c: char| is_numeral(c) || c.is_whitespace();
    let number = chars.first() == Some(&'第')
        && issue_number(chars).is_some()
        && chars[1..].iter().all(|&c| known(c) || matches!(c, '期' | '號' | '号'));
    weekday || number || (find_lunar(chars).is_some() && (chars.ends_with(&['日']) || has_lunar_day(chars)))
}

/// Whether the line ends as lunar days do: 初六, 十五, 廿九.
fn has_lunar_day(chars: &[char]) -> bool {
    let tail = &chars[chars.len().saturating_sub(2)..];
    matches!(tail, ['初' | '十' | '廿' | '二' | '三', last] if is_numeral(*last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn parts_of_a_title_block_hold_nothing_else() {
        for text in ["星期六", "农历癸卯年十月初六", "陰曆壬戌年八月十三日", "第5120期", "第八十七號"]
        {
            assert!(is_part_of_date(&chars(text)), "{text}");
        }
        for text in ["星期六的渡口", "第三期工程开工", "农历新年", "十月初六开渔", "渡口"]
        {
            assert!(!is_part_of_date(&chars(text)), "{text}");
        }
    }
}
