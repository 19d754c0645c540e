//! What a page's publishing system wrote beside its words: 方正 keeps title, day, page and paper of an article in a
//! comment (`enpproperty`) or in elements of its own (`founder-title`), all others in `meta`. None of it is text: it
//! tells which of the words are what.

use super::markup::{self, Element, Event, Markup};
use crate::lines::is_blank;
use std::ops::Range;

/// So much of a comment is read, in characters.
const LONGEST: usize = 4000;

/// What was written beside an article, each empty where nothing was. White space is taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Properties {
    pub(crate) kicker: String,
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) author: String,
    pub(crate) date: String,
    /// 01版：要闻.
    pub(crate) page: String,
    pub(crate) paper: String,
}

impl Properties {
    fn set(&mut self, name: &str, value: &str) {
        let field = match name {
            "introtitle" | "pretitle" | "kicker" => &mut self.kicker,
            "title" => &mut self.title,
            "subtitle" => &mut self.subtitle,
            "author" => &mut self.author,
            "date" | "pubdate" => &mut self.date,
            "nodename" | "pagename" | "page" => &mut self.page,
            "nodesearchname" | "papername" | "paper" => &mut self.paper,
            _ => return,
        };
        if field.is_empty() {
            *field = value.to_owned();
        }
    }
}

/// Those of an article whose words are among `events`; what stands last wins.
pub(crate) fn of_article(markup: &Markup, events: Range<usize>) -> Properties {
    let mut found = Properties::default();
    for event in markup.events[events.clone()].iter().rev() {
        if let Event::Comment(comment) = event
            && comment.contains("enpproperty")
        {
            pairs(comment).for_each(|(name, value)| found.set(name, &squeezed(&words(value))));
        }
    }
    let from = markup.elements.partition_point(|element| element.first < events.start);
    let inside = markup.elements[from..].iter().take_while(|element| element.first < events.end);
    for element in inside.filter(|element| element.name.starts_with("founder-")) {
        let name = element.name.trim_start_matches("founder-");
        if name != "content" {
            found.set(name, &squeezed(&text_of(markup, element)));
        }
    }
    found
}

/// What a page says of itself: the content of the first `meta` of one of these names.
pub(crate) fn meta<'a>(markup: &'a Markup, names: &[&str]) -> Option<&'a str> {
    let is_named = |element: &&Element| {
        let called =
            [element.attribute("name"), element.attribute("property"), element.attribute("itemprop")];
        element.name == "meta"
            && called.iter().any(|own| names.iter().any(|name| own.eq_ignore_ascii_case(name)))
    };
    let found = markup.elements.iter().filter(is_named);
    found.map(|element| element.attribute("content").trim()).find(|content| !content.is_empty())
}

/// Words without white space.
pub(crate) fn squeezed(words: &str) -> String {
    words.chars().filter(|&c| !is_blank(c)).collect()
}

/// The words of an element, hidden or not.
fn text_of(markup: &Markup, element: &Element) -> String {
    let inside = &markup.events[element.first..element.end];
    inside
        .iter()
        .filter_map(|event| if let Event::Text(text) = event { Some(&**text) } else { None })
        .collect()
}

/// The words of a piece of markup.
fn words(markup: &str) -> String {
    let read = markup::read(markup);
    let texts = read.events.iter();
    texts.filter_map(|event| if let Event::Text(text) = event { Some(&**text) } else { None }).collect()
}

/// `<name>value</name>` in a comment, in order.
fn pairs(comment: &str) -> impl Iterator<Item = (&str, &str)> {
    let end = comment.char_indices().nth(LONGEST).map_or(comment.len(), |(at, _)| at);
    let mut rest = &comment[..end];
    std::iter::from_fn(move || {
        loop {
            let open = rest.find('<')?;
            let name = rest[open + 1..].split('>').next()?;
            let inside = rest.get(open + name.len() + 2..)?;
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
            let close = format!("</{name}>");
            if let Some(end) = is_name.then(|| inside.find(&close)).flatten() {
                rest = &inside[end + close.len()..];
                return Some((name, &inside[..end]));
            }
            rest = &rest[open + 1..];
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_tells_what_the_words_are() {
        let html = "<!--enpproperty <articleid>7</articleid><date>2019-03-12 00:00:00:000</date><author>周 青</author>\
                    <title>河水&ldquo;退&rdquo;了<br>船都回来了</title><subtitle></subtitle><introtitle>两岸的人都来看\
                    </introtitle><nodename>01版：要闻</nodename><nodesearchname>某州日报</nodesearchname>/enpproperty-->";
        let markup = markup::read(html);
        let found = of_article(&markup, 0..markup.events.len());
        assert_eq!((found.title.as_str(), found.kicker.as_str()), ("河水“退”了船都回来了", "两岸的人都来看"));
        assert_eq!(
            (found.author.as_str(), found.page.as_str(), found.paper.as_str()),
            ("周青", "01版：要闻", "某州日报")
        );
        assert_eq!((found.subtitle.as_str(), &found.date[..10]), ("", "2019-03-12"));
    }

    #[test]
    fn elements_and_meta_tell_it_too() {
        let html = "<meta NAME=Author content=' 周青 '><founder-title>河水退了</founder-title>";
        let markup = markup::read(html);
        assert_eq!(of_article(&markup, 0..markup.events.len()).title, "河水退了");
        assert_eq!((meta(&markup, &["author"]), meta(&markup, &["og:title"])), (Some("周青"), None));
    }
}
