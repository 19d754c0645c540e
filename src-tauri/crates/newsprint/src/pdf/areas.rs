//! The rules, boxes and pictures of a page, made of all shapes that were drawn on it.

use super::place;
use super::shapes::{self, Shape};
use crate::Rect;
use crate::leaf::Glyph;
use hayro_interpret::kurbo;

/// The most shapes of a page that are looked at: beyond these it is a drawing, not a page's furniture.
const MOST_SHAPES: usize = 20_000;

/// The most boxes, and the most rules each way that are joined to boxes.
const MOST_BOXES: usize = 400;
const MOST_JOINED: usize = 400;

/// What is as large as this in both directions, as a share of the page, is the page's own ground or frame.
const WHOLE_PAGE: f64 = 0.85;

/// The smallest box or picture, in points.
const SMALLEST: f64 = 16.0;

/// An area without text from this size on, in points, is the ground of a drawing or stands for a picture.
const SMALLEST_DRAWN: f64 = 40.0;

/// How far apart what touches may be, in points; and the lines of a double frame.
const TOUCHES: f64 = 3.0;
const DOUBLE_FRAME: f64 = 9.0;

/// A box holds at least so many characters.
const LEAST_HELD: usize = 4;

/// What was drawn beside text.
#[derive(Default)]
pub(super) struct Areas {
    rules: Vec<kurbo::Rect>,
    boxes: Vec<kurbo::Rect>,
    pictures: Vec<kurbo::Rect>,
}

/// The same, in a page's terms.
pub(super) struct Furnished {
    pub(super) rules: Vec<Rect>,
    pub(super) boxes: Vec<Rect>,
    pub(super) pictures: Vec<Rect>,
}

impl Areas {
    /// Takes note of a shape as far as it is `seen`.
    pub(super) fn draw(&mut self, shape: Shape, seen: kurbo::Rect) {
        if self.rules.len() + self.boxes.len() >= MOST_SHAPES {
            return;
        }
        let (Shape::Rule(area) | Shape::Frame(area)) = shape;
        let part = area.intersect(seen);
        if !seen.overlaps(area) {
            return;
        }
        if shapes::is_rule(part) {
            self.rules.push(part);
        } else if matches!(shape, Shape::Frame(_)) {
            self.boxes.push(part);
        }
    }

    /// Takes note of a picture as far as it is `seen`.
    pub(super) fn picture(&mut self, area: kurbo::Rect, seen: kurbo::Rect) {
        let part = area.intersect(seen);
        if shapes::is_rule(part) {
            self.draw(Shape::Rule(area), seen);
        } else if self.pictures.len() < MOST_SHAPES && part.area() > 0.0 {
            self.pictures.push(part);
        }
    }

    /// What there is of each in the end, on a page with these characters.
    pub(super) fn furnish(self, page: kurbo::Rect, glyphs: &[Glyph]) -> Furnished {
        let Self { mut rules, mut boxes, pictures } = self;
        boxes.extend(frames_of(&mut rules));
        let is_part = |area: &kurbo::Rect| {
            area.width() < WHOLE_PAGE * page.width() || area.height() < WHOLE_PAGE * page.height()
        };
        let is_large = |area: &kurbo::Rect| area.width().min(area.height()) >= SMALLEST;
        boxes.retain(|area| is_part(area) && is_large(area));
        let (boxes, empty): (Vec<_>, Vec<_>) = once(boxes).into_iter().partition(|area| holds(area, glyphs));
        let mut pictures = joined(pictures);
        let is_picture = |area: &kurbo::Rect| area.width().min(area.height()) >= SMALLEST_DRAWN;
        pictures.extend(empty.into_iter().filter(is_picture));
        pictures.retain(|area| is_part(area) && is_large(area));
        let plain = |areas: Vec<kurbo::Rect>| areas.into_iter().map(place::rect).collect();
        Furnished { rules: plain(rules), boxes: plain(boxes), pictures: plain(pictures) }
    }
}

fn holds(area: &kurbo::Rect, glyphs: &[Glyph]) -> bool {
    let inside = glyphs.iter().filter(|glyph| area.contains(place::middle(glyph.place)));
    inside.take(LEAST_HELD).count() == LEAST_HELD
}

/// Frames whose four sides were drawn each by itself; those rules are taken out.
fn frames_of(rules: &mut Vec<kurbo::Rect>) -> Vec<kurbo::Rect> {
    let near = |a: f64, b: f64| (a - b).abs() <= TOUCHES;
    let level: Vec<usize> = (0..rules.len()).filter(|&n| rules[n].width() > rules[n].height()).collect();
    let upright: Vec<usize> = (0..rules.len()).filter(|&n| rules[n].width() <= rules[n].height()).collect();
    if level.len() > MOST_JOINED || upright.len() > MOST_JOINED {
        return Vec::new();
    }
    let mut frames = Vec::new();
    let mut is_side = vec![false; rules.len()];
    for &top in &level {
        for &bottom in &level {
            let (above, below) = (rules[top], rules[bottom]);
            let fits =
                below.y0 - above.y1 >= SMALLEST && near(above.x0, below.x0) && near(above.x1, below.x1);
            if !fits {
                continue;
            }
            let all = above.union(below);
            let side = |at: f64| {
                let is_it = |side: kurbo::Rect| {
                    near(side.center().x, at) && near(side.y0, all.y0) && near(side.y1, all.y1)
                };
                upright.iter().copied().find(|&n| is_it(rules[n]))
            };
            if let (Some(left), Some(right)) = (side(all.x0), side(all.x1)) {
                frames.push(all);
                [top, bottom, left, right].into_iter().for_each(|n| is_side[n] = true);
            }
        }
    }
    let mut is_side = is_side.into_iter();
    rules.retain(|_| !is_side.next().unwrap_or_default());
    frames
}

/// Each box once, the larger ones first: a frame of two lines is one, and so are an area and the frame around it.
fn once(mut boxes: Vec<kurbo::Rect>) -> Vec<kurbo::Rect> {
    boxes.sort_by(|a, b| b.area().total_cmp(&a.area()));
    let mut kept: Vec<kurbo::Rect> = Vec::new();
    for area in boxes {
        let is_same = |other: &kurbo::Rect| {
            let apart = [other.x0 - area.x0, other.y0 - area.y0, other.x1 - area.x1, other.y1 - area.y1];
            apart.iter().all(|apart| apart.abs() <= DOUBLE_FRAME)
        };
        if kept.len() < MOST_BOXES && !kept.iter().any(is_same) {
            kept.push(area);
        }
    }
    kept
}

/// Pictures that were cut into bands, put together.
fn joined(mut pictures: Vec<kurbo::Rect>) -> Vec<kurbo::Rect> {
    pictures.sort_by(|a, b| {
        a.x0.round()
            .total_cmp(&b.x0.round())
            .then(a.x1.round().total_cmp(&b.x1.round()))
            .then(a.y0.total_cmp(&b.y0))
    });
    let mut whole: Vec<kurbo::Rect> = Vec::new();
    for part in pictures {
        match whole.last_mut() {
            Some(above)
                if (above.x0 - part.x0).abs() <= 1.0
                    && (above.x1 - part.x1).abs() <= 1.0
                    && part.y0 - above.y1 <= 1.0 =>
            {
                *above = above.union(part);
            }
            _ => whole.push(part),
        }
    }
    whole
}
