//! What a query means, as a tree, and how it is written down again.

use super::dates::Days;
use crate::Part;
use crate::fold::{Folded, is_word_char};
use std::fmt::{self, Display};

/// A condition on an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Clause {
    /// Nothing was understood here: it finds nothing and asks nothing.
    Nothing,
    /// All of these.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
    /// Not this.
    Not(Box<Clause>),
    /// These characters.
    Leaf(Leaf),
    /// Unquoted text: all its words, each in one of its spellings, and best where they stand as they were written.
    Run { words: Vec<Vec<Leaf>>, whole: Leaf },
    /// One of these within a distance of one of those, in one paragraph.
    Near { left: Vec<Leaf>, right: Vec<Leaf>, distance: u32 },
    /// The whole value of a field that holds names.
    Name { scope: Scope, name: String },
    /// In an issue of these days.
    Dates(Days),
}

/// Characters that stand one after another somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) scope: Scope,
    pub(crate) kind: LeafKind,
    /// Whether it was not quoted: a word, and best where it is one.
    pub(crate) is_free: bool,
    /// As the reader wrote it.
    pub(crate) text: String,
    /// Never empty.
    pub(crate) folded: Folded,
}

/// How a leaf is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeafKind {
    /// Exactly these characters.
    Phrase,
    /// A word of letters or digits that begins with these.
    Prefix,
}

/// Where a leaf is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// In every part of the article's text, names of authors included; not in the facts of its issue.
    #[default]
    Anywhere,
    /// In one part of it.
    In(Part),
    /// In the newspaper's name.
    Newspaper,
    /// In the page's label.
    Page,
    /// In the date.
    Date,
}

/// All parts, in the order they are looked through.
pub(crate) const PARTS: [Part; 5] = [Part::Title, Part::Column, Part::Author, Part::Body, Part::Caption];

impl Scope {
    /// Whether text of this part is looked through.
    pub(crate) fn covers(self, part: Part) -> bool {
        match self {
            Self::Anywhere => true,
            Self::In(own) => own == part,
            Self::Newspaper | Self::Page | Self::Date => false,
        }
    }

    /// Whether quotes ask for the whole value and words are not cut.
    pub(crate) fn holds_names(self) -> bool {
        match self {
            Self::In(Part::Author) | Self::Newspaper | Self::Page => true,
            Self::Anywhere | Self::In(_) | Self::Date => false,
        }
    }

    /// As it is written before a word.
    pub(super) fn written(self) -> &'static str {
        match self {
            Self::Anywhere => "",
            Self::In(Part::Title) => "题:",
            Self::In(Part::Column) => "栏:",
            Self::In(Part::Author) => "作者:",
            Self::In(Part::Body) => "正文:",
            Self::In(Part::Caption) => "图:",
            Self::Newspaper => "报:",
            Self::Page => "版:",
            Self::Date => "日期:",
        }
    }
}

impl Leaf {
    /// A phrase, if `text` holds anything that can be found.
    pub(crate) fn phrase(scope: Scope, text: &str) -> Option<Self> {
        let folded = Folded::new(text);
        (!folded.is_empty()).then(|| Self {
            scope,
            kind: LeafKind::Phrase,
            is_free: false,
            text: text.to_owned(),
            folded,
        })
    }

    /// The same as a word that was not quoted.
    pub(crate) fn free(scope: Scope, text: &str) -> Option<Self> {
        Self::phrase(scope, text).map(|leaf| Self { is_free: true, ..leaf })
    }

    /// The words that begin with `text`.
    pub(crate) fn prefix(scope: Scope, text: &str) -> Option<Self> {
        Self::phrase(scope, text).map(|leaf| Self { kind: LeafKind::Prefix, ..leaf })
    }

    /// The folded characters.
    pub(crate) fn chars(&self) -> Vec<char> {
        self.folded.places().iter().map(|place| place.folded).collect()
    }

    /// Whether it is one word of letters or digits.
    pub(crate) fn is_word(&self) -> bool {
        let places = self.folded.places();
        places.iter().all(|place| is_word_char(place.folded))
            && places[1..].iter().all(|place| !place.after_space)
    }
}

