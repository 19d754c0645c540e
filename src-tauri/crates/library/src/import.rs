//! An import from its paths to its report: one thread reads and parses, this one writes. What is reported as
//! imported is whole, whatever happens afterwards.

mod beside;
mod naming;
mod packed;
mod preview;
mod reading;
mod report;
mod walk;

pub use packed::Refusal;
pub(crate) use packed::shown;
pub(crate) use preview::preview;
pub(crate) use reading::{Parse, parse_safely};
pub use walk::{MetFile, page_files};

use crate::archive::Archive;
use crate::catalogue::{self, Followed, Given, Named};
use crate::database::Database;
use crate::following;
use crate::indexing::Indexer;
use crate::intake::{Intake, NewFile, news, warning};
use crate::manifest::Manifest;
use crate::views::{FileOutcome, FileReport, ImportReport, JumpTally};
use crate::{Error, ImportOptions, Observer, Result, settling};
use newsprint::FileContext;
use packed::{LIMITS, Packed, Unpacking};
use reading::{Met, ReadFile, Reading, as_given};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use walk::Found;

/// Files read ahead of the writer: enough that neither waits for the other, few enough to hold in memory.
const READ_AHEAD: usize = 8;

/// New files after which the index is committed, so that a long import can be searched while it runs.
const INDEX_EVERY: u64 = 500;

/// What an import works on.
pub(crate) struct Importer<'a> {
    pub(crate) archive: &'a Archive,
    pub(crate) catalogue: &'a mut Database,
    pub(crate) shelf: &'a Mutex<Database>,
    pub(crate) indexer: Indexer<'a>,
    pub(crate) parse: Parse,
}

impl Importer<'_> {
    /// Takes in the files that `paths` mean. The caller holds the write lock and has completed what an earlier
    /// crash left.
    pub(crate) fn run(
        mut self,
        paths: &[PathBuf],
        options: &ImportOptions,
        observer: &dyn Observer,
    ) -> Result<ImportReport> {
        let files = walk::files(paths);
        let known = self.catalogue.read(catalogue::known_sources)?;
        let manifest = Manifest::open(self.archive)?;
        let stop = AtomicBool::new(false);
        let reading = Reading {
            files: &files,
            known,
            parse: self.parse,
            template: options.template.as_ref(),
            stop: &stop,
        };
        let given: Vec<String> = paths.iter().map(|path| as_given(path)).collect();
        let import = self.catalogue.write(|tx| catalogue::begin_import(tx, &crate::now(), &given))?;
        let intake = Intake {
            archive: self.archive,
            catalogue: self.catalogue,
            shelf: self.shelf,
            manifest,
            parse: self.parse,
        };
        let mut writing = Writing {
            intake,
            indexer: &mut self.indexer,
            options,
            given: said(options),
            import,
            done: Vec::new(),
            logged: 0,
            followed: Followed::default(),
        };
        let (outbox, inbox) = sync_channel(READ_AHEAD);
        let ended = std::thread::scope(|scope| {
            scope.spawn(move || reading.run(&outbox));
            // However this ends, also by a crash that a test asked for, the reading thread stops with it.
            let _stop = StopOnDrop(&stop);
            // Dropped before the thread is waited for: a full channel nobody listens to would hold it for ever.
            let inbox = inbox;
            writing.write_all(&files, &inbox, observer)
        });
        let report = ended.and_then(|cancelled| writing.finish(cancelled));
        report.inspect_err(|error| writing.break_off(error))
    }
}

/// The writing half and what it has to report so far.
struct Writing<'a, 'b> {
    intake: Intake<'a>,
    indexer: &'b mut Indexer<'a>,
    options: &'b ImportOptions,
    given: Given,
    import: i64,
    done: Vec<FileReport>,
    /// How many of `done` are in the import log. Lines of files that changed nothing wait for the next
    /// transaction instead of costing one each.
    logged: usize,
    followed: Followed,
}

