//! Importing: what comes in once, what is refused, what is said about it.

use super::{Desk, Watch, count, import, sums};
use crate::{FileOutcome, ImportOptions, IssueFilter};
use newsprint::{FactSource, PageLabel};
use std::fs;

#[test]
fn a_folder_becomes_issues_pages_and_articles() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let report = import(&library, &[desk.pages()]);
    assert_eq!(sums(&report), (3, 0, 0));
    assert_eq!(report.files[0].articles, 2);
    let stats = library.stats().unwrap();
    assert_eq!((stats.newspapers, stats.issues, stats.pages, stats.articles, stats.sources), (1, 2, 3, 4, 3));
    assert_eq!(stats.account.total, report.files.iter().map(|file| file.account.total).sum::<u32>());
    let bytes: u64 = ["三月/1.txt", "三月/2.txt", "四月/1.txt"]
        .map(|name| fs::metadata(desk.pages().join(name)).unwrap().len())
        .iter()
        .sum();
    assert_eq!(stats.original_bytes, bytes);
    assert_eq!(count(&library, "早起的人"), 1);
}

#[test]
fn importing_again_is_nothing_to_do() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let before = library.stats().unwrap();
    let manifest = fs::read(desk.folder().join("originals/manifest.jsonl")).unwrap();
    let report = import(&library, &[desk.pages()]);
    assert_eq!(sums(&report), (0, 3, 0));
    assert_eq!(report.files[0].articles, 2);
    assert_eq!(report.files[0].pages, [Some(PageLabel::new("1"))]);
    assert_eq!(library.stats().unwrap(), before);
    assert_eq!(fs::read(desk.folder().join("originals/manifest.jsonl")).unwrap(), manifest);
}

#[test]
fn the_same_bytes_elsewhere_are_one_source_met_twice() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let text = fs::read(desk.pages().join("三月/1.txt")).unwrap();
    desk.write("备份/1.txt", &text);
    let report = import(&library, &[desk.pages()]);
    assert_eq!(sums(&report), (3, 1, 0));
    assert_eq!(library.stats().unwrap().sources, 3);
    let manifest = fs::read_to_string(desk.folder().join("originals/manifest.jsonl")).unwrap();
    assert_eq!(manifest.lines().count(), 4);
}

#[test]
fn what_is_no_page_file_is_a_line_and_the_rest_goes_on() {
    let desk = Desk::with_pages();
    desk.write("坏/空.txt", "  \n");
    desk.write("坏/又一个空.txt", "  \n");
    desk.write("坏/图.txt", [0xff, 0xfe, 0x00, 0xd8]);
    desk.write("坏/录音.mp3", [0xff]);
    desk.write("坏/绊.txt", "街坊报|2026-03-05|?|1\n==绊倒\n");
    let library = desk.open();
    let report = library
        .import(&[desk.pages(), desk.pages().join("没有.txt")], &ImportOptions::default(), &Watch::default())
        .unwrap();
    assert_eq!(sums(&report), (3, 0, 6));
    let mut codes: Vec<&str> = report
        .files
        .iter()
        .filter_map(|file| match &file.outcome {
            FileOutcome::Skipped { code, .. } => Some(code.as_str()),
            _ => None,
        })
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, ["empty", "empty", "not_text", "parser_failed", "unreadable", "unsupported"]);
}

#[test]
fn a_cancelled_import_leaves_what_was_finished_whole() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let watch = Watch { stop_after: 2, ..Watch::default() };
    let report = library.import(&[desk.pages()], &ImportOptions::default(), &watch).unwrap();
    assert!(report.cancelled);
    assert_eq!(sums(&report), (2, 0, 0));
    assert_eq!(library.stats().unwrap().articles, 3);
    assert_eq!(count(&library, "正午敲了"), 1);
    let rest = import(&library, &[desk.pages()]);
    assert_eq!((sums(&rest), rest.cancelled), ((1, 2, 0), false));
}

