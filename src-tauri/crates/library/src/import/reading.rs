//! The reading half of an import, on a thread of its own: files are read, hashed and parsed while those before
//! them are written. It touches no database.

use super::walk::Found;
use crate::originals::name_of;
use newsprint::{FileContext, ParsedFile, SourceId};
use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

/// Larger files are refused: a page of text is a few ten kilobytes, a year's volume a few megabytes.
pub(crate) const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// How a file is taken apart; `newsprint::parse_file` but in tests.
pub(crate) type Parse = fn(&[u8], &FileContext<'_>) -> ParsedFile;

/// A file, read.
#[derive(Debug)]
pub(super) enum Met {
    /// It has content.
    Read(ReadFile),
    /// Nothing to be had from it, and why.
    Refused { path: PathBuf, code: &'static str, detail: String },
}

/// A file's content.
#[derive(Debug)]
pub(super) struct ReadFile {
    pub(super) path: PathBuf,
    pub(super) hash: SourceId,
    pub(super) bytes: Vec<u8>,
    /// `None` where these bytes are in the archive already, or came earlier in this import.
    pub(super) parsed: Option<ParsedFile>,
}

/// What the thread works with.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) files: &'a [Found],
    pub(super) known: HashSet<SourceId>,
    pub(super) parse: Parse,
    pub(super) stop: &'a AtomicBool,
}

impl Reading<'_> {
    /// Reads one file after another into `outbox` until all are read, somebody says stop, or nobody listens.
    pub(super) fn run(mut self, outbox: &SyncSender<Met>) {
        for found in self.files {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            let met = match found {
                Found::PageFile(path) => self.read(path),
                Found::Refused { path, code, detail } => {
                    Met::Refused { path: path.clone(), code, detail: detail.clone() }
                }
            };
            if outbox.send(met).is_err() {
                return;
            }
        }
    }

    fn read(&mut self, path: &Path) -> Met {
        let refused = |code, detail| Met::Refused { path: path.to_owned(), code, detail };
        let bytes = match read_limited(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                return refused("too_large", format!("more than {} MB", MAX_FILE_BYTES / 1024 / 1024));
            }
            Err(e) => return refused("unreadable", e.to_string()),
        };
        let hash = name_of(&bytes);
        let parsed = if self.known.insert(hash.clone()) {
            match parse_safely(self.parse, &bytes, &as_given(path)) {
                Ok(parsed) => Some(parsed),
                Err(detail) => return refused("parser_failed", detail),
            }
        } else {
            None
        };
        Met::Read(ReadFile { path: path.to_owned(), hash, bytes, parsed })
    }
}

/// Parses; a panic, which is a defect of ours, costs this file and no other.
pub(crate) fn parse_safely(parse: Parse, bytes: &[u8], path: &str) -> Result<ParsedFile, String> {
    catch_unwind(AssertUnwindSafe(|| parse(bytes, &FileContext { path }))).map_err(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        said.unwrap_or("the parser failed").to_owned()
    })
}

/// The path as the reader gave it, with `/` between its parts on every system.
pub(super) fn as_given(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

/// All bytes of a file, `None` if there are too many.
fn read_limited(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_FILE_BYTES).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_that_panics_costs_one_file() {
        let parse: Parse = |_, _| panic!("tripped over the second line");
        assert_eq!(parse_safely(parse, b"", "x"), Err("tripped over the second line".to_owned()));
    }
}
