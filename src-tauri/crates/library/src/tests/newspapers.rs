//! Newspapers that are one, and names they had: merged, renamed, parted again, also by a catalogue that is made anew.

use super::{Desk, import, search};
use crate::{Error, Library, NewspaperChange, Selection};
use std::fs;

fn desk() -> Desk {
    let desk = Desk::with_pages();
    desk.write("坊/1.txt", "坊间报|1999-03-04|7|1\n==岁末\n巷口的灯亮到半夜。\n");
    desk.write("坊/2.txt", "坊间报|2026-03-04|77|3\n==收网\n天亮前网都收了。\n");
    desk
}

fn merge(library: &Library) -> (i64, u64) {
    let change = NewspaperChange::Merge { into: "街坊报".into(), others: vec!["坊间报".into()] };
    library.change_newspapers(&change).unwrap()
}

fn told(library: &Library) -> Vec<String> {
    let newspapers = library.newspapers().unwrap();
    newspapers.iter().map(|n| format!("{} {:?} {} {}", n.name, n.aliases, n.issues, n.articles)).collect()
}

fn lose_catalogue(desk: &Desk) {
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
}

#[test]
fn two_are_merged_and_parted_again() {
    let desk = desk();
    let library = desk.imported();
    let before = told(&library);
    assert_eq!(before, ["坊间报 [] 2 2", "街坊报 [] 2 4"]);
    let (decision, moved) = merge(&library);
    assert_eq!(moved, 2);
    assert_eq!(told(&library), ["街坊报 [\"坊间报\"] 3 6"], "the issues of one day are one");
    assert_eq!(search(&library, "报:街坊报").total, 6);
    assert_eq!(library.pages(&Selection::parse(&["坊间报"]).unwrap()).unwrap().len(), 5);
    desk.write("坊/3.txt", "坊间报|2001-01-01|?|1\n==又\n井台边上有人拉琴。\n");
    import(&library, &[desk.pages()]);
    assert_eq!(told(&library), ["街坊报 [\"坊间报\"] 4 7"], "what comes in later goes there as well");
    library.undo(Some(decision)).unwrap();
    assert_eq!(told(&library), ["坊间报 [] 3 3", "街坊报 [] 2 4"]);
    assert_eq!(search(&library, "报:坊间报").total, 3);
}

#[test]
fn a_merge_outlives_the_catalogue() {
    let desk = desk();
    let library = desk.imported();
    merge(&library);
    let rename = NewspaperChange::Rename {
        from: "街坊报".into(),
        to: "新街坊".into(),
        since: Some(jiff::civil::date(2020, 1, 1)),
    };
    let (renamed, _) = library.change_newspapers(&rename).unwrap();
    let listed = told(&library);
    assert_eq!(listed, ["新街坊 [\"街坊报\", \"坊间报\"] 3 6"]);
    assert_eq!(search(&library, "报:新街坊").total, 6);
    let called = |words: &str| {
        let id = search(&library, words).hits[0].article;
        library.article(id).unwrap().newspaper.unwrap()
    };
    let then = [called("\"亮到半夜\""), called("\"网都收了\"")];
    assert_eq!(then, ["街坊报", "新街坊"], "each is cited by the name of its day");
    drop(library);
    lose_catalogue(&desk);
    let library = desk.open();
    assert_eq!(told(&library), listed);
    library.undo(Some(renamed)).unwrap();
    assert_eq!(told(&library), ["街坊报 [\"坊间报\"] 3 6"]);
    library.undo(None).unwrap();
    assert_eq!(told(&library), ["坊间报 [] 2 2", "街坊报 [] 2 4"]);
}

#[test]
fn a_further_name_leads_to_the_newspaper() {
    let desk = desk();
    let library = desk.imported();
    let alias = NewspaperChange::Alias { newspaper: "街坊报".into(), alias: "街报".into() };
    library.change_newspapers(&alias).unwrap();
    desk.write("街.txt", "街报|2026-08-01|?|1\n==又\n井台边上有人拉琴。\n");
    import(&library, &[desk.pages()]);
    assert_eq!(told(&library)[1], "街坊报 [\"街报\"] 3 5");
    let unknown = NewspaperChange::Alias { newspaper: "没有的报".into(), alias: "无".into() };
    assert!(matches!(library.change_newspapers(&unknown), Err(Error::NoNewspaper(_))));
}

#[test]
fn newspapers_that_were_taken_out_keep_their_names() {
    let desk = desk();
    let library = desk.imported();
    merge(&library);
    library.remove(&Selection::parse(&["街坊报"]).unwrap()).unwrap();
    assert_eq!(told(&library), Vec::<String>::new());
    library.undo(None).unwrap();
    assert_eq!(told(&library), ["街坊报 [\"坊间报\"] 3 6"]);
}
