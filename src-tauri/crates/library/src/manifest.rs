//! `manifest.jsonl`: one line for each file ever taken in and each further path it was met at, only appended to.
//! With the originals and the shelf it is enough to make the catalogue again.

use crate::Result;
use crate::archive::Archive;
use crate::error::at;
use crate::originals::Kept;
use jiff::civil::Date;
use newsprint::{NameTemplate, SourceId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// The content.
    pub(crate) hash: SourceId,
    /// Its length.
    pub(crate) bytes: u64,
    /// The path as the reader gave it, `/` between its parts: the parser reads facts from it. Of a file in a zip, the
    /// zip's.
    pub(crate) path: String,
    /// Path inside a zip.
    pub(crate) member: Option<String>,
    /// When, RFC 3339 in UTC.
    pub(crate) time: String,
    /// Where its bytes are.
    #[serde(flatten)]
    pub(crate) kept: Kept,
    /// The newspaper the reader named for this import.
    pub(crate) newspaper: Option<String>,
    /// The day the reader named for this import.
    pub(crate) date: Option<Date>,
    /// The newspaper that pages beside it printed when it was taken in, where it does not print one itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) beside: Option<String>,
    /// How the reader said files are named, in this import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) template: Option<String>,
    /// The files it is read with: pages of an issue, pictures of pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) parts: Vec<Part>,
}

/// A file that another is read with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// As the other names it.
    pub(crate) reference: String,
    /// The content.
    pub(crate) hash: SourceId,
    /// Its length.
    pub(crate) bytes: u64,
    /// Where its bytes are.
    #[serde(flatten)]
    pub(crate) kept: Kept,
}

/// A line that says that the copies of a content were deleted because the reader wanted so. It explains why they are not
/// there, and nothing more: a later line of the content says that it came in again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Purged {
    /// The content.
    pub(crate) purged: SourceId,
    /// When, RFC 3339 in UTC.
    pub(crate) time: String,
}

impl Entry {
    /// What is kept of it: the file and what it is read with, each with the name of its content.
    pub(crate) fn originals(&self) -> impl Iterator<Item = (&SourceId, &Kept)> {
        std::iter::once((&self.hash, &self.kept))
            .chain(self.parts.iter().map(|part| (&part.hash, &part.kept)))
    }

    /// The template, unless it is one of another version's, which this one does not understand.
    pub(crate) fn template(&self) -> Option<NameTemplate> {
        self.template.as_deref().and_then(|template| template.parse().ok())
    }

    /// The path as the parser reads facts from it.
    pub(crate) fn shown(&self) -> String {
        self.member
            .as_ref()
            .map_or_else(|| self.path.clone(), |member| crate::import::shown(&self.path, member))
    }
}

/// The file, open at its end. Whoever holds one holds the archive's write lock.
#[derive(Debug)]
pub(crate) struct Manifest {
    path: PathBuf,
    file: File,
    end: u64,
}

impl Manifest {
    /// Opens it for appending. A last line that a crash tore off was never taken in by anybody: it is cut.
    pub(crate) fn open(archive: &Archive) -> Result<Self> {
        let path = path(archive);
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(at(&path))?;
        let end = whole_lines(&mut file).map_err(at(&path))?;
        Ok(Self { path, file, end })
    }

    /// Appends a line, durable when this returns, and says where the file now ends.
    pub(crate) fn append(&mut self, entry: &Entry) -> Result<u64> {
        self.append_lines(&line_of(entry)).map(|()| self.end)
    }

    /// Appends lines in one piece, durable when this returns, and says where each ends.
    pub(crate) fn append_all(&mut self, entries: &[Entry]) -> Result<Vec<u64>> {
        let mut ends = Vec::with_capacity(entries.len());
        let mut lines = Vec::new();
        for entry in entries {
            lines.extend(line_of(entry));
            ends.push(self.end + lines.len() as u64);
        }
        self.append_lines(&lines)?;
        Ok(ends)
    }

    /// Appends lines about contents whose copies are about to be deleted; durable when this returns.
    pub(crate) fn append_purged(&mut self, lines: &[Purged]) -> Result<u64> {
        let lines = lines.iter().map(|line| serde_json::to_vec(line).expect("BUG: a line is texts"));
        self.append_line(&lines.collect::<Vec<_>>().join(&b'\n'))
    }

