//! A path read by a template.

use super::{Field, NameTemplate, Piece};
use crate::names::NamedFacts;
use crate::numerals::{is_numeral, parse_number};
use crate::punctuation::is_han;
use crate::{Confidence, FactSource, Inferred, PageLabel};
use jiff::civil::Date;

/// What a template says of a path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Match {
    /// These facts.
    Facts(Box<NamedFacts>),
    /// The path is named otherwise.
    None,
    /// It can be read in ways that say different things.
    Ambiguous,
}

/// The reader said what stands where: surer than what we make of a name ourselves, less sure than print.
const SURE: Confidence = Confidence::new(0.9);

/// A name that takes more steps than this has too many ways to be read.
const STEPS: u32 = 20_000;

/// Reads the last parts of `path`. The extension of a file, and of an archive that a member lies in, need not be in
/// the template.
pub(crate) fn read(template: &NameTemplate, path: &str) -> Match {
    let parts = 1 + template.pieces.iter().filter(|&&piece| piece == Piece::Sign('/')).count();
    let Some(names) = last_parts(path, parts) else { return Match::None };
    for shortened in [true, false] {
        let chars: Vec<char> =
            names.iter().map(|name| name.shown(shortened)).collect::<Vec<_>>().join("/").chars().collect();
        let mut search = Search {
            pieces: &template.pieces,
            chars: &chars,
            taken: Vec::new(),
            found: Vec::new(),
            steps: 0,
        };
        search.go(0, 0);
        match (search.steps > STEPS, search.found.len()) {
            (true, _) | (false, 2..) => return Match::Ambiguous,
            (false, 1) => return Match::Facts(Box::new(search.found.remove(0))),
            (false, 0) => {}
        }
    }
    Match::None
}

/// A part of a path.
struct Name<'a> {
    whole: &'a str,
    /// It is a file: the last, or an archive that a member lies in.
    is_file: bool,
}

impl<'a> Name<'a> {
    fn shown(&self, shortened: bool) -> &'a str {
        match self.whole.rfind('.').filter(|&dot| shortened && self.is_file && dot > 0) {
            Some(dot) => &self.whole[..dot],
            None => self.whole,
        }
    }
}

fn last_parts(path: &str, count: usize) -> Option<Vec<Name<'_>>> {
    let mut names: Vec<Name<'_>> = path
        .split_inclusive(['/', '\\', '!'])
        .map(|part| Name {
            whole: part.trim_end_matches(['/', '\\', '!']),
            is_file: !part.ends_with(['/', '\\']),
        })
        .filter(|name| !name.whole.is_empty() && name.whole != ".")
        .collect();
    let first = names.len().checked_sub(count)?;
    Some(names.split_off(first))
}

/// A field and the characters it took: `from..to`.
#[derive(Clone, Copy)]
struct Taken {
    field: Field,
    from: usize,
    to: usize,
}

/// All ways to lay the pieces over the characters, as far as they say different things.
struct Search<'a> {
    pieces: &'a [Piece],
    chars: &'a [char],
    taken: Vec<Taken>,
    found: Vec<NamedFacts>,
    steps: u32,
}

impl Search<'_> {
    fn go(&mut self, piece: usize, at: usize) {
        self.steps += 1;
        if self.steps > STEPS || self.found.len() > 1 {
            return;
        }
        let Some(&now) = self.pieces.get(piece) else {
            if at == self.chars.len()
                && let Some(facts) = self.facts().filter(|facts| !self.found.contains(facts))
            {
                self.found.push(facts);
            }
            return;
        };
        match now {
            Piece::Sign(sign) if self.chars.get(at) == Some(&sign) => self.go(piece + 1, at + 1),
            Piece::Sign(_) => {}
            Piece::Anything => {
                for end in at..=self.end_of_part(at) {
                    self.go(piece + 1, end);
                }
            }
            Piece::Field(field) => {
                let (least, most) = field.lengths();
                let last = self.end_of_part(at).min(at + most);
                for end in (at + least)..=last {
                    let taken = Taken { field, from: at, to: end };
                    if field.takes(&self.chars[at..end]) && self.is_whole(piece, taken) {
                        self.taken.push(taken);
                        self.go(piece + 1, end);
                        self.taken.pop();
                    }
                }
            }
        }
    }

    fn end_of_part(&self, at: usize) -> usize {
        self.chars[at..].iter().position(|&c| c == '/').map_or(self.chars.len(), |length| at + length)
    }

    /// Beside a piece that takes anything, a figure takes all of its digits: `*{page}` reads 12 in `x_12`, never 2.
    fn is_whole(&self, piece: usize, taken: Taken) -> bool {
        let (least, most) = taken.field.lengths();
        if least == most || Piece::Field(taken.field).is_free() {
            return true;
        }
        let is_free = |at: Option<usize>| at.and_then(|at| self.pieces.get(at)).is_some_and(|p| p.is_free());
        let before = taken.from.checked_sub(1).map(|at| self.chars[at]);
        let after = self.chars.get(taken.to).copied();
        let begins = !is_free(piece.checked_sub(1))
            || before.is_none_or(|c| !c.is_ascii_alphanumeric() && !is_numeral(c));
        let ends = !is_free(Some(piece + 1)) || after.is_none_or(|c| !is_numeral(c));
        begins && ends
    }

    /// What was taken, if it agrees with itself and its day exists.
    fn facts(&self) -> Option<NamedFacts> {
        let last_part = self.chars.iter().rposition(|&c| c == '/').unwrap_or(0);
        let mut read = Read::default();
        for taken in &self.taken {
            let chars = &self.chars[taken.from..taken.to];
            let in_file = taken.from >= last_part;
            read.add(
                taken.field,
                chars,
                if in_file { FactSource::FileName } else { FactSource::FolderName },
            )?;
        }
        read.facts()
    }
}

