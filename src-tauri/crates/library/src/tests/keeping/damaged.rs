//! Real files, damaged in several ways.

use super::{
    HARMS, Harm, check_all, check_marks, files, harm, kept, kept_with_copy, search, try_open, whole,
};
use crate::{Error, Repair, ShelfFrom};
use std::fs;

#[test]
fn a_damaged_catalogue_is_made_anew() {
    for how in HARMS {
        let desk = kept();
        harm(&desk.folder().join("catalogue.sqlite"), how);
        // What is not seen at the first opening is met while working, and the next opening sets it right.
        let mut repairs = Vec::new();
        for _ in 0..3 {
            let Ok(library) = try_open(&desk.folder()) else { continue };
            repairs.extend(library.repairs().to_vec());
            let _ = (library.stats(), library.issues(&crate::IssueFilter::default()), library.bookmarks());
            let _ = whole(&library);
        }
        let library = desk.open();
        check_all(&library);
        let told = |repair: &Repair| match repair {
            Repair::CatalogueRebuilt { files, missing } => (*files, *missing) == (4, 0),
            Repair::ImportCompleted { files } => *files == 4,
            _ => false,
        };
        assert!(repairs.iter().any(told), "{how:?}: {repairs:?}");
    }
}

#[test]
fn a_catalogue_damaged_in_one_of_its_pages_comes_back() {
    let desk = kept();
    let place = desk.folder().join("catalogue.sqlite");
    drop(desk.open());
    let whole_file = fs::read(&place).unwrap();
    for page in (0..whole_file.len() / 4096).step_by(7) {
        let mut bytes = whole_file.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0);
        let _ = fs::remove_file(desk.folder().join("catalogue.sqlite-wal"));
        fs::write(&place, bytes).unwrap();
        crate::keeping::damage::suspect(&place);
        let library = desk.open();
        check_marks(&library);
        assert_eq!(library.stats().unwrap().sources, 4, "page {page}");
        drop(library);
    }
}

#[test]
fn zeros_inside_an_articles_words_are_found_once_somebody_stumbles_over_them() {
    let desk = kept();
    let catalogue = rusqlite::Connection::open(desk.folder().join("catalogue.sqlite")).unwrap();
    catalogue.execute("UPDATE words SET frame = zeroblob(length(frame))", []).unwrap();
    drop(catalogue);
    let library = desk.open();
    let id = library.bookmarks().unwrap_or_default().first().and_then(|mark| mark.article);
    let met = id.is_none_or(|id| library.article(id).is_err_and(|error| error.is_damage()));
    assert!(met, "it is said to be damaged");
    drop(library);
    let library = desk.open();
    assert!(matches!(library.repairs()[0], Repair::CatalogueRebuilt { files: 4, missing: 0 }));
    check_all(&library);
}

#[test]
fn a_damaged_shelf_is_left_alone_and_its_last_copy_offered() {
    for how in HARMS {
        let desk = kept_with_copy();
        let place = desk.folder().join("shelf.sqlite");
        harm(&place, how);
        let damaged = fs::read(&place).unwrap_or_default();
        let refused = try_open(&desk.folder()).map(|_| ()).unwrap_err();
        let Error::DamagedShelf { backup: Some(copy), .. } = &refused else { panic!("{how:?}: {refused:?}") };
        assert_eq!(*copy, crate::shelf_copies(&desk.folder())[0].path);
        assert_eq!(fs::read(&place).unwrap_or_default(), damaged, "{how:?}: it is left as it is");
        let report = crate::restore_shelf(&desk.folder(), ShelfFrom::Last).unwrap();
        assert_eq!(report.bookmarks, 2);
        assert_eq!(report.kept.is_some(), !damaged.is_empty(), "{how:?}");
        if let Some(kept) = report.kept {
            assert_eq!(fs::read(kept).unwrap(), damaged, "{how:?}: what was there is kept");
        }
        check_all(&desk.open());
    }
}

