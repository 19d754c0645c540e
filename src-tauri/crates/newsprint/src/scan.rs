//! Scans and photographs: the pixels of JPEG, PNG and TIFF, upright and with white behind what is transparent. The one
//! place that knows the decoders; what a page's picture looks like and how large its sheet is are thereby the same.

mod tiff;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::tiff::TiffDecoder;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageResult, Limits};
use std::io::Cursor;

/// What decoding a scan may need of memory, in bytes, beside the file itself: a broadsheet page in colour at 400 dpi, or
/// one in grey at 600 dpi.
pub const SCAN_MEMORY: u64 = 384 << 20;

/// The pixels of a scan, upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Samples for each pixel: 1 (grey) or 3 (red, green, blue).
    pub channels: u8,
    /// `width` × `height` × `channels` bytes, row by row from the upper left corner; 255 is white.
    pub samples: Vec<u8>,
}

/// Why there are no pixels of a scan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScanFault {
    /// Neither JPEG nor PNG nor TIFF.
    #[error("not a scan")]
    NotAScan,
    /// The file has no such leaf.
    #[error("no leaf {0}")]
    NoSuchLeaf(u32),
    /// Decoding would need more than [`SCAN_MEMORY`].
    #[error("too large: {width}×{height}")]
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// It cannot be decoded; what the decoder said.
    #[error("damaged: {0}")]
    Damaged(String),
}

/// What a leaf of a scan says of itself before it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanSize {
    /// In pixels, upright.
    pub width: u32,
    /// In pixels, upright.
    pub height: u32,
    /// Whether the file has its pixels as they are read: neither turned nor mirrored.
    pub is_upright: bool,
}

/// The format of a scan, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// TIFF, also such as are larger than four gigabytes.
    Tiff,
}

/// Which format a file is in, if it is a scan.
#[must_use]
pub fn scan_format(bytes: &[u8]) -> Option<ScanFormat> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(ScanFormat::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(ScanFormat::Png),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Some(ScanFormat::Tiff),
        _ => None,
    }
}

/// How many leaves a scan has: one, but for TIFF, which may have any number. 0 if it is none.
#[must_use]
pub fn scan_leaves(bytes: &[u8]) -> u32 {
    match scan_format(bytes) {
        None => 0,
        Some(ScanFormat::Tiff) => u32::try_from(tiff::leaves(bytes).len()).unwrap_or(u32::MAX),
        Some(_) => 1,
    }
}

/// How large a leaf (from 0) is, without decoding it.
///
/// # Errors
/// As for [`open_scan`], as far as they can be known from its head.
pub fn measure_scan(bytes: &[u8], leaf: u32) -> Result<ScanSize, ScanFault> {
    Opened::new(bytes, leaf).map(|opened| opened.size)
}

/// Decodes a leaf (from 0).
///
/// # Errors
/// If the file is no scan, has no such leaf, is damaged or too large. Where a JPEG ends too early, its pixels come as
/// far as they go.
pub fn open_scan(bytes: &[u8], leaf: u32) -> Result<Scan, ScanFault> {
    let Opened { decoder, size, orientation } = Opened::new(bytes, leaf)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error, size))?;
    picture = on_white(picture);
    picture.apply_orientation(orientation);
    let channels = picture.color().channel_count();
    Ok(Scan { width: picture.width(), height: picture.height(), channels, samples: picture.into_bytes() })
}

/// A leaf that is about to be decoded.
struct Opened<'a> {
    decoder: Box<dyn ImageDecoder + 'a>,
    size: ScanSize,
    orientation: Orientation,
}

