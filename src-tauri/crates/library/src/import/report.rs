//! A file's line in the import report, for each thing that can become of it.

use crate::LookAgain;
use crate::catalogue::{self, Given, Held, Named, Over};
use crate::intake::{news, warning};
use crate::views::{FactOrigin, FileOutcome, FileReport, ImportReport, JumpTally};
use newsprint::{Account, IssueFacts, PARSER_VERSION, ParsedFile, Warning};
use rusqlite::Connection;
use std::path::PathBuf;

/// Warnings of the import itself: worth a line at once, because the reader may have meant something else.
const URGENT: [&str; 3] = ["conflict", "second_witness", "label_conflict"];

/// The whole report.
pub(super) fn import_report(
    number: Option<i64>,
    files: Vec<FileReport>,
    jumps: JumpTally,
    cancelled: bool,
) -> ImportReport {
    let count = |is: fn(&FileOutcome) -> bool| files.iter().filter(|f| is(&f.outcome)).count() as u64;
    ImportReport {
        number,
        imported: count(|outcome| *outcome == FileOutcome::Imported),
        already_here: count(|outcome| *outcome == FileOutcome::AlreadyHere),
        skipped: count(|outcome| matches!(outcome, FileOutcome::Skipped { .. })),
        files,
        jumps,
        cancelled,
    }
}

/// A file that was taken in, but for what only the catalogue knows.
pub(super) fn imported(path: PathBuf, parsed: &ParsedFile, given: &Given) -> FileReport {
    let facts = given.over(&parsed.issue);
    FileReport {
        path,
        outcome: FileOutcome::Imported,
        newspaper: facts.newspaper,
        date: facts.date,
        number: facts.number,
        pages: parsed.pages.iter().map(|p| p.label.as_ref().map(|label| label.value.clone())).collect(),
        page_origins: parsed.pages.iter().map(|p| p.label.as_ref().map(FactOrigin::from)).collect(),
        articles: 0,
        look_again: parsed.pages.iter().filter_map(LookAgain::at).collect(),
        account: parsed
            .pages
            .iter()
            .fold(Account::default(), |all, page| catalogue::sum(&all, &page.account)),
        furniture: parsed.pages.iter().flat_map(|page| page.furniture.iter().cloned()).collect(),
        warnings: parsed.warnings.clone(),
    }
}

/// A file whose content is here, with what is known of it and what the reader adds now.
pub(super) fn already_here(path: PathBuf, held: &Held, given: &Given, named: &Named) -> FileReport {
    let known = named.over(&IssueFacts {
        newspaper: held.facts.newspaper.clone(),
        date: held.facts.date.clone(),
        ..IssueFacts::default()
    });
    let facts = news(given, held).over(&known);
    FileReport {
        path,
        outcome: FileOutcome::AlreadyHere,
        newspaper: facts.newspaper,
        date: facts.date,
        number: held.facts.number.clone(),
        pages: held.labels.clone(),
        page_origins: held.label_origins.clone(),
        articles: held.articles,
        look_again: Vec::new(),
        account: held.account,
        furniture: held.furniture.clone(),
        warnings: Vec::new(),
    }
}

/// A file that is no page and was put there to be read by people.
pub(super) fn passed_over(path: PathBuf) -> FileReport {
    FileReport { outcome: FileOutcome::PassedOver, ..skipped(path, "", String::new()) }
}

/// A file that was not taken in.
pub(super) fn skipped(path: PathBuf, code: &str, detail: String) -> FileReport {
    FileReport {
        path: told(path),
        outcome: FileOutcome::Skipped { code: code.to_owned(), detail },
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
    }
}

/// A path whose name is no text, as far as it is.
fn told(path: PathBuf) -> PathBuf {
    match path.into_os_string().into_string() {
        Ok(text) => text.into(),
        Err(odd) => odd.to_string_lossy().into_owned().into(),
    }
}

/// A file the parser made no page of: the first thing it says of it, rather than of its name, is why.
pub(super) fn refused_by_parser(path: PathBuf, parsed: &ParsedFile) -> FileReport {
    let reason = parsed.warnings.iter().find(|warning| !warning.code.starts_with("name_"));
    let (code, detail) = reason.map_or(("empty", ""), |w| (w.code.as_str(), w.detail.as_str()));
    let others = parsed.warnings.iter().filter(|warning| warning.code != code).cloned().collect();
    FileReport { warnings: others, ..skipped(path, code, detail.to_owned()) }
}

/// Where what is here contradicts what the reader says now, or what the new path says.
pub(super) fn conflicts(
    connection: &Connection,
    held: &Held,
    given: &Given,
    inferred: Option<&IssueFacts>,
) -> rusqlite::Result<Vec<Warning>> {
    let mut warnings = Vec::new();
    let inferred_date = inferred.and_then(|facts| facts.date.as_ref()).map(|date| date.value);
    if let (Some(here), Some(now)) = (&held.facts.date, given.date.or(inferred_date))
        && here.value != now
    {
        warnings.push(warning("conflict", format!("{} / {now}", here.value)));
    }
    let inferred_name = inferred.and_then(|facts| facts.newspaper.as_ref()).map(|name| &name.value);
    if let (Some(here), Some(now)) = (&held.facts.newspaper, given.newspaper.as_ref().or(inferred_name))
        && !catalogue::is_same_newspaper(connection, &here.value, now)?
    {
        warnings.push(warning("conflict", format!("{} / {now}", here.value)));
    }
    if held.parser_version < PARSER_VERSION {
        warnings.push(warning("older_parser", format!("{} < {PARSER_VERSION}", held.parser_version)));
    }
    Ok(warnings)
}

/// Whether the reader should hear of it before the report.
pub(super) fn is_urgent(warning: &Warning) -> bool {
    URGENT.contains(&warning.code.as_str())
}
