//! What a search answers with.

use super::ArticleId;
use jiff::civil::Date;
use newsprint::PageLabel;
use search::Meaning;
use serde::Serialize;

/// A piece of text, in or out of a hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// As printed.
    pub text: String,
    /// Whether the query found it.
    pub hit: bool,
}

/// One found story, by the name of its first article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Which.
    pub article: ArticleId,
    /// The paper.
    pub newspaper: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The pages it stands on: several where jumps join it, none where it is not known.
    pub pages: Vec<PageLabel>,
    /// Who signed.
    pub authors: Vec<String>,
    /// Headline with hits marked.
    pub headline: Vec<Piece>,
    /// Where the query was found, with hits marked.
    pub snippet: Vec<Piece>,
    /// Rank; comparable within one answer only.
    pub score: f32,
}

/// What a search answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchResults {
    /// Exact.
    pub total: u64,
    /// Wall time of the search in milliseconds.
    pub took_ms: f64,
    /// The page asked for.
    pub hits: Vec<Hit>,
    /// Counts over all hits.
    pub facets: Facets,
    /// Counts over all hits by period, in order; undated hits are not in it.
    pub timeline: Vec<PeriodCount>,
    /// How long the periods of the timeline are: as short as the range of the hits allows.
    pub timeline_unit: TimelineUnit,
    /// What the query was understood as, in the query language.
    pub understood: String,
    /// The same, to be put in words.
    #[serde(skip)]
    pub meaning: Meaning,
    /// What was wrong with the query or set right in it, a sentence each.
    pub notes: Vec<QueryNote>,
}

/// Stories about the same things as one, the most alike first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SimilarArticles {
    /// The words they were looked for by, the most telling first.
    pub keywords: Vec<String>,
    /// How many have several of these words.
    pub total: u64,
    /// Those asked for.
    pub hits: Vec<Hit>,
}

/// What was wrong or odd in a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueryNote {
    /// Stable name: `unclosed_quote`.
    pub code: String,
    /// A sentence in Chinese.
    pub message: String,
    /// Characters of the query it is about.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Counts of the hits by each facet, the largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// 报.
    pub newspaper: Vec<FacetCount>,
    /// Years, latest first.
    pub year: Vec<FacetCount>,
    /// Months, latest first.
    pub month: Vec<FacetCount>,
    /// 版.
    pub page: Vec<FacetCount>,
    /// 作者.
    pub author: Vec<FacetCount>,
    /// 栏题.
    pub column: Vec<FacetCount>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetCount {
    /// The value.
    pub value: String,
    /// Hits that have it.
    pub count: u64,
}

/// One bar of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PeriodCount {
    /// `2023-10-11`, `2023-10` or `2023`.
    pub period: String,
    /// Hits in it.
    pub count: u64,
}

/// The periods of a timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineUnit {
    /// The hits lie within two months.
    Day,
    /// The hits lie within twelve years.
    #[default]
    Month,
    /// They lie wider apart.
    Year,
}
