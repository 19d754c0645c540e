//! Searches that the reader asked or keeps.

use crate::Sort;
use search::{Facet, Filters};

/// What was searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptSearch {
    /// In the query language.
    pub query: String,
    /// Whether only what is written exactly so was wanted.
    pub exact: bool,
    /// In which order.
    pub sort: Sort,
    /// What it was narrowed down to.
    pub filters: Filters,
}

impl KeptSearch {
    /// It in the query language, what it was narrowed down to included, as far as that can be written there.
    #[must_use]
    pub fn written(&self) -> String {
        let named = Facet::ALL.into_iter().filter(|facet| !self.filters.of(*facet).is_empty()).map(|facet| {
            let values: Vec<String> =
                self.filters.of(facet).iter().map(|value| written(facet, value)).collect();
            if values.len() > 1 { format!("({})", values.join(" OR ")) } else { values.concat() }
        });
        let days = self.filters.days.as_ref().map(|days| format!("日期:{days}"));
        let narrowed: Vec<String> = named.chain(days).collect();
        if narrowed.is_empty() {
            return self.query.clone();
        }
        let query = if self.query.contains(" OR ") || self.query.contains('|') {
            format!("({})", self.query)
        } else {
            self.query.clone()
        };
        format!("{query} {}", narrowed.join(" "))
    }
}

fn written(facet: Facet, value: &str) -> String {
    let quoted = format!("\"{}\"", value.replace('"', "\\\""));
    match facet {
        Facet::Newspaper => format!("报:{quoted}"),
        Facet::Page => format!("版:{quoted}"),
        Facet::Author => format!("作者:{quoted}"),
        Facet::Column => format!("栏:{quoted}"),
        Facet::Year | Facet::Month => format!("日期:{value}"),
    }
}

/// A search that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastSearch {
    /// What.
    pub search: KeptSearch,
    /// When, RFC 3339 in UTC.
    pub asked: String,
}

/// A search kept by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its number.
    pub id: i64,
    /// What the reader calls it; no two are called the same.
    pub name: String,
    /// What.
    pub search: KeptSearch,
    /// When it was saved, RFC 3339 in UTC.
    pub created: String,
    /// When it was last looked at, the same.
    pub looked: String,
    /// What it finds now.
    pub total: u64,
    /// Those among them that came in since it was last looked at.
    pub new: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_written_with_what_it_was_narrowed_down_to() {
        let search =
            |query: &str, filters| KeptSearch { query: query.to_owned(), filters, ..KeptSearch::default() };
        assert_eq!(search("渡口", Filters::default()).written(), "渡口");
        let filters = Filters {
            newspaper: vec!["汐州晚报".to_owned(), "岚川日报".to_owned()],
            year: vec!["2019".to_owned()],
            days: Some("2019-03..2019-05".to_owned()),
            ..Filters::default()
        };
        let written = search("渡口 OR 码头", filters).written();
        assert_eq!(
            written,
            "(渡口 OR 码头) (报:\"汐州晚报\" OR 报:\"岚川日报\") 日期:2019 日期:2019-03..2019-05"
        );
        assert!(search::Query::parse(&written, search::Matching::Folded).notes().is_empty());
    }
}
