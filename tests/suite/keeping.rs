//! A reader keeps the archive safe: looks it over, proves that it can be searched, backs it up and brings it back,
//! and is told what to do where something is damaged.

use crate::reader::{Answer, Archive, baoge, files_below, list, page};
use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

/// Writes garbage over the beginning of a file.
fn spoil(path: &Path) {
    let mut file = fs::OpenOptions::new().write(true).open(path).expect("a file of the archive");
    file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(&[b'x'; 200])).expect("it can be written to");
}

/// With two bookmarks and today's copy of the shelf.
fn marked() -> Archive {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    archive.baoge(["bookmark", "add", &name, "--note", "回头再看"]).ends_with(0);
    archive.baoge(["bookmark", "add", &name]).ends_with(0);
    archive.baoge(["stats"]).ends_with(0);
    archive
}

fn bookmarks(archive: &Archive) -> usize {
    list(&archive.baoge(["bookmark", "list", "--json"]).json()["bookmarks"]).len()
}

#[test]
fn a_sound_archive_is_said_to_be_sound() {
    let archive = marked();
    let doctor = archive.baoge(["doctor"]);
    doctor.ends_with(0).is_quiet().says("ok        format version 1").never_says("trouble");
    assert_eq!(doctor.out().lines().count(), 13, "{}", doctor.out());
    doctor.never_says("旧书摊").never_says("回头再看");
    archive.baoge(["verify", "--all"]).ends_with(0).is_quiet().says("failed: 0");
    let again = archive.baoge(["verify", "--sample", "2", "--seed", "5", "--json"]).json();
    assert_eq!((&again["articles"], &again["originals"], &again["seed"]), (&2.into(), &2.into(), &5.into()));
    let chinese =
        Answer::of(baoge().env("LC_ALL", "zh_CN.UTF-8").arg("--archive").arg(archive.path()).arg("doctor"));
    chinese.says("正常      书架完好");
}

#[test]
fn what_is_derived_is_made_anew_when_asked() {
    let archive = marked();
    archive.baoge(["rebuild"]).ends_with(0).says("made the catalogue anew, files: 3");
    archive.baoge(["rebuild", "index"]).ends_with(0).never_says("catalogue").says("made the index anew");
    archive.search("\"小人书").total(1);
    assert_eq!(bookmarks(&archive), 2);
    archive
        .search("日期:2023-10-11 报:海曲晨报")
        .total(archive.search("日期:2023-10-11").answer()["total"].as_u64().unwrap_or(0));
}

#[test]
fn a_damaged_catalogue_comes_back_by_itself() {
    let archive = marked();
    spoil(&archive.path().join("catalogue.sqlite"));
    archive
        .baoge(["doctor"])
        .ends_with(1)
        .says("the catalogue is damaged")
        .says("baoge doctor --fix mends it");
    let found = archive.baoge(["search", "\"小人书"]);
    found.ends_with(0).complains("the catalogue was damaged and was made anew");
    archive.baoge(["doctor"]).ends_with(0);
    assert_eq!(bookmarks(&archive), 2);
}

#[test]
fn a_damaged_index_is_noticed_by_a_search_and_made_anew() {
    let archive = marked();
    // Places of characters are read by searches, and not when an index is opened.
    for places in files_below(&archive.path().join("index"), ".pos") {
        let mut bytes = fs::read(&places).expect("a file of the index");
        let half = bytes.len() / 2;
        bytes[..half].fill(0);
        fs::write(places, bytes).expect("it can be written to");
    }
    archive
        .baoge(["verify", "--all"])
        .ends_with(1)
        .says("a file of the index is damaged")
        .says("baoge rebuild index");
    archive.baoge(["search", "\"小人书"]).ends_with(0).complains("made the index anew");
    archive.baoge(["doctor"]).ends_with(0);
    archive.baoge(["verify", "--all"]).ends_with(0);
}

#[test]
fn a_damaged_shelf_is_offered_its_last_copy() {
    let archive = marked();
    let shelf = archive.path().join("shelf.sqlite");
    spoil(&shelf);
    let refused = archive.baoge(["bookmark", "list"]);
    refused
        .ends_with(3)
        .complains("the shelf is damaged and was left as it is")
        .complains("baoge restore --shelf");
    archive.baoge(["doctor"]).ends_with(1).says("the shelf is damaged or gone");
    archive.baoge(["doctor", "--fix"]).ends_with(1).says("baoge restore --shelf brings it back");
    assert!(
        fs::read(&shelf).expect("it is there").starts_with(b"xxx"),
        "what is the reader's is not touched"
    );
    archive.baoge(["restore", "--list"]).ends_with(0).says("shelf-");
    archive.baoge(["restore", "--shelf"]).ends_with(0).says("bookmarks: 2").says("is kept as");
    assert_eq!(bookmarks(&archive), 2);
    archive.baoge(["doctor"]).ends_with(0);
}

