//! Reads page files and says what came of each: pages, characters, warnings. For those who measure.
//!
//! `cargo run --release -p newsprint --example drawn -- FILE …`

use newsprint::{FileContext, parse_file};
use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let mut output = io::stdout().lock();
    for path in std::env::args().skip(1) {
        let context = FileContext { path: &path, ..FileContext::default() };
        let file = parse_file(&std::fs::read(&path)?, &context);
        let characters: u32 = file.pages.iter().map(|page| page.account.total - page.account.dropped).sum();
        let articles: usize = file.pages.iter().map(|page| page.articles.len()).sum();
        let codes: Vec<&str> = file.warnings.iter().map(|warning| &*warning.code).collect();
        let pages = file.pages.len();
        writeln!(output, "{path}: {pages} pages, {articles} articles, {characters} characters {codes:?}")?;
    }
    Ok(())
}
