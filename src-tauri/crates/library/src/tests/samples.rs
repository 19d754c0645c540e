//! A parser for tests, and an article to be shown. All words are made up here.
//!
//! The first line of a page file is `newspaper|date|number|label`, `?` for what is unknown; `==` begins an
//! article with its headline, `@` signs it, `→` and `←` name the page it goes on at and the one it comes from,
//! every other line is a paragraph, and `>` begins a caption. An edition may stand as a fifth fact. A form feed
//! begins another page of the same file.

use crate::views::{ArticleBlock, ArticleId, ArticleView, Seam, StoryView};
use newsprint::{
    Account, Article, Block, BlockKind, Byline, CharRange, Confidence, Depicted, Direction, FactSource,
    FileContext, Format, Inferred, IssueFacts, Jump, PARSER_VERSION, PageLabel, ParsedFile, ParsedPage,
    PlacedLine, PrintedText, Rect, Role, Sheet, Warning,
};

/// Takes a page file apart.
pub(crate) fn parse(bytes: &[u8], context: &FileContext<'_>) -> ParsedFile {
    let mut file = ParsedFile {
        format: if context.path.ends_with(".md") { Format::Markdown } else { Format::Text },
        encoding: "UTF-8".to_owned(),
        issue: IssueFacts::default(),
        pages: Vec::new(),
        warnings: Vec::new(),
        parser_version: PARSER_VERSION,
    };
    let refusal = |code: &str| Warning { code: code.to_owned(), detail: String::new(), span: None };
    match std::str::from_utf8(bytes) {
        Err(_) => file.warnings.push(refusal("not_text")),
        Ok(text) if text.trim().is_empty() => file.warnings.push(refusal("empty")),
        Ok(text) => {
            let text = match text.strip_prefix("锁|") {
                Some(_) if context.password != Some("钥匙") => {
                    file.warnings.push(refusal("password_needed"));
                    return file;
                }
                open => open.unwrap_or(text),
            };
            assert!(!text.contains("绊倒"), "the parser tripped, as the test asked");
            let mut at = 0;
            for (ordinal, text) in (0u32..).zip(text.split('\u{0C}')) {
                file.pages.push(parse_page(text, ordinal, at));
                at += u32::try_from(text.chars().count()).unwrap() + 1;
            }
            file.issue = file.pages[0].issue.clone();
        }
    }
    file
}

/// A later parser that sees other articles: what has three paragraphs or more it takes apart behind the second, a
/// headline that begins with `又` it takes for a part of the piece before.
pub(crate) fn parse_otherwise(bytes: &[u8], context: &FileContext<'_>) -> ParsedFile {
    let mut file = parse(bytes, context);
    file.parser_version = PARSER_VERSION + 1;
    for page in &mut file.pages {
        let mut articles: Vec<Article> = Vec::new();
        for mut article in std::mem::take(&mut page.articles) {
            let continues = article.headline.as_ref().is_some_and(|headline| headline.text.starts_with('又'));
            if let (true, Some(before)) = (continues, articles.last_mut()) {
                before.blocks.append(&mut article.blocks);
                continue;
            }
            let rest = if article.blocks.len() > 2 { article.blocks.split_off(2) } else { Vec::new() };
            articles.push(article);
            if !rest.is_empty() {
                articles.push(Article { blocks: rest, confidence: Confidence::HIGH, ..Article::default() });
            }
        }
        page.articles = articles;
    }
    file
}

fn parse_page(text: &str, ordinal: u32, start: u32) -> ParsedPage {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or("").split('|').collect();
    let fact = |place: usize| head.get(place).copied().filter(|fact| *fact != "?");
    let issue = IssueFacts {
        newspaper: fact(0).map(|name| read(name.to_owned())),
        date: fact(1).map(|date| read(date.parse().unwrap())),
        number: fact(2).map(|number| read(number.parse().unwrap())),
        edition: fact(4).map(|edition| read(edition.to_owned())),
    };
    let mut at = start + u32::try_from(text.lines().next().unwrap_or("").chars().count()).unwrap() + 1;
    let mut articles: Vec<Article> = Vec::new();
    for line in lines {
        let length = u32::try_from(line.chars().count()).unwrap();
        add_line(&mut articles, line, CharRange::new(at, at + length));
        at += length + 1;
    }
    let total = u32::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap();
    ParsedPage {
        ordinal,
        range: CharRange::new(start, at),
        issue,
        label: fact(3).map(|label| read(PageLabel::new(label))),
        name: None,
        articles,
        furniture: Vec::new(),
        account: Account { total, body: total, ..Account::default() },
        sheet: fact(5).map(|how| sheet(how, text, start)),
    }
}

