//! `baoge similar`: which article, and how many others.

use clap::Args;
use library::ArticleId;

/// Find articles about the same things as one.
///
/// Its most telling words are looked for in all others: words that it says often and others seldom. The whole
/// story is looked at where jumps join it to others, and no part of it is found.
#[derive(Debug, Args)]
pub(crate) struct Similar {
    /// The name of an article, as `baoge search` and `baoge issues` print it.
    #[arg(value_name = "ARTICLE")]
    pub(crate) article: ArticleId,
    /// How many to print.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// How many to pass over first.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
}
