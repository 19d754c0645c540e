//! Pages that a reader is asked to look at, because the parser was not sure of them.

use newsprint::{PageLabel, ParsedPage};
use serde::{Deserialize, Serialize};

/// A page that was not taken apart with confidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookAgain {
    /// Its label, `None` where unknown.
    pub page: Option<PageLabel>,
    /// How many of its articles are below [`newsprint::LOOK_AGAIN`].
    pub articles: u64,
}

impl LookAgain {
    /// The page's line, if it is worth a look.
    pub(crate) fn at(page: &ParsedPage) -> Option<Self> {
        page.is_worth_a_look().then(|| Self {
            page: page.label.as_ref().map(|label| label.value.clone()),
            articles: page.articles.iter().filter(|article| article.is_worth_a_look()).count() as u64,
        })
    }
}
