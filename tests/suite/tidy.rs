//! The house rules that a machine can check, over all files of the project.

use crate::reader::{files_below, root, string};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

/// Files that may be longer, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// Functions that may be longer, each with its reason.
const LONG_FUNCTIONS: &[(&str, &str)] = &[
    ("each_row_of_the_table", "the rows of the query language, one after another, each with what it finds"),
    ("called", "a list, a line for each command"),
];

/// Names of folders that hold what was built or fetched, or belong to tools.
const NOT_OURS: &[&str] = &["target", "node_modules", ".git", "gen", "permissions", "score", "bench"];

/// What no file may hold: places on one machine. Written in two parts, so that this file does not hold them.
const MACHINE_PATHS: &[(&str, &str)] =
    &[("/wor", "k/"), ("/ho", "me/"), ("/ro", "ot/"), ("/far", "m/"), (".lib", "rary/"), ("C:\\Us", "ers\\")];

/// All text files of the project, by their path from its root, in order.
fn files() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !NOT_OURS.contains(&name.as_str()) {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.insert(from_root(&path), text);
            }
        }
    }
    assert!(found.len() > 50, "these are not all files of the project: {found:?}");
    found
}

fn from_root(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("a path in the project");
    inside.to_string_lossy().replace('\\', "/")
}

fn sources() -> BTreeMap<String, String> {
    files().into_iter().filter(|(path, _)| path.ends_with(".rs")).collect()
}

/// Fails with every fault found, so that one run shows them all.
#[track_caller]
fn none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

#[test]
fn every_source_says_first_what_it_owns() {
    let silent: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    none("each .rs file opens with //!", &silent);
}

#[test]
fn files_are_short() {
    let allowed: BTreeSet<&str> = LONG_FILES.iter().map(|(path, _)| *path).collect();
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(path, lines)| *lines > LONGEST_FILE && !allowed.contains(path.as_str()))
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    none("is a file of more than 400 lines one room?", &long);
}

#[test]
fn functions_are_short() {
    let allowed: BTreeSet<&str> = LONG_FUNCTIONS.iter().map(|(name, _)| *name).collect();
    let mut long = Vec::new();
    for (path, text) in sources() {
        for (name, lines) in functions(&text) {
            if lines > LONGEST_FUNCTION && !allowed.contains(name.as_str()) {
                long.push(format!("{path}: {name} has {lines} lines"));
            }
        }
    }
    none("does a function of more than 60 lines do one thing?", &long);
}

/// The functions of a formatted source and their lengths: each ends at the brace that stands where it begins.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((before, after)) = line.split_once("fn ") else { continue };
        let opens = before
            .split_whitespace()
            .all(|word| word.starts_with("pub") || ["async", "const", "extern", "unsafe"].contains(&word));
        if !opens {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
        let length = lines[at..].iter().position(|line| *line == end).map_or(1, |last| last + 1);
        let name = after.split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), length));
    }
    found
}

#[test]
fn functions_are_measured() {
    let text = "impl A {\n    pub(crate) fn one() {\n        two();\n    }\n}\nfn two() {}\n";
    assert_eq!(functions(text), [("one".to_owned(), 3), ("two".to_owned(), 1)]);
}

#[test]
fn the_engine_does_not_know_the_window() {
    let faults: Vec<String> = files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src-tauri/crates/") && path.ends_with("Cargo.toml"))
        .filter(|(_, manifest)| manifest.contains("tauri"))
        .map(|(path, _)| path)
        .collect();
    none("engine crates do not depend on tauri", &faults);
}

#[test]
fn only_search_knows_how_it_finds() {
    let faults: Vec<String> = files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src-tauri/") && !path.starts_with("src-tauri/crates/search/"))
        .filter(|(path, _)| path.ends_with(".rs") || path.ends_with("Cargo.toml"))
        .filter(|(_, text)| ["tantivy", "jieba"].iter().any(|name| code(text).contains(name)))
        .map(|(path, _)| path)
        .collect();
    none("only the search crate names its engines", &faults);
}

/// A source or manifest without its comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//") && !line.starts_with('#')).collect()
}

#[test]
fn newsprint_opens_no_file_and_reads_no_clock() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        // Its tests read the pages beside the project.
        let is_test = path.ends_with("/tests.rs") || path.ends_with("/perturbed.rs");
        if !path.starts_with("src-tauri/crates/newsprint/src/") || is_test {
            continue;
        }
        for forbidden in ["std::fs", "std::time", "SystemTime", "Instant::now", "File::open", "Zoned::now"] {
            if code(&text).contains(forbidden) {
                faults.push(format!("{path}: {forbidden}"));
            }
        }
    }
    none("bytes in, values and warnings out", &faults);
}

#[test]
fn nothing_ties_the_project_to_one_machine() {
    let mut faults = Vec::new();
    for (path, text) in files() {
        for (begin, end) in MACHINE_PATHS {
            if text.contains(&format!("{begin}{end}")) {
                faults.push(format!("{path}: {begin}{end}"));
            }
        }
    }
    none("no absolute path of a machine", &faults);
}

#[test]
fn a_visitor_finds_what_they_look_for() {
    let missing: Vec<String> = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile"]
        .iter()
        .filter(|name| !root().join(name).is_file())
        .map(|name| (*name).to_owned())
        .collect();
    none("files every project has", &missing);
}

/// Runs of so many characters of gold may not stand in the parser: it would know the answers.
const RUN: usize = 6;

#[test]
fn the_parser_does_not_know_the_answers() {
    let gold = gold_files();
    assert!(!gold.is_empty(), "there is gold of our own");
    let runs: BTreeMap<String, String> = gold.iter().flat_map(|path| runs_of(path)).collect();
    let newsprint = root().join("src-tauri/crates/newsprint");
    let mut faults = Vec::new();
    for path in files_below(&newsprint, "") {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for run in windows(&text) {
            if let Some(owner) = runs.get(&run) {
                faults.push(format!("{}: {run} of {owner}", from_root(&path)));
            }
        }
    }
    none("no six characters of a headline, column or author we are scored on", &faults);
}

/// Our own gold, and that beside the project where it is there.
fn gold_files() -> Vec<PathBuf> {
    let mut gold = files_below(&root().join("tests/fixtures/gold"), ".gold.json");
    gold.extend(files_below(&root().join("../shared/gold"), ".json"));
    gold.extend(files_below(&root().join("../shared/real/jingbao-1920"), ".gold.json"));
    gold
}

/// The runs of the headline stacks and authors of one page, each with the page it is of.
fn runs_of(path: &Path) -> Vec<(String, String)> {
    let gold: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("gold can be read")).expect("JSON");
    let page = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut runs = Vec::new();
    for article in gold["articles"].as_array().into_iter().flatten() {
        let stack = ["headline", "headline_or", "kicker", "column", "subheadline"].map(|name| &article[name]);
        let authors = article["authors"].as_array().into_iter().flatten();
        for text in stack.into_iter().chain(authors).filter(|text| text.is_string()) {
            runs.extend(windows(&string(text)).into_iter().map(|run| (run, page.clone())));
        }
    }
    runs
}

/// All runs of six characters, white space left out.
fn windows(text: &str) -> Vec<String> {
    let printed: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    printed
        .windows(RUN)
        .filter(|run| run.iter().any(|c| !c.is_ascii()))
        .map(|run| run.iter().collect())
        .collect()
}
