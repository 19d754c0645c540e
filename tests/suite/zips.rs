//! A reader hands over zips: pages come out as from a folder, and a zip that is not sound is said.

use crate::reader::{Answer, Archive, baoge, list, page, root, string};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// One issue of the sample archive, packed with GBK names.
fn issue() -> PathBuf {
    root().join("seeds/岚川日报2025年10月22日.zip")
}

#[test]
fn an_issue_in_a_zip_is_an_issue() {
    let archive = Archive::new();
    archive.import(&issue());
    let answer = archive.baoge(["issues", "--json"]).json();
    let issues = list(&answer["issues"]);
    assert_eq!(issues.len(), 1, "{answer:#}");
    assert_eq!((&issues[0]["newspaper"], &issues[0]["date"]), (&"岚川日报".into(), &"2025-10-22".into()));
    for page in list(&issues[0]["pages"]) {
        let file = string(&page["file"]);
        assert!(file.contains("岚川日报2025年10月22日.zip!") && file.ends_with(".txt"), "{file}");
        assert!(page["label"].is_string() && !list(&page["articles"]).is_empty(), "{page}");
    }
    let labels: Vec<_> = list(&issues[0]["pages"]).iter().map(|page| string(&page["label"])).collect();
    assert_eq!(labels, ["1", "2", "4"], "今日4版 in a title block is no page");
    archive.baoge(["import".as_ref(), issue().as_os_str()]).ends_with(0).says("nothing to do");
}

#[test]
fn its_pages_are_parsed_one_after_another() {
    let answer = Answer::of(baoge().args(["parse", "--json"]).arg(issue()));
    let pages: Vec<Value> =
        answer.ends_with(0).out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(pages.len() > 1);
    for page in &pages {
        assert!(string(&page["path"]).contains(".zip!"), "{}", page["path"]);
        assert_eq!(page["issue"]["date"], "2025-10-22");
        assert_eq!(page["pages"][0]["account"]["unplaced"], 0);
    }
    Answer::of(baoge().arg("parse").arg(issue())).ends_with(0).says(".zip!").says("UTF-8");
}

#[test]
fn a_zip_that_breaks_off_is_said_in_both_languages_and_the_rest_comes_in() {
    let archive = Archive::new();
    let desk = archive.desk();
    let bytes = fs::read(issue()).expect("the sample zip");
    fs::write(desk.join("断.zip"), &bytes[..bytes.len() / 2]).expect("a file");
    fs::write(desk.join("空.zip"), [&b"PK\x05\x06"[..], &[0; 18]].concat()).expect("a file");
    fs::copy(page("harbour.txt"), desk.join("1.txt")).expect("a copy");
    let answer = archive.baoge(["import".as_ref(), desk.as_os_str()]);
    answer.ends_with(1).complains("断.zip: the zip is damaged").complains("空.zip: empty");
    answer.says("files taken in: 1");
    let mut chinese = baoge();
    chinese.env("LC_ALL", "zh_CN.UTF-8").arg("--archive").arg(archive.path()).arg("import").arg(&desk);
    Answer::of(&mut chinese).ends_with(1).complains("断.zip：压缩包损坏");
    let parsed = Answer::of(baoge().arg("parse").arg(desk.join("断.zip")));
    parsed.ends_with(1).complains("断.zip: the zip is damaged");
}

#[test]
fn a_byte_that_was_changed_on_the_way_costs_one_page() {
    let archive = Archive::new();
    let mut bytes = fs::read(issue()).expect("the sample zip");
    let name_length = usize::from(bytes[26]) + usize::from(bytes[28]);
    bytes[30 + name_length + 100] ^= 0x55;
    let zip = archive.desk().join("岚川日报2025年10月22日.zip");
    fs::write(&zip, bytes).expect("a file");
    let answer = archive.baoge(["import".as_ref(), zip.as_os_str(), "--json".as_ref()]);
    let report = answer.ends_with(1).json();
    assert_eq!(report["skipped"], 1, "{report:#}");
    assert_eq!(report["files"][0]["outcome"]["code"], "zip_damaged");
    assert!(report["imported"].as_u64().is_some_and(|imported| imported > 0));
}

#[test]
fn names_in_gbk_give_newspaper_day_and_page() {
    let zip = root().join("../shared/odd/gbk.zip");
    if !zip.exists() {
        return;
    }
    let archive = Archive::new();
    let report = archive.baoge(["import".as_ref(), zip.as_os_str(), "--json".as_ref()]).json();
    let file = &list(&report["files"])[0];
    assert!(string(&file["path"]).ends_with("gbk.zip!云溪日报/2026-03-05/01版_要闻.txt"), "{report:#}");
    assert_eq!((&file["newspaper"], &file["date"]), (&"云溪日报".into(), &"2026-03-05".into()));
    assert_eq!(file["pages"], serde_json::json!(["1"]));
}
