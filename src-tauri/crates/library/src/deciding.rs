//! What a reader decides about pages and newspapers, and takes back. Each decision is durable on the shelf before the
//! catalogue follows it, so that a crash undoes none.

mod running_on;

use crate::archive::WriteLock;
use crate::catalogue::{self, Matched, Settled};
use crate::database::Database;
use crate::failpoint::{Boundary, pass};
use crate::indexing::Indexer;
use crate::selection::Selection;
use crate::shelf::{self, Fact, PagePlace, Saying, Word};
use crate::views::{
    Conflict, Decided, Decision, DecisionKind, FactName, FactsSaid, NewFacts, NewspaperChange, Removal,
    Restated, SelectedPage, Touched, Undone,
};
use crate::{Error, Library, Result, following, now, opening, settling};
use jiff::civil::Date;
use newsprint::{Inferred, PageLabel, SourceId};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

impl Library {
    /// The pages that a selection means, each as often as files show it.
    pub fn pages(&self, selection: &Selection) -> Result<Vec<SelectedPage>> {
        let matched = self.catalogue().read(|c| catalogue::matching(c, selection))?;
        Ok(matched.into_iter().map(|page| page.shown).collect())
    }

    /// What removing would take out.
    pub fn would_remove(&self, selection: &Selection) -> Result<Removal> {
        let matched = self.catalogue().read(|c| catalogue::matching(c, selection))?;
        let gone = self.touched(&matched)?;
        Ok(Removal { decision: None, gone, pages: shown(matched) })
    }

    /// Takes pages out. Originals and the reader's marks stay, so that all of it can be undone.
    pub fn remove(&self, selection: &Selection) -> Result<Removal> {
        let (_lock, mut catalogue) = self.begin()?;
        let matched = catalogue.read(|c| catalogue::matching(c, selection))?;
        let gone = self.touched(&matched)?;
        if matched.is_empty() {
            return Ok(Removal { decision: None, gone, pages: Vec::new() });
        }
        let what = Decided { selection: selection.terms().to_vec(), touched: gone, ..Decided::default() };
        let places: Vec<PagePlace> = matched.iter().map(|page| (page.source.clone(), page.ordinal)).collect();
        let decision = self.shelf().write(|tx| {
            let id = shelf::decide(tx, DecisionKind::Remove, &what, &now())?;
            shelf::set_gone(tx, id, &places, true)?;
            Ok(id)
        })?;
        self.carry_out(&mut catalogue)?;
        Ok(Removal { decision: Some(decision), gone, pages: shown(matched) })
    }

    /// What saying these facts of pages would do.
    pub fn would_set_facts(&self, selection: &Selection, facts: &NewFacts) -> Result<FactsSaid> {
        let matched = self.catalogue().read(|c| catalogue::matching(c, selection))?;
        let touched = self.touched(&matched)?;
        let sayings = running_on::sayings_of_each(selection, &matched, facts);
        let pages = matched.iter().zip(&sayings).map(|(page, sayings)| Restated {
            before: page.shown.clone(),
            after: as_said(page, sayings),
            conflicts: printed_otherwise(page, sayings),
        });
        Ok(FactsSaid { decision: None, touched, pages: pages.collect() })
    }

    /// Says facts of pages. They outweigh what was inferred, now and at every later parsing.
    pub fn set_facts(&self, selection: &Selection, facts: &NewFacts) -> Result<FactsSaid> {
        let (_lock, mut catalogue) = self.begin()?;
        let matched = catalogue.read(|c| catalogue::matching(c, selection))?;
        let touched = self.touched(&matched)?;
        let sayings = running_on::sayings_of_each(selection, &matched, facts);
        if sayings.iter().all(Vec::is_empty) {
            return Ok(FactsSaid { decision: None, touched, pages: Vec::new() });
        }
        let selection = selection.terms().to_vec();
        let what = Decided { selection, touched, ..told(&sayings) };
        let decision = self.shelf().write(|tx| {
            let (id, now) = (shelf::decide(tx, DecisionKind::Set, &what, &now())?, now());
            for (page, sayings) in matched.iter().zip(&sayings) {
                for (fact, word) in sayings {
                    let saying = Saying { ordinal: Some(page.ordinal), fact: *fact, word: word.clone() };
                    shelf::say(tx, &page.source, &saying, &now, Some(id))?;
                }
            }
            Ok(id)
        })?;
        self.carry_out(&mut catalogue)?;
        let pages = restated(&catalogue, matched, &sayings)?;
        Ok(FactsSaid { decision: Some(decision), touched, pages })
    }