#[test]
fn what_the_reader_says_outweighs_what_was_inferred() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let options = ImportOptions {
        newspaper: Some(" 坊间晚报 ".to_owned()),
        date: Some(jiff::civil::date(1999, 1, 2)),
        ..ImportOptions::default()
    };
    let report = library.import(&[desk.pages().join("三月/1.txt")], &options, &Watch::default()).unwrap();
    assert_eq!(report.files[0].date.as_ref().unwrap().source, FactSource::Reader);
    let issues = library.issues(&IssueFilter::default()).unwrap();
    assert_eq!(issues.len(), 1);
    assert_eq!(issues[0].newspaper.as_deref(), Some("坊间晚报"));
    let date = issues[0].date.as_ref().unwrap();
    assert_eq!((date.value, date.source), (jiff::civil::date(1999, 1, 2), FactSource::Reader));
}

#[test]
fn a_date_given_later_takes_a_page_off_the_undated_shelf() {
    let desk = Desk::new();
    let page = desk.write("x.txt", "街坊报|?|?|1\n==雨下了一夜\n早上江面涨了半尺。\n");
    let library = desk.imported();
    assert_eq!(library.stats().unwrap().undated_pages, 1);
    let options = ImportOptions { date: Some(jiff::civil::date(2026, 4, 5)), ..ImportOptions::default() };
    let report = library.import(&[page], &options, &Watch::default()).unwrap();
    assert_eq!(sums(&report), (0, 1, 0));
    assert_eq!(report.files[0].warnings, []);
    let stats = library.stats().unwrap();
    assert_eq!((stats.undated_pages, stats.issues, stats.articles), (0, 1, 1));
    assert_eq!(super::search(&library, "日期:2026-04").total, 1);
}

#[test]
fn another_date_for_the_same_bytes_is_a_conflict_and_changes_nothing() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let options = ImportOptions {
        newspaper: Some("别的报".to_owned()),
        date: Some(jiff::civil::date(2026, 3, 5)),
        ..ImportOptions::default()
    };
    let report = library.import(&[desk.pages().join("三月/1.txt")], &options, &Watch::default()).unwrap();
    let codes: Vec<&str> = report.files[0].warnings.iter().map(|w| w.code.as_str()).collect();
    assert_eq!(codes, ["conflict", "conflict"]);
    assert_eq!(report.files[0].warnings[0].detail, "2026-03-04 / 2026-03-05");
    assert_eq!(library.stats().unwrap().issues, 2);
}

#[test]
fn the_same_page_from_another_file_is_counted_once() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let text = fs::read_to_string(desk.pages().join("三月/1.txt")).unwrap();
    let twin = desk.write("三月/1.md", text.replace("==", "==\u{3000}"));
    let report = import(&library, &[twin]);
    assert_eq!(report.files[0].outcome, FileOutcome::Imported);
    assert_eq!(report.files[0].articles, 0);
    assert_eq!(report.files[0].warnings[0].code, "second_witness");
    let stats = library.stats().unwrap();
    assert_eq!((stats.pages, stats.articles, stats.sources), (3, 4, 4));
    assert_eq!(count(&library, "早起的人"), 1);
}

#[test]
fn other_words_under_the_same_label_are_not_lost() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let other = desk.write("错.txt", "街坊报|2026-03-04|77|1\n==菜价稳了\n集上萝卜两斤一块，挑的人多。\n");
    let report = import(&library, &[other]);
    assert_eq!(report.files[0].warnings[0].code, "label_conflict");
    assert_eq!(count(&library, "萝卜两斤"), 1);
    assert_eq!(library.stats().unwrap().pages, 4);
}

#[test]
fn a_reference_keeps_no_copy() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let options = ImportOptions { reference: true, ..ImportOptions::default() };
    library.import(&[desk.pages()], &options, &Watch::default()).unwrap();
    let stats = library.stats().unwrap();
    assert_eq!((stats.sources, stats.original_bytes), (3, 0));
    let kept: Vec<_> = fs::read_dir(desk.folder().join("originals")).unwrap().collect();
    assert_eq!(kept.len(), 1, "only the manifest");
}

/// Pages of two days in one file.
const TWO_DAYS: &str = "街坊报|2026-03-04|77|1\n==江边步道开放\n早起的人沿着水走了一圈。\n\u{0C}街坊报|2026-03-05|78|1\n==菜价稳了\n集上萝卜两斤一块，挑的人多。\n";

