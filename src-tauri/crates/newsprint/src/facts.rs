//! Which newspaper, which day, which number: read where such things are printed, never guessed.

use crate::byline::newspaper_of;
use crate::dates::{DateMention, find_dates, find_weekday};
use crate::editions::edition_in_line;
use crate::evidence::is_page_name;
use crate::furniture::{is_date_line, issue_number, page_label};
use crate::labels::Label;
use crate::lexicon::PLAN_WORDS;
use crate::lines::Line;
use crate::lunar::find_lunar;
use crate::reading::Reading;
use crate::sequence::Verdict;
use crate::{Article, Confidence, FactSource, FurnitureKind, Inferred, IssueFacts, PageLabel, Warning};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a page says about the issue it belongs to, and its own label.
pub(crate) struct PageFacts {
    pub(crate) issue: IssueFacts,
    pub(crate) label: Option<Inferred<PageLabel>>,
    pub(crate) warnings: Vec<Warning>,
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
    let warnings =
        printed.iter().flat_map(|(date, i)| contradictions(date.value, *i, lines, &furniture)).collect();
    let printed = printed.map(|(date, _)| date);
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
            edition: printed_edition(lines, readings, &furniture),
        },
        warnings,
        label: label.map(|l| Inferred::new(l, FactSource::Folio, Confidence::HIGH)),
    }
}

