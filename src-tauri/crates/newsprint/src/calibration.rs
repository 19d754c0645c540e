//! How sure we are: the curves from what the parser estimates to how often that is right.
//!
//! `scripts/calibration.py` reads the constants here, sets confidence against correctness over all gold, and prints
//! constants that were fitted to it, beside how well they do on pages they were not fitted on.

/// A logistic curve over the log-odds of an estimate: 1 / (1 + e^-(slope · log-odds + offset)). A slope of 1 and no
/// offset leave it as it is.
pub(crate) struct Curve {
    slope: f32,
    offset: f32,
}

/// Of a line's label; the estimate is its share in all ways to label the page.
pub(crate) const LINE: Curve = Curve { slope: 1.0, offset: 0.0 };

/// Of an article; the estimate is made of its weakest line and its heads.
pub(crate) const ARTICLE: Curve = Curve { slope: 0.719, offset: -1.049 };

impl Curve {
    /// How sure an estimate, 0..=1, makes us.
    pub(crate) fn correct(&self, estimate: f32) -> f32 {
        let sure = estimate.clamp(0.0, 1.0);
        let score = (sure / (1.0 - sure)).ln();
        1.0 / (1.0 + (-(self.slope * score + self.offset)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_estimate_never_makes_less_sure() {
        let estimates = [-0.1, 0.0, 1e-9, 0.25, 0.5, 0.9, 0.999_999, 1.0, 1.1];
        for curve in [LINE, ARTICLE] {
            let sure = estimates.map(|estimate| curve.correct(estimate));
            assert!(sure.is_sorted() && sure.iter().all(|c| (0.0..=1.0).contains(c)), "{sure:?}");
            assert!(sure[0] < 0.01 && sure[estimates.len() - 1] > 0.99, "{sure:?}");
        }
    }

    #[test]
    fn a_curve_moves_an_estimate_by_its_constants() {
        let same = Curve { slope: 1.0, offset: 0.0 };
        for estimate in [0.0, 0.25, 0.5, 0.9, 1.0] {
            assert!((same.correct(estimate) - estimate).abs() < 1e-6, "{estimate}");
        }
        let doubting = Curve { slope: 1.0, offset: -1.0 };
        assert!((doubting.correct(0.5) - 0.2689).abs() < 1e-3);
    }
}