    /// Where it ends.
    pub(crate) const fn end(&self) -> u64 {
        self.end
    }

    /// The same with a line that another version may have written: it is kept as it is.
    pub(crate) fn append_line(&mut self, line: &[u8]) -> Result<u64> {
        self.append_lines(&[line, b"\n"].concat()).map(|()| self.end)
    }

    /// Of lines that could not all be written none is to be there: they were not taken in.
    fn append_lines(&mut self, lines: &[u8]) -> Result<()> {
        let written = self
            .file
            .seek(SeekFrom::Start(self.end))
            .and_then(|_| self.file.write_all(lines))
            .and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // Where not even this can be done, the next opening takes them in.
            let _ = self.file.set_len(self.end);
            return Err(at(&self.path)(error));
        }
        self.end += lines.len() as u64;
        Ok(())
    }
}

fn line_of(entry: &Entry) -> Vec<u8> {
    let mut line = serde_json::to_vec(entry).expect("BUG: an entry is texts and numbers");
    line.push(b'\n');
    line
}

/// How long the manifest is; 0 if there is none.
pub(crate) fn length(archive: &Archive) -> Result<u64> {
    let path = path(archive);
    match fs::metadata(&path) {
        Ok(found) => Ok(found.len()),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(0),
        Err(e) => Err(at(&path)(e)),
    }
}

/// The whole lines after byte `from`, each with the byte it ends before. A line that cannot be understood is
/// passed over: it stays in the file, and a version that understands it can read it.
pub(crate) fn entries_after(archive: &Archive, from: u64) -> Result<Vec<(Entry, u64)>> {
    let path = path(archive);
    let mut text = Vec::new();
    match File::open(&path) {
        Ok(mut file) => {
            file.seek(SeekFrom::Start(from)).and_then(|_| file.read_to_end(&mut text)).map_err(at(&path))?;
        }
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        Err(e) => return Err(at(&path)(e)),
    }
    let mut end = from;
    let mut entries = Vec::new();
    for line in text.split_inclusive(|&b| b == b'\n').filter(|line| line.ends_with(b"\n")) {
        end += line.len() as u64;
        if let Ok(entry) = serde_json::from_slice(line) {
            entries.push((entry, end));
        }
    }
    Ok(entries)
}

/// The manifest as one reads it to see whether it is whole.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// The lines that can be understood.
    pub(crate) entries: Vec<Entry>,
    /// Numbers, from 1, of those that cannot. The last line of a crash, without its end, is none.
    pub(crate) garbled: Vec<u64>,
    /// Contents whose copies were deleted on purpose, and that did not come in since.
    pub(crate) purged: HashSet<SourceId>,
    /// The bytes of its whole lines.
    pub(crate) bytes: Vec<u8>,
}

/// Reads all whole lines.
pub(crate) fn read(archive: &Archive) -> Result<Reading> {
    let path = path(archive);
    let mut reading = Reading::default();
    match fs::read(&path) {
        Ok(bytes) => reading.bytes = bytes,
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        Err(e) => return Err(at(&path)(e)),
    }
    let end = reading.bytes.iter().rposition(|&b| b == b'\n').map_or(0, |last| last + 1);
    reading.bytes.truncate(end);
    for (number, line) in (1..).zip(reading.bytes.split_inclusive(|&b| b == b'\n')) {
        if let Ok(entry) = serde_json::from_slice::<Entry>(line) {
            reading.purged.remove(&entry.hash);
            reading.entries.push(entry);
        } else if let Ok(Purged { purged, .. }) = serde_json::from_slice(line) {
            reading.purged.insert(purged);
        } else {
            reading.garbled.push(number);
        }
    }
    Ok(reading)
}

pub(crate) fn path(archive: &Archive) -> PathBuf {
    archive.originals().join("manifest.jsonl")
}

