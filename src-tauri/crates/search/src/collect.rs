//! One pass over all that a query matches: the total, the best hits of the window, and the counts.
//!
//! Nothing is estimated or cut off. It knows columns and scores, not queries or text; `counting` counts by value.

use crate::answer::{Facets, Found, FoundHit, Sort, Unit, Window};
use crate::counting::{Counting, Counts, ValueCounts};
use crate::schema::column;
use crate::timeline;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Collects an answer for a window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    window: Window,
}

/// What one segment has of the answer.
pub(crate) struct Part {
    total: u64,
    best: Vec<Ranked>,
    counts: Counts,
}

/// A hit with all it is ordered by. `rank` sorts ascending: best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    rank: (Reverse<OrderedScore>, Reverse<u64>, u64),
    id: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct OrderedScore(Score);

impl Eq for OrderedScore {}

impl PartialOrd for OrderedScore {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OrderedScore {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Undated documents have this for a date when the latest come first, and its opposite otherwise.
const UNDATED: u64 = 0;

impl Ranked {
    fn new(id: u64, date: u64, score: Score, sort: Sort) -> Self {
        let rank = match sort {
            Sort::Relevance => (Reverse(OrderedScore(score)), Reverse(date), 0),
            Sort::Newest => (Reverse(OrderedScore(0.0)), Reverse(date), 0),
            Sort::Oldest => {
                let date = if date == UNDATED { u64::MAX } else { date };
                (Reverse(OrderedScore(0.0)), Reverse(0), date)
            }
        };
        Self { rank, id }
    }

    fn score(self) -> Score {
        self.rank.0.0.0
    }
}

impl Tally {
    pub(crate) fn new(window: Window) -> Self {
        Self { window }
    }

    fn wanted(&self) -> usize {
        if self.window.limit == 0 { 0 } else { self.window.offset.saturating_add(self.window.limit) }
    }
}

impl Collector for Tally {
    type Fruit = Found;
    type Child = SegmentTally;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentTally> {
        let columns = segment.fast_fields();
        Ok(SegmentTally {
            ids: columns.u64(column::ID)?,
            dates: columns.u64(column::DATE)?,
            sort: self.window.sort,
            wanted: self.wanted(),
            total: 0,
            best: Vec::new(),
            counting: if self.window.counts { Some(Counting::new(segment)?) } else { None },
        })
    }

    fn requires_scoring(&self) -> bool {
        self.window.sort == Sort::Relevance && self.window.limit > 0
    }

    fn merge_fruits(&self, parts: Vec<tantivy::Result<Part>>) -> tantivy::Result<Found> {
        let mut total = 0;
        let mut best = Vec::new();
        let mut counts = Counts::default();
        for part in parts {
            let part = part?;
            total += part.total;
            best.extend(part.best);
            counts.add(part.counts);
        }
        best.sort_unstable();
        let window = best.into_iter().skip(self.window.offset).take(self.window.limit);
        let hits = window.map(|ranked| FoundHit { id: ranked.id, score: ranked.score() }).collect();
        let (unit, timeline) = timeline::of(&counts.days);
        Ok(Found { total, hits, facets: facets(&counts.days, counts.values), timeline, unit })
    }
}

fn facets(days: &BTreeMap<u64, u64>, values: ValueCounts) -> Facets {
    let latest_first = |unit| timeline::by(unit, days).into_iter().rev().collect();
    let [newspaper, page, author, column] = values.map(|counts| {
        let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts
    });
    Facets {
        newspaper,
        year: latest_first(Unit::Year),
        month: latest_first(Unit::Month),
        page,
        author,
        column,
    }
}

/// Gathers the hits of one segment.
pub(crate) struct SegmentTally {
    ids: Column<u64>,
    dates: Column<u64>,
    sort: Sort,
    wanted: usize,
    total: u64,
    best: Vec<Ranked>,
    counting: Option<Counting>,
}

impl SegmentTally {
    /// Keeps the best `wanted`, letting twice as many gather before the rest is thrown away.
    fn keep(&mut self, ranked: Ranked) {
        self.best.push(ranked);
        if self.best.len() >= self.wanted.saturating_mul(2).max(64) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.best.len() > self.wanted {
            self.best.select_nth_unstable(self.wanted);
            self.best.truncate(self.wanted);
        }
    }
}

impl SegmentCollector for SegmentTally {
    type Fruit = tantivy::Result<Part>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        if self.wanted > 0 {
            let date = self.dates.first(doc).unwrap_or(UNDATED);
            let id = self.ids.first(doc).unwrap_or_default();
            self.keep(Ranked::new(id, date, score, self.sort));
        }
        if let Some(counting) = &mut self.counting {
            counting.one(doc);
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        if self.wanted > 0 {
            docs.iter().for_each(|doc| self.collect(*doc, 0.0));
            return;
        }
        self.total += docs.len() as u64;
        if let Some(counting) = &mut self.counting {
            counting.all(docs);
        }
    }

    fn harvest(mut self) -> tantivy::Result<Part> {
        self.cut();
        let counts = self.counting.map_or_else(|| Ok(Counts::default()), Counting::counts)?;
        Ok(Part { total: self.total, best: self.best, counts })
    }
}
