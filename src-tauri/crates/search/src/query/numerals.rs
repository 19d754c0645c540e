//! Numbers in unquoted words, and how else papers print them: 三十 and 30, 十月 and 10月, 二〇二三年 and 2023年.
//!
//! It knows words only; what is looked for instead of a word is written into the query, where the reader sees it.

use unicode_normalization::UnicodeNormalization;

/// What may stand behind a number and makes it a part of a date.
const SIGNS: [char; 4] = ['年', '月', '日', '号'];

/// Numbers that are printed digit by digit: years.
const YEARS: std::ops::RangeInclusive<u64> = 1000..=2999;

/// Beyond it nobody spells a number out.
const LARGEST: u64 = 999_999_999_999;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A number of a word and the sign behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    value: u64,
    sign: Option<char>,
}

/// How a word's numbers can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// 2023, 30
    Arabic,
    /// 二〇二三, 三十; also with 零 for 〇, with 两 for 二
    Chinese { zero: char, two: char },
}

const STYLES: [Style; 4] = [
    Style::Arabic,
    Style::Chinese { zero: '〇', two: '二' },
    Style::Chinese { zero: '零', two: '二' },
    Style::Chinese { zero: '〇', two: '两' },
];

/// Whether all of `word` is a number, or numbers with signs of a date.
pub(super) fn is_number(word: &str) -> bool {
    numbers(word).is_some()
}

/// Other ways to print a word that is a number, or numbers with signs of a date; none for others. A lone figure
/// is not spelled otherwise: 十 and 一 are in too many words, and 1月 is in 11月.
pub(super) fn other_spellings(word: &str) -> Vec<String> {
    let Some(numbers) = numbers(word) else { return Vec::new() };
    let lone = |text: &str| text.chars().count() < 2;
    let unclear = match numbers.as_slice() {
        [Number { value, sign: Some('月') }] => *value < 3,
        [Number { value, sign: Some(_) }] => *value < 10,
        [_] => lone(word),
        _ => false,
    };
    if unclear {
        return Vec::new();
    }
    let plain: String = word.nfkc().map(|c| if c == '○' { '〇' } else { c }).collect();
    let mut spellings: Vec<String> = Vec::new();
    for style in STYLES {
        let spelled: String = numbers.iter().map(|number| number.spelled(style)).collect();
        if spelled != plain && !lone(&spelled) && !spellings.contains(&spelled) {
            spellings.push(spelled);
        }
    }
    spellings
}

/// `text` with all its numbers in Arabic digits, if it is nothing but numbers and signs of a date.
pub(super) fn in_digits(text: &str) -> Option<String> {
    numbers(text).map(|numbers| numbers.iter().map(|number| number.spelled(Style::Arabic)).collect())
}

fn numbers(word: &str) -> Option<Vec<Number>> {
    let chars: Vec<char> = word.nfkc().filter(|c| !c.is_whitespace()).collect();
    let mut numbers = Vec::new();
    for part in chars.split_inclusive(|c| SIGNS.contains(c)) {
        let sign = part.last().copied().filter(|c| SIGNS.contains(c));
        let value = read(&part[..part.len() - usize::from(sign.is_some())])?;
        numbers.push(Number { value, sign });
    }
    // Only the last may lack its sign: 10月11.
    (!numbers.is_empty()).then_some(numbers)
}

/// The number that all of `chars` are.
fn read(chars: &[char]) -> Option<u64> {
    if chars.is_empty() {
        return None;
    }
    let value = by_place(chars, |c| c.to_digit(10).map(u64::from), 1)
        // 二三 and 一一 are words, not numbers.
        .or_else(|| by_place(chars, digit, 3))
        .or_else(|| by_unit(chars))?;
    (value <= LARGEST).then_some(value)
}

fn by_place(chars: &[char], digit: impl Fn(char) -> Option<u64>, shortest: usize) -> Option<u64> {
    let value = chars.iter().try_fold(0u64, |sum, &c| sum.checked_mul(10)?.checked_add(digit(c)?))?;
    (chars.len() >= shortest).then_some(value)
}

