//! `baoge search`: hits with what was found standing out, and counts of all of them.

use crate::arguments::Search;
use crate::messages::{self as m, Language, Phrase, search as words};
use crate::screen::{FAINT, STRONG, Screen};
use crate::{Outcome, Session, failure::Failure, outline, wire};
use anstyle::Style;
use library::{FacetCount, Facets, Hit, PeriodCount, SearchRequest, SearchResults};
use std::io;

/// Values of a facet that are printed; --json has all.
const VALUES: usize = 10;

/// The longest bar of a timeline, in columns.
const BAR: u64 = 40;

/// Searches; what is odd in the query is said on standard error, and the rest of it is searched for.
pub(crate) fn run(asked: &Search, session: &mut Session) -> Result<Outcome, Failure> {
    let request = SearchRequest {
        query: asked.query.join(" "),
        offset: asked.skipped(),
        limit: asked.limit,
        sort: asked.sort.into(),
        exact: asked.exact,
    };
    let results = session.open()?.search(&request)?;
    let outcome = answer(&request.query, request.offset, request.limit, &results, session)?;
    if !session.json && asked.facets {
        print_facets(&results.facets, &mut session.screen, session.language)?;
    }
    if !session.json && asked.timeline {
        print_timeline(&results.timeline, &mut session.screen, session.language)?;
    }
    Ok(outcome)
}

/// Prints what `query` found, `limit` of it from `offset` on.
pub(super) fn answer(
    query: &str,
    offset: usize,
    limit: usize,
    results: &SearchResults,
    session: &mut Session,
) -> Result<Outcome, Failure> {
    if session.json {
        let understood = words::in_words(&results.meaning, session.language);
        session.screen.json(&wire::SearchResults::new(results, understood))?;
    } else {
        for note in &results.notes {
            session.complain(&m::note(note, session.language));
        }
        print(offset, results, &mut session.screen, session.language)?;
    }
    if results.total == 0 {
        session.complain(&session.language.say(m::NO_HITS, &[&query]));
        return Ok(Outcome::Wanting);
    }
    if results.hits.is_empty() && limit > 0 {
        let first = offset.saturating_add(1);
        session.complain(&session.language.say(m::NO_HITS_SHOWN, &[&results.total, &first]));
    }
    Ok(Outcome::Done)
}

fn print(offset: usize, results: &SearchResults, screen: &mut Screen, language: Language) -> io::Result<()> {
    if results.total == 0 {
        return Ok(());
    }
    let took = format!("{:.1}", results.took_ms);
    let mut heading = language.say(m::HITS, &[&results.total, &took]);
    let shown = results.hits.len();
    if shown > 0 && (shown as u64) < results.total {
        let (first, last) = (offset + 1, offset + shown);
        heading = format!("{heading}  {}", language.say(m::HITS_SHOWN, &[&first, &last]));
    }
    screen.styled(FAINT, &heading)?;
    if !words::says_nothing_new(&results.meaning) {
        let understood = words::in_words(&results.meaning, language);
        screen.styled(FAINT, &language.say(words::UNDERSTOOD, &[&understood]))?;
    }
    results.hits.iter().try_for_each(|hit| print_hit(hit, screen, language))
}

pub(super) fn print_hit(hit: &Hit, screen: &mut Screen, language: Language) -> io::Result<()> {
    screen.line("")?;
    if hit.headline.is_empty() {
        screen.styled(STRONG, &language.say(m::WITHOUT_HEADLINE, &[&""]))?;
    } else {
        screen.pieces(STRONG, &hit.headline)?;
    }
    if !hit.snippet.is_empty() {
        screen.pieces(Style::new(), &hit.snippet)?;
    }
    let place = outline::place(hit.newspaper.as_deref(), hit.date, &hit.pages, language);
    let authors = hit.authors.join(" ");
    screen.styled(FAINT, &format!("{}  {}", hit.article, format!("{place}  {authors}").trim_end()))
}

fn print_facets(facets: &Facets, screen: &mut Screen, language: Language) -> io::Result<()> {
    let named: [(Phrase, &[FacetCount]); 6] = [
        (words::BY_NEWSPAPER, &facets.newspaper),
        (words::BY_YEAR, &facets.year),
        (words::BY_MONTH, &facets.month),
        (words::BY_PAGE, &facets.page),
        (words::BY_COLUMN, &facets.column),
        (words::BY_AUTHOR, &facets.author),
    ];
    for (name, counts) in named.into_iter().filter(|(_, counts)| !counts.is_empty()) {
        screen.line("")?;
        screen.styled(STRONG, &language.say(name, &[]))?;
        let mut rows: Vec<Vec<String>> = counts
            .iter()
            .take(VALUES)
            .map(|count| vec![count.value.clone(), count.count.to_string()])
            .collect();
        if counts.len() > VALUES {
            rows.push(vec![format!("… {}", counts.len() - VALUES), String::new()]);
        }
        screen.table(&rows)?;
    }
    Ok(())
}

/// A line for each period: when, how many, and a bar as long as that is much.
fn print_timeline(timeline: &[PeriodCount], screen: &mut Screen, language: Language) -> io::Result<()> {
    let Some(most) = timeline.iter().map(|period| period.count).max() else { return Ok(()) };
    screen.line("")?;
    screen.styled(STRONG, &language.say(words::TIMELINE, &[]))?;
    // As long for every period, so that bars begin at one place.
    let bar = |length| format!("{:<1$}", "█".repeat(length), usize::try_from(BAR).unwrap_or(0));
    let row = |period: &PeriodCount| {
        let length = usize::try_from((period.count * BAR).div_ceil(most)).unwrap_or(0);
        vec![period.period.clone(), period.count.to_string(), bar(length)]
    };
    screen.table(&timeline.iter().map(row).collect::<Vec<_>>())
}
