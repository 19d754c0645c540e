//! A headline stack read from top to bottom: column, kicker, headline, subheadline.
//!
//! Roles never go back up, and one line at least is the headline; among all divisions that keep to this the
//! best is found.

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
        let mut row = [(f32::NEG_INFINITY, 0); 4];
        for (r, role) in ROLES.iter().enumerate() {
            let own = fit(line, *role, stack.len(), stack.get(i + 1));
            if i == 0 {
                let start = if *role == StackRole::Subheadline { f32::NEG_INFINITY } else { 0.0 };
                row[r] = (own + start, r);
                continue;
            }
            for before in 0..=r {
                // A subheadline needs a headline before it.
                if ROLES[r] == StackRole::Subheadline && before < 2 {
                    continue;
                }
                let score = best[i - 1][before].0 + join(&stack[i - 1], line, before == r, *role) + own;
                if score > row[r].0 {
                    row[r] = (score, before);
                }
            }
        }
        best.push(row);
    }
    trace(&best)
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

/// How well a line fits a role by itself.
fn fit(
    stack_line: &StackLine<'_, '_>,
    role: StackRole,
    lines: usize,
    next: Option<&StackLine<'_, '_>>,
) -> f32 {
    let line = stack_line.line;
    let chars = line.chars;
    let width = line.width;
    let dash_end = matches!(chars.last(), Some('—' | '─' | '―'));
    let dash_start = matches!(chars.first(), Some('—' | '─' | '―'));
    let colon = matches!(chars.last(), Some('：' | ':'));
    let comma = chars.iter().any(|&c| matches!(c, '，' | ','));
    let digits = chars.iter().any(char::is_ascii_digit);
    let mut score = 0.0;
    let mut add = |seen: bool, weight: f32| score += if seen { weight } else { 0.0 };
    let label = is_column_label(chars);
    let slogan = is_slogan(chars);
    let bracketed = chars.first().is_some_and(|&c| is_round_open(c));
    let last = next.is_none();
    let longer_next = next.is_some_and(|n| n.line.width >= width * 1.3);
    match role {
        StackRole::Headline => {
            add(true, 1.0 + stack_line.share * 1.5);
            add((7.0..=26.0).contains(&width), 0.8);
            add(width > 30.0, -0.12 * (width - 30.0));
            add(dash_end, -4.0);
            add(colon && !last, -3.0);
            add(dash_start, -5.0);
            add(bracketed, -2.5);
            add(stack_line.repeated, -2.0);
            add((label || slogan) && !last, -1.2);
            add(line.heading > 0, 0.5);
            add(chars.iter().any(|&c| matches!(c, '“' | '「' | '！' | '？')), 0.4);
            add(next.is_some_and(|n| is_tail_clause(n.line.chars)), 0.6);
        }
        StackRole::Kicker => {
            add(true, -0.9 + stack_line.share * 1.2);
            add(dash_end, 4.5);
            add(colon, 3.5);
            add(comma && width > 20.0, 0.5);
            add(last, -4.0);
            add(dash_start || bracketed, -3.0);
            let over = next.is_some_and(|n| n.line.width <= width + 4.0 && !is_tail_clause(n.line.chars));
            add(over, if stack_line.share > 0.4 || comma { 1.4 } else { 0.6 });
            add(slogan, -0.6);
            add(label, -0.5);
        }
        StackRole::Column => {
            add(true, -1.6 + (0.45 - stack_line.share) * 2.0);
            add(is_parallel(chars), 2.2);
            add(chars.contains(&'·'), 1.2);
            add(stack_line.repeated, 3.0);
            add(label, 2.2);
            add(slogan && !comma, 1.3);
            add(matches!(chars.first(), Some('【' | '〖' | '［')), 3.0);
            add(digits, -1.0);
            add(comma, -1.5);
            add(dash_end || colon, -3.0);
            add(dash_start || bracketed, -3.0);
            add(width > 22.0, -1.0);
            add(width <= 6.0 && longer_next, 1.2);
            add(ends_sentence(chars), -0.7);
            add(last, -4.0);
        }
        StackRole::Subheadline => {
            add(true, -0.8 + stack_line.share * 0.6);
            add(dash_start, 6.0);
            add(bracketed, 4.0);
            add(width > 16.0 && comma, 1.0);
            add(is_tail_clause(chars), 1.2);
            add(dash_end || colon, -3.0);
        }
    }
    score
}

/// How well two lines go together: the same role wants to stand close, another wants to stand apart.
fn join(above: &StackLine<'_, '_>, below: &StackLine<'_, '_>, same: bool, role: StackRole) -> f32 {
    let similar = (above.line.width - below.line.width).abs() <= 5.0;
    let longer = below.line.width - above.line.width;
    match (same, below.tight) {
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
fn is_column_label(chars: &[char]) -> bool {
    let text: String = chars.iter().filter(|c| is_han(**c)).collect();
    text.chars().count() <= 10 && COLUMN_WORDS.iter().any(|w| text.ends_with(w) || text.starts_with(w))
}

/// Whether a line speaks the language of campaigns, as the labels over policy reports do.
fn is_slogan(chars: &[char]) -> bool {
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
