//! A small issue of our own, as a library would keep it, and what is odd in others. All words are made up here.

use super::*;
use crate::{Depicted, FactSource, FileBeside, FurnitureKind, Role, parse_file};

const METS: &str = include_str!("../../../../../tests/fixtures/issue/mets.xml");
const PAGES: [(&str, &str); 2] = [
    ("alto/0001.xml", include_str!("../../../../../tests/fixtures/issue/alto/0001.xml")),
    ("alto/0002.xml", include_str!("../../../../../tests/fixtures/issue/alto/0002.xml")),
];

fn beside(names: &[&str]) -> Vec<FileBeside> {
    let found = PAGES.iter().filter(|(name, _)| names.contains(name));
    found
        .map(|(name, text)| FileBeside { reference: (*name).to_owned(), bytes: text.as_bytes().to_vec() })
        .collect()
}

fn parse(mets: &str, names: &[&str]) -> ParsedFile {
    let beside = beside(names);
    parse_file(
        mets.as_bytes(),
        &FileContext { path: "期/mets.xml", beside: &beside, ..FileContext::default() },
    )
}

const BOTH: [&str; 2] = ["alto/0001.xml", "alto/0002.xml"];

fn titles(page: &ParsedPage) -> Vec<&str> {
    page.articles
        .iter()
        .map(|article| article.headline.as_ref().map_or("", |title| title.text.as_str()))
        .collect()
}

fn text(article: &Article) -> Vec<&str> {
    article.blocks.iter().map(|block| block.text.text.as_str()).collect()
}

#[test]
fn an_issue_is_taken_over_as_the_library_has_it() {
    let file = parse(METS, &BOTH);
    assert_eq!(
        (file.format, file.warnings.len(), file.pages.len()),
        (Format::Alto, 0, 2),
        "{:?}",
        file.warnings
    );
    let issue = &file.issue;
    let paper = issue.newspaper.as_ref().expect("a paper");
    assert_eq!((paper.value.as_str(), paper.source), ("澄江晚报", FactSource::Metadata));
    assert_eq!(issue.date.as_ref().map(|date| date.value.to_string()).as_deref(), Some("1936-05-04"));
    assert_eq!(issue.number.as_ref().map(|number| number.value), Some(812));
    let [first, second] = file.pages.as_slice() else { panic!("two pages") };
    assert_eq!((first.label.as_ref().map(|l| l.value.as_str()), &second.issue), (Some("1"), issue));
    assert_eq!(titles(first), ["旧渡口改建石桥", "新茶上市"]);
    assert_eq!(titles(second), ["", "夜校添了算学"]);
    assert_eq!(first.articles[1].column.as_ref().map(|column| column.text.as_str()), Some("市声"));
    assert_eq!(
        text(&first.articles[0]),
        [
            "县里的旧渡口要改建石桥，石料取自西山，工匠已经请好，入秋以前动工。",
            "渡船的老船工说，桥修好以后他就上岸种菜，船留给"
        ]
    );
    assert_eq!(text(&second.articles[0]), ["县学堂作教具。学生们已经去看过两次，回来画了图样。"]);
    let byline = &second.articles[1].bylines[0];
    assert_eq!((byline.name.as_str(), byline.role), ("白石", Role::Reporter));
    assert_eq!(text(&second.articles[1])[1], "夜校的教室");
    let kinds: Vec<FurnitureKind> = first.furniture.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [FurnitureKind::Nameplate, FurnitureKind::Ear]);
    assert!(file.pages.iter().all(|page| page.account.unplaced == 0 && page.account.total > 0));
    let sheet = second.sheet.as_ref().expect("a sheet");
    assert_eq!((sheet.pictures.len(), &sheet.depicted), (1, &Depicted::Beside("images/0002.tif".to_owned())));
}

