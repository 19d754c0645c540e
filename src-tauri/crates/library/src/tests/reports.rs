//! The import log: each import's report is kept and can be read again.

use super::{Desk, Watch, import};
use crate::{Error, FileOutcome, ImportEnd, ImportOptions, LostOriginal, OriginalFate};
use newsprint::{FactSource, PageLabel};

#[test]
fn each_import_keeps_its_report() {
    let desk = Desk::with_pages();
    let library = desk.open();
    assert_eq!(library.imports().unwrap(), []);
    assert_eq!(library.import_log(None).unwrap(), None);
    let first = import(&library, &[desk.pages()]);
    desk.write("坏/空.txt", "");
    desk.write("坏/README.txt", "这里有两版");
    desk.write("四月/2.txt", "街坊报|2026-04-05|78|2\n==桥修好了\n今天通车。\n");
    let second = import(&library, &[desk.pages()]);
    let [late, early] = &library.imports().unwrap()[..] else { panic!("two imports") };
    assert_eq!((early.number, late.number), (1, 2));
    assert_eq!((first.number, second.number), (Some(1), Some(2)));
    assert_eq!(late.paths, [desk.pages().to_string_lossy()]);
    assert_eq!((late.files, late.imported, late.already_here), (6, 1, 3));
    assert_eq!((late.passed_over, late.skipped, late.articles), (1, 1, 1));
    assert_eq!((late.ended, early.articles), (ImportEnd::Done, 4));
    assert!(late.finished.is_some() && late.trouble.is_none());
}

#[test]
fn a_kept_report_says_what_the_first_said() {
    let desk = Desk::with_pages();
    let library = desk.open();
    desk.write("坏/空.txt", "");
    let said = import(&library, &[desk.pages()]);
    import(&library, &[desk.pages()]);
    let kept = library.import_log(Some(1)).unwrap().unwrap();
    assert_eq!(kept.files, said.files, "nothing was set aside as furniture");
    let first = kept.files.iter().find(|file| file.path.ends_with("三月/1.txt")).unwrap();
    assert_eq!(first.pages, [Some(PageLabel::new("1"))]);
    assert_eq!(first.page_origins[0].unwrap().source, FactSource::Folio);
    assert_eq!(first.number.as_ref().unwrap().value, 77);
    assert_eq!(library.import_log(None).unwrap().unwrap().entry.number, 2);
    assert!(matches!(library.import_log(Some(9)), Err(Error::NoImport(9))));
}

#[test]
fn a_stopped_import_says_so_and_lists_what_was_finished() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let watch = Watch { stop_after: 2, ..Watch::default() };
    library.import(&[desk.pages()], &ImportOptions::default(), &watch).unwrap();
    let log = library.import_log(None).unwrap().unwrap();
    assert_eq!(log.entry.ended, ImportEnd::Cancelled);
    assert_eq!(log.files.len(), 2);
    assert!(log.files.iter().all(|file| file.outcome == FileOutcome::Imported));
}

#[test]
fn an_import_that_cannot_go_on_says_why_and_the_next_one_does() {
    let desk = Desk::with_pages();
    let library = desk.open();
    // A file where the folder for a copy would be made: the second page cannot be kept.
    let page = std::fs::read(desk.pages().join("三月/2.txt")).unwrap();
    let shard = desk.folder().join("originals").join(&crate::originals::name_of(&page).0[..2]);
    std::fs::write(&shard, "").unwrap();
    let failed = library.import(&[desk.pages()], &ImportOptions::default(), &Watch::default());
    assert!(matches!(failed, Err(Error::File { .. })));
    let log = library.import_log(None).unwrap().unwrap();
    assert_eq!(log.entry.ended, ImportEnd::BrokenOff);
    assert!(log.entry.trouble.unwrap().contains("originals"));
    assert_eq!(log.files.len(), 1);
    std::fs::remove_file(shard).unwrap();
    let report = import(&library, &[desk.pages()]);
    assert_eq!((report.imported, report.already_here), (2, 1));
}

/// An archive whose three pages stay where they are.
fn referenced(desk: &Desk) -> crate::Library {
    let library = desk.open();
    let options = ImportOptions { reference: true, ..ImportOptions::default() };
    library.import(&[desk.pages()], &options, &Watch::default()).unwrap();
    library
}

#[test]
fn an_original_that_was_moved_or_changed_is_told() {
    let desk = Desk::with_pages();
    let library = referenced(&desk);
    assert_eq!(library.lost_originals(1).unwrap(), []);
    let (moved, changed) = (desk.pages().join("三月/1.txt"), desk.pages().join("三月/2.txt"));
    std::fs::rename(&moved, desk.pages().join("三月/一版.txt")).unwrap();
    std::fs::write(&changed, "别的字").unwrap();
    let lost = [(moved, OriginalFate::Missing), (changed, OriginalFate::Changed)]
        .map(|(path, fate)| LostOriginal { path, fate });
    assert_eq!(library.lost_originals(1).unwrap(), lost);
    let hit = super::search(&library, "\"早起的人\"").hits[0].article;
    assert_eq!(library.lost_originals_of(hit).unwrap(), lost[..1], "its text is found all the same");
    let other = super::search(&library, "\"江面涨了\"").hits[0].article;
    assert_eq!(library.lost_originals_of(other).unwrap(), []);
}

#[test]
fn importing_a_moved_original_from_its_new_place_sets_the_place_right() {
    for reference in [true, false] {
        let desk = Desk::with_pages();
        let library = referenced(&desk);
        let (old, new) = (desk.pages().join("三月/1.txt"), desk.pages().join("搬家/1.txt"));
        let bytes = std::fs::read(&old).unwrap();
        std::fs::remove_file(&old).unwrap();
        desk.write("搬家/1.txt", bytes);
        let options = ImportOptions { reference, ..ImportOptions::default() };
        let report = library.import(std::slice::from_ref(&new), &options, &Watch::default()).unwrap();
        assert_eq!(report.already_here, 1);
        assert_eq!(library.lost_originals(1).unwrap(), []);
        drop(library);
        // A catalogue made anew reads the same from the same place.
        std::fs::remove_file(desk.folder().join("catalogue.sqlite")).unwrap();
        let library = desk.open();
        assert_eq!(super::count(&library, "早起的人"), 1);
        std::fs::remove_file(new).unwrap();
        let hit = super::search(&library, "\"早起的人\"").hits[0].article;
        assert_eq!(library.lost_originals_of(hit).unwrap().len(), usize::from(reference));
    }
}
