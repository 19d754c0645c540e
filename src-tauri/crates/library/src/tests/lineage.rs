//! Ten years of a reader's marks through everything that can befall an archive: files that changed, a later parser with
//! other splits, pages that turn out to be of another day, index and catalogue lost, the archive moved. Every bookmark
//! is accounted for, and hardly any is on other words than those that were marked.

use super::{Desk, Watch, import, open_later};
use crate::{ArticleId, Bookmark, Library, NewFacts, Selection};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// Pages, and marks on each: a thousand in all.
const PAGES: usize = 50;
const MARKS_ON_PAGE: usize = 20;

/// Random numbers that are the same at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn words(&mut self, length: usize) -> String {
        (0..length)
            .map(|_| char::from_u32(0x4E00 + u32::try_from(self.roll(900)).unwrap()).unwrap())
            .collect()
    }
}

/// A page of five articles, of one to five paragraphs, some of which a later parser puts together.
fn page(number: usize, dice: &mut Dice) -> String {
    let mut text = format!("街坊报|2026-03-{:02}|{number}|{}\n", 1 + number / 2, 1 + number % 2);
    for article in 0..5 {
        let sign = if article % 5 == 3 { "又" } else { "" };
        writeln!(text, "=={sign}{}", dice.words(8)).unwrap();
        for _ in 0..=dice.roll(5) {
            writeln!(text, "{}。", dice.words(40)).unwrap();
        }
    }
    text
}

fn name(number: usize) -> String {
    format!("{:02}/{}.txt", 1 + number / 2, 1 + number % 2)
}

/// Marks words all over the pages, some of them whole articles.
fn mark(library: &Library, dice: &mut Dice) {
    let mut ids: BTreeMap<String, Vec<ArticleId>> = BTreeMap::new();
    for issue in library.issues(&crate::IssueFilter::default()).unwrap() {
        for page in issue.pages {
            ids.entry(page.file).or_default().extend(page.articles.iter().map(|article| article.id));
        }
    }
    assert_eq!(ids.len(), PAGES);
    for on_page in ids.values() {
        for number in 0..MARKS_ON_PAGE {
            let article = library.article(on_page[dice.roll(on_page.len())]).unwrap();
            let block = &article.blocks[dice.roll(article.blocks.len())].text.text;
            let length = 2 + dice.roll(18);
            let start = dice.roll(block.chars().count() - length);
            let quote: String = block.chars().skip(start).take(length).collect();
            let quote = if number == 0 { None } else { Some(quote.as_str()) };
            library.add_bookmark(article.id, quote, "").unwrap();
        }
    }
}

/// How the marks fare: on an article with their words, on one without, on none.
fn tally(library: &Library, before: &[Bookmark]) -> (usize, usize, usize) {
    let marks = library.bookmarks().unwrap();
    let what = |marks: &[Bookmark]| -> Vec<(i64, String)> {
        marks.iter().map(|mark| (mark.id, mark.quote.clone())).collect()
    };
    assert_eq!(what(&marks), what(before), "every bookmark is on the list with its words");
    let mut sums = (0, 0, 0);
    for mark in marks {
        match mark.article {
            None => sums.2 += 1,
            Some(id) if has(library, id, &mark.quote) => sums.0 += 1,
            Some(_) => sums.1 += 1,
        }
    }
    sums
}

fn has(library: &Library, id: ArticleId, quote: &str) -> bool {
    let article = library.article(id).unwrap();
    let text: String = article.blocks.iter().map(|block| block.text.text.as_str()).collect();
    text.contains(quote)
}

fn lose(desk: &Desk) {
    for file in ["catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"] {
        let _ = fs::remove_file(desk.folder().join(file));
    }
    fs::remove_dir_all(desk.folder().join("index")).unwrap();
}

/// Gives every fifth file a line more and a sign read otherwise, and takes the old page out in favour of the new.
fn change_files(desk: &Desk, library: &Library, dice: &mut Dice) {
    for number in (0..PAGES).step_by(5) {
        let path = desk.pages().join(name(number));
        let text = fs::read_to_string(&path).unwrap();
        let (head, rest) = text.split_once('\n').unwrap();
        let signs: Vec<char> = rest.chars().collect();
        let at = signs.len() / 2;
        let misread: String =
            signs.iter().enumerate().map(|(i, c)| if i == at && *c > '一' { '龜' } else { *c }).collect();
        fs::write(&path, format!("{head}\n=={}\n{}。\n{misread}", dice.words(6), dice.words(30))).unwrap();
        let old = Selection::parse(&[format!("文件:{}", path.display())]).unwrap();
        library.remove(&old).unwrap();
    }
    import(library, &[desk.pages()]);
}

#[test]
fn a_thousand_bookmarks_through_everything() {
    let (desk, mut dice) = (Desk::new(), Dice(7));
    for number in 0..PAGES {
        desk.write(&name(number), page(number, &mut dice));
    }
    let library = desk.imported();
    mark(&library, &mut dice);
    let marks = library.bookmarks().unwrap();
    assert_eq!(marks.len(), PAGES * MARKS_ON_PAGE);
    let mut told = Vec::new();
    told.push(("marked", tally(&library, &marks)));
    change_files(&desk, &library, &mut dice);
    told.push(("files changed", tally(&library, &marks)));
    drop(library);
    let library = open_later(&desk.folder());
    let report = library.reparse(&Selection::default(), &Watch::default()).unwrap();
    assert!(report.counts.split > 20 && report.counts.merged > 20, "{:?}", report.counts);
    told.push(("another parser", tally(&library, &marks)));
    let other_day = NewFacts { date: Some(jiff::civil::date(2026, 9, 9)), ..NewFacts::default() };
    library.set_facts(&Selection::parse(&["2026-03-01..2026-03-06"]).unwrap(), &other_day).unwrap();
    told.push(("another day", tally(&library, &marks)));
    drop(library);
    lose(&desk);
    let library = open_later(&desk.folder());
    told.push(("catalogue and index lost", tally(&library, &marks)));
    drop(library);
    let elsewhere = desk.folder().with_file_name("搬了家");
    fs::rename(desk.folder(), &elsewhere).unwrap();
    let library = open_later(&elsewhere);
    told.push(("moved", tally(&library, &marks)));
    for (after, (there, otherwise, nowhere)) in &told {
        println!("{after}: on their words {there}, on others {otherwise}, waiting {nowhere}");
        assert!(there * 100 >= marks.len() * 99, "{after}: {told:?}");
        assert_eq!(there + otherwise + nowhere, marks.len());
    }
    println!("articles: {:?}", report.counts);
}
