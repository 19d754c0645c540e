//! By which door a file comes in: what its first bytes say it is. Its name is not asked.

use crate::{alto, hocr, html, mets, package, xml};

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
    /// Words of a scan with their places.
    Alto,
    /// The same as HTML.
    Hocr,
    /// An issue whose pages are ALTO files beside it.
    Mets,
    /// XML of another kind, which is no page.
    OtherXml,
}

/// The reader for a file's bytes.
pub(crate) fn door(bytes: &[u8]) -> Door {
    match xml::root_of(bytes).as_deref() {
        Some("alto") => return Door::Alto,
        Some("html") if hocr::is_hocr(bytes) => return Door::Hocr,
        Some("mets") => return Door::Mets,
        _ if html::is_html(bytes) => return Door::Html,
        Some(_) if xml::is_declared(bytes) => return Door::OtherXml,
        _ => {}
    }
    match package::kind_of(bytes) {
        Some(package::Kind::Docx) => Door::Docx,
        Some(package::Kind::Epub) => Door::Epub,
        None if html::is_web_archive(bytes) => Door::Html,
        None => Door::Text,
    }
}

/// The files beside it that a file refers to and is read with, as it writes them: pages of a METS issue, articles of a saved
/// page list. Empty for most.
#[must_use]
pub fn references(bytes: &[u8]) -> Vec<String> {
    match door(bytes) {
        Door::Mets => mets::references(bytes),
        Door::Html => html::references(bytes),
        Door::Alto | Door::Hocr | Door::OtherXml | Door::Docx | Door::Epub | Door::Text => Vec::new(),
    }
}

/// The pictures beside it that show a file's pages, as it names them, or as they would be called where it names none.
/// `path`: its own.
#[must_use]
pub fn pictures_beside(bytes: &[u8], path: &str) -> Vec<String> {
    match door(bytes) {
        Door::Mets => mets::pictures(bytes),
        Door::Alto => vec![alto::picture_of(bytes, path)],
        Door::Hocr => hocr::pictures(bytes, path),
        Door::Html => html::pictures(bytes),
        Door::OtherXml | Door::Docx | Door::Epub | Door::Text => Vec::new(),
    }
}

/// The pictures beside it that a file sets among its words: they are no pages of their own, and are not kept.
#[must_use]
pub fn pictures_within(bytes: &[u8]) -> Vec<String> {
    match door(bytes) {
        Door::Html => html::pictures_within(bytes),
        Door::Mets | Door::Alto | Door::Hocr | Door::OtherXml | Door::Docx | Door::Epub | Door::Text => {
            Vec::new()
        }
    }
}
