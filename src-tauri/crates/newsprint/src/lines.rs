//! A page's text as lines: what stands on each, how wide it is set, what lies between.

use crate::CharRange;
use crate::glance::Glance;
use crate::jump::{Direction, find_jump};
use crate::lexicon::BULLETS;
use crate::punctuation::{em, is_round_close, is_round_open, width};

/// One line that is not blank.
#[derive(Clone, Debug)]
pub(crate) struct Line<'t> {
    /// Its words, white space at both ends and marks of heading set aside.
    pub(crate) chars: &'t [char],
    /// Where `chars` stands in the source.
    pub(crate) range: CharRange,
    /// Signs of the file format within `range` or just before it: `##`, `**`, link targets.
    pub(crate) markup: Vec<CharRange>,
    /// Which kinds of signs stand on it.
    pub(crate) glance: Glance,
    /// White space before the first word, in em.
    pub(crate) indent: f32,
    /// How wide it is set, in em.
    pub(crate) width: f32,
    /// Blank lines before it.
    pub(crate) gap: u16,
    /// Markdown's level of heading, 0 for none.
    pub(crate) heading: u8,
}

impl Line<'_> {
    /// Whether a sign of enumeration stands before its words: Markdown's, or the paper's own.
    pub(crate) fn is_item(&self) -> bool {
        let listed = self.heading == 0 && self.markup.first().is_some_and(|m| m.end == self.range.start);
        listed || self.bullet() > 0
    }

    /// How many characters the paper's own sign of enumeration takes at its beginning.
    pub(crate) fn bullet(&self) -> usize {
        let marks = self.chars.iter().take_while(|c| BULLETS.contains(c)).count();
        if marks == 0 || marks == self.chars.len() {
            return 0;
        }
        marks + self.chars[marks..].iter().take_while(|c| is_blank(**c)).count()
    }

    /// The words as text.
    pub(crate) fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

/// Splits `chars` into lines. `offset` is where `chars` begins in the source; `markdown` says whether
/// its marks are to be read as such.
pub(crate) fn split_lines(chars: &[char], offset: u32, markdown: bool) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut gap = 0u16;
    let mut start = 0usize;
    while start <= chars.len() {
        let end = chars[start..].iter().position(|&c| is_break(c)).map_or(chars.len(), |n| start + n);
        match read_line(chars, start, end, offset, markdown) {
            Some(mut line) => {
                line.gap = gap;
                gap = 0;
                lines.push(line);
            }
            None => gap = gap.saturating_add(1),
        }
        let crlf = chars.get(end) == Some(&'\r') && chars.get(end + 1) == Some(&'\n');
        start = end + if crlf { 2 } else { 1 };
    }
    part_jumps(join_broken_brackets(lines, chars, offset))
}

/// No headline with a jump behind it is longer, in em.
const LONGEST_HEAD: f32 = 40.0;

/// 某题（上接一版） and （上接一版）某文: where a piece comes from another page stands on a line of its own, as it does
/// in most papers. What precedes it is no part of the piece, and what it follows is a headline.
fn part_jumps(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut parted = Vec::with_capacity(lines.len());
    for line in lines {
        if !line.glance.shows(Glance::PAGE) {
            parted.push(line);
            continue;
        }
        let jump = find_jump(line.chars).filter(|jump| jump.direction == Direction::From);
        let at = jump.and_then(|jump| match (jump.start, jump.end == line.chars.len()) {
            (0, false) => Some(jump.end),
            (start, true) if start > 0 && line.width <= LONGEST_HEAD => Some(start),
            _ => None,
        });
        match at {
            Some(at) => parted.extend(part_at(&line, at)),
            None => parted.push(line),
        }
    }
    parted
}

/// The words before `at` and those from it on, as two lines.
fn part_at<'t>(line: &Line<'t>, at: usize) -> [Line<'t>; 2] {
    let is_word = |c: &char| !is_blank(*c);
    let (first, second) = line.chars.split_at(at);
    let end = first.iter().rposition(is_word).map_or(0, |last| last + 1);
    let begin = at + second.iter().position(is_word).unwrap_or(0);
    let place = |n: usize| line.range.start + u32::try_from(n).unwrap_or(u32::MAX);
    let part = |from: usize, to: usize, markup: Vec<CharRange>| Line {
        chars: &line.chars[from..to],
        range: CharRange::new(place(from), place(to)),
        markup,
        glance: Glance::over(&line.chars[from..to]),
        indent: 0.0,
        width: width(&line.chars[from..to]),
        gap: 0,
        heading: 0,
    };
    let (before, after) = line.markup.iter().partition(|mark| mark.end <= place(at));
    let first = Line { indent: line.indent, gap: line.gap, heading: line.heading, ..part(0, end, before) };
    [first, part(begin, line.chars.len(), after)]
}

