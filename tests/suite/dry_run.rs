//! A reader looks before they import.

use crate::reader::{Archive, files_below, list, page};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Every file of a folder with its content and when it was last written.
fn state(folder: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
    let read = |path: PathBuf| {
        let written = fs::metadata(&path).and_then(|m| m.modified()).expect("a file has a time");
        (path.clone(), fs::read(&path).expect("a file"), written)
    };
    files_below(folder, "").into_iter().map(read).collect()
}

/// A desk with a page that is here, another under its label, a copy of it in Markdown, a new page and an empty file.
fn desk(archive: &Archive) -> PathBuf {
    let desk = archive.desk();
    let harbour = fs::read_to_string(page("harbour.txt")).expect("a page");
    fs::write(desk.join("1.txt"), &harbour).expect("a file");
    fs::write(desk.join("1.md"), format!("{harbour}\n")).expect("a file");
    fs::copy(page("pears.md"), desk.join("2.md")).expect("a copy");
    fs::write(desk.join("3.txt"), "").expect("a file");
    desk
}

#[test]
fn a_dry_run_writes_nothing_where_there_is_an_archive() {
    let archive = Archive::new();
    let desk = desk(&archive);
    archive.import(&desk.join("1.txt")).import(&page("nightschool.txt")).import(&desk.join("2.md"));
    let before = state(&archive.path());
    assert!(before.len() > 5, "there is an archive");
    let answer = archive.baoge(["import".as_ref(), "--dry-run".as_ref(), desk.as_os_str()]);
    answer.ends_with(1).says("would be taken in: 1 (articles: 0), here already: 2, skipped: 1");
    answer.says("another copy of a page that is here already").complains("3.txt: empty");
    assert_eq!(state(&archive.path()), before);
}

#[test]
fn a_dry_run_makes_no_archive() {
    let archive = Archive::new();
    let answer = archive.baoge(["import".as_ref(), "--dry-run".as_ref(), page("harbour.txt").as_os_str()]);
    answer.ends_with(0).is_quiet().says("海曲晨报  2024-03-05 (from the nameplate)");
    answer.says("would be taken in: 1 (articles: 2), here already: 0, skipped: 0; nothing was written");
    assert!(!archive.path().exists());
}

#[test]
fn what_a_dry_run_says_an_import_then_does() {
    let archive = Archive::new();
    archive.import(&page("nightschool.txt"));
    let desk = desk(&archive);
    fs::copy(page("nightschool.txt"), desk.join("4.txt")).expect("a copy");
    let ask = |more: &[&str]| {
        archive.baoge([&["import", "--json", desk.to_str().expect("a path")], more].concat()).json()
    };
    let mut foreseen = ask(&["--dry-run"]);
    let mut done = ask(&[]);
    assert_eq!((&foreseen["number"], &done["number"]), (&serde_json::Value::Null, &2.into()));
    for report in [&mut foreseen, &mut done] {
        report["number"] = 0.into();
        report["jumps"] = 0.into();
    }
    assert_eq!(foreseen, done);
    assert_eq!(list(&done["files"]).len(), 5);
    assert_eq!(
        (&done["imported"], &done["already_here"], &done["skipped"]),
        (&3.into(), &1.into(), &1.into())
    );
}

#[test]
fn a_folder_of_something_else_is_refused_as_by_an_import() {
    let archive = Archive::new();
    fs::create_dir_all(archive.path()).expect("a folder");
    fs::write(archive.path().join("diary.txt"), "三月五日，晴。").expect("a file");
    archive
        .baoge(["import".as_ref(), "--dry-run".as_ref(), page("harbour.txt").as_os_str()])
        .ends_with(3)
        .complains("no archive and holds something else");
}
