//! Words as printed, joined over line wraps, with the spans they came from.

use crate::drafts::Segment;
use crate::lines::{Line, is_blank};
use crate::{CharRange, PrintedText};

/// Joins `segments` into running text: Chinese without a space, two Latin words with one.
/// Marks of the file format are left out.
pub(crate) fn join(lines: &[Line<'_>], segments: &[Segment]) -> PrintedText {
    joined(
        lines,
        segments,
        |_, before, after| if is_latin(before) && is_latin(after) { Some(' ') } else { None },
    )
}

/// Keeps the line breaks, where they mean something.
pub(crate) fn keep_lines(lines: &[Line<'_>], segments: &[Segment]) -> PrintedText {
    joined(lines, segments, |_, _, _| Some('\n'))
}

/// Joins the lines of a headline: with a space where the upper is shorter, for a measure would have filled it, and
/// somebody broke it there because the sense does. A sign at its end says so already.
pub(crate) fn join_headline(lines: &[Line<'_>], numbers: &[usize]) -> PrintedText {
    let whole = |line: usize| Segment { line, from: lines[line].bullet(), to: lines[line].chars.len() };
    let segments: Vec<Segment> = numbers.iter().map(|&line| whole(line)).collect();
    let end = |at: usize| lines[numbers[at]].width + lines[numbers[at]].indent.min(2.0);
    let is_shorter = |at: usize| end(at - 1) + 0.9 <= end(at);
    joined(lines, &segments, |at, before, after| {
        ((is_latin(before) && is_latin(after)) || (before.is_alphanumeric() && is_shorter(at))).then_some(' ')
    })
}

fn joined(
    lines: &[Line<'_>],
    segments: &[Segment],
    between: impl Fn(usize, char, char) -> Option<char>,
) -> PrintedText {
    let length: usize = segments.iter().map(|s| s.to - s.from + 1).sum();
    let mut text = PrintedText::default();
    // Chinese characters take three bytes.
    text.text.reserve(3 * length);
    text.spans.reserve(segments.len());
    for (at, segment) in segments.iter().enumerate() {
        let line = &lines[segment.line];
        let first = letter_at(text.text.chars().rev());
        let mut fresh = true;
        for run in printed_runs(line, *segment) {
            let words = &line.chars[run.0..run.1];
            if let (true, Some(before), Some(after)) = (fresh, first, letter_at(words.iter().copied())) {
                text.text.extend(between(at, before, after));
            }
            fresh = false;
            let printed = words.iter().filter(|c| !matches!(c, '\n' | '\r'));
            text.text.extend(printed.map(|&c| if c.is_control() { ' ' } else { c }));
            text.spans.push(place(line, run.0, run.1));
        }
    }
    text
}

/// The parts of a segment that are words, not marks, without blanks at either end.
fn printed_runs(line: &Line<'_>, segment: Segment) -> Vec<(usize, usize)> {
    let start = line.range.start as usize;
    let mut runs = Vec::new();
    let mut from = segment.from;
    for mark in &line.markup {
        let (open, close) = (mark.start as usize, mark.end as usize);
        if close <= start + from {
            continue;
        }
        let open = open.saturating_sub(start);
        if open >= segment.to {
            break;
        }
        if open > from {
            runs.push((from, open));
        }
        from = close - start;
    }
    if from < segment.to {
        runs.push((from, segment.to));
    }
    if let Some(first) = runs.first_mut() {
        while first.0 < first.1 && is_blank(line.chars[first.0]) {
            first.0 += 1;
        }
    }
    if let Some(last) = runs.last_mut() {
        while last.1 > last.0 && is_blank(line.chars[last.1 - 1]) {
            last.1 -= 1;
        }
    }
    runs.retain(|r| r.0 < r.1);
    runs
}

/// Characters `from..to` of a line as an address in the source.
pub(crate) fn place(line: &Line<'_>, from: usize, to: usize) -> CharRange {
    let at = |n: usize| line.range.start + u32::try_from(n).unwrap_or(u32::MAX);
    CharRange::new(at(from), at(to))
}

/// The sign at an edge of a line; the Latin letter behind a quotation mark, for the mark is of its word.
fn letter_at(mut signs: impl Iterator<Item = char>) -> Option<char> {
    let edge = signs.next()?;
    let quoted = if matches!(edge, '“' | '”' | '‘' | '’') { signs.next() } else { None };
    Some(quoted.filter(|c| is_latin(*c)).unwrap_or(edge))
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, ',' | '.' | ';' | ')' | '\'' | '"' | '%')
        || (c.is_alphabetic() && (c as u32) < 0x2E80)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    #[test]
    fn a_headline_is_parted_where_somebody_broke_it() {
        for (printed, then) in [
            ("新桥昨夜通车\n两岸来去只要三分钟", "新桥昨夜通车 两岸来去只要三分钟"),
            ("新桥通车：\n两岸来去三分钟", "新桥通车：两岸来去三分钟"),
            // As a measure breaks it: the last line is what is left over.
            ("新桥昨夜通车两岸来去\n只要三分钟", "新桥昨夜通车两岸来去只要三分钟"),
            ("　　新桥昨夜通车\n两岸来去只要三分", "新桥昨夜通车两岸来去只要三分"),
            ("老渡口今天开航\n老渡口昨天停航", "老渡口今天开航老渡口昨天停航"),
        ] {
            let chars: Vec<char> = printed.chars().collect();
            let lines = split_lines(&chars, 0, false);
            assert_eq!(join_headline(&lines, &[0, 1]).text, then);
        }
    }

    #[test]
    fn wraps_are_joined_and_latin_words_kept_apart() {
        let chars: Vec<char> =
            "渡口昨\n天来了 “Hudson”\nRiver 与 Erie\n“Canal” 的“客\n人”\n两位".chars().collect();
        let lines = split_lines(&chars, 0, false);
        let segments: Vec<_> =
            lines.iter().enumerate().map(|(line, l)| Segment { line, from: 0, to: l.chars.len() }).collect();
        let text = join(&lines, &segments);
        assert_eq!(text.text, "渡口昨天来了 “Hudson” River 与 Erie “Canal” 的“客人”两位");
        let spanned: String =
            text.spans.iter().flat_map(|s| &chars[s.start as usize..s.end as usize]).collect();
        let squeezed = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(squeezed(&spanned), squeezed(&text.text));
    }
}
