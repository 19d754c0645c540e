//! Chinese text as one or two bytes a character, before it is compressed: a short text says more to zstd so than as
//! three bytes of UTF-8, two of which hardly ever change. Any text can be written; what stands in archives is read
//! with these tables, so they never change.
//!
//! | first byte | |
//! |---|---|
//! | `20`–`7e` | ASCII |
//! | `01`–`1f`, `7f`, `80`–`a9` | one of [`COMMONEST`] |
//! | `aa`–`fb` | the ideographs U+4E00–U+9FFF, with a second byte |
//! | `fc`, `fd`, `fe` | U+3000–U+30FF, U+2000–U+20FF, U+FF00–U+FFFF, with a second byte |
//! | `ff` | any character, as three bytes more |

use std::sync::LazyLock;

/// What stands most often in Chinese text.
const COMMONEST: &str = "，。的一是在了不和有大这主中人上为、们地个用工时要动国产以我到他会作来分生对于学下级就年阶义发成部民可出能方进同行面说种过命度革而多子后自社加小机也";

const FIRST_IDEOGRAPHS: u8 = 0xaa;
const ANY: u8 = 0xff;

/// Bytes with their blocks of 256 characters, beside the ideographs.
const BLOCKS: [(u8, u32); 3] = [(0xfc, 0x3000), (0xfd, 0x2000), (0xfe, 0xff00)];

/// The ideographs of two bytes.
const IDEOGRAPHS: std::ops::Range<u32> = 0x4e00..0xa000;

/// `text` in fewer bytes.
pub(crate) fn shorten(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        let code = u32::from(c);
        let [_, high, middle, low] = code.to_be_bytes();
        if (' '..='~').contains(&c) {
            bytes.push(low);
        } else if let Some(byte) = common_byte(c) {
            bytes.push(byte);
        } else if IDEOGRAPHS.contains(&code) {
            bytes.extend([FIRST_IDEOGRAPHS + (middle - 0x4e), low]);
        } else if let Some((byte, _)) = BLOCKS.iter().find(|(_, block)| code & !0xff == *block) {
            bytes.extend([*byte, low]);
        } else {
            bytes.extend([ANY, high, middle, low]);
        }
    }
    bytes
}

/// What [`shorten`] was given; `None` for bytes it never made.
pub(crate) fn restore(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        let c = match byte {
            b' '..=b'~' => char::from(byte),
            FIRST_IDEOGRAPHS..=0xfb => {
                let block = IDEOGRAPHS.start + u32::from(byte - FIRST_IDEOGRAPHS) * 0x100;
                char::from_u32(block + u32::from(rest.next()?))?
            }
            0xfc..=0xfe => {
                let (_, block) = BLOCKS.iter().find(|(first, _)| *first == byte)?;
                char::from_u32(block + u32::from(rest.next()?))?
            }
            ANY => char::from_u32(u32::from_be_bytes([0, rest.next()?, rest.next()?, rest.next()?]))?,
            common => tables().character[usize::from(common)]?,
        };
        text.push(c);
    }
    Some(text)
}

/// The bytes that stand for one of [`COMMONEST`], in its order.
fn common_bytes() -> impl Iterator<Item = u8> {
    (0x01..=0x1f).chain(0x7f..FIRST_IDEOGRAPHS)
}

/// [`COMMONEST`] both ways.
struct Tables {
    character: [Option<char>; 256],
    /// By code point; 0: none of them. All lie below U+FF10.
    byte: Vec<u8>,
}

fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| {
        let mut tables = Tables { character: [None; 256], byte: vec![0; 0xff10] };
        for (c, byte) in COMMONEST.chars().zip(common_bytes()) {
            tables.character[usize::from(byte)] = Some(c);
            tables.byte[c as usize] = byte;
        }
        tables
    });
    &TABLES
}

fn common_byte(c: char) -> Option<u8> {
    tables().byte.get(c as usize).copied().filter(|byte| *byte != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_comes_back() {
        let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        assert_eq!(restore(&shorten(&all)).as_deref(), Some(all.as_str()));
    }

    #[test]
    fn characters_have_the_bytes_they_had_in_the_first_version() {
        assert_eq!(shorten("的A，漢"), [0x03, b'A', 0x01, 0xaa + (0x6f - 0x4e), 0x22]);
        assert_eq!(shorten("　…！\n"), [0xfc, 0x00, 0xfd, 0x26, 0xfe, 0x01, 0xff, 0, 0, 0x0a]);
        assert_eq!(COMMONEST.chars().last().and_then(common_byte), Some(0xa9), "each byte has its character");
    }

    #[test]
    fn each_of_the_commonest_is_there_once() {
        let mut each: Vec<char> = COMMONEST.chars().collect();
        each.sort_unstable();
        each.dedup();
        assert_eq!((each.len(), COMMONEST.chars().count()), (common_bytes().count(), common_bytes().count()));
    }

    #[test]
    fn what_was_never_made_is_refused() {
        for torn in [&[0xaa][..], &[0xfc], &[0xff, 0, 0], &[0xff, 0xff, 0xff, 0xff], &[0x00]] {
            assert_eq!(restore(torn), None, "{torn:?}");
        }
    }
}
