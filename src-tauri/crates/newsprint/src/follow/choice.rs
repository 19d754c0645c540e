//! Who goes with whom: the best assignment as a whole, and how clear it is.
//!
//! It knows pairs and what they are worth, not what they are pairs of.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Two that may go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) first: usize,
    pub(crate) second: usize,
    /// Against 0 for staying apart.
    pub(crate) worth: f32,
}

/// What may not be is worth this, in thousandths.
const FORBIDDEN: i64 = -1_000_000_000;

/// The pairs, by their places in `pairs`, in groups that have nothing to do with one another.
pub(crate) fn groups(pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let touches = |other: &usize| {
            let other = &pairs[*other];
            other.first == pair.first || other.second == pair.second
        };
        let (mut joined, apart): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
            groups.into_iter().partition(|group| group.iter().any(touches));
        joined.push(vec![at]);
        groups = apart;
        groups.push(joined.concat());
    }
    groups
}

/// The pairs of the best assignment, each with its margin: how far the best assignment is ahead of the best without
/// this pair. Nobody is in two pairs.
pub(crate) fn best(pairs: &[Pair]) -> Vec<(usize, f32)> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let firsts = distinct(pairs.iter().map(|pair| pair.first));
    let seconds = distinct(pairs.iter().map(|pair| pair.second));
    let place = |pair: &Pair| (index(&firsts, pair.first), index(&seconds, pair.second));
    // Behind the seconds each of the firsts has a place of its own, where it stays apart.
    let mut worth = Matrix::new(firsts.len(), seconds.len() + firsts.len(), FORBIDDEN);
    for row in 0..firsts.len() {
        worth[(row, seconds.len() + row)] = 0;
    }
    for pair in pairs {
        worth[place(pair)] = (pair.worth * 1000.0).round() as i64;
    }
    let (total, chosen) = kuhn_munkres(&worth);
    let mut found = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let (row, column) = place(pair);
        if chosen[row] != column {
            continue;
        }
        let mut without = worth.clone();
        without[(row, column)] = FORBIDDEN;
        let margin = total - kuhn_munkres(&without).0;
        found.push((at, margin as f32 / 1000.0));
    }
    found
}

fn distinct(of: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut distinct: Vec<usize> = of.collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

fn index(of: &[usize], value: usize) -> usize {
    of.binary_search(&value).expect("BUG: made of these pairs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(worths: &[(usize, usize, f32)]) -> Vec<Pair> {
        worths.iter().map(|&(first, second, worth)| Pair { first, second, worth }).collect()
    }

    #[test]
    fn the_assignment_is_best_as_a_whole() {
        let pairs = pairs(&[(0, 7, 5.0), (0, 8, 4.5), (1, 7, 4.5), (1, 8, 1.0)]);
        assert_eq!(best(&pairs), [(1, 3.0), (2, 3.0)]);
    }

    #[test]
    fn what_is_worth_less_than_nothing_stays_apart() {
        assert_eq!(best(&pairs(&[(0, 7, -0.5), (1, 7, 2.0)])), [(1, 2.0)]);
    }

    #[test]
    fn equals_are_not_clear() {
        let found = best(&pairs(&[(0, 7, 4.0), (1, 7, 4.0)]));
        assert_eq!(found.len(), 1);
        assert!(found[0].1.abs() < f32::EPSILON);
    }

    #[test]
    fn groups_are_those_who_could_take_each_other_s_place() {
        let pairs = pairs(&[(0, 7, 1.0), (1, 8, 1.0), (2, 9, 1.0), (1, 7, 1.0)]);
        let mut groups = groups(&pairs);
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort();
        assert_eq!(groups, [vec![0, 1, 3], vec![2]]);
    }
}
