//! Where the words of a bookmark are now, whatever became of its article: under its name, among those that took its
//! place, on the same page of the same file, or on the page of that day and label that another file shows.

use crate::bookmarks::words;
use crate::catalogue::{self, Descendants};
use crate::database::Database;
use crate::shelf::{self, Mark};
use crate::views::ArticleId;
use crate::{Library, Result};
use rusqlite::Connection;
use std::collections::HashSet;

/// Of the neighbouring pairs of a quotation and what stands around it, so many must be in a text for it to be taken
/// for the same words with a few signs read otherwise.
const ALIKE: f64 = 0.7;

/// How well a text has the words of a mark.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Match {
    /// Most of them, by the share of neighbouring pairs.
    Alike(f64),
    /// All of them, with so many of the signs that stood around them.
    Exact(usize),
}

impl Library {
    /// Notes where the words of bookmarks stand whose article is not here under its name, as long as it can be told: the
    /// change that is about to be made may take away what tells it. Also of marks made before that was kept.
    pub(crate) fn place_marks(&self, catalogue: &Database) -> Result<()> {
        let marks = self.shelf().read(shelf::all_marks)?;
        for (id, mark) in marks {
            let place = catalogue.read(|c| match catalogue::place_of(c, mark.article)? {
                Some(own) => Ok(Some(own)),
                None => match find(c, &mark)? {
                    Some(article) => catalogue::place_of(c, article.0),
                    None => Ok(None),
                },
            })?;
            if let Some(place) = place.filter(|place| mark.place.as_ref() != Some(place)) {
                self.shelf().write(|tx| shelf::place_mark(tx, id, &place))?;
            }
        }
        Ok(())
    }
}

/// The article that has the words of a mark now. Where none has, the one of its name, or the first that took its place.
pub(crate) fn find(connection: &Connection, mark: &Mark) -> rusqlite::Result<Option<ArticleId>> {
    let heirs = match catalogue::descendants(connection, mark.article)? {
        Descendants::Itself => vec![mark.article],
        Descendants::Others(heirs) => heirs,
    };
    let all = Wanted::of(mark);
    let mut best: Option<(Match, i64)> = None;
    let mut seen = HashSet::new();
    for circle in 0..4 {
        let candidates = match circle {
            0 => heirs.clone(),
            1 => catalogue::lineage_of(connection, mark.article)?,
            2 => catalogue::articles_of_source(connection, mark.place.as_ref())?,
            _ => catalogue::articles_of_day(connection, &mark.facts)?,
        };
        for id in candidates.into_iter().filter(|id| seen.insert(*id)).collect::<Vec<_>>() {
            let Some(article) = catalogue::article(connection, ArticleId(id))? else { continue };
            let Some(found) = all.in_text(&words(&article)) else { continue };
            if best.is_none_or(|(before, _)| found > before) {
                best = Some((found, id));
            }
        }
        // What stood around the words may have gone to another article with them left behind.
        let is_enough = |found| found == all.whole() || circle > 0 && matches!(found, Match::Exact(_));
        if best.is_some_and(|(found, _)| is_enough(found)) {
            break;
        }
    }
    Ok(best.map(|(_, id)| id).or(heirs.first().copied()).map(ArticleId))
}

/// The words of a mark, white space left out.
struct Wanted {
    quote: Vec<char>,
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Wanted {
    fn of(mark: &Mark) -> Self {
        Self { quote: printed(&mark.quote), prefix: printed(&mark.prefix), suffix: printed(&mark.suffix) }
    }

    /// The best there can be.
    fn whole(&self) -> Match {
        Match::Exact(self.prefix.len() + self.suffix.len())
    }

    fn in_text(&self, text: &str) -> Option<Match> {
        let text = printed(text);
        if self.quote.is_empty() {
            return None;
        }
        let places = text.windows(self.quote.len()).enumerate().filter(|(_, run)| *run == self.quote);
        let around = |(place, _): (usize, &[char])| {
            let before = text[..place].iter().rev().zip(self.prefix.iter().rev());
            let after = text[place + self.quote.len()..].iter().zip(&self.suffix);
            before.take_while(|(a, b)| a == b).count() + after.take_while(|(a, b)| a == b).count()
        };
        places.map(around).max().map(Match::Exact).or_else(|| self.alike(&text))
    }

    fn alike(&self, text: &[char]) -> Option<Match> {
        let all: Vec<char> = [&self.prefix[..], &self.quote, &self.suffix].concat();
        let here: HashSet<&[char]> = text.windows(2).collect();
        let shared = all.windows(2).filter(|pair| here.contains(pair)).count();
        let quoted = self.quote.windows(2).filter(|pair| here.contains(pair)).count();
        let share = |shared: usize, of: usize| if of == 0 { 0.0 } else { ratio(shared, of) };
        let (all, quoted) = (share(shared, all.len() - 1), share(quoted, self.quote.len() - 1));
        (all >= ALIKE && quoted > 0.5).then_some(Match::Alike(all))
    }
}

/// Counts of signs in a page are exact in a double.
fn ratio(part: usize, whole: usize) -> f64 {
    let exact = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    exact(part) / exact(whole)
}

fn printed(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(quote: &str, prefix: &str, suffix: &str) -> Wanted {
        Wanted { quote: printed(quote), prefix: printed(prefix), suffix: printed(suffix) }
    }

    #[test]
    fn the_same_words_elsewhere_are_told_by_what_stands_around_them() {
        let wanted = wanted("沿着水", "早起的人", "走了一圈");
        assert_eq!(wanted.in_text("早起的人\n沿着水走了一圈。"), Some(wanted.whole()));
        assert_eq!(wanted.in_text("晚上的人沿着水走。后来早起的人沿着水走了"), Some(Match::Exact(6)));
        assert!(Match::Exact(0) > Match::Alike(1.0));
        assert_eq!(wanted.in_text("孩子们排着队尝。"), None);
    }

    #[test]
    fn a_sign_read_otherwise_does_not_lose_the_words() {
        let wanted = wanted("沿着水走了一圈", "早起的人", "说比从前好走");
        assert!(matches!(wanted.in_text("早起的人沿着氺走了一圈。说比从前好走"), Some(Match::Alike(_))));
    }
}
