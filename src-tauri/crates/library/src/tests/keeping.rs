//! Keeping: what is damaged is noticed, what is derived comes back by itself, what is the reader's is offered.

mod backups;
mod crashes;
mod damaged;
mod examined;
mod import_log;

use super::{Desk, Watch, count, import, open, search, try_open};
use crate::archive::Archive;
use crate::keeping::rebuild_by;
use crate::{Library, Rebuild, RebuildReport, Verify, VerifyReport};
use std::fs;
use std::path::{Path, PathBuf};

/// An archive with the usual pages, facts that the reader gave, and two bookmarks.
fn kept() -> Desk {
    let desk = Desk::with_pages();
    let undated = desk.write("散/钟.txt", "?|?|?|?\n==钟声\n夜里听见钟声。\n");
    let library = desk.open();
    let options = crate::ImportOptions {
        newspaper: Some("街坊报".to_owned()),
        date: Some(jiff::civil::date(2026, 4, 6)),
        ..crate::ImportOptions::default()
    };
    library.import(&[undated], &options, &Watch::default()).unwrap();
    import(&library, &[desk.pages()]);
    let id = search(&library, "\"早起的人\"").hits[0].article;
    library.add_bookmark(id, Some("早起的人"), "想去看看").unwrap();
    library.add_bookmark(id, None, "").unwrap();
    desk
}

/// The same with the day's copy of the shelf, which an opening makes.
fn kept_with_copy() -> Desk {
    let desk = kept();
    drop(desk.open());
    assert_eq!(crate::shelf_copies(&desk.folder()).len(), 1, "an opening copies the shelf");
    desk
}

/// Everything of `kept` is there, and there once.
#[track_caller]
fn check_all(library: &Library) {
    assert_eq!(library.stats().unwrap().sources, 4);
    for words in ["早起的人", "孩子们排着队", "正午敲了", "江面涨了", "夜里听见"] {
        assert_eq!(count(library, words), 1, "{words}");
    }
    assert_eq!(search(library, "日期:2026-04-06").total, 1, "the reader's facts");
    check_marks(library);
    assert_eq!(whole(library).failing, []);
}

#[track_caller]
fn check_marks(library: &Library) {
    let marks = library.bookmarks().unwrap();
    assert_eq!(marks.len(), 2);
    assert_eq!((marks[1].quote.as_str(), marks[1].note.as_str()), ("早起的人", "想去看看"));
    assert!(marks.iter().all(|mark| mark.article.is_some()), "{marks:?}");
}

fn whole(library: &Library) -> VerifyReport {
    library.verify(Verify { sample: None, seed: 7 }, &Watch::default()).unwrap()
}

fn rebuild(desk: &Desk, what: Rebuild) -> RebuildReport {
    rebuild_by(&Archive::find(&desk.folder()).unwrap(), what, super::samples::parse).unwrap()
}

/// Ways in which a file is damaged.
#[derive(Clone, Copy, Debug)]
enum Harm {
    Zeros,
    Truncated,
    Emptied,
    Deleted,
    Garbage,
}

const HARMS: [Harm; 5] = [Harm::Zeros, Harm::Truncated, Harm::Emptied, Harm::Deleted, Harm::Garbage];

/// Damages a file. The log beside a database goes with it: it would bring back what was damaged.
fn harm(path: &Path, harm: Harm) {
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(crate::keeping::damage::with_ending(path, ending));
    }
    let mut bytes = fs::read(path).unwrap();
    let length = bytes.len();
    match harm {
        Harm::Zeros => bytes[length / 4..length * 3 / 4].fill(0),
        Harm::Truncated => bytes.truncate(length / 2),
        Harm::Emptied => bytes.clear(),
        Harm::Deleted => return fs::remove_file(path).unwrap(),
        Harm::Garbage => bytes[..length.min(100)].fill(b'x'),
    }
    fs::write(path, bytes).unwrap();
}

/// Takes the catalogue away, with its log.
pub(super) fn lose_catalogue(desk: &Desk) {
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
}

