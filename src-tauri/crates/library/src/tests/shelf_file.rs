//! The shelf as one file: out of one archive, into another, and back.

use super::{Desk, search};
use crate::{Bookmark, Error, Library};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn filled(desk: &Desk) -> Library {
    let library = desk.imported();
    let article = |words: &str| search(&library, &format!("\"{words}\"")).hits[0].article;
    let one = library.add_bookmark(article("早起的人"), Some("沿着水走了"), "写进江边一章").unwrap();
    let two = library.add_bookmark(article("正午敲了"), None, "").unwrap();
    let thesis = library.make_collection("论文", None).unwrap();
    let chapter = library.make_collection("第一章", Some(thesis)).unwrap();
    library.collect(&[one.id, two.id], chapter).unwrap();
    library.tag(&[one.id], "水利").unwrap();
    library
}

fn exported(library: &Library, desk: &Desk) -> PathBuf {
    let path = desk.pages().join("收藏.json");
    assert_eq!(library.export_shelf(&path).unwrap().bookmarks, library.bookmarks().unwrap().len() as u64);
    path
}

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Bookmarks without what belongs to one archive alone.
fn said(library: &Library) -> Vec<(Bookmark, Vec<String>)> {
    let names = library.shelf_holdings().unwrap().collections;
    let name = |id| names.iter().find(|c| c.id == id).unwrap().name.clone();
    let bare = |mark: Bookmark| {
        let inside = mark.collections.iter().map(|id| name(*id)).collect();
        (Bookmark { id: 0, collections: Vec::new(), ..mark }, inside)
    };
    library.bookmarks().unwrap().into_iter().map(bare).collect()
}

#[test]
fn the_whole_shelf_goes_into_another_archive_and_comes_out_the_same() {
    let (desk, other) = (Desk::with_pages(), Desk::with_pages());
    let library = filled(&desk);
    let file = exported(&library, &desk);
    let there = other.imported();
    let report = there.import_shelf(&file).unwrap();
    assert_eq!((report.added, report.completed, report.already_here), (2, 0, 0));
    assert_eq!(report.lost, []);
    assert_eq!(said(&there), said(&library));
    let back = exported(&there, &other);
    let (mut ours, mut theirs) = (json_of(&file), json_of(&back));
    for shelf in [&mut ours, &mut theirs] {
        shelf["exported"] = Value::Null;
        shelf["collections"].as_array_mut().unwrap().iter_mut().for_each(|c| c["created"] = Value::Null);
    }
    assert_eq!(ours, theirs);
}

#[test]
fn the_file_says_what_others_need_to_read_it() {
    let desk = Desk::with_pages();
    let file = json_of(&exported(&filled(&desk), &desk));
    assert_eq!((&file["format"], &file["version"]), (&json!("baoge-shelf"), &json!(1)));
    let mark = &file["bookmarks"][0];
    assert_eq!(mark["quote"], "沿着水走了");
    assert_eq!((&mark["whole"], &mark["note"]), (&json!(false), &json!("写进江边一章")));
    assert!(mark["prefix"].as_str().unwrap().ends_with("早起的人"), "{mark}");
    assert_eq!(mark["shown"]["headline"], "江边步道开放");
    assert_eq!(mark["shown"]["date"]["value"], "2026-03-04");
    assert_eq!(mark["tags"], json!(["水利"]));
    assert_eq!(mark["page"]["source"].as_str().unwrap().len(), 64);
    let chapter = &file["collections"].as_array().unwrap().iter().find(|c| c["name"] == "第一章").unwrap();
    assert_eq!(mark["collections"], json!([chapter["id"]]));
    assert!(chapter["parent"].is_string());
}

#[test]
fn a_second_import_adds_nothing_and_an_import_can_be_undone() {
    let (desk, other) = (Desk::with_pages(), Desk::with_pages());
    let library = filled(&desk);
    let file = exported(&library, &desk);
    let again = library.import_shelf(&file).unwrap();
    assert_eq!((again.change, again.added, again.completed, again.already_here), (None, 0, 0, 2));
    let there = other.imported();
    let change = there.import_shelf(&file).unwrap().change;
    assert_eq!(there.import_shelf(&file).unwrap().change, None);
    there.undo_on_shelf(change).unwrap();
    assert_eq!(there.shelf_holdings().unwrap(), crate::ShelfHoldings::default());
    assert_eq!(there.import_shelf(&file).unwrap().added, 2, "what was taken off comes back");
    assert_eq!(said(&there), said(&library));
}

