//! Calendars, pages with what lies around them, and where an article stands.

use super::{Desk, import};
use crate::{ArticleId, Error, IssueName, Library, PageView};
use jiff::civil::{Date, date};
use newsprint::{FactSource, PageLabel};

/// A weekly of two years, an evening edition, an undated page and one of no newspaper.
fn desk() -> Desk {
    let desk = Desk::with_pages();
    desk.write("去年/1.txt", "街坊报|2025-03-05|25|1\n==去年的江\n水位低。\n");
    desk.write("三月/晚.txt", "街坊报|2026-03-04|77|1|晚刊\n==夜里下雨\n伞都卖光了。\n");
    desk.write("散/a.txt", "街坊报|?|?|3\n==无日期\n一。\n");
    desk.write("散/b.txt", "?|2026-01-01|?|1\n==旧事一则\n二。\n");
    desk
}

fn issue(library: &Library, day: Date, edition: Option<&str>) -> PageView {
    library.issue("街坊报", day, edition).unwrap().unwrap()
}

fn named(day: Date, edition: &str) -> Option<IssueName> {
    Some(IssueName { newspaper: "街坊报".to_owned(), date: day, edition: edition.to_owned() })
}

#[test]
fn a_calendar_shows_the_years_and_one_of_them_day_by_day() {
    let library = desk().imported();
    let calendar = library.calendar("《街 坊 报》", None).unwrap().unwrap();
    assert_eq!((calendar.newspaper.as_str(), calendar.year), ("街坊报", Some(2026)));
    let years: Vec<(i16, u32, u32)> =
        calendar.years.iter().map(|held| (held.year, held.months[2], held.months[3])).collect();
    assert_eq!(years, [(2025, 1, 0), (2026, 1, 1)], "two editions are one day");
    let days: Vec<(String, &str, u64, u64)> = calendar
        .issues
        .iter()
        .map(|issue| (issue.date.value.to_string(), issue.edition.as_str(), issue.pages, issue.articles))
        .collect();
    assert_eq!(
        days,
        [
            ("2026-03-04".to_owned(), "", 2, 3),
            ("2026-03-04".to_owned(), "晚刊", 1, 1),
            ("2026-04-05".to_owned(), "", 1, 1)
        ]
    );
    assert_eq!(calendar.issues[0].headline.as_deref(), Some("江边步道开放"));
    assert_eq!(calendar.undated_pages, 1);
    assert_eq!(library.years(library.newspapers().unwrap()[0].id).unwrap(), calendar.years);
}

#[test]
fn a_year_of_which_nothing_is_held_is_an_empty_calendar_and_an_unknown_newspaper_none() {
    let library = desk().imported();
    let calendar = library.calendar("街坊报", Some(1999)).unwrap().unwrap();
    assert_eq!((calendar.year, calendar.issues.len(), calendar.years.len()), (Some(1999), 0, 2));
    assert_eq!(library.calendar("城南报", None).unwrap(), None);
}

#[test]
fn a_newspaper_without_a_dated_page_has_a_calendar_without_years() {
    let desk = Desk::new();
    desk.write("a.txt", "街坊报|?|?|3\n==无日期\n一。\n");
    let calendar = desk.imported().calendar("街坊报", None).unwrap().unwrap();
    assert_eq!((calendar.year, calendar.undated_pages), (None, 1));
}

#[test]
fn a_page_is_turned_and_so_is_the_issue() {
    let library = desk().imported();
    let first = issue(&library, date(2026, 3, 4), None);
    assert_eq!(first.edition, "", "a day's first issue is the one without an edition");
    let headlines: Vec<Option<&str>> =
        first.articles.iter().map(|a| a.headline.as_ref().map(|printed| printed.text.as_str())).collect();
    assert_eq!(headlines, [Some("江边步道开放"), Some("学校食堂添新菜")]);
    let labels: Vec<Option<&str>> =
        first.pages.iter().map(|page| page.label.as_ref().map(PageLabel::as_str)).collect();
    assert_eq!(labels, [Some("1"), Some("2")]);
    assert_eq!(first.pages[1].headline.as_deref(), Some("老码头的钟修好了"));
    assert_eq!(first.date.as_ref().map(|fact| fact.source), Some(FactSource::Folio));
    assert_eq!(first.previous_issue, named(date(2025, 3, 5), ""));
    assert_eq!(first.next_issue, named(date(2026, 3, 4), "晚刊"));
    let second = library.page(&first.pages[1].id).unwrap().unwrap();
    assert_eq!(second.id, first.pages[1].id);
    assert_eq!(second.pages, first.pages);
    let evening = issue(&library, date(2026, 3, 4), Some("晚刊"));
    assert_eq!(evening.previous_issue, named(date(2026, 3, 4), ""));
    assert_eq!(evening.next_issue, named(date(2026, 4, 5), ""));
}

#[test]
fn the_same_day_last_year_may_be_a_few_days_off() {
    let library = desk().imported();
    assert_eq!(issue(&library, date(2026, 3, 4), None).last_year, named(date(2025, 3, 5), ""));
    assert_eq!(issue(&library, date(2026, 4, 5), None).last_year, None);
    let desk = Desk::new();
    desk.write("a.txt", "街坊报|2024-02-29|1|1\n==闰日\n一。\n");
    desk.write("b.txt", "街坊报|2023-02-28|1|1\n==平年\n一。\n");
    let leap = desk.imported();
    assert_eq!(issue(&leap, date(2024, 2, 29), None).last_year, named(date(2023, 2, 28), ""));
}

