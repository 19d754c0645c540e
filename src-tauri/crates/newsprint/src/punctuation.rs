//! Signs: which close a sentence, which open and close, how wide a character is set.

use std::borrow::Cow;

/// Pairs of brackets and quotation marks in both widths and both directions of setting.
/// Source: GB/T 15834—2011 (標點符號用法) and Unicode's vertical forms.
const PAIRS: [(char, char); 16] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('（', '）'),
    ('(', ')'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('［', '］'),
    ('[', ']'),
    ('〔', '〕'),
    ('﹁', '﹂'),
    ('﹃', '﹄'),
    ('〖', '〗'),
    ('｛', '｝'),
];

/// Whether `c` closes a pair.
pub(crate) fn is_closing(c: char) -> bool {
    // Chinese characters stand between the brackets of Chinese and those of full width.
    !matches!(c, '\u{3400}'..='\u{FE00}') && PAIRS.iter().any(|p| p.1 == c)
}

/// Whether `c` ends a sentence.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '｡')
}

/// Whether the sign at `at` ends a sentence where it stands: a full stop of the Latin alphabet does after a word,
/// not inside a figure or an address.
pub(crate) fn stops_at(chars: &[char], at: usize) -> bool {
    let c = chars[at];
    if !matches!(c, '.' | '．') {
        return is_stop(c);
    }
    let before = at.checked_sub(1).map(|b| chars[b]);
    let after = chars.get(at + 1);
    before.is_some_and(|b| is_han(b) || is_closing(b) || b.is_ascii_lowercase())
        && after.is_none_or(|a| a.is_whitespace() || is_han(*a) || is_closing(*a))
}

/// How many sentences end within `chars`.
pub(crate) fn count_stops(chars: &[char]) -> usize {
    (0..chars.len()).filter(|&at| stops_at(chars, at)).count()
}

/// Whether `c` separates clauses.
pub(crate) fn is_pause(c: char) -> bool {
    matches!(c, '，' | ',' | '、' | '；' | ';' | '：' | ':')
}

/// Whether `c` is a Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    // Nearly all of a page is told by the first.
    matches!(c, '\u{4E00}'..='\u{9FFF}') || is_rare_han(c)
}

fn is_rare_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' |
        '\u{2E80}'..='\u{2FDF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// How wide a character is set, in em: Chinese signs one, Latin ones half.
pub(crate) fn em(c: char) -> f32 {
    if (c as u32) < 0x2000 { 0.5 } else { 1.0 }
}

/// How wide a run of characters is set, in em.
pub(crate) fn width(chars: &[char]) -> f32 {
    let narrow = chars.iter().filter(|&&c| em(c) < 1.0).count();
    chars.len() as f32 - 0.5 * narrow as f32
}

/// The characters without white space.
pub(crate) fn squeezed(chars: &[char]) -> Cow<'_, [char]> {
    if !chars.iter().any(|c| c.is_whitespace()) {
        return Cow::Borrowed(chars);
    }
    let mut words = Vec::with_capacity(chars.len());
    words.extend(chars.iter().filter(|c| !c.is_whitespace()));
    Cow::Owned(words)
}

/// Round brackets in either width.
pub(crate) fn is_round_open(c: char) -> bool {
    matches!(c, '（' | '(')
}

/// Round brackets in either width.
pub(crate) fn is_round_close(c: char) -> bool {
    matches!(c, '）' | ')')
}

/// Where a trailing bracket group begins: `…（甲 乙）` gives the place of `（`. Groups do not nest.
pub(crate) fn trailing_group(chars: &[char]) -> Option<usize> {
    let last = *chars.last()?;
    if !is_round_close(last) {
        return None;
    }
    let open = chars.iter().rposition(|&c| is_round_open(c))?;
    let inside = &chars[open + 1..chars.len() - 1];
    (!inside.is_empty() && !inside.iter().any(|&c| is_round_close(c))).then_some(open)
}

/// How many quotation marks stay open (positive) or close what was opened before (negative).
pub(crate) fn quote_balance(chars: &[char]) -> i32 {
    chars.iter().fold(0, |n, c| match c {
        '“' | '「' | '『' | '《' => n + 1,
        '”' | '」' | '』' | '》' => n - 1,
        _ => n,
    })
}

/// Whether the text ends a sentence, closing marks after the stop set aside.
pub(crate) fn ends_sentence(chars: &[char]) -> bool {
    chars.iter().rposition(|&c| !is_closing(c) && !c.is_whitespace()).is_some_and(|at| stops_at(chars, at))
}