    /// Decides which names are one newspaper's. Says the number to undo it by, and how many pages it moved.
    pub fn change_newspapers(&self, change: &NewspaperChange) -> Result<(i64, u64)> {
        let (_lock, mut catalogue) = self.begin()?;
        let named = match change {
            NewspaperChange::Merge { into, others } => others.iter().chain([into]).collect(),
            NewspaperChange::Rename { from, .. } => vec![from],
            NewspaperChange::Alias { newspaper, .. } => vec![newspaper],
        };
        for name in named {
            if !catalogue.read(|c| catalogue::is_newspaper(c, name))? {
                return Err(Error::NoNewspaper(name.clone()));
            }
        }
        let what = Decided { newspapers: Some(change.clone()), ..Decided::default() };
        let decision = self.shelf().write(|tx| shelf::decide(tx, DecisionKind::Newspapers, &what, &now()))?;
        let settled = self.carry_out(&mut catalogue)?;
        Ok((decision, settled.restated))
    }

    /// Takes a decision back: the last, or that of a number. An undo can be undone by its number.
    pub fn undo(&self, which: Option<i64>) -> Result<Undone> {
        let (_lock, mut catalogue) = self.begin()?;
        self.refuse_if_purged(&catalogue, which)?;
        let undone = self.shelf().write(|tx| shelf::undo(tx, which, &now()))?;
        let decision = undone.ok_or(Error::NothingToUndo(which))?;
        let Settled { removed, returned, restated, missing } = self.carry_out(&mut catalogue)?;
        if returned > 0 {
            self.name_again(&mut catalogue)?;
        }
        let missing = missing.into_iter().map(|source| source.0).collect();
        Ok(Undone { decision, returned, removed, restated, missing })
    }

    /// All decisions, the latest first.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        let mut decisions = self.shelf().read(shelf::decisions)?;
        self.tell_purged(&mut decisions)?;
        Ok(decisions)
    }

    /// The right to write, and a connection of its own, so that others can read meanwhile.
    pub(crate) fn begin(&self) -> Result<(WriteLock, Database)> {
        let lock = self.archive.lock()?;
        let mut catalogue = catalogue::open(&self.archive, self.archive.access())?;
        let mut indexer = Indexer::new(&self.archive, &self.index);
        opening::complete(&self.archive, &mut catalogue, &self.shelf, &mut indexer, self.parse)?;
        self.place_marks(&catalogue)?;
        Ok((lock, catalogue))
    }

    /// Brings the catalogue, its stories and the index to what was decided.
    fn carry_out(&self, catalogue: &mut Database) -> Result<Settled> {
        pass(Boundary::Decision);
        let settled = settling::follow(&self.archive, catalogue, &self.shelf, self.parse)?;
        self.level(catalogue)?;
        Ok(settled)
    }

    /// Follows the jumps of changed issues and indexes what changed.
    pub(crate) fn level(&self, catalogue: &mut Database) -> Result<()> {
        following::follow(catalogue)?;
        Indexer::new(&self.archive, &self.index).catch_up(catalogue).map(|_| ())
    }

    /// What a change to these pages touches. Of a page that several files show only the pages of those meant count.
    pub(crate) fn touched(&self, pages: &[Matched]) -> Result<Touched> {
        let articles = self.catalogue().read(|c| catalogue::articles_on(c, pages))?;
        let bookmarks = self.bookmarks()?;
        let on = |id: Option<crate::ArticleId>| id.is_some_and(|id| articles.contains(&id.0));
        let rows: BTreeSet<i64> = pages.iter().map(|page| page.page).collect();
        let files: BTreeSet<&SourceId> = pages.iter().map(|page| &page.source).collect();
        let issues: BTreeSet<_> = pages
            .iter()
            .filter(|page| page.shown.date.is_some() && page.shown.newspaper.is_some())
            .map(|page| (&page.shown.newspaper, page.shown.date, &page.shown.edition))
            .collect();
        Ok(Touched {
            pages: rows.len() as u64,
            articles: pages.iter().map(|page| page.shown.articles).sum(),
            files: files.len() as u64,
            issues: issues.len() as u64,
            bookmarks: bookmarks.iter().filter(|mark| on(mark.article)).count() as u64,
        })
    }
}

