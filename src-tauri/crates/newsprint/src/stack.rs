//! A headline stack read from top to bottom: column, kicker, headline, subheadline.
//!
//! Roles never go back up, and one line at least is the headline; among all divisions that keep to this the
//! likeliest is found. What each line shows is weighed by `tables/stack_weights.txt`.

use crate::clause::Clause;
use crate::evidence::is_instalment;
use crate::lexicon::{BRIEF_LABELS, COLUMN_WORDS, SLOGAN_WORDS, TIME_WORDS};
use crate::lines::Line;
use crate::numerals::is_numeral;
use crate::punctuation::{ends_sentence, is_han, is_pause, is_round_open, quote_balance};
use crate::seams::{breaks_word, ends_governing};
use crate::settled::tells_several;
use crate::weights::read_rows;
use crate::words::Words;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static COLUMNS: LazyLock<Words> = LazyLock::new(|| Words::of(COLUMN_WORDS));
static BRIEFS: LazyLock<Words> = LazyLock::new(|| Words::of(BRIEF_LABELS));
static WHENS: LazyLock<Words> = LazyLock::new(|| Words::of(TIME_WORDS));
static SLOGANS: LazyLock<Words> = LazyLock::new(|| Words::of(SLOGAN_WORDS));

/// What a line of a stack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum StackRole {
    Column,
    Kicker,
    Headline,
    Subheadline,
}

/// Each role twice: a line that begins it, a line that goes on with it.
const STATES: usize = 8;

const ROLES: [StackRole; STATES / 2] =
    [StackRole::Column, StackRole::Kicker, StackRole::Headline, StackRole::Subheadline];

/// The first state of the headline.
const HEADLINE: usize = 4;

/// One line of a stack with what is known of it.
pub(crate) struct StackLine<'a, 't> {
    pub(crate) line: &'a Line<'t>,
    /// 0..=1: how much of it the body says, too.
    pub(crate) share: f32,
    /// How it stands under the line before.
    pub(crate) gap: StackGap,
    /// The same words stand over another piece of this page.
    pub(crate) repeated: bool,
    /// Fills the measure its text is wrapped to.
    pub(crate) full: bool,
    /// Of a paper from before the twenties, whose heads have no lines over the headline.
    pub(crate) old: bool,
    /// How wide a line of another head of this page is at most.
    pub(crate) widest: f32,
    /// The widest measure that text of this page is wrapped to; `None` where it flows.
    pub(crate) measure: Option<f32>,
}

/// How a line of a stack stands under the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StackGap {
    /// Closer than lines of this page do.
    Close,
    /// As they do.
    Usual,
    /// As they do, while other heads of the page stand closer.
    UsualAmongClose,
    /// Farther.
    Wide,
    /// Not under it: something else stands between.
    Elsewhere,
}

/// The role of every line.
pub(crate) fn read_stack(stack: &[StackLine<'_, '_>], weights: &StackWeights) -> Vec<StackRole> {
    let mut best: Vec<[(f32, usize); STATES]> = Vec::with_capacity(stack.len());
    for i in 0..stack.len() {
        let own = weights.scores(&cues(stack, i));
        let mut row = [(f32::NEG_INFINITY, 0); STATES];
        for state in 0..STATES {
            let reached = match i.checked_sub(1) {
                None if state % 2 == 0 && state <= HEADLINE => Some((0.0, state)),
                None => None,
                Some(above) => (0..STATES)
                    .filter(|&before| may_follow(before, state))
                    .map(|before| (best[above][before].0 + weights.steps[before][state], before))
                    .max_by(|a, b| a.0.total_cmp(&b.0)),
            };
            row[state] =
                reached.map_or((f32::NEG_INFINITY, state), |(score, from)| (score + own[state], from));
        }
        best.push(row);
    }
    let mut roles = trace(&best);
    for i in 1..roles.len() {
        // （外一首） says how many stand under the headline, and is of it.
        let several = tells_several(stack[i].line.chars)
            && stack[i].line.chars.first().is_some_and(|&c| is_round_open(c));
        if several && roles[i - 1] == StackRole::Headline {
            roles[i] = StackRole::Headline;
        }
    }
    roles
}

