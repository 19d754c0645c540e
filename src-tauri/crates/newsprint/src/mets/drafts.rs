//! The tree of sections and articles gone through: which blocks of which page are which part of which article.

use super::structure::{Area, Division, PageFiles, Structure};
use crate::recognised::{Draft, Part, Piece, ScanPage};
use crate::{BlockKind, FurnitureKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Divisions that are articles, though nothing in them need say so.
const ARTICLES: [&str; 9] = [
    "ARTICLE",
    "ADVERTISEMENT",
    "LETTER",
    "POEM",
    "OBITUARY",
    "DEATH_NOTICE",
    "NOTICE",
    "WEATHER",
    "CHAPTER",
];

/// Divisions that hold articles and are none.
const HOLDERS: [&str; 9] =
    ["NEWSPAPER", "VOLUME", "YEAR", "MONTH", "DAY", "ISSUE", "CONTENT", "SUPPLEMENT", "PAGE"];

/// Divisions that are no part of an article.
const FURNITURE: [(&str, FurnitureKind); 7] = [
    ("TITLE_SECTION", FurnitureKind::Nameplate),
    ("MASTHEAD", FurnitureKind::Nameplate),
    ("PUBLISHING_STMT", FurnitureKind::Imprint),
    ("IMPRINT", FurnitureKind::Imprint),
    ("RUNNING_TITLE", FurnitureKind::Folio),
    ("PAGE_NUMBER", FurnitureKind::Folio),
    ("FOLIO", FurnitureKind::Folio),
];

/// What parts of an article are called.
const PIECES: [(&str, Piece); 26] = [
    ("HEADING", Piece::Headline),
    ("TITLE", Piece::Headline),
    ("HEADLINE", Piece::Headline),
    ("OVERLINE", Piece::Kicker),
    ("KICKER", Piece::Kicker),
    ("SUBHEADLINE", Piece::Subheadline),
    ("SUBTITLE", Piece::Subheadline),
    ("SUBHEADING", Piece::Subheadline),
    ("MOTTO", Piece::Subheadline),
    ("AUTHOR", Piece::Byline),
    ("BYLINE", Piece::Byline),
    ("SIGNATURE", Piece::Byline),
    ("BODY", Piece::Body(BlockKind::Paragraph)),
    ("BODY_CONTENT", Piece::Body(BlockKind::Paragraph)),
    ("PARAGRAPH", Piece::Body(BlockKind::Paragraph)),
    ("FOOTNOTE", Piece::Body(BlockKind::Paragraph)),
    ("CROSSHEADING", Piece::Body(BlockKind::Subhead)),
    ("SUBHEAD", Piece::Body(BlockKind::Subhead)),
    ("CAPTION", Piece::Body(BlockKind::Caption)),
    ("ILLUSTRATION", Piece::Body(BlockKind::Caption)),
    ("PICTURE", Piece::Body(BlockKind::Caption)),
    ("TABLE", Piece::Body(BlockKind::Table)),
    ("LIST", Piece::Body(BlockKind::List)),
    ("VERSE", Piece::Body(BlockKind::Verse)),
    ("STANZA", Piece::Body(BlockKind::Verse)),
    ("NOTE", Piece::Body(BlockKind::EditorsNote)),
];

/// Blocks of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blocks {
    page: usize,
    blocks: Vec<usize>,
}

/// What an issue is made of.
#[derive(Debug, Default)]
pub(super) struct Issue {
    articles: Vec<IssueArticle>,
    furniture: Vec<(FurnitureKind, Blocks)>,
    claimed: FxHashSet<(usize, usize)>,
}

#[derive(Debug, Default)]
struct IssueArticle {
    parts: Vec<(Piece, Blocks)>,
    /// The heading of its section.
    column: Vec<Blocks>,
}

/// What of an issue is on one page.
#[derive(Debug, Default)]
pub(super) struct OfPage {
    /// With the number of the article in the issue.
    pub(super) articles: Vec<(usize, Draft)>,
    pub(super) furniture: Vec<(FurnitureKind, Vec<usize>)>,
    /// Blocks that the library says nothing about.
    pub(super) others: Vec<usize>,
}

