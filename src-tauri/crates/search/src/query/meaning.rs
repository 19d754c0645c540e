//! What a query asks for, as a value that others can put in words. It knows no sentence.

use super::tree::{Clause, Leaf, LeafKind, Scope};
use crate::Part;

/// What is asked of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing was understood.
    Nothing,
    /// All of these.
    All(Vec<Meaning>),
    /// At least one of these.
    Any(Vec<Meaning>),
    /// Not this.
    Not(Box<Meaning>),
    /// These characters stand there.
    Text(Field, String),
    /// A word of letters or digits begins so.
    Beginning(Field, String),
    /// The whole value is this.
    Whole(Field, String),
    /// One of these within so many characters of one of those.
    Near(Vec<Meaning>, Vec<Meaning>, u32),
    /// It is of these days: `2023-10`, `2023-10..2024-03`, `2023..`, `..2024`.
    Dates(String),
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Anywhere in the article.
    Anywhere,
    /// In one part of it.
    In(Part),
    /// In the newspaper's name.
    Newspaper,
    /// In the label of its page.
    Page,
}

impl Meaning {
    pub(super) fn of(clause: &Clause) -> Self {
        let all = |clauses: &[Clause]| clauses.iter().map(Self::of).collect();
        match clause {
            Clause::Nothing => Self::Nothing,
            Clause::All(clauses) => Self::All(all(clauses)),
            Clause::Any(clauses) => Self::Any(all(clauses)),
            Clause::Not(clause) => Self::Not(Box::new(Self::of(clause))),
            Clause::Leaf(leaf) => Self::leaf(leaf),
            Clause::Run { words, .. } => Self::All(words.iter().map(|word| Self::one_of(word)).collect()),
            Clause::Near { left, right, distance } => {
                let side = |leaves: &[Leaf]| leaves.iter().map(Self::leaf).collect();
                Self::Near(side(left), side(right), *distance)
            }
            Clause::Name { scope, name } => Self::Whole(field(*scope), name.clone()),
            Clause::Dates(days) => Self::Dates(days.to_string()),
        }
    }

    fn one_of(spellings: &[Leaf]) -> Self {
        match spellings {
            [one] => Self::leaf(one),
            several => Self::Any(several.iter().map(Self::leaf).collect()),
        }
    }

    fn leaf(leaf: &Leaf) -> Self {
        match leaf.kind {
            LeafKind::Phrase => Self::Text(field(leaf.scope), leaf.text.clone()),
            LeafKind::Prefix => Self::Beginning(field(leaf.scope), leaf.text.clone()),
        }
    }
}

fn field(scope: Scope) -> Field {
    match scope {
        Scope::Anywhere | Scope::Date => Field::Anywhere,
        Scope::In(part) => Field::In(part),
        Scope::Newspaper => Field::Newspaper,
        Scope::Page => Field::Page,
    }
}
