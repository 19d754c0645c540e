//! The import log: each import as a line in a list, and its report.

use super::import::{Counts, FileLines, Part, Whereabouts};
use library::{
    Decision, DecisionKind, FileOutcome, FileReport, ImportEnd, ImportLog, Library, LostOriginal,
    OriginalFate,
};
use newsprint::Account;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An import as a line in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ImportEntry {
    pub(crate) number: i64,
    /// RFC 3339 in UTC.
    pub(crate) started: String,
    pub(crate) ended: Ended,
    /// As they were handed over.
    pub(crate) paths: Vec<String>,
    /// Whether these are the pages that come with the program.
    pub(crate) is_sample: bool,
    /// Files met.
    pub(crate) files: u64,
    /// Of these, taken in.
    pub(crate) imported: u64,
    pub(crate) already_here: u64,
    /// Readmes and the like.
    pub(crate) passed_over: u64,
    pub(crate) skipped: u64,
    pub(crate) articles: u64,
    pub(crate) warnings: u64,
    /// Why it broke off.
    pub(crate) trouble: Option<String>,
    /// Pages it brought that are here now.
    pub(crate) pages_here: u64,
    /// The removal that took its pages out, where that can be taken back.
    pub(crate) removal: Option<i64>,
}

/// How an import ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ended {
    Done,
    Cancelled,
    BrokenOff,
    /// It was killed: what it had finished is in.
    Unfinished,
    /// It goes on, here or in another program.
    Running,
}

/// The answer to `import_report`. What wants attention is told first, as far as one looks at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Report {
    pub(crate) entry: ImportEntry,
    pub(crate) counts: Counts,
    /// Where the characters of the new pages went.
    pub(crate) account: Account,
    pub(crate) refused: FileLines,
    pub(crate) warned: FileLines,
    pub(crate) doubtful: FileLines,
    pub(crate) all: FileLines,
    /// Originals that were left in their places and are not there as they were.
    pub(crate) lost: Vec<Lost>,
}

/// An original that is gone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Lost {
    pub(crate) path: String,
    pub(crate) fate: OriginalFate,
}

/// The answer to `would_remove_import` and `remove_import`: what goes, or went.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Removed {
    /// The number to take it back by; null if nothing went.
    pub(crate) decision: Option<i64>,
    pub(crate) pages: u64,
    pub(crate) articles: u64,
    /// Marks on these articles: they stay on the shelf.
    pub(crate) bookmarks: u64,
}

/// The answer to `undo_removal`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Returned {
    pub(crate) pages: u64,
    /// Files whose original is gone, so that their pages could not come back.
    pub(crate) missing: u64,
}

/// What is known of all imports, to tell of each.
pub(crate) struct Imports {
    here: BTreeMap<i64, u64>,
    removals: BTreeMap<i64, i64>,
    /// Somebody writes to the archive.
    is_written: bool,
}

impl Imports {
    /// Asks `library` what became of its imports.
    pub(crate) fn of(library: &Library) -> library::Result<Self> {
        let decisions = library.decisions()?;
        let removals = decisions.iter().rev().filter_map(removal).collect();
        Ok(Self { here: library.imports_here()?, removals, is_written: library.is_being_written() })
    }

    /// All imports, the latest first. `sample`: where the pages lie that come with the program.
    pub(crate) fn list(library: &Library, sample: &Path) -> library::Result<Vec<ImportEntry>> {
        let known = Self::of(library)?;
        let entries = library.imports()?;
        let last = entries.first().map(|entry| entry.number);
        let told = |entry: library::ImportEntry| {
            let is_last = last == Some(entry.number);
            known.tell(entry, is_last, sample)
        };
        Ok(entries.into_iter().map(told).collect())
    }

    fn tell(&self, entry: library::ImportEntry, is_last: bool, sample: &Path) -> ImportEntry {
        let ended = match entry.ended {
            ImportEnd::Done => Ended::Done,
            ImportEnd::Cancelled => Ended::Cancelled,
            ImportEnd::BrokenOff => Ended::BrokenOff,
            ImportEnd::Unfinished if is_last && self.is_written => Ended::Running,
            ImportEnd::Unfinished => Ended::Unfinished,
        };
        let pages_here = self.here.get(&entry.number).copied().unwrap_or_default();
        let removal = self.removals.get(&entry.number).copied().filter(|_| pages_here == 0);
        ImportEntry {
            number: entry.number,
            started: entry.started,
            ended,
            is_sample: !entry.paths.is_empty() && entry.paths.iter().all(|path| Path::new(path) == sample),
            paths: entry.paths,
            files: entry.files,
            imported: entry.imported,
            already_here: entry.already_here,
            passed_over: entry.passed_over,
            skipped: entry.skipped,
            articles: entry.articles,
            warnings: entry.warnings,
            trouble: entry.trouble,
            pages_here,
            removal,
        }
    }
}

/// The import that a decision took out, if it can be taken back.
fn removal(decision: &Decision) -> Option<(i64, i64)> {
    let can_return = decision.kind == DecisionKind::Remove && !decision.undone && !decision.purged;
    let [term] = &decision.what.selection[..] else { return None };
    let number = term.strip_prefix('#')?.parse().ok()?;
    can_return.then_some((number, decision.id))
}

