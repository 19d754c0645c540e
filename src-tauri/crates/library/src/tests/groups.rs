//! Files become durable in groups: whatever the groups, and whoever reads, the same comes of it, and nothing is told
//! before it is so.

use super::{Desk, Watch, count, import, sums};
use crate::failpoint::{Boundary, arm, disarm};
use crate::import::Pace;
use crate::{ImportOptions, Library, Observer, Repair};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

/// Imports with the pages in one group and crashes the `nth` time that `boundary` is passed.
fn crash(desk: &Desk, boundary: Boundary, nth: u32) {
    let library = desk.open();
    arm(boundary, nth);
    let crashed = catch_unwind(AssertUnwindSafe(|| import(&library, &[desk.pages()]))).is_err();
    disarm();
    assert!(crashed, "{boundary:?} was passed {nth} times");
}

fn manifest(desk: &Desk) -> PathBuf {
    desk.folder().join("originals/manifest.jsonl")
}

#[track_caller]
fn check_all_is_there_once(desk: &Desk) {
    let library = desk.open();
    import(&library, &[desk.pages()]);
    assert_eq!(library.stats().unwrap(), Desk::with_pages().imported().stats().unwrap());
    for words in ["早起的人", "孩子们排着队", "正午敲了", "江面涨了"] {
        assert_eq!(count(&library, words), 1, "{words}");
    }
    assert_eq!(fs::read_to_string(manifest(desk)).unwrap().lines().count(), 3);
    drop(library);
    assert_eq!(desk.open().repairs(), []);
}

#[test]
fn a_crash_among_the_originals_of_a_group_leaves_what_nothing_names() {
    for nth in 1..=3 {
        let desk = Desk::with_pages();
        crash(&desk, Boundary::Original, nth);
        let library = desk.open();
        assert_eq!((library.repairs(), library.stats().unwrap().sources), (&[][..], 0));
        drop(library);
        check_all_is_there_once(&desk);
    }
}

#[test]
fn a_crash_after_the_lines_of_a_group_loses_none_of_them() {
    let desk = Desk::with_pages();
    crash(&desk, Boundary::Manifest, 1);
    let library = desk.open();
    let completed = [Repair::ImportCompleted { files: 3 }, Repair::IndexRebuilt { stories: 4 }];
    assert_eq!(library.repairs(), completed);
    assert_eq!(sums(&import(&library, &[desk.pages()])), (0, 3, 0));
    drop(library);
    check_all_is_there_once(&desk);
}

#[test]
fn of_lines_that_were_torn_the_whole_ones_count() {
    let desk = Desk::with_pages();
    crash(&desk, Boundary::Manifest, 1);
    let text = fs::read(manifest(&desk)).unwrap();
    let first = text.iter().position(|&b| b == b'\n').unwrap();
    fs::write(manifest(&desk), &text[..first + 20]).unwrap();
    let library = desk.open();
    assert_eq!(library.repairs()[0], Repair::ImportCompleted { files: 1 });
    assert_eq!(sums(&import(&library, &[desk.pages()])), (2, 1, 0));
    drop(library);
    check_all_is_there_once(&desk);
}

#[test]
fn a_crash_after_the_transaction_of_a_group_leaves_only_the_index_behind() {
    let desk = Desk::with_pages();
    crash(&desk, Boundary::Catalogue, 1);
    assert_eq!(desk.open().repairs(), [Repair::IndexRebuilt { stories: 4 }]);
    check_all_is_there_once(&desk);
}

/// Small groups, an index that is fed after each and committed after some.
fn little_by_little(files: usize, readers: usize) -> Pace {
    Pace { readers, files, feed_every: 1, commit_after: [2, 3], ..Pace::default() }
}

