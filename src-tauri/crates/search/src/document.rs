//! What is indexed: an article's facts and its text as printed. Values only.

use jiff::civil::Date;

/// An article (or a story) as it is handed to the index. Text is as printed, with line wraps joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The catalogue's id. Putting a document replaces the one with the same id.
    pub id: u64,
    /// The paper's name.
    pub newspaper: Option<String>,
    /// The day of the issue; `None`: undated.
    pub date: Option<Date>,
    /// Labels of the pages it stands on, as printed.
    pub pages: Vec<String>,
    /// 栏题, of each part.
    pub columns: Vec<String>,
    /// 引题.
    pub kicker: Option<String>,
    /// 主题.
    pub headline: Option<String>,
    /// 副题.
    pub subheadline: Option<String>,
    /// Lines of the headlines of a story's later parts.
    pub later_titles: Vec<String>,
    /// Names of those who signed.
    pub authors: Vec<String>,
    /// Body blocks, in reading order. A phrase never crosses from one to the next.
    pub paragraphs: Vec<String>,
    /// Captions, in reading order.
    pub captions: Vec<String>,
}

/// Which part of an article a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Kicker, headline, subheadline.
    Title,
    /// 栏题.
    Column,
    /// Names of authors.
    Author,
    /// A block of the body.
    Body,
    /// 图说.
    Caption,
}
