//! The goldens of what was found.

use super::{check, name};
use crate::wire::{SearchList, SearchResults, SimilarArticles};
use library::{
    FacetCount, Facets, Field, Filters, Hit, KeptSearch, Meaning, PeriodCount, Piece, QueryNote, SavedSearch,
    Sort, TimelineUnit,
};
use newsprint::PageLabel;

fn hit() -> Hit {
    let piece = |text: &str, hit| Piece { text: text.to_owned(), hit };
    Hit {
        article: name(),
        newspaper: Some("海曲晨报".to_owned()),
        date: None,
        pages: vec![PageLabel::new("1"), PageLabel::new("2")],
        authors: vec!["周禾".to_owned()],
        headline: vec![piece("渔港添了新", false), piece("码头", true)],
        snippet: vec![piece("码头", true), piece("启用。", false)],
        score: 1.5,
    }
}

#[test]
fn similar_articles() {
    let keywords = vec!["码头".to_owned(), "渔港".to_owned()];
    let similar = library::SimilarArticles { keywords, total: 1, hits: vec![hit()] };
    check("similar.json", &SimilarArticles::from(&similar));
}

#[test]
fn search_results() {
    let count = |value: &str| vec![FacetCount { value: value.to_owned(), count: 1 }];
    let results = library::SearchResults {
        total: 1,
        took_ms: 0.5,
        hits: vec![hit()],
        facets: Facets {
            newspaper: count("海曲晨报"),
            year: count("2024"),
            month: count("2024-03"),
            page: count("1"),
            author: count("周禾"),
            column: count("海边人家"),
        },
        timeline: vec![PeriodCount { period: "2024-03-05".to_owned(), count: 1 }],
        timeline_unit: TimelineUnit::Day,
        understood: "\"码头\"".to_owned(),
        meaning: Meaning::Text(Field::Anywhere, "码头".to_owned()),
        notes: vec![QueryNote {
            code: "unclosed_quote".to_owned(),
            message: "引号没有闭合。".to_owned(),
            start: 0,
            end: 1,
        }],
    };
    check("search.json", &SearchResults::new(&results, "“码头”".to_owned()));
}

#[test]
fn saved_searches() {
    let filters = Filters { newspaper: vec!["海曲晨报".to_owned()], ..Filters::default() };
    let saved = SavedSearch {
        id: 3,
        name: "码头".to_owned(),
        search: KeptSearch { query: "码头 渡船".to_owned(), exact: false, sort: Sort::Newest, filters },
        created: "2026-11-29T08:00:00Z".to_owned(),
        looked: "2026-11-29T09:00:00Z".to_owned(),
        total: 31,
        new: 2,
    };
    check("searches.json", &SearchList::from([saved].as_slice()));
}
