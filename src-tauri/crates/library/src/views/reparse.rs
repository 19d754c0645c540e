//! What reading pages anew made of their articles.

use crate::ArticleId;
use serde::{Deserialize, Serialize};

/// What reparsing did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reparse {
    /// Files that were read anew.
    pub files: u64,
    /// Files whose original is gone or cannot be read any more: their articles stay as they are.
    pub unreadable: Vec<String>,
    /// How many articles fared how.
    pub counts: FateCounts,
    /// Each article that is not what it was, and each that is new.
    pub articles: Vec<Reparsed>,
    /// Stopped by the reader before the end; what was read is whole.
    pub cancelled: bool,
}

/// Articles by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FateCounts {
    /// To the letter as they were.
    pub kept: u64,
    /// The same article, with other words, titles or names.
    pub changed: u64,
    /// Taken apart into several.
    pub split: u64,
    /// Put together with others.
    pub merged: u64,
    /// None of their words are in an article now.
    pub gone: u64,
    /// None of their words were in an article before.
    pub new: u64,
}

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// To the letter as it was.
    Kept,
    /// The same article, with other words, titles or names.
    Changed,
    /// Taken apart into several.
    Split,
    /// Put together with others.
    Merged,
    /// None of its words are in an article now.
    Gone,
    /// None of its words were in an article before.
    New,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reparsed {
    /// What became of it.
    pub fate: Fate,
    /// As it was; `None` of a new one.
    pub article: Option<ArticleId>,
    /// The headlines, or first words, of what has its words now.
    pub now: Vec<String>,
    /// Its headline, or first words, before.
    pub title: String,
    /// The file it is in.
    pub file: String,
}

impl FateCounts {
    /// One more.
    pub(crate) fn add(&mut self, fate: Fate) {
        let count = match fate {
            Fate::Kept => &mut self.kept,
            Fate::Changed => &mut self.changed,
            Fate::Split => &mut self.split,
            Fate::Merged => &mut self.merged,
            Fate::Gone => &mut self.gone,
            Fate::New => &mut self.new,
        };
        *count += 1;
    }
}
