//! Pages made of scans: their characters written down line by line, articles and furniture made of their blocks, and
//! the account of it.

use super::{BreakSaid, LineEnd, ScanLine, ScanPage, is_unspaced};
use crate::account::{Bin, Ledger};
use crate::{
    Article, Block, BlockKind, Byline, CharRange, Confidence, Depicted, Direction, Furniture, FurnitureKind,
    IssueFacts, ParsedPage, PlacedLine, PrintedText, Reason, Rect, Role, Sheet, articles, beside, byline,
};

/// An article of a page before its blocks are text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) parts: Vec<Part>,
}

/// Blocks of a page that are one thing.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) piece: Piece,
    pub(crate) blocks: Vec<usize>,
}

/// What they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Column,
    Kicker,
    Headline,
    Subheadline,
    Byline,
    Body(BlockKind),
}

/// A page as it is made.
pub(crate) struct PageMaker<'p> {
    page: &'p ScanPage,
    offset: u32,
    chars: Vec<char>,
    /// For each line of each block, its characters in the source.
    ranges: Vec<Vec<CharRange>>,
    /// Hyphens of joined words.
    markup: Vec<CharRange>,
    signed: Vec<CharRange>,
}

impl<'p> PageMaker<'p> {
    /// Writes a page's characters down; its first is the source's character `offset`.
    pub(crate) fn new(page: &'p ScanPage, offset: u32) -> Self {
        let mut chars: Vec<char> = Vec::new();
        let place = |chars: &[char]| offset + u32::try_from(chars.len()).unwrap_or(u32::MAX - offset);
        let mut ranges = Vec::with_capacity(page.blocks.len());
        for block in &page.blocks {
            let mut of_block = Vec::with_capacity(block.lines.len());
            for line in &block.lines {
                let start = place(&chars);
                chars.extend(line.cells.iter().map(|cell| cell.c));
                of_block.push(CharRange::new(start, place(&chars)));
                chars.push('\n');
            }
            ranges.push(of_block);
            chars.push('\n');
        }
        Self { page, offset, chars, ranges, markup: Vec::new(), signed: Vec::new() }
    }

    /// One past its last character.
    pub(crate) fn end(&self) -> u32 {
        self.offset + u32::try_from(self.chars.len()).unwrap_or(u32::MAX - self.offset)
    }

    /// The article that a draft is; `None` where its blocks have no words.
    pub(crate) fn article(&mut self, draft: &Draft, confidence: Confidence, reason: &str) -> Option<Article> {
        let mut article =
            Article { confidence, reasons: vec![Reason::new(reason, "")], ..Article::default() };
        for part in &draft.parts {
            let Part { piece, blocks } = part;
            match piece {
                Piece::Byline => article.bylines.extend(self.bylines(blocks)),
                Piece::Body(kind) => article.blocks.extend(self.block(*kind, blocks)),
                Piece::Column => add(&mut article.column, self.joined(blocks)),
                Piece::Kicker => add(&mut article.kicker, self.joined(blocks)),
                Piece::Headline => add(&mut article.headline, self.joined(blocks)),
                Piece::Subheadline => add(&mut article.subheadline, self.joined(blocks)),
            }
        }
        let is_empty = article.headline.is_none() && article.blocks.is_empty() && article.kicker.is_none();
        (!is_empty || !article.bylines.is_empty()).then_some(article)
    }

    /// Blocks that belong to no article.
    pub(crate) fn furniture(&self, kind: FurnitureKind, blocks: &[usize], reason: &str) -> Option<Furniture> {
        let text = self.kept(blocks);
        (!text.text.is_empty()).then(|| Furniture { kind, text, reason: Reason::new(reason, "") })
    }

    /// The page with its articles.
    pub(crate) fn finish(
        self,
        ordinal: u32,
        issue: IssueFacts,
        articles: Vec<Article>,
        furniture: Vec<Furniture>,
    ) -> ParsedPage {
        let mut ledger = Ledger::new(&self.chars, self.offset);
        self.markup.iter().for_each(|range| ledger.book(Bin::Markup, *range));
        self.signed.iter().for_each(|range| ledger.book(Bin::Byline, *range));
        articles.iter().flat_map(articles::spans).for_each(|(bin, range)| ledger.book(bin, range));
        furniture.iter().flat_map(|f| &f.text.spans).for_each(|range| ledger.book(Bin::Furniture, *range));
        ParsedPage {
            ordinal,
            range: CharRange::new(self.offset, self.end()),
            issue,
            label: None,
            name: None,
            articles,
            furniture,
            account: ledger.account(),
            sheet: Some(self.sheet()),
        }
    }

    fn sheet(&self) -> Sheet {
        let lines = self.lines(&(0..self.page.blocks.len()).collect::<Vec<_>>());
        let placed = lines.into_iter().filter_map(|(line, range)| {
            let place = line.place?;
            Some(PlacedLine { range, place, direction: line.direction, ends: ends(line, place) })
        });
        Sheet {
            width: self.page.width,
            height: self.page.height,
            lines: placed.collect(),
            pictures: self.page.pictures.clone(),
            depicted: self.page.depicted(),
        }
    }

