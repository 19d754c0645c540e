//! Bytes to characters: which encoding a file is in, and what could not be read.
//!
//! A byte order mark decides; then strict UTF-8; then a guess by [`chardetng`], where GBK is read as
//! GB18030, its superset.

use crate::{CharRange, Warning};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

/// How much of a file the guess looks at. A whole page is rarely more than 60 kB.
const SAMPLE_BYTES: usize = 256 * 1024;

/// Decoded text and what it was.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    pub(crate) warnings: Vec<Warning>,
}

/// Decodes a file's bytes; `None` when they are no text at all.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, skip) = sniff(bytes)?;
    let (text, replaced) = encoding.decode_without_bom_handling(&bytes[skip..]);
    let mut warnings = Vec::new();
    if replaced {
        warnings.push(undecodable(&text));
    }
    let (text, nuls) = without_nuls(text.into_owned());
    if nuls > 0 {
        warnings.push(Warning { code: "nul_characters".into(), detail: nuls.to_string(), span: None });
    }
    if is_rubbish(&text) {
        return None;
    }
    Some(Decoded { text, encoding: encoding.name(), warnings })
}

fn sniff(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some(found) = Encoding::for_bom(bytes) {
        return Some(found);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some((UTF_8, 0));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if is_damaged_utf8(sample) {
        return Some((UTF_8, 0));
    }
    if sample.iter().filter(|&&b| b == 0).count() * 8 > sample.len() {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    Some((if guess == GBK { GB18030 } else { guess }, 0))
}

/// Whether a text is UTF-8 but for a few broken bytes: sequences of three bytes, as Chinese characters have,
/// outnumber what is broken by far. In no other encoding do they come about by chance.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let mut whole = 0usize;
    let mut broken = 0usize;
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 8 && whole >= broken * 20
}

fn undecodable(text: &str) -> Warning {
    let places = text.chars().enumerate().filter(|&(_, c)| c == char::REPLACEMENT_CHARACTER);
    let count = places.clone().count();
    let first = places.map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX)).next().unwrap_or(0);
    Warning {
        code: "undecodable_bytes".into(),
        detail: count.to_string(),
        span: Some(CharRange::new(first, first.saturating_add(1))),
    }
}

/// NUL is no character of any page; it becomes a space, so that offsets stay what they were.
fn without_nuls(text: String) -> (String, usize) {
    let nuls = text.bytes().filter(|&b| b == 0).count();
    if nuls == 0 { (text, 0) } else { (text.replace('\0', " "), nuls) }
}

/// Whether more than one character in ten is a control character or could not be decoded: a picture or a
/// program, not a page.
fn is_rubbish(text: &str) -> bool {
    let mut bad = 0usize;
    let mut all = 0usize;
    for c in text.chars() {
        all += 1;
        let printable = !c.is_control() || c.is_whitespace();
        bad += usize::from(!printable || c == char::REPLACEMENT_CHARACTER);
    }
    bad * 10 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "今日，县里的老船工把最后一条木船交给了陈列馆。";

    #[test]
    fn the_same_page_in_three_encodings_reads_the_same() {
        let (gb, _, _) = GB18030.encode(PAGE);
        let with_bom = [b"\xEF\xBB\xBF", PAGE.as_bytes()].concat();
        for bytes in [PAGE.as_bytes(), &gb, &with_bom] {
            assert_eq!(decode(bytes).expect("text").text, PAGE);
        }
        assert_eq!(decode(&gb).expect("text").encoding, "gb18030");
    }

    #[test]
    fn a_picture_is_no_text() {
        let png: Vec<u8> = (0u32..4000).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(decode(&png).is_none());
    }

    #[test]
    fn a_broken_byte_is_reported_and_the_rest_read() {
        let mut bytes = PAGE.as_bytes().repeat(3);
        bytes[4] = 0xFF;
        let decoded = decode(&bytes).expect("text");
        assert_eq!((decoded.encoding, decoded.warnings[0].code.as_str()), ("UTF-8", "undecodable_bytes"));
        assert!(decoded.text.ends_with(PAGE));
    }
}