/// Goes through the logical tree.
pub(super) fn read_issue(structure: &Structure, files: &[PageFiles], scans: &[Option<&ScanPage>]) -> Issue {
    let numbered = (0..).zip(files).filter_map(|(number, page)| Some((page.text.as_deref()?, number)));
    let mut walk = Walk { pages: numbered.collect(), scans, issue: Issue::default(), sections: Vec::new() };
    if let Some(root) = &structure.logical {
        walk.visit(root, At::default());
    }
    walk.issue
}

impl Issue {
    pub(super) fn has_articles(&self) -> bool {
        !self.articles.is_empty()
    }

    /// What is on a page of so many blocks.
    pub(super) fn of_page(&self, page: usize, blocks: usize) -> OfPage {
        let mut of_page = OfPage::default();
        let mut columns = FxHashSet::default();
        for (number, article) in self.articles.iter().enumerate() {
            let here = article.parts.iter().filter(|(_, blocks)| blocks.page == page);
            let mut parts: Vec<Part> =
                here.map(|(piece, blocks)| Part { piece: *piece, blocks: blocks.blocks.clone() }).collect();
            if parts.is_empty() {
                continue;
            }
            for column in article.column.iter().filter(|blocks| blocks.page == page) {
                columns.extend(column.blocks.iter().copied());
                parts.insert(0, Part { piece: Piece::Column, blocks: column.blocks.clone() });
            }
            of_page.articles.push((number, Draft { parts }));
        }
        let furniture = self.furniture.iter().filter(|(_, blocks)| blocks.page == page);
        of_page.furniture = furniture.map(|(kind, blocks)| (*kind, blocks.blocks.clone())).collect();
        let is_free = |at: &usize| !self.claimed.contains(&(page, *at)) && !columns.contains(at);
        of_page.others = (0..blocks).filter(is_free).collect();
        of_page
    }
}

struct Walk<'s> {
    /// Pages by their files of words.
    pages: FxHashMap<&'s str, usize>,
    scans: &'s [Option<&'s ScanPage>],
    issue: Issue,
    sections: Vec<Section>,
}

/// A section with its heading.
#[derive(Debug, Default)]
struct Section {
    heading: Vec<Blocks>,
    /// The article that its own text is.
    article: Option<usize>,
}

/// Where in the tree one is.
#[derive(Clone, Copy, Default)]
struct At {
    section: Option<usize>,
    article: Option<usize>,
    piece: Option<Piece>,
    furniture: Option<FurnitureKind>,
    in_body: bool,
}

