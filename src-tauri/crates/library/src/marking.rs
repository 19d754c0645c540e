//! Marking articles and words in them, writing notes, and finding what was marked.

use crate::bookmarks;
use crate::catalogue;
use crate::shelf::{self, Change, Mark, Value};
use crate::views::{
    ArticleId, Bookmark, BookmarkOrder, BookmarkQuery, CollectionId, FoundBookmarks, Quotation,
    ShelfChangeKind, StoryView, Within,
};
use crate::{Error, Library, Result, now, whereabouts};
use rusqlite::Connection;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

impl Library {
    /// Marks `quote` in an article, or the article as a whole. White space in the quotation does not count. Words of
    /// another part of its story are marked there; words that are in none are refused.
    pub fn add_bookmark(&self, article: ArticleId, quote: Option<&str>, note: &str) -> Result<Bookmark> {
        let quote = quote.map(|words| Quotation { words, ..Quotation::default() });
        self.mark(article, quote, note)
    }

    /// Marks words of an article where they stand between others.
    pub fn mark_words(&self, article: ArticleId, words: Quotation<'_>, note: &str) -> Result<Bookmark> {
        self.mark(article, Some(words), note)
    }

    fn mark(&self, article: ArticleId, quote: Option<Quotation<'_>>, note: &str) -> Result<Bookmark> {
        self.may_write()?;
        let mut mark = bookmarks::mark(&self.story(article)?, article, quote, note, now())?;
        mark.place = self.catalogue().read(|c| catalogue::place_of(c, mark.article))?;
        let id = self.shelf().write(|tx| {
            let what = mark.facts.headline.as_ref().unwrap_or(&mark.quote);
            let change = Change::begin(tx, ShelfChangeKind::Mark, what, 1, &mark.created)?;
            shelf::add_mark(&change, &mark)
        })?;
        self.catalogue().read(|c| bookmarks::bookmark(c, id, mark))
    }

    /// Takes a bookmark off the shelf; says by which number it is brought back.
    pub fn remove_bookmark(&self, id: i64) -> Result<i64> {
        self.may_write()?;
        let mark = self.known_mark(id)?;
        let what = mark.facts.headline.unwrap_or(mark.quote);
        self.shelf().write(|tx| {
            let change = Change::begin(tx, ShelfChangeKind::Unmark, &what, 1, &now())?;
            shelf::remove_mark(&change, id)?;
            Ok(change.id)
        })
    }

    /// Writes a bookmark's note; says by which number the one before is brought back, `None` where it is the same.
    pub fn set_note(&self, id: i64, note: &str) -> Result<Option<i64>> {
        self.may_write()?;
        let mark = self.known_mark(id)?;
        if mark.note == note {
            return Ok(None);
        }
        let what = mark.facts.headline.unwrap_or(mark.quote);
        let moment = now();
        self.shelf().write(|tx| {
            if let Some(change) = shelf::write_on(tx, id, note, &moment)? {
                return Ok(Some(change));
            }
            let change = Change::begin(tx, ShelfChangeKind::Note, &what, 1, &moment)?;
            change.write(Value::Note, id, Some(note))?;
            Ok(Some(change.id))
        })
    }

    /// One bookmark.
    pub fn bookmark(&self, id: i64) -> Result<Bookmark> {
        let mark = self.known_mark(id)?;
        let shown = self.catalogue().read(|c| bookmarks::bookmark(c, id, mark))?;
        Ok(self.filed(vec![shown])?.remove(0))
    }

    /// All bookmarks, the latest first.
    pub fn bookmarks(&self) -> Result<Vec<Bookmark>> {
        Ok(self.find_bookmarks(&BookmarkQuery::default())?.bookmarks)
    }

    /// The bookmarks that a query means, in its order. Where each stands now is found out of those that are shown only,
    /// and what it says is read only where that decides.
    pub fn find_bookmarks(&self, query: &BookmarkQuery) -> Result<FoundBookmarks> {
        let mut ids = self.shelf().read(|c| standing(c, query))?;
        let by_facts = matches!(query.order, BookmarkOrder::Date | BookmarkOrder::Place);
        if by_facts || query.lost || !query.words.trim().is_empty() {
            let mut marks = self.shelf().read(|c| with_words(c, &ids, &query.words))?;
            if query.lost {
                marks = self.lost_marks(marks)?;
            }
            sort(&mut marks, query.order);
            ids = marks.into_iter().map(|(id, _)| id).collect();
        } else if query.order == BookmarkOrder::Oldest {
            ids.reverse();
        }
        let total = ids.len() as u64;
        let shown: Vec<i64> =
            ids.into_iter().skip(query.offset).take(query.limit.unwrap_or(usize::MAX)).collect();
        let marks = self.shelf().read(|c| marks_of(c, &shown))?;
        let shown: Vec<Bookmark> = self
            .catalogue()
            .read(|c| marks.into_iter().map(|(id, mark)| bookmarks::bookmark(c, id, mark)).collect())?;
        Ok(FoundBookmarks { total, bookmarks: self.filed(shown)? })
    }

