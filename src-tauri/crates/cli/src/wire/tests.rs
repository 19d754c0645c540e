//! Each wire type beside its golden in `tests/messages`: programs rely on these shapes.

mod bookmarks;
mod changing;
mod explained;
mod finding;
mod imports;
mod keeping;
mod picturing;

use super::*;
use library::{
    ArticleBlock, ArticleId, ArticleLine, ArticleView, Issue, JoinedJump, JumpEnd, JumpIssue, JumpLine,
    Jumps, Page, Seam, StoryView, WaitingJump, WhyWaiting,
};
use newsprint::{
    Account, Article, Block, BlockKind, Byline, CharRange, Confidence, FactSource, Format, Furniture,
    FurnitureKind, Inferred, IssueFacts, Jump, JumpDirection, NameReading, NameRule, PageLabel, ParsedPage,
    PrintedText, Reason, Role, Warning,
};
use serde::Serialize;
use std::path::Path;

/// Compares with the golden `name`, and prints what came out where they differ.
fn check(name: &str, message: &impl Serialize) {
    let found = serde_json::to_string_pretty(message).expect("every message is JSON");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/messages").join(name);
    let golden = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == golden.trim_end(), "{name} should be:\n{found}");
}

fn printed(text: &str) -> PrintedText {
    let end = u32::try_from(text.chars().count()).expect("short");
    PrintedText { text: text.to_owned(), spans: vec![CharRange::new(0, end)] }
}

fn inferred<T>(value: T, source: FactSource) -> Inferred<T> {
    Inferred::new(value, source, Confidence::HIGH)
}

fn day() -> jiff::civil::Date {
    jiff::civil::date(2024, 3, 5)
}

fn name() -> ArticleId {
    "0000000000abc".parse().expect("a name")
}

fn bylines() -> Vec<Byline> {
    let signed = |name: &str, role| Byline { name: name.to_owned(), role, span: CharRange::new(0, 2) };
    // One who wrote and photographed is printed twice and is one author.
    vec![
        signed("周禾", Role::Reporter),
        signed("林舟", Role::Correspondent),
        signed("周禾", Role::Photographer),
    ]
}

fn account() -> Account {
    Account {
        total: 45,
        body: 1,
        headlines: 2,
        byline: 3,
        jump: 4,
        caption: 5,
        furniture: 6,
        markup: 7,
        dropped: 8,
        unplaced: 9,
    }
}

fn furniture() -> Furniture {
    Furniture {
        kind: FurnitureKind::Credits,
        text: printed("责编 韩冬"),
        reason: Reason::new("editors", "责编"),
    }
}

fn warning() -> Warning {
    Warning { code: "undated".to_owned(), detail: String::new(), span: Some(CharRange::new(3, 5)) }
}

fn article() -> Article {
    Article {
        column: Some(printed("海边人家")),
        kicker: Some(printed("春汛前后——")),
        headline: Some(printed("渔港添了新码头")),
        subheadline: Some(printed("头一批渔船靠岸")),
        bylines: bylines(),
        dateline: Some(printed("3月4日")),
        continues_to: Some(Jump { page: PageLabel::new("2"), headline: None, span: CharRange::new(0, 4) }),
        continued_from: Some(Jump {
            page: PageLabel::new("A01"),
            headline: None,
            span: CharRange::new(0, 4),
        }),
        blocks: vec![
            Block { kind: BlockKind::Paragraph, text: printed("本报3月4日讯 码头启用。") },
            Block { kind: BlockKind::EditorsNote, text: printed("编者按") },
        ],
        confidence: Confidence::MEDIUM,
        reasons: vec![Reason::new("signature_at_end", "周禾")],
    }
}

fn parsed_file() -> newsprint::ParsedFile {
    let bare = Article { confidence: Confidence::LOW, ..Article::default() };
    let issue = IssueFacts {
        newspaper: Some(inferred("海曲晨报".to_owned(), FactSource::Nameplate)),
        date: Some(Inferred::new(day(), FactSource::Dateline, Confidence::MEDIUM)),
        number: Some(inferred(3324, FactSource::Nameplate)),
        edition: None,
    };
    let page = ParsedPage {
        ordinal: 0,
        range: CharRange::new(0, 45),
        issue: IssueFacts {
            newspaper: Some(inferred("海曲晨报".to_owned(), FactSource::SameFile)),
            ..issue.clone()
        },
        label: Some(inferred(PageLabel::new("1"), FactSource::FileName)),
        name: Some(inferred("要闻".to_owned(), FactSource::Folio)),
        articles: vec![article(), bare],
        furniture: vec![furniture()],
        account: account(),
        sheet: None,
    };
    newsprint::ParsedFile {
        format: Format::Text,
        encoding: "UTF-8".to_owned(),
        issue,
        pages: vec![page],
        warnings: vec![warning()],
        parser_version: 1,
    }
}

#[test]
fn a_parsed_file() {
    check("parse.json", &ParsedFile::new("海曲晨报/1.txt", &parsed_file()));
}

