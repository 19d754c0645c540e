//! 影印: pictures of pages and clippings of articles. They are drawn from the originals when they are asked for, in a child
//! as files are read, and kept in the archive's cache, which may be deleted at any time.

use crate::apart::{self, CutOrder, DepictOrder, Drawn, Undrawn};
use crate::cache::{Cache, Slot};
use crate::catalogue::{self, PictureSource};
use crate::citation::cite;
use crate::views::{ArticleId, Clipping, PageId, PagePicture, PictureSize, WhyNoPicture};
use crate::{Error, Library, Result, originals, shelf};
use newsprint::{Depicted, Format, Rect};

/// Pixels of the longer side.
const THUMBNAIL: u32 = 360;
const FULL: u32 = 4_000;

/// A sheet of a PDF is measured in points, 72 an inch, and read at 150 dots an inch.
const DOTS_A_POINT: f32 = 150.0 / 72.0;

impl Library {
    /// A picture of a page: from the cache, or drawn now, which takes some tenths of a second.
    ///
    /// # Errors
    /// [`Error::NoPicture`] if nothing shows the page, its file is locked, damaged, too large to be drawn, or gone.
    pub fn page_picture(&self, page: &PageId, size: PictureSize) -> Result<PagePicture> {
        let no_picture = |why| Error::NoPicture { page: page.clone(), why };
        let source = self.picture_source(page)?;
        let (leaf, frame) = source.place().ok_or_else(|| no_picture(WhyNoPicture::NothingShowsIt))?;
        let cache = Cache::of(&self.archive);
        let slot = Slot { source: &source.hash, leaf, frame, size };
        if let Some(picture) = cache.find(&slot) {
            return Ok(picture);
        }
        let bytes = self.original(&source).map_err(no_picture)?;
        let order =
            DepictOrder { leaf, frame, longest: longest(&source, size), password: self.password(&source)? };
        let (drawn, picture) = apart::depict(&order, &bytes).map_err(|why| no_picture(why.into()))?;
        let picture = picture_of(&drawn, picture);
        cache.keep(&slot, &picture);
        Ok(picture)
    }

    /// An article cut out of the picture of its page, as a PNG, with its citation.
    ///
    /// # Errors
    /// As for [`Library::page_picture`], and if the article stands nowhere on the picture.
    pub fn clipping(&self, article: ArticleId) -> Result<Clipping> {
        let citation = cite(&self.story(article)?);
        let (page, place) = self.region_of(article)?;
        let no_picture = |why| Error::NoPicture { page: page.clone(), why };
        let place = place.ok_or_else(|| no_picture(WhyNoPicture::NothingShowsIt))?;
        let source = self.picture_source(&page)?;
        let (leaf, frame) = source.place().ok_or_else(|| no_picture(WhyNoPicture::NothingShowsIt))?;
        let bytes = self.original(&source).map_err(no_picture)?;
        let longest = longest(&source, PictureSize::Full);
        let order = CutOrder {
            page: DepictOrder { leaf, frame, longest, password: self.password(&source)? },
            width: place.width,
            height: place.height,
            regions: place.boxes,
        };
        let (drawn, png) = apart::cut(&order, &bytes).map_err(|why| no_picture(why.into()))?;
        Ok(Clipping { png, width: drawn.width, height: drawn.height, citation })
    }

    fn picture_source(&self, page: &PageId) -> Result<PictureSource> {
        let found = self.catalogue().read(|c| catalogue::picture_source(c, page))?;
        let nothing = || Error::NoPicture { page: page.clone(), why: WhyNoPicture::NothingShowsIt };
        found.ok_or_else(|| Error::NoPage(page.clone()))?.ok_or_else(nothing)
    }

    fn original(&self, source: &PictureSource) -> std::result::Result<Vec<u8>, WhyNoPicture> {
        let bytes =
            originals::read(&self.archive, &source.kept).map_err(|_| WhyNoPicture::OriginalMissing)?;
        // What lies there now is another file.
        if originals::name_of(&bytes) == source.hash { Ok(bytes) } else { Err(WhyNoPicture::OriginalMissing) }
    }

    fn password(&self, source: &PictureSource) -> Result<Option<String>> {
        self.shelf().read(|c| shelf::password(c, &source.hash))
    }
}

impl PictureSource {
    fn place(&self) -> Option<(u32, Option<Rect>)> {
        match &self.depicted {
            Depicted::Leaf { leaf, frame } => Some((*leaf, *frame)),
            Depicted::Beside(_) | Depicted::Nowhere => None,
        }
    }
}

fn longest(source: &PictureSource, size: PictureSize) -> u32 {
    match size {
        PictureSize::Thumbnail => THUMBNAIL,
        PictureSize::Full if source.format == Format::Pdf => {
            ((source.longer_side * DOTS_A_POINT).ceil() as u32).clamp(1, FULL)
        }
        PictureSize::Full => FULL,
    }
}

fn picture_of(drawn: &Drawn, bytes: Vec<u8>) -> PagePicture {
    let mime = if drawn.is_jpeg { "image/jpeg" } else { "image/png" };
    PagePicture { bytes, mime, width: drawn.width, height: drawn.height }
}

impl From<Undrawn> for WhyNoPicture {
    fn from(why: Undrawn) -> Self {
        match why {
            Undrawn::Nothing => Self::NothingShowsIt,
            Undrawn::Locked => Self::PasswordNeeded,
            Undrawn::TooLarge => Self::TooLarge,
            Undrawn::Damaged => Self::Damaged,
        }
    }
}
