//! 正文: a story with its parts and seams, where it stands and what lies around it; lists of articles found.

use super::bookmarks::Marked;
use super::page::{Block, Fact, Head, PageLine, blocks};
use library::{
    ArticleId, ArticleView, Hit, Library, Neighbour, Piece, Result, SearchRequest, SearchResults,
    SimilarArticles, Sort, StoryView, citation, render,
};
use newsprint::{LOOK_AGAIN, PageLabel, Reason, Role};
use serde::{Deserialize, Serialize};

/// The answer to `article`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Article {
    /// As it was asked for: one of the parts.
    pub(crate) id: String,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<Fact<String>>,
    pub(crate) number: Option<u32>,
    /// Empty as a rule.
    pub(crate) edition: String,
    /// Who signed any part.
    pub(crate) bylines: Vec<Byline>,
    /// In the order they are read; never empty.
    pub(crate) parts: Vec<StoryPart>,
    /// `seams[i]` joins `parts[i]` to the next.
    pub(crate) seams: Vec<Seam>,
    /// GB/T 7714.
    pub(crate) citation: String,
    /// The page it stands on.
    pub(crate) page: String,
    /// Those of its issue.
    pub(crate) pages: Vec<PageLine>,
    pub(crate) previous: Option<Near>,
    pub(crate) next: Option<Near>,
    /// The reader's marks on it, the first made first.
    pub(crate) marks: Vec<Marked>,
}

/// A part of a story: what stands on one page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct StoryPart {
    pub(crate) id: String,
    /// The page it stands on.
    pub(crate) label: Option<String>,
    #[serde(flatten)]
    pub(crate) head: Head,
    pub(crate) blocks: Vec<Block>,
    pub(crate) continues_to: Option<String>,
    pub(crate) continued_from: Option<String>,
    /// Whether a reader is asked to look whether it was taken out of the page rightly.
    pub(crate) look_again: bool,
    /// How sure that is, 0 to 1, and why.
    pub(crate) confidence: f32,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) file: String,
}

/// Why one part is the rest of another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Seam {
    pub(crate) confidence: f32,
    pub(crate) reasons: Vec<Reason>,
}

/// Who signed, and as what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Byline {
    pub(crate) name: String,
    pub(crate) role: Role,
}

/// A piece before or after another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Near {
    pub(crate) id: String,
    pub(crate) headline: Option<String>,
    pub(crate) beginning: String,
}

/// The answer to `similar` and `written_by`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Found {
    pub(crate) total: u64,
    /// Words they were found by; empty of those found by who signed.
    pub(crate) keywords: Vec<String>,
    pub(crate) articles: Vec<FoundArticle>,
}

/// A found story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FoundArticle {
    pub(crate) id: String,
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) pages: Vec<String>,
    /// Empty where it has none.
    pub(crate) headline: String,
    pub(crate) snippet: String,
}

/// How an article is written to be pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Form {
    /// As one reads it.
    Text,
    /// The same, and below it where it is from.
    TextWithCitation,
    /// One line to be put under a manuscript.
    Citation,
    /// CommonMark.
    Markdown,
}

impl Article {
    /// The article of this name with the story it is a part of.
    pub(crate) fn of(library: &Library, id: ArticleId) -> Result<Self> {
        let story = library.story(id)?;
        let place = library.article_place(id)?;
        let first = story.first();
        Ok(Self {
            id: id.to_string(),
            newspaper: first.newspaper.clone(),
            date: first.date.as_ref().map(Fact::shown),
            number: first.number,
            edition: first.edition.clone(),
            bylines: story
                .bylines()
                .into_iter()
                .map(|byline| Byline { name: byline.name.clone(), role: byline.role })
                .collect(),
            parts: story.parts.iter().map(StoryPart::from).collect(),
            seams: story
                .seams
                .iter()
                .map(|seam| Seam { confidence: seam.confidence.get(), reasons: seam.reasons.clone() })
                .collect(),
            citation: citation::cite(&story),
            page: place.page.to_string(),
            pages: place.pages.into_iter().map(PageLine::from).collect(),
            previous: place.previous.map(Near::from),
            next: place.next.map(Near::from),
            marks: library.bookmarks_on(&story)?.into_iter().map(Marked::from).collect(),
        })
    }
}

impl From<&ArticleView> for StoryPart {
    fn from(view: &ArticleView) -> Self {
        let label = |label: &PageLabel| label.to_string();
        Self {
            id: view.id.to_string(),
            label: view.page.as_ref().map(label),
            head: Head::from(view),
            blocks: blocks(view),
            continues_to: view.continues_to.as_ref().map(label),
            continued_from: view.continued_from.as_ref().map(label),
            look_again: view.confidence < LOOK_AGAIN,
            confidence: view.confidence.get(),
            reasons: view.reasons.clone(),
            file: view.file.clone(),
        }
    }
}

impl From<Neighbour> for Near {
    fn from(Neighbour { id, headline, beginning }: Neighbour) -> Self {
        Self { id: id.to_string(), headline, beginning }
    }
}

impl Form {
    /// The story in this form.
    pub(crate) fn write(self, story: &StoryView) -> String {
        match self {
            Self::Text => render::plain_text(story),
            Self::TextWithCitation => format!("{}\n{}\n", render::plain_text(story), citation::cite(story)),
            Self::Citation => citation::cite(story) + "\n",
            Self::Markdown => render::markdown(story),
        }
    }
}

impl Found {
    /// The search for what `name` signed.
    pub(crate) fn signed_by(name: &str, offset: usize, limit: usize) -> SearchRequest {
        // A name within quotes is taken to the letter; a quote in it would end them.
        let quoted: String = name.chars().filter(|c| !matches!(c, '"' | '“' | '”' | '＂')).collect();
        SearchRequest {
            query: format!("作者:\"{quoted}\""), offset, limit, sort: Sort::Newest, exact: true
        }
    }
}

