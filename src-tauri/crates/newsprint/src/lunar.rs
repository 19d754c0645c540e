//! The lunar day beside a date: 农历十月初六, 庚申年二月十五日. It names no day of its own here, because its years come back
//! every sixty; it says whether a day read elsewhere is the right one.

use crate::numerals::{is_numeral, parse_number};
use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::LeapStatus;
use jiff::civil::Date;

/// Words before a lunar day.
const NAMES: &[&str] =
    &["农历", "农曆", "農历", "農曆", "夏历", "夏曆", "阴历", "陰曆", "旧历", "舊曆", "古历", "古曆", "廢曆"];

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A lunar year, a day in one, or both, as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LunarDay {
    /// Its place in the cycle of sixty, from 0.
    year: Option<u8>,
    month: Option<Month>,
    day: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Month {
    number: u8,
    leap: bool,
}

impl LunarDay {
    /// Whether `date` is that day, as far as it says. `None` for days so far off that nobody printed papers.
    pub(crate) fn is(&self, date: Date) -> Option<bool> {
        let (year, month, day) =
            (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
        let western = icu_calendar::Date::try_new_gregorian(year, month, day).ok()?;
        let lunar = western.to_calendar(ChineseTraditional::new());
        let true_year = lunar.year().cyclic()?.year - 1;
        let true_month =
            Month { number: lunar.month().number(), leap: lunar.month().leap_status() != LeapStatus::Normal };
        let year_fits = self.year.is_none_or(|year| year == true_year);
        // Papers leave the sign of a leap month out now and then.
        let month_fits =
            self.month.is_none_or(|m| m.number == true_month.number && (m.leap <= true_month.leap));
        Some(year_fits && month_fits && self.day.is_none_or(|day| day == lunar.day_of_month().0))
    }
}

/// The first lunar day or year in `chars`, white space passed over.
pub(crate) fn find_lunar(chars: &[char]) -> Option<LunarDay> {
    let words: Vec<char> = chars.iter().copied().filter(|c| !c.is_whitespace()).collect();
    (0..words.len()).find_map(|at| read_lunar(&words[at..]))
}

fn read_lunar(words: &[char]) -> Option<LunarDay> {
    let named = NAMES.iter().find(|name| name.chars().eq(words.iter().copied().take(name.chars().count())));
    let rest = &words[named.map_or(0, |name| name.chars().count())..];
    let year = cyclic_year(rest);
    let signed = year.is_some() && matches!(rest.get(2), Some('年' | '歲' | '岁'));
    if named.is_none() && !signed {
        return None;
    }
    let rest = &rest[if signed { 3 } else { 2 * usize::from(year.is_some()) }..];
    let (month, rest) = month(rest).map_or((None, rest), |(month, rest)| (Some(month), rest));
    let day = month.and_then(|_| day(rest));
    (year.is_some() || day.is_some()).then_some(LunarDay {
        year,
        month: month.filter(|_| day.is_some()),
        day,
    })
}

fn cyclic_year(words: &[char]) -> Option<u8> {
    let stem = STEMS.chars().position(|c| Some(&c) == words.first())?;
    let branch = BRANCHES.chars().position(|c| Some(&c) == words.get(1))?;
    (0..60).find(|year| usize::from(year % 10) == stem && usize::from(year % 12) == branch)
}

fn month(words: &[char]) -> Option<(Month, &[char])> {
    let leap = matches!(words.first(), Some('闰' | '閏'));
    let words = &words[usize::from(leap)..];
    let end = words.iter().take(3).position(|&c| c == '月')?;
    let number = match words[..end] {
        ['正'] => 1,
        ['冬'] => 11,
        ['腊' | '臘' | '蜡'] => 12,
        ref numeral => u8::try_from(parse_number(numeral)?).ok().filter(|n| (1..=12).contains(n))?,
    };
    Some((Month { number, leap }, &words[end + 1..]))
}

fn day(words: &[char]) -> Option<u8> {
    let words = words.strip_prefix(&['初']).unwrap_or(words);
    let length = words.iter().take(3).take_while(|&&c| is_numeral(c)).count();
    u8::try_from(parse_number(&words[..length])?).ok().filter(|day| (1..=30).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(text: &str, date: &str) -> Option<bool> {
        find_lunar(&text.chars().collect::<Vec<_>>())?.is(date.parse().expect("a date"))
    }

    #[test]
    fn lunar_days_as_papers_print_them() {
        let cases = [
            ("庚申年二月十五日星期六", "1920-04-03"),
            ("庚申年二月三十日", "1920-04-18"),
            ("舊曆 庚申年 三月 初三", "1920-04-21"),
            ("2025年11月25日 农历十月初六 星期二", "2025-11-25"),
            ("星期六　农历甲戌年腊月初七", "1995-01-07"),
            ("农历己亥二月初六", "2019-03-12"),
            ("农历正月廿五", "2024-03-05"),
            ("農曆閏四月廿三", "2020-06-14"),
            ("农历四月廿三", "2020-06-14"),
            ("农历庚子年", "2020-09-23"),
        ];
        for (text, date) in cases {
            assert_eq!(fits(text, date), Some(true), "{text} is {date}");
        }
    }

    #[test]
    fn another_day_month_or_year_does_not_fit() {
        assert_eq!(fits("庚申年二月十五日", "1920-04-04"), Some(false));
        assert_eq!(fits("辛酉年二月十五日", "1920-04-03"), Some(false));
        assert_eq!(fits("农历闰十月初六", "2025-11-25"), Some(false));
        assert_eq!(fits("庚申年二月十五日", "1980-04-03"), Some(false), "sixty years on, the day is another");
        assert_eq!(fits("庚申年", "1980-04-03"), Some(true), "but the year comes back");
    }

    #[test]
    fn what_is_no_lunar_day() {
        for text in ["二月十五日", "甲丑年二月", "农历新年", "丁卯", "他把农历背了一遍", ""]
        {
            assert_eq!(find_lunar(&text.chars().collect::<Vec<_>>()), None, "{text}");
        }
    }
}
