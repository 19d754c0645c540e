//! The best first.

use crate::archive::{index, window};
use search::{Document, Index, Matching, Query};

fn ranked(index: &Index, query: &str) -> Vec<u64> {
    let found = index.search(&Query::parse(query, Matching::Folded), &window(10)).unwrap();
    found.hits.iter().map(|hit| hit.id).collect()
}

fn article(id: u64, headline: &str, body: &str) -> Document {
    Document {
        id,
        headline: Some(headline.to_owned()),
        paragraphs: vec![body.to_owned()],
        ..Document::default()
    }
}

#[test]
fn a_headline_weighs_more_than_the_body() {
    let index = index(&[article(1, "早市", "豆腐便宜，很便宜。"), article(2, "豆腐", "便宜，真是很便宜。")]);
    assert_eq!(ranked(&index, "豆腐"), [2, 1]);
}

#[test]
fn the_whole_run_comes_before_its_words() {
    let index = index(&[
        article(1, "农村 和 电商：农村，电商", "农村。电商。农村。电商。农村。电商。农村。电商。"),
        article(
            2,
            "一件事",
            "在很长的一段话里，只有一次说到农村电商，其余说的都是别的事情，比如天气和收成，还有早市。",
        ),
    ]);
    assert_eq!(ranked(&index, "农村电商"), [2, 1]);
    assert_eq!(ranked(&index, "農村電商"), [2, 1]);
}

#[test]
fn a_whole_word_comes_before_a_part_of_one() {
    let index = index(&[article(1, "一", "category"), article(2, "二", "一只 cat 走过")]);
    assert_eq!(ranked(&index, "cat"), [2, 1]);
}

#[test]
fn facts_of_the_issue_do_not_change_the_order() {
    let mut articles = [article(1, "豆腐", "豆腐"), article(2, "早市", "豆腐和别的东西")];
    for article in &mut articles {
        article.newspaper = Some("槐树日报".to_owned());
        article.pages = vec!["1".to_owned()];
    }
    let index = index(&articles);
    let score = |query: &str| {
        let found = index.search(&Query::parse(query, Matching::Folded), &window(10)).unwrap();
        found.hits.iter().map(|hit| (hit.id, hit.score)).collect::<Vec<_>>()
    };
    assert_eq!(score("豆腐"), score("豆腐 报:槐树 版:1"));
}
