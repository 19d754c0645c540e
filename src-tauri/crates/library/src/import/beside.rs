//! What the pages that lie beside a file say of its newspaper: an inner page often prints the day and not the paper.
//!
//! Only files of the same folder are asked, only pages of the same day, and only what they print; where two answer
//! differently nothing is said.

use super::reading::{Parse, as_given, parse_safely, read_page};
use super::walk::{is_page_file, is_scan, natural};
use jiff::civil::Date;
use newsprint::{Confidence, FileContext, ParsedFile};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How many files before and after a page, in the order people count, are asked. Each is parsed, so that a folder of
/// silent pages costs seven times as much, and no more.
const REACH: usize = 3;

/// Gives the pages of a file that name no newspaper the one that pages of their day beside it print.
pub(crate) fn complete(parsed: &mut ParsedFile, path: &Path, parse: Parse) {
    let silent = parsed.pages.iter().filter(|page| page.issue.newspaper.is_none());
    let days: BTreeSet<Date> = silent.filter_map(|page| Some(page.issue.date.as_ref()?.value)).collect();
    let (Some(&day), 1) = (days.first(), days.len()) else { return };
    let named: BTreeSet<String> =
        neighbours(path).iter().flat_map(|file| papers_of(file, day, parse)).collect();
    if let (Some(name), 1) = (named.first(), named.len()) {
        newsprint::name_from_beside(parsed, name);
    }
}

/// The page files with text nearest to `path` in its folder.
fn neighbours(path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|file| is_page_file(file)).collect();
    files.sort_by(|a, b| natural(&a.to_string_lossy(), &b.to_string_lossy()));
    let own = files.iter().position(|file| file.file_name() == path.file_name()).unwrap_or(0);
    let near = own.saturating_sub(REACH)..files.len().min(own + REACH + 1);
    let others = near.filter(|&place| place != own).map(|place| files[place].clone());
    others.filter(|file| !is_scan(file)).collect()
}

/// The newspapers that pages of `day` in a file print.
fn papers_of(file: &Path, day: Date, parse: Parse) -> Vec<String> {
    let Ok(bytes) = read_page(file) else { return Vec::new() };
    let Ok(parsed) =
        parse_safely(parse, &bytes, &FileContext { path: &as_given(file), ..FileContext::default() })
    else {
        return Vec::new();
    };
    let of_day = parsed.pages.iter().filter(|page| page.issue.date.as_ref().is_some_and(|d| d.value == day));
    let printed = of_day.filter_map(|page| page.issue.newspaper.as_ref());
    printed.filter(|name| name.confidence > Confidence::MEDIUM).map(|name| name.value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint::{FactSource, parse_file};

    const TEXT: &str =
        "老渡口今天重新开航\n\n　　昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。\n";

    /// What the inner page is taken for with `others` beside it.
    fn taken_for(others: &[(&str, &str)]) -> Option<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = format!("第三版　2019年3月12日　星期二\n\n{TEXT}");
        for (name, head) in others {
            fs::write(folder.path().join(name), format!("{head}\n\n{TEXT}")).expect("a page");
        }
        let path = folder.path().join("p3.txt");
        fs::write(&path, &inner).expect("a page");
        let mut parsed =
            parse_file(inner.as_bytes(), &FileContext { path: "p3.txt", ..FileContext::default() });
        complete(&mut parsed, &path, parse_file);
        let name = parsed.pages[0].issue.newspaper.clone();
        assert_eq!(parsed.issue.newspaper, name, "the file says what its page says");
        assert!(name.as_ref().is_none_or(|n| n.source == FactSource::Beside));
        name.map(|n| n.value)
    }

    #[test]
    fn an_inner_page_has_the_paper_that_prints_its_name_the_same_day_beside_it() {
        let front = ("p2.txt", "某州日报\n2019年3月12日　星期二　第9567期");
        assert_eq!(taken_for(&[front]).as_deref(), Some("某州日报"));
        assert_eq!(taken_for(&[("p2.txt", "某州日报\n2019年3月13日　星期三　第9568期")]), None);
        assert_eq!(taken_for(&[front, ("p1.txt", "他州晚报\n2019年3月12日　星期二　第77期")]), None);
        assert_eq!(taken_for(&[]), None);
    }
}
