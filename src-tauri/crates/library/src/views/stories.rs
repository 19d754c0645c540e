//! 全文 and 转版 as the façade answers them: what jumps joined, and which of them wait.

use super::{ArticleId, ArticleView};
use jiff::civil::Date;
use newsprint::{Byline, Confidence, Inferred, JumpDirection, PageLabel, PrintedText, Reason};
use serde::Serialize;

/// 全文: the articles that jumps join, in order, as they are read.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryView {
    /// Never empty. Its first gives the story its name, title and day.
    pub parts: Vec<ArticleView>,
    /// `seams[i]` joins `parts[i]` to the next.
    pub seams: Vec<Seam>,
}

/// Why one article is the rest of another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seam {
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Where an article in a list goes on, or comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JumpLine {
    /// As printed; where only the other page prints a jump, that page.
    pub page: PageLabel,
    /// The other article, if the jump was followed.
    pub article: Option<ArticleId>,
}

/// Which jumps to list.
#[derive(Clone, Debug, Default)]
pub struct JumpFilter {
    /// Only of this newspaper, by name or alias.
    pub newspaper: Option<String>,
    /// Only of this day.
    pub date: Option<Date>,
}

/// The jumps of an archive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jumps {
    /// Those that were followed.
    pub joined: Vec<JoinedJump>,
    /// Those that were not.
    pub waiting: Vec<WaitingJump>,
}

/// The issue a jump is printed in.
#[derive(Clone, Debug, PartialEq)]
pub struct JumpIssue {
    /// The paper, if known.
    pub newspaper: Option<String>,
    /// Its day. `None`: undated.
    pub date: Option<Inferred<Date>>,
    /// 早刊 and the like; empty as a rule.
    pub edition: String,
}

/// An article that a jump leads from or to.
#[derive(Clone, Debug, PartialEq)]
pub struct JumpEnd {
    /// Its name for life.
    pub article: ArticleId,
    /// The page it stands on.
    pub page: Option<PageLabel>,
    /// `None` for a fragment: show its beginning.
    pub headline: Option<String>,
    /// The first words of the body.
    pub beginning: String,
}

/// A jump that was followed.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinedJump {
    /// Where it is printed.
    pub issue: JumpIssue,
    /// The article that breaks off.
    pub from: JumpEnd,
    /// The one it goes on in.
    pub to: JumpEnd,
    /// Why.
    pub seam: Seam,
}

/// A jump that was not followed.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingJump {
    /// Where it is printed.
    pub issue: JumpIssue,
    /// The article it is printed on.
    pub at: JumpEnd,
    /// Which way it points.
    pub direction: JumpDirection,
    /// The page it names.
    pub names: PageLabel,
    /// Why it was not followed.
    pub why: WhyWaiting,
    /// The articles it may mean, if there are several.
    pub candidates: Vec<ArticleId>,
}

/// Why a jump was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyWaiting {
    /// The page it names is not here.
    PageMissing,
    /// The page is here, and no piece on it can be told to be the other part.
    NoCounterpart,
    /// Several pieces may be the other part.
    Ambiguous,
    /// It names the page it stands on.
    OwnPage,
    /// Following it would lead back to where it stands.
    Circular,
    /// The page it stands on has no day: only pages of one dated issue are joined.
    Undated,
    /// It is not known which newspaper the page is of.
    UnknownNewspaper,
    /// It came in a moment ago.
    NotYet,
}

/// How many jumps an import joined, and how many the archive has that wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JumpTally {
    /// By this import.
    pub joined: u64,
    /// In the archive.
    pub waiting: u64,
}

impl StoryView {
    /// An article by itself, whatever story it is of.
    #[must_use]
    pub fn of(article: ArticleView) -> Self {
        Self { parts: vec![article], seams: Vec::new() }
    }

    /// The part that gives it name, title and day.
    #[must_use]
    pub fn first(&self) -> &ArticleView {
        self.parts.first().expect("BUG: a story has a first part")
    }

    /// The headline of the first part that has one.
    #[must_use]
    pub fn headline(&self) -> Option<&PrintedText> {
        self.parts.iter().find_map(|part| part.headline.as_ref())
    }

    /// Who signed any part, each once in a role, in the order printed.
    #[must_use]
    pub fn bylines(&self) -> Vec<&Byline> {
        let mut bylines: Vec<&Byline> = Vec::new();
        for signed in self.parts.iter().flat_map(|part| &part.bylines) {
            if !bylines.iter().any(|known| known.name == signed.name && known.role == signed.role) {
                bylines.push(signed);
            }
        }
        bylines
    }

    /// The pages it stands on, each once, in its own order.
    #[must_use]
    pub fn pages(&self) -> Vec<&PageLabel> {
        let mut pages: Vec<&PageLabel> = Vec::new();
        for page in self.parts.iter().filter_map(|part| part.page.as_ref()) {
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
        pages
    }
}
