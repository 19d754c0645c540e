//! Marks in the text are exact to the character, and excerpts show the best of it.

use crate::archive::{Dice, documents, plain, quoted};
use newsprint::CharRange;
use search::{Matching, Part, Query};

fn marked(query: &str, part: Part, text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let ranges = Query::parse(query, Matching::Folded).highlight(part, text);
    ranges.iter().map(|range| chars[range.start as usize..range.end as usize].iter().collect()).collect()
}

/// Characters of `text` that stand in an occurrence of `sought`, found by trying every beginning and end.
fn brute_force(text: &[char], sought: &str) -> Vec<bool> {
    let sought = plain(sought);
    let plain_chars: Vec<String> = text.iter().map(|c| plain(&c.to_string())).collect();
    let mut inside = vec![false; text.len()];
    for start in 0..text.len() {
        let mut run = String::new();
        for end in start..text.len() {
            run.push_str(&plain_chars[end]);
            if run.len() > sought.len() + plain_chars[start].len() + plain_chars[end].len() {
                break;
            }
            let ends = !plain_chars[end].is_empty() && !plain_chars[start].is_empty();
            let needed = run.find(&sought).is_some_and(|at| {
                at < plain_chars[start].len() && at + sought.len() > run.len() - plain_chars[end].len()
            });
            if ends && needed {
                inside[start..=end].fill(true);
            }
        }
    }
    inside
}

#[test]
fn marks_are_all_occurrences_and_nothing_else() {
    let documents = documents(60);
    let mut dice = Dice::new(3);
    for _ in 0..400 {
        let text = &dice.pick(&documents).paragraphs[0];
        let chars: Vec<char> = text.chars().collect();
        let start = dice.roll(chars.len());
        let sought: String = chars[start..chars.len().min(start + 1 + dice.roll(5))].iter().collect();
        if plain(&sought).is_empty() {
            continue;
        }
        let mut inside = vec![false; chars.len()];
        for CharRange { start, end } in
            Query::parse(&quoted(&sought), Matching::Folded).highlight(Part::Body, text)
        {
            inside[start as usize..end as usize].fill(true);
        }
        assert_eq!(inside, brute_force(&chars, &sought), "{sought} in {text}");
    }
}

#[test]
fn only_what_is_asked_for_is_marked() {
    let text = "槐花开了，New York的来信里也有槐 花。";
    for (query, expected) in [
        ("槐花", vec!["槐花", "槐 花"]),
        ("槐花 -来信", vec!["槐花", "槐 花"]),
        ("-槐花", vec![]),
        ("題:槐花", vec![]),
        ("题:槐花 OR 来信", vec!["来信"]),
        ("york*", vec!["York"]),
        ("newy*", vec![]),
        ("槐花 NEAR/6 york", vec!["槐花", "York", "槐 花"]),
        ("槐花 NEAR/1 来信", vec![]),
        ("\"花，\" \"开了\"", vec!["开了"]),
        ("\"了，\" \"开了\"", vec!["开了，"]),
        ("版:1 日期:2023", vec![]),
    ] {
        assert_eq!(marked(query, Part::Body, text), expected, "{query}");
    }
    assert_eq!(marked("作者:\"林小溪\"", Part::Author, "林小溪"), ["林小溪"]);
    assert_eq!(marked("作者:\"林小\"", Part::Author, "林小溪"), Vec::<String>::new());
    assert_eq!(marked("作者:林小", Part::Author, "林小溪"), ["林小"]);
    assert_eq!(marked("槐樹", Part::Title, "槐树村里的槐樹"), ["槐树", "槐樹"]);
}

fn excerpt(query: &str, blocks: &[&str], max_chars: usize) -> (usize, String, Vec<String>) {
    let blocks: Vec<(Part, &str)> = blocks.iter().map(|text| (Part::Body, *text)).collect();
    let snippet = Query::parse(query, Matching::Folded).snippet(&blocks, max_chars);
    let chars: Vec<char> = snippet.text.chars().collect();
    assert!(chars.len() <= max_chars);
    let hits = snippet.hits.iter().map(|hit| chars[hit.start as usize..hit.end as usize].iter().collect());
    (snippet.block, snippet.text.clone(), hits.collect())
}

#[test]
fn an_excerpt_shows_most_of_the_query_and_begins_with_a_sentence() {
    let first = "小满这天，麦子灌浆。槐花开了，开得满山满谷，像雪，像云。“真香！”孩子们说。后来又下了雨，一连下了三天三夜，路上都是槐花。";
    let second = "县里来的医生在祠堂里摆开桌子。孩子们围着看，手里拿着槐花。";
    let (block, text, hits) = excerpt("槐花 孩子", &[first, second], 20);
    assert_eq!((block, text.as_str()), (1, "孩子们围着看，手里拿着槐花。"));
    assert_eq!(hits, ["孩子", "槐花"]);
    let (block, text, hits) = excerpt("\"路上\"", &[first, second], 12);
    assert_eq!((block, text.as_str()), (0, "路上都是槐花。"));
    assert_eq!(hits, ["路上"]);
    let (_, text, _) = excerpt("孩子", &[first], 8);
    assert_eq!(text, "孩子们说。后来又");
}

#[test]
fn an_excerpt_of_anything_is_no_longer_than_asked_and_never_fails() {
    let blocks = ["", "  ", "没有逗号的长句子里面藏着一个要找的词但是它在很远很远的地方槐花就在那里", "槐花"];
    for max_chars in 0..40 {
        for query in
            ["槐花", "不在", "\"词\" OR 长句子", "", "\"没有逗号的长句子里面藏着一个要找的词但是它在很远\""]
        {
            excerpt(query, &blocks, max_chars);
        }
    }
    assert_eq!(excerpt("不在", &blocks, 4).0, 1 + 1);
    assert_eq!(excerpt("槐花", &[], 9), (0, String::new(), vec![]));
}
