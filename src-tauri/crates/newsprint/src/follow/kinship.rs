//! How much the words of two pieces have in common, measured against what is usual in their issue.

use super::signs::Piece;
use crate::cohesion::Cohesion;

/// No issue prints more pieces than this; those behind are not compared.
const MOST_PIECES: usize = 400;
/// So many characters of a piece are compared.
const SAMPLE: usize = 1500;
/// Shares below this are chance.
const CHANCE: f32 = 0.02;
/// After so many comparisons what is usual is half known.
const HALF_KNOWN: f32 = 3.0;

/// Shorter texts than this share words or not by chance.
const ENOUGH_WORDS: f32 = 60.0;

/// What two pieces share.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Kin {
    /// 0..=1: how much of what each says is said in the other and not everywhere.
    pub(crate) share: f32,
    /// The logarithm of how many times more than is usual in the issue that is.
    pub(crate) times: f32,
    /// 0..=1: how much is known of what is usual, and how much there is to compare.
    pub(crate) known: f32,
}

/// What every piece of an issue shares with every other.
#[derive(Debug, Default)]
pub(crate) struct Kinship {
    cohesion: Cohesion,
    /// How many pieces were compared.
    compared: usize,
    /// How many characters of each.
    lengths: Vec<usize>,
    /// The sum of what any two share.
    sum: f32,
}

impl Kinship {
    /// Compares the pieces of an issue.
    pub(crate) fn measure(pieces: &[Piece<'_>]) -> Self {
        let texts: Vec<Vec<&[char]>> = pieces.iter().take(MOST_PIECES).map(sample).collect();
        let compared = texts.len();
        let lengths = texts.iter().map(|runs| runs.iter().map(|run| run.len()).sum()).collect();
        let cohesion = Cohesion::among(&texts);
        let mut kinship = Self { cohesion, compared, lengths, sum: 0.0 };
        let each = (0..compared).flat_map(|a| (a + 1..compared).map(move |b| (a, b)));
        kinship.sum = each.map(|(a, b)| kinship.share(a, b)).sum();
        kinship
    }

    /// What two pieces share.
    pub(crate) fn between(&self, first: usize, second: usize) -> Kin {
        if first.max(second) >= self.compared || first == second {
            return Kin::default();
        }
        let share = self.share(first, second);
        let others = (self.compared * (self.compared - 1) / 2 - 1) as f32;
        let usual = (self.sum - share).max(0.0) / others.max(1.0);
        let words = self.lengths[first].min(self.lengths[second]) as f32;
        Kin {
            share,
            times: ((share + CHANCE) / (usual + CHANCE)).ln(),
            known: others / (others + HALF_KNOWN) * (words / ENOUGH_WORDS).min(1.0),
        }
    }

    /// The mean of both directions: a short piece has little of a long one, and a long one much of a short one.
    fn share(&self, a: usize, b: usize) -> f32 {
        (self.cohesion.share(a, b) + self.cohesion.share(b, a)) / 2.0
    }
}

fn sample<'p>(piece: &'p Piece<'_>) -> Vec<&'p [char]> {
    let mut left = SAMPLE;
    let mut runs = Vec::new();
    for run in &piece.runs {
        let taken = &run[..run.len().min(left)];
        left -= taken.len();
        runs.push(taken);
    }
    runs
}
