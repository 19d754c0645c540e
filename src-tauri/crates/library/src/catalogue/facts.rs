//! What is known about a page, each fact with its source: what the parser inferred, and over it what the reader
//! said.

use jiff::civil::Date;
use newsprint::{Confidence, FactSource, Inferred, IssueFacts, PageLabel, ParsedPage};
use serde::{Deserialize, Serialize};

/// What the reader said about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    /// Which paper its pages are of.
    pub(crate) newspaper: Option<String>,
    /// Which day.
    pub(crate) date: Option<Date>,
}

/// A page's facts as they stand in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PageFacts {
    pub(crate) newspaper: Option<Inferred<String>>,
    pub(crate) date: Option<Inferred<Date>>,
    pub(crate) number: Option<Inferred<u32>>,
    pub(crate) edition: Option<Inferred<String>>,
    pub(crate) label: Option<Inferred<PageLabel>>,
    pub(crate) name: Option<Inferred<String>>,
}

impl Given {
    /// `inferred`, with what the reader said in its place.
    pub(crate) fn over(&self, inferred: &IssueFacts) -> IssueFacts {
        let mut facts = inferred.clone();
        if let Some(newspaper) = &self.newspaper {
            facts.newspaper = Some(said(newspaper.clone()));
        }
        if let Some(date) = self.date {
            facts.date = Some(said(date));
        }
        facts
    }

    /// Whether nothing was said.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl PageFacts {
    /// The facts of a page whose issue's facts, with what the reader said over them, are `issue`.
    pub(crate) fn of(issue: &IssueFacts, page: &ParsedPage) -> Self {
        Self {
            newspaper: issue.newspaper.clone(),
            date: issue.date.clone(),
            number: issue.number.clone(),
            edition: issue.edition.clone(),
            label: page.label.clone(),
            name: page.name.clone(),
        }
    }

    /// 早刊; empty as a rule.
    pub(crate) fn edition(&self) -> &str {
        self.edition.as_ref().map_or("", |edition| edition.value.as_str())
    }
}

fn said<T>(value: T) -> Inferred<T> {
    Inferred::new(value, FactSource::Reader, Confidence::CERTAIN)
}
