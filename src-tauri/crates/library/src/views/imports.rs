//! What the import log answers: which imports there were, and what each said of its files.

use super::FileReport;
use newsprint::{Confidence, FactSource, Inferred};
use serde::{Deserialize, Serialize};

/// An import as a line in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportEntry {
    /// Imports are counted from 1.
    pub number: i64,
    /// When it began, RFC 3339 in UTC.
    pub started: String,
    /// When it ended.
    pub finished: Option<String>,
    /// How it ended.
    pub ended: ImportEnd,
    /// The files and folders the reader gave.
    pub paths: Vec<String>,
    /// Files met.
    pub files: u64,
    /// Of these, taken in.
    pub imported: u64,
    /// Of these, in the archive already.
    pub already_here: u64,
    /// Of these, about their folder and no pages.
    pub passed_over: u64,
    /// Of these, refused.
    pub skipped: u64,
    /// Articles taken in.
    pub articles: u64,
    /// Warnings about its files.
    pub warnings: u64,
    /// Why it broke off, if it could still be written down.
    pub trouble: Option<String>,
}

/// How an import ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportEnd {
    /// Every file was met.
    Done,
    /// The reader stopped it.
    Cancelled,
    /// The archive could not go on: the disk was full, and the like.
    BrokenOff,
    /// It runs in another program, or was killed.
    Unfinished,
}

/// An import's report, as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportLog {
    /// Its line in the list.
    pub entry: ImportEntry,
    /// One for each file met, in order; what was set aside as furniture is not repeated here.
    pub files: Vec<FileReport>,
}

/// Where a fact was read, and how sure that is, apart from the fact.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactOrigin {
    /// Where.
    pub source: FactSource,
    /// How sure.
    pub confidence: Confidence,
}

impl<T> From<&Inferred<T>> for FactOrigin {
    fn from(fact: &Inferred<T>) -> Self {
        Self { source: fact.source, confidence: fact.confidence }
    }
}
