//! A reader keeps a search and comes back to it.

use crate::reader::{Archive, list, page, string};

#[test]
fn a_saved_search_is_listed_run_and_removed() {
    let archive = Archive::with_pages();
    archive.baoge(["searches", "list"]).ends_with(0).complains("no searches are saved yet");
    archive
        .baoge(["searches", "save", "港", "码头", "OR", "渔港", "--sort", "newest"])
        .ends_with(0)
        .says("“港”");
    let listed = archive.baoge(["searches", "list", "--json"]).ends_with(0).json();
    let saved = &list(&listed["searches"])[0];
    assert_eq!(
        (string(&saved["name"]), string(&saved["query"])),
        ("港".to_owned(), "码头 OR 渔港".to_owned())
    );
    let found = archive.baoge(["search", "--json", "码头 OR 渔港"]).ends_with(0).json();
    assert_eq!((&saved["total"], saved["new"].as_u64()), (&found["total"], Some(0)));
    let run = archive.baoge(["searches", "run", "港", "--json"]).ends_with(0).json();
    assert_eq!(run["total"], found["total"]);
    archive.baoge(["searches", "remove", "港"]).ends_with(0).says("港");
    archive.baoge(["searches", "run", "港"]).ends_with(1).complains("no saved search 港");
    archive.baoge(["searches", "remove", "港"]).ends_with(1).complains("no saved search 港");
}

#[test]
fn what_came_in_since_is_new_until_it_is_looked_at() {
    let archive = Archive::new();
    archive.import_as(&page("nightschool.txt"), "海曲晨报", "2023-10-11");
    archive.baoge(["searches", "save", "全部", "--", "-无此词"]).ends_with(0);
    let new = || {
        let listed = archive.baoge(["searches", "list", "--json"]).ends_with(0).json();
        let saved = list(&listed["searches"])[0].clone();
        (saved["new"].as_u64(), saved["total"].as_u64())
    };
    let before = new();
    assert_eq!(before.0, Some(0));
    archive.import(&page("harbour.txt"));
    let after = new();
    assert_eq!(after.0, after.1.zip(before.1).map(|(all, old)| all - old));
    assert!(after.0 > Some(0));
    archive.baoge(["searches", "list"]).ends_with(0).says("of which new: ");
    archive.baoge(["searches", "run", "全部"]).ends_with(0);
    assert_eq!(new().0, Some(0));
    archive.import(&page("harbour.txt"));
    assert_eq!(new().0, Some(0), "what is here already is not new");
}