#[test]
fn what_the_index_was_fed_with_before_a_crash_is_found_once() {
    for nth in 1..=6 {
        let desk = Desk::with_pages();
        for n in 0..3 {
            desk.write(
                &format!("五月/{n}.txt"),
                format!("街坊报|2026-05-01|?|{n}\n==晒谷{n}\n第{n}场谷子。\n"),
            );
        }
        let mut library = desk.open();
        library.pace = little_by_little(1, 2);
        arm(Boundary::Catalogue, nth);
        let crashed = catch_unwind(AssertUnwindSafe(|| import(&library, &[desk.pages()]))).is_err();
        disarm();
        assert!(crashed);
        drop(library);
        let library = desk.open();
        assert_eq!(library.stats().unwrap().sources, u64::from(nth));
        import(&library, &[desk.pages()]);
        for words in ["早起的人", "孩子们排着队", "正午敲了", "江面涨了", "第0场", "第1场", "第2场"]
        {
            assert_eq!(count(&library, words), 1, "{words} after {nth}");
        }
        assert_eq!(count(&library, "谷子"), 3);
    }
}

/// Pages that join and repeat each other, say nothing of their paper, stumble or are empty.
fn a_bit_of_everything(desk: &Desk) {
    for day in 1..=4 {
        for page in 1..=6 {
            let (paper, jump) = match page {
                3 => ("?", "→4\n"),
                4 => ("街坊报", "←3\n"),
                _ => ("街坊报", ""),
            };
            let words =
                format!("=={day}日{page}版的头条\n@周小满\n第{day}日第{page}版，水涨{day}尺。\n{jump}");
            desk.write(&format!("{day}/{page}.txt"), format!("{paper}|2026-03-0{day}|?|{page}\n{words}"));
        }
        desk.write(&format!("{day}/7.txt"), "  \n");
        desk.write(&format!("{day}/8.txt"), format!("街坊报|2026-03-0{day}|?|8\n==绊倒\n"));
        // The same bytes as another day's page, met later; and a second witness.
        let first = fs::read(desk.pages().join("1/1.txt")).unwrap();
        desk.write(&format!("{day}/9.txt"), &first);
        let second = fs::read_to_string(desk.pages().join(format!("{day}/2.txt"))).unwrap();
        desk.write(&format!("{day}/2.md"), second.replace("==", "==\u{3000}"));
        // Without a paper of its own, twice: what lies beside the first tells.
        desk.write(&format!("{day}/10.txt"), "?|2026-03-01|?|10\n==井台\n井台边上有人拉琴。\n");
    }
}

/// All rows of all tables but the moments and what is counted by them.
fn told(folder: &Path) -> Vec<String> {
    const MOMENTS: [&str; 6] = ["started", "finished", "seen", "sequence", "first_sequence", "seq"];
    let catalogue = Connection::open(folder.join("catalogue.sqlite")).unwrap();
    let named = |sql: &str| -> Vec<String> {
        let mut statement = catalogue.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut rows = Vec::new();
    for table in named("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
        let columns = named(&format!("SELECT name FROM pragma_table_info('{table}')"));
        let kept: Vec<String> = columns.into_iter().filter(|c| !MOMENTS.contains(&c.as_str())).collect();
        let select = format!("SELECT {0} FROM {table} ORDER BY {0}", kept.join(", "));
        let mut statement = catalogue.prepare(&select).unwrap();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values: Vec<Value> = (0..kept.len()).map(|column| row.get(column).unwrap()).collect();
            rows.push(format!("{table} {values:?}"));
        }
    }
    rows
}

