//! The writing half of taking files in: original, manifest, catalogue, in this order, one file after another.
//! An import and the repair after a crash both go through here, so that they cannot come to different ends.
//! It knows no index: the catalogue's changes tell what there is to index.

use crate::archive::Archive;
use crate::catalogue::{self, Arrival, Given, Held, Named, Stored};
use crate::database::Database;
use crate::failpoint::{Boundary, pass};
use crate::lost_originals;
use crate::manifest::{Entry, Manifest};
use crate::originals::{self, Kept};
use crate::shelf::{self, PagePlace, Said};
use crate::views::{Decided, DecisionKind};
use crate::{Result, import::Parse};
use newsprint::{FactSource, FileContext, NameTemplate, ParsedFile, SourceId, Warning};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Everything that is written to when a file comes in. Whoever has one holds the write lock.
#[derive(Debug)]
pub(crate) struct Intake<'a> {
    pub(crate) archive: &'a Archive,
    pub(crate) catalogue: &'a mut Database,
    pub(crate) shelf: &'a Mutex<Database>,
    pub(crate) manifest: Manifest,
    pub(crate) parse: Parse,
}

/// A file to be taken in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewFile<'a> {
    /// As the reader gave it, `/` between its parts.
    pub(crate) path: &'a str,
    /// Its path inside the zip at `path`.
    pub(crate) member: Option<&'a str>,
    /// Where it is; inside a zip it is nowhere but there, and only its name counts.
    pub(crate) place: &'a Path,
    pub(crate) hash: &'a SourceId,
    pub(crate) bytes: &'a [u8],
    /// Leave it where it is and keep no copy.
    pub(crate) reference: bool,
    /// What the reader says about it.
    pub(crate) given: &'a Given,
    /// How the reader says files are named.
    pub(crate) template: Option<&'a NameTemplate>,
}

impl Intake<'_> {
    /// Takes in a file whose content is not here yet. `also` runs in the same transaction.
    pub(crate) fn take_in(
        &mut self,
        file: NewFile<'_>,
        parsed: &ParsedFile,
        also: impl FnOnce(&rusqlite::Connection, &Stored) -> rusqlite::Result<()>,
    ) -> Result<Stored> {
        self.bring_back(file.hash)?;
        let kept = self.keep(file)?;
        pass(Boundary::Original);
        let entry = Entry { beside: told_beside(parsed), ..entry(file, kept) };
        let end = self.manifest.append(&entry)?;
        pass(Boundary::Manifest);
        let given = over(file.given, &self.given(file.hash)?);
        self.store(&Line { entry, end }, parsed, &given, also)
    }

    /// Notes that pages of it that were taken out are to be here again, because the reader imports them again. Says how
    /// many; the catalogue is yet to follow.
    pub(crate) fn bring_back(&self, hash: &SourceId) -> Result<u64> {
        let gone = self.said(hash)?.gone();
        if gone.is_empty() {
            return Ok(0);
        }
        let pages: Vec<PagePlace> = gone.iter().map(|ordinal| (hash.clone(), *ordinal)).collect();
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).write(|tx| {
            let decision = shelf::decide(tx, DecisionKind::Return, &Decided::default(), &crate::now())?;
            shelf::set_gone(tx, decision, &pages, false)
        })?;
        pass(Boundary::Decision);
        Ok(pages.len() as u64)
    }

    /// Notes that content which is here was met at a further path, or that the reader now says what was not known.
    pub(crate) fn meet_again(&mut self, file: NewFile<'_>, held: &Held, news: &Given) -> Result<()> {
        let kept = if self.is_lost(&file, held) { self.keep(file)? } else { held.kept.clone() };
        let entry = entry(file, kept);
        let end = self.manifest.append(&entry)?;
        pass(Boundary::Manifest);
        self.note(&Line { entry, end }, held, news)
    }

    /// Whether the original of a source was left somewhere and is not there as it was: then the file at hand, which has
    /// its content, stands in for it.
    pub(crate) fn is_lost(&self, file: &NewFile<'_>, held: &Held) -> bool {
        let Kept::Reference(place) = &held.kept else { return false };
        let is_at_hand =
            file.member.is_none() && std::path::absolute(file.place).is_ok_and(|at| at == *place);
        !is_at_hand && lost_originals::lost(self.archive, file.hash, &held.kept).is_some()
    }

    fn keep(&self, file: NewFile<'_>) -> Result<Kept> {
        if file.reference {
            let place = std::path::absolute(file.place).map_err(crate::error::at(file.place))?;
            return Ok(Kept::Reference(place));
        }
        originals::keep(self.archive, file.hash, file.place, file.bytes)
    }

    /// Takes in the lines of the manifest that the catalogue does not have: a crash came between the two, or
    /// the catalogue is a new one. Says how many files came in.
    pub(crate) fn complete(&mut self) -> Result<u64> {
        let from = self.catalogue.read(catalogue::progress)?.manifest_end;
        let mut files = 0;
        for (entry, end) in crate::manifest::entries_after(self.archive, from)? {
            let line = Line { entry, end };
            let given = over(&self.given(&line.entry.hash)?, &self.unheard(&line.entry)?);
            if let Some(held) = self.catalogue.read(|c| catalogue::held(c, &line.entry.hash))? {
                self.note(&line, &held, &news(&given, &held))?;
            } else if let Some(parsed) = read_original(self.archive, self.parse, &line.entry)
                && !self.is_gone(&line.entry.hash, &parsed)?
            {
                self.store(&line, &parsed, &given, |_, _| Ok(()))?;
                files += 1;
            } else {
                self.catalogue.write(|tx| catalogue::set_manifest_end(tx, line.end))?;
            }
        }
        Ok(files)
    }

    /// Whether the reader took all pages of it out.
    fn is_gone(&self, hash: &SourceId, parsed: &ParsedFile) -> Result<bool> {
        let said = self.said(hash)?;
        Ok(parsed.pages.iter().all(|page| said.is_gone(page.ordinal)))
    }

    fn store(
        &mut self,
        line: &Line,
        parsed: &ParsedFile,
        given: &Given,
        also: impl FnOnce(&rusqlite::Connection, &Stored) -> rusqlite::Result<()>,
    ) -> Result<Stored> {
        self.give(&line.entry, given)?;
        let said = self.said(&line.entry.hash)?;
        let stored = self.catalogue.write(|tx| {
            let stored = catalogue::store(tx, Arrival { entry: &line.entry, parsed, said: &said })?;
            catalogue::set_manifest_end(tx, line.end)?;
            also(tx, &stored)?;
            Ok(stored)
        })?;
        pass(Boundary::Catalogue);
        Ok(stored)
    }

    fn note(&mut self, line: &Line, held: &Held, news: &Given) -> Result<()> {
        self.give(&line.entry, news)?;
        let named = Named::read(line.entry.template().as_ref(), &line.entry.shown(), &held.facts, news);
        let said = self.said(&line.entry.hash)?;
        self.catalogue.write(|tx| {
            catalogue::add_sighting(tx, held.id, &line.entry)?;
            if line.entry.kept != held.kept {
                catalogue::set_kept(tx, held.id, &line.entry.kept)?;
            }
            catalogue::learn(tx, held.id, &named)?;
            if !news.is_empty() || !named.is_empty() {
                catalogue::settle_facts(tx, held.id, &said)?;
            }
            catalogue::set_manifest_end(tx, line.end)
        })?;
        pass(Boundary::Catalogue);
        Ok(())
    }

    fn given(&self, hash: &SourceId) -> Result<Given> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).read(|c| shelf::given(c, hash))
    }

    fn said(&self, hash: &SourceId) -> Result<Said> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).read(|c| shelf::said_of(c, hash))
    }

    /// What a line says that the reader has said nothing about since.
    fn unheard(&self, entry: &Entry) -> Result<Given> {
        let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.read(|c| shelf::unheard(c, &entry.hash, &said_in(entry)))
    }

    fn give(&self, entry: &Entry, given: &Given) -> Result<()> {
        if given.is_empty() {
            return Ok(());
        }
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.write(|tx| shelf::give(tx, &entry.hash, given, &entry.time))
    }
}

