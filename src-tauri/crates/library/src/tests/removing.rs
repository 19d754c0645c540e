//! Taking out and taking back: nothing of what went is found, nothing of what stays is touched, all of it comes back.

use super::{Desk, Watch, count, import, search, sums};
use crate::failpoint::{Boundary, arm, disarm};
use crate::{ArticleId, Error, ImportOptions, IssueFilter, Library, Removal, Repair, Selection, Stats};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn select(terms: &[&str]) -> Selection {
    Selection::parse(terms).unwrap()
}

fn remove(library: &Library, terms: &[&str]) -> Removal {
    library.remove(&select(terms)).unwrap()
}

fn walkers(library: &Library) -> ArticleId {
    search(library, "\"早起的人\"").hits[0].article
}

fn issues(library: &Library) -> String {
    let issues = library.issues(&IssueFilter::default()).unwrap();
    let told =
        issues.iter().map(|i| format!("{:?} {:?} {:?} {:?}\n", i.newspaper, i.date, i.number, i.pages));
    told.collect()
}

fn lose_catalogue(desk: &Desk) {
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
}

#[test]
fn a_page_that_was_taken_out_is_nowhere_and_comes_back_as_it_was() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let (stats, listed, id) = (library.stats().unwrap(), issues(&library), walkers(&library));
    let mark = library.add_bookmark(id, Some("沿着水"), "江边一章").unwrap();
    let would = library.would_remove(&select(&["三月/1.txt"])).unwrap();
    assert_eq!(library.stats().unwrap().articles, 4, "asking does nothing");
    let removal = remove(&library, &["三月/1.txt"]);
    assert_eq!((would.gone, would.pages), (removal.gone, removal.pages.clone()));
    assert_eq!((removal.gone.pages, removal.gone.articles, removal.gone.bookmarks), (1, 2, 1));
    assert_eq!((count(&library, "早起的人"), count(&library, "正午敲了")), (0, 1));
    let left = library.stats().unwrap();
    assert_eq!((left.pages, left.articles, left.sources, left.bookmarks), (2, 2, 2, 1));
    assert!(matches!(library.article(id), Err(Error::NoArticle(_))));
    assert_eq!(library.bookmarks().unwrap()[0].article, None, "it waits on the list");
    let undone = library.undo(None).unwrap();
    assert_eq!((undone.decision.id, undone.returned, undone.removed), (removal.decision.unwrap(), 1, 0));
    assert_eq!(Stats { bookmarks: 0, ..library.stats().unwrap() }, stats);
    assert_eq!((issues(&library), walkers(&library)), (listed, id));
    assert_eq!(library.bookmarks().unwrap(), [mark]);
    assert!(matches!(library.undo(None), Err(Error::NothingToUndo(None))));
}

#[test]
fn pages_go_by_issue_newspaper_import_article_or_name() {
    let desk = Desk::with_pages();
    desk.write("晚钟.txt", "晚钟|2026-03-04|?|1\n==岁末\n巷口的灯亮到半夜。\n");
    let library = desk.imported();
    let name = library.pages(&select(&["四月/"])).unwrap()[0].page.to_string();
    let article = walkers(&library).to_string();
    let cases: [(&[&str], u64); 9] = [
        (&["街坊报", "2026-03-04"], 3),
        (&["街坊报"], 4),
        (&["街坊报", "2026-02..2026-03", "版:2"], 1),
        (&["2026-03"], 4),
        (&[&name], 1),
        (&[&article], 2),
        (&["#1"], 5),
        (&["晚钟", "undated"], 0),
        (&["没有的报"], 0),
    ];
    for (terms, articles) in cases {
        let before = library.stats().unwrap().articles;
        let removal = remove(&library, terms);
        assert_eq!(removal.gone.articles, articles, "{terms:?}");
        assert_eq!(library.stats().unwrap().articles, before - articles, "{terms:?}");
        if removal.decision.is_some() {
            library.undo(None).unwrap();
        }
        assert_eq!(library.stats().unwrap().articles, before, "{terms:?}");
    }
    remove(&library, &["晚钟"]);
    assert_eq!(library.newspapers().unwrap().len(), 1, "a newspaper without pages is not listed");
}

#[test]
fn what_was_taken_out_stays_out_when_the_catalogue_and_index_are_lost() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    remove(&library, &["三月/"]);
    let (stats, listed) = (library.stats().unwrap(), issues(&library));
    drop(library);
    lose_catalogue(&desk);
    fs::remove_dir_all(desk.folder().join("index")).unwrap();
    let library = desk.open();
    assert_eq!((library.stats().unwrap(), issues(&library)), (stats, listed));
    assert_eq!((count(&library, "早起的人"), count(&library, "江面涨了")), (0, 1));
    library.undo(None).unwrap();
    assert_eq!((count(&library, "早起的人"), library.stats().unwrap().articles), (1, 4));
}

