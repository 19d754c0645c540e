//! 导入: what the reader says of what is handed over, what an import would do, what each did, and file by file what became
//! of it.

use super::imports::ImportEntry;
use super::page::Fact;
use crate::error::{Code, CommandError};
use crate::jobs::Progress;
use library::{FileOutcome, FileReport, ImportOptions, ImportReport, LookAgain, PageId};
use newsprint::{NameTemplate, TemplateError, Warning};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What the reader says of all files. An empty string says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Given {
    /// How the files are named.
    pub(crate) template: String,
    pub(crate) newspaper: String,
    /// `2024-03-05`.
    pub(crate) date: String,
    /// The files stay where they are, and the archive only refers to them.
    pub(crate) reference: bool,
    /// What opens files that are locked, to the letter.
    #[serde(default)]
    pub(crate) password: String,
}

/// The answer to `import_room`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ImportRoom {
    /// Of the archive, be it one that is yet to be made.
    pub(crate) folder: String,
    /// Whether nothing can be written in it.
    pub(crate) read_only: bool,
    /// What lies on the tray.
    pub(crate) tray: Vec<String>,
    /// How far the import has come that runs in this window.
    pub(crate) running: Option<Progress>,
    /// The latest first.
    pub(crate) imports: Vec<ImportEntry>,
}

/// The answer to `preview_import`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Preview {
    /// It was stopped: only a part was looked at.
    pub(crate) cancelled: bool,
    pub(crate) counts: Counts,
    /// What was recognised, by newspaper, of files that would be taken in.
    pub(crate) papers: Vec<PaperSeen>,
}

/// How many files and pages there are of which kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Counts {
    /// Files met.
    pub(crate) all: u64,
    /// Files that are, or would be, taken in.
    pub(crate) new: u64,
    /// Files that are in the archive already.
    pub(crate) here: u64,
    /// Files that cannot be read as pages.
    pub(crate) refused: u64,
    /// Files with warnings.
    pub(crate) warned: u64,
    /// Files with pages that a reader is asked to look at.
    pub(crate) doubtful: u64,
    /// Of new files: named unlike the template, or in two ways at once.
    pub(crate) unlike: u64,
    /// Pages in new files.
    pub(crate) pages: u64,
    /// Articles in new files.
    pub(crate) articles: u64,
    /// Of the new files, those without a day.
    pub(crate) undated: u64,
}

/// A newspaper as an import would find it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PaperSeen {
    /// Null: it is not known which.
    pub(crate) newspaper: Option<String>,
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) issues: u64,
    pub(crate) pages: u64,
    pub(crate) articles: u64,
    /// Of the pages, those without a day.
    pub(crate) undated: u64,
}

/// Which files of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Part {
    All,
    New,
    Here,
    Refused,
    Warned,
    Doubtful,
}

/// Some files of a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FileLines {
    /// How many there are of this part.
    pub(crate) total: u64,
    pub(crate) files: Vec<FileLine>,
}

/// What became, or would become, of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FileLine {
    pub(crate) path: String,
    pub(crate) outcome: Outcome,
    /// Why it was refused.
    pub(crate) refusal: Option<Trouble>,
    pub(crate) newspaper: Option<Fact<String>>,
    pub(crate) date: Option<Fact<String>>,
    pub(crate) number: Option<String>,
    /// Their labels; null where unknown.
    pub(crate) pages: Vec<Option<String>>,
    pub(crate) articles: u64,
    pub(crate) warnings: Vec<Trouble>,
    /// Pages that a reader is asked to look at.
    pub(crate) look_again: Vec<Doubt>,
    /// The names of its pages that are here.
    pub(crate) at: Vec<String>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    New,
    Here,
    /// A readme: it speaks about its folder.
    About,
    Refused,
}

/// What is odd about a file, or why it was refused, by its code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Trouble {
    pub(crate) code: String,
    pub(crate) detail: String,
}

/// A page that a reader is asked to look at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Doubt {
    pub(crate) page: Option<String>,
    pub(crate) articles: u64,
}

impl Given {
    /// The same as the library takes it.
    pub(crate) fn options(&self) -> Result<ImportOptions, CommandError> {
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let day = |text: String| {
            text.parse().map_err(|_| CommandError::missing(Code::NoSuchDay, json!({ "date": text })))
        };
        let template =
            |text: String| text.parse::<NameTemplate>().map_err(|fault| not_a_template(&text, &fault));
        Ok(ImportOptions {
            reference: self.reference,
            newspaper: said(&self.newspaper),
            date: said(&self.date).map(day).transpose()?,
            template: said(&self.template).map(template).transpose()?,
            password: Some(self.password.clone()).filter(|password| !password.is_empty()),
        })
    }
}

fn not_a_template(text: &str, fault: &TemplateError) -> CommandError {
    use TemplateError as E;
    let (name, place) = match fault {
        E::Unclosed { place } => ("unclosed", Some(place)),
        E::Stray { place } => ("stray", Some(place)),
        E::Unknown { place, .. } => ("unknown", Some(place)),
        E::Touching { place } => ("touching", Some(place)),
        E::EmptyPart { place } => ("empty_part", Some(place)),
        E::NotADay => ("not_a_day", None),
        E::Nothing => ("nothing", None),
        E::TooLong => ("too_long", None),
    };
    let unknown = if let E::Unknown { name, .. } = fault { name.as_str() } else { "" };
    let params = json!({ "template": text, "fault": name, "place": place, "name": unknown });
    let mut error = CommandError::missing(Code::NotATemplate, params);
    error.message = fault.to_string();
    error
}

