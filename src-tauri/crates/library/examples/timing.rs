//! What `scripts/bench.py` asks of our own engine, in one process as a reader's window is one: how long an archive
//! takes to open and queries to be answered, and what indexing costs by itself. Answers are JSON.
//!
//!     timing ask ARCHIVE QUERIES.json INDEX   opens, then asks every query of every kind; INDEX is of whole articles
//!     timing read ARCHIVE QUERIES.json        asks every query once, through the library alone: what memory that takes
//!     timing index ARTICLES.jsonl FOLDER      makes an index of articles, with no archive behind it

use library::{Library, SearchRequest, Sort};
use search::{Document, Index, Matching, Query, Window};
use serde_json::{Value, json};
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

/// Times a query is asked; the first warms what it needs and is not counted.
const ROUNDS: usize = 6;

/// Times an archive is opened; the first is not counted.
const OPENINGS: usize = 8;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    match asked.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["ask", archive, queries, index] => ask(Path::new(archive), Path::new(queries), Path::new(index)),
        ["read", archive, queries] => read(Path::new(archive), Path::new(queries)),
        ["index", articles, folder] => index(Path::new(articles), Path::new(folder)),
        _ => Err("timing ask ARCHIVE QUERIES.json INDEX | timing read ARCHIVE QUERIES.json | timing index ARTICLES.jsonl FOLDER".into()),
    }
}

/// Opens the archive and asks it: the best ten with the total alone, with the articles fetched and excerpts made,
/// and the counts alone. Totals are also asked of an index of the articles as they went to the page files, so that the
/// engine and not the parser is compared.
fn ask(archive: &Path, queries: &Path, alone: &Path) -> Result<()> {
    let kinds: Value = serde_json::from_slice(&fs::read(queries)?)?;
    let mut openings = Vec::new();
    for _ in 0..OPENINGS {
        let begun = Instant::now();
        drop(Library::open(archive)?);
        openings.push(milliseconds(begun));
    }
    let library = Library::open(archive)?;
    let index = Index::open(&archive.join("index"))?;
    let alone = Index::open(alone)?;
    let mut told = serde_json::Map::new();
    for (kind, queries) in kinds.as_object().ok_or("queries are lists by kind")? {
        let mut answers = Answers::default();
        for query in queries.as_array().into_iter().flatten().filter_map(Value::as_str) {
            answers.add(&library, &index, query)?;
            answers.of_articles.push(total(&alone, query)?);
        }
        told.insert(kind.clone(), answers.told());
    }
    let answer = json!({
        "kinds": told,
        "opening_first_ms": openings.first(),
        "opening_ms": openings[1..],
        "documents": index.documents(),
    });
    println!("{answer}");
    Ok(())
}

/// Asks as a reader does, ten hits with their articles and all counts, and tells what memory that took: the most
/// of all, and at the end that which is not files of the archive, of which the system keeps as much as it has room for.
fn read(archive: &Path, queries: &Path) -> Result<()> {
    let kinds: Value = serde_json::from_slice(&fs::read(queries)?)?;
    let library = Library::open(archive)?;
    let lists = kinds.as_object().ok_or("queries are lists by kind")?.values();
    for words in lists.filter_map(Value::as_array).flatten().filter_map(Value::as_str) {
        let query = format!("\"{words}\"");
        let request = SearchRequest { query, offset: 0, limit: 10, sort: Sort::Relevance, exact: false };
        library.search(&request)?;
    }
    println!("{}", json!({"peak_bytes": of_process("VmHWM:")?, "own_bytes": of_process("RssAnon:")?}));
    Ok(())
}

/// What was measured of the queries of a kind, in milliseconds.
#[derive(Default)]
struct Answers {
    totals: Vec<u64>,
    of_articles: Vec<u64>,
    ranked: Vec<f64>,
    whole: Vec<f64>,
    counts: Vec<f64>,
}

impl Answers {
    fn add(&mut self, library: &Library, index: &Index, words: &str) -> Result<()> {
        let query = format!("\"{words}\"");
        let ten = Window { limit: 10, ..Window::default() };
        let counts = Window { counts: true, ..Window::default() };
        let request =
            SearchRequest { query: query.clone(), offset: 0, limit: 10, sort: Sort::Relevance, exact: false };
        self.totals.push(library.search(&request)?.total);
        repeat(&mut self.ranked, || Ok(index.search(&Query::parse(&query, Matching::Folded), &ten)?.total))?;
        repeat(&mut self.whole, || Ok(library.search(&request)?.total))?;
        repeat(&mut self.counts, || Ok(index.search(&Query::parse(&query, Matching::Folded), &counts)?.total))
    }

    fn told(self) -> Value {
        json!({"totals": self.totals, "of_articles": self.of_articles, "ranked": self.ranked, "whole": self.whole, "counts": self.counts})
    }
}

fn total(index: &Index, words: &str) -> Result<u64> {
    let query = Query::parse(&format!("\"{words}\""), Matching::Exact);
    Ok(index.search(&query, &Window::default())?.total)
}

fn repeat(times: &mut Vec<f64>, mut answer: impl FnMut() -> Result<u64>) -> Result<()> {
    for round in 0..ROUNDS {
        let begun = Instant::now();
        std::hint::black_box(answer()?);
        if round > 0 {
            times.push(milliseconds(begun));
        }
    }
    Ok(())
}

/// Makes an index of articles as `scripts/bench_corpus.py` writes them, one a line.
fn index(articles: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let index = Index::open(folder)?;
    let mut writer = index.writer()?;
    for (id, line) in (1..).zip(BufReader::new(File::open(articles)?).lines()) {
        let article: Value = serde_json::from_str(&line?)?;
        let word = |key: &str| article[key].as_str().unwrap_or_default().to_owned();
        let text = word("text");
        let mut lines = text.lines().map(str::to_owned);
        writer.put(&Document {
            id,
            newspaper: Some(word("paper")),
            date: word("date").parse().ok(),
            pages: vec![article["page"].to_string()],
            authors: vec![word("author")],
            headline: lines.next(),
            paragraphs: lines.collect(),
            ..Document::default()
        })?;
    }
    writer.commit(1)?;
    writer.finish()?;
    println!("{}", json!({"peak_bytes": of_process("VmHWM:")?}));
    Ok(())
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

/// What Linux tells of this process's memory under a name, in bytes; nothing elsewhere.
fn of_process(name: &str) -> Result<Option<u64>> {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return Ok(None) };
    let kilobytes = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = kilobytes.and_then(|rest| rest.trim().strip_suffix(" kB"));
    Ok(kilobytes.map(|number| number.trim().parse::<u64>()).transpose()?.map(|number| number * 1024))
}
