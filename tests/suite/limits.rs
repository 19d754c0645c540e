//! Files that are too much: each costs itself and nothing else. The children that read them loop, eat memory and crash
//! because the test asks them to, in a way no file can be relied on to.

use crate::reader::{Answer, Archive, baoge};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// A page without anything on it, with a word for the child that reads it.
fn pdf(word: &str) -> String {
    format!(
        "%PDF-1.4\n{word}\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
         3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 300]>> endobj\n\
         trailer <</Root 1 0 R>>\n%%EOF\n"
    )
}

/// Imports files with these words, each between two that are in order.
fn import(words: &[&str]) -> (Archive, Value) {
    let archive = Archive::new();
    let desk = archive.desk();
    fs::write(desk.join("0.pdf"), pdf("% first")).expect("a file");
    for (number, word) in (1..).zip(words) {
        fs::write(desk.join(format!("{number}.pdf")), pdf(word)).expect("a file");
    }
    fs::write(desk.join("9.pdf"), pdf("% last")).expect("a file");
    let mut command = baoge();
    command.env("BAOGE_TEST_LIMITS", "2").arg("--archive").arg(archive.path());
    let report = Answer::of(command.args(["import", "--json"]).arg(&desk)).json();
    (archive, report)
}

fn codes(report: &Value) -> Vec<&str> {
    let files = report["files"].as_array().expect("files");
    files.iter().filter_map(|file| file["outcome"]["code"].as_str()).collect()
}

#[test]
fn what_takes_too_long_eats_memory_or_crashes_costs_itself() {
    let (archive, report) = import(&["%%loop", "%%eat", "%%crash"]);
    assert_eq!((&report["imported"], &report["skipped"]), (&2.into(), &3.into()), "{report:#}");
    assert_eq!(codes(&report), ["took_too_long", "too_much_memory", "parser_failed"], "{report:#}");
    archive.baoge(["verify"]).ends_with(0);
}

#[test]
fn a_page_without_text_has_a_picture() {
    let (archive, _) = import(&[]);
    let pages = archive.baoge(["pages", "--json"]).json();
    let page = pages["pages"][0]["page"].as_str().expect("a page's name").to_owned();
    let picture = archive.path().with_file_name("page.png");
    let place = picture.to_str().expect("a path");
    archive.baoge(["picture", &page, "-o", place]).ends_with(0).says("image/png");
    assert!(fs::read(&picture).expect("a picture").starts_with(b"\x89PNG"));
    archive.baoge(["picture", "-o", place, "--", "文件:.pdf"]).ends_with(1).complains("no such pages");
    let cache = archive.path().join("cache");
    assert!(fs::read_dir(&cache).expect("a folder").count() > 0);
    fs::remove_dir_all(&cache).expect("it may be deleted");
    archive.baoge(["picture", &page, "-o", place, "--size", "thumbnail"]).ends_with(0).says("360");
}

/// Files that were made to be odd, each with what is to be said of it.
#[test]
fn odd_files_are_read_or_refused_with_a_reason() {
    let odd = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/odd");
    if !odd.is_dir() {
        return;
    }
    let archive = Archive::new();
    let report = archive.baoge(["import".as_ref(), "--json".as_ref(), odd.as_os_str()]).json();
    for file in report["files"].as_array().expect("files") {
        assert!(file["outcome"]["code"] != "parser_failed", "{file:#}");
    }
    archive.baoge(["verify"]).ends_with(0);
}

#[cfg(target_os = "linux")]
mod killed {
    use super::{Archive, baoge, fs, pdf};
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    /// An import that has met a file which loops, and the child that reads it.
    fn looping() -> (Archive, Child, u32) {
        let archive = Archive::new();
        let desk = archive.desk();
        fs::write(desk.join("1.pdf"), pdf("%%loop")).expect("a file");
        fs::write(desk.join("2.pdf"), pdf("% last")).expect("a file");
        let mut command = baoge();
        command.env("BAOGE_TEST_LIMITS", "3").arg("--archive").arg(archive.path());
        command.args(["import", "--json"]).arg(&desk).stdout(Stdio::piped()).stderr(Stdio::null());
        let importing = command.spawn().expect("the program starts");
        let child = until(|| {
            children(importing.id()).into_iter().max_by_key(|child| ticks(*child)).filter(|c| ticks(*c) > 20)
        });
        (archive, importing, child)
    }

    fn children(process: u32) -> Vec<u32> {
        let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
        let told = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
        told.flat_map(|told| told.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
            .collect()
    }

    /// Time that a process has computed.
    fn ticks(process: u32) -> u64 {
        let told = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        told.split_whitespace().nth(13).and_then(|ticks| ticks.parse().ok()).unwrap_or(0)
    }

    fn until<T>(mut find: impl FnMut() -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(found) = find() {
                return found;
            }
            assert!(started.elapsed() < Duration::from_secs(60), "it never came");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn kill(process: u32) {
        let killed = Command::new("kill").args(["-9", &process.to_string()]).status();
        assert!(killed.expect("kill is there").success());
    }

    fn is_alive(process: u32) -> bool {
        let told = fs::read_to_string(Path::new("/proc").join(process.to_string()).join("stat"));
        told.is_ok_and(|told| !told.contains(") Z "))
    }

    #[test]
    fn a_child_that_is_killed_costs_a_second_try() {
        let (_archive, importing, child) = looping();
        kill(child);
        let ended = importing.wait_with_output().expect("it ends");
        let report: serde_json::Value = serde_json::from_slice(&ended.stdout).expect("a report");
        assert_eq!((&report["imported"], &report["skipped"]), (&1.into(), &1.into()), "{report:#}");
        assert_eq!(super::codes(&report), ["took_too_long"]);
    }

    #[test]
    fn children_end_with_their_parent_and_the_archive_is_whole() {
        let (archive, mut importing, child) = looping();
        kill(importing.id());
        importing.wait().expect("it ends");
        until(|| (!is_alive(child)).then_some(()));
        archive.baoge(["verify"]).ends_with(0);
    }
}
