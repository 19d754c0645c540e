//! Facts said of many pages: they outweigh what was inferred, whatever happens to catalogue and parser, until unsaid.

use super::{Desk, Watch, count, import, search};
use crate::failpoint::{Boundary, arm, disarm};
use crate::{Conflict, FactName, FactsSaid, ImportOptions, IssueFilter, Library, NewFacts, Selection};
use newsprint::{FactSource, PageLabel};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn set(library: &Library, terms: &[&str], facts: &NewFacts) -> FactsSaid {
    library.set_facts(&Selection::parse(terms).unwrap(), facts).unwrap()
}

fn day(day: i8) -> NewFacts {
    NewFacts { date: Some(jiff::civil::date(2026, 6, day)), ..NewFacts::default() }
}

fn told(library: &Library) -> Vec<String> {
    let issues = library.issues(&IssueFilter::default()).unwrap();
    let labels = |issue: &crate::Issue| {
        let labels = issue.pages.iter().map(|page| page.label.as_ref().map_or("?", PageLabel::as_str));
        labels.collect::<Vec<_>>().join(",")
    };
    let line = |issue: &crate::Issue| {
        format!(
            "{} {} {} {}{}",
            issue.newspaper.as_deref().unwrap_or("?"),
            issue.date.as_ref().map_or_else(|| "?".to_owned(), |date| date.value.to_string()),
            issue.number.map_or_else(String::new, |number| number.to_string()),
            issue.edition,
            labels(issue)
        )
    };
    issues.iter().map(line).collect()
}

fn with_undated() -> Desk {
    let desk = Desk::with_pages();
    desk.write("散/1.txt", "?|?|?|?\n==钟声\n夜里听见钟声。\n");
    desk.write("散/2.txt", "?|?|?|?\n==渔火\n江心的灯一直亮着。\n");
    desk
}

#[test]
fn undated_pages_move_to_their_issue_and_back() {
    let desk = with_undated();
    let library = desk.imported();
    let before = told(&library);
    let facts = NewFacts { newspaper: Some(" 街坊报 ".into()), number: Some(99), ..day(1) };
    let said = set(&library, &["undated"], &facts);
    assert_eq!((said.touched.pages, said.pages.len()), (2, 2));
    assert_eq!(said.pages[0].before.date, None);
    assert_eq!(said.pages[0].after.date, facts.date);
    assert_eq!(said.pages[0].conflicts, []);
    assert_eq!(told(&library).last().unwrap(), "街坊报 2026-06-01 99 ?,?");
    assert_eq!(library.stats().unwrap().undated_pages, 0);
    assert_eq!(search(&library, "报:街坊报 日期:2026-06").total, 2);
    let undone = library.undo(None).unwrap();
    assert_eq!(undone.restated, 2);
    assert_eq!(told(&library), before);
    assert_eq!(search(&library, "日期:2026-06").total, 0);
}

#[test]
fn what_is_said_outlives_a_second_import_and_a_lost_catalogue() {
    let desk = with_undated();
    let library = desk.imported();
    set(&library, &["散/1.txt"], &NewFacts { page: Some(PageLabel::new("A3")), ..day(2) });
    set(
        &library,
        &["三月/2.txt"],
        &NewFacts { newspaper: Some("坊间晚报".into()), edition: Some("晚刊".into()), ..day(3) },
    );
    let (issues, stats) = (told(&library), library.stats().unwrap());
    assert!(issues.contains(&"坊间晚报 2026-06-03 77 晚刊2".to_owned()), "{issues:?}");
    import(&library, &[desk.pages()]);
    assert_eq!(told(&library), issues);
    drop(library);
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
    let library = desk.open();
    assert_eq!((told(&library), library.stats().unwrap()), (issues, stats));
    let shown = library.issues(&IssueFilter::default()).unwrap();
    let said = shown.iter().find(|issue| issue.edition == "晚刊").unwrap();
    assert_eq!(said.date.as_ref().unwrap().source, FactSource::Reader);
}

