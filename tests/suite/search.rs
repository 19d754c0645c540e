//! A reader finds.

use crate::reader::{Archive, list, string};
use library::{SearchRequest, Sort};

#[test]
fn these_very_characters() {
    let archive = Archive::with_pages();
    archive.search("\"小人书\"").total(1).shows("旧书摊搬进了骑楼").marks(&["小人书"]);
    archive.search("“小人书”").total(1);
    archive.search("\"人书小\"").total(0);
    // Neither a word nor the edge of one.
    archive.search("\"着办了一\"").total(1).marks(&["着办了一"]);
}

#[test]
fn one_character() {
    Archive::with_pages().search("\"帚\"").total(0);
    Archive::with_pages().search("\"鲁\"").total(1).marks(&["鲁"]);
}

#[test]
fn a_phrase_across_what_was_a_line_break() {
    let archive = Archive::with_pages();
    archive
        .search("\"新码头在薄雾里\"")
        .total(1)
        .shows("渔港新码头迎来头一批归船")
        .marks(&["新码头在薄雾里"]);
    archive.search("\"打算办成\"").total(1).marks(&["打算办成"]);
}

#[test]
fn paragraphs_are_apart() {
    Archive::with_pages().search("\"就要收摊，如今有了屋檐\"").total(1);
    Archive::with_pages().search("\"也有了灯。摊主们\"").total(0);
}

#[test]
fn both_words_wherever_they_stand() {
    let archive = Archive::with_pages();
    archive.search("农村 电商").total(1).shows("梨园里的账本").marks(&["农村", "电商"]);
    archive.search("农村").total(2);
    archive.search("农村 -电商").total(1).shows("山村通了末班车");
    archive.search("电商 OR 鲁班锁").total(2);
}

#[test]
fn hits_in_the_headline_stand_out() {
    let found = Archive::with_pages().search("题:末班车").total(1);
    let headline = list(&found.answer()["hits"][0]["headline"]);
    let hits: Vec<_> = headline.iter().filter(|p| p["hit"] == true).map(|p| string(&p["text"])).collect();
    assert_eq!(hits, ["末班车"]);
}

#[test]
fn fields() {
    let archive = Archive::with_pages();
    archive.search("作者:周禾").total(2).shows("梨园里的账本").shows("渔港新码头迎来头一批归船");
    archive.search("题:码头").total(1);
    archive.search("正文:码头 报:海曲晨报").total(1);
    archive.search("题:小人书").total(0);
}

#[test]
fn days_months_years_and_ranges() {
    let archive = Archive::with_pages();
    archive.search("日期:2023").total(4);
    archive.search("日期:2023-10").total(2);
    archive.search("日期:2024-03-05").total(2);
    archive.search("日期:2023-10-01..2024-12-31").total(4).hides("梨园里的账本");
    archive.search("农村 日期:2023-04").total(2);
    archive.search("农村 日期：2024").total(0);
}

#[test]
fn the_order_of_hits() {
    let archive = Archive::with_pages();
    let newest = archive.search_with("记者 OR 农村 OR 骑楼 OR 公交", &["--sort", "newest"]);
    let days = |found: &crate::reader::Found| -> Vec<String> {
        list(&found.answer()["hits"]).iter().map(|hit| string(&hit["date"])).collect()
    };
    let mut sorted = days(&newest);
    assert!(sorted.len() >= 4, "{sorted:?}");
    sorted.sort();
    let oldest = archive.search_with("记者 OR 农村 OR 骑楼 OR 公交", &["--sort", "oldest"]);
    assert_eq!(days(&oldest), sorted);
    sorted.reverse();
    assert_eq!(days(&newest), sorted);
}

#[test]
fn any_part_of_the_hits() {
    let archive = Archive::with_pages();
    let all = archive.search("日期:2023").headlines();
    let rest = archive.search_with("日期:2023", &["--offset", "1", "--limit", "2"]).total(4).headlines();
    assert_eq!(rest, all[1..3]);
    archive.search_with("日期:2023", &["--limit", "0"]).total(4);
}

#[test]
fn width_and_script_are_folded_unless_told_otherwise() {
    let archive = Archive::with_pages();
    archive.search("\"漁港\"").total(1).marks(&["渔港"]);
    archive.search("\"１０路\"").total(1).marks(&["10路"]);
    archive.search_with("\"漁港\"", &["--exact"]).total(0);
    archive.search_with("\"渔港\"", &["--exact"]).total(1);
}

