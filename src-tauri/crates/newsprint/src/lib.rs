//! Newsprint: a page's file, taken apart into articles.
//!
//! Bytes in, values and warnings out. It opens no file, reads no clock, knows neither archive nor index.
//! Parsing never fails: what cannot be read becomes a [`Warning`], and every character of the page is
//! accounted for ([`Account`]).

mod account;
mod alto;
mod around;
mod articles;
mod assign;
mod beside;
mod borders;
mod byline;
mod calibration;
mod claimed;
mod clause;
mod cohesion;
mod company;
mod cues;
mod dates;
mod decode;
mod docx;
mod drafts;
mod drawn;
mod echo;
mod editions;
mod epub;
mod evidence;
mod explain;
mod facts;
mod follow;
mod formats;
mod furniture;
mod geometry;
mod glance;
mod hocr;
mod html;
mod inferred;
mod interleaved;
mod jump;
mod kinds;
mod label;
mod labels;
mod leaf;
mod legacy;
mod lexicon;
mod lines;
mod lunar;
mod matter;
mod mets;
mod model;
mod names;
mod numerals;
mod package;
mod page;
mod paging;
mod pairs;
mod pdf;
mod pen_names;
mod print;
#[cfg(test)]
mod properties;
mod punctuation;
mod reading;
mod reasons;
mod recognised;
mod rejoined;
mod roles;
mod scan;
mod scanned;
mod seams;
mod sequence;
mod setting;
mod settled;
mod sharing;
mod sheet;
mod span;
mod splits;
mod stack;
mod template;
mod told;
mod utf16;
mod weights;
mod words;
mod written;
mod xml;

use explain::Weighed;
use formats::{Door, door};
use paging::PageText;
use serde::{Deserialize, Serialize};

pub use beside::path_beside;
pub use explain::{Evidence, ExplainedFile, ExplainedLine, LinePart};
pub use follow::{FollowedJumps, IssuePage, JumpLink, OpenJump, PlaceInIssue, WhyOpen, follow_jumps};
pub use formats::{is_plain, pictures_beside, pictures_within, references};
pub use inferred::{Confidence, FactSource, Inferred, LOOK_AGAIN};
pub use jump::Direction as JumpDirection;
pub use label::PageLabel;
pub use labels::Label as LineLabel;
pub use model::{
    Account, Article, Block, BlockKind, Byline, Format, Furniture, FurnitureKind, IssueFacts, Jump,
    ParsedFile, ParsedPage, PrintedText, Reason, Role, Warning,
};
pub use names::{NameReading, NameRule, read_name};
pub use page::HeadLine;
pub use reasons::reason_codes;
pub use scan::{
    SCAN_MEMORY, Scan, ScanFault, ScanFormat, ScanSize, measure_scan, open_scan, scan_format, scan_leaves,
};
pub use sharing::name_from_beside;
pub use sheet::{Depicted, Direction, PlacedLine, Rect, Sheet};
pub use span::{CharRange, SourceId, SourceSpan};
pub use template::{NameTemplate, TemplateError};
pub use weights::Weights;

/// Raised by one whenever the same bytes may come out as other articles. Stored with every page.
pub const PARSER_VERSION: u32 = 11;

/// What is known about a file apart from its bytes.
#[derive(Clone, Debug, Default)]
pub struct FileContext<'a> {
    /// The path as the reader gave it, `/` between its parts, for the format (`.md`) and for facts in names.
    pub path: &'a str,
    /// How the reader names files and folders, if they said so.
    pub template: Option<&'a NameTemplate>,
    /// What opens it, if it is locked.
    pub password: Option<&'a str>,
    /// Files beside it that it refers to ([`references`]), as far as they were found.
    pub beside: &'a [FileBeside],
}

/// A file that another refers to: a page of a METS issue, an article of a saved page list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileBeside {
    /// As the file that refers to it writes it.
    pub reference: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Takes a file's bytes apart. Never fails and never panics; deterministic.
#[must_use]
pub fn parse_file(bytes: &[u8], context: &FileContext<'_>) -> ParsedFile {
    parse_file_with(bytes, context, Weights::fitted())
}

/// The same with other weights of labels, for those who fit them.
#[must_use]
pub fn parse_file_with(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    read_file(bytes, context, weights, |_, _| {})
}

/// The same as [`parse_file`], and what every line was taken for, on what evidence, and where it went.
#[must_use]
pub fn explain_file(bytes: &[u8], context: &FileContext<'_>) -> ExplainedFile {
    explain_file_with(bytes, context, Weights::fitted())
}

