//! What the reader said about the pages of a source: their facts, and which of them are to be here at all.

use crate::catalogue::{Given, PageFacts};
use jiff::civil::Date;
use newsprint::{Confidence, FactSource, Inferred, PageLabel, SourceId};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// A fact of a page that a reader may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fact {
    Newspaper,
    Date,
    Number,
    Edition,
    Page,
    Title,
}

/// What is said of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// It is this.
    Is(String),
    /// It is not known, whatever was inferred.
    Unknown,
    /// Nothing any more: what was inferred holds.
    Nothing,
}

/// Of one page, or of all pages of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saying {
    pub(crate) ordinal: Option<u32>,
    pub(crate) fact: Fact,
    pub(crate) word: Word,
}

impl Word {
    /// As they stand in the table: `value` and `unknown`.
    fn columns(&self) -> (Option<&str>, bool) {
        match self {
            Self::Is(value) => (Some(value), false),
            Self::Unknown => (None, true),
            Self::Nothing => (None, false),
        }
    }

    fn of_columns(value: Option<String>, unknown: bool) -> Self {
        value.map_or(if unknown { Self::Unknown } else { Self::Nothing }, Self::Is)
    }
}

/// All that holds of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// In the order it was said: the later outweighs the earlier.
    sayings: Vec<Saying>,
    /// Pages that were ever taken out, and whether they are now.
    gone: BTreeMap<u32, bool>,
}

impl Fact {
    pub(crate) const ALL: [Self; 6] =
        [Self::Newspaper, Self::Date, Self::Number, Self::Edition, Self::Page, Self::Title];

    /// As it stands in the table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Newspaper => "newspaper",
            Self::Date => "date",
            Self::Number => "number",
            Self::Edition => "edition",
            Self::Page => "page",
            Self::Title => "title",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fact| fact.name() == name)
    }
}

impl From<&Given> for Said {
    /// What was said of all pages of a source, and nothing else.
    fn from(given: &Given) -> Self {
        let newspaper = given.newspaper.clone().map(|name| (Fact::Newspaper, name));
        let date = given.date.map(|date| (Fact::Date, date.to_string()));
        let saying = |(fact, value)| Saying { ordinal: None, fact, word: Word::Is(value) };
        Self { sayings: newspaper.into_iter().chain(date).map(saying).collect(), gone: BTreeMap::new() }
    }
}

impl Said {
    /// Whether the reader took this page out.
    pub(crate) fn is_gone(&self, ordinal: u32) -> bool {
        self.gone.get(&ordinal).copied().unwrap_or(false)
    }

    /// Pages that were taken out once and are to be here.
    pub(crate) fn returned(&self) -> BTreeSet<u32> {
        self.gone.iter().filter(|(_, gone)| !**gone).map(|(ordinal, _)| *ordinal).collect()
    }

    /// Pages that are not to be here.
    pub(crate) fn gone(&self) -> BTreeSet<u32> {
        self.gone.iter().filter(|(_, gone)| **gone).map(|(ordinal, _)| *ordinal).collect()
    }

    /// What is known of a page: what was inferred, and over it what the reader said.
    pub(crate) fn over(&self, ordinal: u32, inferred: &PageFacts) -> PageFacts {
        let mut facts = inferred.clone();
        for (fact, value) in self.of(ordinal) {
            match fact {
                Fact::Newspaper => facts.newspaper = value.map(|name| said(name.to_owned())),
                Fact::Date => facts.date = read(value, facts.date),
                Fact::Number => facts.number = read(value, facts.number),
                Fact::Edition => {
                    facts.edition = value.filter(|name| !name.is_empty()).map(|name| said(name.to_owned()));
                }
                Fact::Page => facts.label = value.map(|label| said(PageLabel::new(label))),
                Fact::Title => facts.title = value.map(|title| Box::new(said(title.to_owned()))),
            }
        }
        facts
    }

    /// What the reader says of a page, the latest word on each fact. `None`: that it is not known.
    pub(crate) fn of(&self, ordinal: u32) -> BTreeMap<Fact, Option<&str>> {
        let mut latest = BTreeMap::new();
        for saying in self.sayings.iter().filter(|s| s.ordinal.is_none_or(|of| of == ordinal)) {
            match &saying.word {
                Word::Is(value) => latest.insert(saying.fact, Some(value.as_str())),
                Word::Unknown => latest.insert(saying.fact, None),
                Word::Nothing => latest.remove(&saying.fact),
            };
        }
        latest
    }
}

fn said<T>(value: T) -> Inferred<T> {
    Inferred::new(value, FactSource::Reader, Confidence::CERTAIN)
}

/// A value that is said. What this version cannot read leaves what was inferred.
fn read<T: FromStr>(value: Option<&str>, inferred: Option<Inferred<T>>) -> Option<Inferred<T>> {
    value.and_then(|value| value.parse().ok().map(said).or(inferred))
}

