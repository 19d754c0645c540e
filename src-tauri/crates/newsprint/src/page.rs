//! One page from text to articles: the order of the steps.

use crate::account::{Bin, Ledger};
use crate::cues::CueSet;
use crate::drafts::{Draft, Drafts, Segment};
use crate::explain::Weighed;
use crate::facts::PageFacts;
use crate::labels::Label;
use crate::lines::Line;
use crate::paging::PageText;
use crate::reading::Reading;
use crate::sequence::Verdict;
use crate::setting::Setting;
use crate::{
    Article, CharRange, Furniture, FurnitureKind, ParsedPage, Reason, Warning, Weights, articles, assign,
    claimed, drafts, evidence, facts, interleaved, print, reading, rejoined, sequence, setting, settled,
};

/// A parsed page and what the reader should know of it.
pub(crate) struct ReadPage {
    pub(crate) page: ParsedPage,
    pub(crate) warnings: Vec<Warning>,
}

/// A line of a headline stack, for those who fit weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadLine {
    /// Where it stands.
    pub range: CharRange,
    /// What it shows, by the names of the rows of `tables/stack_weights.txt`.
    pub evidence: Vec<&'static str>,
}

/// The headline stacks of a page.
pub(crate) fn explain_heads(page: &PageText<'_>, weights: &Weights) -> Vec<Vec<HeadLine>> {
    let lines = &page.lines;
    let (mut readings, setting) = measured(lines);
    let cues = evidence::find_cues(lines, &readings, &setting);
    let verdicts = label(lines, (&mut readings, &setting), &cues, weights);
    let mut drafts = drafts::sort(lines, &readings, &verdicts, &setting);
    interleaved::part_foreign(&mut drafts, lines);
    claimed::part_claimed(&mut drafts, lines);
    rejoined::rejoin(&mut drafts, lines);
    let mut sections = drafts.sections();
    let repeated = articles::repeated_heads(lines, &verdicts);
    let set = articles::Set { lines, setting: &setting, weights: &weights.stack };
    let explained = sections.iter_mut().flat_map(|section| {
        let (stacks, said) = assign::assign(section, lines);
        articles::explain_stacks(set, &verdicts, section, &repeated, (&stacks, &said))
    });
    let head = |(number, evidence): (usize, _)| HeadLine { range: lines[number].range, evidence };
    explained.map(|stack| stack.into_iter().map(head).collect()).collect()
}

/// Takes one page's text apart, and hands out what it was weighed by.
pub(crate) fn read_page<'t>(page: PageText<'t>, ordinal: u32, weights: &Weights) -> (ReadPage, Weighed<'t>) {
    let PageText { chars, offset, lines } = page;
    let (mut readings, setting) = measured(&lines);
    let cues = evidence::find_cues(&lines, &readings, &setting);
    let verdicts = label(&lines, (&mut readings, &setting), &cues, weights);
    let mut drafts = drafts::sort(&lines, &readings, &verdicts, &setting);
    interleaved::part_foreign(&mut drafts, &lines);
    claimed::part_claimed(&mut drafts, &lines);
    rejoined::rejoin(&mut drafts, &lines);
    let furniture = furniture(&lines, &readings, &verdicts, &drafts.furniture);
    let mut sections = drafts.sections();
    let repeated = articles::repeated_heads(&lines, &verdicts);
    let set = articles::Set { lines: &lines, setting: &setting, weights: &weights.stack };
    let articles: Vec<Article> = sections
        .iter_mut()
        .flat_map(|section| {
            let (stacks, said) = assign::assign(section, &lines);
            articles::build(set, &verdicts, section, &repeated, (stacks, &said))
        })
        .collect();
    let PageFacts { issue, label, warnings: doubts } =
        facts::read_facts(&lines, &readings, &verdicts, &articles, chars);
    let account = balance(chars, offset, (&lines, &verdicts), &sections, &articles, &furniture);
    let mut warnings = warnings(&furniture, account.unplaced);
    warnings.extend(doubts);
    let end = offset + u32::try_from(chars.len()).unwrap_or(u32::MAX);
    let page = ParsedPage {
        ordinal,
        range: CharRange::new(offset, end),
        issue,
        label,
        name: None,
        articles,
        furniture,
        account,
        sheet: None,
    };
    (ReadPage { page, warnings }, Weighed { lines, cues, verdicts })
}

