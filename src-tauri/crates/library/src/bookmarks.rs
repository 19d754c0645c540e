//! 收藏: marking words of an article, and finding the article again when its page was taken apart anew. It
//! knows neither table: marks come from the shelf, articles from the catalogue.

use crate::shelf::{Mark, ShownFacts};
use crate::views::{ArticleId, ArticleView, Bookmark, Quotation, StoryView};
use crate::{Error, Result, whereabouts};
use newsprint::BlockKind;
use rusqlite::Connection;

/// How many characters on each side are kept with a quotation, to tell it from the same words elsewhere.
const CONTEXT: usize = 32;

/// How many characters stand for an article that is marked as a whole.
const BEGINNING: usize = 60;

/// A mark on `quote` in the article `asked` of a story, or in the part of it that has the words; on the article as a
/// whole if there are none. Words across a seam are marked on the part they begin in.
pub(crate) fn mark(
    story: &StoryView,
    asked: ArticleId,
    quote: Option<Quotation<'_>>,
    note: &str,
    now: String,
) -> Result<Mark> {
    let own = story.parts.iter().find(|part| part.id == asked).unwrap_or_else(|| story.first());
    let quote = quote.filter(|quote| !quote.words.trim().is_empty());
    let (article, text) = match quote {
        None => (own, String::new()),
        Some(quote) => find_words(story, own, &quote)
            .ok_or_else(|| Error::NoSuchWords { article: asked, quote: quote.words.to_owned() })?,
    };
    let (before, marked, after) = match quote.and_then(|quote| split_at_quote(&text, &quote)) {
        None => ("", beginning(article), ""),
        Some((before, marked, after)) => (before, marked.to_owned(), after),
    };
    Ok(Mark {
        article: article.id.0,
        place: None,
        quote: marked,
        prefix: last_characters(before, CONTEXT).to_owned(),
        suffix: first_characters(after, CONTEXT).to_owned(),
        whole: quote.is_none(),
        facts: shown(article, story),
        note: note.to_owned(),
        created: now.clone(),
        edited: now,
        uid: String::new(),
    })
}

/// The bookmark as shown: on the article that holds its words now, or on none. Tags and collections are not looked for.
pub(crate) fn bookmark(connection: &Connection, id: i64, mark: Mark) -> rusqlite::Result<Bookmark> {
    let article = whereabouts::find(connection, &mark)?;
    Ok(Bookmark {
        id,
        article,
        whole: mark.whole,
        quote: mark.quote,
        prefix: mark.prefix,
        suffix: mark.suffix,
        headline: mark.facts.headline,
        newspaper: mark.facts.newspaper,
        date: mark.facts.date.map(|date| date.value),
        page: mark.facts.page,
        note: mark.note,
        tags: Vec::new(),
        collections: Vec::new(),
        created: mark.created,
        edited: mark.edited,
    })
}

/// The part of a story with these words, its own part first, and the text they stand in.
fn find_words<'s>(
    story: &'s StoryView,
    own: &'s ArticleView,
    quote: &Quotation<'_>,
) -> Option<(&'s ArticleView, String)> {
    let alone = std::iter::once(own).chain(&story.parts).map(|part| (part, words(part)));
    let over_seams =
        story.parts.windows(2).map(|pair| (&pair[0], [body(&pair[0]), body(&pair[1])].join("\n")));
    alone.chain(over_seams).find(|(_, text)| split_at_quote(text, quote).is_some())
}

/// A part without a headline is known by that of its story.
fn shown(article: &ArticleView, story: &StoryView) -> ShownFacts {
    let headline = article.headline.as_ref().or_else(|| story.headline());
    ShownFacts {
        headline: headline.map(|headline| headline.text.clone()),
        newspaper: article.newspaper.clone(),
        date: article.date.clone(),
        number: article.number,
        edition: article.edition.clone(),
        page: article.page.clone(),
        file: article.file.clone(),
    }
}

