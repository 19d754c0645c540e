//! Any run of characters, quoted, is found, and nothing else is.

use crate::archive::{Dice, documents, find, holding, index, paragraphs, plain, plain_texts, quoted, texts};

#[test]
fn every_substring_finds_exactly_the_documents_that_have_it() {
    let documents = documents(300);
    let index = index(&documents);
    let plain_texts = plain_texts(&documents);
    let mut dice = Dice::new(1);
    for _ in 0..1500 {
        let document = dice.pick(&documents);
        let text: Vec<char> = dice.pick(&texts(document)).chars().collect();
        let start = dice.roll(text.len());
        let length = 1 + if dice.roll(3) == 0 { dice.roll(40) } else { dice.roll(6) };
        let sought: String = text[start..text.len().min(start + length)].iter().collect();
        if !plain(&sought).is_empty() {
            assert_eq!(find(&index, &quoted(&sought)), holding(&plain_texts, &sought), "{sought}");
        }
    }
}

#[test]
fn runs_that_are_in_no_document_find_nothing() {
    let documents = documents(60);
    let index = index(&documents);
    let plain_texts = plain_texts(&documents);
    let mut dice = Dice::new(2);
    let alphabet: Vec<char> = documents.iter().flat_map(|d| d.paragraphs[0].chars()).collect();
    for _ in 0..600 {
        let sought: String = (0..2 + dice.roll(4)).map(|_| *dice.pick(&alphabet)).collect();
        if !plain(&sought).is_empty() {
            assert_eq!(find(&index, &quoted(&sought)), holding(&plain_texts, &sought), "{sought}");
        }
    }
}

#[test]
fn paragraphs_are_apart() {
    let document = search::Document {
        id: 1,
        headline: Some("甲乙".to_owned()),
        subheadline: Some("丙丁".to_owned()),
        paragraphs: vec!["子丑寅卯".to_owned(), "辰巳午未".to_owned(), String::new(), "申酉戌亥".to_owned()],
        ..search::Document::default()
    };
    let index = index(&[document]);
    for across in ["乙丙", "甲乙丙丁", "卯辰", "寅卯辰巳", "未申", "丁子", "午未申酉戌"]
    {
        assert!(find(&index, &quoted(across)).is_empty(), "{across}");
    }
    for within in ["甲乙", "丙丁", "子丑寅卯", "辰巳午未", "申酉戌亥", "亥"] {
        assert_eq!(find(&index, &quoted(within)), [1], "{within}");
    }
}

#[test]
fn white_space_and_invisible_signs_count_for_nothing() {
    let index = paragraphs(&["槐 花\n开\u{3000}了\u{200b}没\u{0}有", "槐花谢了"]);
    for query in ["\"槐花开了没有\"", "\"槐花 开了\"", "\"花\n开\"", "“开了没”"] {
        assert_eq!(find(&index, query), [1], "{query}");
    }
}

#[test]
fn parts_of_numbers_and_words_are_found() {
    let index = paragraphs(&[
        "热线0532-88886666转8",
        "投资368.5万元，增长7.2%",
        "在New York的Huaishu小店",
        "[注]a_b@c.example",
    ]);
    for (sought, ids) in [
        ("2-888", vec![1]),
        ("6666转", vec![1]),
        ("8.5万", vec![2]),
        ("7.2%", vec![2]),
        ("%", vec![2]),
        ("wYork的H", vec![3]),
        ("aish", vec![3]),
        ("[注]", vec![4]),
        ("_b@", vec![4]),
        ("8", vec![1, 2]),
        (".", vec![2, 4]),
    ] {
        assert_eq!(find(&index, &quoted(sought)), ids, "{sought}");
    }
}

#[test]
fn width_script_case_and_old_forms_are_the_same() {
    let index =
        paragraphs(&["國立圖書館藏有舊報，敎育爲先", "国立图书馆藏有旧报，教育为先", "ＡＩ与5G", "ai与５g"]);
    for query in ["\"圖書館\"", "\"图书馆\"", "\"敎育爲先\"", "\"教育为先\"", "\"教育爲先\"", "圖書館 舊報"]
    {
        assert_eq!(find(&index, query), [1, 2], "{query}");
    }
    for query in ["\"AI\"", "\"ａｉ与５Ｇ\"", "\"i与5\""] {
        assert_eq!(find(&index, query), [3, 4], "{query}");
    }
}
