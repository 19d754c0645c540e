//! By which door a file comes in: what its first bytes say it is. Its name is not asked.

use crate::{hocr, mets, xml};

/// The readers of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Text, also such as says it is something else and is not.
    Text,
    /// Words of a scan with their places.
    Alto,
    /// The same as HTML.
    Hocr,
    /// An issue whose pages are ALTO files beside it.
    Mets,
}

/// The reader for a file's bytes.
pub(crate) fn door(bytes: &[u8]) -> Door {
    match xml::root_of(bytes).as_deref() {
        Some("alto") => Door::Alto,
        Some("html") if hocr::is_hocr(bytes) => Door::Hocr,
        Some("mets") => Door::Mets,
        _ => Door::Text,
    }
}

/// The files beside it that a file refers to and is read with, as it writes them: pages of a METS issue, articles of a saved
/// page list. Empty for most.
#[must_use]
pub fn references(bytes: &[u8]) -> Vec<String> {
    match door(bytes) {
        Door::Mets => mets::references(bytes),
        Door::Alto | Door::Hocr | Door::Text => Vec::new(),
    }
}
