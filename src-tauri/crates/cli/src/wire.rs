//! What `--json` prints: the types, and how they are made from what `newsprint` and `library` answer.
//!
//! Programs read these. Days are ISO, labels of pages are strings as printed, what is absent is `null`.
//! Golden examples are in `tests/messages`.

mod archive;
mod imports;
mod jumps;
mod line;
mod names;
mod page;
mod similar;
#[cfg(test)]
mod tests;

pub(crate) use archive::{
    ArticleDocument, BookmarkList, ImportReport, IssueList, NewspaperList, Removed, SearchResults,
};
pub(crate) use imports::{ImportList, KeptReport};
pub(crate) use jumps::JumpList;
pub(crate) use names::NameList;
pub(crate) use page::ParsedFile;
pub(crate) use similar::SimilarArticles;
