//! Answering a search: the index says which stories, the catalogue what they say, the query where it found
//! what. It knows neither how the index works nor how the answer is drawn.

use crate::cancel::CancelToken;
use crate::catalogue::{self, Story};
use crate::database::Database;
use crate::error::in_index;
use crate::keeping::damage;
use crate::narrowing::{NarrowedSearch, count_beside_choice};
use crate::views::{
    ArticleId, FacetCount, Facets, Hit, PeriodCount, Piece, QueryNote, SearchResults, TimelineUnit,
};
use crate::{Library, Result, SearchRequest, Sort};
use newsprint::CharRange;
use search::{Filters, Found, FoundHit, Index, Matching, Part, Query, Ranking, Window};
use std::path::Path;
use std::time::Instant;

/// Characters of an excerpt: two lines of a result list.
const SNIPPET: usize = 120;

/// The best hits, which are weighed anew by where their words begin and end.
const WEIGHED: usize = 50;

/// Answers `request`.
pub(crate) fn find(library: &Library, request: &SearchRequest) -> Result<SearchResults> {
    let whole = NarrowedSearch { request: request.clone(), filters: Filters::default(), counts: true };
    let found = find_narrowed(library, &whole, None)?;
    Ok(found.expect("BUG: nobody else has the wish to give it up"))
}

/// The same among what the filters leave, unless it is given up.
pub(crate) fn find_narrowed(
    library: &Library,
    search: &NarrowedSearch,
    given_up: Option<&CancelToken>,
) -> Result<Option<SearchResults>> {
    let begun = Instant::now();
    let NarrowedSearch { request, filters, counts } = search;
    let (index, folder) = (&library.index, library.archive.index());
    let query = parsed(request);
    // Another process may have written since.
    index.refresh().map_err(in_index(&folder))?;
    let stop = given_up.map(CancelToken::flag);
    let reach = Reach::of(request, &query);
    let look = || match reach {
        Reach::Further if !counts => {
            let ranking = library.last_ranking.of(index, &query, search, stop.as_ref())?;
            Ok(ranking.map(|all| part_of(&all, request)))
        }
        _ => index.search_within(&query, filters, &reach.window(request, *counts), stop.as_ref()),
    };
    let Some(found) = damage::watched(&folder, look).map_err(in_index(&folder))? else { return Ok(None) };
    let hits = match reach {
        Reach::Weighed => weighed(&library.catalogue(), &query, &found.hits, request.offset, request.limit)?,
        Reach::First | Reach::Further => hits(&library.catalogue(), &query, &found.hits)?,
    };
    let mut answer = SearchResults { hits, ..results(&query, found) };
    if *counts {
        let counted = count_beside_choice(index, &query, filters, stop.as_ref(), &mut answer.facets);
        if !counted.map_err(in_index(&folder))? {
            return Ok(None);
        }
    }
    answer.took_ms = begun.elapsed().as_secs_f64() * 1000.0;
    Ok(Some(answer))
}

/// How far down in an answer hits are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// At its head.
    First,
    /// At its head, where hits are weighed anew: all of those have to be there.
    Weighed,
    /// Below.
    Further,
}

impl Reach {
    fn of(request: &SearchRequest, query: &Query) -> Self {
        match request.offset {
            offset if offset >= WEIGHED => Self::Further,
            _ if request.sort == Sort::Relevance && request.limit > 0 && query.has_short_words() => {
                Self::Weighed
            }
            _ => Self::First,
        }
    }

    fn window(self, request: &SearchRequest, counts: bool) -> Window {
        let (offset, limit) = match self {
            Self::Weighed => (0, request.offset.saturating_add(request.limit).max(WEIGHED)),
            Self::First | Self::Further => (request.offset, request.limit),
        };
        Window { offset, limit, sort: request.sort.into(), counts }
    }
}

