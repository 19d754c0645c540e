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

/// Two bookmarks, filed: their numbers.
fn filed(archive: &Archive) -> [String; 2] {
    let name = archive.article("题:旧书摊");
    archive.baoge(["bookmark", "collections", "make", "论文"]).ends_with(0).says("takes it back");
    archive.baoge(["bookmark", "collections", "make", "第一章", "--in", "论文"]).ends_with(0);
    let words = ["bookmark", "add", &name, "--quote", "换书铺", "--note", "騎樓的由來", "--json"];
    let one = archive.baoge([&words[..], &["--tag", "老城", "--in", "第一章"]].concat()).json();
    let two = archive.baoge(["bookmark", "add", &name, "--json"]).json();
    assert_eq!(one["tags"], serde_json::json!(["老城"]));
    [&one, &two].map(|mark| mark["id"].to_string())
}

fn ids(archive: &Archive, asked: &[&str]) -> Vec<String> {
    let list_of = [&["bookmark", "list", "--json"], asked].concat();
    list(&archive.baoge(list_of).json()["bookmarks"]).iter().map(|mark| mark["id"].to_string()).collect()
}

#[test]
fn bookmarks_are_filed_and_found_where_they_were_put() {
    let archive = Archive::with_pages();
    let [one, two] = filed(&archive);
    assert_eq!(ids(&archive, &["--in", "论文"]), [one.as_str()], "what is below is in it");
    assert_eq!(ids(&archive, &["--in", "论文/第一章"]), [one.as_str()]);
    assert_eq!(ids(&archive, &["--unfiled"]), [two.as_str()]);
    assert_eq!(ids(&archive, &["骑楼的由来"]), [one.as_str()], "as a search folds");
    assert_eq!(ids(&archive, &["--tag", "老城"]), [one.as_str()]);
    assert_eq!(ids(&archive, &["--sort", "oldest", "--offset", "1"]), [two.as_str()]);
    assert_eq!(ids(&archive, &["--limit", "1"]), [two.as_str()]);
    archive.baoge(["bookmark", "list", "--limit", "1"]).says("bookmarks: 2, shown: 1–1");
    archive.baoge(["bookmark", "list", "没有"]).ends_with(0).complains("no such bookmarks");
    archive.baoge(["bookmark", "list", "--tag", "老城"]).says("tags: 老城").says("in: 论文/第一章");
    archive.baoge(["bookmark", "collections"]).ends_with(0).says("论文/第一章");
    archive.baoge(["bookmark", "tags"]).ends_with(0).says("老城");
    archive.baoge(["bookmark", "collect", "论文", &two]).ends_with(0);
    archive.baoge(["bookmark", "collect", "论文", &two]).ends_with(0).says("nothing was changed");
    assert_eq!(ids(&archive, &["--in", "论文"]).len(), 2);
    archive.baoge(["bookmark", "collections", "make", "第一章"]).ends_with(0);
    archive.baoge(["bookmark", "list", "--in", "第一章"]).ends_with(0);
    archive.baoge(["bookmark", "list", "--in", "没有"]).ends_with(1).complains("no collection 没有");
    archive
        .baoge(["bookmark", "collections", "move", "论文", "--into", "论文/第一章"])
        .ends_with(1)
        .complains("part of itself");
    archive.baoge(["bookmark", "tag", "老城", "99"]).ends_with(1).complains("no bookmark 99");
}

#[test]
fn whatever_is_taken_off_is_had_back_by_its_number() {
    let archive = Archive::with_pages();
    let [one, two] = filed(&archive);
    let before = kept(&archive);
    let bare = |marks: Vec<Value>| -> Vec<Value> {
        let fields = ["id", "quote", "note", "tags", "collections"];
        marks.iter().map(|mark| fields.map(|field| mark[field].clone()).into()).collect()
    };
    let removals: [&[&str]; 7] = [
        &["bookmark", "remove", &one],
        &["bookmark", "note", &one, ""],
        &["bookmark", "tag", "老城", &one, "--off"],
        &["bookmark", "tags", "remove", "老城"],
        &["bookmark", "tags", "rename", "老城", "骑楼"],
        &["bookmark", "collect", "第一章", &one, "--off"],
        &["bookmark", "collections", "remove", "论文"],
    ];
    for removal in removals {
        let change = archive.baoge([removal, &["--json"]].concat()).json()["change"].to_string();
        assert_ne!(bare(kept(&archive)), bare(before.clone()), "{removal:?}");
        archive.baoge(["bookmark", "undo", &change]).ends_with(0).says("took back");
        assert_eq!(bare(kept(&archive)), bare(before.clone()), "{removal:?}");
        archive.baoge(["bookmark", "undo", &change]).ends_with(1).complains("no change");
    }
    archive.baoge(["bookmark", "remove", &two]).says("baoge bookmark undo");
    archive.baoge(["bookmark", "undo"]).ends_with(0).says("bookmark removed");
    archive.baoge(["bookmark", "undo", "--list"]).ends_with(0).says("undone").says("undo of");
}

#[test]
fn bookmarks_go_out_as_one_file_and_into_another_archive() {
    let archive = Archive::with_pages();
    filed(&archive);
    let file = archive.path().join("收藏.json");
    let path = file.to_str().expect("a path of ours");
    archive.baoge(["bookmark", "export", path]).ends_with(0).says("bookmarks: 2, collections: 2");
    archive.baoge(["bookmark", "export", path]).ends_with(4).complains("cannot write");
    let other = Archive::new();
    other.import(&page("pears.md"));
    let taken = other.baoge(["bookmark", "import", path]);
    taken.ends_with(0).says("bookmarks taken in: 2").says("not in this archive").says("换书铺");
    other
        .baoge(["bookmark", "import", path])
        .ends_with(0)
        .says("here already: 2")
        .says("nothing was changed");
    assert_eq!(ids(&other, &["--lost"]).len(), 2);
    other.import(&page("harbour.txt"));
    assert_eq!(ids(&other, &["--lost"]), [] as [String; 0]);
    assert_eq!(ids(&other, &["--in", "论文/第一章"]).len(), 1);
    let page_file = page("harbour.txt");
    let no_shelf = page_file.to_str().expect("a path of ours");
    other.baoge(["bookmark", "import", no_shelf]).ends_with(1).complains("no exported bookmarks");
}