struct StopOnDrop<'a>(&'a AtomicBool);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Writing<'_, '_> {
    /// Writes what the inbox brings; whether it was cancelled.
    fn write_all(&mut self, files: &[Found], inbox: &Receiver<Met>, observer: &dyn Observer) -> Result<bool> {
        let total = files.len() as u64;
        let mut new = 0;
        for (done, found) in (0..).zip(files) {
            if observer.is_cancelled() {
                return Ok(true);
            }
            observer.progress(done, total, found.path());
            let Ok(met) = inbox.recv() else { break };
            let report = self.write(met)?;
            for warning in report.warnings.iter().filter(|warning| report::is_urgent(warning)) {
                observer.warning(&format!("{}: {} {}", found.path().display(), warning.code, warning.detail));
            }
            let is_new = report.outcome == FileOutcome::Imported;
            self.done.push(report);
            new += u64::from(is_new);
            if is_new && new.is_multiple_of(INDEX_EVERY) {
                self.catch_up()?;
            }
        }
        if let Some(last) = files.last() {
            observer.progress(total, total, last.path());
        }
        Ok(false)
    }

    /// Indexes what came in, closes the log and reports.
    fn finish(&mut self, cancelled: bool) -> Result<ImportReport> {
        let (import, logged, done) = (self.import, self.logged, &self.done);
        self.intake.catalogue.write(|tx| {
            log(tx, import, logged, &done[logged..])?;
            catalogue::finish_import(tx, import, &crate::now(), cancelled)
        })?;
        self.logged = self.done.len();
        self.settle()?;
        self.catch_up()?;
        let waiting = self.intake.catalogue.read(catalogue::count_waiting)?;
        let jumps = JumpTally { joined: self.followed.joined.saturating_sub(self.followed.parted), waiting };
        Ok(report::import_report(Some(import), std::mem::take(&mut self.done), jumps, cancelled))
    }

    /// Notes in the log why the import could not go on. Where not even that can be written, its entry has no end,
    /// which says as much.
    fn break_off(&mut self, error: &Error) {
        let (import, logged, done) = (self.import, self.logged, &self.done);
        let cause = std::error::Error::source(error).map_or_else(String::new, |cause| format!(": {cause}"));
        let _ = self.intake.catalogue.write(|tx| {
            log(tx, import, logged, &done[logged..])?;
            catalogue::break_off_import(tx, import, &crate::now(), &format!("{error}{cause}"))
        });
    }

    /// Brings the catalogue to what the reader decided: pages that were taken out came back by this import.
    fn settle(&mut self) -> Result<()> {
        let Intake { archive, catalogue, shelf, parse, .. } = &mut self.intake;
        settling::follow(archive, catalogue, shelf, *parse).map(|_| ())
    }

    /// Follows the jumps of the issues that pages joined, and indexes what came in.
    fn catch_up(&mut self) -> Result<()> {
        let Followed { joined, parted } = following::follow(self.intake.catalogue)?;
        self.followed.joined += joined;
        self.followed.parted += parted;
        self.indexer.catch_up(self.intake.catalogue).map(|_| ())
    }

    fn write(&mut self, met: Met) -> Result<FileReport> {
        match met {
            Met::About(path) => Ok(report::passed_over(path)),
            Met::Refused(path, refusal) => Ok(report::skipped(path, refusal.code, refusal.detail)),
            Met::Read(read) => {
                let held = self.intake.catalogue.read(|c| catalogue::held(c, &read.hash))?;
                match held {
                    Some(held) => self.meet_again(&read, &held),
                    None => self.take_in(*read),
                }
            }
        }
    }

    fn context<'c>(&'c self, path: &'c str) -> FileContext<'c> {
        FileContext { path, template: self.options.template.as_ref() }
    }

    fn take_in(&mut self, mut read: ReadFile) -> Result<FileReport> {
        let shown = read.shown();
        // The same bytes may have come earlier in this import, and been refused then.
        let parsed = match reading::pages_of(&mut read, |read| {
            parse_safely(self.intake.parse, &read.bytes, &self.context(&shown))
        }) {
            Ok(parsed) => parsed,
            Err(refused) => return Ok(*refused),
        };
        let mut report = report::imported(shown.into(), &parsed, &self.given);
        report.warnings.extend(about_name(&read, self.options));
        let (import, logged, done) = (self.import, self.logged, &self.done);
        let path = as_given(&read.path);
        let file = new_file(&read, &path, self.options, &self.given);
        self.intake.take_in(file, &parsed, |tx, stored| {
            report.articles = stored.articles;
            report.warnings.extend(stored.warnings.iter().cloned());
            log(tx, import, logged, &done[logged..])?;
            catalogue::log_file(tx, import, done.len() as u64, Some(stored.source), &report)
        })?;
        self.logged = self.done.len() + 1;
        Ok(report)
    }

