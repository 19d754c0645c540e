//! Questions, written in the query language and answered by looking through every paragraph.

use super::plain::{folded, is_letter, plain, printed};
use super::records::{Part, Record, Text};
use jiff::civil::Date;

/// Characters that are looked for: as written, folded, and as they count.
#[derive(Clone, Debug)]
pub(crate) struct Needle {
    pub(crate) written: String,
    plain: String,
    printed: String,
}

impl From<String> for Needle {
    fn from(written: String) -> Self {
        Self { plain: plain(&written), printed: printed(&written), written }
    }
}

/// A question.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// These characters, in quotes.
    Quoted(Option<(&'static str, Part)>, Needle),
    /// A word that begins so.
    Prefix(Needle),
    /// Both within so many characters.
    Near(Needle, u32, Needle),
    /// A part of the newspaper's name.
    Newspaper(String),
    /// The whole of it.
    WholeNewspaper(String),
    /// A part of an author's name.
    AuthorPart(String),
    /// The whole of it.
    WholeAuthor(String),
    Page(String),
    /// As written, and the first and last day.
    Days(String, Option<Date>, Option<Date>),
    /// A number, and both its spellings.
    Number(String, [Needle; 2]),
    All(Vec<Asked>),
    Any(Vec<Asked>),
    Not(Box<Asked>),
}

impl Asked {
    /// In the query language.
    pub(crate) fn written(&self) -> String {
        let several = |all: &[Self], between: &str| {
            all.iter().map(|one| format!("({})", one.written())).collect::<Vec<_>>().join(between)
        };
        match self {
            Self::Quoted(field, text) => {
                format!("{}{}", field.map_or("", |(name, _)| name), quoted(&text.written))
            }
            Self::Prefix(text) => format!("{}*", text.written),
            Self::Near(a, distance, b) => {
                format!("{} NEAR/{distance} {}", quoted(&a.written), quoted(&b.written))
            }
            Self::Newspaper(name) => format!("报:{name}"),
            Self::WholeNewspaper(name) => format!("报:{}", quoted(name)),
            Self::AuthorPart(name) => format!("作者:{name}"),
            Self::WholeAuthor(name) => format!("作者:{}", quoted(name)),
            Self::Page(label) => format!("版:{label}"),
            Self::Days(written, ..) => format!("日期:{written}"),
            Self::Number(written, _) => written.clone(),
            Self::All(all) => several(all, " "),
            Self::Any(any) => several(any, " OR "),
            Self::Not(inner) => format!("-({})", inner.written()),
        }
    }

    /// Whether a story answers it.
    pub(crate) fn is_answered_by(&self, record: &Record, exact: bool) -> bool {
        let texts = |fits: &dyn Fn(&Text) -> bool| record.texts.iter().any(fits);
        match self {
            Self::Quoted(field, text) => {
                texts(&|here| field.is_none_or(|(_, part)| part == here.part) && holds(here, text, exact))
            }
            Self::Prefix(text) => texts(&|here| begins_word(here, text)),
            Self::Near(a, distance, b) => texts(&|here| near(here, a, b, *distance)),
            Self::Newspaper(name) => {
                record.newspaper.as_ref().is_some_and(|own| plain(own).contains(&plain(name)))
            }
            Self::WholeNewspaper(name) => {
                record.newspaper.as_ref().is_some_and(|own| plain(own) == plain(name))
            }
            Self::AuthorPart(name) => record.authors.iter().any(|own| plain(own).contains(&plain(name))),
            Self::WholeAuthor(name) => record.authors.iter().any(|own| plain(own) == plain(name)),
            Self::Page(label) => record.pages.iter().any(|own| page_key(own) == page_key(label)),
            Self::Days(_, first, last) => record.date.is_some_and(|day| {
                first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
            }),
            Self::Number(_, spellings) => {
                texts(&|here| spellings.iter().any(|spelling| holds(here, spelling, false)))
            }
            Self::All(all) => all.iter().all(|one| one.is_answered_by(record, exact)),
            Self::Any(any) => any.iter().any(|one| one.is_answered_by(record, exact)),
            Self::Not(inner) => !inner.is_answered_by(record, exact),
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

fn holds(text: &Text, sought: &Needle, exact: bool) -> bool {
    if exact { text.printed.contains(&sought.printed) } else { text.plain.contains(&sought.plain) }
}

fn begins_word(text: &Text, sought: &Needle) -> bool {
    let sought = &sought.plain;
    if !text.plain.contains(sought) {
        return false;
    }
    let chars = folded(&text.source);
    let begins = |at: usize| at == 0 || chars[at].1 || !is_letter(chars[at - 1].0);
    (0..chars.len()).filter(|&at| begins(at)).any(|at| {
        let word = chars[at..].iter().enumerate().take_while(|(i, c)| (*i == 0 || !c.1) && is_letter(c.0));
        word.map(|(_, c)| c.0).collect::<String>().starts_with(sought)
    })
}

/// Two different runs with at most so many characters between them.
fn near(text: &Text, a: &Needle, b: &Needle, distance: u32) -> bool {
    let (a, b) = (&a.plain, &b.plain);
    if !text.plain.contains(a) || !text.plain.contains(b) {
        return false;
    }
    let chars: Vec<char> = text.plain.chars().collect();
    let places = |sought: &str| -> Vec<(usize, usize)> {
        let sought: Vec<char> = sought.chars().collect();
        let starts = (0..chars.len()).filter(|&at| chars[at..].starts_with(&sought));
        starts.map(|at| (at, at + sought.len())).collect()
    };
    let there = places(b);
    places(a).iter().any(|a| {
        there.iter().any(|b| {
            let (first, second) = if a <= b { (a, b) } else { (b, a) };
            a != b && second.0.saturating_sub(first.1) <= distance as usize
        })
    })
}

/// `01` and `1` are one page, `A02` and `a2`.
fn page_key(label: &str) -> String {
    let mut key = String::new();
    for c in plain(label).trim_end_matches('版').chars() {
        if c != '0' || key.ends_with(|before: char| before.is_ascii_digit()) {
            key.push(c);
        }
    }
    key
}