/// Facts as they are put together.
#[derive(Default)]
struct Read {
    facts: NamedFacts,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    dated: Option<FactSource>,
}

impl Read {
    /// Adds what a field says; `None` if it was said otherwise before.
    fn add(&mut self, field: Field, chars: &[char], source: FactSource) -> Option<()> {
        let words = || chars.iter().collect::<String>().trim().to_owned();
        match field {
            Field::Newspaper => set(&mut self.facts.issue.newspaper, words(), source),
            Field::Edition => set(&mut self.facts.issue.edition, words(), source),
            Field::PageName => set(&mut self.facts.page_name, words(), source),
            Field::Page => set(&mut self.facts.label, label_of(chars)?, source),
            Field::Number => set(&mut self.facts.issue.number, parse_number(chars)?, source),
            Field::Year | Field::ShortYear | Field::RepublicYear => {
                agree(&mut self.year, year_of(field, chars)?)
            }
            Field::Month | Field::FullMonth => {
                agree(&mut self.month, i8::try_from(parse_number(chars)?).ok()?)
            }
            Field::Day | Field::FullDay => {
                self.dated = Some(source);
                agree(&mut self.day, i8::try_from(parse_number(chars)?).ok()?)
            }
        }
    }

    fn facts(mut self) -> Option<NamedFacts> {
        if let (Some(year), Some(month), Some(day), Some(source)) =
            (self.year, self.month, self.day, self.dated)
        {
            let date = Date::new(year, month, day).ok()?;
            self.facts.issue.date = Some(Inferred::new(date, source, SURE));
        }
        Some(self.facts)
    }
}

fn set<T: PartialEq>(fact: &mut Option<Inferred<T>>, value: T, source: FactSource) -> Option<()> {
    if let Some(before) = fact {
        return (before.value == value).then_some(());
    }
    *fact = Some(Inferred::new(value, source, SURE));
    Some(())
}

fn agree<T: PartialEq + Copy>(fact: &mut Option<T>, value: T) -> Option<()> {
    (*fact.get_or_insert(value) == value).then_some(())
}

impl Field {
    /// The fewest and the most characters it takes.
    fn lengths(self) -> (usize, usize) {
        match self {
            Self::Newspaper | Self::PageName | Self::Edition => (1, 40),
            Self::Year => (4, 4),
            Self::ShortYear | Self::FullMonth | Self::FullDay => (2, 2),
            Self::RepublicYear | Self::Month | Self::Day => (1, 3),
            Self::Page => (1, 12),
            Self::Number => (1, 8),
        }
    }

    /// Whether it may be these characters.
    fn takes(self, chars: &[char]) -> bool {
        let number = |most: u32| parse_number(chars).is_some_and(|n| (1..=most).contains(&n));
        match self {
            Self::Newspaper | Self::PageName | Self::Edition => {
                chars.iter().any(|c| !c.is_whitespace()) && !chars.contains(&'_')
            }
            Self::Year | Self::ShortYear | Self::RepublicYear => year_of(self, chars).is_some(),
            Self::Month | Self::FullMonth => number(12),
            Self::Day | Self::FullDay => number(31),
            Self::Page => label_of(chars).is_some(),
            Self::Number => number(u32::MAX),
        }
    }
}

/// 2014; 14, of the years 1969 to 2068 as everywhere; 九 of the Republic.
fn year_of(field: Field, chars: &[char]) -> Option<i16> {
    let value = i16::try_from(parse_number(chars)?).ok()?;
    match field {
        Field::Year => Some(value).filter(|year| (1800..=2200).contains(year)),
        Field::ShortYear if value >= 69 => Some(1900 + value),
        Field::ShortYear => Some(2000 + value),
        _ => (1..=200).contains(&value).then_some(value + crate::dates::REPUBLIC),
    }
}

