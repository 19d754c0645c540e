//! One address for everything: which characters of which page of which source.

use serde::{Deserialize, Serialize};

/// A run of characters of a decoded source, counted in Unicode scalar values from its beginning
/// (a byte order mark is not counted, every other character of the file is). `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CharRange {
    /// The first character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

impl CharRange {
    /// The run from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// How many characters it covers.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// The content of an imported file, named by the hexadecimal BLAKE3 hash of its bytes.
/// `newsprint` never computes one; whoever reads the file does.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(pub String);

/// The address that blocks, marks, corrections and page regions share: characters of the decoded text
/// (or glyphs, where the source is drawn rather than written) of one page of one source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceSpan {
    /// The imported file.
    pub source: SourceId,
    /// The page's place in that file, from 0.
    pub page: u32,
    /// The characters of that file.
    pub range: CharRange,
}