#[test]
fn a_malformed_query_is_searched_as_far_as_it_is_understood() {
    let archive = Archive::with_pages();
    let found = archive.search("\"小人书").total(1).shows("旧书摊搬进了骑楼");
    assert_eq!(list(&found.answer()["notes"]).len(), 1, "{found:#?}");
    let told = archive.baoge(["search", "(小人书"]);
    told.ends_with(0).says("旧书摊搬进了骑楼");
    assert!(told.err().starts_with("baoge: "), "{told:?}");
}

#[test]
fn facets_and_timeline_count_all_hits() {
    let found = Archive::with_pages().search_with("日期:2023..2024", &["--limit", "1"]).total(6);
    let answer = found.answer();
    assert_eq!(answer["facets"]["newspaper"], serde_json::json!([{"value": "海曲晨报", "count": 6}]));
    assert_eq!(
        answer["timeline"],
        serde_json::json!([
            {"period": "2023-04", "count": 2}, {"period": "2023-10", "count": 2}, {"period": "2024-03", "count": 2}
        ])
    );
    assert_eq!(answer["timeline_unit"], "month");
    assert_eq!(answer["facets"]["month"][0], serde_json::json!({"value": "2024-03", "count": 2}));
    let days = Archive::with_pages().search("日期:2023-10");
    assert_eq!(days.answer()["timeline"], serde_json::json!([{"period": "2023-10-11", "count": 2}]));
}

#[test]
fn counts_in_the_terminal() {
    let archive = Archive::with_pages();
    let answer = archive.baoge(["search", "日期:2023..2024", "--limit", "0", "--facets", "--timeline"]);
    answer.ends_with(0).is_quiet().says("newspaper\n海曲晨报  6\n").says("year\n2024  2\n2023  4\n");
    answer.says("author\n").says("over time\n2023-04  2  ████").says("2024-03  2  ████");
    archive.baoge(["search", "日期:2023..2024", "--limit", "0"]).never_says("海曲晨报");
}

#[test]
fn hits_page_by_page() {
    let archive = Archive::with_pages();
    let all = archive.search_with("日期:2023", &["--limit", "100"]).headlines();
    for page in 1..=all.len() {
        let found = archive.search_with("日期:2023", &["--page", &page.to_string(), "--limit", "1"]);
        assert_eq!(found.total(4).headlines(), all[page - 1..page]);
    }
    let beyond = archive.baoge(["search", "日期:2023", "--page", "9"]);
    beyond.ends_with(0).complains("there are 4, and none from 81 on");
    archive.baoge(["search", "日期:2023", "--page", "0"]).ends_with(2);
    archive.baoge(["search", "日期:2023", "--page", "2", "--offset", "3"]).ends_with(2);
    let far = u64::MAX.to_string();
    archive.baoge(["search", "日期:2023", "--page", &far]).ends_with(0);
}

#[test]
fn what_was_understood_is_put_in_words() {
    let archive = Archive::with_pages();
    let answer = archive.baoge(["search", "题:码头 -小人书 日期:2023.."]);
    answer.says("understood as: “码头” in the headline and not (“小人书”) and from 2023 on\n");
    archive.baoge(["search", "“小人书”"]).never_says("understood");
    let found = archive.search("农村电商 OR 小人书");
    assert_eq!(string(&found.answer()["in_words"]), "(“农村” and “电商”) or “小人书”");
}

#[test]
fn hits_in_the_terminal() {
    let archive = Archive::with_pages();
    let plain = archive.baoge(["search", "\"小人书\""]);
    plain.ends_with(0).is_quiet().says("found: 1 (").says("旧书摊搬进了骑楼\n").never_says("\u{1b}");
    plain.says("海曲晨报  2024-03-05").says("沈默");
    let coloured = archive.baoge(["search", "\"小人书\"", "--color", "always"]);
    let standing_out = coloured.out().split("小人书").next().is_some_and(|before| before.ends_with('m'));
    assert!(standing_out, "{}", coloured.out());
    let nothing = archive.baoge(["search", "\"没有的话\""]);
    nothing.ends_with(1).complains("nothing found: \"没有的话\"");
    assert_eq!(nothing.out(), "");
}

#[test]
fn the_library_finds_the_same() {
    let archive = Archive::with_pages();
    let request = SearchRequest {
        query: "农村 电商".to_owned(),
        offset: 0,
        limit: 10,
        sort: Sort::Relevance,
        exact: false,
    };
    let found = archive.library().search(&request).expect("a search");
    let told = archive.search("农村 电商");
    assert_eq!(told.answer()["total"], found.total);
    assert_eq!(told.answer()["hits"][0]["article"], found.hits[0].article.to_string());
    assert_eq!(told.answer()["understood"], found.understood);
}
