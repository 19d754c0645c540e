//! The options of `baoge report`.

use clap::Args;

/// Print the report of an import: what became of each file.
///
/// What wants attention comes first: files that were refused and why, conflicts and other warnings, pages worth a
/// look. Then file by file what was taken in, with its facts, where each was read and how sure that is, its articles
/// and where its characters went.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The import's number, as `baoge imports` prints it. Without it: the latest.
    #[arg(value_name = "N")]
    pub(crate) number: Option<i64>,
    /// Also list files that were in the archive already, and those that only speak about their folder.
    #[arg(long)]
    pub(crate) all: bool,
}
