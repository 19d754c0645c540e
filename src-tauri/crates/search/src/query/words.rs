//! Unquoted text, cut into the words that are looked for. The only place that names jieba.

use super::numerals;
use crate::fold::{Folded, is_script_without_spaces};
use jieba_rs::Jieba;
use std::ops::Range;
use std::sync::OnceLock;

/// The dictionary, loaded at first use.
pub(super) fn dictionary() -> &'static Jieba {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    DICTIONARY.get_or_init(Jieba::new)
}

/// Signs that part words and are not looked for unless quoted.
const BETWEEN_WORDS: &str = "，。、；：！？,;!?“”‘’\"'（）()《》〈〉【】〔〕［］[]{}<>「」『』…—·~～〜|｜";

/// What a character is when words are cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Between,
    /// Cut by the dictionary.
    Chinese,
    /// Kept whole: `5.1%`, `G20`, `C++`.
    Other,
}

fn class(c: char) -> Class {
    if BETWEEN_WORDS.contains(c) || c.is_whitespace() {
        return Class::Between;
    }
    match Folded::new(c.encode_utf8(&mut [0; 4])).places() {
        [] => Class::Between,
        [first, ..] if is_script_without_spaces(first.folded) => Class::Chinese,
        _ => Class::Other,
    }
}

/// The words of `text`, as runs of its characters. Text of nothing but signs is one word.
pub(super) fn cut(text: &[char]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for run in text.chunk_by(|a, b| class(*a) == class(*b)) {
        let end = start + run.len();
        match class(run[0]) {
            Class::Between => {}
            Class::Chinese => {
                words.extend(cut_chinese(run).into_iter().map(|w| start + w.start..start + w.end));
            }
            Class::Other => words.push(start..end),
        }
        start = end;
    }
    if words.is_empty() { uncut(text) } else { with_whole_numbers(text, &words) }
}

/// Words side by side that are one number or date are one word: 10, 月, 11 and 日.
fn with_whole_numbers(text: &[char], words: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let run = words[at..].windows(2).take_while(|pair| pair[0].end == pair[1].start).count();
        let is_number = |more: &usize| {
            let range = first.start..words[at + more].end;
            range.len() <= LONGEST_NUMBER && numerals::is_number(&text[range].iter().collect::<String>())
        };
        let more = (1..=run.min(LONGEST_NUMBER)).rev().find(is_number).unwrap_or(0);
        whole.push(first.start..words[at + more].end);
        at += more + 1;
    }
    whole
}

/// Characters of the longest date, 二〇二三年十二月三十一日, and some.
const LONGEST_NUMBER: usize = 16;

/// All of `text` as one word.
pub(super) fn uncut(text: &[char]) -> Vec<Range<usize>> {
    std::iter::once(0..text.len()).collect()
}

/// Traditional text is cut as if it were simplified, which is what the dictionary knows.
fn cut_chinese(run: &[char]) -> Vec<Range<usize>> {
    if run.len() == 1 {
        return uncut(run);
    }
    let printed: String = run.iter().collect();
    let folded = Folded::new(&printed);
    let origin: Vec<usize> = folded.places().iter().map(|place| place.origin as usize).collect();
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut place = 0;
    for word in dictionary().cut(&folded.text(), true) {
        let next = place + word.word.chars().count();
        let start = words.last().map_or(0, |last| last.end);
        let end = origin.get(next).copied().unwrap_or(run.len());
        if end > start {
            words.push(start..end);
        }
        place = next;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        cut(&chars).into_iter().map(|word| chars[word].iter().collect()).collect()
    }

    #[test]
    fn chinese_is_cut_and_the_rest_kept_whole() {
        assert_eq!(cut_text("农村电商"), ["农村", "电商"]);
        assert_eq!(cut_text("農村電商"), ["農村", "電商"]);
        assert_eq!(cut_text("增长5.1%的G20峰会"), ["增长", "5.1%", "的", "G20", "峰会"]);
        assert_eq!(cut_text("下乡，C++！"), ["下乡", "C++"]);
        assert_eq!(cut_text("，。"), ["，。"]);
        assert_eq!(cut_text("我"), ["我"]);
    }

    #[test]
    fn a_number_or_a_date_is_one_word() {
        assert_eq!(cut_text("2023年10月11日下乡"), ["2023年10月11日", "下乡"]);
        assert_eq!(cut_text("二〇二三年十月下乡"), ["二〇二三年十月", "下乡"]);
        assert_eq!(cut_text("一日千里"), ["一日千里"]);
    }
}
