//! A clipping with where it is from written into it: whoever finds the file years later can still say what it shows.
//! It knows just as much of PNG as that needs.

use crc32fast::Hasher;

/// The last chunk of every PNG, which is empty.
const END: [u8; 12] = [0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82];

/// The keyword that PNG has for what a picture is: not compressed, in no language, not translated.
const HEAD: &[u8] = b"Description\0\0\0\0\0";

/// The PNG with `citation` as text in it, before its end; as it was, where it has none.
pub(crate) fn cited(mut png: Vec<u8>, citation: &str) -> Vec<u8> {
    let Some(body) = png.len().checked_sub(END.len()).filter(|at| png[*at..] == END) else { return png };
    let Ok(length) = u32::try_from(HEAD.len() + citation.len()) else { return png };
    png.truncate(body);
    png.extend(length.to_be_bytes());
    let mut sum = Hasher::new();
    for part in [b"iTXt", HEAD, citation.as_bytes()] {
        sum.update(part);
        png.extend(part);
    }
    png.extend(sum.finalize().to_be_bytes());
    png.extend(END);
    png
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The icon of this program.
    const ICON: &[u8] = include_bytes!("../icons/32.png");

    #[test]
    fn what_is_written_into_a_picture_is_read_out_of_it_and_the_picture_is_the_same() {
        let citation = "周禾. 城南渡口今日复航[N]. 海曲晨报, 2024-03-05(1).";
        let made = cited(ICON.to_vec(), citation);
        let pixels = |png: &[u8]| image::load_from_memory(png).unwrap().to_rgba8();
        assert_eq!(pixels(&made), pixels(ICON));
        let text = made.windows(4).position(|name| name == b"iTXt").unwrap();
        let length = u32::from_be_bytes(made[text - 4..text].try_into().unwrap()) as usize;
        let inside = &made[text + 4..text + 4 + length];
        assert_eq!(inside.strip_prefix(HEAD), Some(citation.as_bytes()));
        let sum = u32::from_be_bytes(made[text + 4 + length..][..4].try_into().unwrap());
        assert_eq!(sum, crc32fast::hash(&made[text..text + 4 + length]));
        assert_eq!(made.len(), ICON.len() + length + 12);
        assert!(made.ends_with(&END));
    }

    #[test]
    fn what_is_no_picture_stays_as_it_is() {
        for odd in [&b""[..], b"no picture", &ICON[..ICON.len() - 1]] {
            assert_eq!(cited(odd.to_vec(), "某报"), odd);
        }
    }
}
