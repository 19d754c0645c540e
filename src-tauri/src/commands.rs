//! What the window may ask, room by room: each command converts, asks the library, converts. `build.rs` lists them.

pub(crate) mod article;
pub(crate) mod collections;
pub(crate) mod correcting;
pub(crate) mod import;
pub(crate) mod page;
pub(crate) mod searching;
pub(crate) mod settings;
pub(crate) mod shelf;
