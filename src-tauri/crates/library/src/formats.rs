//! Which versions of its formats this program writes: the first question when something cannot be read.

use crate::{archive, catalogue, shelf};
use serde::Serialize;

/// Versions of formats, each counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Formats {
    /// The archive's folder.
    pub archive: u32,
    /// The catalogue's tables.
    pub catalogue: u32,
    /// The shelf's tables.
    pub shelf: u32,
    /// What takes pages apart.
    pub parser: u32,
}

impl Formats {
    /// Those of this program.
    #[must_use]
    pub fn of_this_program() -> Self {
        Self {
            archive: archive::FORMAT_VERSION,
            catalogue: catalogue::version(),
            shelf: shelf::version(),
            parser: newsprint::PARSER_VERSION,
        }
    }
}
