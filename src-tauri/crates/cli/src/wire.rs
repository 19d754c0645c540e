//! What `--json` prints: the types, and how they are made from what `newsprint` and `library` answer.
//!
//! Programs read these. Days are ISO, labels of pages are strings as printed, what is absent is `null`.
//! Golden examples are in `tests/messages`.

mod archive;
mod bookmarks;
mod changing;
mod imports;
mod jumps;
mod keeping;
mod line;
mod names;
mod page;
mod picturing;
mod purge;
mod searches;
mod similar;
#[cfg(test)]
mod tests;

pub(crate) use archive::{ArticleDocument, ImportReport, IssueList, NewspaperList, SearchResults};
pub(crate) use bookmarks::{
    BookmarkList, CollectionList, Removed, ShelfChangeList, ShelfChanged, ShelfExported, TagList,
};
pub(crate) use changing::{ChangeList, FactsSaid, NewspapersChanged, PageList, Removal, Undone};
pub(crate) use imports::{ImportList, KeptReport};
pub(crate) use jumps::JumpList;
pub(crate) use keeping::{BackedUp, Checkups, Rebuilt, Restored, ShelfCopies, Verified};
pub(crate) use names::NameList;
pub(crate) use page::ParsedFile;
pub(crate) use picturing::{Clipped, Pictured};
pub(crate) use purge::Purge;
pub(crate) use searches::{KeptSearch, RemovedSearch, SearchList};
pub(crate) use similar::SimilarArticles;
