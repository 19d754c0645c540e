//! Reading and finding what was imported.

use super::{Desk, count, import, search};
use crate::{ArticleId, Error, IssueFilter, Piece};
use newsprint::PageLabel;

#[test]
fn an_article_reads_as_it_was_printed() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let issues = library.issues(&IssueFilter::default()).unwrap();
    let line = &issues[0].pages[0].articles[0];
    assert_eq!(line.headline.as_deref(), Some("江边步道开放"));
    assert_eq!(line.beginning, "早起的人沿着水走了一圈。");
    assert_eq!(line.authors, ["周小满"]);
    let article = library.article(line.id).unwrap();
    assert_eq!(article.newspaper.as_deref(), Some("街坊报"));
    assert_eq!((article.number, article.page), (Some(77), Some(PageLabel::new("1"))));
    let paragraphs: Vec<&str> = article.blocks.iter().map(|block| block.text.text.as_str()).collect();
    assert_eq!(paragraphs, ["早起的人沿着水走了一圈。", "说比从前好走。"]);
    assert!(article.file.ends_with("剪报/三月/1.txt"));
    assert!(matches!(library.article(ArticleId(1)), Err(Error::NoArticle(ArticleId(1)))));
}

#[test]
fn who_signed_twice_is_listed_once() {
    let desk = Desk::new();
    desk.write(
        "1.txt",
        "街坊报|2026-03-04|77|1\n==江边步道开放\n@周小满\n@吴大有\n@周小满\n早起的人走了一圈。\n",
    );
    let issues = desk.imported().issues(&IssueFilter::default()).unwrap();
    assert_eq!(issues[0].pages[0].articles[0].authors, ["周小满", "吴大有"]);
}

#[test]
fn issues_come_by_day_and_undated_pages_last() {
    let desk = Desk::with_pages();
    desk.write("散/a.txt", "街坊报|?|?|3\n==无日期\n一。\n");
    desk.write("散/b.txt", "?|2026-01-01|?|1\n==无报名\n二。\n");
    desk.write("散/c.txt", "?|?|?|?\n==都没有\n三。\n");
    desk.write("散/d.txt", "?|?|?|10\n==都没有\n四。\n");
    let library = desk.imported();
    let all = library.issues(&IssueFilter::default()).unwrap();
    let shape: Vec<(bool, Option<&str>, Option<String>, usize)> = all
        .iter()
        .map(|issue| {
            let date = issue.date.as_ref().map(|date| date.value.to_string());
            (issue.id.is_some(), issue.newspaper.as_deref(), date, issue.pages.len())
        })
        .collect();
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(
        shape,
        [
            (true, Some("街坊报"), day("2026-03-04"), 2),
            (true, Some("街坊报"), day("2026-04-05"), 1),
            (false, Some("街坊报"), None, 1),
            (false, None, day("2026-01-01"), 1),
            (false, None, None, 2),
        ]
    );
    assert_eq!(all[4].pages[0].label, Some(PageLabel::new("10")), "a page without a label comes last");
    let stats = library.stats().unwrap();
    assert_eq!((stats.issues, stats.undated_pages, stats.pages), (2, 3, 7));
}

#[test]
fn issues_are_listed_of_one_newspaper_or_year() {
    let desk = Desk::with_pages();
    desk.write("别/1.txt", "晚钟|2025-12-31|?|1\n==岁末\n一。\n");
    desk.write("别/2.txt", "晚钟|?|?|1\n==无日期\n二。\n");
    let library = desk.imported();
    let of = |newspaper: Option<&str>, year| {
        let filter = IssueFilter { newspaper: newspaper.map(str::to_owned), year };
        library.issues(&filter).unwrap().len()
    };
    assert_eq!(of(None, None), 4);
    assert_eq!(of(Some("《晚钟》"), None), 2);
    assert_eq!(of(Some("晚钟"), Some(2025)), 1);
    assert_eq!(of(None, Some(2026)), 2);
    assert_eq!(of(Some("没有这张报"), None), 0);
    let newspapers = library.newspapers().unwrap();
    assert_eq!(newspapers.len(), 2);
    let neighbours = newspapers.iter().find(|newspaper| newspaper.name == "街坊报").unwrap();
    assert_eq!((neighbours.issues, neighbours.pages, neighbours.articles), (2, 3, 4));
    assert_eq!(neighbours.first, Some(jiff::civil::date(2026, 3, 4)));
    assert_eq!(neighbours.last, Some(jiff::civil::date(2026, 4, 5)));
}

#[test]
fn a_hit_shows_where_it_was_found() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let found = search(&library, "\"江边步道\"");
    assert_eq!(found.total, 1);
    let hit = &found.hits[0];
    let marked = |pieces: &[Piece]| -> Vec<String> {
        pieces.iter().filter(|piece| piece.hit).map(|piece| piece.text.clone()).collect()
    };
    assert_eq!(marked(&hit.headline), ["江边步道"]);
    assert_eq!(hit.headline.iter().map(|piece| piece.text.as_str()).collect::<String>(), "江边步道开放");
    assert_eq!((hit.newspaper.as_deref(), hit.authors.clone()), (Some("街坊报"), vec!["周小满".to_owned()]));
    let body = search(&library, "\"沿着水\"");
    assert_eq!(marked(&body.hits[0].snippet), ["沿着水"]);
    assert_eq!(body.hits[0].article, hit.article);
    assert_eq!(library.article(hit.article).unwrap().headline.unwrap().text, "江边步道开放");
}

#[test]
fn facets_and_the_timeline_count_all_hits() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    let found = search(&library, "报:街坊报");
    assert_eq!(found.total, 4);
    assert_eq!(found.facets.newspaper[0].count, 4);
    let days: Vec<(&str, u64)> = found.timeline.iter().map(|bar| (bar.period.as_str(), bar.count)).collect();
    assert_eq!(days, [("2026-03-04", 3), ("2026-04-05", 1)]);
}

#[test]
fn one_may_read_while_another_writes() {
    let desk = Desk::with_pages();
    for page in 0..40 {
        desk.write(
            &format!("五月/{page}.txt"),
            format!("街坊报|2026-05-01|?|{page}\n==第{page}件事\n水位报平。\n"),
        );
    }
    let library = desk.open();
    let reader = desk.open();
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| import(&library, &[desk.pages()]));
        while !writing.is_finished() {
            let articles = reader.stats().unwrap().articles;
            assert!(count(&reader, "水位报平") <= 40);
            let listed: usize = reader
                .issues(&IssueFilter::default())
                .unwrap()
                .iter()
                .flat_map(|issue| &issue.pages)
                .map(|page| page.articles.len())
                .sum();
            assert!(listed as u64 >= articles, "what is there stays there");
        }
        assert_eq!(writing.join().unwrap().imported, 43);
    });
    assert_eq!(count(&reader, "水位报平"), 40);
}
