//! Facts in the names of files and folders: `某某日报/2019-03-12/01.txt`, `某某晚报_20210705_A02.txt`, read as such names
//! usually go or by the reader's template.
//!
//! A name states what somebody meant when they saved the page, not what the page says: it is held for less
//! sure than print, and print that contradicts it wins.

use crate::dates::find_dates;
use crate::editions::edition_in_name;
use crate::numerals::{is_numeral, parse_number};
use crate::punctuation::is_han;
use crate::template::{self, Match, NameTemplate};
use crate::{Confidence, FactSource, FileContext, Inferred, IssueFacts, PageLabel, ParsedPage, Warning};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What the names of a file and its folders say, and how they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct NameReading {
    /// Of the issue.
    pub issue: IssueFacts,
    /// The page's label.
    pub label: Option<Inferred<PageLabel>>,
    /// The page's name.
    pub page_name: Option<Inferred<String>>,
    /// How they were read.
    pub rule: NameRule,
}

/// By what names were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameRule {
    /// By the reader's template.
    Template,
    /// As names usually go; no template was given.
    Usual,
    /// As names usually go, because the template does not fit.
    Unlike,
    /// As names usually go, because the template fits in ways that say different things.
    Ambiguous,
}

/// Reads facts from a path alone: what [`crate::parse_file`] would fall back on.
#[must_use]
pub fn read_name(context: &FileContext<'_>) -> NameReading {
    let (facts, rule) = match context.template.map(|template| template::read(template, context.path)) {
        Some(Match::Facts(facts)) => (*facts, NameRule::Template),
        Some(Match::None) => (read_usual(context.path), NameRule::Unlike),
        Some(Match::Ambiguous) => (read_usual(context.path), NameRule::Ambiguous),
        None => (read_usual(context.path), NameRule::Usual),
    };
    NameReading { issue: facts.issue, label: facts.label, page_name: facts.page_name, rule }
}

/// The facts in a path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NamedFacts {
    pub(crate) issue: IssueFacts,
    pub(crate) label: Option<Inferred<PageLabel>>,
    pub(crate) page_name: Option<Inferred<String>>,
}

impl NameReading {
    /// That a template was given and does not fit.
    pub(crate) fn fault(&self, template: Option<&NameTemplate>) -> Option<Warning> {
        let code = match self.rule {
            NameRule::Template | NameRule::Usual => return None,
            NameRule::Unlike => "name_unlike_template",
            NameRule::Ambiguous => "name_ambiguous",
        };
        Some(Warning { code: code.into(), detail: template?.to_string(), span: None })
    }

    /// Fills in what a page does not say, and what it is less sure of than a template. `is_alone`: it is all there is
    /// in the file, whose name does not say which of several pages is which. Warns where print says another day than
    /// the template.
    pub(crate) fn complete(&self, page: &mut ParsedPage, is_alone: bool) -> Option<Warning> {
        let issue = &mut page.issue;
        // A date derived from datelines gives way to one that somebody wrote down; one read in a nameplate wins.
        let derived = |d: &Inferred<Date>| matches!(d.source, FactSource::Dateline | FactSource::Text);
        if issue.date.as_ref().is_none_or(derived) {
            issue.date = self.issue.date.clone().or(issue.date.take());
        }
        let weak = |n: &Inferred<String>| n.confidence < Confidence::MEDIUM;
        if issue.newspaper.as_ref().is_none_or(weak) {
            issue.newspaper = self.issue.newspaper.clone().or(issue.newspaper.take());
        }
        self.prefer(&mut issue.date, &self.issue.date);
        self.prefer(&mut issue.newspaper, &self.issue.newspaper);
        self.prefer(&mut issue.number, &self.issue.number);
        self.prefer(&mut issue.edition, &self.issue.edition);
        if is_alone {
            self.prefer(&mut page.label, &self.label);
            self.prefer(&mut page.name, &self.page_name);
        }
        let (print, name) = (page.issue.date.as_ref()?, self.issue.date.as_ref()?);
        let contradicts = self.rule == NameRule::Template && print.value != name.value;
        let detail = format!("{} / {}", name.value, print.value);
        contradicts.then(|| Warning { code: "name_contradicts_print".into(), detail, span: None })
    }

