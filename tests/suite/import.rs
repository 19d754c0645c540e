//! A reader takes pages into the archive.

use crate::reader::{Answer, Archive, baoge, list, page};
use std::fs;

#[test]
fn a_page_is_taken_in_and_reported() {
    let archive = Archive::new();
    let answer = archive.baoge(["import".as_ref(), page("harbour.txt").as_os_str()]);
    answer.ends_with(0).is_quiet();
    answer.says("海曲晨报  2024-03-05 (from the nameplate)").says("articles: 2");
    answer.says("files taken in: 1 (articles: 2), here already: 0, skipped: 0");
}

#[test]
fn what_is_worth_a_look_is_counted_and_named() {
    let archive = Archive::new();
    let page = archive.desk().join("海曲晨报_20240305_07.txt");
    fs::write(&page, "老渡口今天重新开航\n茶馆搬进了骑楼\n书店搬进了茶馆\n").expect("a page");
    let answer = archive.baoge(["import".as_ref(), page.as_os_str()]);
    answer.ends_with(0).says("worth a look, pages: 1, articles: 3").says("_07.txt  page 7  articles: 3");
    let parsed = Answer::of(baoge().args(["parse", "--json"]).arg(&page)).json();
    assert_eq!(parsed["pages"][0]["look_again"], true);
    assert_eq!(parsed["pages"][0]["articles"][0]["look_again"], true);
    Answer::of(baoge().arg("parse").arg(&page)).says("worth a look");
    let again = archive.baoge(["import".as_ref(), archive.desk().as_os_str()]);
    again.ends_with(0).never_says("worth a look");
    let report = Archive::new().baoge(["import".as_ref(), page.as_os_str(), "--json".as_ref()]).json();
    assert_eq!(report["files"][0]["look_again"], serde_json::json!([{"page": "7", "articles": 3}]));
}

#[test]
fn a_second_import_has_nothing_to_do() {
    let archive = Archive::new();
    let folder = page("");
    archive.import(&folder);
    let before = archive.baoge(["stats", "--json"]).json();
    let again = archive.baoge(["import".as_ref(), folder.as_os_str()]);
    again.ends_with(0).is_quiet().says("nothing to do: these files are in the archive already: 3");
    assert_eq!(archive.baoge(["stats", "--json"]).json(), before);
    let report = archive.baoge(["import".as_ref(), folder.as_os_str(), "--json".as_ref()]).json();
    assert_eq!(report["already_here"], 3);
    assert_eq!(report["imported"], 0);
}

#[test]
fn what_is_new_in_a_folder_is_taken_in_and_the_rest_left_alone() {
    let archive = Archive::new();
    let desk = archive.desk();
    fs::copy(page("harbour.txt"), desk.join("1.txt")).expect("a copy");
    archive.import(&desk);
    fs::create_dir_all(desk.join("later")).expect("a folder");
    fs::copy(page("pears.md"), desk.join("later").join("2.md")).expect("a copy");
    let report = archive.baoge(["import".as_ref(), desk.as_os_str(), "--json".as_ref()]).json();
    assert_eq!((&report["imported"], &report["already_here"]), (&1.into(), &1.into()), "{report:#}");
    archive.search("鲁班锁").total(0);
    archive.search("蓝皮账本").total(1).shows("梨园里的账本");
}

#[test]
fn files_that_are_no_pages_are_skipped_and_said() {
    let archive = Archive::new();
    let desk = archive.desk();
    fs::copy(page("harbour.txt"), desk.join("1.txt")).expect("a copy");
    fs::write(desk.join("2.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06")
        .expect("a file");
    fs::write(desk.join("3.txt"), b"").expect("a file");
    let answer = archive.baoge(["import".as_ref(), desk.as_os_str()]);
    answer.ends_with(1).complains("2.txt: the picture is damaged").complains("3.txt: empty");
    answer.says("files taken in: 1 (articles: 2), here already: 0, skipped: 2");
    archive.search("旧书摊").total(1);
}

#[test]
fn a_missing_path_does_not_stop_the_others() {
    let archive = Archive::new();
    let missing = archive.desk().join("gone.txt");
    let answer = archive.baoge(["import".as_ref(), missing.as_os_str(), page("harbour.txt").as_os_str()]);
    answer.ends_with(1).complains("gone.txt");
    archive.search("旧书摊").total(1);
}

#[test]
fn an_empty_folder_is_no_success() {
    let archive = Archive::new();
    let answer = archive.baoge(["import".as_ref(), archive.desk().as_os_str()]);
    answer.ends_with(1).complains("no files were found");
}

#[test]
fn what_the_reader_says_of_a_page_holds() {
    let archive = Archive::new();
    archive.import_as(&page("nightschool.txt"), "城东日报", "2022-01-02");
    archive.search("鲁班锁 报:城东日报 日期:2022-01-02").total(1);
    archive.search("鲁班锁 日期:2023").total(0);
}

#[test]
fn referenced_files_stay_where_they_are() {
    let copied = Archive::new();
    let copy = copied.import(&page("harbour.txt")).baoge(["stats", "--json"]).json();
    assert!(copy["original_bytes"].as_u64().is_some_and(|bytes| bytes > 0), "{copy}");
    let archive = Archive::new();
    let path = page("harbour.txt");
    archive.baoge(["import".as_ref(), path.as_os_str(), "--reference".as_ref()]).ends_with(0);
    assert_eq!(archive.baoge(["stats", "--json"]).json()["original_bytes"], 0);
    archive.search("旧书摊").total(1);
}

#[test]
fn losing_the_index_loses_nothing() {
    let archive = Archive::with_pages();
    let before = archive.search("周禾").headlines();
    assert!(!before.is_empty());
    fs::remove_dir_all(archive.path().join("index")).expect("the index is a folder of its own");
    archive.baoge(["newspapers"]).ends_with(0).complains("made the index anew, articles: 6");
    assert_eq!(archive.search("周禾").headlines(), before);
}

#[test]
fn the_report_says_what_became_of_each_file() {
    let archive = Archive::new();
    let report =
        archive.baoge(["import".as_ref(), page("harbour.txt").as_os_str(), "--json".as_ref()]).json();
    let file = &list(&report["files"])[0];
    assert_eq!(file["outcome"]["kind"], "imported");
    assert_eq!(file["newspaper"], "海曲晨报");
    assert_eq!(file["inferred"]["date"]["source"], "nameplate");
    assert_eq!(file["articles"], 2);
    assert_eq!(file["account"]["unplaced"], 0);
}
