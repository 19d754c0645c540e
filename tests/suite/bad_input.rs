//! A reader hands over what is damaged, hostile or not there.

use crate::reader::{Answer, Archive, baoge, page};
use std::fs;
use std::path::Path;

fn parse(file: &Path) -> Answer {
    Answer::of(baoge().args(["parse", "--json"]).arg(file))
}

#[test]
fn a_missing_file_is_said_and_the_others_are_parsed() {
    let answer = Answer::of(baoge().args(["parse", "--json", "no-such-page.txt"]).arg(page("pears.md")));
    answer.ends_with(1).complains("cannot read no-such-page.txt");
    assert_eq!(answer.out().lines().count(), 1);
}

#[test]
fn an_empty_file_and_a_picture_are_no_pages() {
    let archive = Archive::new();
    let file = archive.desk().join("page.txt");
    for bytes in [&b""[..], b"\n \n\t\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0\0\0"]
    {
        fs::write(&file, bytes).expect("a file");
        let answer = parse(&file);
        answer.ends_with(1).complains("not a page file: ");
        assert_eq!(answer.json()["pages"], serde_json::json!([]));
    }
}

#[test]
fn gb18030_is_read_like_utf_8() {
    let archive = Archive::new();
    let text = fs::read_to_string(page("harbour.txt")).expect("a page");
    let (bytes, _, lossy) = encoding_rs::GB18030.encode(&text);
    assert!(!lossy);
    let file = archive.desk().join("harbour.txt");
    fs::write(&file, &bytes).expect("a file");
    let found = parse(&file).ends_with(0).json();
    let expected = parse(&page("harbour.txt")).json();
    assert_eq!(found["pages"], expected["pages"]);
    archive.import(&file).search("\"新码头在薄雾里\"").total(1);
}

#[test]
fn a_byte_order_mark_is_no_character() {
    let archive = Archive::new();
    let file = archive.desk().join("harbour.txt");
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(fs::read(page("harbour.txt")).expect("a page"));
    fs::write(&file, bytes).expect("a file");
    assert_eq!(parse(&file).json()["pages"], parse(&page("harbour.txt")).json()["pages"]);
}

#[test]
fn damaged_bytes_are_a_warning() {
    let archive = Archive::new();
    let mut bytes = fs::read(page("harbour.txt")).expect("a page");
    let middle = bytes.len() / 2;
    bytes.splice(middle..middle, [0xff, 0xfe]);
    let file = archive.desk().join("damaged.txt");
    fs::write(&file, bytes).expect("a file");
    let found = parse(&file);
    found.ends_with(0);
    let warnings = found.json()["warnings"].to_string();
    assert!(warnings.contains("undecodable_bytes"), "{warnings}");
}

#[test]
fn text_of_a_page_cannot_command_the_terminal() {
    let archive = Archive::new();
    let file = archive.desk().join("hostile.txt");
    let text = fs::read_to_string(page("harbour.txt")).expect("a page");
    let hostile = text
        .replace("旧书摊搬进了骑楼", "旧书摊\u{1b}[2J搬进了骑楼")
        .replace("秋汛", "\u{9b}31m\u{202e}秋汛");
    fs::write(&file, hostile).expect("a file");
    archive.import(&file);
    let name = archive.article("题:旧书摊");
    let printed = [
        Answer::of(baoge().arg("parse").arg(&file)),
        parse(&file),
        archive.baoge(["search", "骑楼"]),
        archive.baoge(["search", "秋汛"]),
        archive.baoge(["issues"]),
        archive.baoge(["show", &name, "--format", "markdown"]),
        archive.baoge(["bookmark", "add", &name]),
    ];
    for answer in printed {
        answer.ends_with(0);
        let obeyed = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!answer.out().contains(obeyed), "{answer:?}");
    }
}

#[test]
fn where_there_is_no_archive_nothing_is_made() {
    let archive = Archive::new();
    let absent = archive.path();
    for arguments in
        [&["newspapers"][..], &["issues"], &["stats"], &["search", "码头"], &["bookmark", "list"]]
    {
        archive.baoge(arguments).ends_with(3).complains("no archive at ");
    }
    assert!(!absent.exists());
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let archive = Archive::new();
    fs::create_dir_all(archive.path()).expect("a folder");
    fs::write(archive.path().join("diary.txt"), "三月五日，晴。").expect("a file");
    archive.baoge(["search", "码头"]).ends_with(3);
    archive.baoge(["import".as_ref(), page("harbour.txt").as_os_str()]).ends_with(3).complains("archive");
    let left = fs::read_dir(archive.path()).expect("the folder").count();
    assert_eq!(left, 1);
}
