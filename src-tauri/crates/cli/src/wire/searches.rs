//! What `baoge searches --json` prints. A search stands in the query language, filters of the window included.

use library::{SavedSearch, Sort};
use serde::Serialize;

/// `baoge searches list --json`.
#[derive(Debug, Serialize)]
pub(crate) struct SearchList<'a> {
    searches: Vec<KeptSearch<'a>>,
}

/// A saved search; what `baoge searches save --json` prints.
#[derive(Debug, Serialize)]
pub(crate) struct KeptSearch<'a> {
    name: &'a str,
    query: String,
    exact: bool,
    sort: &'static str,
    created: &'a str,
    looked: &'a str,
    total: u64,
    new: u64,
}

/// `baoge searches remove --json`.
#[derive(Debug, Serialize)]
pub(crate) struct RemovedSearch<'a> {
    pub(crate) removed: &'a str,
}

impl<'a> From<&'a [SavedSearch]> for SearchList<'a> {
    fn from(saved: &'a [SavedSearch]) -> Self {
        Self { searches: saved.iter().map(KeptSearch::from).collect() }
    }
}

impl<'a> From<&'a SavedSearch> for KeptSearch<'a> {
    fn from(saved: &'a SavedSearch) -> Self {
        Self {
            name: &saved.name,
            query: saved.search.written(),
            exact: saved.search.exact,
            sort: match saved.search.sort {
                Sort::Relevance => "relevance",
                Sort::Newest => "newest",
                Sort::Oldest => "oldest",
            },
            created: &saved.created,
            looked: &saved.looked,
            total: saved.total,
            new: saved.new,
        }
    }
}
