//! What may be asked of an answer, and what an answer is. Values only.

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first; among equals the latest.
    #[default]
    Relevance,
    /// The latest first; undated last.
    Newest,
    /// The earliest first; undated last.
    Oldest,
}

/// Which part of an answer is wanted, and what with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Hits to skip, to any depth.
    pub offset: usize,
    /// Hits to give.
    pub limit: usize,
    /// In which order.
    pub sort: Sort,
    /// Whether to count facets and the timeline.
    pub counts: bool,
}

/// One found document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundHit {
    /// Its id.
    pub id: u64,
    /// Its rank, comparable within one answer only; 0 when sorted by date.
    pub score: f32,
}

/// Counts of all hits by value: the most frequent first, years and months the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// 报.
    pub newspaper: Vec<(String, u64)>,
    /// `2023`.
    pub year: Vec<(String, u64)>,
    /// `2023-10`.
    pub month: Vec<(String, u64)>,
    /// 版, as printed.
    pub page: Vec<(String, u64)>,
    /// 作者.
    pub author: Vec<(String, u64)>,
    /// 栏题.
    pub column: Vec<(String, u64)>,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many documents match: exact.
    pub total: u64,
    /// The window asked for.
    pub hits: Vec<FoundHit>,
    /// Empty unless asked for.
    pub facets: Facets,
    /// Hits by period, earliest first; undated ones are not in it. Empty unless asked for.
    pub timeline: Vec<(String, u64)>,
    /// How long the periods of the timeline are.
    pub unit: Unit,
}

/// The periods of a timeline: the shortest that make a line one can take in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// `2023-10-11`: the hits lie within two months.
    Day,
    /// `2023-10`: the hits lie within twelve years.
    #[default]
    Month,
    /// `2023`.
    Year,
}
