//! Which short lines keep company: subheads come in series, a headline stands by itself.

use crate::lines::Line;
use crate::punctuation::{is_han, quote_balance};
use crate::reading::Reading;
use crate::seams::ends_governing;

/// For every short line between two paragraphs: whether the piece it stands in has others of its length, and
/// whether it has none at all. Pieces end at bylines, signatures, jumps and furniture. `broken`: a word is broken
/// between the line and the next.
pub(crate) fn series(lines: &[Line<'_>], readings: &[Reading], broken: &[bool]) -> Vec<(bool, bool)> {
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
            let whole = !broken[i] && !ends_governing(lines[i].chars) && quote_balance(lines[i].chars) <= 0;
            if whole && i > 1 {
                piece.push(i);
            }
        }
    }
    settle(&mut piece);
    found
}

/// For every line whether the pieces around it are briefs: of the six texts nearest to it, all but one at most are one
/// paragraph. A short line among them is hardly a subhead.
pub(crate) fn among_briefs(readings: &[Reading]) -> Vec<bool> {
    let text = |r: &Reading| r.prose || r.closed;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (i, reading) in readings.iter().enumerate().filter(|(_, r)| text(r)) {
        let ends = usize::from(reading.closed);
        match runs.last_mut().filter(|_| i > 0 && text(&readings[i - 1])) {
            Some((_, paragraphs)) => *paragraphs += ends,
            None => runs.push((i, ends)),
        }
    }
    let mut next = 0;
    let near = |i: usize| {
        while runs.get(next).is_some_and(|(start, _)| *start <= i) {
            next += 1;
        }
        let near = &runs[next.saturating_sub(NEAR_TEXTS)..runs.len().min(next + NEAR_TEXTS)];
        let single = near.iter().filter(|(_, paragraphs)| *paragraphs <= 1).count();
        near.len() >= FEWEST_TEXTS && single + 1 >= near.len()
    };
    (0..readings.len()).map(near).collect()
}

/// How many texts on each side are looked at, and how many there must be in all.
const NEAR_TEXTS: usize = 3;
const FEWEST_TEXTS: usize = 5;

/// For every short line how many others near it are made as it is: 以…为方向, 以…为动力. Subheads of one piece often
/// are. Headlines are only now and then, and hardly ever those of pieces that follow one another.
pub(crate) fn rhymes(lines: &[Line<'_>], readings: &[Reading]) -> Vec<usize> {
    let mut found = vec![0; lines.len()];
    let runs = short_runs(lines, readings);
    for (at, run) in runs.iter().enumerate() {
        for &j in runs[at + 1..].iter().take(REACH).flatten() {
            for &i in run {
                if are_alike(lines[i].chars, lines[j].chars) {
                    found[i] += 1;
                    found[j] += 1;
                }
            }
        }
    }
    found
}

/// How many runs of short lines further on a line is compared with: a piece of another article may stand between.
const REACH: usize = 2;

/// The runs of open short lines between texts.
fn short_runs(lines: &[Line<'_>], readings: &[Reading]) -> Vec<Vec<usize>> {
    let mut runs = vec![Vec::new()];
    for (i, reading) in readings.iter().enumerate() {
        if reading.prose || reading.closed {
            if runs.last().is_some_and(|run| !run.is_empty()) {
                runs.push(Vec::new());
            }
        } else if (6..=18).contains(&lines[i].chars.len()) && reading.is_text() && !reading.row {
            runs.last_mut().expect("BUG: there is one").push(i);
        }
    }
    // A piece that is all short lines, as verse and tables are, is no series of headings.
    runs.retain(|run| (1..=4).contains(&run.len()));
    runs
}

/// Whether two lines have the same characters at the same places from both ends, but not all of them.
fn are_alike(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 2 || a == b {
        return false;
    }
    let half = a.len().min(b.len()) / 2;
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
        pairs.take(half).filter(|(x, y)| x == y && is_han(**x)).count()
    };
    let front = same(&mut a.iter().zip(b));
    let back = same(&mut a.iter().rev().zip(b.iter().rev()));
    back >= 2 || (front >= 1 && back >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_made_alike_rhyme_and_headlines_of_one_place_do_not() {
        let alike = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|t| t.chars().collect::<Vec<char>>());
            are_alike(&a, &b)
        };
        assert!(alike("以河为界护一方水", "以路为媒兴一方业"));
        assert!(alike("把码头修成新去处", "让老街变成新去处"));
        assert!(!alike("我区开展冬季防火检查", "我区修好两座老石桥"));
        assert!(!alike("遗失声明遗失", "遗失声明遗失"), "what is printed twice is another sign");
        assert!(!alike("以河为界", "以路为媒护住一方水土"));
    }
}