/// A page's label that is all of `chars`: `01`, `A02`, `第四版`, `2·3连版`, `特刊`.
fn label_of(chars: &[char]) -> Option<PageLabel> {
    let label = |chars: &[char]| PageLabel::new(&chars.iter().collect::<String>());
    let core = chars.strip_suffix(&['版']).unwrap_or(chars);
    if let Some(single) = crate::jump::read_label(core) {
        return Some(crate::names::without_zeros(&single));
    }
    let joins = |c: char| matches!(c, '·' | '-' | '、' | '连' | '連');
    let figures = core.iter().all(|&c| is_numeral(c) || c.is_ascii_alphabetic() || joins(c));
    let joined = figures && core.iter().any(|&c| joins(c)) && core.first().is_some_and(|&c| !joins(c));
    let words = (2..=6).contains(&chars.len()) && chars.iter().all(|&c| is_han(c) && !is_numeral(c));
    (joined || words).then(|| label(chars))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(template: &str, path: &str) -> String {
        let template: NameTemplate = template.parse().expect(template);
        let facts = match read(&template, path) {
            Match::Facts(facts) => facts,
            Match::None => return "no".to_owned(),
            Match::Ambiguous => return "ambiguous".to_owned(),
        };
        let said = [
            facts.issue.newspaper.map(|f| f.value),
            facts.issue.date.map(|f| f.value.to_string()),
            facts.issue.edition.map(|f| f.value),
            facts.issue.number.map(|f| f.value.to_string()),
            facts.label.map(|f| f.value.to_string()),
            facts.page_name.map(|f| f.value),
        ];
        said.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn paths_are_read_from_their_end() {
        let cases = [
            (
                "{newspaper}/{yyyy}/{m}月/{dd}/{page}",
                "库/某某晚报/2014/5月/20/06.txt",
                "某某晚报 2014-05-20 6",
            ),
            ("{newspaper}/{yyyymmdd}/{page}", "某某日报/20230115/A01版.md", "某某日报 2023-01-15 A01"),
            ("{newspaper}_{yyyymmdd}_{page}", "某某晚报_20210705_A02.txt", "某某晚报 2021-07-05 A02"),
            ("{newspaper}{yyyymmdd}/第{page}版", "某某日报20251022.zip!第04版.txt", "某某日报 2025-10-22 4"),
            ("{yyyy}年{m}月{d}日/{page}", "./二〇一四年五月廿日/第三版.txt", "2014-05-20 3"),
            (
                "{newspaper}/民國{rocyear}年{m}月{d}日/{page}",
                "某報/民國二十三年五月十六日/第二版.txt",
                "某報 1934-05-16 2",
            ),
            ("{报名}/{yyyy}/{月日}{版本}/{版}", "某某晚报/2017/0930早刊/1.txt", "某某晚报 2017-09-30 早刊 1"),
            (
                "{newspaper}/*/{yymmdd}-{page}-{pagename}",
                "某报/杂/７３0102-2·3连版-文艺.txt",
                "某报 1973-01-02 2·3连版 文艺",
            ),
            ("{newspaper}第{number}期/{page}", "某报第三百二十四期/特刊", "某报 324 特刊"),
            ("*{page}", "某报存稿12.txt", "12"),
            ("{page}.TXT", "3.TXT", "3"),
            ("{{{page}}}", "{3}.txt", "3"),
        ];
        for (template, path, want) in cases {
            assert_eq!(said(template, path), want, "{template} on {path}");
        }
    }

    #[test]
    fn what_does_not_fit_is_not_read() {
        let cases = [
            ("{newspaper}/{yyyy}/{m}/{d}", "2014/5/20"),
            ("{yyyymmdd}", "20210231.txt"),
            ("{yyyy}-{mm}-{dd}", "2021-13-01.txt"),
            ("{yyyy}/{yyyymmdd}", "2020/20210705.txt"),
            ("{page}", "notes.txt"),
            ("{page}", ""),
            ("{newspaper}/{page}", "1.txt"),
        ];
        for (template, path) in cases {
            assert_eq!(said(template, path), "no", "{template} on {path}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        assert_eq!(said("{yyyy}-{m}{d}", "2021-111.txt"), "ambiguous");
        assert_eq!(said("{yyyy}-{m}{d}", "2021-1105.txt"), "2021-11-05");
        assert_eq!(said("{newspaper} {edition}", "一 二 三.txt"), "ambiguous");
        let stars = "*一".repeat(40) + "{page}";
        assert_eq!(said(&stars, &("一".repeat(80) + "二")), "ambiguous", "and it does not take for ever");
    }

    #[test]
    fn facts_know_whether_a_file_or_a_folder_said_so() {
        let template: NameTemplate = "{newspaper}/{yyyy}/{mmdd}_{page}".parse().expect("a template");
        let Match::Facts(facts) = read(&template, "某报/2014/0520_1.txt") else { panic!("it fits") };
        let of = |source, fact: Option<FactSource>| assert_eq!(fact, Some(source));
        of(FactSource::FolderName, facts.issue.newspaper.map(|f| f.source));
        of(FactSource::FileName, facts.issue.date.map(|f| f.source));
        of(FactSource::FileName, facts.label.map(|f| f.source));
    }
}
