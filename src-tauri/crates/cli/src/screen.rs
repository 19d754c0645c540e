//! The terminal, or the pipe in its place: styles, columns two wide, and text that cannot command it.

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use library::Piece;
use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, Write};
use unicode_width::UnicodeWidthStr;

/// Where commands print. Styles are dropped where colour is off.
pub(crate) struct Screen {
    out: Box<dyn Write>,
}

/// A headline.
pub(crate) const STRONG: Style = Style::new().bold();
/// What only helps to find one's way: kinds, names of articles, reasons.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Text as it is.
pub(crate) const PLAIN: Style = Style::new();
/// What a reader is asked to look at.
pub(crate) const DOUBTFUL: Style =
    Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
/// Words that the query found.
const HIT: Style = Style::new().bold().underline().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));

impl Screen {
    /// Standard output, in colour if `choice` says so.
    pub(crate) fn new(choice: ColorChoice) -> Self {
        let choice = match choice {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        Self { out: Box::new(BufWriter::new(AutoStream::new(io::stdout(), choice))) }
    }

    /// Prints a line of text, made harmless.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", harmless(text))
    }

    /// Prints a line of text, made harmless, in `style`.
    pub(crate) fn styled(&mut self, style: Style, text: &str) -> io::Result<()> {
        writeln!(self.out, "{style}{}{style:#}", harmless(text))
    }

    /// Prints a faint label in a column of its own, then text.
    pub(crate) fn labelled(&mut self, label: &str, text: &str) -> io::Result<()> {
        let label = pad(&one_line(label), 10);
        writeln!(self.out, "{FAINT}{label}{FAINT:#}  {}", harmless(text))
    }

    /// Prints an entry of a list: a faint label, text, and a faint word beside it.
    pub(crate) fn entry(&mut self, label: &str, text: &str, aside: &str) -> io::Result<()> {
        let [label, text, aside] = [label, text, aside].map(one_line);
        let gap = if aside.is_empty() { "" } else { "  " };
        writeln!(self.out, "  {FAINT}{label}{FAINT:#}  {text}{gap}{FAINT}{aside}{FAINT:#}")
    }

    /// Prints a line of text in which the hits stand out; the rest is in `style`.
    pub(crate) fn pieces(&mut self, style: Style, pieces: &[Piece]) -> io::Result<()> {
        for piece in pieces {
            let look = if piece.hit { HIT } else { style };
            write!(self.out, "{look}{}{look:#}", in_line(&piece.text))?;
        }
        writeln!(self.out)
    }

    /// Prints a line of pieces, each in its own style.
    pub(crate) fn spans(&mut self, spans: &[(Style, String)]) -> io::Result<()> {
        let last = spans.iter().rposition(|(_, text)| !text.trim_end().is_empty()).map_or(0, |last| last + 1);
        for (at, (style, text)) in spans[..last].iter().enumerate() {
            let text = if at + 1 == last { text.trim_end() } else { text };
            write!(self.out, "{style}{}{style:#}", in_line(text))?;
        }
        writeln!(self.out)
    }

    /// Prints a row for programs: its cells whole, a tab between them.
    pub(crate) fn cells(&mut self, cells: &[String]) -> io::Result<()> {
        let cells: Vec<String> = cells.iter().map(|cell| one_line(cell)).collect();
        writeln!(self.out, "{}", cells.join("\t"))
    }

    /// Prints a document that was made harmless by whoever made it.
    pub(crate) fn document(&mut self, document: &str) -> io::Result<()> {
        self.out.write_all(document.as_bytes())
    }

    /// Prints a value as one line of JSON.
    pub(crate) fn json(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        let json = serde_json::to_string(value).map_err(io::Error::other)?;
        writeln!(self.out, "{}", escape_for_terminals(&json))
    }

    /// Prints rows in columns: the first flush left, the others flush right.
    pub(crate) fn table(&mut self, rows: &[Vec<String>]) -> io::Result<()> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| one_line(cell).width())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in rows {
            let mut line = String::new();
            for (column, cell) in row.iter().map(|cell| one_line(cell)).enumerate() {
                let gap = " ".repeat(widths[column] - cell.width());
                if column == 0 {
                    line.push_str(&cell);
                    line.push_str(&gap);
                } else {
                    line.push_str("  ");
                    line.push_str(&gap);
                    line.push_str(&cell);
                }
            }
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Sends what is still held back.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Text of a file as it may be printed: line breaks and tabs stay, every other control character, and
/// the signs that turn the direction of writing around, become visible.
pub(crate) fn harmless(text: &str) -> String {
    text.chars()
        .filter(|&c| c != '\r')
        .map(|c| if matches!(c, '\n' | '\t') { c } else { visible(c) })
        .collect()
}

/// The same on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(visible).collect()
}

/// A piece of a line: the spaces at its ends stay.
fn in_line(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { visible(c) }).collect()
}

/// `text` and as many spaces as fill `columns` columns of a terminal.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// The beginning of `text` that fits into `columns` columns of a terminal, with a sign where something is left out.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if kept.width() >= columns {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// How many columns the terminal has that standard output is; `None` where it is none.
pub(crate) fn terminal_width() -> Option<usize> {
    let is_terminal = io::stdout().is_terminal();
    // A terminal that does not say how wide it is was always taken to have eighty columns.
    is_terminal.then(|| terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)))
}

fn visible(c: char) -> char {
    match c {
        // Unicode has a picture of each control character: U+241B shows an escape.
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

/// JSON leaves the control characters above U+007E as they are; a terminal may obey some of them.
fn escape_for_terminals(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if visible(c) == c {
            escaped.push(c);
        } else {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_page_cannot_command_the_terminal() {
        assert_eq!(harmless("\u{1b}[2J红\u{9b}31m\r\n字\u{202e}"), "␛[2J红\u{fffd}31m\n字\u{fffd}");
        assert_eq!(one_line("一\n二\u{7}"), "一 二␇");
    }

    #[test]
    fn json_stays_json_and_cannot_command_the_terminal() {
        let json = serde_json::to_string("\u{1b}\u{9b}字").expect("a string is JSON");
        let escaped = escape_for_terminals(&json);
        assert!(escaped.chars().all(|c| !c.is_control()));
        assert_eq!(serde_json::from_str::<String>(&escaped).expect("still JSON"), "\u{1b}\u{9b}字");
    }

    #[test]
    fn what_is_cut_fits() {
        assert_eq!(cut("报纸", 4), "报纸");
        assert_eq!([cut("报纸报", 5), cut("报纸报", 4), cut("报纸报", 3)], ["报纸…", "报…", "报…"]);
        assert_eq!(cut("paper", 4), "pap…");
    }

    #[test]
    fn a_chinese_character_fills_two_columns() {
        assert_eq!(pad("报纸", 6), "报纸  ");
        assert_eq!(pad("paper", 6), "paper ");
        assert_eq!(pad("很长的报名", 6), "很长的报名");
    }
}
