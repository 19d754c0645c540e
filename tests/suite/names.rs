//! A reader says how files are named, looks at what would be read from the names, and imports by them.

use crate::reader::{Answer, Archive, baoge, list, page};
use std::fs;
use std::path::{Path, PathBuf};

const TEMPLATE: &str = "{newspaper}/{yyyy}/{m}月/{dd}/{page}";

/// A page that does not say what it is.
const PAGE: &str =
    "老渡口今天重新开航\n\n昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。\n";

fn write(desk: &Path, name: &str, text: &str) -> PathBuf {
    let path = desk.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, text).expect("a file");
    path
}

fn names(template: &str, path: &Path, more: &[&str]) -> Answer {
    Answer::of(baoge().args(["names", "--template", template]).arg(path).args(more))
}

#[test]
fn names_are_shown_before_anything_is_imported() {
    let archive = Archive::new();
    let desk = archive.desk();
    write(&desk, "津渡晚报/2014/5月/20/A06.txt", "");
    write(&desk, "津渡晚报/２０１４/五月/廿一/第二版.txt", "");
    let shown = names(TEMPLATE, &desk, &[]);
    shown.ends_with(0).is_quiet();
    shown.says("津渡晚报  2014-05-20  page A06  (by the template)").says("津渡晚报  2014-05-21  page 2  (by");
    shown.says("by the template: 2");
    write(&desk, "津渡晚报/剪报/1.txt", "");
    write(&desk, "津渡晚报/2014/13月/20/1.txt", "");
    write(&desk, "津渡晚报/2014/5月/20/sound.mp3", "");
    let shown = names(TEMPLATE, &desk, &[]);
    shown
        .ends_with(1)
        .says("津渡晚报  undated  page 1  (unlike the template")
        .says("read as names usually go: 2");
    shown.complains("sound.mp3");
    let json = names(TEMPLATE, &desk, &["--json"]).json();
    let rules: Vec<&str> = list(&json["files"]).iter().filter_map(|file| file["rule"].as_str()).collect();
    assert_eq!(rules, ["template", "unlike", "unlike", "template"], "{json:#}");
    assert!(!archive.path().exists(), "a preview makes no archive");
    let usual = Answer::of(baoge().arg("names").arg(&desk));
    usual
        .ends_with(0)
        .says("津渡晚报  2014-05-20  page A06")
        .never_says("(by")
        .says("as names usually go: 4");
}

#[test]
fn a_template_that_cannot_be_used_is_said_with_the_place() {
    let bad = names("{newspaper}/{paper}", &page("harbour.txt"), &[]);
    bad.ends_with(2).complains("{paper} at character 13 is no placeholder");
    let parse = Answer::of(baoge().args(["parse", "--template", "{yyyy}"]).arg(page("harbour.txt")));
    assert_eq!(parse.ends_with(2).complains("a day wants year, month and day").out(), "");
    let chinese = Answer::of(
        baoge()
            .env("LC_ALL", "zh_CN.UTF-8")
            .args(["names", "--template", "{newspaper"])
            .arg(page("pears.md")),
    );
    chinese.ends_with(2).complains("第1个字的括号没有合上");
}

#[test]
fn a_page_is_parsed_by_the_template() {
    let archive = Archive::new();
    let file = write(&archive.desk(), "津渡/0520-14/06.txt", PAGE);
    let parse = |template: &str| {
        Answer::of(baoge().args(["parse", "--json", "--template", template]).arg(&file)).json()
    };
    let document = parse("{newspaper}/{mmdd}-{yy}/{page}");
    let issue = &document["issue"];
    assert_eq!((&issue["newspaper"], &issue["date"]), (&"津渡".into(), &"2014-05-20".into()));
    assert_eq!(issue["inferred"]["date"]["source"], "folder_name");
    assert_eq!(document["pages"][0]["label"], "6");
    assert_eq!(document["warnings"], serde_json::json!([]));
    assert_eq!(parse("{newspaper}/{yyyymmdd}/{page}")["warnings"][0]["code"], "name_unlike_template");
}

/// The days of the archive's issues, each with where it was read.
fn days(archive: &Archive) -> Vec<String> {
    let issues = archive.baoge(["issues", "--json"]).json();
    let day = |issue: &serde_json::Value| {
        let pages: Vec<String> = list(&issue["pages"]).iter().map(|page| page["label"].to_string()).collect();
        format!("{} {} {} {}", issue["newspaper"], issue["date"], issue["inferred"], pages.join(" "))
    };
    list(&issues["issues"]).iter().map(day).collect()
}

#[test]
fn an_import_by_a_template_comes_to_the_same_when_the_catalogue_is_lost() {
    let archive = Archive::new();
    let desk = archive.desk();
    write(&desk, "津渡/0520-14/06.txt", PAGE);
    write(&desk, "津渡/散页/7.txt", "茶馆搬进了骑楼\n\n旧茶馆上个月搬进了骑楼，老茶客们一个也没有少。\n");
    let template = "{newspaper}/{mmdd}-{yy}/{page}";
    let import = |template: &str| {
        archive.baoge([Path::new("import"), &desk, Path::new("--template"), Path::new(template)])
    };
    let report = import(template);
    report.ends_with(0).says("津渡  2014-05-20 (from the folder's name)  page 6");
    report.says("named unlike the template: {newspaper}/{mmdd}-{yy}/{page}");
    archive.search("报:津渡 日期:2014-05-20").total(1);
    let before = days(&archive);
    let pages = before.iter().any(|day| day.contains("2014-05-20") && day.contains("folder_name"));
    assert!(pages, "{before:?}");
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(archive.path().join(file));
    }
    archive.baoge(["newspapers"]).ends_with(0).complains("completed an interrupted import, files: 2");
    assert_eq!(days(&archive), before);
}

#[test]
fn a_template_said_later_dates_what_was_undated_and_nothing_else() {
    let archive = Archive::new();
    let desk = archive.desk();
    write(&desk, "津渡/0520-14/06.txt", PAGE);
    fs::create_dir_all(desk.join("津渡/0521-14")).expect("a folder");
    fs::copy(page("harbour.txt"), desk.join("津渡/0521-14/01.txt")).expect("a copy");
    archive.import(&desk);
    assert_eq!(archive.baoge(["stats", "--json"]).json()["undated_pages"], 1);
    let template = ["--template", "{newspaper}/{mmdd}-{yy}/{page}"].map(Path::new);
    let again = archive.baoge([Path::new("import"), &desk].into_iter().chain(template));
    again.ends_with(0).is_quiet();
    archive.search("报:津渡 日期:2014-05-20").total(1);
    archive.search("报:海曲晨报 日期:2024-03-05").total(2);
    let before = days(&archive);
    let third = archive.baoge([Path::new("import"), &desk].into_iter().chain(template));
    third.ends_with(0).says("nothing to do");
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(archive.path().join(file));
    }
    archive.baoge(["newspapers"]).ends_with(0);
    assert_eq!(days(&archive), before);
}
