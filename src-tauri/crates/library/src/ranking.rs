//! The order of what was found last, kept: whoever turns over a long answer asks for one part after another, and a part
//! far down would otherwise cost the whole search once more.

use crate::Sort;
use crate::narrowing::NarrowedSearch;
use search::{Filters, Index, Query, Ranking, Stop};
use std::sync::{Arc, Mutex, PoisonError};

/// The order of one search, until another is turned over or the index changes.
#[derive(Debug, Default)]
pub(crate) struct LastRanking(Mutex<Option<(Asked, Arc<Ranking>)>>);

/// What an order depends on beside the index.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    query: String,
    exact: bool,
    sort: Sort,
    filters: Filters,
}

impl LastRanking {
    /// The order of what `search` finds; `None` if it was given up. Who asks meanwhile waits and shares it.
    pub(crate) fn of(
        &self,
        index: &Index,
        query: &Query,
        NarrowedSearch { request, filters, .. }: &NarrowedSearch,
        stop: Option<&Stop>,
    ) -> search::Result<Option<Arc<Ranking>>> {
        let (sort, filters) = (request.sort, filters.clone());
        let asked = Asked { query: request.query.clone(), exact: request.exact, sort, filters };
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((kept_for, ranking)) = &*last
            && *kept_for == asked
            && index.has(ranking)
        {
            return Ok(Some(Arc::clone(ranking)));
        }
        // One of them is enough to hold.
        *last = None;
        let Some(ranking) = index.rank(query, &asked.filters, sort.into(), stop)? else { return Ok(None) };
        let ranking = Arc::new(ranking);
        *last = Some((asked, Arc::clone(&ranking)));
        Ok(Some(ranking))
    }
}
