//! The index on disk: what is committed is kept, replaced, taken out, seen by others, and begun anew if damaged.

use crate::archive::{documents, find, window};
use search::{Document, Error, Index, Matching, Query, Window};
use std::fs;
use std::path::{Path, PathBuf};

fn own_folder(folder: &Path) -> PathBuf {
    let mut entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.find(|path| path.extension().is_none()).unwrap()
}

fn fill(index: &Index, count: u64, sequence: u64) {
    let mut writer = index.writer().unwrap();
    for document in documents(count) {
        writer.put(&document).unwrap();
    }
    writer.commit(sequence).unwrap();
    writer.finish().unwrap();
}

fn paragraph(id: u64, text: &str) -> Document {
    Document { id, paragraphs: vec![text.to_owned()], ..Document::default() }
}

#[test]
fn what_is_committed_is_there_when_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.sequence(), index.documents()), (0, 0));
    fill(&index, 30, 17);
    drop(index);
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.sequence(), index.documents(), index.damage()), (17, 30, None));
    assert!(index.damaged_files().unwrap().is_empty());
    assert!(!find(&index, "豆腐").is_empty());
}

/// The files of postings: one for each segment.
fn postings(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(own_folder(folder)).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "idx")).collect()
}

#[test]
fn many_commits_become_one_piece_once_writing_is_done_and_answer_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let mut writer = index.writer().unwrap();
    for (sequence, document) in (1..).zip(documents(40)) {
        writer.put(&document).unwrap();
        if sequence % 5 == 0 {
            writer.commit(sequence).unwrap();
        }
    }
    let asked = || {
        let counts = Window { counts: true, ..window(0) };
        ["豆腐", "的", "-豆腐"]
            .map(|query| index.search(&Query::parse(query, Matching::Folded), &counts).unwrap())
    };
    let (before, answer) = (postings(folder.path()).len(), asked());
    assert!(before > 1);
    writer.finish().unwrap();
    index.refresh().unwrap();
    let merged = asked();
    for (merged, before) in merged.iter().zip(&answer) {
        assert_eq!(
            (merged.total, &merged.facets, &merged.timeline),
            (before.total, &before.facets, &before.timeline)
        );
    }
    drop(index);
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.sequence(), index.documents(), postings(folder.path()).len()), (40, 40, 1));
    assert!(index.damaged_files().unwrap().is_empty());
}

#[test]
fn a_document_is_replaced_taken_out_and_all_are_cleared() {
    let index = Index::in_memory().unwrap();
    let mut writer = index.writer().unwrap();
    writer.put(&paragraph(1, "槐花")).unwrap();
    writer.put(&paragraph(2, "槐花")).unwrap();
    writer.commit(1).unwrap();
    writer.put(&paragraph(1, "下雪")).unwrap();
    writer.put(&paragraph(3, "槐花")).unwrap();
    writer.put(&paragraph(3, "下雪")).unwrap();
    assert_eq!(find(&index, "槐花"), [1, 2], "nothing is seen before it is committed");
    writer.commit(2).unwrap();
    assert_eq!((find(&index, "槐花"), find(&index, "下雪")), (vec![2], vec![1, 3]));
    writer.delete(3);
    writer.delete(99);
    writer.commit(3).unwrap();
    assert_eq!((find(&index, "下雪"), index.documents(), index.sequence()), (vec![1], 2, 3));
    writer.put(&paragraph(4, "以前")).unwrap();
    writer.clear().unwrap();
    writer.put(&paragraph(5, "以后")).unwrap();
    writer.commit(4).unwrap();
    assert_eq!((find(&index, "以前 OR 以后"), index.documents()), (vec![5], 1));
}

