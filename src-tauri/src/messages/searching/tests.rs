//! The answers of the search as the window is sent them, and questions as it sends them.

use super::*;
use crate::messages::{filled, golden};
use library::{CancelToken, Library};

fn span(text: &str, hit: bool) -> Span {
    Span { text: text.to_owned(), hit }
}

fn values(pairs: &[(&str, u64)]) -> Vec<Value> {
    pairs.iter().map(|(value, count)| Value { value: (*value).to_owned(), count: *count }).collect()
}

fn answer() -> Answer {
    let text = |field, text: &str| Understood::Text { field, text: text.to_owned() };
    Answer {
        total: 100_000,
        took_ms: 12.5,
        hits: vec![FoundStory {
            id: "0123456789abc".to_owned(),
            newspaper: Some("海曲晨报".to_owned()),
            date: Some("2025-10-22".to_owned()),
            pages: vec!["1".to_owned(), "2".to_owned()],
            authors: vec!["周小满".to_owned()],
            headline: vec![span("江边", false), span("步道", true), span("<开放>", false)],
            snippet: vec![span("早起的人沿着", false), span("步道", true), span("走了一圈。", false)],
        }],
        facets: Facets {
            newspaper: values(&[("海曲晨报", 99_000), ("沙岭周报", 1_000)]),
            year: values(&[("2025", 600), ("1934", 40)]),
            month: values(&[("2025-10", 600), ("1934-05", 40)]),
            page: values(&[("1", 500), ("A02", 140)]),
            author: values(&[("周小满", 31)]),
            column: values(&[("江边·生活", 7)]),
        },
        timeline: Timeline {
            unit: TimelineUnit::Year,
            periods: [("1934", 40), ("2025", 600)]
                .map(|(period, count)| Period { period: period.to_owned(), count })
                .to_vec(),
        },
        meaning: Understood::All {
            of: vec![
                Understood::Any { of: vec![text("anywhere", "三十"), text("anywhere", "30")] },
                Understood::Not { of: Box::new(text("title", "雪")) },
                Understood::Near {
                    left: vec![text("anywhere", "船")],
                    right: vec![text("anywhere", "港"), text("anywhere", "岸")],
                    distance: 5,
                },
                Understood::Beginning { field: "anywhere", text: "qingd".to_owned() },
                Understood::Whole { field: "page", text: "1".to_owned() },
                Understood::Dates { days: "2023-10..".to_owned() },
            ],
        },
        notes: vec![Note { code: "bad_date".to_owned(), start: 3, end: 8 }],
    }
}

fn loosened() -> Loosened {
    let instead = |text: &str, count| Instead { text: text.to_owned(), query: format!("\"{text}\""), count };
    let nearest = vec![instead("政企联", 4)];
    Loosened {
        conditions: vec![
            Alone { alone: instead("政企联动", 0), nearest },
            Alone { alone: instead("步道", 31), nearest: Vec::new() },
        ],
        without: vec![instead("政企联动", 31)],
        apart: None,
        folded: Some(2),
        unfiltered: Some(5),
    }
}

fn asked() -> Asked {
    Asked {
        query: "江边 “步道”".to_owned(),
        exact: true,
        sort: Order::Newest,
        filters: Chosen {
            newspaper: vec!["海曲晨报".to_owned(), "沙岭周报".to_owned()],
            year: vec!["2025".to_owned()],
            days: Some("2025-10..2025-11".to_owned()),
            ..Chosen::default()
        },
    }
}

#[test]
fn answers_have_the_fields_of_their_goldens() {
    golden("search.json", &answer());
    golden("loosened.json", &loosened());
    let marks = PartMarks {
        column: Vec::new(),
        kicker: Vec::new(),
        headline: vec![[2, 4]],
        subheadline: Vec::new(),
        bylines: vec![SignedMarks { name: "周小满".to_owned(), hits: vec![[0, 1]] }],
        blocks: vec![vec![[6, 8]], Vec::new()],
    };
    golden("story-marks.json", &[marks]);
    golden("search-history.json", &[Past { search: asked(), asked: "2026-11-29T08:00:00Z".to_owned() }]);
    let looked = "2026-11-29T08:00:00Z".to_owned();
    let saved = Saved { id: 3, name: "步道".to_owned(), search: asked(), looked, total: 31, new: 2 };
    golden("saved-searches.json", &[saved]);
}

#[test]
fn a_search_is_asked_for_in_the_form_of_its_golden() {
    golden("asked.json", &asked());
    let short: Asked = serde_json::from_str(r#"{"query":"步道"}"#).unwrap();
    assert_eq!(short, Asked { query: "步道".to_owned(), ..Asked::default() });
    let slice: Slice = serde_json::from_str(r#"{"offset":50,"limit":50,"counts":false}"#).unwrap();
    let narrowed = asked().narrowed(slice);
    assert_eq!((narrowed.request.offset, narrowed.request.exact, narrowed.counts), (50, true, false));
    assert_eq!(Asked::from(KeptSearch::from(asked())), asked());
}

fn search(library: &Library, asked: Asked) -> Answer {
    let slice = Slice { offset: 0, limit: 9, counts: true };
    let found = library.search_narrowed(&asked.narrowed(slice), &CancelToken::default());
    Answer::from(found.unwrap().unwrap())
}

#[test]
fn what_is_found_is_marked_and_narrowed_down() {
    let home = tempfile::tempdir().unwrap();
    let library = filled(home.path());
    let whole = search(&library, Asked { query: "渡船".to_owned(), ..Asked::default() });
    assert_eq!((whole.total, whole.facets.newspaper[0].count), (2, 1));
    assert!(whole.hits[0].snippet.contains(&span("渡船", true)), "{whole:?}");
    let filters = Chosen { newspaper: vec!["海曲晨报".to_owned()], ..Chosen::default() };
    let narrow = search(&library, Asked { query: "渡船".to_owned(), filters, ..Asked::default() });
    assert_eq!(narrow.total, 1);
    assert_eq!(narrow.facets.newspaper, whole.facets.newspaper, "more can be chosen");
    let id = narrow.hits[0].id.parse().unwrap();
    let marks = library.story_marks(id, "渡船 码头", false).unwrap();
    let first = PartMarks::from(marks.parts[0].clone());
    assert_eq!(first.headline, [[0, 2]]);
    assert_eq!(first.blocks[0].len(), 2, "{first:?}");
}

#[test]
fn where_nothing_is_found_it_is_said_what_would_be() {
    let home = tempfile::tempdir().unwrap();
    let library = filled(home.path());
    let slice = Slice { offset: 0, limit: 0, counts: false };
    let asked = Asked { query: "渡船 码头 “城南码头启航”".to_owned(), ..Asked::default() };
    let found = library.loosen(&asked.narrowed(slice), &CancelToken::default()).unwrap().unwrap();
    let found = Loosened::from(found);
    let counts: Vec<u64> = found.conditions.iter().map(|one| one.alone.count).collect();
    assert_eq!(counts, [2, 1, 0]);
    assert_eq!(found.conditions[2].nearest[0].text, "城南码头");
    assert_eq!((found.without[0].text.as_str(), found.without[0].count), ("城南码头启航", 1));
}
