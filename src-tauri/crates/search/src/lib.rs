//! Search: characters find, words rank. The only crate that names tantivy or jieba.
//!
//! It owns what a query means, how text is folded for matching, and the index derived from the catalogue.
//! It stores no article and knows neither archive nor catalogue: documents come in, ids come out.
//!
//! What it promises: any run of characters of a paragraph, put in quotes, finds exactly the documents that have it.
//! White space is not counted, and paragraphs are apart.

mod analysis;
mod answer;
mod boundaries;
mod collect;
mod compile;
mod counting;
mod days;
mod document;
mod error;
mod filters;
mod fold;
mod folder;
mod index;
mod mark;
mod merging;
mod placed;
mod query;
mod schema;
mod similar;
mod snippet;
mod steady;
mod stopping;
mod timeline;

pub use answer::{Facets, Found, FoundHit, Sort, Unit, Window};
pub use days::Days;
pub use document::{Document, Part};
pub use error::{Error, Result};
pub use filters::{Facet, Filters};
pub use fold::folded;
pub use index::{Index, Ranking, Writer};
pub use query::{Condition, Field, Matching, Meaning, Note, Query, Sought, load_dictionary};
pub use similar::Keywords;
pub use snippet::Snippet;
pub use stopping::Stop;
