//! One pass over all that a query matches: the total, the best hits of the window, and the counts.
//!
//! Everything is counted, nothing is estimated or cut off. It knows columns and scores, not queries or text.

use crate::answer::{Facets, Found, FoundHit, Sort, Unit, Window};
use crate::schema::column;
use crate::timeline::{self, Days};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
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
    days: BTreeMap<u64, u64>,
    values: [BTreeMap<String, u64>; VALUES.len()],
}

/// The columns whose values are counted.
const VALUES: [&str; 4] = [column::NEWSPAPER, column::PAGE, column::AUTHOR, column::COLUMN];

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
        let dates = columns.u64(column::DATE)?;
        let mut values = Vec::new();
        if self.window.counts {
            for name in VALUES {
                values.push(columns.str(name)?.map(ValueCounts::new));
            }
        }
        Ok(SegmentTally {
            ids: columns.u64(column::ID)?,
            sort: self.window.sort,
            counts: self.window.counts,
            wanted: self.wanted(),
            total: 0,
            best: Vec::new(),
            days: if self.window.counts { Days::of(&dates) } else { Days::default() },
            dates,
            values,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.window.sort == Sort::Relevance && self.window.limit > 0
    }

    fn merge_fruits(&self, parts: Vec<Part>) -> tantivy::Result<Found> {
        let mut total = 0;
        let mut best = Vec::new();
        let mut days: BTreeMap<u64, u64> = BTreeMap::new();
        let mut values: [BTreeMap<String, u64>; VALUES.len()] = Default::default();
        for part in parts {
            total += part.total;
            best.extend(part.best);
            add(&mut days, part.days);
            for (sum, one) in values.iter_mut().zip(part.values) {
                add(sum, one);
            }
        }
        best.sort_unstable();
        let window = best.into_iter().skip(self.window.offset).take(self.window.limit);
        let hits = window.map(|ranked| FoundHit { id: ranked.id, score: ranked.score() }).collect();
        let (unit, timeline) = timeline::of(&days);
        Ok(Found { total, hits, facets: facets(&days, values), timeline, unit })
    }
}

fn add<K: Ord>(sum: &mut BTreeMap<K, u64>, part: BTreeMap<K, u64>) {
    for (value, count) in part {
        *sum.entry(value).or_default() += count;
    }
}

fn facets(days: &BTreeMap<u64, u64>, values: [BTreeMap<String, u64>; VALUES.len()]) -> Facets {
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

/// Counts the hits of one segment.
pub(crate) struct SegmentTally {
    ids: Column<u64>,
    dates: Column<u64>,
    sort: Sort,
    counts: bool,
    wanted: usize,
    total: u64,
    best: Vec<Ranked>,
    days: Days,
    values: Vec<Option<ValueCounts>>,
}

/// How often each value of a column was met, by its number in the segment.
struct ValueCounts {
    column: StrColumn,
    counts: Vec<u64>,
}

impl ValueCounts {
    fn new(column: StrColumn) -> Self {
        let counts = vec![0; column.num_terms()];
        Self { column, counts }
    }

    fn by_name(self) -> BTreeMap<String, u64> {
        let mut names = BTreeMap::new();
        let mut name = String::new();
        for (ord, count) in (0u64..).zip(self.counts).filter(|(_, count)| *count > 0) {
            if self.column.ord_to_str(ord, &mut name).unwrap_or(false) {
                names.insert(name.clone(), count);
            }
        }
        names
    }
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
    type Fruit = Part;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        let date =
            if self.wanted > 0 || self.counts { self.dates.first(doc).unwrap_or(UNDATED) } else { UNDATED };
        if self.wanted > 0 {
            let id = self.ids.first(doc).unwrap_or_default();
            self.keep(Ranked::new(id, date, score, self.sort));
        }
        if !self.counts {
            return;
        }
        if date != UNDATED {
            self.days.count(date);
        }
        for values in self.values.iter_mut().flatten() {
            for ord in values.column.ords().values_for_doc(doc) {
                values.counts
                    [usize::try_from(ord).expect("BUG: there are fewer values than memory holds")] += 1;
            }
        }
    }

    fn harvest(mut self) -> Part {
        self.cut();
        let mut values: [BTreeMap<String, u64>; VALUES.len()] = Default::default();
        for (names, counts) in values.iter_mut().zip(self.values) {
            *names = counts.map(ValueCounts::by_name).unwrap_or_default();
        }
        Part { total: self.total, best: self.best, days: self.days.counts(), values }
    }
}
