//! Pages that several files show: which page of its issue an incoming one is another witness of.

use super::PageFacts;
use crate::text_frame::ArticleText;
use newsprint::{Article, Warning};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashSet;

/// Pages of an issue that one without a label is compared with.
const COMPARED: u32 = 40;

/// Fewer pairs of characters do not tell a copy from a chance.
const FEW: usize = 20;

/// The page that another source has already shown: of the same issue and label; where one of the two has no label, the
/// one with nearly the same words.
pub(super) fn twin(
    connection: &Connection,
    issue: Option<i64>,
    facts: &PageFacts,
    source: i64,
    text: &str,
) -> rusqlite::Result<Option<i64>> {
    let Some(issue) = issue else { return Ok(None) };
    let label = facts.label.as_ref().map(|label| label.value.as_str());
    let named = connection
        .prepare_cached(
            "SELECT p.id FROM page p JOIN witness w ON w.page_id = p.id AND w.preferred = 1
             WHERE p.issue_id = ?1 AND p.label = ?2 AND w.source_id <> ?3 ORDER BY p.id LIMIT 1",
        )?
        .query_row(params![issue, label, source], |row| row.get(0))
        .optional()?;
    if named.is_some() {
        return Ok(named);
    }
    let others: Vec<i64> = connection
        .prepare_cached(
            "SELECT p.id FROM page p JOIN witness w ON w.page_id = p.id AND w.preferred = 1
             WHERE p.issue_id = ?1 AND (p.label IS NULL OR ?2 IS NULL) AND w.source_id <> ?3
             ORDER BY p.id LIMIT ?4",
        )?
        .query_map(params![issue, label, source, COMPARED], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for page in others {
        if is_copy(&page_text(connection, page)?, text) {
            return Ok(Some(page));
        }
    }
    Ok(None)
}

/// The page of the file that lies beside one and is named the same but for what its name ends with: one of the two is a
/// picture, the other its text, and both have as many pages.
pub(super) fn namesake(
    connection: &Connection,
    (path, member): (&str, Option<&str>),
    pages: usize,
    ordinal: u32,
    text: &str,
) -> rusqlite::Result<Option<i64>> {
    let name = member.unwrap_or(path);
    let Some(stem) = stem(name) else { return Ok(None) };
    // What follows the dot in order: a slash.
    let (first, last) = (format!("{stem}."), format!("{stem}/"));
    let beside = if member.is_some() {
        "g.path = ?3 AND g.member >= ?1 AND g.member < ?2"
    } else {
        "g.path >= ?1 AND g.path < ?2 AND ?3 <> '' AND g.member = ''"
    };
    let found: Vec<(i64, String)> = connection
        .prepare_cached(&format!(
            "SELECT w.page_id, iif(g.member = '', g.path, g.member)
             FROM sighting g JOIN witness w ON w.source_id = g.source_id AND w.preferred = 1
             WHERE {beside} AND w.ordinal = ?4
               AND (SELECT count(*) FROM witness WHERE source_id = g.source_id) = ?5
             ORDER BY g.id"
        ))?
        .query_map(params![first, last, path, ordinal, pages as u64], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (page, other) in found {
        let is_named_so = other != name && self::stem(&other) == Some(stem);
        let is_wanted = page_text(connection, page)?.is_empty() != text.is_empty();
        if is_named_so && is_wanted && is_drawn(connection, page, text)? {
            return Ok(Some(page));
        }
    }
    Ok(None)
}

/// A path without what it ends with behind the last dot of its name.
fn stem(path: &str) -> Option<&str> {
    let (stem, extension) = path.rsplit_once('.')?;
    (!extension.contains('/') && !stem.is_empty()).then_some(stem)
}

/// Whether the one of the two that has no text is a picture.
fn is_drawn(connection: &Connection, page: i64, text: &str) -> rusqlite::Result<bool> {
    if text.is_empty() {
        return Ok(true);
    }
    connection
        .prepare_cached(
            "SELECT 1 FROM witness w JOIN sheet h ON h.witness_id = w.id WHERE w.page_id = ?1 AND h.depicted = 1",
        )?
        .exists([page])
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
    let detail = if label.is_empty() { file } else { format!("{label} = {file}") };
    Ok(Warning { code: code.into(), detail, span: None })
}

/// All words of the articles on a page that is here.
pub(super) fn page_text(connection: &Connection, page: i64) -> rusqlite::Result<String> {
    let mut text = String::new();
    let mut statement = connection.prepare_cached(
        "SELECT coalesce(t.frame, a.text) FROM article a LEFT JOIN words t ON t.id = a.words_id
         WHERE a.page_id = ?1",
    )?;
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

/// Whether two texts without a common label are one page: nearly all pairs of the longer are in the shorter.
fn is_copy(a: &str, b: &str) -> bool {
    let (a, b) = (pairs(a), pairs(b));
    let (shorter, longer) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let shared = shorter.iter().filter(|pair| longer.contains(*pair)).count();
    shorter.len() >= FEW && shared * 10 >= longer.len() * 8
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
    fn a_copy_has_nearly_all_words_of_the_other() {
        let page = "江边新修的步道昨天开放，早起的人沿着水走了一圈，说比从前好走。";
        assert!(is_copy(page, &page.replace('江', "汀")));
        assert!(!is_copy(page, &page.repeat(2).replace("步道", "码头旁的茶馆里坐满了等船的人和送行的人")));
        assert!(!is_copy("今日晴。", "今日晴。"), "so few words tell nothing");
    }

    #[test]
    fn another_page_is_another() {
        let page = "江边新修的步道昨天开放，早起的人沿着水走了一圈，说比从前好走。";
        assert!(!says_the_same(page, "学校食堂添了两样菜，孩子们排着队尝，厨师在窗口里笑。"));
    }
}
