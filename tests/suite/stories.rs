//! A reader follows a piece from page to page.

use crate::reader::{Archive, files_below, list, page, string};
use std::path::PathBuf;

/// The pages of 海曲晨报 of 8 June 2024: the lead goes on from page 1 on page 2 and from there on page 4, another
/// piece from page 1 on page 2; what page 4 says goes on on page 6 is not here.
fn pages() -> Vec<PathBuf> {
    files_below(&page("../jumps"), ".txt")
}

fn archive() -> Archive {
    let archive = Archive::new();
    archive.import(&page("../jumps"));
    archive
}

#[test]
fn the_import_says_how_many_jumps_were_joined_and_how_many_wait() {
    let archive = Archive::new();
    let [first, second, fourth] = <[PathBuf; 3]>::try_from(pages()).expect("three pages");
    let import = |page: &PathBuf| archive.baoge(["import".as_ref(), page.as_os_str()]);
    import(&first).ends_with(0).says("jumps joined: 0, waiting: 2 (baoge jumps lists them)");
    import(&fourth).says("jumps joined: 0, waiting: 4");
    import(&second).says("jumps joined: 3, waiting: 1");
    let report = archive.baoge(["import".as_ref(), first.as_os_str(), "--json".as_ref()]).json();
    assert_eq!(report["jumps"], serde_json::json!({"joined": 0, "waiting": 1}));
}

#[test]
fn a_piece_is_shown_to_its_end_by_the_name_of_any_part() {
    let archive = archive();
    let lead = archive.article("题:灯塔换了新灯");
    let shown = archive.baoge(["show", &lead, "--cite"]);
    shown.ends_with(0).is_quiet();
    shown.says("海曲晨报 · 2024-06-08 星期六 · 第3419期 · 1版、2版、4版\n");
    shown.says("垫在灯\n\n下转2版 ▸ 接1版\n\n灯塔换了新灯\n\n座下面。");
    shown.says("\n\n下转4版 ▸ 接2版\n\n第一课讲的是雾。");
    shown.says("周禾, 林舟. 灯塔换了新灯 老灯进了学堂[N]. 海曲晨报, 2024-06-08(1, 2, 4).");
    let parts = archive.baoge(["show", &lead, "--json"]).json()["parts"].clone();
    let names: Vec<String> = list(&parts).iter().map(|part| string(&part["article"])).collect();
    assert_eq!((names.len(), &names[0]), (3, &lead));
    for name in &names {
        assert_eq!(archive.baoge(["show", name, "--cite"]).out(), shown.out(), "{name}");
    }
    let last = archive.baoge(["show", &names[2], "--part", "--cite"]);
    last.ends_with(0).says("上接2版\n\n第一课讲的是雾。").never_says("垫在灯");
    last.says("[第一课讲的是雾。温阿贵问学生，灯……][N]. 海曲晨报, 2024-06-08(4).");
    archive
        .baoge(["show", &lead, "--format", "markdown"])
        .says("\n\n*下转2版 ▸ 接1版*\n\n## 灯塔换了新灯\n\n");
}

#[test]
fn a_program_is_told_the_parts_and_why_they_are_joined() {
    let archive = archive();
    let lead = archive.article("题:盐田");
    let shown = archive.baoge(["show", &lead, "--json"]).json();
    let parts = list(&shown["parts"]);
    assert_eq!((parts.len(), &parts[0]["page"], &parts[1]["page"]), (2, &"1".into(), &"2".into()));
    assert_eq!(parts[0]["seam"], serde_json::Value::Null);
    let reasons: Vec<String> =
        list(&parts[1]["seam"]["reasons"]).iter().map(|reason| string(&reason["code"])).collect();
    assert_eq!(reasons[0], "printed_on_both_pages");
    assert!(reasons.iter().any(|code| code == "word_across_seam"), "{reasons:?}");
    let alone = archive.baoge(["show", &lead, "--part", "--json"]).json();
    assert_eq!((&alone["article"], &alone["parts"]), (&shown["article"], &serde_json::json!([])));
}

