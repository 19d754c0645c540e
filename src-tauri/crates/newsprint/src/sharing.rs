//! What the pages of one file tell each other: a page that does not say its paper, day or number has those of the pages
//! it stands among, for less sure.

use crate::{Confidence, FactSource, Inferred, IssueFacts, PageLabel, ParsedFile, ParsedPage, Warning};
use jiff::civil::Date;

/// How sure a fact is that another page says, against how sure it is there.
const ELSEWHERE: f32 = 0.8;

/// A reporting date and the day of the issue are no further apart.
const REPORTED_WITHIN: i64 = 3;

/// No issue has more pages; one further away is of another.
const REACH: usize = 100;

/// Completes the pages of one file from one another: the page before counts first, then the nearest.
pub(crate) fn complete(pages: &mut [ParsedPage]) {
    if pages.len() < 2 {
        return;
    }
    let printed: Vec<IssueFacts> = pages.iter().map(|page| printed_on(&page.issue)).collect();
    for (i, page) in pages.iter_mut().enumerate() {
        let issue = &mut page.issue;
        let is_weak = issue.newspaper.as_ref().is_none_or(|name| name.confidence <= Confidence::MEDIUM);
        if is_weak && let Some(name) = nearest(&printed, i, |facts| facts.newspaper.as_ref()) {
            issue.newspaper = Some(elsewhere(name));
        }
        if let Some(date) = nearest(&printed, i, |facts| facts.date.as_ref())
            && issue.date.as_ref().is_none_or(|own| is_derived(own) && is_near(own.value, date.value))
        {
            issue.date = Some(elsewhere(date));
        }
        let of_same = |facts: &&IssueFacts| is_same_issue(facts, issue);
        let number =
            nearest(&printed, i, |facts| Some(facts).filter(of_same)?.number.as_ref()).map(elsewhere);
        let edition =
            nearest(&printed, i, |facts| Some(facts).filter(of_same)?.edition.as_ref()).map(elsewhere);
        issue.number = issue.number.take().or(number);
        issue.edition = issue.edition.take().or(edition);
    }
    number_front_pages(pages);
}

/// Gives the pages that name no newspaper the one that a page of their day in another file prints.
pub fn name_from_beside(file: &mut ParsedFile, newspaper: &str) {
    let inferred = || Inferred::new(newspaper.to_owned(), FactSource::Beside, Confidence::MEDIUM);
    for page in file.pages.iter_mut().filter(|page| page.issue.newspaper.is_none()) {
        page.issue.newspaper = Some(inferred());
    }
    file.issue.newspaper.get_or_insert_with(inferred);
}

/// What a page says in print, without what is derived.
fn printed_on(issue: &IssueFacts) -> IssueFacts {
    IssueFacts {
        newspaper: issue.newspaper.clone().filter(|name| name.confidence > Confidence::MEDIUM),
        date: issue.date.clone().filter(|date| !is_derived(date)),
        ..issue.clone()
    }
}

/// What the nearest other page says, the pages before asked first.
fn nearest<'a, T>(
    printed: &'a [IssueFacts],
    at: usize,
    fact: impl Fn(&'a IssueFacts) -> Option<&'a Inferred<T>>,
) -> Option<&'a Inferred<T>> {
    let before = &printed[at.saturating_sub(REACH)..at];
    let after = &printed[at + 1..printed.len().min(at + 1 + REACH)];
    before.iter().rev().chain(after).find_map(fact)
}

/// Whether what another page prints is of the day and paper of a page.
fn is_same_issue<'a>(other: &'a IssueFacts, issue: &'a IssueFacts) -> bool {
    let day = |facts: &IssueFacts| facts.date.as_ref().map(|date| date.value);
    let paper = |facts: &'a IssueFacts| facts.newspaper.as_ref().map(|name| name.value.as_str());
    day(other) == day(issue) && (other.newspaper.is_none() || paper(other) == paper(issue))
}

/// A page without a label that prints the title block stands before the page behind it: 1 before 2, A01 before A02.
fn number_front_pages(pages: &mut [ParsedPage]) {
    for i in 1..pages.len() {
        let (before, page) = pages.split_at_mut(i);
        let front = &mut before[i - 1];
        let has_title = front.issue.number.as_ref().is_some_and(|n| n.source != FactSource::SameFile);
        let second = page[0].label.as_ref().map(|label| label.value.as_str());
        let first = second.and_then(|label| Some(format!("{}1", label.strip_suffix('2')?)));
        let is_first =
            |label: &String| label.chars().filter(char::is_ascii_digit).all(|c| matches!(c, '0' | '1'));
        if let Some(first) = first.filter(|label| is_first(label) && has_title && front.label.is_none()) {
            let label = PageLabel::new(&first);
            front.label = Some(Inferred::new(label, FactSource::SameFile, Confidence::MEDIUM));
        }
    }
}

