//! `baoge parse --explain` on a terminal or in a pipe: a row for each line of the page.
//!
//! On a terminal rows are cut to its width and coloured; in a pipe they are whole, with tabs between the cells.

use super::{article_reasons, facts, is_doubtful, runs, sureness, title, what, why, why_within};
use crate::commands::parse::{print_account, print_warnings};
use crate::messages::{self as m, Language};
use crate::outline;
use crate::screen::{DOUBTFUL, FAINT, PLAIN, STRONG, Screen, cut, one_line, pad};
use anstyle::Style;
use newsprint::{ExplainedFile, ExplainedLine, LineLabel, ParsedPage};
use std::io;
use unicode_width::UnicodeWidthStr;

/// Columns before the words: article, what the line is, how sure that is, and the gaps between.
const MARGIN: usize = 3 + 1 + WHAT + 1 + 5 + 1;
/// Columns of what a line is; the longest name is `subheadline`'s.
const WHAT: usize = 12;
/// No terminal is so narrow that less could be read on it.
const NARROWEST: usize = 48;

/// Prints a file's pages line by line. `width` is that of the terminal, `None` where there is none.
pub(crate) fn print(
    path: &str,
    explained: &ExplainedFile,
    (screen, width): (&mut Screen, Option<usize>),
    language: Language,
) -> io::Result<()> {
    screen.styled(FAINT, &format!("{path}  {}", explained.file.encoding))?;
    for (number, page) in explained.file.pages.iter().enumerate() {
        if page.ordinal > 0 {
            screen.line("")?;
        }
        let label = outline::page_name(page.label.as_ref().map(|fact| &fact.value), language);
        let confidence = language.say(m::CONFIDENCE, &[&sureness(page.confidence())]);
        screen.spans(&[(STRONG, label), (FAINT, format!("  {confidence}"))])?;
        print_facts(&facts(page), screen, language)?;
        match explained.lines.get(number) {
            Some(lines) => print_lines(page, lines, (screen, width), language)?,
            None => screen.line(&language.say(m::NO_LINES, &[]))?,
        }
        screen.line("")?;
        print_account(&page.account, screen, language)?;
    }
    print_warnings(&explained.file.warnings, screen, language)?;
    screen.line("")
}

fn print_facts(facts: &[super::Fact], screen: &mut Screen, language: Language) -> io::Result<()> {
    for fact in facts {
        let source = language.say(outline::source(fact.source), &[]);
        let value = format!("{}  ({source}, {})", fact.value, sureness(fact.confidence));
        screen.labelled(&language.say(fact.name, &[]), &value)?;
    }
    Ok(())
}

fn print_lines(
    page: &ParsedPage,
    lines: &[ExplainedLine],
    (screen, width): (&mut Screen, Option<usize>),
    language: Language,
) -> io::Result<()> {
    let columns = width.map(|width| Columns::fit(lines, width.max(NARROWEST), language));
    let mut met = vec![false; page.articles.len()];
    for run in runs(lines) {
        print_rule(page, run[0].article, &mut met, (screen, width), language)?;
        for line in run {
            match &columns {
                Some(columns) => screen.spans(&row(line, columns, language))?,
                None => screen.cells(&cells(line, language))?,
            }
        }
    }
    Ok(())
}

/// What stands between two articles: a rule with the article's title and, the first time, how sure it is and why.
fn print_rule(
    page: &ParsedPage,
    number: Option<usize>,
    met: &mut [bool],
    (screen, width): (&mut Screen, Option<usize>),
    language: Language,
) -> io::Result<()> {
    let Some((number, article)) = number.and_then(|n| Some((n, page.articles.get(n)?))) else {
        return screen.styled(FAINT, "──");
    };
    let name = one_line(&title(article, language));
    let doubtful = article.is_worth_a_look();
    let mut aside = String::new();
    if !std::mem::replace(&mut met[number], true) {
        let confidence = language.say(m::CONFIDENCE, &[&sureness(article.confidence)]);
        let look = if doubtful { language.say(m::WORTH_A_LOOK, &[]) } else { String::new() };
        let words = [confidence, article_reasons(article, language), look];
        aside = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
    }
    let start = format!("── {} ", number + 1);
    let room = width.map(|width| width.max(NARROWEST).saturating_sub(start.width() + aside.width() + 2));
    let name = room.map_or_else(|| name.clone(), |room| cut(&name, room.max(12)));
    let look = if doubtful { DOUBTFUL } else { FAINT };
    screen.spans(&[(FAINT, start), (STRONG, name), (PLAIN, "  ".to_owned()), (look, aside)])
}