#[test]
fn who_imports_again_what_was_taken_out_has_it_again_with_its_marks() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let (stats, id) = (library.stats().unwrap(), walkers(&library));
    let mark = library.add_bookmark(id, Some("沿着水"), "").unwrap();
    remove(&library, &["三月/"]);
    assert_eq!(sums(&import(&library, &[desk.pages()])), (2, 1, 0));
    assert_eq!(Stats { bookmarks: 0, ..library.stats().unwrap() }, stats);
    assert_eq!(library.bookmarks().unwrap(), [mark]);
    drop(library);
    let library = desk.open();
    assert_eq!(library.repairs(), []);
    assert_eq!(library.undo(None).unwrap().returned, 0, "they are here already");
    lose_catalogue(&desk);
    drop(library);
    assert_eq!(desk.open().stats().unwrap().articles, 4);
}

/// Two pages in one file.
const TWO: &str = "街坊报|2026-05-01|80|1\n==晒谷\n谷子铺满了晒场。\n\u{0C}街坊报|2026-05-01|80|2\n==收网\n天亮前网都收了。\n";

#[test]
fn one_page_of_a_file_goes_and_comes_back_by_import() {
    let desk = Desk::new();
    desk.write("两版.txt", TWO);
    let library = desk.imported();
    assert_eq!(remove(&library, &["版:2"]).gone.articles, 1);
    assert_eq!((count(&library, "谷子铺满"), count(&library, "网都收了")), (1, 0));
    let report = import(&library, &[desk.pages()]);
    assert_eq!(report.files[0].warnings[0].code, "came_back");
    assert_eq!((count(&library, "谷子铺满"), count(&library, "网都收了")), (1, 1));
}

#[test]
fn the_marks_come_back_with_the_same_page_from_another_file() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    library.add_bookmark(walkers(&library), Some("沿着水"), "").unwrap();
    remove(&library, &["三月/1.txt"]);
    let text = fs::read_to_string(desk.pages().join("三月/1.txt")).unwrap();
    let other = desk.write("另/1.md", text.replace("==", "==\u{3000}"));
    import(&library, &[other]);
    assert_eq!(library.bookmarks().unwrap()[0].article, Some(walkers(&library)));
}

#[test]
fn the_second_file_with_a_page_takes_the_place_of_the_first() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let text = fs::read_to_string(desk.pages().join("三月/1.txt")).unwrap();
    import(&library, &[desk.write("另/1.md", text.replace("==", "==\u{3000}"))]);
    let all = library.stats().unwrap();
    let removal = remove(&library, &["三月/1.txt"]);
    assert_eq!(count(&library, "早起的人"), 1, "the other file has it");
    let left = library.stats().unwrap();
    assert_eq!((left.pages, left.articles, left.sources), (all.pages, all.articles, all.sources - 1));
    library.undo(removal.decision).unwrap();
    assert_eq!(count(&library, "早起的人"), 1);
    assert_eq!(library.stats().unwrap().sources, all.sources);
    remove(&library, &["2026-03-04", "版:1"]);
    assert_eq!((count(&library, "早起的人"), library.stats().unwrap().sources), (0, all.sources - 2));
}

#[test]
fn an_undo_can_be_undone_by_its_number() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    remove(&library, &["四月/"]);
    library.undo(None).unwrap();
    let last = library.decisions().unwrap()[0].id;
    assert_eq!(library.undo(Some(last)).unwrap().removed, 1);
    assert_eq!(count(&library, "江面涨了"), 0);
    let last = library.decisions().unwrap()[0].id;
    library.undo(Some(last)).unwrap();
    assert_eq!(count(&library, "江面涨了"), 1);
    assert!(matches!(library.undo(Some(99)), Err(Error::NothingToUndo(Some(99)))));
}

#[test]
fn a_file_that_is_gone_cannot_come_back_and_is_named() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let options = ImportOptions { reference: true, ..ImportOptions::default() };
    library.import(&[desk.pages()], &options, &Watch::default()).unwrap();
    remove(&library, &["四月/"]);
    fs::remove_file(desk.pages().join("四月/1.txt")).unwrap();
    let undone = library.undo(None).unwrap();
    assert_eq!((undone.returned, undone.missing.len()), (0, 1));
    assert_eq!(library.stats().unwrap().articles, 3);
}

/// The pages of a story on three pages.
fn story(desk: &Desk) {
    desk.write(
        "1.txt",
        "街坊报|2026-03-04|77|1\n==江边步道开放\n早起的人沿着水走了一圈，说从老码头走到\n→2\n",
    );
    desk.write("2.txt", "街坊报|2026-03-04|77|2\n==江边步道开放\n←1\n新桥只要一刻钟。\n");
}

