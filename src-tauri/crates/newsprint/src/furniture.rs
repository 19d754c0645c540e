//! What is printed on a page and belongs to no article: title block, page line, credits, imprint.

mod folio;

pub(crate) use folio::page_label;

use crate::FurnitureKind;
use crate::dates::{find_dates, find_weekday};
use crate::glance::Glance;
use crate::lexicon::{CREDIT_WORDS, IMPRINT_WORDS, INDEX_WORDS, SPONSOR_WORDS};
use crate::lines::Line;
use crate::numerals::{is_numeral, parse_number};
use crate::punctuation::{ends_sentence, is_han, is_round_open, squeezed};
use crate::words::Words;
use folio::{has_page_label, is_folio};
use std::borrow::Cow;
use std::sync::LazyLock;

static CREDITS: LazyLock<Words> = LazyLock::new(|| Words::of(CREDIT_WORDS));
static IMPRINTS: LazyLock<Words> = LazyLock::new(|| Words::of(IMPRINT_WORDS));
static INDEXES: LazyLock<Words> = LazyLock::new(|| Words::of(INDEX_WORDS));
static SPONSORS: LazyLock<Words> = LazyLock::new(|| Words::of(SPONSOR_WORDS));

/// What a line's own words say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FurnitureSign {
    pub(crate) kind: FurnitureKind,
    /// The rule, as a reason's code.
    pub(crate) code: &'static str,
}

/// Reads a line by itself. `None`: nothing in it says that it is furniture.
pub(crate) fn furniture_sign(line: &Line<'_>) -> Option<FurnitureSign> {
    if line.chars.len() > 120 {
        return None;
    }
    let told = line.glance.shows(TELLING);
    let text = if told { narrowed(line.chars) } else { Cow::Borrowed(line.chars) };
    let shown = if told { Shown::of(&text) } else { Shown::default() };
    let sign = |kind, code| Some(FurnitureSign { kind, code });
    if shown.day && is_date_line(line.chars) {
        let kind = if has_page_label(line.chars) { FurnitureKind::Folio } else { FurnitureKind::Nameplate };
        return sign(kind, "date_line");
    }
    if (shown.mark || shown.blank) && is_credit_line(&text) {
        return sign(FurnitureKind::Credits, "editors_named");
    }
    if shown.pauses < 2 && (shown.mark || shown.code) && is_imprint_line(&text) {
        return sign(FurnitureKind::Imprint, "imprint_words");
    }
    if line.width <= 30.0 && !ends_sentence(line.chars) && is_sponsor_line(&text) {
        return sign(FurnitureKind::Nameplate, "publisher_named");
    }
    if is_index_line(line) {
        return sign(FurnitureKind::Other, "index_of_pages");
    }
    if shown.blank && is_title_block(&text) {
        return sign(FurnitureKind::Nameplate, "title_block");
    }
    if shown.page && is_folio(line.chars) {
        return sign(FurnitureKind::Folio, "page_line");
    }
    None
}

/// Signs of these kinds are among those that rules rest on.
const TELLING: Glance =
    Glance::MONTH.and(Glance::PAGE).and(Glance::BLANK).and(Glance::MARK).and(Glance::CODE);

/// The signs that rules rest on; most lines have none of them.
#[derive(Default)]
struct Shown {
    /// 月, or a sign between the figures of a day.
    day: bool,
    /// 版, or a figure.
    page: bool,
    blank: bool,
    /// What stands behind 责编.
    mark: bool,
    /// A letter, figure or sign that an address, number or price has.
    code: bool,
    pauses: usize,
}

impl Shown {
    fn of(text: &[char]) -> Self {
        let mut shown = Self::default();
        for &c in text {
            match c {
                '月' => shown.day = true,
                '版' => shown.page = true,
                '\u{4E00}'..='\u{9FFF}' => {}
                '，' | '。' => shown.pauses += 1,
                '：' | ':' | '／' => shown.mark = true,
                '/' => (shown.day, shown.mark) = (true, true),
                '-' | '.' => shown.day = true,
                '0'..='9' => (shown.page, shown.code) = (true, true),
                'C' | '@' => shown.code = true,
                _ => shown.blank |= c.is_whitespace(),
            }
        }
        shown
    }
}