/// Whether state `after` may stand under `before`: a role goes on or a later one begins, and a subheadline needs a
/// headline before it.
pub(crate) fn may_follow(before: usize, after: usize) -> bool {
    if after % 2 == 1 {
        return before / 2 == after / 2;
    }
    after / 2 > before / 2 && (after < HEADLINE + 2 || before >= HEADLINE)
}

fn trace(best: &[[(f32, usize); STATES]]) -> Vec<StackRole> {
    let Some(last) = best.last() else { return Vec::new() };
    let mut state = (HEADLINE..STATES).max_by(|&a, &b| last[a].0.total_cmp(&last[b].0)).unwrap_or(HEADLINE);
    let mut roles = vec![StackRole::Headline; best.len()];
    for i in (0..best.len()).rev() {
        roles[i] = ROLES[state / 2];
        state = best[i][state].1;
    }
    roles
}

/// The table by which a stack is read.
#[derive(Clone, Debug)]
pub(crate) struct StackWeights {
    /// The rows by their names.
    places: FxHashMap<&'static str, usize>,
    cues: Vec<[f32; STATES]>,
    bias: [f32; STATES],
    steps: [[f32; STATES]; STATES],
}

impl StackWeights {
    /// Reads a table; `None` if it does not have all steps.
    pub(crate) fn read(table: &'static str) -> Option<Self> {
        let rows = read_rows::<STATES>(table);
        let bias = rows.iter().position(|(name, _)| *name == "bias")?;
        let mut steps = [[0.0; STATES]; STATES];
        let below = rows.get(bias + 1..).filter(|below| below.len() == STATES)?;
        for (step, (_, row)) in steps.iter_mut().zip(below) {
            *step = *row;
        }
        Some(Self {
            places: rows[..bias].iter().enumerate().map(|(place, row)| (row.0, place)).collect(),
            cues: rows[..bias].iter().map(|r| r.1).collect(),
            bias: rows[bias].1,
            steps,
        })
    }

    fn scores(&self, seen: &[&str]) -> [f32; STATES] {
        let mut total = self.bias;
        let mut places: Vec<usize> = seen.iter().filter_map(|name| self.places.get(name).copied()).collect();
        // In the order of the table, so that a sum is the same whatever was seen first.
        places.sort_unstable();
        for place in places {
            for (sum, weight) in total.iter_mut().zip(&self.cues[place]) {
                *sum += weight;
            }
        }
        total
    }
}

/// What can be seen in a line of a stack and its neighbours, by the names of the table's rows.
pub(crate) fn cues(stack: &[StackLine<'_, '_>], i: usize) -> Vec<&'static str> {
    let mut seen = Vec::with_capacity(12);
    own_cues(&mut seen, &stack[i]);
    let mut note = |name, shown: bool| seen.extend(shown.then_some(name));
    let width = stack[i].line.width;
    note("first", i == 0);
    note("last", i + 1 == stack.len());
    note("alone", stack.len() == 1);
    if let Some(below) = stack.get(i + 1) {
        note("longer_below", below.line.width >= width * 1.3 + 1.0);
        note("shorter_below", width >= below.line.width * 1.3 + 1.0);
        note("figures_below", is_tail_clause(below.line.chars));
        note("fits_beside_below", fit_one_line(&stack[i], below));
        note("fits_the_measure_with_below", below.measure.is_some_and(|m| width + below.line.width <= m));
        note("dash_below", ends_with_dash(below.line.chars));
        note("counts_below", counts(below.line.chars));
        let next = Clause::of(below.line.chars);
        note("event_below", next.tells_event);
        note("actor_below", next.names_actor);
        note("actor_left_out_below", next.leaves_out_actor);
    }
    if let Some(above) = i.checked_sub(1).map(|a| &stack[a]) {
        seam_cues(&mut seen, above, &stack[i]);
    }
    seen
}

