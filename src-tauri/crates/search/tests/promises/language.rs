//! The query language: each row of its table, and how a query is written down again.

use crate::archive::{Dice, documents, find, index, paragraphs, plain, texts};
use jiff::civil::date;
use search::{Document, Index, Matching, Query};

/// Six articles that differ in every field.
fn issue() -> Index {
    let article = |id, newspaper: &str, day, page: &str, headline: &str, author: &str, body: &str| Document {
        id,
        newspaper: Some(newspaper.to_owned()),
        date: day,
        pages: vec![page.to_owned()],
        headline: Some(headline.to_owned()),
        authors: vec![author.to_owned()],
        paragraphs: vec![body.to_owned()],
        ..Document::default()
    };
    let mut articles = vec![
        article(
            1,
            "槐树日报",
            Some(date(2023, 10, 11)),
            "1",
            "豆腐节开幕",
            "林小溪",
            "农村电商服务站里很忙。",
        ),
        article(
            2,
            "槐树日报",
            Some(date(2023, 10, 12)),
            "2",
            "农村的路",
            "何山",
            "电商平台卖豆腐，农村变了样。",
        ),
        article(
            3,
            "新槐树日报",
            Some(date(2024, 3, 1)),
            "A01",
            "槐花谣",
            "林小",
            "合唱团唱歌，Qingdao来的老师听。",
        ),
        article(4, "山海新闻", Some(date(2022, 12, 31)), "10", "电商", "何山", "平台上卖的是山货。"),
        article(5, "山海新闻", None, "特刊", "雪", "周大有", "qingdai与qing和下雪没有关系。"),
        article(6, "山海新闻", Some(date(2023, 1, 1)), "01", "早市", "林小溪", "豆腐两块钱一斤，便宜。"),
    ];
    articles[2].columns = vec!["乡村纪事".to_owned()];
    articles[3].captions = vec!["图为豆腐坊的早晨。".to_owned()];
    index(&articles)
}

/// Each query and the articles that answer it.
fn each_is_answered(rows: &[(&str, &[u64])]) {
    let index = issue();
    for (query, ids) in rows {
        assert_eq!(find(&index, query), *ids, "{query}");
    }
}

#[test]
fn rows_of_words_and_phrases() {
    each_is_answered(&[
        ("农村电商", &[1, 2]),
        ("农村 电商", &[1, 2]),
        ("\"农村电商\"", &[1]),
        ("“农村电商”", &[1]),
        ("「农村电商」", &[1]),
        ("『农村电商』", &[1]),
        ("農村電商", &[1, 2]),
        ("雪", &[5]),
    ]);
}

#[test]
fn rows_of_either_without_and_groups() {
    each_is_answered(&[
        ("雪 OR 槐花", &[3, 5]),
        ("雪|槐花", &[3, 5]),
        ("雪 ｜ 槐花", &[3, 5]),
        ("电商 -豆腐", &[]),
        ("电商 -豆腐节", &[2, 4]),
        ("电商 NOT 农村", &[4]),
        ("-电商", &[3, 5, 6]),
        ("NOT 电商 -雪", &[3, 6]),
        ("-(电商 OR 雪)", &[3, 6]),
        ("-（电商 OR 雪）", &[3, 6]),
        ("电商 (山货 OR 服务站)", &[1, 4]),
        ("电商 -(山货 OR 服务站)", &[2]),
        ("雪 OR (电商 -农村)", &[4, 5]),
        ("雪 OR 电商 -农村", &[4, 5]),
        ("--雪", &[5]),
        ("雪 OR -(电商 OR 雪)", &[3, 5, 6]),
        ("电商 AND 农村", &[1, 2]),
    ]);
}

