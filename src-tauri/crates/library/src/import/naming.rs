//! The names of members of a zip: bytes of no known encoding that somebody else chose. They become words in a report and
//! facts for the parser, never a path that anything is opened by.

use super::walk::natural;
use encoding_rs::{BIG5, Encoding, GB18030};
use std::cmp::Ordering;

/// A member's name, and whether all of it is text. Where the zip marks it as UTF-8 it is; otherwise packers on Chinese
/// Windows wrote GBK, on Taiwan's and Hong Kong's Big5, and packers on macOS UTF-8 without a mark.
pub(super) fn decoded_name(raw: &[u8], marked: bool) -> (String, bool) {
    let utf8 = std::str::from_utf8(raw).ok();
    if marked {
        return (String::from_utf8_lossy(raw).into_owned(), utf8.is_some());
    }
    // GBK that is UTF-8 by chance gives letters of Greek or Cyrillic.
    if let Some(name) = utf8.filter(|name| odd_signs(name) == 0) {
        return (name.to_owned(), true);
    }
    let read = |encoding: &'static Encoding| encoding.decode_without_bom_handling(raw);
    let ((gbk, gbk_broken), (big5, big5_broken)) = (read(GB18030), read(BIG5));
    if !big5_broken && (gbk_broken || odd_signs(&big5) < odd_signs(&gbk)) {
        return (big5.into_owned(), true);
    }
    (gbk.into_owned(), !gbk_broken)
}

/// How many signs a Chinese name would hardly have.
fn odd_signs(name: &str) -> usize {
    let usual = |c: char| {
        c.is_ascii()
            || matches!(c, '\u{B7}' | '\u{2014}'..='\u{2026}' | '\u{3000}'..='\u{3029}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF65}')
    };
    name.chars().filter(|&c| !usual(c)).count()
}

/// The path inside the zip: what makes a name absolute is left out, control characters are made visible. `None` for
/// a name that leads out of the zip, or is none.
pub(super) fn inner_path(name: &str) -> Option<String> {
    let is_drive = |part: &str| part.len() == 2 && part.ends_with(':');
    let parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).collect();
    let parts = if parts.first().is_some_and(|first| is_drive(first)) { &parts[1..] } else { &parts[..] };
    if parts.is_empty() || parts.contains(&"..") {
        return None;
    }
    Some(parts.join("/").replace(char::is_control, "\u{FFFD}"))
}

/// Folder by folder, in the order people count.
pub(super) fn in_order(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.split('/'), b.split('/'));
    loop {
        match (left.next(), right.next()) {
            (Some(x), Some(y)) if x == y => {}
            (Some(x), Some(y)) => return natural(x, y),
            (x, y) => return x.is_some().cmp(&y.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_their_packers_wrote_them() {
        let encoded = |name: &str, encoding: &'static Encoding| encoding.encode(name).0.into_owned();
        for name in ["云溪日报/01版_要闻.txt", "副刊.txt", "Ａ02版·民生（下）.txt", "版.md", "plain.txt"]
        {
            assert_eq!(decoded_name(&encoded(name, GB18030), false), (name.to_owned(), true));
            assert_eq!(decoded_name(name.as_bytes(), true), (name.to_owned(), true));
            assert_eq!(decoded_name(name.as_bytes(), false), (name.to_owned(), true), "macOS marks nothing");
        }
        for name in ["雲溪日報/第二版.txt", "民國二十三年五月/副刊.txt"] {
            assert_eq!(decoded_name(&encoded(name, BIG5), false), (name.to_owned(), true));
        }
        assert!(!decoded_name(b"\xff\xff\x80.txt", false).1);
        assert_eq!(decoded_name(b"\xff.txt", true), ("\u{FFFD}.txt".to_owned(), false));
    }

    #[test]
    fn a_name_is_never_a_path_out_of_the_zip() {
        for out in ["../x.txt", "a/../../x.txt", "..\\x.txt", "", "/", ".", "C:"] {
            assert_eq!(inner_path(out), None, "{out}");
        }
        let cases = [
            ("/etc/x.txt", "etc/x.txt"),
            ("C:\\报\\x.txt", "报/x.txt"),
            ("./a//x.txt", "a/x.txt"),
            ("a\0b\u{1b}.txt", "a\u{FFFD}b\u{FFFD}.txt"),
            ("a..b/...txt", "a..b/...txt"),
        ];
        for (name, path) in cases {
            assert_eq!(inner_path(name).as_deref(), Some(path), "{name}");
        }
    }

    #[test]
    fn members_stand_as_a_folder_would() {
        let mut names = ["b/2.txt", "a/10.txt", "a/2.txt", "a/2/1.txt", "1.txt"];
        names.sort_by(|a, b| in_order(a, b));
        assert_eq!(names, ["1.txt", "a/2/1.txt", "a/2.txt", "a/10.txt", "b/2.txt"]);
    }
}
