//! Pages that are drawn: where articles and hits stand, which file shows a page, pages without text.

use super::{Desk, Watch, count, import};
use crate::views::SheetView;
use crate::{ArticleId, ImportOptions, IssueFilter, Library, NewFacts, PageId, Selection, Sought};
use newsprint::Rect;
use std::fs;

const TYPED: &str = "街坊报|2026-03-04|77|1\n==江边步道开放\n@周小满\n早起的人沿着水走了一圈，说比从前好走。\n==学校食堂添新菜\n孩子们排着队尝了又尝，厨师在窗口里笑。\n";

fn drawn(text: &str) -> String {
    text.replacen("|77|1", "|77|1||drawn", 1)
}

const SCAN: &str = "街坊报|2026-03-04|77|1||scan\n";

fn only_page(library: &Library) -> PageId {
    let pages = library.pages_meant(&Selection::default()).unwrap();
    assert_eq!(pages.len(), 1, "{pages:?}");
    pages[0].clone()
}

fn sheet(library: &Library) -> Option<SheetView> {
    library.sheet(&only_page(library)).unwrap()
}

fn articles(library: &Library) -> Vec<(ArticleId, Option<String>)> {
    let issues = library.issues(&IssueFilter::default()).unwrap();
    let lines = issues.iter().flat_map(|issue| &issue.pages).flat_map(|page| &page.articles);
    lines.map(|line| (line.id, line.headline.clone())).collect()
}

const fn line(top: f32, left: f32, right: f32) -> Rect {
    Rect { left, top, right, bottom: top + 10.0 }
}

#[test]
fn articles_stand_where_they_are_drawn() {
    let desk = Desk::new();
    desk.write("1.txt", drawn(TYPED));
    let library = desk.imported();
    let sheet = sheet(&library).unwrap();
    assert_eq!((sheet.width, sheet.height, sheet.has_picture), (400.0, 600.0, true));
    let names = articles(&library);
    assert_eq!(sheet.regions.iter().map(|r| r.article).collect::<Vec<_>>(), [names[0].0, names[1].0]);
    assert_eq!(sheet.regions[0].boxes[0].top, 10.0, "its headline, behind the sign of one");
    assert!(sheet.regions[1].boxes.iter().all(|place| place.top >= 40.0));
}

#[test]
fn hits_are_marked_to_the_character() {
    let desk = Desk::new();
    desk.write("1.txt", drawn(TYPED));
    let library = desk.imported();
    let sought = Sought { query: "沿着水", exact: false };
    let places = library.places_of(articles(&library)[0].0, Some(sought)).unwrap();
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].page, only_page(&library));
    assert_eq!(places[0].headline.lines, [line(10.0, 20.0, 80.0)]);
    assert_eq!(places[0].blocks[0].lines, [line(30.0, 0.0, 190.0)]);
    assert_eq!(places[0].blocks[0].hits, [line(30.0, 40.0, 70.0)]);
    assert!(places[0].headline.hits.is_empty());
    let sought = Sought { query: "作者:周小满", exact: false };
    let places = library.places_of(articles(&library)[0].0, Some(sought)).unwrap();
    assert_eq!(places[0].bylines[0].hits, [line(20.0, 0.0, 40.0)]);
}

#[test]
fn text_is_drawn_nowhere() {
    let desk = Desk::new();
    desk.write("1.txt", TYPED);
    let library = desk.imported();
    assert_eq!(sheet(&library), None);
    assert_eq!(library.places_of(articles(&library)[0].0, None).unwrap(), []);
    assert_eq!(library.sheet(&"0000000000000000-0".parse().unwrap()).unwrap(), None);
}

#[test]
fn a_page_that_was_typed_is_shown_by_the_file_that_draws_it() {
    let desk = Desk::new();
    desk.write("a/1.txt", TYPED);
    let library = desk.imported();
    let before = articles(&library);
    // Another cut of lines, a misreading, and a name that joins them only by newspaper, day and page.
    let other = TYPED.replace("走了一圈，说比", "走子一圈，\n说比");
    desk.write("b/页.txt", drawn(&other));
    import(&library, &[desk.pages()]);
    assert_eq!(articles(&library), before, "the text that was here first is read, and the page counts once");
    let sheet = sheet(&library).unwrap();
    assert!(sheet.has_picture);
    assert_eq!(sheet.regions.len(), 2);
    let sought = Sought { query: "\"比从前好走\"", exact: false };
    let places = library.places_of(before[0].0, Some(sought)).unwrap();
    assert_eq!(places[0].blocks[0].hits, [line(40.0, 10.0, 60.0)]);
    let misread = Sought { query: "\"走了一圈\"", exact: false };
    let places = library.places_of(before[0].0, Some(misread)).unwrap();
    assert_eq!(places[0].blocks[0].hits, [line(30.0, 70.0, 110.0)], "also where it was misread");
}

