//! A reader takes pages out, says what they are, makes two newspapers one, and takes all of it back.

use crate::reader::{Archive, list, page, string};

/// What `pages` prints the name of, for each page a selection means.
fn names(archive: &Archive, selection: &[&str]) -> Vec<String> {
    let pages = archive.baoge([&["pages", "--json"], selection].concat()).json();
    list(&pages["pages"]).iter().map(|page| string(&page["page"])).collect()
}

#[test]
fn what_is_removed_is_said_before_and_comes_back() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    archive.baoge(["bookmark", "add", &name, "--quote", "换书铺"]).ends_with(0);
    let would = archive.baoge(["remove", "harbour.txt", "--dry-run"]);
    would
        .ends_with(0)
        .is_quiet()
        .says("海曲晨报 2024-03-05 no. 1208")
        .says("bookmarks on them: 1")
        .says("nothing was changed");
    archive.baoge(["show", &name]).ends_with(0);
    let removed = archive.baoge(["remove", "harbour.txt"]);
    removed.ends_with(0).is_quiet().says("removed pages: 1").says("baoge undo 1 takes it back");
    archive.baoge(["show", &name]).ends_with(1).complains("no article");
    archive.search("换书铺").total(0);
    archive
        .baoge(["bookmark", "list", "--lost"])
        .ends_with(0)
        .is_quiet()
        .says("换书铺")
        .says("its article is gone");
    archive.baoge(["undo"]).ends_with(0).is_quiet().says("pages back: 1");
    archive.baoge(["show", &name]).ends_with(0).says("换书铺");
    archive.baoge(["bookmark", "list", "--lost"]).ends_with(0).complains("no bookmark has lost its page");
    archive.baoge(["bookmark", "list"]).says(&name);
    archive.baoge(["undo"]).ends_with(1).complains("there is nothing to undo");
    archive.baoge(["undo", "7"]).ends_with(1).complains("no change 7");
    archive
        .baoge(["undo", "--list"])
        .ends_with(0)
        .says("undo of 1")
        .says("remove  harbour.txt  pages: 1  undone");
}

#[test]
fn pages_are_named_and_a_name_means_one_page() {
    let archive = Archive::with_pages();
    assert_eq!(names(&archive, &[]).len(), 3);
    assert_eq!(names(&archive, &["海曲晨报", "2023"]).len(), 2);
    assert_eq!(names(&archive, &["2023-04", "undated"]).len(), 1);
    let name = names(&archive, &["pears.md"]).remove(0);
    archive.baoge(["pages", &name]).ends_with(0).says("2023-04-12").says("pears.md");
    archive.baoge(["pages", "没有的报"]).ends_with(1).complains("no such pages");
    archive.baoge(["pages", "日期:明天"]).ends_with(2).complains("明天 is no day");
    archive.baoge(["remove"]).ends_with(2);
}

#[test]
fn a_page_removed_and_imported_again_is_here_again() {
    let archive = Archive::with_pages();
    archive.baoge(["remove", "harbour.txt"]).ends_with(0);
    archive.import(&page("harbour.txt"));
    archive.search("换书铺").total(1);
    assert_eq!(names(&archive, &[]).len(), 3);
}

#[test]
fn what_was_removed_stays_out_when_the_catalogue_is_made_anew() {
    let archive = Archive::with_pages();
    archive.baoge(["remove", "harbour.txt"]).ends_with(0);
    archive.baoge(["doctor"]).ends_with(0);
    archive.baoge(["doctor", "--fix"]).ends_with(0);
    archive.search("换书铺").total(0);
    archive.baoge(["rebuild"]).ends_with(0);
    archive.search("换书铺").total(0);
    assert_eq!(names(&archive, &[]).len(), 2);
    archive.baoge(["doctor"]).ends_with(0);
    archive.baoge(["undo"]).ends_with(0);
    archive.search("换书铺").total(1);
}

#[test]
fn what_was_removed_can_be_deleted_for_good() {
    let archive = Archive::with_pages();
    archive.baoge(["purge"]).ends_with(1).complains("no originals to delete");
    let article = archive.article("换书铺");
    archive.baoge(["bookmark", "add", &article, "--quote", "换书铺"]).ends_with(0);
    archive.baoge(["remove", "harbour.txt"]).ends_with(0);
    let would = archive.baoge(["purge"]);
    would.ends_with(0).says("harbour.txt").says("would delete originals for good: 1, bytes:");
    would
        .says("the quoted words and your notes stay: 1")
        .says("cannot be undone")
        .says("nothing was changed");
    archive.baoge(["purge", "--dry-run"]).ends_with(0).says("nothing was changed");
    archive.baoge(["purge", "--yes", "7"]).ends_with(1).complains("no originals to delete");
    assert_eq!(archive.baoge(["purge", "--json"]).json()["done"], false);
    archive.baoge(["purge", "--yes"]).ends_with(0).says("deleted originals for good: 1, bytes:");
    archive.baoge(["undo"]).ends_with(1).complains("change 1 cannot be undone");
    archive.baoge(["undo", "--list"]).ends_with(0).says("originals deleted, cannot be undone");
    archive.baoge(["bookmark", "list", "--lost"]).ends_with(0).says("换书铺");
    archive.baoge(["doctor"]).ends_with(0);
    archive.baoge(["verify", "--all"]).ends_with(0);
    archive.baoge(["rebuild"]).ends_with(0);
    archive.search("换书铺").total(0);
    archive.baoge(["backup", "--with-originals"]).ends_with(0).is_quiet();
    archive.import(&page("harbour.txt"));
    archive.search("换书铺").total(1);
}

