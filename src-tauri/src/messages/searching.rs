//! 检索: what is searched for, what was found and how many there are of what, what to ask instead, where a story
//! answers, and the searches a reader keeps.

use library::{
    FacetCount, Facets as Counted, Field, Filters, Hit, KeptSearch, Meaning, NarrowedSearch, Part,
    PastSearch, Piece, Proposal, SavedSearch, SearchRequest, SearchResults, Sort, TimelineUnit,
};
use newsprint::{CharRange, PageLabel};
use serde::{Deserialize, Serialize};

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) query: String,
    #[serde(default)]
    pub(crate) exact: bool,
    #[serde(default)]
    pub(crate) sort: Order,
    #[serde(default)]
    pub(crate) filters: Chosen,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Order {
    #[default]
    Relevance,
    Newest,
    Oldest,
}

/// What hits are narrowed down to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    pub(crate) newspaper: Vec<String>,
    pub(crate) year: Vec<String>,
    pub(crate) month: Vec<String>,
    pub(crate) page: Vec<String>,
    pub(crate) author: Vec<String>,
    pub(crate) column: Vec<String>,
    /// `2023-10..2024-03`.
    pub(crate) days: Option<String>,
}

/// Which part of the answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Slice {
    pub(crate) offset: usize,
    pub(crate) limit: usize,
    /// Whether facets and the timeline are counted; a further part of the same answer needs no counts.
    pub(crate) counts: bool,
}

/// The answer to `search`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Answer {
    pub(crate) total: u64,
    pub(crate) took_ms: f64,
    pub(crate) hits: Vec<FoundStory>,
    pub(crate) facets: Facets,
    pub(crate) timeline: Timeline,
    pub(crate) meaning: Understood,
    pub(crate) notes: Vec<Note>,
}

/// A found story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FoundStory {
    pub(crate) id: String,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) pages: Vec<String>,
    pub(crate) authors: Vec<String>,
    /// Empty where it has none.
    pub(crate) headline: Vec<Span>,
    pub(crate) snippet: Vec<Span>,
}

/// A piece of text, in or out of a hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) hit: bool,
}

/// How many hits have which value; a facet that something was chosen of is counted as if nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Facets {
    pub(crate) newspaper: Vec<Value>,
    pub(crate) year: Vec<Value>,
    pub(crate) month: Vec<Value>,
    pub(crate) page: Vec<Value>,
    pub(crate) author: Vec<Value>,
    pub(crate) column: Vec<Value>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Value {
    pub(crate) value: String,
    pub(crate) count: u64,
}

/// Dated hits by period, earliest first; periods without any are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Timeline {
    /// `day`, `month` or `year`.
    pub(crate) unit: TimelineUnit,
    pub(crate) periods: Vec<Period>,
}

/// `2023-10-11`, `2023-10` or `2023`, and how many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Period {
    pub(crate) period: String,
    pub(crate) count: u64,
}

/// What was odd in the query, by a code; characters of it, counted as code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Note {
    pub(crate) code: String,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What the query was understood as, to be put in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Understood {
    Nothing,
    All { of: Vec<Understood> },
    Any { of: Vec<Understood> },
    Not { of: Box<Understood> },
    Text { field: &'static str, text: String },
    Beginning { field: &'static str, text: String },
    Whole { field: &'static str, text: String },
    Near { left: Vec<Understood>, right: Vec<Understood>, distance: u32 },
    Dates { days: String },
}

/// The answer to `loosen`: what would find something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Loosened {
    pub(crate) conditions: Vec<Alone>,
    pub(crate) without: Vec<Instead>,
    pub(crate) apart: Option<Instead>,
    pub(crate) folded: Option<u64>,
    pub(crate) unfiltered: Option<u64>,
}

/// A condition by itself, and the nearest that finds something where it does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Alone {
    #[serde(flatten)]
    pub(crate) alone: Instead,
    pub(crate) nearest: Vec<Instead>,
}

/// A query, what it is about, and how many it finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Instead {
    pub(crate) text: String,
    pub(crate) query: String,
    pub(crate) count: u64,
}

/// The answer to `story_marks`: where each part of a story answers. Pairs `[start, end]` of characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PartMarks {
    pub(crate) column: Vec<[u32; 2]>,
    pub(crate) kicker: Vec<[u32; 2]>,
    pub(crate) headline: Vec<[u32; 2]>,
    pub(crate) subheadline: Vec<[u32; 2]>,
    pub(crate) bylines: Vec<SignedMarks>,
    pub(crate) blocks: Vec<Vec<[u32; 2]>>,
}

/// Where a name answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct SignedMarks {
    pub(crate) name: String,
    pub(crate) hits: Vec<[u32; 2]>,
}

/// A search that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Past {
    pub(crate) search: Asked,
    pub(crate) asked: String,
}

/// A search kept by a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Saved {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) search: Asked,
    pub(crate) looked: String,
    pub(crate) total: u64,
    /// Those that came in since it was last looked at.
    pub(crate) new: u64,
}

impl Asked {
    /// The question that the library answers.
    pub(crate) fn narrowed(self, slice: Slice) -> NarrowedSearch {
        let KeptSearch { query, exact, sort, filters } = self.into();
        let Slice { offset, limit, counts } = slice;
        NarrowedSearch { request: SearchRequest { query, offset, limit, sort, exact }, filters, counts }
    }
}

