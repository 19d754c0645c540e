//! What hits are narrowed down to beside what was written: values of facets as they were counted, and days. It says
//! nothing about rank, and nothing of it stands in a text.

use crate::days::Days;
use crate::schema::Fields;
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query, RangeQuery};
use tantivy::schema::Field;

/// Only hits with these. Values of one facet are alternatives, facets come together. What is no day is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// 报, as counted.
    pub newspaper: Vec<String>,
    /// `2023`.
    pub year: Vec<String>,
    /// `2023-10`.
    pub month: Vec<String>,
    /// 版.
    pub page: Vec<String>,
    /// 作者.
    pub author: Vec<String>,
    /// 栏题.
    pub column: Vec<String>,
    /// From one day to another: `2023-10..2024-03`.
    pub days: Option<String>,
}

/// What hits are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// 报.
    Newspaper,
    /// The year of the issue.
    Year,
    /// The month of the issue.
    Month,
    /// 版.
    Page,
    /// 作者.
    Author,
    /// 栏题.
    Column,
}

impl Facet {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Newspaper, Self::Year, Self::Month, Self::Page, Self::Author, Self::Column];
}

impl Filters {
    /// The values chosen of a facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Newspaper => &self.newspaper,
            Facet::Year => &self.year,
            Facet::Month => &self.month,
            Facet::Page => &self.page,
            Facet::Author => &self.author,
            Facet::Column => &self.column,
        }
    }

    /// The same with nothing chosen of a facet.
    #[must_use]
    pub fn without(&self, facet: Facet) -> Self {
        let mut others = self.clone();
        match facet {
            Facet::Newspaper => others.newspaper.clear(),
            Facet::Year => others.year.clear(),
            Facet::Month => others.month.clear(),
            Facet::Page => others.page.clear(),
            Facet::Author => others.author.clear(),
            Facet::Column => others.column.clear(),
        }
        others
    }

    /// Whether they narrow nothing down.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Facet::ALL.iter().all(|facet| self.of(*facet).is_empty()) && self.days.is_none()
    }

    /// The engine's query for `asked` narrowed down to these.
    pub(crate) fn narrow(&self, asked: Box<dyn Query>, fields: &Fields) -> Box<dyn Query> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for facet in Facet::ALL {
            let any: Vec<Box<dyn Query>> =
                self.of(facet).iter().filter_map(|value| one(facet, value, fields)).collect();
            if !any.is_empty() {
                let any = any.into_iter().map(|value| (Occur::Should, value)).collect();
                all.push(steady(BooleanQuery::new(any)));
            }
        }
        if let Some(within) = self.days.as_deref().and_then(|text| days(text, fields)) {
            all.push(steady(within));
        }
        if all.is_empty() {
            return asked;
        }
        all.push((Occur::Must, asked));
        Box::new(BooleanQuery::new(all))
    }
}

/// It must hold, and counts for nothing.
fn steady(condition: impl Query) -> (Occur, Box<dyn Query>) {
    (Occur::Must, Box::new(ConstScoreQuery::new(Box::new(condition), 0.0)))
}

fn one(facet: Facet, value: &str, fields: &Fields) -> Option<Box<dyn Query>> {
    let field = match facet {
        Facet::Year | Facet::Month => {
            return days(value, fields).map(|days| Box::new(days) as Box<dyn Query>);
        }
        Facet::Newspaper => fields.newspaper_name,
        Facet::Page => fields.page_name,
        Facet::Author => fields.author_name,
        Facet::Column => fields.column_name,
    };
    Some(Box::new(exactly(field, value)))
}

/// The columns hold values as they are counted, so that what is counted and what is found is the same.
fn exactly(field: Field, value: &str) -> RangeQuery {
    let term = Bound::Included(Term::from_field_text(field, value));
    RangeQuery::new(term.clone(), term)
}

fn days(text: &str, fields: &Fields) -> Option<RangeQuery> {
    let (first, last) = Days::read(text)?.numbers();
    let bound = |n: Option<u64>| {
        n.map_or(Bound::Unbounded, |n| Bound::Included(Term::from_field_u64(fields.date, n)))
    };
    Some(RangeQuery::new(bound(first), bound(last)))
}
