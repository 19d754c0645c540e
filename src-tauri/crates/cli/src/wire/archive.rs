//! The wire types of what an archive answers: import, newspapers, issues, show, search, bookmarks.
//!
//! `library::Stats` is printed as it is: it is nothing but figures.

use super::page::{Article, Block, Byline, Furniture, Provenance, authors, note_origin, words};
use jiff::civil::Date;
use library::{
    ArticleId, Facets, FactOrigin, FileOutcome, JumpLine, JumpTally, LookAgain, PeriodCount, Piece,
    QueryNote, Seam, TimelineUnit,
};
use newsprint::{Account, PageLabel, Warning};
use serde::Serialize;
use std::borrow::Cow;

/// `baoge import --json`.
#[derive(Debug, Serialize)]
pub(crate) struct ImportReport<'a> {
    /// `baoge report` prints it again by this; `null` where nothing was written.
    number: Option<i64>,
    imported: u64,
    already_here: u64,
    skipped: u64,
    jumps: JumpTally,
    cancelled: bool,
    files: Vec<FileReport<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct FileReport<'a> {
    path: Cow<'a, str>,
    outcome: &'a FileOutcome,
    newspaper: Option<&'a str>,
    date: Option<Date>,
    number: Option<u32>,
    inferred: Provenance,
    pages: &'a [Option<PageLabel>],
    page_origins: &'a [Option<FactOrigin>],
    articles: u64,
    look_again: &'a [LookAgain],
    furniture: Vec<Furniture<'a>>,
    account: &'a Account,
    warnings: &'a [Warning],
}

impl<'a> From<&'a library::ImportReport> for ImportReport<'a> {
    fn from(report: &'a library::ImportReport) -> Self {
        Self {
            number: report.number,
            imported: report.imported,
            already_here: report.already_here,
            skipped: report.skipped,
            jumps: report.jumps,
            cancelled: report.cancelled,
            files: report.files.iter().map(FileReport::from).collect(),
        }
    }
}

impl<'a> From<&'a library::FileReport> for FileReport<'a> {
    fn from(file: &'a library::FileReport) -> Self {
        let mut inferred = Provenance::new();
        note_origin(&mut inferred, "newspaper", file.newspaper.as_ref());
        note_origin(&mut inferred, "date", file.date.as_ref());
        note_origin(&mut inferred, "number", file.number.as_ref());
        Self {
            path: file.path.to_string_lossy(),
            outcome: &file.outcome,
            newspaper: file.newspaper.as_ref().map(|fact| fact.value.as_str()),
            date: file.date.as_ref().map(|fact| fact.value),
            number: file.number.as_ref().map(|fact| fact.value),
            inferred,
            pages: &file.pages,
            page_origins: &file.page_origins,
            articles: file.articles,
            look_again: &file.look_again,
            furniture: file.furniture.iter().map(Furniture::from).collect(),
            account: &file.account,
            warnings: &file.warnings,
        }
    }
}

/// `baoge newspapers --json`.
#[derive(Debug, Serialize)]
pub(crate) struct NewspaperList<'a> {
    newspapers: Vec<Newspaper<'a>>,
}

#[derive(Debug, Serialize)]
struct Newspaper<'a> {
    name: &'a str,
    aliases: &'a [String],
    first: Option<Date>,
    last: Option<Date>,
    issues: u64,
    pages: u64,
    articles: u64,
}

impl<'a> From<&'a [library::Newspaper]> for NewspaperList<'a> {
    fn from(newspapers: &'a [library::Newspaper]) -> Self {
        Self { newspapers: newspapers.iter().map(Newspaper::from).collect() }
    }
}

impl<'a> From<&'a library::Newspaper> for Newspaper<'a> {
    fn from(held: &'a library::Newspaper) -> Self {
        Self {
            name: &held.name,
            aliases: &held.aliases,
            first: held.first,
            last: held.last,
            issues: held.issues,
            pages: held.pages,
            articles: held.articles,
        }
    }
}

/// `baoge issues --json`.
#[derive(Debug, Serialize)]
pub(crate) struct IssueList<'a> {
    issues: Vec<Issue<'a>>,
}

#[derive(Debug, Serialize)]
struct Issue<'a> {
    newspaper: Option<&'a str>,
    date: Option<Date>,
    number: Option<u32>,
    edition: Option<&'a str>,
    inferred: Provenance,
    pages: Vec<Page<'a>>,
}

#[derive(Debug, Serialize)]
struct Page<'a> {
    label: Option<&'a PageLabel>,
    name: Option<&'a str>,
    file: &'a str,
    articles: Vec<ArticleLine<'a>>,
}

#[derive(Debug, Serialize)]
struct ArticleLine<'a> {
    article: ArticleId,
    headline: Option<&'a str>,
    beginning: &'a str,
    authors: &'a [String],
    continues_to: Option<&'a JumpLine>,
    continued_from: Option<&'a JumpLine>,
}

impl<'a> From<&'a [library::Issue]> for IssueList<'a> {
    fn from(issues: &'a [library::Issue]) -> Self {
        Self { issues: issues.iter().map(Issue::from).collect() }
    }
}

impl<'a> From<&'a library::Issue> for Issue<'a> {
    fn from(issue: &'a library::Issue) -> Self {
        let mut inferred = Provenance::new();
        note_origin(&mut inferred, "date", issue.date.as_ref());
        Self {
            newspaper: issue.newspaper.as_deref(),
            date: issue.date.as_ref().map(|fact| fact.value),
            number: issue.number,
            edition: named(&issue.edition),
            inferred,
            pages: issue.pages.iter().map(Page::from).collect(),
        }
    }
}

