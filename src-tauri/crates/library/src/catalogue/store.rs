//! Taking a parsed file into the catalogue: its pages find their issue, its articles their names. All of it in
//! the caller's transaction.

use super::PageFacts;
use super::jumps;
use super::moving::move_page;
use super::newspapers;
use super::sheets;
use super::sources::add_sighting;
use super::stand_ins;
use super::witnesses::{self, met, page_text, says_the_same, text_of};
use super::words;
use crate::columns::{Day, Json, Named, Terse};
use crate::manifest::Entry;
use crate::minting::mint;
use crate::originals::Kept;
use crate::shelf::Said;
use crate::text_frame::ArticleText;
use newsprint::{Article, CharRange, ParsedFile, ParsedPage, Warning};
use rusqlite::{Connection, params};

/// What comes in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival<'a> {
    /// Its line in the manifest.
    pub(crate) entry: &'a Entry,
    /// What the parser made of it.
    pub(crate) parsed: &'a ParsedFile,
    /// What the reader says about it.
    pub(crate) said: &'a Said,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stored {
    /// Its row.
    pub(crate) source: i64,
    /// How many articles are new in the archive.
    pub(crate) articles: u64,
    /// What the reader should know about where its pages came to stand.
    pub(crate) warnings: Vec<Warning>,
}

/// Takes in a file whose content is not here yet.
pub(crate) fn store(connection: &Connection, arrival: Arrival<'_>) -> rusqlite::Result<Stored> {
    words::learn_when_due(connection)?;
    let source = insert_source(connection, arrival)?;
    add_sighting(connection, source, arrival.entry)?;
    let pages = arrival.parsed.pages.iter().filter(|page| !arrival.said.is_gone(page.ordinal));
    store_pages(connection, arrival, source, pages)
}

/// Takes in some pages of a file that has its row.
pub(super) fn store_pages<'p>(
    connection: &Connection,
    arrival: Arrival<'_>,
    source: i64,
    pages: impl Iterator<Item = &'p ParsedPage>,
) -> rusqlite::Result<Stored> {
    let mut stored = Stored { source, articles: 0, warnings: Vec::new() };
    for page in pages {
        let inferred = PageFacts::of(&page.issue, page);
        let facts = arrival.said.over(page.ordinal, &inferred);
        let incoming = Incoming { arrival, source, page, inferred: &inferred, facts: &facts };
        store_page(connection, &incoming, &mut stored)?;
    }
    Ok(stored)
}

/// One page on its way in.
struct Incoming<'a> {
    arrival: Arrival<'a>,
    source: i64,
    page: &'a ParsedPage,
    inferred: &'a PageFacts,
    facts: &'a PageFacts,
}

/// Where a page belongs.
pub(super) struct Place {
    pub(super) newspaper: Option<i64>,
    pub(super) issue: Option<i64>,
}

pub(super) fn insert_source(connection: &Connection, arrival: Arrival<'_>) -> rusqlite::Result<i64> {
    let Arrival { entry, parsed, .. } = arrival;
    let (kept, path) = match &entry.kept {
        Kept::Copy(below) => ("copy", below.clone()),
        Kept::Reference(path) => ("reference", path.to_string_lossy().into_owned()),
    };
    connection
        .prepare_cached(
            "INSERT INTO source (hash, format, encoding, bytes, kept, kept_path, warnings)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .insert(params![
            entry.hash.0,
            Named(parsed.format),
            parsed.encoding,
            entry.bytes,
            kept,
            path,
            Json(&parsed.warnings)
        ])
}

fn store_page(connection: &Connection, incoming: &Incoming<'_>, stored: &mut Stored) -> rusqlite::Result<()> {
    let place = place(connection, incoming.facts)?;
    let mut warning = None;
    let text = text_of(&incoming.page.articles);
    if let Some(twin) = twin(connection, &place, incoming, &text)? {
        let known = page_text(connection, twin)?;
        let is_same = says_the_same(&known, &text);
        let told = met(connection, twin, is_same, incoming.facts)?;
        if is_same {
            if known.is_empty() && !text.is_empty() {
                take_over(connection, incoming, twin, &told, stored)?;
            } else {
                insert_witness(connection, incoming, twin, false, std::slice::from_ref(&told))?;
            }
            stored.warnings.push(told);
            return Ok(());
        }
        // Other words under the same label: one of the two labels is wrong, and neither text may be lost.
        warning = Some(told);
    }
    let page = insert_page(connection, incoming.facts, &place)?;
    if let Some(issue) = place.issue {
        jumps::unfollow(connection, issue)?;
    }
    let witness = insert_witness(connection, incoming, page, true, warning.as_slice())?;
    insert_articles(connection, incoming, page, witness, stored)?;
    stored.warnings.extend(warning);
    Ok(())
}

