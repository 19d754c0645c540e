//! What a drawn outline is: a rule, a frame, or neither. Told from its straight sides, so that corners may be round and
//! a frame may be drawn in one go or filled.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};

/// The thickest rule, in points.
pub(super) const THICKEST_RULE: f64 = 6.0;

/// The shortest rule, in points, and how much longer than thick it is.
const SHORTEST_RULE: f64 = 12.0;
const LONGER_THAN_THICK: f64 = 4.0;

/// How far from straight a side may be, in points.
const CROOKED: f64 = 0.5;

/// How much of each side of a frame is straight.
const STRAIGHT: f64 = 0.5;

/// What an outline is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    Rule(Rect),
    Frame(Rect),
}

/// What a filled path shows.
pub(super) fn filled(path: &BezPath, transform: Affine) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for outline in outlines(path, transform) {
        let bounds = outline.bounds;
        if is_rule(bounds) {
            shapes.push(Shape::Rule(bounds));
        } else if outline.is_frame() {
            shapes.push(Shape::Frame(bounds));
        }
    }
    shapes
}

/// What a stroked path shows; `width` is that of the stroke, on the page.
pub(super) fn stroked(path: &BezPath, transform: Affine, width: f64) -> Vec<Shape> {
    let half = width / 2.0;
    let mut shapes = Vec::new();
    for outline in outlines(path, transform) {
        if outline.is_closed && outline.is_frame() {
            shapes.push(Shape::Frame(outline.bounds));
            continue;
        }
        let drawn = outline.sides.iter().map(|side| match side.is_level() {
            true => Rect::from_points(side.from, side.to).inflate(0.0, half),
            false => Rect::from_points(side.from, side.to).inflate(half, 0.0),
        });
        shapes.extend(drawn.filter(|&side| is_rule(side)).map(Shape::Rule));
    }
    shapes
}

/// Whether an area is so thin that it parts things and holds none.
pub(super) fn is_rule(area: Rect) -> bool {
    let thick = area.width().min(area.height());
    let long = area.width().max(area.height());
    thick <= THICKEST_RULE && long >= SHORTEST_RULE && long >= LONGER_THAN_THICK * thick
}

/// A part of a path that is drawn without lifting the pen.
struct Outline {
    bounds: Rect,
    /// Its level and upright parts.
    sides: Vec<Side>,
    is_closed: bool,
}

#[derive(Clone, Copy)]
struct Side {
    from: Point,
    to: Point,
}

impl Side {
    fn is_level(self) -> bool {
        (self.from.y - self.to.y).abs() <= CROOKED
    }

    fn is_upright(self) -> bool {
        (self.from.x - self.to.x).abs() <= CROOKED
    }
}

impl Outline {
    fn new(start: Point) -> Self {
        Self { bounds: Rect::from_points(start, start), sides: Vec::new(), is_closed: false }
    }

    fn line(&mut self, from: Point, to: Point) {
        self.bounds = self.bounds.union_pt(to);
        let side = Side { from, to };
        if side.is_level() || side.is_upright() {
            self.sides.push(side);
        }
    }

    fn is_frame(&self) -> bool {
        let Rect { x0, y0, x1, y1 } = self.bounds;
        let straight = |level: bool, at: f64| -> f64 {
            let on_it = |side: &&Side| match level {
                true => side.is_level() && (side.from.y - at).abs() <= CROOKED,
                false => side.is_upright() && (side.from.x - at).abs() <= CROOKED,
            };
            self.sides.iter().filter(on_it).map(|side| side.from.distance(side.to)).sum()
        };
        let least = (STRAIGHT * self.bounds.width(), STRAIGHT * self.bounds.height());
        self.bounds.width().min(self.bounds.height()) > THICKEST_RULE
            && [y0, y1].iter().all(|&at| straight(true, at) >= least.0)
            && [x0, x1].iter().all(|&at| straight(false, at) >= least.1)
    }
}

fn outlines(path: &BezPath, transform: Affine) -> Vec<Outline> {
    let mut outlines: Vec<Outline> = Vec::new();
    let mut start = Point::ZERO;
    let mut pen = Point::ZERO;
    for &element in path.elements() {
        match transform * element {
            PathEl::MoveTo(to) => {
                outlines.push(Outline::new(to));
                (start, pen) = (to, to);
            }
            PathEl::ClosePath => {
                if let Some(outline) = outlines.last_mut() {
                    outline.line(pen, start);
                    outline.is_closed = true;
                }
                pen = start;
            }
            PathEl::LineTo(to) => {
                if let Some(outline) = outlines.last_mut() {
                    outline.line(pen, to);
                    outline.is_closed |= (to - start).hypot() <= CROOKED;
                }
                pen = to;
            }
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                if let Some(outline) = outlines.last_mut() {
                    outline.bounds = outline.bounds.union_pt(to);
                }
                pen = to;
            }
        }
    }
    outlines
}
