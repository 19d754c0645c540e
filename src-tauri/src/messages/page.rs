//! 版面: a page with its articles and what lies around it; facts with their sources.

use library::{ArticleView, IssueName, PageView, citation, render};
use newsprint::{
    BlockKind, ExplainedLine, FactSource, Furniture, FurnitureKind, Inferred, LOOK_AGAIN, LineLabel,
    PrintedText, Reason,
};
use serde::Serialize;
use std::fmt::Display;

/// A fact, and where it was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Fact<T> {
    pub(crate) value: T,
    pub(crate) source: FactSource,
    /// Whether it stands where such facts are stated: what does not is shown as inferred.
    pub(crate) stated: bool,
}

/// The answer to `page` and `issue`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Page {
    pub(crate) id: String,
    /// As it was called on its day.
    pub(crate) newspaper: Option<Fact<String>>,
    pub(crate) date: Option<Fact<String>>,
    pub(crate) number: Option<Fact<u32>>,
    /// Empty as a rule.
    pub(crate) edition: String,
    /// 1, A01.
    pub(crate) label: Option<Fact<String>>,
    /// 要闻.
    pub(crate) name: Option<String>,
    /// The file it was read from, as it was called when imported.
    pub(crate) file: String,
    /// In reading order.
    pub(crate) articles: Vec<PageArticle>,
    /// What belongs to no article.
    pub(crate) furniture: Vec<Apart>,
    /// Those of its issue, itself among them.
    pub(crate) pages: Vec<PageLine>,
    pub(crate) previous_issue: Option<Issue>,
    pub(crate) next_issue: Option<Issue>,
    /// The issue of the same day last year, or of the nearest within three days.
    pub(crate) last_year: Option<Issue>,
}

/// 篇 as it stands on its page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PageArticle {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) head: Head,
    /// 记者 刘萍 丁倩倩.
    pub(crate) byline: Option<String>,
    pub(crate) blocks: Vec<Block>,
    /// 2, of 下转二版.
    pub(crate) continues_to: Option<String>,
    /// 1, of 上接一版.
    pub(crate) continued_from: Option<String>,
    /// Whether a reader is asked to look whether it was taken out of the page rightly.
    pub(crate) look_again: bool,
    /// How sure that is, 0 to 1, and why.
    pub(crate) confidence: f32,
    pub(crate) reasons: Vec<Reason>,
}

/// The lines over a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Head {
    pub(crate) column: Option<String>,
    pub(crate) kicker: Option<String>,
    pub(crate) headline: Option<String>,
    pub(crate) subheadline: Option<String>,
}

/// A part of an article's text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) text: String,
}

/// What is printed on a page and belongs to no article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Apart {
    pub(crate) kind: FurnitureKind,
    pub(crate) text: String,
    pub(crate) reason: Reason,
}

/// 版 as one of several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PageLine {
    pub(crate) id: String,
    pub(crate) label: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) articles: u64,
    /// The first headline on it, or the first words where nothing has one.
    pub(crate) headline: Option<String>,
    pub(crate) file: String,
}

/// What names an issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Issue {
    pub(crate) newspaper: String,
    pub(crate) date: String,
    pub(crate) edition: String,
}

/// What the parser makes of a line of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) label: LineLabel,
    /// What it would have been otherwise.
    pub(crate) rival: LineLabel,
    /// How sure that is, 0 to 1.
    pub(crate) confidence: f32,
    /// The article its words went to, by its place on the page; null for what belongs to none.
    pub(crate) article: Option<usize>,
    /// Codes of what spoke for it, the most telling first.
    pub(crate) because: Vec<String>,
    /// Codes of what spoke for the rival.
    pub(crate) against: Vec<String>,
}

/// As much evidence as is told of a line, on either side.
const TOLD: usize = 4;

impl<T: Display> Fact<T> {
    /// The fact as words.
    pub(crate) fn shown(fact: &Inferred<T>) -> Fact<String> {
        Fact { value: fact.value.to_string(), source: fact.source, stated: citation::is_stated(fact) }
    }
}

impl From<PageView> for Page {
    fn from(view: PageView) -> Self {
        let number = |fact: Inferred<u32>| Fact {
            stated: citation::is_stated(&fact),
            value: fact.value,
            source: fact.source,
        };
        Self {
            id: view.id.to_string(),
            newspaper: view.newspaper.as_ref().map(Fact::shown),
            date: view.date.as_ref().map(Fact::shown),
            number: view.number.map(number),
            edition: view.edition,
            label: view.label.as_ref().map(Fact::shown),
            name: view.name,
            file: view.file,
            articles: view.articles.iter().map(PageArticle::from).collect(),
            furniture: view.furniture.into_iter().map(Apart::from).collect(),
            pages: view.pages.into_iter().map(PageLine::from).collect(),
            previous_issue: view.previous_issue.map(Issue::from),
            next_issue: view.next_issue.map(Issue::from),
            last_year: view.last_year.map(Issue::from),
        }
    }
}

