//! A story as text to be read, printed or pasted: plain, and Markdown. Pure: it knows what is shown of a story
//! and nothing else. Text of an article never becomes markup.

use crate::citation::{day, is_stated};
use crate::views::{ArticleBlock, ArticleView, StoryView};
use newsprint::{BlockKind, Byline, PageLabel, PrintedText, Role};

/// A stretch of a story as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Printed words, and at the head who signed and where it stood.
    Text(String),
    /// 下转2版 ▸ 接1版: where it goes over to another page, or would if that page were known. Not part of the text.
    Seam(String),
}

/// The story as it is read: titles, who signed, where it stood, and its paragraphs, with a line at each seam.
#[must_use]
pub fn passages(story: &StoryView) -> Vec<Passage> {
    let first = story.first();
    let mut head: Vec<String> = titles(first).map(|title| title.text.clone()).collect();
    head.extend(byline(&story.bylines()));
    head.push(place(story));
    let mut passages = vec![Passage::Text(head.join("\n"))];
    passages
        .extend(first.continued_from.as_ref().map(|page| Passage::Seam(format!("上接{}", page_name(page)))));
    for (at, part) in story.parts.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| &story.parts[before]) {
            passages.push(Passage::Seam(seam(before, part)));
            let again: Vec<&str> = titles(part).map(|title| title.text.as_str()).collect();
            passages.extend((!again.is_empty()).then(|| Passage::Text(again.join("\n"))));
        }
        passages.extend(part.blocks.iter().map(|block| Passage::Text(block.text.text.clone())));
    }
    passages.extend(waits_for(story).map(Passage::Seam));
    passages
}

/// The same as plain text, with a blank line between.
#[must_use]
pub fn plain_text(story: &StoryView) -> String {
    let texts = passages(story).into_iter().map(|passage| match passage {
        Passage::Text(text) | Passage::Seam(text) => text,
    });
    texts.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// The story as Markdown (CommonMark): the headline is a heading, subheads are headings below it, captions
/// stand in quotation blocks, the lines of verse, lists and tables stay lines, and those at seams are emphasised.
#[must_use]
pub fn markdown(story: &StoryView) -> String {
    let first = story.first();
    let mut parts = markdown_head(first, "# ");
    parts.extend(byline(&story.bylines()).map(|names| escape_line(&names)));
    parts.push(escape_line(&place(story)));
    let emphasised = |line: String| format!("*{}*", escape_line(&line));
    parts.extend(first.continued_from.as_ref().map(|page| emphasised(format!("上接{}", page_name(page)))));
    for (at, part) in story.parts.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| &story.parts[before]) {
            parts.push(emphasised(seam(before, part)));
            parts.extend(markdown_head(part, "## "));
        }
        parts.extend(part.blocks.iter().map(markdown_block));
    }
    parts.extend(waits_for(story).map(emphasised));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn titles(article: &ArticleView) -> impl Iterator<Item = &PrintedText> {
    [&article.column, &article.kicker, &article.headline, &article.subheadline].into_iter().flatten()
}

fn markdown_head(article: &ArticleView, level: &str) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(article.column.as_ref().map(|column| format!("**{}**", escape_line(&column.text))));
    lines.extend(article.kicker.as_ref().map(|kicker| escape_line(&kicker.text)));
    lines.extend(article.headline.as_ref().map(|headline| format!("{level}{}", escape_line(&headline.text))));
    lines.extend(article.subheadline.as_ref().map(|sub| format!("## {}", escape_line(&sub.text))));
    lines
}

fn markdown_block(block: &ArticleBlock) -> String {
    let text = &block.text.text;
    match block.kind {
        BlockKind::Subhead => format!("### {}", escape_line(text)),
        BlockKind::Caption => quoted(text),
        BlockKind::Paragraph
        | BlockKind::Verse
        | BlockKind::List
        | BlockKind::Table
        | BlockKind::EditorsNote => lines(text).join("\\\n"),
    }
}