fn own_cues(seen: &mut Vec<&'static str>, stack_line: &StackLine<'_, '_>) {
    let (line, share) = (stack_line.line, stack_line.share);
    let chars = line.chars;
    seen.push(match line.width {
        w if w <= 4.0 => "four_or_fewer",
        w if w <= 8.0 => "eight_or_fewer",
        w if w <= 13.0 => "thirteen_or_fewer",
        w if w <= 18.0 => "eighteen_or_fewer",
        w if w <= 26.0 => "twenty_six_or_fewer",
        w if w <= 36.0 => "thirty_six_or_fewer",
        _ => "longer",
    });
    seen.push(match share {
        s if s < 0.12 => "shares_nothing",
        s if s < 0.35 => "shares_little",
        s if s < 0.6 => "shares_much",
        _ => "shares_most",
    });
    let start = chars.first();
    let mut note = |name, shown: bool| seen.extend(shown.then_some(name));
    note("ends_with_dash", ends_with_dash(chars));
    note("begins_with_dash", matches!(start, Some('—' | '─' | '―')));
    note("ends_with_colon", matches!(chars.last(), Some('：' | ':')));
    note("comma", chars.iter().any(|&c| matches!(c, '，' | ',')));
    note("digits", chars.iter().any(char::is_ascii_digit));
    note("in_brackets", start.is_some_and(|&c| is_round_open(c)));
    note("emphatic", chars.iter().any(|&c| matches!(c, '“' | '「' | '！' | '？')));
    note("parallel", is_parallel(chars));
    note("dotted", chars.contains(&'·'));
    note("boxed", matches!(start, Some('【' | '〖' | '［' | '[')));
    note("label_of_a_column", is_column_label(chars));
    note("language_of_campaigns", is_slogan(chars));
    note("ends_a_sentence", ends_sentence(chars));
    note("marked_as_heading", line.heading > 0);
    note("printed_twice", stack_line.repeated);
    note("figures", is_tail_clause(chars));
    note("tells_when", WHENS.begin(chars));
    note("counts", counts(chars));
    note("instalment", is_instalment(chars));
    note("two_clauses", chars.iter().any(|c| c.is_whitespace()));
    note("fills_the_measure", stack_line.full);
    note("old_paper", stack_line.old);
    let clause = Clause::of(chars);
    note("event", clause.tells_event);
    note("occasion", clause.names_occasion);
    note("actor", clause.names_actor);
    note("actor_left_out", clause.leaves_out_actor);
}

/// What stands between a line and the one above.
fn seam_cues(seen: &mut Vec<&'static str>, above: &StackLine<'_, '_>, below: &StackLine<'_, '_>) {
    let (upper, lower) = (above.line, below.line);
    let longer = lower.width - upper.width;
    let mut note = |name, shown: bool| seen.extend(shown.then_some(name));
    note("close_under", below.gap == StackGap::Close);
    note("usual_gap_though_others_close", below.gap == StackGap::UsualAmongClose);
    note("wide_gap_above", below.gap == StackGap::Wide);
    note("stands_elsewhere", below.gap == StackGap::Elsewhere);
    note("fits_beside_above", fit_one_line(above, below));
    note("fits_the_measure_with_above", below.measure.is_some_and(|m| upper.width + lower.width <= m));
    note("counts_above", counts(upper.chars));
    note("text_flows", below.measure.is_none());
    let clauses = clauses(upper.chars) + clauses(lower.chars);
    note("three_clauses_with_above", clauses == 3);
    note("many_clauses_with_above", clauses > 3);
    note("as_long_as_above", longer.abs() <= 2.5);
    note("longer_than_above", longer > 2.5);
    note("shorter_than_above", longer < -2.5);
    note("word_broken_above", breaks_word(upper.chars, lower.chars));
    let left_open = quote_balance(upper.chars) > 0 || ends_governing(upper.chars);
    note(
        "left_open_above",
        left_open || upper.chars.last().is_some_and(|&c| is_pause(c) && c != '：' && c != ':'),
    );
    note("dash_above", ends_with_dash(upper.chars));
    note("colon_above", matches!(upper.chars.last(), Some('：' | ':')));
    note("full_above", above.full);
    let before = Clause::of(upper.chars);
    note("event_above", before.tells_event);
    note("occasion_above", before.names_occasion);
    note("label_above", is_column_label(upper.chars) && upper.width <= 8.0);
    note("shares_more_than_above", below.share > above.share + 0.15);
    note("shares_less_than_above", below.share < above.share - 0.15);
    note("other_heading_than_above", lower.heading != upper.heading);
}

/// How many clauses white space sets apart in a line; a headline of more than three is rare.
fn clauses(chars: &[char]) -> usize {
    chars.split(|c| c.is_whitespace()).filter(|piece| piece.iter().any(|c| is_han(*c))).count()
}