    fn meet_again(&mut self, read: &ReadFile, held: &catalogue::Held) -> Result<FileReport> {
        let news = news(&self.given, held);
        let (shown, path) = (read.shown(), as_given(&read.path));
        let is_new_path = !held.sightings.contains(&(path.clone(), read.member.clone()));
        let inferred = is_new_path
            .then(|| parse_safely(self.intake.parse, &read.bytes, &self.context(&shown)).ok())
            .flatten()
            .map(|parsed| parsed.issue);
        let named = Named::read(self.options.template.as_ref(), &shown, &held.facts, &news);
        let mut report = report::already_here(shown.into(), held, &self.given, &named);
        report.warnings =
            self.intake.catalogue.read(|c| report::conflicts(c, held, &self.given, inferred.as_ref()))?;
        let returned = self.intake.bring_back(&read.hash)?;
        if returned > 0 {
            self.settle()?;
            report.warnings.push(warning("came_back", returned.to_string()));
        }
        report.warnings.extend(about_name(read, self.options));
        let file = new_file(read, &path, self.options, &self.given);
        if is_new_path || !news.is_empty() || !named.is_empty() || self.intake.is_lost(&file, held) {
            self.intake.meet_again(file, held, &news)?;
        }
        Ok(report)
    }
}

/// What is odd about a file's name.
fn about_name(read: &ReadFile, options: &ImportOptions) -> Vec<newsprint::Warning> {
    let is_text = read.path.to_str().is_some();
    let odd = [
        ("zip_name", !read.is_name_whole),
        ("name_not_text", !is_text),
        ("copied_instead", options.reference && read.member.is_none() && !is_text),
    ];
    odd.into_iter().filter(|(_, is_so)| *is_so).map(|(code, _)| warning(code, "")).collect()
}

/// What is taken in. A member of a zip is always copied: the zip it came in is soon thrown away.
fn new_file<'a>(
    read: &'a ReadFile,
    path: &'a str,
    options: &'a ImportOptions,
    given: &'a Given,
) -> NewFile<'a> {
    NewFile {
        path,
        member: read.member.as_deref(),
        place: read.member.as_ref().map_or(&*read.path, Path::new),
        hash: &read.hash,
        bytes: &read.bytes,
        // A place whose name is no text could not be written down.
        reference: options.reference && read.member.is_none() && read.path.to_str().is_some(),
        given,
        template: options.template.as_ref(),
    }
}

/// Gives the pages of a file that name no newspaper the one that pages of their day beside it print, as an import
/// does; for who looks into a file without an archive.
pub fn ask_beside(parsed: &mut newsprint::ParsedFile, path: &Path) {
    beside::complete(parsed, path, newsprint::parse_file);
}

/// A page file of a zip, for who wants to look into it without an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedPage {
    /// `…/某报.zip!2019/01.txt`; the zip's own path where the zip as a whole cannot be read.
    pub path: String,
    /// Its bytes, or why there are none.
    pub content: std::result::Result<Vec<u8>, Refusal>,
}

/// The page files of a zip one after another, within the limits of an import. What speaks about its folder and what
/// packers leave behind is passed over.
pub fn pages_in_zip(zip: &Path) -> impl Iterator<Item = PackedPage> + use<> {
    let mut unpacking = Unpacking::default();
    packed::list(zip, &LIMITS).into_iter().filter_map(move |packed| {
        let (path, content) = match packed {
            Packed::Page(member) => (as_given(&member.shown), unpacking.read(&member)),
            Packed::Refused(path, refusal) => (as_given(&path), Err(refusal)),
            Packed::About(_) => return None,
        };
        Some(PackedPage { path, content })
    })
}

/// Adds reports to the import log, the first of them as line `first`.
fn log(
    connection: &rusqlite::Connection,
    import: i64,
    first: usize,
    reports: &[FileReport],
) -> rusqlite::Result<()> {
    for (ordinal, report) in (first as u64..).zip(reports) {
        catalogue::log_file(connection, import, ordinal, None, report)?;
    }
    Ok(())
}

/// What the reader says about all files of this import. A name of nothing but white space says nothing.
fn said(options: &ImportOptions) -> Given {
    let newspaper = options.newspaper.as_deref().map(str::trim).filter(|name| !name.is_empty());
    Given { newspaper: newspaper.map(str::to_owned), date: options.date }
}
