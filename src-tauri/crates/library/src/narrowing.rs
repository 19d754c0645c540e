//! A search as a window asks it: narrowed down by what was chosen among the counts, one part of the answer after
//! another, and given up when nobody waits for it any more.

use crate::cancel::CancelToken;
use crate::finding;
use crate::views::{Facets, SearchResults};
use crate::{Library, Result, SearchRequest};
use search::{Facet, Filters, Index, Query, Stop, Window};

/// What to search for, what of it is left, and what of the answer to give.
#[derive(Clone, Debug)]
pub struct NarrowedSearch {
    /// What to search for, and which hits to give.
    pub request: SearchRequest,
    /// Which of them are left.
    pub filters: Filters,
    /// Whether to count facets and the timeline, which further windows of the same answer need not.
    pub counts: bool,
}

impl Library {
    /// Finds stories among what the filters leave. A facet that something was chosen of counts as if nothing was, so
    /// that more can be chosen. `None` where it was given up.
    pub fn search_narrowed(
        &self,
        search: &NarrowedSearch,
        given_up: &CancelToken,
    ) -> Result<Option<SearchResults>> {
        finding::find_narrowed(self, search, Some(given_up))
    }
}

/// Puts in place of the counts of each facet that something was chosen of those without the choice. Whether that
/// was not given up.
pub(crate) fn count_beside_choice(
    index: &Index,
    query: &Query,
    filters: &Filters,
    stop: Option<&Stop>,
    facets: &mut Facets,
) -> search::Result<bool> {
    let window = Window { counts: true, ..Window::default() };
    for facet in Facet::ALL.into_iter().filter(|facet| !filters.of(*facet).is_empty()) {
        let others = filters.without(facet);
        let Some(found) = index.search_within(query, &others, &window, stop)? else {
            return Ok(false);
        };
        let all = finding::facets(found.facets);
        match facet {
            Facet::Newspaper => facets.newspaper = all.newspaper,
            Facet::Year => facets.year = all.year,
            Facet::Month => facets.month = all.month,
            Facet::Page => facets.page = all.page,
            Facet::Author => facets.author = all.author,
            Facet::Column => facets.column = all.column,
        }
    }
    Ok(true)
}
