//! The reading half of an import, on threads of its own: files are read, hashed and parsed while those before
//! them are written. Several threads take turns, file by file, so that what they read comes out in the files' order. It
//! touches no database.

use super::beside;
use super::packed::{Member, Refusal, Unpacking, shown, too_large};
use super::queue::{Came, Inlet, Limits, Outlet, queue};
use super::report;
use super::walk::Found;
use crate::originals::name_of;
use crate::views::FileReport;
use newsprint::{FileContext, NameTemplate, ParsedFile, SourceId};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::Scope;
use std::time::{Instant, SystemTime};

/// Larger files are refused: a page of text is a few ten kilobytes, a year's volume a few megabytes.
pub(crate) const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Files that one thread reads ahead of the writer: enough that neither waits for the other, few enough to hold in
/// memory. A file, taken apart, is about ten times as large.
const READ_AHEAD: Limits = Limits { items: 64, bytes: 4 * 1024 * 1024 };

/// A file that somebody is writing to is read so often before it is left for another time.
const TRIES: usize = 3;

/// How a file is taken apart; `apart::parse_file` but in tests.
pub(crate) type Parse = fn(&[u8], &FileContext<'_>) -> ParsedFile;

/// Warnings of files that open with a password.
const LOCKED: [&str; 2] = ["password_needed", "password_wrong"];

/// How files are taken apart in an import.
#[derive(Clone, Copy, Debug)]
pub(super) struct How<'a> {
    pub(super) parse: Parse,
    pub(super) template: Option<&'a NameTemplate>,
    pub(super) password: Option<&'a str>,
}

/// A file, read.
#[derive(Debug)]
pub(super) enum Met {
    /// It has content.
    Read(Box<ReadFile>),
    /// It speaks about its folder, and nothing is to be had from it.
    About(PathBuf),
    /// Nothing to be had from it, and why.
    Refused(PathBuf, Refusal),
}

/// A file's content.
#[derive(Debug)]
pub(super) struct ReadFile {
    /// The file, or the zip it is in.
    pub(super) path: PathBuf,
    /// Its path inside the zip.
    pub(super) member: Option<String>,
    pub(super) hash: SourceId,
    pub(super) bytes: Vec<u8>,
    /// `None` where these bytes are in the archive already, or came earlier in this import.
    pub(super) parsed: Option<ParsedFile>,
    /// What opened it, if it was locked.
    pub(super) password: Option<String>,
    /// Whether its name could be read.
    pub(super) is_name_whole: bool,
}

/// The pages of a file that is to come in, read ahead or now; or why there is none.
pub(super) fn pages_of(
    read: &mut ReadFile,
    how: How<'_>,
) -> Result<ParsedFile, Box<FileReport>> {
    let parsed = match read.parsed.take() {
        Some(parsed) => parsed,
        None => read
            .take_apart(how)
            .map_err(|detail| Box::new(report::skipped(read.shown().into(), "parser_failed", detail)))?,
    };
    if parsed.pages.is_empty() {
        return Err(Box::new(report::refused_by_parser(read.shown().into(), &parsed)));
    }
    Ok(parsed)
}

impl ReadFile {
    /// As the reader is told of it, and as the parser reads facts from it.
    pub(super) fn shown(&self) -> String {
        let path = as_given(&self.path);
        self.member.as_ref().map_or(path.clone(), |member| shown(&path, member))
    }

    /// Its pages, with the newspaper that lies beside it where it names none.
    fn take_apart(&mut self, how: How<'_>) -> Result<ParsedFile, String> {
        let How { parse, template, password } = how;
        let shown = self.shown();
        let context = FileContext { path: &shown, template, ..FileContext::default() };
        let mut parsed = parse_safely(parse, &self.bytes, &context)?;
        // Whether a file is locked it says itself; what opens another is nothing to be kept of it.
        if let (Some(password), true) = (password, is_locked(&parsed)) {
            let context = FileContext { password: Some(password), ..context };
            parsed = parse_safely(parse, &self.bytes, &context)?;
            self.password = (!parsed.pages.is_empty()).then(|| password.to_owned());
        }
        if self.member.is_none() {
            beside::complete(&mut parsed, &self.path, parse);
        }
        Ok(parsed)
    }
}

/// Whether a file has no pages because it is locked.
fn is_locked(parsed: &ParsedFile) -> bool {
    parsed.pages.is_empty() && parsed.warnings.iter().any(|warning| LOCKED.contains(&warning.code.as_str()))
}

impl Met {
    fn bytes(&self) -> u64 {
        if let Self::Read(read) = self { read.bytes.len() as u64 } else { 0 }
    }
}

/// What the threads that read bring, in the order of the files.
#[derive(Debug)]
pub(super) struct Inbox {
    outlets: Vec<Outlet<Met>>,
    /// How many files came out.
    came: usize,
}

impl Inbox {
    /// The next file, waited for until a moment, or as long as it takes.
    pub(super) fn next(&mut self, until: Option<Instant>) -> Came<Met> {
        let came = self.outlets[self.came % self.outlets.len()].next(until);
        self.came += usize::from(matches!(came, Came::Item(_)));
        came
    }
}

/// What the threads work with.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) files: &'a [Found],
    /// Contents that need not be parsed.
    pub(super) known: Mutex<HashSet<SourceId>>,
    pub(super) how: How<'a>,
    pub(super) stop: &'a AtomicBool,
}

