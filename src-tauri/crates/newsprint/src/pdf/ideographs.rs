//! Signs that look like an ideograph and are another character: radicals, strokes, compatibility ideographs. Makers of
//! PDFs who look for a glyph's character find these first, and what is printed is the ideograph.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Pairs of a sign and its ideograph. Source: Unicode's Equivalent_Unified_Ideograph and canonical decompositions
/// (`scripts/ideographs.py`).
const IDEOGRAPHS: &str = include_str!("../tables/ideographs.txt");

/// The ideograph that is printed where a file says `c`.
pub(super) fn printed(c: char) -> char {
    if c < '\u{2E80}' || ('\u{3200}'..'\u{F900}').contains(&c) {
        return c;
    }
    static TABLE: OnceLock<FxHashMap<char, char>> = OnceLock::new();
    let pair = |pair: &str| pair.chars().next().zip(pair.chars().nth(1));
    let table = TABLE.get_or_init(|| IDEOGRAPHS.split_whitespace().filter_map(pair).collect());
    table.get(&c).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn a_radical_is_printed_as_its_ideograph() {
        assert_eq!(
            ['⼀', '⺠', '⻓', '⾦', '㇐', '\u{F914}', '\u{F9DC}'].map(printed),
            ['一', '民', '长', '金', '一', '樂', '隆']
        );
        assert_eq!(['中', '，', 'a', '「', '\u{FA0E}'].map(printed), ['中', '，', 'a', '「', '\u{FA0E}']);
    }
}
