//! 转版 followed: the articles of an issue become stories, anew whenever its pages change. What comes out depends on
//! the pages that are here and not on the order they came in.

use super::PageFacts;
use crate::columns::{Json, Named, json};
use crate::text_frame::ArticleText;
use newsprint::{Article, Byline, CharRange, FollowedJumps, IssuePage, PageLabel, PlaceInIssue, Role};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// What following changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Followed {
    /// Links that are new.
    pub(crate) joined: u64,
    /// Links that were and are no more.
    pub(crate) parted: u64,
}

/// Notes that an issue's pages are not what they were when its jumps were followed.
pub(crate) fn unfollow(connection: &Connection, issue: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("UPDATE issue SET followed = 0 WHERE id = ?1")?.execute([issue]).map(|_| ())
}

/// Issues whose jumps are to be followed.
pub(crate) fn unfollowed(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached("SELECT id FROM issue WHERE followed = 0 ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// Follows the jumps of an issue.
pub(crate) fn follow(connection: &Connection, issue: i64) -> rusqlite::Result<Followed> {
    let followed = if has_jumps(connection, issue)? {
        let pages = pages(connection, issue)?;
        set_jumps(connection, issue, &pages, &follow_pages(&pages))?
    } else {
        Followed::default()
    };
    connection.prepare_cached("UPDATE issue SET followed = 1 WHERE id = ?1")?.execute([issue])?;
    Ok(followed)
}

/// Takes the stories that have a part on this page apart, because it is about to be moved: what of them still holds
/// is found when the issues are followed anew.
pub(crate) fn take_apart(connection: &Connection, page: i64) -> rusqlite::Result<()> {
    let members: Vec<(i64, Part)> = connection
        .prepare_cached(
            "SELECT id, story_id, part FROM article
             WHERE story_id IN (SELECT story_id FROM article WHERE page_id = ?1) ORDER BY id",
        )?
        .query_map([page], |row| Ok((row.get(0)?, Part { story: row.get(1)?, number: row.get(2)? })))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, _) in &members {
        connection.prepare_cached("DELETE FROM link WHERE from_id = ?1 OR to_id = ?1")?.execute([id])?;
    }
    connection
        .prepare_cached(
            "DELETE FROM open_jump WHERE article_id IN (SELECT id FROM article WHERE page_id = ?1)",
        )?
        .execute([page])?;
    regroup(connection, &members, &BTreeMap::new())
}

/// A page of an issue as its jumps are followed.
struct PageHere {
    label: Option<PageLabel>,
    ids: Vec<i64>,
    articles: Vec<Article>,
}

/// Where an article stands in its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    story: i64,
    number: u32,
}

fn has_jumps(connection: &Connection, issue: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT 1 FROM page p JOIN article a ON a.page_id = p.id
             WHERE p.issue_id = ?1 AND (a.continues_to IS NOT NULL OR a.continued_from IS NOT NULL)",
        )?
        .exists([issue])
}

/// The pages of an issue in an order that is the same however they came: two of one label by their content.
fn pages(connection: &Connection, issue: i64) -> rusqlite::Result<Vec<PageHere>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.id, p.facts FROM page p
         JOIN witness w ON w.page_id = p.id AND w.preferred = 1
         JOIN source s ON s.id = w.source_id
         WHERE p.issue_id = ?1 ORDER BY p.sort_key, s.hash, w.ordinal",
    )?;
    let mut rows = statement.query([issue])?;
    let mut pages = Vec::new();
    while let Some(row) = rows.next()? {
        let facts = row.get::<_, Json<PageFacts>>(1)?.0;
        let (ids, articles) = articles(connection, row.get(0)?)?.into_iter().unzip();
        pages.push(PageHere { label: facts.label.map(|label| label.value), ids, articles });
    }
    Ok(pages)
}

fn articles(connection: &Connection, page: i64) -> rusqlite::Result<Vec<(i64, Article)>> {
    connection
        .prepare_cached(
            "SELECT a.id, coalesce(t.frame, a.text),
                    (SELECT json_group_array(name) FROM
                        (SELECT name FROM article_author WHERE article_id = a.id ORDER BY ordinal))
             FROM article a LEFT JOIN words t ON t.id = a.words_id
             WHERE a.page_id = ?1 ORDER BY a.ordinal",
        )?
        .query_map([page], |row| {
            let text: ArticleText = row.get(1)?;
            let signed = |name| Byline { name, role: Role::Author, span: CharRange::new(0, 0) };
            let names = row.get::<_, Json<Vec<String>>>(2)?.0;
            let article = Article {
                column: text.column,
                kicker: text.kicker,
                headline: text.headline,
                subheadline: text.subheadline,
                bylines: names.into_iter().map(signed).collect(),
                dateline: text.dateline,
                continues_to: text.continues_to,
                continued_from: text.continued_from,
                blocks: text.blocks,
                ..Article::default()
            };
            Ok((row.get(0)?, article))
        })?
        .collect()
}

fn follow_pages(pages: &[PageHere]) -> FollowedJumps {
    let pages: Vec<IssuePage<'_>> =
        pages.iter().map(|page| IssuePage { label: page.label.as_ref(), articles: &page.articles }).collect();
    newsprint::follow_jumps(&pages)
}

