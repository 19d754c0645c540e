//! A reader pipes, redirects, mistypes, and reads the exit code.

use crate::reader::{Answer, Archive, baoge, page};
use std::process::Stdio;

#[test]
fn a_closed_pipe_is_no_failure() {
    // More than any buffer holds, so that the program meets the closed pipe while it prints.
    let many = std::iter::repeat_n(page("harbour.txt"), 64);
    let (reading, writing) = std::io::pipe().expect("a pipe");
    drop(reading);
    let answer = Answer::of(baoge().arg("parse").args(many).stdout(Stdio::from(writing)));
    answer.ends_with(0).is_quiet();
}

#[test]
fn help_into_a_closed_pipe_is_no_failure() {
    let (reading, writing) = std::io::pipe().expect("a pipe");
    drop(reading);
    Answer::of(baoge().arg("--help").stdout(Stdio::from(writing))).ends_with(0).is_quiet();
}

#[test]
fn help_tells_commands_examples_and_exit_codes() {
    let help = Answer::of(baoge().arg("--help"));
    help.ends_with(0).is_quiet();
    for command in ["parse", "import", "newspapers", "issues", "show", "search", "stats", "bookmark"] {
        help.says(&format!("\n  {command} "));
        let own = Answer::of(baoge().args([command, "--help"]));
        own.ends_with(0).says("--archive <DIR>");
    }
    help.says("Examples:").says("Exit codes:").says("BAOGE_ARCHIVE");
}

#[test]
fn what_is_not_understood_is_a_matter_of_usage() {
    for arguments in [&[][..], &["frobnicate"], &["search"], &["import", "--date", "yesterday", "x"]] {
        let answer = Answer::of(baoge().args(arguments));
        answer.ends_with(2);
        assert_eq!(answer.out(), "");
        assert!(answer.err().contains("--help"), "{answer:?}");
    }
}

#[test]
fn the_archive_can_be_named_by_the_environment() {
    let archive = Archive::with_pages();
    let answer = Answer::of(baoge().env("BAOGE_ARCHIVE", archive.path()).args(["search", "鲁班锁"]));
    answer.ends_with(0).says("夜校开课 木匠师傅当先生");
    let elsewhere = Archive::new();
    let overruled = baoge()
        .env("BAOGE_ARCHIVE", archive.path())
        .args(["search", "鲁班锁", "--archive"])
        .arg(elsewhere.path())
        .output()
        .expect("the program runs");
    assert_eq!(overruled.status.code(), Some(3));
}

#[test]
fn complaints_speak_the_reader_s_language() {
    let archive = Archive::new();
    let mut command = baoge();
    command.env("LC_ALL", "zh_CN.UTF-8").arg("--archive").arg(archive.path()).args(["search", "码头"]);
    Answer::of(&mut command).ends_with(3).complains("这里没有档案：");
    let mut in_english = baoge();
    in_english.env("LC_ALL", "").env("LANG", "en_GB.UTF-8").arg("--archive").arg(archive.path()).arg("stats");
    Answer::of(&mut in_english).ends_with(3).complains("no archive at ");
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let archive = Archive::with_pages();
    archive.baoge(["issues"]).ends_with(0).never_says("\u{1b}");
    archive.baoge(["issues", "--color", "never"]).ends_with(0).never_says("\u{1b}");
    archive.baoge(["issues", "--color", "always"]).ends_with(0).says("\u{1b}[1m");
}
