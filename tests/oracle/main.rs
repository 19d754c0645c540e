//! `make oracle`: 19,105 real news items beside the project, written as page files, imported through the front door and
//! searched against looking through every paragraph. It prints what it found and fails where anything is wrong.
//!
//! With the folder of an archive as argument: nothing is imported, that archive is asked about. With EACH=20 in the
//! environment only every twentieth item is taken.

#![allow(missing_docs, reason = "a program, not a library")]

#[path = "brute.rs"]
mod brute;

use brute::{Amounts, Answers};
use library::{ImportOptions, ImportReport, Library, Observer};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::ExitCode;

/// The items: test input that is no part of the project.
const CORPUS: &str = "../../shared/corpus/real_news.jsonl.gz";

struct Silent;

impl Observer for Silent {
    fn progress(&self, _: u64, _: u64, _: &Path) {}
}

fn main() -> ExitCode {
    if let Some(archive) = std::env::args_os().nth(1) {
        let library = Library::open(Path::new(&archive)).expect("an archive");
        return ask(&library, 0);
    }
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join(CORPUS);
    if !corpus.is_file() {
        println!("there are no news items beside the project: nothing was asked");
        return ExitCode::SUCCESS;
    }
    let desk = tempfile::tempdir().expect("a temporary folder");
    let pages = desk.path().join("pages");
    let written = write_pages(&corpus, &pages);
    let library = Library::open_or_create(&desk.path().join("archive")).expect("an archive");
    let template = "{newspaper}_{yyyy}{mm}{dd}_{page}".parse().expect("a template");
    let options = ImportOptions { template: Some(template), ..ImportOptions::default() };
    let report = library.import(&[pages], &options, &Silent).expect("an import");
    let lost = say_what_came_in(&written, &report);
    ask(&library, lost)
}

/// Asks everything; `lost` characters are wrong already.
fn ask(library: &Library, lost: u64) -> ExitCode {
    let records = brute::read(library);
    let texts = records.iter().flat_map(|record| &record.texts);
    let characters: usize = texts.map(|text| brute::plain(&text.source).chars().count()).sum();
    let held = library.stats().expect("the archive can be counted").account;
    println!("stories {}, their texts {characters} characters", records.len());
    println!(
        "characters of the pages {}, dropped {}, placed nowhere {}",
        held.total, held.dropped, held.unplaced
    );
    println!("{:<22} {:>7} {:>9} {:>7} {:>6}", "row", "queries", "expected", "missed", "extra");
    let amounts = Amounts { substrings: 2000, each_row: 200 };
    let answers = brute::ask_all(library, &records, amounts, &say);
    let whole = lost == 0 && held.dropped + held.unplaced == 0 && answers.iter().all(Answers::is_whole);
    println!("{}", if whole { "recall and precision 1.0" } else { "WRONG" });
    if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say(answers: &Answers) {
    let Answers { row, queries, expected, missed, extra, fault } = answers;
    println!(
        "{row:<22} {queries:>7} {expected:>9} {missed:>7} {extra:>6}  {}",
        fault.as_deref().unwrap_or("")
    );
}

/// Each item as a page of its own, named by paper, day and its place among those of the day. Gives the characters
/// that are not white space, by file.
fn write_pages(corpus: &Path, folder: &Path) -> BTreeMap<String, String> {
    let file = fs::File::open(corpus).expect("the corpus can be opened");
    let mut written = BTreeMap::new();
    let mut places: BTreeMap<String, u32> = BTreeMap::new();
    let each = std::env::var("EACH").ok().and_then(|each| each.parse().ok()).filter(|each| *each > 0);
    for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines().step_by(each.unwrap_or(1)) {
        let item: serde_json::Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let text = |key: &str| item[key].as_str().unwrap_or_default();
        let day = text("date").replace('-', "");
        let place = places.entry(format!("{}{day}", text("paper"))).or_default();
        *place += 1;
        let paragraphs = text("text").split('\n').map(|paragraph| format!("　　{paragraph}\n"));
        let page = format!("{}\n\n{}", text("title"), paragraphs.collect::<String>());
        let name = format!("{}_{day}_{place:02}.txt", text("paper"));
        let below = folder.join(day.get(..4).unwrap_or("0"));
        fs::create_dir_all(&below).expect("a folder");
        fs::write(below.join(&name), &page).expect("a page is written");
        written.insert(name, page);
    }
    written
}

/// Says what came in (NUL and invisible characters, which some items have, are no text), and gives how many
/// characters of it, or pages, are not accounted for.
fn say_what_came_in(written: &BTreeMap<String, String>, report: &ImportReport) -> u64 {
    let counts =
        |text: &String| text.chars().filter(|c| !brute::plain(&c.to_string()).is_empty()).count() as u64;
    let imported = || report.files.iter().filter(|file| file.outcome == library::FileOutcome::Imported);
    let printed: u64 =
        imported().filter_map(|file| written.get(file.path.file_name()?.to_str()?)).map(counts).sum();
    let total: u64 = imported().map(|file| u64::from(file.account.total)).sum();
    println!(
        "pages {}, imported {}, same bytes as another {}, refused {}; characters {printed}, accounted for {total}",
        written.len(),
        report.imported,
        report.already_here,
        report.skipped,
    );
    printed.abs_diff(total) + report.skipped
}
