//! One module for each command, or for a few that are alike. Each asks, converts, prints.

pub(crate) mod bookmark;
pub(crate) mod browse;
pub(crate) mod changing;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod jumps;
pub(crate) mod keeping;
pub(crate) mod names;
pub(crate) mod parse;
pub(crate) mod picturing;
pub(crate) mod purge;
pub(crate) mod search;
pub(crate) mod searches;
pub(crate) mod shell;
pub(crate) mod show;
pub(crate) mod similar;

use crate::{Session, failure::Failure};
use library::Library;
use std::path::PathBuf;

impl Session {
    /// The archive that was asked for, or the reader's own.
    fn open(&self) -> Result<Library, Failure> {
        Ok(self.announce(Library::open(&self.folder()?)?))
    }

    /// Says what opening the archive set right.
    fn announce(&self, library: Library) -> Library {
        for repair in library.repairs() {
            self.complain(&crate::messages::repair(*repair, self.language));
        }
        library
    }

    /// Where the archive is: as said, or among the reader's application data.
    fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.archive {
            return Ok(folder.clone());
        }
        library::default_folder().ok_or(Failure::NoFolder)
    }

    /// One line to standard error; nobody is left to tell when that is closed.
    fn complain(&self, sentence: &str) {
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "baoge: {}", crate::screen::one_line(sentence));
    }
}