/// The paper's name: a short line of furniture without other sense, close to the date or to the publisher. It is held
/// for less sure where it only stands first and does not end as papers' names do; the name of a page is none.
fn nameplate_name(lines: &[Line<'_>], verdicts: &[Verdict], furniture: &[usize]) -> Option<Inferred<String>> {
    let beside_date = |i: usize| {
        let from = i.saturating_sub(4);
        (from..lines.len().min(i + 5))
            .any(|j| j != i && verdicts[j].label == Label::Furniture && is_date_line(lines[j].chars))
    };
    let mut best: Option<(u8, String, FactSource)> = None;
    for &i in furniture.iter().filter(|&&i| is_date_line(lines[i].chars)) {
        // 某某晚报　2021年7月5日　星期一: the name stands in the page line itself.
        best = best.or(paper_in(lines[i].chars).map(|name| (1, name, source_of(lines[i].chars))));
    }
    for &i in furniture {
        let line = &lines[i];
        let name: String = line.chars.iter().filter(|c| !c.is_whitespace()).collect();
        let length = name.chars().count();
        let plain = (2..=10).contains(&length)
            && line.chars.iter().all(|&c| crate::punctuation::is_han(c) || c.is_whitespace());
        let other = crate::furniture::furniture_sign(line).is_some() || is_page_name(line.chars);
        if !plain || other || !beside_date(i) {
            continue;
        }
        let paper = name.ends_with(['报', '報', '刊']);
        let rank = u8::from(line.heading == 1) * 2 + u8::from(paper) * 3 + u8::from(i == 0);
        if rank > 0 && best.as_ref().is_none_or(|(r, ..)| rank > *r) {
            best = Some((rank, name, FactSource::Nameplate));
        }
    }
    // 某某晚报　第二版: a page line without the day.
    let folios = furniture.iter().filter(|&&i| page_label(lines[i].chars).is_some());
    let named =
        || folios.copied().find_map(|i| paper_in(lines[i].chars).map(|name| (1, name, FactSource::Folio)));
    best = best.or_else(named);
    best.map(|(_, name, source)| {
        let sure = source != FactSource::Nameplate || name.ends_with(['报', '報', '刊']);
        Inferred::new(name, source, if sure { Confidence::HIGH } else { Confidence::MEDIUM })
    })
}

/// Where a line with a date stands: a page line names its page.
fn source_of(chars: &[char]) -> FactSource {
    if page_label(chars).is_some() { FactSource::Folio } else { FactSource::Nameplate }
}

/// The name of a paper that stands in a line as a word of its own.
fn paper_in(chars: &[char]) -> Option<String> {
    let pieces = chars.split(|c| c.is_whitespace() || matches!(c, '|' | '│'));
    pieces.map(|piece| piece.iter().collect::<String>()).find(|piece| is_paper_name(piece))
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

/// The day in the title block or page line, and its line. The weekday and the lunar day beside it must agree, or it
/// is held for less sure.
fn printed_date(lines: &[Line<'_>], furniture: &[usize]) -> Option<(Inferred<Date>, usize)> {
    for &i in furniture {
        let chars = lines[i].chars;
        if !is_date_line(chars) {
            continue;
        }
        let Some(date) = find_dates(chars).iter().find_map(DateMention::date) else { continue };
        let source = source_of(chars);
        let checks: Vec<bool> = checks(date, i, lines, furniture).map(|(_, agrees)| agrees).collect();
        let confidence = match (checks.contains(&false), checks.contains(&true)) {
            (true, _) => Confidence::MEDIUM,
            (false, true) => Confidence::new(0.99),
            (false, false) => Confidence::HIGH,
        };
        return Some((Inferred::new(date, source, confidence), i));
    }
    broken_date(lines, furniture)
}

/// Whether the weekday and the lunar day that are printed nearest to line `i` are those of `date`, each with the line
/// it stands on: the line itself, or one close by in the title block that names no other day.
fn checks(
    date: Date,
    i: usize,
    lines: &[Line<'_>],
    furniture: &[usize],
) -> impl Iterator<Item = (usize, bool)> {
    let other = |j: usize| j != i && find_dates(lines[j].chars).iter().any(|m| m.date().is_some());
    let mut near: Vec<usize> =
        furniture.iter().copied().filter(|&j| j.abs_diff(i) <= 4 && !other(j)).collect();
    near.sort_by_key(|j| j.abs_diff(i));
    let weekday = near.iter().find_map(|&j| Some((j, find_weekday(lines[j].chars)? == date.weekday())));
    let lunar = near.iter().find_map(|&j| Some((j, find_lunar(lines[j].chars)?.is(date)?)));
    weekday.into_iter().chain(lunar)
}

/// What beside a date says that it is another.
fn contradictions(date: Date, i: usize, lines: &[Line<'_>], furniture: &[usize]) -> Vec<Warning> {
    let against = checks(date, i, lines, furniture).filter(|(_, agrees)| !agrees);
    let mut told: Vec<Warning> = against
        .map(|(j, _)| Warning {
            code: "date_contradicted".into(),
            detail: format!("{date} / {}", lines[j].text()),
            span: Some(lines[j].range),
        })
        .collect();
    told.dedup();
    told
}

/// A title block may set year, day and weekday on lines of their own.
fn broken_date(lines: &[Line<'_>], furniture: &[usize]) -> Option<(Inferred<Date>, usize)> {
    let mut block: Vec<char> = Vec::new();
    for (k, &i) in furniture.iter().enumerate() {
        if k > 0 && furniture[k - 1] + 1 != i {
            block.clear();
        }
        block.extend(lines[i].chars);
        block.push(' ');
        let agrees = |date: &Date| {
            find_weekday(&block).is_none_or(|weekday| weekday == date.weekday())
                && find_lunar(&block).is_none_or(|lunar| lunar.is(*date) != Some(false))
        };
        if let Some(date) = find_dates(&block).iter().find_map(DateMention::date).filter(agrees) {
            return Some((Inferred::new(date, FactSource::Nameplate, Confidence::new(0.9)), i));
        }
    }
    None
}

/// The edition that the title block or the page line names.
fn printed_edition(
    lines: &[Line<'_>],
    readings: &[Reading],
    furniture: &[usize],
) -> Option<Inferred<String>> {
    let plate = |i: &&usize| {
        let kind = readings[**i].furniture.map(|f| f.kind);
        kind.is_none_or(|kind| matches!(kind, FurnitureKind::Nameplate | FurnitureKind::Folio))
    };
    let edition = furniture.iter().filter(plate).find_map(|&i| edition_in_line(lines[i].chars))?;
    Some(Inferred::new(edition.to_owned(), FactSource::Nameplate, Confidence::HIGH))
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
        let file =
            parse_file(text.as_bytes(), &FileContext { path, template: None, ..FileContext::default() });
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
    fn a_lunar_day_confirms_or_contradicts_the_date_beside_it() {
        let read = |block: &str| {
            let page = format!(
                "某州晚報\n{block}\n\n老渡口今天重新開航\n\n昨天、停了六年的老渡口重新開航、兩岸的人都來坐船、從清早排到了晌午。"
            );
            let file = parse_file(page.as_bytes(), &FileContext::default());
            let date = file.issue.date.expect("a date");
            (date.value.to_string(), date.confidence.get(), file.warnings)
        };
        let (date, sure, warnings) = read("第二版民國九年四月三日\n庚申年二月十五日");
        assert_eq!((date.as_str(), sure, warnings), ("1920-04-03", 0.99, vec![]));
        let (date, sure, warnings) = read("第二版民國九年四月四日\n庚申年二月十五日");
        assert_eq!((date.as_str(), sure), ("1920-04-04", 0.6), "one of the two is wrong");
        assert_eq!(
            (&*warnings[0].code, &*warnings[0].detail),
            ("date_contradicted", "1920-04-04 / 庚申年二月十五日")
        );
        assert_eq!(read("2011年12月22日　星期五").2.len(), 1, "so a weekday");
    }

    #[test]
    fn editions_are_read_from_the_title_block_or_the_path() {
        let page = |line: &str| {
            format!(
                "某州晚报\n\n{line}\n\n2011年12月22日　星期四\n\n老渡口今天重新开航\n\n昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。"
            )
        };
        let edition = |page: &str, path: &str| facts(page, path).0.edition.map(|e| (e.value, e.source));
        let printed = Some(("早刊".to_owned(), FactSource::Nameplate));
        assert_eq!(edition(&page("早　刊"), "某州晚报/2011-12-22晚刊/1.txt"), printed);
        let named = Some(("晚刊".to_owned(), FactSource::FolderName));
        assert_eq!(edition(&page("今日早刊4版　晚刊12版"), "某州晚报/2011-12-22晚刊/1.txt"), named);
        assert_eq!(edition(&page("今日早刊4版　晚刊12版"), "1.txt"), None);
        assert_eq!(facts(&page("今日早刊4版　晚刊12版"), "").1, None, "and no page");
    }

    #[test]
    fn a_day_without_a_year_stays_undated() {
        let page =
            "老渡口今天重新开航\n\n本报3月11日讯 昨天老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。";
        assert_eq!(facts(page, "").0.date, None);
    }
}
