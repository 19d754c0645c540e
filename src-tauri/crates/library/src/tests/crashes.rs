//! A crash between any two commits: opening completes what was begun, and nothing is there twice.

use super::{Desk, count, import, search, sums};
use crate::failpoint::{Boundary, arm, disarm};
use crate::{Repair, Stats};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Imports three files, each by itself, and crashes the `nth` time that `boundary` is passed.
fn crash(desk: &Desk, boundary: Boundary, nth: u32) {
    let mut library = desk.open();
    library.pace.files = 1;
    arm(boundary, nth);
    let crashed = catch_unwind(AssertUnwindSafe(|| import(&library, &[desk.pages()]))).is_err();
    disarm();
    assert!(crashed, "{boundary:?} was passed {nth} times");
}

fn whole() -> Stats {
    Desk::with_pages().imported().stats().unwrap()
}

/// Opens again and imports again: everything is there once.
#[track_caller]
fn check_all_is_there_once(desk: &Desk) {
    let library = desk.open();
    import(&library, &[desk.pages()]);
    assert_eq!(library.stats().unwrap(), whole());
    for words in ["早起的人", "孩子们排着队", "正午敲了", "江面涨了"] {
        assert_eq!(count(&library, words), 1, "{words}");
    }
    let manifest = fs::read_to_string(desk.folder().join("originals/manifest.jsonl")).unwrap();
    assert_eq!(manifest.lines().count(), 3);
    drop(library);
    assert_eq!(desk.open().repairs(), []);
}

#[test]
fn after_an_original() {
    let desk = Desk::with_pages();
    crash(&desk, Boundary::Original, 2);
    let library = desk.open();
    assert_eq!(library.repairs(), [Repair::IndexRebuilt { stories: 2 }]);
    assert_eq!(library.stats().unwrap().sources, 1, "what was not named anywhere did not come in");
    drop(library);
    check_all_is_there_once(&desk);
}

#[test]
fn after_a_line_of_the_manifest() {
    let desk = Desk::with_pages();
    crash(&desk, Boundary::Manifest, 2);
    let library = desk.open();
    assert_eq!(library.repairs()[0], Repair::ImportCompleted { files: 1 });
    assert_eq!(library.stats().unwrap().sources, 2, "the file the line names came in from its original");
    assert_eq!(count(&library, "正午敲了"), 1);
    assert_eq!(sums(&import(&library, &[desk.pages()])), (1, 2, 0));
    drop(library);
    check_all_is_there_once(&desk);
}

#[test]
fn after_a_commit_of_the_catalogue() {
    let desk = Desk::with_pages();
    crash(&desk, Boundary::Catalogue, 2);
    let library = desk.open();
    assert_eq!(library.repairs(), [Repair::IndexRebuilt { stories: 3 }]);
    assert_eq!(count(&library, "正午敲了"), 1);
    drop(library);
    check_all_is_there_once(&desk);
}

#[test]
fn after_a_commit_of_the_index() {
    let desk = Desk::with_pages();
    crash(&desk, Boundary::Index, 1);
    let library = desk.open();
    assert_eq!(library.repairs(), []);
    assert_eq!(library.stats().unwrap(), whole());
    drop(library);
    check_all_is_there_once(&desk);
}

#[test]
fn after_a_commit_of_the_catalogue_when_there_was_an_index() {
    let desk = Desk::with_pages();
    drop(desk.imported());
    desk.write("五月.txt", "街坊报|2026-05-01|?|1\n==晒谷\n谷子铺满了晒场。\n");
    crash(&desk, Boundary::Catalogue, 1);
    let library = desk.open();
    assert_eq!(library.repairs(), [Repair::IndexCompleted { stories: 1 }]);
    assert_eq!((count(&library, "谷子铺满"), count(&library, "早起的人")), (1, 1));
}

#[test]
fn repairing_may_crash_too() {
    for boundary in [Boundary::Catalogue, Boundary::Index] {
        let desk = Desk::with_pages();
        crash(&desk, Boundary::Manifest, 2);
        arm(boundary, 1);
        let crashed = catch_unwind(AssertUnwindSafe(|| desk.open())).is_err();
        disarm();
        assert!(crashed);
        check_all_is_there_once(&desk);
    }
}

#[test]
fn an_interrupted_import_is_completed_by_the_next_in_the_same_window() {
    let desk = Desk::with_pages();
    let mut library = desk.open();
    library.pace.files = 1;
    arm(Boundary::Manifest, 1);
    let crashed = catch_unwind(AssertUnwindSafe(|| import(&library, &[desk.pages()]))).is_err();
    disarm();
    assert!(crashed);
    assert_eq!(sums(&import(&library, &[desk.pages()])), (2, 1, 0));
    assert_eq!(search(&library, "报:街坊报").total, 4);
}
