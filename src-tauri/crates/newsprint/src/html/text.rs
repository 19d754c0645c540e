//! The text of a page of markup: what a reader sees of it, in the order it is written, a row for each line that it is
//! cut into by blocks and breaks. Its title comes first. This is what the characters of a web page are counted in.
//!
//! What is not shown is no text: scripts, styles, forms, comments, and elements that are marked as hidden.

use super::markup::{ElementId, Event, Markup, is_block};
use crate::lines::is_blank;
use crate::punctuation::is_han;
use std::ops::Range;

/// A page of markup with the rows of its text. The characters themselves stand together with those of other pages.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) markup: Markup,
    pub(crate) rows: Vec<Row>,
    pub(crate) links: Vec<Link>,
}

/// A line of it that is not blank.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Its characters.
    pub(crate) run: Range<usize>,
    /// The events of the markup that it comes from.
    pub(crate) events: Range<usize>,
    /// The element with lines of its own that is closest around it.
    pub(crate) block: ElementId,
    /// How many of its characters lead elsewhere when they are clicked.
    linked: usize,
    /// How many are set in bold.
    bold: usize,
    /// The table whose row it is.
    pub(crate) table: Option<ElementId>,
}

/// Words that lead elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) element: ElementId,
    pub(crate) run: Range<usize>,
}

impl Row {
    /// Whether it is mostly links.
    pub(crate) fn is_linked(&self) -> bool {
        self.linked * 2 > self.run.len()
    }

    /// Whether all of it is bold, but for a sign or two.
    pub(crate) fn is_bold(&self) -> bool {
        self.bold * 10 >= self.run.len() * 8
    }
}

/// Reads a page's markup; its text comes behind what stands in `chars` already.
pub(crate) fn read(markup: Markup, chars: &mut Vec<char>) -> Document {
    read_with(markup, chars, true)
}

/// The same without its title.
pub(crate) fn read_body(markup: Markup, chars: &mut Vec<char>) -> Document {
    read_with(markup, chars, false)
}

fn read_with(markup: Markup, chars: &mut Vec<char>, has_title: bool) -> Document {
    let (rows, links) = (Vec::new(), Vec::new());
    let mut writer = Writer {
        markup: &markup,
        chars,
        rows,
        links,
        skipped: None,
        open: Open::default(),
        blank: Blank::None,
        has_title,
    };
    for (at, event) in markup.events.iter().enumerate() {
        writer.take(at, event);
    }
    writer.end_row(markup.events.len(), 2);
    let Writer { rows, links, .. } = writer;
    Document { markup, rows, links }
}

/// White space that is yet to be written.
#[derive(Clone, Copy, PartialEq)]
enum Blank {
    None,
    Space,
    /// With a line's end in it: nothing between Chinese characters.
    Break,
}

/// What is open around the next character.
#[derive(Default)]
struct Open {
    blocks: Vec<ElementId>,
    /// With the characters each began at.
    links: Vec<(ElementId, usize)>,
    bold: usize,
    kept: usize,
    /// The table whose rows are lines, and how many cells of the row at hand have begun.
    table: Option<ElementId>,
    cells: usize,
    /// Where the row at hand began, in characters and events; of its characters so many are links, so many bold.
    row: Option<(usize, usize)>,
    linked: usize,
    bolded: usize,
}

struct Writer<'a> {
    markup: &'a Markup,
    chars: &'a mut Vec<char>,
    rows: Vec<Row>,
    links: Vec<Link>,
    /// The element that is not shown.
    skipped: Option<ElementId>,
    open: Open,
    blank: Blank,
    has_title: bool,
}

