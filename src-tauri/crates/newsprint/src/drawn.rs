//! From leaves to pages: lines, blocks and articles found by where characters stand, then labelled and taken apart as
//! text is.

mod blocks;
mod compose;
mod families;
mod gathering;
mod grid;
mod heads;
mod lettering;
mod links;
mod neighbours;
mod parts;
#[cfg(test)]
mod perturbed;
mod pieces;
mod prices;
mod rows;
mod spread;
mod tables;
#[cfg(test)]
mod tests;
mod threads;
mod view;
mod words;

use crate::leaf::Leaf;
use crate::{
    Confidence, FactSource, FileContext, Format, Inferred, IssueFacts, PARSER_VERSION, PageLabel, ParsedFile,
    ParsedPage, Rect, Weights, read_name, sharing,
};
use std::collections::BTreeSet;

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
    let leaves = leaves.into_iter().flat_map(|mut leaf| {
        leaf.glyphs.retain(|glyph| glyph.place.is_sound() && glyph.size.is_finite() && glyph.size > 0.0);
        spread::halves(leaf)
    });
    for (ordinal, mut leaf) in (0u32..).zip(leaves) {
        warnings.append(&mut leaf.warnings);
        limit(&mut leaf);
        families::unite(&mut leaf);
        see_pictures(&mut leaf);
        let pieces = pieces::part(&leaf);
        let (page, said) = compose::compose(leaf, &pieces, ordinal, &mut chars, weights);
        warnings.extend(said);
        pages.push(page);
        // A form feed, as between the pages of a text.
        chars.push('\u{0C}');
    }
    sharing::complete(&mut pages);
    number_pages(&mut pages);
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

/// Empty boxes are pictures, as far as a page tells: fields of colour, drawings, what could not be read.
fn see_pictures(leaf: &mut Leaf) {
    let mut sizes: Vec<f32> = leaf.glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let em = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0);
    let whole = leaf.width * leaf.height;
    let large = |rect: &Rect| {
        rect.width().min(rect.height()) > 4.0 * em && rect.width() * rect.height() < 0.8 * whole
    };
    let boxes = std::mem::take(&mut leaf.boxes);
    let (pictures, boxes) = boxes
        .into_iter()
        .partition(|holder| large(holder) && !leaf.glyphs.iter().any(|glyph| holder.holds(glyph.place)));
    leaf.boxes = boxes;
    leaf.pictures.extend::<Vec<Rect>>(pictures);
}

/// A page has some dozen rules; of what has more the longest are kept.
const MOST_RULES: usize = 600;
/// The same of pictures.
const MOST_PICTURES: usize = 200;

/// Pages of one file follow one another: those that print no number have it from those that do, where these agree.
fn number_pages(pages: &mut [ParsedPage]) {
    let number = |page: &ParsedPage| page.label.as_ref()?.value.as_str().parse::<i64>().ok();
    let all_are_numbers = pages.iter().all(|page| page.label.is_none() || number(page).is_some());
    let steps = (0i64..).zip(pages.iter()).filter_map(|(at, page)| Some(number(page)? - at));
    let steps: BTreeSet<i64> = steps.collect();
    let (Some(&first), 1, true) = (steps.first(), steps.len(), all_are_numbers) else { return };
    for (at, page) in (0i64..).zip(pages.iter_mut()) {
        if page.label.is_none() && first + at >= 1 {
            let label = PageLabel::new(&(first + at).to_string());
            page.label = Some(Inferred::new(label, FactSource::SameFile, Confidence::MEDIUM));
        }
    }
}

/// Hairlines between the lines of upright text (界行) are the setting's own and part nothing: so many in a row, all of one
/// height, as close as lines stand.
const HAIRLINES: usize = 3;

fn drop_hairlines(leaf: &mut Leaf) {
    let mut sizes: Vec<f32> = leaf.glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let em = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0);
    let (mut upright, mut kept): (Vec<Rect>, Vec<Rect>) =
        leaf.rules.iter().copied().partition(|rule| rule.height() > rule.width());
    let step = |edge: f32| (edge / em).round() as i64;
    upright.sort_by(|a, b| {
        let tier = |rule: &Rect| (step(rule.top), step(rule.bottom));
        tier(a).cmp(&tier(b)).then(a.left.total_cmp(&b.left))
    });
    let goes_on = |a: &Rect, b: &Rect| {
        let of_one_height = (a.top - b.top).abs() < em && (a.bottom - b.bottom).abs() < em;
        of_one_height && (0.5 * em..2.6 * em).contains(&(b.left - a.left))
    };
    for run in upright.chunk_by(goes_on) {
        if run.len() < HAIRLINES {
            kept.extend(run);
        }
    }
    leaf.rules = kept;
}

fn limit(leaf: &mut Leaf) {
    drop_hairlines(leaf);
    let length = |rule: &Rect| rule.width().max(rule.height());
    leaf.rules.sort_by(|a, b| length(b).total_cmp(&length(a)));
    leaf.rules.truncate(MOST_RULES);
    leaf.pictures.sort_by(|a, b| length(b).total_cmp(&length(a)));
    leaf.pictures.truncate(MOST_PICTURES);
}
