//! An article cited after GB/T 7714—2015, 报纸中的析出文献 `[N]`: one line to be pasted under a manuscript.
//! Pure: it knows what is shown of an article and nothing else.
//!
//! `作者. 题名[N]. 报名, 日期(版次).` What was inferred rather than read stands in brackets, as the standard
//! asks for whatever does not come from the document itself (8.4.1, 8.5).

use crate::views::StoryView;
use jiff::civil::Date;
use newsprint::{Byline, FactSource, Inferred, PageLabel, Role};

/// The standard names three and abbreviates the rest (8.1.2).
const NAMED: usize = 3;

/// How much of an article stands for a title it does not have.
const BEGINNING: usize = 16;

/// Below this, what stands on the page was not read plainly.
const PLAINLY: f32 = 0.9;

/// The citation. A story that goes over several pages names them all.
#[must_use]
pub fn cite(story: &StoryView) -> String {
    let first = story.first();
    let authors = authors(&story.bylines()).map_or_else(String::new, |names| format!("{names}. "));
    let title = title(story);
    let newspaper = first.newspaper.as_deref().unwrap_or("[报名不详]");
    let date = day(first.date.as_ref());
    let labels: Vec<&str> = story.pages().into_iter().map(PageLabel::as_str).collect();
    let pages = if labels.is_empty() { String::new() } else { format!("({})", labels.join(", ")) };
    format!("{authors}{title}[N]. {newspaper}, {date}{pages}.")
}

/// The day as a citation or a place line gives it: bracketed where it was inferred.
pub(crate) fn day(date: Option<&Inferred<Date>>) -> String {
    match date {
        None => "[日期不详]".to_owned(),
        Some(date) if is_stated(date) => date.value.to_string(),
        Some(date) => format!("[{}]", date.value),
    }
}

/// Whether a fact stands where such facts are stated, or the reader vouches for it.
#[must_use]
pub fn is_stated<T>(fact: &Inferred<T>) -> bool {
    let is_stated_there = match fact.source {
        FactSource::Nameplate | FactSource::Folio | FactSource::Metadata | FactSource::Reader => true,
        FactSource::Byline
        | FactSource::Dateline
        | FactSource::Text
        | FactSource::FileName
        | FactSource::FolderName
        | FactSource::SameFile
        | FactSource::Beside
        | FactSource::IssueNumber => false,
    };
    is_stated_there && fact.confidence.get() >= PLAINLY
}

/// Those who wrote; where nobody wrote, those who photographed, translated or compiled.
fn authors(bylines: &[&Byline]) -> Option<String> {
    let wrote = |role| {
        matches!(role, Role::Author | Role::Reporter | Role::Correspondent | Role::WriterAndPhotographer)
    };
    let mut names: Vec<&str> = Vec::new();
    let anybody = !bylines.iter().any(|byline| wrote(byline.role));
    for byline in bylines.iter().filter(|byline| anybody || wrote(byline.role)) {
        if !names.contains(&byline.name.as_str()) {
            names.push(&byline.name);
        }
    }
    let more = if names.len() > NAMED { ", 等" } else { "" };
    names.truncate(NAMED);
    (!names.is_empty()).then(|| names.join(", ") + more)
}

fn title(story: &StoryView) -> String {
    if let Some(headline) = story.headline() {
        return one_line(&headline.text);
    }
    let text = story.first().blocks.first().map_or("", |block| block.text.text.as_str());
    let line = one_line(text);
    let beginning: String = line.chars().take(BEGINNING).collect();
    let more = if line.chars().count() > BEGINNING { "……" } else { "" };
    if beginning.is_empty() { "[无题]".to_owned() } else { format!("[{beginning}{more}]") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::samples;
    use crate::views::ArticleView;
    use newsprint::Confidence;

    #[track_caller]
    fn check(change: impl FnOnce(&mut ArticleView), expected: &str) {
        let mut article = samples::article();
        change(&mut article);
        assert_eq!(cite(&StoryView::of(article)), expected);
    }

    #[test]
    fn a_signed_article() {
        check(|_| {}, "周小满. 江边步道开放[N]. 街坊报, 2026-03-04(2).");
    }

    #[test]
    fn more_than_three_authors() {
        let names = ["周小满", "吴大有", "郑立秋", "王谷雨"];
        check(
            |a| a.bylines = names.map(|name| samples::byline(name, Role::Reporter)).into(),
            "周小满, 吴大有, 郑立秋, 等. 江边步道开放[N]. 街坊报, 2026-03-04(2).",
        );
    }

    #[test]
    fn a_photographer_is_named_only_where_nobody_wrote() {
        let photographer = samples::byline("冯冬至", Role::Photographer);
        check(|a| a.bylines.push(photographer.clone()), "周小满. 江边步道开放[N]. 街坊报, 2026-03-04(2).");
        check(
            |a| a.bylines = vec![photographer.clone(), photographer.clone()],
            "冯冬至. 江边步道开放[N]. 街坊报, 2026-03-04(2).",
        );
    }

    #[test]
    fn no_author() {
        check(|a| a.bylines.clear(), "江边步道开放[N]. 街坊报, 2026-03-04(2).");
    }

    #[test]
    fn an_inferred_date_is_bracketed() {
        let date = jiff::civil::date(2026, 3, 4);
        for (source, confidence) in
            [(FactSource::Dateline, Confidence::MEDIUM), (FactSource::Nameplate, Confidence::LOW)]
        {
            check(
                |a| a.date = Some(Inferred::new(date, source, confidence)),
                "周小满. 江边步道开放[N]. 街坊报, [2026-03-04](2).",
            );
        }
    }

    #[test]
    fn undated_and_of_no_known_newspaper() {
        check(|a| a.date = None, "周小满. 江边步道开放[N]. 街坊报, [日期不详](2).");
        check(
            |a| {
                a.date = None;
                a.newspaper = None;
                a.page = None;
            },
            "周小满. 江边步道开放[N]. [报名不详], [日期不详].",
        );
    }

    #[test]
    fn a_page_is_named_as_printed() {
        check(|a| a.page = Some(PageLabel::new("A01")), "周小满. 江边步道开放[N]. 街坊报, 2026-03-04(A01).");
    }

    #[test]
    fn a_story_names_all_its_pages_and_who_signed_any_part() {
        let story = samples::story();
        assert_eq!(cite(&story), "周小满, 吴大有. 江边步道开放[N]. 街坊报, 2026-03-04(2, A03).");
        let mut on_one_page = story.clone();
        on_one_page.parts[1].page = on_one_page.parts[0].page.clone();
        on_one_page.parts[0].headline = None;
        on_one_page.parts[1].headline = on_one_page.parts[1].kicker.take();
        assert_eq!(cite(&on_one_page), "周小满, 吴大有. 步道接上篇[N]. 街坊报, 2026-03-04(2).");
    }

    #[test]
    fn what_has_no_title_is_known_by_its_beginning() {
        check(
            |a| {
                a.headline = None;
                a.bylines.clear();
            },
            "[江边新修的步道昨天开放，早起的人……][N]. 街坊报, 2026-03-04(2).",
        );
        check(
            |a| {
                a.headline = None;
                a.blocks.clear();
            },
            "周小满. [无题][N]. 街坊报, 2026-03-04(2).",
        );
    }
}
