//! A headline stack read from top to bottom: column, kicker, headline, subheadline.
//!
//! Roles never go back up, and one line at least is the headline; among all divisions that keep to this the
//! best is found.

use crate::evidence::is_instalment;
use crate::lexicon::{COLUMN_WORDS, SLOGAN_WORDS};
use crate::lines::Line;
use crate::numerals::is_numeral;
use crate::punctuation::{ends_sentence, is_han, is_round_open};
use crate::seams::breaks_word;

/// What a line of a stack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum StackRole {
    Column,
    Kicker,
    Headline,
    Subheadline,
}

const ROLES: [StackRole; 4] =
    [StackRole::Column, StackRole::Kicker, StackRole::Headline, StackRole::Subheadline];

/// One line of a stack with what is known of it.
pub(crate) struct StackLine<'a, 't> {
    pub(crate) line: &'a Line<'t>,
    /// 0..=1: how much of it the body says, too.
    pub(crate) share: f32,
    /// Stands close under the line before, where others stand apart.
    pub(crate) tight: bool,
    /// The same words stand over another piece of this page.
    pub(crate) repeated: bool,
}

/// The role of every line.
pub(crate) fn read_stack(stack: &[StackLine<'_, '_>]) -> Vec<StackRole> {
    // best[r] is the best division of the lines so far that ends in role r; a headline must have come by the end.
    let mut best: Vec<[(f32, usize); 4]> = Vec::with_capacity(stack.len());
    for (i, line) in stack.iter().enumerate() {
        let traits = Traits::of(line, i == 0, stack.get(i + 1));
        let mut row = [(f32::NEG_INFINITY, 0); 4];
        for (r, role) in ROLES.into_iter().enumerate() {
            row[r] = match i.checked_sub(1) {
                None if role == StackRole::Subheadline => (f32::NEG_INFINITY, r),
                None => (traits.fit(role), r),
                Some(above) => step(&best[above], &stack[above], line, r, traits.fit(role)),
            };
        }
        best.push(row);
    }
    trace(&best)
}

/// The best way to come to role `r` from the line above, and from which role.
fn step(
    above: &[(f32, usize); 4],
    upper: &StackLine<'_, '_>,
    lower: &StackLine<'_, '_>,
    r: usize,
    own: f32,
) -> (f32, usize) {
    // A subheadline needs a headline before it.
    let first = if ROLES[r] == StackRole::Subheadline { 2 } else { 0 };
    (first..=r)
        .map(|before| (above[before].0 + join(upper, lower, before == r, ROLES[r]) + own, before))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .unwrap_or((f32::NEG_INFINITY, r))
}

fn trace(best: &[[(f32, usize); 4]]) -> Vec<StackRole> {
    let Some(last) = best.last() else { return Vec::new() };
    let mut role = if last[3].0 > last[2].0 { 3 } else { 2 };
    let mut roles = vec![StackRole::Headline; best.len()];
    for i in (0..best.len()).rev() {
        roles[i] = ROLES[role];
        role = best[i][role].1;
    }
    roles
}

/// What can be seen in a line of a stack.
struct Traits {
    share: f32,
    width: f32,
    dash_end: bool,
    dash_start: bool,
    colon: bool,
    comma: bool,
    digits: bool,
    bracketed: bool,
    emphatic: bool,
    parallel: bool,
    dotted: bool,
    boxed: bool,
    label: bool,
    slogan: bool,
    stopped: bool,
    marked: bool,
    repeated: bool,
    tail: bool,
    last: bool,
    first: bool,
    instalment: bool,
    longer_below: bool,
    tail_below: bool,
    headline_below: bool,
}

impl Traits {
    fn of(stack_line: &StackLine<'_, '_>, first_line: bool, below: Option<&StackLine<'_, '_>>) -> Self {
        let line = stack_line.line;
        let (chars, width) = (line.chars, line.width);
        let (start, end) = (chars.first(), chars.last());
        let dash = |c: Option<&char>| matches!(c, Some('—' | '─' | '―'));
        let tail_below = below.is_some_and(|n| is_tail_clause(n.line.chars));
        Self {
            share: stack_line.share,
            width,
            dash_end: dash(end),
            dash_start: dash(start),
            colon: matches!(end, Some('：' | ':')),
            comma: chars.iter().any(|&c| matches!(c, '，' | ',')),
            digits: chars.iter().any(char::is_ascii_digit),
            bracketed: start.is_some_and(|&c| is_round_open(c)),
            emphatic: chars.iter().any(|&c| matches!(c, '“' | '「' | '！' | '？')),
            parallel: is_parallel(chars),
            dotted: chars.contains(&'·'),
            boxed: matches!(start, Some('【' | '〖' | '［')),
            label: is_column_label(chars),
            slogan: is_slogan(chars),
            stopped: ends_sentence(chars),
            marked: line.heading > 0,
            repeated: stack_line.repeated,
            tail: is_tail_clause(chars),
            last: below.is_none(),
            first: first_line,
            instalment: is_instalment(chars),
            longer_below: below.is_some_and(|n| n.line.width >= width * 1.3),
            tail_below,
            headline_below: below.is_some_and(|n| n.line.width <= width + 4.0) && !tail_below,
        }
    }

