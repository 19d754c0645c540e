//! What the window asks is understood, and what it is answered has the fields of the goldens.

use super::*;
use crate::messages::{filled, golden};
use library::{Decided, Touched};

fn asked<T: for<'a> Deserialize<'a>>(name: &str) -> T {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages/window").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn what_the_window_asks_is_understood() {
    let facts: NewFacts = asked("new-facts.json");
    let read = facts.read().unwrap();
    assert_eq!(read.newspaper.as_deref(), Some("海曲晨报"));
    assert_eq!(read.date.unwrap().to_string(), "2024-02-29");
    assert_eq!(read.running_on, Some(RunningOn { pages: 4, days: 7 }));
    assert_eq!((read.number, read.page.unwrap().as_str()), (Some(3324), "A02"));
    assert_eq!(read.unknown, [FactName::Edition]);
    let reach: Reach = asked("reach.json");
    assert!(
        matches!(reach.read().unwrap(), library::Reach::Issue(id) if id.to_string() == "0123456789abcdef-0")
    );
}

#[test]
fn a_day_that_there_is_not_and_a_page_that_is_none_are_refused() {
    for day in ["2023-02-29", "明天", ""] {
        let facts = NewFacts { date: Some(day.to_owned()), ..NewFacts::default() };
        let refused = facts.read().unwrap_err();
        assert_eq!((refused.code, refused.params["date"].as_str()), (Code::NoSuchDay, Some(day)));
    }
    let pages = Reach::Pages { pages: vec!["0123456789abcdef-0".to_owned(), "../x".to_owned()] };
    assert_eq!(pages.read().unwrap_err().code, Code::NoPage);
}

#[test]
fn a_correction_says_what_it_does_before_and_after() {
    let home = tempfile::tempdir().unwrap();
    let library = filled(home.path());
    let id = library.issue("海曲晨报", "2024-03-05".parse().unwrap(), None).unwrap().unwrap().id;
    let pages = library.reached(&library::Reach::Pages(vec![id])).unwrap().unwrap();
    let facts =
        NewFacts { date: Some("2024-03-06".to_owned()), page: Some("2".to_owned()), ..NewFacts::default() };
    let facts = facts.read().unwrap();
    let would = FactsSaid::from(library.would_set_facts(&pages, &facts).unwrap());
    assert_eq!((would.decision, would.pages), (None, 1));
    let said = FactsSaid::from(library.set_facts(&pages, &facts).unwrap());
    let [example] = said.examples.as_slice() else { panic!("{said:?}") };
    assert_eq!(example.before.date.as_deref(), Some("2024-03-05"));
    assert_eq!(
        (example.after.date.as_deref(), example.after.label.as_deref()),
        (Some("2024-03-06"), Some("2"))
    );
    assert_eq!(said.conflicts, would.conflicts);
    let listed = Decisions::from_all(library.decisions().unwrap(), 0, 10);
    assert_eq!((listed.total, listed.decisions[0].pages), (1, 1));
    let undone = Undone::from(library.undo(said.decision).unwrap());
    assert_eq!((undone.decision, undone.restated), (said.decision.unwrap(), 1));
}

fn stated(date: Option<&str>) -> Stated {
    Stated {
        newspaper: Some("海曲晨报".to_owned()),
        date: date.map(str::to_owned),
        edition: String::new(),
        number: Some(3324),
        label: Some("A02".to_owned()),
    }
}

#[test]
fn answers_have_the_fields_of_their_goldens() {
    golden("reaches.json", &Reaches { issue: 4, file: 1, import: 120, import_number: Some(3) });
    let printed = Contradiction {
        kind: "printed",
        fact: Some(FactName::Date),
        printed: Some("2025-10-21".to_owned()),
        pages: 2,
    };
    let same = Contradiction { kind: "same_label", fact: None, printed: None, pages: 1 };
    golden(
        "facts-said.json",
        &FactsSaid {
            decision: Some(7),
            pages: 4,
            articles: 31,
            bookmarks: 1,
            examples: vec![Example {
                file: "十月/A02.txt".to_owned(),
                before: stated(None),
                after: stated(Some("2025-10-22")),
            }],
            conflicts: vec![printed, same],
        },
    );
    golden("newspapers-changed.json", &NewspapersChanged { decision: 8, pages: 120 });
    golden("undone.json", &Undone { decision: 7, returned: 0, removed: 0, restated: 4, missing: 1 });
    golden("decisions.json", &Decisions { total: 31, decisions: decisions() });
    let issue = library::DayIssue {
        name: library::IssueName {
            newspaper: "海曲晨报".to_owned(),
            date: "2025-10-22".parse().unwrap(),
            edition: "晚刊".to_owned(),
        },
        pages: 4,
        headline: Some("江堤加高半米".to_owned()),
    };
    golden("issues-of-day.json", &[DayIssue::from(issue)]);
}

fn decisions() -> Vec<Decision> {
    let decision = |id, kind, what| library::Decision {
        id,
        kind,
        what,
        made: "2026-01-02T03:04:05Z".to_owned(),
        undoes: None,
        undone: false,
        purged: false,
    };
    let touched = Touched { pages: 4, ..Touched::default() };
    let facts = BTreeMap::from([(FactName::Date, Some("2025-10-22".to_owned())), (FactName::Number, None)]);
    let selection = vec!["报:海曲晨报".to_owned(), "0123456789ab.1".to_owned()];
    let set = Decided { selection, touched, facts, unknown: vec![FactName::Edition], ..Decided::default() };
    let renamed = NewspaperChange::Rename {
        from: "海曲日报".to_owned(),
        to: "海曲晨报".to_owned(),
        since: Some("2012-01-01".parse().unwrap()),
    };
    let merged =
        NewspaperChange::Merge { into: "海曲晨报".to_owned(), others: vec!["海曲日报".to_owned()] };
    let of = |change| Decided { newspapers: Some(change), ..Decided::default() };
    [
        library::Decision { undoes: Some(9), ..decision(10, DecisionKind::Undo, Decided::default()) },
        library::Decision { undone: true, ..decision(9, DecisionKind::Newspapers, of(merged)) },
        decision(8, DecisionKind::Newspapers, of(renamed)),
        decision(7, DecisionKind::Set, set),
        library::Decision {
            purged: true,
            ..decision(6, DecisionKind::Remove, Decided { touched, ..Decided::default() })
        },
    ]
    .map(Decision::from)
    .into()
}
