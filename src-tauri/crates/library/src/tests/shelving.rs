//! Collections, tags and notes: what is filed stays filed, and whatever is taken off comes back.

use super::{Desk, import, search};
use crate::{
    ArticleId, Bookmark, BookmarkOrder, BookmarkQuery, CollectionId, Error, Library, Quotation,
    ShelfChangeKind, Within,
};

fn article(library: &Library, words: &str) -> ArticleId {
    search(library, &format!("\"{words}\"")).hits[0].article
}

fn three(library: &Library) -> [Bookmark; 3] {
    [("早起的人", "写进江边一章"), ("正午敲了", "鐘樓，见ＡＢＣ"), ("早上江面", "")]
        .map(|(words, note)| library.add_bookmark(article(library, words), Some(words), note).unwrap())
}

fn ids(found: &[Bookmark]) -> Vec<i64> {
    found.iter().map(|mark| mark.id).collect()
}

fn found(library: &Library, query: &BookmarkQuery) -> Vec<i64> {
    let found = library.find_bookmarks(query).unwrap();
    assert_eq!(found.total, found.bookmarks.len() as u64);
    ids(&found.bookmarks)
}

/// All that is on the shelf, to be compared.
fn all(library: &Library) -> (Vec<Bookmark>, crate::ShelfHoldings) {
    (library.bookmarks().unwrap(), library.shelf_holdings().unwrap())
}

#[test]
fn a_bookmark_stands_in_several_collections_and_is_found_in_what_holds_them() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, two, three] = three(&library);
    let thesis = library.make_collection(" 论文 ", None).unwrap();
    let chapter = library.make_collection("第一章", Some(thesis)).unwrap();
    let other = library.make_collection("备课", None).unwrap();
    library.collect(&[one.id, two.id], chapter).unwrap();
    library.collect(&[one.id], other).unwrap();
    assert_eq!(library.collect(&[one.id], other).unwrap(), None, "it was there");
    let within = |within| found(&library, &BookmarkQuery { within, ..BookmarkQuery::default() });
    assert_eq!(within(Within::Collection(thesis)), [two.id, one.id]);
    assert_eq!(within(Within::Collection(other)), [one.id]);
    assert_eq!(within(Within::Unfiled), [three.id]);
    let holdings = library.shelf_holdings().unwrap();
    let names: Vec<(&str, u64)> =
        holdings.collections.iter().map(|c| (c.name.as_str(), c.bookmarks)).collect();
    assert_eq!(names, [("备课", 1), ("论文", 2), ("第一章", 2)]);
    assert_eq!((holdings.bookmarks, holdings.unfiled), (3, 1));
    assert_eq!(library.bookmark(one.id).unwrap().collections.len(), 2);
}

#[test]
fn a_collection_is_never_part_of_itself_and_names_are_told_apart() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let top = library.make_collection("上", None).unwrap();
    let middle = library.make_collection("中", Some(top)).unwrap();
    let bottom = library.make_collection("下", Some(middle)).unwrap();
    for into in [top, middle, bottom] {
        assert!(matches!(library.move_collection(top, Some(into)), Err(Error::WithinItself(_))));
    }
    assert!(matches!(library.make_collection("中", Some(top)), Err(Error::NameTaken(_))));
    library.make_collection("中", None).unwrap();
    assert!(matches!(library.move_collection(middle, None), Err(Error::NameTaken(_))));
    library.rename_collection(middle, "中间").unwrap();
    library.move_collection(middle, None).unwrap();
    library.move_collection(top, Some(bottom)).unwrap();
    let holdings = library.shelf_holdings().unwrap();
    assert_eq!(holdings.collections.iter().find(|c| c.id == top).unwrap().parent, Some(bottom));
    assert!(matches!(library.make_collection(" ", None), Err(Error::NotAName(_))));
    let nowhere = CollectionId(99);
    assert!(matches!(library.make_collection("x", Some(nowhere)), Err(Error::NoCollection(_))));
    assert!(matches!(library.remove_collection(nowhere), Err(Error::NoCollection(_))));
}

#[test]
fn words_are_found_in_notes_quotations_headlines_and_tags_as_a_search_finds_them() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, two, three] = three(&library);
    library.tag(&[three.id, one.id], "水利").unwrap();
    let words =
        |words: &str| found(&library, &BookmarkQuery { words: words.to_owned(), ..BookmarkQuery::default() });
    assert_eq!(words("钟楼"), [two.id]);
    assert_eq!(words("abc"), [two.id]);
    assert_eq!(words("水利"), [three.id, one.id]);
    assert_eq!(words("水利 步道"), [one.id], "every word");
    assert_eq!(words("老码头的鐘"), [two.id], "in the headline");
    assert_eq!(words("江面"), [three.id]);
    assert_eq!(words("没有"), [] as [i64; 0]);
    let tags = vec!["水利".to_owned(), "没有".to_owned()];
    assert_eq!(found(&library, &BookmarkQuery { tags, ..BookmarkQuery::default() }), [] as [i64; 0]);
}

