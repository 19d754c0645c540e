//! 收藏: the reader's marks as they are listed and as they stand beside an article.

use serde::Serialize;

/// The answer to `bookmarks` and `find_bookmarks`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Bookmarks {
    /// How many there are.
    pub(crate) total: u64,
    /// Those asked for.
    pub(crate) bookmarks: Vec<Marked>,
}

/// A mark, with what was shown beside it when it was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Marked {
    pub(crate) id: i64,
    /// Null if the article is gone.
    pub(crate) article: Option<String>,
    /// Whether the article as a whole is meant.
    pub(crate) whole: bool,
    pub(crate) headline: Option<String>,
    /// The words marked, or the article's beginning.
    pub(crate) quote: String,
    /// The words before and after them, to find them among the same words elsewhere.
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) note: String,
    pub(crate) tags: Vec<String>,
    /// Numbers of collections.
    pub(crate) collections: Vec<i64>,
    /// RFC 3339 in UTC.
    pub(crate) created: String,
}

impl From<library::FoundBookmarks> for Bookmarks {
    fn from(found: library::FoundBookmarks) -> Self {
        Self { total: found.total, bookmarks: found.bookmarks.into_iter().map(Marked::from).collect() }
    }
}

impl From<library::Bookmark> for Marked {
    fn from(mark: library::Bookmark) -> Self {
        Self {
            id: mark.id,
            article: mark.article.map(|id| id.to_string()),
            whole: mark.whole,
            headline: mark.headline,
            quote: mark.quote,
            prefix: mark.prefix,
            suffix: mark.suffix,
            newspaper: mark.newspaper,
            date: mark.date.map(|date| date.to_string()),
            label: mark.page.map(|label| label.to_string()),
            note: mark.note,
            tags: mark.tags,
            collections: mark.collections.into_iter().map(|id| id.0).collect(),
            created: mark.created,
        }
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::Marked;

    /// A mark on words.
    pub(crate) fn marked() -> Marked {
        Marked {
            id: 7,
            article: Some("0123456789abc".to_owned()),
            whole: false,
            headline: Some("码头启用".to_owned()),
            quote: "首班渡船".to_owned(),
            prefix: "城南码头正式启用，".to_owned(),
            suffix: "上午离港。".to_owned(),
            newspaper: Some("海曲晨报".to_owned()),
            date: Some("2024-03-05".to_owned()),
            label: Some("1".to_owned()),
            note: "记得".to_owned(),
            tags: vec!["航运".to_owned()],
            collections: vec![2],
            created: "2024-03-06T01:02:03Z".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{filled, golden};
    use library::{BookmarkQuery, FoundBookmarks};

    #[test]
    fn the_latest_bookmarks_are_listed_and_all_are_counted() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let page = library.issue("海曲晨报", "2024-03-05".parse().unwrap(), None).unwrap().unwrap();
        let id = page.articles[0].id;
        library.add_bookmark(id, Some("首班渡船"), "记得").unwrap();
        library.add_bookmark(id, None, "").unwrap();
        let latest = |limit| -> FoundBookmarks {
            library.find_bookmarks(&BookmarkQuery { limit: Some(limit), ..BookmarkQuery::default() }).unwrap()
        };
        let marks = Bookmarks::from(latest(1));
        assert_eq!((marks.total, marks.bookmarks.len()), (2, 1));
        assert_eq!(marks.bookmarks[0].headline.as_deref(), Some("码头启用"));
        let words = Bookmarks::from(latest(9)).bookmarks.swap_remove(1);
        assert_eq!((words.quote.as_str(), words.note.as_str()), ("首班渡船", "记得"));
        assert_eq!(words.article, Some(id.to_string()));
        assert!(words.prefix.ends_with("正式启用，") && words.suffix.starts_with("上午离港"), "{words:?}");
        golden("bookmarks.json", &Bookmarks { total: 2, bookmarks: vec![samples::marked()] });
    }
}