#[test]
fn what_is_not_here_is_none() {
    let library = desk().imported();
    assert_eq!(library.issue("街坊报", date(1999, 1, 1), None).unwrap(), None);
    assert_eq!(library.issue("街坊报", date(2026, 3, 4), Some("号外")).unwrap(), None);
    assert_eq!(library.issue("城南报", date(2026, 3, 4), None).unwrap(), None);
    assert_eq!(library.page(&"0000000000000000-0".parse().unwrap()).unwrap(), None);
    assert!(matches!(library.article_place(ArticleId(1)), Err(Error::NoArticle(_))));
}

#[test]
fn loose_pages_are_listed_and_stand_alone() {
    let library = desk().imported();
    let loose = library.loose_pages(None, 0, 10).unwrap();
    let shape: Vec<(Option<&str>, bool, Option<&str>)> = loose
        .pages
        .iter()
        .map(|page| (page.newspaper.as_deref(), page.date.is_some(), page.page.headline.as_deref()))
        .collect();
    assert_eq!(loose.total, 2);
    assert_eq!(shape, [(Some("街坊报"), false, Some("无日期")), (None, true, Some("旧事一则"))]);
    assert!(loose.pages[1].page.file.ends_with("散/b.txt"));
    let second = library.loose_pages(None, 1, 1).unwrap();
    assert_eq!((second.total, second.pages.as_slice()), (2, &loose.pages[1..]));
    assert_eq!(library.loose_pages(Some("街坊报"), 0, 10).unwrap().total, 1);
    assert_eq!(library.loose_pages(Some("城南报"), 0, 10).unwrap().total, 0);
    let page = library.page(&loose.pages[1].page.id).unwrap().unwrap();
    assert_eq!((page.newspaper, page.pages.len(), page.next_issue), (None, 1, None));
    assert_eq!(page.date.unwrap().value, date(2026, 1, 1));
}

#[test]
fn a_page_keeps_its_name_when_the_catalogue_is_made_anew() {
    let desk = desk();
    let library = desk.imported();
    let id = issue(&library, date(2026, 4, 5), None).id;
    drop(library);
    std::fs::remove_file(desk.folder().join("catalogue.sqlite")).unwrap();
    let page = desk.open().page(&id).unwrap().unwrap();
    assert_eq!(page.date.unwrap().value, date(2026, 4, 5));
}

#[test]
fn reading_goes_on_over_the_page_and_passes_by_later_parts() {
    let desk = Desk::new();
    let rest = "长堤上的灯一盏一盏亮起来，走到第三座桥的时候天已经全黑，";
    desk.write(
        "1.txt",
        format!("街坊报|2026-03-04|77|1\n==长堤夜走\n{rest}桥上\n→2\n==食堂添新菜\n孩子们排着队尝。\n"),
    );
    desk.write(
        "2.txt",
        format!("街坊报|2026-03-04|77|2\n==长堤夜走\n←1\n还有人钓鱼。{rest}\n==钟修好了\n正午敲了十二下。\n"),
    );
    let library = desk.imported();
    let page = issue(&library, date(2026, 3, 4), None);
    let (walk, menu) = (page.articles[0].id, page.articles[1].id);
    let other = library.page(&page.pages[1].id).unwrap().unwrap();
    let (rest, clock) = (other.articles[0].id, other.articles[1].id);
    assert_eq!(library.story(walk).unwrap().parts.len(), 2, "the jump was followed");
    let around = |id| {
        let place = library.article_place(id).unwrap();
        (place.previous.map(|piece| piece.id), place.next.map(|piece| piece.id))
    };
    assert_eq!(around(walk), (None, Some(menu)));
    assert_eq!(around(menu), (Some(walk), Some(clock)));
    assert_eq!(around(rest), (Some(menu), Some(clock)));
    assert_eq!(around(clock), (Some(menu), None));
    assert_eq!(library.article_place(rest).unwrap().page, other.id);
}

#[test]
fn a_mark_on_an_article_as_a_whole_is_found_on_it() {
    let desk = desk();
    let library = desk.imported();
    let page = issue(&library, date(2026, 3, 4), None);
    let (id, other) = (page.articles[0].id, page.articles[1].id);
    library.add_bookmark(id, Some("从前好走"), "").unwrap();
    assert_eq!(library.bookmark_of(id).unwrap(), None, "a mark on words is none on the article");
    let mark = library.add_bookmark(id, None, "记得").unwrap();
    assert_eq!(
        library.bookmark_of(id).unwrap().map(|found| (found.id, found.note)),
        Some((mark.id, "记得".to_owned()))
    );
    assert_eq!(library.bookmark_of(other).unwrap(), None);
    library.remove_bookmark(mark.id).unwrap();
    assert_eq!(library.bookmark_of(id).unwrap(), None);
}

#[test]
fn pages_can_be_turned_while_others_come_in() {
    let desk = desk();
    let library = desk.imported();
    assert_eq!(issue(&library, date(2026, 4, 5), None).pages.len(), 1);
    desk.write("四月/2.txt", "街坊报|2026-04-05|78|2\n==雨停了\n伞收起来。\n");
    import(&library, &[desk.pages()]);
    assert_eq!(issue(&library, date(2026, 4, 5), None).pages.len(), 2);
}

#[test]
fn the_lines_of_a_page_say_what_they_were_taken_for() {
    let desk = desk();
    let library = desk.imported();
    let page = issue(&library, date(2026, 3, 4), None);
    let lines = library.explain_page(&page.id).unwrap().unwrap();
    assert_eq!(lines[1].text, "==江边步道开放");
    assert!(lines.iter().all(|line| !line.reason.is_empty()), "{lines:?}");
    assert_eq!(library.explain_page(&"0000000000000000-0".parse().unwrap()).unwrap(), None);
}
