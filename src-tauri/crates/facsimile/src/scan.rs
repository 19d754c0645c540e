//! A scan's picture: its own bytes where a window can show them as they are, else its pixels.

use crate::pixels::{Part, Pixels};
use crate::{Fault, Order, Picture, PictureKind};
use newsprint::{Rect, ScanFormat, measure_scan, open_scan, scan_format};
use std::borrow::Cow;

/// The scan itself, if a window can show it and all of it is asked for at its full size.
pub(crate) fn as_it_is<'a>(order: &Order<'a>) -> Result<Option<Picture<'a>>, Fault> {
    let kind = match scan_format(order.bytes) {
        Some(ScanFormat::Jpeg) => PictureKind::Jpeg,
        Some(ScanFormat::Png) => PictureKind::Png,
        Some(ScanFormat::Tiff) | None => return Ok(None),
    };
    let size = measure_scan(order.bytes, order.leaf)?;
    if order.frame.is_some() || !size.is_upright || size.width.max(size.height) > order.longest {
        return Ok(None);
    }
    let (width, height) = (size.width, size.height);
    Ok(Some(Picture { width, height, kind, bytes: Cow::Borrowed(order.bytes), lacks_fonts: false }))
}

/// Its pixels, cut to the frame and no larger than asked for.
pub(crate) fn show(order: &Order<'_>) -> Result<Pixels, Fault> {
    let scan = open_scan(order.bytes, order.leaf)?;
    let pixels =
        Pixels { width: scan.width, height: scan.height, channels: scan.channels, samples: scan.samples };
    let part = order.frame.map(|frame| within(frame, &pixels).ok_or(Fault::NoSuchLeaf)).transpose()?;
    match part {
        Some(part) => pixels.cut(part),
        None => pixels,
    }
    .within(order.longest)
}

/// The pixels that a frame covers, by their middles.
fn within(frame: Rect, pixels: &Pixels) -> Option<Part> {
    let edge = |at: f32, end: u32| at.round().clamp(0.0, end as f32) as u32;
    let (left, right) = (edge(frame.left, pixels.width), edge(frame.right, pixels.width));
    let (top, bottom) = (edge(frame.top, pixels.height), edge(frame.bottom, pixels.height));
    (left < right && top < bottom).then(|| Part { left, top, width: right - left, height: bottom - top })
}
