//! 全文: what jumps join, whatever order pages come in, and what becomes of those that lead nowhere.

use super::{Desk, Watch, count, import, search};
use crate::archive::Archive;
use crate::columns::Json;
use crate::failpoint::{Boundary, arm, disarm};
use crate::indexing::Indexer;
use crate::{
    ArticleId, Error, ImportOptions, IssueFilter, JumpFilter, JumpTally, Library, NewFacts, Selection,
    StoryView, WhyWaiting,
};
use newsprint::{JumpDirection, PageLabel};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// An issue whose lead goes over three pages; on the first page stands another piece that goes on on the second.
const PAGES: [(&str, &str); 3] = [
    (
        "1.txt",
        "街坊报|2026-03-04|77|1\n==老码头修好了\n@周小满\n修了三年的老码头昨天开放，头一班渡船坐满了\n→2\n\
         ==学校食堂添新菜\n@吴大有\n孩子们排着队尝，最受欢迎的是藕\n→2\n==天气\n今天有雨。\n",
    ),
    (
        "2.txt",
        "街坊报|2026-03-04|77|2\n==食堂新菜\n@吴大有\n饼。厨师说明天还有。\n←1\n==\n人。老码头的钟敲了十二下，渡船\n←1\n→4\n",
    ),
    ("4.txt", "街坊报|2026-03-04|77|4\n==\n@郑立秋\n开到对岸只要八分钟。\n←2\n==谷价\n谷价平稳。\n"),
];

fn with_story() -> (Desk, Library) {
    let desk = Desk::new();
    for (name, text) in PAGES {
        desk.write(name, text);
    }
    let library = desk.imported();
    (desk, library)
}

fn named(library: &Library, words: &str) -> ArticleId {
    search(library, &format!("\"{words}\"")).hits[0].article
}

fn words(story: &StoryView) -> Vec<&str> {
    story.parts.iter().flat_map(|part| &part.blocks).map(|block| block.text.text.as_str()).collect()
}

fn why(library: &Library) -> Vec<WhyWaiting> {
    let jumps = library.jumps(&JumpFilter::default()).unwrap();
    jumps.waiting.into_iter().map(|jump| jump.why).collect()
}

/// Everything a reader sees of the stories, the jumps, and what searching finds.
fn shown(library: &Library) -> String {
    let mut shown = format!("{:?}\n", library.jumps(&JumpFilter::default()).unwrap());
    for issue in library.issues(&IssueFilter::default()).unwrap() {
        for line in issue.pages.iter().flat_map(|page| &page.articles) {
            let story = library.story(line.id).unwrap();
            let parts: Vec<ArticleId> = story.parts.iter().map(|part| part.id).collect();
            shown += &format!("{line:?} {parts:?} {:?}\n", story.seams);
        }
    }
    for query in ["码头", "\"坐满了人\"", "藕饼", "渡船", "版:2", "作者:吴大有", "报:街坊报"]
    {
        let found = search(library, query);
        let mut hits: Vec<String> = found
            .hits
            .iter()
            .map(|hit| format!("{} {:?} {:?} {:?}", hit.article, hit.pages, hit.headline, hit.snippet))
            .collect();
        hits.sort();
        shown += &format!("{query} {} {hits:?} {:?}\n", found.total, found.facets);
    }
    shown
}

#[test]
fn a_story_is_read_whole_by_the_name_of_any_part() {
    let (_desk, library) = with_story();
    let story = library.story(named(&library, "修了三年")).unwrap();
    assert_eq!(
        words(&story),
        [
            "修了三年的老码头昨天开放，头一班渡船坐满了",
            "人。老码头的钟敲了十二下，渡船",
            "开到对岸只要八分钟。"
        ]
    );
    assert_eq!(story.pages(), ["1", "2", "4"].map(PageLabel::new).iter().collect::<Vec<_>>());
    for part in &story.parts {
        assert_eq!(library.story(part.id).unwrap(), story);
        assert_eq!(library.article(part.id).unwrap(), *part, "an article is still itself");
    }
    assert_eq!(story.seams.len(), 2);
    assert!(story.seams.iter().all(|seam| seam.confidence.get() > 0.8));
    assert_eq!(story.seams[0].reasons[0].code, "printed_on_both_pages");
    assert_eq!(library.stats().unwrap().articles, 7);
    assert!(matches!(library.story(ArticleId(1)), Err(Error::NoArticle(ArticleId(1)))));
}

