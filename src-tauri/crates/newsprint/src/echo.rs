//! How much of what a line says stands in the text beside it.

use crate::lines::Line;
use crate::punctuation::is_han;

/// A line to compare has no more pairs of characters than a `u128` has bits.
const MOST_PAIRS: usize = 128;

/// The share of a line's pairs of characters that stand in the first `most` characters of `others`.
pub(crate) fn echoed<'l, 't: 'l>(
    line: &[char],
    others: impl Iterator<Item = &'l Line<'t>>,
    most: usize,
) -> f32 {
    let own = Pairs::of(line);
    if own.all.count_ones() < 3 {
        return 0.0;
    }
    let mut held = 0u128;
    let mut room = most;
    for other in others {
        let take = other.chars.len().min(room);
        held |= own.held_in(&other.chars[..take]);
        room -= take;
        if room == 0 {
            break;
        }
    }
    held.count_ones() as f32 / own.all.count_ones() as f32
}

/// The pairs of neighbouring Chinese characters of a line, by their places.
struct Pairs<'l> {
    line: &'l [char],
    all: u128,
    /// The last bits of the characters that open pairs, and of those that close them: most pairs of other lines are
    /// told by that.
    firsts: [u64; 16],
    seconds: [u64; 16],
}

impl<'l> Pairs<'l> {
    fn of(line: &'l [char]) -> Self {
        let line = &line[..line.len().min(MOST_PAIRS + 1)];
        let mut own = Self { line, all: 0, firsts: [0; 16], seconds: [0; 16] };
        for (place, &[first, second]) in line.array_windows().enumerate() {
            if is_han(first) && is_han(second) {
                own.all |= 1 << place;
                own.firsts[slot(first)] |= bit(first);
                own.seconds[slot(second)] |= bit(second);
            }
        }
        own
    }

    /// Which of them stand in `text`.
    fn held_in(&self, text: &[char]) -> u128 {
        let mut held = 0u128;
        for pair @ &[first, second] in text.array_windows() {
            if self.firsts[slot(first)] & bit(first) == 0 || self.seconds[slot(second)] & bit(second) == 0 {
                continue;
            }
            for (place, own) in self.line.array_windows().enumerate() {
                if own == pair {
                    held |= 1 << place;
                }
            }
        }
        held & self.all
    }
}

fn slot(c: char) -> usize {
    (c as usize >> 6) & 15
}

fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}
