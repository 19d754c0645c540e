//! 收藏: what the reader's marks stand under, which of them are asked for, and what leaves and comes in as a file.

use super::bookmarks::Marked;
use library::{BookmarkOrder, BookmarkQuery, CollectionId, Library, ShelfExport, ShelfImport, Within};
use serde::{Deserialize, Serialize};

/// The answer to `shelf_holdings`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ShelfHoldings {
    pub(crate) bookmarks: u64,
    /// In no collection.
    pub(crate) unfiled: u64,
    /// Parents before what is below them.
    pub(crate) collections: Vec<Collection>,
    pub(crate) tags: Vec<Tag>,
    /// Where the dated copies of the shelf lie.
    pub(crate) copies: String,
    /// The day of the latest, in UTC; null if there is none yet.
    pub(crate) copied: Option<String>,
}

/// 收藏夹.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Collection {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) parent: Option<i64>,
    /// In it or below it, each once.
    pub(crate) bookmarks: u64,
}

/// 标签.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) bookmarks: u64,
}

/// Which marks are asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Query {
    pub(crate) words: String,
    pub(crate) within: Where,
    pub(crate) tags: Vec<String>,
    /// Only those whose article is gone.
    pub(crate) lost: bool,
    pub(crate) order: Order,
    pub(crate) offset: usize,
    pub(crate) limit: usize,
}

/// Where to look for marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Where {
    /// Everywhere.
    Shelf,
    /// Among those in no collection.
    Unfiled,
    /// In a collection and below it.
    Collection { id: i64 },
}

/// The order of marks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Order {
    Newest,
    Oldest,
    Date,
    Place,
}

/// A change that can be taken back, or was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ShelfChange {
    pub(crate) id: i64,
    pub(crate) kind: library::ShelfChangeKind,
    /// A headline, the name of a collection, a tag or a file.
    pub(crate) what: String,
    pub(crate) bookmarks: u64,
    /// RFC 3339 in UTC.
    pub(crate) made: String,
    pub(crate) undone: bool,
}

/// The answer to `export_shelf`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Exported {
    /// The reader chose no file.
    Cancelled,
    Done {
        path: String,
        bookmarks: u64,
    },
}

/// The answer to `import_shelf`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum TakenIn {
    /// The reader chose no file.
    Cancelled,
    Done {
        /// The number to undo it by; null where nothing was new.
        change: Option<i64>,
        added: u64,
        completed: u64,
        already_here: u64,
        /// Those whose article is not in this archive.
        lost: Vec<Marked>,
    },
}

impl ShelfHoldings {
    /// What stands on the shelf of `library` now.
    pub(crate) fn of(library: &Library) -> library::Result<Self> {
        let library::ShelfHoldings { bookmarks, unfiled, collections, tags } = library.shelf_holdings()?;
        let latest = library::shelf_copies(library.folder()).into_iter().next();
        Ok(Self {
            bookmarks,
            unfiled,
            collections: collections.into_iter().map(Collection::from).collect(),
            tags: tags.into_iter().map(|tag| Tag { name: tag.name, bookmarks: tag.bookmarks }).collect(),
            copies: library.folder().join("backups").to_string_lossy().into_owned(),
            copied: latest.map(|copy| copy.date.to_string()),
        })
    }
}

impl From<library::ShelfChange> for ShelfChange {
    fn from(change: library::ShelfChange) -> Self {
        let library::ShelfChange { id, kind, what, bookmarks, made, undoes: _, undone } = change;
        Self { id, kind, what, bookmarks, made, undone }
    }
}

impl From<library::Collection> for Collection {
    fn from(library::Collection { id, name, parent, bookmarks }: library::Collection) -> Self {
        Self { id: id.0, name, parent: parent.map(|parent| parent.0), bookmarks }
    }
}

impl From<Query> for BookmarkQuery {
    fn from(query: Query) -> Self {
        Self {
            words: query.words,
            within: match query.within {
                Where::Shelf => Within::Shelf,
                Where::Unfiled => Within::Unfiled,
                Where::Collection { id } => Within::Collection(CollectionId(id)),
            },
            tags: query.tags,
            lost: query.lost,
            order: match query.order {
                Order::Newest => BookmarkOrder::Newest,
                Order::Oldest => BookmarkOrder::Oldest,
                Order::Date => BookmarkOrder::Date,
                Order::Place => BookmarkOrder::Place,
            },
            offset: query.offset,
            limit: Some(query.limit),
        }
    }
}

