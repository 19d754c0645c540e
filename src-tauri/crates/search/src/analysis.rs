//! From a paragraph to the terms the index holds of it, and from a phrase to the terms that find it.
//!
//! Owns the alphabet of terms. It knows tantivy's tokenizer trait, but neither fields nor queries.
//!
//! At each place `i` of the folded paragraph stand, in this order:
//! - at place 0, [`PARAGRAPH`]: paragraphs can be told apart by position;
//! - the two characters `i`, `i + 1`, or the last character alone;
//! - where a word of letters or digits begins, [`word`]: the word whole, for prefixes and ranking;
//! - where the printed character is not the folded one, [`DEVIATION`] and [`printed`]: exact matching needs no
//!   second index and no look at the text.
//!
//! Marks begin with a control character, which folded text never holds.

use crate::fold::{CONTINUED, Folded};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Raised by one whenever the same text may come out as other terms; part of the index's fingerprint.
pub(crate) const ANALYSER_VERSION: u32 = 1;

/// The name the tokenizer is registered under.
pub(crate) const CHARACTERS: &str = "characters";

/// A paragraph begins here.
pub(crate) const PARAGRAPH: &str = "\u{3}";

/// What is printed here is not what it is folded to.
pub(crate) const DEVIATION: &str = "\u{1}";

/// Longer words are held by their first characters, so that no term grows without bound.
const LONGEST_WORD: usize = 64;

/// The term of the printed character `c` where folding changes it.
pub(crate) fn printed(c: char) -> String {
    format!("{DEVIATION}{c}")
}

/// The term of a whole word; also the beginning of the terms of all words that begin with it.
pub(crate) fn word(folded: impl Iterator<Item = char>) -> String {
    std::iter::once('\u{2}').chain(folded.take(LONGEST_WORD)).collect()
}

/// The terms that stand exactly where these two or more folded characters stand, by place: every second pair,
/// and the last. Half the postings of all pairs, and as exact.
pub(crate) fn pairs(folded: &[char]) -> Vec<(usize, String)> {
    let last = folded.len() - 2;
    let mut places: Vec<usize> = (0..=last).step_by(2).collect();
    if places.last() != Some(&last) {
        places.push(last);
    }
    places.into_iter().map(|i| (i, folded[i..i + 2].iter().collect())).collect()
}

/// Cuts a paragraph into the terms described above.
#[derive(Clone, Debug, Default)]
pub(crate) struct Characters {
    folded: Folded,
    token: Token,
}

/// What comes next at a place.
#[derive(Clone, Copy, Debug)]
enum Step {
    Paragraph,
    Pair,
    Word,
    Deviation,
    Printed,
}

/// The terms of one paragraph, in order of place.
#[derive(Debug)]
pub(crate) struct Terms<'a> {
    folded: &'a Folded,
    token: &'a mut Token,
    place: usize,
    step: Step,
}

impl Tokenizer for Characters {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        self.folded.set(text);
        self.token.reset();
        Terms { folded: &self.folded, token: &mut self.token, place: 0, step: Step::Paragraph }
    }
}

impl Terms<'_> {
    /// Writes the term of this step into `text`, if there is one here, and says what comes next.
    fn write(&mut self) -> (bool, Step) {
        let here = self.folded.places()[self.place];
        let text = &mut self.token.text;
        text.clear();
        match self.step {
            Step::Paragraph => {
                text.push_str(PARAGRAPH);
                (self.place == 0, Step::Pair)
            }
            Step::Pair => {
                text.push(here.folded);
                text.extend(self.folded.places().get(self.place + 1).map(|next| next.folded));
                (true, Step::Word)
            }
            Step::Word => {
                let starts = self.folded.word_starts(self.place);
                if starts {
                    let end = self.folded.word_end(self.place);
                    text.push_str(&word(self.folded.places()[self.place..end].iter().map(|p| p.folded)));
                }
                (starts, Step::Deviation)
            }
            Step::Deviation => {
                text.push_str(DEVIATION);
                (here.deviates(), Step::Printed)
            }
            Step::Printed => {
                text.push_str(DEVIATION);
                text.push(here.printed);
                (here.deviates() && here.printed != CONTINUED, Step::Paragraph)
            }
        }
    }
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        while self.place < self.folded.len() {
            let (found, next) = self.write();
            self.token.position = self.place;
            if matches!(self.step, Step::Printed) {
                self.place += 1;
            }
            self.step = next;
            if found {
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<(usize, String)> {
        let mut tokenizer = Characters::default();
        let mut stream = tokenizer.token_stream(text);
        let mut terms = Vec::new();
        stream.process(&mut |token| terms.push((token.position, token.text.clone())));
        terms
    }

    fn expect(terms: &[(usize, String)], expected: &[(usize, &str)]) {
        let terms: Vec<(usize, &str)> = terms.iter().map(|(place, term)| (*place, term.as_str())).collect();
        assert_eq!(terms, expected);
    }

    #[test]
    fn a_paragraph_is_pairs_and_a_last_character() {
        expect(&terms("下 乡\n路"), &[(0, PARAGRAPH), (0, "下乡"), (1, "乡路"), (2, "路")]);
        expect(&terms(" \n"), &[]);
    }

    #[test]
    fn words_and_deviations_are_marked_where_they_stand() {
        expect(
            &terms("5G車"),
            &[
                (0, PARAGRAPH),
                (0, "5g"),
                (0, "\u{2}5g"),
                (1, "g车"),
                (1, DEVIATION),
                (1, "\u{1}G"),
                (2, "车"),
                (2, DEVIATION),
                (2, "\u{1}車"),
            ],
        );
        expect(
            &terms("…"),
            &[
                (0, PARAGRAPH),
                (0, ".."),
                (0, DEVIATION),
                (0, "\u{1}…"),
                (1, ".."),
                (1, DEVIATION),
                (2, "."),
                (2, DEVIATION),
            ],
        );
    }

    #[test]
    fn a_phrase_is_every_second_pair_and_the_last() {
        let of = |text: &str| pairs(&text.chars().collect::<Vec<_>>());
        expect(&of("甲乙"), &[(0, "甲乙")]);
        expect(&of("甲乙丙"), &[(0, "甲乙"), (1, "乙丙")]);
        expect(&of("甲乙丙丁"), &[(0, "甲乙"), (2, "丙丁")]);
        expect(&of("甲乙丙丁戊"), &[(0, "甲乙"), (2, "丙丁"), (3, "丁戊")]);
    }
}
