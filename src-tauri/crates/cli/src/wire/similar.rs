//! What `baoge similar --json` prints.

use super::archive::Hit;
use serde::Serialize;

/// Articles about the same things as one.
#[derive(Debug, Serialize)]
pub(crate) struct SimilarArticles<'a> {
    keywords: &'a [String],
    total: u64,
    hits: Vec<Hit<'a>>,
}

impl<'a> From<&'a library::SimilarArticles> for SimilarArticles<'a> {
    fn from(similar: &'a library::SimilarArticles) -> Self {
        Self {
            keywords: &similar.keywords,
            total: similar.total,
            hits: similar.hits.iter().map(Hit::from).collect(),
        }
    }
}