#[test]
fn an_article_that_goes_on_says_so_on_both_pages_and_nobody_printed_it() {
    let file = parse(METS, &BOTH);
    let (first, second) = (&file.pages[0].articles[0], &file.pages[1].articles[0]);
    let (onward, back) = (first.continues_to.as_ref().unwrap(), second.continued_from.as_ref().unwrap());
    assert_eq!((onward.page.as_str(), back.page.as_str()), ("2", "1"));
    assert!(!onward.is_printed() && onward.span == back.span && onward.headline == back.headline);
    let pages: Vec<crate::IssuePage<'_>> = file
        .pages
        .iter()
        .map(|page| crate::IssuePage {
            label: page.label.as_ref().map(|label| &label.value),
            articles: &page.articles,
        })
        .collect();
    let followed = crate::follow_jumps(&pages);
    assert_eq!((followed.links.len(), followed.open.len()), (1, 0));
    assert_eq!(followed.links[0].reasons[0].code, REASON);
}

#[test]
fn a_page_that_is_missing_is_said_and_the_rest_goes_on() {
    let file = parse(METS, &BOTH[..1]);
    assert_eq!((file.pages.len(), file.pages[1].articles.len(), &file.pages[1].sheet), (2, 0, &None));
    assert_eq!(titles(&file.pages[0]), ["旧渡口改建石桥", "新茶上市"]);
    let told = (file.warnings[0].code.as_str(), file.warnings[0].detail.as_str());
    assert_eq!(told, ("page_file_missing", "file://./alto/0002.xml"));
    let none = parse(METS, &[]);
    assert_eq!(none.pages.len(), 0);
    assert!(none.warnings.iter().any(|warning| warning.code == "pages_missing"));
}

#[test]
fn references_never_lead_out_of_the_folder() {
    assert_eq!(crate::references(METS.as_bytes()), BOTH);
    assert_eq!(crate::pictures_beside(METS.as_bytes(), "mets.xml"), ["images/0001.tif", "images/0002.tif"]);
    for elsewhere in
        ["../0001.xml", "/etc/0001.xml", "http://a.example/0001.xml", "file:///0001.xml", "a/../../0001.xml"]
    {
        let odd = METS.replace("file://./alto/0001.xml", elsewhere);
        assert_eq!(crate::references(odd.as_bytes()), ["alto/0002.xml"], "{elsewhere}");
    }
}

#[test]
fn blocks_that_the_library_does_not_name_are_read_all_the_same() {
    let less = METS.replace("BEGIN=\"P1_B8\"", "BEGIN=\"P1_B99\"");
    let file = parse(&less, &BOTH);
    let all: String = file.pages[0].articles.iter().flat_map(text).collect();
    assert!(all.contains("南街的茶行昨日开秤"), "{all}");
    assert_eq!(file.pages[0].account.unplaced, 0);
}

#[test]
fn without_articles_the_pages_are_read_by_themselves_and_the_issue_is_known() {
    let plain = METS.replace("TYPE=\"LOGICAL\"", "TYPE=\"OTHER\"");
    let file = parse(&plain, &BOTH);
    assert_eq!((file.pages.len(), file.format), (2, Format::Alto));
    let papers: Vec<_> =
        file.pages.iter().map(|page| page.issue.newspaper.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(papers, ["澄江晚报", "澄江晚报"]);
    assert!(file.pages.iter().all(|page| page.account.unplaced == 0 && page.account.total > 0));
}

#[test]
fn a_tree_that_is_deep_or_breaks_off_gives_what_stands_before() {
    let at = METS.find("夜校").or_else(|| METS.find("P2_B2")).expect("a place");
    let file = parse(&METS[..at], &BOTH);
    assert_eq!(titles(&file.pages[0]), ["旧渡口改建石桥", "新茶上市"]);
    assert!(file.warnings.iter().any(|warning| warning.code == "xml_broken"));
    assert!(file.pages.iter().all(|page| page.account.unplaced == 0));
    let deep = METS.replace("<div TYPE=\"CONTENT\">", &"<div TYPE=\"CONTENT\">".repeat(5000));
    assert!(parse(&deep, &BOTH).warnings.iter().any(|warning| warning.code == "xml_too_deep"));
}
