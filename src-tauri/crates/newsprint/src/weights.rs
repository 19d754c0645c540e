//! What pages are weighed by, and its tables as text: a name and a figure for each column, `NO` for never, `#`
//! before comments.

use crate::labels::LabelWeights;
use crate::stack::StackWeights;
use std::sync::OnceLock;

/// How much each piece of evidence counts: for the labels of lines, and for the roles of lines in a headline stack.
#[derive(Clone, Debug)]
pub struct Weights {
    pub(crate) labels: LabelWeights,
    pub(crate) stack: StackWeights,
}

impl Weights {
    /// Those that are built in.
    #[must_use]
    pub fn fitted() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| {
            let tables = (include_str!("tables/label_weights.txt"), include_str!("tables/stack_weights.txt"));
            Self::read(tables.0, tables.1).expect("BUG: the tables are built in and tested")
        })
    }

    /// Reads tables in the form of `tables/label_weights.txt` and `tables/stack_weights.txt`; `None` if a row is
    /// missing. For those who fit weights: the tables live as long as the program.
    #[must_use]
    pub fn read(labels: &'static str, stack: &'static str) -> Option<Self> {
        Some(Self { labels: LabelWeights::read(labels)?, stack: StackWeights::read(stack)? })
    }
}

/// Never.
const NEVER: f32 = -40.0;

/// The rows of a table with `N` columns, in order; comments and headings are passed over.
pub(crate) fn read_rows<const N: usize>(table: &str) -> Vec<(&str, [f32; N])> {
    table.lines().filter_map(read_row).collect()
}

fn read_row<const N: usize>(line: &str) -> Option<(&str, [f32; N])> {
    let mut words = line.split_ascii_whitespace();
    let name = words.next().filter(|name| !name.starts_with('#'))?;
    let mut row = [0.0; N];
    for weight in &mut row {
        let word = words.next()?;
        *weight = if word == "NO" { NEVER } else { word.parse().ok()? };
    }
    Some((name, row))
}
