//! What can be typed after `baoge`: the commands, their options, and the help that explains them.

mod bookmarks;
mod changing;
mod imports;
mod keeping;
mod picturing;
mod purge;
mod search;
mod searches;
mod similar;

pub(crate) use bookmarks::{
    Bookmark, BookmarkAction, Collected, CollectionAction, Kept, Listed, Marked, Order as BookmarkOrder,
    TagAction,
};
pub(crate) use changing::{
    FactArgument, NewspaperAction, Newspapers, Pages, Remove, Reparse, Set, Told, Undo,
};
pub(crate) use imports::Report;
pub(crate) use keeping::{Backup, Completions, Doctor, Man, Rebuild, RebuildPart, Restore, Verify};
pub(crate) use picturing::{Clip, Picture, SizeArgument};
pub(crate) use purge::Purge;
pub(crate) use search::{Order, Search};
pub(crate) use searches::{Searches, SearchesAction};
pub(crate) use similar::Similar;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use library::ArticleId;
use std::path::PathBuf;

/// An offline archive for Chinese newspapers.
///
/// baoge takes the pages you have kept apart into articles, keeps them in one folder (the archive),
/// and finds every run of characters in them. It never opens a network connection.
#[derive(Debug, Parser)]
#[command(name = "baoge", bin_name = "baoge", version, after_help = SEE_ALSO, after_long_help = EXAMPLES, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// The folder of the archive. Without it: the folder `baoge/archive` among your application data
    /// (~/.local/share on Linux, ~/Library/Application Support on macOS, %APPDATA% on Windows).
    #[arg(long, value_name = "DIR", global = true, env = "BAOGE_ARCHIVE")]
    pub(crate) archive: Option<PathBuf>,

    /// Print JSON, one document a line, for programs to read.
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// Whether to print in colour. `auto`: on a terminal, unless NO_COLOR is set.
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(crate) color: ColorChoice,
}

const SEE_ALSO: &str =
    "`baoge --help` has examples and exit codes; `baoge COMMAND --help` explains a command.";

const EXAMPLES: &str = "\
Examples:
  baoge import ~/newspapers                  Take in a folder of pages
  baoge import 1版.txt --newspaper 青岛日报 --date 2023-10-11
  baoge search 农村 电商                     Articles with both words
  baoge search '\"政企联动\" 日期:2023'        These very characters, in 2023
  baoge show 0c4q1w9m2k7xd --format markdown --cite
  baoge search 电商 --json | jq .total       For other programs
  baoge parse page.txt                       See how a page is taken apart, without an archive

Exit codes:
  0  Done. A second import of the same files is done as well: there was nothing to do.
  1  Nothing was found (no hit, no such article, bookmark or newspaper), or some of the files could
     not be used; the others were.
  2  The command was not understood.
  3  There is no archive at the folder, or it cannot be read or written.
  4  The output could not be written. A closed pipe, as in `baoge … | head`, is no error: 0.
  130  Ctrl-C stopped an import after the file at hand. What was finished is whole and in the archive; the
     same command goes on from there. A second Ctrl-C ends it at once, and the archive is whole all the same.

Messages are in Chinese where LC_ALL, LC_MESSAGES or LANG says zh, otherwise in English.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Parse(Parse),
    Import(Import),
    Names(Names),
    /// List the imports there were, the latest first.
    ///
    /// Each with its number, when it was, the files and folders that were given, what came of them, and whether it
    /// went to its end. `baoge report N` has more.
    Imports,
    Report(Report),
    Newspapers(Newspapers),
    Issues(Issues),
    Jumps(Jumps),
    Show(Show),
    Picture(Picture),
    Clip(Clip),
    Search(Search),
    Searches(Searches),
    Similar(Similar),
    /// Say what the archive holds.
    ///
    /// Counts of newspapers, issues, pages, articles, files and bookmarks, and where the characters of
    /// all pages went.
    Stats,
    Bookmark(Bookmark),
    Rebuild(Rebuild),
    Verify(Verify),
    Doctor(Doctor),
    Backup(Backup),
    Restore(Restore),
    Completions(Completions),
    Man(Man),
    Pages(Pages),
    Remove(Remove),
    Purge(Purge),
    Set(Set),
    Reparse(Reparse),
    Undo(Undo),
}

