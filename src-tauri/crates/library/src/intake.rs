//! The writing half of taking files in: original, manifest, catalogue, in this order, for a group of files at a time, so
//! that they wait for the disk once and not each by itself.
//! An import and the repair after a crash both go through here, so that they cannot come to different ends.
//! It knows no index: the catalogue's changes tell what there is to index.

use crate::archive::Archive;
use crate::catalogue::{self, Arrival, Given, Held, Named, Stored};
use crate::database::Database;
use crate::failpoint::{Boundary, pass};
use crate::lost_originals;
use crate::manifest::{Entry, Manifest};
use crate::originals::{self, Copying, Kept};
use crate::shelf::{self, PagePlace, Said};
use crate::views::{Decided, DecisionKind};
use crate::{Result, import::Parse};
use newsprint::{FactSource, FileContext, NameTemplate, ParsedFile, SourceId, Warning};
use std::borrow::Cow;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So many files, or so many bytes, wait for the disk together and no more: what a crash may cost is read again.
pub(crate) const GROUP_FILES: usize = 256;
pub(crate) const GROUP_BYTES: u64 = 8 << 20;

/// The same for files whose lines are in the manifest already; few in tests, so that a few files are several groups.
const COMPLETED_FILES: usize = if cfg!(test) { 2 } else { GROUP_FILES };

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
    /// Where it is left, if no copy is to be kept; absolute.
    pub(crate) reference: Option<&'a Path>,
    /// What the reader says about it.
    pub(crate) given: &'a Given,
    /// How the reader says files are named.
    pub(crate) template: Option<&'a NameTemplate>,
    /// What opened it, if it was locked.
    pub(crate) password: Option<&'a str>,
}

/// A file of a group that comes in together.
#[derive(Clone, Debug)]
pub(crate) struct Coming<'a> {
    pub(crate) file: NewFile<'a>,
    pub(crate) brings: Brings<'a>,
    /// What the reader says about it; of content that is here, what of it is news.
    pub(crate) given: Given,
}

/// What a file brings.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a group holds a few hundred at a time")]
pub(crate) enum Brings<'a> {
    /// Content that is not here yet.
    New(Cow<'a, ParsedFile>),
    /// Content that is here, met at a further path or with something said about it that was not known.
    Again(Cow<'a, Held>),
    /// Nothing: its original is gone, or its pages were taken out.
    Nothing,
}

impl Brings<'_> {
    /// The same, without a copy.
    pub(crate) fn borrowed(&self) -> Brings<'_> {
        match self {
            Self::New(parsed) => Brings::New(Cow::Borrowed(parsed)),
            Self::Again(held) => Brings::Again(Cow::Borrowed(held)),
            Self::Nothing => Brings::Nothing,
        }
    }
}

/// A file whose line is in the manifest.
struct Step<'a> {
    entry: Entry,
    /// The byte its line ends before.
    end: u64,
    brings: Brings<'a>,
    given: Given,
}

