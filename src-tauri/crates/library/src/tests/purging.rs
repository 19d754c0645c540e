//! Deleting for good what was taken out: only that goes, it is said before and after, and nothing else is the worse for it.

use super::keeping::{files, lose_catalogue};
use super::{Desk, Watch, count, import, search};
use crate::archive::Archive;
use crate::failpoint::{Boundary, arm, disarm};
use crate::keeping::rebuild_by;
use crate::{Error, Health, ImportOptions, Library, Purge, Rebuild, Selection, back_up, examine, restore};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn remove(library: &Library, terms: &[&str]) -> i64 {
    library.remove(&Selection::parse(terms).unwrap()).unwrap().decision.unwrap()
}

fn originals(desk: &Desk) -> usize {
    let all = files(&desk.folder().join("originals"));
    all.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md")).count()
}

#[track_caller]
fn no_trouble(desk: &Desk) {
    let found = examine(&desk.folder()).unwrap();
    let trouble: Vec<_> = found.iter().filter(|found| found.health != Health::Fine).collect();
    assert!(trouble.is_empty(), "{trouble:?}");
}

#[test]
fn what_was_taken_out_can_be_deleted_for_good() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let marked = search(&library, "\"早起的人\"").hits[0].article;
    library.add_bookmark(marked, Some("沿着水"), "想去看看").unwrap();
    assert_eq!(library.would_purge(&[]).unwrap(), Purge::default(), "nothing is out");
    let change = remove(&library, &["三月/"]);
    let would = library.would_purge(&[]).unwrap();
    let names: Vec<_> = would.files.iter().map(|file| file.file.rsplit('/').next().unwrap()).collect();
    assert!(names.len() == 2 && names.contains(&"1.txt") && names.contains(&"2.txt"), "{names:?}");
    let bytes: u64 =
        ["三月/1.txt", "三月/2.txt"].map(|f| fs::metadata(desk.pages().join(f)).unwrap().len()).iter().sum();
    assert_eq!((would.bytes, would.bookmarks, would.changes.clone()), (bytes, 1, vec![change]));
    assert_eq!((would.done, originals(&desk)), (false, 3), "asking deletes nothing");
    let purged = library.purge(&[]).unwrap();
    assert_eq!(purged, Purge { done: true, ..would });
    assert_eq!(originals(&desk), 1);
    assert!(matches!(library.undo(None), Err(Error::Purged(number)) if number == change));
    assert!(matches!(library.undo(Some(change)), Err(Error::Purged(_))));
    let decisions = library.decisions().unwrap();
    assert_eq!((decisions.len(), decisions[0].purged, decisions[0].undone), (1, true, false));
    let mark = &library.bookmarks().unwrap()[0];
    assert_eq!((mark.article, mark.quote.as_str(), mark.note.as_str()), (None, "沿着水", "想去看看"));
    assert_eq!(library.purge(&[]).unwrap(), Purge::default(), "a second time there is nothing");
    drop(library);
    assert_eq!(desk.open().repairs(), [], "opening has nothing to do");
    no_trouble(&desk);
    rebuild_by(
        &Archive::find(&desk.folder()).unwrap(),
        Rebuild { catalogue: true, without_missing: false },
        super::samples::parse,
    )
    .unwrap();
    no_trouble(&desk);
    lose_catalogue(&desk);
    let library = desk.open();
    assert_eq!((count(&library, "早起的人"), count(&library, "江面涨了")), (0, 1));
    drop(library);
    assert_eq!(desk.open().repairs(), []);
}

#[test]
fn who_imports_it_again_has_it_again_with_the_mark() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let marked = search(&library, "\"早起的人\"").hits[0].article;
    library.add_bookmark(marked, Some("沿着水"), "").unwrap();
    let change = remove(&library, &["三月/1.txt"]);
    library.purge(&[]).unwrap();
    import(&library, &[desk.pages()]);
    assert_eq!((count(&library, "早起的人"), originals(&desk)), (1, 3));
    assert_eq!(library.bookmarks().unwrap()[0].article, Some(marked));
    assert!(!library.decisions().unwrap().iter().any(|decision| decision.purged));
    library.undo(Some(change)).unwrap();
    drop(library);
    lose_catalogue(&desk);
    assert_eq!(count(&desk.open(), "早起的人"), 1);
    no_trouble(&desk);
}

/// Two pages in one file.
const TWO: &str = "街坊报|2026-05-01|80|1\n==晒谷\n谷子铺满了晒场。\n\u{0C}街坊报|2026-05-01|80|2\n==收网\n天亮前网都收了。\n";

#[test]
fn a_file_stays_while_a_page_of_it_is_here() {
    let desk = Desk::with_pages();
    desk.write("两版.txt", TWO);
    let library = desk.imported();
    let first = remove(&library, &["版:2", "2026-05-01"]);
    let would = library.purge(&[]).unwrap();
    assert_eq!((would.files.len(), would.kept, would.done), (0, 1, false));
    let second = remove(&library, &["2026-05-01"]);
    let third = remove(&library, &["四月/"]);
    let would = library.would_purge(&[third]).unwrap();
    assert_eq!((would.files.len(), would.changes), (1, vec![third]));
    let purged = library.purge(&[second]).unwrap();
    assert_eq!((purged.files.len(), purged.changes), (1, vec![first, second]), "both took pages of it out");
    assert_eq!(library.undo(None).unwrap().returned, 1, "what another change took out comes back");
}

