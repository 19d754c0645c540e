//! Bookmarks: what is marked once stays marked.

use super::{Desk, search};
use crate::{ArticleId, Error, Library};
use newsprint::PageLabel;
use std::fs;

fn walkers(library: &Library) -> ArticleId {
    search(library, "\"早起的人\"").hits[0].article
}

#[test]
fn a_bookmark_outlives_the_window_and_the_index() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let id = walkers(&library);
    let made = library.add_bookmark(id, Some("沿着水 走了"), "写进江边一章").unwrap();
    assert_eq!((made.article, made.quote.as_str()), (Some(id), "沿着水走了"));
    assert_eq!(made.headline.as_deref(), Some("江边步道开放"));
    assert_eq!(made.newspaper.as_deref(), Some("街坊报"));
    assert_eq!(made.date, Some(jiff::civil::date(2026, 3, 4)));
    assert_eq!(made.page, Some(PageLabel::new("1")));
    assert!(made.created.ends_with('Z') && made.created.parse::<jiff::Timestamp>().is_ok());
    drop(library);
    fs::remove_dir_all(desk.folder().join("index")).unwrap();
    let library = desk.open();
    assert_eq!(library.bookmarks().unwrap(), [made]);
    assert_eq!(library.stats().unwrap().bookmarks, 1);
}

#[test]
fn an_article_marked_as_a_whole_is_known_by_its_beginning() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let made = library.add_bookmark(walkers(&library), None, "").unwrap();
    assert_eq!(made.quote, "早起的人沿着水走了一圈。");
}

#[test]
fn words_that_are_not_there_cannot_be_marked() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let refused = library.add_bookmark(walkers(&library), Some("晚睡的人"), "");
    assert!(matches!(refused, Err(Error::NoSuchWords { .. })));
    assert!(matches!(library.add_bookmark(ArticleId(5), None, ""), Err(Error::NoArticle(ArticleId(5)))));
    assert_eq!(library.bookmarks().unwrap(), []);
}

#[test]
fn bookmarks_are_listed_latest_first_and_can_be_taken_off() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let id = walkers(&library);
    let first = library.add_bookmark(id, None, "一").unwrap();
    let second = library.add_bookmark(id, None, "二").unwrap();
    assert_eq!(library.bookmarks().unwrap(), [second.clone(), first.clone()]);
    library.remove_bookmark(second.id).unwrap();
    assert_eq!(library.bookmarks().unwrap(), [first]);
    assert!(matches!(library.remove_bookmark(second.id), Err(Error::NoBookmark(_))));
    let third = library.add_bookmark(id, None, "三").unwrap();
    assert_ne!(third.id, second.id, "a number once given is not given again");
}

/// Takes the walkers' article out of the catalogue as if its page had been parsed anew.
fn replace(desk: &Desk, old: ArticleId, heirs: &[Option<ArticleId>]) {
    let connection = rusqlite::Connection::open(desk.folder().join("catalogue.sqlite")).unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    connection.execute("DELETE FROM article WHERE id = ?1", [old.0]).unwrap();
    for heir in heirs {
        connection
            .execute(
                "INSERT INTO lineage (old_id, new_id, kind, from_version, to_version) VALUES (?1, ?2, ?3, 1, 2)",
                rusqlite::params![old.0, heir.map(|id| id.0), if heir.is_some() { "split" } else { "gone" }],
            )
            .unwrap();
    }
}

#[test]
fn a_bookmark_follows_its_words() {
    let desk = Desk::with_pages();
    desk.write("又.txt", "街坊报|2026-06-01|?|1\n==步道\n听说早起的人沿着水走了一圈。\n");
    let library = desk.imported();
    let hits = search(&library, "\"早起的人\"").hits;
    let (old, heir) = (hits[0].article, hits[1].article);
    let other = search(&library, "\"正午敲了\"").hits[0].article;
    library.add_bookmark(old, Some("早起的人"), "").unwrap();
    let between = ArticleId(12);
    replace(&desk, old, &[Some(other), Some(between)]);
    replace(&desk, between, &[Some(heir), Some(old)]);
    assert_eq!(library.bookmarks().unwrap()[0].article, Some(heir));
}

#[test]
fn a_bookmark_whose_article_is_gone_still_says_what_it_was() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let old = walkers(&library);
    let made = library.add_bookmark(old, Some("早起的人"), "").unwrap();
    replace(&desk, old, &[None]);
    let now = library.bookmarks().unwrap().remove(0);
    assert_eq!(now.article, None);
    assert_eq!(crate::Bookmark { article: made.article, ..now }, made);
}