/// The page that is here already: as another source shows it, or as the text or the picture of the same name beside it.
fn twin(
    connection: &Connection,
    place: &Place,
    incoming: &Incoming<'_>,
    text: &str,
) -> rusqlite::Result<Option<i64>> {
    let Incoming { arrival, source, page, facts, .. } = incoming;
    let found = witnesses::twin(connection, place.issue, facts, *source, text)?;
    if found.is_some() || (text.is_empty() && page.sheet.is_none()) {
        return Ok(found);
    }
    let pages = arrival.parsed.pages.len();
    witnesses::namesake(
        connection,
        (&arrival.entry.path, arrival.entry.member.as_deref()),
        pages,
        page.ordinal,
        text,
    )
}

/// Shows a page, of which there was a picture only, by the text that comes in: the picture stays beside it.
fn take_over(
    connection: &Connection,
    incoming: &Incoming<'_>,
    page: i64,
    told: &Warning,
    stored: &mut Stored,
) -> rusqlite::Result<()> {
    let gone = stand_ins::give_way(connection, page)?;
    connection.execute("UPDATE witness SET preferred = 0 WHERE page_id = ?1", [page])?;
    let witness = insert_witness(connection, incoming, page, true, std::slice::from_ref(told))?;
    let first = insert_articles(connection, incoming, page, witness, stored)?;
    move_page(connection, page, incoming.facts)?;
    // Who marked the picture marked the page: the mark is found on its first article.
    for old in gone {
        connection.execute(
            "INSERT INTO lineage (old_id, new_id, kind, from_version, to_version) VALUES (?1, ?2, 'same', ?3, ?3)",
            params![old, first, incoming.arrival.parsed.parser_version],
        )?;
    }
    Ok(())
}

/// The articles of a page; says which is the first.
fn insert_articles(
    connection: &Connection,
    incoming: &Incoming<'_>,
    page: i64,
    witness: i64,
    stored: &mut Stored,
) -> rusqlite::Result<Option<i64>> {
    let mut first = None;
    let articles = stand_ins::articles(incoming.page, incoming.facts);
    for (ordinal, article) in (0u32..).zip(articles.iter()) {
        let id = insert_article(connection, incoming, Spot { page, witness, ordinal }, article)?;
        first = first.or(Some(id));
        stored.articles += u64::from(!incoming.page.articles.is_empty());
    }
    Ok(first)
}

/// Finds the newspaper and the issue, new ones if need be. Without both a newspaper and a date there is no issue.
pub(super) fn place(connection: &Connection, facts: &PageFacts) -> rusqlite::Result<Place> {
    let newspaper = match &facts.newspaper {
        Some(name) => Some(newspapers::find_or_add(connection, &name.value)?),
        None => None,
    };
    let issue = match newspaper {
        Some(newspaper) => find_or_add_issue(connection, newspaper, facts)?,
        None => None,
    };
    Ok(Place { newspaper, issue })
}

fn find_or_add_issue(
    connection: &Connection,
    newspaper: i64,
    facts: &PageFacts,
) -> rusqlite::Result<Option<i64>> {
    let Some(date) = &facts.date else { return Ok(None) };
    let number = facts.number.as_ref().map(|number| number.value);
    connection
        .prepare_cached(
            "INSERT INTO issue (newspaper_id, date, edition, number, date_fact) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (newspaper_id, date, edition) DO UPDATE SET
                number = coalesce(number, excluded.number),
                date_fact = CASE
                    WHEN (excluded.date_fact ->> 'confidence', excluded.date_fact)
                       > (date_fact ->> 'confidence', date_fact)
                    THEN excluded.date_fact ELSE date_fact END
             RETURNING id",
        )?
        .query_row(params![newspaper, Day(date.value), facts.edition(), number, Json(date)], |row| row.get(0))
        .map(Some)
}

