//! Searching as a window does: narrowed down, given up, loosened, marked, remembered, and come back to.

use super::Desk;
use crate::{CancelToken, Error, Filters, KeptSearch, Library, NarrowedSearch, SearchRequest, Sort};

const PAGES: [(&str, &str); 3] = [
    (
        "1.txt",
        "街坊报|2026-03-04|77|1\n==老码头修好了\n@周小满\n修了三年的老码头昨天开放，头一班渡船坐满了\n→2\n==天气\n今天有雨，渡船照开。\n",
    ),
    ("2.txt", "街坊报|2026-03-04|77|2\n==\n人。老码头的钟敲了十二下。\n←1\n"),
    ("3.txt", "渡口报|2025-11-05|3|1\n==渡船添了灯\n@吴大有\n渡船添了一盏灯。\n"),
];

fn desk() -> (Desk, Library) {
    let desk = Desk::new();
    for (name, text) in PAGES {
        desk.write(name, text);
    }
    let library = desk.imported();
    (desk, library)
}

fn asked(query: &str, filters: Filters) -> NarrowedSearch {
    let request =
        SearchRequest { query: query.to_owned(), offset: 0, limit: 9, sort: Sort::Newest, exact: false };
    NarrowedSearch { request, filters, counts: true }
}

#[test]
fn a_facet_that_was_chosen_of_still_counts_the_others() {
    let (_desk, library) = desk();
    let filters = Filters { newspaper: vec!["渡口报".to_owned()], ..Filters::default() };
    let found = library.search_narrowed(&asked("渡船", filters), &CancelToken::default()).unwrap().unwrap();
    assert_eq!((found.total, found.hits.len()), (1, 1));
    let counts: Vec<(&str, u64)> =
        found.facets.newspaper.iter().map(|one| (one.value.as_str(), one.count)).collect();
    assert_eq!(counts, [("街坊报", 2), ("渡口报", 1)]);
    let years: Vec<&str> = found.facets.year.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(years, ["2025"], "the other facets count what is left");
}

#[test]
fn what_nobody_waits_for_is_not_answered() {
    let (_desk, library) = desk();
    let given_up = CancelToken::default();
    given_up.cancel();
    let search = asked("渡船", Filters::default());
    assert!(library.search_narrowed(&search, &given_up).unwrap().is_none());
    assert!(library.loosen(&search, &given_up).unwrap().is_none());
}

/// So many stories that they are turned over part by part.
fn many(desk: &Desk, name: &str, date: &str, count: usize) {
    let mut page = format!("街坊报|{date}|77|1\n");
    for n in 1..=count {
        page += &format!("==第{n}班渡船\n第{n}班渡船昨天开了，{}\n", "坐满了人。".repeat(1 + n % 7));
    }
    desk.write(name, &page);
}

#[test]
fn parts_far_down_are_those_of_the_whole_answer() {
    let desk = Desk::new();
    many(&desk, "1.txt", "2026-03-04", 130);
    let library = desk.imported();
    let asked_in = |sort, offset, limit, counts, filters: &Filters| {
        let request = SearchRequest { query: "渡船".to_owned(), offset, limit, sort, exact: false };
        let search = NarrowedSearch { request, filters: filters.clone(), counts };
        let found = library.search_narrowed(&search, &CancelToken::default()).unwrap().unwrap();
        (found.total, found.hits.iter().map(|hit| hit.article).collect::<Vec<_>>())
    };
    let (all, one) = (Filters::default(), Filters { author: vec!["谁".to_owned()], ..Filters::default() });
    for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest] {
        let (total, whole) = asked_in(sort, 0, 130, true, &all);
        assert_eq!((total, whole.len()), (130, 130));
        for offset in [50, 75, 100, 125, 150] {
            let part = whole.iter().copied().skip(offset).take(25).collect::<Vec<_>>();
            assert_eq!(asked_in(sort, offset, 25, false, &all), (130, part), "{sort:?} {offset}");
        }
        assert_eq!(
            asked_in(sort, 50, 25, false, &one),
            (0, Vec::new()),
            "the order kept is of another search"
        );
    }
}

