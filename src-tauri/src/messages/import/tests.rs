//! What the reader says is taken as it is meant, and a look ahead is told as the window reads it.

use super::*;
use crate::messages::{filled, golden};
use std::path::Path;

fn given(template: &str, date: &str) -> Result<ImportOptions, CommandError> {
    let given = Given { template: template.to_owned(), date: date.to_owned(), ..Given::default() };
    given.options()
}

#[test]
fn nothing_but_white_space_says_nothing() {
    let said = Given { newspaper: " ".to_owned(), ..Given::default() }.options().unwrap();
    assert!(said.template.is_none() && said.newspaper.is_none() && said.date.is_none() && !said.reference);
    let day = given("", " 2024-03-05 ").unwrap().date.unwrap();
    assert_eq!(day.to_string(), "2024-03-05");
}

#[test]
fn what_is_no_day_and_no_template_is_said_with_its_place() {
    assert_eq!(given("", "三月五日").unwrap_err().code, Code::NoSuchDay);
    let wrong = given("{报名}/{paper}", "").unwrap_err();
    assert_eq!(wrong.code, Code::NotATemplate);
    assert_eq!((&wrong.params["fault"], &wrong.params["place"]), (&"unknown".into(), &6.into()));
    golden("not-a-template.json", &wrong);
}

/// What a look at the pages of `filled` sees, and at one that is empty.
fn looked(home: &Path) -> ImportReport {
    struct Silent;
    impl library::Observer for Silent {
        fn progress(&self, _done: u64, _total: u64, _now: &Path) {}
    }
    drop(filled(home));
    std::fs::write(home.join("pages/空.txt"), "").unwrap();
    let text = "书市开张\n昨日，城北书市正式开张，首日来客众多。市民可凭票入场，往来更加方便。\n（周禾）\n";
    std::fs::write(home.join("pages/海曲晨报_20240306_第02版.txt"), text).unwrap();
    let options = ImportOptions::default();
    library::preview_import(&home.join("剪报"), &[home.join("pages")], &options, &Silent).unwrap()
}

#[test]
fn a_look_ahead_has_the_fields_of_its_golden() {
    let home = tempfile::tempdir().unwrap();
    let preview = Preview::of(&looked(home.path()));
    let counts = preview.counts;
    assert_eq!((counts.all, counts.new, counts.here, counts.refused), (4, 1, 2, 1));
    assert_eq!(preview.papers[0].newspaper.as_deref(), Some("海曲晨报"));
    golden("import-preview.json", &preview);
}

#[test]
fn each_part_has_its_files() {
    let home = tempfile::tempdir().unwrap();
    let report = looked(home.path());
    let nowhere = Whereabouts::new();
    let lines = |part| FileLines::of(&report.files, &nowhere, part, 0, 9);
    let refused = lines(Part::Refused);
    assert_eq!((refused.total, refused.files[0].refusal.as_ref().unwrap().code.as_str()), (1, "empty"));
    assert_eq!((lines(Part::All).total, lines(Part::New).total, lines(Part::Here).total), (4, 1, 2));
    let rest = FileLines::of(&report.files, &nowhere, Part::All, 3, 9);
    assert_eq!((rest.total, rest.files.len()), (4, 1));
    let mut new = lines(Part::New);
    new.files[0].path = "/剪报/海曲晨报_20240306_第02版.txt".to_owned();
    golden("import-lines.json", &new);
}

#[test]
fn the_room_has_the_fields_of_its_golden() {
    let room = ImportRoom {
        folder: "/剪报".to_owned(),
        read_only: false,
        tray: vec!["/存报/海曲晨报".to_owned()],
        running: None,
        imports: Vec::new(),
    };
    golden("import-room.json", &room);
}