/// An edition's name; most issues have none.
pub(super) fn named(edition: &str) -> Option<&str> {
    (!edition.is_empty()).then_some(edition)
}

impl<'a> From<&'a library::Page> for Page<'a> {
    fn from(page: &'a library::Page) -> Self {
        Self {
            label: page.label.as_ref(),
            name: page.name.as_deref(),
            file: &page.file,
            articles: page.articles.iter().map(ArticleLine::from).collect(),
        }
    }
}

impl<'a> From<&'a library::ArticleLine> for ArticleLine<'a> {
    fn from(line: &'a library::ArticleLine) -> Self {
        Self {
            article: line.id,
            headline: line.headline.as_deref(),
            beginning: &line.beginning,
            authors: &line.authors,
            continues_to: line.continues_to.as_ref(),
            continued_from: line.continued_from.as_ref(),
        }
    }
}

/// `baoge show --json`.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleDocument<'a> {
    article: ArticleId,
    newspaper: Option<&'a str>,
    date: Option<Date>,
    number: Option<u32>,
    edition: Option<&'a str>,
    inferred: Provenance,
    page: Option<&'a PageLabel>,
    #[serde(flatten)]
    words: Article<'a>,
    file: &'a str,
    /// The whole story in order, where jumps join the article to others; empty where it is one by itself.
    parts: Vec<StoryPart<'a>>,
    citation: Option<String>,
}

/// A part of a story. `seam` says why it follows the part before it.
#[derive(Debug, Serialize)]
struct StoryPart<'a> {
    article: ArticleId,
    page: Option<&'a PageLabel>,
    #[serde(flatten)]
    words: Article<'a>,
    file: &'a str,
    seam: Option<&'a Seam>,
}

impl<'a> ArticleDocument<'a> {
    /// The article `asked` with the story it is a part of, and the citation if one was asked for.
    pub(crate) fn new(story: &'a library::StoryView, asked: ArticleId, citation: Option<String>) -> Self {
        let view = story.parts.iter().find(|part| part.id == asked).unwrap_or_else(|| story.first());
        let mut inferred = Provenance::new();
        note_origin(&mut inferred, "date", view.date.as_ref());
        Self {
            article: view.id,
            newspaper: view.newspaper.as_deref(),
            date: view.date.as_ref().map(|fact| fact.value),
            number: view.number,
            edition: named(&view.edition),
            inferred,
            page: view.page.as_ref(),
            words: Article::from(view),
            file: &view.file,
            parts: parts(story),
            citation,
        }
    }
}

fn parts(story: &library::StoryView) -> Vec<StoryPart<'_>> {
    if story.parts.len() < 2 {
        return Vec::new();
    }
    let seams = std::iter::once(None).chain(story.seams.iter().map(Some));
    let parts = story.parts.iter().zip(seams).map(|(view, seam)| StoryPart {
        article: view.id,
        page: view.page.as_ref(),
        words: Article::from(view),
        file: &view.file,
        seam,
    });
    parts.collect()
}

impl<'a> From<&'a library::ArticleView> for Article<'a> {
    fn from(view: &'a library::ArticleView) -> Self {
        Self {
            column: words(view.column.as_ref()),
            kicker: words(view.kicker.as_ref()),
            headline: words(view.headline.as_ref()),
            subheadline: words(view.subheadline.as_ref()),
            authors: authors(&view.bylines),
            bylines: view.bylines.iter().map(Byline::from).collect(),
            dateline: words(view.dateline.as_ref()),
            continues_to_page: view.continues_to.as_ref(),
            continued_from_page: view.continued_from.as_ref(),
            confidence: view.confidence,
            look_again: view.confidence < newsprint::LOOK_AGAIN,
            reasons: &view.reasons,
            blocks: view.blocks.iter().map(|b| Block { kind: b.kind, text: &b.text.text }).collect(),
        }
    }
}

/// `baoge search --json`.
#[derive(Debug, Serialize)]
pub(crate) struct SearchResults<'a> {
    total: u64,
    took_ms: f64,
    hits: Vec<Hit<'a>>,
    facets: &'a Facets,
    timeline: &'a [PeriodCount],
    timeline_unit: TimelineUnit,
    understood: &'a str,
    in_words: String,
    notes: &'a [QueryNote],
}

#[derive(Debug, Serialize)]
pub(super) struct Hit<'a> {
    article: ArticleId,
    newspaper: Option<&'a str>,
    date: Option<Date>,
    page: Option<&'a PageLabel>,
    pages: &'a [PageLabel],
    authors: &'a [String],
    headline: &'a [Piece],
    snippet: &'a [Piece],
    score: f32,
}

impl<'a> SearchResults<'a> {
    /// The results, and what was understood in the words of the reader's language.
    pub(crate) fn new(results: &'a library::SearchResults, in_words: String) -> Self {
        Self {
            total: results.total,
            took_ms: results.took_ms,
            hits: results.hits.iter().map(Hit::from).collect(),
            facets: &results.facets,
            timeline: &results.timeline,
            timeline_unit: results.timeline_unit,
            understood: &results.understood,
            in_words,
            notes: &results.notes,
        }
    }
}

impl<'a> From<&'a library::Hit> for Hit<'a> {
    fn from(hit: &'a library::Hit) -> Self {
        Self {
            article: hit.article,
            newspaper: hit.newspaper.as_deref(),
            date: hit.date,
            page: hit.pages.first(),
            pages: &hit.pages,
            authors: &hit.authors,
            headline: &hit.headline,
            snippet: &hit.snippet,
            score: hit.score,
        }
    }
}