/// A name in brackets may be broken over two lines of a narrow column: （某二 / 先生）. They are one line.
fn join_broken_brackets<'t>(lines: Vec<Line<'t>>, chars: &'t [char], offset: u32) -> Vec<Line<'t>> {
    let mut joined: Vec<Line<'t>> = Vec::with_capacity(lines.len());
    for line in lines {
        let brackets = |l: &Line<'_>| {
            let opened = l.chars.iter().filter(|&&c| is_round_open(c)).count();
            (opened, l.chars.iter().filter(|&&c| is_round_close(c)).count())
        };
        let narrow = |l: &Line<'_>| l.width <= 8.0 && l.markup.is_empty();
        let second = line.gap == 0 && narrow(&line) && brackets(&line) == (0, 1);
        let ends = second && line.chars.last().is_some_and(|&c| is_round_close(c));
        match joined.last_mut() {
            Some(first)
                if ends && narrow(first) && brackets(first) == (1, 0) && is_round_open(first.chars[0]) =>
            {
                first.range.end = line.range.end;
                first.chars =
                    &chars[(first.range.start - offset) as usize..(line.range.end - offset) as usize];
                first.width += line.width;
                first.glance = Glance::over(first.chars);
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// Whether a text is written in Markdown: a tenth of its lines, or its first, are headings.
pub(crate) fn looks_like_markdown(text: &str) -> bool {
    let mut lines = 0usize;
    let mut headings = 0usize;
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let hashes = line.bytes().take_while(|&b| b == b'#').count();
        let is_heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
        if lines == 0 && is_heading {
            return true;
        }
        lines += 1;
        headings += usize::from(is_heading);
    }
    headings >= 2 && headings * 40 >= lines
}

/// Whether a line ends with it.
pub(crate) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// All of `chars` as one line; `None` if it is blank.
pub(crate) fn lone_line(chars: &[char]) -> Option<Line<'_>> {
    read_line(chars, 0, chars.len(), 0, false)
}

/// The run `start..end` of `chars`, which begin at `offset` of the source, as one line; `None` if it is blank.
pub(crate) fn line_at(chars: &[char], start: usize, end: usize, offset: u32) -> Option<Line<'_>> {
    read_line(chars, start, end, offset, false)
}

fn read_line(chars: &[char], start: usize, end: usize, offset: u32, markdown: bool) -> Option<Line<'_>> {
    let whole = &chars[start..end];
    let lead = whole.iter().position(|c| !is_blank(*c))?;
    let tail = whole.iter().rposition(|c| !is_blank(*c))? + 1;
    let at = |place: usize| offset + u32::try_from(start + place).unwrap_or(u32::MAX);
    let mut first = lead;
    let mut last = tail;
    let mut heading = 0u8;
    let mut markup = Vec::new();
    if markdown {
        let (level, skip) = heading_mark(&whole[lead..tail]);
        let listed = list_mark(&whole[lead..tail]);
        if listed > 0 {
            markup.push(CharRange::new(at(lead), at(lead + listed)));
            first = lead + listed;
        }
        if level > 0 {
            heading = level;
            markup.push(CharRange::new(at(lead), at(lead + skip)));
            first = lead + skip;
        }
        while last > first + 1 && whole[last - 1] == '\\' {
            markup.push(CharRange::new(at(last - 1), at(last)));
            last -= 1;
        }
        inline_marks(&whole[first..last], at(first), &mut markup);
    }
    if first >= last {
        return None;
    }
    let words = &whole[first..last];
    Some(Line {
        chars: words,
        range: CharRange::new(at(first), at(last)),
        markup,
        glance: Glance::over(words),
        indent: whole[..lead].iter().map(|&c| if c == '\t' { 2.0 } else { em(c) }).sum(),
        width: width(words),
        gap: 0,
        heading,
    })
}

/// Besides Unicode's white space: zero-width signs and a byte order mark inside a file.
pub(crate) fn is_blank(c: char) -> bool {
    // No white space and no control character stands behind the ideographic space: Chinese is told by that.
    if c > '\u{3000}' {
        return c == '\u{FEFF}';
    }
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}') || c.is_control()
}

fn heading_mark(chars: &[char]) -> (u8, usize) {
    let hashes = chars.iter().take_while(|&&c| c == '#').count();
    if !(1..=6).contains(&hashes) || chars.get(hashes) != Some(&' ') {
        return (0, 0);
    }
    let blanks = chars[hashes..].iter().take_while(|&&c| is_blank(c)).count();
    (u8::try_from(hashes).unwrap_or(6), hashes + blanks)
}

