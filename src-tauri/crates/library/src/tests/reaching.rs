//! From one page to all a reader means by it, and a day that goes on from page to page.

use super::Desk;
use crate::{Library, NewFacts, PageId, Reach, RunningOn, Selection};
use jiff::civil::date;
use newsprint::PageLabel;

fn loose(library: &Library) -> Vec<PageId> {
    library.loose_pages(None, 0, 100).unwrap().pages.into_iter().map(|page| page.page.id).collect()
}

fn first_of(library: &Library, month: i8, day: i8) -> PageId {
    library.issue("街坊报", date(2026, month, day), None).unwrap().unwrap().id
}

fn reached(library: &Library, reach: &Reach) -> Vec<String> {
    let selection = library.reached(reach).unwrap().unwrap();
    let pages = library.pages(&selection).unwrap();
    pages.into_iter().map(|page| page.file.rsplit('/').take(2).collect::<Vec<_>>().join("<")).collect()
}

fn desk() -> Desk {
    let desk = Desk::with_pages();
    for (at, name) in ["钟声", "渔火", "灯塔", "潮水"].iter().enumerate() {
        desk.write(&format!("散/{at}.txt"), format!("?|?|?|?\n=={name}\n江心的{name}一直在。\n"));
    }
    desk
}

#[test]
fn a_page_leads_to_its_issue_its_file_and_its_import() {
    let desk = desk();
    let library = desk.imported();
    let id = first_of(&library, 3, 4);
    assert_eq!(reached(&library, &Reach::Pages(vec![id.clone()])), ["1.txt<三月"]);
    assert_eq!(reached(&library, &Reach::Issue(id.clone())), ["1.txt<三月", "2.txt<三月"]);
    assert_eq!(reached(&library, &Reach::File(id.clone())), ["1.txt<三月"]);
    assert_eq!(reached(&library, &Reach::Import(id.clone())).len(), 7);
    let counts = library.reaches(&id).unwrap().unwrap();
    assert_eq!((counts.issue, counts.file, counts.import, counts.import_number), (2, 1, 7, Some(1)));
    let selection = library.reached(&Reach::Issue(id)).unwrap().unwrap();
    assert_eq!(selection.terms(), ["报:街坊报", "日期:2026-03-04"]);
    let alone = loose(&library).swap_remove(0);
    assert_eq!(library.reaches(&alone).unwrap().unwrap().issue, 0);
    assert_eq!(reached(&library, &Reach::Issue(alone)).len(), 1);
}

#[test]
fn what_is_not_here_reaches_nothing_and_never_everything() {
    let desk = desk();
    let library = desk.imported();
    let gone: PageId = "0000000000000000-0".parse().unwrap();
    for reach in [
        Reach::Pages(vec![]),
        Reach::Pages(vec![gone.clone()]),
        Reach::Issue(gone.clone()),
        Reach::File(gone.clone()),
        Reach::Import(gone.clone()),
    ] {
        assert_eq!(library.reached(&reach).unwrap(), None, "{reach:?}");
    }
    assert_eq!(library.reaches(&gone).unwrap(), None);
}

#[test]
fn a_page_that_two_files_show_is_corrected_in_both() {
    let desk = Desk::new();
    desk.write("a.txt", "街坊报|2026-03-04|77|1\n==老码头的钟\n正午敲了十二下，江边的人都听见了。\n");
    desk.write("b.txt", "街坊报|2026-03-04|77|1\n==老码头的钟\n正午敲了十二下，江边的人都听见了。\n@周\n");
    let library = desk.imported();
    assert_eq!(library.stats().unwrap().pages, 1, "one page, two witnesses");
    let id = first_of(&library, 3, 4);
    let selection = library.reached(&Reach::Pages(vec![id])).unwrap().unwrap();
    let facts = NewFacts { date: Some(date(2026, 3, 5)), ..NewFacts::default() };
    let said = library.set_facts(&selection, &facts).unwrap();
    assert_eq!((said.touched.pages, said.pages.len()), (1, 2));
    assert_eq!(library.stats().unwrap().pages, 1, "they were not parted");
    assert!(library.issue("街坊报", date(2026, 3, 4), None).unwrap().is_none());
}

#[test]
fn a_day_goes_on_in_the_order_the_reader_chose() {
    let desk = desk();
    let library = desk.imported();
    let mut ids = loose(&library);
    ids.reverse();
    let selection = library.reached(&Reach::Pages(ids.clone())).unwrap().unwrap();
    let facts = NewFacts {
        newspaper: Some("街坊报".to_owned()),
        date: Some(date(2026, 6, 29)),
        running_on: Some(RunningOn { pages: 2, days: 7 }),
        ..NewFacts::default()
    };
    let would = library.would_set_facts(&selection, &facts).unwrap();
    let said = library.set_facts(&selection, &facts).unwrap();
    assert_eq!(would.pages.len(), 4);
    let days: Vec<_> = ids.iter().map(|id| library.page(id).unwrap().unwrap().date.unwrap().value).collect();
    assert_eq!(days, [date(2026, 6, 29), date(2026, 6, 29), date(2026, 7, 6), date(2026, 7, 6)]);
    for (would, said) in would.pages.iter().zip(&said.pages) {
        assert_eq!(would.after.date, said.after.date);
    }
    let kept = &library.decisions().unwrap()[0].what;
    assert_eq!(kept.facts.values().flatten().collect::<Vec<_>>(), ["街坊报", "2026-06-29..2026-07-06"]);
    library.undo(None).unwrap();
    assert_eq!(loose(&library).len(), 4, "all of it is one decision");
}

#[test]
fn the_issues_of_a_day_are_those_of_all_newspapers() {
    let desk = desk();
    desk.write("晚/1.txt", "坊间晚报|2026-03-04|9|1\n==夜市\n灯亮到十点。\n");
    let library = desk.imported();
    let of_day = library.issues_of_day(date(2026, 3, 4)).unwrap();
    let told: Vec<_> = of_day
        .iter()
        .map(|issue| (issue.name.newspaper.as_str(), issue.pages, issue.headline.as_deref()))
        .collect();
    assert_eq!(told, [("坊间晚报", 1, Some("夜市")), ("街坊报", 2, Some("江边步道开放"))]);
    assert!(library.issues_of_day(date(1999, 1, 1)).unwrap().is_empty());
    let labelled = NewFacts { page: Some(PageLabel::new("A3")), ..NewFacts::default() };
    assert!(
        library.set_facts(&Selection::parse(&["undated"]).unwrap(), &labelled).unwrap().decision.is_some()
    );
}