impl Reading<'_> {
    /// Begins to read, with so many threads. They go on until all is read, somebody says stop, or the inbox is dropped.
    pub(super) fn begin<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>, threads: usize) -> Inbox {
        let threads = threads.max(1);
        let mut outlets = Vec::with_capacity(threads);
        for first in 0..threads {
            let (inlet, outlet) = queue(READ_AHEAD);
            scope.spawn(move || self.run(first, threads, &inlet));
            outlets.push(outlet);
        }
        Inbox { outlets, came: 0 }
    }

    fn run(&self, first: usize, step: usize, inlet: &Inlet<Met>) {
        let mut unpacking = Unpacking::default();
        for found in self.files.iter().skip(first).step_by(step) {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            let met = match found {
                Found::PageFile(path) => self.read_file(path),
                Found::Member(member) => self.read_member(member, &mut unpacking),
                Found::About(path) => Met::About(path.clone()),
                Found::Refused { path, code, detail } => {
                    Met::Refused(path.clone(), Refusal { code, detail: detail.clone() })
                }
            };
            let bytes = met.bytes();
            if !inlet.put(met, bytes) {
                return;
            }
        }
    }

    fn read_file(&self, path: &Path) -> Met {
        let read = read_page(path).and_then(|bytes| self.parsed(path, None, bytes));
        read.map_or_else(|refusal| Met::Refused(path.to_owned(), refusal), |read| Met::Read(Box::new(read)))
    }

    fn read_member(&self, member: &Member, unpacking: &mut Unpacking) -> Met {
        let bytes = unpacking.read(member);
        let read = bytes.and_then(|bytes| self.parsed(&member.zip, Some(&member.name), bytes));
        match read {
            Ok(read) => Met::Read(Box::new(ReadFile { is_name_whole: member.is_name_whole, ..read })),
            Err(refusal) => Met::Refused(member.shown.clone(), refusal),
        }
    }

    fn parsed(&self, path: &Path, member: Option<&str>, bytes: Vec<u8>) -> Result<ReadFile, Refusal> {
        let hash = name_of(&bytes);
        let member = member.map(str::to_owned);
        let (path, is_name_whole) = (path.to_owned(), true);
        let mut read = ReadFile { path, member, hash, bytes, parsed: None, password: None, is_name_whole };
        let is_new = self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(read.hash.clone());
        if is_new {
            let parsed = read.take_apart(self.how);
            read.parsed = Some(parsed.map_err(|detail| Refusal::new("parser_failed", detail))?);
        }
        Ok(read)
    }
}

/// Parses; a panic, which is a defect of ours, costs this file and no other.
pub(crate) fn parse_safely(
    parse: Parse,
    bytes: &[u8],
    context: &FileContext<'_>,
) -> Result<ParsedFile, String> {
    catch_unwind(AssertUnwindSafe(|| parse(bytes, context))).map_err(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        said.unwrap_or("the parser failed").to_owned()
    })
}

/// The path as the reader gave it, with `/` between its parts on every system.
pub(crate) fn as_given(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

/// All bytes of a page file, as they are between two looks that find it unchanged.
pub(super) fn read_page(path: &Path) -> Result<Vec<u8>, Refusal> {
    read_still(|| stamp(path), || File::open(path).and_then(read_limited))
}

/// What tells that a file was written to.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stamp {
    length: u64,
    written: Option<SystemTime>,
}

/// Something that is no file, as a pipe, may never end and is not opened.
fn stamp(path: &Path) -> io::Result<Stamp> {
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    Ok(Stamp { length: found.len(), written: found.modified().ok() })
}

fn read_still(
    stamp: impl Fn() -> io::Result<Stamp>,
    mut read: impl FnMut() -> io::Result<Option<Vec<u8>>>,
) -> Result<Vec<u8>, Refusal> {
    let unreadable = |e: io::Error| Refusal::new("unreadable", e.to_string());
    for _ in 0..TRIES {
        let before = stamp().map_err(unreadable)?;
        if before.length > MAX_FILE_BYTES {
            return Err(too_large());
        }
        let bytes = read().map_err(unreadable)?.ok_or_else(too_large)?;
        if stamp().map_err(unreadable)? == before {
            return Ok(bytes);
        }
    }
    Err(Refusal::new("changing", ""))
}

/// All bytes of a file, `None` if there are too many.
pub(super) fn read_limited(file: impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_FILE_BYTES).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_file_that_is_written_to_is_read_again_or_left() {
        let read = |changes: u64| {
            let reads = Cell::new(0);
            let stamp = || Ok(Stamp { length: reads.get().min(changes), written: None });
            let bytes = read_still(stamp, || {
                reads.set(reads.get() + 1);
                Ok(Some(vec![reads.get() as u8]))
            });
            (bytes.map_err(|refusal| refusal.code), reads.get())
        };
        assert_eq!(read(0), (Ok(vec![1]), 1));
        assert_eq!(read(1), (Ok(vec![2]), 2), "what was read while it changed is not taken");
        assert_eq!(read(9), (Err("changing"), 3));
    }

    #[test]
    fn a_file_that_vanishes_while_it_is_read_is_unreadable() {
        let looks = Cell::new(0);
        let stamp = || {
            looks.set(looks.get() + 1);
            if looks.get() > 1 {
                Err(io::ErrorKind::NotFound.into())
            } else {
                Ok(Stamp { length: 1, written: None })
            }
        };
        assert_eq!(read_still(stamp, || Ok(Some(vec![1]))).unwrap_err().code, "unreadable");
    }

    #[test]
    fn a_parser_that_panics_costs_one_file() {
        let parse: Parse = |_, _| panic!("tripped over the second line");
        assert_eq!(
            parse_safely(parse, b"", &FileContext::default()),
            Err("tripped over the second line".to_owned())
        );
    }
}
