//! The wire type of names that were read: `baoge names --json`.

use super::page::{Provenance, note_origin};
use jiff::civil::Date;
use library::MetFile;
use newsprint::{NameReading, NameRule, NameTemplate, PageLabel};
use serde::Serialize;

/// What the names of files say.
#[derive(Debug, Serialize)]
pub(crate) struct NameList<'a> {
    template: Option<String>,
    files: Vec<Name<'a>>,
}

#[derive(Debug, Serialize)]
struct Name<'a> {
    path: &'a str,
    rule: NameRule,
    newspaper: Option<&'a str>,
    date: Option<Date>,
    number: Option<u32>,
    edition: Option<&'a str>,
    page: Option<&'a PageLabel>,
    page_name: Option<&'a str>,
    inferred: Provenance,
}

impl<'a> NameList<'a> {
    /// The files and what was read from the name of each.
    pub(crate) fn new(template: Option<&NameTemplate>, readings: &'a [(&MetFile, NameReading)]) -> Self {
        let files = readings.iter().map(|(file, reading)| Name::new(&file.path, reading)).collect();
        Self { template: template.map(ToString::to_string), files }
    }
}

impl<'a> Name<'a> {
    fn new(path: &'a str, reading: &'a NameReading) -> Self {
        let issue = &reading.issue;
        let mut inferred = Provenance::new();
        note_origin(&mut inferred, "newspaper", issue.newspaper.as_ref());
        note_origin(&mut inferred, "date", issue.date.as_ref());
        note_origin(&mut inferred, "number", issue.number.as_ref());
        note_origin(&mut inferred, "edition", issue.edition.as_ref());
        note_origin(&mut inferred, "page", reading.label.as_ref());
        note_origin(&mut inferred, "page_name", reading.page_name.as_ref());
        Self {
            path,
            rule: reading.rule,
            newspaper: issue.newspaper.as_ref().map(|fact| fact.value.as_str()),
            date: issue.date.as_ref().map(|fact| fact.value),
            number: issue.number.as_ref().map(|fact| fact.value),
            edition: issue.edition.as_ref().map(|fact| fact.value.as_str()),
            page: reading.label.as_ref().map(|fact| &fact.value),
            page_name: reading.page_name.as_ref().map(|fact| fact.value.as_str()),
            inferred,
        }
    }
}
