//! What a web page says of newspaper, day and page: its publishing system in properties, its lines as a reader sees
//! them (第01版：要闻; 某州日报 2019年3月12日), its title (某州日报数字报).

use super::properties::Properties;
use super::text::Document;
use crate::dates::{DateMention, find_dates};
use crate::furniture::page_label;
use crate::lines::is_blank;
use crate::punctuation::{is_han, squeezed};
use crate::{Confidence, FactSource, Inferred, IssueFacts, PageLabel};
use jiff::civil::Date;

/// What stands behind a paper's name where it is on the web.
const ON_THE_WEB: [&str; 12] = [
    "数字报刊平台",
    "数字报纸",
    "数字报刊",
    "多媒体数字报",
    "多媒体报",
    "数字报",
    "电子报刊",
    "电子报",
    "电子版",
    "网络版",
    "数字版",
    "社",
];

/// Signs between an article's title and the site's name.
const BETWEEN: [char; 7] = ['-', '_', '|', '—', '–', '｜', '·'];

/// The words of sites' names.
const SITES: [&str; 10] = ["网", "报", "報", "频道", "新闻", "数字", "在线", "客户端", "平台", "门户"];

/// The longest name of a page, in characters.
const LONGEST_NAME: usize = 14;

/// What a page is, as far as it says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Facts {
    pub(crate) issue: IssueFacts,
    pub(crate) label: Option<Inferred<PageLabel>>,
    pub(crate) name: Option<Inferred<String>>,
    /// The rows that say so.
    pub(crate) folio: Option<usize>,
    pub(crate) plate: Option<usize>,
}

/// Reads them from properties first, then from the page's lines. `is_issue`: a date on it is the issue's; elsewhere it may
/// be any, and only those beside a paper's or a page's name count.
pub(crate) fn read(document: &Document, chars: &[char], told: &Properties) -> Facts {
    let mut facts = Facts::default();
    let metadata = |sure| (FactSource::Metadata, sure);
    let told_date: Vec<char> = told.date.chars().collect();
    let date = find_dates(&told_date).iter().find_map(DateMention::date);
    facts.issue.date = date.map(|date| inferred(date, metadata(Confidence::HIGH)));
    facts.issue.newspaper = paper(&told.paper).map(|name| inferred(name, metadata(Confidence::HIGH)));
    facts.set_page(&told.page.chars().collect::<Vec<_>>(), metadata(Confidence::HIGH));
    for (at, row) in document.rows.iter().enumerate() {
        if row.run.len() > 200 {
            continue;
        }
        facts.look(at, &unlinked(document, chars, at), row.is_linked());
    }
    if facts.issue.newspaper.is_none()
        && let Some(title) = document.rows.first()
    {
        let words: String = chars[title.run.clone()].iter().collect();
        let name = words.split(BETWEEN).rev().find_map(paper);
        facts.issue.newspaper = name.map(|name| inferred(name, metadata(Confidence::new(0.85))));
    }
    facts
}

impl Facts {
    fn look(&mut self, at: usize, words: &[char], is_linked: bool) {
        if is_linked || words.len() > 100 {
            return;
        }
        if self.label.is_none() && self.set_page(words, (FactSource::Folio, Confidence::HIGH)) {
            self.folio = Some(at);
        }
        let day = |words: &[char]| find_dates(words).into_iter().find_map(|day| Some((day, day.date()?)));
        // 2019 年 3 月 12 日: its parts may come from several elements.
        let dense = squeezed(words);
        let (words, dated) = match day(words) {
            Some(dated) => (words, Some(dated)),
            None => (&*dense, day(&dense)),
        };
        let Some((mention, date)) = dated else { return };
        let before: String = words[..mention.start].iter().collect();
        let name =
            before.split(|c: char| is_blank(c) || matches!(c, '《' | '》' | '|')).rev().find_map(paper);
        let is_plate =
            words.len() <= 40 && (name.is_some() || words.len() <= mention.end - mention.start + 12);
        if !is_plate {
            return;
        }
        self.plate = self.plate.or(Some(at));
        if self.issue.date.is_none() {
            let sure = if name.is_some() { Confidence::HIGH } else { Confidence::new(0.85) };
            self.issue.date = Some(inferred(date, (FactSource::Nameplate, sure)));
        }
        if self.issue.newspaper.is_none() {
            self.issue.newspaper = name.map(|name| inferred(name, (FactSource::Nameplate, Confidence::HIGH)));
        }
    }

    /// 第01版：要闻, 01版:要闻.
    fn set_page(&mut self, words: &[char], (source, sure): (FactSource, Confidence)) -> bool {
        let Some(sign) = words.iter().position(|&c| c == '版') else { return false };
        let before = &words[..=sign];
        let Some(label) = page_label(before).or_else(|| page_label(&squeezed(before))) else { return false };
        // 今日4版 says how many there are; a sentence may speak of any.
        let before = words[..sign].iter().filter(|c| is_han(**c) && **c != '第').count();
        let is_dated = find_dates(words).iter().any(|mention| mention.date().is_some());
        if (before > 2 && !is_dated) || words.len() > 40 {
            return false;
        }
        self.label = Some(inferred(label, (source, sure)));
        let rest = &words[sign + 1..];
        let skipped = rest.iter().take_while(|c| is_blank(**c) || matches!(c, '：' | ':' | '-' | '·' | '—'));
        let rest = &rest[skipped.count()..];
        let name: String =
            rest.iter().take_while(|c| !is_blank(**c) && !matches!(c, '|' | '）' | ')')).collect();
        let is_name = (1..=LONGEST_NAME).contains(&name.chars().count()) && name.chars().any(is_han);
        self.name = is_name.then(|| inferred(name, (source, sure)));
        true
    }
}

