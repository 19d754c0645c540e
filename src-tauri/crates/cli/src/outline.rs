//! How facts, articles and accounts are worded for a reader: lines of text, not yet printed.

use crate::messages::{self as m, Language, Phrase};
use jiff::civil::Date;
use newsprint::{Account, BlockKind, FactSource, FurnitureKind, Inferred, PageLabel, Role};

/// `青岛日报  2023-10-11  1版, 2版`. That the paper or the day is not known is said; a page that is not is left out.
pub(crate) fn place(
    newspaper: Option<&str>,
    date: Option<Date>,
    pages: &[PageLabel],
    language: Language,
) -> String {
    let newspaper = newspaper.map_or_else(|| language.say(m::UNKNOWN_NEWSPAPER, &[]), str::to_owned);
    let date = date.map_or_else(|| language.say(m::UNDATED, &[]), |date| date.to_string());
    let names: Vec<String> = pages.iter().map(|label| page_name(Some(label), language)).collect();
    let gap = if names.is_empty() { "" } else { "  " };
    format!("{newspaper}  {date}{gap}{}", names.join(", "))
}

/// `1版`, `特刊`, or that the page is not known.
pub(crate) fn page_name(page: Option<&PageLabel>, language: Language) -> String {
    match page {
        None => language.say(m::UNKNOWN_PAGE, &[]),
        Some(label) if label.as_str().ends_with(|c: char| c.is_ascii_digit()) => {
            language.say(m::PAGE, &[label])
        }
        Some(label) => label.to_string(),
    }
}

/// A day and where it was read: `2023-10-11 (据报头)`.
pub(crate) fn dated(date: Option<&Inferred<Date>>, language: Language) -> String {
    date.map_or_else(
        || language.say(m::UNDATED, &[]),
        |date| format!("{} ({})", date.value, language.say(source(date.source), &[])),
    )
}

/// An article's headline, or the beginning of one that has none.
pub(crate) fn title(headline: Option<&str>, beginning: &str, language: Language) -> String {
    headline.map_or_else(|| language.say(m::WITHOUT_HEADLINE, &[&beginning]), str::to_owned)
}

/// The account as rows: where the characters went, how many, and their share in percent.
pub(crate) fn account_rows(account: &Account, language: Language) -> Vec<Vec<String>> {
    let parts = [
        (m::TEXT, account.body),
        (m::HEADLINES, account.headlines),
        (m::BYLINE, account.byline),
        (m::JUMP, account.jump),
        (m::CAPTION, account.caption),
        (m::SET_ASIDE, account.furniture),
        (m::MARKUP, account.markup),
        (m::DROPPED, account.dropped),
        (m::UNPLACED, account.unplaced),
        (m::TOTAL, account.total),
    ];
    let share = |count: u32| match account.total {
        0 => String::new(),
        total => format!("{:.1} %", f64::from(count) * 100.0 / f64::from(total)),
    };
    parts
        .into_iter()
        .map(|(name, count)| vec![language.say(name, &[]), count.to_string(), share(count)])
        .collect()
}

/// What a block is.
pub(crate) fn block_kind(kind: BlockKind) -> Phrase {
    match kind {
        BlockKind::Paragraph => m::TEXT,
        BlockKind::Subhead => m::SUBHEAD,
        BlockKind::Caption => m::CAPTION,
        BlockKind::Verse => m::VERSE,
        BlockKind::List => m::LIST,
        BlockKind::Table => m::TABLE,
        BlockKind::EditorsNote => m::EDITORS_NOTE,
    }
}

/// What a piece of furniture is.
pub(crate) fn furniture_kind(kind: FurnitureKind) -> Phrase {
    match kind {
        FurnitureKind::Nameplate => m::NAMEPLATE,
        FurnitureKind::Ear => m::EAR,
        FurnitureKind::Folio => m::FOLIO,
        FurnitureKind::Credits => m::CREDITS,
        FurnitureKind::Imprint => m::IMPRINT,
        FurnitureKind::Section => m::SECTION,
        FurnitureKind::Other => m::OTHER,
    }
}

/// As what somebody signed.
pub(crate) fn role(role: Role) -> Phrase {
    match role {
        Role::Author => m::AUTHOR,
        Role::Reporter => m::REPORTER,
        Role::Correspondent => m::CORRESPONDENT,
        Role::Photographer => m::PHOTOGRAPHER,
        Role::WriterAndPhotographer => m::WRITER_AND_PHOTOGRAPHER,
        Role::Translator => m::TRANSLATOR,
        Role::Compiler => m::COMPILER,
    }
}

/// Where a fact was read.
pub(crate) fn source(source: FactSource) -> Phrase {
    match source {
        FactSource::Nameplate => m::FROM_NAMEPLATE,
        FactSource::Folio => m::FROM_FOLIO,
        FactSource::Byline => m::FROM_BYLINE,
        FactSource::Dateline => m::FROM_DATELINE,
        FactSource::Text => m::FROM_TEXT,
        FactSource::FileName => m::FROM_FILE,
        FactSource::FolderName => m::FROM_FOLDER,
        FactSource::SameFile => m::FROM_SAME_FILE,
        FactSource::Beside => m::FROM_BESIDE,
        FactSource::Metadata => m::FROM_METADATA,
        FactSource::IssueNumber => m::FROM_ISSUE_NUMBER,
        FactSource::Reader => m::FROM_READER,
    }
}
