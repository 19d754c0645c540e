//! What real pages do, one small page for each: `tests/fixtures/quirks/NAME.txt`, and beside it `NAME.expected.json`,
//! what a reader sees on it.
//!
//! The expected account is written by hand, from reading the page, and compared to the character. What it leaves out
//! (spans, confidences, reasons) other tests hold.

mod account;
mod list;

use account::{Fixture, differences, fixtures, seen};
use list::{NOT_YET, QUIRKS};
use newsprint::{FileContext, parse_file};
use std::collections::BTreeSet;

#[test]
fn every_quirk_is_read_as_a_reader_reads_it() {
    let mut wrong = Vec::new();
    let mut mended = Vec::new();
    for fixture in fixtures() {
        let differences = differences(&fixture.expected, &seen(&fixture));
        match (NOT_YET.iter().any(|(name, _)| *name == fixture.name), differences.is_empty()) {
            (false, false) => wrong.push(format!("{}\n{differences}", fixture.name)),
            (true, true) => mended.push(fixture.name),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} read wrongly (- expected, + read)\n\n{}", wrong.len(), wrong.join("\n"));
    assert!(mended.is_empty(), "read rightly now, to be taken out of NOT_YET: {mended:?}");
}

#[test]
fn every_quirk_has_its_page_and_every_page_its_quirk() {
    let pages: BTreeSet<String> = fixtures().into_iter().map(|fixture| fixture.name).collect();
    let listed: BTreeSet<String> =
        QUIRKS.iter().flat_map(|(_, names)| *names).map(|&name| name.to_owned()).collect();
    assert_eq!(listed, pages);
    assert!(QUIRKS.iter().all(|(quirk, names)| !quirk.is_empty() && !names.is_empty()));
    let strangers: Vec<_> = NOT_YET.iter().filter(|(name, _)| !pages.contains(*name)).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

#[test]
fn every_character_of_every_quirk_is_accounted_for() {
    for Fixture { name, text, path, .. } in fixtures() {
        let file = parse_file(&text, &FileContext { path: &path, template: None, ..FileContext::default() });
        let printed = String::from_utf8_lossy(&text).chars().filter(|c| !c.is_whitespace()).count();
        let total: u32 = file.pages.iter().map(|page| page.account.total).sum();
        assert_eq!(total as usize, printed, "{name}");
        for page in file.pages {
            let account = page.account;
            assert_eq!(account.unplaced, 0, "{name}: {account:?}");
            let parts = account.body + account.headlines + account.byline + account.jump;
            let rest = account.caption + account.furniture + account.markup + account.dropped;
            assert_eq!(parts + rest, account.total, "{name}: {account:?}");
        }
    }
}
