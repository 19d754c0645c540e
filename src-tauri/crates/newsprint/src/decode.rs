//! Bytes to characters: which encoding a file is in, and what could not be read.
//!
//! A byte order mark decides; then strict UTF-8; then where the bytes of UTF-16 fall; then what `legacy` makes of it.

use crate::utf16::{self, Order};
use crate::{CharRange, Warning, legacy};
use encoding_rs::{Encoding, GB18030, UTF_8};

/// How much of a file the guess looks at. A whole page is rarely more than 60 kB.
const SAMPLE_BYTES: usize = 256 * 1024;

/// Decoded text and what it was.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    pub(crate) warnings: Vec<Warning>,
}

/// What a file's bytes were found to be.
enum Sniffed {
    Utf16(Order),
    Other(&'static Encoding),
}

impl Sniffed {
    /// By its WHATWG name.
    fn name(&self) -> &'static str {
        match self {
            Self::Utf16(order) => order.name(),
            Self::Other(encoding) => encoding.name(),
        }
    }
}

/// Decodes a file's bytes; `None` when they are no text at all.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    decode_declared(bytes, None)
}

/// The same for a file that says which encoding it is in. It is believed where its bytes do not say otherwise: a page
/// that was saved anew is often UTF-8 and says that it is what it was before.
pub(crate) fn decode_declared(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    let (sniffed, skip) = sniff(bytes, declared)?;
    let (text, replaced) = match sniffed {
        Sniffed::Utf16(order) => utf16::decode(&bytes[skip..], order),
        Sniffed::Other(encoding) => legacy::decode(&bytes[skip..], encoding),
    };
    let mut warnings = Vec::new();
    if replaced {
        warnings.push(undecodable(&text));
    }
    let (text, nuls) = without_nuls(text);
    if nuls > 0 {
        warnings.push(Warning { code: "nul_characters".into(), detail: nuls.to_string(), span: None });
    }
    if is_rubbish(&text) {
        return None;
    }
    Some(Decoded { text, encoding: sniffed.name(), warnings })
}

/// What the bytes are, and how many of them are a byte order mark.
fn sniff(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<(Sniffed, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Some((Sniffed::Other(UTF_8), 3)),
        [0xFF, 0xFE, ..] => return Some((Sniffed::Utf16(Order::LittleEndian), 2)),
        [0xFE, 0xFF, ..] => return Some((Sniffed::Utf16(Order::BigEndian), 2)),
        [0x84, 0x31, 0x95, 0x33, ..] => return Some((Sniffed::Other(GB18030), 4)),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    // Letters in UTF-16 are UTF-8 as well, with a NUL beside each.
    if (!is_utf8 || sample.contains(&0))
        && let Some(order) = utf16::order_of(sample)
    {
        return Some((Sniffed::Utf16(order), 0));
    }
    let other = declared.filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8);
    if is_utf8 || (other.is_none() && is_damaged_utf8(sample)) {
        return Some((Sniffed::Other(UTF_8), 0));
    }
    if sample.iter().filter(|&&b| b == 0).count() * 8 > sample.len() {
        return None;
    }
    let found = other.unwrap_or_else(|| legacy::guess(sample, sample.len() == bytes.len()));
    Some((Sniffed::Other(found), 0))
}

/// Whether a text is UTF-8 but for a few broken bytes: sequences of three bytes, as Chinese characters have,
/// outnumber what is broken. In other encodings one comes about by chance, and twenty pieces are broken beside it.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let mut whole = 0usize;
    let mut broken = 0usize;
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 4 && whole >= broken * 2
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
        // No control character stands behind the ideographic space: most of a page is told by that.
        if c > '\u{3000}' {
            bad += usize::from(c == char::REPLACEMENT_CHARACTER);
            continue;
        }
        let printable = !c.is_control() || c.is_whitespace();
        bad += usize::from(!printable || c == char::REPLACEMENT_CHARACTER);
    }
    bad * 10 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::BIG5;

    const PAGE: &str = "今日，县里的老船工把最后一条木船交给了陈列馆。";
    const OLD_PAGE: &str = "昨日縣裏的老船工、將最後一條木船交與陳列館、兩岸鄉人咸來觀看。";

    #[test]
    fn the_same_page_in_all_encodings_reads_the_same() {
        let (gb, _, _) = GB18030.encode(PAGE);
        let (big5, _, unfit) = BIG5.encode(OLD_PAGE);
        assert!(!unfit);
        let with_bom = [b"\xEF\xBB\xBF", PAGE.as_bytes()].concat();
        for bytes in [PAGE.as_bytes(), &gb, &with_bom] {
            assert_eq!(decode(bytes).expect("text").text, PAGE);
        }
        let read = decode(&big5).expect("text");
        assert_eq!((read.text.as_str(), read.encoding), (OLD_PAGE, "Big5"));
        for (mark, order) in [("\u{FEFF}", "with"), ("", "without")] {
            let units: Vec<u16> = format!("{mark}{PAGE}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
            for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
                let read = decode(&bytes).expect("text");
                assert_eq!((read.text.as_str(), read.encoding), (PAGE, name), "{order} a mark");
                assert!(read.warnings.is_empty());
            }
        }
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

    #[test]
    fn broken_bytes_do_not_hide_an_encoding() {
        let encoded = |text: &str, encoding: &'static Encoding| {
            encoding.encode(&format!("{text}\n").repeat(4)).0.into_owned()
        };
        for (page, encoding, end) in [(PAGE, GB18030, "交给了陈列馆。\n"), (OLD_PAGE, BIG5, "咸來觀看。\n")]
        {
            let whole = encoded(page, encoding);
            for at in 0..whole.len() / 2 {
                let mut damaged = whole.clone();
                damaged[at] = 0xFF;
                let read = decode(&damaged).expect("text");
                assert_eq!(read.encoding, Sniffed::Other(encoding).name(), "byte {at}");
                assert!(read.text.ends_with(end) && !read.warnings.is_empty(), "byte {at}: {}", read.text);
            }
            let read = decode(&whole[..whole.len() - 2]).expect("text");
            assert_eq!(
                (read.warnings[0].code.as_str(), read.warnings[0].detail.as_str()),
                ("undecodable_bytes", "1")
            );
            assert_eq!(read.text.matches(end).count(), 3, "a last character is cut in two and the rest read");
        }
    }

    #[test]
    fn two_characters_are_enough_where_nothing_else_is() {
        let (bytes, _, _) = GB18030.encode("开航");
        assert_eq!(decode(&bytes).expect("text").text, "开航");
    }

    #[test]
    fn a_long_file_is_judged_by_a_sample_that_may_end_inside_a_character() {
        for lead in ["", "a"] {
            let text = format!("{lead}{}", PAGE.repeat(SAMPLE_BYTES / 40));
            let (bytes, _, _) = GB18030.encode(&text);
            assert!(bytes.len() > SAMPLE_BYTES);
            let read = decode(&bytes).expect("text");
            assert!(read.text == text && read.warnings.is_empty());
        }
    }
}
