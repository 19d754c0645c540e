//! By which door a file comes in: what its first bytes say it is. Its name is not asked.

/// The readers of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Text, also such as says it is something else and is not.
    Text,
    /// Pages that a PDF draws.
    Pdf,
}

/// How far into a file a PDF may begin.
const PDF_BEGINS_WITHIN: usize = 1024;

/// The reader for a file's bytes.
pub(crate) fn door(bytes: &[u8]) -> Door {
    let start = &bytes[..bytes.len().min(PDF_BEGINS_WITHIN)];
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Door::Pdf;
    }
    Door::Text
}

/// The files beside it that a file refers to and is read with, as it writes them: pages of a METS issue, articles of a saved
/// page list. Empty for most.
#[must_use]
pub fn references(_bytes: &[u8]) -> Vec<String> {
    Vec::new()
}