/// Take page files apart and print what is on them, without an archive.
///
/// Prints the articles of each page with their headline stacks, bylines and blocks, what was set aside
/// as furniture, the account of where every character went, and warnings. With --json: one document for
/// each file, one a line. A file that cannot be used is reported on standard error; the others are printed.
#[derive(Debug, Args)]
pub(crate) struct Parse {
    /// Page files: plain text or Markdown, in UTF-8, UTF-16, GB18030 or Big5; or zips of them.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Show each line of the page: what it was taken for, how sure that is and why, and which article it
    /// went to. What is marked `?` is worth a look. With --json: also all that was weighed.
    #[arg(long)]
    pub(crate) explain: bool,
    /// How the files are named, as in '{newspaper}/{yyyy}/{m}月/{dd}/{page}'; `baoge names --help` explains it.
    #[arg(long, value_name = "TEMPLATE")]
    pub(crate) template: Option<String>,
    /// Write the same as a web page, with all that was weighed: one file that loads nothing. The name must
    /// end in .html; `-` is standard output.
    #[arg(long, value_name = "OUT.html", value_parser = html_place, conflicts_with = "json")]
    pub(crate) html: Option<HtmlPlace>,
}

/// Where a web page goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HtmlPlace {
    /// To standard output.
    Output,
    /// Into a file, which is overwritten.
    File(PathBuf),
}

/// Only a name that says so is taken: a forgotten one would have the reader's first page overwritten.
fn html_place(given: &str) -> Result<HtmlPlace, String> {
    let path = PathBuf::from(given);
    match path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).as_deref() {
        _ if given == "-" => Ok(HtmlPlace::Output),
        Some("html" | "htm") => Ok(HtmlPlace::File(path)),
        _ => Err("the name of a web page ends in .html".to_owned()),
    }
}

/// Take files and folders into the archive.
///
/// Ctrl-C stops it after the file at hand. Files of more than 64 MB, and zips that expand to more than 4 GB, are refused.
/// Folders and zips are searched for page files. The archive is made if there is none. Files that are in it
/// already are left alone, so importing the same folder again takes in what is new and nothing else.
/// What a page does not say about itself can be given with --newspaper and --date, or read from the names of
/// files with --template.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Page files, or folders or zips of them.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// These pages are of this newspaper.
    #[arg(long, value_name = "NAME")]
    pub(crate) newspaper: Option<String>,
    /// These pages are of this day, as in 2023-10-11.
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Date>,
    /// How the files are named, as in '{newspaper}/{yyyy}/{m}月/{dd}/{page}'; `baoge names` shows beforehand
    /// what would be read, its --help explains templates.
    #[arg(long, value_name = "TEMPLATE")]
    pub(crate) template: Option<String>,
    /// What opens files that are locked. It is kept on the archive's shelf, in the clear, for when they are read anew.
    #[arg(long, value_name = "PASSWORD")]
    pub(crate) password: Option<String>,
    /// Keep copies of the files in the archive. This is what happens anyway.
    #[arg(long, conflicts_with = "reference")]
    pub(crate) copy: bool,
    /// Leave the files where they are and remember the place, instead of keeping copies. Pages in a zip are
    /// copied all the same. Where a file is later moved or changed, its text stays in the archive, `show` and
    /// `report` say so, and importing it from its new place sets the place right.
    #[arg(long)]
    pub(crate) reference: bool,
    /// Say what would be taken in, with facts and articles, what would be skipped and why, and what contradicts the
    /// archive. Nothing is written: no archive is made, none is changed.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Show what would be read from the names of files, before anything is imported.
