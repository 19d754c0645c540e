//! A reader tries the program on the sample archive that comes with it.

use crate::parse::account_is_whole;
use crate::reader::{Answer, Archive, baoge, files_below, list, root, string};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The page files of the sample archive.
fn pages() -> Vec<PathBuf> {
    let seeds = root().join("seeds");
    let mut pages = files_below(&seeds, ".txt");
    pages.extend(files_below(&seeds, ".md"));
    pages.retain(|page| !page.ends_with("README.md"));
    assert!(pages.len() >= 6, "the sample archive has pages: {pages:?}");
    pages
}

#[test]
fn every_character_is_accounted_for() {
    for page in pages() {
        let answer = Answer::of(baoge().args(["parse", "--json"]).arg(&page));
        let document = answer.ends_with(0).json();
        if std::fs::read_to_string(&page).is_ok() {
            account_is_whole(&document, &page);
        }
        for parsed in list(&document["pages"]) {
            assert_eq!(parsed["account"]["unplaced"], 0, "{}", page.display());
            assert!(!list(&parsed["articles"]).is_empty(), "{}", page.display());
        }
    }
}

#[test]
fn the_whole_folder_is_taken_in_without_a_complaint() {
    let archive = Archive::new();
    let seeds = root().join("seeds");
    let answer = archive.baoge(["import".as_ref(), seeds.as_os_str()]);
    answer.ends_with(0).is_quiet().says("README.md  speaks about its folder and is no page");
    let report = archive.baoge(["import".as_ref(), seeds.as_os_str(), "--json".as_ref()]).json();
    assert_eq!((&report["imported"], &report["skipped"]), (&0.into(), &0.into()));
    let files = list(&report["files"]);
    let outcome = |kind: &str| files.iter().filter(|file| file["outcome"]["kind"] == kind).count();
    assert_eq!(outcome("passed_over"), 1);
    assert!(outcome("already_here") > pages().len(), "the pages in the zip as well");
}

#[test]
fn every_page_is_taken_in() {
    let archive = Archive::new();
    for page in pages() {
        archive.import(&page);
    }
    let stats = archive.baoge(["stats", "--json"]).json();
    assert!(stats["pages"].as_u64().is_some_and(|held| held >= pages().len() as u64), "{stats}");
    assert_eq!(stats["account"]["unplaced"], 0);
    let held = archive.baoge(["newspapers", "--json"]).json();
    let names: BTreeSet<String> =
        list(&held["newspapers"]).iter().map(|newspaper| string(&newspaper["name"])).collect();
    // A page may not say whose it is; none may be given to a newspaper that there is not.
    assert!(names.len() >= 2 && names.is_subset(&newspapers_of_gold()), "{names:?}");
}

/// The newspapers that the gold of the sample archive names.
fn newspapers_of_gold() -> BTreeSet<String> {
    let gold = files_below(&root().join("tests/fixtures/gold"), ".gold.json");
    let named = gold.iter().map(|path| std::fs::read_to_string(path).expect("gold can be read"));
    named
        .map(|text| serde_json::from_str::<Value>(&text).expect("gold is JSON"))
        .filter_map(|page| page["issue"]["newspaper"].as_str().map(str::to_owned))
        .collect()
}
