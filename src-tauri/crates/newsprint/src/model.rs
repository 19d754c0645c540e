//! What a parsed file is: pages, articles, blocks, furniture, the account. Values only.
//!
//! Everything here serialises, so that a page can be parsed in another process.

use crate::{CharRange, Confidence, Inferred, PageLabel, Sheet};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One file, taken apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParsedFile {
    /// What the file was read as.
    pub format: Format,
    /// The encoding it was decoded from, by its WHATWG name: `UTF-8`, `gb18030`.
    pub encoding: String,
    /// Which issue its first page belongs to; as a rule all of them do.
    pub issue: IssueFacts,
    /// In file order; at least one unless the file was refused.
    pub pages: Vec<ParsedPage>,
    /// What the reader should know about this file.
    pub warnings: Vec<Warning>,
    /// [`crate::PARSER_VERSION`] at the time.
    pub parser_version: u32,
}

/// The form a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Lines of plain text.
    Text,
    /// Text with Markdown's marks of heading and emphasis.
    Markdown,
    /// Pages drawn by a PDF.
    Pdf,
    /// Words with their places on a scan, as libraries keep them; with METS, their articles.
    Alto,
    /// The same as OCR programs write it.
    Hocr,
    /// A web page: a digital newspaper's, or any that holds an article.
    Html,
    /// A Word document.
    Docx,
    /// An electronic book.
    Epub,
    /// A scan or photograph: a page without text.
    Image,
}

/// 期: what is known of the issue, each fact with its source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IssueFacts {
    /// The newspaper's name as printed.
    pub newspaper: Option<Inferred<String>>,
    /// The day it is dated.
    pub date: Option<Inferred<Date>>,
    /// 第3324期.
    pub number: Option<Inferred<u32>>,
    /// 早刊, 晚刊, 号外: set only where a paper has more than one issue a day.
    pub edition: Option<Inferred<String>>,
}

/// 版: one page, taken apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParsedPage {
    /// The page's place in its file, from 0.
    pub ordinal: u32,
    /// The characters of the file that are this page.
    pub range: CharRange,
    /// Which issue it belongs to: pages of two days may stand in one file.
    pub issue: IssueFacts,
    /// 1, A01, 中缝.
    pub label: Option<Inferred<PageLabel>>,
    /// 要闻, 副刊.
    pub name: Option<Inferred<String>>,
    /// In reading order.
    pub articles: Vec<Article>,
    /// What is printed on the page and belongs to no article.
    pub furniture: Vec<Furniture>,
    /// Where every character went.
    pub account: Account,
    /// How the page looks, where the format knows: characters with their places, and what shows its picture.
    pub sheet: Option<Sheet>,
}

impl ParsedPage {
    /// How likely a character of its articles, picked blindly, is in an article that is whole and holds nothing
    /// foreign: the articles' confidences, weighed by length. Certain where there are none.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        let lengths = self.articles.iter().map(|article| article.length().max(1) as f32);
        let all: f32 = lengths.clone().sum();
        let sure: f32 =
            self.articles.iter().zip(lengths).map(|(a, length)| a.confidence.get() * length).sum();
        if all > 0.0 { Confidence::new(sure / all) } else { Confidence::CERTAIN }
    }

    /// Whether a reader is asked to look at it: because of one of its articles, or because a character of it is
    /// accounted for nowhere.
    #[must_use]
    pub fn is_worth_a_look(&self) -> bool {
        self.account.unplaced > 0 || self.articles.iter().any(Article::is_worth_a_look)
    }
}

/// Text as printed with line wraps joined. Apart from white space, which joining may add or drop,
/// `text` is exactly the characters of `spans` in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedText {
    /// What a reader sees, copies and quotes.
    pub text: String,
    /// The runs of the source it was joined from, in reading order.
    pub spans: Vec<CharRange>,
}

/// 篇: one piece on one page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// 栏题: the standing label.
    pub column: Option<PrintedText>,
    /// 引题: over the headline.
    pub kicker: Option<PrintedText>,
    /// 主题. `None` for a fragment or a piece printed without one.
    pub headline: Option<PrintedText>,
    /// 副题: under the headline.
    pub subheadline: Option<PrintedText>,
    /// 署名, in the order printed.
    pub bylines: Vec<Byline>,
    /// The day in 本报10月10日讯, as printed: `10月10日`. The lead-in itself stays in its paragraph.
    pub dateline: Option<PrintedText>,
    /// 下转二版: the page it goes on at.
    pub continues_to: Option<Jump>,
    /// 上接一版: the page it comes from.
    pub continued_from: Option<Jump>,
    /// Body and captions in reading order.
    pub blocks: Vec<Block>,
    /// How likely this article is whole and holds nothing foreign.
    pub confidence: Confidence,
    /// Why it was taken to be one article.
    pub reasons: Vec<Reason>,
}

impl Article {
    /// Whether a reader is asked to look at it.
    #[must_use]
    pub fn is_worth_a_look(&self) -> bool {
        self.confidence < crate::LOOK_AGAIN
    }