#[test]
fn a_damaged_shelf_without_a_copy_is_put_aside_only_when_asked() {
    let desk = kept();
    harm(&desk.folder().join("shelf.sqlite"), Harm::Garbage);
    let refused = try_open(&desk.folder()).map(|_| ());
    assert!(matches!(refused, Err(Error::DamagedShelf { backup: None, .. })));
    let none = crate::restore_shelf(&desk.folder(), ShelfFrom::Last);
    assert!(matches!(none, Err(Error::NoBackup(_))));
    let report = crate::restore_shelf(&desk.folder(), ShelfFrom::Nothing).unwrap();
    assert!(report.kept.is_some_and(|kept| kept.exists()));
    assert_eq!(desk.open().bookmarks().unwrap(), []);
}

#[test]
fn a_damaged_copy_is_passed_over_for_an_older_one() {
    let desk = kept_with_copy();
    let copy = crate::shelf_copies(&desk.folder())[0].path.clone();
    let older = copy.with_file_name("shelf-2020-01-01.sqlite");
    fs::copy(&copy, &older).unwrap();
    harm(&copy, Harm::Garbage);
    harm(&desk.folder().join("shelf.sqlite"), Harm::Truncated);
    let refused = try_open(&desk.folder()).map(|_| ());
    assert!(matches!(refused, Err(Error::DamagedShelf { backup: Some(path), .. }) if path == older));
}

/// One file of each kind: the index's own list, and one of each ending of a segment.
fn kinds_of_index_files(desk: &super::Desk) -> Vec<std::path::PathBuf> {
    let mut kinds = std::collections::BTreeMap::new();
    for file in files(&desk.folder().join("index")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with('.') && !name.ends_with(".lock") {
            kinds.insert(file.extension().map(std::ffi::OsStr::to_owned), file);
        }
    }
    assert!(kinds.len() >= 5, "{kinds:?}");
    kinds.into_values().collect()
}

#[test]
fn a_damaged_index_is_made_anew() {
    let kept = kept();
    drop(kept.open());
    for file in kinds_of_index_files(&kept) {
        for how in [Harm::Zeros, Harm::Truncated, Harm::Garbage, Harm::Deleted] {
            let desk = super::Desk::new();
            super::super::copy_folder(&kept.folder(), &desk.folder());
            let place = desk.folder().join(file.strip_prefix(kept.folder()).unwrap());
            let is_unharmed = fs::read(&place).unwrap().len() < 4;
            harm(&place, how);
            let library = desk.open();
            let failing = whole(&library).failing;
            let said = !library.repairs().is_empty() || !failing.is_empty();
            assert!(said || is_unharmed, "{how:?} of {} was never said", place.display());
            drop(library);
            check_all(&desk.open());
        }
    }
}

#[test]
fn an_index_that_a_search_stumbles_over_is_made_anew_at_the_next_opening() {
    let desk = kept();
    drop(desk.open());
    let term =
        files(&desk.folder().join("index")).into_iter().find(|f| f.extension().is_some_and(|e| e == "idx"));
    let term = term.unwrap();
    let mut bytes = fs::read(&term).unwrap();
    let end = bytes.len() - 120;
    bytes[..end].fill(0xff);
    fs::write(&term, bytes).unwrap();
    crate::keeping::damage::suspect(&desk.folder().join("index"));
    let library = desk.open();
    assert_eq!(library.repairs(), [Repair::IndexRebuilt { stories: 5 }]);
    check_all(&library);
}

#[test]
fn a_line_of_the_manifest_that_was_damaged_costs_nothing_that_is_in_the_catalogue() {
    let desk = kept();
    let place = desk.folder().join("originals/manifest.jsonl");
    let text = fs::read_to_string(&place).unwrap();
    for damaged in [
        text.trim_end().to_owned(),
        text[..text.len() - text.lines().last().unwrap().len() / 2].to_owned(),
        text.replacen('{', "\0", 1),
    ] {
        fs::write(&place, &damaged).unwrap();
        let library = desk.open();
        check_all(&library);
        let more = desk.write("又一张.txt", "街坊报|2026-05-01|?|1\n==晒谷\n谷子铺满了晒场。\n");
        assert_eq!(super::import(&library, std::slice::from_ref(&more)).skipped, 0);
        assert_eq!(super::count(&library, "谷子铺满"), 1);
        drop(library);
        fs::remove_file(more).unwrap();
        assert_eq!(search(&desk.open(), "\"谷子铺满\"").total, 1);
        let fresh = kept();
        fs::remove_dir_all(desk.folder()).unwrap();
        super::super::copy_folder(&fresh.folder(), &desk.folder());
    }
}