/// A row's characters but those that lead elsewhere.
fn unlinked(document: &Document, chars: &[char], at: usize) -> Vec<char> {
    let run = document.rows[at].run.clone();
    let from = document.links.partition_point(|link| link.run.end <= run.start);
    let links = document.links[from..].iter().take_while(|link| link.run.start < run.end);
    let mut kept: Vec<char> = chars[run.clone()].to_vec();
    for link in links {
        let (start, end) = (link.run.start.max(run.start), link.run.end.min(run.end));
        kept[start - run.start..end - run.start].fill(' ');
    }
    let blank = |c: &&char| is_blank(**c);
    let (lead, tail) = (kept.iter().take_while(blank).count(), kept.iter().rev().take_while(blank).count());
    if lead == kept.len() { Vec::new() } else { kept[lead..kept.len() - tail].to_vec() }
}

/// The paper that a piece of a page's title names: 某州日报社数字报.
fn paper(piece: &str) -> Option<String> {
    let mut name =
        piece.trim_matches(|c: char| is_blank(c) || matches!(c, '《' | '》' | '（' | '）' | '【' | '】'));
    while let Some(short) = ON_THE_WEB.iter().find_map(|suffix| name.strip_suffix(suffix)) {
        name = short;
    }
    let length = name.chars().count();
    let is_paper = (3..=10).contains(&length) && name.chars().all(is_han);
    (is_paper && name.ends_with(['报', '報'])).then(|| name.to_owned())
}

/// A page's title without the name of the site behind it, or before it.
pub(crate) fn without_site(title: &str) -> &str {
    let title = title.trim();
    let is_site = |piece: &str| {
        let piece = piece.trim();
        piece.chars().count() <= 20
            && (paper(piece).is_some()
                || SITES.iter().any(|word| piece.contains(word))
                || (piece.is_ascii() && piece.contains('.')))
    };
    let is_title = |rest: &str| rest.trim().chars().count() >= 2;
    let mut rest = title;
    while let Some((before, site)) = rest.rsplit_once(BETWEEN) {
        if !is_title(before) || !(is_site(site) || site.trim().is_empty()) {
            break;
        }
        rest = before.trim_end_matches(|c: char| BETWEEN.contains(&c) || is_blank(c));
    }
    rest.trim()
}

fn inferred<T>(value: T, (source, sure): (FactSource, Confidence)) -> Inferred<T> {
    Inferred::new(value, source, sure)
}

/// The day of an article on a page of no known make: nobody says that it is the issue's.
pub(crate) fn article_day(words: &str) -> Option<Inferred<Date>> {
    let chars: Vec<char> = words.chars().collect();
    let date = find_dates(&chars).iter().find_map(DateMention::date)?;
    Some(inferred(date, (FactSource::Metadata, Confidence::MEDIUM)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{markup, text};

    fn facts(html: &str) -> (Option<String>, Option<String>, Option<String>, Option<String>) {
        let mut chars = Vec::new();
        let document = text::read(markup::read(html), &mut chars);
        let facts = read(&document, &chars, &Properties::default());
        (
            facts.issue.newspaper.map(|f| f.value),
            facts.issue.date.map(|f| f.value.to_string()),
            facts.label.map(|f| f.value.to_string()),
            facts.name.map(|f| f.value),
        )
    }

    #[track_caller]
    fn check(html: &str, paper: &str, date: &str, label: &str, name: &str) {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        assert_eq!(facts(html), (some(paper), some(date), some(label), some(name)), "{html}");
    }

    #[test]
    fn a_page_says_what_it_is_in_several_manners() {
        check(
            "<p>第01版：要闻 <a href=b>下一版</a></p><p>某州日报 <span>2019年3月12日 Tue</span></p>",
            "某州日报",
            "2019-03-12",
            "1",
            "要闻",
        );
        check(
            "<title>某县传媒·某州日报社数字报</title><td>第A02版：<b>民生</b></td><b>\n 2019\n</b> 年\n 3\n 月\n 12\n 日　星期\n 二",
            "某州日报",
            "2019-03-12",
            "A02",
            "民生",
        );
        check(
            "<li>03版:文体 &nbsp; PDF版下载</li>《某州晚报》(2019年03月12日 第 03 版)",
            "某州晚报",
            "2019-03-12",
            "3",
            "文体",
        );
    }

    #[test]
    fn links_to_other_pages_say_nothing_of_this_one() {
        check("<ul><li><a href=a>02版：要闻</a><li><a href=b>03版：民生</a></ul>", "", "", "", "");
        check(
            "<p>今日4版</p><p>他说，2019年3月12日那天，县里的渡口重新开航，两岸的人都来坐船，从清早排到晌午。</p>",
            "",
            "",
            "",
            "",
        );
    }

    #[test]
    fn a_title_loses_the_site_and_keeps_its_own_signs() {
        for (title, want) in [
            ("河水退了-某州日报数字报", "河水退了"),
            ("河水退了 - 新闻频道 - 某州网", "河水退了"),
            ("河水退了_某州新闻", "河水退了"),
            ("两岸—一条船的三十年", "两岸—一条船的三十年"),
            ("河水退了", "河水退了"),
            ("-某州网", "-某州网"),
        ] {
            assert_eq!(without_site(title), want);
        }
    }
}
