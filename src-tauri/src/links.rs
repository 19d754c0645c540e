//! Links from outside, `baoge://article/…`: what they mean as an address in the window. Whoever made one is not known,
//! so that nothing of it is taken over but what was read as what it should be.

use jiff::civil::Date;
use library::{ArticleId, PageId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tauri::Url;

/// What our links begin with.
pub(crate) const SCHEME: &str = "baoge";

/// No link of ours is longer.
const LONGEST: usize = 4000;

/// No newspaper's name and no edition's is longer, in characters; no query either.
const LONGEST_NAME: usize = 100;
const LONGEST_QUERY: usize = 1000;

/// What is written as it is in an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Whether this is a link of ours, be it a bad one, and no file's name.
pub(crate) fn is_link(word: &str) -> bool {
    word.split_once(':').is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case(SCHEME))
}

/// The window's address of what a link means, `#/article/…`. `None`: it means nothing.
pub(crate) fn address(link: &str) -> Option<String> {
    let url = Url::parse(link).ok().filter(|url| link.len() <= LONGEST && url.scheme() == SCHEME)?;
    let is_bare = url.username().is_empty()
        && url.password().is_none()
        && url.port().is_none()
        && url.fragment().is_none();
    let parts = parts(&url).filter(|_| is_bare)?;
    let room = url.host_str()?;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match (room, &parts[..], url.query()) {
        ("search", [], Some(_)) => Some(addressed("search", &[&query(&url)?])),
        ("article", [id], None) => Some(addressed("article", &[&id.parse::<ArticleId>().ok()?.to_string()])),
        ("page", [id], None) => Some(addressed("page", &[&id.parse::<PageId>().ok()?.to_string()])),
        ("issue", [newspaper, day, edition @ ..], None) if edition.len() < 2 => {
            let date = day.parse::<Date>().ok().map(|date| date.to_string()).filter(|date| date == day)?;
            let are_names =
                is_text(newspaper, LONGEST_NAME) && edition.iter().all(|e| is_text(e, LONGEST_NAME));
            are_names.then(|| addressed("issue", &[&[*newspaper, date.as_str()][..], edition].concat()))
        }
        _ => None,
    }
}

/// The parts of a link's path, decoded; a stroke at its end is none.
fn parts(url: &Url) -> Option<Vec<String>> {
    let path = url.path().strip_prefix('/').unwrap_or(url.path());
    let path = path.strip_suffix('/').unwrap_or(path);
    let decoded = |part: &str| percent_decode_str(part).decode_utf8().ok().map(String::from);
    if path.is_empty() { Some(Vec::new()) } else { path.split('/').map(decoded).collect() }
}

/// The one thing asked.
fn query(url: &Url) -> Option<String> {
    let mut pairs = url.query_pairs();
    let (name, value) = pairs.next()?;
    let is_all = pairs.next().is_none() && name == "q" && is_text(&value, LONGEST_QUERY);
    is_all.then(|| value.into_owned())
}

/// Words that one may show: some, not too many, and no signs that steer a screen.
fn is_text(words: &str, longest: usize) -> bool {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    !words.trim().is_empty() && words.chars().count() <= longest && !words.contains(steers)
}

fn addressed(room: &str, parts: &[&str]) -> String {
    let written = parts.iter().map(|part| utf8_percent_encode(part, PLAIN).to_string());
    format!("#/{room}/{}", written.collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_means_a_place() {
        for (link, place) in [
            ("baoge://article/0123456789abc", "#/article/0123456789abc"),
            ("BAOGE://article/0123456789abc/", "#/article/0123456789abc"),
            ("baoge://page/0123456789abcdef-0", "#/page/0123456789abcdef-0"),
            ("baoge://issue/海曲晨报/2024-03-05", "#/issue/%E6%B5%B7%E6%9B%B2%E6%99%A8%E6%8A%A5/2024-03-05"),
            ("baoge://issue/a%2Fb/2024-03-05/%E6%99%9A", "#/issue/a%2Fb/2024-03-05/%E6%99%9A"),
            ("baoge://search?q=农村%20电商", "#/search/%E5%86%9C%E6%9D%91%20%E7%94%B5%E5%95%86"),
            ("baoge://search?q=%22a%23b%22+c", "#/search/%22a%23b%22%20c"),
        ] {
            assert_eq!(address(link).as_deref(), Some(place), "{link}");
            assert!(is_link(link));
        }
    }

    #[test]
    fn what_is_not_quite_a_link_means_nothing() {
        let long = format!("baoge://search?q={}", "a".repeat(1001));
        let bad = [
            "baoge://",
            "baoge:article/0123456789abc",
            "baoge://article",
            "baoge://article/../../etc/passwd",
            "baoge://article/0123456789abc/more",
            "baoge://article/0123456789abc?x=1",
            "baoge://article/0123456789abc#x",
            "baoge://me@article/0123456789abc",
            "baoge://article:80/0123456789abc",
            "baoge://article/<script>alert(1)</script>",
            "baoge://page/0123456789abcdef",
            "baoge://issue/海曲晨报",
            "baoge://issue/海曲晨报/昨天",
            "baoge://issue/海曲晨报/2024-3-5",
            "baoge://issue/海曲晨报/2024-02-30",
            "baoge://issue//2024-03-05",
            "baoge://issue/%E6/2024-03-05",
            "baoge://issue/a%00b/2024-03-05",
            "baoge://issue/a%E2%80%AEb/2024-03-05",
            "baoge://issue/a/2024-03-05/b/c",
            "baoge://search",
            "baoge://search?q=",
            "baoge://search?q=a&q=b",
            "baoge://search?q=a&x=b",
            "baoge://search?x=a",
            "baoge://search/a?q=b",
            "baoge://search?q=a%0Ab",
            "baoge://import?path=/etc",
            "baoge://settings",
            "https://article/0123456789abc",
            "javascript:alert(1)",
            &long,
        ];
        for link in bad {
            assert_eq!(address(link), None, "{link}");
        }
        assert!(!is_link("C:\\剪报\\1.txt") && !is_link("剪报.txt") && !is_link("https://baoge"));
    }
}