/// Every line read by itself and measured against its page.
fn measured(lines: &[Line<'_>]) -> (Vec<Reading>, Setting) {
    let old_stops = setting::uses_old_stops(lines);
    let mut readings = reading::read_lines(lines, old_stops);
    let setting = setting::measure(lines, &readings, old_stops);
    reading::mark_prose(lines, &mut readings, &setting);
    (readings, setting)
}

/// The labels of all lines: the best sequence, and what the page settles besides.
fn label(
    lines: &[Line<'_>],
    (readings, setting): (&mut [Reading], &Setting),
    cues: &[CueSet],
    weights: &Weights,
) -> Vec<Verdict> {
    let mut verdicts = sequence::label_lines(cues, &weights.labels);
    sequence::part_doubly_signed(&mut verdicts, lines, readings);
    settled::settle(lines, cues, readings, &mut verdicts, setting.old_stops);
    verdicts
}

fn furniture(
    lines: &[Line<'_>],
    readings: &[Reading],
    verdicts: &[Verdict],
    numbers: &[usize],
) -> Vec<Furniture> {
    numbers
        .iter()
        .map(|&i| Furniture {
            kind: readings[i].furniture.map_or_else(|| beside(lines, readings, i), |f| f.kind),
            text: print::keep_lines(lines, &[Segment { line: i, from: 0, to: lines[i].chars.len() }]),
            reason: Reason::new(readings[i].furniture.map_or(verdicts[i].reason, |f| f.code), ""),
        })
        .collect()
}

/// A line that is furniture by its company: over the first date it is the title, after it an ear.
fn beside(lines: &[Line<'_>], readings: &[Reading], i: usize) -> FurnitureKind {
    let plate = |j: usize| readings[j].furniture.is_some_and(|f| f.kind == FurnitureKind::Nameplate);
    let after = (0..i).any(plate);
    let before = (i + 1..lines.len()).any(plate);
    match (after, before) {
        (_, true) => FurnitureKind::Nameplate,
        (true, false) if i < 16 => FurnitureKind::Ear,
        _ => FurnitureKind::Other,
    }
}

fn balance(
    chars: &[char],
    offset: u32,
    (lines, verdicts): (&[Line<'_>], &[Verdict]),
    sections: &[Drafts],
    articles: &[Article],
    furniture: &[Furniture],
) -> crate::Account {
    let mut ledger = Ledger::new(chars, offset);
    for mark in lines.iter().flat_map(|l| &l.markup) {
        ledger.book(Bin::Markup, *mark);
    }
    let heads = lines.iter().zip(verdicts).filter(|(_, v)| v.label == Label::Head);
    for (line, _) in heads {
        ledger.book(Bin::Markup, print::place(line, 0, line.bullet()));
    }
    book_bodies(&mut ledger, lines, sections.iter().flat_map(|s| &s.bodies));
    for (bin, span) in articles.iter().flat_map(articles::spans) {
        ledger.book(bin, span);
    }
    for span in furniture.iter().flat_map(|f| &f.text.spans) {
        ledger.book(Bin::Furniture, *span);
    }
    ledger.account()
}

/// Books what bodies say of themselves: who signs, and where they go on.
pub(crate) fn book_bodies<'d>(
    ledger: &mut Ledger<'_>,
    lines: &[Line<'_>],
    bodies: impl Iterator<Item = &'d Draft> + Clone,
) {
    let signed = bodies.clone().flat_map(|d| &d.signed);
    for signed in signed.filter(|s| !s.of_caption) {
        let line = &lines[signed.segment.line];
        if signed.signature.has_mark {
            ledger.book(Bin::Markup, print::place(line, signed.segment.from, signed.segment.from + 1));
        }
        ledger.book(Bin::Byline, print::place(line, signed.segment.from, signed.segment.to));
    }
    for jump in bodies.flat_map(|d| &d.jumps) {
        let segment = jump.segment;
        ledger.book(Bin::Jump, print::place(&lines[segment.line], segment.from, segment.to));
    }
}

pub(crate) fn warnings(furniture: &[Furniture], unplaced: u32) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for piece in furniture {
        let chars: Vec<char> = piece.text.text.chars().collect();
        if chars.len() > 12 && crate::punctuation::ends_sentence(&chars) {
            warnings.push(Warning {
                code: "sentence_in_furniture".into(),
                detail: piece.text.text.clone(),
                span: piece.text.spans.first().copied(),
            });
        }
    }
    if unplaced > 0 {
        warnings.push(Warning {
            code: "unplaced_characters".into(),
            detail: unplaced.to_string(),
            span: None,
        });
    }
    warnings
}
