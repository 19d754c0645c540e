//! A reader hands over a file that holds more than one page. Measured on the sample pages: those of an issue written
//! into one file, with a form feed between them and without.

use crate::reader::{Archive, files_below, list, page, root};
use newsprint::{FileContext, parse_file};
use std::fs;
use std::path::{Path, PathBuf};

/// Sample pages in UTF-8 that stand in a folder of their own issue, two and two; clippings do not say what they are.
fn neighbours() -> Vec<(PathBuf, PathBuf)> {
    let seeds = root().join("seeds");
    let pages = [files_below(&seeds, ".txt"), files_below(&seeds, ".md")].concat();
    let holds_one = |path: &Path| {
        let text = fs::read(path).expect("a page");
        std::str::from_utf8(&text).is_ok()
            && parse_file(&text, &FileContext::default()).pages.len() == 1
            && !path.to_string_lossy().contains("散页")
            && !path.ends_with("README.md")
    };
    let pages: Vec<PathBuf> = pages.into_iter().filter(|path| holds_one(path)).collect();
    let pairs = pages.windows(2).filter(|pair| pair[0].parent() == pair[1].parent());
    pairs.map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

/// How many characters are on a page, white space and the byte order mark left out.
fn printed(text: &str) -> u32 {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}');
    u32::try_from(text.chars().filter(|&c| !blank(c)).count()).expect("a page is short")
}

#[test]
fn pages_written_into_one_file_come_apart_where_they_meet() {
    let pairs = neighbours();
    assert!(pairs.len() >= 12, "{pairs:?}");
    for between in ["\n\u{0C}", "\n"] {
        for (first, second) in &pairs {
            let [above, below] = [first, second].map(|path| fs::read_to_string(path).expect("a page"));
            let joined = format!("{}{between}{below}", above.trim_end());
            let parsed = parse_file(joined.as_bytes(), &FileContext::default());
            let found: Vec<u32> = parsed.pages.iter().map(|page| page.account.total).collect();
            assert_eq!(found, [printed(&above), printed(&below)], "{} {between:?}", second.display());
        }
    }
}

#[test]
fn each_page_of_a_file_is_imported_under_its_own_day() {
    let archive = Archive::new();
    let harbour = fs::read_to_string(page("harbour.txt")).expect("a page");
    let next =
        harbour.replace("2024年3月5日", "2024年3月6日").replace("星期二", "星期三").replace("1208", "1209");
    assert_ne!(harbour, next);
    let file = archive.desk().join("两天.txt");
    fs::write(&file, format!("{harbour}\n{next}")).expect("a file");
    archive
        .baoge(["import".as_ref(), file.as_os_str()])
        .ends_with(0)
        .says("of several days: 2024-03-05, 2024-03-06");
    let answer = archive.baoge(["issues", "--json"]).json();
    let issues: Vec<_> =
        list(&answer["issues"]).iter().map(|issue| (&issue["date"], &issue["number"])).collect();
    assert_eq!(issues, [(&"2024-03-05".into(), &1208.into()), (&"2024-03-06".into(), &1209.into())]);
}
