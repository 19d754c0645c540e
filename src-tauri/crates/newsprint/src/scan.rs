//! A scanned page as those who read scans write it down: blocks of lines of words, each with its place. ALTO and hOCR
//! come to this, and what becomes of it does not ask which of them it was.

mod leaves;
mod lines;
mod pages;
mod stream;

pub(crate) use lines::{LineMaker, Word};
pub(crate) use pages::{Draft, PageMaker, Part, Piece};
pub(crate) use stream::{articles_of, stated_label};

use crate::{Direction, FileContext, Format, ParsedFile, Rect, Warning, Weights};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A page of a scan.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScanPage {
    /// In the sheet's unit: points, or pixels.
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// In the order of the file, which is that of reading.
    pub(crate) blocks: Vec<ScanBlock>,
    /// Which blocks a name of the file means: one, or all that a composed one holds.
    pub(crate) named: FxHashMap<String, Range<usize>>,
    pub(crate) pictures: Vec<Rect>,
    /// The picture it was read from, as the file names it.
    pub(crate) image: Option<String>,
    /// The page number it prints.
    pub(crate) label: Option<String>,
    /// How sure the program was of words, 0..=1, summed, and of how many.
    pub(crate) sure: (f32, u32),
}

/// A block of lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScanBlock {
    pub(crate) zone: Zone,
    /// Which of the page's advertisements it is part of, from 1.
    pub(crate) advertisement: usize,
    /// Its lines are set to the middle of it.
    pub(crate) is_centred: bool,
    /// The program says it is a heading.
    pub(crate) is_heading: bool,
    pub(crate) lines: Vec<ScanLine>,
}

/// What a block is, as far as the program says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Zone {
    #[default]
    Print,
    Margin,
    Advertisement,
    Table,
    Caption,
}

/// A line.
#[derive(Clone, Debug)]
pub(crate) struct ScanLine {
    pub(crate) place: Option<Rect>,
    pub(crate) direction: Direction,
    /// The height of its characters as they are drawn.
    pub(crate) size: f32,
    /// The size of its type, where a style says it: comparable with others of the file only.
    pub(crate) type_size: Option<f32>,
    pub(crate) is_bold: bool,
    /// Whether the file says that these words are one line.
    pub(crate) is_stated: bool,
    /// Its characters with the spaces between words.
    pub(crate) cells: Vec<Cell>,
    pub(crate) end: LineEnd,
}

/// A character and where it begins and ends along its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cell {
    pub(crate) c: char,
    pub(crate) from: f32,
    pub(crate) to: f32,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LineEnd {
    /// With a word.
    #[default]
    Whole,
    /// Inside a word, of which the next line has the rest.
    Broken {
        /// So many characters at its end are the hyphen, which is not read where the word is joined.
        hyphen: usize,
        said: BreakSaid,
    },
}

/// What the file says of a word that a line's end breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BreakSaid {
    /// The whole word.
    Word,
    /// That there is a hyphen: the next line must begin as the rest of a word does.
    Hyphen,
    /// Nothing: the line's last sign is one.
    Nothing,
}

/// The pages of a file that says nothing of articles: Chinese by how the page is set, other scripts as their blocks follow
/// one another.
pub(crate) fn read_pages(
    pages: &[ScanPage],
    (format, encoding): (Format, &str),
    warnings: Vec<Warning>,
    context: &FileContext<'_>,
    weights: &Weights,
) -> ParsedFile {
    let doubts: Vec<Warning> = pages.iter().filter_map(ScanPage::doubt).collect();
    let mut file = if is_mostly_chinese(pages) {
        leaves::read(pages, format, context, weights)
    } else {
        stream::read(pages, format, context)
    };
    file.encoding = encoding.to_owned();
    file.warnings.extend(doubts);
    file.warnings.extend(warnings);
    file
}

/// A program that is less sure of a page's words than this has not read it.
const POOR: f32 = 0.6;

impl ScanPage {
    /// That the page was read badly.
    pub(crate) fn doubt(&self) -> Option<Warning> {
        let (sum, words) = self.sure;
        let mean = if words == 0 { 1.0 } else { sum / words as f32 };
        let label = self.label.as_deref().map_or_else(String::new, |label| format!("{label}: "));
        let detail = format!("{label}{:.0} %", mean * 100.0);
        (mean < POOR).then(|| Warning { code: "poor_ocr".into(), detail, span: None })
    }

    /// Where the file says of words that lines break them, a hyphen of which it says nothing is a word's own.
    pub(crate) fn settle_hyphens(&mut self) {
        let said =
            |line: &ScanLine| if let LineEnd::Broken { said, .. } = line.end { Some(said) } else { None };
        let says = |line: &ScanLine| said(line).is_some_and(|said| said != BreakSaid::Nothing);
        if !self.blocks.iter().flat_map(|block| &block.lines).any(says) {
            return;
        }
        for line in self.blocks.iter_mut().flat_map(|block| &mut block.lines) {
            if said(line) == Some(BreakSaid::Nothing) {
                line.end = LineEnd::Whole;
            }
        }
    }

    /// Makes the page as large as what is on it, where the file does not say how large it is.
    pub(crate) fn measure(&mut self) {
        if self.width > 0.0 && self.height > 0.0 {
            return;
        }
        let places = self.blocks.iter().flat_map(|block| block.lines.iter().filter_map(|line| line.place));
        for place in places {
            self.width = self.width.max(place.right);
            self.height = self.height.max(place.bottom);
        }
    }
}

/// Whether most letters are written without spaces between words.
fn is_mostly_chinese(pages: &[ScanPage]) -> bool {
    let (mut chinese, mut letters) = (0usize, 0usize);
    let lines = pages.iter().flat_map(|page| &page.blocks).flat_map(|block| &block.lines);
    for c in lines.flat_map(|line| &line.cells).map(|cell| cell.c).filter(|c| c.is_alphabetic()) {
        letters += 1;
        chinese += usize::from(is_unspaced(c));
    }
    // A word of another script is five letters long and says as much as two Chinese characters.
    chinese * 5 > letters * 2
}

/// Han, Kana and their punctuation: written without spaces.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
