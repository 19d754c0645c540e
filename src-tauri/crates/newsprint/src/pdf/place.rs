//! Where a glyph and a shape lie on an upright page.

use crate::Rect;
use hayro_interpret::kurbo::{self, Affine, Point};

/// How far the em reaches above and below the line that signs stand on, in thousandths of it.
const ASCENT: f64 = 880.0;
const DESCENT: f64 = 120.0;

/// The em box of a glyph whose units are thousandths of an em: `width` thousandths wide.
pub(super) fn em_box(transform: Affine, width: f64) -> Rect {
    rect(transform.transform_rect_bbox(kurbo::Rect::new(0.0, -DESCENT, width, ASCENT)))
}

/// Height of the em.
pub(super) fn size(transform: Affine) -> f32 {
    let [_, _, c, d, ..] = transform.as_coeffs();
    (1000.0 * c.hypot(d)) as f32
}

/// How much wider the em is drawn than it is high.
pub(super) fn stretch(transform: Affine) -> f64 {
    let [a, b, c, d, ..] = transform.as_coeffs();
    let height = c.hypot(d);
    if height > 0.0 { a.hypot(b) / height } else { 1.0 }
}

pub(super) fn middle(place: Rect) -> Point {
    Point::new(
        f64::from(f32::midpoint(place.left, place.right)),
        f64::from(f32::midpoint(place.top, place.bottom)),
    )
}

pub(super) fn rect(rect: kurbo::Rect) -> Rect {
    Rect { left: rect.x0 as f32, top: rect.y0 as f32, right: rect.x1 as f32, bottom: rect.y1 as f32 }
}
