//! Which segments of an index are worth being made one. It knows their sizes and nothing else.
//!
//! Each segment has a dictionary of its own, and rare terms, which are most of it, stand in several of them: nine
//! segments of 20,000 articles take a quarter more room than one. But making one of all whenever a page comes in would
//! write everything again each time.

use tantivy::index::{SegmentId, SegmentMeta};

/// How many times larger a segment may be than all smaller ones together, to be made one with them. What a page a day for
/// ten years writes again is thirteen times what comes in; with 1 it would be six, and an import's index a tenth larger.
const TIMES: u64 = 4;

/// The smaller segments are made one with the next larger one as soon as that is no more than [`TIMES`] as large as they are
/// together. So what is written again grows with what came in, and the number of segments with the logarithm of the whole.
pub(crate) fn worth_merging(segments: &[SegmentMeta]) -> Vec<SegmentId> {
    let mut segments: Vec<&SegmentMeta> = segments.iter().collect();
    segments.sort_by_key(|segment| std::cmp::Reverse(segment.num_docs()));
    let sizes: Vec<Size> = segments
        .iter()
        .map(|segment| Size { alive: segment.num_docs().into(), dead: segment.num_deleted_docs().into() })
        .collect();
    let first = first_worth_merging(&sizes);
    segments[first..].iter().map(|segment| segment.id()).collect()
}

/// Documents of a segment, and documents that were deleted from it and still take room.
#[derive(Clone, Copy)]
struct Size {
    alive: u64,
    dead: u64,
}

/// Of segments in order, the largest first, those from this one on.
fn first_worth_merging(sizes: &[Size]) -> usize {
    let is_worth = |i: usize| {
        let Size { alive, dead } = sizes[i];
        let behind: u64 = sizes[i + 1..].iter().map(|size| size.alive).sum();
        (behind > 0 && behind * TIMES >= alive) || dead * 4 > alive
    };
    (0..sizes.len()).find(|i| is_worth(*i)).unwrap_or(sizes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(sizes: &[(u64, u64)]) -> usize {
        let sizes: Vec<Size> = sizes.iter().map(|&(alive, dead)| Size { alive, dead }).collect();
        first_worth_merging(&sizes)
    }

    #[test]
    fn what_came_in_is_merged_and_the_mass_is_left() {
        for (sizes, expected) in [
            (&[][..], 0),
            (&[(100_000, 0)], 1),
            (&[(10_551, 0), (1_592, 0), (1_439, 0), (1_355, 0), (1_273, 0)], 0),
            (&[(100_000, 0), (40, 0)], 2),
            (&[(100_000, 0), (40, 0), (40, 0)], 1),
            (&[(100_000, 0), (1_000, 0), (40, 0), (40, 0)], 2),
            (&[(100_000, 0), (600, 0), (300, 0)], 1),
            (&[(100_000, 0), (600, 0), (100, 0)], 3),
            (&[(26_000, 0), (25_000, 0), (25_000, 0), (24_000, 0)], 0),
            (&[(100_000, 30_000), (40, 0)], 0),
            (&[(100_000, 10), (40, 11)], 1),
        ] {
            assert_eq!(first(sizes), expected, "{sizes:?}");
        }
    }

    #[test]
    fn a_page_a_day_writes_little_anew_and_leaves_few_segments() {
        let (mut segments, mut written, mut most) = (Vec::<(u64, u64)>::new(), 0, 0);
        for _ in 0..3_650 {
            segments.push((40, 0));
            segments.sort_unstable_by_key(|size| std::cmp::Reverse(*size));
            let merged = segments.split_off(first(&segments));
            let sum: u64 = merged.iter().map(|(alive, _)| alive).sum();
            if sum > 0 {
                segments.push((sum, 0));
                written += sum;
            }
            most = most.max(segments.len());
        }
        assert!(most <= 16, "{most} segments");
        assert!(written < 40 * 3_650 * 16, "{written} documents");
    }
}
