//! Markup as a flat run of events: which elements open and close, what stands between. The cutting into tags and words
//! is html5ever's; what holds what is decided here, in one pass and without recursion, for a page is read, not drawn.
//!
//! No element lies deeper than [`DEEPEST`]: what is nested further is read as if it stood there, as browsers do.

use super::tags;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// Browsers stop at 512.
const DEEPEST: usize = 256;

/// A page's markup.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// In the order they open.
    pub(crate) elements: Vec<Element>,
    pub(crate) events: Vec<Event>,
}

/// An element, by its place in [`Markup::elements`].
pub(crate) type ElementId = usize;

/// An element as it is written.
#[derive(Debug)]
pub(crate) struct Element {
    /// In small letters.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) parent: Option<ElementId>,
    /// Its events: from the one that opens it to one past the one that closes it.
    pub(crate) first: usize,
    pub(crate) end: usize,
}

impl Element {
    /// An attribute's value, empty if it has none.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether an attribute stands there, with or without a value.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }

    /// How many attributes it has.
    #[cfg(test)]
    pub(crate) fn length(&self) -> usize {
        self.attributes.len()
    }

    /// Whether it is of a class.
    pub(crate) fn is_of(&self, class: &str) -> bool {
        self.attribute("class").split_ascii_whitespace().any(|own| own.eq_ignore_ascii_case(class))
    }
}

/// What comes next.
#[derive(Debug)]
pub(crate) enum Event {
    Open(ElementId),
    Close(ElementId),
    Text(StrTendril),
    Comment(StrTendril),
}

/// Reads markup. Time is linear in its length.
pub(crate) fn read(text: &str) -> Markup {
    read_as(text, false)
}

/// The same for XHTML, as books have it: there `<title/>` holds nothing, and does not begin a title.
pub(crate) fn read_xhtml(text: &str) -> Markup {
    read_as(text, true)
}

fn read_as(text: &str, is_xhtml: bool) -> Markup {
    let builder = RefCell::new(Builder { is_xhtml, ..Builder::default() });
    let tokenizer = Tokenizer::new(Sink(builder), TokenizerOpts::default());
    let queue = BufferQueue::default();
    for piece in tags::pieces(text) {
        queue.push_back(StrTendril::from(piece));
        // The sink runs no scripts, so that one call takes all there is.
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    let mut builder = tokenizer.sink.0.into_inner();
    while builder.open.pop().is_some_and(|id| builder.close(id)) {}
    builder.markup
}

struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return builder.start(tag),
            Token::TagToken(tag) => builder.end(&tag.name),
            Token::CharacterTokens(text) => builder.text(text),
            Token::CommentToken(text) => builder.markup.events.push(Event::Comment(text)),
            Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Builder {
    markup: Markup,
    is_xhtml: bool,
    open: Vec<ElementId>,
    /// Elements that are open below the deepest.
    sunk: usize,
}

impl Builder {
    fn start(&mut self, tag: Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        self.close_before(&name);
        let is_empty = EMPTY.contains(&&*name) || (self.is_xhtml && tag.self_closing);
        let attributes =
            tag.attrs.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
        let raw = raw_text(&name).filter(|_| !is_empty);
        let id = self.markup.elements.len();
        let first = self.markup.events.len();
        let parent = self.open.last().copied();
        self.markup.elements.push(Element { name, attributes, parent, first, end: first + 1 });
        self.markup.events.push(Event::Open(id));
        if is_empty {
            self.close(id);
        } else if self.open.len() < DEEPEST {
            self.open.push(id);
        } else {
            self.close(id);
            self.sunk += 1;
        }
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    /// Ends what ends by itself where another begins: a paragraph before a block, an item before the next.
    fn close_before(&mut self, name: &str) {
        if self.sunk > 0 {
            return;
        }
        let (ended, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "td", "th"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "th"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            name if is_block(name) => (&["p"], &["td", "th", "div", "table", "li", "body"]),
            _ => return,
        };
        for place in (0..self.open.len()).rev() {
            let open = &*self.markup.elements[self.open[place]].name;
            if ended.contains(&open) {
                self.close_from(place);
                return;
            }
            if within.contains(&open) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.sunk > 0 {
            self.sunk -= 1;
            return;
        }
        let of_table =
            matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "body" | "html");
        for place in (0..self.open.len()).rev() {
            let open = &*self.markup.elements[self.open[place]].name;
            if open == name {
                self.close_from(place);
                return;
            }
            // Nothing inside a cell ends what is around the table, and no mark of emphasis ends a block.
            let is_wall = matches!(open, "td" | "th" | "table");
            if (is_wall && !of_table) || (is_block(open) && !is_block(name) && !of_table) {
                return;
            }
        }
    }

    fn close_from(&mut self, place: usize) {
        while self.open.len() > place {
            if let Some(id) = self.open.pop() {
                self.close(id);
            }
        }
    }

    fn close(&mut self, id: ElementId) -> bool {
        self.markup.events.push(Event::Close(id));
        self.markup.elements[id].end = self.markup.events.len();
        true
    }

    fn text(&mut self, text: StrTendril) {
        self.markup.events.push(Event::Text(text));
    }
}

/// Elements that hold nothing.
const EMPTY: [&str; 15] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "bgsound",
];

/// Elements whose words stand on lines of their own.
pub(crate) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 44] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "founder-content",
        "founder-title",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "title",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name) || matches!(name, "td" | "th" | "tfoot")
}

