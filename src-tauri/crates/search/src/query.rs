//! A query: parsed, explained, and marked in the text it found.

use crate::Part;
use newsprint::CharRange;

/// How characters are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// Width, 繁简, case, radicals and variants are the same.
    #[default]
    Folded,
    /// Only what is written exactly so.
    Exact,
}

/// What was wrong or odd in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Stable name: `unclosed_quote`.
    pub code: &'static str,
    /// A sentence in Chinese.
    pub message: String,
    /// First character of the query it is about.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// An excerpt around the hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Which of the blocks it was cut from.
    pub block: usize,
    /// The excerpt as printed.
    pub text: String,
    /// Hits, as characters of `text`.
    pub hits: Vec<CharRange>,
}

/// A parsed query.
#[derive(Clone, Debug)]
pub struct Query {}

#[allow(unused_variables, clippy::todo, missing_docs)]
impl Query {
    pub fn parse(text: &str, matching: Matching) -> Self {
        todo!()
    }
    pub fn notes(&self) -> &[Note] {
        todo!()
    }
    pub fn understood(&self) -> String {
        todo!()
    }
    pub fn highlight(&self, part: Part, text: &str) -> Vec<CharRange> {
        todo!()
    }
    pub fn snippet(&self, blocks: &[(Part, &str)], max_chars: usize) -> Snippet {
        todo!()
    }
}
