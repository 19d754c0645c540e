//! What a reader sets right, as it is asked and answered: which pages, which facts, what it does, and what was decided.

use crate::error::{Code, CommandError};
use library::{Conflict, DecisionKind, FactName, NewspaperChange, PageId, PageName, RunningOn, SelectedPage};
use newsprint::PageLabel;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// How many pages are shown as examples of what a change does.
const EXAMPLES: usize = 3;

/// Which pages are meant.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Reach {
    /// These, in this order.
    Pages { pages: Vec<String> },
    /// All of the issue of a page.
    Issue { page: String },
    /// All of its file.
    File { page: String },
    /// All that came in with it.
    Import { page: String },
}

/// What is to be said of them. What is null is not said.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(crate) struct NewFacts {
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<String>,
    /// How the day goes on from page to page.
    pub(crate) running_on: Option<Running>,
    pub(crate) number: Option<u32>,
    pub(crate) edition: Option<String>,
    pub(crate) page: Option<String>,
    /// What a page without text is called.
    pub(crate) title: Option<String>,
    /// Facts that nobody knows.
    pub(crate) unknown: Vec<FactName>,
    /// Facts of which what was read holds again.
    pub(crate) unset: Vec<FactName>,
}

/// By so many days after so many pages.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(crate) struct Running {
    pub(crate) pages: u32,
    pub(crate) days: i32,
}

/// The answer to `reaches`: how many pages each has.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Reaches {
    pub(crate) issue: u64,
    pub(crate) file: u64,
    pub(crate) import: u64,
    pub(crate) import_number: Option<i64>,
}

/// The answer to `set_facts` and `would_set_facts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FactsSaid {
    /// The number to undo it by; null if nothing was done.
    pub(crate) decision: Option<i64>,
    pub(crate) pages: u64,
    pub(crate) articles: u64,
    pub(crate) bookmarks: u64,
    /// The first few pages, as they were and as they are now.
    pub(crate) examples: Vec<Example>,
    /// What contradicts it, and on how many pages.
    pub(crate) conflicts: Vec<Contradiction>,
}

/// A page before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Example {
    pub(crate) file: String,
    pub(crate) before: Stated,
    pub(crate) after: Stated,
}

/// The facts of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Stated {
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) edition: String,
    pub(crate) number: Option<u32>,
    pub(crate) label: Option<String>,
}

/// What contradicts facts that were said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Contradiction {
    /// `printed`: the page prints something else; `same_label`: the issue has another such page; `same_page`: two files
    /// show this page.
    pub(crate) kind: &'static str,
    pub(crate) fact: Option<FactName>,
    /// What is printed.
    pub(crate) printed: Option<String>,
    pub(crate) pages: u64,
}

/// The answer to `change_newspapers`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct NewspapersChanged {
    pub(crate) decision: i64,
    /// Pages that are of another newspaper now.
    pub(crate) pages: u64,
}

/// The answer to `undo_decision`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Undone {
    pub(crate) decision: i64,
    pub(crate) returned: u64,
    pub(crate) removed: u64,
    pub(crate) restated: u64,
    /// How many files could not come back.
    pub(crate) missing: usize,
}

/// The answer to `decisions`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Decisions {
    pub(crate) total: usize,
    pub(crate) decisions: Vec<Decision>,
}

/// A decision as it is listed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Decision {
    pub(crate) id: i64,
    pub(crate) kind: DecisionKind,
    /// RFC 3339 in UTC.
    pub(crate) made: String,
    /// Which pages were meant, as a reader says it; empty where they were chosen one by one.
    pub(crate) of: Vec<String>,
    /// What it touched then.
    pub(crate) pages: u64,
    /// The facts said; null: what was read holds again.
    pub(crate) facts: BTreeMap<FactName, Option<String>>,
    pub(crate) unknown: Vec<FactName>,
    pub(crate) newspapers: Option<NewspaperChange>,
    /// Of an undo: the decision it takes back.
    pub(crate) undoes: Option<i64>,
    pub(crate) undone: bool,
    /// Whether it cannot be taken back any more.
    pub(crate) purged: bool,
}

/// An issue of a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct DayIssue {
    pub(crate) newspaper: String,
    pub(crate) date: String,
    pub(crate) edition: String,
    pub(crate) pages: u64,
    pub(crate) headline: Option<String>,
}

