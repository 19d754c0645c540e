//! The reader of scans: each leaf a page without text, a spread two of them.

mod halves;
mod spread;
#[cfg(test)]
mod tests;

use crate::drawn::read_leaves;
use crate::leaf::Leaf;
use crate::scan::{ScanFault, ScanSize, measure_scan, open_scan, scan_leaves};
use crate::{
    Confidence, Depicted, FactSource, FileContext, Format, Inferred, ParsedFile, Rect, Warning, Weights,
};
use spread::{Spread, spread};

/// How many pixels of a file are looked at, leaf by leaf: one page of the largest kind, or a whole issue of usual ones.
/// Of leaves behind them only the size is read, and they are pages as they are.
const LOOKED_AT: u64 = 150_000_000;

/// Reads a scan: pages without articles, whose sheets count in pixels.
pub(crate) fn read_scan(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    let mut pages = Vec::new();
    let mut warnings = Vec::new();
    let mut looked_at = 0;
    let mut first_halves = Vec::new();
    for leaf in 0..scan_leaves(bytes).max(1) {
        match look(bytes, leaf, &mut looked_at) {
            Ok((size, Some(spread))) => {
                first_halves.push(pages.len());
                pages.extend(halves(size, spread, leaf));
            }
            Ok((size, None)) => pages.push(page(size.width as f32, size.height as f32, leaf, None)),
            Err(fault) => warnings.push(told(&fault)),
        }
    }
    let mut file = read_leaves(pages, Format::Image, context, weights);
    file.warnings.extend(warnings);
    if let [first] = first_halves[..]
        && let Some((before, after)) = halves::labels(context.path)
    {
        for (page, label) in file.pages[first..].iter_mut().zip([before, after]) {
            page.label = Some(Inferred::new(label, FactSource::FileName, Confidence::MEDIUM));
        }
    }
    file
}

/// A leaf's size and whether it is a spread.
fn look(bytes: &[u8], leaf: u32, looked_at: &mut u64) -> Result<(ScanSize, Option<Spread>), ScanFault> {
    let size = measure_scan(bytes, leaf)?;
    let pixels = u64::from(size.width) * u64::from(size.height);
    if *looked_at > 0 && *looked_at + pixels > LOOKED_AT {
        return Ok((size, None));
    }
    *looked_at += pixels;
    Ok((size, spread(&open_scan(bytes, leaf)?)))
}

/// The two pages of a spread, the one that is read first before the other.
fn halves(size: ScanSize, spread: Spread, leaf: u32) -> [Leaf; 2] {
    let (width, height) = (size.width as f32, size.height as f32);
    let at = (spread.at * width).round();
    let half = |left: f32, right: f32| {
        page(right - left, height, leaf, Some(Rect { left, top: 0.0, right, bottom: height }))
    };
    let (left, right) = (half(0.0, at), half(at, width));
    if spread.from_right { [right, left] } else { [left, right] }
}

fn page(width: f32, height: f32, leaf: u32, frame: Option<Rect>) -> Leaf {
    Leaf::blank(width, height, Depicted::Leaf { leaf, frame })
}

fn told(fault: &ScanFault) -> Warning {
    let (code, detail) = match fault {
        ScanFault::TooLarge { width, height } => ("image_too_large", format!("{width}×{height}")),
        ScanFault::Damaged(what) => ("image_damaged", what.clone()),
        ScanFault::NotAScan | ScanFault::NoSuchLeaf(_) => ("image_damaged", String::new()),
    };
    Warning { code: code.into(), detail, span: None }
}
