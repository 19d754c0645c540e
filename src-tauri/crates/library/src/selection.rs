//! Which pages a reader means: one small language for every command that touches pages.
//!
//! Terms of one kind add up, kinds narrow each other down: `报:街坊报 2026-03 版:1 版:2` are the first two pages of
//! 街坊报 in March. A page's or an article's name means that page whatever else is said.

use crate::ArticleId;
use jiff::civil::Date;
use newsprint::SourceId;
use search::Days;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// How many digits of a source's name stand in a page's: 48 bits tell a hundred thousand files apart.
const DIGITS: usize = 12;

/// A page's name for life: the beginning of its source's, and its place there from 1, as in `3fa9c2d17b04.1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageName {
    source: String,
    ordinal: u32,
}

/// What a reader means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// As typed.
    terms: Vec<String>,
    pub(crate) pages: Vec<PageName>,
    pub(crate) articles: Vec<ArticleId>,
    pub(crate) newspapers: Vec<String>,
    pub(crate) days: Vec<Days>,
    pub(crate) undated: bool,
    pub(crate) labels: Vec<String>,
    pub(crate) files: Vec<String>,
    pub(crate) imports: Vec<i64>,
}

/// A term that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTerm {
    /// Nothing stands behind the colon.
    #[error("nothing is said in {0}")]
    Empty(String),
    /// No such day, month, year or range.
    #[error("{0} is no day, month or year, nor a range of them")]
    NotDays(String),
    /// Imports are counted.
    #[error("{0} is no number of an import")]
    NotAnImport(String),
}

impl PageName {
    pub(crate) fn new(source: &SourceId, ordinal: u32) -> Self {
        Self { source: source.0.chars().take(DIGITS).collect(), ordinal }
    }

    pub(crate) fn is(&self, source: &SourceId, ordinal: u32) -> bool {
        self.ordinal == ordinal && source.0.starts_with(&self.source)
    }
}

impl fmt::Display for PageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.source, self.ordinal + 1)
    }
}

impl FromStr for PageName {
    type Err = ();

    fn from_str(typed: &str) -> Result<Self, ()> {
        let (source, place) = typed.split_once('.').ok_or(())?;
        let is_hash = source.len() == DIGITS && source.bytes().all(|b| b.is_ascii_hexdigit());
        let ordinal = place.parse::<u32>().ok().and_then(|place| place.checked_sub(1)).ok_or(())?;
        if is_hash { Ok(Self { source: source.to_ascii_lowercase(), ordinal }) } else { Err(()) }
    }
}

impl Serialize for PageName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Kinds of terms, and the words they may be marked with.
const KINDS: &[(Kind, &[&str])] = &[
    (Kind::Newspaper, &["报", "newspaper", "paper"]),
    (Kind::Days, &["日期", "期", "date"]),
    (Kind::Label, &["版", "page"]),
    (Kind::File, &["文件", "file"]),
    (Kind::Import, &["收入", "import"]),
];

/// Ways to say: without a date.
const UNDATED: [&str; 3] = ["undated", "日期不详", "未定日期"];

#[derive(Clone, Copy)]
enum Kind {
    Newspaper,
    Days,
    Label,
    File,
    Import,
}

impl Selection {
    /// Reads what was typed, one term after another.
    pub fn parse<S: AsRef<str>>(terms: &[S]) -> Result<Self, BadTerm> {
        let mut selection = Self::default();
        for term in terms {
            let term = term.as_ref().trim();
            selection.terms.push(term.to_owned());
            selection.add(term)?;
        }
        Ok(selection)
    }

    /// Pages by their names, in an order that counts; `terms` say it to people.
    pub(crate) fn of_pages(pages: Vec<PageName>, terms: Vec<String>) -> Self {
        Self { terms, pages, ..Self::default() }
    }

    /// As it was typed.
    #[must_use]
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// Whether nothing was said: all pages are meant.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.terms.is_empty()
    }

    fn add(&mut self, term: &str) -> Result<(), BadTerm> {
        if let Some((kind, value)) = marked(term) {
            return self.add_marked(kind, value.trim(), term);
        }
        if let Ok(article) = term.parse() {
            self.articles.push(article);
        } else if let Ok(page) = term.parse() {
            self.pages.push(page);
        } else if UNDATED.contains(&term) {
            self.undated = true;
        } else if let Some(number) = term.strip_prefix('#') {
            self.add_marked(Kind::Import, number, term)?;
        } else if let Some(days) = Days::read(term) {
            self.days.push(days);
        } else if term.contains(['/', '\\', '*', '?', '.', '!']) {
            self.files.push(term.replace('\\', "/"));
        } else {
            self.add_marked(Kind::Newspaper, term, term)?;
        }
        Ok(())
    }

    fn add_marked(&mut self, kind: Kind, value: &str, term: &str) -> Result<(), BadTerm> {
        if value.is_empty() {
            return Err(BadTerm::Empty(term.to_owned()));
        }
        match kind {
            Kind::Newspaper => self.newspapers.push(value.to_owned()),
            Kind::Days if UNDATED.contains(&value) => self.undated = true,
            Kind::Days => {
                self.days.push(Days::read(value).ok_or_else(|| BadTerm::NotDays(value.to_owned()))?);
            }
            Kind::Label => self.labels.push(value.to_owned()),
            Kind::File => self.files.push(value.replace('\\', "/")),
            Kind::Import => {
                let number = value.trim_start_matches('#').parse();
                self.imports.push(number.map_err(|_| BadTerm::NotAnImport(value.to_owned()))?);
            }
        }
        Ok(())
    }

    /// Whether a page of this day, or of none, is meant by what is said of days.
    pub(crate) fn has_day(&self, date: Option<Date>) -> bool {
        match date {
            _ if self.days.is_empty() && !self.undated => true,
            None => self.undated,
            Some(date) => self.days.iter().any(|days| days.contains(date)),
        }
    }

    /// Whether a page of a file met at `path` is meant by what is said of files.
    pub(crate) fn has_file(&self, path: &str) -> bool {
        self.files.iter().any(|file| is_file(path, file))
    }
}

