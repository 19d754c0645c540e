//! Which articles went on in which, when a file was taken apart anew: those that share characters of it.

use crate::text_frame::ArticleText;
use crate::views::Fate;
use newsprint::CharRange;

/// Of the shorter of two articles, a fifth must be in the other for it to have gone on there: a headline that changed
/// hands does not.
const SHARE: u32 = 5;

/// An article as a page's characters know it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: ArticleText,
    pub(crate) authors: Vec<String>,
    /// The page in its file.
    pub(crate) page: u32,
}

/// What became of each of the old, and which of the new have its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Descent {
    /// For each old one its fate and those of the new that have its words, the largest part first.
    pub(crate) old: Vec<(Fate, Vec<usize>)>,
    /// New ones without any of the old.
    pub(crate) new: Vec<usize>,
}

/// Finds what became of `old`.
pub(crate) fn descent(old: &[Piece], new: &[Piece]) -> Descent {
    let spans = |pieces: &[Piece]| pieces.iter().map(|piece| covered(&piece.text)).collect::<Vec<_>>();
    let (before, after) = (spans(old), spans(new));
    let mut heirs: Vec<Vec<(u32, usize)>> = vec![Vec::new(); old.len()];
    let mut origins: Vec<usize> = vec![0; new.len()];
    for (at, was) in before.iter().enumerate() {
        for (place, is) in after.iter().enumerate() {
            let shared = common(was, is);
            if shared > 0 && shared.saturating_mul(SHARE) >= length(was).min(length(is)) {
                heirs[at].push((shared, place));
                origins[place] += 1;
            }
        }
        heirs[at].sort_by_key(|&(shared, place)| (std::cmp::Reverse(shared), place));
    }
    let fate = |at: usize, heirs: &[(u32, usize)]| match *heirs {
        [] => Fate::Gone,
        [(_, place)] if origins[place] > 1 => Fate::Merged,
        [(_, place)] if old[at] == new[place] => Fate::Kept,
        [_] => Fate::Changed,
        _ => Fate::Split,
    };
    let told = heirs.iter().enumerate();
    let told = told.map(|(at, to)| (fate(at, to), to.iter().map(|&(_, place)| place).collect()));
    let old = told.collect();
    Descent { old, new: (0..new.len()).filter(|&place| origins[place] == 0).collect() }
}

/// The characters of an article's titles and blocks, in order and none twice.
fn covered(text: &ArticleText) -> Vec<CharRange> {
    let titles = [&text.column, &text.kicker, &text.headline, &text.subheadline, &text.dateline];
    let printed = titles.into_iter().flatten().chain(text.blocks.iter().map(|block| &block.text));
    let mut spans: Vec<CharRange> = printed.flat_map(|printed| printed.spans.iter().copied()).collect();
    spans.sort_by_key(|span| span.start);
    let mut apart: Vec<CharRange> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

fn length(spans: &[CharRange]) -> u32 {
    spans.iter().map(|span| span.end - span.start).sum()
}

fn common(a: &[CharRange], b: &[CharRange]) -> u32 {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        shared += one.end.min(other.end).saturating_sub(one.start.max(other.start));
        if one.end <= other.end { i += 1 } else { j += 1 }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint::{Block, BlockKind, PrintedText};

    fn piece(spans: &[(u32, u32)]) -> Piece {
        let spans = spans.iter().map(|&(start, end)| CharRange::new(start, end)).collect();
        let text = PrintedText { text: String::new(), spans };
        let blocks = vec![Block { kind: BlockKind::Paragraph, text }];
        Piece { text: ArticleText { blocks, ..ArticleText::default() }, authors: Vec::new(), page: 0 }
    }

    #[test]
    fn articles_are_known_by_the_characters_they_share() {
        let old = [
            piece(&[(0, 40)]),
            piece(&[(40, 100)]),
            piece(&[(100, 150)]),
            piece(&[(150, 200)]),
            piece(&[(200, 300)]),
            piece(&[(300, 310)]),
        ];
        let new = [
            piece(&[(0, 40)]),
            piece(&[(40, 70)]),
            piece(&[(70, 100)]),
            piece(&[(100, 140), (150, 200)]),
            piece(&[(200, 290)]),
            piece(&[(400, 410)]),
        ];
        let found = descent(&old, &new);
        let fates: Vec<Fate> = found.old.iter().map(|(fate, _)| *fate).collect();
        assert_eq!(fates, [Fate::Kept, Fate::Split, Fate::Merged, Fate::Merged, Fate::Changed, Fate::Gone]);
        assert_eq!((found.old[1].1.clone(), found.new), (vec![1, 2], vec![5]));
    }

    #[test]
    fn a_few_characters_that_changed_hands_make_no_heir() {
        let found = descent(&[piece(&[(0, 100)])], &[piece(&[(0, 92)]), piece(&[(92, 200)])]);
        assert_eq!(found.old, [(Fate::Changed, vec![0])]);
        assert_eq!(found.new, [1]);
    }
}
