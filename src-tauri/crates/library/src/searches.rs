//! The searches of a reader: the last ones asked, and those kept by a name, with what is new in them.

use crate::cancel::CancelToken;
use crate::catalogue;
use crate::error::in_index;
use crate::narrowing::NarrowedSearch;
use crate::shelf::{self, Looked, Saved};
use crate::views::{KeptSearch, PastSearch, SavedSearch, SearchResults};
use crate::{Error, Library, Result, SearchRequest, finding, now};
use std::collections::HashSet;

impl Library {
    /// Remembers a search as the latest. One of nothing is not remembered.
    pub fn remember_search(&self, search: &KeptSearch) -> Result<()> {
        if search.query.trim().is_empty() {
            return Ok(());
        }
        self.may_write()?;
        self.shelf().write(|tx| shelf::remember(tx, search, &now()))
    }

    /// The last hundred searches remembered, the latest first.
    pub fn search_history(&self) -> Result<Vec<PastSearch>> {
        self.shelf().read(shelf::history)
    }

    /// Forgets the searches remembered. Those saved stay.
    pub fn forget_searches(&self) -> Result<()> {
        self.may_write()?;
        self.shelf().write(|tx| shelf::forget(tx))
    }

    /// Keeps a search by a name, in place of what was kept by it before. What it finds now is not new.
    pub fn save_search(&self, name: &str, search: &KeptSearch) -> Result<SavedSearch> {
        self.may_write()?;
        let looked = self.looked_now()?;
        let saved = self.shelf().write(|tx| shelf::save(tx, name.trim(), search, &looked))?;
        self.counted(saved)
    }

    /// The searches kept, by name, with what is new in each.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        let saved = self.shelf().read(shelf::saved_searches)?;
        saved.into_iter().map(|one| self.counted(one)).collect()
    }

    /// The search kept by this name.
    pub fn saved_search(&self, name: &str) -> Result<SavedSearch> {
        let saved = self.shelf().read(shelf::saved_searches)?;
        let named = saved.into_iter().find(|one| one.name == name.trim());
        self.counted(named.ok_or_else(|| Error::NoSearch(name.to_owned()))?)
    }

    /// Notes that a saved search was looked at: nothing in it is new any more.
    pub fn look_at_search(&self, id: i64) -> Result<()> {
        self.may_write()?;
        let looked = self.looked_now()?;
        let was_there = self.shelf().write(|tx| shelf::look_at(tx, id, &looked))?;
        if was_there { Ok(()) } else { Err(Error::NoSearch(id.to_string())) }
    }

    /// Takes a saved search off the shelf.
    pub fn remove_search(&self, id: i64) -> Result<()> {
        self.may_write()?;
        let removed = self.shelf().write(|tx| shelf::remove_saved(tx, id))?;
        removed.map(|_| ()).ok_or_else(|| Error::NoSearch(id.to_string()))
    }

    /// Finds what a kept search asks for.
    pub fn run_search(&self, search: &KeptSearch, offset: usize, limit: usize) -> Result<SearchResults> {
        let narrowed = NarrowedSearch {
            request: request(search, offset, limit),
            filters: search.filters.clone(),
            counts: true,
        };
        let found = self.search_narrowed(&narrowed, &CancelToken::default())?;
        Ok(found.expect("BUG: nobody else has the wish to give it up"))
    }

    fn looked_now(&self) -> Result<Looked> {
        let import = self.catalogue().read(catalogue::last_ended_import)?;
        Ok(Looked { at: now(), import })
    }

    fn counted(&self, saved: Saved) -> Result<SavedSearch> {
        let Saved { id, name, search, created, looked } = saved;
        let lately: HashSet<i64> =
            self.catalogue().read(|c| catalogue::stories_since(c, &looked.at, looked.import))?;
        let (total, new) = self.count_in(&search, &lately)?;
        Ok(SavedSearch { id, name, search, created, looked: looked.at, total, new })
    }

    /// How many stories a search finds, and how many of these are among `lately`.
    fn count_in(&self, search: &KeptSearch, lately: &HashSet<i64>) -> Result<(u64, u64)> {
        let folder = self.archive.index();
        self.index.refresh().map_err(in_index(&folder))?;
        let limit = if lately.is_empty() { 0 } else { usize::MAX };
        let window = search::Window { limit, sort: search::Sort::Newest, ..search::Window::default() };
        let query = finding::parsed(&request(search, 0, 0));
        let found =
            self.index.search_within(&query, &search.filters, &window, None).map_err(in_index(&folder))?;
        let found = found.expect("BUG: nobody can give it up");
        let is_new = |hit: &&search::FoundHit| lately.contains(&finding::story_id(hit));
        Ok((found.total, found.hits.iter().filter(is_new).count() as u64))
    }
}

fn request(search: &KeptSearch, offset: usize, limit: usize) -> SearchRequest {
    SearchRequest { query: search.query.clone(), offset, limit, sort: search.sort, exact: search.exact }
}
