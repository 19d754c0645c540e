//! What programs read: real answers have the fields of the goldens in `messages`, which the program's own
//! tests compare to the letter.

use crate::reader::{Answer, Archive, baoge, page, root};
use serde_json::Value;
use std::collections::BTreeSet;

/// The paths of all fields below a value; the items of a list share theirs.
fn fields(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                found.insert(format!("{at}.{name}"));
                fields(member, &format!("{at}.{name}"), found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, &format!("{at}[]"), found)),
        _ => {}
    }
}

/// Each field of the answer is in the golden, and each of the golden's outermost fields in the answer.
#[track_caller]
fn agrees(answer: &Value, name: &str) {
    let golden = std::fs::read_to_string(root().join("tests/messages").join(name)).expect("a golden");
    let golden: Value = serde_json::from_str(&golden).expect("a golden is JSON");
    let (mut known, mut found) = (BTreeSet::new(), BTreeSet::new());
    fields(&golden, "", &mut known);
    fields(answer, "", &mut found);
    // Which facts were inferred differs from page to page.
    found.retain(|field| !field.contains(".inferred."));
    let unknown: Vec<_> = found.difference(&known).collect();
    assert!(unknown.is_empty(), "{name} does not have {unknown:?}");
    let top = |value: &Value| value.as_object().map(|o| o.keys().cloned().collect::<BTreeSet<_>>());
    assert_eq!(top(answer), top(&golden), "{name}");
}

#[test]
fn answers_have_the_fields_of_the_goldens() {
    let archive = Archive::with_pages();
    let name = archive.article("题:旧书摊");
    agrees(&Answer::of(baoge().args(["parse", "--json"]).arg(page("harbour.txt"))).json(), "parse.json");
    agrees(
        &Answer::of(baoge().args(["parse", "--explain", "--json"]).arg(page("harbour.txt"))).json(),
        "explain.json",
    );
    agrees(&archive.baoge(["issues", "--json"]).json(), "issues.json");
    agrees(&archive.baoge(["show", &name, "--json"]).json(), "article.json");
    agrees(&archive.baoge(["search", "--json", "\"小人书"]).json(), "search.json");
    agrees(&archive.baoge(["stats", "--json"]).json(), "stats.json");
    agrees(
        &archive.baoge(["import".as_ref(), page("").as_os_str(), "--json".as_ref()]).json(),
        "import.json",
    );
    agrees(&archive.baoge(["imports", "--json"]).json(), "imports.json");
    agrees(&archive.baoge(["report", "--json"]).json(), "report.json");
    let jumps = Archive::new();
    jumps.import(&page("../jumps"));
    agrees(&jumps.baoge(["jumps", "--json"]).json(), "jumps.json");
    let lead = jumps.article("题:灯塔换了新灯");
    agrees(&jumps.baoge(["show", &lead, "--json"]).json(), "story.json");
    let id = archive.baoge(["bookmark", "add", &name, "--json"]).json()["id"].to_string();
    agrees(&archive.baoge(["bookmark", "list", "--json"]).json(), "bookmarks.json");
    agrees(&archive.baoge(["bookmark", "remove", &id, "--json"]).json(), "bookmark-removed.json");
    bookmarks_have_the_fields_of_their_goldens(&archive, &name);
    keeping_has_the_fields_of_its_goldens(&archive);
}

fn bookmarks_have_the_fields_of_their_goldens(archive: &Archive, name: &str) {
    let ask = |asked: &[&str]| archive.baoge([&["bookmark"], asked, &["--json"]].concat()).json();
    let id = ask(&["add", name, "--tag", "航运"])["id"].to_string();
    agrees(&ask(&["collections", "make", "论文"]), "bookmark-changed.json");
    agrees(&ask(&["collect", "论文", &id]), "bookmark-changed.json");
    agrees(&ask(&["tags"]), "bookmark-tags.json");
    agrees(&ask(&["collections"]), "bookmark-collections.json");
    agrees(&ask(&["undo", "--list"]), "bookmark-changes.json");
    agrees(&ask(&["undo"]), "bookmark-undone.json");
    let file = archive.path().join("收藏.json");
    let path = file.to_str().expect("a path of ours");
    agrees(&ask(&["export", path]), "bookmarks-exported.json");
    agrees(&ask(&["import", path]), "bookmarks-imported.json");
}

fn keeping_has_the_fields_of_its_goldens(archive: &Archive) {
    agrees(&archive.baoge(["rebuild", "--json"]).json(), "rebuild.json");
    agrees(&archive.baoge(["verify", "--json"]).json(), "verify.json");
    agrees(&archive.baoge(["doctor", "--json"]).json(), "doctor.json");
    let backup = archive.baoge(["backup", "--json"]).json();
    agrees(&backup, "backup.json");
    let path = crate::reader::string(&backup["path"]);
    agrees(&archive.baoge(["restore", &path, "--json"]).json(), "restore.json");
    agrees(&archive.baoge(["restore", "--list", "--json"]).json(), "shelf-copies.json");
}

#[test]
fn changes_have_the_fields_of_the_goldens() {
    let archive = Archive::with_pages();
    agrees(&archive.baoge(["pages", "--json"]).json(), "pages.json");
    agrees(&archive.baoge(["set", "pears.md", "--newspaper", "海曲日报", "--json"]).json(), "set.json");
    agrees(
        &archive.baoge(["newspapers", "merge", "海曲晨报", "海曲日报", "--json"]).json(),
        "newspapers-changed.json",
    );
    agrees(&archive.baoge(["remove", "pears.md", "--json"]).json(), "removal.json");
    agrees(&archive.baoge(["undo", "--json"]).json(), "undone.json");
    agrees(&archive.baoge(["undo", "--list", "--json"]).json(), "changes.json");
    agrees(&archive.baoge(["reparse", "--json"]).json(), "reparse.json");
}
