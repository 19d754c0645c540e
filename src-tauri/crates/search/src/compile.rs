//! From a query's tree to the engine's. Each leaf is translated where it stands, so that what is excluded stays
//! excluded and what is optional stays optional.

use crate::analysis::{pairs, word};
use crate::fold::Folded;
use crate::placed::{Pattern, PlacedQuery, Wanted};
use crate::query::{Clause, Leaf, LeafKind, Matching, PARTS, Scope};
use crate::schema::{Fields, name_key, page_key};
use crate::similar::{Keyword, Keywords};
use crate::steady::SteadyQuery;
use crate::{Part, Query};
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, InvertedIndexRangeQuery, Occur,
    PhraseQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

type Compiled = Box<dyn tantivy::query::Query>;

/// The engine's query for a query.
pub(crate) fn compile(query: &Query, fields: &Fields) -> Compiled {
    let exact = query.matching() == Matching::Exact;
    Compiler { fields, exact }.clause(query.root())
}

/// The engine's query for what has several of these words, ranked by what they are worth, without `own`.
pub(crate) fn similar(words: &Keywords, own: u64, fields: &Fields) -> Compiled {
    let compiler = Compiler { fields, exact: false };
    let word = |word: &Keyword| -> (Occur, Compiled) {
        let found = compiler.leaf(&word.leaf);
        (Occur::Should, Box::new(ConstScoreQuery::new(found, word.weight)))
    };
    let any: Vec<(Occur, Compiled)> = words.words.iter().map(word).collect();
    if any.is_empty() {
        return Box::new(EmptyQuery);
    }
    let several = BooleanQuery::with_minimum_required_clauses(any, words.least());
    let own = TermQuery::new(Term::from_field_u64(fields.id, own), IndexRecordOption::Basic);
    Box::new(BooleanQuery::new(vec![
        (Occur::Must, Box::new(several)),
        (Occur::MustNot, Box::new(SteadyQuery(Box::new(own)))),
    ]))
}

/// What a match is worth in each part. A headline says what an article is about.
fn worth(part: Part) -> f32 {
    match part {
        Part::Title => 3.0,
        Part::Author => 2.0,
        Part::Column => 1.5,
        Part::Body | Part::Caption => 1.0,
    }
}

/// What a free run is worth where it stands as it was written: more than any sum of its words.
const WHOLE_RUN: f32 = 10_000.0;

/// What a word of letters is worth where it stands whole, beside being found: `cat` before `category`.
const WHOLE_WORD: f32 = 2.0;

struct Compiler<'a> {
    fields: &'a Fields,
    exact: bool,
}