/// A day with its year, and beside it only what stands beside a date: weekday, lunar date, number, page.
pub(crate) fn is_date_line(chars: &[char]) -> bool {
    if chars.len() > 70
        || ends_sentence(chars)
        || chars.iter().filter(|&&c| matches!(c, '，' | '。')).count() > 1
    {
        return false;
    }
    let dated = find_dates(chars).iter().any(|m| m.year.is_some() && m.day.is_some());
    let words = chars.iter().filter(|&&c| is_han(c) && !is_numeral(c)).count();
    let company = || {
        find_weekday(chars).is_some()
            || contains(chars, "农历")
            || contains(chars, "農曆")
            || is_sexagenary(chars)
            || issue_number(chars).is_some()
    };
    let paged = || words <= 16 && !chars.iter().any(|&c| is_round_open(c)) && has_page_label(chars);
    (dated && (words <= 10 || company() || paged()))
        || (words <= 16 && is_sexagenary(chars) && chars.contains(&'月') && chars.contains(&'日'))
}

/// 庚申年二月: a year of the sixty-year cycle.
pub(crate) fn is_sexagenary(chars: &[char]) -> bool {
    const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
    const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
    chars
        .windows(3)
        .any(|w| STEMS.contains(w[0]) && BRANCHES.contains(w[1]) && matches!(w[2], '年' | '歲' | '岁'))
}

/// 第3324期, 总第128期, 第一百廿九號.
pub(crate) fn issue_number(chars: &[char]) -> Option<u32> {
    for (at, &c) in chars.iter().enumerate() {
        if !matches!(c, '期' | '號' | '号') {
            continue;
        }
        let mut start = at;
        while start > 0 && (is_numeral(chars[start - 1]) || chars[start - 1].is_whitespace()) {
            start -= 1;
        }
        let digits: Vec<char> = chars[start..at].iter().copied().filter(|c| !c.is_whitespace()).collect();
        let ordinal = start > 0 && chars[start - 1] == '第' && digits.len() <= 7;
        if ordinal && let Some(number) = parse_number(&digits) {
            return Some(number);
        }
    }
    None
}

fn is_credit_line(text: &[char]) -> bool {
    let is_mark = |c: char| matches!(c, '：' | ':' | '/' | '／');
    let is_space = |c: char| matches!(c, ' ' | '\u{3000}');
    let squeezed = squeezed(text);
    if squeezed.len() > 60 || squeezed.contains(&'。') {
        return false;
    }
    let opens = CREDITS.at_beginning(&squeezed).any(|word| {
        let mut rest = text;
        while let Some(after) = rest.strip_prefix(word) {
            rest = after;
        }
        squeezed.get(word.len()).is_some_and(|&c| is_mark(c)) || rest.first().is_some_and(|&c| is_space(c))
    });
    let marked = squeezed.iter().any(|&c| is_mark(c));
    (opens && !squeezed.contains(&'，')) || (marked && CREDITS.count_in(&squeezed) >= 2)
}

/// No licence alone on a line is longer.
const LONGEST_LICENCE: usize = 24;

fn is_imprint_line(text: &[char]) -> bool {
    let has = |sign: char| text.contains(&sign);
    let code = has('@') || contains(text, "CN") || contains(text, "://") || has_long_number(text);
    let colon = has('：') || has(':');
    let price = has('元') && text.iter().any(char::is_ascii_digit);
    let prose = text.iter().filter(|c| matches!(c, '。' | '，')).count() >= 2;
    // A licence stands alone, too: 内部报刊准印证某字第07号.
    if text.len() <= LONGEST_LICENCE && contains(text, "准印证") && (has('号') || has('第')) {
        return !prose;
    }
    if prose || !(code || colon || price) {
        return false;
    }
    let hits = IMPRINTS.count_in(text);
    hits >= 2 || hits >= 1 && code && colon
}

fn has_long_number(text: &[char]) -> bool {
    let mut run = 0;
    text.iter().any(|&c| {
        run = if c.is_ascii_digit() || (run > 0 && c == '-') { run + 1 } else { 0 };
        run >= 6
    })
}

fn is_sponsor_line(text: &[char]) -> bool {
    let end = text.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
    SPONSORS.end(&text[..end]) && !text.iter().any(|c| matches!(c, '，' | '“' | '！'))
}

