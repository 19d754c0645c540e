//! From leaves to pages: lines, blocks and articles found by where characters stand, then labelled and taken apart as
//! text is.

use crate::leaf::{Glyph, Leaf};
use crate::paging::PageText;
use crate::{
    CharRange, Direction, FileContext, Format, IssueFacts, PARSER_VERSION, ParsedFile, PlacedLine, Rect,
    Sheet, Weights, page, read_name, sharing,
};

/// Takes a file's leaves apart.
pub(crate) fn read_leaves(
    leaves: Vec<Leaf>,
    format: Format,
    context: &FileContext<'_>,
    weights: &Weights,
) -> ParsedFile {
    let named = read_name(context);
    let mut warnings = named.fault(context.template).into_iter().collect::<Vec<_>>();
    let mut chars: Vec<char> = Vec::new();
    let mut sheets = Vec::new();
    for leaf in leaves {
        let start = chars.len();
        let lines = compose(&leaf, &mut chars);
        warnings.extend(leaf.warnings);
        let Leaf { width, height, pictures, depicted, dropped, .. } = leaf;
        sheets.push((start..chars.len(), dropped, Sheet { width, height, lines, pictures, depicted }));
    }
    let mut pages = Vec::new();
    for (ordinal, (range, dropped, sheet)) in (0u32..).zip(sheets) {
        let (read, _) = page::read_page(PageText::read(&chars, range, false), ordinal, weights);
        warnings.extend(read.warnings);
        let mut page = read.page;
        page.account.dropped += dropped;
        page.account.total += dropped;
        page.sheet = Some(sheet);
        pages.push(page);
    }
    sharing::complete(&mut pages);
    let is_alone = pages.len() == 1;
    for page in &mut pages {
        warnings.extend(named.complete(page, is_alone));
    }
    warnings.extend(sharing::several_days(&pages));
    ParsedFile {
        format,
        encoding: String::new(),
        issue: pages.first().map_or_else(IssueFacts::default, |page| page.issue.clone()),
        pages,
        warnings,
        parser_version: PARSER_VERSION,
    }
}

/// Writes a leaf's characters line by line behind `chars`.
fn compose(leaf: &Leaf, chars: &mut Vec<char>) -> Vec<PlacedLine> {
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in &leaf.glyphs {
        match rows.last_mut().filter(|row| row.last().is_some_and(|last| is_beside(last, glyph))) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    let place = |row: &[&Glyph]| {
        row.iter().map(|glyph| glyph.place).reduce(around).unwrap_or(Rect {
            left: 0.0,
            top: 0.0,
            right: 0.0,
            bottom: 0.0,
        })
    };
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let start = u32::try_from(chars.len()).unwrap_or(u32::MAX);
        chars.extend(row.iter().map(|glyph| glyph.c));
        let end = u32::try_from(chars.len()).unwrap_or(u32::MAX);
        chars.push('\n');
        let range = CharRange::new(start, end);
        lines.push(PlacedLine {
            range,
            place: place(&row),
            direction: Direction::Horizontal,
            ends: Vec::new(),
        });
    }
    lines
}

fn is_beside(left: &Glyph, right: &Glyph) -> bool {
    let apart = right.place.left - left.place.right;
    (left.place.bottom - right.place.bottom).abs() < 0.5 * left.size && apart.abs() < left.size
}

fn around(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}
