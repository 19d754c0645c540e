//! Everything the query language promises, against looking through every paragraph of the sample archive.

#[path = "../oracle/brute.rs"]
mod brute;

use crate::reader::{Archive, page, root};
use brute::Amounts;

#[test]
fn every_row_of_the_language_finds_what_is_there_and_nothing_else() {
    let archive = Archive::new();
    archive.baoge(["import".as_ref(), root().join("seeds").as_os_str()]).ends_with(0);
    archive.import(page("harbour.txt").as_path()).import(page("pears.md").as_path());
    let library = archive.library();
    let records = brute::read(&library);
    assert!(records.len() > 50, "{} stories", records.len());
    let amounts = Amounts { substrings: 400, each_row: 200 };
    let answers = brute::ask_all(&library, &records, amounts, &|_| ());
    assert!(answers.iter().filter(|row| row.queries >= amounts.each_row).count() >= 20);
    for row in &answers {
        assert!(row.is_whole(), "{}: {row:#?}", row.row);
        assert!(row.queries >= 50 && row.expected > 0, "{}: {row:#?}", row.row);
    }
}
