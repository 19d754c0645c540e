//! By which door a file comes in: what its first bytes say it is. Its name is not asked.

use crate::{html, package};

/// The readers of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Text, also such as says it is something else and is not.
    Text,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// An electronic book.
    Epub,
}

/// The reader for a file's bytes.
pub(crate) fn door(bytes: &[u8]) -> Door {
    match bytes {
        _ if html::is_html(bytes) || html::is_web_archive(bytes) => Door::Html,
        _ => match package::kind_of(bytes) {
            Some(package::Kind::Docx) => Door::Docx,
            Some(package::Kind::Epub) => Door::Epub,
            None => Door::Text,
        },
    }
}

/// The files beside it that a file refers to and is read with, as it writes them: pages of a METS issue, articles of a saved
/// page list. Empty for most.
#[must_use]
pub fn references(bytes: &[u8]) -> Vec<String> {
    match door(bytes) {
        Door::Html => html::references(bytes),
        Door::Text | Door::Docx | Door::Epub => Vec::new(),
    }
}
