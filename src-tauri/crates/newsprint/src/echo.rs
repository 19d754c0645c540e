//! How much of what a line says stands in the text beside it.

use crate::lines::Line;
use crate::punctuation::is_han;

/// No more pairs of a line are looked for: a `u128` has a bit for each, and no headline has more.
const MOST_PAIRS: usize = 128;
/// A longer line falls into nearly all slots.
const LONG: usize = 60;

/// Which of 512 slots the pairs of characters of a line fall into: two lines that share no slot share no pair.
#[derive(Clone, Copy, Default)]
pub(crate) struct Slots([u64; 8]);

impl Slots {
    pub(crate) fn of(line: &Line<'_>) -> Self {
        if line.chars.len() > LONG {
            return Self([u64::MAX; 8]);
        }
        let mut slots = Self::default();
        for pair in line.chars.array_windows() {
            slots.take(pair);
        }
        slots
    }

    fn take(&mut self, pair: &[char; 2]) {
        self.0[slot(pair) >> 6] |= 1 << (slot(pair) & 63);
    }

    fn has(&self, pair: &[char; 2]) -> bool {
        self.0[slot(pair) >> 6] >> (slot(pair) & 63) & 1 == 1
    }

    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }
}

fn slot([first, second]: &[char; 2]) -> usize {
    let mixed = (*first as u32).wrapping_mul(0x9E37_79B1) ^ (*second as u32).wrapping_mul(0x85EB_CA6B);
    (mixed >> 23) as usize
}

/// The pairs of neighbouring Chinese characters of a line, to be found in others.
pub(crate) struct Echo {
    pairs: Vec<[char; 2]>,
    slots: Slots,
}

impl Echo {
    pub(crate) fn of(line: &[char]) -> Self {
        let pairs = line.array_windows().filter(|[first, second]| is_han(*first) && is_han(*second));
        let pairs: Vec<[char; 2]> = pairs.take(MOST_PAIRS).copied().collect();
        let mut slots = Slots::default();
        pairs.iter().for_each(|pair| slots.take(pair));
        Self { pairs, slots }
    }

    /// The share of the pairs that stand in the first `most` characters of `others`.
    pub(crate) fn share_in<'l, 't: 'l>(
        &self,
        others: impl Iterator<Item = (&'l Line<'t>, &'l Slots)>,
        most: usize,
    ) -> f32 {
        if self.pairs.len() < 3 {
            return 0.0;
        }
        let mut held = 0u128;
        let mut room = most;
        for (other, slots) in others {
            let take = other.chars.len().min(room);
            if self.slots.meets(slots) {
                held |= self.held_in(&other.chars[..take]);
            }
            room -= take;
            if room == 0 {
                break;
            }
        }
        held.count_ones() as f32 / self.pairs.len() as f32
    }

    /// Which of the pairs stand in `text`, by their places.
    fn held_in(&self, text: &[char]) -> u128 {
        let mut held = 0u128;
        for pair in text.array_windows().filter(|pair| self.slots.has(pair)) {
            for (place, own) in self.pairs.iter().enumerate() {
                if own[0] == pair[0] && own[1] == pair[1] {
                    held |= 1 << place;
                }
            }
        }
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    fn echo(head: &str, text: &str, most: usize) -> f32 {
        let (head, text): (Vec<char>, Vec<char>) = (head.chars().collect(), text.chars().collect());
        let lines = split_lines(&text, 0, false);
        let slots: Vec<Slots> = lines.iter().map(Slots::of).collect();
        Echo::of(&head).share_in(lines.iter().zip(&slots), most)
    }

    #[test]
    fn a_headline_is_echoed_by_the_text_that_says_it_again() {
        assert_eq!(echo("老渡口开航", "昨天老渡口\n重新开航，人都来坐船", 160), 0.75);
        assert_eq!(
            echo("老渡口开航", "昨天老渡口\n重新开航，人都来坐船", 5),
            0.5,
            "what is too far does not count"
        );
        assert_eq!(echo("老渡口开航", "学校食堂添了两样菜", 160), 0.0);
        assert_eq!(echo("渡口灯", "渡口灯", 160), 0.0, "too few to tell");
    }
}
