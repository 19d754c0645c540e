//! An article as text to be read, printed or pasted: plain, and Markdown. Pure: it knows what is shown of an
//! article and nothing else. Text of an article never becomes markup.

use crate::citation::{day, is_stated};
use crate::views::ArticleView;
use newsprint::{BlockKind, Byline, PageLabel, Role};

/// The article as it is read: titles, who signed, where it stood, and its paragraphs with a blank line between.
#[must_use]
pub fn plain_text(article: &ArticleView) -> String {
    let titles = [&article.column, &article.kicker, &article.headline, &article.subheadline];
    let mut head: Vec<String> = titles.into_iter().flatten().map(|title| title.text.clone()).collect();
    head.extend(byline(&article.bylines));
    head.push(place(article));
    let mut parts = vec![head.join("\n")];
    parts.extend(article.blocks.iter().map(|block| block.text.text.clone()));
    parts.join("\n\n") + "\n"
}

/// The article as Markdown (CommonMark): the headline is a heading, subheads are headings below it, captions
/// stand in quotation blocks, and the lines of verse, lists and tables stay lines.
#[must_use]
pub fn markdown(article: &ArticleView) -> String {
    let mut parts = Vec::new();
    let strong = |text: &str| format!("**{}**", escape_line(text));
    parts.extend(article.column.as_ref().map(|column| strong(&column.text)));
    parts.extend(article.kicker.as_ref().map(|kicker| escape_line(&kicker.text)));
    parts.extend(article.headline.as_ref().map(|headline| format!("# {}", escape_line(&headline.text))));
    parts.extend(article.subheadline.as_ref().map(|sub| format!("## {}", escape_line(&sub.text))));
    parts.extend(byline(&article.bylines).map(|names| escape_line(&names)));
    parts.push(escape_line(&place(article)));
    for block in &article.blocks {
        let text = &block.text.text;
        parts.push(match block.kind {
            BlockKind::Subhead => format!("### {}", escape_line(text)),
            BlockKind::Caption => quoted(text),
            BlockKind::Paragraph
            | BlockKind::Verse
            | BlockKind::List
            | BlockKind::Table
            | BlockKind::EditorsNote => lines(text).join("\\\n"),
        });
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

/// 新即墨 · 2025-11-25 星期二 · 第3324期 · 1版. What is not known is left out, but for the day, of which it is
/// said; a day that was inferred stands in brackets.
#[must_use]
pub fn place(article: &ArticleView) -> String {
    let mut parts = Vec::new();
    parts.extend(article.newspaper.clone());
    parts.push(day_and_weekday(article));
    parts.extend(Some(&article.edition).filter(|edition| !edition.is_empty()).cloned());
    parts.extend(article.number.map(|number| format!("第{number}期")));
    parts.extend(article.page.as_ref().map(page_name));
    parts.join(" · ")
}

/// 记者 刘萍 丁倩倩 通讯员 宋其富: who signed and as what, in the order printed.
#[must_use]
pub fn byline(bylines: &[Byline]) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for signed in bylines.chunk_by(|a, b| a.role == b.role) {
        let (before, after) = role_words(signed[0].role);
        words.extend(before);
        words.extend(signed.iter().map(|byline| byline.name.as_str()));
        words.extend(after);
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// What is printed before and after the names of those who signed in a role.
const fn role_words(role: Role) -> (Option<&'static str>, Option<&'static str>) {
    match role {
        Role::Author => (None, None),
        Role::Reporter => (Some("记者"), None),
        Role::Correspondent => (Some("通讯员"), None),
        Role::Photographer => (None, Some("摄")),
        Role::WriterAndPhotographer => (None, Some("文/图")),
        Role::Translator => (None, Some("编译")),
        Role::Compiler => (None, Some("整理")),
    }
}

fn day_and_weekday(article: &ArticleView) -> String {
    const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let Some(date) = &article.date else { return day(None) };
    let weekday = date.value.weekday().to_monday_zero_offset();
    let weekday = WEEKDAYS[usize::try_from(weekday).expect("BUG: a weekday is 0 to 6")];
    if is_stated(date) {
        format!("{} 星期{weekday}", date.value)
    } else {
        format!("[{} 星期{weekday}]", date.value)
    }
}

/// A label that ends in its number is read 1版, A01版; 特刊, 中缝, 2·3连版 are read as they are.
fn page_name(label: &PageLabel) -> String {
    if label.as_str().ends_with(|c: char| c.is_ascii_digit()) {
        format!("{label}版")
    } else {
        label.to_string()
    }
}

fn quoted(text: &str) -> String {
    lines(text).iter().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\\\n")
}

/// The lines that hold something, escaped.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(escape_line).filter(|line| !line.is_empty()).collect()
}

/// One line of text as Markdown that shows exactly it: signs that mean something in CommonMark, in the usual
/// tables, strikethrough and bare addresses, are escaped, and so is what means something only where a line begins.
fn escape_line(text: &str) -> String {
    let line = text.trim_matches([' ', '\t', '\n', '\r']);
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut rest = line;
    // 1. and 1) would begin a list; so would - and +, and = or - under a line would make it a heading.
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_item = |after: &str| after.len() == 1 || after[1..].starts_with([' ', '\t']);
    if digits > 0 && line[digits..].starts_with(['.', ')']) && is_item(&line[digits..]) {
        escaped.push_str(&line[..digits]);
        escaped.push('\\');
        escaped.push_str(&line[digits..=digits]);
        rest = &line[digits + 1..];
    } else if line.starts_with(['-', '+', '=']) {
        escaped.push('\\');
    }
    let mut characters = rest.chars().peekable();
    while let Some(c) = characters.next() {
        let begins_address = c == ':' && characters.peek() == Some(&'/');
        let ends_www = c == '.' && escaped.to_ascii_lowercase().ends_with("www");
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&')
            || begins_address
            || ends_www
        {
            escaped.push('\\');
        }
        // A line break inside one line is white space.
        escaped.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::samples;
    use newsprint::{Confidence, FactSource, Inferred};

    #[test]
    fn plain_text_is_what_one_reads() {
        assert_eq!(
            plain_text(&samples::article()),
            "城里城外\n春天来了\n江边步道开放\n早起的人先走了一圈\n记者 周小满\n\
             街坊报 · 2026-03-04 星期三 · 第77期 · 2版\n\n\
             江边新修的步道昨天开放，早起的人沿着水走了一圈。\n\n\
             步道从老码头开始。\n\n\
             老码头\n\n\
             一江春水\n两岸人家\n\n\
             比从前好走。\n"
        );
    }

    #[test]
    fn markdown_keeps_headings_captions_and_lines() {
        assert_eq!(
            markdown(&samples::article()),
            "**城里城外**\n\n春天来了\n\n# 江边步道开放\n\n## 早起的人先走了一圈\n\n记者 周小满\n\n\
             街坊报 · 2026-03-04 星期三 · 第77期 · 2版\n\n\
             江边新修的步道昨天开放，早起的人沿着水走了一圈。\n\n\
             > 步道从老码头开始。\n\n\
             ### 老码头\n\n\
             一江春水\\\n两岸人家\n\n\
             比从前好走。\n"
        );
    }

    #[test]
    fn text_never_becomes_markup() {
        let cases = [
            ("# 号", "\\# 号"),
            ("- 一", "\\- 一"),
            ("+ 一", "\\+ 一"),
            ("===", "\\==="),
            ("1. 一", "1\\. 一"),
            ("2026) 二", "2026\\) 二"),
            ("3.5米", "3.5米"),
            ("7.", "7\\."),
            ("长3.5米", "长3.5米"),
            ("*重*_斜_`码`", "\\*重\\*\\_斜\\_\\`码\\`"),
            ("<b>粗</b>", "\\<b\\>粗\\</b\\>"),
            ("[题](址)", "\\[题\\](址)"),
            ("![图](址)", "!\\[图\\](址)"),
            ("a|b~~c~~&amp;", "a\\|b\\~\\~c\\~\\~\\&amp;"),
            ("http://x.cn", "http\\://x.cn"),
            ("WWW.x.cn", "WWW\\.x.cn"),
            ("10:30", "10:30"),
            ("    缩进", "缩进"),
            ("　　全角缩进", "　　全角缩进"),
            ("C:\\", "C:\\\\"),
            ("一\n二", "一 二"),
        ];
        for (text, expected) in cases {
            assert_eq!(escape_line(text), expected);
        }
    }

    #[test]
    fn an_inferred_day_is_bracketed_and_an_unknown_one_is_said() {
        let mut article = samples::article();
        article.date =
            Some(Inferred::new(jiff::civil::date(2025, 11, 25), FactSource::Dateline, Confidence::MEDIUM));
        assert_eq!(place(&article), "街坊报 · [2025-11-25 星期二] · 第77期 · 2版");
        article.date = None;
        article.number = None;
        article.edition = "晚刊".to_owned();
        article.page = Some(PageLabel::new("中缝"));
        assert_eq!(place(&article), "街坊报 · [日期不详] · 晚刊 · 中缝");
    }

    #[test]
    fn who_signed_is_said_with_the_role() {
        let signed = [
            samples::byline("周小满", Role::Reporter),
            samples::byline("吴大有", Role::Reporter),
            samples::byline("郑立秋", Role::Correspondent),
            samples::byline("冯冬至", Role::Photographer),
        ];
        assert_eq!(byline(&signed).unwrap(), "记者 周小满 吴大有 通讯员 郑立秋 冯冬至 摄");
        assert_eq!(byline(&[]), None);
    }
}
