//! How a page looks, and where words stand on it.

use super::{ArticleId, PageId};
use newsprint::Rect;

/// How a page looks. All lengths in the sheet's unit (points or pixels) from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetView {
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Whether there is a picture of it.
    pub has_picture: bool,
    /// Where its articles stand, in reading order; an article that stands nowhere on it is not among them.
    pub regions: Vec<Region>,
    /// Pictures printed on it.
    pub pictures: Vec<Rect>,
}

/// Where an article stands on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Which.
    pub article: ArticleId,
    /// Its lines joined to few boxes, in reading order.
    pub boxes: Vec<Rect>,
    /// Whether most of its lines run downwards.
    pub is_vertical: bool,
}

/// How large a picture of a page is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureSize {
    /// For a strip of pages: the longer side has 360 pixels.
    Thumbnail,
    /// For reading: about 150 dots an inch, the longer side at most 4,000 pixels.
    Full,
}

/// A picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePicture {
    /// The file.
    pub bytes: Vec<u8>,
    /// `image/png`, `image/jpeg`.
    pub mime: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Why there is no picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNoPicture {
    /// Nothing shows the page: it is text, or its picture was never handed over.
    NothingShowsIt,
    /// Its file is locked, and what opens it is not known.
    PasswordNeeded,
    /// The file, or the picture in it, cannot be read.
    Damaged,
    /// It takes more memory or time than a picture may.
    TooLarge,
    /// The original is not where it was.
    OriginalMissing,
}

/// What to look for on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought<'a> {
    /// In the query language.
    pub query: &'a str,
    /// Whether to match only what is written exactly so.
    pub exact: bool,
}

/// Where an article's words stand on its page. Each part of a story has its own.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacesOnPage {
    /// The page.
    pub page: PageId,
    /// The article that stands on it.
    pub article: ArticleId,
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Of the column's name.
    pub column: TextPlaces,
    /// Of the kicker.
    pub kicker: TextPlaces,
    /// Of the headline.
    pub headline: TextPlaces,
    /// Of the subheadline.
    pub subheadline: TextPlaces,
    /// Of who signed, in order.
    pub bylines: Vec<TextPlaces>,
    /// Of each block, in order.
    pub blocks: Vec<TextPlaces>,
}

/// Where a text stands: boxes in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextPlaces {
    /// One for each line, or part of a line, that is of it.
    pub lines: Vec<Rect>,
    /// Where it answers what was looked for, exact to the character.
    pub hits: Vec<Rect>,
}

/// An article's picture, cut out of its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clipping {
    /// A PNG.
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What it is from, as GB/T 7714 has it.
    pub citation: String,
}