#[test]
fn bookmarks_are_listed_in_the_order_asked_for_a_part_at_a_time() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, two, three] = three(&library);
    let order = |order| found(&library, &BookmarkQuery { order, ..BookmarkQuery::default() });
    assert_eq!(order(BookmarkOrder::Newest), [three.id, two.id, one.id]);
    assert_eq!(order(BookmarkOrder::Oldest), [one.id, two.id, three.id]);
    assert_eq!(order(BookmarkOrder::Date), [three.id, one.id, two.id]);
    assert_eq!(order(BookmarkOrder::Place), [one.id, two.id, three.id]);
    let query = BookmarkQuery { offset: 1, limit: Some(1), ..BookmarkQuery::default() };
    let part = library.find_bookmarks(&query).unwrap();
    assert_eq!((part.total, ids(&part.bookmarks)), (3, vec![two.id]));
}

#[test]
fn every_removal_is_taken_back_and_the_taking_back_as_well() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, two, _] = three(&library);
    let thesis = library.make_collection("论文", None).unwrap();
    let chapter = library.make_collection("第一章", Some(thesis)).unwrap();
    library.collect(&[one.id, two.id], chapter).unwrap();
    library.tag(&[one.id, two.id], "水利").unwrap();
    library.tag(&[one.id], "步道").unwrap();
    let before = all(&library);
    type Removal<'l> = Box<dyn Fn() -> i64 + 'l>;
    let removals: [(&str, Removal<'_>); 10] = [
        ("a bookmark", Box::new(|| library.remove_bookmark(one.id).unwrap())),
        ("a note", Box::new(|| library.set_note(one.id, "").unwrap().unwrap())),
        ("a collection", Box::new(|| library.remove_collection(thesis).unwrap())),
        ("what is below", Box::new(|| library.remove_collection(chapter).unwrap())),
        ("out of a collection", Box::new(|| library.uncollect(&[one.id], chapter).unwrap().unwrap())),
        ("a tag", Box::new(|| library.untag(&[one.id], "水利").unwrap().unwrap())),
        ("a tag everywhere", Box::new(|| library.remove_tag("水利").unwrap().unwrap())),
        ("a tag's name", Box::new(|| library.rename_tag("水利", "步道").unwrap().unwrap())),
        ("a name", Box::new(|| library.rename_collection(thesis, "书").unwrap())),
        ("a place", Box::new(|| library.move_collection(chapter, None).unwrap())),
    ];
    let edited = |mut shelf: (Vec<Bookmark>, crate::ShelfHoldings)| {
        shelf.0.iter_mut().for_each(|mark| mark.edited.clear());
        shelf
    };
    for (what, remove) in &removals {
        let change = remove();
        let after = all(&library);
        assert_ne!(edited(after.clone()), edited(before.clone()), "{what}");
        let undone = library.undo_on_shelf(Some(change)).unwrap();
        assert!(undone.undone && undone.id == change, "{what}");
        assert_eq!(edited(all(&library)), edited(before.clone()), "{what}");
        assert!(matches!(library.undo_on_shelf(Some(change)), Err(Error::NothingToUndo(_))), "{what}");
        // The undo is undone, and that again.
        for expected in [&after, &before, &after, &before] {
            let last = library.shelf_changes().unwrap().remove(0);
            assert_eq!(last.kind, ShelfChangeKind::Undo);
            library.undo_on_shelf(Some(last.id)).unwrap();
            assert_eq!(edited(all(&library)), edited(expected.clone()), "{what}");
        }
    }
}

#[test]
fn without_a_number_the_last_change_is_taken_back_down_to_the_first() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, ..] = three(&library);
    let thesis = library.make_collection("论文", None).unwrap();
    library.collect(&[one.id], thesis).unwrap();
    library.set_note(one.id, "改过").unwrap();
    assert_eq!(library.set_note(one.id, "改过").unwrap(), None, "it is the same");
    for kind in [ShelfChangeKind::Note, ShelfChangeKind::Collect, ShelfChangeKind::MakeCollection] {
        assert_eq!(library.undo_on_shelf(None).unwrap().kind, kind);
    }
    for _ in 0..3 {
        assert_eq!(library.undo_on_shelf(None).unwrap().kind, ShelfChangeKind::Mark);
    }
    assert!(matches!(library.undo_on_shelf(None), Err(Error::NothingToUndo(None))));
    assert_eq!(all(&library), (Vec::new(), crate::ShelfHoldings::default()));
}