    /// How well the line fits a role by itself.
    fn fit(&self, role: StackRole) -> f32 {
        match role {
            StackRole::Headline => self.headline(),
            StackRole::Kicker => self.kicker(),
            StackRole::Column => self.column(),
            StackRole::Subheadline => self.subheadline(),
        }
    }

    fn headline(&self) -> f32 {
        let long = if self.width > 30.0 { -0.12 * (self.width - 30.0) } else { 0.0 };
        1.0 + self.share * 1.5
            + long
            + sum(&[
                ((7.0..=26.0).contains(&self.width), 0.8),
                (self.dash_end, -4.0),
                (self.colon && !self.last, -3.0),
                (self.dash_start, -5.0),
                (self.bracketed, -2.5),
                (self.repeated, -2.0),
                ((self.label || self.slogan) && !self.last, -1.2),
                (self.marked, 0.5),
                (self.emphatic, 0.4),
                (self.tail_below, 0.6),
                (self.instalment, -5.0),
                (self.width <= 3.0 && !self.first, -2.5),
            ])
    }

    fn kicker(&self) -> f32 {
        let over = if self.share > 0.4 || self.comma { 1.4 } else { 0.6 };
        -0.9 + self.share * 1.2
            + sum(&[
                (self.dash_end, 4.5),
                (self.colon, 3.5),
                (self.comma && self.width > 20.0, 0.5),
                (self.last, -4.0),
                (self.dash_start || self.bracketed, -3.0),
                (self.headline_below, over),
                (self.slogan, -0.6),
                (self.label, -0.5),
            ])
    }

    fn column(&self) -> f32 {
        -1.6 + (0.45 - self.share) * 2.0
            + sum(&[
                (self.parallel, 2.2),
                (self.dotted, 1.2),
                (self.repeated, 3.0),
                (self.label, 2.2),
                (self.slogan && !self.comma, 1.3),
                (self.boxed, 3.0),
                (self.digits, -1.0),
                (self.comma, -1.5),
                (self.dash_end || self.colon, -3.0),
                (self.dash_start || self.bracketed, -3.0),
                (self.width > 22.0, -1.0),
                (self.width <= 6.0 && self.longer_below, 1.2),
                (self.stopped, -0.7),
                (self.last, -4.0),
            ])
    }

    fn subheadline(&self) -> f32 {
        -0.8 + self.share * 0.6
            + sum(&[
                (self.dash_start, 6.0),
                (self.bracketed, 4.0),
                (self.instalment, 5.0),
                (self.width <= 3.0, 1.0),
                (self.width > 16.0 && self.comma, 1.0),
                (self.tail, 1.2),
                (self.dash_end || self.colon, -3.0),
            ])
    }
}

/// The weights of what was seen.
fn sum(evidence: &[(bool, f32)]) -> f32 {
    evidence.iter().filter(|(seen, _)| *seen).map(|(_, weight)| weight).sum()
}

/// How well two lines go together: the same role wants to stand close, another wants to stand apart.
fn join(above: &StackLine<'_, '_>, below: &StackLine<'_, '_>, same: bool, role: StackRole) -> f32 {
    let similar = (above.line.width - below.line.width).abs() <= 5.0;
    let longer = below.line.width - above.line.width;
    // A standing label is no part of the headline, however close it stands.
    let label = is_column_label(above.line.chars) && above.line.width <= 8.0;
    match (same, below.tight && !label) {
        (true, true) => 2.0 + if similar { 0.5 } else { 0.0 },
        (true, false) if breaks_word(above.line.chars, below.line.chars) => 1.0,
        (true, false) => -5.0,
        (false, true) => -2.0,
        (false, false) => match role {
            StackRole::Subheadline if longer > 3.0 => 1.0,
            _ => 0.0,
        },
    }
}

/// Whether a line ends as the names of columns do.
pub(crate) fn is_column_label(chars: &[char]) -> bool {
    let text: String = chars.iter().filter(|c| is_han(**c)).collect();
    text.chars().count() <= 10 && COLUMN_WORDS.iter().any(|w| text.ends_with(w) || text.starts_with(w))
}

/// Whether a line speaks the language of campaigns, as the labels over policy reports do.
pub(crate) fn is_slogan(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    SLOGAN_WORDS.iter().any(|w| text.contains(w))
}

/// A clause that tells figures of what the headline said: it opens with a number, 从 or a time, and has digits.
fn is_tail_clause(chars: &[char]) -> bool {
    let digits = chars.iter().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(*c)).count();
    let opens =
        chars.first().is_some_and(|&c| is_numeral(c) || matches!(c, '从' | '已' | '将' | '超' | '近' | '年'));
    digits >= 2 || (digits >= 1 && opens)
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
                tight: line.gap == 0 && line.range.start > 0,
                repeated: false,
            })
            .collect();
        read_stack(&stack)
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
