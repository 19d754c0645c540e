//! Hits by day, month or year. It knows days as numbers, 20231011, and nothing of queries.

use crate::answer::Unit;
use std::collections::BTreeMap;
use tantivy::columnar::Column;

/// How many hits each day has, in a table with a place for every day between a segment's first and last: nothing
/// is looked up while hits are counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Days {
    first_year: u64,
    counts: Vec<u64>,
}

/// Places for a year: twelve months of 31 days.
const YEAR: u64 = 12 * 31;

/// The longest stretch of days shown day by day: two months.
const MOST_DAYS: u64 = 62;

/// The longest stretch of months shown month by month.
const MOST_MONTHS: u64 = 144;

impl Days {
    /// Room for all days of a column; none if it is empty.
    pub(crate) fn of(dates: &Column<u64>) -> Self {
        let (first_year, last_year) = (dates.min_value() / 10_000, dates.max_value() / 10_000);
        let years = (last_year + 1).saturating_sub(first_year);
        // A date has four figures for the year: what is more was never written by us.
        if first_year > 9999 || last_year > 9999 {
            return Self::default();
        }
        Self { first_year, counts: vec![0; usize::try_from(years * YEAR).unwrap_or(0)] }
    }

    /// One hit more of this day.
    pub(crate) fn count(&mut self, date: u64) {
        let (year, month, day) = parts(date);
        let place = (year.wrapping_sub(self.first_year))
            .wrapping_mul(YEAR)
            .wrapping_add((month.wrapping_sub(1)).wrapping_mul(31))
            .wrapping_add(day.wrapping_sub(1));
        if let Some(count) = usize::try_from(place).ok().and_then(|place| self.counts.get_mut(place)) {
            *count += 1;
        }
    }

    /// The days that have any.
    pub(crate) fn counts(self) -> BTreeMap<u64, u64> {
        let date = |place: u64| {
            (self.first_year + place / YEAR) * 10_000 + (place % YEAR / 31 + 1) * 100 + place % 31 + 1
        };
        (0u64..).zip(&self.counts).filter(|(_, n)| **n > 0).map(|(place, n)| (date(place), *n)).collect()
    }
}

/// The timeline of these days, in the unit that their range asks for.
pub(crate) fn of(days: &BTreeMap<u64, u64>) -> (Unit, Vec<(String, u64)>) {
    let range = days.first_key_value().zip(days.last_key_value());
    let unit = range.map_or(Unit::Month, |((first, _), (last, _))| unit(*first, *last));
    (unit, by(unit, days))
}

fn unit(first: u64, last: u64) -> Unit {
    let (place, month) = (|date| place(date), |date| place(date) / 31);
    if place(last) - place(first) < MOST_DAYS {
        Unit::Day
    } else if month(last) - month(first) < MOST_MONTHS {
        Unit::Month
    } else {
        Unit::Year
    }
}

/// The counts of these days by day, month or year, earliest first.
pub(crate) fn by(unit: Unit, days: &BTreeMap<u64, u64>) -> Vec<(String, u64)> {
    let mut periods: Vec<(String, u64)> = Vec::new();
    for (date, count) in days {
        let (year, month, day) = parts(*date);
        let name = match unit {
            Unit::Day => format!("{year:04}-{month:02}-{day:02}"),
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Year => format!("{year:04}"),
        };
        match periods.last_mut() {
            Some((last, sum)) if *last == name => *sum += count,
            _ => periods.push((name, *count)),
        }
    }
    periods
}

fn parts(date: u64) -> (u64, u64, u64) {
    (date / 10_000, date / 100 % 100, date % 100)
}

/// A date's place among days, every month having 31.
fn place(date: u64) -> u64 {
    let (year, month, day) = parts(date);
    (year * 12 + month) * 31 + day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(days: &[u64]) -> (Unit, Vec<String>) {
        let (unit, periods) = of(&days.iter().map(|day| (*day, 1)).collect());
        (unit, periods.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn the_range_asks_for_a_unit() {
        assert_eq!(line(&[20231011, 20231111]), (Unit::Day, vec!["2023-10-11".into(), "2023-11-11".into()]));
        assert_eq!(line(&[20231011, 20240101]), (Unit::Month, vec!["2023-10".into(), "2024-01".into()]));
        assert_eq!(line(&[19200405, 20240101]), (Unit::Year, vec!["1920".into(), "2024".into()]));
        assert_eq!(line(&[]), (Unit::Month, vec![]));
    }

    #[test]
    fn every_day_has_its_own_place() {
        let mut days = Days { first_year: 1999, counts: vec![0; 3 * 372] };
        let dates = [19990101, 19991231, 20000229, 20001201, 20011231];
        dates.iter().for_each(|date| days.count(*date));
        days.count(20020101);
        assert_eq!(days.counts().into_keys().collect::<Vec<_>>(), dates);
    }
}
