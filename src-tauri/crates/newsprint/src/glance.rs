//! What a glance over a line tells of it: which kinds of signs stand on it.
//!
//! Most lines of a page are Chinese characters and a comma. Who looks for a full stop, a figure or a bracket need not
//! look through them again.

use crate::numerals::is_numeral;

/// The kinds of signs that stand on a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Glance(u16);

impl Glance {
    /// 。 ！ ？ … and their like.
    pub(crate) const STOP: Self = Self(1);
    /// The full stop of the Latin alphabet, which may stop a sentence.
    pub(crate) const POINT: Self = Self(1 << 1);
    /// ；
    pub(crate) const SEMICOLON: Self = Self(1 << 2);
    /// Quotation marks, and those of titles.
    pub(crate) const QUOTE: Self = Self(1 << 3);
    /// White space.
    pub(crate) const BLANK: Self = Self(1 << 4);
    /// What rules off cells.
    pub(crate) const RULE: Self = Self(1 << 5);
    /// A dash, a hyphen, a stroke or a colon: between figures, or behind who did what.
    pub(crate) const MARK: Self = Self(1 << 6);
    /// A letter of the Latin alphabet, or `@`.
    pub(crate) const LETTER: Self = Self(1 << 7);
    /// What may be part of a number.
    pub(crate) const NUMERAL: Self = Self(1 << 8);
    /// 年, and 期 or 号 behind an issue's number.
    pub(crate) const ISSUE: Self = Self(1 << 14);
    /// A figure of either width, one kind of these.
    pub(crate) const FIGURE: Self = Self(1 << 13);
    /// A Latin letter, figure or sign of full width.
    pub(crate) const WIDE: Self = Self(1 << 9);
    /// 版
    pub(crate) const PAGE: Self = Self(1 << 10);
    /// 月
    pub(crate) const MONTH: Self = Self(1 << 11);
    /// 讯, 电: news opens with what ends so.
    pub(crate) const NEWS: Self = Self(1 << 12);
    /// What addresses, numbers and prices are made of.
    pub(crate) const CODE: Self = Self::LETTER.and(Self::FIGURE).and(Self::WIDE);

    /// Looks a line over.
    pub(crate) fn over(chars: &[char]) -> Self {
        Self(chars.iter().fold(0, |seen, &c| seen | kinds(c)))
    }

    /// All of these kinds.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a sign of one of `kinds` stands on the line.
    pub(crate) fn shows(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }
}

fn kinds(c: char) -> u16 {
    let kind = match c {
        '版' => Glance::PAGE,
        '月' => Glance::MONTH,
        '讯' | '訊' | '电' | '電' => Glance::NEWS,
        '年' | '期' | '號' | '号' => Glance::ISSUE,
        '\u{4E00}'..='\u{9FFF}' if is_numeral(c) => Glance::NUMERAL,
        '\u{4E00}'..='\u{9FFF}' | '，' | '、' => return 0,
        '。' | '！' | '？' | '!' | '?' | '…' | '｡' => Glance::STOP,
        '.' | '．' => Glance::POINT.and(Glance::MARK),
        '；' => Glance::SEMICOLON,
        '‘'..='’' | '“'..='”' | '「'..='』' | '《' | '》' => Glance::QUOTE,
        '|' | '│' | '｜' => Glance::RULE,
        '-' | '—' | '/' | '／' | ':' | '：' => Glance::MARK,
        'a'..='z' | 'A'..='Z' | '@' => Glance::LETTER,
        '0'..='9' => Glance::NUMERAL.and(Glance::FIGURE),
        '０'..='９' => Glance::NUMERAL.and(Glance::FIGURE).and(Glance::WIDE),
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠' => Glance::WIDE,
        _ if is_numeral(c) => Glance::NUMERAL,
        _ if c.is_whitespace() => Glance::BLANK,
        _ => return 0,
    };
    kind.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::punctuation::{is_stop, quote_balance};

    #[test]
    fn a_glance_sees_what_whoever_looks_closely_finds() {
        for c in '\0'..='\u{FFFF}' {
            let seen = Glance::over(&[c, '渡', '，']);
            assert_eq!(seen.shows(Glance::STOP), is_stop(c), "{c:?}");
            assert_eq!(seen.shows(Glance::BLANK), c.is_whitespace(), "{c:?}");
            assert_eq!(seen.shows(Glance::NUMERAL), is_numeral(c), "{c:?}");
            assert_eq!(seen.shows(Glance::FIGURE), c.is_ascii_digit() || ('０'..='９').contains(&c), "{c:?}");
            assert_eq!(seen.shows(Glance::LETTER), c.is_ascii_alphabetic() || c == '@', "{c:?}");
            assert!(seen.shows(Glance::QUOTE) || quote_balance(&[c]) == 0, "{c:?}");
        }
        assert_eq!(Glance::over(&['老', '渡', '口', '、']), Glance::default());
    }
}
