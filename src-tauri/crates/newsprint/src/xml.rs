//! XML, element by element: decoded by what its first line says, no entity expanded beyond those every XML has, no
//! deeper than a page needs. Damaged XML gives what stands before the damage, and a warning.

use crate::{Warning, decode, legacy};
use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// Elements inside one another; ALTO, METS and hOCR have a dozen.
const DEEPEST: usize = 256;

/// How much of a file is looked at to see what it is.
const HEAD: usize = 4096;

/// A text that is XML, or may be.
pub(crate) struct XmlText {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    pub(crate) warnings: Vec<Warning>,
}

/// What comes next.
pub(crate) enum Node<'x> {
    /// An element begins. One that is empty ends at once.
    Open(Element<'x>),
    /// The element of this name ends.
    Close(Cow<'x, str>),
    /// Characters between elements.
    Text(Cow<'x, str>),
}

/// An element as it begins.
pub(crate) struct Element<'x>(BytesStart<'x>);

/// Goes through a text.
pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
    fault: Option<Warning>,
    ended: bool,
    /// HTML closes what it likes.
    lenient: bool,
}

/// Elements of HTML that hold nothing and need no end.
const VOID: [&str; 9] = ["meta", "link", "br", "img", "hr", "input", "base", "wbr", "col"];

/// Decodes a file's bytes: UTF-8 and UTF-16 by themselves, anything else as the first line says.
pub(crate) fn decode(bytes: &[u8]) -> Option<XmlText> {
    let is_wide = bytes[..bytes.len().min(HEAD)].contains(&0);
    let declared = declared_encoding(bytes).filter(|&encoding| encoding != UTF_8 && !is_wide);
    if let (Some(encoding), Err(_)) = (declared, std::str::from_utf8(bytes)) {
        let (text, replaced) = legacy::decode(bytes, encoding);
        let fault = Warning { code: "undecodable_bytes".into(), detail: encoding.name().into(), span: None };
        let warnings = replaced.then_some(fault).into_iter().collect();
        return Some(XmlText { text, encoding: encoding.name(), warnings });
    }
    let decoded = decode::decode(bytes)?;
    Some(XmlText { text: decoded.text, encoding: decoded.encoding, warnings: decoded.warnings })
}

/// The local name of the first element, if the first bytes are XML; any encoding that has ASCII's letters in it.
pub(crate) fn root_of(bytes: &[u8]) -> Option<String> {
    let head = head_of(bytes);
    let mut rest = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    loop {
        let inside = rest.strip_prefix('<')?;
        if inside.starts_with(['?', '!']) {
            let subset = || inside[..inside.find('>').unwrap_or(0)].contains('[');
            let end = match inside {
                comment if comment.starts_with("!--") => "-->",
                doctype if doctype.starts_with("!DOCTYPE") && subset() => "]>",
                _ => ">",
            };
            rest = inside[inside.find(end)? + end.len()..].trim_start();
            continue;
        }
        let name = inside.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
        return Some(name.rsplit(':').next().unwrap_or(name).to_owned());
    }
}

/// Whether a file says that it is XML.
pub(crate) fn is_declared(bytes: &[u8]) -> bool {
    head_of(bytes).trim_start().starts_with("<?xml")
}

/// The beginning of a file as text: its letters, whatever stands between them.
pub(crate) fn head_of(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD)];
    let letters: Vec<u8> = if head.contains(&0) {
        head.iter().copied().filter(|b| b.is_ascii() && *b != 0).collect()
    } else {
        head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).to_vec()
    };
    String::from_utf8_lossy(&letters).into_owned()
}

/// `<?xml … encoding="GBK"?>`.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = head_of(bytes);
    let line = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let said = line.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = said.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Encoding::for_label(said[1..].split(quote).next()?.as_bytes())
}