#[test]
fn facts_are_said_of_many_pages_and_unsaid() {
    let archive = Archive::with_pages();
    let facts = ["--date", "2023-11-01", "--page", "A3", "--number", "77"];
    let would = archive.baoge([&["set", "2023", "--dry-run"], &facts[..]].concat());
    would.ends_with(0).says("▸ 海曲晨报 2023-11-01 no. 77 page A3").says("nothing was changed");
    let said = archive.baoge([&["set", "2023"], &facts[..]].concat());
    said.ends_with(0).says("changed pages: 2").says("note: the issue has another page of this label");
    archive
        .search("日期:2023-11-01 版:A3")
        .total(archive.search("日期:2023").answer()["total"].as_u64().unwrap());
    archive.baoge(["issues"]).says("2023-11-01 (given by the reader)");
    let other = names(&archive, &["nightschool.txt"]).remove(0);
    archive.baoge(["set", &other, "--unset", "date,page"]).ends_with(0);
    archive.baoge(["undo"]).ends_with(0);
    archive.baoge(["undo"]).ends_with(0).says("as before: 2");
    archive.baoge(["pages", "2023-10-11"]).ends_with(0).says("nightschool.txt");
    archive.baoge(["set", "2023"]).ends_with(2).complains("say what to set");
    archive.baoge(["set", "1950", "--number", "7"]).ends_with(1).complains("no such pages");
}

#[test]
fn a_day_that_was_read_wrongly_can_be_said_to_be_unknown() {
    let archive = Archive::with_pages();
    let would = archive.baoge(["set", "harbour.txt", "--date", "unknown", "--dry-run"]);
    would.ends_with(0).says("▸ 海曲晨报 undated").says("nothing was changed");
    archive.search("换书铺 日期:2024").total(1);
    archive.baoge(["set", "harbour.txt", "--date", "不详", "--page", "unknown"]).ends_with(0);
    archive.search("换书铺 日期:2024").total(0);
    archive.search("换书铺").total(1);
    archive.baoge(["rebuild"]).ends_with(0);
    assert_eq!(names(&archive, &["undated"]).len(), 1);
    archive.baoge(["undo", "--list"]).ends_with(0).says("date: unknown").says("page: unknown");
    archive.baoge(["undo"]).ends_with(0);
    archive.search("换书铺 日期:2024").total(1);
    archive.baoge(["set", "harbour.txt", "--date", "unbekannt"]).ends_with(2);
}

#[test]
fn two_newspapers_become_one_and_two_again() {
    let archive = Archive::with_pages();
    archive.baoge(["set", "pears.md", "--newspaper", "海曲日报"]).ends_with(0);
    archive
        .search("报:海曲日报")
        .total(archive.search("日期:2023-04-12").answer()["total"].as_u64().unwrap());
    let merged = archive.baoge(["newspapers", "merge", "海曲晨报", "海曲日报"]);
    merged.ends_with(0).says("海曲日报 merged into 海曲晨报").says("pages of another newspaper now: 1");
    assert_eq!(list(&archive.baoge(["newspapers", "--json"]).json()["newspapers"]).len(), 1);
    archive.baoge(["newspapers", "rename", "海曲晨报", "新海曲", "--since", "2020-01-01"]).ends_with(0);
    archive.baoge(["newspapers"]).says("新海曲");
    assert_eq!(names(&archive, &["海曲日报"]).len(), 3);
    archive.baoge(["undo"]).ends_with(0);
    archive.baoge(["undo"]).ends_with(0);
    archive.baoge(["newspapers"]).says("海曲日报").says("海曲晨报").never_says("新海曲");
    archive
        .baoge(["newspapers", "merge", "海曲晨报", "没有的报"])
        .ends_with(1)
        .complains("no newspaper 没有的报");
}

#[test]
fn the_same_parser_has_nothing_else_to_say() {
    let archive = Archive::with_pages();
    let kept = archive.library().stats().expect("figures").articles;
    let would = archive.baoge(["reparse", "--dry-run"]);
    would.ends_with(0).is_quiet().says("files read anew: 3").says("nothing was changed");
    archive
        .baoge(["reparse", "pears.md"])
        .ends_with(0)
        .says("files read anew: 1")
        .says("changed: 0, split: 0");
    archive.baoge(["reparse"]).ends_with(0).says(&format!("articles kept: {kept}, changed: 0"));
    archive.baoge(["reparse", "没有的报"]).ends_with(1).complains("no such pages");
}
