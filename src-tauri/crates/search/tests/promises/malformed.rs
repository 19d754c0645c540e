//! A malformed query says what is wrong and where, searches what it can, and never fails.

use crate::archive::{documents, find, index, paragraphs, window};
use proptest::prelude::*;
use search::{Matching, Part, Query};
use std::sync::LazyLock;

#[test]
fn what_is_wrong_is_said_and_the_rest_is_searched() {
    let index = paragraphs(&["槐花开了", "下雪了", "槐花与雪"]);
    for (query, code, about, ids) in [
        ("\"槐花", "unclosed_quote", "\"槐花", vec![1, 3]),
        ("“槐花", "unclosed_quote", "“槐花", vec![1, 3]),
        ("雪 \"\"", "empty_quote", "\"\"", vec![2, 3]),
        ("(槐花 雪", "unclosed_group", "(", vec![3]),
        ("槐花) 雪", "stray_close", ")", vec![3]),
        ("槐花 ()", "empty_group", "()", vec![1, 3]),
        ("槐花 OR", "missing_operand", "OR", vec![1, 3]),
        ("OR 槐花", "missing_operand", "OR", vec![1, 3]),
        ("槐花 NOT", "missing_operand", "NOT", vec![1, 3]),
        ("槐花 AND", "missing_operand", "AND", vec![1, 3]),
        ("槐花 NEAR/3", "missing_operand", "NEAR/3", vec![1, 3]),
        ("NEAR/3 槐花", "missing_operand", "NEAR/3", vec![1, 3]),
        ("槐花 作者:", "empty_field", "作者:", vec![1, 3]),
        ("槐花 日期:2023-13", "bad_date", "2023-13", vec![1, 3]),
        ("-槐花 日期:2024..2023", "reversed_dates", "2024..2023", vec![]),
        ("槐花*", "star_needless", "*", vec![1, 3]),
        ("(槐花 雪) NEAR/3 与", "near_needs_words", "NEAR/3", vec![3]),
        ("槐花 NEAR/三 雪", "near_distance", "NEAR/三", vec![3]),
        ("", "empty_query", "", vec![]),
        (" \u{3000}", "empty_query", " \u{3000}", vec![]),
    ] {
        let parsed = Query::parse(query, Matching::Folded);
        let note = parsed.notes().first().unwrap_or_else(|| panic!("{query} is noted"));
        let chars: Vec<char> = query.chars().collect();
        let noted: String = chars[note.start as usize..note.end as usize].iter().collect();
        assert_eq!((note.code, noted.as_str()), (code, about), "{query}");
        assert!(note.message.ends_with('。'));
        assert_eq!(find(&index, query), ids, "{query}");
    }
}

#[test]
fn a_good_query_has_no_notes() {
    for query in [
        "农村 电商",
        "\"a\" OR -b",
        "题:(a b) 日期:2023..",
        "qingd*",
        "10:30",
        "a NEAR/3 b",
        "《书》",
        "-",
        "，。",
    ] {
        assert_eq!(Query::parse(query, Matching::Folded).notes(), [], "{query}");
    }
}

#[test]
fn depth_and_length_have_limits_that_are_said() {
    let deep = "(".repeat(5_000) + "雪";
    assert!(Query::parse(&deep, Matching::Folded).notes().iter().any(|note| note.code == "too_deep"));
    let minus = "-".repeat(5_000) + "雪";
    assert!(Query::parse(&minus, Matching::Folded).notes().iter().any(|note| note.code == "too_deep"));
    let long = "雪花".repeat(20_000);
    assert!(Query::parse(&long, Matching::Folded).notes().iter().any(|note| note.code == "too_long"));
    let index = paragraphs(&["下雪了"]);
    assert!(find(&index, &format!("\"{long}\"")).is_empty());
}

static INDEX: LazyLock<search::Index> = LazyLock::new(|| index(&documents(40)));

const PIECES: [&str; 40] = [
    "\"",
    "“",
    "”",
    "「",
    "」",
    "(",
    ")",
    "（",
    "）",
    "-",
    "－",
    "NOT",
    "OR",
    "AND",
    "|",
    "NEAR/3",
    "NEAR",
    "NEAR/x",
    "*",
    "题:",
    "作者：",
    "报:",
    "版:",
    "日期:",
    "date:",
    "2023",
    "2023-10",
    "..",
    "豆腐",
    "槐树村",
    "的",
    "a",
    "5G",
    "\\",
    " ",
    "\u{3000}",
    "\u{0}",
    "…",
    "é",
    "𠮷",
];

fn is_fine(text: &str) -> Result<(), TestCaseError> {
    for matching in [Matching::Folded, Matching::Exact] {
        let query = Query::parse(text, matching);
        let count = u32::try_from(text.chars().count()).unwrap();
        for note in query.notes() {
            prop_assert!(note.start <= note.end && note.end <= count);
        }
        prop_assert_eq!(query.is_empty(), query.understood().is_empty());
        let found = INDEX.search(&query, &window(5)).unwrap();
        prop_assert!(!query.is_empty() || found.total == 0);
        let again = Query::parse(&query.understood(), matching);
        prop_assert_eq!(again.understood(), query.understood());
        prop_assert_eq!(
            INDEX.search(&again, &window(5)).unwrap().total,
            found.total,
            "{}",
            query.understood()
        );
        let length = |hits: &[newsprint::CharRange]| hits.iter().map(|hit| hit.len()).sum::<u32>();
        prop_assert!(length(&query.highlight(Part::Body, text)) <= count);
        let snippet = query.snippet(&[(Part::Body, text)], 10);
        prop_assert!(length(&snippet.hits) <= 10 && snippet.text.chars().count() <= 10);
    }
    Ok(())
}

#[test]
fn signs_in_a_name_are_not_searched_beside_near() {
    let query = Query::parse("作者:「（」 NEAR/3 槐花", Matching::Folded);
    assert_eq!(query.notes()[0].code, "near_needs_words");
    assert_eq!(Query::parse(&query.understood(), Matching::Folded).understood(), query.understood());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_signs_in_any_order_are_a_query(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..14)) {
        is_fine(&pieces.concat())?;
        is_fine(&pieces.join(" "))?;
    }

    #[test]
    fn any_text_at_all_is_a_query(text in "\\PC{0,20}") {
        is_fine(&text)?;
    }
}