#[test]
fn a_note_that_is_kept_while_it_is_written_is_one_change() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, two, _] = three(&library);
    let before = library.shelf_changes().unwrap().len();
    let first = library.set_note(one.id, "写").unwrap();
    assert_eq!(library.set_note(one.id, "写到一半").unwrap(), first);
    assert_eq!(library.set_note(one.id, "写到一半，又写").unwrap(), first);
    assert_eq!(library.shelf_changes().unwrap().len(), before + 1);
    assert_eq!(library.bookmark(one.id).unwrap().note, "写到一半，又写");
    library.set_note(two.id, "另一条").unwrap();
    assert_ne!(library.set_note(one.id, "再写").unwrap(), first, "something was done since");
    library.undo_on_shelf(None).unwrap();
    assert_eq!(library.bookmark(one.id).unwrap().note, "写到一半，又写");
    library.undo_on_shelf(first).unwrap();
    assert_eq!(library.bookmark(one.id).unwrap().note, "写进江边一章");
}

#[test]
fn a_shelf_of_before_keeps_its_bookmarks_and_names_them_the_same_at_every_return() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let id = article(&library, "早起的人");
    drop(library);
    let shelf = desk.folder().join("shelf.sqlite");
    let names = [(); 2].map(|()| {
        std::fs::remove_file(&shelf).unwrap();
        let old = rusqlite::Connection::open(&shelf).unwrap();
        for step in [
            include_str!("../shelf/schema.sql"),
            include_str!("../shelf/schema_decisions.sql"),
            include_str!("../shelf/schema_unknown.sql"),
        ] {
            old.execute_batch(step).unwrap();
        }
        old.pragma_update(None, "user_version", 3).unwrap();
        old.execute(
            "INSERT INTO bookmark (article_id, quote, prefix, suffix, whole, facts, note, created)
             VALUES (?1, '早起的人', '', '沿着水走', 0, '{\"headline\":\"江边步道开放\"}', '旧', '2026-11-01T08:00:00Z')",
            [id.0],
        )
        .unwrap();
        drop(old);
        let library = desk.open();
        let [mark] = library.bookmarks().unwrap().try_into().unwrap();
        assert_eq!((mark.article, mark.note.as_str(), mark.edited), (Some(id), "旧", mark.created));
        library.shelf().read(|c| c.query_row("SELECT uid FROM bookmark", [], |row| row.get::<_, String>(0))).unwrap()
    });
    assert_eq!(names[0], names[1]);
    assert!(!names[0].is_empty());
}

#[test]
fn what_was_filed_is_there_when_the_archive_is_opened_again_and_in_its_copies() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, ..] = three(&library);
    let thesis = library.make_collection("论文", None).unwrap();
    library.collect(&[one.id], thesis).unwrap();
    library.tag(&[one.id], "水利").unwrap();
    let before = all(&library);
    let copy = library.keep_shelf_copy().expect("it changed, so it is copied while it is open");
    drop(library);
    let library = desk.open();
    assert_eq!(all(&library), before);
    library.remove_tag("水利").unwrap();
    drop(library);
    crate::restore_shelf(&desk.folder(), crate::ShelfFrom::File(&copy.path)).unwrap();
    assert_eq!(all(&desk.open()), before);
}

#[test]
fn the_same_words_are_marked_where_they_were_chosen() {
    let desk = Desk::new();
    desk.write("1.txt", "街坊报|2026-03-04|77|1\n==水位\n江水涨了。井水涨了。湖水涨了。\n");
    let library = desk.imported();
    let id = article(&library, "井水涨了");
    let words = Quotation { words: "水涨了", before: "江水涨了。井", after: "。湖" };
    let made = library.mark_words(id, words, "").unwrap();
    assert!(made.prefix.ends_with("江水涨了。井") && made.suffix == "。湖水涨了。", "{made:?}");
    let on = library.bookmarks_on(&library.story(id).unwrap()).unwrap();
    assert_eq!(ids(&on), [made.id]);
}

#[test]
fn a_bookmark_taken_off_still_follows_its_page_and_comes_back_to_it() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let [one, ..] = three(&library);
    let change = library.remove_bookmark(one.id).unwrap();
    drop(library);
    let library = super::open_later(&desk.folder());
    import(&library, &[desk.pages()]);
    library.undo_on_shelf(Some(change)).unwrap();
    assert_eq!(library.bookmark(one.id).unwrap().quote, one.quote);
    assert!(library.bookmark(one.id).unwrap().article.is_some());
}