impl<'a> Opened<'a> {
    fn new(bytes: &'a [u8], leaf: u32) -> Result<Self, ScanFault> {
        let format = scan_format(bytes).ok_or(ScanFault::NotAScan)?;
        let unknown = ScanSize { width: 0, height: 0, is_upright: true };
        let mut decoder: Box<dyn ImageDecoder + 'a> = match format {
            _ if leaf > 0 && format != ScanFormat::Tiff => return Err(ScanFault::NoSuchLeaf(leaf)),
            ScanFormat::Jpeg => boxed(JpegDecoder::new(Cursor::new(bytes))),
            ScanFormat::Png => boxed(PngDecoder::with_limits(Cursor::new(bytes), limits())),
            ScanFormat::Tiff => boxed(TiffDecoder::new(tiff::open(bytes, leaf)?)),
        }
        .map_err(|error| fault(&error, unknown))?;
        let (width, height) = decoder.dimensions();
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let (is_upright, is_turned) = (orientation == Orientation::NoTransforms, turns(orientation));
        let (width, height) = if is_turned { (height, width) } else { (width, height) };
        let size = ScanSize { width, height, is_upright };
        let progressive = format == ScanFormat::Jpeg && is_progressive(bytes);
        if width == 0 || height == 0 {
            return Err(ScanFault::Damaged("0 pixels".to_owned()));
        }
        if memory(&*decoder, progressive, is_turned) > SCAN_MEMORY {
            return Err(ScanFault::TooLarge { width, height });
        }
        decoder.set_limits(limits()).map_err(|error| fault(&error, size))?;
        Ok(Self { decoder, size, orientation })
    }
}

fn boxed<'a>(decoder: ImageResult<impl ImageDecoder + 'a>) -> ImageResult<Box<dyn ImageDecoder + 'a>> {
    decoder.map(|decoder| Box::new(decoder) as Box<dyn ImageDecoder + 'a>)
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(SCAN_MEMORY);
    limits
}

fn fault(error: &ImageError, size: ScanSize) -> ScanFault {
    match error {
        ImageError::Limits(_) => ScanFault::TooLarge { width: size.width, height: size.height },
        _ => ScanFault::Damaged(error.to_string()),
    }
}

/// Bytes that decoding takes at its height: the pixels as they come, beside them either those of one byte a sample or
/// the turned ones, and for a progressive JPEG its coefficients, of two bytes each.
fn memory(decoder: &dyn ImageDecoder, progressive: bool, is_turned: bool) -> u64 {
    let color = decoder.color_type();
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let is_plain = matches!(color, ColorType::L8 | ColorType::Rgb8);
    let plain = pixels.saturating_mul(if color.has_color() { 3 } else { 1 });
    let beside = if is_plain { 0 } else { plain };
    let turned = if is_turned { plain } else { 0 };
    let coefficients = if progressive { plain.saturating_mul(2) } else { 0 };
    decoder.total_bytes().saturating_add(beside.max(turned)).saturating_add(coefficients)
}

fn turns(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Whether a JPEG is kept coarse to fine, so that all of it must be in memory before a pixel is known.
fn is_progressive(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let [0xFF, marker, high, low, ..] = bytes.get(at..).unwrap_or_default() {
        match marker {
            0xFF => at += 1,
            0xC2 | 0xC6 | 0xCA | 0xCE => return true,
            0xDA | 0xD9 => return false,
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    false
}

/// One byte a sample, grey or coloured, white behind what is transparent.
fn on_white(picture: DynamicImage) -> DynamicImage {
    let has_alpha = picture.color().has_alpha();
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        _ if has_alpha && picture.color().has_color() => {
            let clear = picture.into_rgba8();
            let over = |pixel: &image::Rgba<u8>| {
                let [red, green, blue, alpha] = pixel.0;
                image::Rgb([red, green, blue].map(|sample| over_white(sample, alpha)))
            };
            let mut solid = image::RgbImage::new(clear.width(), clear.height());
            solid.pixels_mut().zip(clear.pixels()).for_each(|(to, from)| *to = over(from));
            DynamicImage::ImageRgb8(solid)
        }
        _ if has_alpha => {
            let clear = picture.into_luma_alpha8();
            let mut solid = image::GrayImage::new(clear.width(), clear.height());
            let pairs = solid.pixels_mut().zip(clear.pixels());
            pairs.for_each(|(to, from)| to.0 = [over_white(from.0[0], from.0[1])]);
            DynamicImage::ImageLuma8(solid)
        }
        _ if picture.color().has_color() => DynamicImage::ImageRgb8(picture.into_rgb8()),
        _ => DynamicImage::ImageLuma8(picture.into_luma8()),
    }
}

fn over_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u16::from(sample), u16::from(alpha));
    u8::try_from((sample * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
}
