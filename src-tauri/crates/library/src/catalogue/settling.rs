//! Bringing the pages of a source to what the reader decided: those taken out go, those taken back come in again from
//! their original, facts said outweigh those inferred. Whatever is as it should be is left alone, so that it may be
//! asked for again after a crash. All of it in the caller's transaction.

use super::facts::{Named, Over, PageFacts};
use super::moving::{move_page, orphan_others, take_out};
use super::sources::add_sighting;
use super::store::{Arrival, insert_source, place, store_pages};
use super::witnesses::{page_text, says_the_same, twin};
use crate::columns::{Day, Json, Terse};
use crate::manifest::Entry;
use crate::shelf::Said;
use newsprint::{IssueFacts, ParsedFile, SourceId};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// A source as it can be taken in again: the lines of the manifest about it, and what the parser makes of it now.
#[derive(Clone, Debug)]
pub(crate) struct Original {
    pub(crate) entries: Vec<Entry>,
    pub(crate) parsed: ParsedFile,
}

/// What settling changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Pages taken out.
    pub(crate) removed: u64,
    /// Pages taken in again.
    pub(crate) returned: u64,
    /// Pages whose facts changed.
    pub(crate) restated: u64,
    /// Sources whose pages were to come back and whose original is gone.
    pub(crate) missing: Vec<SourceId>,
}

/// One who settles, and whom they ask.
pub(crate) struct Settler<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) said: &'a dyn Fn(&SourceId) -> rusqlite::Result<Said>,
    pub(crate) original: &'a dyn Fn(&SourceId) -> Option<Original>,
    pub(crate) settled: Settled,
}

/// A page as a source shows it.
pub(super) struct Witness {
    pub(super) id: i64,
    pub(super) page: i64,
    pub(super) ordinal: u32,
    pub(super) preferred: bool,
    /// `None`: an earlier version took it in.
    pub(super) inferred: Option<PageFacts>,
    facts: PageFacts,
}

/// The last decision that was followed.
pub(crate) fn decision(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT decision FROM state", [], |row| row.get(0))
}

/// Notes that decisions up to this one were followed.
pub(crate) fn set_decision(connection: &Connection, decision: i64) -> rusqlite::Result<()> {
    connection.execute("UPDATE state SET decision = ?1", [decision]).map(|_| ())
}

/// Adds what names of files say to what was inferred of a source's pages.
pub(crate) fn learn(connection: &Connection, source: i64, named: &Named) -> rusqlite::Result<()> {
    if named.is_empty() {
        return Ok(());
    }
    for witness in witnesses(connection, source)? {
        let mut facts = witness.inferred.unwrap_or(witness.facts);
        let issue = named.over(&IssueFacts {
            newspaper: facts.newspaper.take(),
            date: facts.date.take(),
            ..IssueFacts::default()
        });
        (facts.newspaper, facts.date) = (issue.newspaper, issue.date);
        set_inferred(connection, witness.id, &facts)?;
    }
    Ok(())
}

/// Puts what the reader says over the facts of a source's pages, where it is the best source of them, and moves them to
/// where they then belong. Says how many changed.
pub(crate) fn settle_facts(connection: &Connection, source: i64, said: &Said) -> rusqlite::Result<u64> {
    let mut changed = 0;
    for witness in witnesses(connection, source)?.into_iter().filter(|witness| witness.preferred) {
        let inferred = witness.inferred.as_ref().unwrap_or(&witness.facts);
        let facts = said.over(witness.ordinal, inferred);
        if facts != witness.facts {
            move_page(connection, witness.page, &facts)?;
            changed += 1;
        }
    }
    Ok(changed)
}