/// 三百六十五, 十二, 廿九, 两万.
fn by_unit(chars: &[char]) -> Option<u64> {
    let (mut whole, mut section, mut last) = (0u64, 0u64, None::<u64>);
    // 百 and 万 alone, as in 万一 and 千里, are no numbers.
    if matches!(chars[0], '百' | '千' | '万' | '亿') {
        return None;
    }
    for &c in chars {
        match (c, digit(c)) {
            (_, Some(0)) => last = None,
            (_, Some(_)) if last.is_some() => return None,
            (_, Some(value)) => last = Some(value),
            ('廿', _) => section += 20,
            ('卅', _) => section += 30,
            ('十', _) => section += last.take().unwrap_or(1) * 10,
            ('百', _) => section += last.take()? * 100,
            ('千', _) => section += last.take()? * 1000,
            ('万' | '亿', _) => {
                let unit = if c == '万' { 10_000 } else { 100_000_000 };
                whole += (section + last.take().unwrap_or(0)).checked_mul(unit)?;
                section = 0;
            }
            _ => return None,
        }
    }
    Some(whole + section + last.unwrap_or(0))
}

fn digit(c: char) -> Option<u64> {
    let known = match c {
        '零' | '○' => 0,
        '两' | '兩' => 2,
        _ => DIGITS.iter().position(|d| *d == c)?,
    };
    u64::try_from(known).ok()
}

impl Number {
    fn spelled(self, style: Style) -> String {
        let mut text = match style {
            Style::Arabic => self.value.to_string(),
            Style::Chinese { zero, two } => {
                let is_year = YEARS.contains(&self.value) && self.sign.is_none_or(|sign| sign == '年');
                if is_year { placed(self.value, zero) } else { counted(self.value, two) }
            }
        };
        text.extend(self.sign);
        text
    }
}

/// 二〇二三.
fn placed(value: u64, zero: char) -> String {
    let figure = |c: char| match c.to_digit(10) {
        Some(0) | None => zero,
        Some(digit) => DIGITS[digit as usize],
    };
    value.to_string().chars().map(figure).collect()
}

/// 三百六十五; `two` stands before 百, 千, 万 and 亿.
fn counted(value: u64, two: char) -> String {
    if value == 0 {
        return '零'.to_string();
    }
    let sections = [(100_000_000, '亿'), (10_000, '万'), (1, ' ')];
    let mut text = String::new();
    let mut rest = value;
    for (size, unit) in sections {
        let section = rest / size;
        rest %= size;
        if section > 0 {
            if !text.is_empty() && section < 1000 {
                text.push('零');
            }
            text.push_str(&if section == 2 && size > 1 {
                two.to_string()
            } else {
                below_ten_thousand(section, two)
            });
            text.extend(Some(unit).filter(|unit| *unit != ' '));
        }
    }
    text.strip_prefix("一十").map(|rest| format!("十{rest}")).unwrap_or(text)
}

fn below_ten_thousand(value: u64, two: char) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (size, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let figure = usize::try_from(value / size % 10).unwrap_or(0);
        if figure == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        text.push(if figure == 2 && size >= 100 { two } else { DIGITS[figure] });
        text.push_str(unit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_papers_print_them() {
        for (word, others) in [
            ("三十", vec!["30"]),
            ("30", vec!["三十"]),
            ("３０", vec!["三十"]),
            ("廿九", vec!["29", "二十九"]),
            ("365", vec!["三百六十五"]),
            ("两百", vec!["200", "二百"]),
            ("一百零五", vec!["105"]),
            ("30005", vec!["三万零五"]),
            ("十月", vec!["10月"]),
            ("5月", vec!["五月"]),
            ("10月11日", vec!["十月十一日"]),
            ("2023年", vec!["二〇二三年", "二零二三年"]),
            ("二○二三年十月", vec!["2023年10月", "二零二三年十月"]),
            ("1920", vec!["一九二〇", "一九二零"]),
        ] {
            assert_eq!(other_spellings(word), others, "{word}");
        }
    }

    #[test]
    fn what_is_in_too_many_words_stays_as_it_is() {
        for word in [
            "10", "十", "一", "5", "1月", "一月", "3日", "万一", "千里", "一一", "二三", "三星", "", "年",
            "a1",
        ] {
            assert!(other_spellings(word).is_empty(), "{word} {:?}", other_spellings(word));
        }
    }

    #[test]
    fn every_number_is_read_as_it_is_spelled() {
        for value in (0..20_100).chain((20_000..2_000_000_000).step_by(7_919_111)) {
            for two in ['二', '两'] {
                let spelled: Vec<char> = counted(value, two).chars().collect();
                assert_eq!(read(&spelled), Some(value), "{}", counted(value, two));
            }
        }
    }
}
