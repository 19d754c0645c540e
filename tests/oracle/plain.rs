//! Text as the oracle compares it: folded by the tables of the project, applied in the plainest way. None of the
//! search's code is asked.

use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static PAIRS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let tables = [
        include_str!("../../src-tauri/crates/search/src/fold/signs.txt"),
        include_str!("../../src-tauri/crates/search/src/fold/radicals.txt"),
        include_str!("../../src-tauri/crates/search/src/fold/traditional.txt"),
        include_str!("../../src-tauri/crates/search/src/fold/variants.txt"),
    ];
    let mut pairs = HashMap::new();
    for line in tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')) {
        for pair in line.split_whitespace() {
            let mut chars = pair.chars();
            if let (Some(from), Some(to)) = (chars.next(), chars.next()) {
                pairs.entry(from).or_insert(to);
            }
        }
    }
    pairs
});

/// Folded characters, each with whether white space is printed before it.
pub(crate) fn folded(text: &str) -> Vec<(char, bool)> {
    let mut out = Vec::new();
    let mut after_space = false;
    for printed in text.chars() {
        if printed.is_whitespace() {
            after_space = true;
        }
        for c in fold(printed) {
            out.push((c, std::mem::take(&mut after_space)));
        }
    }
    out
}

/// The folded characters alone.
pub(crate) fn plain(text: &str) -> String {
    text.chars().flat_map(fold).collect()
}

/// The printed characters that count.
pub(crate) fn printed(text: &str) -> String {
    text.chars().filter(|c| !fold(*c).is_empty()).collect()
}

fn fold(printed: char) -> Vec<char> {
    if printed.is_ascii_alphanumeric() {
        return vec![printed.to_ascii_lowercase()];
    }
    if ('\u{4e00}'..='\u{9fff}').contains(&printed) && !PAIRS.contains_key(&printed) {
        return vec![printed];
    }
    let mut chars = vec![printed];
    // Again and again, until nothing changes.
    for _ in 0..8 {
        let lower = chars.iter().flat_map(|c| c.to_string().nfkd().collect::<Vec<_>>());
        let lower = lower.flat_map(char::to_uppercase).flat_map(char::to_lowercase);
        let next: Vec<char> = lower.map(|c| PAIRS.get(&c).copied().unwrap_or(c)).collect();
        if next == chars {
            break;
        }
        chars = next;
    }
    chars.retain(|c| !c.is_whitespace() && !is_invisible(*c));
    chars
}

fn is_invisible(c: char) -> bool {
    let ranges = [
        ('\u{ad}', '\u{ad}'),
        ('\u{34f}', '\u{34f}'),
        ('\u{61c}', '\u{61c}'),
        ('\u{200b}', '\u{200f}'),
        ('\u{202a}', '\u{202e}'),
        ('\u{2060}', '\u{206f}'),
        ('\u{fe00}', '\u{fe0f}'),
        ('\u{feff}', '\u{feff}'),
        ('\u{fff0}', '\u{fffb}'),
    ];
    c.is_control() || ranges.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Whether it is part of words that are set apart by spaces.
pub(crate) fn is_letter(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
        || (c.is_alphanumeric() && c < '\u{2e80}' && !('\u{1100}'..='\u{11ff}').contains(&c))
}