impl Settler<'_> {
    /// Brings a source's pages to what the reader decided.
    pub(crate) fn settle(&mut self, source: &SourceId) -> rusqlite::Result<()> {
        self.settle_with(source, BTreeSet::new())
    }

    /// The same, and takes in pages of it that are to be here beside those that are.
    pub(super) fn settle_with(&mut self, source: &SourceId, wanted: BTreeSet<u32>) -> rusqlite::Result<()> {
        let mut open = vec![(source.clone(), wanted)];
        while let Some((source, wanted)) = open.pop() {
            open.extend(self.settle_one(&source, wanted)?);
        }
        Ok(())
    }

    /// Settles a source whose pages `wanted` are to be here beside those that are; says which other sources lost the
    /// page they showed as well, and are to have one of their own.
    fn settle_one(
        &mut self,
        source: &SourceId,
        mut wanted: BTreeSet<u32>,
    ) -> rusqlite::Result<Vec<(SourceId, BTreeSet<u32>)>> {
        let said = (self.said)(source)?;
        wanted.extend(said.returned());
        let mut orphans = Vec::new();
        if let Some(row) = row_of(self.connection, source)? {
            self.know_inferred(row, source)?;
            for witness in witnesses(self.connection, row)? {
                if said.is_gone(witness.ordinal) {
                    orphans.extend(take_out(self.connection, &witness)?);
                    self.settled.removed += 1;
                } else {
                    let (moved, left) = self.restate(row, &witness, &said)?;
                    orphans.extend(left);
                    if moved {
                        wanted.insert(witness.ordinal);
                    }
                }
            }
            let here = witnesses(self.connection, row)?;
            wanted.retain(|ordinal| here.iter().all(|witness| witness.ordinal != *ordinal));
        }
        wanted.retain(|ordinal| !said.is_gone(*ordinal));
        if !wanted.is_empty() {
            self.take_in(source, &said, &wanted)?;
        }
        self.connection.execute(
            "DELETE FROM source WHERE hash = ?1
             AND NOT EXISTS (SELECT 1 FROM witness WHERE source_id = source.id)",
            [&source.0],
        )?;
        Ok(gathered(orphans, source))
    }

    /// Brings a page's facts to what is said. Whether the page is to be taken in again because it shows another page
    /// than it did, and the other sources that showed the one it left.
    fn restate(
        &mut self,
        source: i64,
        witness: &Witness,
        said: &Said,
    ) -> rusqlite::Result<(bool, Vec<(SourceId, u32)>)> {
        let inferred = witness.inferred.as_ref().unwrap_or(&witness.facts);
        let facts = said.over(witness.ordinal, inferred);
        if !witness.preferred {
            if is_same_place(&facts, &witness.facts) {
                return Ok((false, Vec::new()));
            }
            take_out(self.connection, witness)?;
            self.settled.restated += 1;
            return Ok((true, Vec::new()));
        }
        if facts == witness.facts {
            return Ok((false, Vec::new()));
        }
        self.settled.restated += 1;
        let goes_on = is_same_place(&facts, &witness.facts);
        let left = if goes_on { Vec::new() } else { orphan_others(self.connection, witness)? };
        move_page(self.connection, witness.page, &facts)?;
        let here = place(self.connection, &facts)?;
        let text = page_text(self.connection, witness.page)?;
        if let Some(twin) = twin(self.connection, here.issue, &facts, source, &text)?
            && twin != witness.page
            && !goes_on
            && says_the_same(&page_text(self.connection, twin)?, &text)
        {
            // Another file shows this page already: taken in again, it is found to be the second to do so.
            take_out(self.connection, witness)?;
            return Ok((true, left));
        }
        Ok((false, left))
    }

    fn take_in(&mut self, source: &SourceId, said: &Said, wanted: &BTreeSet<u32>) -> rusqlite::Result<()> {
        match (self.original)(source).filter(|original| !original.entries.is_empty()) {
            Some(original) => self.take_in_from(source, said, wanted, &original),
            None => {
                self.settled.missing.push(source.clone());
                Ok(())
            }
        }
    }

    /// Takes in pages of a source from its original.
    pub(super) fn take_in_from(
        &mut self,
        source: &SourceId,
        said: &Said,
        wanted: &BTreeSet<u32>,
        original: &Original,
    ) -> rusqlite::Result<()> {
        let Original { entries, parsed } = original;
        let arrival = Arrival { entry: &entries[0], parsed, said };
        let row = match row_of(self.connection, source)? {
            Some(row) => row,
            None => insert_source(self.connection, arrival)?,
        };
        let pages = parsed.pages.iter().filter(|page| wanted.contains(&page.ordinal));
        self.settled.returned += pages.clone().count() as u64;
        store_pages(self.connection, arrival, row, pages)?;
        for entry in entries {
            add_sighting(self.connection, row, entry)?;
            self.connection.execute(
                "UPDATE import_file SET source_id = ?1
                 WHERE source_id IS NULL AND outcome = 'imported' AND path = ?2",
                params![row, entry.shown()],
            )?;
        }
        for entry in &entries[1..] {
            let known = witnesses(self.connection, row)?.into_iter().next().map(|first| first.facts);
            let template = entry.template();
            let named = Named::read(
                template.as_ref(),
                &entry.shown(),
                &known.unwrap_or_default(),
                &super::Given::default(),
            );
            learn(self.connection, row, &named)?;
        }
        settle_facts(self.connection, row, said).map(|_| ())
    }

    /// Reads again what was inferred of pages that an earlier version took in, if the reader said anything of them.
    fn know_inferred(&self, row: i64, source: &SourceId) -> rusqlite::Result<()> {
        let of_reader = |facts: &PageFacts| facts.is_said();
        let unknown: Vec<Witness> =
            witnesses(self.connection, row)?.into_iter().filter(|w| w.inferred.is_none()).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let needs_original = unknown.iter().any(|witness| of_reader(&witness.facts));
        let original = if needs_original { (self.original)(source) } else { None };
        for witness in unknown {
            let pages = original.iter().flat_map(|original| &original.parsed.pages);
            let read = pages
                .filter(|page| page.ordinal == witness.ordinal)
                .map(|page| PageFacts::of(&page.issue, page))
                .next();
            set_inferred(self.connection, witness.id, &read.unwrap_or(witness.facts))?;
        }
        Ok(())
    }
}