impl From<SearchResults> for Found {
    fn from(found: SearchResults) -> Self {
        let articles = found.hits.into_iter().map(FoundArticle::from).collect();
        Self { total: found.total, keywords: Vec::new(), articles }
    }
}

impl From<SimilarArticles> for Found {
    fn from(found: SimilarArticles) -> Self {
        let articles = found.hits.into_iter().map(FoundArticle::from).collect();
        Self { total: found.total, keywords: found.keywords, articles }
    }
}

impl From<Hit> for FoundArticle {
    fn from(hit: Hit) -> Self {
        let text = |pieces: Vec<Piece>| pieces.into_iter().map(|piece| piece.text).collect();
        Self {
            id: hit.article.to_string(),
            newspaper: hit.newspaper,
            date: hit.date.map(|date| date.to_string()),
            pages: hit.pages.iter().map(PageLabel::to_string).collect(),
            headline: text(hit.headline),
            snippet: text(hit.snippet),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::bookmarks::samples::marked;
    use crate::messages::page::samples;
    use crate::messages::{filled, golden};

    fn article() -> Article {
        let part = |id: &str, label: &str, head| StoryPart {
            id: id.to_owned(),
            label: Some(label.to_owned()),
            head,
            blocks: samples::blocks(),
            continues_to: None,
            continued_from: None,
            look_again: false,
            confidence: 0.97,
            reasons: vec![Reason::new("headline_and_body", "")],
            file: "剪报/01.txt".to_owned(),
        };
        let mut first = part("0123456789abc", "1", samples::head("江边步道开放"));
        first.continues_to = Some("2".to_owned());
        let mut second = part("0123456789abe", "2", Head::default());
        second.continued_from = Some("1".to_owned());
        second.continues_to = Some("4".to_owned());
        Article {
            id: "0123456789abc".to_owned(),
            newspaper: Some("海曲晨报".to_owned()),
            date: Some(samples::inferred("2025-10-22")),
            number: Some(3324),
            edition: "晚刊".to_owned(),
            bylines: vec![
                Byline { name: "周小满".to_owned(), role: Role::Reporter },
                Byline { name: "冯冬至".to_owned(), role: Role::Photographer },
            ],
            parts: vec![first, second],
            seams: vec![Seam { confidence: 0.9, reasons: vec![Reason::new("both_name_each_other", "")] }],
            citation: "周小满. 江边步道开放[N]. 海曲晨报, [2025-10-22](1, 2).".to_owned(),
            page: "0123456789abcdef-0".to_owned(),
            pages: vec![samples::line("0123456789abcdef-0", Some("1"), "江边步道开放")],
            previous: None,
            next: Some(Near {
                id: "0123456789abd".to_owned(),
                headline: None,
                beginning: "孩子们排着队尝。".to_owned(),
            }),
            marks: vec![Marked { whole: true, ..marked() }],
        }
    }

    #[test]
    fn answers_have_the_fields_of_their_goldens() {
        golden("article.json", &article());
        golden("bookmark.json", &marked());
        let hit = FoundArticle {
            id: "0123456789abd".to_owned(),
            newspaper: Some("海曲晨报".to_owned()),
            date: Some("2025-10-22".to_owned()),
            pages: vec!["1".to_owned(), "2".to_owned()],
            headline: "江边步道开放".to_owned(),
            snippet: "早起的人沿着水走了一圈".to_owned(),
        };
        golden("found.json", &Found { total: 31, keywords: vec!["步道".to_owned()], articles: vec![hit] });
    }

    #[test]
    fn the_forms_are_asked_for_by_the_names_of_their_golden() {
        let names = serde_json::json!(["text", "text_with_citation", "citation", "markdown"]);
        golden("forms.json", &names);
        let forms: Vec<Form> = serde_json::from_value(names).unwrap();
        assert_eq!(forms, [Form::Text, Form::TextWithCitation, Form::Citation, Form::Markdown]);
    }

    #[test]
    fn an_article_of_an_archive_is_whole_and_can_be_copied_and_marked() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let page = library.issue("海曲晨报", "2024-03-05".parse().unwrap(), None).unwrap().unwrap();
        let id = page.articles[0].id;
        let article = Article::of(&library, id).unwrap();
        assert_eq!(article.parts[0].head.headline.as_deref(), Some("码头启用"));
        assert_eq!((article.page, article.marks), (page.id.to_string(), Vec::new()));
        let story = library.story(id).unwrap();
        assert!(Form::Text.write(&story).starts_with("码头启用\n周禾\n"), "{}", Form::Text.write(&story));
        assert!(Form::Markdown.write(&story).starts_with("# 码头启用\n"));
        let both = Form::TextWithCitation.write(&story);
        assert!(both.ends_with(&format!("\n\n{}", Form::Citation.write(&story))), "{both}");
        library.add_bookmark(id, None, "").unwrap();
        library.add_bookmark(id, Some("首班渡船"), "").unwrap();
        let marks = Article::of(&library, id).unwrap().marks;
        assert_eq!(marks.iter().map(|mark| mark.whole).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn what_somebody_signed_is_found_whatever_the_name() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let written = |name: &str| Found::from(library.search(&Found::signed_by(name, 0, 9)).unwrap());
        assert_eq!(written("周禾").total, 2);
        assert_eq!(written("周禾").articles[0].headline, "码头启用");
        assert_eq!(written("周").total, 0, "a name is whole");
        assert_eq!(written("\" OR 码头").total, 0);
    }
}
