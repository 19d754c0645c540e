//! The writing half of an import: files are gathered into groups, and each group becomes durable, is told of, and goes on
//! to the index.

use super::group::{Arrival, COMMIT_GROWTH, Group, Pace};
use super::queue::Came;
use super::reading::{self, Inbox, Met, ReadFile, as_given, parse_safely};
use super::walk::Found;
use super::{report, said};
use crate::catalogue::{self, Followed, Given, Held, Named};
use crate::error::at;
use crate::following;
use crate::indexing::Indexer;
use crate::intake::{Brings, Intake, news, warning};
use crate::originals::Kept;
use crate::views::{FileOutcome, FileReport, ImportReport, JumpTally};
use crate::{Error, ImportOptions, Observer, Result, settling};
use newsprint::FileContext;
use std::borrow::Cow;
use std::path::PathBuf;

/// The writing half and what it has to report so far.
pub(super) struct Writing<'a, 'b> {
    intake: Intake<'a>,
    indexer: &'b mut Indexer<'a>,
    options: &'b ImportOptions,
    given: Given,
    import: i64,
    pace: Pace,
    /// What was read and is not durable yet.
    group: Group,
    done: Vec<FileReport>,
    /// How many of `done` are in the import log. Lines of files that changed nothing wait for the next
    /// transaction instead of costing one each.
    logged: usize,
    /// Articles that the index was not fed with.
    unfed: u64,
    /// Articles that can not be found yet.
    uncommitted: u64,
    /// How many of those are enough for a commit.
    commit_after: u64,
    followed: Followed,
}

impl<'a, 'b> Writing<'a, 'b> {
    pub(super) fn new(
        intake: Intake<'a>,
        indexer: &'b mut Indexer<'a>,
        options: &'b ImportOptions,
        import: i64,
        pace: Pace,
    ) -> Self {
        Self {
            intake,
            indexer,
            options,
            given: said(options),
            import,
            pace,
            group: Group::default(),
            done: Vec::new(),
            logged: 0,
            unfed: 0,
            uncommitted: 0,
            commit_after: pace.commit_after[0],
            followed: Followed::default(),
        }
    }
    /// Writes what the inbox brings; whether it was cancelled.
    pub(super) fn write_all(
        &mut self,
        files: &[Found],
        inbox: &mut Inbox,
        observer: &dyn Observer,
    ) -> Result<bool> {
        let total = files.len() as u64;
        let mut cancelled = false;
        for found in files {
            cancelled = observer.is_cancelled();
            if cancelled {
                break;
            }
            observer.progress(self.done.len() as u64, total, found.path());
            let Some(met) = self.next(inbox, observer)? else { break };
            self.gather(met, observer)?;
            if self.group.is_full(&self.pace) {
                self.write_group(observer)?;
            }
        }
        self.write_group(observer)?;
        if let (Some(last), false) = (files.last(), cancelled) {
            observer.progress(total, total, last.path());
        }
        Ok(cancelled)
    }

    /// The next file. What was gathered does not wait for it longer than it may.
    fn next(&mut self, inbox: &mut Inbox, observer: &dyn Observer) -> Result<Option<Met>> {
        loop {
            match inbox.next(self.group.until(&self.pace)) {
                Came::Item(met) => return Ok(Some(met)),
                Came::Nothing => self.write_group(observer)?,
                Came::End => return Ok(None),
            }
        }
    }

    /// Makes what was gathered durable, and then tells of it. Of a group that cannot be written as a whole, the files
    /// before the one that is in the way are.
    fn write_group(&mut self, observer: &dyn Observer) -> Result<()> {
        let mut group = std::mem::take(&mut self.group);
        let template = self.options.template.as_ref();
        let coming: Vec<_> =
            group.arrivals.iter().map(|arrival| arrival.coming(&self.given, template)).collect();
        let (kept, ended) = if coming.is_empty() { (Vec::new(), Ok(())) } else { self.intake.keep(&coming) };
        drop(coming);
        group.cut(kept.len());
        if !kept.is_empty() {
            self.take_in(&mut group, kept)?;
        }
        for report in group.reports {
            for warning in report.warnings.iter().filter(|warning| report::is_urgent(warning)) {
                observer.warning(&format!("{}: {} {}", report.path.display(), warning.code, warning.detail));
            }
            self.done.push(report);
        }
        ended?;
        self.feed()
    }