impl Intake<'_> {
    /// Keeps the originals of a group's files, of contents that differ. Says where those are that could be kept up to
    /// the first that could not, and why that one could not.
    pub(crate) fn keep(&self, group: &[Coming<'_>]) -> (Vec<Kept>, Result<()>) {
        let new = group.iter().filter(|coming| matches!(coming.brings, Brings::New(_)));
        if let Err(error) = self.bring_back(new.map(|coming| coming.file.hash)) {
            return (Vec::new(), Err(error));
        }
        let places: Vec<Option<Kept>> = group.iter().map(|coming| self.place(coming)).collect();
        let copied = group.iter().zip(&places).filter(|(_, place)| place.is_none());
        let copies: Vec<Copying<'_>> = copied
            .map(|(Coming { file, .. }, _)| Copying {
                name: file.hash,
                met_at: file.place,
                bytes: file.bytes,
            })
            .collect();
        let (copied, ended) = originals::keep(self.archive, &copies);
        let mut copied = copied.into_iter();
        (places.into_iter().map_while(|place| place.or_else(|| copied.next())).collect(), ended)
    }

    /// Takes in the files of a group whose originals are `kept`, all together. `also` runs in the same transaction, with
    /// what became of each that was new.
    pub(crate) fn take_in(
        &mut self,
        group: &[Coming<'_>],
        kept: Vec<Kept>,
        also: impl FnOnce(&rusqlite::Connection, &[Option<Stored>]) -> rusqlite::Result<()>,
    ) -> Result<()> {
        self.keep_passwords(group)?;
        let entries: Vec<Entry> = group.iter().zip(kept).map(|(coming, kept)| coming.entry(kept)).collect();
        let ends = self.manifest.append_all(&entries)?;
        pass(Boundary::Manifest);
        let mut steps = Vec::with_capacity(group.len());
        for ((coming, entry), end) in group.iter().zip(entries).zip(ends) {
            let given = match coming.brings {
                Brings::New(_) => over(&coming.given, &self.given(&entry.hash)?),
                Brings::Again(_) | Brings::Nothing => coming.given.clone(),
            };
            steps.push(Step { entry, end, brings: coming.brings.borrowed(), given });
        }
        self.write(&steps, also)
    }

    /// Notes that pages of these that were taken out are to be here again, because the reader imports them again. Says
    /// how many; the catalogue is yet to follow.
    pub(crate) fn bring_back<'h>(&self, hashes: impl IntoIterator<Item = &'h SourceId>) -> Result<u64> {
        let mut gone = Vec::new();
        for hash in hashes {
            let ordinals = self.said(hash)?.gone();
            let pages: Vec<PagePlace> = ordinals.into_iter().map(|ordinal| (hash.clone(), ordinal)).collect();
            gone.extend((!pages.is_empty()).then_some(pages));
        }
        if gone.is_empty() {
            return Ok(0);
        }
        self.shelf().write(|tx| {
            for pages in &gone {
                let decision = shelf::decide(tx, DecisionKind::Return, &Decided::default(), &crate::now())?;
                shelf::set_gone(tx, decision, pages, false)?;
            }
            Ok(())
        })?;
        pass(Boundary::Decision);
        Ok(gone.iter().map(|pages| pages.len() as u64).sum())
    }

    /// Whether the reader took pages of it out.
    pub(crate) fn has_gone(&self, hash: &SourceId) -> Result<bool> {
        Ok(!self.said(hash)?.gone().is_empty())
    }

    /// Whether the original of a source was left somewhere and is not there as it was: then the file at hand, which has
    /// its content, stands in for it.
    pub(crate) fn is_lost(&self, file: &NewFile<'_>, held: &Held) -> bool {
        let Kept::Reference(place) = &held.kept else { return false };
        let is_at_hand =
            file.member.is_none() && std::path::absolute(file.place).is_ok_and(|at| at == *place);
        !is_at_hand && lost_originals::lost(self.archive, file.hash, &held.kept).is_some()
    }

    /// Where the original of a file is already, or is left; `None` if it is to be copied.
    fn place(&self, coming: &Coming<'_>) -> Option<Kept> {
        match &coming.brings {
            Brings::Again(held) if !self.is_lost(&coming.file, held) => Some(held.kept.clone()),
            _ => coming.file.reference.map(|place| Kept::Reference(place.to_owned())),
        }
    }

    /// Takes in the lines of the manifest that the catalogue does not have: a crash came between the two, or
    /// the catalogue is a new one. Says how many files came in.
    pub(crate) fn complete(&mut self) -> Result<u64> {
        let from = self.catalogue.read(catalogue::progress)?.manifest_end;
        let mut files = 0;
        let mut group: Vec<Step<'_>> = Vec::new();
        for (entry, end) in crate::manifest::entries_after(self.archive, from)? {
            let bytes: u64 = group.iter().map(|step| step.entry.bytes).sum();
            let is_waiting = group.iter().any(|step| step.entry.hash == entry.hash);
            if is_waiting || group.len() >= COMPLETED_FILES || bytes >= GROUP_BYTES {
                self.write(&std::mem::take(&mut group), |_, _| Ok(()))?;
            }
            let step = self.step(entry, end)?;
            files += u64::from(matches!(step.brings, Brings::New(_)));
            group.push(step);
        }
        if !group.is_empty() {
            self.write(&group, |_, _| Ok(()))?;
        }
        // Lines that bring no file in are taken in as well, or the next opening would read them again.
        let end = self.manifest.end();
        if self.catalogue.read(catalogue::progress)?.manifest_end < end {
            self.catalogue.write(|tx| catalogue::set_manifest_end(tx, end))?;
        }
        Ok(files)
    }

    /// What there is to be had of a line that the catalogue does not have.
    fn step(&self, entry: Entry, end: u64) -> Result<Step<'static>> {
        let given = over(&self.given(&entry.hash)?, &self.unheard(&entry)?);
        if let Some(held) = self.catalogue.read(|c| catalogue::held(c, &entry.hash))? {
            let given = news(&given, &held);
            return Ok(Step { entry, end, brings: Brings::Again(Cow::Owned(held)), given });
        }
        let password = self.shelf().read(|c| shelf::password(c, &entry.hash))?;
        let brings = match read_original(self.archive, self.parse, &entry, password.as_deref()) {
            Some(parsed) if !self.is_gone(&entry.hash, &parsed)? => Brings::New(Cow::Owned(parsed)),
            _ => Brings::Nothing,
        };
        Ok(Step { entry, end, brings, given })
    }

    /// Whether the reader took all pages of it out.
    fn is_gone(&self, hash: &SourceId, parsed: &ParsedFile) -> Result<bool> {
        let said = self.said(hash)?;
        Ok(parsed.pages.iter().all(|page| said.is_gone(page.ordinal)))
    }

    /// What the manifest has, in one transaction of the shelf, if it says anything, and one of the catalogue.
    fn write(
        &mut self,
        steps: &[Step<'_>],
        also: impl FnOnce(&rusqlite::Connection, &[Option<Stored>]) -> rusqlite::Result<()>,
    ) -> Result<()> {
        self.give(steps)?;
        let said: Vec<Said> = steps.iter().map(|step| self.said(&step.entry.hash)).collect::<Result<_>>()?;
        self.catalogue.write(|tx| {
            let mut stored = Vec::with_capacity(steps.len());
            for (step, said) in steps.iter().zip(&said) {
                stored.push(step.write(tx, said)?);
            }
            if let Some(last) = steps.last() {
                catalogue::set_manifest_end(tx, last.end)?;
            }
            also(tx, &stored)
        })?;
        pass(Boundary::Catalogue);
        Ok(())
    }

    fn given(&self, hash: &SourceId) -> Result<Given> {
        self.shelf().read(|c| shelf::given(c, hash))
    }

    fn said(&self, hash: &SourceId) -> Result<Said> {
        self.shelf().read(|c| shelf::said_of(c, hash))
    }

    /// What a line says that the reader has said nothing about since.
    fn unheard(&self, entry: &Entry) -> Result<Given> {
        self.shelf().read(|c| shelf::unheard(c, &entry.hash, &said_in(entry)))
    }

    fn give(&self, steps: &[Step<'_>]) -> Result<()> {
        let told = |step: &&Step<'_>| !step.given.is_empty() && !matches!(step.brings, Brings::Nothing);
        let told: Vec<&Step<'_>> = steps.iter().filter(told).collect();
        if told.is_empty() {
            return Ok(());
        }
        self.shelf().write(|tx| {
            told.iter().try_for_each(|step| shelf::give(tx, &step.entry.hash, &step.given, &step.entry.time))
        })
    }

    /// What opens a file is kept before any line names it, or a crash would leave a file that cannot be read anew.
    fn keep_passwords(&self, group: &[Coming<'_>]) -> Result<()> {
        let locked: Vec<_> =
            group.iter().filter_map(|coming| Some((coming.file.hash, coming.file.password?))).collect();
        if locked.is_empty() {
            return Ok(());
        }
        self.shelf().write(|tx| {
            locked
                .iter()
                .try_for_each(|(hash, password)| shelf::set_password(tx, hash, password, &crate::now()))
        })
    }

    fn shelf(&self) -> MutexGuard<'_, Database> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Step<'_> {
    /// Into the catalogue.
    fn write(&self, tx: &rusqlite::Connection, said: &Said) -> rusqlite::Result<Option<Stored>> {
        match &self.brings {
            Brings::New(parsed) => {
                catalogue::store(tx, Arrival { entry: &self.entry, parsed, said }).map(Some)
            }
            Brings::Again(held) => self.note(tx, held, said).map(|()| None),
            Brings::Nothing => Ok(None),
        }
    }

    fn note(&self, tx: &rusqlite::Connection, held: &Held, said: &Said) -> rusqlite::Result<()> {
        let Self { entry, given, .. } = self;
        let named = Named::read(entry.template().as_ref(), &entry.shown(), &held.facts, given);
        catalogue::add_sighting(tx, held.id, entry)?;
        if entry.kept != held.kept {
            catalogue::set_kept(tx, held.id, &entry.kept)?;
        }
        catalogue::learn(tx, held.id, &named)?;
        if !given.is_empty() || !named.is_empty() {
            catalogue::settle_facts(tx, held.id, said)?;
        }
        Ok(())
    }
}

/// A file, parsed anew from what is kept of it. `None` if its bytes are gone, or are no page file to this parser.
pub(crate) fn read_original(
    archive: &Archive,
    parse: Parse,
    entry: &Entry,
    password: Option<&str>,
) -> Option<ParsedFile> {
    let bytes = originals::read(archive, &entry.kept).ok()?;
    let is_unchanged = originals::name_of(&bytes) == entry.hash;
    let template = entry.template();
    let context =
        FileContext { path: &entry.shown(), template: template.as_ref(), password, ..FileContext::default() };
    let mut parsed =
        is_unchanged.then(|| crate::import::parse_safely(parse, &bytes, &context).ok()).flatten()?;
    if let Some(newspaper) = &entry.beside {
        newsprint::name_from_beside(&mut parsed, newspaper);
    }
    (!parsed.pages.is_empty()).then_some(parsed)
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

impl Coming<'_> {
    fn entry(&self, kept: Kept) -> Entry {
        let Self { file, brings, .. } = self;
        Entry {
            hash: file.hash.clone(),
            bytes: file.bytes.len() as u64,
            path: file.path.to_owned(),
            member: file.member.map(str::to_owned),
            time: crate::now(),
            kept,
            newspaper: file.given.newspaper.clone(),
            date: file.given.date,
            beside: if let Brings::New(parsed) = brings { told_beside(parsed) } else { None },
            template: file.template.map(ToString::to_string),
        }
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