/// How an element's inside is cut that is no markup.
fn raw_text(name: &str) -> Option<RawKind> {
    match name {
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The markup as it was understood, each element in brackets.
    #[track_caller]
    fn check(text: &str, want: &str) {
        let markup = read(text);
        let mut shown = String::new();
        for event in &markup.events {
            match event {
                Event::Open(id) => shown.push_str(&format!("[{} ", markup.elements[*id].name)),
                Event::Close(_) => shown.push(']'),
                Event::Text(text) => shown.push_str(text),
                Event::Comment(text) => shown.push_str(&format!("({text})")),
            }
        }
        assert_eq!(shown, want, "{text}");
        for (id, element) in markup.elements.iter().enumerate() {
            assert!(matches!(markup.events[element.first], Event::Open(open) if open == id));
            assert!(matches!(markup.events[element.end - 1], Event::Close(close) if close == id));
        }
    }

    #[test]
    fn what_is_not_closed_ends_where_another_begins() {
        check("<ul><li>甲<li>乙</ul>丙", "[ul [li 甲][li 乙]]丙");
        check("<p>甲<p>乙<div>丙</div>", "[p 甲][p 乙][div 丙]");
        check("<table><tr><td>甲<td>乙<tr><td>丙</table>", "[table [tr [td 甲][td 乙]][tr [td 丙]]]");
        check("甲<br>乙<br/>丙", "甲[br ]乙[br ]丙");
    }

    #[test]
    fn what_closes_nothing_is_passed_over() {
        check("<div>甲</p></span>乙</div>", "[div 甲乙]");
        check("<div><table><tr><td>甲</div>乙</td></tr></table>丙</div>", "[div [table [tr [td 甲乙]]]丙]");
        check("<b>甲<p>乙</b>丙</p>", "[b 甲[p 乙丙]]");
    }

    #[test]
    fn scripts_and_titles_hold_no_markup() {
        check("<script>if (a<b) '<p>'</script>甲", "[script if (a<b) '<p>']甲");
        check("<title>甲<script>乙</title>", "[title 甲<script>乙]");
        check("<!--甲-->乙", "(甲)乙");
    }

    #[test]
    fn in_xhtml_an_element_may_end_where_it_begins() {
        let markup = read_xhtml("<title/><p>甲</p>");
        assert_eq!((markup.elements[1].name.as_str(), markup.elements[1].parent), ("p", None));
        assert_eq!(read("<title/><p>甲</p>").elements.len(), 1);
    }

    #[test]
    fn what_is_nested_without_end_is_read_in_one_pass() {
        let deep = read(&"<div>".repeat(100_000));
        assert_eq!(deep.elements.len(), 100_000);
        let depth = |mut id: ElementId| {
            let mut depth = 1;
            while let Some(parent) = deep.elements[id].parent {
                (id, depth) = (parent, depth + 1);
            }
            depth
        };
        assert_eq!(depth(99_999), DEEPEST + 1);
        let both = format!("{}甲{}<p>乙", "<div>".repeat(1000), "</div>".repeat(1000));
        let markup = read(&both);
        assert_eq!(markup.elements.last().map(|e| e.parent), Some(None), "all is closed again");
    }
}
