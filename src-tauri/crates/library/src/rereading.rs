//! A file read again from what is kept of it: its bytes, and those of the files it is read with.

use crate::archive::Archive;
use crate::import::Parse;
use crate::manifest::{Entry, Part};
use crate::originals;
use newsprint::{FileBeside, FileContext, ParsedFile};
use std::collections::HashSet;

/// A file, parsed anew from what is kept of it. `None` if its bytes are gone, or are no page file to this parser.
/// `password` opens it, if it is locked.
pub(crate) fn read_original(
    archive: &Archive,
    parse: Parse,
    entry: &Entry,
    password: Option<&str>,
) -> Option<ParsedFile> {
    let bytes = originals::read(archive, &entry.kept).ok()?;
    let is_unchanged = originals::name_of(&bytes) == entry.hash;
    let template = entry.template();
    let beside = read_parts(archive, &bytes, entry)?;
    let context =
        FileContext { path: &entry.shown(), template: template.as_ref(), password, beside: &beside };
    let mut parsed =
        is_unchanged.then(|| crate::import::parse_safely(parse, &bytes, &context).ok()).flatten()?;
    if let Some(newspaper) = &entry.beside {
        newsprint::name_from_beside(&mut parsed, newspaper);
    }
    (!parsed.pages.is_empty()).then_some(parsed)
}

/// The parts of a file that it is parsed with. `None` if one of them is gone: half an issue is not put in the place of a
/// whole one.
fn read_parts(archive: &Archive, bytes: &[u8], entry: &Entry) -> Option<Vec<FileBeside>> {
    if entry.parts.is_empty() {
        return Some(Vec::new());
    }
    let asked: HashSet<String> = newsprint::references(bytes).into_iter().collect();
    let parts = entry.parts.iter().filter(|part| asked.contains(&part.reference));
    let read = |part: &Part| {
        let bytes = originals::read(archive, &part.kept).ok()?;
        let is_unchanged = originals::name_of(&bytes) == part.hash;
        is_unchanged.then(|| FileBeside { reference: part.reference.clone(), bytes })
    };
    parts.map(read).collect()
}
