//! Where one piece ends and the next begins among the heads between two texts, as far as the page's own blank lines or a
//! label over titles say. A page that parts its pieces by wider gaps says on which side of a headline its text stands.

use crate::drafts::{Drafts, HeadElement};
use crate::lines::Line;
use crate::splits::leads_on;
use crate::stack::{is_brief_label, is_column_label};

/// So many places must show that a page parts its pieces by gaps.
const PLACES: usize = 3;

/// Titles under a label like 快讯, at least, that have no text of their own.
const TITLES: usize = 2;

/// The borders in each gap of the page, by the number of heads before them: none where nothing tells.
pub(crate) fn borders(drafts: &Drafts, lines: &[Line<'_>]) -> Vec<Vec<usize>> {
    let seams: Vec<Vec<u16>> = (0..drafts.gaps.len()).map(|gap| seams(drafts, lines, gap)).collect();
    let wide = piece_gap(drafts, &seams);
    let by_gaps = |gap: usize| -> Vec<usize> {
        let Some(wide) = wide else { return Vec::new() };
        let elements = &drafts.gaps[gap];
        let borders =
            (0..seams[gap].len()).filter(|&at| seams[gap][at] >= wide && !leads(elements, at, lines));
        borders.collect()
    };
    (0..drafts.gaps.len())
        .map(|gap| {
            let mut borders = by_gaps(gap);
            borders.extend(around_titles(drafts, gap, lines));
            borders.sort_unstable();
            borders.dedup();
            borders
        })
        .collect()
}

/// Blank lines before each head of a gap, and before the text under it.
fn seams(drafts: &Drafts, lines: &[Line<'_>], gap: usize) -> Vec<u16> {
    let heads = drafts.gaps[gap].iter().map(|element| lines[element.lines[0]].gap);
    let text = drafts.bodies.get(gap).and_then(|body| body.lines.first()).map(|&line| lines[line].gap);
    heads.chain([text.unwrap_or(u16::MAX)]).collect()
}

/// How wide the gaps are that part the pieces of a page: the widest between two texts, where nearly everywhere a gap is so
/// wide and others are narrower, and mostly one is.
fn piece_gap(drafts: &Drafts, seams: &[Vec<u16>]) -> Option<u16> {
    let inner = 1..drafts.bodies.len();
    let between: Vec<&Vec<u16>> =
        inner.filter(|&gap| !drafts.gaps[gap].is_empty()).map(|gap| &seams[gap]).collect();
    let mut widest: Vec<u16> = between.iter().filter_map(|seams| seams.iter().copied().max()).collect();
    widest.sort_unstable();
    let wide = *widest.get(widest.len() / 2)?;
    let borders = |seams: &Vec<u16>| seams.iter().filter(|&&seam| seam >= wide).count();
    let telling = between.iter().filter(|seams| (1..seams.len()).contains(&borders(seams))).count();
    let single = between.iter().filter(|seams| seams.len() > 1 && borders(seams) == 1).count();
    let tells = telling >= PLACES && telling * 5 >= between.len() * 4 && single * 2 > telling;
    (wide > 0 && tells && ends_agree(drafts, &between, wide)).then_some(wide)
}

/// Whether the ends of the page bear out on which side of its heads the wide gaps lie. Where they lie under nearly all heads, these
/// stand under their texts, and the last text has one under it; else the gap only sets a headline off from its own text.
fn ends_agree(drafts: &Drafts, between: &[&Vec<u16>], wide: u16) -> bool {
    let is_under = |seams: &&&Vec<u16>| seams.last().is_some_and(|&last| last >= wide);
    let under = between.iter().filter(is_under).count();
    let has_head = |gap: Option<&Vec<HeadElement>>| gap.is_some_and(|heads| !heads.is_empty());
    under * 2 < between.len() || has_head(drafts.gaps.last())
}

/// Whether only a label or what leads on stands over a border: that is of the piece below, however far it stands.
fn leads(elements: &[HeadElement], at: usize, lines: &[Line<'_>]) -> bool {
    let Some(over) = at.checked_sub(1).and_then(|over| elements.get(over)) else { return false };
    at < elements.len()
        && (leads_on(over, lines) || over.lines.iter().all(|&line| is_column_label(lines[line].chars)))
}

/// 标题新闻: titles under a label, up to the next label or to the end of the page.
fn around_titles(drafts: &Drafts, gap: usize, lines: &[Line<'_>]) -> Vec<usize> {
    let elements = &drafts.gaps[gap];
    let labels: Vec<usize> = (0..elements.len()).filter(|&at| is_label(&elements[at], lines)).collect();
    let is_last = gap == drafts.bodies.len();
    let Some(&first) = labels.first() else { return Vec::new() };
    match labels.get(1) {
        Some(&next) if next > first + TITLES => vec![first, next],
        None if is_last && elements.len() > first + TITLES => vec![first],
        _ => Vec::new(),
    }
}

fn is_label(element: &HeadElement, lines: &[Line<'_>]) -> bool {
    element.lines.iter().all(|&line| is_brief_label(lines[line].chars))
}
