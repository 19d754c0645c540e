//! The wire types of `baoge jumps`.

use super::archive::named;
use super::page::{Provenance, note_origin};
use jiff::civil::Date;
use library::{ArticleId, WhyWaiting};
use newsprint::{Confidence, JumpDirection, PageLabel, Reason};
use serde::Serialize;

/// `baoge jumps --json`.
#[derive(Debug, Serialize)]
pub(crate) struct JumpList<'a> {
    waiting: Vec<Waiting<'a>>,
    joined: Vec<Joined<'a>>,
}

#[derive(Debug, Serialize)]
struct Waiting<'a> {
    #[serde(flatten)]
    issue: Issue<'a>,
    #[serde(flatten)]
    at: End<'a>,
    direction: JumpDirection,
    names_page: &'a PageLabel,
    why: WhyWaiting,
    candidates: &'a [ArticleId],
}

#[derive(Debug, Serialize)]
struct Joined<'a> {
    #[serde(flatten)]
    issue: Issue<'a>,
    from: End<'a>,
    to: End<'a>,
    confidence: Confidence,
    reasons: &'a [Reason],
}

#[derive(Debug, Serialize)]
struct Issue<'a> {
    newspaper: Option<&'a str>,
    date: Option<Date>,
    edition: Option<&'a str>,
    inferred: Provenance,
}

#[derive(Debug, Serialize)]
struct End<'a> {
    article: ArticleId,
    page: Option<&'a PageLabel>,
    headline: Option<&'a str>,
    beginning: &'a str,
}

impl<'a> From<&'a library::Jumps> for JumpList<'a> {
    fn from(jumps: &'a library::Jumps) -> Self {
        Self {
            waiting: jumps.waiting.iter().map(Waiting::from).collect(),
            joined: jumps.joined.iter().map(Joined::from).collect(),
        }
    }
}

impl<'a> From<&'a library::WaitingJump> for Waiting<'a> {
    fn from(jump: &'a library::WaitingJump) -> Self {
        Self {
            issue: Issue::from(&jump.issue),
            at: End::from(&jump.at),
            direction: jump.direction,
            names_page: &jump.names,
            why: jump.why,
            candidates: &jump.candidates,
        }
    }
}

impl<'a> From<&'a library::JoinedJump> for Joined<'a> {
    fn from(jump: &'a library::JoinedJump) -> Self {
        Self {
            issue: Issue::from(&jump.issue),
            from: End::from(&jump.from),
            to: End::from(&jump.to),
            confidence: jump.seam.confidence,
            reasons: &jump.seam.reasons,
        }
    }
}

impl<'a> From<&'a library::JumpIssue> for Issue<'a> {
    fn from(issue: &'a library::JumpIssue) -> Self {
        let mut inferred = Provenance::new();
        note_origin(&mut inferred, "date", issue.date.as_ref());
        Self {
            newspaper: issue.newspaper.as_deref(),
            date: issue.date.as_ref().map(|fact| fact.value),
            edition: named(&issue.edition),
            inferred,
        }
    }
}

impl<'a> From<&'a library::JumpEnd> for End<'a> {
    fn from(end: &'a library::JumpEnd) -> Self {
        Self {
            article: end.article,
            page: end.page.as_ref(),
            headline: end.headline.as_deref(),
            beginning: &end.beginning,
        }
    }
}
