//! A reader takes in an issue as a library keeps it: METS, its pages as ALTO, their pictures.

use crate::reader::{Answer, Archive, baoge, list, root, string};
use std::fs;
use std::path::{Path, PathBuf};

/// Our own small issue of two pages and three articles, copied to a desk.
fn issue(archive: &Archive) -> PathBuf {
    let here = root().join("tests/fixtures/issue");
    let there = archive.desk().join("期");
    fs::create_dir_all(there.join("alto")).expect("a folder");
    for name in ["mets.xml", "alto/0001.xml", "alto/0002.xml"] {
        fs::copy(here.join(name), there.join(name)).expect("a copy");
    }
    there
}

#[test]
fn an_issue_comes_in_whole_and_its_pages_are_no_files_of_their_own() {
    let archive = Archive::new();
    let folder = issue(&archive);
    let answer = archive.baoge(["import".as_ref(), folder.as_os_str()]);
    answer.ends_with(0).says("澄江晚报  1936-05-04").says("part of mets.xml");
    answer.says("files taken in: 1 (articles: 4), here already: 0, skipped: 0");
    let report = archive.baoge(["import".as_ref(), folder.as_os_str(), "--json".as_ref()]).json();
    assert_eq!(
        (&report["imported"], &report["already_here"], &report["skipped"]),
        (&0.into(), &1.into(), &0.into())
    );
    archive.search("石料").total(1).shows("旧渡口改建石桥");
    // What goes on on the next page is one story, over the seam too.
    archive.search("\"船留给县学堂\"").total(1).shows("旧渡口改建石桥");
    archive.search("栏:市声").total(1).shows("新茶上市");
    archive.search("作者:白石").total(1).shows("夜校添了算学");
}

#[test]
fn a_story_over_two_pages_is_read_as_one() {
    let archive = Archive::new();
    archive.import(&issue(&archive));
    let story = archive.baoge(["show", &archive.article("石料")]).ends_with(0).out();
    let (first, second) = (story.find("船留给"), story.find("县学堂作教具"));
    assert!(first.is_some() && first < second, "{story}");
}

#[test]
fn an_archive_of_an_issue_is_made_anew_from_what_it_keeps() {
    let archive = Archive::new();
    let folder = issue(&archive);
    fs::create_dir_all(folder.join("images")).expect("a folder");
    fs::write(folder.join("images/0001.tif"), b"II*\0 a picture").expect("a picture");
    archive.import(&folder);
    let lines = fs::read_to_string(archive.path().join("originals/manifest.jsonl")).expect("a manifest");
    let entry: serde_json::Value = serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
    let parts: Vec<String> = list(&entry["parts"]).iter().map(|part| string(&part["reference"])).collect();
    assert_eq!(parts, ["alto/0001.xml", "alto/0002.xml", "images/0001.tif"]);
    assert_eq!(lines.lines().count(), 1, "its pages are no files of their own");
    fs::remove_dir_all(&folder).expect("the desk is cleared");
    let before = archive.baoge(["stats", "--json"]).json();
    archive.baoge(["rebuild", "catalogue"]).ends_with(0);
    assert_eq!(archive.baoge(["stats", "--json"]).json(), before);
    archive.baoge(["verify"]).ends_with(0);
    archive.search("\"船留给县学堂\"").total(1);
    let page = archive.path().join("originals").join(string(&entry["parts"][1]["kept_path"]));
    fs::remove_file(page).expect("a page");
    archive.baoge(["verify"]).ends_with(1);
    archive.baoge(["rebuild", "catalogue"]).ends_with(1);
    archive.search("\"船留给县学堂\"").total(1);
}

#[test]
fn a_missing_page_is_said_and_a_lone_page_is_a_page() {
    let archive = Archive::new();
    let folder = issue(&archive);
    fs::remove_file(folder.join("alto/0002.xml")).expect("a page");
    let answer = archive.baoge(["import".as_ref(), folder.as_os_str()]);
    answer.ends_with(0).says("the file of a page is not there: file://./alto/0002.xml");
    archive.search("市声").total(1);
    let alone = Archive::new();
    let page = folder.join("alto/0001.xml");
    alone.baoge(["import".as_ref(), page.as_os_str()]).ends_with(0).says("files taken in: 1");
    alone.search("石料").total(1);
    let other = folder.join("别的.xml");
    fs::write(&other, "<?xml version=\"1.0\"?><rss><title>渡口</title></rss>").expect("a file");
    let refused = alone.baoge(["import".as_ref(), other.as_os_str(), "--json".as_ref()]).json();
    assert_eq!(refused["files"][0]["outcome"]["code"], "other_xml", "{refused:#}");
}

/// The issues of other libraries, where they are at hand.
#[test]
fn real_issues_come_in_with_every_character_placed() {
    let folder = root().join("../shared/alto-mets");
    for name in ["mets-alto-lux-1858", "mets-alto-bnf-1821"] {
        let issue = folder.join(name);
        if !issue.is_dir() {
            continue;
        }
        let mets = mets_in(&issue);
        let parsed = Answer::of(baoge().args(["parse", "--json"]).arg(&mets)).json();
        assert_eq!(list(&parsed["pages"]).len(), 4, "{name}");
        for page in list(&parsed["pages"]) {
            assert_eq!(page["account"]["unplaced"], 0, "{name}");
            assert!(!list(&page["articles"]).is_empty(), "{name}");
        }
    }
}

fn mets_in(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let is_mets = |path: &PathBuf| path.to_string_lossy().to_lowercase().ends_with("mets.xml");
    files.into_iter().find(is_mets).expect("a METS file")
}