#[test]
fn what_a_crash_within_a_commit_left_is_in_nobody_s_way() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    fill(&index, 30, 17);
    let meta = own_folder(folder.path()).join("meta.json");
    let before = fs::read(&meta).unwrap();
    let take_out = |index: &Index| {
        let mut writer = index.writer().unwrap();
        writer.delete(3);
        writer.commit(18)
    };
    take_out(&index).unwrap();
    drop(index);
    // As if the crash came before the last step, which says what belongs to the index.
    fs::write(&meta, before).unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.sequence(), index.documents()), (17, 30));
    take_out(&index).unwrap();
    assert_eq!((index.sequence(), index.documents()), (18, 29));
}

#[test]
fn there_is_one_writer_and_it_gives_way_when_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let other = Index::open(folder.path()).unwrap();
    let writer = index.writer().unwrap();
    assert!(matches!(other.writer(), Err(Error::Busy)));
    drop(writer);
    other.writer().unwrap();
}

#[test]
fn another_reader_sees_a_commit_when_it_looks_again() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    let other = Index::open(folder.path()).unwrap();
    fill(&index, 10, 5);
    assert_eq!(other.documents(), 0);
    other.refresh().unwrap();
    assert_eq!((other.documents(), other.sequence()), (10, 5));
}

#[test]
fn what_is_not_committed_is_lost_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    fill(&index, 10, 5);
    let mut writer = index.writer().unwrap();
    writer.clear().unwrap();
    writer.put(&paragraph(11, "槐花")).unwrap();
    drop(writer);
    let again = Index::open(folder.path()).unwrap();
    assert_eq!((again.documents(), again.sequence()), (10, 5));
}

/// Damages the first file with this ending; an empty one means the file that lists the segments.
fn damage(folder: &Path, ending: &str, how: impl Fn(&Path)) {
    let own = own_folder(folder);
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut files: Vec<PathBuf> = fs::read_dir(&own).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    how(files.iter().find(|path| name(path).ends_with(ending)).unwrap());
}

#[test]
fn a_damaged_index_is_put_aside_and_begun_anew() {
    let cut = |path: &Path| fs::File::options().write(true).open(path).unwrap().set_len(9).unwrap();
    let scramble = |path: &Path| fs::write(path, b"{not json").unwrap();
    let remove = |path: &Path| fs::remove_file(path).unwrap();
    type Way<'a> = (&'a str, &'a dyn Fn(&Path));
    let ways: [Way<'_>; 7] = [
        ("meta.json", &scramble),
        ("meta.json", &|path| fs::write(path, b"").unwrap()),
        (".managed.json", &scramble),
        (".idx", &cut),
        (".fast", &cut),
        (".term", &remove),
        (".pos", &cut),
    ];
    for (ending, how) in ways {
        let folder = tempfile::tempdir().unwrap();
        fill(&Index::open(folder.path()).unwrap(), 10, 5);
        damage(folder.path(), ending, how);
        let index = Index::open(folder.path()).unwrap();
        assert!(index.damage().is_some(), "{ending}");
        assert_eq!((index.sequence(), index.documents()), (0, 0), "{ending}");
        fill(&index, 10, 6);
        assert_eq!(Index::open(folder.path()).unwrap().sequence(), 6);
        assert!(folder.path().join(own_folder(folder.path()).with_extension("damaged")).exists());
    }
}

#[test]
fn a_missing_list_of_segments_is_an_empty_index() {
    let folder = tempfile::tempdir().unwrap();
    fill(&Index::open(folder.path()).unwrap(), 10, 5);
    damage(folder.path(), "meta.json", |path| fs::remove_file(path).unwrap());
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.sequence(), index.documents()), (0, 0));
}

#[test]
fn an_index_made_by_other_rules_gives_way_and_other_files_stay() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("0123456789abcdef");
    fs::create_dir_all(&old).unwrap();
    fs::write(folder.path().join("a-reader-s-own.txt"), "stay").unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert!(!old.exists());
    assert!(folder.path().join("a-reader-s-own.txt").exists());
    assert_eq!(index.search(&Query::parse("雪", Matching::Folded), &window(1)).unwrap().total, 0);
}
