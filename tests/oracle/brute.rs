//! The oracle: what a search finds, against looking through every paragraph of the catalogue. Recall and precision are
//! 1.0 where nothing is missed and nothing is extra.
//!
//! The suite asks it about the sample archive; `make oracle` about the news items beside the project.

mod asked;
mod counted;
mod plain;
mod questions;
mod records;

pub(crate) use plain::plain;
pub(crate) use records::{Record, read};

use asked::Asked;
use library::{ArticleId, Library, SearchRequest, Sort};
use questions::{Dice, ROWS, run_of, text};
use std::collections::BTreeSet;

/// How the questions of one row were answered.
#[derive(Clone, Debug)]
pub(crate) struct Answers {
    pub(crate) row: String,
    pub(crate) queries: usize,
    /// Stories that answer, over all queries.
    pub(crate) expected: usize,
    /// Of these, not found.
    pub(crate) missed: usize,
    /// Found, and do not answer.
    pub(crate) extra: usize,
    /// The first query that was answered wrongly.
    pub(crate) fault: Option<String>,
}

/// How many questions of each kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amounts {
    pub(crate) substrings: usize,
    pub(crate) each_row: usize,
}

/// Asks everything, row after row; `told` hears of each row when it is done.
pub(crate) fn ask_all(
    library: &Library,
    records: &[Record],
    amounts: Amounts,
    told: &dyn Fn(&Answers),
) -> Vec<Answers> {
    let mut dice = Dice::new();
    let mut all = Vec::new();
    let mut add = |answers: Answers| {
        told(&answers);
        all.push(answers);
    };
    let oracle = Oracle { library, records };
    let run = |dice: &mut Dice, records: &[Record]| {
        let text = text(dice, records, |_| true)?;
        run_of(dice, &text, 12).map(|run| Asked::Quoted(None, run.into()))
    };
    add(oracle.row("substrings", amounts.substrings, false, &mut || run(&mut dice, records)));
    add(oracle.row("substrings, exact", amounts.each_row, true, &mut || run(&mut dice, records)));
    for (name, make) in ROWS {
        add(oracle.row(name, amounts.each_row, false, &mut || make(&mut dice, records)));
    }
    add(oracle.unquoted(amounts.each_row, &mut dice));
    add(counted::counts(library, records, amounts.each_row / 4, &mut dice));
    all
}

struct Oracle<'a> {
    library: &'a Library,
    records: &'a [Record],
}

impl Oracle<'_> {
    fn row(&self, name: &str, count: usize, exact: bool, make: &mut dyn FnMut() -> Option<Asked>) -> Answers {
        let mut answers = Answers::new(name);
        // What has nothing to ask by makes no questions: not every archive has captions.
        for asked in (0..count * 10).filter_map(|_| make()).take(count) {
            let expected = ids(self.records, |record| asked.is_answered_by(record, exact));
            answers.compare(&asked.written(), &expected, &found(self.library, &asked.written(), exact));
        }
        answers
    }

    /// Unquoted Chinese: all the words it was cut into, which together are what was written.
    fn unquoted(&self, count: usize, dice: &mut Dice) -> Answers {
        let mut answers = Answers::new("unquoted Chinese");
        let chinese = |c: char| {
            ('\u{4e00}'..='\u{9fff}').contains(&c) && !"零一二两三四五六七八九十百千万亿廿卅".contains(c)
        };
        for _ in 0..count * 20 {
            if answers.queries == count {
                break;
            }
            let source = text(dice, self.records, |text| text.chars().any(chinese));
            let run = source.and_then(|text| run_of(dice, &text, 9));
            let Some(run) = run.filter(|run| run.chars().all(chinese)) else { continue };
            let words = words(&request(self.library, &run, false, 0).understood);
            assert_eq!(plain(&words.concat()), plain(&run), "the words of {run} are all of it");
            let all = Asked::All(words.into_iter().map(|word| Asked::Quoted(None, word.into())).collect());
            let expected = ids(self.records, |record| all.is_answered_by(record, false));
            answers.compare(&run, &expected, &found(self.library, &run, false));
        }
        answers
    }
}

/// The quoted words of a query that was understood.
fn words(understood: &str) -> Vec<String> {
    understood.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn ids(records: &[Record], answers: impl Fn(&Record) -> bool) -> BTreeSet<ArticleId> {
    records.iter().filter(|record| answers(record)).map(|record| record.id).collect()
}

fn found(library: &Library, query: &str, exact: bool) -> BTreeSet<ArticleId> {
    let request = SearchRequest { query: query.to_owned(), offset: 0, limit: 0, sort: Sort::Newest, exact };
    let found = library.find_all(&request).expect("a search");
    let distinct: BTreeSet<ArticleId> = found.iter().copied().collect();
    assert_eq!(distinct.len(), found.len(), "{query} finds each story once");
    distinct
}

fn request(library: &Library, query: &str, exact: bool, limit: usize) -> library::SearchResults {
    let request = SearchRequest { query: query.to_owned(), offset: 0, limit, sort: Sort::Newest, exact };
    library.search(&request).expect("a search")
}

impl Answers {
    fn new(row: &str) -> Self {
        Self { row: row.to_owned(), queries: 0, expected: 0, missed: 0, extra: 0, fault: None }
    }

    fn compare(&mut self, query: &str, expected: &BTreeSet<ArticleId>, found: &BTreeSet<ArticleId>) {
        let (missed, extra) = (expected.difference(found).count(), found.difference(expected).count());
        self.queries += 1;
        self.expected += expected.len();
        self.missed += missed;
        self.extra += extra;
        if missed + extra > 0 && self.fault.is_none() {
            let first = |a: &BTreeSet<ArticleId>, b: &BTreeSet<ArticleId>| a.difference(b).next().copied();
            let example = first(expected, found).or(first(found, expected));
            let example = example.map(|id| id.to_string()).unwrap_or_default();
            self.fault = Some(format!("{query}: {missed} missed, {extra} extra, such as {example}"));
        }
    }

    /// Whether everything was found and nothing else.
    pub(crate) fn is_whole(&self) -> bool {
        self.missed == 0 && self.extra == 0 && self.fault.is_none()
    }
}
