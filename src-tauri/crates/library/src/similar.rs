//! More like this: the telling words of a story, and the stories that have most of them.

use crate::catalogue::{self, Story};
use crate::error::in_index;
use crate::finding;
use crate::views::{ArticleId, SimilarArticles};
use crate::{Library, Result};
use search::{Part, Window};

/// Stories like `story`; `None` if there is no such story.
pub(crate) fn find(library: &Library, story: ArticleId, window: &Window) -> Result<Option<SimilarArticles>> {
    let (index, folder) = (&library.index, library.archive.index());
    let Some(story) = library.catalogue().read(|c| catalogue::story(c, story.0))? else { return Ok(None) };
    index.refresh().map_err(in_index(&folder))?;
    let words = index.keywords(&texts(&story));
    let own = u64::try_from(story.id).expect("BUG: names are minted positive");
    let found = index.similar(&words, own, window).map_err(in_index(&folder))?;
    let hits = finding::hits(&library.catalogue(), &words.query(), &found.hits)?;
    Ok(Some(SimilarArticles { keywords: words.texts(), total: found.total, hits }))
}

/// What a story is about: its headlines and its body.
fn texts(story: &Story) -> Vec<(Part, String)> {
    let titles = story.titles().into_iter().map(|text| (Part::Title, text.to_owned()));
    titles.chain(story.paragraphs().into_iter().map(|text| (Part::Body, text))).collect()
}