/// All words of an article as one reads them, a line for each part.
pub(crate) fn words(article: &ArticleView) -> String {
    let titles = [&article.column, &article.kicker, &article.headline, &article.subheadline];
    let titles = titles.into_iter().flatten().map(|title| title.text.as_str());
    let blocks = article.blocks.iter().map(|block| block.text.text.as_str());
    titles.chain(blocks).collect::<Vec<_>>().join("\n")
}

/// The words of its body, as they go on from one part of a story to the next.
fn body(article: &ArticleView) -> String {
    let blocks = article.blocks.iter().filter(|block| block.kind != BlockKind::Caption);
    blocks.map(|block| block.text.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn beginning(article: &ArticleView) -> String {
    let block = article.blocks.first().map(|block| &block.text);
    let text = block.or(article.headline.as_ref()).map_or("", |printed| printed.text.as_str());
    first_characters(text, BEGINNING).to_owned()
}

/// `text` before, in and after the place where `quote` stands: of several, the one with most of what is said to stand
/// around it, and the first of those. White space does not count: a quotation is often copied across the end of a line.
fn split_at_quote<'a>(text: &'a str, quote: &Quotation<'_>) -> Option<(&'a str, &'a str, &'a str)> {
    let printed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (wanted, before, after) = (printed(quote.words), printed(quote.before), printed(quote.after));
    let here: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    if wanted.is_empty() {
        return None;
    }
    let is_quote = |run: &[(usize, char)]| run.iter().map(|(_, c)| c).eq(&wanted);
    let places = here.windows(wanted.len()).enumerate().filter(|(_, run)| is_quote(run)).map(|(at, _)| at);
    let around = |at: usize| {
        let ahead = here[..at].iter().rev().zip(before.iter().rev());
        let behind = here[at + wanted.len()..].iter().zip(&after);
        ahead.take_while(|((_, a), b)| a == *b).count() + behind.take_while(|((_, a), b)| a == *b).count()
    };
    let first = places.max_by_key(|at| (around(*at), std::cmp::Reverse(*at)))?;
    let (start, _) = here[first];
    let (last, character) = here[first + wanted.len() - 1];
    let end = last + character.len_utf8();
    Some((&text[..start], &text[start..end], &text[end..]))
}

fn first_characters(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

fn last_characters(text: &str, count: usize) -> &str {
    let all = text.chars().count();
    text.char_indices().nth(all.saturating_sub(count)).map_or("", |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_across_line_ends_and_kept_as_printed() {
        let text = "江边步道开放\n早起的人\n沿着水走。";
        assert_eq!(
            split_at_quote(text, &quote("早起的人沿着 水")),
            Some(("江边步道开放\n", "早起的人\n沿着水", "走。"))
        );
        assert_eq!(split_at_quote(text, &quote("晚起的人")), None);
        assert_eq!(split_at_quote("短", &quote("比它长")), None);
    }

    fn quote(words: &str) -> Quotation<'_> {
        Quotation { words, ..Quotation::default() }
    }

    #[test]
    fn of_the_same_words_those_are_marked_that_stand_so() {
        let text = "江水涨了。井水涨了。湖水涨了。";
        let at = |before, after| {
            split_at_quote(text, &Quotation { words: "水涨了", before, after }).map(|(b, _, _)| b)
        };
        assert_eq!(at("涨了。 井", ""), Some("江水涨了。井"));
        assert_eq!(at("湖", "。"), Some("江水涨了。井水涨了。湖"));
        assert_eq!(at("", ""), Some("江"));
        assert_eq!(at("没有的", "没有的"), Some("江"));
    }

    #[test]
    fn the_ends_of_a_text_are_cut_between_characters() {
        assert_eq!(first_characters("江边步道", 2), "江边");
        assert_eq!(first_characters("江边", 9), "江边");
        assert_eq!(last_characters("江边步道", 2), "步道");
        assert_eq!(last_characters("江边", 9), "江边");
        assert_eq!(last_characters("", 9), "");
    }
}
