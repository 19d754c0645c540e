//! The wire types of `rebuild`, `verify`, `doctor`, `backup` and `restore`.

use jiff::civil::Date;
use library::{
    Advice, BackupReport, Checkup, Failing, Health, Portion, RebuildReport, RestoreReport, ShelfCopy,
    VerifyReport,
};
use serde::Serialize;
use std::path::Path;

/// What was made anew.
#[derive(Debug, Serialize)]
pub(crate) struct Rebuilt {
    files: Option<u64>,
    articles: u64,
    missing: Vec<String>,
    refused: bool,
}

/// What was looked at and what failed.
#[derive(Debug, Serialize)]
pub(crate) struct Verified<'a> {
    articles: u64,
    searches: u64,
    originals: u64,
    failing: &'a [Failing],
    seed: u64,
}

/// How each part is.
#[derive(Debug, Serialize)]
pub(crate) struct Checkups<'a> {
    trouble: bool,
    parts: Vec<Line<'a>>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    part: Portion,
    health: Health,
    count: u64,
    details: &'a [String],
    advice: Option<Advice>,
}

/// What was backed up.
#[derive(Debug, Serialize)]
pub(crate) struct BackedUp {
    path: String,
    bytes: u64,
    bookmarks: u64,
    originals: u64,
    references: u64,
    missing: Vec<String>,
}

/// What was brought back.
#[derive(Debug, Serialize)]
pub(crate) struct Restored {
    shelf: Option<String>,
    bookmarks: u64,
    kept: Option<String>,
    lines: u64,
    originals: u64,
}

/// The copies of the shelf.
#[derive(Debug, Serialize)]
pub(crate) struct ShelfCopies {
    copies: Vec<Copied>,
}

#[derive(Debug, Serialize)]
struct Copied {
    date: Date,
    bytes: u64,
    path: String,
}

fn shown(path: impl AsRef<Path>) -> String {
    path.as_ref().display().to_string()
}

impl From<&RebuildReport> for Rebuilt {
    fn from(report: &RebuildReport) -> Self {
        let missing = report.missing.iter().map(shown).collect();
        Self { files: report.files, articles: report.stories, missing, refused: report.refused }
    }
}

impl<'a> From<&'a VerifyReport> for Verified<'a> {
    fn from(report: &'a VerifyReport) -> Self {
        Self {
            articles: report.stories,
            searches: report.searches,
            originals: report.originals,
            failing: &report.failing,
            seed: report.seed,
        }
    }
}

impl<'a> From<&'a [Checkup]> for Checkups<'a> {
    fn from(found: &'a [Checkup]) -> Self {
        let line = |checkup: &'a Checkup| Line {
            part: checkup.part,
            health: checkup.health,
            count: checkup.count,
            details: &checkup.details,
            advice: checkup.advice,
        };
        let trouble = found.iter().any(|checkup| checkup.health == Health::Trouble);
        Self { trouble, parts: found.iter().map(line).collect() }
    }
}

impl From<&BackupReport> for BackedUp {
    fn from(report: &BackupReport) -> Self {
        Self {
            path: shown(&report.path),
            bytes: report.bytes,
            bookmarks: report.bookmarks,
            originals: report.originals,
            references: report.references,
            missing: report.missing.iter().map(shown).collect(),
        }
    }
}

impl From<&RestoreReport> for Restored {
    fn from(report: &RestoreReport) -> Self {
        Self {
            shelf: report.shelf.as_ref().map(shown),
            bookmarks: report.bookmarks,
            kept: report.kept.as_ref().map(shown),
            lines: report.lines,
            originals: report.originals,
        }
    }
}

impl From<&[ShelfCopy]> for ShelfCopies {
    fn from(copies: &[ShelfCopy]) -> Self {
        let copied =
            |copy: &ShelfCopy| Copied { date: copy.date, bytes: copy.bytes, path: shown(&copy.path) };
        Self { copies: copies.iter().map(copied).collect() }
    }
}