fn shown(matched: Vec<Matched>) -> Vec<SelectedPage> {
    matched.into_iter().map(|page| page.shown).collect()
}

/// What is to be said, fact by fact.
fn sayings(facts: &NewFacts) -> Vec<(Fact, Word)> {
    let named = |text: &Option<String>| text.as_deref().map(str::trim).map(str::to_owned);
    let said = [
        (Fact::Newspaper, named(&facts.newspaper).filter(|name| !name.is_empty())),
        (Fact::Date, facts.date.map(|date| date.to_string())),
        (Fact::Number, facts.number.map(|number| number.to_string())),
        (Fact::Edition, named(&facts.edition)),
        (Fact::Page, facts.page.as_ref().map(|label| label.as_str().to_owned())),
        (Fact::Title, named(&facts.title).filter(|title| !title.is_empty())),
    ];
    let said = said.into_iter().filter_map(|(fact, value)| value.map(|value| (fact, Word::Is(value))));
    let unknown = facts.unknown.iter().map(|name| (fact_of(*name), Word::Unknown));
    let unset = facts.unset.iter().map(|name| (fact_of(*name), Word::Nothing));
    said.chain(unknown).chain(unset).collect()
}

/// The same as it is kept with the decision, for people: of a day that goes on, the first and the last.
fn told(sayings: &[Vec<(Fact, Word)>]) -> Decided {
    let mut told = Decided::default();
    let Some(sample) = sayings.first() else { return told };
    for (fact, word) in sample {
        match word {
            Word::Is(value) => {
                let value = running_on::range(sayings, *fact).unwrap_or_else(|| value.clone());
                told.facts.insert(name_of(*fact), Some(value));
            }
            Word::Unknown => told.unknown.push(name_of(*fact)),
            Word::Nothing => drop(told.facts.insert(name_of(*fact), None)),
        }
    }
    told
}

/// A page as it will be: what is unsaid goes back to what was inferred.
fn as_said(page: &Matched, sayings: &[(Fact, Word)]) -> SelectedPage {
    let mut after = page.shown.clone();
    let inferred = &page.inferred;
    for (fact, word) in sayings {
        match fact {
            Fact::Newspaper => after.newspaper = worded(word, str::parse, inferred.newspaper.as_ref()),
            Fact::Date => after.date = worded(word, str::parse, inferred.date.as_ref()),
            Fact::Number => after.number = worded(word, str::parse, inferred.number.as_ref()),
            Fact::Edition => {
                after.edition = worded(word, str::parse, inferred.edition.as_ref()).unwrap_or_default();
            }
            Fact::Page => {
                let label = |label: &str| Ok::<_, Infallible>(PageLabel::new(label));
                after.label = worded(word, label, inferred.label.as_ref());
            }
            // It is no fact that pages are listed by.
            Fact::Title => {}
        }
    }
    after
}

