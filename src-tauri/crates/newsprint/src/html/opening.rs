//! Which files are web pages, and their bytes as text.

use crate::decode::{self, Decoded};
use encoding_rs::Encoding;

/// Markup beyond this is not read, in bytes: pages have a hundredth of it.
pub(super) const LONGEST: usize = 16 << 20;
/// So much of a page is looked at for the encoding it says it has, in bytes.
const HEAD: usize = 4096;

/// Whether a file is a web page, by its first words, whatever it is called.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    const FIRST: [&str; 16] = [
        "!doctype html",
        "html",
        "head",
        "body",
        "title",
        "meta",
        "table",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "map",
        "center",
        "font",
        "founder-content",
    ];
    // In UTF-16 a NUL stands beside each letter of a tag.
    let head: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|&b| b != 0).collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    // Before it, at most a byte order mark, of whatever encoding.
    let marked = head.trim_start_matches(['\u{FEFF}', char::REPLACEMENT_CHARACTER]);
    let mut rest = if head.len() - marked.len() <= 6 { marked.trim_start() } else { return false };
    loop {
        let Some(tag) = rest.strip_prefix('<') else { return false };
        let end = match tag {
            _ if tag.starts_with("!--") => "-->",
            _ if tag.starts_with('?') => ">",
            _ => {
                let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-');
                return FIRST
                    .iter()
                    .any(|name| tag.strip_prefix(name).is_some_and(|rest| is_end(rest.chars().next())));
            }
        };
        let Some(at) = tag.find(end) else { return false };
        rest = tag[at + end.len()..].trim_start();
    }
}

/// Decodes a page by what it says of itself.
pub(super) fn open(bytes: &[u8]) -> Option<Decoded> {
    decode::decode_declared(&bytes[..bytes.len().min(LONGEST)], declared(bytes))
}

/// `<meta charset=gb2312>`, in either of its two forms.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let rest = head.split("charset").nth(1)?.trim_start().strip_prefix('=')?;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    let name: String =
        name.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    let encoding = Encoding::for_label(name.as_bytes())?;
    // What says GB2312 has characters of GB18030 in it.
    let is_chinese = encoding == encoding_rs::GBK;
    Some(if is_chinese { encoding_rs::GB18030 } else { encoding })
}
