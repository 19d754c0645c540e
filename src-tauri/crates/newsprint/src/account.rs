//! The character account: where every character of a page went.

use crate::lines::is_blank;
use crate::{Account, CharRange};

/// The sides of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bin {
    Body,
    Headlines,
    Byline,
    Jump,
    Caption,
    Furniture,
    Markup,
}

/// Books runs of characters; each character is booked once, and what is booked twice is a defect.
pub(crate) struct Ledger<'t> {
    chars: &'t [char],
    offset: u32,
    booked: Vec<Option<Bin>>,
}

impl<'t> Ledger<'t> {
    /// An empty ledger for the page that begins at `offset` of the source.
    pub(crate) fn new(chars: &'t [char], offset: u32) -> Self {
        Self { chars, offset, booked: vec![None; chars.len()] }
    }

    /// Books a run; characters that are booked already stay where they are.
    pub(crate) fn book(&mut self, bin: Bin, range: CharRange) {
        let from = (range.start.saturating_sub(self.offset)) as usize;
        let to = (range.end.saturating_sub(self.offset)) as usize;
        for place in self.booked.iter_mut().take(to).skip(from) {
            place.get_or_insert(bin);
        }
    }

    /// The sums.
    pub(crate) fn account(&self) -> Account {
        let mut account = Account::default();
        for (c, bin) in self.chars.iter().zip(&self.booked) {
            if is_blank(*c) {
                continue;
            }
            account.total += 1;
            *match bin {
                Some(Bin::Body) => &mut account.body,
                Some(Bin::Headlines) => &mut account.headlines,
                Some(Bin::Byline) => &mut account.byline,
                Some(Bin::Jump) => &mut account.jump,
                Some(Bin::Caption) => &mut account.caption,
                Some(Bin::Furniture) => &mut account.furniture,
                Some(Bin::Markup) => &mut account.markup,
                None => &mut account.unplaced,
            } += 1;
        }
        account
    }
}
