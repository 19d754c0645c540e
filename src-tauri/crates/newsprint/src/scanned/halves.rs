//! The labels of a spread's two pages, where the file's name says both: `晶报1939-04-23_p1+4`, `2-3`, `A02A03`.

use crate::PageLabel;
use crate::names::{date_in, without_zeros};

/// The labels of the page that is read first and of the other.
///
/// The sheets of a newspaper are folded: whichever way it is read, the page that is read first on a spread has an even
/// number (2 before 3 inside, the last page before the first outside). The name may say them in any order.
pub(super) fn labels(path: &str) -> Option<(PageLabel, PageLabel)> {
    let name: Vec<char> = path.rsplit(['/', '\\', '!']).next()?.chars().collect();
    let stem = &name[..name.iter().rposition(|&c| c == '.').filter(|&at| at > 0).unwrap_or(name.len())];
    let rest = date_in(stem).map_or_else(|| stem.to_vec(), |(_, rest)| rest);
    let mut pages = pages(&rest);
    let (second, first) = (pages.pop()?, pages.pop()?);
    let (even, odd) = match (first.number % 2, second.number % 2) {
        (0, 1) => (first, second),
        (1, 0) => (second, first),
        _ => return None,
    };
    Some((even.label, odd.label))
}

struct NamedPage {
    label: PageLabel,
    number: u32,
}

/// The pages at the end of a name, if it ends in two: letters of one section or none, a number, a sign between, or none
/// between pages with letters.
fn pages(name: &[char]) -> Vec<NamedPage> {
    let end =
        name.iter().rposition(|&c| !matches!(c, '版' | '连' | '連' | '页' | '面')).map_or(0, |at| at + 1);
    let name = &name[..end];
    let Some((second, rest)) = page_at_end(name) else { return Vec::new() };
    let rest = match rest.split_last() {
        Some(('+' | '-' | '–' | '~' | '&' | '·' | '、' | '和' | ',', rest)) => rest,
        _ if second.label.as_str().starts_with(|c: char| c.is_ascii_alphabetic()) => rest,
        _ => return Vec::new(),
    };
    let Some((first, before)) = page_at_end(rest) else { return Vec::new() };
    let stands_alone = before.last().is_none_or(|c| !c.is_ascii_alphanumeric());
    if stands_alone { vec![first, second] } else { Vec::new() }
}

/// The page that a name ends in, and what stands before it. `p` and `P` mean page and are no section.
fn page_at_end(name: &[char]) -> Option<(NamedPage, &[char])> {
    let digits = name.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let start = name.len() - digits;
    let number: u32 =
        name[start..].iter().collect::<String>().parse().ok().filter(|n| (1..=999).contains(n))?;
    let (section, before) = match name[..start].split_last() {
        Some((letter, before)) if letter.is_ascii_alphabetic() => (Some(*letter), before),
        _ => (None, &name[..start]),
    };
    let section = section.filter(|letter| !matches!(letter, 'p' | 'P'));
    let label: String = section.into_iter().chain(name[start..].iter().copied()).collect();
    Some((NamedPage { label: without_zeros(&PageLabel::new(&label)), number }, before))
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn names_that_say_both_pages() {
        let cases = [
            ("某报/某报_1939-04-23_p1+4.jpg", Some(("4", "1"))),
            ("某报19400430_p2+3.jpg", Some(("2", "3"))),
            ("2019-03-12/A02A03.tif", Some(("A02", "A03"))),
            ("某报2·3连版.png", Some(("2", "3"))),
            ("某报20190312_06-07.jpg", Some(("6", "7"))),
            ("某报_第8、1版.jpg", Some(("8", "1"))),
            ("2-4.jpg", None),
            ("1939-04-23.jpg", None),
            ("扫描0023.jpg", None),
            ("img12-13b.jpg", None),
            ("scan2-3.jpg", None),
            ("", None),
        ];
        for (path, want) in cases {
            let read = labels(path).map(|(first, second)| (first.to_string(), second.to_string()));
            assert_eq!(read, want.map(|(first, second)| (first.to_owned(), second.to_owned())), "{path}");
        }
    }
}
