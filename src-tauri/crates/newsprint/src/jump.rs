//! 转版 and 接版: lines that send the reader to another page.

use crate::PageLabel;
use crate::numerals::{is_numeral, parse_number};
use crate::punctuation::{is_round_close, is_round_open};
use serde::{Deserialize, Serialize};

/// Which way a jump points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 下转二版.
    To,
    /// 上接一版.
    From,
}

/// A jump and where it stands in the characters it was read from, brackets included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundJump {
    pub(crate) direction: Direction,
    pub(crate) page: PageLabel,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

const OPENERS: &[(&str, Direction)] = &[
    ("下转", Direction::To),
    ("下轉", Direction::To),
    ("紧转", Direction::To),
    ("转", Direction::To),
    ("轉", Direction::To),
    ("上接", Direction::From),
    ("紧接", Direction::From),
    ("接", Direction::From),
];

/// So many words a jump has at most; and so many where it names a headline: 上接一版《…》.
const LONGEST: usize = 24;
const LONGEST_WITH_HEADLINE: usize = 60;
/// What else may stand behind the page: 右下角.
const LONGEST_BEHIND: usize = 4;

/// Reads a jump that is all of `chars`, or stands in brackets at its beginning or end.
pub(crate) fn find_jump(chars: &[char]) -> Option<FoundJump> {
    if chars.len() > 4000 {
        return tail_jump(chars);
    }
    if let Some(jump) = read_whole(chars, 0, chars.len()) {
        return Some(jump);
    }
    tail_jump(chars).or_else(|| head_jump(chars))
}

fn tail_jump(chars: &[char]) -> Option<FoundJump> {
    let open = crate::punctuation::trailing_group(chars)?;
    read_whole(chars, open, chars.len())
}

fn head_jump(chars: &[char]) -> Option<FoundJump> {
    if !is_round_open(*chars.first()?) {
        return None;
    }
    let mut depth = 0;
    let close = chars.iter().take(LONGEST_WITH_HEADLINE + 2).position(|&c| {
        depth += i32::from(is_round_open(c)) - i32::from(is_round_close(c));
        depth == 0
    })?;
    read_whole(chars, 0, close + 1)
}

fn read_whole(chars: &[char], start: usize, end: usize) -> Option<FoundJump> {
    if end - start > 2 * LONGEST_WITH_HEADLINE || !chars[start..end].contains(&'版') {
        return None;
    }
    let mut words: Vec<char> = chars[start..end].iter().copied().filter(|c| !c.is_whitespace()).collect();
    let longest = if words.contains(&'《') { LONGEST_WITH_HEADLINE } else { LONGEST };
    if words.len() > longest {
        return None;
    }
    while words.first().is_some_and(|&c| is_edge(c)) {
        words.remove(0);
    }
    while words.last().is_some_and(|&c| is_edge(c)) {
        words.pop();
    }
    let text: String = words.iter().collect();
    let (opener, direction) = OPENERS.iter().find(|(word, _)| text.starts_with(word))?;
    let rest = &words[opener.chars().count()..];
    let page_sign = rest.iter().position(|c| *c == '版')?;
    let label = read_label(&rest[..page_sign])?;
    let behind = &rest[page_sign + 1..];
    let opens = behind.iter().take(2).any(|&c| c == '《');
    let names_headline = opens && behind.ends_with(&['》']) && !behind[0].is_alphanumeric();
    if !names_headline && (behind.len() > LONGEST_BEHIND || behind.iter().any(|c| !c.is_alphanumeric())) {
        return None;
    }
    Some(FoundJump { direction: *direction, page: label, start, end })
}

/// The headline that a jump names: 上接一版《…》.
pub(crate) fn named_headline(chars: &[char]) -> Option<String> {
    let open = chars.iter().position(|&c| c == '《')?;
    let close = chars.iter().rposition(|&c| c == '》').filter(|&close| close > open + 1)?;
    let headline: String = chars[open + 1..close].iter().collect();
    Some(headline.trim().to_owned()).filter(|headline| !headline.is_empty())
}

fn is_edge(c: char) -> bool {
    is_round_open(c)
        || is_round_close(c)
        || matches!(c, '▲' | '▼' | '●' | '■' | '→' | '←' | '◆' | '.' | '。' | '【' | '】')
}

/// A page's label as a jump names it: `二` and `第2` both give `2`, `A02` stays.
pub(crate) fn read_label(chars: &[char]) -> Option<PageLabel> {
    let rest = chars.strip_prefix(&['第']).unwrap_or(chars);
    if rest.is_empty() || rest.len() > 6 {
        return None;
    }
    let letters = rest.iter().take_while(|c| c.is_ascii_alphabetic() || ('Ａ'..='Ｚ').contains(*c)).count();
    let (section, number) = rest.split_at(letters);
    if number.is_empty() || !number.iter().all(|&c| is_numeral(c)) {
        return None;
    }
    let value = parse_number(number)?;
    let section: String = section.iter().map(|&c| narrow(c).to_ascii_uppercase()).collect();
    if section.is_empty() {
        return Some(PageLabel::new(&value.to_string()));
    }
    let digits: String = number.iter().map(|&c| narrow(c)).collect();
    let digits = if digits.is_ascii() { digits } else { value.to_string() };
    Some(PageLabel::new(&format!("{section}{digits}")))
}

fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_jump_are_no_part_of_it() {
        for text in ["（上接1版）河水退后，", "（上接1版）河。", "（上接一版）看《渡口》"]
        {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(find_jump(&chars).map(|jump| jump.end), Some(6), "{text}");
        }
        assert_eq!(find_jump(&"转二版，他说".chars().collect::<Vec<_>>()), None);
    }

    fn found(text: &str) -> Option<(Direction, String, usize)> {
        let chars: Vec<char> = text.chars().collect();
        find_jump(&chars).map(|j| (j.direction, j.page.to_string(), j.start))
    }

    #[test]
    fn jumps_in_their_several_manners() {
        use Direction::{From, To};
        let cases = [
            ("（下转二版）", To, "2", 0),
            ("(下转第A02版)", To, "A02", 0),
            ("下转３版", To, "3", 0),
            ("▲上接第一版", From, "1", 0),
            ("（上接1版）河水退后，", From, "1", 0),
            ("（上接1版）河水退后《渡口》那台戏又唱了《两遍》", From, "1", 0),
            ("（下转三版左上）", To, "3", 0),
            ("乡亲们都来了。（下转 4 版）", To, "4", 7),
            ("（紧接第十二版）", From, "12", 0),
            ("（上接一版《河水退了（上）》）", From, "1", 0),
            ("▲上接第三版《过江只要九分钟　两岸的人都说好　轮渡也不停》", From, "3", 0),
            ("他又走了。（下转4版《河水退了》）", To, "4", 5),
        ];
        for (text, direction, page, start) in cases {
            assert_eq!(found(text), Some((direction, page.to_owned(), start)), "{text}");
        }
        let headline = |text: &str| named_headline(&text.chars().collect::<Vec<_>>());
        assert_eq!(headline("（上接一版《河水退了（上）》）").as_deref(), Some("河水退了（上）"));
        assert_eq!((headline("（上接一版）"), headline("（上接一版《》）")), (None, None));
        for text in ["（未完）", "转到县里工作的第三年，他出版了一本书。", "下转"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
