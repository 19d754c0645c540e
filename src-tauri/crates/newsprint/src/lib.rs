//! Newsprint: a page's file, taken apart into articles.
//!
//! Bytes in, values and warnings out. It opens no file, reads no clock, knows neither archive nor index.
//! Parsing never fails: what cannot be read becomes a [`Warning`], and every character of the page is
//! accounted for ([`Account`]).

mod inferred;
mod label;
mod model;
mod span;

pub use inferred::{Confidence, FactSource, Inferred};
pub use label::PageLabel;
pub use model::{
    Account, Article, Block, BlockKind, Byline, Direction, Format, Furniture, FurnitureKind, Geometry,
    IssueFacts, Jump, ParsedFile, ParsedPage, PrintedText, Reason, Rect, Role, Warning,
};
pub use span::{CharRange, SourceId, SourceSpan};

/// Raised by one whenever the same bytes may come out as other articles. Stored with every page.
pub const PARSER_VERSION: u32 = 1;

/// What is known about a file apart from its bytes.
#[derive(Clone, Debug, Default)]
pub struct FileContext<'a> {
    /// The path as the reader gave it, `/` between its parts, for the format (`.md`) and for facts in names.
    pub path: &'a str,
}

/// Takes a file's bytes apart. Never fails and never panics; deterministic.
#[must_use]
pub fn parse_file(_bytes: &[u8], _context: &FileContext<'_>) -> ParsedFile {
    ParsedFile {
        format: Format::Text,
        encoding: "UTF-8".to_owned(),
        issue: IssueFacts::default(),
        pages: Vec::new(),
        warnings: Vec::new(),
        parser_version: PARSER_VERSION,
    }
}
