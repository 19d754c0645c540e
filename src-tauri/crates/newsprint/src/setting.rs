//! How a page's text is set: wrapped to a measure or flowing, and what a blank line means on it.

mod verse;

pub(crate) use verse::is_regular;

use crate::glance::Glance;
use crate::lines::Line;
use crate::punctuation::em;
use crate::reading::Reading;
use verse::verse_lines;

/// How far around a line its neighbours are compared with it.
const REACH: usize = 7;
/// Neighbours of the same width that make a measure.
const COMPANY: usize = 3;
/// Newspaper columns are narrower than this, in em; what is wider flows.
const WIDEST_COLUMN: f32 = 46.0;

/// No column is set narrower than this, in em: shorter lines that agree are verse, names or numbers.
const NARROWEST_COLUMN: f32 = 5.5;
/// Narrower than this, beside a picture, more lines must agree.
const NARROW_COLUMN: f32 = 9.0;

/// What was measured, a value for each line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting {
    /// The line fills its measure: it was broken there by the column, not by the writer.
    pub(crate) full: Vec<bool>,
    /// The line is one of a run of short lines whose breaks the writer meant: verse.
    pub(crate) verse: Vec<bool>,
    /// Blank lines usual between two lines of this page.
    pub(crate) usual_gap: u16,
    /// Whether 、 does the work of all stops, as in papers before the twenties.
    pub(crate) old_stops: bool,
    /// Whether any gap in the page differs from the usual.
    pub(crate) gaps_tell: bool,
    /// The line was broken though the next character would have fitted on it: whoever set it meant the break.
    pub(crate) room: Vec<bool>,
    /// The widths that columns of this page are set to, narrowest first; empty where the text flows.
    pub(crate) columns: Vec<f32>,
}