    fn lines(&self, blocks: &[usize]) -> Vec<(&'p ScanLine, CharRange)> {
        let page = self.page;
        let of_block = |&at: &usize| page.blocks[at].lines.iter().zip(self.ranges[at].iter().copied());
        blocks.iter().flat_map(of_block).collect()
    }

    /// Running text: a word that is broken at a line's end is whole, and words are parted as their script parts them.
    fn joined(&mut self, blocks: &[usize]) -> PrintedText {
        let lines = self.lines(blocks);
        let mut text = PrintedText::default();
        for (at, (line, range)) in lines.iter().enumerate() {
            let next = lines.get(at + 1).map(|(next, _)| *next);
            let hyphen = next.and_then(|next| joint(line, next));
            let printed = line.cells.len() - hyphen.unwrap_or(0);
            text.text.extend(line.cells[..printed].iter().map(|cell| cell.c));
            let middle = range.end - u32::try_from(hyphen.unwrap_or(0)).unwrap_or(0);
            text.spans.push(CharRange::new(range.start, middle));
            if hyphen.is_some() {
                self.markup.push(CharRange::new(middle, range.end));
            } else if let Some(next) = next
                && !(ends_unspaced(line) || begins_unspaced(next))
            {
                text.text.push(' ');
            }
        }
        text
    }

    /// The same, each line by itself.
    fn kept(&self, blocks: &[usize]) -> PrintedText {
        let lines = self.lines(blocks);
        let words = lines.iter().map(|(line, _)| line.cells.iter().map(|cell| cell.c).collect::<String>());
        PrintedText {
            text: words.collect::<Vec<_>>().join("\n"),
            spans: lines.iter().map(|(_, range)| *range).collect(),
        }
    }

    fn block(&mut self, kind: BlockKind, blocks: &[usize]) -> Option<Block> {
        let text = match kind {
            BlockKind::Verse | BlockKind::List | BlockKind::Table => self.kept(blocks),
            BlockKind::Paragraph | BlockKind::Subhead | BlockKind::Caption | BlockKind::EditorsNote => {
                self.joined(blocks)
            }
        };
        (!text.text.is_empty()).then_some(Block { kind, text })
    }

    /// Who signed: names and roles where they can be told, the words as they stand where not.
    fn bylines(&mut self, blocks: &[usize]) -> Vec<Byline> {
        let lines = self.lines(blocks);
        let mut found = Vec::new();
        let mut all: Option<CharRange> = None;
        for (line, range) in &lines {
            self.signed.push(*range);
            let chars: Vec<char> = line.cells.iter().map(|cell| cell.c).collect();
            all = Some(all.map_or(*range, |so_far| CharRange::new(so_far.start, range.end)));
            let at = |place: usize| range.start + u32::try_from(place).unwrap_or(0);
            for person in byline::read_signature(&chars).into_iter().flat_map(|signature| signature.people) {
                let span = CharRange::new(at(person.start), at(person.end));
                found.push(Byline { name: person.name, role: person.role, span });
            }
        }
        if let (true, Some(span)) = (found.is_empty(), all) {
            let name = self.joined(blocks).text;
            found.push(Byline { name, role: Role::Author, span });
        }
        found
    }
}

impl ScanPage {
    /// What shows it.
    pub(crate) fn depicted(&self) -> Depicted {
        let name = self.image.as_deref().and_then(beside::picture_beside);
        name.map_or(Depicted::Nowhere, Depicted::Beside)
    }
}

/// Adds to a headline that stands in several pieces.
fn add(title: &mut Option<PrintedText>, more: PrintedText) {
    if more.text.is_empty() {
        return;
    }
    match title {
        None => *title = Some(more),
        Some(title) => {
            let is_chinese = title.text.chars().next_back().is_some_and(is_unspaced);
            title.text.push_str(if is_chinese { "\u{3000}" } else { " " });
            title.text.push_str(&more.text);
            title.spans.extend(more.spans);
        }
    }
}

/// How many characters at a line's end are the hyphen of a word that the next line goes on with; `None` where it does
/// not.
fn joint(line: &ScanLine, next: &ScanLine) -> Option<usize> {
    let LineEnd::Broken { hyphen, said } = line.end else { return None };
    let goes_on = next.cells.first().is_some_and(|cell| cell.c.is_lowercase());
    (said == BreakSaid::Word || goes_on).then_some(hyphen)
}

fn ends_unspaced(line: &ScanLine) -> bool {
    line.cells.last().is_some_and(|cell| is_unspaced(cell.c))
}

fn begins_unspaced(line: &ScanLine) -> bool {
    line.cells.first().is_some_and(|cell| is_unspaced(cell.c))
}

/// Where each character ends along its line, in 65,535ths.
fn ends(line: &ScanLine, place: Rect) -> Vec<u16> {
    let (start, end) = match line.direction {
        Direction::Horizontal => (place.left, place.right),
        Direction::Vertical => (place.top, place.bottom),
    };
    let length = (end - start).max(f32::EPSILON);
    let share = |to: f32| ((to - start) / length).clamp(0.0, 1.0) * 65_535.0;
    line.cells.iter().map(|cell| share(cell.to) as u16).collect()
}
