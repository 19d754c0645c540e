//! Zips: their pages come in as from a folder, and are kept, found again and repaired like any other.

use super::parcels::{Parcel, Trick};
use super::{Desk, Watch, count, import, search, sums};
use crate::failpoint::{Boundary, arm, disarm};
use crate::{FileOutcome, ImportOptions, ImportReport, IssueFilter, Repair};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

const FIRST: &str = "街坊报|2026-03-04|77|1\n==江边步道开放\n早起的人沿着水走了一圈。\n";
const SECOND: &str = "街坊报|2026-03-04|77|2\n==老码头的钟修好了\n正午敲了十二下。\n";

fn parcel() -> Parcel {
    let (name, _, _) = encoding_rs::GB18030.encode("三月/第二版.txt");
    Parcel::new().with("三月/1.txt", FIRST).named(&name, SECOND)
}

/// A desk with nothing on it but a zip.
fn desk(parcel: &Parcel) -> Desk {
    let desk = Desk::new();
    desk.write("街坊报.zip", parcel.bytes());
    desk
}

fn manifest(desk: &Desk) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(desk.folder().join("originals/manifest.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The ends of the paths reported, each with the code of a refusal.
fn lines(report: &ImportReport) -> Vec<(String, String)> {
    let code = |outcome: &FileOutcome| match outcome {
        FileOutcome::Imported => "imported".to_owned(),
        FileOutcome::AlreadyHere => "already_here".to_owned(),
        FileOutcome::PassedOver => "passed_over".to_owned(),
        FileOutcome::Skipped { code, .. } => code.clone(),
    };
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    report.files.iter().map(|file| (name(&file.path), code(&file.outcome))).collect()
}

#[test]
fn its_pages_come_in_under_their_paths() {
    let desk = desk(&parcel());
    let library = desk.open();
    let report = import(&library, &[desk.pages()]);
    assert_eq!(sums(&report), (2, 0, 0));
    let shown = report.files[1].path.to_string_lossy().into_owned();
    assert!(shown.ends_with("街坊报.zip!三月/第二版.txt"), "{shown}");
    let issues = library.issues(&IssueFilter::default()).unwrap();
    assert_eq!(issues[0].pages[1].file, shown);
    let hit = search(&library, "\"正午敲了\"").hits[0].article;
    assert_eq!(library.article(hit).unwrap().file, shown);
    let zip = desk.pages().join("街坊报.zip").to_string_lossy().into_owned();
    assert_eq!(
        (&manifest(&desk)[1]["path"], &manifest(&desk)[1]["member"]),
        (&zip.into(), &"三月/第二版.txt".into())
    );
    assert_eq!(sums(&import(&library, &[desk.pages()])), (0, 2, 0));
    assert_eq!(manifest(&desk).len(), 2);
}

#[test]
fn a_page_loose_and_packed_is_one_source_met_twice() {
    let desk = desk(&parcel());
    desk.write("三月/1.txt", FIRST);
    let library = desk.open();
    let report = import(&library, &[desk.pages()]);
    assert_eq!(sums(&report), (2, 1, 0));
    assert_eq!(library.stats().unwrap().sources, 2);
    assert_eq!(count(&library, "早起的人"), 1);
    assert_eq!(manifest(&desk).len(), 3);
}

#[test]
fn what_was_packed_is_copied_also_where_files_are_left_in_place() {
    let desk = desk(&parcel());
    desk.write("四月.txt", "街坊报|2026-04-05|78|1\n==雨下了一夜\n早上江面涨了半尺。\n");
    let library = desk.open();
    let options = ImportOptions { reference: true, ..ImportOptions::default() };
    library.import(&[desk.pages()], &options, &Watch::default()).unwrap();
    let bytes = (FIRST.len() + SECOND.len()) as u64;
    assert_eq!(library.stats().unwrap().original_bytes, bytes, "the loose file is not copied");
    drop(library);
    fs::remove_file(desk.pages().join("街坊报.zip")).unwrap();
    fs::remove_file(desk.folder().join("catalogue.sqlite")).unwrap();
    let library = desk.open();
    assert_eq!(library.repairs()[0], Repair::ImportCompleted { files: 3 });
    assert_eq!(count(&library, "正午敲了"), 1);
}

#[test]
fn a_crash_loses_none_of_its_pages() {
    for boundary in [Boundary::Original, Boundary::Manifest, Boundary::Catalogue] {
        let desk = desk(&parcel());
        let mut library = desk.open();
        library.pace.files = 1;
        arm(boundary, 2);
        let crashed = catch_unwind(AssertUnwindSafe(|| import(&library, &[desk.pages()]))).is_err();
        disarm();
        assert!(crashed, "{boundary:?}");
        drop(library);
        let library = desk.open();
        let of_manifest = Repair::ImportCompleted { files: 1 };
        assert_eq!(library.repairs().contains(&of_manifest), boundary == Boundary::Manifest);
        import(&library, &[desk.pages()]);
        assert_eq!(library.stats().unwrap().sources, 2);
        assert_eq!((count(&library, "早起的人"), count(&library, "正午敲了")), (1, 1));
        assert_eq!(manifest(&desk).len(), 2);
        let issues = library.issues(&IssueFilter::default()).unwrap();
        assert!(issues[0].pages[1].file.ends_with("街坊报.zip!三月/第二版.txt"), "{issues:?}");
    }
}

#[test]
fn what_is_wrong_with_a_member_is_a_line_and_the_rest_comes_in() {
    let parcel = Parcel::new()
        .with("README.txt", "两版，三月。")
        .with("1.txt", FIRST)
        .with("2.txt", SECOND)
        .trick(Trick::Encrypted)
        .with("3.txt", "")
        .with("又.zip", "PK")
        .named(b"../out.txt", SECOND)
        .named(b"\xff\xff\x80.txt", SECOND);
    let desk = desk(&parcel);
    desk.write("断.zip", &parcel.bytes()[..200]);
    let library = desk.open();
    let report = import(&library, &[desk.pages()]);
    let mut met = lines(&report);
    let odd = met.iter().position(|(name, _)| name.contains('\u{FFFD}')).unwrap();
    assert_eq!(met.remove(odd).1, "imported");
    assert_eq!(report.files[odd].warnings.last().unwrap().code, "zip_name");
    let want = [
        ("断.zip", "zip_damaged"),
        ("out.txt", "zip_path"),
        ("街坊报.zip!1.txt", "imported"),
        ("街坊报.zip!2.txt", "zip_encrypted"),
        ("街坊报.zip!3.txt", "empty"),
        ("街坊报.zip!README.txt", "passed_over"),
        ("街坊报.zip!又.zip", "zip_nested"),
    ];
    assert_eq!(met, want.map(|(name, code)| (name.to_owned(), code.to_owned())));
    assert_eq!(sums(&report), (2, 0, 5));
    assert_eq!((count(&library, "早起的人"), count(&library, "正午敲了")), (1, 1));
}

#[test]
fn its_pages_can_be_looked_into_without_an_archive() {
    let desk = desk(&parcel().with("2.txt", "二").trick(Trick::Sum).with("LICENSE", "x"));
    let pages: Vec<_> = crate::pages_in_zip(&desk.pages().join("街坊报.zip")).collect();
    assert_eq!(pages.len(), 3);
    assert_eq!(pages[0].content.as_ref().unwrap_err().code, "zip_damaged");
    assert_eq!(pages[2].content.as_deref(), Ok(SECOND.as_bytes()));
    assert!(pages[2].path.ends_with("街坊报.zip!三月/第二版.txt"), "{}", pages[2].path);
}
