//! Originals that were left where they were: whether they are still there, and still the same.

use crate::archive::Archive;
use crate::originals::{self, Kept};
use newsprint::SourceId;
use serde::Serialize;
use std::path::PathBuf;

/// An original that cannot be looked at any more. The text taken from it is in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LostOriginal {
    /// Where it was left.
    pub path: PathBuf,
    /// What became of it.
    pub fate: OriginalFate,
}

/// What became of an original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OriginalFate {
    /// It is not there, or cannot be read.
    Missing,
    /// Another content is there.
    Changed,
}

/// What became of a source that was left in its place; `None` if it is there as it was, or the archive has a copy.
pub(crate) fn lost(archive: &Archive, hash: &SourceId, kept: &Kept) -> Option<LostOriginal> {
    let Kept::Reference(path) = kept else { return None };
    let fate = match originals::read(archive, kept) {
        Ok(bytes) if originals::name_of(&bytes) == *hash => return None,
        Ok(_) => OriginalFate::Changed,
        Err(_) => OriginalFate::Missing,
    };
    Some(LostOriginal { path: path.clone(), fate })
}