    fn take_in(&mut self, group: &mut Group, kept: Vec<Kept>) -> Result<()> {
        let template = self.options.template.as_ref();
        let Group { arrivals, reports, .. } = group;
        let coming: Vec<_> = arrivals.iter().map(|arrival| arrival.coming(&self.given, template)).collect();
        let (import, logged, done) = (self.import, self.logged, &self.done);
        self.intake.take_in(&coming, kept, |tx, stored| {
            let mut sources = vec![None; reports.len()];
            for (arrival, stored) in arrivals.iter().zip(stored) {
                let Some(stored) = stored else { continue };
                let report = &mut reports[arrival.line()];
                report.articles = stored.articles;
                report.warnings.extend(stored.warnings.iter().cloned());
                sources[arrival.line()] = Some(stored.source);
            }
            log(tx, import, logged, &done[logged..])?;
            for ((ordinal, report), source) in (done.len() as u64..).zip(&*reports).zip(sources) {
                catalogue::log_file(tx, import, ordinal, source, report)?;
            }
            Ok(())
        })?;
        self.logged = self.done.len() + reports.len();
        let new = reports.iter().filter(|report| report.outcome == FileOutcome::Imported);
        let articles: u64 = new.map(|report| report.articles).sum();
        self.unfed += articles;
        self.uncommitted += articles;
        Ok(())
    }

    /// Gives the index what came in, when it is enough, and makes it findable, when that is enough.
    fn feed(&mut self) -> Result<()> {
        if self.uncommitted >= self.commit_after {
            self.commit_after = (self.commit_after * COMMIT_GROWTH).min(self.pace.commit_after[1]);
            return self.catch_up();
        }
        if self.unfed >= self.pace.feed_every {
            self.follow()?;
            self.unfed = 0;
            self.indexer.feed(self.intake.catalogue)?;
        }
        Ok(())
    }

    /// Indexes what came in, closes the log and reports.
    pub(super) fn finish(&mut self, cancelled: bool) -> Result<ImportReport> {
        let (import, logged, done) = (self.import, self.logged, &self.done);
        self.intake.catalogue.write(|tx| {
            log(tx, import, logged, &done[logged..])?;
            catalogue::finish_import(tx, import, &crate::now(), cancelled)
        })?;
        self.logged = self.done.len();
        self.settle()?;
        self.catch_up()?;
        // An index in many pieces answers as well: what is imported does not fail by it.
        let _ = self.indexer.finish();
        let waiting = self.intake.catalogue.read(catalogue::count_waiting)?;
        let jumps = JumpTally { joined: self.followed.joined.saturating_sub(self.followed.parted), waiting };
        Ok(report::import_report(Some(import), std::mem::take(&mut self.done), jumps, cancelled))
    }