#[test]
fn marks_whose_article_is_not_here_are_kept_and_listed_and_find_it_when_it_comes() {
    let (desk, other) = (Desk::with_pages(), Desk::with_pages());
    let library = filled(&desk);
    let file = exported(&library, &desk);
    let there = other.open();
    let report = there.import_shelf(&file).unwrap();
    assert_eq!((report.added, report.lost.len()), (2, 2));
    let lost = report.lost.iter().find(|mark| !mark.whole).unwrap();
    assert_eq!((lost.article, lost.quote.as_str()), (None, "沿着水走了"));
    assert_eq!(lost.headline.as_deref(), Some("江边步道开放"));
    assert_eq!(lost.tags, ["水利"]);
    super::import(&there, &[other.pages()]);
    assert_eq!(said(&there), said(&library));
}

#[test]
fn of_two_notes_the_later_holds_and_the_other_is_brought_back_by_undo() {
    let desk = Desk::with_pages();
    let library = filled(&desk);
    let file = exported(&library, &desk);
    let mut edited = json_of(&file);
    edited["bookmarks"][0]["note"] = json!("在别处改过");
    edited["bookmarks"][0]["edited"] = json!("2000-01-01T00:00:00Z");
    fs::write(&file, edited.to_string()).unwrap();
    assert_eq!(library.import_shelf(&file).unwrap().completed, 0, "the file's is older");
    edited["bookmarks"][0]["edited"] = json!("2999-01-01T00:00:00Z");
    fs::write(&file, edited.to_string()).unwrap();
    let report = library.import_shelf(&file).unwrap();
    assert_eq!((report.added, report.completed, report.already_here), (0, 1, 1));
    let notes = || library.bookmarks().unwrap().into_iter().map(|mark| mark.note).collect::<Vec<_>>();
    assert!(notes().contains(&"在别处改过".to_owned()));
    library.undo_on_shelf(report.change).unwrap();
    assert!(notes().contains(&"写进江边一章".to_owned()));
}

#[test]
fn files_that_are_none_are_refused_and_odd_ones_do_no_harm() {
    let desk = Desk::with_pages();
    let library = filled(&desk);
    let before = said(&library);
    let take = |text: String| {
        let path = desk.write("odd.json", text);
        library.import_shelf(&path)
    };
    for text in ["", "[]", "{}", "墨迹", r#"{"format":"baoge-shelf","version":1,"bookmarks":[{}]}"#] {
        assert!(matches!(take(text.to_owned()), Err(Error::NotAShelfFile { .. })), "{text}");
    }
    let newer = json!({ "format": "baoge-shelf", "version": 2 });
    assert!(matches!(take(newer.to_string()), Err(Error::NewerFormat { found: 2, known: 1, .. })));
    assert!(matches!(library.import_shelf(&desk.pages().join("none.json")), Err(Error::File { .. })));
    assert_eq!(said(&library), before);
    // Collections in a circle, one without a name, a bookmark with nothing but words: twice, and once.
    let odd = json!({
        "format": "baoge-shelf", "version": 1, "later": true,
        "collections": [
            { "id": "a", "name": "甲", "parent": "b" }, { "id": "b", "name": "乙", "parent": "a" },
            { "id": "c", "name": "  " },
        ],
        "bookmarks": [{ "quote": "<b>手写的", "collections": ["a", "c", "没有"], "tags": ["", "好"] }],
    });
    assert_eq!(take(odd.to_string()).unwrap().added, 1);
    assert_eq!(take(odd.to_string()).unwrap().change, None);
    assert_eq!(library.shelf_holdings().unwrap().collections.len(), 4);
    let by_hand = library.bookmarks().unwrap().into_iter().find(|mark| mark.quote == "<b>手写的").unwrap();
    assert_eq!((by_hand.article, by_hand.tags), (None, vec!["好".to_owned()]));
}
