//! The goldens of imports: the report at once, the list of those that are over, a report that was kept.

use super::*;
use library::{
    FactOrigin, FileOutcome, FileReport, ImportEnd, ImportEntry, ImportLog, JumpTally, LookAgain,
    LostOriginal, OriginalFate,
};
use std::path::PathBuf;

/// A report of a file of each outcome.
fn report() -> library::ImportReport {
    let origin = FactOrigin { source: FactSource::Folio, confidence: Confidence::HIGH };
    let taken_in = FileReport {
        path: PathBuf::from("海曲晨报/1.txt"),
        outcome: FileOutcome::Imported,
        newspaper: Some(inferred("海曲晨报".to_owned(), FactSource::Reader)),
        date: Some(inferred(day(), FactSource::FileName)),
        number: Some(inferred(3324, FactSource::Nameplate)),
        pages: vec![Some(PageLabel::new("1")), None],
        page_origins: vec![Some(origin), None],
        articles: 2,
        look_again: vec![LookAgain { page: None, articles: 1 }],
        account: account(),
        furniture: vec![furniture()],
        warnings: vec![warning()],
    };
    let refused = FileReport {
        path: PathBuf::from("cover.png"),
        outcome: FileOutcome::Skipped { code: "not_text".to_owned(), detail: "PNG".to_owned() },
        newspaper: None,
        date: None,
        number: None,
        pages: Vec::new(),
        page_origins: Vec::new(),
        articles: 0,
        look_again: Vec::new(),
        account: Account::default(),
        furniture: Vec::new(),
        warnings: Vec::new(),
    };
    let here =
        FileReport { outcome: FileOutcome::AlreadyHere, path: PathBuf::from("2.txt"), ..refused.clone() };
    let about =
        FileReport { outcome: FileOutcome::PassedOver, path: PathBuf::from("README.md"), ..refused.clone() };
    library::ImportReport {
        number: Some(3),
        files: vec![taken_in, refused, here, about],
        imported: 1,
        already_here: 1,
        skipped: 1,
        jumps: JumpTally { joined: 1, waiting: 2 },
        cancelled: false,
    }
}

#[test]
fn an_import_report() {
    check("import.json", &ImportReport::from(&report()));
}

#[test]
fn imports_that_are_over() {
    let entry = |number, ended, trouble: Option<&str>| ImportEntry {
        number,
        started: "2026-11-24T20:00:00Z".to_owned(),
        finished: Some("2026-11-24T20:00:09Z".to_owned()),
        ended,
        paths: vec!["海曲晨报".to_owned()],
        files: 4,
        imported: 1,
        already_here: 1,
        passed_over: 1,
        skipped: 1,
        articles: 2,
        warnings: 1,
        trouble: trouble.map(str::to_owned),
    };
    let listed = [entry(3, ImportEnd::Done, None), entry(2, ImportEnd::BrokenOff, Some("disk full"))];
    check("imports.json", &ImportList::from(listed.as_slice()));
    let [entry, _] = listed;
    let lost = LostOriginal { path: PathBuf::from("海曲晨报/1.txt"), fate: OriginalFate::Changed };
    check("report.json", &KeptReport::new(&ImportLog { entry, files: report().files }, &[lost]));
}