#[test]
fn search_counts_a_story_once_and_finds_what_the_seam_broke() {
    let (_desk, library) = with_story();
    assert_eq!(search(&library, "报:街坊报").total, 4);
    let found = search(&library, "\"渡船坐满了人。老码头的钟\"");
    assert_eq!(found.total, 1);
    let hit = &found.hits[0];
    let snippet: String = hit.snippet.iter().map(|piece| piece.text.as_str()).collect();
    assert!(snippet.contains("头一班渡船坐满了人。老码头的钟敲了十二下"), "{snippet}");
    assert_eq!(hit.article, library.story(hit.article).unwrap().first().id);
    assert_eq!(hit.pages, ["1", "2", "4"].map(PageLabel::new));
    assert_eq!(hit.authors, ["周小满", "郑立秋"]);
    assert_eq!(count(&library, "渡船开到对岸"), 1);
    // Heads and pages of later parts lead to the story as well.
    let found = search(&library, "题:食堂新菜 版:2");
    assert_eq!((found.total, found.hits[0].article), (1, named(&library, "孩子们排着队")));
}

#[test]
fn pages_may_come_in_any_order() {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let mut all: Vec<String> = orders
        .iter()
        .map(|order| {
            let desk = Desk::new();
            let library = desk.open();
            for &page in order {
                let (name, text) = PAGES[page];
                import(&library, &[desk.write(name, text)]);
            }
            shown(&library)
        })
        .collect();
    let (_desk, at_once) = with_story();
    all.push(shown(&at_once));
    // Where the desk stands is no part of what is compared, and nothing shown names it.
    assert!(all.iter().all(|shown| *shown == all[0]), "{all:#?}");
    assert!(all[0].contains("waiting: []"), "{}", all[0]);
}

#[test]
fn a_page_that_comes_later_is_joined_and_both_times_it_is_told() {
    let desk = Desk::new();
    let library = desk.open();
    let [first, second, fourth] = PAGES.map(|(name, text)| desk.write(name, text));
    let tally = |pages: &[PathBuf]| import(&library, pages).jumps;
    assert_eq!(tally(std::slice::from_ref(&first)), JumpTally { joined: 0, waiting: 2 });
    assert_eq!(why(&library), [WhyWaiting::PageMissing; 2]);
    assert_eq!(tally(&[fourth]), JumpTally { joined: 0, waiting: 3 });
    assert_eq!(tally(&[second]), JumpTally { joined: 3, waiting: 0 });
    assert_eq!(tally(&[first]), JumpTally { joined: 0, waiting: 0 });
}

#[test]
fn a_list_says_where_an_article_goes_on_and_comes_from() {
    let (desk, library) = with_story();
    desk.write("5.txt", "街坊报|2026-03-04|77|5\n==还没完\n后来\n→6\n");
    import(&library, &[desk.pages()]);
    let issues = library.issues(&IssueFilter::default()).unwrap();
    let line = |page: usize, article: usize| &issues[0].pages[page].articles[article];
    let (lead, rest) = (line(0, 0), line(1, 1));
    let forth = lead.continues_to.clone().unwrap();
    assert_eq!((forth.page, forth.article), (PageLabel::new("2"), Some(rest.id)));
    let back = rest.continued_from.clone().unwrap();
    assert_eq!((back.page, back.article), (PageLabel::new("1"), Some(lead.id)));
    assert_eq!(line(0, 2).continues_to, None);
    let waits = line(3, 0).continues_to.clone().unwrap();
    assert_eq!((waits.page, waits.article), (PageLabel::new("6"), None));
}