impl Writer<'_> {
    fn take(&mut self, at: usize, event: &Event) {
        match event {
            Event::Close(id) if self.skipped == Some(*id) => self.skipped = None,
            _ if self.skipped.is_some() => {}
            Event::Open(id) if is_hidden(self.markup, *id) => self.skipped = Some(*id),
            Event::Open(id) if !self.has_title && self.markup.elements[*id].name == "title" => {
                self.skipped = Some(*id);
            }
            Event::Open(id) => self.open(at, *id),
            Event::Close(id) => self.close(at, *id),
            Event::Text(words) => self.write(at, words),
            Event::Comment(_) => {}
        }
    }

    fn open(&mut self, at: usize, id: ElementId) {
        let name = &*self.markup.elements[id].name;
        match name {
            "br" if self.open.table.is_some() => self.blank = Blank::Space,
            "br" => self.end_row(at, 1),
            "a" => self.open.links.push((id, self.chars.len())),
            "b" | "strong" => self.open.bold += 1,
            "pre" => self.open.kept += 1,
            "table" if self.open.table.is_none() && is_of_rows(self.markup, id) => {
                self.end_row(at, 2);
                self.open.table = Some(id);
            }
            "tr" => self.open.cells = 0,
            "td" | "th" if self.open.table.is_some() => {
                if self.open.cells > 0 && self.open.row.is_some() {
                    self.chars.push('\t');
                }
                (self.open.cells, self.blank) = (self.open.cells + 1, Blank::None);
                return;
            }
            _ => {}
        }
        if is_block(name) {
            if self.open.table.is_none() || name == "tr" {
                self.end_row(at, if name == "tr" { 1 } else { 2 });
            }
            self.open.blocks.push(id);
        }
    }

    fn close(&mut self, at: usize, id: ElementId) {
        let name = &*self.markup.elements[id].name;
        match name {
            "a" => self.end_link(id),
            "b" | "strong" => self.open.bold = self.open.bold.saturating_sub(1),
            "pre" => self.open.kept = self.open.kept.saturating_sub(1),
            _ => {}
        }
        if self.open.table == Some(id) {
            self.end_row(at, 2);
            self.open.table = None;
        }
        if is_block(name) && self.open.blocks.last() == Some(&id) {
            if self.open.table.is_none() || name == "tr" {
                self.end_row(at, if name == "tr" { 1 } else { 2 });
            }
            self.open.blocks.pop();
        }
    }

    fn write(&mut self, at: usize, words: &str) {
        let kept = self.open.kept > 0;
        for c in words.chars() {
            if kept && c == '\n' {
                self.end_row(at, 1);
                continue;
            }
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}') {
                let is_break = matches!(c, '\n' | '\r') || self.blank == Blank::Break;
                self.blank = if is_break { Blank::Break } else { Blank::Space };
                continue;
            }
            // Other signs that end lines end none here.
            let c = if crate::lines::is_break(c) { ' ' } else { c };
            let before = self.chars.last().copied();
            let begins = self.open.row.is_none();
            if !begins && before != Some('\t') && self.has_space(before, c) {
                self.chars.push(' ');
            }
            self.blank = Blank::None;
            self.open.row.get_or_insert((self.chars.len(), at));
            self.chars.push(c);
            if !is_blank(c) {
                self.open.linked += usize::from(!self.open.links.is_empty());
                self.open.bolded += usize::from(self.open.bold > 0);
            }
        }
    }

    fn end_link(&mut self, id: ElementId) {
        if let Some((element, start)) = self.open.links.pop_if(|(element, _)| *element == id) {
            let words = &self.chars[start..];
            let is_word = |c: &char| !is_blank(*c);
            if let (Some(first), Some(last)) =
                (words.iter().position(is_word), words.iter().rposition(is_word))
            {
                self.links.push(Link { element, run: start + first..start + last + 1 });
            }
        }
    }

    fn has_space(&self, before: Option<char>, after: char) -> bool {
        match self.blank {
            Blank::None => false,
            Blank::Space => true,
            Blank::Break => !(before.is_some_and(is_wide) && is_wide(after)),
        }
    }

    /// Ends the row at hand; so many line ends stand behind it, and no more.
    fn end_row(&mut self, at: usize, breaks: usize) {
        self.blank = Blank::None;
        let chars = &mut *self.chars;
        if let Some((start, first)) = self.open.row.take() {
            let is_seen = chars[start..].iter().any(|&c| !is_blank(c));
            let block = self.open.blocks.last().copied().unwrap_or(0);
            if is_seen {
                self.rows.push(Row {
                    run: start..chars.len(),
                    events: first..at,
                    block,
                    linked: self.open.linked,
                    bold: self.open.bolded,
                    table: self.open.table,
                });
            }
        }
        (self.open.linked, self.open.bolded) = (0, 0);
        if chars.is_empty() {
            return;
        }
        let standing = chars.iter().rev().take_while(|&&c| c == '\n').count();
        chars.extend(std::iter::repeat_n('\n', breaks.saturating_sub(standing)));
    }
}

