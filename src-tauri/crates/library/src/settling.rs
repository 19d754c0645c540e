//! Following the reader's decisions: the shelf has them, the catalogue is brought to them. A crash in between is made
//! good by asking again.

use crate::Result;
use crate::archive::Archive;
use crate::catalogue::{self, Original, Settled, Settler};
use crate::database::Database;
use crate::failpoint::{Boundary, pass};
use crate::import::Parse;
use crate::manifest::{self, Entry};
use crate::rereading::read_original;
use crate::shelf::{self, Said};
use newsprint::SourceId;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// Whether the catalogue has followed all decisions.
pub(crate) fn is_level(catalogue: &Database, shelf: &Database) -> Result<bool> {
    Ok(catalogue.read(catalogue::decision)? == shelf.read(shelf::last_decision)?)
}

/// Brings the catalogue to what the reader decided and says what changed. The caller holds the write lock.
pub(crate) fn follow(
    archive: &Archive,
    catalogue: &mut Database,
    shelf: &Mutex<Database>,
    parse: Parse,
) -> Result<Settled> {
    let followed = catalogue.read(catalogue::decision)?;
    let shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    let pending = shelf.read(|c| shelf::pending(c, followed))?;
    if pending.last == followed {
        return Ok(Settled::default());
    }
    let originals = originals(archive, parse, shelf.read(shelf::passwords)?);
    let names = shelf.read(shelf::newspaper_decisions)?;
    let said = all_said(&shelf, &pending.sources, catalogue)?;
    let settled = catalogue.write(|tx| {
        let mut settler = Settler {
            connection: tx,
            said: &|source| Ok(said.get(source).cloned().unwrap_or_default()),
            original: &|source| originals.read(source),
            settled: Settled::default(),
        };
        for source in &pending.sources {
            settler.settle(source)?;
        }
        let mut settled = settler.settled;
        if pending.newspapers || pending.last < followed {
            settled.restated += catalogue::settle_newspapers(tx, &names)?;
        }
        catalogue::set_decision(tx, pending.last)?;
        Ok(settled)
    })?;
    pass(Boundary::Catalogue);
    Ok(settled)
}

/// What the reader says of sources, and of those that show the same pages.
pub(crate) fn all_said(
    shelf: &Database,
    sources: &BTreeSet<SourceId>,
    catalogue: &Database,
) -> Result<BTreeMap<SourceId, Said>> {
    let beside = catalogue.read(|c| catalogue::sources_beside(c, sources))?;
    let mut said = BTreeMap::new();
    for source in sources.iter().chain(&beside) {
        said.insert(source.clone(), shelf.read(|c| shelf::said_of(c, source))?);
    }
    Ok(said)
}

/// The originals of an archive.
pub(crate) fn originals(
    archive: &Archive,
    parse: Parse,
    passwords: BTreeMap<SourceId, String>,
) -> Originals<'_> {
    Originals { archive, parse, passwords, entries: RefCell::new(None) }
}

/// The originals with what the manifest says of them, which is read when first asked for.
pub(crate) struct Originals<'a> {
    archive: &'a Archive,
    parse: Parse,
    /// What opens those that are locked.
    passwords: BTreeMap<SourceId, String>,
    entries: RefCell<Option<BTreeMap<SourceId, Vec<Entry>>>>,
}

impl Originals<'_> {
    /// A source, parsed anew. `None` if its bytes are gone or not what they were.
    pub(crate) fn read(&self, source: &SourceId) -> Option<Original> {
        let mut entries = self.entries.borrow_mut();
        let entries = entries.get_or_insert_with(|| by_source(self.archive));
        let entries = entries.get(source)?.clone();
        let password = self.passwords.get(source).map(String::as_str);
        let read = |entry| read_original(self.archive, self.parse, entry, password);
        let parsed = entries.iter().find_map(read)?;
        Some(Original { entries, parsed })
    }
}

/// A manifest that cannot be read has no lines: its sources are then reported as missing.
fn by_source(archive: &Archive) -> BTreeMap<SourceId, Vec<Entry>> {
    let mut entries = BTreeMap::<SourceId, Vec<Entry>>::new();
    for (entry, _) in manifest::entries_after(archive, 0).unwrap_or_default() {
        entries.entry(entry.hash.clone()).or_default().push(entry);
    }
    entries
}
