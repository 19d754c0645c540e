//! What a browser saved with all its parts in one file (MHTML): a mail of several parts, of which the first is the page
//! and the others are what it refers to.

use crate::FileBeside;
use mail_parser::{MessageParser, MimeHeaders, PartType};

/// So much of a file is looked at to see what it is, in bytes.
const HEAD: usize = 4096;
/// A page has no more parts.
const MOST_PARTS: usize = 10_000;

/// Whether a file is one, by its first lines.
pub(crate) fn is_web_archive(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let begins =
        ["from:", "mime-version:", "content-type:", "snapshot-content-location:", "subject:", "date:"];
    begins.iter().any(|line| head.starts_with(line))
        && head.contains("\nmime-version:") | head.starts_with("mime-version:")
        && head.contains("multipart/related")
}

/// The page's bytes, and its other parts by their addresses.
pub(crate) fn parts(bytes: &[u8]) -> Option<(Vec<u8>, Vec<FileBeside>)> {
    let message = MessageParser::default().parse(bytes)?;
    let (mut page, mut beside) = (None, Vec::new());
    for part in message.parts.iter().take(MOST_PARTS) {
        let content = match &part.body {
            PartType::Html(_) | PartType::Text(_) | PartType::Binary(_) | PartType::InlineBinary(_) => {
                part.contents().to_vec()
            }
            PartType::Message(_) | PartType::Multipart(_) => continue,
        };
        if page.is_none() && matches!(part.body, PartType::Html(_)) {
            page = Some(content);
        } else if let Some(reference) = part.content_location() {
            beside.push(FileBeside { reference: reference.to_owned(), bytes: content });
        }
    }
    Some((page?, beside))
}
