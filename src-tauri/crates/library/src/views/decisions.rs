//! What the reader decides about pages and newspapers: which pages it touches, what it did, and how it is taken back.

use super::PageId;
use crate::selection::PageName;
use jiff::civil::Date;
use newsprint::PageLabel;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A page that a selection means, as one file shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SelectedPage {
    /// Its name for life.
    pub page: PageName,
    /// The paper.
    pub newspaper: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// 早刊; empty as a rule.
    pub edition: String,
    /// 第3324期.
    pub number: Option<u32>,
    /// 1, A01.
    pub label: Option<PageLabel>,
    /// The file, as it was called when imported.
    pub file: String,
    /// How many articles stand on it; 0 of a page that another file shows as well and better.
    pub articles: u64,
}

/// What a change touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// Pages.
    pub pages: u64,
    /// Articles on them.
    pub articles: u64,
    /// Files they are in.
    pub files: u64,
    /// Dated issues.
    pub issues: u64,
    /// Bookmarks on them.
    pub bookmarks: u64,
}

/// What was removed, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// The number to undo it by; `None` if nothing was done.
    pub decision: Option<i64>,
    /// What went.
    pub gone: Touched,
    /// Page by page, as they were.
    pub pages: Vec<SelectedPage>,
}

/// Facts to be said of pages. What is `None` is not said; an empty set says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFacts {
    /// Which paper they are of.
    pub newspaper: Option<String>,
    /// Which day.
    pub date: Option<Date>,
    /// How the day goes on from page to page; without it all are of one day.
    pub running_on: Option<RunningOn>,
    /// Which issue by number.
    pub number: Option<u32>,
    /// 早刊 and the like; empty: none.
    pub edition: Option<String>,
    /// 版.
    pub page: Option<PageLabel>,
    /// What a page without text is called.
    pub title: Option<String>,
    /// Facts that nobody knows, whatever was inferred: a wrong day is worse than none.
    pub unknown: Vec<FactName>,
    /// Facts that nothing is to be said of any more: what was inferred holds again.
    pub unset: Vec<FactName>,
}

/// A day that goes on: a folder of front pages, one a day, is dated by its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningOn {
    /// After so many pages.
    pub pages: u32,
    /// By so many days.
    pub days: i32,
}

/// Which pages a reader means who looks at one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// These, in this order.
    Pages(Vec<PageId>),
    /// All of its issue.
    Issue(PageId),
    /// All of its file.
    File(PageId),
    /// All that came in with it.
    Import(PageId),
}

/// How many pages each reach of a page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reaches {
    /// Of its issue; 0 of a loose page.
    pub issue: u64,
    /// Of its file.
    pub file: u64,
    /// Of the import that last brought it; 0 where none is known.
    pub import: u64,
    /// That import's number.
    pub import_number: Option<i64>,
}

/// A fact that a reader may say of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactName {
    /// 报.
    Newspaper,
    /// 日期.
    Date,
    /// 期号.
    Number,
    /// 早刊.
    Edition,
    /// 版.
    Page,
    /// What a page without text is called.
    Title,
}

/// What saying facts did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactsSaid {
    /// The number to undo it by; `None` if nothing was done.
    pub decision: Option<i64>,
    /// What it touched.
    pub touched: Touched,
    /// Page by page, as they were and as they are now.
    pub pages: Vec<Restated>,
}

/// A page before and after facts were said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restated {
    /// As it was.
    pub before: SelectedPage,
    /// As it is now.
    pub after: SelectedPage,
    /// What contradicts it.
    pub conflicts: Vec<Conflict>,
}

/// What contradicts facts that were said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Conflict {
    /// The page prints something else, and the reader may be right.
    Printed {
        /// Which fact.
        fact: FactName,
        /// What it prints.
        printed: String,
    },
    /// Another page of the issue has the same label and other words.
    SameLabel {
        /// It.
        page: PageName,
    },
    /// Another page of the issue has the same words: it is one page that two files show, and is counted once.
    SamePage {
        /// It.
        page: PageName,
    },
}

/// Which kind of decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Pages were taken out.
    Remove,
    /// Pages that were taken out came back by an import.
    Return,
    /// Facts were said of pages.
    Set,
    /// Names of newspapers were joined or changed.
    Newspapers,
    /// Another decision was taken back.
    Undo,
}

/// A decision as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Its number.
    pub id: i64,
    /// Which kind.
    pub kind: DecisionKind,
    /// What was decided.
    pub what: Decided,
    /// When, RFC 3339 in UTC.
    pub made: String,
    /// Of an undo: the decision it takes back.
    pub undoes: Option<i64>,
    /// Whether it was taken back itself.
    pub undone: bool,
    /// Whether the originals of all that it took out were purged, so that it cannot be taken back any more.
    pub purged: bool,
}

/// What was decided, for people; of newspapers, the decision itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    /// The selection as it was typed.
    pub selection: Vec<String>,
    /// What it touched then.
    pub touched: Touched,
    /// The facts said; `None`: unsaid.
    pub facts: BTreeMap<FactName, Option<String>>,
    /// The facts that were said to be unknown.
    pub unknown: Vec<FactName>,
    /// What was decided about newspapers.
    pub newspapers: Option<NewspaperChange>,
}

/// What a reader may decide about newspapers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NewspaperChange {
    /// They are one newspaper, called `into`.
    Merge {
        /// The name it goes by.
        into: String,
        /// The others' names.
        others: Vec<String>,
    },
    /// It goes by another name now.
    Rename {
        /// A name it is known by.
        from: String,
        /// The name it goes by.
        to: String,
        /// The first day it was called so; the old name ends the day before.
        since: Option<Date>,
    },
    /// It is known by a further name.
    Alias {
        /// A name it is known by.
        newspaper: String,
        /// The further one.
        alias: String,
    },
}

/// What taking back did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// The decision that was taken back.
    pub decision: Decision,
    /// Pages that came back.
    pub returned: u64,
    /// Pages that went again: what was taken back had brought them.
    pub removed: u64,
    /// Pages whose facts are what they were.
    pub restated: u64,
    /// Files whose original is gone, so that their pages could not come back.
    pub missing: Vec<String>,
}
