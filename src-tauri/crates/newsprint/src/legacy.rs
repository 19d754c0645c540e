//! Encodings from before Unicode: telling GB18030 (GBK's superset) from Big5, and reading damaged text in them.
//!
//! In both a character is a pair of bytes, and nothing marks which of the two is the first: a broken byte puts all
//! after it out of step, up to the line's end.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// The commonest characters and stops of written Chinese, simplified and traditional, of today and of the 1920s: a
/// third to a half of any text. Source: the head that all lists of character frequencies have in common.
const COMMONEST: &str = include_str!("tables/commonest.txt");

/// How much of a file is read in both Chinese encodings to compare them.
const COMPARED_BYTES: usize = 16 * 1024;

/// Longer lines are not mended: a page has none.
const LONGEST_MENDED: usize = 1024 * 1024;

/// What a byte that belongs to no character costs, and what characters are worth: so that one byte is left out where
/// otherwise a few words would come out as rubbish, and none where they would not.
const BROKEN: f32 = -2.0;
const COMMON: f32 = 1.0;
const CHINESE: f32 = 0.25;
const ODD: f32 = -0.5;

/// The encoding of a text from before Unicode. The guess is right on whole texts, from twenty characters on; but one
/// broken byte, or a last character cut in two, excludes the right answer from it. So both Chinese encodings are
/// read past what is broken, and the one that is clearly better Chinese wins.
pub(crate) fn guess(sample: &[u8], whole: bool) -> &'static Encoding {
    let compared = &sample[..sample.len().min(COMPARED_BYTES)];
    let [gb, big5] = [GB18030, BIG5].map(|encoding| Chinese::read(compared, encoding));
    // Where one is likely and clearly better, no guess would change that.
    if gb.is_likely() && gb.is_clearly_better(&big5) {
        return GB18030;
    }
    if big5.is_likely() && big5.is_clearly_better(&gb) {
        return BIG5;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, whole);
    let guess = detector.guess(None, Utf8Detection::Allow);
    if guess == GBK || guess == GB18030 {
        return if big5.is_clearly_better(&gb) { BIG5 } else { GB18030 };
    }
    if guess == BIG5 {
        return if gb.is_clearly_better(&big5) { GB18030 } else { BIG5 };
    }
    let (best, encoding) = if big5.share() > gb.share() { (big5, BIG5) } else { (gb, GB18030) };
    if best.is_likely() { encoding } else { guess }
}

/// How much Chinese came out when bytes were read in some encoding.
struct Chinese {
    /// Characters that are not ASCII.
    foreign: usize,
    /// Of these, Chinese characters and signs.
    chinese: usize,
    /// Of these, the commonest.
    common: usize,
    broken: usize,
    ascii: usize,
}

impl Chinese {
    fn read(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let (text, _) = decode(bytes, encoding);
        let mut read = Self { foreign: 0, chinese: 0, common: 0, broken: 0, ascii: 0 };
        for c in text.chars() {
            if c.is_ascii() {
                read.ascii += usize::from(c.is_ascii_graphic());
                continue;
            }
            read.foreign += usize::from(c != '\u{3000}');
            read.broken += usize::from(c == char::REPLACEMENT_CHARACTER);
            read.chinese += usize::from(is_chinese(c) && c != '\u{3000}');
            read.common += usize::from(commonest().contains(&c));
        }
        read
    }

    /// The share of the commonest characters: a third to a half in Chinese, hardly ever a twentieth in what is
    /// Chinese by mistake.
    fn share(&self) -> f64 {
        self.common as f64 / self.foreign.max(1) as f64
    }

    fn is_clearly_better(&self, other: &Self) -> bool {
        self.share() > other.share() * 2.0 + 0.05
    }

    /// Whether it is a Chinese text though no encoding reads it without fault, or a very short one.
    fn is_likely(&self) -> bool {
        let is_mostly_chinese = self.chinese * 10 >= self.foreign * 8 && self.chinese * 2 > self.ascii;
        let reads_well =
            if self.foreign < 20 { self.broken * 8 <= self.foreign } else { self.share() > 0.08 };
        is_mostly_chinese && reads_well
    }
}