///
/// Goes through files and folders as `import` does, reads names and opens no file. For each it prints
/// newspaper, day, page and what else its name says, and whether the template fits. Exit code 1: some do
/// not fit.
#[derive(Debug, Args)]
#[command(after_long_help = TEMPLATES)]
pub(crate) struct Names {
    /// Page files, or folders of them.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How they are named. Without it: what is read from names as they usually go.
    #[arg(long, value_name = "TEMPLATE")]
    pub(crate) template: Option<String>,
}

const TEMPLATES: &str = "\
A template describes the last parts of a path, with / between them:
  '{newspaper}/{yyyy}/{m}月/{dd}/{page}'    as in 青岛日报/2023/5月/08/A02.txt
  '{newspaper}_{yyyymmdd}_{page}'           as in 青岛日报_20230508_第2版.txt

  {newspaper} {报名}      the newspaper's name
  {yyyy} {年}             the year in four digits
  {yy}                   in two: 1969 to 2068
  {rocyear} {民国年}       the year of the Republic: 23, 二十三
  {m} {月}  {d} {日}       month and day, one digit or more; {mm} and {dd}: two digits
  {yyyymmdd} {yymmdd} {mmdd}     the same without a sign between
  {page} {版}             the page: 3, A02, 第四版, 2·3连版, 特刊
  {pagename} {版名}        要闻
  {edition} {版本}         早刊
  {number} {期号}          the issue's number
  *                      anything
  {{ }}                  the braces themselves

Digits may be full-width or Chinese. The extension of a file may be left out; the ! before a file in
a zip is a /. What the page itself prints is believed before its name, and its name before what is
only inferred. A name that the template does not fit, or fits in two ways that say different things,
is read as names usually go.";

/// List issues with their pages and articles.
///
/// In order of date; pages without a date come last. The 13 characters before each headline are the
/// article's name: give them to `show` and `bookmark add`.
#[derive(Debug, Args)]
pub(crate) struct Issues {
    /// Only this newspaper, by any of its names.
    #[arg(long, value_name = "NAME")]
    pub(crate) newspaper: Option<String>,
    /// Only this year.
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i16>,
}

/// List the jumps (下转二版, 上接一版) that lead nowhere yet, and why.
///
/// A piece that goes on on another page is joined where both pages of its dated issue are in the archive
/// and it is clear which piece is meant. The others wait here: their page is missing or undated, prints no
/// counterpart, or has several that cannot be told apart.
#[derive(Debug, Args)]
pub(crate) struct Jumps {
    /// Only of this newspaper, by any of its names.
    #[arg(long, value_name = "NAME")]
    pub(crate) newspaper: Option<String>,
    /// Only of this day, as in 2023-10-11.
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Date>,
    /// List those that were joined as well, with how sure that is and why.
    #[arg(long)]
    pub(crate) joined: bool,
}

/// Print an article, whole.
///
/// Paragraphs are whole: the line breaks of the newspaper's columns are gone. What goes on on another page
/// is printed to its end, by the name of any of its parts, with a line where it goes over.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The article's name: 13 characters, as `search` and `issues` print it.
    #[arg(value_name = "ARTICLE")]
    pub(crate) article: ArticleId,
    /// Only the part of this name, where the article goes over several pages.
    #[arg(long)]
    pub(crate) part: bool,
    /// In which form.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Add the citation, after GB/T 7714. What was inferred and not printed stands in brackets.
    #[arg(long)]
    pub(crate) cite: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// The same as --json
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_page_is_never_taken_for_the_place_of_a_web_page() {
        assert_eq!(html_place("-"), Ok(HtmlPlace::Output));
        assert_eq!(html_place("out/1版.HTML"), Ok(HtmlPlace::File(PathBuf::from("out/1版.HTML"))));
        assert!(html_place("1版.txt").is_err() && html_place("").is_err());
    }
}