#[test]
fn what_is_unsaid_goes_back_to_what_was_printed_also_if_an_import_said_it() {
    let desk = Desk::with_pages();
    let library = desk.open();
    let options = ImportOptions { date: Some(jiff::civil::date(1999, 1, 2)), ..ImportOptions::default() };
    library.import(&[desk.pages().join("四月")], &options, &Watch::default()).unwrap();
    assert_eq!(told(&library), ["街坊报 1999-01-02 78 1"]);
    let nothing = NewFacts { unset: vec![FactName::Date], ..NewFacts::default() };
    set(&library, &["街坊报"], &nothing);
    assert_eq!(told(&library), ["街坊报 2026-04-05 78 1"]);
    drop(library);
    fs::remove_file(desk.folder().join("catalogue.sqlite")).unwrap();
    let library = desk.open();
    assert_eq!(told(&library), ["街坊报 2026-04-05 78 1"], "the manifest does not say it again");
    library.undo(None).unwrap();
    assert_eq!(told(&library), ["街坊报 1999-01-02 78 1"]);
}

fn unknown(facts: &[FactName]) -> NewFacts {
    NewFacts { unknown: facts.to_vec(), ..NewFacts::default() }
}

#[test]
fn a_wrong_day_that_nobody_knows_better_becomes_none() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let before = told(&library);
    let of_march = Selection::parse(&["三月/2.txt"]).unwrap();
    let would = library.would_set_facts(&of_march, &unknown(&[FactName::Date])).unwrap();
    assert_eq!((would.pages[0].before.date.is_some(), would.pages[0].after.date), (true, None));
    assert_eq!(told(&library), before, "asking does nothing");
    let said = set(&library, &["三月/2.txt"], &unknown(&[FactName::Date]));
    assert_eq!((said.pages[0].after.date, said.pages[0].conflicts.len()), (None, 0));
    assert_eq!(library.stats().unwrap().undated_pages, 1);
    assert_eq!((search(&library, "正午敲了 日期:2026").total, count(&library, "正午敲了")), (0, 1));
    import(&library, &[desk.pages()]);
    let undated = told(&library);
    assert_eq!(undated.last().unwrap(), "街坊报 ?  2", "what is printed does not come back by an import");
    drop(library);
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
    let library = desk.open();
    assert_eq!(told(&library), undated, "nor by a catalogue made anew");
    library.reparse(&Selection::default(), &Watch::default()).unwrap();
    assert_eq!(told(&library), undated, "nor by reading it anew");
    assert_eq!(library.decisions().unwrap()[0].what.unknown, [FactName::Date]);
    library.undo(None).unwrap();
    assert_eq!(told(&library), before);
}

#[test]
fn every_fact_may_be_unknown_until_it_is_known_or_unsaid() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let before = told(&library);
    let all = [FactName::Newspaper, FactName::Date, FactName::Number, FactName::Edition, FactName::Page];
    let nothing = set(&library, &["四月/"], &unknown(&all)).pages.remove(0).after;
    assert_eq!((nothing.newspaper, nothing.date, nothing.number, nothing.label), (None, None, None, None));
    assert_eq!((search(&library, "江面涨了 报:街坊报").total, count(&library, "江面涨了")), (0, 1));
    assert_eq!(set(&library, &["四月/"], &day(7)).pages[0].after.date, day(7).date);
    let unset = NewFacts { unset: all.to_vec(), ..NewFacts::default() };
    set(&library, &["四月/"], &unset);
    assert_eq!(told(&library), before);
}

#[test]
fn an_import_that_gives_a_day_makes_an_unknown_one_known() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    set(&library, &["四月/"], &unknown(&[FactName::Date]));
    let options = ImportOptions { date: Some(jiff::civil::date(1999, 1, 2)), ..ImportOptions::default() };
    library.import(&[desk.pages().join("四月")], &options, &Watch::default()).unwrap();
    assert_eq!(told(&library).first().unwrap(), "街坊报 1999-01-02 78 1");
}