/// `３版　钟楼…`: what stands on another page; or the word over such lines.
fn is_index_line(line: &Line<'_>) -> bool {
    let chars = line.chars;
    if INDEXES.are_spaced(chars) {
        return true;
    }
    if !line.glance.shows(Glance::PAGE) {
        return false;
    }
    // 导读　3版　… begins with its name.
    let named = INDEXES.at_beginning(chars).map(<[char]>::len).max().unwrap_or(0);
    let parting = |c: &&char| c.is_whitespace() || matches!(c, '：' | ':');
    let chars = &chars[named + chars[named..].iter().take_while(parting).count()..];
    let Some(at) = chars.iter().take(7).position(|&c| c == '版') else { return false };
    let spaced = chars.get(at + 1).is_some_and(|c| c.is_whitespace() || matches!(c, '：' | ':' | '·'));
    at > 0 && spaced && crate::jump::read_label(&chars[..at]).is_some() && chars.len() > at + 8
}

/// Pieces set apart by spaces, at least two of them of a title block: number, pages, price, publisher.
fn is_title_block(text: &[char]) -> bool {
    if text.len() > 70 || text.iter().any(|c| matches!(c, '，' | '。' | '；')) {
        return false;
    }
    let pieces: Vec<&[char]> = text.split(|c| c.is_whitespace()).filter(|p| !p.is_empty()).collect();
    let known = pieces.iter().filter(|p| is_block_piece(p)).count();
    known >= 2 && known * 2 >= pieces.len()
}

fn is_block_piece(piece: &[char]) -> bool {
    let counts = matches!(piece, ['今', '日', ..] | ['共', ..] | ['本', '期', ..]);
    issue_number(piece).is_some()
        || (counts && piece.contains(&'版'))
        || SPONSORS.end(piece)
        || find_weekday(piece).is_some() && piece.len() <= 4
        || piece.starts_with(&['农', '历'])
        || piece.contains(&'价') && piece.contains(&'元')
}

/// The characters as they are, or, where some are of full width, with those of half width.
fn narrowed(chars: &[char]) -> Cow<'_, [char]> {
    if chars.iter().all(|&c| narrow(c) == c) {
        return Cow::Borrowed(chars);
    }
    Cow::Owned(chars.iter().map(|&c| narrow(c)).collect())
}

/// Digits, letters and signs of full width as those of half width.
fn narrow(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{FF20}' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        _ => c,
    }
}

fn contains(chars: &[char], word: &str) -> bool {
    let Some(first) = word.chars().next() else { return true };
    let mut places = chars.iter().enumerate().filter(|(_, c)| **c == first);
    places.any(|(at, _)| word.chars().eq(chars[at..].iter().copied().take(word.chars().count())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    fn kind(text: &str) -> Option<FurnitureKind> {
        let chars: Vec<char> = text.chars().collect();
        furniture_sign(&split_lines(&chars, 0, false)[0]).map(|s| s.kind)
    }

    #[test]
    fn lines_that_speak_for_themselves() {
        use FurnitureKind::{Credits, Folio, Imprint, Nameplate};
        let cases = [
            ("2025年11月25日 农历十月初六 星期二 第3324期", Nameplate),
            ("第二版民國九年四月三日", Folio),
            ("庚申年二月十五日星期六", Nameplate),
            ("某县融媒体中心编辑出版", Nameplate),
            ("责编：周亦青 美编：沈云", Credits),
            ("本版编辑 周亦青 校对 沈云", Credits),
            ("准印证号：某内资第B0001号 新闻热线：80000000", Imprint),
            ("A02 要闻", Folio),
            ("第3版", Folio),
            ("导读　3版　渡口的钟修好了　5版　今天的鱼价", FurnitureKind::Other),
            ("导读：3版 渡口的钟修好了 5版 今天的鱼价", FurnitureKind::Other),
            ("2024年3月5日 星期二 3版 民生", Folio),
            ("第三版　　副刊『晨渡』　　民國二十三年五月十六日", Folio),
        ];
        for (text, want) in cases {
            assert_eq!(kind(text), Some(want), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_furniture() {
        for text in [
            "2025年11月25日，县里开了一个会。",
            "他在出版社工作了三十年，编辑过上百种书。",
            "再版的修订稿",
            "今日，渡口重新开航，两岸的人都来了。",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_issues() {
        let number = |t: &str| issue_number(&t.chars().collect::<Vec<_>>());
        assert_eq!(number("第3324期"), Some(3324));
        assert_eq!(number("第一百廿九號"), Some(129));
        assert_eq!(number("今年第一期，鲁连内资第B0022号"), Some(1));
    }
}