/// Whether two lines would have had room in one, as wide as lines of this page's heads get: who breaks a headline breaks
/// it where there is no room.
fn fit_one_line(above: &StackLine<'_, '_>, below: &StackLine<'_, '_>) -> bool {
    above.line.width + below.line.width <= below.widest
}

fn ends_with_dash(chars: &[char]) -> bool {
    matches!(chars.last(), Some('—' | '─' | '―')) || chars.ends_with(&['-', '-'])
}

/// Whether a line ends as the names of columns do.
pub(crate) fn is_column_label(chars: &[char]) -> bool {
    let mut words = ['\0'; 10];
    let mut length = 0;
    for &c in chars.iter().filter(|c| is_han(**c)) {
        let Some(place) = words.get_mut(length) else { return false };
        *place = c;
        length += 1;
    }
    COLUMNS.end(&words[..length]) || COLUMNS.begin(&words[..length])
}

/// Whether a column's name says that briefs stand under it.
pub(crate) fn is_brief_label(chars: &[char]) -> bool {
    let words: Vec<char> = chars.iter().copied().filter(|c| is_han(*c)).collect();
    BRIEFS.end(&words)
}

/// Whether a line speaks the language of campaigns, as the labels over policy reports do.
pub(crate) fn is_slogan(chars: &[char]) -> bool {
    SLOGANS.stand_in(chars)
}

/// A clause that tells figures of what the headline said: it opens with a number, 从 or a time, and has digits.
fn is_tail_clause(chars: &[char]) -> bool {
    let digits = chars.iter().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(*c)).count();
    let opens =
        chars.first().is_some_and(|&c| is_numeral(c) || matches!(c, '从' | '已' | '将' | '超' | '近' | '年'));
    digits >= 2 || (digits >= 1 && opens)
}

/// Whether a line counts something in words: 三百二十个, 一万两千册. Such figures say more of what a headline said.
fn counts(chars: &[char]) -> bool {
    let figure = |c: &char| {
        matches!(c, '一'..='龥') && is_numeral(*c) || matches!(c, '两' | '余' | '多' | '百' | '千' | '万')
    };
    chars.windows(2).any(|pair| {
        pair.iter().all(figure) && pair.iter().any(|c| matches!(c, '十' | '百' | '千' | '万' | '亿'))
    })
}

/// Three or more pieces of one length, set apart by spaces or dots: a slogan.
fn is_parallel(chars: &[char]) -> bool {
    let pieces: Vec<usize> = chars
        .split(|c| c.is_whitespace() || matches!(c, '·' | '•' | '・' | '、'))
        .map(|p| p.iter().filter(|&&c| is_han(c)).count())
        .filter(|&n| n > 0)
        .collect();
    pieces.len() >= 3 && pieces.iter().all(|&n| n == pieces[0]) && pieces[0] <= 6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    fn roles(text: &str, shares: &[f32]) -> Vec<StackRole> {
        let chars: Vec<char> = text.chars().collect();
        let lines = split_lines(&chars, 0, false);
        let stack: Vec<_> = lines
            .iter()
            .zip(shares)
            .map(|(line, &share)| StackLine {
                line,
                share,
                gap: match line.gap {
                    0 if line.range.start > 0 => StackGap::Close,
                    _ => StackGap::UsualAmongClose,
                },
                repeated: false,
                full: false,
                old: false,
                widest: 0.0,
                measure: None,
            })
            .collect();
        read_stack(&stack, &crate::Weights::fitted().stack)
    }

    #[test]
    fn stacks_in_their_several_manners() {
        use StackRole::{Column, Headline, Kicker, Subheadline};
        assert_eq!(roles("老渡口今天重新开航", &[0.5]), [Headline]);
        assert_eq!(
            roles("停航六年，两岸乡亲等来了新船——\n\n老渡口今天重新开航", &[0.5, 0.5]),
            [Kicker, Headline]
        );
        assert_eq!(roles("看山·看水·看家\n\n老渡口今天重新开航", &[0.1, 0.5]), [Column, Headline]);
        assert_eq!(
            roles("老渡口今天重新开航\n\n——访县航运站站长周亦青", &[0.5, 0.4]),
            [Headline, Subheadline]
        );
        assert_eq!(roles("停航六年的老渡口\n今天又响起了汽笛", &[0.5, 0.5]), [Headline, Headline]);
    }
}
