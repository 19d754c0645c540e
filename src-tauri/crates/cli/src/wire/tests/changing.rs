//! What the commands print that change what is in the archive.

use super::{check, day};
use crate::wire::{ChangeList, FactsSaid, NewspapersChanged, PageList, Purge, Removal, Undone};
use library::{
    Conflict, Decided, Decision, DecisionKind, FactName, Fate, FateCounts, NewspaperChange, PurgedFile,
    Reparse, Reparsed, Restated, SelectedPage, Touched,
};
use newsprint::PageLabel;
use std::collections::BTreeMap;

fn page() -> SelectedPage {
    SelectedPage {
        page: "3fa9c2d17b04.1".parse().expect("a page's name"),
        newspaper: Some("海曲晨报".to_owned()),
        date: Some(day()),
        edition: "晚刊".to_owned(),
        number: Some(1207),
        label: Some(PageLabel::new("A02")),
        file: "三月/2.txt".to_owned(),
        articles: 4,
    }
}

fn undated() -> SelectedPage {
    SelectedPage { newspaper: None, date: None, edition: String::new(), number: None, label: None, ..page() }
}

const TOUCHED: Touched = Touched { pages: 1, articles: 4, files: 1, issues: 1, bookmarks: 2 };

fn decision(id: i64, kind: DecisionKind, what: Decided) -> Decision {
    Decision {
        id,
        kind,
        what,
        made: "2024-03-06T08:00:00Z".to_owned(),
        undoes: None,
        undone: false,
        purged: false,
    }
}

fn removal() -> Decision {
    let what = Decided { selection: vec!["三月/".to_owned()], touched: TOUCHED, ..Decided::default() };
    decision(1, DecisionKind::Remove, what)
}

#[test]
fn pages_removed_and_facts_said() {
    check("pages.json", &PageList::from(&[page(), undated()][..]));
    let gone = library::Removal { decision: Some(1), gone: TOUCHED, pages: vec![page()] };
    check("removal.json", &Removal::from(&gone));
    let conflicts = vec![
        Conflict::Printed { fact: FactName::Page, printed: "3".to_owned() },
        Conflict::SameLabel { page: page().page },
        Conflict::SamePage { page: page().page },
    ];
    let pages = vec![Restated { before: undated(), after: page(), conflicts }];
    check("set.json", &FactsSaid::from(&library::FactsSaid { decision: Some(2), touched: TOUCHED, pages }));
}

#[test]
fn originals_deleted_for_good() {
    let files = vec![PurgedFile { file: "三月/2.txt".to_owned(), bytes: 2048 }];
    let purge = library::Purge { done: true, files, bytes: 2048, bookmarks: 2, changes: vec![1, 3], kept: 1 };
    check("purge.json", &Purge::from(&purge));
}

#[test]
fn pages_read_anew() {
    let report = Reparse {
        files: 3,
        unreadable: vec!["二月/2.txt".to_owned()],
        counts: FateCounts { kept: 11, changed: 0, split: 1, merged: 0, gone: 0, new: 0 },
        articles: vec![Reparsed {
            fate: Fate::Split,
            article: Some(super::name()),
            now: vec!["旧书摊搬进了骑楼".to_owned(), "换书铺".to_owned()],
            title: "旧书摊搬进了骑楼".to_owned(),
            file: "三月/2.txt".to_owned(),
        }],
        cancelled: false,
    };
    check("reparse.json", &report);
}

#[test]
fn changes_and_what_took_them_back() {
    let facts = BTreeMap::from([
        (FactName::Newspaper, Some("海曲日报".to_owned())),
        (FactName::Date, Some("2024-03-05".to_owned())),
        (FactName::Page, None),
    ]);
    let set =
        decision(2, DecisionKind::Set, Decided { facts, unknown: vec![FactName::Number], ..removal().what });
    let merge =
        NewspaperChange::Merge { into: "海曲晨报".to_owned(), others: vec!["海曲日报".to_owned()] };
    let merged =
        decision(3, DecisionKind::Newspapers, Decided { newspapers: Some(merge), ..Decided::default() });
    let undo = Decision { undoes: Some(1), ..decision(4, DecisionKind::Undo, Decided::default()) };
    let undone = Decision { undone: true, ..removal() };
    check("changes.json", &ChangeList::from(&[undo, merged, set, undone][..]));
    let missing = vec!["3fa9c2d17b04".to_owned()];
    let back = library::Undone { decision: removal(), returned: 1, removed: 0, restated: 0, missing };
    check("undone.json", &Undone::from(&back));
    check("newspapers-changed.json", &NewspapersChanged { change: 3, pages: 12 });
}