/// All files below a folder.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn what_is_derived_is_made_anew_and_the_reader_loses_nothing() {
    for catalogue in [false, true] {
        let desk = kept();
        let library = desk.open();
        let before = (library.stats().unwrap(), library.bookmarks().unwrap());
        let report = rebuild(&desk, Rebuild { catalogue, without_missing: false });
        assert_eq!((report.files, report.stories), (catalogue.then_some(4), 5));
        check_all(&library);
        drop(library);
        let library = desk.open();
        assert_eq!(library.repairs(), []);
        assert_eq!((library.stats().unwrap(), library.bookmarks().unwrap()), before);
        check_all(&library);
    }
}

#[test]
fn the_import_log_is_taken_over_with_its_files() {
    let desk = kept();
    let log = || {
        let catalogue = rusqlite::Connection::open(desk.folder().join("catalogue.sqlite")).unwrap();
        let told = "SELECT group_concat(f.path || coalesce(s.hash, '?'), ' ' ORDER BY f.import_id, f.ordinal)
                    FROM import_file f LEFT JOIN source s ON s.id = f.source_id";
        catalogue.query_row(told, [], |row| row.get::<_, String>(0)).unwrap()
    };
    let before = log();
    rebuild(&desk, Rebuild { catalogue: true, without_missing: false });
    assert_eq!(log(), before);
}

#[test]
fn a_rebuild_that_would_lose_pages_is_refused() {
    let desk = kept();
    let originals = files(&desk.folder().join("originals"));
    let original = originals.iter().find(|path| path.extension().is_some_and(|e| e == "txt")).unwrap();
    let bytes = fs::read(original).unwrap();
    fs::remove_file(original).unwrap();
    let report = rebuild(&desk, Rebuild { catalogue: true, without_missing: false });
    assert!(report.refused);
    assert_eq!(report.missing, std::slice::from_ref(original));
    assert_eq!(desk.open().stats().unwrap().sources, 4, "the old catalogue is as it was");
    assert!(!rebuild(&desk, Rebuild { catalogue: true, without_missing: true }).refused);
    assert_eq!(desk.open().stats().unwrap().sources, 3);
    fs::write(original, bytes).unwrap();
    rebuild(&desk, Rebuild { catalogue: true, without_missing: false });
    check_all(&desk.open());
}

#[test]
fn what_is_in_the_archive_and_cannot_be_found_is_said() {
    let desk = kept();
    let library = desk.open();
    assert!(whole(&library).searches >= 10);
    let sampled = library.verify(Verify { sample: Some(2), seed: 3 }, &Watch::default()).unwrap();
    assert_eq!((sampled.stories, sampled.originals), (2, 2));
    let stopped =
        library.verify(Verify { sample: None, seed: 3 }, &Watch { stop_after: 1, ..Watch::default() });
    assert!(stopped.unwrap().cancelled);
    let catalogue = rusqlite::Connection::open(desk.folder().join("catalogue.sqlite")).unwrap();
    catalogue.execute("DELETE FROM change", []).unwrap();
    let next = "UPDATE article SET words_id = coalesce(
        (SELECT b.words_id FROM article b WHERE b.id > article.id ORDER BY b.id LIMIT 1),
        (SELECT b.words_id FROM article b ORDER BY b.id LIMIT 1))";
    catalogue.execute(next, []).unwrap();
    let failing = whole(&library).failing;
    assert!(failing.iter().any(|f| matches!(f, crate::Failing::NotFound { .. })), "{failing:?}");
    assert!(failing.iter().any(|f| matches!(f, crate::Failing::FoundWrongly { .. })), "{failing:?}");
    catalogue.execute("UPDATE words SET frame = x'0102'", []).unwrap();
    let failing = whole(&library).failing;
    assert_eq!(failing.len(), 5, "{failing:?}");
    assert!(failing.iter().all(|f| matches!(f, crate::Failing::Unreadable { .. })));
}

#[test]
fn what_was_opened_by_another_program_sees_the_new_catalogue() {
    let desk = kept();
    let reader = open(&desk.folder());
    rebuild(&desk, Rebuild { catalogue: true, without_missing: false });
    check_all(&reader);
    assert!(try_open(&desk.folder()).unwrap().repairs().is_empty());
}
