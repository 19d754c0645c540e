//! A reader types what the README shows, and sees what it shows.
//!
//! In its ```console blocks a line that begins with `$ baoge` is a command, run from the project's folder, and the
//! lines up to the next are what it says: complaints first, then output. Milliseconds are not compared, and a line
//! `…` stands for any lines. Behind the heading 简体中文 the reader's language is Chinese.

use crate::reader::{Answer, baoge, root};
use std::fs;

/// A command of the README and what is shown under it.
struct Shown {
    command: String,
    lines: Vec<String>,
    chinese: bool,
}

#[test]
fn the_readme_shows_what_the_program_says() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let shown = commands(&fs::read_to_string(root().join("README.md")).expect("there is a README"));
    for language in [false, true] {
        let archive = home.path().join(if language { "报库" } else { "archive" });
        let ours: Vec<&Shown> = shown.iter().filter(|shown| shown.chinese == language).collect();
        assert!(ours.len() > 5, "the README shows the program in both languages");
        for Shown { command, lines, chinese } in ours {
            let mut baoge = baoge();
            baoge.args(words(command)).current_dir(root()).env("BAOGE_ARCHIVE", &archive);
            if *chinese {
                baoge.env("LC_ALL", "zh_CN.UTF-8");
            }
            let answer = Answer::of(&mut baoge);
            let said = answer.err() + &answer.out();
            let said: Vec<String> = said.lines().map(timeless).collect();
            assert!(fits(lines, &said), "$ baoge {command}\nsays\n{}", said.join("\n"));
        }
    }
}

fn commands(readme: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let (mut chinese, mut inside) = (false, false);
    for line in readme.lines() {
        chinese |= line.starts_with('#') && line.contains("简体中文");
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ baoge ").filter(|_| inside) {
            found.push(Shown { command: command.to_owned(), lines: Vec::new(), chinese });
        } else if let Some(last) = found.last_mut().filter(|_| inside) {
            last.lines.push(timeless(line));
        }
    }
    for shown in &mut found {
        trim(&mut shown.lines);
    }
    found
}

/// A command's words; what stands in single quotes is one.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("there is always a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A line without the time a search took.
fn timeless(line: &str) -> String {
    let Some(at) = line.find(" ms)").or_else(|| line.find(" 毫秒")) else {
        return line.trim_end().to_owned();
    };
    let (before, after) = line.split_at(at);
    before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').to_owned() + after
}

/// Empty lines at the end are no part of what is shown.
fn trim(lines: &mut Vec<String>) {
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
}

/// Whether what was said is what is shown, `…` standing for any number of lines.
fn fits(shown: &[String], said: &[String]) -> bool {
    match shown.split_first() {
        None => said.iter().all(String::is_empty),
        Some((any, rest)) if any == "…" => (0..=said.len()).any(|skipped| fits(rest, &said[skipped..])),
        Some((line, rest)) => said.first() == Some(line) && fits(rest, &said[1..]),
    }
}

#[test]
fn what_is_cut_short_still_has_to_fit() {
    let lines = |text: &str| text.lines().map(timeless).collect::<Vec<_>>();
    let said = lines("found: 2 (104.1 ms)\n甲\n乙\n丙");
    assert!(fits(&lines("found: 2 (7 ms)\n…\n丙"), &said));
    assert!(fits(&lines("found: 2 (7 ms)\n甲\n…"), &said));
    assert!(!fits(&lines("found: 3 (7 ms)\n…"), &said));
    assert!(!fits(&lines("found: 2 (7 ms)\n甲"), &said));
    assert_eq!(words("search '\"甲\" 乙' --limit 2"), ["search", "\"甲\" 乙", "--limit", "2"]);
}
