//! Which pages a selection means.

use super::{PageFacts, newspapers};
use crate::columns::Json;
use crate::selection::{PageName, Selection};
use crate::views::SelectedPage;
use newsprint::SourceId;
use rusqlite::{Connection, Row};
use std::collections::{BTreeMap, BTreeSet};

/// A page that is meant, as one source shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matched {
    /// Its row, which is no name for life.
    pub(crate) page: i64,
    pub(crate) source: SourceId,
    pub(crate) ordinal: u32,
    pub(crate) shown: SelectedPage,
    /// What it prints, before the reader said anything.
    pub(crate) inferred: PageFacts,
}

/// A page and what is asked about it.
struct Candidate {
    matched: Matched,
    source_row: i64,
    newspaper_row: Option<i64>,
}

/// The pages that `selection` means, issue by issue; each as often as sources show it.
pub(crate) fn matching(connection: &Connection, selection: &Selection) -> rusqlite::Result<Vec<Matched>> {
    let asked = Asked::of(connection, selection)?;
    let mut statement = connection.prepare_cached(
        "SELECT p.id, s.hash, w.ordinal, p.facts, n.name, w.inferred, s.id, p.newspaper_id,
                (SELECT count(*) FROM article WHERE witness_id = w.id)
         FROM witness w JOIN page p ON p.id = w.page_id JOIN source s ON s.id = w.source_id
         LEFT JOIN newspaper n ON n.id = p.newspaper_id LEFT JOIN issue i ON i.id = p.issue_id
         ORDER BY n.name IS NULL, n.name, p.facts ->> '$.date.value' IS NULL, p.facts ->> '$.date.value',
                  i.edition, p.sort_key, w.preferred DESC, s.hash, w.ordinal",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let candidate = candidate(row, &asked.paths)?;
        if asked.means(selection, &candidate) {
            found.push(candidate.matched);
        }
    }
    Ok(found)
}

/// The articles on these pages.
pub(crate) fn articles_on(connection: &Connection, pages: &[Matched]) -> rusqlite::Result<BTreeSet<i64>> {
    let mut articles = BTreeSet::new();
    let mut statement = connection.prepare_cached("SELECT id FROM article WHERE page_id = ?1")?;
    for page in pages {
        for id in statement.query_map([page.page], |row| row.get::<_, i64>(0))? {
            articles.insert(id?);
        }
    }
    Ok(articles)
}

/// What a selection names, looked up.
struct Asked {
    newspapers: Vec<Option<i64>>,
    pages_of_articles: BTreeSet<i64>,
    imported: BTreeSet<i64>,
    /// Where each source was met.
    paths: BTreeMap<i64, Vec<String>>,
}

impl Asked {
    fn of(connection: &Connection, selection: &Selection) -> rusqlite::Result<Self> {
        let mut asked = Self {
            newspapers: Vec::new(),
            pages_of_articles: BTreeSet::new(),
            imported: BTreeSet::new(),
            paths: paths(connection)?,
        };
        for name in &selection.newspapers {
            asked.newspapers.push(newspapers::find(connection, name)?);
        }
        let mut page = connection.prepare_cached("SELECT page_id FROM article WHERE id = ?1")?;
        for article in &selection.articles {
            for id in page.query_map([article.0], |row| row.get::<_, i64>(0))? {
                asked.pages_of_articles.insert(id?);
            }
        }
        let mut import = connection.prepare_cached(
            "SELECT source_id FROM import_file WHERE import_id = ?1 AND source_id IS NOT NULL
             AND outcome = 'imported'",
        )?;
        for number in &selection.imports {
            for id in import.query_map([number], |row| row.get::<_, i64>(0))? {
                asked.imported.insert(id?);
            }
        }
        Ok(asked)
    }

    /// A page that is named is meant; of the others those that all kinds of terms leave.
    fn means(&self, selection: &Selection, candidate: &Candidate) -> bool {
        let Candidate { matched, source_row, newspaper_row } = candidate;
        let is_named = self.pages_of_articles.contains(&matched.page)
            || selection.pages.iter().any(|page| page.is(&matched.source, matched.ordinal));
        let names_only = !selection.is_everything()
            && selection.newspapers.is_empty()
            && selection.days.is_empty()
            && !selection.undated
            && selection.labels.is_empty()
            && selection.files.is_empty()
            && selection.imports.is_empty();
        if is_named || names_only {
            return is_named;
        }
        let label = matched.shown.label.as_ref().map(newsprint::PageLabel::as_str);
        let is_of_paper = |id: &Option<i64>| id.is_some() && id == newspaper_row;
        let paths = self.paths.get(source_row).map_or(&[][..], Vec::as_slice);
        (selection.newspapers.is_empty() || self.newspapers.iter().any(is_of_paper))
            && selection.has_day(matched.shown.date)
            && (selection.labels.is_empty()
                || label.is_some_and(|label| selection.labels.iter().any(|asked| is_label(label, asked))))
            && (selection.files.is_empty() || paths.iter().any(|path| selection.has_file(path)))
            && (selection.imports.is_empty() || self.imported.contains(source_row))
    }
}

/// 第1版, 1版 and 01 are page 1.
fn is_label(label: &str, asked: &str) -> bool {
    let plain = |text: &str| {
        let text = text.trim_start_matches('第').trim_end_matches('版').to_ascii_uppercase();
        newsprint::PageLabel::new(&text).sort_key()
    };
    plain(label) == plain(asked)
}

fn paths(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, Vec<String>>> {
    let mut paths: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT source_id, path || iif(member = '', '', '!' || member) FROM sighting ORDER BY id",
    )?;
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (source, path) = row?;
        paths.entry(source).or_default().push(path);
    }
    Ok(paths)
}

fn candidate(row: &Row<'_>, paths: &BTreeMap<i64, Vec<String>>) -> rusqlite::Result<Candidate> {
    let source = SourceId(row.get(1)?);
    let ordinal = row.get(2)?;
    let facts = row.get::<_, Json<PageFacts>>(3)?.0;
    let inferred = row.get::<_, Option<Json<PageFacts>>>(5)?;
    let source_row = row.get(6)?;
    let shown = SelectedPage {
        page: PageName::new(&source, ordinal),
        newspaper: row.get(4)?,
        date: facts.date.as_ref().map(|date| date.value),
        edition: facts.edition().to_owned(),
        number: facts.number.as_ref().map(|number| number.value),
        label: facts.label.as_ref().map(|label| label.value.clone()),
        file: paths.get(&source_row).and_then(|paths| paths.first()).cloned().unwrap_or_default(),
        articles: row.get(8)?,
    };
    let inferred = inferred.map_or(facts, |json| json.0);
    let matched = Matched { page: row.get(0)?, source, ordinal, shown, inferred };
    Ok(Candidate { matched, source_row, newspaper_row: row.get(7)? })
}

/// Sources that show a page which one of these shows as well.
pub(crate) fn sources_beside(
    connection: &Connection,
    sources: &BTreeSet<SourceId>,
) -> rusqlite::Result<BTreeSet<SourceId>> {
    let mut beside = BTreeSet::new();
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT o.hash FROM source s JOIN witness w ON w.source_id = s.id
         JOIN witness other ON other.page_id = w.page_id JOIN source o ON o.id = other.source_id
         WHERE s.hash = ?1 AND o.id <> s.id",
    )?;
    for source in sources {
        for hash in statement.query_map([&source.0], |row| row.get(0).map(SourceId))? {
            beside.insert(hash?);
        }
    }
    Ok(beside)
}