pub(super) fn set_inferred(connection: &Connection, witness: i64, facts: &PageFacts) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE witness SET inferred = ?2 WHERE id = ?1")?
        .execute(params![witness, Terse(facts)])
        .map(|_| ())
}

fn row_of(connection: &Connection, source: &SourceId) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM source WHERE hash = ?1")?
        .query_row([&source.0], |row| row.get(0))
        .optional()
}

pub(super) fn witnesses(connection: &Connection, source: i64) -> rusqlite::Result<Vec<Witness>> {
    connection
        .prepare_cached(
            "SELECT w.id, w.page_id, w.ordinal, w.preferred, w.inferred, p.facts
             FROM witness w JOIN page p ON p.id = w.page_id WHERE w.source_id = ?1 ORDER BY w.ordinal",
        )?
        .query_map([source], |row| {
            Ok(Witness {
                id: row.get(0)?,
                page: row.get(1)?,
                ordinal: row.get(2)?,
                preferred: row.get(3)?,
                inferred: row.get::<_, Option<Json<PageFacts>>>(4)?.map(|json| json.0),
                facts: row.get::<_, Json<PageFacts>>(5)?.0,
            })
        })?
        .collect()
}

/// Whether two pages are of the same issue and label.
fn is_same_place(a: &PageFacts, b: &PageFacts) -> bool {
    let place = |facts: &PageFacts| {
        let newspaper = facts.newspaper.as_ref().map(|name| super::newspapers::key(&name.value));
        let date = facts.date.as_ref().map(|date| Day(date.value).0);
        let label = facts.label.as_ref().map(|label| label.value.clone());
        (newspaper, date, facts.edition().to_owned(), label)
    };
    place(a) == place(b)
}

/// Pages by their source; the source at hand first, so that it stays the best to show a page.
fn gathered(pages: Vec<(SourceId, u32)>, first: &SourceId) -> Vec<(SourceId, BTreeSet<u32>)> {
    let mut all = std::collections::BTreeMap::<SourceId, BTreeSet<u32>>::new();
    for (source, ordinal) in pages {
        all.entry(source).or_default().insert(ordinal);
    }
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|(source, _)| source == first);
    all
}