#[test]
fn a_day_given_later_joins() {
    let desk = Desk::new();
    let first = desk.write("1.txt", PAGES[0].1.replace("2026-03-04", "?"));
    desk.write("2.txt", PAGES[1].1);
    let library = desk.imported();
    assert_eq!(why(&library)[..2], [WhyWaiting::PageMissing; 2]);
    assert_eq!(why(&library)[3..], [WhyWaiting::Undated; 2]);
    let options = ImportOptions { date: Some(jiff::civil::date(2026, 3, 4)), ..ImportOptions::default() };
    let report = library.import(&[first], &options, &Watch::default()).unwrap();
    assert_eq!(report.jumps, JumpTally { joined: 2, waiting: 1 });
    assert_eq!(count(&library, "坐满了人"), 1);
    assert_eq!(search(&library, "报:街坊报").total, 3);
}

#[test]
fn a_page_that_moves_away_leaves_its_stories() {
    let (desk, library) = with_story();
    let second = named(&library, "钟敲了十二下");
    let story = library.story(second).unwrap();
    let moved = Selection::parse(&["2.txt"]).unwrap();
    let facts = NewFacts { date: Some(jiff::civil::date(2026, 3, 5)), ..NewFacts::default() };
    library.set_facts(&moved, &facts).unwrap();
    drop(library);
    let library = desk.open();
    assert_eq!(library.repairs(), []);
    for part in &story.parts {
        assert_eq!(library.story(part.id).unwrap().parts.len(), 1);
    }
    assert_eq!((count(&library, "坐满了人"), count(&library, "钟敲了十二下")), (0, 1));
    assert_eq!(search(&library, "报:街坊报").total, 7);
    assert_eq!(why(&library), [WhyWaiting::PageMissing; 6]);
}

#[test]
fn only_pages_of_one_dated_issue_are_joined() {
    for head in
        ["街坊报|2026-03-05|78|2", "晚钟|2026-03-04|77|2", "街坊报|2026-03-04|77|2|晚刊", "?|2026-03-04|?|2"]
    {
        let desk = Desk::new();
        desk.write("1.txt", PAGES[0].1);
        desk.write("别处/2.txt", PAGES[1].1.replace("街坊报|2026-03-04|77|2", head));
        let library = desk.imported();
        let jumps = library.jumps(&JumpFilter::default()).unwrap();
        assert_eq!((jumps.joined.len(), jumps.waiting.len()), (0, 5), "{head}");
        let unknown = jumps.waiting.iter().filter(|jump| jump.why == WhyWaiting::UnknownNewspaper).count();
        assert_eq!(unknown, if head.starts_with('?') { 3 } else { 0 });
    }
}

#[test]
fn what_cannot_be_told_apart_waits_with_its_candidates() {
    let desk = Desk::new();
    desk.write("1.txt", "街坊报|2026-03-04|?|1\n==甲\n一。\n→2\n==乙\n二。\n→2\n");
    desk.write("2.txt", "街坊报|2026-03-04|?|2\n==\n三。\n←1\n==\n四。\n←1\n");
    desk.write("别/1.txt", "晚钟|2026-03-04|?|1\n==丙\n五。\n→1\n");
    let library = desk.imported();
    let jumps = library.jumps(&JumpFilter::default()).unwrap();
    assert_eq!(
        why(&library),
        [
            WhyWaiting::OwnPage,
            WhyWaiting::Ambiguous,
            WhyWaiting::Ambiguous,
            WhyWaiting::Ambiguous,
            WhyWaiting::Ambiguous
        ]
    );
    let first = &jumps.waiting[1];
    assert_eq!((first.direction, &first.names), (JumpDirection::To, &PageLabel::new("2")));
    let others: Vec<ArticleId> = jumps.waiting[3..].iter().map(|jump| jump.at.article).collect();
    assert_eq!(first.candidates, others);
    let of = |newspaper: Option<&str>, date| {
        let filter = JumpFilter { newspaper: newspaper.map(str::to_owned), date };
        library.jumps(&filter).unwrap().waiting.len()
    };
    let day = |day| Some(jiff::civil::date(2026, 3, day));
    assert_eq!(of(Some("晚钟"), None), 1);
    assert_eq!(of(Some("没有这张报"), None), 0);
    assert_eq!((of(None, day(4)), of(Some("街坊报"), day(4)), of(None, day(5))), (5, 4, 0));
}

