//! Days, months, years and ranges of them, as they are written after `日期:`.

use super::numerals;
use jiff::civil::Date;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// From the first to the last day, both included; `None` is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    first: Option<Day>,
    last: Option<Day>,
}

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Days(Days),
    /// First and last were the wrong way round.
    Reversed(Days),
    NotDays,
}

/// Ways to write "to".
const TO: [&str; 5] = ["..", "…", "~", "〜", "至"];

/// Reads `2023`, `2023-10`, `2023-10-11`, `2023年10月11日`, `2023/10/11`, `a..b`, `a..`, `..b`.
pub(crate) fn read(text: &str) -> Reading {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let Some((first, last)) = TO.iter().find_map(|to| text.split_once(to)) else {
        return read_day(&text)
            .map_or(Reading::NotDays, |day| Reading::Days(Days { first: Some(day), last: Some(day) }));
    };
    let (first, last) = (first.trim_end_matches('.'), last.trim_start_matches('.'));
    if first.is_empty() && last.is_empty() {
        return Reading::NotDays;
    }
    let (Some(first), Some(last)) = (read_end(first), read_end(last)) else { return Reading::NotDays };
    match (first, last) {
        (Some(a), Some(b)) if a.first_number() > b.last_number() => {
            Reading::Reversed(Days { first: Some(b), last: Some(a) })
        }
        (first, last) => Reading::Days(Days { first, last }),
    }
}

/// `Some(None)` for an open end.
fn read_end(text: &str) -> Option<Option<Day>> {
    if text.is_empty() { Some(None) } else { read_day(text).map(Some) }
}

fn read_day(text: &str) -> Option<Day> {
    let spelled = !text.contains(|c: char| c.is_ascii_digit());
    let in_digits = if spelled { numerals::in_digits(text) } else { None };
    let plain = in_digits
        .as_deref()
        .unwrap_or(text)
        .trim_end_matches(['日', '号', '月', '年'])
        .replace(['年', '月', '/', '.', '–', '—'], "-");
    let mut numbers = plain.split('-').map(|part| {
        let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse::<i16>().ok() } else { None }
    });
    let year = numbers.next()??;
    let whole_year = plain.split('-').next().is_some_and(|year| year.len() == 4) && year > 0;
    let small = |n: Option<Option<i16>>| match n {
        None => Some(None),
        Some(n) => i8::try_from(n?).ok().map(Some),
    };
    let (month, day) = (small(numbers.next())?, small(numbers.next())?);
    let valid = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_ok();
    (whole_year && valid && numbers.next().is_none()).then_some(Day { year, month, day })
}

impl Days {
    /// The number of the first day, 20231001 for October 2023; `None` where it is open.
    pub(crate) fn first_number(&self) -> Option<u64> {
        self.first.map(Day::first_number)
    }

    /// A number not before the last day's nor after the next's, 20231031; `None` where it is open.
    pub(crate) fn last_number(&self) -> Option<u64> {
        self.last.map(Day::last_number)
    }
}

impl Day {
    fn first_number(self) -> u64 {
        self.number(1, 1)
    }

    fn last_number(self) -> u64 {
        self.number(12, 31)
    }

    fn number(self, month: i8, day: i8) -> u64 {
        let part = |n: i16| u64::try_from(n).unwrap_or(0);
        part(self.year) * 10_000
            + part(self.month.unwrap_or(month).into()) * 100
            + part(self.day.unwrap_or(day).into())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(first), true) = (self.first, self.first == self.last) {
            return first.fmt(f);
        }
        if let Some(first) = self.first {
            first.fmt(f)?;
        }
        f.write_str("..")?;
        self.last.map_or(Ok(()), |last| last.fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        match read(text) {
            Reading::Days(days) => days.to_string(),
            Reading::Reversed(days) => format!("reversed {days}"),
            Reading::NotDays => "no".to_owned(),
        }
    }

    #[test]
    fn days_are_read_as_they_are_written() {
        for (text, read) in [
            ("2023", "2023"),
            ("２０２３－１０", "2023-10"),
            ("2023-1-5", "2023-01-05"),
            ("2023年10月11日", "2023-10-11"),
            ("2023年", "2023"),
            ("2023/10/11", "2023-10-11"),
            ("二〇二三年十月十一日", "2023-10-11"),
            ("一九二〇", "1920"),
            ("2023.10.11", "2023-10-11"),
            ("2023-10..2024-03", "2023-10..2024-03"),
            ("2023..", "2023.."),
            ("..2023-10-01", "..2023-10-01"),
            ("2023…2024", "2023..2024"),
            ("2023年10月至2024年3月", "2023-10..2024-03"),
            ("2024..2023", "reversed 2023..2024"),
            ("2023-13", "no"),
            ("2023-02-30", "no"),
            ("23-10", "no"),
            ("2023-10-11-12", "no"),
            ("去年", "no"),
            ("..", "no"),
            ("", "no"),
            ("-5", "no"),
            ("99999999999999999999", "no"),
        ] {
            assert_eq!(written(text), read, "{text}");
        }
    }

    #[test]
    fn a_month_ends_with_its_last_day() {
        let Reading::Days(days) = read("2023-02") else { panic!("a month") };
        assert_eq!(days.first_number(), Some(20_230_201));
        assert_eq!(days.last_number(), Some(20_230_231));
    }
}