/// Cuts the file behind its last line break and says how long it then is.
fn whole_lines(file: &mut File) -> std::io::Result<u64> {
    const STEP: u64 = 64 * 1024;
    let length = file.metadata()?.len();
    let mut end = length;
    while end > 0 {
        let start = end.saturating_sub(STEP);
        let mut piece = Vec::new();
        file.seek(SeekFrom::Start(start))?;
        Read::by_ref(file).take(end - start).read_to_end(&mut piece)?;
        if let Some(place) = piece.iter().rposition(|&b| b == b'\n') {
            end = start + place as u64 + 1;
            break;
        }
        end = start;
    }
    if end < length {
        file.set_len(end)?;
    }
    Ok(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> Entry {
        Entry {
            hash: SourceId("ab".to_owned()),
            bytes: 2,
            path: path.to_owned(),
            member: None,
            time: "2026-01-01T00:00:00Z".to_owned(),
            kept: Kept::Copy("ab/ab.txt".to_owned()),
            newspaper: Some("街坊报".to_owned()),
            date: Some(jiff::civil::date(2026, 1, 1)),
            beside: None,
            template: Some("{page}".to_owned()),
            parts: vec![Part {
                reference: "alto/1.xml".to_owned(),
                hash: SourceId("cd".to_owned()),
                bytes: 3,
                kept: Kept::Copy("cd/cd.xml".to_owned()),
            }],
        }
    }

    fn archive() -> (tempfile::TempDir, Archive) {
        let home = tempfile::tempdir().unwrap();
        let archive = Archive::find_or_create(home.path()).unwrap();
        archive.complete().unwrap();
        (home, archive)
    }

    #[test]
    fn lines_are_read_from_where_one_stopped() {
        let (_home, archive) = archive();
        assert_eq!(entries_after(&archive, 0).unwrap(), []);
        let mut manifest = Manifest::open(&archive).unwrap();
        let first = manifest.append(&entry("一.txt")).unwrap();
        let second = manifest.append(&entry("二.txt")).unwrap();
        assert_eq!(length(&archive).unwrap(), second);
        assert_eq!(entries_after(&archive, first).unwrap(), [(entry("二.txt"), second)]);
        assert_eq!(entries_after(&archive, second).unwrap(), []);
    }

    #[test]
    fn lines_that_are_written_together_end_where_each_ends() {
        let (_home, archive) = archive();
        let mut manifest = Manifest::open(&archive).unwrap();
        let first = manifest.append(&entry("一.txt")).unwrap();
        assert!(manifest.append_all(&[]).unwrap().is_empty());
        let both = [entry("二.txt"), entry("第三.txt")];
        let ends = manifest.append_all(&both).unwrap();
        let expected: Vec<(Entry, u64)> = both.into_iter().zip(ends).collect();
        assert_eq!(entries_after(&archive, first).unwrap(), expected);
        assert_eq!(length(&archive).unwrap(), expected[1].1);
    }

    #[test]
    fn a_torn_line_is_cut_before_the_next() {
        let (_home, archive) = archive();
        let first = Manifest::open(&archive).unwrap().append(&entry("一.txt")).unwrap();
        File::options().append(true).open(path(&archive)).unwrap().write_all(b"{\"hash\":\"").unwrap();
        assert_eq!(entries_after(&archive, first).unwrap(), []);
        Manifest::open(&archive).unwrap().append(&entry("二.txt")).unwrap();
        let paths: Vec<String> =
            entries_after(&archive, 0).unwrap().into_iter().map(|(entry, _)| entry.path).collect();
        assert_eq!(paths, ["一.txt", "二.txt"]);
    }

    #[test]
    fn what_was_deleted_on_purpose_is_known_until_it_comes_in_again() {
        let (_home, archive) = archive();
        let mut manifest = Manifest::open(&archive).unwrap();
        manifest.append(&entry("一.txt")).unwrap();
        let gone = |name: &str| Purged { purged: SourceId(name.to_owned()), time: String::new() };
        let end = manifest.append_purged(&[gone("ab"), gone("cd")]).unwrap();
        assert_eq!((end, manifest.end()), (length(&archive).unwrap(), end));
        let reading = read(&archive).unwrap();
        assert_eq!((reading.entries.len(), reading.purged.len(), reading.garbled), (1, 2, vec![]));
        assert_eq!(entries_after(&archive, 0).unwrap().len(), 1, "no file came in by it");
        manifest.append(&entry("一.txt")).unwrap();
        assert_eq!(read(&archive).unwrap().purged, HashSet::from([SourceId("cd".to_owned())]));
    }

    #[test]
    fn a_line_from_elsewhere_is_passed_over() {
        let (_home, archive) = archive();
        fs::write(path(&archive), "what is this\n").unwrap();
        Manifest::open(&archive).unwrap().append(&entry("一.txt")).unwrap();
        assert_eq!(entries_after(&archive, 0).unwrap().len(), 1);
    }
}
