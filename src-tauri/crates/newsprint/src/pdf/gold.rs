//! Characters that lie beside the project in `../shared`: skipped where it is absent.

use super::{leaves, open};
use crate::leaf::Leaf;
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

fn shared(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(4)?;
    let folder = root.join("shared").join(folder);
    folder.is_dir().then_some(folder)
}

/// The files of a folder of which it is known what stands in them, with that.
fn with_gold(folder: &Path) -> Vec<(String, Vec<u8>, Value)> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "pdf")).collect();
    files.sort();
    let gold = |path: PathBuf| {
        let gold = std::fs::read(path.with_extension("gold.json")).ok()?;
        let name = path.file_stem()?.to_string_lossy().into_owned();
        Some((name, std::fs::read(&path).unwrap(), serde_json::from_slice(&gold).unwrap()))
    };
    files.into_iter().filter_map(gold).collect()
}

/// Every character of a gold page, white space apart. Authors may stand in the paragraphs: those are not asked for again.
fn words(gold: &Value) -> String {
    let Value::Object(article) = gold else {
        return match gold {
            Value::String(text) => text.split_whitespace().collect(),
            Value::Array(values) => values.iter().map(words).collect(),
            _ => String::new(),
        };
    };
    let text: String =
        article.iter().filter(|(key, _)| *key != "authors").map(|(_, value)| words(value)).collect();
    let authors = article.get("authors").and_then(Value::as_array).into_iter().flatten().map(words);
    let apart: String = authors.filter(|author| !text.contains(author)).collect();
    text + &apart
}

fn count(signs: impl Iterator<Item = char>) -> HashMap<char, i32> {
    let mut counts = HashMap::new();
    for c in signs {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

fn missing(leaf: &Leaf, gold: &Value) -> String {
    let drawn = count(leaf.glyphs.iter().map(|glyph| glyph.c));
    let mut missing: Vec<String> = count(words(gold).chars())
        .into_iter()
        .filter_map(|(c, wanted)| {
            let lacking = wanted - drawn.get(&c).copied().unwrap_or_default();
            (lacking > 0).then(|| format!("{c}×{lacking}"))
        })
        .collect();
    missing.sort();
    missing.join(" ")
}

#[test]
fn every_character_of_the_pages_beside_the_project_is_drawn() {
    let Some(folder) = shared("pages") else { return };
    let mut faults = Vec::new();
    for (name, bytes, gold) in with_gold(&folder) {
        let leaves = leaves(&open(&bytes, None).unwrap());
        let missing = missing(&leaves[0], &gold);
        println!(
            "{name}: {} glyphs, {} dropped {} {} {}",
            leaves[0].glyphs.len(),
            leaves[0].dropped,
            leaves[0].rules.len(),
            leaves[0].boxes.len(),
            leaves[0].pictures.len()
        );
        if !missing.is_empty() {
            faults.push(format!("{name} lacks {missing}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn odd_files() {
    let Some(folder) = shared("odd") else { return };
    for (name, bytes, gold) in with_gold(&folder) {
        let Ok(pdf) = open(&bytes, None) else {
            println!("{name}: not opened");
            continue;
        };
        let leaves = leaves(&pdf);
        println!("{name}: {} leaves; lacks {}", leaves.len(), missing(&leaves[0], &gold));
    }
}

#[test]
fn cjk() {
    let Some(folder) = shared("real/cjkpdf") else { return };
    let table = std::fs::read_to_string(folder.join("table.txt")).unwrap();
    for line in table.lines() {
        let fields: Vec<&str> = line.split('|').collect();
        let bytes = std::fs::read(folder.join(fields[0])).unwrap();
        let Ok(pdf) = open(&bytes, None) else {
            println!("{}: not opened", fields[0]);
            continue;
        };
        let text: String = leaves(&pdf).iter().flat_map(|leaf| &leaf.glyphs).map(|glyph| glyph.c).collect();
        let found = text
            .chars()
            .filter(|&c| ('\u{2E80}'..='\u{9FFF}').contains(&c) || ('\u{F900}'..='\u{FAFF}').contains(&c))
            .count();
        println!(
            "{} {} {}: {found} {}",
            fields[0],
            fields[3],
            fields[4],
            text.chars().take(60).collect::<String>()
        );
    }
}
