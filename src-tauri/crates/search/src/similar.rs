//! More like this: which words of a text tell what it is about, and what has them too.
//!
//! A word tells much if the text says it often and the index seldom (TF-IDF); words are jieba's.

use crate::analysis::pairs;
use crate::fold::{Folded, is_script_without_spaces};
use crate::query::{Clause, Leaf, Scope, words_of};
use crate::schema::Fields;
use crate::{Part, Query};
use std::cmp::Reverse;
use std::collections::HashMap;
use tantivy::{Searcher, Term};

/// The telling words of a text, the most telling first.
#[derive(Clone, Debug)]
pub struct Keywords {
    pub(crate) words: Vec<Keyword>,
}

/// A word and what it is worth.
#[derive(Clone, Debug)]
pub(crate) struct Keyword {
    pub(crate) leaf: Leaf,
    pub(crate) weight: f32,
}

/// Words that are looked for: enough to tell a matter, few enough that each still means something.
const MOST_WORDS: usize = 25;

/// Words whose frequency in the index is asked for.
const CANDIDATES: usize = 400;

/// A word of the headline counts as so many of the body.
const TITLE: u32 = 3;

impl Keywords {
    /// The words, as the text prints them.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.words.iter().map(|word| word.leaf.text.clone()).collect()
    }

    /// A query for any of them, to mark them with.
    #[must_use]
    pub fn query(&self) -> Query {
        Query::of(Clause::any(self.words.iter().map(|word| Clause::Leaf(word.leaf.clone())).collect()))
    }

    /// How many of them another text must have: one alone is chance.
    pub(crate) fn least(&self) -> usize {
        (self.words.len() / 6).clamp(1, 3)
    }

    /// The words of `texts` by what they are worth where `searcher` looks.
    pub(crate) fn of(texts: &[(Part, String)], searcher: &Searcher, fields: &Fields) -> Self {
        let mut counted: Vec<(Leaf, u32)> = counts(texts).into_values().collect();
        counted.sort_by_key(|(leaf, count)| (Reverse(*count), leaf.text.clone()));
        counted.truncate(CANDIDATES);
        let all = searcher.num_docs();
        let mut words: Vec<Keyword> = counted
            .into_iter()
            .filter_map(|(leaf, count)| {
                let having = documents_with(&leaf, searcher, fields);
                // What nothing else says finds nothing else.
                let weight = (having > 1).then(|| worth(count, having, all))?;
                Some(Keyword { leaf, weight })
            })
            .filter(|word| word.weight > 0.0)
            .collect();
        words.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.leaf.text.cmp(&b.leaf.text)));
        words.truncate(MOST_WORDS);
        Self { words }
    }
}

/// Each word, by what it is folded to, and how often it is said.
fn counts(texts: &[(Part, String)]) -> HashMap<String, (Leaf, u32)> {
    let mut counts: HashMap<String, (Leaf, u32)> = HashMap::new();
    for (part, text) in texts {
        let times = if *part == Part::Title { TITLE } else { 1 };
        for word in words_of(text).into_iter().filter(|word| may_tell(word)) {
            if let Some(leaf) = Leaf::phrase(Scope::Anywhere, &word) {
                counts.entry(leaf.folded.text()).or_insert((leaf, 0)).1 += times;
            }
        }
    }
    counts
}

/// Two characters or more of Chinese, or three letters: neither particles nor figures.
fn may_tell(word: &str) -> bool {
    let folded = Folded::new(word);
    let places = folded.places();
    let chinese = places.len() > 1 && places.iter().all(|place| is_script_without_spaces(place.folded));
    chinese || (places.len() > 2 && places.iter().all(|place| place.folded.is_alphabetic()))
}

/// At most how many documents have it in title or body: as many as have the rarest two characters of it.
fn documents_with(leaf: &Leaf, searcher: &Searcher, fields: &Fields) -> u64 {
    let having = |field, text: &str| searcher.doc_freq(&Term::from_field_text(field, text)).unwrap_or(0);
    let pairs = pairs(&leaf.chars());
    let rarest = pairs.iter().map(|(_, pair)| having(fields.body, pair) + having(fields.title, pair)).min();
    rarest.unwrap_or(0)
}

#[allow(clippy::cast_precision_loss, reason = "a rank needs no more digits than it has")]
fn worth(count: u32, having: u64, all: u64) -> f32 {
    let (count, having, all) = (count as f32, having as f32, all as f32);
    (1.0 + count.ln()) * (all / having).ln()
}
