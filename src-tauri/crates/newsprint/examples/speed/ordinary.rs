//! Text as readers have it: dumps of pages, and news items laid out as pages are.

use super::Page;
use flate2::read::GzDecoder;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// How much is laid out of the news items: more than any cache of a processor holds.
const LAID_OUT: usize = 4_000_000;
const ITEMS_ON_A_PAGE: usize = 7;
/// A paragraph ends with the first sentence after so many characters.
const PARAGRAPH: usize = 90;

/// Every kind that is there, with its pages.
pub(crate) fn kinds(root: &Path) -> Vec<(&'static str, Vec<Page>)> {
    let shared = root.join("../shared");
    let items = news_items(&shared.join("corpus/real_news.jsonl.gz"));
    let mut kinds = vec![
        ("our sample pages", files(&root.join("seeds"))),
        ("real dumps", files(&shared.join("seeds"))),
        ("晶報 of 1920, columns of nine to thirty", files(&shared.join("real/jingbao-1920"))),
        ("news items, flowing", pages(&items, str::to_owned)),
        ("news items, wrapped to 18", pages(&items, |text| wrap(text, 18, "\n"))),
        ("news items, wrapped to 14, blank lines", pages(&items, |text| wrap(text, 14, "\n\n"))),
    ];
    kinds.retain(|(kind, pages)| {
        if pages.is_empty() {
            println!("{kind}: not beside the project");
        }
        !pages.is_empty()
    });
    kinds
}

/// The text files below a folder.
fn files(folder: &Path) -> Vec<Page> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md")
            && let Ok(bytes) = fs::read(&path)
        {
            found.push((path.to_string_lossy().into_owned(), bytes));
        }
    }
    found.sort();
    found
}

/// Title and text of news items, or nothing where there are none.
fn news_items(path: &Path) -> Vec<(String, String)> {
    let Ok(file) = File::open(path) else { return Vec::new() };
    let mut items = Vec::new();
    let mut size = 0;
    for line in BufReader::new(GzDecoder::new(file)).lines().map_while(Result::ok) {
        let Ok(item) = serde_json::from_str::<Value>(&line) else { continue };
        let word = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
        let (title, text) = (word("title"), word("text"));
        size += title.len() + text.len();
        items.push((title, text));
        if size > LAID_OUT {
            break;
        }
    }
    items
}

/// News items as pages: a page line, then for each a headline, a byline and paragraphs set in one way.
fn pages(items: &[(String, String)], set: impl Fn(&str) -> String) -> Vec<Page> {
    items
        .chunks(ITEMS_ON_A_PAGE)
        .enumerate()
        .map(|(number, items)| {
            let mut page = format!("某某日报　2023年5月16日　星期二　第{}版\n\n", number % 8 + 1);
            for (title, text) in items {
                page.push_str(&format!("{title}\n\n□某某日报记者 周亦青\n\n"));
                for paragraph in paragraphs(text) {
                    page.push_str(&set(&format!("　　{paragraph}")));
                    page.push_str("\n\n");
                }
            }
            (format!("某某日报/2023-05-16/{number}.txt"), page.into_bytes())
        })
        .collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut length = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        found.last_mut().expect("BUG: it begins with one").push(c);
        length += 1;
        if c == '。' && length > PARAGRAPH {
            found.push(String::new());
            length = 0;
        }
    }
    found.retain(|paragraph| !paragraph.is_empty());
    found
}

fn wrap(text: &str, measure: usize, line_end: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let lines: Vec<String> = chars.chunks(measure).map(|line| line.iter().collect()).collect();
    lines.join(line_end)
}
