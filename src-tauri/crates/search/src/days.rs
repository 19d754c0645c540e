//! Days as a reader writes them, for who asks for some without searching.

use crate::query::dates::{Reading, read};
use jiff::civil::Date;

/// From one day to another, both included, either end open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    first: Option<u64>,
    last: Option<u64>,
}

impl Days {
    /// Reads `2023`, `2023-10`, `2023-10-11`, `2023年10月11日`, `a..b`, `a..`, `..b`, as a query does.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match read(text) {
            Reading::Days(days) | Reading::Reversed(days) => {
                Some(Self { first: days.first_number(), last: days.last_number() })
            }
            Reading::NotDays => None,
        }
    }

    /// The numbers of the first and the last day, 20231001 for October 2023; `None` where it is open.
    pub(crate) fn numbers(&self) -> (Option<u64>, Option<u64>) {
        (self.first, self.last)
    }

    /// Whether the day is one of them.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        let part = |n: i16| u64::try_from(n).unwrap_or(0);
        let number = part(date.year()) * 10_000 + part(date.month().into()) * 100 + part(date.day().into());
        self.first.is_none_or(|first| first <= number) && self.last.is_none_or(|last| number <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_ends_with_its_last_day() {
        let days = Days::read("2023-09..2023-10").expect("months");
        let is_in = [date(2023, 8, 31), date(2023, 9, 1), date(2023, 10, 31), date(2023, 11, 1)];
        assert_eq!(is_in.map(|day| days.contains(day)), [false, true, true, false]);
        assert!(Days::read("..2023").expect("open").contains(date(1912, 1, 1)));
        assert_eq!(Days::read("街坊报"), None);
    }
}
