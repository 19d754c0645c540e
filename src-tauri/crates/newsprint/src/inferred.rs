//! Facts that nobody stated to us: each carries where it was read and how sure we are.

use serde::{Deserialize, Serialize};

/// How sure we are, from 0 (a guess) to 1 (certain).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Confidence(f32);

impl Confidence {
    /// Nothing speaks against it.
    pub const CERTAIN: Self = Self(1.0);
    /// Stated plainly in the place where such things are stated.
    pub const HIGH: Self = Self(0.95);
    /// Derived; a reader should be able to see that it was.
    pub const MEDIUM: Self = Self(0.6);
    /// A guess that is better than nothing.
    pub const LOW: Self = Self(0.3);

    /// Clamped to 0..=1; what is not a number counts as 0.
    #[must_use]
    pub const fn new(value: f32) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The figure, 0..=1.
    #[must_use]
    pub const fn get(self) -> f32 {
        self.0
    }
}

/// What is held for less sure than this, a reader is asked to look at: a line, an article, a page with one. The one
/// place to calibrate.
pub const LOOK_AGAIN: Confidence = Confidence(0.6);

/// Where a fact was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactSource {
    /// 报头: the title block of page one.
    Nameplate,
    /// The page line: name, date and page number in a margin.
    Folio,
    /// □青岛日报记者 … names the paper it is printed in.
    Byline,
    /// 本报10月10日讯: a *reporting* date, from which the issue's is derived.
    Dateline,
    /// A date or year in running text.
    Text,
    /// The file's name.
    FileName,
    /// The names of the folders above it.
    FolderName,
    /// Another page of the same file says so, in print.
    SameFile,
    /// A page of the same day in a file that lies beside this one.
    Beside,
    /// METS or another structure made for the purpose.
    Metadata,
    /// Another issue's number and date, and the distance between.
    IssueNumber,
    /// The reader said so.
    Reader,
}

/// A value, where it was read, and how sure we are of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inferred<T> {
    /// What was inferred.
    pub value: T,
    /// From what.
    pub source: FactSource,
    /// How sure.
    pub confidence: Confidence,
}

impl<T> Inferred<T> {
    /// `value`, read in `source`, held with `confidence`.
    pub const fn new(value: T, source: FactSource, confidence: Confidence) -> Self {
        Self { value, source, confidence }
    }
}
