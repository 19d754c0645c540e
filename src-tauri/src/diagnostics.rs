//! What helps to find out why something does not work, as text to be sent to somebody: versions, counts, formats, and
//! failures by code. No text of an article, no name of a newspaper, file or folder is in it; a test looks.

use crate::faults::Faults;
use library::{Formats, Library, Repair, Stats};
use std::fmt::Write as _;

/// What is told. `library` is `None` where the archive cannot be opened.
pub(crate) fn told(library: Option<&Library>, faults: &Faults, webview: Option<&str>) -> String {
    let mut text = String::new();
    let build = if cfg!(debug_assertions) { "debug" } else { "release" };
    line(&mut text, "Baoge", format_args!("{} ({build})", env!("CARGO_PKG_VERSION")));
    line(&mut text, "system", format_args!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    line(&mut text, "webview", format_args!("{}", webview.unwrap_or("unknown")));
    let Formats { archive, catalogue, shelf, parser } = Formats::of_this_program();
    let formats = format_args!("archive {archive}, catalogue {catalogue}, shelf {shelf}, parser {parser}");
    line(&mut text, "formats", formats);
    match library {
        None => line(&mut text, "archive", format_args!("not open")),
        Some(library) => archive_lines(&mut text, library),
    }
    let failed = faults.all();
    line(&mut text, "failures", format_args!("{}", failed.len()));
    for (code, times, ago) in failed {
        let _ = writeln!(text, "  {}: {times} times, last {} s ago", code.name(), ago.as_secs());
    }
    text
}

fn archive_lines(text: &mut String, library: &Library) {
    let access = if library.is_read_only() { "read only" } else { "open for writing" };
    line(text, "archive", format_args!("{access}"));
    match library.stats() {
        Ok(stats) => counts(text, &stats),
        Err(_) => line(text, "holdings", format_args!("cannot be counted")),
    }
    let repairs: Vec<&str> = library.repairs().iter().map(repair).collect();
    if !repairs.is_empty() {
        line(text, "set right at opening", format_args!("{}", repairs.join(", ")));
    }
    let copies = library::shelf_copies(library.folder());
    let bytes: u64 = copies.iter().map(|copy| copy.bytes).sum();
    line(text, "shelf backups", format_args!("{}, {bytes} bytes", copies.len()));
}

fn counts(text: &mut String, stats: &Stats) {
    let Stats {
        newspapers, issues, pages, undated_pages, articles, sources, original_bytes, bookmarks, ..
    } = stats;
    line(text, "newspapers", format_args!("{newspapers}"));
    line(text, "issues", format_args!("{issues}"));
    line(text, "pages", format_args!("{pages} ({undated_pages} undated)"));
    line(text, "articles", format_args!("{articles}"));
    line(text, "files", format_args!("{sources}, {original_bytes} bytes"));
    line(text, "bookmarks", format_args!("{bookmarks}"));
}

fn line(text: &mut String, name: &str, value: std::fmt::Arguments<'_>) {
    let _ = writeln!(text, "{name}: {value}");
}

const fn repair(repair: &Repair) -> &'static str {
    match repair {
        Repair::ImportCompleted { .. } => "import completed",
        Repair::DecisionsFollowed { .. } => "decisions followed",
        Repair::IndexCompleted { .. } => "index completed",
        Repair::IndexRebuilt { .. } => "index rebuilt",
        Repair::CatalogueRebuilt { .. } => "catalogue rebuilt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Code, CommandError};
    use crate::messages::filled;

    #[test]
    fn nothing_that_was_read_and_no_name_of_the_reader_s_is_told() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let page = library.issue("海曲晨报", "2024-03-05".parse().unwrap(), None).unwrap().unwrap();
        library.add_bookmark(page.articles[0].id, Some("首班渡船"), "给王老师").unwrap();
        let faults = Faults::default();
        let error = library::Library::open(&home.path().join("没有的 folder-of-mine")).unwrap_err();
        faults.note(CommandError::from(error).code);
        faults.note(Code::NoArchive);
        let text = told(Some(&library), &faults, Some("2.50.1"));
        assert!(text.contains("pages: 2 (1 undated)"), "{text}");
        assert!(text.contains("bookmarks: 1"), "{text}");
        assert!(text.contains("no_archive: 2 times"), "{text}");
        assert!(text.is_ascii(), "no Chinese is told: {text}");
        for path in [home.path(), library.folder()] {
            for part in path.iter().filter(|part| part.len() > 1) {
                assert!(!text.contains(&*part.to_string_lossy()), "{part:?} in {text}");
            }
        }
        assert!(!text.contains("folder-of-mine") && !text.contains(".txt"), "{text}");
    }

    #[test]
    fn an_archive_that_cannot_be_opened_is_told_of() {
        let text = told(None, &Faults::default(), None);
        assert!(text.contains("archive: not open") && text.contains("failures: 0"), "{text}");
    }
}
