//! Keeping the archive safe: what is derived is made again, what is the reader's is copied, and everything can be
//! looked over. It decides what may be thrown away, which is only what the rest can make again.

mod backup;
mod carry;
pub(crate) mod damage;
mod examine;
pub(crate) mod import_log;
mod lost_lines;
mod rebuild;
mod restore;
pub(crate) mod shelf_copies;
mod verify;

pub use backup::{BackupReport, back_up};
pub use examine::{Advice, Checkup, Health, Portion, examine, mend};
pub use rebuild::{Rebuild, RebuildReport, rebuild};
pub use restore::{RestoreReport, ShelfFrom, restore, restore_shelf};
pub use shelf_copies::{ShelfCopy, shelf_copies};
pub use verify::{Failing, Verify, VerifyReport, any_seed};

pub(crate) use carry::carry_log;
pub(crate) use examine::unread;
#[cfg(test)]
pub(crate) use rebuild::rebuild_by;
pub(crate) use verify::verify;

use crate::archive::Archive;
use crate::catalogue::Source;
use crate::manifest;
use std::collections::HashSet;

/// The originals of these sources, and of the files they are read with, as the manifest names them.
pub(crate) fn with_parts(archive: &Archive, sources: Vec<Source>) -> Vec<Source> {
    let entries = manifest::read(archive).map(|reading| reading.entries).unwrap_or_default();
    let mut named: HashSet<_> = sources.iter().map(|source| source.hash.clone()).collect();
    let held = named.clone();
    let mut all = sources;
    for part in entries.into_iter().filter(|entry| held.contains(&entry.hash)).flat_map(|entry| entry.parts) {
        if named.insert(part.hash.clone()) {
            all.push(Source { hash: part.hash, kept: part.kept });
        }
    }
    all
}