/// What a word makes of a fact.
fn worded<T: Clone, E>(
    word: &Word,
    read: impl FnOnce(&str) -> std::result::Result<T, E>,
    inferred: Option<&Inferred<T>>,
) -> Option<T> {
    let printed = || inferred.map(|fact| fact.value.clone());
    match word {
        Word::Is(value) => read(value).ok().or_else(printed),
        Word::Unknown => None,
        Word::Nothing => printed(),
    }
}

/// Where the page prints something else than is said of it.
fn printed_otherwise(page: &Matched, sayings: &[(Fact, Word)]) -> Vec<Conflict> {
    let inferred = &page.inferred;
    let printed = |fact: Fact| match fact {
        Fact::Newspaper => inferred.newspaper.as_ref().map(|fact| fact.value.clone()),
        Fact::Date => inferred.date.as_ref().map(|fact| fact.value.to_string()),
        Fact::Number => inferred.number.as_ref().map(|fact| fact.value.to_string()),
        Fact::Edition => inferred.edition.as_ref().map(|fact| fact.value.clone()),
        Fact::Page => inferred.label.as_ref().map(|fact| fact.value.as_str().to_owned()),
        Fact::Title => None,
    };
    let said = sayings.iter().filter_map(|(fact, word)| match word {
        Word::Is(value) => Some((*fact, value)),
        Word::Unknown | Word::Nothing => None,
    });
    let otherwise = said.filter_map(|(fact, value)| printed(fact).filter(|p| p != value).map(|p| (fact, p)));
    otherwise.map(|(fact, printed)| Conflict::Printed { fact: name_of(fact), printed }).collect()
}

/// The pages as they are now, with what contradicts what was said.
fn restated(
    catalogue: &Database,
    before: Vec<Matched>,
    sayings: &[Vec<(Fact, Word)>],
) -> Result<Vec<Restated>> {
    let all = catalogue.read(|c| catalogue::matching(c, &Selection::default()))?;
    let now: BTreeMap<(&SourceId, u32), &Matched> =
        all.iter().map(|page| ((&page.source, page.ordinal), page)).collect();
    let mut beside: BTreeMap<Spot<'_>, Vec<&Matched>> = BTreeMap::new();
    for page in &all {
        if let Some(spot) = spot(page) {
            beside.entry(spot).or_default().push(page);
        }
    }
    let mut restated = Vec::new();
    for (page, sayings) in before.into_iter().zip(sayings) {
        let Some(&after) = now.get(&(&page.source, page.ordinal)) else { continue };
        let mut conflicts = printed_otherwise(&page, sayings);
        let others = spot(after).and_then(|spot| beside.get(&spot)).map_or(&[][..], Vec::as_slice);
        conflicts.extend(others.iter().filter(|other| other.shown.page != after.shown.page).map(|other| {
            let page = other.shown.page.clone();
            if other.page == after.page { Conflict::SamePage { page } } else { Conflict::SameLabel { page } }
        }));
        restated.push(Restated { before: page.shown, after: after.shown.clone(), conflicts });
    }
    Ok(restated)
}

/// An issue and a label in it.
type Spot<'a> = (&'a str, Date, &'a str, &'a str);

fn spot(page: &Matched) -> Option<Spot<'_>> {
    let SelectedPage { newspaper, date, edition, label, .. } = &page.shown;
    Some((newspaper.as_deref()?, (*date)?, edition, label.as_ref()?.as_str()))
}

const fn name_of(fact: Fact) -> FactName {
    match fact {
        Fact::Newspaper => FactName::Newspaper,
        Fact::Date => FactName::Date,
        Fact::Number => FactName::Number,
        Fact::Edition => FactName::Edition,
        Fact::Page => FactName::Page,
        Fact::Title => FactName::Title,
    }
}

const fn fact_of(name: FactName) -> Fact {
    match name {
        FactName::Newspaper => Fact::Newspaper,
        FactName::Date => Fact::Date,
        FactName::Number => Fact::Number,
        FactName::Edition => Fact::Edition,
        FactName::Page => Fact::Page,
        FactName::Title => Fact::Title,
    }
}