impl Compiler<'_> {
    fn clause(&self, clause: &Clause) -> Compiled {
        match clause {
            Clause::Nothing => Box::new(EmptyQuery),
            Clause::All(clauses) => self.all(clauses),
            Clause::Not(_) => self.all(std::slice::from_ref(clause)),
            Clause::Any(clauses) => any(clauses.iter().map(|clause| self.clause(clause)).collect()),
            Clause::Leaf(leaf) => self.leaf(leaf),
            Clause::Run { words, whole } => self.run(words, whole),
            Clause::Near { left, right, distance } => self.near(left, right, *distance),
            Clause::Name { scope, name } => self.name(*scope, name),
            Clause::Dates(days) => {
                let bound = |n: Option<u64>| {
                    n.map_or(Bound::Unbounded, |n| Bound::Included(Term::from_field_u64(self.fields.date, n)))
                };
                let first = bound(days.first_number());
                let last = bound(days.last_number());
                filter(RangeQuery::new(first, last))
            }
        }
    }

    /// All of these; where all of them exclude, everything else.
    fn all(&self, clauses: &[Clause]) -> Compiled {
        let mut parts: Vec<(Occur, Compiled)> = clauses
            .iter()
            .map(|clause| match clause {
                Clause::Not(inner) => (Occur::MustNot, Box::new(SteadyQuery(self.clause(inner))) as Compiled),
                other => (Occur::Must, self.clause(other)),
            })
            .collect();
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, filter(AllQuery)));
        }
        Box::new(BooleanQuery::new(parts))
    }

    fn run(&self, words: &[Vec<Leaf>], whole: &Leaf) -> Compiled {
        let spelled = |word: &Vec<Leaf>| any(word.iter().map(|leaf| self.leaf(leaf)).collect());
        let mut parts: Vec<(Occur, Compiled)> =
            words.iter().map(|word| (Occur::Must, spelled(word))).collect();
        let whole = ConstScoreQuery::new(self.leaf(whole), WHOLE_RUN);
        parts.push((Occur::Should, Box::new(whole)));
        Box::new(BooleanQuery::new(parts))
    }

    fn leaf(&self, leaf: &Leaf) -> Compiled {
        self.in_scope(leaf.scope, |field| self.leaf_in(leaf, field))
    }

    fn in_scope(&self, scope: Scope, in_field: impl Fn(Field) -> Compiled) -> Compiled {
        let in_part = |part: Part| -> Compiled {
            Box::new(BoostQuery::new(in_field(self.fields.of(part)), worth(part)))
        };
        match scope {
            Scope::Anywhere => any(PARTS.map(in_part).into()),
            Scope::In(part) => in_part(part),
            Scope::Newspaper => filter(in_field(self.fields.paper)),
            // A page's label or a date is never a run of characters: the parser makes names and days of them.
            Scope::Page | Scope::Date => Box::new(EmptyQuery),
        }
    }

    fn leaf_in(&self, leaf: &Leaf, field: Field) -> Compiled {
        if self.exact {
            return Box::new(PlacedQuery::new(field, Wanted::One(Pattern::new(leaf)), true));
        }
        match leaf.kind {
            LeafKind::Prefix => beginning_with(field, &word(leaf.chars().into_iter())),
            LeafKind::Phrase if leaf.is_word() => {
                let whole = term(field, &word(leaf.chars().into_iter()), IndexRecordOption::WithFreqs);
                let whole: Compiled = Box::new(BoostQuery::new(whole, WHOLE_WORD));
                Box::new(BooleanQuery::new(vec![
                    (Occur::Must, phrase(field, &leaf.folded)),
                    (Occur::Should, whole),
                ]))
            }
            LeafKind::Phrase => phrase(field, &leaf.folded),
        }
    }

    fn near(&self, left: &[Leaf], right: &[Leaf], distance: u32) -> Compiled {
        let covered = |leaves: &[Leaf], part| -> Vec<Pattern> {
            leaves.iter().filter(|leaf| leaf.scope.covers(part)).map(Pattern::new).collect()
        };
        let parts = PARTS.into_iter().filter_map(|part| {
            let (left, right) = (covered(left, part), covered(right, part));
            let possible = !left.is_empty() && !right.is_empty();
            let wanted = Wanted::Near { left, right, distance };
            possible.then(|| {
                let placed = PlacedQuery::new(self.fields.of(part), wanted, self.exact);
                Box::new(BoostQuery::new(Box::new(placed), worth(part))) as Compiled
            })
        });
        any(parts.collect())
    }

    /// The whole value, folded; in exact matching the characters must stand in it as written too.
    fn name(&self, scope: Scope, name: &str) -> Compiled {
        let (field, key) = match scope {
            Scope::Page => {
                return filter(term(self.fields.page_key, &page_key(name), IndexRecordOption::Basic));
            }
            Scope::Newspaper => (self.fields.newspaper_key, name_key(name)),
            Scope::In(_) | Scope::Anywhere | Scope::Date => (self.fields.author_key, name_key(name)),
        };
        let whole = filter(term(field, &key, IndexRecordOption::Basic));
        match Leaf::phrase(scope, name).filter(|_| self.exact) {
            Some(leaf) => {
                Box::new(BooleanQuery::new(vec![(Occur::Must, whole), (Occur::Must, self.leaf(&leaf))]))
            }
            None => whole,
        }
    }
}

/// Characters one after another, in the midst of whatever stands around them.
fn phrase(field: Field, folded: &Folded) -> Compiled {
    let chars: Vec<char> = folded.places().iter().map(|place| place.folded).collect();
    match chars.as_slice() {
        [] => Box::new(EmptyQuery),
        [one] => beginning_with(field, &one.to_string()),
        [_, _] => term(field, &folded.text(), IndexRecordOption::WithFreqs),
        more => {
            let terms = pairs(more).into_iter();
            let terms = terms.map(|(place, pair)| (place, Term::from_field_text(field, &pair)));
            Box::new(PhraseQuery::new_with_offset(terms.collect()))
        }
    }
}

fn term(field: Field, text: &str, record: IndexRecordOption) -> Compiled {
    Box::new(TermQuery::new(Term::from_field_text(field, text), record))
}

/// All terms that begin with `text`, which is not empty.
fn beginning_with(field: Field, text: &str) -> Compiled {
    let first = Bound::Included(Term::from_field_text(field, text));
    let after = Bound::Excluded(Term::from_field_text(field, &after_all_beginning_with(text)));
    Box::new(InvertedIndexRangeQuery::new(first, after))
}

/// A text after all that begin with `text`, and before all others that come after it.
pub(crate) fn after_all_beginning_with(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    while let Some(last) = chars.pop() {
        let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
        if let Some(next) = next {
            chars.push(next);
            break;
        }
    }
    chars.into_iter().collect()
}

fn any(mut parts: Vec<Compiled>) -> Compiled {
    match parts.len() {
        0 => Box::new(EmptyQuery),
        1 => parts.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
        _ => Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Should, part)).collect())),
    }
}

/// A condition that says nothing about rank.
fn filter(condition: impl tantivy::query::Query) -> Compiled {
    Box::new(ConstScoreQuery::new(Box::new(condition), 0.0))
}