/// `* `, `- ` or `+ ` before an item of a list.
fn list_mark(chars: &[char]) -> usize {
    let marked = matches!(chars, ['*' | '-' | '+', ' ', ..]);
    if marked { 1 + chars[1..].iter().take_while(|&&c| is_blank(c)).count() } else { 0 }
}

/// Marks of emphasis, angle brackets around an address, and the target of a link.
fn inline_marks(chars: &[char], at: u32, marks: &mut Vec<CharRange>) {
    let span = |from: usize, to: usize| {
        CharRange::new(
            at + u32::try_from(from).unwrap_or(u32::MAX),
            at + u32::try_from(to).unwrap_or(u32::MAX),
        )
    };
    let mut i = 0;
    while i < chars.len() {
        let rest = &chars[i..];
        if rest.starts_with(&['*', '*']) {
            marks.push(span(i, i + 2));
            i += 2;
        } else if rest[0] == '[' {
            let Some((close, end)) = link(rest) else {
                i += 1;
                continue;
            };
            marks.push(span(i, i + 1));
            marks.push(span(i + close, i + end));
            i += end;
        } else if rest[0] == '<' && is_address(rest) {
            let end = rest.iter().position(|&c| c == '>').unwrap_or(0);
            marks.push(span(i, i + 1));
            marks.push(span(i + end, i + end + 1));
            i += end + 1;
        } else {
            i += 1;
        }
    }
}

/// `[words](target)`: where `]` stands and where the whole ends.
fn link(chars: &[char]) -> Option<(usize, usize)> {
    let close = chars.iter().take(200).position(|&c| c == ']')?;
    if chars.get(close + 1) != Some(&'(') {
        return None;
    }
    let end = chars[close..].iter().take(500).position(|&c| c == ')')?;
    Some((close, close + end + 1))
}

fn is_address(chars: &[char]) -> bool {
    let Some(end) = chars.iter().take(300).position(|&c| c == '>') else { return false };
    let inside = &chars[1..end];
    !inside.is_empty()
        && inside.iter().all(char::is_ascii_graphic)
        && inside.iter().any(|&c| matches!(c, ':' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, markdown: bool) -> Vec<(String, u16, u8, f32)> {
        let chars: Vec<char> = text.chars().collect();
        split_lines(&chars, 0, markdown).iter().map(|l| (l.text(), l.gap, l.heading, l.indent)).collect()
    }

    #[test]
    fn lines_know_their_gap_and_indent() {
        assert_eq!(
            lines("甲\r\n\r\n\u{3000}\u{3000}乙  \n丙", false),
            [("甲".into(), 0, 0, 0.0), ("乙".into(), 1, 0, 2.0), ("丙".into(), 0, 0, 0.0)]
        );
    }

    #[test]
    fn markdown_headings_lose_their_hashes() {
        assert_eq!(lines("## 渡口\n#号", true), [("渡口".into(), 0, 2, 0.0), ("#号".into(), 0, 0, 0.0)]);
    }

    #[test]
    fn addresses_keep_their_words_and_lose_their_targets() {
        let chars: Vec<char> = "信箱[a@b.c](mailto:a@b.c)。".chars().collect();
        let line = &split_lines(&chars, 0, true)[0];
        assert_eq!(line.markup, [CharRange::new(2, 3), CharRange::new(8, 23)]);
    }

    #[test]
    fn where_a_piece_comes_from_another_page_is_a_line_of_its_own() {
        let texts = |text: &str| lines(text, true).into_iter().map(|(text, ..)| text).collect::<Vec<_>>();
        assert_eq!(
            texts("（上接一版）河水退后，\n船都回来了。"),
            ["（上接一版）", "河水退后，", "船都回来了。"]
        );
        assert_eq!(texts("## **河水退了** （上接1版）"), ["**河水退了**", "（上接1版）"]);
        for whole in ["（上接一版）", "船都回来了。（下转二版）", "河水退了（周青）"]
        {
            assert_eq!(texts(whole), [whole]);
        }
        let chars: Vec<char> = "## **河水退了** （上接1版）".chars().collect();
        let parted = split_lines(&chars, 100, true);
        assert_eq!(parted[0].range, CharRange::new(103, 111));
        assert_eq!((parted[0].markup.len(), parted[0].heading), (3, 2));
        assert_eq!((parted[1].range, parted[1].markup.len()), (CharRange::new(112, 118), 0));
    }
}
