//! Tables of words made ready for looking up in runs of characters.
//!
//! A page asks for hundreds of words in every line, and hardly ever finds one: a word is compared only where its
//! first or last character stands.

use rustc_hash::FxHashSet;

/// A table of words.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    words: Vec<Vec<char>>,
    firsts: Signs,
    lasts: Signs,
}

impl Words {
    /// Makes a table ready; no word of it is empty.
    pub(crate) fn of(table: &[&str]) -> Self {
        let words = table.iter().map(|word| word.chars().collect::<Vec<char>>());
        let words: Vec<Vec<char>> = words.filter(|word| !word.is_empty()).collect();
        let firsts = Signs::of(words.iter().filter_map(|word| word.first().copied()));
        let lasts = Signs::of(words.iter().filter_map(|word| word.last().copied()));
        Self { words, firsts, lasts }
    }

    /// Whether `chars` begins with one of the words.
    pub(crate) fn begin(&self, chars: &[char]) -> bool {
        let Some(&first) = chars.first() else { return false };
        self.firsts.may_have(first)
            && self.words.iter().any(|word| word[0] == first && chars.starts_with(word))
    }

    /// Whether `chars` ends with one of the words.
    pub(crate) fn end(&self, chars: &[char]) -> bool {
        let Some(&last) = chars.last() else { return false };
        self.lasts.may_have(last)
            && self.words.iter().any(|word| word[word.len() - 1] == last && chars.ends_with(word))
    }

    /// Whether one of the words stands in `chars`.
    pub(crate) fn stand_in(&self, chars: &[char]) -> bool {
        (0..chars.len()).any(|at| self.begin(&chars[at..]))
    }

    /// Whether any character is the first of a word: if none is, no word stands in `chars`, however it is spaced.
    pub(crate) fn may_stand_in(&self, chars: &[char]) -> bool {
        chars.iter().any(|&c| self.firsts.may_have(c))
    }

    /// How many of the words stand in `chars`, each counted once.
    pub(crate) fn count_in(&self, chars: &[char]) -> usize {
        if !self.may_stand_in(chars) {
            return 0;
        }
        self.words.iter().filter(|word| place_of(word, chars).is_some()).count()
    }

    /// Whether `chars` is one of the words, white space passed over.
    pub(crate) fn are_spaced(&self, chars: &[char]) -> bool {
        let mut letters = chars.iter().filter(|c| !c.is_whitespace());
        letters.clone().next().is_some_and(|&c| self.firsts.may_have(c))
            && self.words.iter().any(|word| letters.by_ref().clone().eq(word))
    }

    /// Those of the words that `chars` begins with.
    pub(crate) fn at_beginning<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = &'a [char]> {
        self.words.iter().map(Vec::as_slice).filter(|word| chars.starts_with(word))
    }
}

/// Where a word first stands in `chars`.
pub(crate) fn place_of(word: &[char], chars: &[char]) -> Option<usize> {
    let first = word.first()?;
    let last = (chars.len() + 1).checked_sub(word.len())?;
    (0..last).find(|&at| chars[at] == *first && chars[at..].starts_with(word))
}

/// A set of characters. Most that are not in it are told by their last twelve bits.
#[derive(Clone, Debug)]
pub(crate) struct Signs {
    filter: [u64; 64],
    signs: FxHashSet<char>,
}

impl Signs {
    /// Makes a set ready.
    pub(crate) fn of(signs: impl Iterator<Item = char>) -> Self {
        let signs: FxHashSet<char> = signs.collect();
        let mut filter = [0; 64];
        for &c in &signs {
            filter[place(c)] |= bit(c);
        }
        Self { filter, signs }
    }

    /// Whether `c` is in it.
    pub(crate) fn have(&self, c: char) -> bool {
        self.may_have(c) && self.signs.contains(&c)
    }

    fn may_have(&self, c: char) -> bool {
        self.filter[place(c)] & bit(c) != 0
    }
}

fn place(c: char) -> usize {
    (c as usize >> 6) & 63
}

fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let words = Words::of(&["渡口", "轮渡站", "CN"]);
        assert!(words.begin(&chars("渡口的灯")) && !words.begin(&chars("老渡口")));
        assert!(words.end(&chars("老渡口")) && !words.end(&chars("渡口的灯")) && !words.end(&chars("口")));
        assert!(words.stand_in(&chars("在轮渡站旁")) && !words.stand_in(&chars("在轮渡旁")));
        assert!(words.may_stand_in(&chars("渡 口")) && !words.may_stand_in(&chars("两岸")));
        assert_eq!(words.count_in(&chars("渡口，渡口，轮渡站")), 2);
        assert!(words.are_spaced(&chars("轮　渡 站")) && !words.are_spaced(&chars("轮渡站旁")));
        assert_eq!(place_of(&chars("渡口"), &chars("老渡口")), Some(1));
        assert_eq!(place_of(&chars("渡口"), &chars("渡")), None);
        assert_eq!(words.at_beginning(&chars("渡口")).collect::<Vec<_>>(), [chars("渡口")]);
        assert!(!words.stand_in(&[]) && !words.begin(&[]) && !words.end(&[]) && !words.are_spaced(&[]));
    }

    #[test]
    fn characters_that_look_alike_to_the_filter_are_told_apart() {
        let twin = char::from_u32('渡' as u32 + 4096).expect("a character");
        let signs = Signs::of(['渡', '口'].into_iter());
        assert!(signs.have('渡') && signs.have('口') && !signs.have(twin) && !signs.have('站'));
    }
}
