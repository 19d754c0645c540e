//! 收藏: the reader's marks as they are listed.

use serde::Serialize;

/// The answer to `bookmarks`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Bookmarks {
    /// How many there are.
    pub(crate) total: u64,
    /// Those asked for, the latest first.
    pub(crate) bookmarks: Vec<Marked>,
}

/// A mark as it is listed, with what was shown beside it when it was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Marked {
    pub(crate) id: i64,
    /// Null if the article is gone.
    pub(crate) article: Option<String>,
    pub(crate) headline: Option<String>,
    /// The words marked, or the article's beginning.
    pub(crate) quote: String,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) note: String,
}

impl Bookmarks {
    /// The first `limit` of `all`.
    pub(crate) fn latest(all: Vec<library::Bookmark>, limit: usize) -> Self {
        let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
        Self { total, bookmarks: all.into_iter().take(limit).map(Marked::from).collect() }
    }
}

impl From<library::Bookmark> for Marked {
    fn from(mark: library::Bookmark) -> Self {
        Self {
            id: mark.id,
            article: mark.article.map(|id| id.to_string()),
            headline: mark.headline,
            quote: mark.quote,
            newspaper: mark.newspaper,
            date: mark.date.map(|date| date.to_string()),
            label: mark.page.map(|label| label.to_string()),
            note: mark.note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{filled, golden};

    #[test]
    fn the_latest_bookmarks_are_listed_and_all_are_counted() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let page = library.issue("海曲晨报", "2024-03-05".parse().unwrap(), None).unwrap().unwrap();
        let id = page.articles[0].id;
        library.add_bookmark(id, Some("首班渡船"), "记得").unwrap();
        library.add_bookmark(id, None, "").unwrap();
        let marks = Bookmarks::latest(library.bookmarks().unwrap(), 1);
        assert_eq!((marks.total, marks.bookmarks.len()), (2, 1));
        assert_eq!(marks.bookmarks[0].headline.as_deref(), Some("码头启用"));
        let words = Bookmarks::latest(library.bookmarks().unwrap(), 9).bookmarks.swap_remove(1);
        assert_eq!((words.quote.as_str(), words.note.as_str()), ("首班渡船", "记得"));
        assert_eq!(words.article, Some(id.to_string()));
        let marked = Marked { id: 7, article: Some("0123456789abc".to_owned()), ..words };
        golden("bookmarks.json", &Bookmarks { total: 2, bookmarks: vec![marked] });
    }
}