impl Report {
    /// The report of an import, so many files of each part.
    pub(crate) fn of(
        library: &Library,
        log: ImportLog,
        sample: &Path,
        limit: usize,
    ) -> library::Result<Self> {
        let number = log.entry.number;
        let at = library.import_pages(number)?;
        let lost = library.lost_originals(number)?;
        let is_last = library.imports()?.first().is_some_and(|entry| entry.number == number);
        let part = |part| FileLines::of(&log.files, &at, part, 0, limit);
        Ok(Self {
            counts: Counts::of(&log.files),
            account: account(&log),
            refused: part(Part::Refused),
            warned: part(Part::Warned),
            doubtful: part(Part::Doubtful),
            all: part(Part::All),
            lost: lost.into_iter().map(Lost::from).collect(),
            entry: Imports::of(library)?.tell(log.entry, is_last, sample),
        })
    }
}

/// More files of a part of an import's report.
pub(crate) fn lines(log: &ImportLog, at: &Whereabouts, part: Part, offset: usize, limit: usize) -> FileLines {
    FileLines::of(&log.files, at, part, offset, limit)
}

/// Why a file stayed closed.
const LOCKED: [&str; 2] = ["password_needed", "password_wrong"];

/// The file that a report calls `path`, if it could not be opened for want of a password; the zip, where it lies in one.
pub(crate) fn locked(log: &ImportLog, path: &str) -> Option<PathBuf> {
    let is_meant = |file: &&FileReport| file.path.to_string_lossy() == path;
    let file = log.files.iter().find(is_meant)?;
    let FileOutcome::Skipped { code, .. } = &file.outcome else { return None };
    let is_zip =
        |outer: &&str| Path::new(outer).extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
    let outer = path.split_once('!').map(|(outer, _)| outer).filter(is_zip);
    LOCKED.contains(&code.as_str()).then(|| outer.map_or_else(|| file.path.clone(), PathBuf::from))
}

fn account(log: &ImportLog) -> Account {
    let mut sum = Account::default();
    for part in log.files.iter().map(|file| &file.account) {
        sum.total += part.total;
        sum.body += part.body;
        sum.headlines += part.headlines;
        sum.byline += part.byline;
        sum.jump += part.jump;
        sum.caption += part.caption;
        sum.furniture += part.furniture;
        sum.markup += part.markup;
        sum.dropped += part.dropped;
        sum.unplaced += part.unplaced;
    }
    sum
}

impl From<LostOriginal> for Lost {
    fn from(LostOriginal { path, fate }: LostOriginal) -> Self {
        Self { path: path.to_string_lossy().into_owned(), fate }
    }
}

impl From<library::Removal> for Removed {
    fn from(removal: library::Removal) -> Self {
        let library::Touched { pages, articles, bookmarks, .. } = removal.gone;
        Self { decision: removal.decision, pages, articles, bookmarks }
    }
}

impl From<library::Undone> for Returned {
    fn from(undone: library::Undone) -> Self {
        Self { pages: undone.returned, missing: undone.missing.len() as u64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{filled, golden};
    use library::Selection;

    fn list(library: &Library, sample: &Path) -> Vec<ImportEntry> {
        Imports::list(library, sample).unwrap()
    }

    #[test]
    fn an_import_is_listed_with_what_became_of_it() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let sample = home.path().join("pages");
        let [entry] = &list(&library, &sample)[..] else { panic!("one import") };
        assert_eq!((entry.number, entry.ended, entry.imported), (1, Ended::Done, 2));
        assert_eq!((entry.is_sample, entry.pages_here, entry.removal), (true, 2, None));
        assert!(!list(&library, home.path())[0].is_sample);
        let gone = library.remove(&Selection::parse(&["#1"]).unwrap()).unwrap();
        let taken_out = list(&library, &sample).swap_remove(0);
        assert_eq!((taken_out.pages_here, taken_out.removal), (0, gone.decision));
        library.undo(gone.decision).unwrap();
        let back = list(&library, &sample).swap_remove(0);
        assert_eq!((back.pages_here, back.removal), (2, None));
        let paths = vec!["/剪报/pages".to_owned()];
        golden(
            "import-entries.json",
            &[ImportEntry { started: "2026-03-04T09:00:00Z".to_owned(), paths, ..back }],
        );
    }

    #[test]
    fn a_report_has_the_fields_of_its_golden_and_leads_to_the_pages() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let log = library.import_log(None).unwrap().unwrap();
        let mut report = Report::of(&library, log, Path::new("/"), 9).unwrap();
        assert_eq!(report.account.unplaced, 0);
        for line in &report.all.files {
            assert!(library.page(&line.at[0].parse().unwrap()).unwrap().is_some());
        }
        let started = "2026-03-04T09:00:00Z".to_owned();
        report.entry = ImportEntry { started, paths: vec!["/剪报/pages".to_owned()], ..report.entry };
        for lines in [&mut report.refused, &mut report.warned, &mut report.doubtful, &mut report.all] {
            for file in &mut lines.files {
                let name = Path::new(&file.path).file_name().unwrap().to_string_lossy().into_owned();
                file.path = format!("/剪报/pages/{name}");
            }
        }
        report.lost = vec![Lost { path: "/剪报/pages/三.txt".to_owned(), fate: OriginalFate::Changed }];
        golden("import-report.json", &report);
    }

    #[test]
    fn what_goes_and_what_returns_is_counted() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let removed = Removed::from(library.remove(&Selection::parse(&["#1"]).unwrap()).unwrap());
        assert_eq!((removed.pages, removed.bookmarks), (2, 0));
        golden("removed.json", &removed);
        golden("returned.json", &Returned::from(library.undo(removed.decision).unwrap()));
    }
}