impl From<Asked> for KeptSearch {
    fn from(Asked { query, exact, sort, filters }: Asked) -> Self {
        let sort = match sort {
            Order::Relevance => Sort::Relevance,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        };
        let Chosen { newspaper, year, month, page, author, column, days } = filters;
        Self { query, exact, sort, filters: Filters { newspaper, year, month, page, author, column, days } }
    }
}

impl From<KeptSearch> for Asked {
    fn from(KeptSearch { query, exact, sort, filters }: KeptSearch) -> Self {
        let sort = match sort {
            Sort::Relevance => Order::Relevance,
            Sort::Newest => Order::Newest,
            Sort::Oldest => Order::Oldest,
        };
        let Filters { newspaper, year, month, page, author, column, days } = filters;
        Self { query, exact, sort, filters: Chosen { newspaper, year, month, page, author, column, days } }
    }
}

impl From<PastSearch> for Past {
    fn from(PastSearch { search, asked }: PastSearch) -> Self {
        Self { search: search.into(), asked }
    }
}

impl From<SavedSearch> for Saved {
    fn from(SavedSearch { id, name, search, created: _, looked, total, new }: SavedSearch) -> Self {
        Self { id, name, search: search.into(), looked, total, new }
    }
}

impl From<SearchResults> for Answer {
    fn from(found: SearchResults) -> Self {
        let periods = found.timeline.into_iter().map(|one| Period { period: one.period, count: one.count });
        let note = |note: library::QueryNote| Note { code: note.code, start: note.start, end: note.end };
        Self {
            total: found.total,
            took_ms: found.took_ms,
            hits: found.hits.into_iter().map(FoundStory::from).collect(),
            facets: found.facets.into(),
            timeline: Timeline { unit: found.timeline_unit, periods: periods.collect() },
            meaning: found.meaning.into(),
            notes: found.notes.into_iter().map(note).collect(),
        }
    }
}

impl From<Hit> for FoundStory {
    fn from(hit: Hit) -> Self {
        let spans = |pieces: Vec<Piece>| {
            pieces.into_iter().map(|Piece { text, hit }| Span { text, hit }).collect::<Vec<_>>()
        };
        Self {
            id: hit.article.to_string(),
            newspaper: hit.newspaper,
            date: hit.date.map(|date| date.to_string()),
            pages: hit.pages.iter().map(PageLabel::to_string).collect(),
            authors: hit.authors,
            headline: spans(hit.headline),
            snippet: spans(hit.snippet),
        }
    }
}

impl From<Counted> for Facets {
    fn from(Counted { newspaper, year, month, page, author, column }: Counted) -> Self {
        let values = |counts: Vec<FacetCount>| {
            counts.into_iter().map(|FacetCount { value, count }| Value { value, count }).collect::<Vec<_>>()
        };
        Self {
            newspaper: values(newspaper),
            year: values(year),
            month: values(month),
            page: values(page),
            author: values(author),
            column: values(column),
        }
    }
}

impl From<Meaning> for Understood {
    fn from(meaning: Meaning) -> Self {
        let all = |several: Vec<Meaning>| several.into_iter().map(Self::from).collect::<Vec<_>>();
        match meaning {
            Meaning::Nothing => Self::Nothing,
            Meaning::All(several) => Self::All { of: all(several) },
            Meaning::Any(several) => Self::Any { of: all(several) },
            Meaning::Not(one) => Self::Not { of: Box::new(Self::from(*one)) },
            Meaning::Text(field, text) => Self::Text { field: name(field), text },
            Meaning::Beginning(field, text) => Self::Beginning { field: name(field), text },
            Meaning::Whole(field, text) => Self::Whole { field: name(field), text },
            Meaning::Near(left, right, distance) => {
                Self::Near { left: all(left), right: all(right), distance }
            }
            Meaning::Dates(days) => Self::Dates { days },
        }
    }
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Anywhere => "anywhere",
        Field::In(Part::Title) => "title",
        Field::In(Part::Column) => "column",
        Field::In(Part::Author) => "author",
        Field::In(Part::Body) => "body",
        Field::In(Part::Caption) => "caption",
        Field::Newspaper => "newspaper",
        Field::Page => "page",
    }
}

impl From<library::Loosened> for Loosened {
    fn from(found: library::Loosened) -> Self {
        let instead = |Proposal { text, query, count }| Instead { text, query, count };
        let alone = |one: library::AloneCount| Alone {
            alone: instead(one.alone),
            nearest: one.nearest.into_iter().map(instead).collect(),
        };
        Self {
            conditions: found.conditions.into_iter().map(alone).collect(),
            without: found.without.into_iter().map(instead).collect(),
            apart: found.apart.map(instead),
            folded: found.folded,
            unfiltered: found.unfiltered,
        }
    }
}

impl From<library::PartMarks> for PartMarks {
    fn from(marks: library::PartMarks) -> Self {
        let pairs = |ranges: Vec<CharRange>| ranges.iter().map(|r| [r.start, r.end]).collect::<Vec<_>>();
        Self {
            column: pairs(marks.column),
            kicker: pairs(marks.kicker),
            headline: pairs(marks.headline),
            subheadline: pairs(marks.subheadline),
            bylines: marks
                .bylines
                .into_iter()
                .map(|(name, hits)| SignedMarks { name, hits: pairs(hits) })
                .collect(),
            blocks: marks.blocks.into_iter().map(pairs).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
