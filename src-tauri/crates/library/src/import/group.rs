//! Files that become durable together. An import gathers them here until they are enough, and tells of none before.

use super::reading::ReadFile;
use crate::catalogue::Given;
use crate::intake::{Brings, Coming, GROUP_BYTES, GROUP_FILES, NewFile};
use crate::views::FileReport;
use newsprint::{NameTemplate, SourceId};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How an import goes about it. What comes of it is the same whatever these are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Threads that read and parse.
    pub(crate) readers: usize,
    /// Files that become durable together, at most.
    pub(crate) files: usize,
    /// Bytes of them, but for the last.
    pub(crate) bytes: u64,
    /// How long a file waits for others: what was read longer ago than this is durable, or is being made so.
    pub(crate) wait: Duration,
    /// New articles after which the index is fed: many at a time, because the jumps of their issues are followed first.
    pub(crate) feed_every: u64,
    /// New articles after which the index is first committed, so that a long import can be searched while it runs. Each
    /// later commit comes after [`COMMIT_GROWTH`] times as many, up to the second number: a commit leaves a piece that is
    /// merged later, and what is not committed is what a crash costs.
    pub(crate) commit_after: [u64; 2],
}

/// How many times as many articles each commit of an import has as the one before.
pub(super) const COMMIT_GROWTH: u64 = 8;

/// More threads than this read faster than one can write.
const MOST_READERS: usize = 4;

impl Default for Pace {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            readers: cores.min(MOST_READERS),
            files: GROUP_FILES,
            bytes: GROUP_BYTES,
            wait: Duration::from_millis(500),
            feed_every: 1_000,
            commit_after: [500, 64_000],
        }
    }
}

/// What was gathered, with its lines of the report in order.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) reports: Vec<FileReport>,
    pub(super) arrivals: Vec<Arrival>,
    bytes: u64,
    begun: Option<Instant>,
}

/// A file of a group that is to be written.
#[derive(Debug)]
pub(super) struct Arrival {
    pub(super) read: Box<ReadFile>,
    /// Its path, as the reader gave it.
    pub(super) path: String,
    /// Where it is left, if no copy is to be kept.
    pub(super) reference: Option<PathBuf>,
    pub(super) brings: Brings<'static>,
    pub(super) given: Given,
    /// Which line of the report is its.
    line: usize,
}

impl Group {
    /// Adds a line of the report of a file of which nothing is to be written.
    pub(super) fn tell(&mut self, report: FileReport) {
        self.reports.push(report);
    }

    /// Adds a file with its line of the report.
    pub(super) fn add(&mut self, arrival: Arrival, report: FileReport) {
        self.bytes += arrival.read.bytes.len() as u64;
        self.begun.get_or_insert_with(Instant::now);
        self.arrivals.push(Arrival { line: self.reports.len(), ..arrival });
        self.reports.push(report);
    }

    /// Whether this content is in it.
    pub(super) fn has(&self, hash: &SourceId) -> bool {
        self.arrivals.iter().any(|arrival| arrival.read.hash == *hash)
    }

    /// Whether it is to be written before anything is added.
    pub(super) fn is_full(&self, pace: &Pace) -> bool {
        let is_late = self.until(pace).is_some_and(|until| until <= Instant::now());
        self.arrivals.len() >= pace.files || self.bytes >= pace.bytes || is_late
    }

    /// When it is to be written at the latest.
    pub(super) fn until(&self, pace: &Pace) -> Option<Instant> {
        self.begun.map(|begun| begun + pace.wait)
    }

    /// Leaves only the first so many files, and the lines before the next.
    pub(super) fn cut(&mut self, files: usize) {
        if let Some(arrival) = self.arrivals.get(files) {
            self.reports.truncate(arrival.line);
            self.arrivals.truncate(files);
        }
    }
}

impl Arrival {
    pub(super) fn new(
        read: Box<ReadFile>,
        reference: Option<PathBuf>,
        brings: Brings<'static>,
        given: Given,
    ) -> Self {
        let path = super::as_given(&read.path);
        Self { read, path, reference, brings, given, line: 0 }
    }

    /// As it is taken in. A member of a zip is always copied: the zip it came in is soon thrown away.
    pub(super) fn coming<'a>(&'a self, said: &'a Given, template: Option<&'a NameTemplate>) -> Coming<'a> {
        let read = &self.read;
        Coming {
            file: NewFile {
                path: &self.path,
                member: read.member.as_deref(),
                place: read.member.as_ref().map_or(&*read.path, Path::new),
                hash: &read.hash,
                bytes: &read.bytes,
                reference: self.reference.as_deref(),
                given: said,
                template,
                password: read.password.as_deref(),
            },
            brings: self.brings.borrowed(),
            given: self.given.clone(),
        }
    }

    /// Its line of the report.
    pub(super) fn line(&self) -> usize {
        self.line
    }
}
