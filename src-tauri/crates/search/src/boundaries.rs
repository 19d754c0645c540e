//! Whether what was found is a word where it stands, or was cut out of others: 华人 in 海外华人, and in 中华人民.
//!
//! It ranks only, and only for words that were not quoted: for them the dictionary is loaded anyway. Looks at the sentences that have a hit, and at so many of them as are enough.

use crate::Part;
use crate::fold::{Folded, is_script_without_spaces};
use crate::mark::{Mark, marks};
use crate::query::{Clause, Leaf, LeafKind, Matching, word_ends};

/// Characters of a short word. Longer ones are seldom cut out of others.
const SHORT: usize = 2;

/// Hits looked at in an article.
const HITS: usize = 6;

/// What a hit is worth that is a word at one end only, as 青岛 in 青岛市.
const HALF: f32 = 0.8;

/// Signs that end a sentence: no word goes over them.
const STOPS: [char; 9] = ['。', '!', '?', ';', ',', '、', ':', '"', '.'];

pub(crate) fn has_short_words(clause: &Clause) -> bool {
    match clause {
        Clause::All(clauses) | Clause::Any(clauses) => clauses.iter().any(has_short_words),
        Clause::Leaf(leaf) => is_short_word(leaf),
        Clause::Run { words, .. } => words.iter().flatten().any(is_short_word),
        Clause::Nothing | Clause::Not(_) | Clause::Near { .. } | Clause::Name { .. } | Clause::Dates(_) => {
            false
        }
    }
}

fn is_short_word(leaf: &Leaf) -> bool {
    let places = leaf.folded.places();
    leaf.is_free
        && leaf.kind == LeafKind::Phrase
        && places.len() == SHORT
        && places.iter().all(|place| is_script_without_spaces(place.folded))
}

pub(crate) fn cut_as_words(root: &Clause, matching: Matching, blocks: &[(Part, &str)]) -> Option<f32> {
    let mut worth = Vec::new();
    for (part, text) in blocks {
        let folded = Folded::new(text);
        let mut found = marks(root, *part, &folded, matching);
        found.retain(|mark| is_short(&folded, mark));
        found.sort_unstable();
        worth.extend(found.iter().take(HITS - worth.len()).map(|mark| worth_of(&folded, mark)));
        if worth.len() == HITS {
            break;
        }
    }
    let count = u16::try_from(worth.len()).unwrap_or(u16::MAX);
    (count > 0).then(|| worth.iter().sum::<f32>() / f32::from(count))
}

fn is_short(folded: &Folded, mark: &Mark) -> bool {
    mark.end - mark.start == SHORT
        && folded.places()[mark.start..mark.end].iter().all(|place| is_script_without_spaces(place.folded))
}

fn worth_of(folded: &Folded, mark: &Mark) -> f32 {
    let places = folded.places();
    let stops = |place: &crate::fold::Place| STOPS.contains(&place.folded);
    let begin = places[..mark.start].iter().rposition(stops).map_or(0, |at| at + 1);
    let end = places[mark.end..].iter().position(stops).map_or(places.len(), |at| mark.end + at);
    let sentence: String = places[begin..end].iter().map(|place| place.folded).collect();
    let ends = word_ends(&sentence);
    let at_end = |place: usize| ends.binary_search(&(place - begin)).is_ok();
    match (at_end(mark.start), at_end(mark.end)) {
        (true, true) => 1.0,
        (false, false) => 0.0,
        _ => HALF,
    }
}
