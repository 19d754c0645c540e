//! A reader has the same page twice.

use crate::reader::{Archive, list, page};
use std::fs;

#[test]
fn a_page_as_text_and_as_markdown_is_counted_once() {
    let archive = Archive::new();
    let desk = archive.desk();
    let text = fs::read_to_string(page("harbour.txt")).expect("a page");
    fs::write(desk.join("harbour.txt"), &text).expect("a file");
    fs::write(desk.join("harbour.md"), text.replace("旧书摊搬进了骑楼", "## 旧书摊搬进了骑楼"))
        .expect("a file");
    let answer = archive.baoge(["import".as_ref(), desk.as_os_str()]);
    answer.ends_with(0).says("another copy of a page that is here already").says("harbour.md");
    archive.baoge(["report"]).ends_with(0).says("Warnings: 1").says("another copy of a page");
    archive.search("题:旧书摊").total(1);
    let stats = archive.baoge(["stats", "--json"]).json();
    assert_eq!((&stats["pages"], &stats["articles"], &stats["sources"]), (&1.into(), &2.into(), &2.into()));
    let issues = archive.baoge(["issues", "--json"]).json();
    assert_eq!(list(&issues["issues"][0]["pages"]).len(), 1);
}

#[test]
fn the_same_bytes_under_another_day_are_a_conflict_and_come_in_once() {
    let archive = Archive::new();
    let desk = archive.desk();
    let text =
        "老渡口今天重新开航\n\n　　昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。\n";
    fs::write(desk.join("海曲晨报_20240305_07.txt"), text).expect("a file");
    fs::write(desk.join("海曲晨报_20240306_07.txt"), text).expect("a file");
    for options in [&["--dry-run"][..], &[]] {
        let said = archive.baoge([&["import", desk.to_str().expect("a path")], options].concat());
        said.ends_with(0).says("contradicts what is here already: 2024-03-05 / 2024-03-06");
    }
    archive.baoge(["report"]).ends_with(0).says("contradicts what is here already: 2024-03-05 / 2024-03-06");
    assert_eq!(archive.baoge(["stats", "--json"]).json()["pages"], 1);
    archive.search("\"停了六年\"").total(1);
}
