//! Finding a text in the characters of a page that says the same: a page that was typed and one that is drawn differ in
//! line breaks, signs and a few misreadings. It knows no page: characters in, places out.

use crate::sheet_frame::PlacedWords;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// So many characters in a row that stand once on a page hold two texts together.
const ANCHOR: usize = 5;

/// Between two anchors so many characters may be misread before the thread is lost.
const SLIPS: usize = 2;

/// The characters of a page that words are made of, with their places in the source.
pub(crate) struct Ground {
    signs: Vec<char>,
    places: Vec<u32>,
    /// Runs that stand once on the page, by where they begin; `None`: more than once.
    anchors: HashMap<[char; ANCHOR], Option<usize>>,
}

impl Ground {
    pub(crate) fn of(words: &[PlacedWords]) -> Self {
        let (mut signs, mut places) = (Vec::new(), Vec::new());
        for run in words {
            for (place, c) in (run.start..).zip(run.text.chars()).filter(|(_, c)| is_of_words(*c)) {
                signs.push(folded(c));
                places.push(place);
            }
        }
        let mut anchors = HashMap::new();
        for (at, run) in signs.array_windows::<ANCHOR>().enumerate() {
            match anchors.entry(*run) {
                Entry::Vacant(free) => {
                    free.insert(Some(at));
                }
                Entry::Occupied(mut taken) => {
                    taken.insert(None);
                }
            }
        }
        Self { signs, places, anchors }
    }

    /// For each character of `text` its place in the source, as far as it is there. Signs and spaces have the place of
    /// none.
    pub(crate) fn find(&self, text: &str) -> Vec<Option<u32>> {
        let chars: Vec<char> = text.chars().collect();
        let own: Vec<usize> = (0..chars.len()).filter(|&at| is_of_words(chars[at])).collect();
        let signs: Vec<char> = own.iter().map(|&at| folded(chars[at])).collect();
        let mut found = vec![None; chars.len()];
        for (sign, place) in self.matched(&signs).into_iter().enumerate() {
            found[own[sign]] = place.map(|place| self.places[place]);
        }
        found
    }

    /// For each of `signs` the one of the page that it is: from each anchor as far as they agree, both ways.
    fn matched(&self, signs: &[char]) -> Vec<Option<usize>> {
        let mut matched = vec![None; signs.len()];
        for (at, run) in signs.array_windows::<ANCHOR>().enumerate() {
            let Some(&Some(place)) = self.anchors.get(run) else { continue };
            if matched[at].is_some_and(|known| known == place) {
                continue;
            }
            self.forth(signs, at, place, &mut matched);
            self.back(signs, at, place, &mut matched);
        }
        matched
    }

    fn forth(&self, signs: &[char], at: usize, place: usize, matched: &mut [Option<usize>]) {
        let mut slips = 0;
        for step in 0.. {
            let (Some(own), Some(there)) = (signs.get(at + step), self.signs.get(place + step)) else {
                return;
            };
            slips = if own == there { 0 } else { slips + 1 };
            if slips > SLIPS || matched[at + step] == Some(place + step) {
                return;
            }
            if slips == 0 {
                for slip in step.saturating_sub(SLIPS)..=step {
                    matched[at + slip] = Some(place + slip);
                }
            }
        }
    }

    fn back(&self, signs: &[char], at: usize, place: usize, matched: &mut [Option<usize>]) {
        let mut slips = 0;
        for step in 1..=at.min(place) {
            let (own, there) = (at - step, place - step);
            slips = if signs[own] == self.signs[there] { 0 } else { slips + 1 };
            if slips > SLIPS || matched[own].is_some() {
                return;
            }
            if slips == 0 {
                for slip in step.saturating_sub(SLIPS).max(1)..=step {
                    matched[at - slip] = Some(place - slip);
                }
            }
        }
    }
}

fn is_of_words(c: char) -> bool {
    c.is_alphanumeric()
}

/// Widths do not tell two texts apart.
fn folded(c: char) -> char {
    let code = u32::from(c);
    let narrow = if (0xFF01..=0xFF5E).contains(&code) { char::from_u32(code - 0xFEE0) } else { None };
    narrow.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWN: &str = "江边新修的步道昨天开放，\n早起的人沿着水走了一圈，说比从\n前好走。老码头的钟修好了，正午敲了１２下。";

    fn found(text: &str) -> String {
        let ground = Ground::of(&[PlacedWords { start: 100, text: DRAWN.to_owned() }]);
        let drawn: Vec<char> = DRAWN.chars().collect();
        let places = ground.find(text);
        assert_eq!(places.len(), text.chars().count());
        places.iter().map(|place| place.map_or('·', |at| drawn[at as usize - 100])).collect()
    }

    #[test]
    fn line_breaks_and_signs_are_no_hindrance() {
        assert_eq!(found("说比从前好走。"), "说比从前好走·");
        assert_eq!(found("正午敲了12下"), "正午敲了１２下");
    }

    #[test]
    fn a_misreading_has_the_place_of_what_it_was_read_for() {
        assert_eq!(found("江边新修的歩道昨天开放"), "江边新修的步道昨天开放");
        assert_eq!(found("汀边新修的步道昨天开方"), "·边新修的步道昨天开·");
    }

    #[test]
    fn articles_in_another_order_are_found() {
        assert_eq!(found("老码头的钟修好了。江边新修的步道"), "老码头的钟修好了·江边新修的步道");
    }

    #[test]
    fn another_text_is_not_there() {
        assert_eq!(found("学校食堂添了两样菜"), "·········");
    }

    #[test]
    fn what_stands_twice_is_found_from_its_surroundings() {
        let twice = "一二三四五六甲乙丙丁戊己一二三四五六";
        let ground = Ground::of(&[PlacedWords { start: 0, text: twice.to_owned() }]);
        let places = ground.find("丁戊己一二三四五六");
        assert_eq!(places, (9..18).map(Some).collect::<Vec<_>>());
    }
}
