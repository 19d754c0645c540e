//! Reading pages anew with a later parser: what becomes of articles is said, and nothing of the reader's is lost.

use super::{Desk, Watch, count, open_later, search};
use crate::failpoint::{Boundary, arm, disarm};
use crate::{Fate, FateCounts, Library, NewFacts, Reparse, Selection};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// One article that will be split, two that will be put together, one that stays.
const PAGE: &str = "街坊报|2026-07-01|90|1\n==晒谷\n谷子铺满了晒场。\n鸡被赶到一边。\n傍晚收进了仓。\n\
                    ==收网\n天亮前网都收了。\n==又收网\n有一张破了个洞。\n==修桥\n桥板换了新的。\n";

fn desk() -> Desk {
    let desk = Desk::with_pages();
    desk.write("七月/1.txt", PAGE);
    desk
}

fn reparse(library: &Library, terms: &[&str]) -> Reparse {
    library.reparse(&Selection::parse(terms).unwrap(), &Watch::default()).unwrap()
}

#[test]
fn what_a_later_parser_makes_of_articles_is_said_before_and_after() {
    let desk = desk();
    drop(desk.imported());
    let library = open_later(&desk.folder());
    let before = library.stats().unwrap();
    let all = Selection::default();
    let would = library.would_reparse(&all, &Watch::default()).unwrap();
    let counts = FateCounts { kept: 5, changed: 0, split: 1, merged: 2, gone: 0, new: 0 };
    assert_eq!((would.files, would.counts, library.stats().unwrap()), (4, counts, before));
    assert_eq!(reparse(&library, &[]), would);
    let fates: Vec<(Fate, &str, usize)> =
        would.articles.iter().map(|a| (a.fate, a.title.as_str(), a.now.len())).collect();
    assert_eq!(fates, [(Fate::Split, "晒谷", 2), (Fate::Merged, "收网", 1), (Fate::Merged, "又收网", 1)]);
    assert_eq!(search(&library, "报:街坊报").total, 8);
    for words in ["铺满了晒场", "收进了仓", "破了个洞", "桥板换了", "早起的人"] {
        assert_eq!(count(&library, words), 1, "{words}");
    }
    let again = reparse(&library, &[]);
    assert_eq!((again.counts.kept, again.articles.len()), (8, 0));
}

#[test]
fn bookmarks_follow_their_words_also_when_the_catalogue_is_lost() {
    let desk = desk();
    let library = desk.imported();
    let words = ["谷子铺满", "收进了仓", "都收了", "破了个洞", "桥板", "沿着水"];
    for quote in words {
        let id = search(&library, &format!("\"{quote}\"")).hits[0].article;
        library.add_bookmark(id, Some(quote), "").unwrap();
    }
    drop(library);
    let library = open_later(&desk.folder());
    reparse(&library, &["街坊报"]);
    let check = |library: &Library| {
        for mark in library.bookmarks().unwrap() {
            let here = search(library, &format!("\"{}\"", mark.quote)).hits[0].article;
            assert_eq!(mark.article, Some(here), "{}", mark.quote);
        }
    };
    check(&library);
    drop(library);
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
    check(&open_later(&desk.folder()));
    fs::remove_file(desk.folder().join("catalogue.sqlite")).unwrap();
    check(&desk.open());
}

#[test]
fn what_the_reader_said_and_took_out_holds() {
    let desk = desk();
    let library = desk.imported();
    let day = NewFacts { date: Some(jiff::civil::date(2026, 8, 8)), ..NewFacts::default() };
    library.set_facts(&Selection::parse(&["七月/"]).unwrap(), &day).unwrap();
    library.remove(&Selection::parse(&["四月/"]).unwrap()).unwrap();
    drop(library);
    let library = open_later(&desk.folder());
    reparse(&library, &[]);
    assert_eq!(search(&library, "日期:2026-08-08").total, 4);
    assert_eq!(count(&library, "江面涨了"), 0);
    library.undo(None).unwrap();
    assert_eq!(count(&library, "江面涨了"), 1);
}

#[test]
fn a_page_that_two_files_show_is_still_counted_once() {
    let desk = desk();
    desk.write("另/1.md", PAGE.replace("==", "==\u{3000}"));
    let library = desk.imported();
    let pages = library.stats().unwrap().pages;
    drop(library);
    let library = open_later(&desk.folder());
    let report = reparse(&library, &[]);
    assert_eq!((report.files, report.unreadable.len()), (5, 0));
    assert_eq!(library.stats().unwrap().pages, pages);
    assert_eq!(count(&library, "收进了仓"), 1);
    reparse(&library, &["七月/1.txt"]);
    assert_eq!((library.stats().unwrap().pages, library.stats().unwrap().sources), (pages, 5));
}

#[test]
fn a_file_whose_original_is_gone_stays_as_it_is() {
    let desk = desk();
    let library = desk.open();
    let options = crate::ImportOptions { reference: true, ..crate::ImportOptions::default() };
    library.import(&[desk.pages()], &options, &Watch::default()).unwrap();
    drop(library);
    fs::remove_file(desk.pages().join("七月/1.txt")).unwrap();
    let library = open_later(&desk.folder());
    let report = reparse(&library, &[]);
    assert_eq!((report.files, report.unreadable.len()), (3, 1));
    assert_eq!(count(&library, "收进了仓"), 1);
}

#[test]
fn a_crash_at_any_step_leaves_every_file_whole() {
    for boundary in [Boundary::Catalogue, Boundary::Jumps, Boundary::Index] {
        let desk = desk();
        drop(desk.imported());
        let library = open_later(&desk.folder());
        arm(boundary, 1);
        let crashed = catch_unwind(AssertUnwindSafe(|| reparse(&library, &[]))).is_err();
        disarm();
        assert!(crashed, "{boundary:?}");
        drop(library);
        let library = open_later(&desk.folder());
        assert_eq!(search(&library, "报:街坊报").total, 8, "{boundary:?}");
        assert_eq!(count(&library, "收进了仓"), 1);
        assert_eq!(reparse(&library, &[]).articles, []);
    }
}

#[test]
fn who_stops_it_has_whole_files() {
    let desk = desk();
    drop(desk.imported());
    let library = open_later(&desk.folder());
    let watch = Watch { stop_after: 2, ..Watch::default() };
    let report = library.reparse(&Selection::default(), &watch).unwrap();
    assert!(report.cancelled);
    assert_eq!(report.files, 2);
    let rest = reparse(&library, &[]);
    assert!(!rest.cancelled);
    assert_eq!(search(&library, "报:街坊报").total, 8);
}
