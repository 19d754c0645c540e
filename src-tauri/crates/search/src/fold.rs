//! Text folded for matching, with the way back to the text as printed.
//!
//! Owns what counts as the same character: width and compatibility forms (NFKD), case, 繁简, radicals, 旧字形 and
//! 异体字, look-alike signs. It must not know of fields, terms or queries, and nothing folded is ever shown.
//!
//! Every character is folded by itself, never with its neighbours. So the folding of a part is a part of the
//! folding of the whole, which is what makes every substring findable; NFKC, which joins neighbours, would not do.

mod table;

use newsprint::CharRange;
use table::{Folding, table};

pub(crate) use table::TABLES;

/// Text folded for matching: one [`Place`] for each folded character that is not white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    places: Vec<Place>,
}

/// A folded character and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// What is compared.
    pub(crate) folded: char,
    /// What is printed; [`CONTINUED`] where one printed character folds to several and this is not the first.
    pub(crate) printed: char,
    /// The printed character, counted from the beginning of the text.
    pub(crate) origin: u32,
    /// Whether white space is printed before it.
    pub(crate) after_space: bool,
}

/// Stands for the printed character where it was given at an earlier place.
pub(crate) const CONTINUED: char = '\0';

impl Place {
    /// Whether folding changed anything here.
    pub(crate) fn deviates(self) -> bool {
        self.folded != self.printed
    }
}

impl Folded {
    /// Folds `text`. White space, control characters and invisible format characters have no place.
    pub(crate) fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.set(text);
        folded
    }

    /// Folds `text` in place of what was here before.
    pub(crate) fn set(&mut self, text: &str) {
        self.places.clear();
        let mut after_space = false;
        for (origin, printed) in (0u32..).zip(text.chars()) {
            let before = self.places.len();
            let mut push = |folded, printed| {
                self.places.push(Place { folded, printed, origin, after_space });
            };
            match table().fold(printed) {
                Folding::Space => after_space = true,
                Folding::Nothing => {}
                Folding::One(folded) => push(folded, printed),
                Folding::Several(several) => {
                    for (i, folded) in several.into_iter().enumerate() {
                        push(folded, if i == 0 { printed } else { CONTINUED });
                    }
                }
            }
            if self.places.len() > before {
                after_space = false;
            }
        }
    }

    /// The folded characters with their origins.
    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }

    /// How many folded characters there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether nothing is left to match.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The folded characters alone.
    pub(crate) fn text(&self) -> String {
        self.places.iter().map(|place| place.folded).collect()
    }

    /// The printed characters behind the places `start..end`, which are not none.
    pub(crate) fn origin(&self, start: usize, end: usize) -> CharRange {
        CharRange::new(self.places[start].origin, self.places[end - 1].origin + 1)
    }

    /// Whether a word of letters or digits begins at place `i`.
    pub(crate) fn word_starts(&self, i: usize) -> bool {
        let here = self.places[i];
        is_word_char(here.folded) && (i == 0 || here.after_space || !is_word_char(self.places[i - 1].folded))
    }

    /// One past the last place of the word that begins at `start`.
    pub(crate) fn word_end(&self, start: usize) -> usize {
        let rest = &self.places[start + 1..];
        let more = rest.iter().take_while(|p| !p.after_space && is_word_char(p.folded)).count();
        start + 1 + more
    }
}

/// `text` folded for matching, white space left out: what is equal by this is equal to a search. It is never shown.
#[must_use]
pub fn folded(text: &str) -> String {
    Folded::new(text).text()
}

/// A character of words that are written with letters and set apart: Latin, Greek, Cyrillic, digits, and the
/// accents that folding splits off them. Ideographs, kana and Hangul are not.
pub(crate) fn is_word_char(folded: char) -> bool {
    let accent = ('\u{300}'..='\u{36f}').contains(&folded);
    accent
        || (folded.is_alphanumeric() && folded < '\u{2e80}' && !('\u{1100}'..='\u{11ff}').contains(&folded))
}

/// An ideograph, kana, bopomofo or Hangul: text that is written without spaces or that jieba cuts.
pub(crate) fn is_script_without_spaces(folded: char) -> bool {
    folded.is_alphanumeric() && !is_word_char(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        Folded::new(text).text()
    }

    #[test]
    fn what_readers_take_for_the_same_is_the_same() {
        for (a, b) in [
            ("ＡＢＣ１２３，：", "abc123,:"),
            ("農村電商", "农村电商"),
            ("發展歷史", "发展历史"),
            ("旣 敎 爲 眞 靑 內", "既教为真青内"),
            ("⼀⻓⾞⽇", "一长车日"),
            ("don't", "DON’T"),
            ("强·积", "强・积"),
            ("二○二三", "二〇二三"),
            ("㎡", "m2"),
            ("Ⅷ", "viii"),
            ("STRASSE", "straße"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
    }

    #[test]
    fn simplified_news_is_its_own_folding() {
        let text =
            "记者从市农业农村局获悉，今年全市新建高标准农田12.6万亩（含改造），完成率100%；投资约3亿元。";
        let folded = Folded::new(text);
        assert!(folded.places().iter().all(|place| !place.deviates()));
    }

    #[test]
    fn the_way_back_skips_what_has_no_place() {
        let folded = Folded::new(" 甲\u{3000}乙\n\u{0}丙…丁");
        let origins: Vec<u32> = folded.places().iter().map(|p| p.origin).collect();
        assert_eq!(origins, [1, 3, 6, 7, 7, 7, 8]);
        assert_eq!(folded.origin(0, 3), CharRange::new(1, 7));
        assert_eq!(folded.origin(4, 5), CharRange::new(7, 8));
        assert!(
            folded.places()[1].after_space
                && folded.places()[2].after_space
                && !folded.places()[6].after_space
        );
    }

    #[test]
    fn the_folding_of_a_part_is_a_part_of_the_folding() {
        let text: Vec<char> = "Ｃafé 東京…㍿ｶﾞ한 ﬁn ½⼀ e\u{301}".chars().collect();
        let whole = folded(&text.iter().collect::<String>());
        for start in 0..text.len() {
            for end in start..=text.len() {
                let part = folded(&text[start..end].iter().collect::<String>());
                assert!(whole.contains(&part));
            }
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in (0..0x3_2000).filter_map(char::from_u32) {
            let once = folded(&c.to_string());
            assert_eq!(folded(&once), once, "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn words_end_where_spaces_are_printed() {
        let folded = Folded::new("用5G New York时间");
        let starts: Vec<usize> = (0..folded.len()).filter(|&i| folded.word_starts(i)).collect();
        assert_eq!(starts, [1, 3, 6]);
        assert_eq!(starts.iter().map(|&i| folded.word_end(i)).collect::<Vec<_>>(), [3, 6, 10]);
    }
}
