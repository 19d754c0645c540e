//! Search: characters find, words rank. The only crate that names tantivy or jieba.
//!
//! It owns what a query means, how text is folded for matching, and the index derived from the catalogue.
//! It stores no article and knows neither archive nor catalogue: documents come in, ids come out.

mod document;
mod error;
mod index;
mod query;

pub use document::{Document, Part};
pub use error::{Error, Result};
pub use index::{Facets, Found, FoundHit, Index, Sort, Window, Writer};
pub use query::{Matching, Note, Query, Snippet};
