//! A reader saved the pages of a digital newspaper: a list of articles for each page, the articles, pictures. Together they
//! are an issue.

use crate::reader::{Answer, Archive, baoge, list, root, string};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn saved() -> PathBuf {
    root().join("tests/fixtures/web-issue")
}

#[test]
fn a_folder_of_saved_pages_is_an_issue() {
    let archive = Archive::new();
    let answer = archive.baoge(["import".as_ref(), saved().as_os_str(), "--json".as_ref()]);
    let report = answer.ends_with(0).json();
    assert_eq!((&report["imported"], &report["skipped"]), (&2.into(), &0.into()), "{report:#}");
    let issues = archive.baoge(["issues", "--json"]).json();
    let issues = list(&issues["issues"]);
    assert_eq!(issues.len(), 1, "{issues:#?}");
    assert_eq!((&issues[0]["newspaper"], &issues[0]["date"]), (&"浔川日报".into(), &"2017-06-15".into()));
    let pages = list(&issues[0]["pages"]);
    let labels: Vec<String> = pages.iter().map(|page| string(&page["label"])).collect();
    assert_eq!(labels, ["1", "2"]);
    let counts: Vec<usize> = pages.iter().map(|page| list(&page["articles"]).len()).collect();
    assert_eq!(counts, [3, 2], "no article is there twice");
    archive.baoge(["search", "修伞匠"]).ends_with(0).says("巷口的修伞匠收了徒弟");
    archive.baoge(["search", "不是文字"]).complains("nothing found");
    archive.baoge(["import".as_ref(), saved().as_os_str()]).ends_with(0).says("nothing to do");
}

#[test]
fn a_page_is_parsed_with_the_articles_that_lie_beside_it() {
    let parsed = |name: &str| -> Value {
        Answer::of(baoge().args(["parse", "--json"]).arg(saved().join(name))).ends_with(0).json()
    };
    let page = &parsed("node_1.htm")["pages"][0];
    let headline = |article: &Value| string(&article["headline"]);
    let headlines: Vec<String> = list(&page["articles"]).iter().map(headline).collect();
    assert_eq!(headlines, ["西堤夜市今晚开张", "图书馆添了一间旧书房", "简讯二则"]);
    let first = &page["articles"][0];
    assert_eq!(
        (&first["kicker"], &first["subheadline"]),
        (&"停了三年以后".into(), &"八十七个摊位抽签定下".into())
    );
    assert_eq!((&first["bylines"][0]["name"], &first["continues_to_page"]), (&"温予安".into(), &"2".into()));
    let kinds: Vec<String> =
        list(&page["articles"][1]["blocks"]).iter().map(|block| string(&block["kind"])).collect();
    assert_eq!(kinds, ["caption", "paragraph", "subhead", "paragraph"]);
    assert_eq!(page["account"]["unplaced"], 0);
    let second = &parsed("node_2.htm")["pages"][0];
    let kinds = |n: usize| -> Vec<String> {
        list(&second["articles"][n]["blocks"]).iter().map(|block| string(&block["kind"])).collect()
    };
    assert_eq!(
        (kinds(0), kinds(1)),
        (vec!["paragraph".into(), "paragraph".into(), "table".into()], vec!["verse".into(); 2])
    );
}

#[test]
fn what_a_saved_page_is_made_of_is_no_page() {
    let archive = Archive::new();
    let desk = archive.desk();
    let files = desk.join("西堤_files");
    fs::create_dir_all(&files).expect("a folder");
    fs::copy(saved().join("content_101.htm"), desk.join("西堤.htm")).expect("a copy");
    for name in ["saved.html", "style.css", "logo.png", "share.js"] {
        fs::write(files.join(name), "<p>分享到</p>").expect("a file");
    }
    fs::write(desk.join("style.css"), "p {}").expect("a file");
    let report = archive.baoge(["import".as_ref(), desk.as_os_str(), "--json".as_ref()]).ends_with(0).json();
    assert_eq!((&report["imported"], list(&report["files"]).len()), (&1.into(), 1), "{report:#}");
    let parsed = Answer::of(baoge().arg("parse").arg(files.join("saved.html")));
    parsed.ends_with(1).complains("分享到");
}

#[test]
fn a_page_that_leads_outside_its_folder_brings_nothing_from_there() {
    let archive = Archive::new();
    let desk = archive.desk();
    let folder = desk.join("版");
    fs::create_dir_all(&folder).expect("a folder");
    fs::copy(saved().join("content_101.htm"), desk.join("content_101.htm")).expect("a copy");
    let outside = desk.join("content_101.htm");
    for reference in ["../content_101.htm", &outside.to_string_lossy(), "x/../../content_101.htm"] {
        let html = format!(
            "<html><map><area coords='0,0,9,9' href='{reference}'></map><a href='{reference}'>西堤</a></html>"
        );
        fs::write(folder.join("node_1.htm"), html).expect("a file");
        let answer = Answer::of(baoge().args(["parse", "--json"]).arg(folder.join("node_1.htm")));
        assert!(answer.out().contains("西堤") && !answer.out().contains("摊位"), "{reference}: {answer:?}");
    }
}
