//! Filters leave exactly what has the chosen values, and counts say beforehand how many that will be.

use crate::archive::{documents, holding, index, plain_texts};
use search::{Document, Facet, Filters, Index, Matching, Query, Stop, Window};
use std::sync::atomic::Ordering;

const ALL: Window = Window { offset: 0, limit: 1_000, sort: search::Sort::Newest, counts: true };

fn narrowed(index: &Index, query: &str, filters: &Filters) -> Vec<u64> {
    let query = Query::parse(query, Matching::Folded);
    let found = index.search_within(&query, filters, &ALL, None).unwrap().unwrap();
    let mut ids: Vec<u64> = found.hits.iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    assert_eq!(found.total, ids.len() as u64);
    ids
}

fn is_left(document: &Document, filters: &Filters) -> bool {
    let any = |chosen: &[String], own: &[String]| {
        chosen.is_empty() || chosen.iter().any(|value| own.contains(value))
    };
    let day = document.date.map(|day| day.to_string()).unwrap_or_default();
    let begins = |chosen: &[String]| chosen.is_empty() || chosen.iter().any(|begin| day.starts_with(begin));
    any(&filters.newspaper, document.newspaper.as_slice())
        && any(&filters.page, &document.pages)
        && any(&filters.author, &document.authors)
        && any(&filters.column, &document.columns)
        && begins(&filters.year)
        && begins(&filters.month)
}

#[test]
fn what_is_left_has_one_value_of_each_facet_that_was_chosen() {
    let documents = documents(300);
    let index = index(&documents);
    let texts = plain_texts(&documents);
    let of = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    let choices = [
        Filters::default(),
        Filters { newspaper: of(&["槐树日报", "山海新闻"]), ..Filters::default() },
        Filters { page: of(&["A01"]), author: of(&["林小溪", "何山"]), ..Filters::default() },
        Filters { year: of(&["2022", "2024"]), column: of(&["百姓·生活"]), ..Filters::default() },
        Filters { month: of(&["2023-02", "2023-11"]), ..Filters::default() },
        Filters { author: of(&["林小"]), ..Filters::default() },
    ];
    for filters in choices {
        let expected: Vec<u64> = holding(&texts, "豆腐")
            .into_iter()
            .filter(|id| documents.iter().any(|one| one.id == *id && is_left(one, &filters)))
            .collect();
        assert_eq!(narrowed(&index, "\"豆腐\"", &filters), expected, "{filters:?}");
        assert!(!expected.is_empty(), "{filters:?}");
    }
}

#[test]
fn a_count_is_what_choosing_its_value_leaves() {
    let documents = documents(200);
    let index = index(&documents);
    let query = Query::parse("灯 OR 豆腐", Matching::Folded);
    let facets = index.search(&query, &ALL).unwrap().facets;
    let counted = [
        (Facet::Newspaper, facets.newspaper),
        (Facet::Year, facets.year),
        (Facet::Month, facets.month),
        (Facet::Page, facets.page),
        (Facet::Author, facets.author),
        (Facet::Column, facets.column),
    ];
    for (facet, counts) in counted {
        for (value, count) in counts {
            let mut filters = Filters::default();
            let chosen = match facet {
                Facet::Newspaper => &mut filters.newspaper,
                Facet::Year => &mut filters.year,
                Facet::Month => &mut filters.month,
                Facet::Page => &mut filters.page,
                Facet::Author => &mut filters.author,
                Facet::Column => &mut filters.column,
            };
            chosen.push(value.clone());
            assert_eq!(narrowed(&index, "灯 OR 豆腐", &filters).len() as u64, count, "{facet:?} {value}");
            assert!(!filters.is_empty() && filters.without(facet).is_empty());
        }
    }
}

#[test]
fn days_narrow_down_and_what_is_no_day_does_not() {
    let documents = documents(200);
    let index = index(&documents);
    let within = |days: &str| {
        narrowed(&index, "-无此", &Filters { days: Some(days.to_owned()), ..Filters::default() })
    };
    let dated = |first: &str, last: &str| -> Vec<u64> {
        let is_in =
            |one: &&Document| one.date.is_some_and(|day| (first..=last).contains(&day.to_string().as_str()));
        documents.iter().filter(is_in).map(|one| one.id).collect()
    };
    assert_eq!(within("2022-11..2023-02"), dated("2022-11-01", "2023-02-31"));
    assert_eq!(within("2023-05-01.."), dated("2023-05-01", "9999"));
    assert_eq!(within("昨天").len(), 200);
}

#[test]
fn filters_say_nothing_about_rank() {
    let documents = documents(200);
    let index = index(&documents);
    let query = Query::parse("豆腐坊 灯", Matching::Folded);
    let window = Window { limit: 200, ..Window::default() };
    let filters = Filters { newspaper: vec!["槐树日报".to_owned()], ..Filters::default() };
    let left = index.search_within(&query, &filters, &window, None).unwrap().unwrap();
    let is_of = |id: u64| documents.iter().any(|one| one.id == id && is_left(one, &filters));
    let all = index.search(&query, &window).unwrap();
    let same: Vec<_> = all.hits.into_iter().filter(|hit| is_of(hit.id)).collect();
    assert_eq!(left.hits, same);
}

#[test]
fn nobody_is_answered_who_does_not_wait_any_more() {
    let index = index(&documents(50));
    let query = Query::parse("豆腐", Matching::Folded);
    let stop = Stop::default();
    let asked = || index.search_within(&query, &Filters::default(), &ALL, Some(&stop)).unwrap();
    assert!(asked().is_some());
    stop.store(true, Ordering::Relaxed);
    assert_eq!(asked(), None);
}
