//! Numbers as Chinese papers write them: 30, ３０, 三十, 廿九, 一百廿九, 一九二〇.

/// All signs that can be part of a number.
const NUMERALS: [char; 58] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '０', '１', '２', '３', '４', '５', '６', '７', '８',
    '９', '〇', '零', '○', '一', '壹', '元', '二', '贰', '貳', '两', '兩', '三', '叁', '參', '四', '肆',
    '五', '伍', '六', '陆', '陸', '七', '柒', '八', '捌', '九', '玖', '十', '拾', '百', '佰', '千', '仟',
    '万', '萬', '廿', '卅', '卌',
];
/// Their last twelve bits: every character of a page is asked whether it may be one of them.
const LAST_BITS: [u64; 64] = last_bits();

const fn last_bits() -> [u64; 64] {
    let mut bits = [0; 64];
    let mut at = 0;
    while at < NUMERALS.len() {
        let sign = NUMERALS[at] as usize;
        bits[(sign >> 6) & 63] |= 1 << (sign & 63);
        at += 1;
    }
    bits
}

/// Reads a whole number from all of `chars`, in Arabic digits of either width or Chinese numerals, by
/// place (一九二〇) or by unit (一百廿九). `None` if anything else is in it or it does not fit.
pub(crate) fn parse_number(chars: &[char]) -> Option<u32> {
    if chars.is_empty() {
        return None;
    }
    if let Some(digits) = chars.iter().map(|&c| arabic(c)).collect::<Option<Vec<_>>>() {
        return by_place(&digits);
    }
    if chars.len() > 1
        && let Some(digits) = chars.iter().map(|&c| chinese_digit(c)).collect::<Option<Vec<_>>>()
    {
        return by_place(&digits);
    }
    by_unit(chars)
}

/// Whether `c` can be part of a number.
pub(crate) fn is_numeral(c: char) -> bool {
    let sign = c as usize;
    LAST_BITS[(sign >> 6) & 63] >> (sign & 63) & 1 == 1 && NUMERALS.contains(&c)
}

fn arabic(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' | '元' => 1,
        '二' | '贰' | '貳' | '两' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' | '萬' => 10_000,
        _ => return None,
    })
}

/// 廿, 卅, 卌: twenty, thirty, forty in one character.
fn score(c: char) -> Option<u32> {
    Some(match c {
        '廿' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => return None,
    })
}

fn by_place(digits: &[u32]) -> Option<u32> {
    digits.iter().try_fold(0u32, |n, &d| n.checked_mul(10)?.checked_add(d))
}

fn by_unit(chars: &[char]) -> Option<u32> {
    let mut total = 0u32;
    let mut section = 0u32;
    let mut digit = None;
    for &c in chars {
        if let Some(d) = chinese_digit(c).or_else(|| arabic(c)) {
            digit = Some(d);
        } else if let Some(s) = score(c) {
            section = section.checked_add(s)?;
            digit = None;
        } else {
            let u = unit(c)?;
            if u == 10_000 {
                total = total.checked_add(section.checked_add(digit.unwrap_or(0))?.checked_mul(u)?)?;
                section = 0;
            } else {
                section = section.checked_add(digit.unwrap_or(1).checked_mul(u)?)?;
            }
            digit = None;
        }
    }
    total.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_has_a_value_is_a_numeral_and_nothing_else() {
        for c in '\0'..=char::MAX {
            let counts =
                arabic(c).is_some() || chinese_digit(c).is_some() || unit(c).is_some() || score(c).is_some();
            assert_eq!(is_numeral(c), counts, "{c}");
        }
    }

    #[test]
    fn numbers_as_papers_write_them() {
        let cases = [
            ("30", 30),
            ("３０", 30),
            ("三十", 30),
            ("十", 10),
            ("十二", 12),
            ("廿", 20),
            ("廿九", 29),
            ("一百廿九", 129),
            ("三千三百二十四", 3324),
            ("一九二〇", 1920),
            ("元", 1),
            ("一万零五", 10_005),
        ];
        for (text, number) in cases {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(parse_number(&chars), Some(number), "{text}");
        }
        assert_eq!(parse_number(&['版']), None);
        assert_eq!(parse_number(&"99999999999".chars().collect::<Vec<_>>()), None);
    }
}
