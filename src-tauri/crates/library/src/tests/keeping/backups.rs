//! Backups hold what nothing else can make again, and bringing one back costs nothing that is newer.

use super::{Desk, Harm, check_all, count, harm, import, kept, open, search};
use crate::{Error, back_up, restore, restore_shelf};
use crate::{Library, ShelfFrom};
use std::fs;
use std::path::PathBuf;

fn zip(desk: &Desk) -> PathBuf {
    desk.pages().with_file_name("备份.zip")
}

/// Opens what was restored, with the parser that the tests read pages by.
fn opened(desk: &Desk, name: &str) -> Library {
    open(&desk.folder().with_file_name(name))
}

#[test]
fn a_backup_with_originals_becomes_an_archive_again() {
    let desk = kept();
    let report = back_up(&desk.folder(), Some(&zip(&desk)), true).unwrap();
    assert_eq!((report.bookmarks, report.originals, report.references), (2, 4, 0));
    let elsewhere = desk.folder().with_file_name("搬来");
    let restored = restore(&report.path, &elsewhere).unwrap();
    assert_eq!((restored.bookmarks, restored.originals, restored.lines), (2, 4, 4));
    assert_eq!(restored.kept, None);
    let library = opened(&desk, "搬来");
    assert_eq!(library.name(), "档案");
    check_all(&library);
    drop(library);
    let again = restore(&report.path, &elsewhere).unwrap();
    assert_eq!((again.originals, again.lines), (0, 0), "nothing is there twice");
    check_all(&opened(&desk, "搬来"));
}

#[test]
fn bringing_a_backup_back_keeps_what_came_later() {
    let desk = kept();
    let report = back_up(&desk.folder(), None, false).unwrap();
    let library = desk.open();
    let more = desk.write("又一张.txt", "街坊报|2026-05-01|?|1\n==晒谷\n谷子铺满了晒场。\n");
    import(&library, &[more]);
    let id = search(&library, "\"谷子铺满\"").hits[0].article;
    library.add_bookmark(id, None, "后来的").unwrap();
    drop(library);
    let restored = restore(&report.path, &desk.folder()).unwrap();
    assert_eq!((restored.bookmarks, restored.lines, restored.originals), (2, 0, 0));
    let library = desk.open();
    assert_eq!((count(&library, "谷子铺满"), library.bookmarks().unwrap().len()), (1, 2));
    drop(library);
    let kept = restored.kept.unwrap();
    assert_eq!(restore_shelf(&desk.folder(), ShelfFrom::File(&kept)).unwrap().bookmarks, 3);
    assert_eq!(desk.open().bookmarks().unwrap()[0].note, "后来的");
}

#[test]
fn lost_lines_and_originals_come_back_from_a_backup() {
    let desk = kept();
    let report = back_up(&desk.folder(), Some(&zip(&desk)), true).unwrap();
    for part in ["originals", "index"] {
        fs::remove_dir_all(desk.folder().join(part)).unwrap();
    }
    for part in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(part));
    }
    assert_eq!(desk.open().stats().unwrap().sources, 0);
    let restored = restore(&report.path, &desk.folder()).unwrap();
    assert_eq!((restored.originals, restored.lines), (4, 4));
    check_all(&desk.open());
}

#[test]
fn a_backup_is_never_overwritten_and_a_damaged_one_changes_nothing() {
    let desk = kept();
    let first = back_up(&desk.folder(), None, false).unwrap().path;
    let second = back_up(&desk.folder(), None, false).unwrap().path;
    assert_ne!(first, second);
    back_up(&desk.folder(), Some(&zip(&desk)), true).unwrap();
    assert!(matches!(back_up(&desk.folder(), Some(&zip(&desk)), true), Err(Error::File { .. })));
    for how in [Harm::Zeros, Harm::Truncated, Harm::Garbage, Harm::Emptied] {
        let copy = desk.pages().join("坏.zip");
        fs::copy(zip(&desk), &copy).unwrap();
        harm(&copy, how);
        let refused = restore(&copy, &desk.folder());
        // What is wrong with an original only costs that original.
        assert!(refused.is_ok() || matches!(refused, Err(Error::NotABackup(_))), "{how:?}: {refused:?}");
        check_all(&desk.open());
        fs::remove_file(copy).unwrap();
    }
    let page = desk.pages().join("四月/1.txt");
    assert!(matches!(restore(&page, &desk.folder()), Err(Error::NotABackup(_))));
    assert!(matches!(restore_shelf(&desk.folder(), ShelfFrom::File(&page)), Err(Error::NotABackup(_))));
    let other = desk.folder().join("catalogue.sqlite");
    assert!(restore_shelf(&desk.folder(), ShelfFrom::File(&other)).is_err(), "a catalogue is no shelf");
    check_all(&desk.open());
}

#[test]
fn names_in_a_backup_become_no_paths() {
    use std::io::Write;
    let desk = kept();
    let bad = desk.pages().with_file_name("恶.zip");
    let source = back_up(&desk.folder(), Some(&zip(&desk)), false).unwrap().path;
    let mut from = zip::ZipArchive::new(fs::File::open(source).unwrap()).unwrap();
    let mut to = zip::ZipWriter::new(fs::File::create(&bad).unwrap());
    for name in ["archive.toml", "shelf.sqlite"] {
        to.raw_copy_file(from.by_name(name).unwrap()).unwrap();
    }
    let hash = crate::originals::name_of(b"evil").0;
    let line = |below: &str| {
        format!(
            "{{\"hash\":\"{hash}\",\"bytes\":4,\"path\":\"x\",\"member\":null,\"time\":\"\",\"kept\":\"copy\",\"kept_path\":\"{below}\",\"newspaper\":null,\"date\":null}}\n"
        )
    };
    to.start_file("originals/manifest.jsonl", zip::write::SimpleFileOptions::default()).unwrap();
    to.write_all(line("../../evil.txt").as_bytes()).unwrap();
    to.start_file("originals/../../evil.txt", zip::write::SimpleFileOptions::default()).unwrap();
    to.write_all(b"evil").unwrap();
    to.finish().unwrap();
    let elsewhere = desk.folder().with_file_name("里/档案");
    let restored = restore(&bad, &elsewhere).unwrap();
    assert_eq!(restored.originals, 0);
    assert!(super::files(desk.pages().parent().unwrap()).iter().all(|path| !path.ends_with("evil.txt")));
}

#[test]
fn a_backup_is_whole_while_another_imports() {
    let desk = kept();
    for number in 0..60 {
        desk.write(
            &format!("许多/{number}.txt"),
            format!("街坊报|2026-06-{:02}|?|{number}\n==题{number}\n第{number}张上的话。\n", number % 28 + 1),
        );
    }
    let folder = desk.folder();
    std::thread::scope(|scope| {
        let importing = scope.spawn(|| import(&open(&folder), &[desk.pages()]).imported);
        let mut sizes = Vec::new();
        while !importing.is_finished() || sizes.len() < 2 {
            let place = desk.pages().with_file_name(format!("备份{}.zip", sizes.len()));
            let report = back_up(&folder, Some(&place), true).unwrap();
            let elsewhere = desk.folder().with_file_name(format!("副本{}", sizes.len()));
            restore(&report.path, &elsewhere).unwrap();
            let library = open(&elsewhere);
            assert_eq!(library.stats().unwrap().sources, report.originals);
            assert_eq!(library.bookmarks().unwrap().len(), 2);
            sizes.push(report.originals);
        }
        assert_eq!(importing.join().unwrap(), 60);
        assert!(sizes.is_sorted(), "{sizes:?}");
    });
}
