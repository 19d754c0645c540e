//! What became of an import since: which of its pages are here, and whether somebody imports right now.

use crate::{Error, Library, PageId, Result, catalogue};
use std::collections::BTreeMap;

impl Library {
    /// The pages of each file that an import met, by the file's place in its report. A file without pages here, refused or
    /// taken out since, is wanting.
    pub fn import_pages(&self, number: i64) -> Result<BTreeMap<usize, Vec<PageId>>> {
        self.catalogue().read(|c| catalogue::import_pages(c, number))
    }

    /// How many pages of each import are here now, by its number. One of which none is here any more is wanting.
    pub fn imports_here(&self) -> Result<BTreeMap<i64, u64>> {
        self.catalogue().read(catalogue::imports_here)
    }

    /// Whether somebody is writing to the archive, be it another program.
    #[must_use]
    pub fn is_being_written(&self) -> bool {
        matches!(self.archive.lock(), Err(Error::Busy(_)))
    }
}