#[test]
fn an_order_that_was_kept_is_none_when_the_archive_has_changed() {
    let desk = Desk::new();
    many(&desk, "1.txt", "2026-03-04", 60);
    let library = desk.imported();
    let far = || {
        let request = SearchRequest {
            query: "渡船".to_owned(),
            offset: 50,
            limit: 25,
            sort: Sort::Newest,
            exact: false,
        };
        let search = NarrowedSearch { request, filters: Filters::default(), counts: false };
        let found = library.search_narrowed(&search, &CancelToken::default()).unwrap().unwrap();
        (found.total, found.hits.len())
    };
    assert_eq!((far(), far()), ((60, 10), (60, 10)));
    // What another program takes in counts as well.
    many(&desk, "2.txt", "2026-03-05", 40);
    desk.imported();
    assert_eq!(far(), (100, 25));
}

#[test]
fn where_nothing_is_found_every_proposal_finds_what_it_says() {
    let (_desk, library) = desk();
    let filters = Filters { newspaper: vec!["渡口报".to_owned()], ..Filters::default() };
    let search = asked("渡船 老码头 “坐满了客”", filters);
    let found = library.loosen(&search, &CancelToken::default()).unwrap().unwrap();
    let alone: Vec<(&str, u64)> =
        found.conditions.iter().map(|one| (one.alone.text.as_str(), one.alone.count)).collect();
    assert_eq!(alone, [("渡船", 1), ("老", 0), ("码头", 0), ("坐满了客", 0)]);
    assert_eq!(found.unfiltered, None, "there is nothing without the filters either");
    let whole = library.loosen(&asked("“坐满了客”", Filters::default()), &CancelToken::default());
    let whole = whole.unwrap().unwrap();
    assert_eq!(whole.conditions[0].nearest[0].text, "坐满了");
    for proposal in whole.conditions.iter().flat_map(|one| &one.nearest) {
        let count =
            library.search_narrowed(&asked(&proposal.query, Filters::default()), &CancelToken::default());
        assert_eq!(count.unwrap().unwrap().total, proposal.count, "{proposal:?}");
    }
}

#[test]
fn what_stands_over_a_seam_is_marked_on_both_sides() {
    let (_desk, library) = desk();
    let id = super::search(&library, "“坐满了人”").hits[0].article;
    let marks = library.story_marks(id, "“坐满了人” 老码头 作者:周小满", false).unwrap();
    let story = library.story(id).unwrap();
    let marked: Vec<Vec<String>> = marks
        .parts
        .iter()
        .zip(&story.parts)
        .map(|(part, view)| {
            let texts = part.blocks.iter().zip(&view.blocks);
            let cut = |text: &str, range: &newsprint::CharRange| -> String {
                let length = (range.end - range.start) as usize;
                text.chars().skip(range.start as usize).take(length).collect()
            };
            texts
                .flat_map(|(ranges, block)| ranges.iter().map(move |range| cut(&block.text.text, range)))
                .collect()
        })
        .collect();
    assert_eq!(marked, [vec!["老码头", "坐满了"], vec!["人", "老码头"]]);
    assert_eq!(marks.parts[0].headline.len(), 1);
    assert_eq!(marks.parts[0].bylines[0].1.len(), 1);
}

#[test]
fn a_saved_search_knows_what_came_in_since() {
    let (desk, library) = desk();
    let search = KeptSearch { query: "渡船".to_owned(), ..KeptSearch::default() };
    let saved = library.save_search(" 渡船 ", &search).unwrap();
    assert_eq!((saved.name.as_str(), saved.total, saved.new), ("渡船", 3, 0));
    desk.write("4.txt", "渡口报|2025-11-06|4|1\n==渡船停航\n今天渡船停航。\n");
    library.import(&[desk.pages()], &crate::ImportOptions::default(), &super::Watch::default()).unwrap();
    let later = library.saved_search("渡船").unwrap();
    assert_eq!((later.total, later.new), (4, 1));
    library.look_at_search(saved.id).unwrap();
    assert_eq!(library.saved_searches().unwrap()[0].new, 0);
    assert_eq!(library.run_search(&search, 0, 2).unwrap().hits.len(), 2);
    library.remove_search(saved.id).unwrap();
    assert!(matches!(library.remove_search(saved.id), Err(Error::NoSearch(_))));
    assert!(matches!(library.saved_search("渡船"), Err(Error::NoSearch(_))));
    library.remember_search(&KeptSearch::default()).unwrap();
    assert!(library.search_history().unwrap().is_empty(), "a search of nothing is not remembered");
    library.remember_search(&search).unwrap();
    assert_eq!(library.search_history().unwrap()[0].search, search);
    library.forget_searches().unwrap();
    assert!(library.search_history().unwrap().is_empty());
}
