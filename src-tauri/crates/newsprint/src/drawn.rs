//! From leaves to pages: lines, blocks and articles found by where characters stand, then labelled and taken apart as
//! text is.

mod blocks;
mod compose;
mod grid;
mod heads;
mod lettering;
mod parts;
mod pieces;
mod rows;
mod threads;
mod view;
mod words;

use crate::leaf::Leaf;
use crate::{
    FileContext, Format, IssueFacts, PARSER_VERSION, ParsedFile, Weights, read_name, sharing,
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
    let mut pages = Vec::new();
    for (ordinal, mut leaf) in (0u32..).zip(leaves) {
        warnings.append(&mut leaf.warnings);
        leaf.glyphs.retain(|glyph| glyph.place.is_sound() && glyph.size.is_finite() && glyph.size > 0.0);
        let pieces = pieces::part(&leaf);
        let (page, said) = compose::compose(leaf, &pieces, ordinal, &mut chars, weights);
        warnings.extend(said);
        pages.push(page);
        // A form feed, as between the pages of a text.
        chars.push('\u{0C}');
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
