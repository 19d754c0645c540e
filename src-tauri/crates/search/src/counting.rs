//! Counting hits by day and by value, a block of hits at a time: what a column holds of a block is read in one call,
//! and a value is counted by its number in the segment, its name looked up once at the end.

use crate::schema::column;
use crate::timeline::Days;
use std::collections::BTreeMap;
use tantivy::columnar::{Column, ColumnIndex, StrColumn};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, SegmentReader};

/// The columns whose values are counted.
const VALUES: [&str; 4] = [column::NEWSPAPER, column::PAGE, column::AUTHOR, column::COLUMN];

/// How many hits have each value of each of [`VALUES`].
pub(crate) type ValueCounts = [BTreeMap<String, u64>; VALUES.len()];

/// The counts of one segment, or of several together.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) days: BTreeMap<u64, u64>,
    pub(crate) values: ValueCounts,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Self) {
        add(&mut self.days, other.days);
        for (sum, part) in self.values.iter_mut().zip(other.values) {
            add(sum, part);
        }
    }
}

fn add<K: Ord>(sum: &mut BTreeMap<K, u64>, part: BTreeMap<K, u64>) {
    if sum.is_empty() {
        *sum = part;
        return;
    }
    for (value, count) in part {
        *sum.entry(value).or_default() += count;
    }
}

/// Counts the hits of one segment.
pub(crate) struct Counting {
    days: Days,
    dates: Column<u64>,
    values: Vec<Option<Values>>,
    waiting: Vec<DocId>,
    reading: Reading,
}

/// How often each value of a column was met, by its number in the segment.
struct Values {
    column: StrColumn,
    counts: Vec<u64>,
}

impl Counting {
    pub(crate) fn new(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        let dates = columns.u64(column::DATE)?;
        let mut values = Vec::with_capacity(VALUES.len());
        for name in VALUES {
            values.push(columns.str(name)?.map(Values::new));
        }
        Ok(Self { days: Days::of(&dates), dates, values, waiting: Vec::new(), reading: Reading::default() })
    }

    /// Counts a hit, when enough others have come.
    pub(crate) fn one(&mut self, hit: DocId) {
        self.waiting.push(hit);
        if self.waiting.len() == COLLECT_BLOCK_BUFFER_LEN {
            self.count_waiting();
        }
    }

    /// Counts hits.
    pub(crate) fn all(&mut self, hits: &[DocId]) {
        for date in self.reading.values(&self.dates, hits) {
            self.days.count(*date);
        }
        for Values { column, counts } in self.values.iter_mut().flatten() {
            for number in self.reading.values(column.ords(), hits) {
                let number = usize::try_from(*number).expect("BUG: there are fewer values than memory holds");
                counts[number] += 1;
            }
        }
    }

    pub(crate) fn counts(mut self) -> tantivy::Result<Counts> {
        self.count_waiting();
        let mut counts = Counts { days: self.days.counts(), ..Counts::default() };
        for (names, values) in counts.values.iter_mut().zip(self.values) {
            if let Some(values) = values {
                *names = values.by_name()?;
            }
        }
        Ok(counts)
    }

    fn count_waiting(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.all(&waiting);
        self.waiting = waiting;
        self.waiting.clear();
    }
}

impl Values {
    fn new(column: StrColumn) -> Self {
        let counts = vec![0; column.num_terms()];
        Self { column, counts }
    }

    /// The names are read in the order they are stored in, in one go: asked for one by one, each would be looked for
    /// from the beginning of its block.
    fn by_name(self) -> tantivy::Result<BTreeMap<String, u64>> {
        let met = || (0u64..).zip(&self.counts).filter(|(_, count)| **count > 0);
        let numbers: Vec<u64> = met().map(|(number, _)| number).collect();
        let mut names = Vec::with_capacity(numbers.len());
        self.column.dictionary().sorted_ords_to_term_cb(&numbers, |name| {
            names.push(String::from_utf8_lossy(name).into_owned());
        })?;
        Ok(names.into_iter().zip(met().map(|(_, count)| *count)).collect())
    }
}

/// What a column holds of a block of hits, in memory that is used again for the next.
#[derive(Default)]
struct Reading {
    hits: Vec<DocId>,
    rows: Vec<u32>,
    values: Vec<u64>,
}

impl Reading {
    /// All values of these hits: none of a hit that has none, several of one that has several.
    fn values(&mut self, column: &Column<u64>, hits: &[DocId]) -> &[u64] {
        let rows = if matches!(column.index, ColumnIndex::Full) {
            hits
        } else {
            self.hits.clear();
            self.rows.clear();
            column.index.docids_to_rowids(hits, &mut self.hits, &mut self.rows);
            &self.rows
        };
        self.values.resize(rows.len(), 0);
        column.values.get_vals(rows, &mut self.values);
        &self.values
    }
}
