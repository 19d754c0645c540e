//! The pieces of an issue as jumps see them, and which pages each jump means.

use super::kinship::Kinship;
use super::page_names::{PageNames, meant};
use super::signs::{Piece, Signs, weigh};
use super::{IssuePage, PlaceInIssue, WhyOpen};
use crate::Jump;
use crate::jump::Direction;

/// The pieces of an issue, and which pages each one's jumps mean.
pub(crate) struct Issue<'a> {
    pub(crate) pieces: Vec<Piece<'a>>,
    pub(crate) places: Vec<PlaceInIssue>,
    spreads: Vec<bool>,
    /// Pages meant by each piece's jump; `None` where it prints none.
    to: Vec<Option<Vec<usize>>>,
    from: Vec<Option<Vec<usize>>>,
    kinship: Kinship,
}

impl<'a> Issue<'a> {
    pub(crate) fn of(pages: &[IssuePage<'a>]) -> Self {
        let names: Vec<Option<PageNames>> = pages.iter().map(|page| page.label.map(PageNames::of)).collect();
        let mut issue = Self {
            pieces: Vec::new(),
            places: Vec::new(),
            spreads: names.iter().map(|name| name.as_ref().is_some_and(PageNames::is_spread)).collect(),
            to: Vec::new(),
            from: Vec::new(),
            kinship: Kinship::default(),
        };
        for (page, printed) in pages.iter().enumerate() {
            let pages_of = |jump: &Option<Jump>| {
                jump.as_ref().map(|jump| meant(&names, page, &PageNames::of(&jump.page)))
            };
            for (article, piece) in printed.articles.iter().enumerate() {
                issue.pieces.push(Piece::of(piece));
                issue.places.push(PlaceInIssue { page, article });
                issue.to.push(pages_of(&piece.continues_to));
                issue.from.push(pages_of(&piece.continued_from));
            }
        }
        issue.kinship = Kinship::measure(&issue.pieces);
        issue
    }

    /// Pieces that print a jump in `direction`.
    pub(crate) fn printing(&self, direction: Direction) -> impl Iterator<Item = usize> + '_ {
        (0..self.pieces.len()).filter(move |&piece| self.prints(piece, direction))
    }

    pub(crate) fn prints(&self, piece: usize, direction: Direction) -> bool {
        self.jump(piece, direction).is_some()
    }

    /// Why nothing can be found by a jump: its page is not here, or is its own.
    pub(crate) fn dead_end(&self, piece: usize, direction: Direction) -> Option<WhyOpen> {
        let page = self.places[piece].page;
        match self.jump(piece, direction).unwrap_or_default() {
            [] => Some(WhyOpen::PageMissing),
            [only] if *only == page && !self.spreads[page] => Some(WhyOpen::OwnPage),
            _ => None,
        }
    }

    /// Whether the jump of `piece` in `direction` means the page that `other` stands on. The two halves of a spread
    /// are one page here.
    pub(crate) fn means(&self, piece: usize, direction: Direction, other: usize) -> bool {
        let (page, there) = (self.places[piece].page, self.places[other].page);
        let reachable = page != there || (piece != other && self.spreads[page]);
        reachable && self.jump(piece, direction).is_some_and(|pages| pages.contains(&there))
    }

    pub(crate) fn weigh(&self, first: usize, second: usize) -> Signs {
        weigh(&self.pieces[first], &self.pieces[second], self.kinship.between(first, second))
    }
    fn jump(&self, piece: usize, direction: Direction) -> Option<&[usize]> {
        match direction {
            Direction::To => self.to[piece].as_deref(),
            Direction::From => self.from[piece].as_deref(),
        }
    }
}