    /// Takes what the name says where nothing is known, and from a template also where it is known less surely, but
    /// for what another page of the file prints.
    fn prefer<T: Clone>(&self, fact: &mut Option<Inferred<T>>, named: &Option<Inferred<T>>) {
        let Some(named) = named else { return };
        let surer = |known: &Inferred<T>| {
            let by_template = self.rule == NameRule::Template && known.source != FactSource::SameFile;
            by_template && known.confidence < named.confidence
        };
        if fact.as_ref().is_none_or(surer) {
            *fact = Some(named.clone());
        }
    }
}

/// Reads a path as names usually go, its parts set apart by `/`, `\` or, for a member of an archive, `!`.
fn read_usual(path: &str) -> NamedFacts {
    let parts: Vec<Vec<char>> =
        path.split(['/', '\\', '!']).filter(|p| !p.is_empty()).map(|p| p.chars().collect()).collect();
    let mut facts = NamedFacts::default();
    let Some((file, folders)) = parts.split_last() else { return facts };
    let stem_end = file.iter().rposition(|&c| c == '.').filter(|&at| at > 0).unwrap_or(file.len());
    let stem = &file[..stem_end];
    let issue = &mut facts.issue;
    issue.newspaper =
        paper_in(stem).map(|name| Inferred::new(name, FactSource::FileName, Confidence::new(0.8)));
    if let Some((date, rest)) = date_in(stem) {
        issue.date = Some(Inferred::new(date, FactSource::FileName, Confidence::new(0.85)));
        facts.label = label_in(&rest).map(|l| Inferred::new(l, FactSource::FileName, Confidence::new(0.7)));
    } else {
        facts.label = label_in(stem).map(|l| Inferred::new(l, FactSource::FileName, Confidence::MEDIUM));
    }
    for folder in folders.iter().rev() {
        let paper = paper_in(folder);
        issue.newspaper = issue
            .newspaper
            .take()
            .or(paper.map(|name| Inferred::new(name, FactSource::FolderName, Confidence::new(0.8))));
    }
    let edition = |part: &[char], source| {
        let named = edition_in_name(part)?;
        Some(Inferred::new(named.to_owned(), source, Confidence::new(0.8)))
    };
    issue.edition = edition(stem, FactSource::FileName)
        .or_else(|| folders.iter().rev().find_map(|folder| edition(folder, FactSource::FolderName)));
    let date = issue.date.take().or_else(|| {
        date_in_folders(folders).map(|date| Inferred::new(date, FactSource::FolderName, Confidence::new(0.8)))
    });
    issue.date = date;
    facts
}

/// A run of Chinese characters that ends as the names of papers do.
fn paper_in(part: &[char]) -> Option<String> {
    part.split(|&c| !is_han(c))
        .filter_map(|run| {
            let end = run.iter().rposition(|&c| matches!(c, '报' | '報'))? + 1;
            (3..=10).contains(&end).then(|| run[..end].iter().collect())
        })
        .next()
}