#[test]
fn a_story_is_parted_and_joined_again() {
    let desk = Desk::new();
    story(&desk);
    let library = desk.imported();
    assert_eq!(count(&library, "走到新桥只要"), 1);
    remove(&library, &["版:2"]);
    assert_eq!((count(&library, "走到新桥只要"), count(&library, "从老码头")), (0, 1));
    assert_eq!(library.jumps(&crate::JumpFilter::default()).unwrap().waiting.len(), 1);
    library.undo(None).unwrap();
    assert_eq!(count(&library, "走到新桥只要"), 1);
    remove(&library, &["版:1"]);
    assert_eq!(count(&library, "新桥只要"), 1);
    library.undo(None).unwrap();
    assert_eq!(search(&library, "报:街坊报").total, 1);
}

#[test]
fn a_crash_at_any_step_of_removing_and_undoing_is_made_good() {
    for boundary in [Boundary::Decision, Boundary::Catalogue, Boundary::Jumps, Boundary::Index] {
        let desk = Desk::with_pages();
        let library = desk.imported();
        let whole = (library.stats().unwrap(), issues(&library));
        crash(boundary, || remove(&library, &["三月/1.txt"]));
        drop(library);
        let library = desk.open();
        assert_eq!((count(&library, "早起的人"), count(&library, "正午敲了")), (0, 1), "{boundary:?}");
        assert_eq!(library.stats().unwrap().articles, 2);
        let followed = library.repairs().contains(&Repair::DecisionsFollowed { pages: 1 });
        assert_eq!(followed, boundary == Boundary::Decision, "{boundary:?}");
        crash(boundary, || library.undo(None));
        drop(library);
        let library = desk.open();
        assert_eq!((library.stats().unwrap(), issues(&library)), whole, "{boundary:?}");
        assert_eq!(count(&library, "早起的人"), 1);
        drop(library);
        assert_eq!(desk.open().repairs(), []);
    }
}

#[test]
fn a_crash_while_pages_come_back_by_import_is_made_good() {
    let boundaries = [Boundary::Decision, Boundary::Original, Boundary::Manifest, Boundary::Catalogue];
    for boundary in boundaries.into_iter().chain([Boundary::Jumps, Boundary::Index]) {
        let desk = Desk::with_pages();
        let library = desk.imported();
        let whole = library.stats().unwrap();
        remove(&library, &["三月/1.txt"]);
        crash(boundary, || import(&library, &[desk.pages()]));
        drop(library);
        let library = desk.open();
        assert_eq!(library.stats().unwrap(), whole, "{boundary:?}");
        assert_eq!(count(&library, "早起的人"), 1, "{boundary:?}");
        assert_eq!(sums(&import(&library, &[desk.pages()])), (0, 3, 0));
    }
}

fn crash<T>(boundary: Boundary, work: impl FnOnce() -> T) {
    arm(boundary, 1);
    let crashed = catch_unwind(AssertUnwindSafe(work)).is_err();
    disarm();
    assert!(crashed, "{boundary:?} was passed");
}

#[test]
fn a_shelf_of_before_is_brought_up_to_date_and_loses_nothing() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let id = walkers(&library);
    drop(library);
    let path = desk.folder().join("shelf.sqlite");
    for file in ["shelf.sqlite", "shelf.sqlite-wal", "shelf.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
    let hash = blake3::hash(&fs::read(desk.pages().join("三月/2.txt")).unwrap()).to_hex().to_string();
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../shelf/schema.sql")).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.execute(
        "INSERT INTO bookmark (article_id, quote, prefix, suffix, whole, facts, note, created)
         VALUES (?1, '沿着水', '早起的人', '走了一圈', 0, '{}', '旧笔记', '2026-01-01T00:00:00Z')",
        [id.0],
    )
    .unwrap();
    old.execute("INSERT INTO given_fact VALUES (?1, 'date', '1999-09-09', '2026-01-01T00:00:00Z')", [&hash])
        .unwrap();
    drop(old);
    lose_catalogue(&desk);
    let library = desk.open();
    let marks = library.bookmarks().unwrap();
    assert_eq!((marks.len(), marks[0].article, marks[0].note.as_str()), (1, Some(id), "旧笔记"));
    assert_eq!(search(&library, "正午敲了 日期:1999-09-09").total, 1, "what was given holds");
    let shelf = rusqlite::Connection::open(&path).unwrap();
    let place: Option<String> =
        shelf.query_row("SELECT source_hash FROM bookmark", [], |row| row.get(0)).unwrap();
    assert!(place.is_some(), "where the words stand was looked up");
}
