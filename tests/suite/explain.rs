//! A reader asks why a page came apart as it did: in the terminal, as a web page, as JSON.

use crate::reader::{Answer, Archive, baoge, files_below, list, page, root, string};
use std::fs;
use std::path::Path;

fn explain(file: &Path) -> Answer {
    Answer::of(baoge().args(["parse", "--explain"]).arg(file))
}

/// The rows of a page in a pipe: article, what it is, confidence, why, words.
fn rows(answer: &Answer) -> Vec<Vec<String>> {
    let out = answer.out();
    let rows = out.lines().filter(|line| line.contains('\t'));
    rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn each_line_of_a_page_is_a_row_with_its_reason() {
    let answer = explain(&page("harbour.txt"));
    answer.ends_with(0).is_quiet().never_says("\u{1b}").says("── 1 渔港新码头迎来头一批归船");
    answer.says("unknown page  confidence ");
    answer.says("date        2024-03-05  (from the nameplate, ").says("unplaced");
    let rows = rows(&answer);
    let text = fs::read_to_string(page("harbour.txt")).expect("the page is UTF-8");
    let printed: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(rows.len(), printed.len(), "{rows:?}");
    for (row, line) in rows.iter().zip(printed) {
        assert_eq!(row.len(), 5, "{row:?}");
        assert_eq!(
            row[4].split_whitespace().collect::<String>(),
            line.split_whitespace().collect::<String>()
        );
    }
    let headline = rows.iter().find(|row| row[4] == "渔港新码头迎来头一批归船").expect("a row");
    assert_eq!(headline[..2], ["1", "headline"]);
    let furniture = rows.iter().find(|row| row[4].contains("第1208期")).expect("a row");
    assert_eq!(furniture[0], "·");
}

#[test]
fn reasons_are_words_in_the_reader_s_language() {
    let mut pages = files_below(&root().join("seeds"), ".txt");
    pages.extend(files_below(&root().join("tests/fixtures/pages"), ".txt"));
    for (locale, is_chinese) in [("zh_CN.UTF-8", true), ("C", false)] {
        let answer = Answer::of(baoge().env("LC_ALL", locale).args(["parse", "--explain"]).args(&pages));
        let rows = rows(answer.ends_with(0));
        assert!(rows.len() > 300, "{} pages", pages.len());
        for row in rows {
            assert!(!row[3].contains('_'), "a code, not words: {row:?}");
            let has_chinese = row[3].chars().any(|c| ('一'..='龥').contains(&c));
            assert_eq!(has_chinese, is_chinese, "{row:?}");
        }
    }
}

#[test]
fn json_has_all_that_was_weighed() {
    let document = Answer::of(baoge().args(["parse", "--explain", "--json"]).arg(page("harbour.txt"))).json();
    let shown = &document["pages"][0];
    let lines = list(&shown["lines"]);
    let signed = lines.iter().find(|line| string(&line["text"]).starts_with("□")).expect("a byline");
    assert_eq!(signed["parts"], serde_json::json!(["byline"]), "{signed:#}");
    for line in lines {
        let told: f64 = list(&line["evidence"])
            .iter()
            .map(|e| e["weight"].as_f64().expect("a figure") - e["against"].as_f64().expect("a figure"))
            .sum();
        assert!((told - line["lead"].as_f64().expect("a figure")).abs() < 0.1, "{line:#}");
        let article = line["article"].as_u64().map_or(0, |article| article + 1);
        assert!(article <= list(&shown["articles"]).len() as u64, "{line:#}");
    }
    let plain = Answer::of(baoge().args(["parse", "--json"]).arg(page("harbour.txt"))).json();
    assert_eq!(plain["pages"][0]["articles"], shown["articles"], "the same page, whoever asks");
    assert!(plain["pages"][0].get("lines").is_none());
}

#[test]
fn a_web_page_of_it_loads_nothing_and_runs_nothing() {
    let archive = Archive::new();
    let hostile = archive.desk().join("一&amp;二.txt");
    let text =
        "<script>alert(1)</script>\n\n\u{202e}昨天，停了六年的老渡口重新开航，两岸的人都来坐船。<img src=x>";
    fs::write(&hostile, text).expect("a page");
    let out = archive.desk().join("why.html");
    let answer = Answer::of(baoge().args(["parse", "--html"]).args([&out, &hostile, &page("harbour.txt")]));
    assert_eq!(answer.ends_with(0).is_quiet().out(), "");
    let written = fs::read_to_string(&out).expect("a web page");
    let printed = Answer::of(baoge().args(["parse", "--html", "-"]).args([&hostile, &page("harbour.txt")]));
    assert_eq!(printed.ends_with(0).out(), written);
    assert!(written.starts_with("<!DOCTYPE html>") && written.contains("渔港新码头迎来头一批归船"));
    assert!(written.contains("&lt;script&gt;") && written.contains("一&amp;amp;二.txt"));
    for forbidden in ["<script", "<img", "<link", "href=\"h", "url(", "@import", "\u{202e}"] {
        assert!(!written.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_web_page_never_takes_the_place_of_a_page() {
    let archive = Archive::new();
    let ours = archive.desk().join("1版.txt");
    fs::copy(page("harbour.txt"), &ours).expect("a copy");
    let forgotten = Answer::of(baoge().args(["parse", "--html"]).args([&ours, &page("pears.md")]));
    forgotten.ends_with(2);
    assert_eq!(fs::read(&ours).expect("still there"), fs::read(page("harbour.txt")).expect("a page"));
    Answer::of(baoge().args(["parse", "--json", "--html", "-"]).arg(&ours)).ends_with(2);
    let nowhere = archive.desk().join("no such folder").join("why.html");
    let answer = Answer::of(baoge().args(["parse", "--html"]).args([&nowhere, &ours]));
    answer.ends_with(4).complains("why.html");
}

#[test]
fn what_cannot_be_used_is_said_and_the_rest_explained() {
    let archive = Archive::new();
    let empty = archive.desk().join("empty.txt");
    fs::write(&empty, "\n \n").expect("a file");
    let answer =
        Answer::of(baoge().args(["parse", "--explain"]).args([&empty, &page("pears.md"), &archive.desk()]));
    answer.ends_with(1).complains("empty.txt (empty)").complains("cannot read").says("梨园里的账本");
}
