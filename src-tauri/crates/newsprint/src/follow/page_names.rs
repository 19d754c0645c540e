//! Which pages of an issue a jump means: 二, 2, 02, 第2版 and A02 may all be one page.

use crate::PageLabel;
use crate::numerals::{is_numeral, parse_number};

/// Signs between the numbers of one label that mean the pages between them as well: 4-7版.
const RANGES: &str = "-－—–~～至";

/// More pages than these are not printed as one.
const WIDEST_SPREAD: u32 = 8;

/// A page by section and number: A02 is 2 of A, 2·3连版 are 2 and 3 of no section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageNames {
    /// Empty for a label without a number.
    numbers: Vec<(String, u32)>,
    /// The label as it is compared where it has no number: 特刊, 中缝.
    plain: String,
}

impl PageNames {
    /// Reads a label.
    pub(crate) fn of(label: &PageLabel) -> Self {
        let chars: Vec<char> = label.as_str().chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
        let mut numbers: Vec<(String, u32)> = Vec::new();
        let (mut section, mut words, mut at) = (String::new(), String::new(), 0);
        while at < chars.len() {
            let length = number_at(&chars, at);
            if length == 0 {
                words.push(chars[at]);
                at += 1;
                continue;
            }
            if let Some(number) = parse_number(&chars[at..at + length]) {
                if let Some(named) = section_in(&words) {
                    section = named;
                }
                let begin = numbers.last().filter(|_| words.contains(|c| RANGES.contains(c))).map(|n| n.1);
                let between = begin.map_or(number, |begin| begin + 1);
                let wide = number.saturating_sub(between) >= WIDEST_SPREAD;
                let first = if wide { number } else { between.min(number) };
                numbers.extend((first..=number).map(|n| (section.clone(), n)));
            }
            words.clear();
            at += length;
        }
        Self { numbers, plain: bare(&chars) }
    }

    /// Whether several pages are printed as one.
    pub(crate) fn is_spread(&self) -> bool {
        self.numbers.len() > 1
    }

    fn has(&self, section: &str, number: u32) -> bool {
        self.numbers.iter().any(|(s, n)| s == section && *n == number)
    }
}

