//! Facts in the names of files and folders: `某某日报/2019-03-12/01.txt`, `某某晚报_20210705_A02.txt`.
//!
//! A name states what somebody meant when they saved the page, not what the page says: it is held for less
//! sure than print, and print that contradicts it wins.

use crate::dates::find_dates;
use crate::numerals::{is_numeral, parse_number};
use crate::punctuation::is_han;
use crate::{Confidence, FactSource, Inferred, IssueFacts, PageLabel};
use jiff::civil::Date;

/// What a path says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NamedFacts {
    pub(crate) newspaper: Option<Inferred<String>>,
    pub(crate) date: Option<Inferred<Date>>,
    pub(crate) label: Option<Inferred<PageLabel>>,
}

impl NamedFacts {
    /// Fills in what the page itself did not say.
    pub(crate) fn complete(self, issue: &mut IssueFacts, label: &mut Option<Inferred<PageLabel>>) {
        // A date read in a nameplate wins; one derived from datelines gives way to one that somebody wrote down.
        let derived =
            issue.date.as_ref().is_none_or(|d| matches!(d.source, FactSource::Dateline | FactSource::Text));
        if derived && self.date.is_some() {
            issue.date = self.date;
        }
        let weak = issue.newspaper.as_ref().is_none_or(|n| n.confidence < Confidence::MEDIUM);
        if weak && self.newspaper.is_some() {
            issue.newspaper = self.newspaper;
        }
        if label.is_none() {
            *label = self.label;
        }
    }
}

/// Reads a path, its parts set apart by `/`, `\` or, for a member of an archive, `!`.
pub(crate) fn read_names(path: &str) -> NamedFacts {
    let parts: Vec<Vec<char>> =
        path.split(['/', '\\', '!']).filter(|p| !p.is_empty()).map(|p| p.chars().collect()).collect();
    let mut facts = NamedFacts::default();
    let Some((file, folders)) = parts.split_last() else { return facts };
    let stem_end = file.iter().rposition(|&c| c == '.').filter(|&at| at > 0).unwrap_or(file.len());
    let stem = &file[..stem_end];
    facts.newspaper =
        paper_in(stem).map(|name| Inferred::new(name, FactSource::FileName, Confidence::new(0.8)));
    if let Some((date, rest)) = date_in(stem) {
        facts.date = Some(Inferred::new(date, FactSource::FileName, Confidence::new(0.85)));
        facts.label = label_in(&rest).map(|l| Inferred::new(l, FactSource::FileName, Confidence::new(0.7)));
    } else {
        facts.label = label_in(stem).map(|l| Inferred::new(l, FactSource::FileName, Confidence::MEDIUM));
    }
    for folder in folders.iter().rev() {
        let paper = paper_in(folder);
        facts.newspaper = facts
            .newspaper
            .or(paper.map(|name| Inferred::new(name, FactSource::FolderName, Confidence::new(0.8))));
    }
    let date = facts.date.take().or_else(|| {
        date_in_folders(folders).map(|date| Inferred::new(date, FactSource::FolderName, Confidence::new(0.8)))
    });
    facts.date = date;
    facts
}

/// A run of Chinese characters that ends as the names of papers do.
fn paper_in(part: &[char]) -> Option<String> {
    part.split(|&c| !is_han(c))
        .filter_map(|run| {
            let end = run.iter().rposition(|&c| matches!(c, '报' | '報'))? + 1;
            (3..=10).contains(&end).then(|| run[..end].iter().collect())
        })
        .next()
}

