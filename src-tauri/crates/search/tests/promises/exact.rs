//! Exact matching: only what is printed so, and totals as exact as ever.

use crate::archive::{Dice, find_matching, paragraphs};
use search::{Index, Matching, Part, Query};

fn exactly(index: &Index, query: &str) -> Vec<u64> {
    find_matching(index, query, Matching::Exact)
}

#[test]
fn width_script_and_case_are_told_apart() {
    let index = paragraphs(&[
        "國立圖書館，AI",
        "国立图书馆，ai",
        "国立圖书馆，ＡＩ",
        "國立圖書館,AI…",
        "國立圖書館,AI...",
    ]);
    for (query, ids) in [
        ("\"圖書館\"", vec![1, 4, 5]),
        ("\"图书馆\"", vec![2]),
        ("\"圖书馆\"", vec![3]),
        ("\"書\"", vec![1, 4, 5]),
        ("\"书\"", vec![2, 3]),
        ("\"館，AI\"", vec![1]),
        ("\"館,AI\"", vec![4, 5]),
        ("\"AI\"", vec![1, 4, 5]),
        ("\"ai\"", vec![2]),
        ("\"ＡＩ\"", vec![3]),
        ("A*", vec![1, 4, 5]),
        ("a*", vec![2]),
        ("\"…\"", vec![4]),
        ("\"...\"", vec![5]),
        ("\"..\"", vec![5]),
        ("\"I…\"", vec![4]),
        ("國立 -\"…\"", vec![1, 5]),
        ("圖書館 NEAR/2 AI", vec![1, 4, 5]),
        ("图书馆 NEAR/2 AI", vec![]),
    ] {
        assert_eq!(exactly(&index, query), ids, "{query}");
    }
}

#[test]
fn exact_substrings_are_found_exactly() {
    let alphabet: Vec<char> = "国國aAａ１1.…,，“”\" 書书½2e\u{301}é".chars().collect();
    let mut dice = Dice::new(5);
    let texts: Vec<String> =
        (0..200).map(|_| (0..1 + dice.roll(12)).map(|_| *dice.pick(&alphabet)).collect()).collect();
    let index = paragraphs(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let printed = |text: &str| text.replace(' ', "");
    for _ in 0..500 {
        let text: Vec<char> = dice.pick(&texts).chars().filter(|c| *c != ' ').collect();
        if text.is_empty() {
            continue;
        }
        let start = dice.roll(text.len());
        let sought: String = text[start..text.len().min(start + 1 + dice.roll(4))].iter().collect();
        let query = format!("\"{}\"", sought.replace('"', "\\\""));
        let holding: Vec<u64> =
            (1..).zip(&texts).filter(|(_, text)| printed(text).contains(&sought)).map(|(id, _)| id).collect();
        assert_eq!(exactly(&index, &query), holding, "{sought}");
        let parsed = Query::parse(&query, Matching::Exact);
        for (id, text) in (1u64..).zip(&texts) {
            let marks = parsed.highlight(Part::Body, text);
            assert_eq!(marks.is_empty(), !holding.contains(&id), "{sought} in {text}");
        }
    }
}
