//! Days as papers print them: 2025年11月25日, 二〇二五年…, 民國九年四月三日, 10月10日.

use crate::numerals::{is_numeral, parse_number};
use jiff::civil::{Date, Weekday};

/// A day, month or year named in a text. `start` and `end` are places in the characters searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateMention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
}

impl DateMention {
    /// The day, if the mention names one that exists.
    pub(crate) fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }
}

/// All mentions of a year, or of a month with its day, in order.
pub(crate) fn find_dates(chars: &[char]) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        if found.last().is_some_and(|f| at < f.end) {
            continue;
        }
        let mention = match c {
            '年' => year_at(chars, at),
            '月' => month_at(chars, at),
            '-' | '.' | '/' => signed_at(chars, at),
            _ => None,
        };
        found.extend(mention);
    }
    found
}

/// The weekday a text names, 星期二 or 周二.
pub(crate) fn find_weekday(chars: &[char]) -> Option<Weekday> {
    let names = ['一', '二', '三', '四', '五', '六'];
    let days = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
    ];
    for window in chars.windows(3) {
        let name = if window[0] == '星' && window[1] == '期' || window[0] == '礼' && window[1] == '拜' {
            window[2]
        } else if window[0] == '周' && !is_numeral(window[2]) {
            window[1]
        } else {
            continue;
        };
        if matches!(name, '日' | '天') && window[0] != '周' {
            return Some(Weekday::Sunday);
        }
        if let Some(place) = names.iter().position(|&n| n == name) {
            return Some(days[place]);
        }
    }
    None
}

/// 民國元年 is 1912.
pub(crate) const REPUBLIC: i16 = 1911;

fn year_at(chars: &[char], at: usize) -> Option<DateMention> {
    let start = numeral_start(chars, at);
    let value = i16::try_from(parse_number(&chars[start..at])?).ok()?;
    let digits = at - start;
    let republican = chars[..start].ends_with(&['民', '國']) || chars[..start].ends_with(&['民', '国']);
    let (start, year) = if republican && (1..=120).contains(&value) {
        (start - 2, value + REPUBLIC)
    } else if digits == 4 && (1800..=2200).contains(&value) {
        (start, value)
    } else {
        return None;
    };
    let (month, after_month) = part(chars, at + 1, &['月'], 12);
    let (day, end) = match month {
        Some(_) => part(chars, after_month, &['日', '号', '號'], 31),
        None => (None, at + 1),
    };
    Some(DateMention { start, end: end.max(after_month), year: Some(year), month, day })
}

fn month_at(chars: &[char], at: usize) -> Option<DateMention> {
    let start = numeral_start(chars, at);
    let month = i8::try_from(parse_number(&chars[start..at])?).ok().filter(|m| (1..=12).contains(m))?;
    let (day, end) = part(chars, at + 1, &['日', '号', '號'], 31);
    // `2023 1月15日`: a title block may set the year apart.
    let blanks = chars[..start].iter().rev().take(3).take_while(|c| c.is_whitespace()).count();
    let year = (blanks > 0)
        .then(|| start.checked_sub(blanks + 4).and_then(|from| digits(&chars[from..start - blanks])))
        .flatten()
        .and_then(|y| i16::try_from(y).ok())
        .filter(|y| (1800..=2200).contains(y));
    Some(DateMention { start, end, year, month: Some(month), day: Some(day?) })
}

/// 2025-11-25, 2025.11.25, 2025/11/25.
fn signed_at(chars: &[char], at: usize) -> Option<DateMention> {
    let sign = chars[at];
    let start = at.checked_sub(4)?;
    if start > 0 && chars[start - 1].is_ascii_digit() {
        return None;
    }
    let year = digits(&chars[start..at])?;
    let (month, second) = digit_run(chars, at + 1)?;
    if chars.get(second) != Some(&sign) {
        return None;
    }
    let (day, end) = digit_run(chars, second + 1)?;
    let year = i16::try_from(year).ok().filter(|y| (1800..=2200).contains(y))?;
    let mention = DateMention {
        start,
        end,
        year: Some(year),
        month: i8::try_from(month).ok(),
        day: i8::try_from(day).ok(),
    };
    mention.date().map(|_| mention)
}

fn digits(chars: &[char]) -> Option<u32> {
    chars.iter().all(char::is_ascii_digit).then(|| parse_number(chars))?
}

fn digit_run(chars: &[char], from: usize) -> Option<(u32, usize)> {
    let rest = chars.get(from..)?;
    let length = rest.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    (1..=2).contains(&length).then(|| digits(&rest[..length]).map(|n| (n, from + length)))?
}

fn numeral_start(chars: &[char], end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < 7 && is_numeral(chars[start - 1]) {
        start -= 1;
    }
    start
}

/// A number up to `most` before one of `signs`, from `from`, white space passed over.
fn part(chars: &[char], from: usize, signs: &[char], most: i8) -> (Option<i8>, usize) {
    let begin =
        from + chars[from.min(chars.len())..].iter().take(2).take_while(|c| c.is_whitespace()).count();
    let length = chars[begin.min(chars.len())..].iter().take(5).take_while(|&&c| is_numeral(c)).count();
    let sign = begin + length;
    let read = (length > 0 && chars.get(sign).is_some_and(|c| signs.contains(c)))
        .then(|| parse_number(&chars[begin..sign]))
        .flatten()
        .and_then(|n| i8::try_from(n).ok())
        .filter(|n| (1..=most).contains(n));
    if read.is_some() { (read, sign + 1) } else { (None, from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(text: &str) -> Vec<(Option<i16>, Option<i8>, Option<i8>)> {
        let chars: Vec<char> = text.chars().collect();
        find_dates(&chars).iter().map(|m| (m.year, m.month, m.day)).collect()
    }

    #[test]
    fn days_in_their_several_manners() {
        let cases: &[(&str, (i16, i8, i8))] = &[
            ("2025年11月25日 星期二", (2025, 11, 25)),
            ("２０２５年１１月２５日", (2025, 11, 25)),
            ("二〇二五年十一月二十五日", (2025, 11, 25)),
            ("中華民國九年四月廿四日", (1920, 4, 24)),
            ("2025-11-25", (2025, 11, 25)),
            ("2025.1.5", (2025, 1, 5)),
        ];
        for (text, (y, m, d)) in cases {
            assert_eq!(mentions(text), [(Some(*y), Some(*m), Some(*d))], "{text}");
        }
        assert_eq!(mentions("本报10月10日讯"), [(None, Some(10), Some(10))]);
        assert_eq!(
            mentions("2023年以来，截至2022年底，6年间"),
            [(Some(2023), None, None), (Some(2022), None, None)]
        );
        assert_eq!(mentions("增长3.5.2，1-8月份"), []);
    }

    #[test]
    fn weekdays() {
        let day = |text: &str| find_weekday(&text.chars().collect::<Vec<_>>());
        assert_eq!(day("星期二"), Some(Weekday::Tuesday));
        assert_eq!(day("星期日"), Some(Weekday::Sunday));
        assert_eq!(day("一周之内"), None);
    }
}