    /// Notes in the log why the import could not go on. Where not even that can be written, its entry has no end,
    /// which says as much.
    pub(super) fn break_off(&mut self, error: &Error) {
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

    /// Follows the jumps of the issues that pages joined.
    fn follow(&mut self) -> Result<()> {
        let Followed { joined, parted } = following::follow(self.intake.catalogue)?;
        self.followed.joined += joined;
        self.followed.parted += parted;
        Ok(())
    }

    /// Makes all that came in findable.
    fn catch_up(&mut self) -> Result<()> {
        self.follow()?;
        (self.unfed, self.uncommitted) = (0, 0);
        self.indexer.catch_up(self.intake.catalogue).map(|_| ())
    }

    /// Adds a file to what is written next.
    fn gather(&mut self, met: Met, observer: &dyn Observer) -> Result<()> {
        let read = match met {
            Met::About(path) => {
                self.group.tell(report::passed_over(path));
                return Ok(());
            }
            Met::Refused(path, refusal) => {
                self.group.tell(report::skipped(path, refusal.code, refusal.detail));
                return Ok(());
            }
            Met::Read(read) => read,
        };
        if self.group.has(&read.hash) {
            // What is to be known of it is known when the first with its content is in.
            self.write_group(observer)?;
        }
        match self.intake.catalogue.read(|c| catalogue::held(c, &read.hash))? {
            Some(held) => self.meet_again(read, held, observer),
            None => self.take(read),
        }
    }

    fn context<'c>(&'c self, path: &'c str) -> FileContext<'c> {
        FileContext { path, template: self.options.template.as_ref(), ..FileContext::default() }
    }

    fn take(&mut self, mut read: Box<ReadFile>) -> Result<()> {
        // The same bytes may have come earlier in this import, and been refused then.
        let parsed = match reading::pages_of(&mut read, super::how(self.intake.parse, self.options)) {
            Ok(parsed) => parsed,
            Err(refused) => {
                self.group.tell(*refused);
                return Ok(());
            }
        };
        let mut report = report::imported(read.shown().into(), &parsed, &self.given);
        report.warnings.extend(about_name(&read, self.options));
        let reference = self.reference(&read)?;
        let given = self.given.clone();
        self.group.add(Arrival::new(read, reference, Brings::New(Cow::Owned(parsed)), given), report);
        Ok(())
    }

    fn meet_again(&mut self, read: Box<ReadFile>, held: Held, observer: &dyn Observer) -> Result<()> {
        let news = news(&self.given, &held);
        let (shown, path) = (read.shown(), as_given(&read.path));
        let is_new_path = !held.sightings.contains(&(path, read.member.clone()));
        let inferred = is_new_path
            .then(|| parse_safely(self.intake.parse, &read.bytes, &self.context(&shown)).ok())
            .flatten()
            .map(|parsed| parsed.issue);
        let named = Named::read(self.options.template.as_ref(), &shown, &held.facts, &news);
        let mut report = report::already_here(shown.into(), &held, &self.given, &named);
        report.warnings =
            self.intake.catalogue.read(|c| report::conflicts(c, &held, &self.given, inferred.as_ref()))?;
        if self.intake.has_gone(&read.hash)? {
            self.write_group(observer)?;
            let returned = self.intake.bring_back([&read.hash])?;
            self.settle()?;
            report.warnings.push(warning("came_back", returned.to_string()));
        }
        report.warnings.extend(about_name(&read, self.options));
        let reference = self.reference(&read)?;
        let arrival = Arrival::new(read, reference, Brings::Again(Cow::Owned(held)), news);
        if is_new_path || !arrival.given.is_empty() || !named.is_empty() || self.is_lost(&arrival) {
            self.group.add(arrival, report);
        } else {
            self.group.tell(report);
        }
        Ok(())
    }

    /// Whether the original of a file that is here is missing, and it can stand in.
    fn is_lost(&self, arrival: &Arrival) -> bool {
        let coming = arrival.coming(&self.given, None);
        matches!(&arrival.brings, Brings::Again(held) if self.intake.is_lost(&coming.file, held))
    }

    /// Where a file is left. A member of a zip is always copied, and so is what lies at a place whose name is no text,
    /// which could not be written down.
    fn reference(&self, read: &ReadFile) -> Result<Option<PathBuf>> {
        let is_left = self.options.reference && read.member.is_none() && read.path.to_str().is_some();
        is_left.then(|| std::path::absolute(&read.path).map_err(at(&read.path))).transpose()
    }
}

/// What is odd about a file's name.
pub(super) fn about_name(read: &ReadFile, options: &ImportOptions) -> Vec<newsprint::Warning> {
    let is_text = read.path.to_str().is_some();
    let odd = [
        ("zip_name", !read.is_name_whole),
        ("name_not_text", !is_text),
        ("copied_instead", options.reference && read.member.is_none() && !is_text),
    ];
    odd.into_iter().filter(|(_, is_so)| *is_so).map(|(code, _)| warning(code, "")).collect()
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