/// A file, parsed anew from what is kept of it. `None` if its bytes are gone, or are no page file to this parser.
pub(crate) fn read_original(archive: &Archive, parse: Parse, entry: &Entry) -> Option<ParsedFile> {
    let bytes = originals::read(archive, &entry.kept).ok()?;
    let is_unchanged = originals::name_of(&bytes) == entry.hash;
    let template = entry.template();
    let context = FileContext { path: &entry.shown(), template: template.as_ref() };
    let mut parsed =
        is_unchanged.then(|| crate::import::parse_safely(parse, &bytes, &context).ok()).flatten()?;
    if let Some(newspaper) = &entry.beside {
        newsprint::name_from_beside(&mut parsed, newspaper);
    }
    (!parsed.pages.is_empty()).then_some(parsed)
}

/// A line of the manifest, and the byte it ends before.
struct Line {
    entry: Entry,
    end: u64,
}

/// What `given` says that is not known of a source: only this is put over its facts when it is met again.
pub(crate) fn news(given: &Given, held: &Held) -> Given {
    Given {
        newspaper: given.newspaper.clone().filter(|_| held.facts.newspaper.is_none()),
        date: given.date.filter(|_| held.facts.date.is_none()),
    }
}

/// A warning of the import.
pub(crate) fn warning(code: &str, detail: impl Into<String>) -> Warning {
    Warning { code: code.to_owned(), detail: detail.into(), span: None }
}

fn entry(file: NewFile<'_>, kept: Kept) -> Entry {
    Entry {
        hash: file.hash.clone(),
        bytes: file.bytes.len() as u64,
        path: file.path.to_owned(),
        member: file.member.map(str::to_owned),
        time: crate::now(),
        kept,
        newspaper: file.given.newspaper.clone(),
        date: file.given.date,
        beside: None,
        template: file.template.map(ToString::to_string),
    }
}

/// The newspaper that pages beside a file lent it.
fn told_beside(parsed: &ParsedFile) -> Option<String> {
    let lent = parsed.pages.iter().filter_map(|page| page.issue.newspaper.as_ref());
    lent.filter(|name| name.source == FactSource::Beside).map(|name| name.value.clone()).next()
}

fn said_in(entry: &Entry) -> Given {
    Given { newspaper: entry.newspaper.clone(), date: entry.date }
}

/// `first`, and where it says nothing, `second`.
fn over(first: &Given, second: &Given) -> Given {
    Given {
        newspaper: first.newspaper.clone().or_else(|| second.newspaper.clone()),
        date: first.date.or(second.date),
    }
}