#[test]
fn of_a_change_that_is_purged_in_part_the_rest_comes_back() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let of_one = remove(&library, &["三月/1.txt"]);
    library.undo(None).unwrap();
    let of_all = remove(&library, &["街坊报"]);
    assert!(of_all > of_one);
    let place = files(&desk.folder().join("originals"));
    let kept: Vec<_> = place.iter().map(|path| fs::read(path).unwrap()).collect();
    library.purge(&[]).unwrap();
    // One of the originals is put back by hand.
    let back = place.iter().position(|path| path.extension().is_some_and(|ending| ending == "txt")).unwrap();
    fs::write(&place[back], &kept[back]).unwrap();
    let undone = library.undo(None).unwrap();
    assert_eq!((undone.returned, undone.missing.len()), (1, 2));
}

#[test]
fn what_the_reader_left_in_its_place_is_not_deleted() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let options = ImportOptions { reference: true, ..ImportOptions::default() };
    library.import(&[desk.pages()], &options, &Watch::default()).unwrap();
    remove(&library, &["街坊报"]);
    assert_eq!(library.purge(&[]).unwrap(), Purge::default());
    assert_eq!(library.undo(None).unwrap().returned, 3);
}

#[test]
fn another_file_with_the_same_page_keeps_it() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let text = fs::read_to_string(desk.pages().join("三月/1.txt")).unwrap();
    import(&library, &[desk.write("另/1.md", text.replace("==", "==\u{3000}"))]);
    remove(&library, &["三月/1.txt"]);
    assert_eq!(library.purge(&[]).unwrap().files.len(), 1);
    assert_eq!(count(&library, "早起的人"), 1);
    no_trouble(&desk);
}

#[test]
fn a_backup_of_before_brings_it_back_and_one_of_after_does_not_miss_it() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let before = back_up(&desk.folder(), Some(&desk.pages().with_file_name("前.zip")), true).unwrap();
    remove(&library, &["三月/1.txt"]);
    library.purge(&[]).unwrap();
    let after = back_up(&desk.folder(), Some(&desk.pages().with_file_name("后.zip")), true).unwrap();
    assert_eq!((before.originals, after.originals, after.missing), (3, 2, vec![]));
    drop(library);
    let elsewhere = desk.folder().with_file_name("搬来");
    restore(&after.path, &elsewhere).unwrap();
    let library = super::open(&elsewhere);
    assert_eq!((count(&library, "早起的人"), library.stats().unwrap().sources), (0, 2));
    assert!(matches!(library.undo(None), Err(Error::Purged(_))), "the manifest knows it there as well");
    restore(&before.path, &desk.folder()).unwrap();
    let library = desk.open();
    assert_eq!(count(&library, "早起的人"), 1, "the shelf of before knows of no removal");
    drop(library);
    no_trouble(&desk);
}

#[test]
fn a_crash_at_any_step_leaves_what_can_be_done_again() {
    for (boundary, nth) in [(Boundary::PurgeNoted, 1), (Boundary::Deleted, 1), (Boundary::Deleted, 2)] {
        let desk = Desk::with_pages();
        let library = desk.imported();
        remove(&library, &["三月/"]);
        arm(boundary, nth);
        let crashed = catch_unwind(AssertUnwindSafe(|| library.purge(&[]))).is_err();
        disarm();
        assert!(crashed, "{boundary:?}");
        drop(library);
        let library = desk.open();
        assert_eq!(library.repairs(), [], "{boundary:?}");
        let left = originals(&desk) - 1;
        assert_eq!(left, if boundary == Boundary::PurgeNoted { 2 } else { 2 - nth as usize });
        assert_eq!(library.would_purge(&[]).unwrap().files.len(), left);
        assert_eq!((count(&library, "早起的人"), count(&library, "江面涨了")), (0, 1));
        no_trouble(&desk);
        assert_eq!(library.purge(&[]).unwrap().files.len(), left, "doing it again finishes it");
        assert_eq!(originals(&desk), 1);
        assert!(matches!(library.undo(None), Err(Error::Purged(_))));
    }
}

#[test]
fn what_an_interrupted_purge_left_may_still_come_back() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    remove(&library, &["三月/1.txt"]);
    arm(Boundary::PurgeNoted, 1);
    let crashed = catch_unwind(AssertUnwindSafe(|| library.purge(&[]))).is_err();
    disarm();
    assert!(crashed);
    assert_eq!(library.undo(None).unwrap().returned, 1);
    let reading = crate::manifest::read(&Archive::find(&desk.folder()).unwrap()).unwrap();
    assert!(reading.purged.is_empty(), "the manifest does not call it deleted any more");
    drop(library);
    assert_eq!(desk.open().repairs(), []);
    lose_catalogue(&desk);
    assert_eq!(count(&desk.open(), "早起的人"), 1);
}