#[test]
fn words_are_marked_on_the_part_that_has_them() {
    let (_desk, library) = with_story();
    let lead = named(&library, "修了三年");
    let story = library.story(lead).unwrap();
    let on = |quote: &str| library.add_bookmark(lead, Some(quote), "").unwrap();
    assert_eq!(on("头一班渡船").article, Some(lead));
    let later = on("敲了十二下");
    assert_eq!(later.article, Some(story.parts[1].id));
    assert_eq!(later.page, Some(PageLabel::new("2")));
    assert_eq!(
        later.headline.as_deref(),
        Some("老码头修好了"),
        "a part without a headline is known by its story's"
    );
    let across = on("坐满了人");
    assert_eq!((across.article, across.quote.as_str()), (Some(lead), "坐满了\n人"));
    let whole = library.add_bookmark(story.parts[2].id, None, "").unwrap();
    assert_eq!((whole.article, whole.quote.as_str()), (Some(story.parts[2].id), "开到对岸只要八分钟。"));
    assert!(matches!(library.add_bookmark(lead, Some("谷价平稳"), ""), Err(Error::NoSuchWords { .. })));
}

#[test]
fn a_bookmark_stays_on_its_article_when_a_jump_joins_it() {
    let desk = Desk::new();
    let library = desk.open();
    import(&library, &[desk.write(PAGES[1].0, PAGES[1].1)]);
    let rest = named(&library, "敲了十二下");
    let made = library.add_bookmark(rest, Some("敲了十二下"), "").unwrap();
    import(&library, &[desk.write(PAGES[0].0, PAGES[0].1)]);
    assert_ne!(library.story(rest).unwrap().first().id, rest);
    assert_eq!(library.bookmarks().unwrap(), [made]);
}

#[test]
fn a_catalogue_that_was_lost_comes_back_with_its_stories() {
    let (desk, library) = with_story();
    let before = shown(&library);
    drop(library);
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
    assert_eq!(shown(&desk.open()), before);
}

#[test]
fn a_crash_before_or_after_jumps_are_followed_loses_none() {
    let (_desk, whole) = with_story();
    for (boundary, nth) in [(Boundary::Catalogue, 3), (Boundary::Jumps, 1), (Boundary::Index, 1)] {
        let desk = Desk::new();
        for (name, text) in PAGES {
            desk.write(name, text);
        }
        let mut library = desk.open();
        library.pace.files = 1;
        arm(boundary, nth);
        let crashed = catch_unwind(AssertUnwindSafe(|| import(&library, &[desk.pages()]))).is_err();
        disarm();
        assert!(crashed, "{boundary:?}");
        drop(library);
        assert_eq!(shown(&desk.open()), shown(&whole), "{boundary:?}");
    }
}