#[test]
fn rows_of_fields() {
    each_is_answered(&[
        ("题:电商", &[4]),
        ("题：电商", &[4]),
        ("title:电商", &[4]),
        ("標題：電商", &[4]),
        ("TITLE：电商", &[4]),
        ("正文:电商", &[1, 2]),
        ("text:电商", &[1, 2]),
        ("题:(电商 OR 豆腐)", &[1, 4]),
        ("-题:电商 电商", &[1, 2]),
        ("作者:林小", &[1, 3, 6]),
        ("作者:\"林小\"", &[3]),
        ("author:何山", &[2, 4]),
        ("栏:乡村", &[3]),
        ("column:纪事", &[3]),
        ("图:豆腐", &[4]),
        ("caption:豆腐", &[4]),
        ("报:槐树日报", &[1, 2, 3]),
        ("报:\"槐树日报\"", &[1, 2]),
        ("paper:山海", &[4, 5, 6]),
        ("版:1", &[1, 6]),
        ("版:10", &[4]),
        ("page:a01", &[3]),
        ("版:A1", &[3]),
        ("版:(1 OR 2)", &[1, 2, 6]),
        ("版:特刊", &[5]),
        ("林小溪", &[1, 6]),
        ("槐树日报", &[]),
    ]);
}

#[test]
fn rows_of_dates() {
    each_is_answered(&[
        ("日期:2023", &[1, 2, 6]),
        ("日期:2023-10", &[1, 2]),
        ("日期:2023-10-11", &[1]),
        ("date:2023-10-12..", &[2, 3]),
        ("日期:..2023-01-01", &[4, 6]),
        ("日期:2022..2023-10-11", &[1, 4, 6]),
        ("日期：2023年10月", &[1, 2]),
        ("-日期:2023", &[3, 4, 5]),
        ("-日期:0001..9999", &[5]),
        ("电商 日期:2023-10-12", &[2]),
    ]);
}

#[test]
fn rows_of_prefixes() {
    each_is_answered(&[
        ("qingd*", &[3, 5]),
        ("qingda*", &[3, 5]),
        ("qingdao*", &[3]),
        ("QING*", &[3, 5]),
        ("ingd*", &[]),
        ("正文:qingd* 雪", &[5]),
        ("qing", &[3, 5]),
        ("豆腐*", &[1, 2, 4, 6]),
    ]);
}

#[test]
fn rows_of_nearness() {
    each_is_answered(&[
        ("农村 NEAR/10 服务站", &[1]),
        ("服务站 NEAR/2 农村", &[1]),
        ("服务站 NEAR/1 农村", &[]),
        ("电商 NEAR/5 农村", &[1]),
        ("电商 NEAR/6 农村", &[1, 2]),
        ("(雪 OR 槐花) NEAR/3 没有", &[5]),
        ("题:豆腐 NEAR/0 开幕", &[]),
        ("题:豆腐 NEAR/1 题:开幕", &[1]),
        ("qing* NEAR/2 来的", &[3]),
        ("豆腐 NEAR 便宜", &[6]),
        ("农村 NEAR/5 电商 NEAR/5 服务站", &[1]),
    ]);
}

