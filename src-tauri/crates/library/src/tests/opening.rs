//! Opening: what is derived comes back, what is not ours is left alone.

use super::{Desk, Watch, copy_folder, count, import, open, search, try_open};
use crate::archive::Archive;
use crate::{Error, ImportOptions, Repair};
use std::fs;

#[test]
fn a_new_archive_is_whole_and_empty() {
    let desk = Desk::new();
    let library = desk.open();
    for part in ["archive.toml", "catalogue.sqlite", "shelf.sqlite", "originals", "index", "cache"] {
        assert!(desk.folder().join(part).exists(), "{part}");
    }
    assert_eq!(library.name(), "档案");
    assert_eq!(library.folder(), desk.folder());
    assert_eq!(library.stats().unwrap().articles, 0);
    assert_eq!(search(&library, "有没有").total, 0);
    drop(library);
    assert_eq!(desk.open().repairs(), []);
}

#[test]
fn an_index_that_was_deleted_is_made_again() {
    let desk = Desk::with_pages();
    drop(desk.imported());
    fs::remove_dir_all(desk.folder().join("index")).unwrap();
    let library = desk.open();
    assert_eq!(library.repairs(), [Repair::IndexRebuilt { stories: 4 }]);
    assert_eq!(count(&library, "早起的人"), 1);
    drop(library);
    assert_eq!(desk.open().repairs(), []);
}

#[test]
fn an_index_of_another_catalogue_is_made_again() {
    let desk = Desk::with_pages();
    drop(desk.imported());
    let other = Desk::new();
    other.write("别.txt", "晚钟|2025-12-31|?|1\n==岁末\n巷口的灯亮到半夜。\n");
    drop(other.imported());
    fs::remove_dir_all(desk.folder().join("index")).unwrap();
    copy_folder(&other.folder().join("index"), &desk.folder().join("index"));
    let library = desk.open();
    assert_eq!(library.repairs(), [Repair::IndexRebuilt { stories: 4 }]);
    assert_eq!((count(&library, "早起的人"), count(&library, "亮到半夜")), (1, 0));
}

#[test]
fn a_catalogue_that_was_lost_comes_back_from_originals_and_shelf() {
    let desk = Desk::with_pages();
    let undated = desk.write("散.txt", "?|?|?|?\n==钟声\n夜里听见钟声。\n");
    let library = desk.imported();
    let options = ImportOptions {
        newspaper: Some("街坊报".to_owned()),
        date: Some(jiff::civil::date(2026, 4, 6)),
        ..ImportOptions::default()
    };
    library.import(&[undated], &options, &Watch::default()).unwrap();
    let id = search(&library, "\"早起的人\"").hits[0].article;
    library.add_bookmark(id, Some("早起的人"), "").unwrap();
    let before = library.stats().unwrap();
    let issues = library.issues(&crate::IssueFilter::default()).unwrap();
    let marks = library.bookmarks().unwrap();
    drop(library);
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
    let library = desk.open();
    assert_eq!(library.repairs()[0], Repair::ImportCompleted { files: 4 });
    assert_eq!(library.stats().unwrap(), before);
    let told = |issues: &[crate::Issue]| -> Vec<String> {
        issues
            .iter()
            .map(|issue| format!("{:?} {:?} {:?}", issue.newspaper, issue.date, issue.pages))
            .collect()
    };
    assert_eq!(told(&library.issues(&crate::IssueFilter::default()).unwrap()), told(&issues));
    assert_eq!(library.bookmarks().unwrap(), marks);
    assert_eq!(count(&library, "夜里听见"), 1);
}

#[test]
fn a_newspaper_read_on_a_page_beside_survives_the_loss_of_both() {
    let desk = Desk::new();
    let front = desk.write("街坊/一.txt", "街坊报|2026-04-07|?|1\n==头版\n街口的灯换了新的。\n");
    let inner = desk.write("街坊/二.txt", "?|2026-04-07|?|2\n==二版\n井台边上有人拉琴。\n");
    let library = desk.open();
    library.import(std::slice::from_ref(&inner), &ImportOptions::default(), &Watch::default()).unwrap();
    let told = |library: &crate::Library| {
        library.issues(&crate::IssueFilter::default()).unwrap()[0].newspaper.clone()
    };
    assert_eq!(told(&library).as_deref(), Some("街坊报"));
    drop(library);
    for file in [front, inner, desk.folder().join("catalogue.sqlite")] {
        fs::remove_file(file).unwrap();
    }
    assert_eq!(told(&desk.open()).as_deref(), Some("街坊报"));
}

#[test]
fn an_archive_may_be_moved() {
    let desk = Desk::with_pages();
    drop(desk.imported());
    let elsewhere = desk.folder().with_file_name("搬了家");
    fs::rename(desk.folder(), &elsewhere).unwrap();
    let library = open(&elsewhere);
    assert_eq!(library.repairs(), []);
    assert_eq!(count(&library, "早起的人"), 1);
    assert_eq!(import(&library, &[desk.pages()]).already_here, 3);
}

#[test]
fn an_archive_that_can_only_be_read_is_read() {
    let desk = Desk::with_pages();
    drop(desk.imported());
    for lose_index in [false, true] {
        if lose_index {
            fs::remove_dir_all(desk.folder().join("index")).unwrap();
        }
        let archive = Archive::find(&desk.folder()).unwrap().read_only();
        let library = crate::opening::open(archive, super::samples::parse).unwrap();
        assert!(library.is_read_only());
        assert_eq!(count(&library, "早起的人"), 1);
        let id = search(&library, "\"早起的人\"").hits[0].article;
        assert!(matches!(library.add_bookmark(id, None, ""), Err(Error::ReadOnly(_))));
        let refused = library.import(&[desk.pages()], &ImportOptions::default(), &Watch::default());
        assert!(matches!(refused, Err(Error::ReadOnly(_))));
    }
}

#[test]
fn what_is_newer_than_this_program_is_refused() {
    let desk = Desk::new();
    drop(desk.open());
    for database in ["catalogue.sqlite", "shelf.sqlite"] {
        let path = desk.folder().join(database);
        let connection = rusqlite::Connection::open(&path).unwrap();
        let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(try_open(&desk.folder()), Err(Error::NewerFormat { found: 99, .. })), "{database}");
        connection.pragma_update(None, "user_version", version).unwrap();
    }
    fs::write(desk.folder().join("archive.toml"), "format = 99\n").unwrap();
    assert!(matches!(try_open(&desk.folder()), Err(Error::NewerFormat { found: 99, .. })));
}

#[test]
fn a_folder_that_is_no_archive_is_left_alone() {
    let desk = Desk::with_pages();
    assert!(matches!(try_open(&desk.pages()), Err(Error::NotAnArchive(_))));
    assert!(matches!(crate::Library::open(&desk.pages()), Err(Error::NoArchive(_))));
    assert!(matches!(crate::Library::open(&desk.folder()), Err(Error::NoArchive(_))));
    assert_eq!(fs::read_dir(desk.pages()).unwrap().count(), 2);
    assert!(!desk.folder().exists());
}

#[test]
fn a_second_writer_is_told_and_a_reader_is_not_in_its_way() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let lock = Archive::find(&desk.folder()).unwrap().lock().unwrap();
    let refused = library.import(&[desk.pages()], &ImportOptions::default(), &Watch::default());
    assert!(matches!(refused, Err(Error::Busy(_))));
    assert_eq!(count(&desk.open(), "早起的人"), 1);
    drop(lock);
    let _reader = desk.open();
    assert_eq!(import(&library, &[desk.pages()]).already_here, 3);
}