fn part_of(ranking: &Ranking, request: &SearchRequest) -> Found {
    let hits = ranking.window(request.offset, request.limit).to_vec();
    Found { total: ranking.total(), hits, ..Found::default() }
}

/// The best hits anew by how well the words they were found by are words where they stand, and then the window. A
/// hit whose words were all cut out of others is worth a fifth of what it was.
fn weighed(
    catalogue: &Database,
    query: &Query,
    found: &[FoundHit],
    offset: usize,
    limit: usize,
) -> Result<Vec<Hit>> {
    let (best, rest) = found.split_at(found.len().min(WEIGHED));
    let mut stories: Vec<(Story, f32)> = Vec::with_capacity(best.len());
    for hit in best {
        if let Some(story) = catalogue.read(|c| catalogue::story(c, story_id(hit)))? {
            let share = query.cut_as_words(&blocks(&story.titles(), &story.paragraphs(), &story.captions()));
            stories.push((story, hit.score * share.map_or(1.0, |share| 0.2 + 0.8 * share)));
        }
    }
    stories.sort_by(|a, b| b.1.total_cmp(&a.1));
    let window = stories.iter().skip(offset).take(limit);
    let mut shown: Vec<Hit> = window.map(|(story, score)| shown(story, query, *score)).collect();
    let more = limit.saturating_sub(best.len().saturating_sub(offset)).min(rest.len());
    shown.extend(hits(catalogue, query, &rest[..more])?);
    Ok(shown)
}

fn blocks<'t>(titles: &[&'t str], paragraphs: &'t [String], captions: &'t [String]) -> Vec<(Part, &'t str)> {
    let titles = titles.iter().map(|text| (Part::Title, *text));
    let paragraphs = paragraphs.iter().map(|text| (Part::Body, text.as_str()));
    titles.chain(paragraphs).chain(captions.iter().map(|text| (Part::Caption, text.as_str()))).collect()
}

/// The names of all that answers `request`.
pub(crate) fn find_all(index: &Index, folder: &Path, request: &SearchRequest) -> Result<Vec<ArticleId>> {
    let window = Window { limit: usize::MAX, sort: request.sort.into(), ..Window::default() };
    index.refresh().map_err(in_index(folder))?;
    let found = index.search(&parsed(request), &window).map_err(in_index(folder))?;
    Ok(found.hits.iter().map(|hit| ArticleId(story_id(hit))).collect())
}

pub(crate) fn parsed(request: &SearchRequest) -> Query {
    Query::parse(&request.query, if request.exact { Matching::Exact } else { Matching::Folded })
}

impl From<Sort> for search::Sort {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Relevance => Self::Relevance,
            Sort::Newest => Self::Newest,
            Sort::Oldest => Self::Oldest,
        }
    }
}

pub(crate) fn story_id(hit: &FoundHit) -> i64 {
    i64::try_from(hit.id).expect("BUG: the index holds names of stories, which fit")
}

/// Found stories as they are shown.
pub(crate) fn hits(catalogue: &Database, query: &Query, found: &[FoundHit]) -> Result<Vec<Hit>> {
    let mut hits = Vec::with_capacity(found.len());
    for hit in found {
        // A story that went a moment ago is in the index until the next commit.
        if let Some(story) = catalogue.read(|c| catalogue::story(c, story_id(hit)))? {
            hits.push(shown(&story, query, hit.score));
        }
    }
    Ok(hits)
}

/// A found story as it is shown, with what `query` asks for standing out.
pub(crate) fn shown(story: &Story, query: &Query, score: f32) -> Hit {
    let headlines = story.parts.iter().filter_map(|part| part.headline.as_ref());
    let headline = headlines.map(|printed| printed.text.as_str()).next().unwrap_or("");
    Hit {
        article: ArticleId(story.id),
        newspaper: story.newspaper.clone(),
        date: story.date,
        pages: story.pages.clone(),
        authors: story.authors.clone(),
        headline: pieces(headline, &query.highlight(Part::Title, headline)),
        snippet: excerpt(story, query),
        score,
    }
}