/// Chinese, and the signs that stand with it.
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether an element is not shown.
pub(crate) fn is_hidden(markup: &Markup, id: ElementId) -> bool {
    const UNSEEN: [&str; 24] = [
        "script", "style", "noscript", "template", "select", "textarea", "button", "iframe", "object",
        "embed", "audio", "video", "canvas", "svg", "math", "applet", "noembed", "noframes", "xmp",
        "datalist", "map", "rp", "meta", "link",
    ];
    let element = &markup.elements[id];
    if UNSEEN.contains(&&*element.name) || element.has("hidden") {
        return true;
    }
    let style: String =
        element.attribute("style").chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// The longest words in a cell of a table that is one, in characters; longer ones are laid out by it.
const LONGEST_CELL: usize = 60;

/// Whether a table has rows of short cells, and is not there to set blocks side by side.
fn is_of_rows(markup: &Markup, id: ElementId) -> bool {
    let table = &markup.elements[id];
    let (mut rows, mut cells, mut wide, mut length) = (0, 0, 0, 0);
    for event in &markup.events[table.first + 1..table.end] {
        match event {
            Event::Open(inner) => match &*markup.elements[*inner].name {
                "table" | "div" | "ul" | "ol" | "h1" | "h2" | "h3" | "img" | "script" | "form" => {
                    return false;
                }
                "tr" => (rows, cells) = (rows + 1, 0),
                "td" | "th" => {
                    (cells, length) = (cells + 1, 0);
                    wide += usize::from(cells == 2);
                }
                _ => {}
            },
            Event::Text(words) => {
                length += words.chars().filter(|&c| !is_blank(c)).count();
                if length > LONGEST_CELL {
                    return false;
                }
            }
            Event::Close(_) | Event::Comment(_) => {}
        }
    }
    rows >= 2 && wide * 2 >= rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::markup;

    #[track_caller]
    fn check(html: &str, want: &str) {
        let mut chars = Vec::new();
        let document = read(markup::read(html), &mut chars);
        let all: String = chars.iter().collect();
        assert_eq!(all.trim_end_matches('\n'), want, "{html}");
        let rows: Vec<String> =
            document.rows.iter().map(|row| chars[row.run.clone()].iter().collect()).collect();
        let lines: Vec<&str> = want.split('\n').filter(|line| !line.trim().is_empty()).collect();
        assert_eq!(rows, lines, "each line that is not blank is a row");
    }

    #[test]
    fn blocks_and_breaks_end_lines_and_white_space_is_what_is_seen() {
        check("<p>甲\n  乙 丙</p><p>丁<br>戊</p>", "甲乙 丙\n\n丁\n戊");
        check("<p>　　甲&nbsp;乙</p>", "　　甲\u{A0}乙");
        check("a\nb <b> c</b>", "a b c");
        check("<div><div>甲</div></div><div>乙</div>", "甲\n\n乙");
        check("<pre>甲\n乙</pre>", "甲\n乙");
    }

    #[test]
    fn what_is_not_shown_is_no_text() {
        for hidden in [
            "<script>乙</script>",
            "<style>乙</style>",
            "<div style='DISPLAY: none'>乙<p>丙</p></div>",
            "<p hidden>乙</p>",
            "<!-- 乙 -->",
            "<select><option>乙</select>",
            "<img alt='乙' onerror='乙'>",
        ] {
            check(&format!("甲{hidden}丁"), "甲丁");
        }
        check("<title>甲<script>乙</script></title>", "甲<script>乙</script>");
    }

    #[test]
    fn a_table_of_short_cells_has_rows_and_one_that_lays_out_has_blocks() {
        check(
            "<table><tr><th>码头<th>班次</tr><tr><td>老渡口</td><td>12</td></tr></table>",
            "码头\t班次\n老渡口\t12",
        );
        check(
            "<table><tr><td><h1>甲</h1></td><td>乙</td></tr><tr><td>丙<td>丁</table>",
            "甲\n\n乙\n\n丙\n\n丁",
        );
    }
}
