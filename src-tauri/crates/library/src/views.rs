//! What the façade answers with: plain values that a shell, a terminal or a test can show.

mod article_id;
mod bookmarks;
mod browsing;
mod decisions;
mod found;
mod imports;
mod purge;
mod reparse;
mod searches;
mod sheets;
mod stories;

pub use article_id::{ArticleId, NotAnArticleId};
pub use bookmarks::{
    Bookmark, BookmarkOrder, BookmarkQuery, Collection, CollectionId, FoundBookmarks, Quotation, ShelfChange,
    ShelfChangeKind, ShelfExport, ShelfHoldings, ShelfImport, Tag, Within,
};
pub use browsing::{
    ArticlePlace, Calendar, CalendarIssue, DayIssue, IssueName, LoosePage, LoosePages, Neighbour, NotAPageId,
    PageId, PageLine, PageView, YearHoldings,
};
pub use decisions::{
    Conflict, Decided, Decision, DecisionKind, FactName, FactsSaid, NewFacts, NewspaperChange, Reach,
    Reaches, Removal, Restated, RunningOn, SelectedPage, Touched, Undone,
};
pub use found::{
    FacetCount, Facets, Hit, PeriodCount, Piece, QueryNote, SearchResults, SimilarArticles, TimelineUnit,
};
pub use imports::{FactOrigin, ImportEnd, ImportEntry, ImportLog};
pub use purge::{Purge, PurgedFile};
pub use reparse::{Fate, FateCounts, Reparse, Reparsed};
pub use searches::{KeptSearch, PastSearch, SavedSearch};
pub use sheets::{
    Clipping, PagePicture, PictureSize, PlacesOnPage, Region, SheetView, Sought, TextPlaces, WhyNoPicture,
};
pub use stories::{
    JoinedJump, JumpEnd, JumpFilter, JumpIssue, JumpLine, JumpTally, Jumps, Seam, StoryView, WaitingJump,
    WhyWaiting,
};

use jiff::civil::Date;
use newsprint::{
    Account, BlockKind, Byline, Confidence, Furniture, Inferred, PageLabel, PrintedText, Reason, Warning,
};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A newspaper's row in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct NewspaperId(pub(crate) i64);

/// An issue's row in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct IssueId(pub(crate) i64);

/// 报 with its holdings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Newspaper {
    /// Its row.
    pub id: NewspaperId,
    /// The name it goes by now.
    pub name: String,
    /// Other names it is known by.
    pub aliases: Vec<String>,
    /// The day of the earliest dated issue held.
    pub first: Option<Date>,
    /// The day of the latest dated issue held.
    pub last: Option<Date>,
    /// Holdings.
    pub issues: u64,
    /// Holdings; undated pages included.
    pub pages: u64,
    /// Holdings.
    pub articles: u64,
}

/// 期, or the undated pages of a newspaper, or those of no known newspaper.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Issue {
    /// Its row; `None` for undated pages, which are no issue.
    pub id: Option<IssueId>,
    /// The paper, if known.
    pub newspaper: Option<String>,
    /// Its day, with the source of the date. `None`: undated.
    pub date: Option<Inferred<Date>>,
    /// 第3324期.
    pub number: Option<u32>,
    /// 早刊 and the like; empty as a rule.
    pub edition: String,
    /// In the order they are turned.
    pub pages: Vec<Page>,
}

/// 版 with its articles' headlines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// 1, A01.
    pub label: Option<PageLabel>,
    /// 要闻.
    pub name: Option<String>,
    /// The file it was read from, as it was called when imported.
    pub file: String,
    /// In reading order.
    pub articles: Vec<ArticleLine>,
}

/// An article as a line in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleLine {
    /// Its name for life.
    pub id: ArticleId,
    /// `None` for a fragment: show its beginning.
    pub headline: Option<String>,
    /// The first words of the body.
    pub beginning: String,
    /// Who signed, each once: who wrote and photographed is one person.
    pub authors: Vec<String>,
    /// Where it goes on.
    pub continues_to: Option<JumpLine>,
    /// Where it comes from.
    pub continued_from: Option<JumpLine>,
}

