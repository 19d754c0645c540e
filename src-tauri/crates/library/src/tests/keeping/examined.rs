//! Looking an archive over: each kind of trouble is said, with what to do, and without a word of an article.

use super::{Desk, Harm, check_all, files, harm, kept, kept_with_copy};
use crate::{Advice, Checkup, Health, Portion, examine, mend};
use std::fs;

fn troubles(desk: &Desk) -> Vec<(Portion, Option<Advice>)> {
    let found = examine(&desk.folder()).unwrap();
    check_nothing_told(&found);
    found.iter().filter(|f| f.health == Health::Trouble).map(|f| (f.part, f.advice)).collect()
}

/// No word of any article is in it.
fn check_nothing_told(found: &[Checkup]) {
    let told = format!("{found:?}");
    for words in ["早起", "孩子", "步道", "周小满", "钟声", "想去看看"] {
        assert!(!told.contains(words), "{words}: {told}");
    }
}

#[test]
fn an_archive_that_is_whole_has_no_trouble() {
    let desk = kept_with_copy();
    assert_eq!(troubles(&desk), []);
    let found = examine(&desk.folder()).unwrap();
    assert_eq!(found.len(), 13);
    let count = |part| found.iter().find(|f| f.part == part).unwrap().count;
    assert_eq!((count(Portion::Originals), count(Portion::Manifest), count(Portion::Catalogue)), (4, 4, 5));
    assert_eq!((count(Portion::Index), count(Portion::ShelfCopies)), (5, 1));
    assert!(count(Portion::Space) > 0);
}

#[test]
fn another_program_that_writes_is_notable_and_no_trouble() {
    let desk = kept();
    let _lock = crate::archive::Archive::find(&desk.folder()).unwrap().lock().unwrap();
    let found = examine(&desk.folder()).unwrap();
    let lock = found.iter().find(|f| f.part == Portion::Lock).unwrap();
    assert_eq!((lock.health, lock.advice), (Health::Notable, Some(Advice::Wait)));
}

#[test]
fn a_damaged_part_is_said() {
    for (file, how, trouble) in [
        ("catalogue.sqlite", Harm::Zeros, (Portion::Catalogue, Some(Advice::Mend))),
        ("catalogue.sqlite", Harm::Garbage, (Portion::Catalogue, Some(Advice::Mend))),
        ("shelf.sqlite", Harm::Truncated, (Portion::Shelf, Some(Advice::RestoreShelf))),
        ("shelf.sqlite", Harm::Deleted, (Portion::Shelf, Some(Advice::RestoreShelf))),
        ("archive.toml", Harm::Garbage, (Portion::Format, Some(Advice::Restore))),
        ("originals/manifest.jsonl", Harm::Garbage, (Portion::Manifest, Some(Advice::Mend))),
        ("originals/manifest.jsonl", Harm::Deleted, (Portion::Manifest, Some(Advice::Mend))),
    ] {
        let desk = kept_with_copy();
        harm(&desk.folder().join(file), how);
        assert!(troubles(&desk).contains(&trouble), "{file} {how:?}: {:?}", troubles(&desk));
    }
}

#[test]
fn originals_that_are_gone_or_changed_are_said() {
    let desk = kept();
    let originals = files(&desk.folder().join("originals"));
    let originals: Vec<_> =
        originals.iter().filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    fs::remove_file(originals[0]).unwrap();
    fs::write(originals[1], "别的").unwrap();
    let found = examine(&desk.folder()).unwrap();
    let said = found.iter().find(|f| f.part == Portion::Originals).unwrap();
    assert_eq!((said.health, said.count, said.advice), (Health::Trouble, 2, Some(Advice::BringBack)));
    let failing = super::whole(&desk.open()).failing;
    assert!(failing.contains(&crate::Failing::OriginalMissing { path: originals[0].clone() }));
    assert!(failing.contains(&crate::Failing::OriginalChanged { path: originals[1].clone() }));
}

#[test]
fn what_is_derived_is_mended() {
    let desk = kept();
    drop(desk.open());
    fs::remove_dir_all(desk.folder().join("index")).unwrap();
    assert_eq!(troubles(&desk), [(Portion::Index, Some(Advice::Mend))]);
    mend(&desk.folder(), &examine(&desk.folder()).unwrap()).unwrap();
    assert_eq!(troubles(&desk), []);
    check_all(&desk.open());
}

#[test]
fn lines_of_the_manifest_that_were_lost_are_written_again() {
    for how in super::HARMS {
        let desk = kept();
        harm(&desk.folder().join("originals/manifest.jsonl"), how);
        assert_eq!(troubles(&desk), [(Portion::Manifest, Some(Advice::Mend))], "{how:?}");
        mend(&desk.folder(), &examine(&desk.folder()).unwrap()).unwrap();
        assert_eq!(troubles(&desk), [], "{how:?}");
        assert_eq!(desk.open().repairs(), []);
        harm(&desk.folder().join("catalogue.sqlite"), Harm::Garbage);
        check_all(&desk.open());
    }
}

#[test]
fn a_rebuild_first_writes_lost_lines_again() {
    let desk = kept();
    harm(&desk.folder().join("originals/manifest.jsonl"), Harm::Truncated);
    let report = super::rebuild(&desk, crate::Rebuild { catalogue: true, without_missing: false });
    assert_eq!(report.files, Some(4));
    check_all(&desk.open());
}

#[test]
fn what_could_not_be_taken_in_is_said_until_its_original_is_back() {
    let desk = kept();
    let originals = files(&desk.folder().join("originals"));
    let original = originals.iter().find(|path| path.extension().is_some_and(|e| e == "txt")).unwrap();
    let bytes = fs::read(original).unwrap();
    fs::remove_file(original).unwrap();
    harm(&desk.folder().join("catalogue.sqlite"), Harm::Garbage);
    assert_eq!(desk.open().repairs()[0], crate::Repair::CatalogueRebuilt { files: 3, missing: 1 });
    assert!(troubles(&desk).contains(&(Portion::TakenIn, Some(Advice::BringBack))));
    fs::write(original, bytes).unwrap();
    assert_eq!(troubles(&desk), [(Portion::TakenIn, Some(Advice::Mend))]);
    super::rebuild(&desk, crate::Rebuild { catalogue: true, without_missing: false });
    assert_eq!(troubles(&desk), []);
    check_all(&desk.open());
}