impl Clause {
    /// Whether it asks for nothing.
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// All of these, without those that ask nothing, written as simply as can be.
    pub(crate) fn all(clauses: Vec<Self>) -> Self {
        let mut flat = Vec::new();
        for clause in clauses {
            match clause {
                Self::Nothing => {}
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() > 1 { Self::All(flat) } else { flat.pop().unwrap_or(Self::Nothing) }
    }

    /// One of these, without those that ask nothing, written as simply as can be.
    pub(crate) fn any(clauses: Vec<Self>) -> Self {
        let mut flat = Vec::new();
        for clause in clauses {
            match clause {
                Self::Nothing => {}
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() > 1 { Self::Any(flat) } else { flat.pop().unwrap_or(Self::Nothing) }
    }

    /// Not this; not not this is this.
    pub(crate) fn not(clause: Self) -> Self {
        match clause {
            Self::Nothing => Self::Nothing,
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Whether it must be put in brackets where something stands beside it.
    fn is_several(&self) -> bool {
        match self {
            Self::All(_) | Self::Any(_) | Self::Near { .. } => true,
            Self::Run { words, .. } => words.len() > 1,
            Self::Nothing | Self::Not(_) | Self::Leaf(_) | Self::Name { .. } | Self::Dates(_) => false,
        }
    }
}

impl Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.scope.written())?;
        match self.kind {
            // In quotes it would be the whole name.
            LeafKind::Phrase if self.scope.holds_names() => f.write_str(&self.text),
            LeafKind::Phrase => write_quoted(f, &self.text),
            LeafKind::Prefix => write!(f, "{}*", self.text),
        }
    }
}

impl Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => Ok(()),
            Self::All(clauses) => write_joined(f, clauses, " ", |clause| !matches!(clause, Self::Run { .. })),
            Self::Any(clauses) => write_joined(f, clauses, " OR ", |_| true),
            Self::Not(clause) => {
                f.write_str("-")?;
                write_bracketed(f, clause)
            }
            Self::Leaf(leaf) => leaf.fmt(f),
            Self::Run { words, .. } => {
                for (i, spellings) in words.iter().enumerate() {
                    f.write_str(if i > 0 { " " } else { "" })?;
                    write_side(f, spellings)?;
                }
                Ok(())
            }
            Self::Near { left, right, distance } => {
                write_side(f, left)?;
                write!(f, " NEAR/{distance} ")?;
                write_side(f, right)
            }
            Self::Name { scope, name } => {
                f.write_str(scope.written())?;
                write_quoted(f, name)
            }
            Self::Dates(days) => write!(f, "{}{days}", Scope::Date.written()),
        }
    }
}

/// Clauses side by side, those of several parts in brackets where `brackets` says that they need them.
fn write_joined(
    f: &mut fmt::Formatter<'_>,
    clauses: &[Clause],
    between: &str,
    brackets: impl Fn(&Clause) -> bool,
) -> fmt::Result {
    for (i, clause) in clauses.iter().enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        if brackets(clause) {
            write_bracketed(f, clause)?;
        } else {
            clause.fmt(f)?;
        }
    }
    Ok(())
}

fn write_bracketed(f: &mut fmt::Formatter<'_>, clause: &Clause) -> fmt::Result {
    if clause.is_several() { write!(f, "({clause})") } else { clause.fmt(f) }
}

fn write_side(f: &mut fmt::Formatter<'_>, leaves: &[Leaf]) -> fmt::Result {
    if leaves.len() > 1 {
        f.write_str("(")?;
        write_leaves(f, leaves, " OR ")?;
        f.write_str(")")
    } else {
        write_leaves(f, leaves, "")
    }
}

fn write_leaves(f: &mut fmt::Formatter<'_>, leaves: &[Leaf], between: &str) -> fmt::Result {
    for (i, leaf) in leaves.iter().enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        leaf.fmt(f)?;
    }
    Ok(())
}

/// In straight quotes, those inside it escaped; in corner brackets where a stroke at its end would escape the
/// closing one.
fn write_quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    if text.ends_with('\\') && !text.contains('」') {
        return write!(f, "「{text}」");
    }
    write!(f, "\"{}\"", text.replace('"', "\\\""))
}
