//! 影印: what a page looks like. Bytes in, pixels out; it opens no file but the system's fonts, and never the network.
//!
//! A scan's picture is the scan itself, a drawn page's is drawn. Both come at the size that is asked for; a clipping
//! ([`cut`]) is an article's regions, joined.

mod clipping;
mod drawn;
mod fonts;
mod pixels;
mod scan;

use newsprint::{Rect, ScanFault};
use pixels::Pixels;
use std::borrow::Cow;

pub use clipping::cut;

/// The longest side that a picture may have, in pixels: a broadsheet page at 600 dpi.
pub const LONGEST: u32 = 16_000;

/// What a picture is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// Which of its leaves, from 0 ([`newsprint::Depicted::Leaf`]).
    pub leaf: u32,
    /// The part of the leaf that is the page, in the sheet's unit; `None`: all of it.
    pub frame: Option<Rect>,
    /// The longer side of the page's picture, in pixels, at most [`LONGEST`]. A scan is made no larger than it is.
    pub longest: u32,
    /// What opens the file, if it is locked.
    pub password: Option<&'a str>,
}

/// A picture, encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture<'a> {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// How it is encoded.
    pub kind: PictureKind,
    /// A file of that kind; the order's own where that is a scan, asked for whole.
    pub bytes: Cow<'a, [u8]>,
    /// Characters are missing in it, because the file relies on a font that this computer does not have either.
    pub lacks_fonts: bool,
}

/// How a picture is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Lossless: drawn pages, clippings.
    Png,
    /// Scans.
    Jpeg,
}

impl PictureKind {
    /// `image/png` or `image/jpeg`.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is of no kind that shows pages.
    #[error("shows no pages")]
    NoPages,
    /// The file has no such leaf, or the leaf no such part.
    #[error("no such leaf or part of it")]
    NoSuchLeaf,
    /// It opens with a password that was not given.
    #[error("locked")]
    Locked,
    /// It would need more memory than a picture may.
    #[error("too large: {width}×{height}")]
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// It cannot be read; what the reader of its format said.
    #[error("damaged: {0}")]
    Damaged(String),
}

impl From<ScanFault> for Fault {
    fn from(fault: ScanFault) -> Self {
        match fault {
            ScanFault::NotAScan => Self::NoPages,
            ScanFault::NoSuchLeaf(_) => Self::NoSuchLeaf,
            ScanFault::TooLarge { width, height } => Self::TooLarge { width, height },
            ScanFault::Damaged(what) => Self::Damaged(what),
        }
    }
}

/// The picture of a page.
///
/// # Errors
/// If the file is damaged, locked, shows no pages, has no such leaf, or would need too much memory.
pub fn depict<'a>(order: &Order<'a>) -> Result<Picture<'a>, Fault> {
    if let Some(picture) = scan::as_it_is(order)? {
        return Ok(picture);
    }
    let shown = show(order)?;
    let kind = if shown.is_scan { PictureKind::Jpeg } else { PictureKind::Png };
    let bytes = Cow::Owned(shown.pixels.encode(kind)?);
    Ok(Picture {
        width: shown.pixels.width,
        height: shown.pixels.height,
        kind,
        bytes,
        lacks_fonts: shown.lacks_fonts,
    })
}

/// A page's pixels.
struct Shown {
    pixels: Pixels,
    is_scan: bool,
    lacks_fonts: bool,
}

fn show(order: &Order<'_>) -> Result<Shown, Fault> {
    if drawn::is_pdf(order.bytes) {
        return drawn::draw(order);
    }
    let pixels = scan::show(order)?;
    Ok(Shown { pixels, is_scan: true, lacks_fonts: false })
}
