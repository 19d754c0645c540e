//! A query: what was written, what was understood of it, and where a text answers it.
//!
//! Parsing never fails: what is wrong becomes a [`Note`], and what could be understood is searched. Nothing here
//! knows the index.

mod conditions;
pub(crate) mod dates;
mod meaning;
mod note;
mod numerals;
mod parse;
mod signs;
mod tree;
mod words;

pub use conditions::{Condition, Sought};
pub use meaning::{Field, Meaning};
pub use note::Note;
pub(crate) use tree::{Clause, Leaf, LeafKind, PARTS, Scope};

use crate::fold::Folded;
use crate::snippet::Snippet;
use crate::{Part, boundaries, mark, snippet};
use newsprint::CharRange;

/// How characters are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Matching {
    /// Width, 繁简, case, radicals and variants are the same; numbers in unquoted words are looked for in the
    /// other ways they are printed too (三十 and 30), which the query as it was understood says.
    #[default]
    Folded,
    /// Only what is printed exactly so. White space and invisible characters still count for nothing.
    Exact,
}

/// A parsed query.
#[derive(Clone, Debug)]
pub struct Query {
    root: Clause,
    matching: Matching,
    notes: Vec<Note>,
}

impl Query {
    /// Reads a query in the language of the README: words, `"…"`, `OR`, `-`, `( )`, fields, dates, `NEAR/n`,
    /// `prefix*`. The first query with unquoted Chinese loads a dictionary, which takes .2 to .4 s; see
    /// [`load_dictionary`].
    #[must_use]
    pub fn parse(text: &str, matching: Matching) -> Self {
        let (root, notes) = parse::parse(text, matching);
        Self { root, matching, notes }
    }

    /// A query for what a tree says.
    pub(crate) fn of(root: Clause) -> Self {
        Self { root, matching: Matching::Folded, notes: Vec::new() }
    }

    /// What was wrong or odd in it, in the order it was written.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The query as it was understood, in the query language; empty if nothing was. Parsing it gives the same.
    #[must_use]
    pub fn understood(&self) -> String {
        self.root.to_string()
    }

    /// The query as it was understood, to be put in words.
    #[must_use]
    pub fn meaning(&self) -> Meaning {
        Meaning::of(&self.root)
    }

    /// Whether nothing is asked for, so that nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.is_nothing()
    }

    /// Whether it looks for unquoted words so short that they are often cut out of others, as 华人 out of 中华人民: then
    /// [`Query::cut_as_words`] can tell better hits from worse ones.
    #[must_use]
    pub fn has_short_words(&self) -> bool {
        boundaries::has_short_words(&self.root)
    }

    /// How well its short words are words where these paragraphs have them: 1 if each is, 0 if each is cut out of
    /// others; `None` if they have none. Loads the dictionary.
    #[must_use]
    pub fn cut_as_words(&self, blocks: &[(Part, &str)]) -> Option<f32> {
        boundaries::cut_as_words(&self.root, self.matching, blocks)
    }

    /// Where `text`, one paragraph of `part`, answers the query: characters of `text`, in order, those that touch
    /// joined into one. What the query excludes is not marked.
    #[must_use]
    pub fn highlight(&self, part: Part, text: &str) -> Vec<CharRange> {
        let folded = Folded::new(text);
        let places = mark::marks(&self.root, part, &folded, self.matching);
        mark::joined(places.into_iter().map(|mark| folded.origin(mark.start, mark.end)).collect())
    }

    /// The excerpt of at most `max_chars` characters that answers most of the query, beginning where a sentence
    /// does if it can. Without any hit, the beginning of the first block that is not empty.
    #[must_use]
    pub fn snippet(&self, blocks: &[(Part, &str)], max_chars: usize) -> Snippet {
        snippet::best(&self.root, self.matching, blocks, max_chars)
    }

    pub(crate) fn root(&self) -> &Clause {
        &self.root
    }

    pub(crate) fn matching(&self) -> Matching {
        self.matching
    }
}

/// The words of a text, in order, as it prints them.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    words::cut(&chars).into_iter().map(|word| chars[word].iter().collect()).collect()
}

/// Where words begin and end in folded text, in order, its beginning and end included.
pub(crate) fn word_ends(folded: &str) -> Vec<usize> {
    let mut ends = vec![0];
    let mut at = 0;
    for word in words::dictionary().cut(folded, true) {
        at += word.word.chars().count();
        ends.push(at);
    }
    ends
}

/// Loads the dictionary that unquoted Chinese is cut by, if it is not there yet: for a thread that has time
/// before the reader has typed anything.
pub fn load_dictionary() {
    words::dictionary();
}