/// A term's kind and value, where its first words say which kind it is.
fn marked(term: &str) -> Option<(Kind, &str)> {
    let (mark, value) = term.split_once([':', '：'])?;
    let mark = mark.trim().to_ascii_lowercase();
    let (kind, _) = KINDS.iter().find(|(_, words)| words.contains(&mark.as_str()))?;
    Some((*kind, value))
}

/// Whether `path` is the file, folder, zip or pattern `asked`, whole or by its last parts.
fn is_file(path: &str, asked: &str) -> bool {
    let absolute = std::path::absolute(asked).map(|whole| whole.to_string_lossy().replace('\\', "/"));
    let asked = asked.trim_start_matches("./").trim_end_matches('/');
    let names = [Some(asked.to_owned()), absolute.ok()];
    names.iter().flatten().any(|name| {
        let at_part = |&(place, _): &(usize, char)| place == 0 || path[..place].ends_with('/');
        path.char_indices().filter(at_part).any(|(place, _)| matches_to_its_end(&path[place..], name))
    })
}

/// Whether `name` fits `path`, or a folder or zip at the beginning of it.
fn matches_to_its_end(path: &str, name: &str) -> bool {
    let ends = path.char_indices().filter(|(_, c)| matches!(c, '/' | '!')).map(|(place, _)| place);
    ends.chain([path.len()]).any(|end| fits(&path[..end], name))
}

/// Whether `text` fits a pattern in which `*` stands for anything and `?` for one character.
fn fits(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
    let (mut at, mut of) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(of) {
            Some('*') => {
                star = Some((at, of));
                of += 1;
            }
            Some(&sign) if sign == '?' || sign == text[at] => (at, of) = (at + 1, of + 1),
            _ => match star {
                Some((from, place)) => {
                    star = Some((from + 1, place));
                    (at, of) = (from + 1, place + 1);
                }
                None => return false,
            },
        }
    }
    pattern[of..].iter().all(|&sign| sign == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(terms: &[&str]) -> Selection {
        Selection::parse(terms).unwrap()
    }

    #[test]
    fn a_term_says_by_its_looks_what_it_is() {
        let all = read(&[
            "街坊报",
            "2026-03",
            "版:A02",
            "三月/1.txt",
            "#7",
            "undated",
            "0tnszj26st6xq",
            "3fa9c2d17b04.2",
        ]);
        assert_eq!(all.newspapers, ["街坊报"]);
        assert!(all.has_day(Some(jiff::civil::date(2026, 3, 9))) && all.has_day(None));
        assert!(!all.has_day(Some(jiff::civil::date(2026, 4, 1))));
        assert_eq!(
            (all.labels, all.files, all.imports),
            (vec!["A02".into()], vec!["三月/1.txt".into()], vec![7])
        );
        assert_eq!(all.articles[0].to_string(), "0tnszj26st6xq");
        assert_eq!(all.pages[0].to_string(), "3fa9c2d17b04.2");
        assert!(all.pages[0].is(&SourceId("3fa9c2d17b04ff".into()), 1));
    }

    #[test]
    fn what_is_marked_is_taken_at_its_word() {
        assert_eq!(read(&["报：2026"]).newspapers, ["2026"]);
        assert_eq!(read(&["file:街坊报"]).files, ["街坊报"]);
        assert_eq!(read(&["收入:12"]).imports, [12]);
        assert_eq!(Selection::parse(&["date:明天"]), Err(BadTerm::NotDays("明天".into())));
        assert_eq!(Selection::parse(&["import:x"]), Err(BadTerm::NotAnImport("x".into())));
        assert_eq!(Selection::parse(&["版:"]), Err(BadTerm::Empty("版:".into())));
    }

    #[test]
    fn a_file_is_known_whole_by_its_end_its_folder_or_a_pattern() {
        let path = "/x/剪报/三月/1.txt";
        for asked in
            [path, "1.txt", "三月/1.txt", "三月", "/x/剪报", "./三月/", "*.txt", "三月/?.txt", "/x/*"]
        {
            assert!(is_file(path, asked), "{asked}");
        }
        for asked in ["2.txt", "月/1.txt", "三月/1", "*.md", "x/剪", "?.md", "四月"] {
            assert!(!is_file(path, asked), "{asked}");
        }
        assert!(
            is_file("a/某报.zip!一/1.txt", "某报.zip") && is_file("a/某报.zip!一/1.txt", "a/某报.zip!一")
        );
    }

    #[test]
    fn patterns_fit_whole_names() {
        for (text, pattern, fit) in
            [("abc", "a*c", true), ("abc", "*b", false), ("", "*", true), ("ab", "?b*", true)]
        {
            assert_eq!(fits(text, pattern), fit, "{text} {pattern}");
        }
    }
}
