//! Which short lines keep company: subheads come in series, a headline stands by itself.

use crate::lines::Line;
use crate::punctuation::quote_balance;
use crate::reading::Reading;
use crate::seams::{breaks_word, ends_governing};

/// For every short line between two paragraphs: whether the piece it stands in has others of its length, and
/// whether it has none at all. Pieces end at bylines, signatures, jumps and furniture.
pub(crate) fn series(lines: &[Line<'_>], readings: &[Reading]) -> Vec<(bool, bool)> {
    let mut found = vec![(false, false); lines.len()];
    let mut piece: Vec<usize> = Vec::new();
    let mut settle = |piece: &mut Vec<usize>| {
        for &i in piece.iter() {
            let alike = piece.iter().any(|&j| j != i && (lines[i].width - lines[j].width).abs() <= 2.0);
            found[i] = (alike, piece.len() == 1);
        }
        piece.clear();
    };
    for (i, reading) in readings.iter().enumerate() {
        let ends = reading.signature.is_some() || reading.trailing.is_some() || reading.jump.is_some();
        if ends || reading.furniture.is_some() {
            settle(&mut piece);
        } else if i > 0
            && readings[i - 1].prose
            && !reading.prose
            && !reading.closed
            && lines[i].width <= 26.0
            && readings.get(i + 1).is_some_and(|r| r.prose)
        {
            let broken = lines.get(i + 1).is_some_and(|l| breaks_word(lines[i].chars, l.chars));
            let whole = !broken && !ends_governing(lines[i].chars) && quote_balance(lines[i].chars) <= 0;
            if whole && i > 1 {
                piece.push(i);
            }
        }
    }
    settle(&mut piece);
    found
}