/// The pages that a jump printed on page `on` means by `named`: several where two pages bear one label, none where
/// the page is not here or it cannot be told which it is.
pub(crate) fn meant(pages: &[Option<PageNames>], on: usize, named: &PageNames) -> Vec<usize> {
    if named.numbers.is_empty() {
        return having(pages, |page| page.numbers.is_empty() && page.plain == named.plain);
    }
    let own = pages[on].as_ref();
    let mut found: Vec<usize> =
        named.numbers.iter().flat_map(|(section, number)| pages_of(pages, own, section, *number)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The pages of one section and number. A jump may leave out the section of its own page; a label may leave out the
/// section of an issue that has only one.
fn pages_of(pages: &[Option<PageNames>], own: Option<&PageNames>, section: &str, number: u32) -> Vec<usize> {
    let own_sections: Vec<&str> =
        own.map_or_else(Vec::new, |own| own.numbers.iter().map(|(s, _)| s.as_str()).collect());
    let own_is_plain = own_sections.iter().all(|s| s.is_empty());
    if section.is_empty() && !own_is_plain {
        let same = having(pages, |page| own_sections.iter().any(|own| page.has(own, number)));
        if !same.is_empty() {
            return same;
        }
    }
    let exact = having(pages, |page| page.has(section, number));
    if !exact.is_empty() || !own_is_plain {
        return exact;
    }
    if section.is_empty() {
        let any = having(pages, |page| page.numbers.iter().any(|(_, n)| *n == number));
        return if any.len() == 1 { any } else { Vec::new() };
    }
    let has_section = having(pages, |page| page.numbers.iter().any(|(s, _)| s == section));
    if has_section.is_empty() { having(pages, |page| page.has("", number)) } else { Vec::new() }
}

fn having(pages: &[Option<PageNames>], test: impl Fn(&PageNames) -> bool) -> Vec<usize> {
    (0..pages.len()).filter(|&page| pages[page].as_ref().is_some_and(&test)).collect()
}

/// How many characters from `at` are a number. A Chinese one stands by itself: 元旦特刊 is not page 1.
fn number_at(chars: &[char], at: usize) -> usize {
    let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        return digits;
    }
    let length = chars[at..].iter().take_while(|&&c| is_numeral(c)).count();
    let stands_free = |c: &char| !c.is_alphanumeric() || "第版连至".contains(*c);
    let before = at.checked_sub(1).is_none_or(|before| stands_free(&chars[before]));
    if before && chars.get(at + length).is_none_or(stands_free) { length } else { 0 }
}

/// What stands before a number and is no more than its setting (第, ·) names no section.
fn section_in(words: &str) -> Option<String> {
    let named: String = words.chars().filter(|c| c.is_alphanumeric() && !"第版连第至".contains(*c)).collect();
    (!named.is_empty()).then(|| named.to_uppercase())
}

fn bare(chars: &[char]) -> String {
    let label: String = chars.iter().collect();
    label.strip_suffix('版').unwrap_or(&label).to_owned()
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

    fn names(label: &str) -> Vec<(String, u32)> {
        PageNames::of(&PageLabel::new(label)).numbers
    }

    /// The labels that a jump on the first of `labels` means by `named`.
    fn reached<'t>(labels: &[&'t str], named: &str) -> Vec<&'t str> {
        let pages: Vec<Option<PageNames>> =
            labels.iter().map(|label| Some(PageNames::of(&PageLabel::new(label)))).collect();
        let found = meant(&pages, 0, &PageNames::of(&PageLabel::new(named)));
        found.into_iter().map(|page| labels[page]).collect()
    }

    #[test]
    fn labels_in_their_several_manners() {
        let plain = |numbers: &[u32]| numbers.iter().map(|&n| (String::new(), n)).collect::<Vec<_>>();
        for label in ["2", "02", "二", "第2版", "第二版", "２", " 2 版"] {
            assert_eq!(names(label), plain(&[2]), "{label}");
        }
        assert_eq!(names("2·3连版"), plain(&[2, 3]));
        assert_eq!(names("4-7版"), plain(&[4, 5, 6, 7]));
        assert_eq!(names("第十二版"), plain(&[12]));
        assert_eq!(names("A02·03"), [("A".to_owned(), 2), ("A".to_owned(), 3)]);
        assert_eq!(names("ａ02"), [("A".to_owned(), 2)]);
        assert_eq!(names("特刊3"), [("特刊".to_owned(), 3)]);
        for label in ["中缝", "元旦特刊", "百姓"] {
            assert_eq!(names(label), [], "{label}");
        }
        assert_eq!(names("1-99999999999"), plain(&[1]));
        assert_eq!(names("1-4000000000"), plain(&[1, 4_000_000_000]));
    }

    #[test]
    fn a_jump_finds_its_page_however_it_is_written() {
        assert_eq!(reached(&["1", "2", "3"], "二"), ["2"]);
        assert_eq!(reached(&["01", "02"], "2"), ["02"]);
        assert_eq!(reached(&["1", "2·3连版", "4"], "3"), ["2·3连版"]);
        assert_eq!(reached(&["1", "特刊"], "特刊版"), ["特刊"]);
        assert_eq!(reached(&["1", "3"], "2"), Vec::<&str>::new());
    }

    #[test]
    fn sections_may_be_left_out_where_it_is_clear_which_is_meant() {
        assert_eq!(reached(&["A01", "A02", "B02"], "2"), ["A02"]);
        assert_eq!(reached(&["A01", "B02"], "2"), Vec::<&str>::new());
        assert_eq!(reached(&["1", "A02"], "2"), ["A02"]);
        assert_eq!(reached(&["1", "A02", "B02"], "2"), Vec::<&str>::new());
        assert_eq!(reached(&["1", "2"], "A02"), ["2"]);
        assert_eq!(reached(&["1", "2", "A03"], "A02"), Vec::<&str>::new());
        assert_eq!(reached(&["A01", "A02", "B02"], "B2"), ["B02"]);
    }

    #[test]
    fn two_pages_of_one_label_are_both_meant() {
        assert_eq!(reached(&["1", "2", "2"], "2").len(), 2);
    }
}