    /// Characters of its body and captions, white space among them.
    fn length(&self) -> usize {
        self.blocks.iter().map(|block| block.text.text.chars().count()).sum()
    }
}

/// A person who signed, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// The name without the spaces that justify two characters to three: `刘萍`.
    pub name: String,
    /// As what.
    pub role: Role,
    /// Where it stands.
    pub span: CharRange,
}

/// What somebody signed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// No role is printed.
    Author,
    /// 记者.
    Reporter,
    /// 通讯员.
    Correspondent,
    /// 摄, 摄影.
    Photographer,
    /// 文/图, 摄影报道: wrote and photographed.
    WriterAndPhotographer,
    /// 编译, 译.
    Translator,
    /// 整理, 辑.
    Compiler,
}

/// A jump between pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jump {
    /// The page it names.
    pub page: PageLabel,
    /// The headline it names: 上接一版《…》.
    pub headline: Option<String>,
    /// Where the line stands. Empty where none is printed and the file's own structure says where the article goes on:
    /// then both parts have the same.
    pub span: CharRange,
}

impl Jump {
    /// Whether it is printed, and not the structure of the file that says it.
    #[must_use]
    pub const fn is_printed(&self) -> bool {
        !self.span.is_empty()
    }
}

/// A paragraph or another part of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words and where they stand. In [`BlockKind::Verse`], [`BlockKind::List`] and [`BlockKind::Table`]
    /// the text keeps its line breaks, because there they mean something.
    pub text: PrintedText,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// 小标题.
    Subhead,
    /// 图说.
    Caption,
    /// Lines of a poem or couplet.
    Verse,
    /// Lines of a roster or list.
    List,
    /// Rows of a table printed as text.
    Table,
    /// 编者按.
    EditorsNote,
}

/// Printed on the page, part of no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its words and where they stand.
    pub text: PrintedText,
    /// Why it was taken for furniture.
    pub reason: Reason,
}

/// Kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureKind {
    /// 报头: the paper's name, publisher, date, number.
    Nameplate,
    /// 报眼: what stands beside it.
    Ear,
    /// The page line.
    Folio,
    /// 责编 … 美编 ….
    Credits,
    /// Licence, hotline, address, price.
    Imprint,
    /// A standing label of the whole page.
    Section,
    /// Anything else that belongs to no article.
    Other,
}

/// Why something was decided, for a reader who wants to check: a code the UI can phrase, and the words
/// or figures it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable name of the rule: `short_line_without_stop`.
    pub code: String,
    /// What it was seen in; may be empty.
    pub detail: String,
}

impl Reason {
    /// A reason by its code and what it was seen in.
    pub fn new(code: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { code: code.into(), detail: detail.into() }
    }
}

/// The character account: a partition of the page's characters that are not white space.
/// `total` is the sum of all the others; `unplaced` is 0 unless something was lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Characters of the page that are not white space.
    pub total: u32,
    /// In paragraphs, subheads, verse, lists, tables.
    pub body: u32,
    /// In columns, kickers, headlines, subheadlines.
    pub headlines: u32,
    /// In bylines and signatures.
    pub byline: u32,
    /// In 下转, 上接.
    pub jump: u32,
    /// In captions.
    pub caption: u32,
    /// In furniture.
    pub furniture: u32,
    /// `##`, □, link targets: signs of the file or the typesetter, not words.
    pub markup: u32,
    /// Left out for a reason: printed twice, clipped.
    pub dropped: u32,
    /// Accounted for nowhere. A defect where it is not 0.
    pub unplaced: u32,
}

/// Something the reader should know: never a reason to stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Stable name: `undecodable_bytes`, `sentence_in_furniture`, `undated`.
    pub code: String,
    /// The words, byte or figure it is about.
    pub detail: String,
    /// Where, if it is about a place.
    pub span: Option<CharRange>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(confidence: f32, words: &str) -> Article {
        let text = PrintedText { text: words.to_owned(), spans: Vec::new() };
        let blocks = vec![Block { kind: BlockKind::Paragraph, text }];
        Article { confidence: Confidence::new(confidence), blocks, ..Article::default() }
    }

    #[test]
    fn one_doubtful_article_makes_a_page_worth_a_look() {
        let page = |articles| ParsedPage {
            ordinal: 0,
            range: CharRange::new(0, 0),
            issue: IssueFacts::default(),
            label: None,
            name: None,
            articles,
            furniture: Vec::new(),
            account: Account::default(),
            sheet: None,
        };
        let sure = page(vec![article(1.0, "船都回来了"), article(0.9, "船都回来了")]);
        assert!(!sure.is_worth_a_look() && (sure.confidence().get() - 0.95).abs() < 1e-6);
        let doubtful = page(vec![article(1.0, "船都回来了，码头上站满了人，"), article(0.5, "船票")]);
        assert!(doubtful.is_worth_a_look() && doubtful.confidence().get() > 0.9);
        assert_eq!(page(Vec::new()).confidence(), Confidence::CERTAIN);
        let lost = ParsedPage { account: Account { unplaced: 1, ..Account::default() }, ..sure };
        assert!(lost.is_worth_a_look());
    }
}
