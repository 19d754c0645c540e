//! What an import would do, found out without writing anything: files are read and taken apart as for an import, and
//! held against the archive, if there is one, and against each other in a scratch catalogue that is never kept.

use super::queue::Came;
use super::reading::{self, Inbox, Met, Parse, ReadFile, Reading};
use super::{Pace, StopOnDrop, about_name, report, said, walk};
use crate::archive::Archive;
use crate::catalogue::{self, Arrival, Given, Named};
use crate::database::Database;
use crate::intake::news;
use crate::manifest::Entry;
use crate::originals::Kept;
use crate::shelf::Said;
use crate::views::{FileReport, ImportReport, JumpTally};
use crate::{ImportOptions, Observer, Result};
use newsprint::{FileContext, IssueFacts, ParsedFile, Warning};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

/// Looks ahead: the report that an import of `paths` into the archive in `folder` would give. The archive need not
/// exist.
pub(crate) fn preview(
    folder: &Path,
    paths: &[PathBuf],
    options: &ImportOptions,
    observer: &dyn Observer,
    parse: Parse,
) -> Result<ImportReport> {
    let archive = Archive::look(folder)?;
    // Nobody changes the catalogue while it is read as a file that nobody changes.
    let still = archive.as_ref().and_then(Archive::keep_still);
    let here = archive.as_ref().map(|found| catalogue::look(found, still.is_some())).transpose()?;
    let known = match &here {
        Some(here) => here.read(catalogue::known_sources)?,
        None => HashSet::new(),
    };
    let files = walk::files(paths);
    let stop = AtomicBool::new(false);
    let how = super::how(parse, options);
    let reading = Reading {
        files: &files,
        known: Mutex::new(known),
        how,
        stop: &stop,
    };
    let mut looking = Looking {
        here,
        scratch: catalogue::scratch()?,
        options,
        given: said(options),
        parse,
        done: Vec::new(),
    };
    let cancelled = std::thread::scope(|scope| {
        let _stop = StopOnDrop(&stop);
        let mut inbox = reading.begin(scope, Pace::default().readers);
        looking.look_at_all(&files, &mut inbox, observer)
    })?;
    Ok(report::import_report(None, looking.done, JumpTally::default(), cancelled))
}

struct Looking<'a> {
    here: Option<Database>,
    scratch: Database,
    options: &'a ImportOptions,
    given: Given,
    parse: Parse,
    done: Vec<FileReport>,
}

impl Looking<'_> {
    /// Reports on what the inbox brings; whether it was cancelled.
    fn look_at_all(
        &mut self,
        files: &[walk::Found],
        inbox: &mut Inbox,
        observer: &dyn Observer,
    ) -> Result<bool> {
        let total = files.len() as u64;
        for (done, found) in (0..).zip(files) {
            if observer.is_cancelled() {
                return Ok(true);
            }
            observer.progress(done, total, found.path());
            let Came::Item(met) = inbox.next(None) else { break };
            let report = match met {
                Met::About(path) => report::passed_over(path),
                Met::Refused(path, refusal) => report::skipped(path, refusal.code, refusal.detail),
                Met::Read(read) => self.look_at(*read)?,
            };
            self.done.push(report);
        }
        Ok(false)
    }

    fn look_at(&mut self, read: ReadFile) -> Result<FileReport> {
        for database in self.here.iter().chain([&self.scratch]) {
            if let Some(held) = database.read(|c| catalogue::held(c, &read.hash))? {
                return self.known(database, &read, &held);
            }
        }
        self.unknown(read)
    }

    fn known(&self, database: &Database, read: &ReadFile, held: &catalogue::Held) -> Result<FileReport> {
        let shown = read.shown();
        let path = super::as_given(&read.path);
        let inferred = (!held.sightings.contains(&(path, read.member.clone())))
            .then(|| self.parsed(read, &shown).ok())
            .flatten()
            .map(|parsed: ParsedFile| -> IssueFacts { parsed.issue });
        let news = news(&self.given, held);
        let named = Named::read(self.options.template.as_ref(), &shown, &held.facts, &news);
        let mut report = report::already_here(shown.into(), held, &self.given, &named);
        report.warnings = database.read(|c| report::conflicts(c, held, &self.given, inferred.as_ref()))?;
        report.warnings.extend(about_name(read, self.options));
        Ok(report)
    }

    fn unknown(&mut self, mut read: ReadFile) -> Result<FileReport> {
        let shown = read.shown();
        let parsed = match reading::pages_of(&mut read, super::how(self.parse, self.options)) {
            Ok(parsed) => parsed,
            Err(refused) => return Ok(*refused),
        };
        let mut report = report::imported(shown.into(), &parsed, &self.given);
        report.warnings.extend(about_name(&read, self.options));
        let (parsed, met) = self.without_witnesses(parsed)?;
        report.warnings.extend(met);
        let entry = entry(&read);
        let said = Said::from(&self.given);
        let arrival = Arrival { entry: &entry, parsed: &parsed, said: &said };
        let stored = self.scratch.write(|tx| catalogue::store(tx, arrival))?;
        report.articles = stored.articles;
        report.warnings.extend(stored.warnings);
        Ok(report)
    }

    /// The pages that the archive does not have yet, and what there is to say of those it has.
    fn without_witnesses(&self, mut parsed: ParsedFile) -> Result<(ParsedFile, Vec<Warning>)> {
        let Some(here) = &self.here else { return Ok((parsed, Vec::new())) };
        let mut warnings = Vec::new();
        let mut kept = Vec::new();
        for page in std::mem::take(&mut parsed.pages) {
            let met = here.read(|c| catalogue::meets(c, &self.given, &page))?;
            if met.as_ref().is_none_or(|warning| warning.code != "second_witness") {
                kept.push(page);
            }
            warnings.extend(met);
        }
        parsed.pages = kept;
        Ok((parsed, warnings))
    }

    fn parsed(&self, read: &ReadFile, shown: &str) -> std::result::Result<ParsedFile, String> {
        let context =
            FileContext { path: shown, template: self.options.template.as_ref(), ..FileContext::default() };
        super::parse_safely(self.parse, &read.bytes, &context)
    }
}

/// The line it would have in the manifest.
fn entry(read: &ReadFile) -> Entry {
    Entry {
        hash: read.hash.clone(),
        bytes: read.bytes.len() as u64,
        path: super::as_given(&read.path),
        member: read.member.clone(),
        time: crate::now(),
        kept: Kept::Copy(String::new()),
        newspaper: None,
        date: None,
        beside: None,
        template: None,
    }
}