#[test]
fn a_backup_is_an_archive_again() {
    let archive = marked();
    let zip = archive.desk().join("out.zip");
    let backup = ["backup".as_ref(), "--with-originals".as_ref(), zip.as_os_str()];
    archive.baoge(backup).ends_with(0).says("bookmarks: 2, originals: 3");
    archive.baoge(backup).ends_with(3).complains("cannot use");
    let other = Archive::new();
    let restored = other.baoge(["restore".as_ref(), zip.as_os_str()]);
    restored.ends_with(0).says("bookmarks: 2").says("originals: 3");
    other.search("\"小人书").total(1);
    assert_eq!(bookmarks(&other), 2);
    other.baoge(["verify", "--all"]).ends_with(0);
    let page = page("harbour.txt");
    other
        .baoge(["restore".as_ref(), page.as_os_str()])
        .ends_with(3)
        .complains("not a backup that can be used");
    Archive::new().baoge(["doctor"]).ends_with(3).complains("no archive at");
}

#[test]
fn an_original_that_is_gone_is_said_and_costs_nothing() {
    let archive = marked();
    let original = files_below(&archive.path().join("originals"), ".md").remove(0);
    let kept = fs::read(&original).expect("an original");
    fs::remove_file(&original).expect("it can be removed");
    archive
        .baoge(["doctor"])
        .ends_with(1)
        .says("originals missing or changed: 1")
        .says("bring these files back");
    archive.baoge(["verify", "--all"]).ends_with(1).says("an original is missing or changed");
    archive.baoge(["rebuild"]).ends_with(1).complains("the catalogue was left as it is");
    archive
        .search("日期:2023-04-12")
        .total(archive.search("日期:2023-04-12").answer()["total"].as_u64().unwrap_or(0));
    fs::write(&original, kept).expect("it can be written");
    archive.baoge(["rebuild"]).ends_with(0);
    archive.baoge(["doctor"]).ends_with(0);
}

#[test]
fn a_shell_and_man_are_told_every_command() {
    let archive = Archive::new();
    let commands =
        ["import", "search", "rebuild", "verify", "doctor", "backup", "restore", "completions", "man"];
    for shell in ["bash", "zsh", "fish"] {
        let script = archive.baoge(["completions", shell]);
        script.ends_with(0).is_quiet();
        for command in commands {
            script.says(command);
        }
    }
    let bash = archive.desk().join("baoge.bash");
    fs::write(&bash, archive.baoge(["completions", "bash"]).out()).expect("a file");
    if let Ok(checked) = std::process::Command::new("bash").arg("-n").arg(&bash).status() {
        assert!(checked.success(), "bash understands its script");
    }
    archive.baoge(["man"]).ends_with(0).says(".TH baoge 1").says("never opens a network connection");
    let pages = archive.desk().join("man");
    archive.baoge(["man".as_ref(), "--out".as_ref(), pages.as_os_str()]).ends_with(0);
    for command in commands {
        assert!(pages.join(format!("baoge-{command}.1")).is_file(), "{command}");
    }
}

#[test]
fn one_program_imports_while_others_search() {
    let archive = marked();
    let desk = archive.desk();
    for number in 0..300 {
        let text = format!(
            "第{number}号信箱\n\n编号{number:03}的来信今天到了，写信的人问起码头上的灯，也问起河边的老槐树。\n"
        );
        fs::write(desk.join(format!("{number:03}.txt")), text).expect("a page");
    }
    let mut import = baoge();
    import.arg("--archive").arg(archive.path()).arg("import").arg(&desk);
    let mut import = import.stdout(std::process::Stdio::null()).spawn().expect("the program runs");
    let mut asked = 0;
    while import.try_wait().expect("it can be waited for").is_none() {
        let found = archive.search("\"小人书").total(1);
        assert!(!found.headlines().is_empty());
        asked += 1;
    }
    assert!(import.wait().expect("it ended").success());
    assert!(asked > 0, "it was searched meanwhile");
    archive.search("\"写信的人问起码头").total(300);
    archive.baoge(["verify", "--sample", "50"]).ends_with(0);
}
