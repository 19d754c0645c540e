//! The commands that change what is in the archive, and the one language in which they are told which pages.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::str::FromStr;

/// The help on selections, for every command that takes one.
pub(super) const SELECTIONS: &str = "\
A SELECTION is one or more terms. Terms of one kind add up, kinds narrow each other down:
  青岛日报                    a newspaper, by any of its names         报:  newspaper:
  2023-10-11  2023-10  2023-01..2023-03    days                     日期:  date:
  undated                   pages without a date
  版:A02                     a page of each issue                     版:  page:
  三月/1.txt  三月/  '*.md'    files, folders or zips as they were when imported, whole or by
                            their last parts                        文件:  file:
  #3                        what the third import took in           收入:  import:
  0c4q1w9m2k7xd             the page of this article
  3fa9c2d17b04.1            this page; `baoge pages` prints these names

So '青岛日报 2023-10 版:1' as three arguments are the front pages of October.";

/// List the pages that a selection means.
///
/// Changes nothing. Without a selection: all pages. The names before them can be given to the commands that change
/// pages.
#[derive(Debug, Args)]
#[command(after_long_help = SELECTIONS)]
pub(crate) struct Pages {
    /// Which pages.
    #[arg(value_name = "SELECTION")]
    pub(crate) selection: Vec<String>,
}

/// Take pages out of the archive.
///
/// Asks nothing, because `baoge undo` brings them back. Your bookmarks and notes on them are kept, and are in their
/// place again when the pages are back, by undo or by another import. The originals stay in the archive's folder;
/// `baoge purge` deletes them.
#[derive(Debug, Args)]
#[command(after_long_help = SELECTIONS)]
pub(crate) struct Remove {
    /// Which pages.
    #[arg(required = true, value_name = "SELECTION")]
    pub(crate) selection: Vec<String>,
    /// Only say what would go.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Say facts of many pages at once.
///
/// What you say outweighs what was read on the pages, now and whenever they are read again, until you unset or undo
/// it. Pages that were undated move to their issue. Where what was read is wrong and you do not know better, say
/// `unknown`: `baoge set 3fa9c2d17b04.1 --date unknown` puts the page among the undated.
#[derive(Debug, Args)]
#[command(after_long_help = SELECTIONS)]
pub(crate) struct Set {
    /// Which pages.
    #[arg(required = true, value_name = "SELECTION")]
    pub(crate) selection: Vec<String>,
    /// They are of this newspaper; `unknown`: nobody knows of which.
    #[arg(long, value_name = "NAME")]
    pub(crate) newspaper: Option<Told<String>>,
    /// They are of this day, as in 2023-10-11; `unknown`: nobody knows of which.
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Told<Date>>,
    /// They are this page of their issue, as in A02; `unknown`: nobody knows which.
    #[arg(long, value_name = "PAGE")]
    pub(crate) page: Option<Told<String>>,
    /// They are called this: pages without text, which have no headlines.
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// Their issue has this number; `unknown`: nobody knows which.
    #[arg(long, value_name = "N")]
    pub(crate) number: Option<Told<u32>>,
    /// They are of this edition, as in 晚刊; empty: of none.
    #[arg(long, value_name = "NAME")]
    pub(crate) edition: Option<String>,
    /// Say nothing of this fact any more: what was read on the page holds again.
    #[arg(long, value_name = "FACT", value_delimiter = ',')]
    pub(crate) unset: Vec<FactArgument>,
    /// Only say what would change.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// What is said of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told<T> {
    Is(T),
    Unknown,
}

/// How one says that a fact is not known.
const UNKNOWN: [&str; 2] = ["unknown", "不详"];

impl<T: FromStr> FromStr for Told<T> {
    type Err = T::Err;

    fn from_str(typed: &str) -> Result<Self, T::Err> {
        if UNKNOWN.contains(&typed.trim()) { Ok(Self::Unknown) } else { typed.parse().map(Self::Is) }
    }
}

impl<T: Clone> Told<T> {
    /// The value, where one is told.
    pub(crate) fn value(told: Option<&Self>) -> Option<T> {
        match told {
            Some(Self::Is(value)) => Some(value.clone()),
            Some(Self::Unknown) | None => None,
        }
    }

    pub(crate) fn is_unknown(told: Option<&Self>) -> bool {
        matches!(told, Some(Self::Unknown))
    }
}

/// A fact that can be said of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum FactArgument {
    Newspaper,
    Date,
    Page,
    Number,
    Edition,
    Title,
}

/// Read pages anew with the parser of this program.
///
/// A later version takes pages apart better. Says which articles were kept as they are, changed, split, put together or
/// gone, and lists those that are not what they were. Whole files are read: a page that is named stands for its file.
/// What you said of pages holds, and your bookmarks follow their words. It is done file by file and may be stopped.
#[derive(Debug, Args)]
#[command(after_long_help = SELECTIONS)]
pub(crate) struct Reparse {
    /// Which pages. Without a selection: all.
    #[arg(value_name = "SELECTION")]
    pub(crate) selection: Vec<String>,
    /// Only say what would change.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Take back what was removed, set, merged or renamed.
///
/// Without a number: the last change that was not undone. An undo can be undone by its number. What you import is not
/// undone: `baoge remove '#3'` takes out what the third import took in.
#[derive(Debug, Args)]
pub(crate) struct Undo {
    /// The number of the change, as --list prints it.
    #[arg(value_name = "N")]
    pub(crate) change: Option<i64>,
    /// List all changes instead.
    #[arg(long, conflicts_with = "change")]
    pub(crate) list: bool,
}

/// List the newspapers of the archive, or say which names are one newspaper's.
///
/// Each with the days of its first and last issue and what is held of it.
#[derive(Debug, Args)]
pub(crate) struct Newspapers {
    #[command(subcommand)]
    pub(crate) action: Option<NewspaperAction>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NewspaperAction {
    /// Make newspapers one. It goes by the name of the first; pages that print the others' names are its pages too,
    /// also those that come later.
    Merge {
        /// The one that stays.
        #[arg(value_name = "NAME")]
        into: String,
        /// Those that are the same newspaper.
        #[arg(required = true, value_name = "OTHER")]
        others: Vec<String>,
    },
    /// Let a newspaper go by another name. Its old name still leads to it.
    Rename {
        /// A name it has.
        #[arg(value_name = "NAME")]
        from: String,
        /// The name it shall go by.
        #[arg(value_name = "NEW")]
        to: String,
        /// The first day it was called so.
        #[arg(long, value_name = "DATE")]
        since: Option<Date>,
    },
    /// Give a newspaper a further name that leads to it.
    Alias {
        /// A name it has.
        #[arg(value_name = "NAME")]
        newspaper: String,
        /// The further one.
        #[arg(value_name = "ALIAS")]
        alias: String,
    },
}
