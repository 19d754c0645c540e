//! UTF-16: in which byte order a text without a mark is, and reading on in step where a byte was lost.

use std::cmp::Ordering;

/// Fewer pairs of bytes than this say nothing, unless there are NUL bytes among them.
const ENOUGH: usize = 16;

/// So few bytes are read in one order, so that a lost byte spoils only these.
const STEP: usize = 16;

/// How many pairs are looked at to see whether a text has fallen out of step.
const AHEAD: usize = 24;

/// Carriage return, line feed, ，。、的: on every page, and rubbish turned around.
const SIGNS: [u16; 6] = [0x0D, 0x0A, 0xFF0C, 0x3002, 0x7684, 0x3001];

/// The order of the two bytes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    LittleEndian,
    BigEndian,
}

impl Order {
    /// By its WHATWG name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::LittleEndian => "UTF-16LE",
            Self::BigEndian => "UTF-16BE",
        }
    }

    fn unit(self, first: u8, second: u8) -> u16 {
        match self {
            Self::LittleEndian => u16::from_le_bytes([first, second]),
            Self::BigEndian => u16::from_be_bytes([first, second]),
        }
    }

    /// How many times line ends, stops and 的 stand in it, at any byte.
    fn signs(self, bytes: &[u8]) -> usize {
        bytes.array_windows().filter(|&&[first, second]| SIGNS.contains(&self.unit(first, second))).count()
    }

    /// How many of the pairs are signs that pages are written in.
    fn usual(self, bytes: &[u8]) -> usize {
        bytes.as_chunks::<2>().0.iter().filter(|pair| is_usual(self.unit(pair[0], pair[1]))).count()
    }
}

/// The order of a text without a byte order mark. In UTF-16 nearly all pairs of bytes are Chinese characters, signs of
/// full width, letters or line feeds, because high bytes (4E to 9F, 30, FF, 00) fall on every other byte; in any other
/// encoding hardly more than a third are. Which byte is the high one is told by signs that every page has, wherever
/// they stand: after a lost byte all pairs are torn apart, and would read well in the wrong order.
pub(crate) fn order_of(sample: &[u8]) -> Option<Order> {
    let pairs = sample.len() / 2;
    if pairs < ENOUGH && !(pairs > 1 && sample.contains(&0)) {
        return None;
    }
    let [little, big] = [Order::LittleEndian, Order::BigEndian];
    let usual: usize = (0..sample.len()).step_by(STEP).map(|at| best_of(sample, at)).sum();
    if usual * 10 < pairs * 8 {
        return None;
    }
    let weight = |order: Order| (order.signs(sample), order.usual(sample));
    match weight(little).cmp(&weight(big)) {
        Ordering::Greater => Some(little),
        Ordering::Less => Some(big),
        Ordering::Equal => None,
    }
}

/// How many of the pairs from byte `at` on are usual, in either order, in step or out of it.
fn best_of(sample: &[u8], at: usize) -> usize {
    let whole = sample.len().min(at + STEP);
    let in_step = &sample[at..whole];
    let askew = &sample[at + 1..sample.len().min(whole + 1)];
    [Order::LittleEndian, Order::BigEndian]
        .into_iter()
        .flat_map(|order| [order.usual(in_step), order.usual(askew)])
        .max()
        .unwrap_or(0)
}

/// The text, and whether something in it could not be read. Where a byte is missing, all after it would be read
/// askew; one more byte is then left out, and the rest is right again.
pub(crate) fn decode(bytes: &[u8], order: Order) -> (String, bool) {
    let mut units = Vec::with_capacity(bytes.len() / 2);
    let mut at = 0;
    while at + 1 < bytes.len() {
        let unit = order.unit(bytes[at], bytes[at + 1]);
        if !is_usual(unit) && is_out_of_step(&bytes[at..], order) {
            units.push(0xFFFD);
            at += 1;
        } else {
            units.push(unit);
            at += 2;
        }
    }
    let mut text: String =
        char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if at < bytes.len() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let broken = text.contains(char::REPLACEMENT_CHARACTER);
    (text, broken)
}

/// Whether what follows reads well one byte later, and badly as it is.
fn is_out_of_step(bytes: &[u8], order: Order) -> bool {
    let ahead = bytes.len().min(AHEAD * 2 + 1);
    let pairs = (ahead - 1) / 2;
    let here = order.usual(&bytes[..pairs * 2]);
    let later = order.usual(&bytes[1..=pairs * 2]);
    pairs >= 4 && here * 2 <= pairs && later * 10 >= pairs * 9
}

/// Whether a page of a Chinese paper is written in such signs.
fn is_usual(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0C | 0x0D | 0x20..=0x7E | 0xB7        // Latin, and · inside names
        | 0x2010..=0x2027 | 0x25A0..=0x25FF                   // — ‘ ’ “ ” … □ ●
        | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xFF00..=0xFF65)
        // A letter read in the wrong order is one of these; of them only 一 and the wide space are frequent.
        && (unit & 0xFF != 0 || matches!(unit, 0x3000 | 0x4E00))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "老渡口今天重新开航\r\n　　本报讯（记者 周青）昨天清晨，渡口的第一条木船载着３２位乡亲过了江，两岸的人都来看。\r\n";

    fn bytes(text: &str, order: Order) -> Vec<u8> {
        let pair = |unit: u16| match order {
            Order::LittleEndian => unit.to_le_bytes(),
            Order::BigEndian => unit.to_be_bytes(),
        };
        text.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn the_order_shows_in_where_high_bytes_fall() {
        for order in [Order::LittleEndian, Order::BigEndian] {
            for text in [PAGE, "Baoge", "第一版 12 Mar", "两岸的人都来看渡口开航了"] {
                assert_eq!(order_of(&bytes(text, order)), Some(order), "{text}");
            }
        }
        for other in [PAGE.as_bytes(), b"", b"\0\0\0\0", b"no marks, no noughts, plain letters\n"] {
            assert_eq!(order_of(other).filter(|_| !other.is_ascii()), None);
        }
    }

    #[test]
    fn a_lost_byte_costs_a_character_and_not_the_page() {
        for order in [Order::LittleEndian, Order::BigEndian] {
            let whole = bytes(PAGE, order);
            for lost in 1..whole.len() - 60 {
                let mut damaged = whole.clone();
                damaged.remove(lost);
                let (text, broken) = decode(&damaged, order);
                assert!(broken, "byte {lost}");
                assert!(text.ends_with("两岸的人都来看。\r\n"), "byte {lost}: {text}");
            }
        }
    }
}