/// 下转2版 ▸ 接1版, by the labels of the pages themselves where they are known.
fn seam(before: &ArticleView, after: &ArticleView) -> String {
    let to = after.page.as_ref().or(before.continues_to.as_ref()).map_or_else(String::new, page_name);
    let from = before.page.as_ref().or(after.continued_from.as_ref()).map_or_else(String::new, page_name);
    format!("下转{to} ▸ 接{from}")
}

/// Where the last part says it goes on: at a page that is not here, or a piece that was not found.
fn waits_for(story: &StoryView) -> Option<String> {
    let page = story.parts.last()?.continues_to.as_ref()?;
    Some(format!("下转{}", page_name(page)))
}

/// 新即墨 · 2025-11-25 星期二 · 第3324期 · 1版、2版. What is not known is left out, but for the day, of which it is
/// said; a day that was inferred stands in brackets.
#[must_use]
pub fn place(story: &StoryView) -> String {
    let article = story.first();
    let mut parts = Vec::new();
    parts.extend(article.newspaper.clone());
    parts.push(day_and_weekday(article));
    parts.extend(Some(&article.edition).filter(|edition| !edition.is_empty()).cloned());
    parts.extend(article.number.map(|number| format!("第{number}期")));
    let pages: Vec<String> = story.pages().into_iter().map(page_name).collect();
    parts.extend((!pages.is_empty()).then(|| pages.join("、")));
    parts.join(" · ")
}

/// 记者 刘萍 丁倩倩 通讯员 宋其富: who signed and as what, in the order printed.
#[must_use]
pub fn byline(bylines: &[&Byline]) -> Option<String> {
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
            plain_text(&StoryView::of(samples::article())),
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
            markdown(&StoryView::of(samples::article())),
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
    fn a_story_shows_its_seams() {
        let shown = plain_text(&samples::story());
        let (before, after) = shown.split_once("\n\n下转A03版 ▸ 接2版\n\n").unwrap();
        assert!(before.starts_with("城里城外\n春天来了\n江边步道开放\n"), "{before}");
        assert!(
            before.contains("\n记者 周小满 吴大有\n街坊报 · 2026-03-04 星期三 · 第77期 · 2版、A03版\n\n")
        );
        assert!(before.ends_with("\n\n比从前"), "{before}");
        assert_eq!(after, "步道接上篇\n\n好走。\n\n明年再修一段。\n\n下转4版\n");
        let marked = markdown(&samples::story());
        assert!(marked.contains("\n\n比从前\n\n*下转A03版 ▸ 接2版*\n\n步道接上篇\n\n好走。\n\n"), "{marked}");
        assert!(marked.ends_with("\n\n*下转4版*\n"), "{marked}");
    }

    #[test]
    fn a_part_says_where_it_comes_from_and_goes_on() {
        let mut story = samples::story();
        let second = StoryView::of(story.parts.remove(1));
        let seams: Vec<Passage> =
            passages(&second).into_iter().filter(|passage| matches!(passage, Passage::Seam(_))).collect();
        assert_eq!(seams, ["上接2版", "下转4版"].map(|line| Passage::Seam(line.to_owned())));
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
        assert_eq!(place(&StoryView::of(article.clone())), "街坊报 · [2025-11-25 星期二] · 第77期 · 2版");
        article.date = None;
        article.number = None;
        article.edition = "晚刊".to_owned();
        article.page = Some(PageLabel::new("中缝"));
        assert_eq!(place(&StoryView::of(article)), "街坊报 · [日期不详] · 晚刊 · 中缝");
    }

    #[test]
    fn who_signed_is_said_with_the_role() {
        let signed = [
            samples::byline("周小满", Role::Reporter),
            samples::byline("吴大有", Role::Reporter),
            samples::byline("郑立秋", Role::Correspondent),
            samples::byline("冯冬至", Role::Photographer),
        ];
        assert_eq!(byline(&signed.each_ref()).unwrap(), "记者 周小满 吴大有 通讯员 郑立秋 冯冬至 摄");
        assert_eq!(byline(&[]), None);
    }
}
