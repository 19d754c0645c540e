//! Newspaper, day and number of an issue, as its descriptions say.

use super::structure::{Description, Division, Structure};
use crate::{Confidence, FactSource, Inferred, IssueFacts, ParsedFile, dates, numerals};
use jiff::civil::Date;

/// Divisions that an issue as a whole is described by.
const OF_ISSUE: [&str; 6] = ["NEWSPAPER", "VOLUME", "YEAR", "MONTH", "DAY", "ISSUE"];

/// What the descriptions say of the issue.
pub(super) fn issue_facts(structure: &Structure) -> IssueFacts {
    let described = descriptions(structure);
    let dated = described.iter().find_map(|found| Some((read_date(found.date.as_ref()?)?, found)));
    let date = dated.map(|(date, found)| {
        let sure = if found.is_date_doubtful { Confidence::MEDIUM } else { Confidence::HIGH };
        Inferred::new(date, FactSource::Metadata, sure)
    });
    let title = described.iter().find_map(|found| found.title.clone());
    let number = described.iter().find_map(|found| read_number(found.number.as_ref()?));
    IssueFacts {
        newspaper: title.map(|title| Inferred::new(title, FactSource::Metadata, Confidence::HIGH)),
        date,
        number: number.map(|number| Inferred::new(number, FactSource::Metadata, Confidence::HIGH)),
        edition: None,
    }
}

/// Has all pages say what the library says of the issue.
pub(super) fn state(facts: &IssueFacts, file: &mut ParsedFile) {
    let stated = |issue: &mut IssueFacts| {
        issue.newspaper = facts.newspaper.clone().or(issue.newspaper.take());
        issue.date = facts.date.clone().or(issue.date.take());
        issue.number = facts.number.clone().or(issue.number.take());
    };
    file.pages.iter_mut().for_each(|page| stated(&mut page.issue));
    stated(&mut file.issue);
}

/// The descriptions of the issue, the nearest to it first; where no division says which these are, all that tell a day,
/// then all.
fn descriptions(structure: &Structure) -> Vec<&Description> {
    let mut names: Vec<&String> = Vec::new();
    for tree in [&structure.physical, &structure.logical].into_iter().flatten() {
        gather(tree, &mut names);
    }
    let mut found: Vec<&Description> =
        names.iter().rev().filter_map(|name| structure.described.get(*name)).collect();
    let others = structure.descriptions.iter().filter_map(|name| structure.described.get(name));
    found.extend(others.filter(|other| other.date.is_some()));
    found
}

fn gather<'s>(division: &'s Division, names: &mut Vec<&'s String>) {
    if OF_ISSUE.contains(&division.kind.as_str()) {
        names.extend(&division.described_by);
        division.parts.iter().for_each(|part| gather(part, names));
    }
}

/// 2019-03-12, 20190312, 12.03.2019, 2019年3月12日.
fn read_date(text: &str) -> Option<Date> {
    let chars: Vec<char> = text.chars().collect();
    if let Some(date) = dates::find_dates(&chars).first().and_then(dates::DateMention::date) {
        return Some(date);
    }
    let figures: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match *figures.as_slice() {
        [whole] if whole.len() == 8 => (&whole[..4], &whole[4..6], &whole[6..]),
        [year, month, day, ..] if year.len() == 4 => (year, month, day),
        [day, month, year, ..] if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The last number in 第三三二四期, no. 3324, Jg. 12, Nr. 288.
fn read_number(text: &str) -> Option<u32> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).rfind(|part| !part.is_empty());
    if let Some(digits) = digits {
        return digits.parse().ok();
    }
    let numeral: Vec<char> = text.chars().skip_while(|c| !numerals::is_numeral(*c)).collect();
    let end = numeral.iter().position(|c| !numerals::is_numeral(*c)).unwrap_or(numeral.len());
    numerals::parse_number(&numeral[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_read_as_libraries_write_them() {
        for day in ["1919-05-04", "19190504", "04.05.1919", "1919-05-04T00:00:00", "1919年5月4日"] {
            assert_eq!(read_date(day), Date::new(1919, 5, 4).ok(), "{day}");
        }
        for nothing in ["1919", "", "05/1919", "1919-13-40", "spring"] {
            assert_eq!(read_date(nothing), None, "{nothing}");
        }
        for number in ["288", "Jg. 3, nº 288", "第288期", "第二百八十八號"] {
            assert_eq!(read_number(number), Some(288), "{number}");
        }
        assert_eq!(read_number("unknown"), None);
    }
}
