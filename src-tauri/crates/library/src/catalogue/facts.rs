//! What is known about a page, each fact with its source: what the parser inferred, and over it what the reader
//! said.

use jiff::civil::Date;
use newsprint::{
    Confidence, FactSource, FileContext, Inferred, IssueFacts, NameRule, NameTemplate, PageLabel, ParsedPage,
    read_name,
};
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
    /// What the reader calls a page without text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<Box<Inferred<String>>>,
}

/// What the names of a file say by the reader's template, as far as nothing is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Named {
    newspaper: Option<Inferred<String>>,
    date: Option<Inferred<Date>>,
}

/// Facts to be put over others, or beside them.
pub(crate) trait Over {
    /// `known`, with these facts.
    fn over(&self, known: &IssueFacts) -> IssueFacts;
}

impl Over for Given {
    fn over(&self, known: &IssueFacts) -> IssueFacts {
        let mut facts = known.clone();
        if let Some(newspaper) = &self.newspaper {
            facts.newspaper = Some(said(newspaper.clone()));
        }
        if let Some(date) = self.date {
            facts.date = Some(said(date));
        }
        facts
    }
}

impl Over for Named {
    fn over(&self, known: &IssueFacts) -> IssueFacts {
        let mut facts = known.clone();
        // The pages of a file may know more than its first one, by which it is asked.
        facts.newspaper = facts.newspaper.or(self.newspaper.clone());
        facts.date = facts.date.or(self.date.clone());
        facts
    }
}

impl Named {
    /// What `template` reads in `path` that neither `known` nor `given` says.
    pub(crate) fn read(
        template: Option<&NameTemplate>,
        path: &str,
        known: &PageFacts,
        given: &Given,
    ) -> Self {
        let named = read_name(&FileContext { path, template, ..FileContext::default() });
        if named.rule != NameRule::Template {
            return Self::default();
        }
        let IssueFacts { newspaper, date, .. } = named.issue;
        Self {
            newspaper: newspaper.filter(|_| known.newspaper.is_none() && given.newspaper.is_none()),
            date: date.filter(|_| known.date.is_none() && given.date.is_none()),
        }
    }

    /// Whether it says nothing new.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Given {
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
            title: None,
        }
    }

    /// Whether the reader said any of it.
    pub(crate) fn is_said(&self) -> bool {
        let sources = [
            self.newspaper.as_ref().map(|fact| fact.source),
            self.date.as_ref().map(|fact| fact.source),
            self.number.as_ref().map(|fact| fact.source),
            self.edition.as_ref().map(|fact| fact.source),
            self.label.as_ref().map(|fact| fact.source),
            self.title.as_ref().map(|fact| fact.source),
        ];
        sources.contains(&Some(FactSource::Reader))
    }

    /// 早刊; empty as a rule.
    pub(crate) fn edition(&self) -> &str {
        self.edition.as_ref().map_or("", |edition| edition.value.as_str())
    }
}

fn said<T>(value: T) -> Inferred<T> {
    Inferred::new(value, FactSource::Reader, Confidence::CERTAIN)
}
