//! A crash between any two steps of a rebuild or a restore.

use super::{check_all, kept, kept_with_copy, rebuild};
use crate::failpoint::{Boundary, arm, disarm};
use crate::{Rebuild, ShelfFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work` and lets it crash when it passes `boundary`.
#[track_caller]
fn crash(boundary: Boundary, nth: u32, work: impl FnOnce()) {
    arm(boundary, nth);
    let crashed = catch_unwind(AssertUnwindSafe(work)).is_err();
    disarm();
    assert!(crashed, "{boundary:?} was passed {nth} times");
}

#[test]
fn a_rebuild_may_crash_anywhere() {
    let what = Rebuild { catalogue: true, without_missing: false };
    for (boundary, nth) in [
        (Boundary::Catalogue, 1),
        (Boundary::Catalogue, 2), // four files are two groups
        (Boundary::Jumps, 1),
        (Boundary::Built, 1),
        (Boundary::Installed, 1),
        (Boundary::Index, 1),
        (Boundary::IndexBuilt, 1),
        (Boundary::IndexOut, 1),
    ] {
        let desk = kept();
        crash(boundary, nth, || drop(rebuild(&desk, what)));
        check_all(&desk.open());
        rebuild(&desk, what);
        let library = desk.open();
        assert_eq!(library.repairs(), [], "{boundary:?}");
        check_all(&library);
        let leftovers: Vec<_> = std::fs::read_dir(desk.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.contains("new") || name.contains("old") || name.contains("suspect"))
            .collect();
        assert_eq!(leftovers, Vec::<String>::new(), "{boundary:?}");
    }
}

#[test]
fn a_crash_while_a_damaged_catalogue_is_made_anew_is_made_good() {
    for boundary in [Boundary::Catalogue, Boundary::Jumps, Boundary::Index] {
        let desk = kept();
        super::harm(&desk.folder().join("catalogue.sqlite"), super::Harm::Garbage);
        crash(boundary, 1, || drop(desk.open()));
        check_all(&desk.open());
    }
}

#[test]
fn a_restore_of_the_shelf_may_crash_anywhere() {
    for boundary in [Boundary::ShelfAside, Boundary::ShelfPlaced] {
        for is_damaged in [false, true] {
            let desk = kept_with_copy();
            let before = desk.open().bookmarks().unwrap();
            if is_damaged {
                super::harm(&desk.folder().join("shelf.sqlite"), super::Harm::Garbage);
            }
            crash(boundary, 1, || drop(crate::restore_shelf(&desk.folder(), ShelfFrom::Last)));
            crate::restore_shelf(&desk.folder(), ShelfFrom::Last).unwrap();
            let library = desk.open();
            assert_eq!(library.bookmarks().unwrap(), before);
            check_all(&library);
        }
    }
}
