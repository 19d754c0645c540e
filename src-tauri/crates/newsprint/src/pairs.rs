//! Pairs of neighbouring characters: what words are told by where no list of them is at hand.

/// Two neighbouring characters.
pub(crate) type Pair = [char; 2];

/// No pair, and no place.
const NONE: u32 = u32::MAX;

/// Pairs, numbered in the order in which they came.
pub(crate) struct Numbering {
    /// For each slot the pair that came into it last.
    slots: Vec<u32>,
    /// Every pair, and the one that came into its slot before it.
    pairs: Vec<(Pair, u32)>,
}

impl Numbering {
    /// None yet, with room for as many as a text of so many characters has.
    pub(crate) fn with_room(chars: usize) -> Self {
        Self { slots: vec![NONE; slots_for(chars)], pairs: Vec::with_capacity(chars) }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The number of a pair, a new one if it has none.
    pub(crate) fn number(&mut self, pair: Pair) -> usize {
        let slot = slot(pair, self.slots.len());
        if let Some(number) = self.find_in(slot, pair) {
            return number;
        }
        let number = self.pairs.len();
        self.pairs.push((pair, self.slots[slot]));
        self.slots[slot] = u32::try_from(number).unwrap_or(NONE);
        number
    }

    /// The number of a pair, if it has one.
    pub(crate) fn find(&self, pair: Pair) -> Option<usize> {
        self.find_in(slot(pair, self.slots.len()), pair)
    }

    fn find_in(&self, slot: usize, pair: Pair) -> Option<usize> {
        let mut next = self.slots[slot];
        while next != NONE {
            let (known, before) = self.pairs[next as usize];
            if known == pair {
                return Some(next as usize);
            }
            next = before;
        }
        None
    }
}

/// Where the pairs of a text stand in it: from each place a way leads to the next and to the one before where the same
/// pair may stand.
pub(crate) struct Places {
    before: Vec<u32>,
    after: Vec<u32>,
    /// For each slot the last place of a pair in it.
    last: Vec<u32>,
}

impl Places {
    /// None yet, in a text of so many characters.
    pub(crate) fn among(chars: usize) -> Self {
        Self { before: vec![NONE; chars], after: vec![NONE; chars], last: vec![NONE; slots_for(chars)] }
    }

    /// Takes down that a pair stands at `place`. Places come in order.
    pub(crate) fn note(&mut self, pair: Pair, place: usize) {
        let slot = slot(pair, self.last.len());
        let here = u32::try_from(place).unwrap_or(NONE);
        let before = std::mem::replace(&mut self.last[slot], here);
        self.before[place] = before;
        if before != NONE {
            self.after[before as usize] = here;
        }
    }

    /// The places before this one where the same pair may stand, the nearest first.
    pub(crate) fn before(&self, place: usize) -> impl Iterator<Item = usize> {
        follow(&self.before, place)
    }

    /// The places behind it, the nearest first.
    pub(crate) fn after(&self, place: usize) -> impl Iterator<Item = usize> {
        follow(&self.after, place)
    }
}

fn follow(ways: &[u32], place: usize) -> impl Iterator<Item = usize> {
    let step = |place: usize| Some(ways[place]).filter(|&next| next != NONE).map(|next| next as usize);
    std::iter::successors(step(place), move |&place| step(place))
}

/// Twice as many slots as pairs, so that most have one to themselves; a long text repeats its words.
fn slots_for(chars: usize) -> usize {
    (2 * chars).next_power_of_two().clamp(64, 1 << 17)
}

/// The slot that a pair falls into, of a number that is a power of two.
fn slot([first, second]: Pair, slots: usize) -> usize {
    let mixed = (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA6B);
    (mixed >> (32 - slots.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_numbers_however_many_share_a_slot() {
        let pairs: Vec<Pair> = (0..4000).map(|n| ['渡', char::from_u32(0x4E00 + n).unwrap()]).collect();
        let mut numbering = Numbering::with_room(8);
        for _ in 0..2 {
            let numbers: Vec<usize> = pairs.iter().map(|&pair| numbering.number(pair)).collect();
            assert_eq!(numbers, (0..4000).collect::<Vec<_>>());
        }
        assert_eq!(
            (numbering.len(), numbering.find(['渡', '口'])),
            (4000, numbering.find(pairs['口' as usize - 0x4E00].to_owned()))
        );
        assert_eq!(numbering.find(['口', '渡']), None);
    }

    #[test]
    fn from_a_place_all_others_of_its_pair_are_reached_in_order() {
        let text: Vec<char> = "渡口的渡口在渡口旁".chars().collect();
        let mut places = Places::among(text.len());
        text.array_windows().enumerate().for_each(|(place, &pair)| places.note(pair, place));
        let same = |place: &usize| text[*place..].starts_with(&['渡', '口']);
        assert_eq!(places.after(0).filter(same).collect::<Vec<_>>(), [3, 6]);
        assert_eq!(places.before(6).filter(same).collect::<Vec<_>>(), [3, 0]);
        assert_eq!(places.after(6).filter(same).count(), 0);
    }
}