#[test]
fn names_of_files() {
    let file = library::MetFile { path: "海曲晨报/2024/3月/5/早-1.txt".to_owned(), refusal: None };
    let read = NameReading {
        issue: IssueFacts {
            newspaper: Some(inferred("海曲晨报".to_owned(), FactSource::FolderName)),
            date: Some(inferred(day(), FactSource::FolderName)),
            number: None,
            edition: Some(inferred("早".to_owned(), FactSource::FileName)),
        },
        label: Some(inferred(PageLabel::new("1"), FactSource::FileName)),
        page_name: None,
        rule: NameRule::Template,
    };
    let template = "{newspaper}/{yyyy}/{m}月/{d}/{edition}-{page}".parse().expect("a template");
    check("names.json", &NameList::new(Some(&template), &[(&file, read)]));
}

#[test]
fn issues_with_pages_and_articles() {
    let line = ArticleLine {
        id: name(),
        headline: None,
        beginning: "码头启用。".to_owned(),
        authors: vec!["周禾".to_owned()],
        continues_to: Some(JumpLine { page: PageLabel::new("2"), article: Some(name()) }),
        continued_from: Some(JumpLine { page: PageLabel::new("1"), article: None }),
    };
    let page = Page {
        label: Some(PageLabel::new("特刊")),
        name: None,
        file: "特刊.txt".to_owned(),
        articles: vec![line],
    };
    let dated = Issue {
        id: None,
        newspaper: Some("海曲晨报".to_owned()),
        date: Some(inferred(day(), FactSource::Nameplate)),
        number: Some(3324),
        edition: "晚刊".to_owned(),
        pages: vec![page],
    };
    let undated = Issue {
        id: None,
        newspaper: None,
        date: None,
        number: None,
        edition: String::new(),
        pages: Vec::new(),
    };
    check("issues.json", &IssueList::from([dated, undated].as_slice()));
}

fn view() -> ArticleView {
    let words = article();
    ArticleView {
        id: name(),
        newspaper: Some("海曲晨报".to_owned()),
        date: Some(inferred(day(), FactSource::Nameplate)),
        number: None,
        edition: String::new(),
        page: Some(PageLabel::new("1")),
        column: words.column,
        kicker: words.kicker,
        headline: words.headline,
        subheadline: words.subheadline,
        bylines: words.bylines,
        dateline: words.dateline,
        continues_to: Some(PageLabel::new("2")),
        continued_from: None,
        blocks: words.blocks.into_iter().map(|b| ArticleBlock { kind: b.kind, text: b.text }).collect(),
        confidence: words.confidence,
        reasons: words.reasons,
        file: "1.txt".to_owned(),
    }
}

#[test]
fn an_article_in_the_archive() {
    let story = StoryView::of(view());
    check("article.json", &ArticleDocument::new(&story, name(), Some("周禾. 渔港添了新码头".to_owned())));
}

fn seam() -> Seam {
    Seam {
        confidence: Confidence::HIGH,
        reasons: vec![Reason::new("printed_on_both_pages", ""), Reason::new("word_across_seam", "码|头")],
    }
}

#[test]
fn an_article_that_goes_over_two_pages() {
    let rest = ArticleView {
        id: "0000000000abd".parse().expect("a name"),
        page: Some(PageLabel::new("2")),
        column: None,
        kicker: None,
        headline: None,
        subheadline: None,
        bylines: Vec::new(),
        dateline: None,
        continues_to: None,
        continued_from: Some(PageLabel::new("1")),
        blocks: vec![ArticleBlock {
            kind: BlockKind::Paragraph, text: printed("头一批渔船靠了岸。")
        }],
        file: "2.txt".to_owned(),
        ..view()
    };
    let story = StoryView { parts: vec![view(), rest], seams: vec![seam()] };
    check("story.json", &ArticleDocument::new(&story, name(), None));
}

#[test]
fn jumps_that_wait_and_jumps_that_were_joined() {
    let issue = JumpIssue {
        newspaper: Some("海曲晨报".to_owned()),
        date: Some(inferred(day(), FactSource::Nameplate)),
        edition: "晚刊".to_owned(),
    };
    let end = |page: &str, headline: Option<&str>| JumpEnd {
        article: name(),
        page: Some(PageLabel::new(page)),
        headline: headline.map(str::to_owned),
        beginning: "码头启用。".to_owned(),
    };
    let jumps = Jumps {
        joined: vec![JoinedJump {
            issue: issue.clone(),
            from: end("1", Some("渔港添了新码头")),
            to: end("2", None),
            seam: seam(),
        }],
        waiting: vec![WaitingJump {
            issue,
            at: end("3", None),
            direction: JumpDirection::To,
            names: PageLabel::new("4"),
            why: WhyWaiting::Ambiguous,
            candidates: vec![name()],
        }],
    };
    check("jumps.json", &JumpList::from(&jumps));
}

#[test]
fn holdings() {
    let held = library::Stats {
        newspapers: 1,
        issues: 2,
        pages: 3,
        undated_pages: 1,
        articles: 9,
        sources: 3,
        original_bytes: 4096,
        bookmarks: 1,
        account: account(),
    };
    check("stats.json", &held);
}