#[test]
fn an_archive_made_before_jumps_were_followed_is_brought_up_to_date() {
    let (desk, library) = with_story();
    let now = shown(&library);
    // As the catalogue was at its first step, with every article a story of its own and the index level with it.
    let path = desk.folder().join("catalogue.sqlite");
    let connection = rusqlite::Connection::open(&path).unwrap();
    put_words_into_rows(&library, &connection);
    drop(library);
    let apart = "INSERT OR IGNORE INTO story (id) SELECT id FROM article;
                 UPDATE article SET story_id = id, part = 0;
                 INSERT OR REPLACE INTO change (story_id, kind) SELECT id, 'put' FROM article;";
    connection.execute_batch(apart).unwrap();
    let archive = Archive::find(&desk.folder()).unwrap();
    let index = search::Index::open(&archive.index()).unwrap();
    Indexer::new(&archive, &index).catch_up(&crate::catalogue::open_at(&path).unwrap()).unwrap();
    drop(index);
    connection
        .execute_batch(
            "DROP TABLE sheet; DROP INDEX sighting_at; DROP TRIGGER words_go_with_their_article;
             ALTER TABLE article DROP COLUMN words_id; DROP TABLE words; DROP TABLE dictionary;
             DROP TABLE link; DROP TABLE open_jump;
             DROP INDEX article_with_jump; DROP INDEX issue_to_follow;
             ALTER TABLE issue DROP COLUMN followed;
             DROP INDEX import_file_of; DROP INDEX import_file_without_source;
             ALTER TABLE state DROP COLUMN decision;
             ALTER TABLE witness DROP COLUMN inferred;
             ALTER TABLE newspaper DROP COLUMN decided;
             DROP INDEX import_file_tally;
             ALTER TABLE import DROP COLUMN paths; ALTER TABLE import DROP COLUMN trouble;
             ALTER TABLE import_file DROP COLUMN articles; ALTER TABLE import_file DROP COLUMN warnings;
             PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(connection);
    let library = desk.open();
    assert_eq!(library.repairs(), [crate::Repair::IndexCompleted { stories: 5 }]);
    assert_eq!(shown(&library), now);
}

/// Writes articles' words and what lists show of them into their rows, and reports as plain JSON, as all versions did
/// before the fifth step.
fn put_words_into_rows(library: &Library, connection: &rusqlite::Connection) {
    for issue in library.issues(&crate::IssueFilter::default()).unwrap() {
        for line in issue.pages.iter().flat_map(|page| &page.articles) {
            let title = rusqlite::params![line.id.0, line.headline, line.beginning];
            let into_row =
                "UPDATE article SET text = (SELECT frame FROM words WHERE id = words_id), words_id = NULL,
                                               headline = ?2, beginning = ?3 WHERE id = ?1";
            assert_eq!(connection.execute(into_row, title).unwrap(), 1);
        }
    }
    connection.execute("DELETE FROM words", []).unwrap();
    let mut reports = connection.prepare("SELECT import_id, ordinal, report FROM import_file").unwrap();
    let mut rows = reports.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (import, line): (i64, i64) = (row.get(0).unwrap(), row.get(1).unwrap());
        let Json(report): Json<serde_json::Value> = row.get(2).unwrap();
        let plain = "UPDATE import_file SET report = ?3 WHERE import_id = ?1 AND ordinal = ?2";
        connection.execute(plain, rusqlite::params![import, line, report.to_string()]).unwrap();
    }
}

#[test]
fn words_that_earlier_versions_left_in_their_rows_are_read_listed_and_taken_out() {
    let (desk, library) = with_story();
    let now = shown(&library);
    let list = |library: &Library| library.issues(&crate::IssueFilter::default()).unwrap();
    let listed = list(&library);
    let catalogue = rusqlite::Connection::open(desk.folder().join("catalogue.sqlite")).unwrap();
    put_words_into_rows(&library, &catalogue);
    assert_eq!((shown(&library), list(&library)), (now, listed));
    desk.write("9.txt", "桥头日报|2026-05-01|1|1\n==新来的\n后来写下的字。\n");
    import(&library, &[desk.pages()]);
    let frames =
        || catalogue.query_row("SELECT count(*) FROM words", [], |row| row.get::<_, u32>(0)).unwrap();
    assert_eq!((frames(), super::count(&library, "后来写下")), (1, 1));
    catalogue.execute("DELETE FROM article WHERE words_id IS NOT NULL", []).unwrap();
    assert_eq!(frames(), 0, "words go with their article");
}