fn insert_page(connection: &Connection, facts: &PageFacts, place: &Place) -> rusqlite::Result<i64> {
    let label = facts.label.as_ref().map(|label| &label.value);
    connection
        .prepare_cached(
            "INSERT INTO page (newspaper_id, issue_id, label, sort_key, name, facts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .insert(params![
            place.newspaper,
            place.issue,
            label.map(newsprint::PageLabel::as_str),
            sort_key(facts),
            facts.name.as_ref().map(|name| &name.value),
            Json(facts)
        ])
}

/// '~' sorts labels without a number behind those with one, '~~' what has no label behind both.
pub(super) fn sort_key(facts: &PageFacts) -> String {
    facts.label.as_ref().map_or_else(|| "~~".to_owned(), |label| label.value.sort_key())
}

fn insert_witness(
    connection: &Connection,
    incoming: &Incoming<'_>,
    page: i64,
    preferred: bool,
    warnings: &[Warning],
) -> rusqlite::Result<i64> {
    let parsed = incoming.page;
    let witness = connection
        .prepare_cached(
            "INSERT INTO witness (page_id, source_id, ordinal, preferred, parser_version, range_start, range_end,
                                  account, furniture, warnings, inferred)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .insert(params![
            page,
            incoming.source,
            parsed.ordinal,
            preferred,
            incoming.arrival.parsed.parser_version,
            parsed.range.start,
            parsed.range.end,
            Json(&parsed.account),
            Terse(&parsed.furniture),
            Json(warnings),
            Terse(incoming.inferred)
        ])?;
    sheets::insert(connection, witness, parsed, preferred)?;
    Ok(witness)
}

/// Where an article stands.
#[derive(Clone, Copy)]
struct Spot {
    page: i64,
    witness: i64,
    ordinal: u32,
}

fn insert_article(
    connection: &Connection,
    incoming: &Incoming<'_>,
    spot: Spot,
    article: &Article,
) -> rusqlite::Result<i64> {
    let start = first_character(article).unwrap_or(incoming.page.range.start);
    let hash = &incoming.arrival.entry.hash;
    let id = mint(hash, incoming.page.ordinal, start, |id| super::articles::article_exists(connection, id))?;
    // Each article is a story of its own until a jump joins it to another.
    connection.prepare_cached("INSERT INTO story (id) VALUES (?1)")?.execute([id])?;
    let words = words::insert(connection, &ArticleText::of(article))?;
    let jump = |jump: &Option<newsprint::Jump>| jump.as_ref().map(|j| j.page.as_str().to_owned());
    connection
        .prepare_cached(
            "INSERT INTO article (id, page_id, witness_id, ordinal, source_start, story_id, part, beginning,
                                  continues_to, continued_from, confidence, reasons, text, words_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?1, 0, '', ?6, ?7, ?8, ?9, x'', ?10)",
        )?
        .execute(params![
            id,
            spot.page,
            spot.witness,
            spot.ordinal,
            start,
            jump(&article.continues_to),
            jump(&article.continued_from),
            f64::from(article.confidence.get()),
            Terse(&article.reasons),
            words
        ])?;
    insert_authors(connection, id, article)?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO change (story_id, kind) VALUES (?1, 'put')")?
        .execute([id])?;
    Ok(id)
}

fn insert_authors(connection: &Connection, id: i64, article: &Article) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO article_author (article_id, ordinal, name, role, span_start, span_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (ordinal, byline) in (0u32..).zip(&article.bylines) {
        let CharRange { start, end } = byline.span;
        statement.execute(params![id, ordinal, byline.name, Named(byline.role), start, end])?;
    }
    Ok(())
}

/// The first character of the source that belongs to the article.
fn first_character(article: &Article) -> Option<u32> {
    let titles = [&article.column, &article.kicker, &article.headline, &article.subheadline];
    let printed = titles.into_iter().flatten().chain(article.blocks.iter().map(|block| &block.text));
    let spans = printed.flat_map(|printed| printed.spans.iter());
    spans.chain(article.bylines.iter().map(|byline| &byline.span)).map(|span| span.start).min()
}
