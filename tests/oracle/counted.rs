//! Totals, facets, timeline, order and pages of results, against counting.

use super::questions::{Dice, ROWS};
use super::records::Record;
use super::{Answers, ids};
use library::{ArticleId, FacetCount, Library, SearchRequest, SearchResults, Sort};
use std::collections::{BTreeMap, BTreeSet};

/// Random questions, each with all that is counted of its hits, and a page of them somewhere.
pub(super) fn counts(library: &Library, records: &[Record], count: usize, dice: &mut Dice) -> Answers {
    let mut answers = Answers::new("counts, order, pages");
    while answers.queries < count {
        let Some(asked) = (dice.pick(ROWS).1)(dice, records) else { continue };
        let query = asked.written();
        let expected = ids(records, |record| asked.is_answered_by(record, false));
        let sort = *dice.pick(&[Sort::Newest, Sort::Oldest]);
        let (offset, limit) = (dice.roll(expected.len() + 3), 1 + dice.roll(9));
        let mut request = SearchRequest { query: query.clone(), offset, limit, sort, exact: false };
        let all = library.find_all(&request).expect("a search");
        let page = library.search(&request).expect("a search");
        answers.compare(&query, &expected, &all.iter().copied().collect());
        let hits: Vec<&Record> = records.iter().filter(|record| expected.contains(&record.id)).collect();
        let mut fault = counted(&page, &hits).or_else(|| ordered(&all, &hits, sort));
        let shown: Vec<ArticleId> = page.hits.iter().map(|hit| hit.article).collect();
        let there: Vec<ArticleId> = all.iter().skip(offset).take(limit).copied().collect();
        if shown != there {
            fault = fault.or(Some("page"));
        }
        request.sort = Sort::Relevance;
        if !pages_are_whole(library, &mut request, &expected) {
            fault = fault.or(Some("pages by relevance"));
        }
        if let Some(fault) = fault {
            answers.extra += 1;
            answers.fault.get_or_insert(format!("{query}: {fault}"));
        }
    }
    answers
}

/// The name of the first count that is not what counting gives.
fn counted(page: &SearchResults, hits: &[&Record]) -> Option<&'static str> {
    let by = |values: &dyn Fn(&Record) -> Vec<String>| {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for record in hits {
            for value in values(record).into_iter().collect::<BTreeSet<_>>() {
                *counts.entry(value).or_default() += 1;
            }
        }
        counts
    };
    let of = |counts: &[FacetCount]| -> BTreeMap<String, u64> {
        counts.iter().map(|count| (count.value.clone(), count.count)).collect()
    };
    let day =
        |form: &'static str| move |r: &Record| r.date.iter().map(|d| d.strftime(form).to_string()).collect();
    let facets = &page.facets;
    let timeline: BTreeMap<String, u64> =
        page.timeline.iter().map(|bar| (bar.period.clone(), bar.count)).collect();
    let form = match page.timeline_unit {
        library::TimelineUnit::Day => "%Y-%m-%d",
        library::TimelineUnit::Month => "%Y-%m",
        library::TimelineUnit::Year => "%Y",
    };
    let checks = [
        ("total", page.total == hits.len() as u64),
        ("newspapers", of(&facets.newspaper) == by(&|r| r.newspaper.clone().into_iter().collect())),
        ("years", of(&facets.year) == by(&day("%Y"))),
        ("months", of(&facets.month) == by(&day("%Y-%m"))),
        ("pages", of(&facets.page) == by(&|r| r.pages.clone())),
        ("authors", of(&facets.author) == by(&|r| r.authors.clone())),
        ("columns", of(&facets.column) == by(&|r| r.columns.clone())),
        ("timeline", timeline == by(&day(form))),
    ];
    checks.into_iter().find(|(_, right)| !right).map(|(name, _)| name)
}

fn ordered(all: &[ArticleId], hits: &[&Record], sort: Sort) -> Option<&'static str> {
    let dates: BTreeMap<ArticleId, Option<jiff::civil::Date>> =
        hits.iter().map(|record| (record.id, record.date)).collect();
    let dated: Vec<_> = all.iter().map(|id| dates.get(id).copied().flatten()).collect();
    let end = dated.iter().position(Option::is_none).unwrap_or(dated.len());
    let in_order = match sort {
        Sort::Newest => dated[..end].is_sorted_by(|a, b| a >= b),
        Sort::Oldest | Sort::Relevance => dated[..end].is_sorted(),
    };
    (!in_order || dated[end..].iter().any(Option::is_some)).then_some("order")
}

/// The first pages by relevance, put together, are no story twice, and all of them where there are no more.
fn pages_are_whole(library: &Library, request: &mut SearchRequest, expected: &BTreeSet<ArticleId>) -> bool {
    let mut shown = Vec::new();
    request.limit = 17;
    for page in 0..5 {
        request.offset = page * request.limit;
        let hits = library.search(request).expect("a search").hits;
        shown.extend(hits.iter().map(|hit| hit.article));
    }
    let distinct: BTreeSet<ArticleId> = shown.iter().copied().collect();
    distinct.len() == shown.len() && distinct.len() == expected.len().min(85) && distinct.is_subset(expected)
}
