//! The command that gives room back.

use clap::Args;

/// Delete the originals of pages that you removed, for good.
///
/// `baoge remove` keeps the imported files, so that `baoge undo` can bring the pages back. This deletes those files of
/// which no page is in the archive any more, and says how many bytes the disk gets back. It cannot be undone, and the
/// removals it concerns cannot be undone any more; so without --yes it only says what would go. Bookmarks on the pages
/// stay, with the words they quote. Files that you left in their places, and backups made before, are not touched.
#[derive(Debug, Args)]
pub(crate) struct Purge {
    /// Only what these changes removed, by their numbers, as `baoge undo --list` prints them. Without: all that is removed.
    #[arg(value_name = "N")]
    pub(crate) changes: Vec<i64>,
    /// Do it.
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) yes: bool,
    /// Only say what would go, as without --yes.
    #[arg(long)]
    pub(crate) dry_run: bool,
}
