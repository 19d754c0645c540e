//! A reader looks through what the archive holds, and reads.

use crate::reader::{Archive, list, page, string};
use library::IssueFilter;

#[test]
fn newspapers_with_their_first_and_last_day() {
    let archive = Archive::with_pages();
    let answer = archive.baoge(["newspapers", "--json"]).json();
    let held = list(&answer["newspapers"]);
    assert_eq!(held.len(), 1, "{answer}");
    assert_eq!(held[0]["name"], "海曲晨报");
    assert_eq!(held[0]["first"], "2023-04-12");
    assert_eq!(held[0]["last"], "2024-03-05");
    assert_eq!(held[0]["issues"], 3);
    assert_eq!(held[0]["articles"], 6);
    archive.baoge(["newspapers"]).ends_with(0).says("海曲晨报   2023-04-12  2024-03-05");
}

#[test]
fn issues_of_a_year() {
    let archive = Archive::with_pages();
    let answer = archive.baoge(["issues", "--year", "2023", "--json"]).json();
    let mut days: Vec<String> = list(&answer["issues"]).iter().map(|issue| string(&issue["date"])).collect();
    days.sort();
    assert_eq!(days, ["2023-04-12", "2023-10-11"]);
    archive.baoge(["issues", "--year", "2023"]).ends_with(0).says("夜校开课 木匠师傅当先生  方小满");
    archive
        .baoge(["issues", "--newspaper", "海曲晨报", "--year", "2024"])
        .ends_with(0)
        .says("旧书摊搬进了骑楼");
    archive.baoge(["issues", "--newspaper", "没有的报"]).ends_with(1).complains("no such issues");
}

#[test]
fn the_library_says_the_same() {
    let archive = Archive::with_pages();
    let library = archive.library();
    let issues = library.issues(&IssueFilter::default()).expect("issues");
    assert_eq!(issues.len(), 3);
    let lines: Vec<_> =
        issues.iter().flat_map(|issue| &issue.pages).flat_map(|page| &page.articles).collect();
    assert_eq!(lines.len(), 6);
    for line in lines {
        let article = library.article(line.id).expect("a listed article can be read");
        let shown = archive.baoge(["show", &line.id.to_string()]);
        shown.ends_with(0).says(&article.headline.expect("these all have one").text);
    }
}

#[test]
fn an_article_as_text() {
    let archive = Archive::with_pages();
    let name = archive.article("题:夜校开课");
    let shown = archive.baoge(["show", &name]);
    shown.ends_with(0).is_quiet().says("夜校开课 木匠师傅当先生").says("方小满");
    shown.says("本报10月10日讯 晚上七点，").never_says("公交公司");
}

#[test]
fn an_article_as_markdown_with_its_citation() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    let shown = archive.baoge(["show", &name, "--format", "markdown", "--cite"]);
    shown
        .ends_with(0)
        .says("# 旧书摊搬进了骑楼")
        .says("摊主们商量着办了一间“换书铺”，读者带一本来，换一本走。");
    shown.says("沈默. 旧书摊搬进了骑楼[N]. 海曲晨报, 2024-03-05");
    archive.baoge(["show", &name]).never_says("[N]");
}

#[test]
fn an_article_for_a_program() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    let article = archive.baoge(["show", &name, "--json", "--cite"]).json();
    assert_eq!(article["article"], name.as_str());
    assert_eq!(article["authors"], serde_json::json!(["沈默"]));
    assert_eq!(article["date"], "2024-03-05");
    assert_eq!(list(&article["blocks"]).len(), 3);
    assert!(string(&article["citation"]).contains("[N]"));
    assert_eq!(archive.baoge(["show", &name, "--format", "json", "--cite"]).json(), article);
}

#[test]
fn the_names_of_articles_stay_when_the_page_is_imported_again() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    archive.import(&page("harbour.txt"));
    assert_eq!(archive.article("题:旧书摊"), name);
}

#[test]
fn no_such_article() {
    let archive = Archive::with_pages();
    archive.baoge(["show", "0000000000000"]).ends_with(1).complains("no article 0000000000000");
    archive.baoge(["show", "not-a-name"]).ends_with(2);
}

#[test]
fn holdings_at_a_glance() {
    let stats = Archive::with_pages().baoge(["stats", "--json"]).json();
    let figures = ["newspapers", "issues", "pages", "articles", "sources", "bookmarks"];
    assert_eq!(figures.map(|name| stats[name].as_u64().expect("a figure")), [1, 3, 3, 6, 3, 0]);
    assert_eq!(stats["account"]["unplaced"], 0);
}
