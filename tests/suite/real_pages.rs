//! A reader works with five real pages, which lie beside the project and are no part of it. Where they are
//! absent these tests say so and try nothing.

use crate::parse::account_is_whole;
use crate::reader::{Answer, Archive, baoge, files_below, list, root, string};
use std::io::Write;
use std::path::PathBuf;

/// The five page files, or nothing where they are absent.
fn pages() -> Option<Vec<PathBuf>> {
    let folder = root().join("../shared/seeds");
    let pages = files_below(&folder, ".txt");
    if pages.is_empty() {
        // Past the test harness, which keeps what `eprintln!` says to itself.
        let _ = writeln!(std::io::stderr(), "skipped: there are no real pages at ../shared/seeds");
        return None;
    }
    assert_eq!(pages.len(), 5, "{pages:?}");
    Some(pages)
}

fn imported(pages: &[PathBuf]) -> Archive {
    let archive = Archive::new();
    for page in pages {
        archive.import(page);
    }
    archive
}

#[test]
fn every_character_is_accounted_for() {
    for page in pages().into_iter().flatten() {
        let answer = Answer::of(baoge().args(["parse", "--json"]).arg(&page));
        account_is_whole(&answer.ends_with(0).json(), &page);
    }
}

#[test]
fn a_second_import_has_nothing_to_do() {
    let Some(pages) = pages() else { return };
    let archive = imported(&pages);
    let folder = pages[0].parent().expect("the pages lie in a folder");
    let again = archive.baoge(["import".as_ref(), folder.as_os_str()]);
    again.ends_with(0).says("nothing to do: these files are in the archive already: 5");
}

#[test]
fn what_was_looked_for_is_found_and_marked() {
    let Some(pages) = pages() else { return };
    let archive = imported(&pages);
    archive
        .search("\"政企联动\"")
        .total(2)
        .shows("百家企业齐聚 借1688破局跨境增长")
        .shows("政企联动解樱桃滞销难题 爱心助农保增收")
        .marks(&["政企联动"]);
    archive.search("作者:丁倩倩").total(1).shows("青岛电商“聚变”，澎湃消费强引擎");
    archive.search("日期:2023 电商").total(1).shows("青岛电商“聚变”，澎湃消费强引擎").marks(&["电商"]);
}

#[test]
fn phrases_cross_what_were_line_breaks() {
    let Some(pages) = pages() else { return };
    let archive = imported(&pages);
    for phrase in ["打头阵当先锋推动高质量发展", "数字赋能、精细治理", "2024年以来，该局联合1688举办了多场"]
    {
        let query = format!("\"{phrase}\"");
        archive.search(&query).total(1).marks(&[phrase]);
    }
}

#[test]
fn an_article_of_each_page_as_text_and_as_markdown() {
    let Some(pages) = pages() else { return };
    for page in pages {
        let archive = imported(std::slice::from_ref(&page));
        let answer = archive.baoge(["issues", "--json"]).json();
        let articles = list(&answer["issues"][0]["pages"][0]["articles"]);
        let titled = articles.iter().find(|article| article["headline"].is_string());
        let article = titled.unwrap_or_else(|| panic!("no headline on {}", page.display()));
        let (name, headline) = (string(&article["article"]), string(&article["headline"]));
        archive.baoge(["show", &name]).ends_with(0).is_quiet().says(&headline);
        let markdown = archive.baoge(["show", &name, "--format", "markdown"]);
        markdown.ends_with(0).is_quiet().says(&format!("# {headline}"));
    }
}
