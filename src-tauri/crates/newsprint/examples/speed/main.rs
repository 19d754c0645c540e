//! How fast pages are read: megabytes of text a second on one core, and how long the worst texts take.
//!
//! `make bench` builds it as it is shipped. Ordinary text: the sample pages, and what lies beside the project in
//! `../shared`: dumps as readers have them, and news items laid out as pages, in lines that flow and that are wrapped.
//! Each kind is parsed over and over; the best round says what the program can do, the median what the machine let it.
//! Then texts that no paper prints, each of a megabyte, to show that none takes longer than a second.

mod clock;
mod ordinary;
mod worst;

use clock::seconds_of;
use newsprint::{FileContext, parse_file};
use std::hint::black_box;
use std::path::Path;

/// A file's bytes and its path, as a reader would give them.
type Page = (String, Vec<u8>);

const ROUNDS: usize = 9;
/// A round parses the pages of a kind again until so many seconds have passed.
const ROUND: f64 = 0.25;
const SHORT_ROUND: f64 = 0.05;
/// The size of the worst texts; where lines are counted, 100,000 of them.
const WORST: usize = 1_000_000;
/// What issue and README promise, in MB a second and core.
const ASKED: f64 = 20.0;

fn main() {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).expect("the crate is three folders deep");
    let built =
        if cfg!(debug_assertions) { "not optimised, so these figures say nothing" } else { "as shipped" };
    println!("{}; newsprint {built}; {}", machine(), clock_kind());
    println!("\n{:<44}{:>8}{:>12}{:>12}{:>8}", "ordinary text", "MB", "best MB/s", "median", "noise");
    let mut slowest = f64::INFINITY;
    for (kind, pages) in ordinary::kinds(root) {
        slowest = slowest.min(measure(kind, &pages));
    }
    println!("the slowest kind: {slowest:.1} MB a second; asked are {ASKED:.0}");
    println!("\n{:<44}{:>8}{:>12}", "texts that no paper prints", "MB", "seconds");
    let longest = worst::texts(WORST).iter().map(|(kind, text)| measure_once(kind, text)).fold(0.0, f64::max);
    println!("the longest: {longest:.2} s; asked is at most 1 s");
}

/// Parses the pages of one kind in rounds and prints the figures; the median is handed back.
fn measure(kind: &str, pages: &[Page]) -> f64 {
    let size: usize = pages.iter().map(|(_, bytes)| bytes.len()).sum();
    let parse_all = || pages.iter().for_each(|(path, bytes)| parse(path, bytes));
    let mut speeds: Vec<f64> =
        (0..=ROUNDS).map(|_| size as f64 / 1e6 / seconds_of(ROUND, parse_all)).collect();
    speeds.remove(0);
    speeds.sort_by(f64::total_cmp);
    let (best, median) = (speeds[ROUNDS - 1], speeds[ROUNDS / 2]);
    let noise = (best - speeds[0]) / best * 100.0;
    println!("{kind:<44}{:>8.2}{best:>12.1}{median:>12.1}{noise:>7.0}%", size as f64 / 1e6);
    median
}

/// The seconds that one text takes, the better of two.
fn measure_once(kind: &str, text: &str) -> f64 {
    let run = || seconds_of(SHORT_ROUND, || parse("", text.as_bytes()));
    let seconds = run().min(run());
    println!("{kind:<44}{:>8.2}{seconds:>12.3}", text.len() as f64 / 1e6);
    seconds
}

fn parse(path: &str, bytes: &[u8]) {
    black_box(parse_file(black_box(bytes), &FileContext { path, template: None, ..FileContext::default() }));
}

/// What this runs on, as Linux tells it.
fn machine() -> String {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{}, one of {cores} cores", model.map_or("a processor without a name", |(_, name)| name))
}

/// Which time is taken.
fn clock_kind() -> &'static str {
    if clock::own_seconds().is_some() {
        "processor time"
    } else {
        "time on the wall, so run nothing beside it"
    }
}
