//! PDFs that lie beside the project in `../shared` and are no part of it: every character that is known to stand in
//! them comes out, or a message says why not. Where they are absent, these tests say so and try nothing.

use newsprint::{FileContext, ParsedFile, ParsedPage, PrintedText, parse_file};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest that any file may take, also when it is built to take long.
const LONGEST: Duration = Duration::from_secs(10);

fn shared(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(4)?;
    let found = root.join("shared").join(folder);
    if !found.is_dir() {
        // Past the test harness, which keeps what `eprintln!` says to itself.
        let _ = writeln!(std::io::stderr(), "skipped: there is no ../shared/{folder}");
        return None;
    }
    Some(found)
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "pdf")).collect();
    found.sort();
    assert!(!found.is_empty(), "{}", folder.display());
    found
}

fn parse(path: &Path) -> ParsedFile {
    parse_file(
        &std::fs::read(path).expect("a file"),
        &FileContext { path: "page.pdf", ..FileContext::default() },
    )
}

fn json(path: &Path) -> Option<Value> {
    Some(serde_json::from_slice(&std::fs::read(path).ok()?).expect("JSON"))
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Every character of a gold page, white space apart. Authors may stand in the paragraphs: those are not asked for
/// again.
fn asked(gold: &Value) -> String {
    let Value::Object(article) = gold else {
        return match gold {
            Value::String(text) => text.split_whitespace().collect(),
            Value::Array(values) => values.iter().map(asked).collect(),
            _ => String::new(),
        };
    };
    let parts = article.iter().filter(|(key, _)| *key != "authors");
    let text: String = parts.map(|(_, value)| asked(value)).collect();
    let authors = article.get("authors").and_then(Value::as_array).into_iter().flatten().map(asked);
    let apart: String = authors.filter(|author| !text.contains(author)).collect();
    text + &apart
}

/// Every character that was read of a page, in articles and beside them.
fn read(page: &ParsedPage) -> String {
    let mut all: Vec<&str> = page.furniture.iter().map(|piece| &*piece.text.text).collect();
    for article in &page.articles {
        let heads = [&article.column, &article.kicker, &article.headline, &article.subheadline];
        all.extend(heads.into_iter().flatten().map(|PrintedText { text, .. }| &**text));
        all.extend(article.bylines.iter().map(|byline| &*byline.name));
        all.extend(article.blocks.iter().map(|block| &*block.text.text));
    }
    all.concat()
}

fn count(text: &str) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// The characters that are asked for and were not read.
fn missing(page: &ParsedPage, gold: &Value) -> Option<String> {
    let read = count(&read(page));
    let lacks = |(c, asked): (char, i64)| {
        let lacking = asked - read.get(&c).copied().unwrap_or_default();
        (lacking > 0).then(|| format!("{c}×{lacking}"))
    };
    let missing: Vec<String> = count(&asked(gold)).into_iter().filter_map(lacks).collect();
    (!missing.is_empty()).then(|| missing.join(" "))
}

/// What is wrong with how the page of a file was read.
fn faults(path: &Path, file: &ParsedFile, ordinal: usize, gold: &Value) -> Vec<String> {
    let Some(page) = file.pages.get(ordinal) else {
        return vec![format!("{}: no page {ordinal}", name(path))];
    };
    let mut faults = Vec::new();
    faults.extend(missing(page, gold).map(|missing| format!("{} lacks {missing}", name(path))));
    if page.account.unplaced > 0 {
        faults.push(format!("{}: {} characters are placed nowhere", name(path), page.account.unplaced));
    }
    faults
}

#[test]
fn every_character_of_the_pages_is_read() {
    let Some(folder) = shared("pages") else { return };
    let faults: Vec<String> = pdfs(&folder)
        .iter()
        .flat_map(|path| {
            faults(path, &parse(path), 0, &json(&path.with_extension("gold.json")).expect("as it lies there"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What becomes of a file that cannot be read whole: its warning, and how many pages it has all the same.
const MESSAGES: &[(&str, &str, usize)] = &[
    ("bad_bomb", "pdf_page_too_large", 1),
    ("bad_flate", "pdf_page_damaged", 1),
    ("bad_trunc70", "pdf_damaged", 0),
    ("bad_zero", "empty", 0),
    ("encrypted_user_password", "password_needed", 0),
    ("no_tounicode", "needs_ocr", 1),
    ("pua_tounicode", "needs_ocr", 1),
];

#[test]
fn every_odd_file_has_its_text_or_a_message() {
    let Some(folder) = shared("odd") else { return };
    let mut wrong = Vec::new();
    for path in pdfs(&folder) {
        let start = Instant::now();
        let file = parse(&path);
        let took = start.elapsed();
        let _ = writeln!(std::io::stderr(), "{}: {} pages, {took:?}", name(&path), file.pages.len());
        if took > LONGEST {
            wrong.push(format!("{} took {took:?}", name(&path)));
        }
        if let Some((_, code, pages)) = MESSAGES.iter().find(|(odd, ..)| *odd == name(&path)) {
            let says = file.warnings.iter().any(|warning| warning.code == *code);
            if !says || file.pages.len() != *pages {
                wrong.push(format!("{}: {:?}, {} pages", name(&path), file.warnings, file.pages.len()));
            }
            continue;
        }
        // A web page by another name is read as what it is.
        if name(&path) == "bad_html" {
            continue;
        }
        wrong.extend(pages_of(&path).iter().enumerate().flat_map(|(n, gold)| faults(&path, &file, n, gold)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands on each page of an odd file.
fn pages_of(path: &Path) -> Vec<Value> {
    if let Some(gold) = json(&path.with_extension("gold.json")) {
        return vec![gold];
    }
    let truth = json(&path.with_extension("truth.json")).expect("what stands in it");
    let pages = truth["pages"].as_array().expect("pages").iter();
    let gold = |page: &Value| {
        let folder = path.parent().and_then(Path::parent).expect("the folder of folders").join("pages");
        json(&folder.join(format!("{}.gold.json", page.as_str().unwrap_or_default()))).expect("gold")
    };
    pages.map(gold).collect()
}

/// Files in which fewer are found than by one of the others, each with its reason.
const FEWER: &[(&str, &str)] = &[];

#[test]
fn as_many_chinese_characters_are_found_as_others_find() {
    let Some(folder) = shared("real/cjkpdf") else { return };
    let table = std::fs::read_to_string(folder.join("table.txt")).expect("as it lies there");
    let mut fewer = Vec::new();
    for line in table.lines() {
        let fields: Vec<&str> = line.split('|').collect();
        let others = [fields[3], fields[4]].map(|found| {
            found.rsplit(' ').next().expect("as it lies there").parse::<usize>().expect("as it lies there")
        });
        let file = parse(&folder.join(fields[0]));
        let found =
            file.pages.iter().map(read).collect::<String>().chars().filter(|&c| is_chinese(c)).count();
        let _ = writeln!(std::io::stderr(), "{}: {found}, others {others:?}", fields[0]);
        if others.iter().any(|&other| found < other) && !FEWER.iter().any(|(name, _)| *name == fields[0]) {
            fewer.push(format!("{}: {found}, others {others:?}", fields[0]));
        }
    }
    assert!(fewer.is_empty(), "{}", fewer.join("\n"));
}

/// What the table counts: kana, ideographs, compatibility ideographs.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}
