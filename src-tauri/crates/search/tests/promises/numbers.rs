//! Numbers are looked for in every way papers print them, and the query says so; exact matching and quotes do not.

use crate::archive::{find, find_matching, paragraphs};
use search::{Field, Matching, Meaning, Query};

#[test]
fn a_number_finds_its_other_spellings() {
    let index = paragraphs(&[
        "村里有三十户人家",
        "村里有30户人家",
        "村里有３０户人家",
        "二〇二三年十月十一日，开工",
        "2023年10月11日，开工",
        "二○二三年开工",
    ]);
    for (query, ids) in [
        ("三十", vec![1, 2, 3]),
        ("30", vec![1, 2, 3]),
        ("３０", vec![1, 2, 3]),
        ("30户", vec![1, 2, 3]),
        ("三十 人家", vec![1, 2, 3]),
        ("三十 NEAR/2 人家", vec![1, 2, 3]),
        ("-三十", vec![4, 5, 6]),
        ("正文:三十", vec![1, 2, 3]),
        ("题:三十", vec![]),
        ("\"三十\"", vec![1]),
        ("\"30\"", vec![2, 3]),
        ("2023年10月11日", vec![4, 5]),
        ("二〇二三年十月十一日", vec![4, 5]),
        ("十月 开工", vec![4, 5]),
        ("2023年", vec![4, 5, 6]),
    ] {
        assert_eq!(find(&index, query), ids, "{query}");
    }
    for (query, ids) in [("三十", vec![1]), ("30", vec![2]), ("３０", vec![3]), ("2023年", vec![5])] {
        assert_eq!(find_matching(&index, query, Matching::Exact), ids, "{query} exactly");
    }
}

#[test]
fn the_query_shows_what_was_added() {
    for (query, understood) in [
        ("三十", "\"三十\" OR \"30\""),
        ("30人", "(\"30\" OR \"三十\") \"人\""),
        ("人 -三十", "\"人\" -(\"三十\" OR \"30\")"),
        ("10月11日", "\"10月11日\" OR \"十月十一日\""),
    ] {
        assert_eq!(Query::parse(query, Matching::Folded).understood(), understood, "{query}");
        assert_eq!(Query::parse(understood, Matching::Folded).understood(), understood, "{understood}");
    }
    assert_eq!(Query::parse("三十", Matching::Exact).understood(), "\"三十\"");
}

#[test]
fn a_query_has_a_meaning_to_be_put_in_words() {
    let text = |text: &str| Meaning::Text(Field::Anywhere, text.to_owned());
    let meaning = Query::parse("三十 -qing* 报:\"晚报\" 日期:2023..", Matching::Folded).meaning();
    let expected = Meaning::All(vec![
        Meaning::Any(vec![text("三十"), text("30")]),
        Meaning::Not(Box::new(Meaning::Beginning(Field::Anywhere, "qing".to_owned()))),
        Meaning::Whole(Field::Newspaper, "晚报".to_owned()),
        Meaning::Dates("2023..".to_owned()),
    ]);
    assert_eq!(meaning, expected);
    assert_eq!(Query::parse("", Matching::Folded).meaning(), Meaning::Nothing);
}
