//! Drawing a page of a PDF.

use crate::fonts::Fonts;
use crate::pixels::Pixels;
use crate::{Fault, LONGEST, Order, Shown};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use newsprint::Rect;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The most pixels that are drawn: a broadsheet page at 300 dpi. A larger order is drawn at this size.
const MOST_PIXELS: f64 = 36e6;

/// The longest content that is drawn, in bytes: many times a full page's, or that of a page of maps.
const LONGEST_CONTENT: usize = 32 << 20;

/// What shows that pixels were photographed rather than drawn: the share of them that are unlike the one before. Full
/// pages of print have up to .3, scans above .6.
const RESTLESS: f64 = 0.45;

/// Whether a file is a PDF: so it says within its first kilobyte, as others allow too.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|sign| sign == b"%PDF-")
}

/// Draws a leaf, or the part of it that is asked for.
pub(crate) fn draw(order: &Order<'_>) -> Result<Shown, Fault> {
    let pdf =
        Pdf::new_with_password(order.bytes.to_vec(), order.password.unwrap_or_default()).map_err(fault)?;
    let page = pdf.pages().get(order.leaf as usize).ok_or(Fault::NoSuchLeaf)?;
    if page.page_stream().is_some_and(|content| content.len() > LONGEST_CONTENT) {
        let (width, height) = page.render_dimensions();
        return Err(Fault::TooLarge { width: width as u32, height: height as u32 });
    }
    let (width, height) = page.render_dimensions();
    let whole = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
    let frame = order.frame.map_or(Some(whole), |frame| common(frame, whole)).ok_or(Fault::NoSuchLeaf)?;
    let lacking = Arc::new(AtomicBool::new(false));
    let drawn = rasterize(page, frame, order.longest, &lacking);
    let pixels = pack(&drawn);
    let is_scan = restlessness(&pixels) > RESTLESS;
    Ok(Shown { pixels, is_scan, lacks_fonts: lacking.load(Ordering::Relaxed) })
}

fn fault(error: LoadPdfError) -> Fault {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Fault::Locked,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
            Fault::Damaged("encrypted in a way that is not known".to_owned())
        }
        LoadPdfError::Decryption(DecryptionError::MissingIDEntry | DecryptionError::InvalidEncryption) => {
            Fault::Damaged("its encryption is broken".to_owned())
        }
        LoadPdfError::Invalid => Fault::Damaged("no PDF can be made of it".to_owned()),
    }
}

/// What two areas share, if anything.
fn common(a: Rect, b: Rect) -> Option<Rect> {
    let shared = Rect {
        left: a.left.max(b.left),
        top: a.top.max(b.top),
        right: a.right.min(b.right),
        bottom: a.bottom.min(b.bottom),
    };
    (shared.left < shared.right && shared.top < shared.bottom).then_some(shared)
}

fn rasterize(page: &Page<'_>, frame: Rect, longest: u32, lacking: &Arc<AtomicBool>) -> Pixmap {
    let (width, height) = (f64::from(frame.right - frame.left), f64::from(frame.bottom - frame.top));
    let longest = f64::from(longest.clamp(1, LONGEST));
    let scale = (longest / width.max(height)).min((MOST_PIXELS / (width * height)).sqrt());
    let side = |length: f64| (length * scale).round().clamp(1.0, f64::from(LONGEST)) as u16;
    let mut canvas = RenderContext::new(side(width), side(height));
    let transform = Affine::scale(scale)
        * Affine::translate((-f64::from(frame.left), -f64::from(frame.top)))
        * page.initial_transform(true).to_kurbo();
    let interpreting = InterpreterSettings { font_resolver: Fonts::resolver(lacking), ..Default::default() };
    let cache = RenderCache::new();
    render_into(page, &cache, &interpreting, &RenderSettings::default(), &mut canvas, transform);
    canvas.flush();
    let mut drawn = Pixmap::new(canvas.width(), canvas.height());
    let settings = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
    canvas.render_with(&mut drawn, &mut Resources::default(), settings);
    drawn
}

/// Drops what is not needed: opacity, as paper is opaque, and colours, where there are none.
fn pack(drawn: &Pixmap) -> Pixels {
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let samples = drawn.data_as_u8_slice().as_chunks::<4>().0;
    if samples.iter().all(|[red, green, blue, _]| red == green && green == blue) {
        let samples = samples.iter().map(|sample| sample[0]).collect();
        return Pixels { width, height, channels: 1, samples };
    }
    let mut colours = vec![0; samples.len() * 3];
    for (to, from) in colours.as_chunks_mut::<3>().0.iter_mut().zip(samples) {
        to.copy_from_slice(&from[..3]);
    }
    Pixels { width, height, channels: 3, samples: colours }
}

/// The share of pixels that differ from the one before, in every eighth row.
fn restlessness(pixels: &Pixels) -> f64 {
    let channels = usize::from(pixels.channels);
    let rows = pixels.samples.chunks_exact(pixels.width as usize * channels).step_by(8);
    let (mut unlike, mut all) = (0u64, 1u64);
    for row in rows {
        let greens = || row.iter().skip(channels / 2).step_by(channels);
        unlike += greens().zip(greens().skip(1)).filter(|(a, b)| a != b).count() as u64;
        all += u64::from(pixels.width);
    }
    unlike as f64 / all as f64
}