impl Walk<'_> {
    fn visit(&mut self, division: &Division, mut at: At) {
        let kind = division.kind.as_str();
        if let Some((_, furniture)) = FURNITURE.iter().find(|(name, _)| *name == kind) {
            at.furniture = Some(*furniture);
        } else if at.furniture == Some(FurnitureKind::Nameplate)
            && matches!(kind, "TEXTBLOCK" | "TEXT" | "MOTTO")
        {
            at.furniture = Some(FurnitureKind::Ear);
        } else if kind == "SECTION" {
            self.sections.push(Section { heading: self.heading(division), article: None });
            at = At { section: Some(self.sections.len() - 1), ..At::default() };
        } else if is_article(division) && !(kind == "POEM" && at.article.is_some()) {
            at = At { article: Some(self.begin_article(at.section)), section: at.section, ..At::default() };
        } else if let Some((_, piece)) = PIECES.iter().find(|(name, _)| *name == kind) {
            at.in_body |= kind == "BODY" || kind == "BODY_CONTENT";
            at.piece = Some(nested(*piece, at));
        }
        let is_section_heading = kind == "HEADING" && at.article.is_none() && at.section.is_some();
        if is_section_heading {
            return;
        }
        if kind == "PARAGRAPH"
            && division.parts.iter().all(|part| part.parts.is_empty() && is_plain(&part.kind))
        {
            let areas = division.areas.iter().chain(division.parts.iter().flat_map(|part| &part.areas));
            let blocks = self.blocks(areas);
            self.take(blocks, at);
            return;
        }
        let blocks = self.blocks(division.areas.iter());
        self.take(blocks, at);
        division.parts.iter().for_each(|part| self.visit(part, at));
    }

    fn begin_article(&mut self, section: Option<usize>) -> usize {
        let column = section.map_or_else(Vec::new, |section| self.sections[section].heading.clone());
        self.issue.articles.push(IssueArticle { column, ..IssueArticle::default() });
        self.issue.articles.len() - 1
    }

    /// The blocks of a section's heading.
    fn heading(&self, section: &Division) -> Vec<Blocks> {
        let headings = section.parts.iter().filter(|part| part.kind == "HEADING");
        let mut areas = Vec::new();
        headings.for_each(|heading| gather_areas(heading, &mut areas));
        self.blocks(areas.into_iter())
    }

    /// The blocks that areas mean, page by page.
    fn blocks<'a>(&self, areas: impl Iterator<Item = &'a Area>) -> Vec<Blocks> {
        let mut found: Vec<Blocks> = Vec::new();
        for area in areas {
            let Some(&page) = self.pages.get(area.file.as_str()) else { continue };
            let Some(scan) = self.scans[page] else { continue };
            let range = |name: &Option<String>| scan.named.get(name.as_ref()?).cloned();
            let Some(begin) = range(&area.begin) else { continue };
            let end = range(&area.end).map_or(begin.end, |end| end.end.max(begin.end));
            match found.last_mut().filter(|last| last.page == page) {
                Some(last) => last.blocks.extend(begin.start..end),
                None => found.push(Blocks { page, blocks: (begin.start..end).collect() }),
            }
        }
        found
    }

    /// Gives blocks to what they are part of. What was given away before stays where it is.
    fn take(&mut self, found: Vec<Blocks>, at: At) {
        for mut blocks in found {
            let page = blocks.page;
            blocks.blocks.retain(|block| !self.issue.claimed.contains(&(page, *block)));
            if blocks.blocks.is_empty() {
                continue;
            }
            if let Some(kind) = at.furniture {
                self.claim(&blocks);
                self.issue.furniture.push((kind, blocks));
            } else if let Some(article) = at.article.or_else(|| self.section_article(at)) {
                self.claim(&blocks);
                let piece = at.piece.unwrap_or(Piece::Body(BlockKind::Paragraph));
                self.issue.articles[article].parts.push((piece, blocks));
            }
        }
    }

    fn claim(&mut self, blocks: &Blocks) {
        self.issue.claimed.extend(blocks.blocks.iter().map(|block| (blocks.page, *block)));
    }

    /// The article that a section's own text is, under the section's heading.
    fn section_article(&mut self, at: At) -> Option<usize> {
        let section = at.section.filter(|_| at.in_body)?;
        if let Some(article) = self.sections[section].article {
            return Some(article);
        }
        let heading = self.sections[section].heading.clone();
        heading.iter().for_each(|blocks| self.claim(blocks));
        let parts = heading.into_iter().map(|blocks| (Piece::Headline, blocks)).collect();
        self.issue.articles.push(IssueArticle { parts, column: Vec::new() });
        self.sections[section].article = Some(self.issue.articles.len() - 1);
        self.sections[section].article
    }
}

/// Whether a division is an article: by its name, or because it has a heading or a body and is no section.
fn is_article(division: &Division) -> bool {
    let kind = division.kind.as_str();
    if ARTICLES.contains(&kind) {
        return true;
    }
    let is_known = HOLDERS.contains(&kind) || PIECES.iter().any(|(name, _)| *name == kind);
    !is_known && division.parts.iter().any(|part| matches!(part.kind.as_str(), "HEADING" | "BODY"))
}

/// What a piece is where it stands: a heading inside a body is a subhead, the image of a table is the table.
fn nested(piece: Piece, at: At) -> Piece {
    match (piece, at.piece) {
        (Piece::Headline | Piece::Subheadline | Piece::Kicker, _) if at.in_body => {
            Piece::Body(BlockKind::Subhead)
        }
        (Piece::Body(BlockKind::Paragraph), Some(Piece::Body(kind))) => Piece::Body(kind),
        (Piece::Body(BlockKind::Caption), Some(Piece::Body(BlockKind::Table))) => {
            Piece::Body(BlockKind::Table)
        }
        _ => piece,
    }
}

fn is_plain(kind: &str) -> bool {
    matches!(kind, "" | "TEXT" | "TEXTBLOCK")
}

fn gather_areas<'d>(division: &'d Division, areas: &mut Vec<&'d Area>) {
    areas.extend(&division.areas);
    division.parts.iter().for_each(|part| gather_areas(part, areas));
}
