//! What is said of each page of a selection: the same of all, but for a day that goes on from page to page.

use super::sayings;
use crate::catalogue::Matched;
use crate::selection::Selection;
use crate::shelf::{Fact, Word};
use crate::views::NewFacts;
use jiff::{Span, civil::Date};
use std::collections::BTreeMap;

/// What is said of each of `matched`, in their order.
pub(super) fn sayings_of_each(
    selection: &Selection,
    matched: &[Matched],
    facts: &NewFacts,
) -> Vec<Vec<(Fact, Word)>> {
    let (Some(first), Some(how)) = (facts.date, facts.running_on) else {
        return vec![sayings(facts); matched.len()];
    };
    let per_day = u64::from(how.pages.max(1));
    let day =
        |place: u64| after(first, i64::from(how.days) * i64::try_from(place / per_day).unwrap_or(i64::MAX));
    let of_place = |place| sayings(&NewFacts { date: Some(day(place)), ..facts.clone() });
    places(selection, matched).into_iter().map(of_place).collect()
}

/// Which page each of `matched` is, from 0: in the order the selection names them, or else as they come. What several
/// files show is one.
fn places(selection: &Selection, matched: &[Matched]) -> Vec<u64> {
    let mut named: BTreeMap<i64, usize> = BTreeMap::new();
    for (at, page) in matched.iter().enumerate() {
        let name = selection.pages.iter().position(|name| name.is(&page.source, page.ordinal));
        let place = name.unwrap_or(selection.pages.len() + at);
        named.entry(page.page).and_modify(|first| *first = place.min(*first)).or_insert(place);
    }
    let mut order: Vec<(usize, i64)> = named.into_iter().map(|(page, place)| (place, page)).collect();
    order.sort_unstable();
    let places: BTreeMap<i64, u64> = order.into_iter().map(|(_, page)| page).zip(0..).collect();
    matched.iter().map(|page| places.get(&page.page).copied().unwrap_or_default()).collect()
}

/// A day so many days later; the last there is, if that is beyond.
fn after(first: Date, days: i64) -> Date {
    Span::new().try_days(days).map_or(Date::MAX, |span| first.saturating_add(span))
}

/// `2023-10-01..2023-10-12`, where not the same is said of all.
pub(super) fn range(sayings: &[Vec<(Fact, Word)>], fact: Fact) -> Option<String> {
    let values = || {
        sayings.iter().flatten().filter_map(|(said, word)| match word {
            Word::Is(value) if *said == fact => Some(value),
            _ => None,
        })
    };
    let (least, most) = (values().min()?, values().max()?);
    (least != most).then(|| format!("{least}..{most}"))
}