#[test]
fn the_same_comes_of_it_whoever_reads_and_however_it_is_gathered() {
    let desk = Desk::new();
    a_bit_of_everything(&desk);
    let imported = |pace: Pace| {
        let folder = desk.folder().with_file_name(format!("{}-{}", pace.readers, pace.files));
        let mut library = super::open(&folder);
        library.pace = pace;
        let report = import(&library, &[desk.pages()]);
        let lines = fs::read_to_string(folder.join("originals/manifest.jsonl")).unwrap();
        let lines: Vec<serde_json::Value> = lines
            .lines()
            .map(|line| {
                let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
                line["time"].take();
                line
            })
            .collect();
        (report, lines, told(&folder), count(&library, "水涨"))
    };
    let one_by_one = imported(little_by_little(1, 1));
    assert_eq!(sums(&one_by_one.0), (29, 7, 8));
    assert!(one_by_one.2.iter().any(|row| row.starts_with("link ")), "jumps were followed");
    for pace in [little_by_little(256, 1), little_by_little(7, 4), little_by_little(1, 3), Pace::default()] {
        let otherwise = imported(pace);
        assert_eq!(otherwise.0.files, one_by_one.0.files, "{pace:?}");
        assert_eq!(otherwise.1, one_by_one.1, "{pace:?}");
        assert_eq!(otherwise.2, one_by_one.2, "{pace:?}");
        assert_eq!(otherwise.3, one_by_one.3, "{pace:?}");
    }
}

/// Looks at each moment whether what is told as done is in the archive.
struct Doubter {
    catalogue: PathBuf,
    told: Mutex<Vec<u64>>,
}

impl Observer for Doubter {
    fn progress(&self, done: u64, _total: u64, _now: &Path) {
        let catalogue = Connection::open(&self.catalogue).unwrap();
        let here: u64 = catalogue.query_row("SELECT count(*) FROM source", [], |row| row.get(0)).unwrap();
        assert!(done <= here, "{done} are told and {here} are here");
        self.told.lock().unwrap().push(done);
    }
}

#[test]
fn no_file_is_told_as_done_before_it_is_durable() {
    let desk = Desk::new();
    for n in 0..20 {
        desk.write(&format!("{n:02}.txt"), format!("街坊报|2026-05-01|?|{n}\n==晒谷{n}\n第{n}场谷子。\n"));
    }
    let mut library = desk.open();
    library.pace = Pace { files: 6, wait: Duration::from_secs(3600), ..Pace::default() };
    let doubter = Doubter { catalogue: desk.folder().join("catalogue.sqlite"), told: Mutex::new(Vec::new()) };
    library.import(&[desk.pages()], &ImportOptions::default(), &doubter).unwrap();
    let told = doubter.told.into_inner().unwrap();
    let groups: Vec<u64> = (0..20).map(|n| n / 6 * 6).chain([20]).collect();
    assert_eq!(told, groups, "what waits for its group is not done");
}

/// Takes pages out, a file's only ones and one of a file's two, and imports all again with others beside them.
fn with_a_history(library: &Library, desk: &Desk) -> (u64, u64, u64) {
    desk.write(
        "5/1.txt",
        "街坊报|2026-05-01|80|1\n==晒谷\n谷子铺满了晒场。\n\u{0C}街坊报|2026-05-01|80|2\n==收网\n天亮前网都收了。\n",
    );
    import(library, &[desk.pages()]);
    for terms in [&["2026-03-02"][..], &["2026-05-01", "版:2"]] {
        assert!(library.remove(&crate::Selection::parse(terms).unwrap()).unwrap().gone.pages > 0);
    }
    desk.write("5/2.txt", "?|?|?|1\n==散页\n没有日子的一页。\n");
    let options = ImportOptions { newspaper: Some("坊间晚报".to_owned()), ..ImportOptions::default() };
    sums(&library.import(&[desk.pages()], &options, &Watch::default()).unwrap())
}

#[test]
fn what_was_taken_out_comes_back_in_a_group_as_it_does_alone() {
    let told = [little_by_little(1, 1), Pace::default()].map(|pace| {
        let desk = Desk::new();
        a_bit_of_everything(&desk);
        let mut library = desk.open();
        library.pace = pace;
        let sums = with_a_history(&library, &desk);
        let stats = library.stats().unwrap();
        assert_eq!((count(&library, "网都收了"), count(&library, "第2日第6版")), (1, 1));
        drop(library);
        assert_eq!(desk.open().repairs(), []);
        (sums, stats)
    });
    assert_eq!(told[0], told[1]);
}