impl From<&ArticleView> for PageArticle {
    fn from(view: &ArticleView) -> Self {
        let label = |label: &newsprint::PageLabel| label.to_string();
        Self {
            id: view.id.to_string(),
            head: Head::from(view),
            byline: render::byline(&view.bylines.iter().collect::<Vec<_>>()),
            blocks: blocks(view),
            continues_to: view.continues_to.as_ref().map(label),
            continued_from: view.continued_from.as_ref().map(label),
            look_again: view.confidence < LOOK_AGAIN,
            confidence: view.confidence.get(),
            reasons: view.reasons.clone(),
        }
    }
}

impl From<&ArticleView> for Head {
    fn from(view: &ArticleView) -> Self {
        let text = |printed: &Option<PrintedText>| printed.as_ref().map(|printed| printed.text.clone());
        Self {
            column: text(&view.column),
            kicker: text(&view.kicker),
            headline: text(&view.headline),
            subheadline: text(&view.subheadline),
        }
    }
}

/// Body and captions of an article.
pub(crate) fn blocks(view: &ArticleView) -> Vec<Block> {
    view.blocks.iter().map(|block| Block { kind: block.kind, text: block.text.text.clone() }).collect()
}

impl From<Furniture> for Apart {
    fn from(Furniture { kind, text, reason }: Furniture) -> Self {
        Self { kind, text: text.text, reason }
    }
}

impl From<library::PageLine> for PageLine {
    fn from(line: library::PageLine) -> Self {
        let library::PageLine { id, label, name, articles, headline, file } = line;
        let label = label.map(|label| label.to_string());
        Self { id: id.to_string(), label, name, articles, headline, file }
    }
}

impl From<ExplainedLine> for Line {
    fn from(line: ExplainedLine) -> Self {
        let codes = |is_meant: fn(f32) -> bool| {
            let told = line.evidence.iter().filter(|evidence| is_meant(evidence.told()));
            told.take(TOLD).map(|evidence| evidence.code.to_owned()).collect::<Vec<_>>()
        };
        let mut because = codes(|told| told > 0.0);
        // A rule that overruled the weights comes first: it is why the line is what it is.
        because.retain(|code| *code != line.reason);
        because.insert(0, line.reason.clone());
        Self {
            because,
            against: codes(|told| told < 0.0),
            text: line.text,
            label: line.label,
            rival: line.rival,
            confidence: line.confidence.get(),
            article: line.article,
        }
    }
}

impl From<IssueName> for Issue {
    fn from(IssueName { newspaper, date, edition }: IssueName) -> Self {
        Self { newspaper, date: date.to_string(), edition }
    }
}