/// How the columns behind the margin are shared out.
struct Columns {
    words: usize,
    why: usize,
}

impl Columns {
    fn fit(lines: &[ExplainedLine], width: usize, language: Language) -> Self {
        let longest = lines.iter().map(|line| why(line, language).width()).max().unwrap_or(0);
        let rest = width - MARGIN;
        let why = longest.min(rest * 2 / 5);
        Self { words: rest - why - 2, why }
    }
}

fn row(line: &ExplainedLine, columns: &Columns, language: Language) -> Vec<(Style, String)> {
    let number = line.article.map_or_else(|| "·".to_owned(), |number| (number + 1).to_string());
    let doubtful = is_doubtful(line);
    let mark = if doubtful { "?" } else { " " };
    let sure = if doubtful { DOUBTFUL } else { FAINT };
    let words = cut(&one_line(&line.text), columns.words);
    vec![
        (FAINT, format!("{number:>3} ")),
        (FAINT, pad(&cut(&language.say(what(line), &[]), WHAT), WHAT + 1)),
        (sure, format!("{:<4}{mark} ", sureness(line.confidence))),
        (style(line), pad(&words, columns.words)),
        (if doubtful { DOUBTFUL } else { FAINT }, format!("  {}", why_within(columns.why, line, language))),
    ]
}

fn cells(line: &ExplainedLine, language: Language) -> [String; 5] {
    let mark = if is_doubtful(line) { "?" } else { "" };
    [
        line.article.map_or_else(|| "·".to_owned(), |number| (number + 1).to_string()),
        language.say(what(line), &[]),
        format!("{}{mark}", sureness(line.confidence)),
        why(line, language),
        line.text.clone(),
    ]
}

/// Headlines stand out, what is set aside stands back.
fn style(line: &ExplainedLine) -> Style {
    match line.label {
        LineLabel::Head | LineLabel::Subhead => STRONG,
        LineLabel::Furniture => FAINT,
        _ => PLAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint::FileContext;
    use unicode_width::UnicodeWidthChar;

    const PAGE: &str = "停航六年，两岸乡亲等来了新船——\n\n老渡口今天重新开航\n\n周亦青\n\n\
        昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，船老大一趟也没有歇。";

    fn explained() -> ExplainedFile {
        newsprint::explain_file(PAGE.as_bytes(), &FileContext::default())
    }

    #[test]
    fn rows_fit_any_terminal() {
        let lines = &explained().lines[0];
        for language in [Language::Chinese, Language::English] {
            for width in [48, 80, 100, 200] {
                let columns = Columns::fit(lines, width, language);
                for line in lines {
                    let row: String =
                        row(line, &columns, language).into_iter().map(|(_, text)| text).collect();
                    let columns: usize = row.chars().map(|c| c.width().unwrap_or(0)).sum();
                    assert!(columns <= width, "{columns} > {width}: {row}");
                }
            }
        }
    }

    #[test]
    fn what_is_doubtful_is_marked_and_its_rival_named() {
        let lines = &explained().lines[0];
        let sure = cells(&lines[1], Language::Chinese);
        assert_eq!(sure[..2], ["1".to_owned(), "主题".to_owned()], "{sure:?}");
        assert!(!sure[2].ends_with('?') && !sure[3].contains("否则"), "{sure:?}");
        let doubtful = ExplainedLine { confidence: newsprint::Confidence::LOW, ..lines[1].clone() };
        let row = cells(&doubtful, Language::English);
        assert!(row[2] == ".30?" && row[3].contains("else "), "{row:?}");
    }
}
