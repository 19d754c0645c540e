//! The page that a line names, and lines that do nothing else.

use super::issue_number;
use crate::dates::find_dates;
use crate::numerals::is_numeral;
use crate::punctuation::{ends_sentence, is_han, is_pause, squeezed};

/// The page a folio names: 第二版, A02, 02版, and before or behind a day 03 or 2·3.
pub(crate) fn page_label(chars: &[char]) -> Option<crate::PageLabel> {
    let is_part = |c: char| is_numeral(c) || c.is_ascii_alphabetic();
    let signs = (1..chars.len()).filter(|&at| chars[at] == '版' && is_part(chars[at - 1]));
    if signs.clone().next().is_none() {
        return label_alone(chars);
    }
    signs.into_iter().find_map(|at| {
        let start = chars[..at].iter().rposition(|&c| !is_part(c)).map_or(0, |i| i + 1);
        if is_count(chars, start, at) { None } else { crate::jump::read_label(&chars[start..at]) }
    })
}

/// 今日4版, 早刊4版, 共8版, 对开四版: how many pages there are. So does a bare 4版 that ends a line with the issue's number.
fn is_count(chars: &[char], start: usize, at: usize) -> bool {
    let before = start.checked_sub(1).map(|i| chars[i]);
    let counted =
        before.is_some_and(|c| matches!(c, '共' | '日' | '刊' | '期' | '开' | '開' | '天' | '张' | '張'));
    let is_bare = before != Some('第') && !chars[start].is_ascii_alphabetic();
    let ends = chars[at + 1..].iter().all(|c| c.is_whitespace());
    counted || (is_bare && ends && issue_number(chars).is_some())
}

/// A label without its sign, as a word of its own: A02 at either end of a line or in one with a day, 03 and 2·3 only
/// at the beginning of one with a day.
fn label_alone(chars: &[char]) -> Option<crate::PageLabel> {
    let is_coded = |piece: &[char]| {
        (2..=4).contains(&piece.len())
            && piece[0].is_ascii_uppercase()
            && piece[1..].iter().all(char::is_ascii_digit)
    };
    let pieces: Vec<&[char]> = chars
        .split(|c| c.is_whitespace() || matches!(c, '|' | '│'))
        .filter(|piece| !piece.is_empty())
        .collect();
    let is_dated = || find_dates(chars).iter().any(|mention| mention.date().is_some());
    let coded = pieces.iter().position(|piece| is_coded(piece));
    if let Some(at) = coded.filter(|&at| at == 0 || at + 1 == pieces.len() || is_dated()) {
        return crate::jump::read_label(pieces[at]);
    }
    let first: Vec<&[char]> = pieces.first()?.split(|&c| c == '·').collect();
    let is_number = |part: &[char]| (1..=2).contains(&part.len()) && part.iter().all(char::is_ascii_digit);
    if pieces.len() < 2 || !first.iter().all(|part| is_number(part)) || !is_dated() {
        return None;
    }
    match first[..] {
        [number] => crate::jump::read_label(number),
        [_, _] => Some(crate::PageLabel::new(&format!("{}连版", pieces[0].iter().collect::<String>()))),
        _ => None,
    }
}

pub(super) fn has_page_label(chars: &[char]) -> bool {
    page_label(chars).is_some()
}

/// A line that is a page's label and, at most, its name and the paper's: `A02 要闻`, `第3版`, `2版·民生`.
pub(super) fn is_folio(chars: &[char]) -> bool {
    let words = squeezed(chars);
    if words.is_empty() || words.len() > 16 || words.iter().any(|&c| is_pause(c)) || ends_sentence(chars) {
        return false;
    }
    if has_page_label(&words) && words.len() <= 12 {
        let at = words.iter().position(|&c| c == '版').unwrap_or(0);
        return at <= 5 || at + 1 == words.len();
    }
    let digits = words.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    let coded = (2..=4).contains(&digits) && words[0].is_ascii_uppercase() && words[1].is_ascii_digit();
    coded && words.len() - digits <= 6 && words[digits..].iter().all(|&c| is_han(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_of_pages_is_no_page() {
        let label = |t: &str| page_label(&t.chars().collect::<Vec<_>>()).map(|l| l.to_string());
        for text in ["2025年10月22日　星期三　第983期　4版", "今日四版", "第128期8版", "对开四版", "共16版"]
        {
            assert_eq!(label(text), None, "{text}");
        }
        let pages = [
            ("第三版　2024年3月5日　第128期", "3"),
            ("2024年3月5日 星期二 3版 民生", "3"),
            ("A02 要闻", "A02"),
        ];
        for (text, page) in pages {
            assert_eq!(label(text).as_deref(), Some(page), "{text}");
        }
        assert_eq!(label("要闻　2024年3月5日　B11").as_deref(), Some("B11"));
        assert_eq!(label("某州晚报　2024年3月5日　A07　副刊").as_deref(), Some("A07"));
        assert_eq!(label("03　民生　2024年3月5日　星期二").as_deref(), Some("3"));
        assert_eq!(label("2·3　特稿　2012年7月7日　星期六　版式：周青").as_deref(), Some("2·3连版"));
        for text in ["型号 B11 上市", "03 民生", "2024年3月5日 3", "2023 1月15日"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
