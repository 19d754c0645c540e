//! Taking a parsed file into the catalogue: its pages find their issue, its articles their names. All of it in
//! the caller's transaction.

use super::jumps;
use super::newspapers;
use super::sources::add_sighting;
use super::{Given, Over, PageFacts};
use crate::columns::{Day, Json, Named};
use crate::manifest::Entry;
use crate::minting::mint;
use crate::originals::Kept;
use crate::text_frame::ArticleText;
use newsprint::{Article, BlockKind, CharRange, ParsedFile, ParsedPage, Warning};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashSet;

/// How many characters of an article stand for it in a list.
const BEGINNING: usize = 60;

/// What comes in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival<'a> {
    /// Its line in the manifest.
    pub(crate) entry: &'a Entry,
    /// What the parser made of it.
    pub(crate) parsed: &'a ParsedFile,
    /// What the reader says about it.
    pub(crate) given: &'a Given,
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
    let source = insert_source(connection, arrival)?;
    add_sighting(connection, source, arrival.entry)?;
    let mut stored = Stored { source, articles: 0, warnings: Vec::new() };
    for page in &arrival.parsed.pages {
        let facts = PageFacts::of(&arrival.given.over(&page.issue), page);
        let incoming = Incoming { arrival, source, page, facts: &facts };
        store_page(connection, &incoming, &mut stored)?;
    }
    Ok(stored)
}

/// Puts what the reader, or their template, now says over the facts of a source that is here, and moves its pages to
/// where they then belong. Facts that are not given stay.
pub(crate) fn give_facts(connection: &Connection, source: i64, given: &impl Over) -> rusqlite::Result<()> {
    let pages: Vec<(i64, Option<i64>, PageFacts)> = connection
        .prepare(
            "SELECT p.id, p.issue_id, p.facts FROM witness w JOIN page p ON p.id = w.page_id
             WHERE w.source_id = ?1 AND w.preferred = 1",
        )?
        .query_map([source], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Json<PageFacts>>(2)?.0)))?
        .collect::<rusqlite::Result<_>>()?;
    for (page, left, mut facts) in pages {
        let issue = given.over(&newsprint::IssueFacts {
            newspaper: facts.newspaper.take(),
            date: facts.date.take(),
            number: None,
            edition: None,
        });
        facts.newspaper = issue.newspaper;
        facts.date = issue.date;
        let place = place(connection, &facts)?;
        jumps::take_apart(connection, page)?;
        for issue in [left, place.issue].into_iter().flatten() {
            jumps::unfollow(connection, issue)?;
        }
        connection.execute(
            "UPDATE page SET newspaper_id = ?2, issue_id = ?3, facts = ?4 WHERE id = ?1",
            params![page, place.newspaper, place.issue, Json(&facts)],
        )?;
        connection.execute(
            "INSERT OR REPLACE INTO change (story_id, kind)
             SELECT DISTINCT story_id, 'put' FROM article WHERE page_id = ?1",
            [page],
        )?;
    }
    Ok(())
}

/// One page on its way in.
struct Incoming<'a> {
    arrival: Arrival<'a>,
    source: i64,
    page: &'a ParsedPage,
    facts: &'a PageFacts,
}

/// Where a page belongs.
struct Place {
    newspaper: Option<i64>,
    issue: Option<i64>,
}