/// The excerpt with the most of the query, from the body if it is there at all. The headline is shown by itself.
fn excerpt(story: &Story, query: &Query) -> Vec<Piece> {
    let (paragraphs, captions) = (story.paragraphs(), story.captions());
    let mut blocks: Vec<(Part, &str)> = Vec::new();
    blocks.extend(paragraphs.iter().map(|text| (Part::Body, text.as_str())));
    blocks.extend(captions.iter().map(|text| (Part::Caption, text.as_str())));
    if let Some(first) = story.parts.first() {
        blocks.extend(
            [&first.kicker, &first.subheadline].into_iter().flatten().map(|t| (Part::Title, t.text.as_str())),
        );
    }
    blocks.extend(story.later_titles().map(|title| (Part::Title, title)));
    blocks.extend(story.columns().map(|column| (Part::Column, column)));
    blocks.extend(story.authors.iter().map(|name| (Part::Author, name.as_str())));
    let snippet = query.snippet(&blocks, SNIPPET);
    pieces(&snippet.text, &snippet.hits)
}

/// `text` cut at the ends of `hits`, which are in order and apart.
fn pieces(text: &str, hits: &[CharRange]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut characters = text.chars();
    let mut at = 0;
    let mut add = |count: u32, hit: bool| {
        let text: String = characters.by_ref().take(count as usize).collect();
        if !text.is_empty() {
            pieces.push(Piece { text, hit });
        }
    };
    for hit in hits {
        add(hit.start.saturating_sub(at), false);
        add(hit.end.saturating_sub(hit.start.max(at)), true);
        at = at.max(hit.end);
    }
    add(u32::MAX, false);
    pieces
}

fn results(query: &Query, found: Found) -> SearchResults {
    let note = |note: &search::Note| QueryNote {
        code: note.code.to_owned(),
        message: note.message.clone(),
        start: note.start,
        end: note.end,
    };
    SearchResults {
        total: found.total,
        took_ms: 0.0,
        hits: Vec::new(),
        facets: facets(found.facets),
        timeline: found.timeline.into_iter().map(|(period, count)| PeriodCount { period, count }).collect(),
        timeline_unit: match found.unit {
            search::Unit::Day => TimelineUnit::Day,
            search::Unit::Month => TimelineUnit::Month,
            search::Unit::Year => TimelineUnit::Year,
        },
        understood: query.understood(),
        meaning: query.meaning(),
        notes: query.notes().iter().map(note).collect(),
    }
}

/// Counts as they are given away.
pub(crate) fn facets(found: search::Facets) -> Facets {
    Facets {
        newspaper: counts(found.newspaper),
        year: counts(found.year),
        month: counts(found.month),
        page: counts(found.page),
        author: counts(found.author),
        column: counts(found.column),
    }
}

fn counts(values: Vec<(String, u64)>) -> Vec<FacetCount> {
    values.into_iter().map(|(value, count)| FacetCount { value, count }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str, hits: &[(u32, u32)]) -> String {
        let hits: Vec<CharRange> = hits.iter().map(|&(start, end)| CharRange::new(start, end)).collect();
        pieces(text, &hits)
            .into_iter()
            .map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text })
            .collect()
    }

    #[test]
    fn hits_are_cut_out_to_the_character() {
        assert_eq!(shape("江边步道开放", &[(2, 4)]), "江边[步道]开放");
        assert_eq!(shape("江边步道开放", &[(0, 2), (4, 6)]), "[江边]步道[开放]");
        assert_eq!(shape("江边", &[]), "江边");
        assert_eq!(shape("", &[]), "");
    }

    #[test]
    fn hits_that_touch_lose_nothing() {
        assert_eq!(shape("江边步道", &[(0, 1), (1, 3)]), "[江][边步]道");
        assert_eq!(shape("江边步道", &[(0, 3), (1, 2), (2, 9)]), "[江边步][道]");
    }
}