/// A sixth fact says how the page is drawn: `drawn` with its lines one below the other, each as wide as it has characters,
/// ten units high and wide a character; `scan` without them.
fn sheet(how: &str, text: &str, start: u32) -> Sheet {
    let mut lines = Vec::new();
    let (mut at, mut top) = (start, 0.0);
    for line in text.lines().filter(|_| how == "drawn") {
        let length = u32::try_from(line.chars().count()).unwrap();
        let place = Rect { left: 0.0, top, right: 10.0 * length as f32, bottom: top + 10.0 };
        let range = CharRange::new(at, at + length);
        lines.push(PlacedLine { range, place, direction: Direction::Horizontal, ends: Vec::new() });
        (at, top) = (at + length + 1, top + 10.0);
    }
    let depicted = Depicted::Leaf { leaf: 0, frame: None };
    Sheet { width: 400.0, height: 600.0, lines, pictures: Vec::new(), depicted }
}

fn add_line(articles: &mut Vec<Article>, line: &str, span: CharRange) {
    let after = |sign: &str| {
        let skipped = u32::try_from(sign.len()).unwrap();
        let span = CharRange::new(span.start + skipped, span.end);
        PrintedText { text: line[sign.len()..].to_owned(), spans: vec![span] }
    };
    if line.starts_with("==") {
        let headline = Some(after("==")).filter(|headline| !headline.text.is_empty());
        articles.push(Article { headline, confidence: Confidence::HIGH, ..Article::default() });
        return;
    }
    let Some(article) = articles.last_mut() else { return };
    if let Some(name) = line.strip_prefix('@') {
        article.bylines.push(Byline { name: name.to_owned(), role: Role::Reporter, span });
    } else if let Some(page) = line.strip_prefix('→') {
        article.continues_to = Some(Jump { page: PageLabel::new(page), headline: None, span });
    } else if let Some(page) = line.strip_prefix('←') {
        article.continued_from = Some(Jump { page: PageLabel::new(page), headline: None, span });
    } else if line.starts_with('>') {
        article.blocks.push(Block { kind: BlockKind::Caption, text: after(">") });
    } else if !line.is_empty() {
        article.blocks.push(Block { kind: BlockKind::Paragraph, text: after("") });
    }
}

fn read<T>(value: T) -> Inferred<T> {
    Inferred::new(value, FactSource::Folio, Confidence::HIGH)
}

/// An article with everything a reader may see.
pub(crate) fn article() -> ArticleView {
    let printed = |text: &str| PrintedText { text: text.to_owned(), spans: Vec::new() };
    let block = |kind, text: &str| ArticleBlock { kind, text: printed(text) };
    ArticleView {
        id: ArticleId(7),
        newspaper: Some("街坊报".to_owned()),
        date: Some(read(jiff::civil::date(2026, 3, 4))),
        number: Some(77),
        edition: String::new(),
        page: Some(PageLabel::new("2")),
        column: Some(printed("城里城外")),
        kicker: Some(printed("春天来了")),
        headline: Some(printed("江边步道开放")),
        subheadline: Some(printed("早起的人先走了一圈")),
        bylines: vec![byline("周小满", Role::Reporter)],
        dateline: None,
        continues_to: None,
        continued_from: None,
        blocks: vec![
            block(BlockKind::Paragraph, "江边新修的步道昨天开放，早起的人沿着水走了一圈。"),
            block(BlockKind::Caption, "步道从老码头开始。"),
            block(BlockKind::Subhead, "老码头"),
            block(BlockKind::Verse, "一江春水\n两岸人家"),
            block(BlockKind::Paragraph, "比从前好走。"),
        ],
        confidence: Confidence::HIGH,
        reasons: Vec::new(),
        file: "三月/2.txt".to_owned(),
    }
}

/// A story of two parts, whose second waits for a third.
pub(crate) fn story() -> StoryView {
    let printed = |text: &str| PrintedText { text: text.to_owned(), spans: Vec::new() };
    let block = |text: &str| ArticleBlock { kind: BlockKind::Paragraph, text: printed(text) };
    let mut first = article();
    first.continues_to = Some(PageLabel::new("3"));
    first.blocks.pop();
    first.blocks.push(block("比从前"));
    let second = ArticleView {
        id: ArticleId(8),
        page: Some(PageLabel::new("A03")),
        column: None,
        kicker: Some(printed("步道接上篇")),
        headline: None,
        subheadline: None,
        bylines: vec![byline("周小满", Role::Reporter), byline("吴大有", Role::Reporter)],
        continued_from: Some(PageLabel::new("2")),
        continues_to: Some(PageLabel::new("4")),
        blocks: vec![block("好走。"), block("明年再修一段。")],
        ..article()
    };
    StoryView {
        parts: vec![first, second],
        seams: vec![Seam { confidence: Confidence::HIGH, reasons: Vec::new() }],
    }
}

/// Somebody who signed.
pub(crate) fn byline(name: &str, role: Role) -> Byline {
    Byline { name: name.to_owned(), role, span: CharRange::new(0, 0) }
}
