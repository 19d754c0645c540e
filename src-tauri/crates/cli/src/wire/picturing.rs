//! The wire types of the commands that show what pages look like. The pictures themselves are files.

use library::{ArticleId, Clipping, PageId, PagePicture};
use serde::Serialize;

/// `baoge picture --json`.
#[derive(Debug, Serialize)]
pub(crate) struct Pictured {
    page: String,
    mime: &'static str,
    width: u32,
    height: u32,
    bytes: usize,
}

/// `baoge clip --json`.
#[derive(Debug, Serialize)]
pub(crate) struct Clipped<'a> {
    article: String,
    width: u32,
    height: u32,
    bytes: usize,
    citation: &'a str,
}

impl Pictured {
    pub(crate) fn page(page: &PageId, picture: &PagePicture) -> Self {
        let PagePicture { bytes, mime, width, height } = picture;
        Self { page: page.to_string(), mime, width: *width, height: *height, bytes: bytes.len() }
    }
}

impl<'a> Clipped<'a> {
    pub(crate) fn new(article: ArticleId, clipping: &'a Clipping) -> Self {
        let Clipping { png, width, height, citation } = clipping;
        Self { article: article.to_string(), width: *width, height: *height, bytes: png.len(), citation }
    }
}
