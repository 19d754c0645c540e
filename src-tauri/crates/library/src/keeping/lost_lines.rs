//! Lines of the manifest that were lost while the catalogue still has what they named: they are written again.

use crate::Result;
use crate::archive::Archive;
use crate::catalogue;
use crate::database::Database;
use crate::manifest::{self, Entry, Manifest};
use newsprint::SourceId;
use std::collections::HashSet;

/// Lines for the files that `catalogue` has and the manifest does not name.
pub(crate) fn lost_lines(archive: &Archive, catalogue: &Database) -> Result<Vec<Entry>> {
    let named: HashSet<SourceId> =
        manifest::read(archive)?.entries.into_iter().map(|entry| entry.hash).collect();
    let mut lines = catalogue.read(catalogue::lines)?;
    lines.retain(|line| !named.contains(&line.hash));
    Ok(lines)
}

/// Writes them again. What the catalogue has taken in of the manifest then ends behind them. The caller holds the
/// write lock.
pub(crate) fn write_lost_lines(archive: &Archive, catalogue: &mut Database) -> Result<u64> {
    let lost = lost_lines(archive, catalogue)?;
    let mut manifest = Manifest::open(archive)?;
    let taken_in = catalogue.read(catalogue::progress)?.manifest_end >= manifest::length(archive)?;
    for line in &lost {
        let end = manifest.append(line)?;
        if taken_in {
            catalogue.write(|tx| catalogue::set_manifest_end(tx, end))?;
        }
    }
    Ok(lost.len() as u64)
}
