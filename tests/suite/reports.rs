//! A reader looks back at what was imported.

use crate::reader::{Answer, Archive, baoge, list, page};
use std::fs;

#[test]
fn imports_are_listed_and_each_report_is_kept() {
    let archive = Archive::new();
    let desk = archive.desk();
    fs::copy(page("harbour.txt"), desk.join("1.txt")).expect("a copy");
    fs::write(desk.join("2.txt"), b"").expect("a file");
    fs::write(desk.join("海曲晨报_20240305_07.txt"), "老渡口今天重新开航\n茶馆搬进了骑楼\n书店搬进了茶馆\n")
        .expect("a page");
    archive.baoge(["import".as_ref(), desk.as_os_str()]).ends_with(1).says("the report: baoge report 1");
    archive.baoge(["import".as_ref(), desk.as_os_str()]).ends_with(1);
    let listed = archive.baoge(["imports"]);
    listed.ends_with(0).is_quiet().says("files: 3, new: 2 (articles: 5), here already: 0, skipped: 1");
    let out = listed.out();
    assert!(out.find("import 2") < out.find("import 1"), "the latest first: {out}");
    let report = archive.baoge(["report", "1"]);
    report.ends_with(0).is_quiet().says("2.txt  empty").says("worth a look, pages: 1, articles: 3");
    report.says("海曲晨报 (from the nameplate, 0.95)  2024-03-05 (from the nameplate, 0.99)");
    report.never_says("Warnings");
    let out = report.out();
    assert!(out.find("Skipped: 1") < out.find("File by file"), "what wants attention first: {out}");
    archive.baoge(["report"]).ends_with(0).never_says("here already\n").says("import 2");
    archive.baoge(["report", "--all"]).ends_with(0).says("1.txt  here already");
    archive.baoge(["report", "9"]).ends_with(1).complains("no import 9");
}

#[test]
fn a_report_is_there_for_programs_and_in_chinese() {
    let archive = Archive::new();
    archive.import(&page("harbour.txt"));
    let report = archive.baoge(["report", "--json"]).json();
    let file = &list(&report["files"])[0];
    assert_eq!(file["inferred"]["number"]["source"], "nameplate", "{file:#}");
    assert_eq!(file["account"]["unplaced"], 0);
    assert_eq!(report["import"]["ended"], "done");
    let mut chinese = baoge();
    chinese.env("LC_ALL", "zh_CN.UTF-8").arg("--archive").arg(archive.path()).arg("report");
    Answer::of(&mut chinese).ends_with(0).says("第1次收入").says("没有需要留意的").says("据报头，把握 0.99");
}

#[test]
fn where_nothing_was_imported_there_is_no_report() {
    let archive = Archive::new();
    drop(library::Library::open_or_create(&archive.path()).expect("an archive is made"));
    archive.baoge(["imports"]).ends_with(0).says("nothing was imported yet");
    archive.baoge(["report"]).ends_with(1).complains("nothing was imported yet");
}

#[test]
fn originals_that_were_left_and_are_gone_are_said_by_report_and_show() {
    let archive = Archive::new();
    let (kept, changed) = (archive.desk().join("1.txt"), archive.desk().join("2.md"));
    fs::copy(page("harbour.txt"), &kept).expect("a copy");
    fs::copy(page("pears.md"), &changed).expect("a copy");
    archive.baoge(["import".as_ref(), "--reference".as_ref(), archive.desk().as_os_str()]).ends_with(0);
    archive.baoge(["report"]).ends_with(0).never_says("Originals that are gone");
    fs::remove_file(&kept).expect("a file");
    fs::write(&changed, "改过了").expect("a file");
    let report = archive.baoge(["report"]);
    report.ends_with(0).says("Originals that are gone: 2").says("the original is no longer there: ");
    report.says("the original was changed: ");
    let lost = archive.baoge(["report", "--json"]).json()["lost_originals"].clone();
    assert_eq!((&lost[0]["fate"], &lost[1]["fate"]), (&"missing".into(), &"changed".into()));
    let name = archive.article("题:旧书摊");
    archive.baoge(["show", &name]).ends_with(0).says("旧书摊").complains("the original is no longer there: ");
    let both = ["import", "--copy", "--reference", "x.txt"];
    archive.baoge(both).ends_with(2);
}