impl Preview {
    /// What a look ahead saw.
    pub(crate) fn of(report: &ImportReport) -> Self {
        let counts = Counts::of(&report.files);
        Self { cancelled: report.cancelled, counts, papers: papers(&report.files) }
    }
}

impl Counts {
    /// Counts the files of a report.
    pub(crate) fn of(files: &[FileReport]) -> Self {
        let mut counts = Self { all: files.len() as u64, ..Self::default() };
        for file in files {
            let is_new = file.outcome == FileOutcome::Imported;
            counts.new += u64::from(is_new);
            counts.here += u64::from(Part::Here.has(file));
            counts.refused += u64::from(Part::Refused.has(file));
            counts.warned += u64::from(Part::Warned.has(file));
            counts.doubtful += u64::from(Part::Doubtful.has(file));
            if is_new {
                counts.unlike += u64::from(file.warnings.iter().any(is_unlike));
                counts.pages += file.pages.len() as u64;
                counts.articles += file.articles;
                counts.undated += u64::from(file.date.is_none());
            }
        }
        counts
    }
}

fn is_unlike(warning: &Warning) -> bool {
    ["name_unlike_template", "name_ambiguous"].contains(&warning.code.as_str())
}

/// What is recognised, the newspaper with most pages first, what is of no known one last.
fn papers(files: &[FileReport]) -> Vec<PaperSeen> {
    let mut seen: BTreeMap<Option<&str>, (PaperSeen, BTreeSet<String>)> = BTreeMap::new();
    for file in files.iter().filter(|file| file.outcome == FileOutcome::Imported) {
        let name = file.newspaper.as_ref().map(|fact| fact.value.as_str());
        let (paper, days) = seen.entry(name).or_insert_with(|| (PaperSeen::named(name), BTreeSet::new()));
        let pages = file.pages.len() as u64;
        paper.pages += pages;
        paper.articles += file.articles;
        match &file.date {
            Some(date) => {
                days.insert(date.value.to_string());
            }
            None => paper.undated += pages,
        }
    }
    let told = |(paper, days): (PaperSeen, BTreeSet<String>)| PaperSeen {
        issues: days.len() as u64,
        first: days.first().cloned(),
        last: days.last().cloned(),
        ..paper
    };
    let mut papers: Vec<_> = seen.into_values().map(told).collect();
    papers.sort_by_key(|paper| (paper.newspaper.is_none(), std::cmp::Reverse(paper.pages)));
    papers
}

impl PaperSeen {
    fn named(newspaper: Option<&str>) -> Self {
        let newspaper = newspaper.map(str::to_owned);
        Self { newspaper, first: None, last: None, issues: 0, pages: 0, articles: 0, undated: 0 }
    }
}

impl Part {
    /// Whether a file belongs to it.
    pub(crate) fn has(self, file: &FileReport) -> bool {
        match self {
            Self::All => true,
            Self::New => file.outcome == FileOutcome::Imported,
            Self::Here => file.outcome == FileOutcome::AlreadyHere,
            Self::Refused => matches!(file.outcome, FileOutcome::Skipped { .. }),
            Self::Warned => !file.warnings.is_empty(),
            Self::Doubtful => !file.look_again.is_empty(),
        }
    }
}

/// Where the pages of a report's files are, by the files' places in it.
pub(crate) type Whereabouts = BTreeMap<usize, Vec<PageId>>;

impl FileLines {
    /// So many files of a part, from the `offset`th.
    pub(crate) fn of(
        files: &[FileReport],
        at: &Whereabouts,
        part: Part,
        offset: usize,
        limit: usize,
    ) -> Self {
        let of_part = || files.iter().enumerate().filter(|(_, file)| part.has(file));
        let shown = of_part().skip(offset).take(limit);
        Self {
            total: of_part().count() as u64,
            files: shown
                .map(|(line, file)| FileLine::of(file, at.get(&line).map_or(&[], Vec::as_slice)))
                .collect(),
        }
    }
}

impl FileLine {
    fn of(file: &FileReport, at: &[PageId]) -> Self {
        let refusal = match &file.outcome {
            FileOutcome::Skipped { code, detail } => {
                Some(Trouble { code: code.clone(), detail: detail.clone() })
            }
            _ => None,
        };
        Self {
            path: file.path.to_string_lossy().into_owned(),
            outcome: Outcome::of(&file.outcome),
            refusal,
            newspaper: file.newspaper.as_ref().map(Fact::shown),
            date: file.date.as_ref().map(Fact::shown),
            number: file.number.as_ref().map(|number| number.value.to_string()),
            pages: file.pages.iter().map(|label| label.as_ref().map(ToString::to_string)).collect(),
            articles: file.articles,
            warnings: file.warnings.iter().map(Trouble::from).collect(),
            look_again: file.look_again.iter().map(Doubt::from).collect(),
            at: at.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Outcome {
    fn of(outcome: &FileOutcome) -> Self {
        match outcome {
            FileOutcome::Imported => Self::New,
            FileOutcome::AlreadyHere => Self::Here,
            FileOutcome::PassedOver => Self::About,
            FileOutcome::Skipped { .. } => Self::Refused,
        }
    }
}

impl From<&Warning> for Trouble {
    fn from(warning: &Warning) -> Self {
        Self { code: warning.code.clone(), detail: warning.detail.clone() }
    }
}

impl From<&LookAgain> for Doubt {
    fn from(doubt: &LookAgain) -> Self {
        Self { page: doubt.page.as_ref().map(ToString::to_string), articles: doubt.articles }
    }
}

#[cfg(test)]
mod tests;