/// Chinese characters and the signs that stand between them.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{B7}' | '\u{2014}'..='\u{2026}' | '\u{25A0}'..='\u{25FF}' | '\u{3000}'..='\u{3029}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF65}')
}

fn commonest() -> &'static FxHashSet<char> {
    static TABLE: OnceLock<FxHashSet<char>> = OnceLock::new();
    TABLE.get_or_init(|| COMMONEST.chars().filter(|c| !c.is_whitespace()).collect())
}

/// The text, and whether something in it could not be read. Of a line in which something is broken, the reading with
/// the most sense is taken: each byte is a letter, begins a character, or is left out.
pub(crate) fn decode(bytes: &[u8], encoding: &'static Encoding) -> (String, bool) {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    if !replaced || !(encoding == GB18030 || encoding == BIG5) {
        return (text.into_owned(), replaced);
    }
    let mut text = String::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        let (read, replaced) = encoding.decode_without_bom_handling(line);
        if replaced && line.len() <= LONGEST_MENDED {
            mend(line, encoding, &mut text);
        } else {
            text.push_str(&read);
        }
    }
    let broken = text.contains(char::REPLACEMENT_CHARACTER);
    (text, broken)
}

/// Writes the best reading of a damaged line: the best of what follows is known at each byte, from the last to the
/// first, and so is how many bytes to take.
fn mend(line: &[u8], encoding: &'static Encoding, text: &mut String) {
    let mut best: Vec<(f32, usize)> = vec![(0.0, 0); line.len() + 1];
    for at in (0..line.len()).rev() {
        let mut choice = (BROKEN + best[at + 1].0, 0);
        for length in [1, 2, 4] {
            let Some(sign) = character(line, at, length, encoding) else { continue };
            let value = worth(&sign) + best[at + length].0;
            if value > choice.0 {
                choice = (value, length);
            }
        }
        best[at] = choice;
    }
    let mut at = 0;
    while at < line.len() {
        let length = best[at].1;
        match character(line, at, length, encoding) {
            Some(sign) => text.push_str(&sign),
            None => text.push(char::REPLACEMENT_CHARACTER),
        }
        at += length.max(1);
    }
}

/// What so many bytes from `at` on are, if they are one character.
fn character(line: &[u8], at: usize, length: usize, encoding: &'static Encoding) -> Option<String> {
    let bytes = line.get(at..at + length).filter(|bytes| !bytes.is_empty())?;
    let is_letter = bytes[0].is_ascii();
    if is_letter != (length == 1) || (length == 4 && !bytes[1].is_ascii_digit()) {
        return None;
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

fn worth(sign: &str) -> f32 {
    match sign.chars().next() {
        Some(c) if c.is_ascii() => 0.0,
        Some(c) if commonest().contains(&c) => COMMON,
        Some(c) if is_chinese(c) => CHINESE,
        _ => ODD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_byte_costs_a_character_and_not_the_line() {
        let pages = [
            (GB18030, "昨日县里的老船工将最后一条木船交给了陈列馆，两岸的乡亲都来看。"),
            (BIG5, "昨日縣裏的老船工、將最後一條木船交與陳列館、兩岸鄉人咸來觀看。"),
        ];
        for (encoding, page) in pages {
            let whole = encoding.encode(page).0.into_owned();
            for lost in 0..whole.len() - 24 {
                let mut damaged = whole.clone();
                damaged.remove(lost);
                let (text, broken) = decode(&damaged, encoding);
                // The second byte of a Big5 character may be a letter, and then nothing is seen to be missing.
                assert!(broken || text.contains(|c: char| c.is_ascii()), "byte {lost}: {text}");
                let end: String = page.chars().skip(page.chars().count() - 7).collect();
                assert!(text.ends_with(&end), "byte {lost}: {text}");
            }
        }
    }

    #[test]
    fn a_text_that_is_not_chinese_is_not_made_chinese() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1252, "The café by the old ferry — “À la carte” — is as full as ever."),
            (
                encoding_rs::EUC_KR,
                "어제 아침 나루터에서 첫 배가 다시 떴다. 마을 사람들이 모두 나와 구경하였다.",
            ),
        ] {
            let bytes = encoding.encode(text).0;
            assert_eq!(guess(&bytes, true), encoding);
        }
    }
}
