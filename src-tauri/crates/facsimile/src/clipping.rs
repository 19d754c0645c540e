//! 剪报: an article cut out of its page, its regions joined on white.

use crate::pixels::{Part, Pixels};
use crate::{Fault, Order, Picture, PictureKind, Shown, show};
use newsprint::Rect;
use std::borrow::Cow;

/// White around a clipping and between regions that nothing lies between, as a share of the page's longer side.
const MARGIN: f32 = 0.006;

/// Cuts an article out of the page that an order shows. `size` is the sheet's width and height, `regions` are boxes in
/// its unit; `order.longest` says how large the whole page would be. What lies between regions stays white, and where
/// nothing lies beside a gap they move together; where they overlap they are shown once.
///
/// # Errors
/// As for [`crate::depict`], and if no region lies on the page.
pub fn cut(order: &Order<'_>, size: (f32, f32), regions: &[Rect]) -> Result<Picture<'static>, Fault> {
    let Shown { pixels, lacks_fonts, .. } = show(order)?;
    let parts: Vec<Part> = regions.iter().filter_map(|region| on_pixels(*region, size, &pixels)).collect();
    if parts.is_empty() {
        return Err(Fault::NoSuchLeaf);
    }
    let margin = ((pixels.width.max(pixels.height) as f32 * MARGIN).round() as u32).max(1);
    let across = Axis::new(parts.iter().map(|part| (part.left, part.left + part.width)), margin);
    let down = Axis::new(parts.iter().map(|part| (part.top, part.top + part.height)), margin);
    let mut clipping = Pixels::blank(across.length, down.length, pixels.channels);
    for part in parts {
        clipping.paste(&pixels, part, across.moved(part.left), down.moved(part.top));
    }
    let bytes = Cow::Owned(clipping.encode(PictureKind::Png)?);
    let (width, height) = (clipping.width, clipping.height);
    Ok(Picture { width, height, kind: PictureKind::Png, bytes, lacks_fonts })
}

/// The pixels that a region touches, if any.
fn on_pixels(region: Rect, (width, height): (f32, f32), pixels: &Pixels) -> Option<Part> {
    let edge = |at: f32, all: f32, end: u32| (at / all * end as f32).clamp(0.0, end as f32);
    let left = edge(region.left, width, pixels.width).floor() as u32;
    let right = edge(region.right, width, pixels.width).ceil() as u32;
    let top = edge(region.top, height, pixels.height).floor() as u32;
    let bottom = edge(region.bottom, height, pixels.height).ceil() as u32;
    (left < right && top < bottom).then(|| Part { left, top, width: right - left, height: bottom - top })
}

/// Where pixels go along one side of the page when gaps beside which nothing lies are taken out.
struct Axis {
    /// Runs that something covers: from where to where on the page, and where on the clipping.
    runs: Vec<(u32, u32, u32)>,
    length: u32,
}

impl Axis {
    fn new(stretches: impl Iterator<Item = (u32, u32)>, margin: u32) -> Self {
        let mut stretches: Vec<(u32, u32)> = stretches.collect();
        stretches.sort_unstable();
        let mut runs: Vec<(u32, u32, u32)> = Vec::new();
        for (start, end) in stretches {
            match runs.last_mut() {
                Some((_, reached, _)) if start <= *reached + margin => *reached = end.max(*reached),
                before => {
                    let to = before.map_or(margin, |(from, reached, to)| *to + (*reached - *from) + margin);
                    runs.push((start, end, to));
                }
            }
        }
        let length = runs.last().map_or(0, |(start, end, to)| to + (end - start) + margin);
        Self { runs, length }
    }

    fn moved(&self, at: u32) -> u32 {
        let run = self.runs.iter().rev().find(|(start, _, _)| *start <= at);
        run.map_or(0, |(start, _, to)| to + (at - start))
    }
}