    fn lost_marks(&self, marks: Vec<(i64, Mark)>) -> Result<Vec<(i64, Mark)>> {
        self.catalogue().read(|c| {
            let of = marks.into_iter().map(|(id, mark)| Ok((is_lost(c, &mark)?, id, mark)));
            let of = of.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(of.into_iter().filter(|(lost, _, _)| *lost).map(|(_, id, mark)| (id, mark)).collect())
        })
    }

    /// The bookmarks on a story, the first made first: on it as a whole and on words of it, be it that its pages were
    /// taken apart anew since.
    pub fn bookmarks_on(&self, story: &StoryView) -> Result<Vec<Bookmark>> {
        let parts: HashSet<i64> = story.parts.iter().map(|part| part.id.0).collect();
        let marks = self.candidates(&parts)?;
        let found = self.catalogue().read(|c| {
            let near = Near::of(c, story)?;
            let mut found = Vec::new();
            for (id, mark) in marks {
                if !parts.contains(&mark.article) && !near.may_have(c, &mark)? {
                    continue;
                }
                let shown = bookmarks::bookmark(c, id, mark)?;
                if shown.article.is_some_and(|article| parts.contains(&article.0)) {
                    found.push(shown);
                }
            }
            Ok(found)
        })?;
        let mut found = self.filed(found)?;
        found.reverse();
        Ok(found)
    }

    /// The bookmarks that may be on one of these articles: those made on one, and those made on an article that is not
    /// here under its name any more. Where a mark is now takes a look at its words.
    fn candidates(&self, parts: &HashSet<i64>) -> Result<Vec<(i64, Mark)>> {
        let marked = self.shelf().read(shelf::marked_articles)?;
        let candidates: Vec<i64> = self.catalogue().read(|c| {
            let mut here: HashMap<i64, bool> = HashMap::new();
            let mut candidates = Vec::new();
            for (id, article) in marked {
                let is_here = match here.get(&article) {
                    Some(known) => *known,
                    None => catalogue::is_article(c, article)?,
                };
                here.insert(article, is_here);
                if parts.contains(&article) || !is_here {
                    candidates.push(id);
                }
            }
            Ok(candidates)
        })?;
        self.shelf().read(|c| marks_of(c, &candidates))
    }

    /// The latest bookmark on an article as a whole.
    pub fn bookmark_of(&self, id: ArticleId) -> Result<Option<Bookmark>> {
        let on = self.bookmarks_on(&self.story(id)?)?;
        Ok(on.into_iter().rev().find(|mark| mark.whole && mark.article == Some(id)))
    }

    fn known_mark(&self, id: i64) -> Result<Mark> {
        self.shelf().read(|c| shelf::mark_of(c, id))?.ok_or(Error::NoBookmark(id))
    }

    /// Bookmarks with their tags and collections.
    pub(crate) fn filed(&self, mut marks: Vec<Bookmark>) -> Result<Vec<Bookmark>> {
        self.shelf().read(|c| {
            for mark in &mut marks {
                mark.tags = shelf::tags_of(c, mark.id)?;
                let inside = shelf::collections_of(c, mark.id)?;
                mark.collections = inside.into_iter().map(CollectionId).collect();
            }
            Ok(())
        })?;
        Ok(marks)
    }
}

/// Whether the article of a mark is gone.
pub(crate) fn is_lost(connection: &Connection, mark: &Mark) -> rusqlite::Result<bool> {
    Ok(!catalogue::is_article(connection, mark.article)? && whereabouts::find(connection, mark)?.is_none())
}

/// What a mark whose article is not here under its name has in common with a story that may have its words now.
struct Near {
    articles: HashSet<i64>,
    sources: HashSet<newsprint::SourceId>,
    date: Option<jiff::civil::Date>,
}

impl Near {
    fn of(connection: &Connection, story: &StoryView) -> rusqlite::Result<Self> {
        let places = story.parts.iter().map(|part| catalogue::place_of(connection, part.id.0));
        let places = places.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(Self {
            articles: story.parts.iter().map(|part| part.id.0).collect(),
            sources: places.into_iter().flatten().map(|(source, _)| source).collect(),
            date: story.first().date.as_ref().map(|date| date.value),
        })
    }

    fn may_have(&self, connection: &Connection, mark: &Mark) -> rusqlite::Result<bool> {
        let is_of_day = || mark.facts.date.as_ref().is_some_and(|date| Some(date.value) == self.date);
        let is_of_source = || mark.place.as_ref().is_some_and(|(source, _)| self.sources.contains(source));
        if is_of_source() || is_of_day() {
            return Ok(true);
        }
        let heirs = match catalogue::descendants(connection, mark.article)? {
            catalogue::Descendants::Itself => return Ok(false),
            catalogue::Descendants::Others(heirs) => heirs,
        };
        let taken = catalogue::lineage_of(connection, mark.article)?;
        Ok(heirs.iter().chain(&taken).any(|id| self.articles.contains(id)))
    }
}

