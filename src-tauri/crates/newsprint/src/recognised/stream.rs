//! Pages whose blocks follow one another as they are read: an article begins where a block is set as a heading.

use super::lines::union;
use super::{Draft, PageMaker, Part, Piece, ScanBlock, ScanPage, Zone};
use crate::{
    Article, BlockKind, Confidence, FactSource, FileContext, Format, Furniture, FurnitureKind, Inferred,
    IssueFacts, PARSER_VERSION, PageLabel, ParsedFile, Rect, Warning, read_name, sharing,
};

/// A heading's type is larger than the text's by so much.
const LARGER: f32 = 1.18;

/// What is set to the middle or in bold is a heading if it is no longer than this.
const HEADING_LENGTH: usize = 90;

/// A heading has no more lines.
const HEADING_LINES: usize = 5;

/// What is set to the middle leaves so much of the measure free on both sides.
const INSET: f32 = 0.1;

/// How sure an article is that only type tells.
const BY_TYPE: Confidence = Confidence::MEDIUM;

/// Takes pages apart, block by block.
pub(super) fn read(pages: &[ScanPage], format: Format, context: &FileContext<'_>) -> ParsedFile {
    let named = read_name(context);
    let mut warnings: Vec<Warning> = named.fault(context.template).into_iter().collect();
    let mut parsed = Vec::with_capacity(pages.len());
    let mut offset = 0;
    for (ordinal, page) in (0u32..).zip(pages) {
        let mut maker = PageMaker::new(page, offset);
        offset = maker.end();
        let all: Vec<usize> = (0..page.blocks.len()).collect();
        let (articles, furniture) = articles_of(page, &all, &mut maker);
        let mut page_read = maker.finish(ordinal, IssueFacts::default(), articles, furniture);
        page_read.label = page.label.as_deref().and_then(stated_label);
        parsed.push(page_read);
    }
    sharing::complete(&mut parsed);
    let is_alone = parsed.len() == 1;
    for page in &mut parsed {
        warnings.extend(named.complete(page, is_alone));
    }
    ParsedFile {
        format,
        encoding: String::new(),
        issue: parsed.first().map_or_else(IssueFacts::default, |page| page.issue.clone()),
        pages: parsed,
        warnings,
        parser_version: PARSER_VERSION,
    }
}

/// A page's number as the file says it is printed.
pub(crate) fn stated_label(label: &str) -> Option<Inferred<PageLabel>> {
    let label = PageLabel::new(label);
    let is_label = (1..=12).contains(&label.as_str().chars().count());
    is_label.then(|| Inferred::new(label, FactSource::Metadata, Confidence::HIGH))
}

/// The articles of some of a page's blocks, in their order, and what belongs to none.
pub(crate) fn articles_of(
    page: &ScanPage,
    blocks: &[usize],
    maker: &mut PageMaker<'_>,
) -> (Vec<Article>, Vec<Furniture>) {
    let body = body_size(page);
    let mut furniture = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut advertisement = 0;
    for (place, &at) in blocks.iter().enumerate() {
        let block = &page.blocks[at];
        if block.zone == Zone::Margin {
            furniture.extend(maker.furniture(FurnitureKind::Folio, &[at], "page_line"));
            continue;
        }
        let next = blocks.get(place + 1).map(|&next| &page.blocks[next]);
        let is_heading = is_heading(block, body) || next.is_some_and(|next| is_inset(block, next));
        let has_body = drafts.last().is_some_and(Draft::has_body);
        let is_other = block.advertisement != advertisement;
        advertisement = block.advertisement;
        if drafts.is_empty() || is_heading && has_body || is_other {
            drafts.push(Draft::default());
        }
        if let Some(draft) = drafts.last_mut() {
            let piece = if is_heading { draft.heading(page, at) } else { Piece::Body(kind(block)) };
            draft.parts.push(Part { piece, blocks: vec![at] });
        }
    }
    let made = drafts.iter().filter_map(|draft| {
        let has_head = draft.parts.iter().any(|part| part.piece == Piece::Headline);
        maker.article(draft, BY_TYPE, if has_head { "headline_above" } else { "no_headline" })
    });
    (made.collect(), furniture)
}

