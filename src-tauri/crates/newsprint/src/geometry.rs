//! Rectangles, and how they stand to each other.

use crate::{Direction, Rect};

impl Rect {
    /// Its width.
    #[must_use]
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// Its height.
    #[must_use]
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// The smallest that holds both.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(crate) fn middle(self) -> (f32, f32) {
        (0.5 * (self.left + self.right), 0.5 * (self.top + self.bottom))
    }

    /// How much of their widths lies over each other; negative where a gap lies between.
    pub(crate) fn shared_width(self, other: Self) -> f32 {
        self.right.min(other.right) - self.left.max(other.left)
    }

    /// How much of their heights lies beside each other; negative where a gap lies between.
    pub(crate) fn shared_height(self, other: Self) -> f32 {
        self.bottom.min(other.bottom) - self.top.max(other.top)
    }

    /// Whether both have some area in common.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.shared_width(other) > 0.0 && self.shared_height(other) > 0.0
    }

    /// Whether the middle of `other` lies in it.
    pub(crate) fn holds(self, other: Self) -> bool {
        let (x, y) = other.middle();
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    /// All numbers, and the right order of edges.
    pub(crate) fn is_sound(self) -> bool {
        let all = [self.left, self.top, self.right, self.bottom];
        all.iter().all(|edge| edge.is_finite()) && self.left <= self.right && self.top <= self.bottom
    }

    /// Where it stands for a reader of lines that run so, on a page of this width: turned so that lines run to the right
    /// and follow one another downwards.
    pub(crate) fn read_along(self, direction: Direction, page_width: f32) -> Self {
        match direction {
            Direction::Horizontal => self,
            Direction::Vertical => Self {
                left: self.top,
                top: page_width - self.right,
                right: self.bottom,
                bottom: page_width - self.left,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_from_the_right_are_read_downwards_when_turned() {
        let column = |left: f32| Rect { left, top: 10.0, right: left + 8.0, bottom: 100.0 };
        let (first, second) = (column(90.0), column(78.0));
        let turned = |rect: Rect| rect.read_along(Direction::Vertical, 100.0);
        assert!(turned(first).bottom < turned(second).top);
        assert_eq!(turned(first).left.to_bits(), 10.0_f32.to_bits());
    }
}