/// The bookmarks that stand where a query looks, and have its tags, the latest made first.
fn standing(connection: &Connection, query: &BookmarkQuery) -> rusqlite::Result<Vec<i64>> {
    let mut ids: Vec<i64> = shelf::marked_articles(connection)?.into_iter().map(|(id, _)| id).collect();
    match query.within {
        Within::Shelf => {}
        Within::Unfiled => {
            let collected = shelf::collected(connection)?;
            ids.retain(|id| !collected.contains_key(id));
        }
        Within::Collection(CollectionId(of)) => {
            let inside: HashSet<i64> =
                shelf::subtree(&shelf::collections(connection)?, of).into_iter().collect();
            let collected = shelf::collected(connection)?;
            let is_inside = |all: &Vec<i64>| all.iter().any(|c| inside.contains(c));
            ids.retain(|id| collected.get(id).is_some_and(is_inside));
        }
    }
    for tag in &query.tags {
        let with: HashSet<i64> = shelf::with_tag(connection, tag)?.into_iter().collect();
        ids.retain(|id| with.contains(id));
    }
    Ok(ids)
}

/// Those of some bookmarks that have all words of a query, if it has any.
fn with_words(connection: &Connection, ids: &[i64], words: &str) -> rusqlite::Result<Vec<(i64, Mark)>> {
    let of: HashSet<i64> = ids.iter().copied().collect();
    let mut marks = shelf::marks(connection)?;
    marks.retain(|(id, _)| of.contains(id));
    let words: Vec<String> = words.split_whitespace().map(search::folded).collect();
    if !words.is_empty() {
        let tagged = shelf::tagged(connection)?;
        marks.retain(|(id, mark)| has_words(mark, tagged.get(id), &words));
    }
    Ok(marks)
}

/// Some bookmarks, whole.
fn marks_of(connection: &Connection, ids: &[i64]) -> rusqlite::Result<Vec<(i64, Mark)>> {
    let of = ids.iter().map(|id| Ok(shelf::mark_of(connection, *id)?.map(|mark| (*id, mark))));
    Ok(of.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Whether each of the words stands in the note, the quotation, the headline or a tag.
fn has_words(mark: &Mark, tags: Option<&Vec<String>>, words: &[String]) -> bool {
    let tags = tags.into_iter().flatten();
    let texts = [&mark.note, &mark.quote].into_iter().chain(&mark.facts.headline).chain(tags);
    let texts: Vec<String> = texts.map(|text| search::folded(text)).collect();
    words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
}

/// Marks come the latest made first.
fn sort(marks: &mut [(i64, Mark)], order: BookmarkOrder) {
    let day = |mark: &Mark| mark.facts.date.as_ref().map(|date| date.value);
    let newspaper = |mark: &Mark| (mark.facts.newspaper.is_none(), mark.facts.newspaper.clone());
    let page = |mark: &Mark| mark.facts.page.as_ref().map(newsprint::PageLabel::sort_key);
    match order {
        BookmarkOrder::Newest => {}
        BookmarkOrder::Oldest => marks.reverse(),
        BookmarkOrder::Date => {
            marks.sort_by_cached_key(|(_, mark)| (Reverse(day(mark)), newspaper(mark), page(mark)));
        }
        BookmarkOrder::Place => marks
            .sort_by_cached_key(|(_, mark)| (newspaper(mark), day(mark).is_none(), day(mark), page(mark))),
    }
}

/// How many marks stand under each collection, what is below it included, each counted once.
pub(crate) fn counts(all: &[shelf::Shelved], collected: &HashMap<i64, Vec<i64>>) -> HashMap<i64, u64> {
    let above: HashMap<i64, i64> = all.iter().filter_map(|c| Some((c.id, c.parent?))).collect();
    let mut counts: HashMap<i64, u64> = HashMap::new();
    for own in collected.values() {
        let mut under = HashSet::new();
        for id in own {
            let mut at = Some(*id);
            while let Some(id) = at.filter(|id| under.insert(*id)) {
                at = above.get(&id).copied();
            }
        }
        for id in under {
            *counts.entry(id).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_in_two_collections_of_one_counts_once() {
        let shelved = |id, parent| shelf::Shelved {
            id,
            uid: id.to_string(),
            name: id.to_string(),
            parent,
            created: String::new(),
        };
        let all = [shelved(1, None), shelved(2, Some(1)), shelved(3, Some(1)), shelved(4, None)];
        let collected = HashMap::from([(7, vec![2, 3]), (8, vec![3, 4])]);
        let counted = counts(&all, &collected);
        assert_eq!([1, 2, 3, 4].map(|id| counted.get(&id).copied().unwrap_or_default()), [2, 1, 2, 1]);
        assert_eq!(shelf::subtree(&all, 1), [1, 2, 3]);
    }
}