/// Measures a page's lines.
pub(crate) fn measure(lines: &[Line<'_>], readings: &[Reading], old_stops: bool) -> Setting {
    let usual_gap = usual_gap(lines);
    let verse = verse_lines(lines, readings, old_stops);
    let widths: Vec<f32> = lines.iter().map(set_width).collect();
    let open: Vec<bool> = readings.iter().map(|reading| !reading.closed).collect();
    let full = full_lines(lines, readings, &verse, (&widths, &open), (usual_gap, old_stops));
    Setting {
        columns: column_widths(&widths, &full),
        room: room_left(lines, &open, &full, &widths),
        full,
        verse,
        usual_gap,
        old_stops,
        gaps_tell: lines.iter().skip(1).any(|l| l.gap != usual_gap),
    }
}

fn usual_gap(lines: &[Line<'_>]) -> u16 {
    let mut counts = [0usize; 4];
    for line in lines.iter().skip(1) {
        counts[usize::from(line.gap.min(3))] += 1;
    }
    let best = (0..4).rev().max_by_key(|&g| counts[g]).unwrap_or(0);
    u16::try_from(best).unwrap_or(0)
}

/// Whether 、 does the work of all stops on this page. A line whose only stops are 。, the last at its end, is not asked: it
/// may be of a poem, which has them in old papers, too.
pub(crate) fn uses_old_stops(lines: &[Line<'_>]) -> bool {
    let (mut others, mut pauses, mut ends) = (0usize, 0usize, 0usize);
    for line in lines {
        let count = |stops: &[char]| line.chars.iter().filter(|c| stops.contains(c)).count();
        let (commas, paused, stopped) = (count(&['，', ',']), count(&['、']), count(&['。']));
        let verse = commas + paused == 0 && line.chars.last() == Some(&'。');
        others += if verse { 0 } else { commas + stopped };
        pauses += paused;
        ends += usize::from(line.chars.last() == Some(&'、'));
    }
    // A few lines tell as much if they end with it and hold no other stop; a list of names holds more of them.
    let length: usize = lines.iter().map(|line| line.chars.len()).sum();
    let clauses = others == 0 && pauses >= 8 && ends >= 2 && length > 5 * pauses;
    clauses || (pauses > 40 && pauses > 6 * others)
}

/// For every full line, whether its column has room for the first character of the next line. How wide the column
/// is, the lines around say that break off inside a sentence: half of them are at least as wide.
fn room_left(lines: &[Line<'_>], open: &[bool], full: &[bool], widths: &[f32]) -> Vec<bool> {
    (0..lines.len())
        .map(|i| {
            let Some(next) = lines.get(i + 1).and_then(|l| l.chars.first()).filter(|_| full[i]) else {
                return false;
            };
            let needed = widths[i] + em(*next);
            let (mut near, mut narrower) = (0usize, 0usize);
            for j in i.saturating_sub(REACH)..lines.len().min(i + REACH + 1) {
                let broken = j != i && full[j] && open[j] && (widths[j] - widths[i]).abs() <= 2.4;
                near += usize::from(broken);
                narrower += usize::from(broken && needed > widths[j] + 0.05);
            }
            near >= COMPANY && narrower <= near / 2
        })
        .collect()
}

/// The widths that at least four full lines agree on.
fn column_widths(widths: &[f32], full: &[bool]) -> Vec<f32> {
    let mut counts = [0u32; 64];
    for (width, _) in widths.iter().zip(full).filter(|(_, full)| **full) {
        counts[(width.round().max(0.0) as usize).min(63)] += 1;
    }
    let near = |w: usize| counts[w - 1..=w + 1].iter().sum::<u32>();
    (1..63)
        .filter(|&w| near(w) >= 4 && counts[w] > 0 && counts[w] >= counts[w - 1].max(counts[w + 1]))
        .map(|w| w as f32)
        .collect()
}

/// A line is full when it reaches the measure of the run it stands in. The first line of a paragraph is set in
/// by two characters, and dumps often lose that white space: such a line is full at two less than the measure,
/// if it breaks off inside a sentence after a line that ended one.
fn full_lines(
    lines: &[Line<'_>],
    readings: &[Reading],
    verse: &[bool],
    (widths, open): (&[f32], &[bool]),
    (usual_gap, old_stops): (u16, bool),
) -> Vec<bool> {
    let close = |i: usize| i > 0 && i < lines.len() && lines[i].gap < usual_gap;
    let text =
        |i: usize| may_fill(&readings[i]) && !verse[i] && lines[i].heading == 0 && !close(i) && !close(i + 1);
    // What is no text has no width to compare with.
    let widths: Vec<f32> = (0..lines.len()).map(|i| if text(i) { widths[i] } else { 0.0 }).collect();
    let measures: Vec<Option<f32>> = (0..lines.len())
        .map(|i| if widths[i] > 0.0 { measure_near(&widths, open, i) } else { None })
        .collect();
    let run = Run { lines, readings, widths: &widths };
    // Where most paragraphs open two short of the measure, the dump has lost the white space before them.
    let starts =
        |i: &usize| lines[*i].indent < 1.0 && !readings[*i].closed && *i > 0 && readings[*i - 1].closed;
    let opening = |test: &dyn Fn(usize, f32) -> bool| {
        (0..lines.len()).filter(starts).filter(|&i| measures[i].is_some_and(|m| test(i, m))).count()
    };
    let short = opening(&|i, m| run.is_set_in(i, m));
    let flush = opening(&|i, m| run.reaches(i, m) && widths[i - 1] < m - 3.0);
    // Where every line may end a sentence, that cannot be counted.
    let indents_lost = old_stops || (short >= 3 && short > flush);
    (0..lines.len())
        .map(|i| {
            measures[i].is_some_and(|m| {
                (run.reaches(i, m) || (indents_lost && run.is_set_in(i, m))) && run.goes_on(i, m)
            })
        })
        .collect()
}

/// What may fill a measure: text, but no row of a table, whose rows are all of one width.
fn may_fill(reading: &Reading) -> bool {
    reading.is_text() && !reading.row
}

/// Lines with the widths they are set to.
struct Run<'a, 't> {
    lines: &'a [Line<'t>],
    readings: &'a [Reading],
    widths: &'a [f32],
}

impl Run<'_, '_> {
    /// Whether the line reaches the measure; quotation marks are set to half an em or to one.
    fn reaches(&self, i: usize, measure: f32) -> bool {
        let full = -1.7..=2.4;
        full.contains(&(self.widths[i] - measure)) || full.contains(&(self.lines[i].width - measure))
    }

    /// Whether it may be a paragraph's first line whose indent the dump has lost.
    fn is_set_in(&self, i: usize, measure: f32) -> bool {
        let opens = i == 0 || self.readings[i - 1].closed || self.widths[i - 1] < measure - 3.0;
        (-2.8..=-1.7).contains(&(self.widths[i] - measure)) && opens && !self.readings[i].closed
    }

    /// What breaks off inside a sentence goes on flush and at the same measure. A headline may be as wide, but
    /// wider text or text set in follows it.
    fn goes_on(&self, i: usize, measure: f32) -> bool {
        let wider = self.widths.get(i + 1).is_some_and(|w| *w > measure + 3.2);
        let set_in = self.lines.get(i + 1).is_some_and(|l| l.indent >= self.lines[i].indent + 1.0);
        self.readings[i].closed || !(wider || set_in)
    }
}

/// The width that most lines around line `i` are set to and that it may itself be set to; `None` where too few
/// agree. Lines that flow end the neighbourhood.
fn measure_near(widths: &[f32], open: &[bool], i: usize) -> Option<f32> {
    let near = neighbourhood(widths, i);
    let beside = Beside::of(widths, open, near.clone(), i);
    let mut best: Option<(usize, f32)> = None;
    // Most lines of a column are as wide as the one above.
    for m in widths[near.clone()].chunk_by(|above, below| above == below).map(|same| same[0]) {
        if !(NARROWEST_COLUMN.max(widths[i] - 2.4)..=widths[i] + 2.8).contains(&m) {
            continue;
        }
        let count = beside.company(m);
        let least = if m < NARROW_COLUMN { COMPANY + 2 } else { COMPANY };
        if count >= least && best.is_none_or(|(n, w)| count > n || (count == n && m > w)) {
            best = Some((count, m));
        }
    }
    let (count, measure) = best?;
    // Last lines and headlines keep company, too; a wider measure on both sides overrules theirs.
    let wider = near.filter(|&j| j.abs_diff(i) <= 2 && widths[j] > measure + 3.2).count();
    (wider <= count).then_some(measure)
}

/// The lines around one, laid out so that all are compared with a width at once.
struct Beside {
    widths: [f32; 2 * REACH + 2],
    open: [bool; 2 * REACH + 2],
}

impl Beside {
    fn of(widths: &[f32], open: &[bool], near: std::ops::Range<usize>, i: usize) -> Self {
        let mut beside = Self { widths: [f32::INFINITY; _], open: [false; _] };
        let (above, below) = (near.start..i, near.end.min(i + 1)..near.end);
        let all = above.len() + below.len();
        beside.widths[..above.len()].copy_from_slice(&widths[above.clone()]);
        beside.widths[above.len()..all].copy_from_slice(&widths[below.clone()]);
        beside.open[..above.len()].copy_from_slice(&open[above.clone()]);
        beside.open[above.len()..all].copy_from_slice(&open[below]);
        beside
    }

    /// How many lines are as wide as `m`. A column breaks sentences: lines of one width that nearly all end one are
    /// items of a list.
    fn company(&self, m: f32) -> usize {
        let (mut all, mut broken) = (0u32, 0u32);
        for (width, open) in self.widths.iter().zip(self.open) {
            let agrees = (width - m).abs() <= 1.1;
            all += u32::from(agrees);
            broken += u32::from(agrees & open);
        }
        if broken * 3 >= all { all as usize } else { 0 }
    }
}

fn neighbourhood(widths: &[f32], i: usize) -> std::ops::Range<usize> {
    let flows = |w: &f32| *w > WIDEST_COLUMN;
    let back = widths[..i].iter().rev().take(REACH).take_while(|w| !flows(w)).count();
    let ahead = widths[i..].iter().take(REACH + 1).take_while(|w| !flows(w)).count();
    i - back..i + ahead
}

/// Width on paper: with the indent of a first line, and with quotation marks at the half em they are set to.
pub(crate) fn set_width(line: &Line<'_>) -> f32 {
    let indent = if line.indent >= 1.0 { 2.0 } else { 0.0 };
    let quotes = || line.chars.iter().filter(|c| matches!(c, '‘'..='’' | '“'..='”')).count();
    let quotes = if line.glance.shows(Glance::QUOTE) { quotes() } else { 0 };
    line.width + indent - 0.5 * quotes as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    pub(super) fn setting(text: &str) -> Setting {
        let chars: Vec<char> = text.chars().collect();
        let lines = split_lines(&chars, 0, false);
        measure(&lines, &crate::reading::read_lines(&lines, false), false)
    }

    #[test]
    fn wrapped_lines_are_full_but_for_the_last() {
        let set = setting(
            "渡口的老船工昨天把最\n后一条木船交给了县里\n的陈列馆，两岸来了三\n百多人送行，从清早站\n到晌午，谁也不肯先走\n一步。",
        );
        assert_eq!(set.full, [true, true, true, true, true, false]);
    }

    #[test]
    fn flowing_paragraphs_are_never_full() {
        let paragraph = "渡口的老船工昨天把最后一条木船交给了县里的陈列馆，两岸来了三百多人送行，从清早站到晌午，谁也不肯先走。";
        let set = setting(&[paragraph; 8].join("\n\n"));
        assert!(set.full.iter().all(|f| !f));
        assert_eq!(set.usual_gap, 1);
    }
}