/// All that holds of a source.
pub(crate) fn said_of(connection: &Connection, source: &SourceId) -> rusqlite::Result<Said> {
    let sayings = connection
        .prepare_cached(
            "SELECT g.ordinal, g.fact, g.value, g.unknown FROM given g LEFT JOIN decision d ON d.id = g.decision_id
             WHERE g.source_hash = ?1 AND coalesce(d.undone, 0) = 0 ORDER BY g.id",
        )?
        .query_map([&source.0], |row| {
            let fact = Fact::named(&row.get::<_, String>(1)?);
            let word = Word::of_columns(row.get(2)?, row.get(3)?);
            let ordinal = row.get(0)?;
            Ok(fact.map(|fact| Saying { ordinal, fact, word }))
        })?
        .filter_map(Result::transpose)
        .collect::<rusqlite::Result<_>>()?;
    let gone = connection
        .prepare_cached(
            "SELECT g.ordinal, g.gone, d.undone FROM page_gone g JOIN decision d ON d.id = g.decision_id
             WHERE g.source_hash = ?1 ORDER BY g.id",
        )?
        .query_map([&source.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(u32, bool, bool)>>>()?;
    let mut said = Said { sayings, gone: BTreeMap::new() };
    for (ordinal, is_gone, is_undone) in gone {
        let state = said.gone.entry(ordinal).or_insert(false);
        if !is_undone {
            *state = is_gone;
        }
    }
    Ok(said)
}

/// What the reader said of all pages of a source, at its imports.
pub(crate) fn given(connection: &Connection, source: &SourceId) -> rusqlite::Result<Given> {
    Ok(Given {
        newspaper: latest(connection, source, Fact::Newspaper)?,
        date: latest(connection, source, Fact::Date)?.and_then(|date| date.parse().ok()),
    })
}

/// What of `given` the shelf has never heard anything about: a line of the manifest is older than what the reader
/// said since.
pub(crate) fn unheard(connection: &Connection, source: &SourceId, given: &Given) -> rusqlite::Result<Given> {
    let heard = |fact: Fact| {
        connection
            .prepare_cached("SELECT 1 FROM given WHERE source_hash = ?1 AND fact = ?2")?
            .exists(params![source.0, fact.name()])
    };
    let (newspaper, date) = (heard(Fact::Newspaper)?, heard(Fact::Date)?);
    Ok(Given {
        newspaper: given.newspaper.clone().filter(|_| !newspaper),
        date: given.date.filter(|_| !date),
    })
}

/// Notes what the reader says about all pages of a source; what is not said stays as it was.
pub(crate) fn give(
    connection: &Connection,
    source: &SourceId,
    given: &Given,
    now: &str,
) -> rusqlite::Result<()> {
    let date = given.date.as_ref().map(Date::to_string);
    for (fact, value) in [(Fact::Newspaper, given.newspaper.as_ref()), (Fact::Date, date.as_ref())] {
        let Some(value) = value else { continue };
        if latest(connection, source, fact)?.as_ref() != Some(value) {
            let saying = Saying { ordinal: None, fact, word: Word::Is(value.clone()) };
            say(connection, source, &saying, now, None)?;
        }
    }
    Ok(())
}

/// Notes one thing the reader says.
pub(crate) fn say(
    connection: &Connection,
    source: &SourceId,
    saying: &Saying,
    now: &str,
    decision: Option<i64>,
) -> rusqlite::Result<()> {
    let (value, unknown) = saying.word.columns();
    connection
        .prepare_cached(
            "INSERT INTO given (source_hash, ordinal, fact, value, unknown, given, decision_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![source.0, saying.ordinal, saying.fact.name(), value, unknown, now, decision])
        .map(|_| ())
}

/// What opens a source that is locked, if the reader said so.
pub(crate) fn password(connection: &Connection, source: &SourceId) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT password FROM password WHERE source_hash = ?1")?
        .query_row([&source.0], |row| row.get(0))
        .optional()
}

/// What opens each source that is locked.
pub(crate) fn passwords(connection: &Connection) -> rusqlite::Result<BTreeMap<SourceId, String>> {
    connection
        .prepare_cached("SELECT source_hash, password FROM password")?
        .query_map([], |row| Ok((SourceId(row.get(0)?), row.get(1)?)))?
        .collect()
}

/// Notes what opens a source.
pub(crate) fn set_password(
    connection: &Connection,
    source: &SourceId,
    password: &str,
    now: &str,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO password (source_hash, password, given) VALUES (?1, ?2, ?3)
             ON CONFLICT (source_hash) DO UPDATE SET password = excluded.password, given = excluded.given",
        )?
        .execute(params![source.0, password, now])
        .map(|_| ())
}

fn latest(connection: &Connection, source: &SourceId, fact: Fact) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached(
            "SELECT g.value FROM given g LEFT JOIN decision d ON d.id = g.decision_id
             WHERE g.source_hash = ?1 AND g.ordinal IS NULL AND g.fact = ?2 AND coalesce(d.undone, 0) = 0
             ORDER BY g.id DESC LIMIT 1",
        )?
        .query_row(params![source.0, fact.name()], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}