impl<'x> Xml<'x> {
    pub(crate) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, depth: 0, fault: None, ended: false, lenient: false }
    }

    /// The same for HTML: an element may end anywhere, or not at all.
    pub(crate) fn of_html(text: &'x str) -> Self {
        let mut xml = Self::new(text);
        xml.reader.config_mut().check_end_names = false;
        xml.reader.config_mut().allow_unmatched_ends = true;
        xml.lenient = true;
        xml
    }

    /// What comes next; `None` at the end, or where it cannot be read on.
    pub(crate) fn next(&mut self) -> Option<Node<'x>> {
        while !self.ended {
            match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    let is_void = self.lenient && VOID.contains(&local(start.name().into_inner()));
                    self.depth += usize::from(!is_void);
                    if self.depth > DEEPEST {
                        return self.stop("xml_too_deep", DEEPEST.to_string());
                    }
                    return Some(Node::Open(Element(start)));
                }
                Ok(Event::End(end)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Node::Close(local(end.name().into_inner()).to_owned().into()));
                }
                Ok(Event::Text(text)) => return Some(Node::Text(text.into_inner())),
                Ok(Event::CData(text)) => return Some(Node::Text(text.into_inner())),
                Ok(Event::GeneralRef(reference)) => return Some(Node::Text(resolved(&reference).into())),
                Ok(Event::Eof) if self.depth > 0 && !self.lenient => {
                    return self.stop("xml_broken", self.place());
                }
                Ok(Event::Eof) => self.ended = true,
                Ok(_) => {}
                Err(_) => return self.stop("xml_broken", self.place()),
            }
        }
        None
    }

    /// Why it could not be read to its end, if so.
    pub(crate) fn fault(self) -> Option<Warning> {
        self.fault
    }

    fn place(&self) -> String {
        self.reader.buffer_position().to_string()
    }

    fn stop(&mut self, code: &str, detail: String) -> Option<Node<'x>> {
        self.ended = true;
        self.fault = Some(Warning { code: code.into(), detail, span: None });
        None
    }
}

impl Element<'_> {
    /// Its name without a prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Its attributes by their names without prefixes; those that cannot be read are left out.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.filter_map(Result::ok).map(|attribute| {
            let key = local(attribute.key.into_inner());
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(attribute.value);
            (key, value)
        })
    }

    /// One of them.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value.into_owned())
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A reference to a character or to one of the five that XML has by itself; any other stays as it is written.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    match reference.xml10_content().as_ref() {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "apos" => "'".to_owned(),
        "quot" => "\"".to_owned(),
        "nbsp" => "\u{A0}".to_owned(),
        other => format!("&{other};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, Option<Warning>) {
        let mut xml = Xml::new(text);
        let mut told = String::new();
        while let Some(node) = xml.next() {
            match node {
                Node::Open(element) => {
                    told.push_str(&format!("<{}", element.name()));
                    for (name, value) in element.attributes() {
                        told.push_str(&format!(" {name}={value}"));
                    }
                    told.push('>');
                }
                Node::Close(name) => told.push_str(&format!("</{name}>")),
                Node::Text(text) => told.push_str(&text),
            }
        }
        (told, xml.fault())
    }

    #[test]
    fn elements_come_without_prefixes_and_entities_are_not_expanded() {
        let text =
            "<!DOCTYPE a [<!ENTITY b \"船船船\">]><m:a x:b=\"&lt;渡&#21475;&quot;\"><c/>&b;&amp;</m:a>";
        assert_eq!(told(text), ("<a b=<渡口\"><c></c>&b;&</a>".to_owned(), None));
    }

    #[test]
    fn what_stands_before_the_damage_is_read() {
        for (text, read) in [("<a><b>渡", "<a><b>渡"), ("<a><b></c></a>", "<a><b>"), ("<a><b", "<a>")] {
            let (told, fault) = told(text);
            assert_eq!(
                (told.as_str(), fault.expect("a fault").code.as_str()),
                (read, "xml_broken"),
                "{text}"
            );
        }
        let deep = "<a>".repeat(100_000);
        assert_eq!(told(&deep).1.expect("a fault").code, "xml_too_deep");
    }

    #[test]
    fn the_first_element_is_found_in_every_encoding() {
        let text = "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<!-- <html> 渡口 -->\n<!DOCTYPE alto>\n<x:alto a=\"渡口\"/>";
        let (gbk, _, _) = encoding_rs::GBK.encode(text);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &gbk, &wide, &marked] {
            assert_eq!(root_of(bytes).as_deref(), Some("alto"));
            assert_eq!(decode(bytes).expect("text").text.trim_start_matches('\u{FEFF}'), text);
        }
        assert_eq!(root_of("老渡口 < 新桥".as_bytes()), None);
    }
}