/// Facts and lines for goldens.
#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// A day that the title block states.
    pub(crate) fn printed(value: &str) -> Fact<String> {
        Fact { value: value.to_owned(), source: FactSource::Nameplate, stated: true }
    }

    /// One that was inferred.
    pub(crate) fn inferred(value: &str) -> Fact<String> {
        Fact { value: value.to_owned(), source: FactSource::Dateline, stated: false }
    }

    /// A page as one of several.
    pub(crate) fn line(id: &str, label: Option<&str>, headline: &str) -> PageLine {
        PageLine {
            id: id.to_owned(),
            label: label.map(str::to_owned),
            name: label.map(|_| "要闻".to_owned()),
            articles: 5,
            headline: Some(headline.to_owned()),
            file: "剪报/01.txt".to_owned(),
        }
    }

    /// The head of an article.
    pub(crate) fn head(headline: &str) -> Head {
        Head {
            column: Some("城里城外".to_owned()),
            kicker: Some("春天来了".to_owned()),
            headline: Some(headline.to_owned()),
            subheadline: Some("早起的人先走了一圈".to_owned()),
        }
    }

    /// A block for each kind.
    pub(crate) fn blocks() -> Vec<Block> {
        let block = |kind, text: &str| Block { kind, text: text.to_owned() };
        vec![
            block(BlockKind::EditorsNote, "编者按：江边的事，大家来说。"),
            block(BlockKind::Paragraph, "江边新修的<步道>昨天开放，早起的人沿着水走了一圈。"),
            block(BlockKind::Caption, "步道从老码头开始。"),
            block(BlockKind::Subhead, "老码头"),
            block(BlockKind::Verse, "一江春水\n两岸人家"),
            block(BlockKind::List, "周小满\n吴大有"),
            block(BlockKind::Table, "站 时刻\n码头 7:10"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{blocks, head, inferred, line, printed};
    use super::*;
    use crate::messages::golden;
    use library::Library;

    fn issue(date: &str, edition: &str) -> Option<Issue> {
        Some(Issue {
            newspaper: "海曲晨报".to_owned(), date: date.to_owned(), edition: edition.to_owned()
        })
    }

    fn page() -> Page {
        let article = PageArticle {
            id: "0123456789abc".to_owned(),
            head: head("江边步道开放"),
            byline: Some("记者 周小满".to_owned()),
            blocks: blocks(),
            continues_to: Some("2".to_owned()),
            continued_from: None,
            look_again: true,
            confidence: 0.5,
            reasons: vec![Reason::new("headline_and_body", "")],
        };
        let bare = PageArticle {
            id: "0123456789abd".to_owned(),
            head: Head::default(),
            byline: None,
            continues_to: None,
            look_again: false,
            ..article.clone()
        };
        Page {
            id: "0123456789abcdef-0".to_owned(),
            newspaper: Some(printed("海曲晨报")),
            date: Some(inferred("2025-10-22")),
            number: Some(Fact { value: 3324, source: FactSource::Nameplate, stated: true }),
            edition: "晚刊".to_owned(),
            label: Some(printed("1")),
            name: Some("要闻".to_owned()),
            file: "剪报/01.txt".to_owned(),
            articles: vec![article, bare],
            furniture: vec![Apart {
                kind: FurnitureKind::Credits,
                text: "责编 周禾".to_owned(),
                reason: Reason::new("words_of_furniture", "责编"),
            }],
            pages: vec![
                line("0123456789abcdef-0", Some("1"), "江边步道开放"),
                line("0123456789abcdef-1", Some("2"), "老码头的钟修好了"),
            ],
            previous_issue: issue("2025-10-21", ""),
            next_issue: None,
            last_year: issue("2024-10-23", "早刊"),
        }
    }

    #[test]
    fn answers_have_the_fields_of_their_goldens() {
        golden("page.json", &page());
        let line = Line {
            text: "江边步道开放".to_owned(),
            label: LineLabel::Head,
            rival: LineLabel::Subhead,
            confidence: 0.98,
            article: Some(0),
            because: vec!["short_line".to_owned(), "prose_follows".to_owned()],
            against: vec!["no_gap_before".to_owned()],
        };
        golden("lines.json", &vec![line]);
    }

    #[test]
    fn a_line_tells_first_what_decided() {
        let text = "码头启用\n昨日，城南码头正式启用，首班渡船上午离港，市民可凭月票乘船往来两岸。\n";
        let explained = newsprint::explain_file(text.as_bytes(), &newsprint::FileContext::default());
        let reason = explained.lines[0][0].reason.clone();
        let line = Line::from(explained.lines[0][0].clone());
        assert_eq!(
            (line.text.as_str(), line.label, line.because.first()),
            ("码头启用", LineLabel::Head, Some(&reason))
        );
        assert!(line.because.len() <= TOLD + 1 && line.against.len() <= TOLD, "{line:?}");
    }

    #[test]
    fn a_page_of_an_archive_says_what_lies_around_it() {
        let home = tempfile::tempdir().unwrap();
        let library = crate::messages::filled(home.path());
        let first = library.issue("海曲晨报", "2024-03-05".parse().unwrap(), None).unwrap().unwrap();
        let page = Page::from(first);
        assert_eq!(page.newspaper.as_ref().map(|fact| fact.value.as_str()), Some("海曲晨报"));
        let date = page.date.as_ref().unwrap();
        assert_eq!(
            (date.value.as_str(), date.source, date.stated),
            ("2024-03-05", FactSource::FileName, false)
        );
        assert_eq!(page.articles[0].head.headline.as_deref(), Some("码头启用"));
        assert_eq!(page.articles[0].blocks[0].kind, BlockKind::Paragraph);
        assert_eq!(page.next_issue, None);
        let id: library::PageId = page.id.parse().unwrap();
        let lines = Library::explain_page(&library, &id).unwrap().unwrap();
        assert!(lines.len() >= 2);
    }
}