/// Puts what was followed in the place of what was known before.
fn set_jumps(
    connection: &Connection,
    issue: i64,
    pages: &[PageHere],
    followed: &FollowedJumps,
) -> rusqlite::Result<Followed> {
    let id = |place: PlaceInIssue| pages[place.page].ids[place.article];
    let before = links(connection, issue)?;
    let links: BTreeMap<i64, i64> = followed.links.iter().map(|link| (id(link.from), id(link.to))).collect();
    for from in before.keys() {
        connection.prepare_cached("DELETE FROM link WHERE from_id = ?1")?.execute([from])?;
    }
    for link in &followed.links {
        connection
            .prepare_cached("INSERT INTO link (from_id, to_id, confidence, reasons) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                id(link.from),
                id(link.to),
                f64::from(link.confidence.get()),
                Json(&link.reasons)
            ])?;
    }
    connection
        .prepare_cached(
            "DELETE FROM open_jump WHERE article_id IN
                 (SELECT a.id FROM article a JOIN page p ON p.id = a.page_id WHERE p.issue_id = ?1)",
        )?
        .execute([issue])?;
    for jump in &followed.open {
        let candidates: Vec<i64> = jump.candidates.iter().map(|&place| id(place)).collect();
        connection
            .prepare_cached(
                "INSERT INTO open_jump (article_id, direction, why, candidates) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id(jump.at), Named(jump.direction), Named(jump.why), json(&candidates)])?;
    }
    regroup(connection, &members(connection, issue)?, &links)?;
    let common = links.iter().filter(|(from, to)| before.get(from) == Some(to)).count();
    Ok(Followed { joined: (links.len() - common) as u64, parted: (before.len() - common) as u64 })
}

/// The links of an issue as they stand, from and to.
fn links(connection: &Connection, issue: i64) -> rusqlite::Result<BTreeMap<i64, i64>> {
    connection
        .prepare_cached(
            "SELECT l.from_id, l.to_id FROM page p JOIN article a ON a.page_id = p.id
             JOIN link l ON l.from_id = a.id WHERE p.issue_id = ?1",
        )?
        .query_map([issue], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

fn members(connection: &Connection, issue: i64) -> rusqlite::Result<Vec<(i64, Part)>> {
    connection
        .prepare_cached(
            "SELECT a.id, a.story_id, a.part FROM page p JOIN article a ON a.page_id = p.id
             WHERE p.issue_id = ?1 ORDER BY a.id",
        )?
        .query_map([issue], |row| Ok((row.get(0)?, Part { story: row.get(1)?, number: row.get(2)? })))?
        .collect()
}

/// Gives every member its place in the stories that `links` make, and tells the index what changed.
fn regroup(
    connection: &Connection,
    members: &[(i64, Part)],
    links: &BTreeMap<i64, i64>,
) -> rusqlite::Result<()> {
    let wanted = chains(members.iter().map(|(id, _)| *id), links);
    let moved: Vec<&(i64, Part)> = members.iter().filter(|(id, part)| wanted[id] != *part).collect();
    let mut touched = BTreeSet::new();
    // First each becomes a story of its own, so that no two are ever in one place.
    for (id, part) in &moved {
        touched.extend([part.story, wanted[id].story]);
        connection.prepare_cached("INSERT OR IGNORE INTO story (id) VALUES (?1)")?.execute([id])?;
        connection
            .prepare_cached("UPDATE article SET story_id = id, part = 0 WHERE id = ?1")?
            .execute([id])?;
    }
    for (id, _) in &moved {
        let Part { story, number } = wanted[id];
        connection
            .prepare_cached("UPDATE article SET story_id = ?2, part = ?3 WHERE id = ?1")?
            .execute(params![id, story, number])?;
        touched.insert(*id);
    }
    for story in touched {
        tell_index(connection, story)?;
    }
    Ok(())
}

/// Where each article stands in the chains that `links` make.
fn chains(ids: impl Iterator<Item = i64>, links: &BTreeMap<i64, i64>) -> BTreeMap<i64, Part> {
    let later: BTreeSet<i64> = links.values().copied().collect();
    let mut parts = BTreeMap::new();
    for story in ids.filter(|id| !later.contains(id)) {
        let chain = std::iter::successors(Some(story), |at| links.get(at).copied());
        parts.extend((0..).zip(chain).map(|(number, id)| (id, Part { story, number })));
    }
    parts
}

/// Notes that a story is other than it was, or is no more.
fn tell_index(connection: &Connection, story: i64) -> rusqlite::Result<()> {
    let is_here = connection.prepare_cached("SELECT 1 FROM article WHERE story_id = ?1")?.exists([story])?;
    if !is_here {
        connection.prepare_cached("DELETE FROM story WHERE id = ?1")?.execute([story])?;
    }
    connection
        .prepare_cached("INSERT OR REPLACE INTO change (story_id, kind) VALUES (?1, ?2)")?
        .execute(params![story, if is_here { "put" } else { "delete" }])
        .map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_make_chains() {
        let links = BTreeMap::from([(3, 1), (1, 7)]);
        let found = chains([1, 2, 3, 7].into_iter(), &links);
        let told: Vec<(i64, i64, u32)> =
            found.into_iter().map(|(id, part)| (id, part.story, part.number)).collect();
        assert_eq!(told, [(1, 3, 1), (2, 2, 0), (3, 3, 0), (7, 3, 2)]);
    }
}
