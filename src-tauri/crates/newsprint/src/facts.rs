//! Which newspaper, which day, which number: read where such things are printed, never guessed.

use crate::byline::newspaper_of;
use crate::dates::{DateMention, find_dates, find_weekday};
use crate::furniture::{is_date_line, issue_number, page_label};
use crate::labels::Label;
use crate::lexicon::PLAN_WORDS;
use crate::lines::Line;
use crate::reading::Reading;
use crate::sequence::Verdict;
use crate::{Article, Confidence, FactSource, Inferred, IssueFacts, PageLabel};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a page says about the issue it belongs to, and its own label.
pub(crate) struct PageFacts {
    pub(crate) issue: IssueFacts,
    pub(crate) label: Option<Inferred<PageLabel>>,
}

/// Reads a page's facts from its furniture, its bylines and its datelines.
pub(crate) fn read_facts(
    lines: &[Line<'_>],
    readings: &[Reading],
    verdicts: &[Verdict],
    articles: &[Article],
    page: &[char],
) -> PageFacts {
    let furniture: Vec<usize> = (0..lines.len()).filter(|&i| verdicts[i].label == Label::Furniture).collect();
    let newspaper = nameplate_name(lines, verdicts, &furniture).or_else(|| name_in_bylines(readings));
    let printed = printed_date(lines, &furniture);
    let date = printed.or_else(|| date_from_datelines(articles, page, newspaper.as_ref()));
    let number = furniture.iter().find_map(|&i| issue_number(lines[i].chars));
    // An index names other pages than this.
    let indexes = |i: usize| readings[i].furniture.is_some_and(|f| f.code == "index_of_pages");
    let own = furniture.iter().filter(|&&i| !indexes(i));
    let label = own.copied().find_map(|i| page_label(lines[i].chars));
    PageFacts {
        issue: IssueFacts {
            newspaper,
            date,
            number: number.map(|n| Inferred::new(n, FactSource::Nameplate, Confidence::HIGH)),
            edition: None,
        },
        label: label.map(|l| Inferred::new(l, FactSource::Folio, Confidence::HIGH)),
    }
}

/// The paper's name: a short line of furniture without other sense, close to the date or to the publisher.
fn nameplate_name(lines: &[Line<'_>], verdicts: &[Verdict], furniture: &[usize]) -> Option<Inferred<String>> {
    let beside_date = |i: usize| {
        let from = i.saturating_sub(4);
        (from..lines.len().min(i + 5))
            .any(|j| j != i && verdicts[j].label == Label::Furniture && is_date_line(lines[j].chars))
    };
    let mut best: Option<(u8, String)> = None;
    for &i in furniture.iter().filter(|&&i| is_date_line(lines[i].chars)) {
        // 某某晚报　2021年7月5日　星期一: the name stands in the page line itself.
        let pieces = lines[i].chars.split(|c| c.is_whitespace() || matches!(c, '|' | '│'));
        let named = pieces.map(|p| p.iter().collect::<String>()).find(|p| is_paper_name(p));
        best = best.or(named.map(|name| (1, name)));
    }
    for &i in furniture {
        let line = &lines[i];
        let name: String = line.chars.iter().filter(|c| !c.is_whitespace()).collect();
        let length = name.chars().count();
        let plain = (2..=10).contains(&length)
            && line.chars.iter().all(|&c| crate::punctuation::is_han(c) || c.is_whitespace());
        if !plain || crate::furniture::furniture_sign(line).is_some() || !beside_date(i) {
            continue;
        }
        let paper = name.ends_with(['报', '報', '刊']);
        let rank = u8::from(line.heading == 1) * 2 + u8::from(paper) * 3 + u8::from(i == 0);
        if rank > 0 && best.as_ref().is_none_or(|(r, _)| rank > *r) {
            best = Some((rank, name));
        }
    }
    best.map(|(_, name)| Inferred::new(name, FactSource::Nameplate, Confidence::HIGH))
}

/// A word that ends as the names of papers do.
fn is_paper_name(piece: &str) -> bool {
    (3..=8).contains(&piece.chars().count())
        && piece.ends_with(['报', '報'])
        && piece.chars().all(crate::punctuation::is_han)
}

/// The paper that most bylines name.
fn name_in_bylines(readings: &[Reading]) -> Option<Inferred<String>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for signature in readings.iter().filter_map(|r| r.signature.as_ref()) {
        if let Some(name) = signature.office.as_deref().and_then(newspaper_of) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let (name, count) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    let confidence =
        if count >= 2 && count * 3 >= all * 2 { Confidence::new(0.85) } else { Confidence::MEDIUM };
    Some(Inferred::new(name, FactSource::Byline, confidence))
}

/// The day in the title block or page line; the weekday beside it must agree, or it is held for less sure.
fn printed_date(lines: &[Line<'_>], furniture: &[usize]) -> Option<Inferred<Date>> {
    for &i in furniture {
        let chars = lines[i].chars;
        if !is_date_line(chars) {
            continue;
        }
        let Some(date) = find_dates(chars).iter().find_map(DateMention::date) else { continue };
        let folio = page_label(chars).is_some();
        let source = if folio { FactSource::Folio } else { FactSource::Nameplate };
        let weekday = find_weekday(chars);
        let confidence = match weekday {
            Some(day) if day != date.weekday() => Confidence::MEDIUM,
            Some(_) => Confidence::new(0.99),
            None => Confidence::HIGH,
        };
        return Some(Inferred::new(date, source, confidence));
    }
    broken_date(lines, furniture)
}

/// A title block may set year, day and weekday on lines of their own.
fn broken_date(lines: &[Line<'_>], furniture: &[usize]) -> Option<Inferred<Date>> {
    let mut block: Vec<char> = Vec::new();
    for (k, &i) in furniture.iter().enumerate() {
        if k > 0 && furniture[k - 1] + 1 != i {
            block.clear();
        }
        block.extend(lines[i].chars);
        block.push(' ');
        let date = find_dates(&block).iter().find_map(DateMention::date);
        if let Some(date) = date.filter(|d| find_weekday(&block).is_none_or(|w| w == d.weekday())) {
            return Some(Inferred::new(date, FactSource::Nameplate, Confidence::new(0.9)));
        }
    }
    None
}

/// 本报10月10日讯 is a reporting date: a morning paper of the 11th prints it. The year is the latest that
/// the page itself speaks of and that leaves what it reports in the past. Never better than medium.
fn date_from_datelines(
    articles: &[Article],
    page: &[char],
    newspaper: Option<&Inferred<String>>,
) -> Option<Inferred<Date>> {
    let mut days: Vec<(i8, i8)> = Vec::new();
    for dateline in articles.iter().filter_map(|a| a.dateline.as_ref()) {
        let chars: Vec<char> = dateline.text.chars().collect();
        for mention in find_dates(&chars) {
            if let (Some(month), Some(day)) = (mention.month, mention.day) {
                days.push((month, day));
            }
        }
    }
    let (month, day) = *days.iter().max_by_key(|d| (days.iter().filter(|e| e == d).count(), **d))?;
    let mentions = find_dates(page);
    let year = latest_year(&mentions, page, month, day)?;
    let reported = Date::new(year, month, day).ok()?;
    let evening = newspaper.is_some_and(|n| n.value.contains('晚'));
    let date = if evening { reported } else { reported.checked_add(1.day()).ok()? };
    let stated = mentions.iter().any(|m| m.date() == Some(date));
    let agreed = days.iter().filter(|&&d| d == (month, day)).count() >= 2;
    let confidence = if stated || agreed { Confidence::MEDIUM } else { Confidence::new(0.45) };
    Some(Inferred::new(date, FactSource::Dateline, confidence))
}

/// The latest year that the page names as present or past on the day `month`/`day` of that year.
fn latest_year(mentions: &[DateMention], page: &[char], month: i8, day: i8) -> Option<i16> {
    mentions
        .iter()
        .filter(|m| !is_planned(page, m.start))
        .filter_map(|m| {
            let year = m.year?;
            let (m_month, m_day) = (m.month.unwrap_or(1), m.day.unwrap_or(1));
            let latest = Date::new(year, month, day).ok()?.checked_add(2.days()).ok()?;
            let named = Date::new(year, m_month, m_day).ok()?;
            (named <= latest).then_some(year)
        })
        .max()
}

/// Whether words of planning stand close before `at`.
fn is_planned(page: &[char], at: usize) -> bool {
    let before: String = page[at.saturating_sub(6)..at].iter().collect();
    PLAN_WORDS.iter().any(|w| before.ends_with(w) || (w.chars().count() >= 2 && before.contains(w)))
}

#[cfg(test)]
mod tests {
    use crate::{FactSource, FileContext, IssueFacts, PageLabel, parse_file};

    fn facts(text: &str, path: &str) -> (IssueFacts, Option<PageLabel>) {
        let file = parse_file(text.as_bytes(), &FileContext { path, template: None });
        (file.issue, file.pages[0].label.as_ref().map(|l| l.value.clone()))
    }

    #[test]
    fn an_index_names_other_pages_than_its_own() {
        let page = "某州晚报\n\n2011年12月22日　星期四\n\n导　读\n\n３版　钟楼大钟今夜停摆，修表匠上楼\n\n老渡口今天重新开航\n\n昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。";
        assert_eq!(facts(page, "").1, None);
        assert_eq!(facts(page, "某州晚报-第1版.txt").1, Some(PageLabel::new("1")));
    }

    #[test]
    fn a_reporting_date_is_a_day_before_a_morning_paper_and_of_the_day_of_an_evening_one() {
        let page = |paper: &str| {
            format!(
                "老渡口今天重新开航\n\n□{paper}记者 周亦青\n\n本报3月11日讯 2019年以来，县里修了三座码头，昨天老渡口重新开航，两岸的人都来坐船。"
            )
        };
        for (paper, day) in [("某州日报", "2019-03-12"), ("某州晚报", "2019-03-11")] {
            let date = facts(&page(paper), "").0.date.expect("a date");
            assert_eq!((date.value.to_string().as_str(), date.source), (day, FactSource::Dateline));
            assert!(date.confidence.get() <= 0.6, "never better than medium");
        }
    }

    #[test]
    fn a_day_without_a_year_stays_undated() {
        let page =
            "老渡口今天重新开航\n\n本报3月11日讯 昨天老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。";
        assert_eq!(facts(page, "").0.date, None);
    }
}