#[test]
fn each_page_of_a_file_comes_in_under_its_own_day() {
    let desk = Desk::new();
    desk.write("两天.txt", TWO_DAYS);
    let library = desk.imported();
    let issues = library.issues(&IssueFilter::default()).unwrap();
    let days: Vec<String> = issues.iter().map(|i| i.date.as_ref().unwrap().value.to_string()).collect();
    assert_eq!(days, ["2026-03-04", "2026-03-05"]);
    assert_eq!(
        issues.iter().map(|i| (i.number, i.pages.len())).collect::<Vec<_>>(),
        [(Some(77), 1), (Some(78), 1)]
    );
    assert_eq!(super::search(&library, "萝卜 日期:2026-03-05").total, 1);
    assert_eq!(super::search(&library, "萝卜 日期:2026-03-04").total, 0);
    assert_eq!(sums(&import(&library, &[desk.pages()])), (0, 1, 0));
}

#[test]
fn what_the_reader_says_holds_for_all_pages_of_a_file() {
    let desk = Desk::new();
    let path = desk
        .write("两天.txt", TWO_DAYS.replace("街坊报|2026-03-04", "?|?").replace("街坊报|2026-03-05", "?|?"));
    let library = desk.imported();
    let options = ImportOptions { date: Some(jiff::civil::date(2026, 4, 5)), ..ImportOptions::default() };
    library.import(&[path], &options, &Watch::default()).unwrap();
    assert_eq!(super::search(&library, "日期:2026-04-05").total, 2);
}

/// Takes the second file away when the first is at hand, and stops when the third is.
struct Thief([std::path::PathBuf; 3], crate::CancelToken);

impl crate::Observer for Thief {
    fn progress(&self, _done: u64, _total: u64, now: &std::path::Path) {
        if now == self.0[0] {
            fs::remove_file(&self.0[1]).unwrap();
        }
        if now == self.0[2] {
            self.1.cancel();
        }
    }

    fn is_cancelled(&self) -> bool {
        self.1.is_cancelled()
    }
}

#[test]
fn a_file_that_vanishes_is_a_line_and_a_token_stops_the_import() {
    let desk = Desk::new();
    let page = |number| format!("街坊报|2026-03-04|77|{number}\n==江边{number}\n第{number}段。\n");
    let paths: Vec<_> = (0..400).map(|n| desk.write(&format!("{n:03}.txt"), page(n))).collect();
    let library = desk.open();
    let thief = Thief([0, 300, 380].map(|n| paths[n].clone()), crate::CancelToken::default());
    let report = library.import(&[desk.pages()], &ImportOptions::default(), &thief).unwrap();
    assert!(report.cancelled);
    assert_eq!(sums(&report), (380, 0, 1), "the file at hand was finished");
    let FileOutcome::Skipped { code, .. } = &report.files[300].outcome else { panic!("it is gone") };
    assert_eq!(code, "unreadable");
}

#[test]
fn the_same_page_without_a_label_is_a_witness_too() {
    let desk = Desk::new();
    let words = "早起的人沿着水走了一圈，说比从前好走，两岸的柳树也绿了，孩子们放起风筝。";
    desk.write("1.txt", format!("街坊报|2026-03-04|77|?\n==江边步道开放\n{words}\n"));
    desk.write("1.md", format!("街坊报|2026-03-04|77|?\n==江边步道开放\n{words}\n\n"));
    desk.write(
        "2.txt",
        "街坊报|2026-03-04|77|?\n==老码头的钟修好了\n正午敲了十二下，等船的人都抬起头来听，茶馆里也静了。\n",
    );
    let library = desk.open();
    let report = import(&library, &[desk.pages()]);
    let told: Vec<usize> = report.files.iter().map(|file| file.warnings.len()).collect();
    assert_eq!(told.iter().sum::<usize>(), 1, "one of the three is another witness");
    let stats = library.stats().unwrap();
    assert_eq!((stats.pages, stats.articles, stats.sources), (2, 2, 3));
    assert_eq!(count(&library, "沿着水走"), 1);
}