#[test]
fn what_the_seam_broke_is_found_once() {
    let archive = archive();
    let found = archive
        .search("\"垫在灯座下面\"")
        .total(1)
        .shows("灯塔换了新灯 老灯进了学堂")
        .marks(&["垫在灯座下面"]);
    assert_eq!(found.answer()["hits"][0]["pages"], serde_json::json!(["1", "2", "4"]));
    archive.search("\"他自己的旧衣服\"").total(1).shows("盐田里长出了稻子");
    archive.search("温阿贵").total(1);
    archive.search("温阿贵 版:4").total(1).shows("灯塔换了新灯 老灯进了学堂");
    archive.search("报:海曲晨报").total(5);
    archive.baoge(["search", "温阿贵"]).says("海曲晨报  2024-06-08  page 1, page 2, page 4  周禾 林舟");
}

#[test]
fn the_order_of_import_does_not_count() {
    let at_once = archive();
    let turned = Archive::new();
    pages().iter().rev().for_each(|page| {
        turned.baoge(["import".as_ref(), page.as_os_str()]).ends_with(0);
    });
    for command in [["jumps", "--joined"], ["issues", "--json"], ["search", "版:2"]] {
        let timeless = |archive: &Archive| {
            let said = archive.baoge(command).out();
            said.lines().filter(|line| !line.contains(" ms)")).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(timeless(&turned), timeless(&at_once), "{command:?}");
    }
}

#[test]
fn what_waits_is_listed_with_the_reason() {
    let archive = archive();
    let jumps = archive.baoge(["jumps"]);
    jumps.ends_with(0).is_quiet().says("海曲晨报  2024-06-08 (from the nameplate)\n");
    jumps.says("老照片征集  page 4, continues on page 6: that page is not here\n");
    jumps.says("jumps joined: 3, waiting: 1\n").never_says("word_across_seam");
    archive.baoge(["jumps", "--joined"]).says("page 1 ▸ page 2").says("word_across_seam");
    let listed = archive.baoge(["jumps", "--json", "--newspaper", "海曲晨报", "--date", "2024-06-08"]).json();
    assert_eq!((list(&listed["waiting"]).len(), list(&listed["joined"]).len()), (1, 3));
    assert_eq!(listed["waiting"][0]["why"], "page_missing");
    archive.baoge(["jumps", "--date", "2024-06-09"]).ends_with(1).complains("no such jumps");
    archive.baoge(["jumps", "--newspaper", "没有的报"]).ends_with(1).complains("no such jumps");
    let none = Archive::with_pages();
    none.baoge(["jumps"]).ends_with(0).is_quiet().says("jumps joined: 0, waiting: 0");
}

#[test]
fn pages_without_a_day_wait_until_the_reader_says_it() {
    let archive = Archive::new();
    let desk = archive.desk();
    for (name, page) in ["第1版.txt", "第2版.txt"].iter().zip(pages()) {
        let text = std::fs::read_to_string(page).expect("a page");
        std::fs::write(desk.join(name), text.replace("2024年6月8日", "")).expect("a file");
    }
    archive.import(&desk);
    archive.baoge(["jumps"]).says(": its page is undated").says("jumps joined: 0, waiting: 5");
    archive.import_as(&desk, "海曲晨报", "2024-06-08");
    archive.baoge(["jumps"]).never_says("undated").says("jumps joined: 2, waiting: 1");
    archive.search("\"垫在灯座下面\"").total(1);
}

#[test]
fn a_list_of_an_issue_says_what_goes_on_where() {
    let archive = archive();
    let issues = archive.baoge(["issues"]);
    issues.ends_with(0).says("盐田里长出了稻子  方小满 · continues on page 2\n");
    issues.says("灯塔换了新灯  continued from page 1 · continues on page 4\n");
    issues.says("老照片征集  continues on page 6 (not joined)\n");
}

#[test]
fn words_of_a_later_part_can_be_marked_by_the_name_of_the_first() {
    let archive = archive();
    let lead = archive.article("题:灯塔换了新灯");
    let kept = archive.baoge(["bookmark", "add", &lead, "--quote", "最怕的是雾", "--json"]).json();
    assert_eq!(kept["page"], "4");
    assert_eq!(kept["headline"], "灯塔换了新灯 老灯进了学堂");
    assert_ne!(kept["article"], lead.as_str());
    let across = archive.baoge(["bookmark", "add", &lead, "--quote", "垫在灯座下面", "--json"]).json();
    assert_eq!(across["article"], lead.as_str());
}