#[test]
fn a_page_without_text_is_listed_titled_and_found() {
    let desk = Desk::new();
    desk.write("1.txt", SCAN);
    let library = desk.imported();
    let listed = articles(&library);
    assert_eq!(listed.iter().map(|(_, headline)| headline.as_deref()).collect::<Vec<_>>(), [None]);
    let view = sheet(&library).unwrap();
    assert!(view.has_picture && view.regions.is_empty());
    let facts = NewFacts { title: Some("龙舟下水的老照片".to_owned()), ..NewFacts::default() };
    let said = library.set_facts(&Selection::default(), &facts).unwrap();
    assert_eq!(articles(&library), [(listed[0].0, Some("龙舟下水的老照片".to_owned()))]);
    assert_eq!(count(&library, "龙舟下水"), 1);
    library.undo(said.decision).unwrap();
    assert_eq!(articles(&library), listed);
    assert_eq!(count(&library, "龙舟下水"), 0);
    library.set_facts(&Selection::default(), &facts).unwrap();
    drop(library);
    fs::remove_file(desk.folder().join("catalogue.sqlite")).unwrap();
    let library = desk.open();
    assert_eq!(
        articles(&library)[0].1.as_deref(),
        Some("龙舟下水的老照片"),
        "the title outlives the catalogue"
    );
}

#[test]
fn the_text_of_a_picture_takes_its_place_and_its_marks() {
    let desk = Desk::new();
    desk.write("1.txt", SCAN);
    let library = desk.imported();
    let page = articles(&library)[0].0;
    let mark = library.add_bookmark(page, None, "").unwrap();
    desk.write("2.txt", TYPED);
    import(&library, &[desk.pages()]);
    let headlines: Vec<_> = articles(&library).into_iter().filter_map(|(_, headline)| headline).collect();
    assert_eq!(headlines, ["江边步道开放", "学校食堂添新菜"]);
    assert!(sheet(&library).unwrap().has_picture, "and the picture stays");
    assert_eq!(library.stats().unwrap().pages, 1);
    assert!(matches!(library.article(page), Err(crate::Error::NoArticle(_))));
    let first = library.bookmark(mark.id).unwrap().article;
    assert_eq!(first, Some(articles(&library)[0].0), "who marked the picture marked the page");
}

#[test]
fn a_picture_and_the_text_of_its_name_are_one_page() {
    for (first, second) in [("三.jpg", "三.txt"), ("三.txt", "三.jpg")] {
        let desk = Desk::new();
        let text = "街坊报|?|?|?\n==无日期\n早起的人走了一圈。\n";
        let of = |name: &str| if name.ends_with("jpg") { "?|?|?|?||scan\n" } else { text };
        desk.write(first, of(first));
        let library = desk.imported();
        desk.write(second, of(second));
        desk.write("四.jpg", "?|?|?|?||scan\n ");
        import(&library, &[desk.pages()]);
        assert_eq!(library.stats().unwrap().pages, 2, "{first}");
        let pages = library.pages_meant(&Selection::default()).unwrap();
        let shown: Vec<bool> =
            pages.iter().map(|page| library.sheet(page).unwrap().is_some_and(|s| s.has_picture)).collect();
        assert_eq!(shown, [true, true]);
        assert!(articles(&library).iter().any(|(_, headline)| headline.as_deref() == Some("无日期")));
    }
}

#[test]
fn what_opens_a_file_is_asked_for_and_kept() {
    let desk = Desk::new();
    desk.write("1.txt", format!("锁|{TYPED}"));
    let library = desk.open();
    let report = import(&library, &[desk.pages()]);
    assert_eq!(report.skipped, 1);
    let with =
        |password: &str| ImportOptions { password: Some(password.to_owned()), ..ImportOptions::default() };
    let wrong = library.import(&[desk.pages()], &with("不对"), &Watch::default()).unwrap();
    assert_eq!((wrong.imported, wrong.skipped), (0, 1));
    let right = library.import(&[desk.pages()], &with("钥匙"), &Watch::default()).unwrap();
    assert_eq!(right.imported, 1);
    let before = articles(&library);
    let reparsed = library.reparse(&Selection::default(), &Watch::default()).unwrap();
    assert_eq!((reparsed.files, reparsed.unreadable.len()), (1, 0));
    drop(library);
    fs::remove_file(desk.folder().join("catalogue.sqlite")).unwrap();
    assert_eq!(articles(&desk.open()), before, "it is read anew without asking again");
    for secret in ["originals/manifest.jsonl", "catalogue.sqlite"] {
        let bytes = fs::read(desk.folder().join(secret)).unwrap();
        let word = "钥匙".as_bytes();
        assert!(!bytes.windows(word.len()).any(|run| run == word), "{secret}");
    }
}