fn insert_source(connection: &Connection, arrival: Arrival<'_>) -> rusqlite::Result<i64> {
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
    if let Some(twin) = twin(connection, incoming, &place)? {
        let is_same = says_the_same(&page_text(connection, twin)?, &text_of(&incoming.page.articles));
        let told = met(connection, twin, is_same, incoming.facts)?;
        if is_same {
            insert_witness(connection, incoming, twin, false, std::slice::from_ref(&told))?;
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
    for (ordinal, article) in (0u32..).zip(&incoming.page.articles) {
        insert_article(connection, incoming, Spot { page, witness, ordinal }, article)?;
        stored.articles += 1;
    }
    stored.warnings.extend(warning);
    Ok(())
}

/// What is said of a page that meets another of its label: which, and from which file that one is.
pub(super) fn met(
    connection: &Connection,
    twin: i64,
    is_same: bool,
    facts: &PageFacts,
) -> rusqlite::Result<Warning> {
    let file: String = connection
        .prepare_cached(
            "SELECT path || iif(member = '', '', '!' || member) FROM sighting WHERE source_id =
                 (SELECT source_id FROM witness WHERE page_id = ?1 AND preferred = 1) ORDER BY id LIMIT 1",
        )?
        .query_row([twin], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let label = facts.label.as_ref().map_or("", |label| label.value.as_str());
    let code = if is_same { "second_witness" } else { "label_conflict" };
    Ok(Warning { code: code.into(), detail: format!("{label} = {file}"), span: None })
}

/// Finds the newspaper and the issue, new ones if need be. Without both a newspaper and a date there is no issue.
fn place(connection: &Connection, facts: &PageFacts) -> rusqlite::Result<Place> {
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

/// The page of the same issue and label that another source has already shown.
fn twin(connection: &Connection, incoming: &Incoming<'_>, place: &Place) -> rusqlite::Result<Option<i64>> {
    let (Some(issue), Some(label)) = (place.issue, &incoming.facts.label) else { return Ok(None) };
    connection
        .prepare_cached(
            "SELECT p.id FROM page p JOIN witness w ON w.page_id = p.id AND w.preferred = 1
             WHERE p.issue_id = ?1 AND p.label = ?2 AND w.source_id <> ?3 ORDER BY p.id LIMIT 1",
        )?
        .query_row(params![issue, label.value.as_str(), incoming.source], |row| row.get(0))
        .optional()
}

fn insert_page(connection: &Connection, facts: &PageFacts, place: &Place) -> rusqlite::Result<i64> {
    let label = facts.label.as_ref().map(|label| &label.value);
    // '~' sorts labels without a number behind those with one, '~~' what has no label behind both.
    let sort_key = label.map_or_else(|| "~~".to_owned(), newsprint::PageLabel::sort_key);
    connection
        .prepare_cached(
            "INSERT INTO page (newspaper_id, issue_id, label, sort_key, name, facts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .insert(params![
            place.newspaper,
            place.issue,
            label.map(newsprint::PageLabel::as_str),
            sort_key,
            facts.name.as_ref().map(|name| &name.value),
            Json(facts)
        ])
}

fn insert_witness(
    connection: &Connection,
    incoming: &Incoming<'_>,
    page: i64,
    preferred: bool,
    warnings: &[Warning],
) -> rusqlite::Result<i64> {
    let parsed = incoming.page;
    connection
        .prepare_cached(
            "INSERT INTO witness (page_id, source_id, ordinal, preferred, parser_version, range_start, range_end,
                                  account, furniture, warnings)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
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
            Json(&parsed.furniture),
            Json(warnings)
        ])
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
) -> rusqlite::Result<()> {
    let start = first_character(article).unwrap_or(incoming.page.range.start);
    let hash = &incoming.arrival.entry.hash;
    let id = mint(hash, incoming.page.ordinal, start, |id| super::articles::article_exists(connection, id))?;
    // Each article is a story of its own until a jump joins it to another.
    connection.prepare_cached("INSERT INTO story (id) VALUES (?1)")?.execute([id])?;
    let words = |printed: &Option<newsprint::PrintedText>| printed.as_ref().map(|p| p.text.clone());
    let jump = |jump: &Option<newsprint::Jump>| jump.as_ref().map(|j| j.page.as_str().to_owned());
    connection
        .prepare_cached(
            "INSERT INTO article (id, page_id, witness_id, ordinal, source_start, story_id, part, column_title,
                                  kicker, headline, subheadline, beginning, dateline, continues_to,
                                  continued_from, confidence, reasons, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?1, 0, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            id,
            spot.page,
            spot.witness,
            spot.ordinal,
            start,
            words(&article.column),
            words(&article.kicker),
            words(&article.headline),
            words(&article.subheadline),
            beginning(article),
            words(&article.dateline),
            jump(&article.continues_to),
            jump(&article.continued_from),
            f64::from(article.confidence.get()),
            Json(&article.reasons),
            ArticleText::of(article).pack()
        ])?;
    insert_authors(connection, id, article)?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO change (story_id, kind) VALUES (?1, 'put')")?
        .execute([id])
        .map(|_| ())
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

/// The first words of the body; of a caption if there is no body.
fn beginning(article: &Article) -> String {
    let is_body = |kind| !matches!(kind, BlockKind::Caption | BlockKind::Subhead);
    let block = article.blocks.iter().find(|b| is_body(b.kind)).or(article.blocks.first());
    block.map_or_else(String::new, |block| {
        let line = block.text.text.replace('\n', " ");
        line.chars().take(BEGINNING).collect()
    })
}

/// All words of the articles on a page that is here.
pub(super) fn page_text(connection: &Connection, page: i64) -> rusqlite::Result<String> {
    let mut text = String::new();
    let mut statement = connection.prepare_cached("SELECT text FROM article WHERE page_id = ?1")?;
    let mut rows = statement.query([page])?;
    while let Some(row) = rows.next()? {
        for block in row.get::<_, ArticleText>(0)?.blocks {
            text.push_str(&block.text.text);
        }
    }
    Ok(text)
}

pub(super) fn text_of(articles: &[Article]) -> String {
    articles.iter().flat_map(|a| &a.blocks).map(|block| block.text.text.as_str()).collect()
}

/// Whether two texts are the same page: most pairs of neighbouring characters of the shorter are in the longer.
/// The two files may be taken apart differently, hold misreadings, or one of them lack an article.
pub(super) fn says_the_same(a: &str, b: &str) -> bool {
    let (a, b) = (pairs(a), pairs(b));
    let (shorter, longer) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let shared = shorter.iter().filter(|pair| longer.contains(*pair)).count();
    shared * 2 >= shorter.len()
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let words: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    words.array_windows().map(|&[a, b]| (a, b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_page_with_misreadings_is_the_same() {
        let page = "江边新修的步道昨天开放，早起的人沿着水走了一圈，说比从前好走。";
        assert!(says_the_same(page, &page.replace('江', "汀").replace('，', "\n")));
        assert!(says_the_same(page, ""));
    }

    #[test]
    fn another_page_is_another() {
        let page = "江边新修的步道昨天开放，早起的人沿着水走了一圈，说比从前好走。";
        assert!(!says_the_same(page, "学校食堂添了两样菜，孩子们排着队尝，厨师在窗口里笑。"));
    }
}