/// A whole date in one name, and the name without it.
fn date_in(part: &[char]) -> Option<(Date, Vec<char>)> {
    if let Some(mention) = find_dates(part).into_iter().find(|m| m.date().is_some()) {
        let date = mention.date()?;
        return Some((date, [&part[..mention.start], &['_'], &part[mention.end..]].concat()));
    }
    let mut at = 0;
    while at < part.len() {
        let run = part[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if run == 8
            && let Some(date) = compact_date(&part[at..at + 8])
        {
            return Some((date, [&part[..at], &['_'], &part[at + 8..]].concat()));
        }
        at += run.max(1);
    }
    None
}

/// 20210705.
fn compact_date(digits: &[char]) -> Option<Date> {
    let number = |from: usize, to: usize| parse_number(&digits[from..to]);
    let year = i16::try_from(number(0, 4)?).ok().filter(|y| (1800..=2200).contains(y))?;
    Date::new(year, i8::try_from(number(4, 6)?).ok()?, i8::try_from(number(6, 8)?).ok()?).ok()
}

/// A date over one folder or several: `2019-03-12`, `2014/5月/20`, `2024年/0221`, `民國二十三年五月十六日`.
fn date_in_folders(folders: &[Vec<char>]) -> Option<Date> {
    folders.iter().rev().find_map(|f| date_in(f).map(|(date, _)| date)).or_else(|| {
        let numbers: Vec<&[char]> = folders.iter().map(|f| trimmed(f)).collect();
        (0..numbers.len()).rev().find_map(|i| split_date(&numbers[i..]))
    })
}

fn split_date(parts: &[&[char]]) -> Option<Date> {
    let year = i16::try_from(parse_number(parts.first()?)?).ok().filter(|y| (1800..=2200).contains(y))?;
    let second = parts.get(1)?;
    if second.len() == 4
        && let Some(value) = parse_number(second)
    {
        return Date::new(year, i8::try_from(value / 100).ok()?, i8::try_from(value % 100).ok()?).ok();
    }
    if let Some(mention) = find_dates(&[*second, &['日']].concat()).first() {
        return Date::new(year, mention.month?, mention.day?).ok();
    }
    let month = i8::try_from(parse_number(second)?).ok()?;
    let day = i8::try_from(parse_number(parts.get(2)?)?).ok()?;
    Date::new(year, month, day).ok()
}

/// A folder's name without the sign of its unit: `5月` is 5.
fn trimmed(part: &[char]) -> &[char] {
    match part.split_last() {
        Some((sign, rest)) if matches!(sign, '年' | '月' | '日') && rest.iter().all(|&c| is_numeral(c)) => {
            rest
        }
        _ => part,
    }
}

/// A page's label in what is left of a name: `第01版`, `A02`, `2·3连版`, `_3`, `特刊`.
fn label_in(name: &[char]) -> Option<PageLabel> {
    if let Some(at) = name.iter().position(|&c| c == '版') {
        let start = name[..at]
            .iter()
            .rposition(|&c| !(is_numeral(c) || c.is_ascii_alphanumeric() || matches!(c, '·' | '连' | '連')))
            .map_or(0, |p| p + 1);
        let words: String = name[start..at].iter().collect();
        if words.contains(['·', '连', '連']) {
            return Some(PageLabel::new(&format!("{words}版")));
        }
        return crate::jump::read_label(&name[start..at]).map(|l| without_zeros(&l));
    }
    let last = name.split(|c| matches!(c, '_' | '-' | ' ' | '.' | '(' | ')')).rfind(|p| !p.is_empty())?;
    let letters = last.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let digits = last.len() - letters;
    let coded = letters <= 1 && (1..=3).contains(&digits) && last[letters..].iter().all(char::is_ascii_digit);
    coded.then(|| without_zeros(&PageLabel::new(&last.iter().collect::<String>())))
}

/// `01` is page 1; `A01` stays, because papers print it so.
fn without_zeros(label: &PageLabel) -> PageLabel {
    let text = label.as_str();
    if text.chars().all(|c| c.is_ascii_digit()) && !text.trim_start_matches('0').is_empty() {
        PageLabel::new(text.trim_start_matches('0'))
    } else {
        label.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(path: &str) -> (Option<String>, Option<String>, Option<String>) {
        let named = read_names(path);
        (
            named.newspaper.map(|n| n.value),
            named.date.map(|d| d.value.to_string()),
            named.label.map(|l| l.value.to_string()),
        )
    }

    #[test]
    fn names_in_their_several_manners() {
        let cases = [
            ("某某日报/2019-03-12/01.txt", "某某日报", "2019-03-12", "1"),
            ("某某晚报_20210705_A02.txt", "某某晚报", "2021-07-05", "A02"),
            ("某某晚报/2014/5月/20/06.txt", "某某晚报", "2014-05-20", "6"),
            ("某某晚报/2024年/0221/A08版.txt", "某某晚报", "2024-02-21", "A08"),
            ("某某日报/2009年11月18日/第4版.txt", "某某日报", "2009-11-18", "4"),
            ("某某日报/2012/7月7日/2·3连版.txt", "某某日报", "2012-07-07", "2·3连版"),
            ("某某時報/民國二十三年五月十六日/第二版.txt", "某某時報", "1934-05-16", "2"),
            ("某某日报/2016/06/2016-06-08-1.md", "某某日报", "2016-06-08", "1"),
            ("某某日报2025年10月22日.zip!第04版.txt", "某某日报", "2025-10-22", "4"),
        ];
        for (path, paper, date, page) in cases {
            let want = (Some(paper.to_owned()), Some(date.to_owned()), Some(page.to_owned()));
            assert_eq!(facts(path), want, "{path}");
        }
    }

    #[test]
    fn names_that_say_nothing() {
        assert_eq!(facts("散页/剪存之七.txt"), (None, None, None));
        assert_eq!(facts("000_08b2cbb73370104f.txt"), (None, None, None));
        assert_eq!(facts("notes.txt"), (None, None, None));
        assert_eq!(facts(""), (None, None, None));
    }
}