#[test]
fn contradictions_are_said() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let label = NewFacts { page: Some(PageLabel::new("1")), ..NewFacts::default() };
    let would = library.would_set_facts(&Selection::parse(&["三月/2.txt"]).unwrap(), &label).unwrap();
    assert_eq!(would.pages[0].conflicts, [Conflict::Printed { fact: FactName::Page, printed: "2".into() }]);
    let said = set(&library, &["三月/2.txt"], &label);
    assert!(matches!(said.pages[0].conflicts[..], [Conflict::Printed { .. }, Conflict::SameLabel { .. }]));
    assert_eq!(count(&library, "正午敲了"), 1, "no text is lost");
}

#[test]
fn a_page_that_turns_out_to_be_one_that_is_here_is_counted_once() {
    let desk = Desk::with_pages();
    let text = fs::read_to_string(desk.pages().join("四月/1.txt")).unwrap();
    desk.write("散.md", text.replace("2026-04-05", "?").replace("==", "==\u{3000}"));
    let library = desk.imported();
    assert_eq!(count(&library, "江面涨了"), 2);
    let hits = search(&library, "江面涨了").hits;
    let mark = hits.iter().map(|hit| hit.article);
    let marks: Vec<_> = mark.map(|id| library.add_bookmark(id, Some("江面"), "").unwrap()).collect();
    let april = NewFacts { date: Some(jiff::civil::date(2026, 4, 5)), ..NewFacts::default() };
    let said = set(&library, &["undated"], &april);
    assert!(matches!(said.pages[0].conflicts[..], [Conflict::SamePage { .. }]), "{:?}", said.pages);
    assert_eq!((count(&library, "江面涨了"), library.stats().unwrap().pages), (1, 3));
    assert!(library.bookmarks().unwrap().iter().all(|mark| mark.article.is_some()), "both marks are on it");
    library.undo(None).unwrap();
    assert_eq!((count(&library, "江面涨了"), library.stats().unwrap().undated_pages), (2, 1));
    let now: Vec<_> = library.bookmarks().unwrap().into_iter().rev().collect();
    assert_eq!(now, marks);
}

#[test]
fn pages_that_come_to_one_issue_are_joined_by_their_jumps() {
    let desk = Desk::new();
    desk.write(
        "1.txt",
        "街坊报|2026-03-04|77|1\n==江边步道开放\n早起的人沿着水走了一圈，说从老码头走到\n→2\n",
    );
    desk.write("2.txt", "街坊报|?|?|2\n==江边步道开放\n←1\n新桥只要一刻钟。\n");
    let library = desk.imported();
    assert_eq!(count(&library, "走到新桥只要"), 0);
    let march = NewFacts { date: Some(jiff::civil::date(2026, 3, 4)), ..NewFacts::default() };
    set(&library, &["undated"], &march);
    assert_eq!(count(&library, "走到新桥只要"), 1);
    library.undo(None).unwrap();
    assert_eq!(count(&library, "走到新桥只要"), 0);
}

#[test]
fn a_crash_at_any_step_is_made_good() {
    for boundary in [Boundary::Decision, Boundary::Catalogue, Boundary::Jumps, Boundary::Index] {
        let desk = with_undated();
        let library = desk.imported();
        arm(boundary, 1);
        let facts = NewFacts { newspaper: Some("街坊报".into()), ..day(1) };
        let crashed = catch_unwind(AssertUnwindSafe(|| set(&library, &["undated"], &facts))).is_err();
        disarm();
        assert!(crashed, "{boundary:?}");
        drop(library);
        let library = desk.open();
        assert_eq!(told(&library).last().unwrap(), "街坊报 2026-06-01  ?,?", "{boundary:?}");
        assert_eq!(search(&library, "报:街坊报 日期:2026-06").total, 2);
        drop(library);
        assert_eq!(desk.open().repairs(), []);
    }
}