impl Draft {
    fn has_body(&self) -> bool {
        self.parts.iter().any(|part| matches!(part.piece, Piece::Body(_)))
    }

    /// What a heading is beside those before it: the largest is the headline.
    fn heading(&mut self, page: &ScanPage, at: usize) -> Piece {
        let size = type_size(&page.blocks[at]);
        let Some(head) = self.parts.iter_mut().find(|part| part.piece == Piece::Headline) else {
            return Piece::Headline;
        };
        let known = head.blocks.first().map_or(0.0, |&first| type_size(&page.blocks[first]));
        if size > known * LARGER {
            head.piece = Piece::Kicker;
            return Piece::Headline;
        }
        if size * LARGER < known { Piece::Subheadline } else { Piece::Headline }
    }
}

fn kind(block: &ScanBlock) -> BlockKind {
    match block.zone {
        Zone::Table => BlockKind::Table,
        Zone::Caption => BlockKind::Caption,
        Zone::Print | Zone::Margin | Zone::Advertisement => BlockKind::Paragraph,
    }
}

fn is_heading(block: &ScanBlock, body: f32) -> bool {
    let length: usize = block.lines.iter().map(|line| line.cells.len()).sum();
    if block.zone == Zone::Table
        || block.lines.len() > HEADING_LINES
        || length > 2 * HEADING_LENGTH
        || length == 0
    {
        return false;
    }
    let is_large = type_size(block) > body * LARGER;
    let is_marked = block.is_centred || block.lines.iter().all(|line| line.is_bold) || is_in_capitals(block);
    block.is_heading || length <= HEADING_LENGTH && (is_large && block.lines.len() <= 3 || is_marked)
}

/// Whether a block is a line or two in the middle over a block of text.
fn is_inset(block: &ScanBlock, next: &ScanBlock) -> bool {
    let (Some(head), Some(text)) = (around(block), around(next)) else { return false };
    let length: usize = block.lines.iter().map(|line| line.cells.len()).sum();
    let least = INSET * (text.right - text.left);
    let is_short = block.lines.len() <= 2 && length <= HEADING_LENGTH && block.zone == Zone::Print;
    let is_over = head.bottom <= text.top + text_height(block) && next.lines.len() > 2;
    is_short && is_over && head.left - text.left > least && text.right - head.right > least
}

fn text_height(block: &ScanBlock) -> f32 {
    block.lines.first().map_or(0.0, |line| line.size)
}

fn around(block: &ScanBlock) -> Option<Rect> {
    block.lines.iter().filter_map(|line| line.place).reduce(union)
}

fn is_in_capitals(block: &ScanBlock) -> bool {
    let letters = || block.lines.iter().flat_map(|line| &line.cells).filter(|cell| cell.c.is_alphabetic());
    letters().count() > 3 && letters().all(|cell| cell.c.is_uppercase())
}

/// The size of a block's type: what styles say, or how high its lines are.
fn type_size(block: &ScanBlock) -> f32 {
    let mut sizes: Vec<f32> = block.lines.iter().map(|line| line.type_size.unwrap_or(line.size)).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// The size that most characters of the page have.
fn body_size(page: &ScanPage) -> f32 {
    let mut sizes: Vec<(f32, usize)> = page
        .blocks
        .iter()
        .map(|block| (type_size(block), block.lines.iter().map(|line| line.cells.len()).sum()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: usize = sizes.iter().map(|(_, length)| length).sum();
    let mut so_far = 0;
    for (size, length) in sizes {
        so_far += length;
        if so_far * 2 >= all {
            return size;
        }
    }
    0.0
}