impl Reach {
    /// As the library takes it.
    pub(crate) fn read(self) -> Result<library::Reach, CommandError> {
        let named = |page: String| -> Result<PageId, CommandError> {
            page.parse().map_err(|_| CommandError::missing(Code::NoPage, json!({ "page": page })))
        };
        Ok(match self {
            Self::Pages { pages } => {
                library::Reach::Pages(pages.into_iter().map(named).collect::<Result<_, _>>()?)
            }
            Self::Issue { page } => library::Reach::Issue(named(page)?),
            Self::File { page } => library::Reach::File(named(page)?),
            Self::Import { page } => library::Reach::Import(named(page)?),
        })
    }
}

impl NewFacts {
    /// As the library takes it. A day that there is not is refused.
    pub(crate) fn read(self) -> Result<library::NewFacts, CommandError> {
        let no_day = |date: &str| CommandError::missing(Code::NoSuchDay, json!({ "date": date }));
        let date = self.date.map(|date| date.parse().map_err(|_| no_day(&date))).transpose()?;
        Ok(library::NewFacts {
            newspaper: self.newspaper,
            date,
            running_on: self.running_on.map(|Running { pages, days }| RunningOn { pages, days }),
            number: self.number,
            edition: self.edition,
            page: self.page.as_deref().map(PageLabel::new),
            title: self.title,
            unknown: self.unknown,
            unset: self.unset,
        })
    }
}

impl From<library::Reaches> for Reaches {
    fn from(library::Reaches { issue, file, import, import_number }: library::Reaches) -> Self {
        Self { issue, file, import, import_number }
    }
}

impl From<library::FactsSaid> for FactsSaid {
    fn from(said: library::FactsSaid) -> Self {
        let mut conflicts: BTreeMap<Contradiction, u64> = BTreeMap::new();
        for conflict in said.pages.iter().flat_map(|page| &page.conflicts) {
            *conflicts.entry(Contradiction::from(conflict)).or_default() += 1;
        }
        // A page that several files show is one example.
        let mut shown = BTreeSet::new();
        let pages = said.pages.into_iter().filter(|page| shown.insert(page.before.file.clone()));
        let example = |page: library::Restated| Example {
            file: page.before.file.clone(),
            before: page.before.into(),
            after: page.after.into(),
        };
        Self {
            decision: said.decision,
            pages: said.touched.pages,
            articles: said.touched.articles,
            bookmarks: said.touched.bookmarks,
            examples: pages.take(EXAMPLES).map(example).collect(),
            conflicts: conflicts.into_iter().map(|(what, pages)| Contradiction { pages, ..what }).collect(),
        }
    }
}

impl From<SelectedPage> for Stated {
    fn from(page: SelectedPage) -> Self {
        Self {
            newspaper: page.newspaper,
            date: page.date.map(|date| date.to_string()),
            edition: page.edition,
            number: page.number,
            label: page.label.map(|label| label.to_string()),
        }
    }
}

impl From<&Conflict> for Contradiction {
    fn from(conflict: &Conflict) -> Self {
        let (kind, fact, printed) = match conflict {
            Conflict::Printed { fact, printed } => ("printed", Some(*fact), Some(printed.clone())),
            Conflict::SameLabel { .. } => ("same_label", None, None),
            Conflict::SamePage { .. } => ("same_page", None, None),
        };
        Self { kind, fact, printed, pages: 0 }
    }
}

impl From<library::Undone> for Undone {
    fn from(undone: library::Undone) -> Self {
        let library::Undone { decision, returned, removed, restated, missing } = undone;
        Self { decision: decision.id, returned, removed, restated, missing: missing.len() }
    }
}

impl Decisions {
    /// Those of `all` that were asked for.
    pub(crate) fn from_all(all: Vec<library::Decision>, offset: usize, limit: usize) -> Self {
        let total = all.len();
        Self { total, decisions: all.into_iter().skip(offset).take(limit).map(Decision::from).collect() }
    }
}

impl From<library::Decision> for Decision {
    fn from(decision: library::Decision) -> Self {
        let library::Decision { id, kind, what, made, undoes, undone, purged } = decision;
        let library::Decided { mut selection, touched, facts, unknown, newspapers } = what;
        // A page's own name says nothing to a reader.
        selection.retain(|term| term.parse::<PageName>().is_err());
        let (of, pages) = (selection, touched.pages);
        Self { id, kind, made, of, pages, facts, unknown, newspapers, undoes, undone, purged }
    }
}

impl From<library::DayIssue> for DayIssue {
    fn from(library::DayIssue { name, pages, headline }: library::DayIssue) -> Self {
        let library::IssueName { newspaper, date, edition } = name;
        Self { newspaper, date: date.to_string(), edition, pages, headline }
    }
}

#[cfg(test)]
mod tests;
