//! Files that were not written as plain text are read apart from the archive: in children of this program, each of which
//! lives for many files, within limits of time and memory. What a hostile file does to its child it does to nobody else.
//!
//! A child is this program with one argument ([`READ_PAGES`]). Where nobody called [`begin`], as in tests of this crate,
//! files are read here.

mod child;
mod clock;
mod limits;
mod orders;
mod worker;

use newsprint::{FileContext, Format, IssueFacts, PARSER_VERSION, ParsedFile, Warning};
use orders::{Answer, Order, ParseOrder};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;
use worker::{Death, Workers};

pub use limits::{MEMORY, seconds};
pub(crate) use orders::{CutOrder, DepictOrder, Drawn, Undrawn};

/// The argument that makes a child of this program.
pub const READ_PAGES: &str = "--read-pages";

static WORKERS: OnceLock<Workers> = OnceLock::new();

/// To be called before anything else: in a child it reads what it is given until nobody gives it any more, and says how
/// that ended; otherwise it notes that children of this program can be asked.
pub fn begin() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == READ_PAGES) && arguments.next().is_none() {
        return Some(child::serve());
    }
    if let Ok(program) = std::env::current_exe() {
        read_with(program);
    }
    None
}

/// Notes which program reads pages when it is started with [`READ_PAGES`]. The first word on it holds.
pub fn read_with(program: PathBuf) {
    let _ = WORKERS.set(Workers::of(program));
}

/// Takes a file apart as `newsprint::parse_file` does: plain text here, everything else in a child. A file that is too much
/// for one has no pages, and a warning that says so: `took_too_long`, `too_much_memory`, `parser_failed`.
#[must_use]
pub fn parse_file(bytes: &[u8], context: &FileContext<'_>) -> ParsedFile {
    let Some(workers) = WORKERS.get().filter(|_| !newsprint::is_plain(bytes)) else {
        return newsprint::parse_file(bytes, context);
    };
    let order = Order::Parse(ParseOrder::of(context));
    match workers.ask(&order, bytes) {
        Ok((Answer::Parsed(parsed), _)) => parsed,
        Ok((Answer::Failed(said), _)) => without_pages("parser_failed", said),
        Ok((Answer::Drawn(_), _)) => without_pages("parser_failed", String::new()),
        Err(death) => without_pages(death.code(), death.to_string()),
    }
}

/// A picture of a page.
pub(crate) fn depict(order: &DepictOrder, bytes: &[u8]) -> Result<(Drawn, Vec<u8>), Undrawn> {
    draw(&Order::Depict(order.clone()), bytes)
}

/// A picture of parts of a page.
pub(crate) fn cut(order: &CutOrder, bytes: &[u8]) -> Result<(Drawn, Vec<u8>), Undrawn> {
    draw(&Order::Cut(order.clone()), bytes)
}

fn draw(order: &Order, bytes: &[u8]) -> Result<(Drawn, Vec<u8>), Undrawn> {
    let (answer, picture) = match WORKERS.get() {
        Some(workers) => workers.ask(order, bytes).map_err(|death| match death {
            Death::TookTooLong(_) | Death::TooMuchMemory => Undrawn::TooLarge,
            Death::Crashed(_) => Undrawn::Damaged,
        })?,
        None => child::answer(order, bytes),
    };
    match answer {
        Answer::Drawn(drawn) => drawn.map(|drawn| (drawn, picture)),
        Answer::Parsed(_) | Answer::Failed(_) => Err(Undrawn::Damaged),
    }
}

fn without_pages(code: &str, detail: String) -> ParsedFile {
    ParsedFile {
        format: Format::Text,
        encoding: String::new(),
        issue: IssueFacts::default(),
        pages: Vec::new(),
        warnings: vec![Warning { code: code.to_owned(), detail, span: None }],
        parser_version: PARSER_VERSION,
    }
}
