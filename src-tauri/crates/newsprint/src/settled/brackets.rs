//! What the measure breaks inside brackets or before a number: it goes on on the next line, and no heading begins there.

use super::Page;
use crate::labels::Label;
use crate::punctuation::{is_round_close, is_round_open};

/// A bracket that a line leaves open is closed within so many characters of the next.
const LONGEST_REST: usize = 24;
/// No figure that stands alone on a line has fewer signs.
const SHORTEST_NUMBER: usize = 5;

impl Page<'_, '_> {
    /// A bracket that one line leaves open and the next closes holds both together.
    pub(super) fn hold_brackets(&mut self) {
        for i in 1..self.lines.len() {
            if stays_open(self.lines[i - 1].chars) && closes_first(self.lines[i].chars) {
                self.hold(i - 1, i);
            }
        }
    }

    fn hold(&mut self, above: usize, below: usize) {
        const REASON: &str = "a_bracket_joins_two_lines";
        let signed = self.readings[below].signature.is_some();
        let begins = self.lines[above].chars.first().is_some_and(|&c| is_round_open(c));
        match (self.label(above), self.label(below)) {
            (
                Some(Label::Byline | Label::Signature),
                Some(Label::Head | Label::Subhead | Label::Paragraph),
            ) if signed => {
                self.decide(below, Label::Signature, REASON);
            }
            _ if signed => {}
            (
                Some(Label::Paragraph | Label::Continuation),
                Some(Label::Head | Label::Subhead | Label::Paragraph),
            ) => {
                self.decide(below, Label::Continuation, REASON);
            }
            (Some(Label::Head | Label::Subhead), Some(Label::Paragraph | Label::Continuation)) => {
                self.decide(above, Label::Paragraph, REASON);
                self.decide(below, Label::Continuation, REASON);
            }
            // A note that names another paper and its day is no title block.
            (Some(Label::Furniture), Some(Label::Head)) if begins => {
                self.readings[above].furniture = None;
                self.decide(above, Label::Paragraph, REASON);
                self.decide(below, Label::Continuation, REASON);
            }
            _ => {}
        }
    }

    /// A number alone under a text is its last line: no heading is made of figures only.
    pub(super) fn keep_numbers(&mut self) {
        for i in 1..self.lines.len() {
            let taken = match self.label(i) {
                Some(Label::Head | Label::Subhead | Label::Paragraph) => true,
                Some(Label::Signature) => self.readings[i].signature.is_none(),
                _ => false,
            };
            if taken && self.is_prose(i - 1) && is_number(self.lines[i].chars) {
                self.decide(i, Label::Continuation, "nothing_but_figures");
            }
        }
    }
}

fn stays_open(chars: &[char]) -> bool {
    let mut brackets = chars.iter().rev().filter(|&&c| is_round_open(c) || is_round_close(c));
    brackets.next().is_some_and(|&c| is_round_open(c))
}

fn closes_first(chars: &[char]) -> bool {
    let near = chars.iter().take(LONGEST_REST).find(|&&c| is_round_open(c) || is_round_close(c));
    near.is_some_and(|&c| is_round_close(c))
}

/// 8866-5031 and its like.
pub(crate) fn is_number(chars: &[char]) -> bool {
    let sign = |c: char| matches!(c, '-' | '—' | '－' | '·' | '.') || c.is_whitespace();
    let figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    chars.len() >= SHORTEST_NUMBER
        && chars.iter().all(|&c| figure(c) || sign(c))
        && chars.first().is_some_and(|&c| figure(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn brackets_are_open_until_they_are_closed() {
        assert!(stays_open(&chars("某某商行（注册号")) && stays_open(&chars("（甲）与（乙")));
        assert!(!stays_open(&chars("某某商行（注册号）的")));
        assert!(closes_first(&chars("3302）经出资人（全体）决定")));
        assert!(!closes_first(&chars("（一）渡口")) && !closes_first(&chars("渡口")));
    }

    #[test]
    fn figures_alone_are_a_number() {
        assert!(is_number(&chars("8866-5031")) && is_number(&chars("０５７１　８８６６")));
        for text in ["2025", "1949—某年", "119号", "第12345期"] {
            assert!(!is_number(&chars(text)), "{text}");
        }
    }
}