/// What a reader should know of a file whose pages are of several days.
pub(crate) fn several_days(pages: &[ParsedPage]) -> Option<Warning> {
    let mut days: Vec<String> =
        pages.iter().filter_map(|page| page.issue.date.as_ref()).map(|date| date.value.to_string()).collect();
    days.dedup();
    (days.len() > 1).then(|| Warning { code: "several_days".into(), detail: days.join(", "), span: None })
}

fn is_derived(date: &Inferred<Date>) -> bool {
    matches!(date.source, FactSource::Dateline | FactSource::Text)
}

fn is_near(reported: Date, printed: Date) -> bool {
    (printed - reported).get_days().unsigned_abs() as i64 <= REPORTED_WITHIN
}

fn elsewhere<T: Clone>(fact: &Inferred<T>) -> Inferred<T> {
    let confidence = Confidence::new(fact.confidence.get() * ELSEWHERE);
    Inferred::new(fact.value.clone(), FactSource::SameFile, confidence)
}

#[cfg(test)]
mod tests {
    use crate::{FactSource, FileContext, ParsedFile, parse_file};

    const TEXT: &str = "老渡口今天重新开航\n\n　　昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，船工说这是十年里最忙的一天。\n";

    fn parse(parts: &[&str], path: &str) -> ParsedFile {
        parse_file(parts.concat().as_bytes(), &FileContext { path, template: None, ..FileContext::default() })
    }

    /// Newspaper, day, number and page of each page, and where the day was read.
    fn told(file: &ParsedFile) -> Vec<(String, String, u32, String, Option<FactSource>)> {
        let issue = |i: usize| &file.pages[i].issue;
        (0..file.pages.len())
            .map(|i| {
                (
                    issue(i).newspaper.as_ref().map_or_else(String::new, |name| name.value.clone()),
                    issue(i).date.as_ref().map_or_else(String::new, |date| date.value.to_string()),
                    issue(i).number.as_ref().map_or(0, |number| number.value),
                    file.pages[i].label.as_ref().map_or_else(String::new, |label| label.value.to_string()),
                    issue(i).date.as_ref().map(|date| date.source),
                )
            })
            .collect()
    }

    const PLATE: &str = "某州日报\n2019年3月12日　星期二　第9567期\n";

    #[test]
    fn a_silent_page_has_what_the_pages_around_it_say() {
        let file = parse(&[PLATE, TEXT, "\u{0C}", "第二版\n", TEXT, "\u{0C}", TEXT], "");
        let paper = || "某州日报".to_owned();
        let day = || "2019-03-12".to_owned();
        let here = Some(FactSource::SameFile);
        let want = [
            (paper(), day(), 9567, "1".to_owned(), Some(FactSource::Nameplate)),
            (paper(), day(), 9567, "2".to_owned(), here),
            (paper(), day(), 9567, String::new(), here),
        ];
        assert_eq!(told(&file), want);
        let sure = |i: usize| file.pages[i].issue.date.as_ref().unwrap().confidence;
        assert!(sure(1) < sure(0), "for less sure");
        assert_eq!(file.issue, file.pages[0].issue);
        assert_eq!(file.warnings, []);
    }

    #[test]
    fn pages_of_two_days_keep_their_own_and_it_is_said() {
        let next = "某州日报\n2019年3月13日　星期三　第9568期\n";
        let last = "第四版　某州日报　2019年3月13日\n";
        let file = parse(&[PLATE, TEXT, next, TEXT, last, TEXT], "某州日报/2019-03-12/全.txt");
        let days: Vec<_> = told(&file).into_iter().map(|(_, day, number, ..)| (day, number)).collect();
        let want = [("2019-03-12", 9567), ("2019-03-13", 9568), ("2019-03-13", 9568)];
        assert_eq!(days, want.map(|(day, number)| (day.to_owned(), number)));
        assert_eq!(
            (file.warnings[0].code.as_str(), file.warnings[0].detail.as_str()),
            ("several_days", "2019-03-12, 2019-03-13")
        );
    }

    #[test]
    fn print_on_another_page_outweighs_the_file_s_name() {
        let file = parse(&[PLATE, TEXT, "\u{0C}", TEXT], "某县晚报_20200101_A02.txt");
        assert!(told(&file).iter().all(|(paper, day, ..)| paper == "某州日报" && day == "2019-03-12"));
        assert_eq!(file.pages[1].label, None, "the name does not say which page is A02");
        let silent = parse(&[TEXT, "\u{0C}", TEXT], "某县晚报_20200101_A02.txt");
        assert!(told(&silent).iter().all(|(paper, day, ..)| paper == "某县晚报" && day == "2020-01-01"));
    }
}