#[test]
fn near_is_within_so_many_characters_of_one_paragraph() {
    let apart = |n: usize| format!("甲子{}丙寅", "的".repeat(n));
    let texts: Vec<String> = (0..15).map(apart).collect();
    let index = paragraphs(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    for distance in 0..15u64 {
        let expected: Vec<u64> = (1..=distance + 1).collect();
        assert_eq!(find(&index, &format!("甲子 NEAR/{distance} 丙寅")), expected);
        assert_eq!(find(&index, &format!("\"寅\" NEAR/{distance} \"甲子\"")).len() as u64, distance);
    }
    let two = crate::archive::index(&[Document {
        id: 1,
        paragraphs: vec!["甲子".to_owned(), "丙寅".to_owned(), "丙寅和丙寅".to_owned()],
        ..Document::default()
    }]);
    assert!(find(&two, "甲子 NEAR/100 丙寅").is_empty());
    assert_eq!(find(&two, "丙寅 NEAR/1 丙寅"), [1]);
    assert!(find(&two, "丙寅 NEAR/0 丙寅").is_empty());
}

#[test]
fn near_agrees_with_looking_at_every_pair() {
    let documents = documents(150);
    let index = index(&documents);
    let mut dice = Dice::new(11);
    let words = ["豆腐", "槐树", "村", "说", "的", "3", "。", "老人们", "10"];
    for _ in 0..120 {
        let (a, b, distance) = (*dice.pick(&words), *dice.pick(&words), dice.roll(14));
        let near = |text: &&String| {
            let text: Vec<char> = plain(text).chars().collect();
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let starts = |sought: &[char]| -> Vec<usize> {
                (0..text.len()).filter(|&i| text[i..].starts_with(sought)).collect()
            };
            let pairs = starts(&a).into_iter().flat_map(|i| starts(&b).into_iter().map(move |j| (i, j)));
            let gap = |i: usize, j: usize| {
                if i <= j { j.saturating_sub(i + a.len()) } else { i.saturating_sub(j + b.len()) }
            };
            pairs.into_iter().any(|(i, j)| (i, a.len()) != (j, b.len()) && gap(i, j) <= distance)
        };
        let expected: Vec<u64> =
            documents.iter().filter(|document| texts(document).iter().any(near)).map(|d| d.id).collect();
        assert_eq!(find(&index, &format!("\"{a}\" NEAR/{distance} \"{b}\"")), expected, "{a} {distance} {b}");
    }
}

#[test]
fn operators_agree_with_sets() {
    let documents = documents(200);
    let index = index(&documents);
    let has = |word: &'static str| {
        let documents = &documents;
        move |id: u64| {
            let document = documents.iter().find(|document| document.id == id).unwrap();
            texts(document).iter().any(|text| plain(text).contains(word))
        }
    };
    let (a, b, c) = (has("豆腐"), has("老人"), has("的"));
    let ids = |keep: &dyn Fn(u64) -> bool| {
        documents.iter().map(|d| d.id).filter(|&id| keep(id)).collect::<Vec<_>>()
    };
    for (query, expected) in [
        ("豆腐 老人", ids(&|id| a(id) && b(id))),
        ("豆腐 OR 老人", ids(&|id| a(id) || b(id))),
        ("豆腐 -老人", ids(&|id| a(id) && !b(id))),
        ("豆腐 -老人 -的", ids(&|id| a(id) && !b(id) && !c(id))),
        ("豆腐 OR -的", ids(&|id| a(id) || !c(id))),
        ("-(豆腐 -老人)", ids(&|id| !a(id) || b(id))),
        ("(豆腐 OR 老人) -(的 豆腐)", ids(&|id| (a(id) || b(id)) && !(c(id) && a(id)))),
        ("的 (豆腐 OR (老人 -豆腐))", ids(&|id| c(id) && (a(id) || b(id)))),
    ] {
        assert_eq!(find(&index, query), expected, "{query}");
    }
}

#[test]
fn a_query_is_written_down_as_it_was_understood() {
    for (query, understood) in [
        ("农村电商", "\"农村\" \"电商\""),
        ("“农村电商” OR 下乡", "\"农村电商\" OR \"下乡\""),
        ("a b OR c -d", "(\"a\" \"b\") OR (\"c\" -\"d\")"),
        ("题：农村电商 -作者:林小", "题:\"农村\" 题:\"电商\" -作者:林小"),
        ("报:槐树日报 作者:\"林小\"", "报:槐树日报 作者:\"林小\""),
        ("报:\"槐树日报\" 版:1 日期:2023-1", "报:\"槐树日报\" 版:\"1\" 日期:2023-01"),
        ("农村电商 NEAR/5 下乡", "\"农村电商\" NEAR/5 \"下乡\""),
        ("qingd* -(a OR b)", "qingd* -(\"a\" OR \"b\")"),
        ("\"a\\\"b\"", "\"a\\\"b\""),
        ("((雪))", "\"雪\""),
        ("", ""),
        ("日期:昨天", ""),
    ] {
        assert_eq!(Query::parse(query, Matching::Folded).understood(), understood, "{query}");
        let again = Query::parse(understood, Matching::Folded);
        assert_eq!(again.understood(), understood);
    }
}