/// The same with other weights of labels, for those who fit them.
#[must_use]
pub fn explain_file_with(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ExplainedFile {
    let mut lines = Vec::new();
    let file = read_file(bytes, context, weights, |weighed, page| {
        lines.push(explain::explain(weighed, page, &weights.labels));
    });
    ExplainedFile { file, lines }
}

/// `look` sees every page with what it was weighed by.
fn read_file(
    bytes: &[u8],
    context: &FileContext<'_>,
    weights: &Weights,
    mut look: impl FnMut(&Weighed<'_>, &ParsedPage),
) -> ParsedFile {
    if let Some(file) = read_other(bytes, context, weights) {
        return file;
    }
    let text = match read_text(bytes, context) {
        Ok(text) => text,
        Err(code) => return refused(code),
    };
    let named = read_name(context);
    let mut warnings = text.warnings.clone();
    warnings.extend(named.fault(context.template));
    let mut pages = Vec::new();
    for (ordinal, page) in (0u32..).zip(text.pages(&named)) {
        let (read, weighed) = page::read_page(page, ordinal, weights);
        look(&weighed, &read.page);
        warnings.extend(read.warnings);
        pages.push(read.page);
    }
    sharing::complete(&mut pages);
    let is_alone = pages.len() == 1;
    for page in &mut pages {
        warnings.extend(named.complete(page, is_alone));
    }
    warnings.extend(sharing::several_days(&pages));
    ParsedFile {
        format: if text.markdown { Format::Markdown } else { Format::Text },
        encoding: text.encoding.to_owned(),
        issue: pages.first().map_or_else(IssueFacts::default, |page| page.issue.clone()),
        pages,
        warnings,
        parser_version: PARSER_VERSION,
    }
}

/// A file that is not plain text, by the reader of its format. Lines of such are not explained.
fn read_other(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> Option<ParsedFile> {
    match door(bytes) {
        Door::Text => None,
        Door::Pdf => Some(pdf::read(bytes, context, weights)),
        Door::Image => Some(scanned::read_scan(bytes, context, weights)),
        Door::Html => Some(html::read(bytes, context, weights)),
        Door::Docx => Some(docx::read(bytes, context, weights)),
        Door::Epub => Some(epub::read(bytes, context, weights)),
        Door::Alto => Some(alto::read(bytes, context, weights)),
        Door::Hocr => Some(hocr::read(bytes, context, weights)),
        Door::OtherXml => Some(refused("other_xml")),
        Door::Mets => Some(mets::read(bytes, context, weights)),
    }
}

/// For every headline stack of a file, its lines with what each shows by itself and beside its neighbours, for
/// those who fit weights.
#[must_use]
pub fn explain_heads(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> Vec<Vec<HeadLine>> {
    each_page(bytes, context, |page| page::explain_heads(&page, weights))
}

/// What `look` says of a file's pages, one after another.
fn each_page<T>(bytes: &[u8], context: &FileContext<'_>, look: impl Fn(PageText<'_>) -> Vec<T>) -> Vec<T> {
    let Ok(text) = read_text(bytes, context) else { return Vec::new() };
    text.pages(&read_name(context)).flat_map(look).collect()
}

struct ReadText {
    chars: Vec<char>,
    markdown: bool,
    encoding: &'static str,
    warnings: Vec<Warning>,
}

impl ReadText {
    /// The pages it is cut into.
    fn pages(&self, named: &NameReading) -> impl Iterator<Item = PageText<'_>> {
        let label = named.label.as_ref().map(|label| &label.value);
        paging::pages(&self.chars, self.markdown, label)
    }
}

fn read_text(bytes: &[u8], context: &FileContext<'_>) -> Result<ReadText, &'static str> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("empty");
    }
    let extension = context.path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    // A picture that is none is nothing else.
    if matches!(&*extension, "jpg" | "jpeg" | "png" | "tif" | "tiff") {
        return Err("not_text");
    }
    let decoded = decode::decode(bytes).ok_or("not_text")?;
    let named = matches!(&*extension, "md" | "markdown");
    let mut chars: Vec<char> = Vec::with_capacity(decoded.text.chars().count());
    chars.extend(decoded.text.chars());
    if chars.iter().all(|&c| lines::is_blank(c)) {
        return Err("empty");
    }
    let markdown = named || lines::looks_like_markdown(&decoded.text);
    Ok(ReadText { chars, markdown, encoding: decoded.encoding, warnings: decoded.warnings })
}

/// A file of which nothing is to be had, and what there is to say of it besides.
fn refused_with(code: &str, warnings: Vec<Warning>) -> ParsedFile {
    let mut file = refused(code);
    file.warnings.splice(0..0, warnings);
    file
}

fn refused(code: &str) -> ParsedFile {
    ParsedFile {
        format: Format::Text,
        encoding: String::new(),
        issue: IssueFacts::default(),
        pages: Vec::new(),
        warnings: vec![Warning { code: code.into(), detail: String::new(), span: None }],
        parser_version: PARSER_VERSION,
    }
}
