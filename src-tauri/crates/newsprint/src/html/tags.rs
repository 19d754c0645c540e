//! Tags without end. To see that no attribute of a tag comes twice takes the square of how many there are, so that a tag is
//! cut behind its first thousand before it is read.

/// A tag has no more attributes than this: to see that none comes twice takes the square of them.
const MOST_ATTRIBUTES: usize = 1000;

/// The text, without what stands in a tag after its first thousand attributes.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let (mut kept, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(open) = find(bytes, at, b"<") {
        at = open + 1;
        if bytes[at..].starts_with(b"!--") {
            at = find(bytes, at, b"-->").unwrap_or(bytes.len());
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (end, cut) = tag_end(bytes, at);
        if let Some(cut) = cut {
            kept.push(&text[from..cut]);
            from = end;
        }
        let closing = RAW.iter().find(|raw| has_name(&bytes[at..], raw)).map(|raw| format!("</{raw}"));
        at = closing.map_or(end, |closing| find(bytes, end, closing.as_bytes()).unwrap_or(bytes.len()));
    }
    kept.push(&text[from..]);
    kept
}

/// Elements whose inside is no markup and may be long.
const RAW: [&str; 2] = ["script", "style"];

fn has_name(tag: &[u8], name: &str) -> bool {
    let is_named = tag.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()));
    is_named && !tag.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
}

/// Where letters stand next, large or small.
fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    bytes[from..].windows(what.len()).position(|found| found.eq_ignore_ascii_case(what)).map(|n| from + n)
}

/// Where a tag ends, and where its first thousand attributes do if there are more. Nobody can tell a value's blanks
/// from those between attributes faster than this, and no value without quotes has so many.
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, Option<usize>) {
    let (mut attributes, mut cut) = (0, None);
    while at < bytes.len() && bytes[at] != b'>' {
        if bytes[at].is_ascii_whitespace() || bytes[at] == b'/' {
            attributes += 1;
            if attributes == MOST_ATTRIBUTES {
                cut = Some(at);
            }
        }
        if matches!(bytes[at], b'"' | b'\'') && bytes[at - 1] == b'=' {
            let quote = bytes[at];
            at += 1;
            at += bytes[at..].iter().position(|&b| b == quote).unwrap_or(bytes.len() - at);
        }
        at += 1;
    }
    (at.min(bytes.len()), cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::markup;

    #[test]
    fn a_tag_with_attributes_without_end_is_cut() {
        let names: String = (0..200_000).map(|n| format!(" a{n}")).collect();
        let markup = markup::read(&format!("<p{names}>甲</p><a href='x y z' id=\"b\">乙</a>"));
        assert!(markup.elements[0].length() <= MOST_ATTRIBUTES);
        assert_eq!(
            (markup.elements[1].attribute("href"), markup.elements[1].attribute("id")),
            ("x y z", "b")
        );
    }
}
