//! The wire types of the import log: `baoge imports --json` and `baoge report --json`.

use super::archive::FileReport;
use library::{ImportEntry, ImportLog, LostOriginal};
use serde::Serialize;

/// `baoge imports --json`.
#[derive(Debug, Serialize)]
pub(crate) struct ImportList<'a> {
    imports: &'a [ImportEntry],
}

/// `baoge report --json`. The furniture of a file is not in it: the archive does not keep that twice.
#[derive(Debug, Serialize)]
pub(crate) struct KeptReport<'a> {
    import: &'a ImportEntry,
    files: Vec<FileReport<'a>>,
    /// Of the files that were left in their places: those that are not there as they were.
    lost_originals: &'a [LostOriginal],
}

impl<'a> From<&'a [ImportEntry]> for ImportList<'a> {
    fn from(imports: &'a [ImportEntry]) -> Self {
        Self { imports }
    }
}

impl<'a> KeptReport<'a> {
    /// The report, and what became of its originals since.
    pub(crate) fn new(log: &'a ImportLog, lost_originals: &'a [LostOriginal]) -> Self {
        Self { import: &log.entry, files: log.files.iter().map(FileReport::from).collect(), lost_originals }
    }
}
