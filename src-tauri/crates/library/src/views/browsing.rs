//! 书架 and 版面 as the façade answers them: calendars, pages with what lies around them, and where an article stands.

use super::{ArticleId, ArticleView};
use jiff::civil::Date;
use newsprint::{Furniture, Inferred, PageLabel};
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// Characters of a source's hash that name it in an address: 64 bits of it.
const HASH_CHARACTERS: usize = 16;

/// A page's name in addresses: the source it is shown in, by the beginning of its hash, and its place there. It means
/// the same page when the catalogue was made anew.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageId {
    pub(crate) source: String,
    pub(crate) ordinal: u32,
}

/// What was typed is no page's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a page's name is 16 characters of 0-9 and a-f, a hyphen and a number")]
pub struct NotAPageId;

/// What names an issue: a newspaper has one a day, or several that are told apart by edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IssueName {
    /// The paper.
    pub newspaper: String,
    /// Its day.
    pub date: Date,
    /// 早刊 and the like; empty as a rule.
    pub edition: String,
}

/// How many days of each month of a year have an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearHoldings {
    /// Which year.
    pub year: i16,
    /// From January.
    pub months: [u32; 12],
}

/// The calendar of one newspaper.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The name it goes by now.
    pub newspaper: String,
    /// The years of which anything is held, in order.
    pub years: Vec<YearHoldings>,
    /// The year whose issues follow; `None` where no page is dated.
    pub year: Option<i16>,
    /// The issues of that year, in order.
    pub issues: Vec<CalendarIssue>,
    /// Pages of it without a day.
    pub undated_pages: u64,
}

/// An issue as a day of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarIssue {
    /// Its day, with the source of the date.
    pub date: Inferred<Date>,
    /// 早刊 and the like; empty as a rule.
    pub edition: String,
    /// 第3324期.
    pub number: Option<u32>,
    /// How many are held.
    pub pages: u64,
    /// How many are held.
    pub articles: u64,
    /// The first headline of its first page that has any.
    pub headline: Option<String>,
}

/// An issue of a day, of whichever newspaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayIssue {
    /// Which.
    pub name: IssueName,
    /// How many are held.
    pub pages: u64,
    /// The first headline of its first page that has any.
    pub headline: Option<String>,
}

/// 版 as one of several.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLine {
    /// Its name.
    pub id: PageId,
    /// 1, A01.
    pub label: Option<PageLabel>,
    /// 要闻.
    pub name: Option<String>,
    /// How many are on it.
    pub articles: u64,
    /// The first headline on it, or the first words where nothing has one.
    pub headline: Option<String>,
    /// The file it was read from, as it was called when imported.
    pub file: String,
}

/// A page that is of no issue, since its day or its newspaper is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct LoosePage {
    /// The paper, if known.
    pub newspaper: Option<String>,
    /// The day, if known.
    pub date: Option<Inferred<Date>>,
    /// The page.
    pub page: PageLine,
}

/// Pages that are of no issue.
#[derive(Clone, Debug, PartialEq)]
pub struct LoosePages {
    /// How many there are.
    pub total: u64,
    /// Those asked for.
    pub pages: Vec<LoosePage>,
}

/// 版, whole, with what lies around it.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Its name.
    pub id: PageId,
    /// The paper as it was called on its day, and where that was read.
    pub newspaper: Option<Inferred<String>>,
    /// The day and where it was read.
    pub date: Option<Inferred<Date>>,
    /// 第3324期.
    pub number: Option<Inferred<u32>>,
    /// 早刊 and the like; empty as a rule.
    pub edition: String,
    /// 1, A01.
    pub label: Option<Inferred<PageLabel>>,
    /// 要闻.
    pub name: Option<String>,
    /// The file it was read from, as it was called when imported.
    pub file: String,
    /// In reading order.
    pub articles: Vec<ArticleView>,
    /// What is printed on it and belongs to no article.
    pub furniture: Vec<Furniture>,
    /// The pages of its issue in the order they are turned, itself among them; of a loose page, itself alone.
    pub pages: Vec<PageLine>,
    /// The issue before.
    pub previous_issue: Option<IssueName>,
    /// The issue after.
    pub next_issue: Option<IssueName>,
    /// The issue of the same day last year, or of the nearest within three days.
    pub last_year: Option<IssueName>,
}

/// Where an article stands: its page, and what is read before and after it.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticlePlace {
    /// Its page.
    pub page: PageId,
    /// The pages of its issue in the order they are turned; of a loose page, itself alone.
    pub pages: Vec<PageLine>,
    /// The piece before it, on its page or the one before. Later parts of stories are no pieces of their own.
    pub previous: Option<Neighbour>,
    /// The piece after it.
    pub next: Option<Neighbour>,
}

/// A piece before or after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its name.
    pub id: ArticleId,
    /// `None` for a fragment: show its beginning.
    pub headline: Option<String>,
    /// The first words of the body.
    pub beginning: String,
}

impl PageId {
    /// The page at `ordinal` of the source with this hash.
    pub(crate) fn new(hash: &str, ordinal: u32) -> Self {
        Self { source: hash.chars().take(HASH_CHARACTERS).collect(), ordinal }
    }
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.source, self.ordinal)
    }
}

impl FromStr for PageId {
    type Err = NotAPageId;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let (source, ordinal) = typed.split_once('-').ok_or(NotAPageId)?;
        let is_hash = source.len() == HASH_CHARACTERS
            && source.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        match ordinal.parse() {
            Ok(ordinal) if is_hash => Ok(Self { source: source.to_owned(), ordinal }),
            _ => Err(NotAPageId),
        }
    }
}

impl Serialize for PageId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_s_name_can_be_typed_back() {
        let id = PageId::new("0123456789abcdef0123456789abcdef", 12);
        assert_eq!(id.to_string(), "0123456789abcdef-12");
        assert_eq!(id.to_string().parse(), Ok(id));
        for typed in ["", "1", "0123456789abcdef", "0123456789abcdef-", "0123456789ABCDEF-1", "%-1", "版-1"]
        {
            assert_eq!(typed.parse::<PageId>(), Err(NotAPageId), "{typed}");
        }
    }
}