/// A whole date in one name, and the name without it.
pub(crate) fn date_in(part: &[char]) -> Option<(Date, Vec<char>)> {
    if let Some(mention) = find_dates(part).into_iter().find(|m| m.date().is_some()) {
        let date = mention.date()?;
        return Some((date, [&part[..mention.start], &['_'], &part[mention.end..]].concat()));
    }
    let mut at = 0;
    while at < part.len() {
        let run = part[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if run == 8
            && let Some(date) = compact_date(&part[at..at + 8])
        {
            return Some((date, [&part[..at], &['_'], &part[at + 8..]].concat()));
        }
        at += run.max(1);
    }
    None
}

/// 20210705.
fn compact_date(digits: &[char]) -> Option<Date> {
    let number = |from: usize, to: usize| parse_number(&digits[from..to]);
    let year = i16::try_from(number(0, 4)?).ok().filter(|y| (1800..=2200).contains(y))?;
    Date::new(year, i8::try_from(number(4, 6)?).ok()?, i8::try_from(number(6, 8)?).ok()?).ok()
}

/// A date over one folder or several: `2019-03-12`, `2014/5月/20`, `2024年/0221`, `民國二十三年五月十六日`.
fn date_in_folders(folders: &[Vec<char>]) -> Option<Date> {
    folders.iter().rev().find_map(|f| date_in(f).map(|(date, _)| date)).or_else(|| {
        let numbers: Vec<&[char]> = folders.iter().map(|f| trimmed(f)).collect();
        (0..numbers.len()).rev().find_map(|i| split_date(&numbers[i..]))
    })
}

fn split_date(parts: &[&[char]]) -> Option<Date> {
    let year = i16::try_from(parse_number(parts.first()?)?).ok().filter(|y| (1800..=2200).contains(y))?;
    let second = parts.get(1)?;
    if second.len() == 4
        && let Some(value) = parse_number(second)
    {
        return Date::new(year, i8::try_from(value / 100).ok()?, i8::try_from(value % 100).ok()?).ok();
    }
    if let Some(mention) = find_dates(&[*second, &['日']].concat()).first() {
        return Date::new(year, mention.month?, mention.day?).ok();
    }
    let month = i8::try_from(parse_number(second)?).ok()?;
    let day = i8::try_from(parse_number(parts.get(2)?)?).ok()?;
    Date::new(year, month, day).ok()
}

/// A folder's name without the sign of its unit: `5月` is 5.
fn trimmed(part: &[char]) -> &[char] {
    match part.split_last() {
        Some((sign, rest)) if matches!(sign, '年' | '月' | '日') && rest.iter().all(|&c| is_numeral(c)) => {
            rest
        }
        _ => part,
    }
}

/// A page's label in what is left of a name: `第01版`, `A02`, `2·3连版`, `_3`, `特刊`.
fn label_in(name: &[char]) -> Option<PageLabel> {
    if let Some(at) = name.iter().position(|&c| c == '版') {
        let start = name[..at]
            .iter()
            .rposition(|&c| !(is_numeral(c) || c.is_ascii_alphanumeric() || matches!(c, '·' | '连' | '連')))
            .map_or(0, |p| p + 1);
        let words: String = name[start..at].iter().collect();
        if words.contains(['·', '连', '連']) {
            return Some(PageLabel::new(&format!("{words}版")));
        }
        return crate::jump::read_label(&name[start..at]).map(|l| without_zeros(&l));
    }
    let last = name.split(|c| matches!(c, '_' | '-' | ' ' | '.' | '(' | ')')).rfind(|p| !p.is_empty())?;
    let letters = last.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let digits = last.len() - letters;
    let coded = letters <= 1 && (1..=3).contains(&digits) && last[letters..].iter().all(char::is_ascii_digit);
    coded.then(|| without_zeros(&PageLabel::new(&last.iter().collect::<String>())))
}

/// `01` is page 1; `A01` stays, because papers print it so.
pub(crate) fn without_zeros(label: &PageLabel) -> PageLabel {
    let text = label.as_str();
    if text.chars().all(|c| c.is_ascii_digit()) && !text.trim_start_matches('0').is_empty() {
        PageLabel::new(text.trim_start_matches('0'))
    } else {
        label.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(path: &str) -> (Option<String>, Option<String>, Option<String>) {
        let named = read_usual(path);
        (
            named.issue.newspaper.map(|n| n.value),
            named.issue.date.map(|d| d.value.to_string()),
            named.label.map(|l| l.value.to_string()),
        )
    }

    #[test]
    fn names_in_their_several_manners() {
        let cases = [
            ("某某日报/2019-03-12/01.txt", "某某日报", "2019-03-12", "1"),
            ("某某晚报_20210705_A02.txt", "某某晚报", "2021-07-05", "A02"),
            ("某某晚报/2014/5月/20/06.txt", "某某晚报", "2014-05-20", "6"),
            ("某某晚报/2024年/0221/A08版.txt", "某某晚报", "2024-02-21", "A08"),
            ("某某日报/2009年11月18日/第4版.txt", "某某日报", "2009-11-18", "4"),
            ("某某日报/2012/7月7日/2·3连版.txt", "某某日报", "2012-07-07", "2·3连版"),
            ("某某時報/民國二十三年五月十六日/第二版.txt", "某某時報", "1934-05-16", "2"),
            ("某某日报/2016/06/2016-06-08-1.md", "某某日报", "2016-06-08", "1"),
            ("某某日报2025年10月22日.zip!第04版.txt", "某某日报", "2025-10-22", "4"),
        ];
        for (path, paper, date, page) in cases {
            let want = (Some(paper.to_owned()), Some(date.to_owned()), Some(page.to_owned()));
            assert_eq!(facts(path), want, "{path}");
        }
    }

    #[test]
    fn names_that_say_nothing() {
        assert_eq!(facts("散页/剪存之七.txt"), (None, None, None));
        assert_eq!(facts("000_08b2cbb73370104f.txt"), (None, None, None));
        assert_eq!(facts("notes.txt"), (None, None, None));
        assert_eq!(facts(""), (None, None, None));
    }

    const PAGE: &str = "某州晚报\n\n2011年12月22日　星期四\n\n老渡口今天重新开航\n\n\
        昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。";

    fn parsed(page: &str, path: &str, template: &str) -> crate::ParsedFile {
        let template = template.parse().expect("a template");
        crate::parse_file(
            page.as_bytes(),
            &FileContext { path, template: Some(&template), ..FileContext::default() },
        )
    }

    #[test]
    fn print_wins_over_a_template_and_is_compared_with_it() {
        let read = parsed(PAGE, "存稿/20111223/某报第8版.txt", "{yyyymmdd}/{newspaper}第{page}");
        let (paper, date) = (read.issue.newspaper.expect("a name"), read.issue.date.expect("a date"));
        assert_eq!((paper.value.as_str(), paper.source), ("某州晚报", FactSource::Nameplate));
        assert_eq!((date.value.to_string().as_str(), date.source), ("2011-12-22", FactSource::Nameplate));
        let label = read.pages[0].label.clone().expect("a label");
        assert_eq!((label.value.as_str(), label.confidence.get()), ("8", 0.9));
        let told: Vec<_> = read.warnings.iter().map(|w| (w.code.as_str(), w.detail.as_str())).collect();
        assert_eq!(told, [("name_contradicts_print", "2011-12-23 / 2011-12-22")]);
    }

    #[test]
    fn a_template_wins_over_what_is_only_inferred() {
        let page = "老渡口今天重新开航\n\n□某州日报记者 周亦青\n\n\
            本报3月11日讯 2019年以来，县里修了三座码头，昨天老渡口重新开航，两岸的人都来坐船。";
        let read = parsed(
            page,
            "新州报2019/0313早刊/2-要闻.txt",
            "{newspaper}{yyyy}/{mmdd}{edition}/{page}-{pagename}",
        );
        let issue = read.issue;
        assert_eq!(issue.newspaper.map(|n| n.value).as_deref(), Some("新州报"));
        assert_eq!(
            issue.date.map(|d| (d.value.to_string(), d.source)),
            Some(("2019-03-13".into(), FactSource::FolderName))
        );
        assert_eq!(issue.edition.map(|e| e.value).as_deref(), Some("早刊"));
        assert_eq!(read.pages[0].name.as_ref().map(|n| n.value.as_str()), Some("要闻"));
        assert_eq!(read.warnings, []);
    }

    #[test]
    fn a_name_unlike_the_template_is_read_as_usual_and_said() {
        let read = parsed(PAGE, "某州晚报_20111222_A02.txt", "{yyyy}/{m}/{d}/{page}");
        assert_eq!(read.pages[0].label.as_ref().map(|l| l.value.as_str()), Some("A02"));
        assert_eq!(
            (read.warnings[0].code.as_str(), &*read.warnings[0].detail),
            ("name_unlike_template", "{yyyy}/{m}/{d}/{page}")
        );
        let ambiguous = parsed(PAGE, "2011-111.txt", "{yyyy}-{m}{d}");
        assert_eq!(ambiguous.warnings[0].code, "name_ambiguous");
    }
}
