//! Totals, facets, timeline, order and windows are exact.

use crate::archive::{documents, holding, index, plain_texts};
use jiff::civil::date;
use search::{Document, Matching, Query, Sort, Unit, Window};
use std::collections::BTreeMap;

fn tally(values: impl Iterator<Item = String>) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn by_name(mut counts: Vec<(String, u64)>) -> Vec<(String, u64)> {
    counts.sort();
    counts
}

#[test]
fn counts_are_those_of_all_hits() {
    let documents = documents(300);
    let index = index(&documents);
    let query = Query::parse("\"豆腐\"", Matching::Folded);
    let window = Window { offset: 0, limit: 3, sort: Sort::Relevance, counts: true };
    let found = index.search(&query, &window).unwrap();
    let ids = holding(&plain_texts(&documents), "豆腐");
    let hits = || documents.iter().filter(|document| ids.contains(&document.id));
    let month = |document: &Document| document.date.map(|date| date.strftime("%Y-%m").to_string());
    assert_eq!((found.total, found.hits.len()), (ids.len() as u64, 3));
    assert_eq!(by_name(found.facets.newspaper), tally(hits().filter_map(|d| d.newspaper.clone())));
    assert_eq!(by_name(found.facets.page), tally(hits().flat_map(|d| d.pages.clone())));
    assert_eq!(by_name(found.facets.column), tally(hits().flat_map(|d| d.columns.clone())));
    let authors = |document: &Document| {
        let mut authors = document.authors.clone();
        authors.sort();
        authors.dedup();
        authors
    };
    assert_eq!(by_name(found.facets.author), tally(hits().flat_map(authors)));
    assert_eq!(found.timeline, tally(hits().filter_map(month)));
    assert_eq!((by_name(found.facets.month.clone()), found.unit), (found.timeline, Unit::Month));
    assert_eq!(
        by_name(found.facets.year),
        tally(hits().filter_map(month).map(|month| month[..4].to_owned()))
    );
    assert!(found.facets.month.is_sorted_by(|a, b| a.0 > b.0), "the latest first");
}

#[test]
fn the_timeline_is_as_fine_as_its_range_asks() {
    let day = |id, date| Document { id, date: Some(date), ..Document::default() };
    let timeline = |days: &[jiff::civil::Date]| {
        let documents: Vec<Document> = (1..).zip(days).map(|(id, date)| day(id, *date)).collect();
        let window = Window { counts: true, ..Window::default() };
        let found = index(&documents).search(&Query::parse("-无", Matching::Folded), &window).unwrap();
        (found.unit, found.timeline)
    };
    let (first, next, far) = (date(2023, 10, 11), date(2023, 10, 12), date(1920, 4, 3));
    let of = |name: &str, count| (name.to_owned(), count);
    let days = vec![of("2023-10-11", 2), of("2023-10-12", 1)];
    assert_eq!(timeline(&[first, next, first]), (Unit::Day, days));
    assert_eq!(timeline(&[first, far, next]), (Unit::Year, vec![of("1920", 1), of("2023", 2)]));
    assert_eq!(timeline(&[]), (Unit::Month, vec![]));
}

#[test]
fn a_story_is_found_by_each_of_its_parts_and_counted_once() {
    let several = |values: [&str; 2]| values.map(str::to_owned).to_vec();
    let story = Document {
        id: 1,
        pages: several(["1", "A02"]),
        columns: several(["乡村纪事", "百姓·生活"]),
        headline: Some("豆腐节开幕".to_owned()),
        later_titles: vec!["又见豆腐节".to_owned()],
        paragraphs: vec!["坊里的灯亮了一夜。".to_owned()],
        ..Document::default()
    };
    let index = index(&[story]);
    let window = Window { limit: 9, counts: true, ..Window::default() };
    for query in ["版:1", "版:a2", "栏:纪事", "栏:百姓", "题:开幕", "题:又见", "豆腐节"] {
        let found = index.search(&Query::parse(query, Matching::Folded), &window).unwrap();
        assert_eq!((found.total, found.hits.len()), (1, 1), "{query}");
        assert_eq!(by_name(found.facets.page), [("1".to_owned(), 1), ("A02".to_owned(), 1)]);
        assert_eq!(found.facets.column.len(), 2);
    }
}

#[test]
fn the_most_frequent_value_comes_first() {
    let paper = |id, name: &str| Document { id, newspaper: Some(name.to_owned()), ..Document::default() };
    let index = index(&[paper(1, "甲"), paper(2, "乙"), paper(3, "乙")]);
    let window = Window { counts: true, ..Window::default() };
    let found = index.search(&Query::parse("-无", Matching::Folded), &window).unwrap();
    assert_eq!(found.facets.newspaper, [("乙".to_owned(), 2), ("甲".to_owned(), 1)]);
    assert!(found.hits.is_empty());
}

#[test]
fn windows_of_any_depth_make_up_the_whole() {
    let documents = documents(257);
    let index = index(&documents);
    let query = Query::parse("\"的\" OR 豆腐", Matching::Folded);
    for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest] {
        let all = Window { offset: 0, limit: usize::MAX, sort, counts: false };
        let all: Vec<u64> = index.search(&query, &all).unwrap().hits.iter().map(|hit| hit.id).collect();
        let mut pieces = Vec::new();
        for offset in (0..all.len() + 40).step_by(20) {
            let window = Window { offset, limit: 20, sort, counts: false };
            pieces.extend(index.search(&query, &window).unwrap().hits.iter().map(|hit| hit.id));
        }
        assert_eq!(pieces, all);
    }
}

#[test]
fn sorted_by_date_the_undated_come_last() {
    let documents = documents(120);
    let index = index(&documents);
    let date_of = |id: u64| documents.iter().find(|document| document.id == id).unwrap().date;
    for sort in [Sort::Newest, Sort::Oldest] {
        let window = Window { offset: 0, limit: 1000, sort, counts: false };
        let found = index.search(&Query::parse("-无此词", Matching::Folded), &window).unwrap();
        let dates: Vec<_> = found.hits.iter().map(|hit| date_of(hit.id)).collect();
        assert_eq!(dates.len(), 120);
        let dated = dates.iter().position(Option::is_none).unwrap();
        assert!(dates[dated..].iter().all(Option::is_none));
        let in_order = |a: &Option<_>, b: &Option<_>| if sort == Sort::Newest { a >= b } else { a <= b };
        assert!(dates[..dated].is_sorted_by(in_order));
    }
}