/// 篇, whole, as it is read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleView {
    /// Its name for life.
    pub id: ArticleId,
    /// The paper.
    pub newspaper: Option<String>,
    /// The day and where it was read.
    pub date: Option<Inferred<Date>>,
    /// 第3324期.
    pub number: Option<u32>,
    /// 早刊; empty as a rule.
    pub edition: String,
    /// The page.
    pub page: Option<PageLabel>,
    /// 栏题.
    pub column: Option<PrintedText>,
    /// 引题.
    pub kicker: Option<PrintedText>,
    /// 主题.
    pub headline: Option<PrintedText>,
    /// 副题.
    pub subheadline: Option<PrintedText>,
    /// 署名.
    pub bylines: Vec<Byline>,
    /// 10月10日, of 本报10月10日讯.
    pub dateline: Option<PrintedText>,
    /// 下转二版.
    pub continues_to: Option<PageLabel>,
    /// 上接一版.
    pub continued_from: Option<PageLabel>,
    /// Body and captions.
    pub blocks: Vec<ArticleBlock>,
    /// How sure we are that it is whole and nothing foreign is in it.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The file it was read from, as it was called when imported.
    pub file: String,
}

/// A part of an article's text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Joined words with their spans.
    pub text: PrintedText,
}

/// What happened to one file of an import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    /// As the reader gave it; a file inside a zip as `…/某报.zip!2019/01.txt`.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: FileOutcome,
    /// What was recognised, with sources.
    pub newspaper: Option<Inferred<String>>,
    /// What was recognised, with sources.
    pub date: Option<Inferred<Date>>,
    /// 第3324期, of its first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Inferred<u32>>,
    /// Labels of its pages, `None` where unknown.
    pub pages: Vec<Option<PageLabel>>,
    /// Where each of them was read, and how sure that is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub page_origins: Vec<Option<FactOrigin>>,
    /// How many articles.
    pub articles: u64,
    /// Pages of it that a reader is asked to look at; only of a file that was taken in now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub look_again: Vec<crate::LookAgain>,
    /// Sum over its pages.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub account: Account,
    /// What was set aside as furniture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub furniture: Vec<Furniture>,
    /// Warnings of the parser and of the import.
    pub warnings: Vec<Warning>,
}

/// The account of a file that brought nothing is left out of the log.
fn is_nothing(account: &Account) -> bool {
    *account == Account::default()
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileOutcome {
    /// New: taken in.
    Imported,
    /// These bytes are in the archive already, parsed by this parser: nothing to do.
    AlreadyHere,
    /// A readme and the like: it speaks about its folder and is no page. Nothing is wanting.
    PassedOver,
    /// Not a page file, or unreadable: said why.
    Skipped {
        /// Stable name of the reason: `not_text`, `empty`, `unreadable`, `unsupported`, `too_large`, `archive`,
        /// `parser_failed`, and of zips `zip_damaged`, `zip_encrypted`, `zip_expands`, `zip_members`, `zip_method`,
        /// `zip_nested`, `zip_path`.
        code: String,
        /// For people.
        detail: String,
    },
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportReport {
    /// Its number in the import log; `None` of one that only looked ahead.
    pub number: Option<i64>,
    /// One for each file met, in order.
    pub files: Vec<FileReport>,
    /// Files taken in.
    pub imported: u64,
    /// Files that were here already.
    pub already_here: u64,
    /// Files refused.
    pub skipped: u64,
    /// 转版.
    pub jumps: JumpTally,
    /// Stopped by the reader before the end; what is reported as imported is whole.
    pub cancelled: bool,
}

/// Holdings at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stats {
    /// Newspapers.
    pub newspapers: u64,
    /// Dated issues.
    pub issues: u64,
    /// Pages.
    pub pages: u64,
    /// Pages without a date.
    pub undated_pages: u64,
    /// Articles.
    pub articles: u64,
    /// Imported files.
    pub sources: u64,
    /// Bytes of originals kept.
    pub original_bytes: u64,
    /// Bookmarks.
    pub bookmarks: u64,
    /// Characters by where they went, over all pages.
    pub account: Account,
}
