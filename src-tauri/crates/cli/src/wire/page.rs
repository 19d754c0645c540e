//! The wire types of a parsed file: `baoge parse --json`, with `--explain` and without.

use super::line::Line;
use jiff::civil::Date;
use newsprint::{
    Account, BlockKind, Confidence, FactSource, FurnitureKind, Inferred, PageLabel, PrintedText, Reason,
    Role, Warning,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// One file, taken apart.
#[derive(Debug, Serialize)]
pub(crate) struct ParsedFile<'a> {
    path: &'a str,
    issue: Issue<'a>,
    pages: Vec<Page<'a>>,
    warnings: &'a [Warning],
}

#[derive(Debug, Serialize)]
struct Issue<'a> {
    newspaper: Option<&'a str>,
    date: Option<Date>,
    number: Option<u32>,
    edition: Option<&'a str>,
    inferred: Provenance,
}

/// From where each fact of an issue is known, by the fact's name.
pub(super) type Provenance = BTreeMap<&'static str, Origin>;

/// Where a fact was read and how sure it is.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Origin {
    source: FactSource,
    confidence: Confidence,
}

#[derive(Debug, Serialize)]
struct Page<'a> {
    issue: Issue<'a>,
    label: Option<&'a PageLabel>,
    name: Option<&'a str>,
    articles: Vec<Article<'a>>,
    furniture: Vec<Furniture<'a>>,
    account: &'a Account,
    confidence: Confidence,
    look_again: bool,
    /// With `--explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<Line<'a>>>,
}

/// An article's words and what is known of them; on a page, in an archive.
#[derive(Debug, Serialize)]
pub(super) struct Article<'a> {
    pub(super) column: Option<&'a str>,
    pub(super) kicker: Option<&'a str>,
    pub(super) headline: Option<&'a str>,
    pub(super) subheadline: Option<&'a str>,
    pub(super) authors: Vec<&'a str>,
    pub(super) bylines: Vec<Byline<'a>>,
    pub(super) dateline: Option<&'a str>,
    pub(super) continues_to_page: Option<&'a PageLabel>,
    pub(super) continued_from_page: Option<&'a PageLabel>,
    pub(super) confidence: Confidence,
    pub(super) look_again: bool,
    pub(super) reasons: &'a [Reason],
    pub(super) blocks: Vec<Block<'a>>,
}

/// Who signed, and as what.
#[derive(Debug, Serialize)]
pub(super) struct Byline<'a> {
    name: &'a str,
    role: Role,
}

/// A paragraph or another part.
#[derive(Debug, Serialize)]
pub(super) struct Block<'a> {
    pub(super) kind: BlockKind,
    pub(super) text: &'a str,
}

/// What belongs to no article.
#[derive(Debug, Serialize)]
pub(super) struct Furniture<'a> {
    kind: FurnitureKind,
    text: &'a str,
}

impl<'a> ParsedFile<'a> {
    /// The file at `path`, or at `…/某报.zip!2019/01.txt`.
    pub(crate) fn new(path: &'a str, file: &'a newsprint::ParsedFile) -> Self {
        Self {
            path,
            issue: Issue::from(&file.issue),
            pages: file.pages.iter().map(Page::from).collect(),
            warnings: &file.warnings,
        }
    }

    /// The same, each page with its lines and their reasons.
    pub(crate) fn explained(path: &'a str, explained: &'a newsprint::ExplainedFile) -> Self {
        let mut file = Self::new(path, &explained.file);
        for (page, lines) in file.pages.iter_mut().zip(&explained.lines) {
            page.lines = Some(lines.iter().map(Line::from).collect());
        }
        file
    }
}

impl<'a> From<&'a newsprint::IssueFacts> for Issue<'a> {
    fn from(facts: &'a newsprint::IssueFacts) -> Self {
        let mut inferred = Provenance::new();
        note_origin(&mut inferred, "newspaper", facts.newspaper.as_ref());
        note_origin(&mut inferred, "date", facts.date.as_ref());
        note_origin(&mut inferred, "number", facts.number.as_ref());
        note_origin(&mut inferred, "edition", facts.edition.as_ref());
        Self {
            newspaper: facts.newspaper.as_ref().map(|fact| fact.value.as_str()),
            date: facts.date.as_ref().map(|fact| fact.value),
            number: facts.number.as_ref().map(|fact| fact.value),
            edition: facts.edition.as_ref().map(|fact| fact.value.as_str()),
            inferred,
        }
    }
}

/// Adds where `fact` was read, if there is one.
pub(super) fn note_origin<T>(provenance: &mut Provenance, name: &'static str, fact: Option<&Inferred<T>>) {
    if let Some(Inferred { source, confidence, .. }) = fact {
        provenance.insert(name, Origin { source: *source, confidence: *confidence });
    }
}

impl<'a> From<&'a newsprint::ParsedPage> for Page<'a> {
    fn from(page: &'a newsprint::ParsedPage) -> Self {
        Self {
            issue: Issue::from(&page.issue),
            label: page.label.as_ref().map(|fact| &fact.value),
            name: page.name.as_ref().map(|fact| fact.value.as_str()),
            articles: page.articles.iter().map(Article::from).collect(),
            furniture: page.furniture.iter().map(Furniture::from).collect(),
            account: &page.account,
            confidence: page.confidence(),
            look_again: page.is_worth_a_look(),
            lines: None,
        }
    }
}

impl<'a> From<&'a newsprint::Article> for Article<'a> {
    fn from(article: &'a newsprint::Article) -> Self {
        Self {
            column: words(article.column.as_ref()),
            kicker: words(article.kicker.as_ref()),
            headline: words(article.headline.as_ref()),
            subheadline: words(article.subheadline.as_ref()),
            authors: authors(&article.bylines),
            bylines: article.bylines.iter().map(Byline::from).collect(),
            dateline: words(article.dateline.as_ref()),
            continues_to_page: article.continues_to.as_ref().map(|jump| &jump.page),
            continued_from_page: article.continued_from.as_ref().map(|jump| &jump.page),
            confidence: article.confidence,
            look_again: article.is_worth_a_look(),
            reasons: &article.reasons,
            blocks: article.blocks.iter().map(|b| Block { kind: b.kind, text: &b.text.text }).collect(),
        }
    }
}

/// The words of a part that may be absent.
pub(super) fn words(text: Option<&PrintedText>) -> Option<&str> {
    text.map(|text| text.text.as_str())
}

/// The names of those who signed, each once, in the order printed.
pub(super) fn authors(bylines: &[newsprint::Byline]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for byline in bylines {
        if !names.contains(&byline.name.as_str()) {
            names.push(&byline.name);
        }
    }
    names
}

impl<'a> From<&'a newsprint::Byline> for Byline<'a> {
    fn from(byline: &'a newsprint::Byline) -> Self {
        Self { name: &byline.name, role: byline.role }
    }
}

impl<'a> From<&'a newsprint::Furniture> for Furniture<'a> {
    fn from(furniture: &'a newsprint::Furniture) -> Self {
        Self { kind: furniture.kind, text: &furniture.text.text }
    }
}
