//! Whether the text before and after a short line is about the same things.
//!
//! A subhead stands inside one article: names and things return after it. A headline stands between two.
//! What counts as much or little is measured against the page's own texts.

use crate::cohesion::Cohesion;
use crate::lines::Line;
use crate::reading::Reading;

/// How the texts around a line compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Matter {
    /// Not between two texts, or nothing to tell.
    #[default]
    Unknown,
    Same,
    /// Same, and far more so than texts of this page are.
    Wholly,
    Other,
}

/// How many characters of each text are compared.
const SAMPLE: usize = 280;
/// How many texts are compared with one another: as many as a page has.
const SECTION: usize = 48;

/// Compares the texts around every short line that stands between two.
pub(crate) fn compare(lines: &[Line<'_>], readings: &[Reading]) -> Vec<Matter> {
    let mut found = vec![Matter::Unknown; lines.len()];
    let (texts, borders) = texts_between(lines, readings);
    if texts.len() < 4 {
        return found;
    }
    for first in (0..borders.len()).step_by(SECTION) {
        let last = (first + SECTION).min(borders.len());
        for (border, matter) in borders[first..last].iter().zip(compare_texts(&texts[first..=last])) {
            // A heading inside a text has a line or two; a longer stack stands over a new piece.
            for &line in border.iter().filter(|_| border.len() <= 2) {
                found[line] = matter;
            }
        }
    }
    found
}

/// How every text compares with the next, measured against how all of them compare.
fn compare_texts(texts: &[Vec<&[char]>]) -> Vec<Matter> {
    let cohesion = Cohesion::among(texts);
    let both = |a: usize, b: usize| (cohesion.share(a, b) + cohesion.share(b, a)) / 2.0;
    let mut apart: Vec<f32> = (0..texts.len())
        .flat_map(|a| (a + 2..texts.len()).map(move |b| (a, b)))
        .map(|(a, b)| both(a, b))
        .collect();
    // The middle one: a long piece with many subheads has many pairs of texts that speak of the same.
    apart.sort_by(f32::total_cmp);
    let usual = apart.get(apart.len() / 2).copied().unwrap_or_default();
    let judge = |shared: f32| {
        if shared > usual * 2.5 + 0.02 {
            Matter::Wholly
        } else if shared > usual * 1.6 + 0.01 {
            Matter::Same
        } else if shared < usual * 0.9 {
            Matter::Other
        } else {
            Matter::Unknown
        }
    };
    (1..texts.len()).map(|text| judge(both(text - 1, text))).collect()
}

/// The texts of a page, cut at every run of short lines, and those runs.
fn texts_between<'t>(lines: &[Line<'t>], readings: &[Reading]) -> (Vec<Vec<&'t [char]>>, Vec<Vec<usize>>) {
    let mut texts: Vec<Vec<&[char]>> = Vec::new();
    let mut borders: Vec<Vec<usize>> = Vec::new();
    let mut border: Vec<usize> = Vec::new();
    let mut length = 0usize;
    for (i, line) in lines.iter().enumerate() {
        let reading = &readings[i];
        let continues = i > 0 && readings[i - 1].prose && !readings[i - 1].closed && reading.closed;
        let text = reading.prose || continues || (reading.closed && line.width > 12.0);
        if !text {
            border.push(i);
            continue;
        }
        if !border.is_empty() || texts.is_empty() {
            if !texts.is_empty() {
                borders.push(std::mem::take(&mut border));
            }
            border.clear();
            texts.push(Vec::new());
            length = 0;
        }
        if length < SAMPLE {
            let take = line.chars.len().min(SAMPLE - length);
            length += take;
            texts.last_mut().expect("BUG: pushed above").push(&line.chars[..take]);
        }
    }
    (texts, borders)
}
