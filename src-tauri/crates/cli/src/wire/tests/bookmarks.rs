//! The goldens of `baoge bookmark`.

use super::*;
use library::{
    Bookmark, Collection, CollectionId, FoundBookmarks, ShelfChange, ShelfChangeKind, ShelfImport,
};

fn kept() -> Bookmark {
    Bookmark {
        id: 7,
        article: None,
        whole: false,
        quote: "码头启用".to_owned(),
        prefix: "昨日".to_owned(),
        suffix: String::new(),
        headline: Some("渔港添了新码头".to_owned()),
        newspaper: Some("海曲晨报".to_owned()),
        date: Some(day()),
        page: Some(PageLabel::new("1")),
        note: "核对".to_owned(),
        tags: vec!["航运".to_owned()],
        collections: vec![CollectionId(2)],
        created: "2024-03-06T00:00:00Z".to_owned(),
        edited: "2024-03-07T00:00:00Z".to_owned(),
    }
}

#[test]
fn bookmarks() {
    let found = FoundBookmarks { total: 1, bookmarks: vec![kept()] };
    check("bookmarks.json", &BookmarkList::from(&found));
    check("bookmark-removed.json", &Removed { removed: 7, change: 3 });
    check("bookmark-changed.json", &ShelfChanged { change: Some(3) });
}

#[test]
fn what_bookmarks_stand_under() {
    let tags = [library::Tag { name: "航运".to_owned(), bookmarks: 1 }];
    check("bookmark-tags.json", &TagList { tags: &tags });
    let collection = |id, name: &str, parent| Collection {
        id: CollectionId(id),
        name: name.to_owned(),
        parent,
        bookmarks: 1,
    };
    let collections = [collection(1, "论文", None), collection(2, "第一章", Some(CollectionId(1)))];
    check("bookmark-collections.json", &CollectionList { collections: &collections });
}

#[test]
fn what_was_done_to_bookmarks() {
    let change = ShelfChange {
        id: 3,
        kind: ShelfChangeKind::Unmark,
        what: "渔港添了新码头".to_owned(),
        bookmarks: 1,
        made: "2024-03-06T00:00:00Z".to_owned(),
        undoes: None,
        undone: true,
    };
    check("bookmark-undone.json", &change);
    check("bookmark-changes.json", &ShelfChangeList { changes: &[change] });
    let export =
        library::ShelfExport { path: Path::new("收藏.json").to_owned(), bookmarks: 1, collections: 2 };
    check("bookmarks-exported.json", &ShelfExported::from(&export));
    let import = ShelfImport { change: Some(4), added: 1, completed: 0, already_here: 2, lost: vec![kept()] };
    check("bookmarks-imported.json", &import);
}
