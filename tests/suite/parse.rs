//! A reader looks at how a page is taken apart, without an archive.

use crate::reader::{Answer, baoge, list, page, string};
use serde_json::Value;
use std::path::Path;

/// What `parse --json` says of one file.
#[track_caller]
fn parsed(file: &Path) -> Value {
    let answer = Answer::of(baoge().args(["parse", "--json"]).arg(file));
    answer.ends_with(0).is_quiet();
    answer.json()
}

/// The account's parts add up to its total, the total is the file's characters, and none is lost.
#[track_caller]
pub(crate) fn account_is_whole(document: &Value, file: &Path) {
    let mut total = 0;
    for page in list(&document["pages"]) {
        let account = page["account"].as_object().expect("a page has an account");
        let figure = |name: &str| account[name].as_u64().expect("a figure");
        let parts: u64 = account.keys().filter(|name| *name != "total").map(|name| figure(name)).sum();
        assert_eq!(parts, figure("total"), "{}: {account:?}", file.display());
        assert_eq!(figure("unplaced"), 0, "{}: {account:?}", file.display());
        total += figure("total");
    }
    let text = std::fs::read_to_string(file).expect("the page is UTF-8");
    let printed = text.trim_start_matches('\u{feff}').chars().filter(|c| !c.is_whitespace()).count();
    assert_eq!(total, printed as u64, "{}", file.display());
}

fn article<'a>(document: &'a Value, headline: &str) -> &'a Value {
    let articles = list(&document["pages"][0]["articles"]);
    let found = articles.iter().find(|article| article["headline"] == headline);
    found.unwrap_or_else(|| panic!("no article {headline} in {articles:#?}"))
}

#[test]
fn a_nameplate_names_the_issue() {
    let issue = &parsed(&page("harbour.txt"))["issue"];
    assert_eq!(issue["newspaper"], "海曲晨报");
    assert_eq!(issue["date"], "2024-03-05");
    assert_eq!(issue["number"], 1208);
    assert_eq!(issue["edition"], Value::Null);
    assert_eq!(issue["inferred"]["date"]["source"], "nameplate");
}

#[test]
fn articles_have_headline_authors_and_whole_paragraphs() {
    let document = parsed(&page("harbour.txt"));
    let harbour = article(&document, "渔港新码头迎来头一批归船");
    assert_eq!(harbour["authors"], serde_json::json!(["周禾", "林舟"]));
    assert_eq!(harbour["bylines"][1], serde_json::json!({"name": "林舟", "role": "correspondent"}));
    assert_eq!(harbour["dateline"], "3月4日");
    let first = string(&harbour["blocks"][0]["text"]);
    assert_eq!(
        first,
        "本报3月4日讯 昨天清晨，海曲渔港的新码头在薄雾里迎来了头一批归船。\
         码头长三百二十米，可以同时停靠四十条渔船，比旧码头多出一倍。"
    );
    assert_eq!(article(&document, "旧书摊搬进了骑楼")["authors"], serde_json::json!(["沈默"]));
    assert_eq!(list(&document["pages"][0]["articles"]).len(), 2);
}

#[test]
fn what_belongs_to_no_article_is_furniture() {
    let document = parsed(&page("harbour.txt"));
    let furniture = list(&document["pages"][0]["furniture"]);
    let text: String = furniture.iter().map(|piece| string(&piece["text"])).collect();
    assert!(text.contains("责编") && text.contains("第1208期"), "{furniture:?}");
}

#[test]
fn every_character_is_accounted_for() {
    for name in ["harbour.txt", "nightschool.txt", "pears.md"] {
        account_is_whole(&parsed(&page(name)), &page(name));
    }
}

#[test]
fn markdown_s_signs_are_not_words() {
    let document = parsed(&page("pears.md"));
    let pears = article(&document, "梨园里的账本");
    assert_eq!(pears["authors"], serde_json::json!(["周禾"]));
    let text: String = list(&pears["blocks"]).iter().map(|block| string(&block["text"])).collect();
    assert!(!text.contains('*') && !text.contains('#'), "{text}");
    assert!(document["pages"][0]["account"]["markup"].as_u64().is_some_and(|marks| marks >= 4));
}

#[test]
fn several_files_are_a_document_a_line() {
    let answer = Answer::of(baoge().args(["parse", "--json"]).args([page("harbour.txt"), page("pears.md")]));
    let documents: Vec<Value> =
        answer.ends_with(0).out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[1]["pages"][0]["articles"][0]["headline"], "梨园里的账本");
}

#[test]
fn a_page_can_be_read_in_the_terminal() {
    let answer = Answer::of(baoge().arg("parse").arg(page("harbour.txt")));
    answer.ends_with(0).is_quiet();
    answer.says("headline    渔港新码头迎来头一批归船").says("correspondent  林舟").says("credits     责编");
    answer.says("unplaced").says("2024-03-05 (from the nameplate)").never_says("\u{1b}");
    let chinese = Answer::of(baoge().env("LC_ALL", "zh_CN.UTF-8").arg("parse").arg(page("harbour.txt")));
    chinese.ends_with(0).says("主题        渔港新码头迎来头一批归船").says("2024-03-05 (据报头)");
}
