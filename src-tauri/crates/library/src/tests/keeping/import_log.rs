//! What imports said outlives the catalogue: it is listed, read and selected by as before.

use super::{Harm, files, harm, lose_catalogue};
use crate::failpoint::{Boundary, arm, disarm};
use crate::tests::{Desk, Watch, count, import, open, try_open};
use crate::{ImportEnd, ImportEntry, ImportLog, ImportOptions, Library, Selection, back_up, restore};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Three imports: one that was stopped, one with a file that was refused, one of what is here already.
fn imported() -> Desk {
    let desk = Desk::with_pages();
    let library = desk.open();
    let watch = Watch { stop_after: 2, ..Watch::default() };
    library.import(&[desk.pages()], &ImportOptions::default(), &watch).unwrap();
    desk.write("坏/空.txt", "");
    import(&library, &[desk.pages()]);
    import(&library, &[desk.pages()]);
    desk
}

fn told(library: &Library) -> (Vec<ImportEntry>, Vec<ImportLog>, Vec<usize>) {
    let entries = library.imports().unwrap();
    let logs = entries.iter().map(|entry| library.import_log(Some(entry.number)).unwrap().unwrap()).collect();
    let pages =
        |number: i64| library.pages(&Selection::parse(&[format!("#{number}")]).unwrap()).unwrap().len();
    (entries.clone(), logs, entries.iter().map(|entry| pages(entry.number)).collect())
}

#[test]
fn a_catalogue_made_anew_from_nothing_knows_all_imports() {
    let desk = imported();
    let before = told(&desk.open());
    assert_eq!((before.0.len(), before.2[2], before.0[1].skipped), (3, 2, 1));
    lose_catalogue(&desk);
    let library = desk.open();
    assert_eq!(told(&library), before);
    import(&library, &[desk.pages()]);
    assert_eq!(library.imports().unwrap()[0].number, 4, "they are counted on");
    library.remove(&Selection::parse(&["#1"]).unwrap()).unwrap();
    assert_eq!((count(&library, "早起的人"), count(&library, "江面涨了")), (0, 1));
    drop(library);
    lose_catalogue(&desk);
    let library = desk.open();
    library.undo(None).unwrap();
    assert_eq!(told(&library).2[3], 2, "pages that come back are of their import again");
}

#[test]
fn so_does_one_made_anew_in_place_of_a_damaged_one() {
    for how in [Harm::Zeros, Harm::Truncated, Harm::Garbage] {
        let desk = imported();
        let before = told(&desk.open());
        harm(&desk.folder().join("catalogue.sqlite"), how);
        crate::keeping::damage::suspect(&desk.folder().join("catalogue.sqlite"));
        let library = (0..3).find_map(|_| try_open(&desk.folder()).ok()).unwrap();
        assert_eq!(told(&library), before, "{how:?}");
        drop(library);
        assert_eq!(desk.open().repairs(), []);
    }
}

#[test]
fn a_backup_holds_what_imports_said() {
    let desk = imported();
    let before = told(&desk.open());
    let backup = back_up(&desk.folder(), Some(&desk.pages().with_file_name("备份.zip")), true).unwrap();
    let elsewhere = desk.folder().with_file_name("搬来");
    restore(&backup.path, &elsewhere).unwrap();
    assert_eq!(told(&open(&elsewhere)), before);
    restore(&backup.path, &desk.folder()).unwrap();
    assert_eq!(told(&desk.open()), before, "nothing is there twice");
}

#[test]
fn an_import_that_was_killed_is_kept_by_the_next_opening() {
    let desk = Desk::with_pages();
    let library = desk.open();
    arm(Boundary::Catalogue, 1);
    let crashed = catch_unwind(AssertUnwindSafe(|| import(&library, &[desk.pages()]))).is_err();
    disarm();
    assert!(crashed);
    drop(library);
    let before = told(&desk.open());
    assert_eq!(before.0[0].ended, ImportEnd::Unfinished);
    lose_catalogue(&desk);
    assert_eq!(told(&desk.open()), before);
}

#[test]
fn one_that_is_damaged_is_put_aside_and_the_others_are_there() {
    let desk = imported();
    let before = told(&desk.open());
    let folder = desk.folder().join("imports");
    for how in [Harm::Zeros, Harm::Truncated, Harm::Garbage, Harm::Emptied] {
        let path = folder.join("2.jsonl.zst");
        let whole = fs::read(&path).unwrap();
        harm(&path, how);
        lose_catalogue(&desk);
        let library = desk.open();
        let numbers: Vec<i64> = library.imports().unwrap().iter().map(|entry| entry.number).collect();
        assert_eq!(numbers, [3, 1], "{how:?}");
        drop(library);
        assert_eq!(desk.open().repairs(), []);
        assert!(files(&folder).iter().any(|path| path.ends_with("2.jsonl.zst.damaged")), "{how:?}");
        fs::write(&path, whole).unwrap();
        assert_eq!(told(&desk.open()), before, "it is taken in where it is whole");
    }
}

#[test]
fn an_archive_of_an_earlier_version_keeps_its_imports_from_now_on() {
    let desk = imported();
    let before = told(&desk.open());
    fs::remove_dir_all(desk.folder().join("imports")).unwrap();
    drop(desk.open());
    lose_catalogue(&desk);
    assert_eq!(told(&desk.open()), before);
}
