//! A reader keeps what they found.

use crate::reader::{Archive, list, page, string};
use serde_json::Value;

fn kept(archive: &Archive) -> Vec<Value> {
    list(&archive.baoge(["bookmark", "list", "--json"]).json()["bookmarks"]).to_vec()
}

#[test]
fn a_bookmark_is_there_when_the_program_is_started_again() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    let added =
        archive.baoge(["bookmark", "add", &name, "--quote", "小人书最受欢迎", "--note", "写骑楼时引用"]);
    added.ends_with(0).is_quiet().says("小人书最受欢迎").says("写骑楼时引用").says(&name);
    let kept = kept(&archive);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["article"], name.as_str());
    assert_eq!(kept[0]["quote"], "小人书最受欢迎");
    assert_eq!(kept[0]["note"], "写骑楼时引用");
    assert_eq!(kept[0]["headline"], "旧书摊搬进了骑楼");
    assert_eq!(kept[0]["date"], "2024-03-05");
    let seen = archive.library().bookmarks().expect("bookmarks");
    assert_eq!(seen[0].quote, "小人书最受欢迎");
}

#[test]
fn an_article_can_be_marked_as_a_whole() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    let bookmark = archive.baoge(["bookmark", "add", &name, "--json"]).json();
    assert!(string(&bookmark["quote"]).starts_with("老城的骑楼下"), "{bookmark}");
    assert_eq!(bookmark["note"], "");
}

#[test]
fn a_removed_bookmark_is_gone_and_the_others_stay() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    let first = archive.baoge(["bookmark", "add", &name, "--json"]).json()["id"].to_string();
    archive.baoge(["bookmark", "add", &name, "--quote", "换书铺"]).ends_with(0);
    archive.baoge(["bookmark", "remove", &first]).ends_with(0).says("removed");
    let left = kept(&archive);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["quote"], "换书铺");
    archive.baoge(["bookmark", "remove", &first]).ends_with(1).complains("no bookmark");
}

#[test]
fn a_bookmark_outlives_a_second_import_and_a_lost_index() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    archive.baoge(["bookmark", "add", &name, "--quote", "换书铺"]).ends_with(0);
    let before = kept(&archive);
    archive.import(&page("harbour.txt"));
    std::fs::remove_dir_all(archive.path().join("index")).expect("the index is a folder of its own");
    assert_eq!(kept(&archive), before);
    archive.baoge(["show", &name]).ends_with(0).says("换书铺");
}

#[test]
fn words_that_are_not_there_cannot_be_marked() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    archive
        .baoge(["bookmark", "add", &name, "--quote", "没有这句话"])
        .ends_with(1)
        .complains("no such words");
    archive.baoge(["bookmark", "add", "0000000000000"]).ends_with(1).complains("no article");
    assert!(kept(&archive).is_empty());
    archive.baoge(["bookmark", "list"]).ends_with(0).complains("no bookmarks yet");
}
