//! What to ask instead where nothing was found: each condition by itself, all but one, a quotation as words, the
//! nearest characters that do stand somewhere. Everything proposed is counted: it finds what it says.

use crate::cancel::CancelToken;
use crate::error::in_index;
use crate::narrowing::NarrowedSearch;
use crate::{Library, Result};
use search::{Condition, Filters, Index, Matching, Query, Sought, Window};
use std::path::Path;

/// What would find something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loosened {
    /// Each condition that all had to hold, alone.
    pub conditions: Vec<AloneCount>,
    /// Leaving one condition out.
    pub without: Vec<Proposal>,
    /// A quotation looked for as words.
    pub apart: Option<Proposal>,
    /// How many there are where width, 繁简 and case count for nothing.
    pub folded: Option<u64>,
    /// How many there are without what they were narrowed down to.
    pub unfiltered: Option<u64>,
}

/// A condition alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AloneCount {
    /// It, as the reader wrote it.
    pub alone: Proposal,
    /// Where it finds nothing: the nearest that does.
    pub nearest: Vec<Proposal>,
}

/// A query, what to call it, and how many it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The characters it is about.
    pub text: String,
    /// The query.
    pub query: String,
    /// What it finds.
    pub count: u64,
}

/// Conditions looked at: nobody reads more.
const CONDITIONS: usize = 8;

/// Characters of which parts are looked for.
const LONGEST: usize = 16;

/// Proposals in place of one condition.
const NEAREST: usize = 3;

impl Library {
    /// What to ask instead of a search that found nothing. `None` where it was given up.
    pub fn loosen(&self, search: &NarrowedSearch, given_up: &CancelToken) -> Result<Option<Loosened>> {
        let matching = if search.request.exact { Matching::Exact } else { Matching::Folded };
        let asked = Asked { index: &self.index, folder: &self.archive.index(), search, matching, given_up };
        asked.loosened()
    }
}

struct Asked<'a> {
    index: &'a Index,
    folder: &'a Path,
    search: &'a NarrowedSearch,
    matching: Matching,
    given_up: &'a CancelToken,
}

impl Asked<'_> {
    fn loosened(&self) -> Result<Option<Loosened>> {
        let request = &self.search.request;
        let query = Query::parse(&request.query, self.matching);
        let conditions: Vec<Condition> = query.conditions().into_iter().take(CONDITIONS).collect();
        let mut loosened = Loosened::default();
        for condition in &conditions {
            let text = condition.sought.as_ref().map_or(&condition.written, |sought| &sought.text);
            let alone = self.proposal(text, &condition.written)?;
            let sought = condition.sought.as_ref().filter(|_| alone.count == 0);
            let nearest = sought.map_or(Ok(Vec::new()), |sought| self.nearest(sought))?;
            loosened.conditions.push(AloneCount { alone, nearest });
        }
        if conditions.len() > 2 {
            loosened.without = self.without_one(&conditions)?;
        }
        if let [Condition { sought: Some(sought), .. }] = conditions.as_slice()
            && !sought.is_free
        {
            let apart = self.proposal(&sought.text, &format!("{}{}", sought.field, sought.text))?;
            loosened.apart = (apart.count > 0).then_some(apart);
        }
        if self.matching == Matching::Exact {
            let folded = Query::parse(&request.query, Matching::Folded);
            loosened.folded = Some(self.count(&folded, &self.search.filters)?).filter(|count| *count > 0);
        }
        if !self.search.filters.is_empty() {
            loosened.unfiltered = Some(self.count(&query, &Filters::default())?).filter(|count| *count > 0);
        }
        Ok((!self.given_up.is_cancelled()).then_some(loosened))
    }

    fn without_one(&self, conditions: &[Condition]) -> Result<Vec<Proposal>> {
        let mut proposals = Vec::new();
        for (left_out, condition) in conditions.iter().enumerate() {
            let others = conditions.iter().enumerate().filter(|(at, _)| *at != left_out);
            let query: Vec<&str> = others.map(|(_, other)| other.written.as_str()).collect();
            let text = condition.sought.as_ref().map_or(&condition.written, |sought| &sought.text);
            proposals.push(self.proposal(text, &query.join(" "))?);
        }
        proposals.retain(|proposal| proposal.count > 0);
        proposals.sort_by_key(|proposal| std::cmp::Reverse(proposal.count));
        Ok(proposals)
    }

    /// The longest runs within what was sought that stand somewhere, the most frequent first; of a word of letters
    /// its longest beginning.
    fn nearest(&self, sought: &Sought) -> Result<Vec<Proposal>> {
        let chars: Vec<char> = sought.text.chars().take(LONGEST).collect();
        let least = if sought.is_word { 3 } else { 2 };
        for length in (least..chars.len()).rev() {
            let runs = if sought.is_word { 1 } else { chars.len() - length + 1 };
            let mut found = Vec::new();
            for run in chars.windows(length).take(runs) {
                let text: String = run.iter().collect();
                found.push(self.proposal(&text, &sought.written(&text))?);
            }
            found.retain(|proposal| proposal.count > 0);
            found.sort_by_key(|proposal| std::cmp::Reverse(proposal.count));
            found.dedup_by(|a, b| a.query == b.query);
            found.truncate(NEAREST);
            if !found.is_empty() || self.given_up.is_cancelled() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    fn proposal(&self, text: &str, query: &str) -> Result<Proposal> {
        let count = self.count(&Query::parse(query, self.matching), &self.search.filters)?;
        Ok(Proposal { text: text.to_owned(), query: query.to_owned(), count })
    }

    fn count(&self, query: &Query, filters: &Filters) -> Result<u64> {
        let stop = self.given_up.flag();
        let found = self.index.search_within(query, filters, &Window::default(), Some(&stop));
        Ok(found.map_err(in_index(self.folder))?.map_or(0, |found| found.total))
    }
}
