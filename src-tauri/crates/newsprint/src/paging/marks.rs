//! The lines by which a page says which it is: page lines and the lines of title blocks, and what stands around them.

use crate::dates::{DateMention, find_dates, find_weekday};
use crate::furniture::{FurnitureSign, furniture_sign, is_sexagenary, issue_number, page_label};
use crate::glance::Glance;
use crate::jump::find_jump;
use crate::lexicon::INDEX_WORDS;
use crate::lines::Line;
use crate::numerals::{is_numeral, parse_number};
use crate::punctuation::is_han;
use crate::{FurnitureKind, PageLabel};
use jiff::civil::Date;

/// Longer lines are no page lines.
const LONGEST: usize = 70;

/// A line that says which page or day it stands on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) line: usize,
    pub(super) label: Option<PageLabel>,
    date: Option<Date>,
    paper: Option<String>,
    /// A weekday or a day of the old calendar: what page lines say and nobody signs with.
    calendar: bool,
}

/// Marks that stand together, with lines of titles, publishers and editors between and around them.
#[derive(Clone, Debug)]
pub(super) struct Cluster<'t> {
    pub(super) start: usize,
    /// One past its last line.
    pub(super) end: usize,
    pub(super) marks: Vec<Mark>,
    lines: &'t [Line<'t>],
}

/// Whether a line is furniture by its own words.
pub(super) fn is_furniture(line: &Line<'_>) -> bool {
    furniture_sign(line).is_some()
}

/// How much there is to read in a line: its Chinese characters, none if it is furniture.
pub(super) fn words(line: &Line<'_>) -> usize {
    let count = line.chars.iter().filter(|&&c| is_han(c)).count();
    if count == 0 || (count < LONGEST && is_furniture(line)) { 0 } else { count }
}

/// All clusters of a text, in order. Labels in an index of pages are none.
pub(super) fn clusters<'t>(lines: &'t [Line<'t>]) -> Vec<Cluster<'t>> {
    let mut found: Vec<Cluster<'t>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(mark) = read_mark(lines, at, line) else { continue };
        match found.last_mut() {
            Some(last)
                if (last.end..at).all(|i| is_company(&lines[i])) || is_section(&lines[last.end..at]) =>
            {
                last.end = at + 1;
                last.marks.push(mark);
            }
            _ => found.push(Cluster { start: at, end: at + 1, marks: vec![mark], lines }),
        }
    }
    let mut free = 0;
    for cluster in &mut found {
        while cluster.start > free && is_title(&lines[cluster.start - 1]) {
            cluster.start -= 1;
        }
        while cluster.end < lines.len() && is_company(&lines[cluster.end]) {
            cluster.end += 1;
        }
        free = cluster.end;
    }
    found
}