impl From<ShelfExport> for Exported {
    fn from(export: ShelfExport) -> Self {
        Self::Done { path: export.path.to_string_lossy().into_owned(), bookmarks: export.bookmarks }
    }
}

impl From<ShelfImport> for TakenIn {
    fn from(import: ShelfImport) -> Self {
        let ShelfImport { change, added, completed, already_here, lost } = import;
        let lost = lost.into_iter().map(Marked::from).collect();
        Self::Done { change, added, completed, already_here, lost }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::bookmarks::samples;
    use crate::messages::{filled, golden};

    #[test]
    fn answers_have_the_fields_of_their_goldens() {
        let collection =
            |id, name: &str, parent, bookmarks| Collection { id, name: name.to_owned(), parent, bookmarks };
        golden(
            "shelf-holdings.json",
            &ShelfHoldings {
                bookmarks: 3,
                unfiled: 1,
                collections: vec![
                    collection(1, "论文", None, 2),
                    collection(2, "第一章", Some(1), 2),
                    collection(3, "备课", None, 1),
                ],
                tags: vec![Tag { name: "航运".to_owned(), bookmarks: 1 }],
                copies: "/media/剪报/backups".to_owned(),
                copied: Some("2026-11-28".to_owned()),
            },
        );
        let change = ShelfChange {
            id: 9,
            kind: library::ShelfChangeKind::RemoveCollection,
            what: "论文".to_owned(),
            bookmarks: 2,
            made: "2026-11-28T01:02:03Z".to_owned(),
            undone: false,
        };
        golden("shelf-changes.json", &[change]);
        let done = Exported::Done { path: "/media/收藏.json".to_owned(), bookmarks: 3 };
        golden("shelf-exported.json", &[Exported::Cancelled, done]);
        let done = TakenIn::Done {
            change: Some(9),
            added: 1,
            completed: 0,
            already_here: 2,
            lost: vec![Marked { article: None, ..samples::marked() }],
        };
        golden("shelf-taken-in.json", &[TakenIn::Cancelled, done]);
    }

    #[test]
    fn marks_are_asked_for_as_in_the_golden() {
        let query = |within, order| Query {
            words: "渡船 航运".to_owned(),
            within,
            tags: vec!["航运".to_owned()],
            lost: false,
            order,
            offset: 50,
            limit: 50,
        };
        let asked = vec![
            query(Where::Shelf, Order::Newest),
            query(Where::Unfiled, Order::Oldest),
            query(Where::Collection { id: 2 }, Order::Date),
            query(Where::Shelf, Order::Place),
        ];
        golden("bookmark-queries.json", &asked);
        let text = serde_json::to_string(&asked).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Query>>(&text).unwrap(), asked);
        let meant = BookmarkQuery::from(asked[2].clone());
        assert_eq!(meant.within, Within::Collection(CollectionId(2)));
        assert_eq!((meant.offset, meant.limit, meant.order), (50, Some(50), BookmarkOrder::Date));
    }

    #[test]
    fn what_was_filed_is_told_with_where_its_copies_lie() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let page = library.issue("海曲晨报", "2024-03-05".parse().unwrap(), None).unwrap().unwrap();
        let mark = library.add_bookmark(page.articles[0].id, None, "").unwrap();
        let collection = library.make_collection("论文", None).unwrap();
        library.collect(&[mark.id], collection).unwrap();
        library.tag(&[mark.id], "航运").unwrap();
        assert!(library.keep_shelf_copy().is_some());
        let held = ShelfHoldings::of(&library).unwrap();
        assert_eq!((held.bookmarks, held.unfiled, held.tags.len()), (1, 0, 1));
        assert_eq!((held.collections[0].name.as_str(), held.collections[0].bookmarks), ("论文", 1));
        assert!(held.copied.is_some() && held.copies.ends_with("backups"), "{held:?}");
    }
}