fn read_mark(lines: &[Line<'_>], at: usize, line: &Line<'_>) -> Option<Mark> {
    let chars = line.chars;
    let may_be = |&c: &char| matches!(c, '版' | '年' | '月' | '期' | '號' | '号') || c.is_ascii_digit();
    let kinds = Glance::PAGE.and(Glance::MONTH).and(Glance::ISSUE).and(Glance::FIGURE);
    if chars.len() > LONGEST || !line.glance.shows(kinds) || !chars.iter().any(may_be) || is_worded(chars) {
        return None;
    }
    let sign = furniture_sign(line)?;
    if !says_which(sign) || find_jump(chars).is_some_and(|jump| jump.start == 0) || is_in_index(lines, at) {
        return None;
    }
    let label = page_label(chars).filter(|_| !is_word_with_page(chars));
    let label = label.or_else(|| label_beside(lines, at));
    let mark = Mark {
        line: at,
        label,
        date: find_dates(chars).iter().find_map(DateMention::date),
        paper: pieces(chars).find_map(paper_name),
        calendar: find_weekday(chars).is_some()
            || is_sexagenary(chars)
            || has(chars, "农历")
            || has(chars, "農曆"),
    };
    let says_number = || issue_number(chars).is_some();
    (mark.label.is_some() || mark.date.is_some() || mark.calendar || says_number()).then_some(mark)
}

/// Clauses, titles of works, half a bracket: a note on where something was taken from names a page and a
/// day, too.
fn is_worded(chars: &[char]) -> bool {
    let count = |signs: [char; 2]| chars.iter().filter(|c| signs.contains(c)).count();
    chars.iter().any(|c| matches!(c, '，' | '。' | '；' | '《' | '》' | '「' | '“' | '！' | '？'))
        || matches!(chars.first(), Some('（' | '('))
        || count(['（', '(']) != count(['）', ')'])
}

/// 民声　A03 over or under a line with a day and no page.
fn label_beside(lines: &[Line<'_>], at: usize) -> Option<PageLabel> {
    let is_dated = find_dates(lines[at].chars).iter().any(|mention| mention.date().is_some());
    let is_short =
        |line: &&Line<'_>| line.chars.len() <= 10 && !is_furniture(line) && !line.chars.contains(&'版');
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let short = beside.into_iter().flatten().filter_map(|i| lines.get(i)).filter(is_short);
    is_dated.then(|| short.map(|line| line.chars).find_map(page_label))?
}

fn says_which(sign: FurnitureSign) -> bool {
    matches!(sign.code, "date_line" | "page_line" | "title_block")
}

/// Lines under 导读 and the like, up to three of them, and lines that say what stands on another page.
fn is_in_index(lines: &[Line<'_>], at: usize) -> bool {
    let is_index = |line: &Line<'_>| furniture_sign(line).is_some_and(|sign| sign.code == "index_of_pages");
    let is_headed = lines[at.saturating_sub(3)..at].iter().any(|line| {
        let words: String = line.chars.iter().filter(|c| !c.is_whitespace()).collect();
        INDEX_WORDS.contains(&words.as_str())
    });
    let beside = [at.checked_sub(1), at.checked_add(1)];
    is_headed || beside.into_iter().flatten().filter_map(|i| lines.get(i)).any(is_index)
}

/// 第一版面世, 头版次: 版 there is part of another word.
fn is_word_with_page(chars: &[char]) -> bool {
    chars.array_windows().any(|&[number, sign, after]| {
        sign == '版' && is_numeral(number) && "面次本权權图圖画畫式税稅块塊号型".contains(after)
    })
}

fn pieces(chars: &[char]) -> impl Iterator<Item = &[char]> {
    chars.split(|c| c.is_whitespace() || matches!(c, '|' | '│' | '·' | '—' | '：')).filter(|p| !p.is_empty())
}

/// 岚川日报: a piece of a line, or all of it, that ends as the names of papers do.
fn paper_name(piece: &[char]) -> Option<String> {
    let is_name = (2..=8).contains(&piece.len())
        && piece.iter().all(|&c| is_han(c))
        && piece.last().is_some_and(|c| matches!(c, '报' | '報' | '刊'));
    is_name.then(|| piece.iter().collect())
}

fn has(chars: &[char], word: &str) -> bool {
    chars.iter().collect::<String>().contains(word)
}

/// A line that is nothing but a paper's name, however spaced.
fn title_of(line: &Line<'_>) -> Option<String> {
    let squeezed: Vec<char> = line.chars.iter().copied().filter(|c| !c.is_whitespace()).collect();
    paper_name(&squeezed)
}

/// What may stand over a page line and belongs to its page: the title, also in Latin capitals, and the publisher.
fn is_title(line: &Line<'_>) -> bool {
    let is_in_latin = line.chars.len() > 3 && line.chars.iter().all(|c| c.is_ascii_uppercase() || *c == ' ');
    is_in_latin
        || title_of(line).is_some()
        || furniture_sign(line).is_some_and(|sign| sign.kind == FurnitureKind::Nameplate)
}

/// 成长: the name of a page between its label and its day.
fn is_section(between: &[Line<'_>]) -> bool {
    matches!(between, [line] if line.chars.len() <= 4 && line.chars.iter().all(|&c| is_han(c)))
}

/// What may stand between and behind the lines of a head or foot.
fn is_company(line: &Line<'_>) -> bool {
    let kinds = [FurnitureKind::Nameplate, FurnitureKind::Credits, FurnitureKind::Imprint];
    title_of(line).is_some() || furniture_sign(line).is_some_and(|sign| kinds.contains(&sign.kind))
}

impl<'t> Cluster<'t> {
    /// All labels it names, but none where it is an index: several bare labels.
    pub(super) fn labels(&self) -> Vec<PageLabel> {
        let full = self.full_labels();
        let all: Vec<PageLabel> = self.marks.iter().filter_map(|mark| mark.label.clone()).collect();
        if all.len() > 1 || !full.is_empty() { full } else { all }
    }

    /// The labels that stand with a day or the paper's name.
    pub(super) fn full_labels(&self) -> Vec<PageLabel> {
        self.marks.iter().filter(|mark| self.is_full(mark)).filter_map(|mark| mark.label.clone()).collect()
    }

    /// The label, if it names one.
    pub(super) fn single_label(&self) -> Option<PageLabel> {
        match &self.labels()[..] {
            [label] => Some(label.clone()),
            _ => None,
        }
    }

    /// Whether a mark says more than a label: in its own line, or in the lines beside it unless those are a title
    /// block, under which an index may stand.
    pub(super) fn is_full(&self, mark: &Mark) -> bool {
        let says_more = |m: &Mark| m.date.is_some() || m.paper.is_some() || m.calendar;
        let alone = self.marks.iter().filter(|m| m.label.is_some()).count() == 1;
        says_more(mark)
            || (alone && !self.is_title_block() && (self.marks.iter().any(says_more) || self.has_title()))
    }

    /// Nothing but a label.
    pub(super) fn is_bare(&self) -> bool {
        self.marks.iter().all(|m| m.date.is_none() && m.paper.is_none() && !m.calendar)
            && self.number().is_none()
            && !self.has_title()
    }

    /// A title block has the issue's number, and no page.
    pub(super) fn is_title_block(&self) -> bool {
        self.number().is_some() && !self.marks.iter().any(|mark| mark.label.is_some() && mark.date.is_some())
    }

    /// The issue's number, also where it stands beside the price.
    pub(super) fn number(&self) -> Option<u32> {
        self.lines[self.start..self.end].iter().find_map(|line| issue_number(line.chars))
    }

    /// A day as only title blocks and page lines say it: with its weekday, number or page, and the paper's name.
    pub(super) fn is_dated_head(&self) -> bool {
        let any = |is: fn(&Mark) -> bool| self.marks.iter().any(is);
        let is_numbered = self.number().is_some();
        let sure = any(|m| m.calendar) || any(|m| m.label.is_some()) || is_numbered;
        let whose = any(|m| m.paper.is_some()) || self.has_title() || is_numbered;
        let is_page_line = any(|m| m.label.is_some() && m.date.is_some());
        let is_dated = self.date().is_some() || (is_numbered && any(|m| m.calendar));
        is_page_line || (is_dated && sure && whose)
    }

    pub(super) fn date(&self) -> Option<Date> {
        self.marks.iter().find_map(|mark| mark.date)
    }

    pub(super) fn paper(&self) -> Option<String> {
        let in_marks = self.marks.iter().find_map(|mark| mark.paper.clone());
        in_marks.or_else(|| self.lines[self.start..self.end].iter().find_map(title_of))
    }

    fn has_title(&self) -> bool {
        self.lines[self.start..self.end].iter().any(|line| title_of(line).is_some())
    }

    /// Its part from a line on.
    pub(super) fn from(&self, line: usize) -> Self {
        let marks = self.marks.iter().filter(|mark| mark.line >= line).cloned().collect();
        Self { start: line, marks, ..self.clone() }
    }

    /// Where the next page begins if it is the one that line `at` names: behind the last line that names one of
    /// `labels`, and behind the editors and the imprint at the foot of the page before.
    pub(super) fn start_after(&self, labels: &[PageLabel], at: usize) -> usize {
        let own = |m: &&Mark| m.line < at && m.label.as_ref().is_some_and(|label| labels.contains(label));
        let behind = self.marks.iter().filter(own).map(|m| m.line + 1).max().unwrap_or(self.start);
        let is_foot = |i: usize| {
            let kind = furniture_sign(&self.lines[i]).map(|sign| sign.kind);
            matches!(kind, Some(FurnitureKind::Credits | FurnitureKind::Imprint))
        };
        (behind..at).rev().take_while(|&i| !is_foot(i)).last().unwrap_or(at)
    }
}

/// 2·3连版 names both: the labels of its pages.
pub(super) fn labels_of_spread(label: &PageLabel) -> Vec<PageLabel> {
    let text = label.as_str();
    if !text.contains(['·', '连', '連']) {
        return Vec::new();
    }
    let numbers = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    numbers.map(PageLabel::new).collect()
}

/// The section's letters and the number of a label.
fn parts(label: &PageLabel) -> (String, Option<u32>) {
    let text = label.as_str();
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let number: Vec<char> = text[digits..].chars().collect();
    (text[..digits].to_ascii_uppercase(), parse_number(&number))
}

/// The number in a label.
pub(super) fn number(label: &PageLabel) -> Option<u32> {
    parts(label).1
}

/// 1, A01, T1.
pub(super) fn is_first(label: &PageLabel) -> bool {
    let (section, number) = parts(label);
    number == Some(1) && matches!(section.as_str(), "" | "A" | "T")
}

/// Whether one page follows the other in the same section.
pub(super) fn is_next(before: &PageLabel, label: &PageLabel) -> bool {
    let ((section, first), (other, second)) = (parts(before), parts(label));
    section == other && first.is_some() && first.map(|n| n + 1) == second
}
