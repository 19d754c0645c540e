//! Why a page came apart as it did: what each line was weighed as, on what evidence, and where its words went.
//!
//! It decides nothing. Figures are those the parser itself worked with, and where a line went is read off the
//! finished articles, so that it cannot say anything but what happened.

use crate::cues::CueSet;
use crate::labels::{ALL, LABELS, Label, LabelWeights, Row};
use crate::lines::Line;
use crate::sequence::{Verdict, gap_class};
use crate::{Article, BlockKind, CharRange, Confidence, FurnitureKind, ParsedFile, ParsedPage};

/// A file, taken apart, and its lines with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedFile {
    /// What [`crate::parse_file`] answers.
    pub file: ParsedFile,
    /// The lines of each of its pages, in the order of the file.
    pub lines: Vec<Vec<ExplainedLine>>,
}

/// A line as it was labelled, for a reader who asks why.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedLine {
    /// Where it stands.
    pub range: CharRange,
    /// Its words.
    pub text: String,
    /// What it was taken for.
    pub label: Label,
    /// How sure that is.
    pub confidence: Confidence,
    /// The code of the evidence that weighed most, of the rule that overruled the weights, or of the sign of furniture.
    pub reason: String,
    /// What it would have been otherwise: the best label of another kind.
    pub rival: Label,
    /// How far the best page with `label` here is ahead of the best with `rival`, in log-odds. Below 0 where a rule
    /// decided against the weights.
    pub lead: f32,
    /// All that was seen, with what it weighs for `label` and for `rival`, the most telling first. The differences
    /// add up to `lead`.
    pub evidence: Vec<Evidence>,
    /// The article its words went to, by its place on the page, from 0; `None` for furniture.
    pub article: Option<usize>,
    /// As what they went there, the most of them first. More than one where a text ends with a signature.
    pub parts: Vec<LinePart>,
}

/// What one piece of evidence weighed, in log-odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The code of the reason.
    pub code: &'static str,
    /// For the label the line has.
    pub weight: f32,
    /// For the rival.
    pub against: f32,
}

impl Evidence {
    /// How much it told between the two.
    #[must_use]
    pub fn told(&self) -> f32 {
        self.weight - self.against
    }
}

/// As what a line's words are part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinePart {
    /// 栏题.
    Column,
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Subheadline,
    /// 署名.
    Byline,
    /// 转版, 接版.
    Jump,
    /// Part of the body, or a caption.
    Block(BlockKind),
    /// Part of no article.
    Furniture(FurnitureKind),
}

/// How seldom lines of the one kind are against those of the other, before anything is seen.
pub(crate) const RARITY: &str = "how_common_such_lines_are";
/// What the labels before and after, chosen together with this one, make of it.
pub(crate) const COMPANY: &str = "the_lines_around_it";

/// What the parser worked with on one page.
pub(crate) struct Weighed<'t> {
    pub(crate) lines: Vec<Line<'t>>,
    pub(crate) cues: Vec<CueSet>,
    pub(crate) verdicts: Vec<Verdict>,
}

/// The lines of a page, each with its reasons and the place it has on `page`.
pub(crate) fn explain(
    weighed: &Weighed<'_>,
    page: &ParsedPage,
    weights: &LabelWeights,
) -> Vec<ExplainedLine> {
    let labelled = weighed.lines.iter().zip(&weighed.verdicts);
    let weights_of = weighed.cues.iter().zip(best_pages(&weighed.cues, weights));
    let mut explained: Vec<ExplainedLine> = labelled
        .zip(weights_of)
        .map(|((line, verdict), (cues, best))| {
            explain_line(line, verdict, weigh(*cues, &best, verdict.label, weights))
        })
        .collect();
    let mut places = vec![Vec::new(); explained.len()];
    for (article, part, span) in parts(page) {
        for line in lines_in(&explained, span) {
            places[line].push((article, part, overlap(explained[line].range, span)));
        }
    }
    for (line, places) in places.into_iter().enumerate() {
        let above = line.checked_sub(1).and_then(|above| explained[above].article);
        settle(&mut explained[line], places, above);
    }
    for piece in &page.furniture {
        for line in piece.text.spans.iter().flat_map(|span| lines_in(&explained, *span)).collect::<Vec<_>>() {
            explained[line].reason.clone_from(&piece.reason.code);
        }
    }
    explained
}

/// For every line and label, the score of the best page that has it there (Viterbi from both ends).
fn best_pages(cues: &[CueSet], weights: &LabelWeights) -> Vec<Row> {
    let own: Vec<Row> = cues.iter().map(|&cues| weights.scores(cues)).collect();
    let most = |reach: [f32; LABELS]| reach.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let mut best = own.clone();
    for i in 1..own.len() {
        let (steps, above) = (weights.steps(gap_class(cues[i])), best[i - 1]);
        for label in 0..LABELS {
            best[i][label] += most(std::array::from_fn(|before| above[before] + steps[before][label]));
        }
    }
    let mut below: Row = [0.0; LABELS];
    for i in (0..own.len()).rev() {
        let from_here: Row = std::array::from_fn(|label| own[i][label] + below[label]);
        for label in 0..LABELS {
            best[i][label] += below[label];
        }
        let steps = weights.steps(gap_class(cues[i]));
        below = std::array::from_fn(|before| {
            most(std::array::from_fn(|label| steps[before][label] + from_here[label]))
        });
    }
    best
}

/// What spoke for a line's label and against it.
struct Weighing {
    rival: Label,
    lead: f32,
    evidence: Vec<Evidence>,
}

/// `best` has the score of the best page with each label here.
fn weigh(cues: CueSet, best: &Row, label: Label, weights: &LabelWeights) -> Weighing {
    // A paragraph's first and further lines are one kind of thing.
    let is_text = |l: Label| matches!(l, Label::Paragraph | Label::Continuation);
    let score = |l: Label| if is_text(l) { best[0].max(best[1]) } else { best[l as usize] };
    let rivals = ALL.into_iter().filter(|&l| l != label && !(is_text(l) && is_text(label)));
    let rival = rivals.max_by(|&a, &b| best[a as usize].total_cmp(&best[b as usize])).unwrap_or(label);
    let lead = score(label) - score(rival);
    let between =
        |code, row: &Row| Evidence { code, weight: row[label as usize], against: row[rival as usize] };
    let mut evidence: Vec<Evidence> =
        cues.rows().map(|row| between(weights.code(row), weights.cue(row))).collect();
    evidence.push(between(RARITY, weights.bias()));
    let own: f32 = evidence.iter().map(Evidence::told).sum();
    evidence.push(Evidence { code: COMPANY, weight: lead - own, against: 0.0 });
    evidence.sort_by(|a, b| b.told().total_cmp(&a.told()));
    Weighing { rival, lead, evidence }
}

fn explain_line(line: &Line<'_>, verdict: &Verdict, weighing: Weighing) -> ExplainedLine {
    ExplainedLine {
        range: line.range,
        text: line.text(),
        label: verdict.label,
        confidence: Confidence::new(verdict.confidence),
        reason: verdict.reason.to_owned(),
        rival: weighing.rival,
        lead: weighing.lead,
        evidence: weighing.evidence,
        article: None,
        parts: Vec::new(),
    }
}

/// Every run of characters that is part of something, with the article it is of.
fn parts(page: &ParsedPage) -> impl Iterator<Item = (Option<usize>, LinePart, CharRange)> + '_ {
    let articles = page.articles.iter().enumerate().flat_map(|(number, article)| {
        article_parts(article).map(move |(part, span)| (Some(number), part, span))
    });
    let furniture = page
        .furniture
        .iter()
        .flat_map(|f| f.text.spans.iter().map(move |span| (None, LinePart::Furniture(f.kind), *span)));
    articles.chain(furniture)
}

fn article_parts(article: &Article) -> impl Iterator<Item = (LinePart, CharRange)> + '_ {
    let stack = [
        (LinePart::Column, &article.column),
        (LinePart::Kicker, &article.kicker),
        (LinePart::Headline, &article.headline),
        (LinePart::Subheadline, &article.subheadline),
    ];
    let stack = stack.into_iter().filter_map(|(part, text)| Some((part, text.as_ref()?)));
    let blocks = article.blocks.iter().map(|block| (LinePart::Block(block.kind), &block.text));
    let texts = stack.chain(blocks).flat_map(|(part, text)| text.spans.iter().map(move |span| (part, *span)));
    let bylines = article.bylines.iter().map(|byline| (LinePart::Byline, byline.span));
    let jumps = [&article.continues_to, &article.continued_from].into_iter().flatten();
    texts.chain(bylines).chain(jumps.map(|jump| (LinePart::Jump, jump.span)))
}

/// The lines that `span` runs through.
fn lines_in(lines: &[ExplainedLine], span: CharRange) -> std::ops::Range<usize> {
    let first = lines.partition_point(|line| line.range.end <= span.start);
    let end = lines.partition_point(|line| line.range.start < span.end);
    first..end.max(first)
}

fn overlap(a: CharRange, b: CharRange) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Notes where a line's words went. What is not in an article as words, such as the end of a signature that the
/// measure broke, goes with the line above.
fn settle(line: &mut ExplainedLine, mut places: Vec<(Option<usize>, LinePart, u32)>, above: Option<usize>) {
    places.sort_by_key(|(_, _, length)| std::cmp::Reverse(*length));
    match places.first() {
        Some((article, _, _)) => line.article = *article,
        None => {
            line.article = above;
            line.parts = match line.label {
                Label::Byline | Label::Signature => vec![LinePart::Byline],
                Label::Jump => vec![LinePart::Jump],
                _ => Vec::new(),
            };
        }
    }
    for (_, part, _) in places {
        if !line.parts.contains(&part) {
            line.parts.push(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paging::PageText;
    use crate::{FileContext, explain_file, parse_file};

    const PAGE: &str = "某州晚报\n\n2011年12月22日　星期四\n\n停航六年，两岸乡亲等来了新船——\n\n老渡口今天重新开航\n\n\
        □某州晚报记者　周亦青\n\n昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。（下转二版）\n\n\
        茶馆搬进了骑楼\n\n旧茶馆上个月搬进了骑楼，老茶客们一个也没有少，天不亮就来占座位。\n\n（沈云 周亦青）";

    fn explained(text: &str) -> ExplainedFile {
        explain_file(text.as_bytes(), &FileContext::default())
    }

    #[test]
    fn the_lines_are_those_of_the_page_and_the_page_is_the_one_that_is_parsed() {
        let found = explained(PAGE);
        assert_eq!(found.file, parse_file(PAGE.as_bytes(), &FileContext::default()));
        let parts: Vec<_> = found.lines[0].iter().map(|l| (l.article, l.parts.clone())).collect();
        use LinePart::{Block, Byline, Furniture, Headline, Jump, Kicker};
        let text = Block(BlockKind::Paragraph);
        let want = [
            (None, vec![Furniture(FurnitureKind::Nameplate)]),
            (None, vec![Furniture(FurnitureKind::Nameplate)]),
            (Some(0), vec![Kicker]),
            (Some(0), vec![Headline]),
            (Some(0), vec![Byline]),
            (Some(0), vec![text, Jump]),
            (Some(1), vec![Headline]),
            (Some(1), vec![text]),
            (Some(1), vec![Byline]),
        ];
        assert_eq!(parts, want);
        assert_eq!(found.lines[0][1].reason, "date_line", "more than that it is furniture");
    }

    #[test]
    fn the_weights_add_up_to_the_lead() {
        for line in &explained(PAGE).lines[0] {
            let sum: f32 = line.evidence.iter().map(Evidence::told).sum();
            assert!((sum - line.lead).abs() < 0.01, "{}: {sum} is not {}", line.text, line.lead);
            assert!(line.lead >= 0.0 && line.rival != line.label, "no rule spoke against the weights here");
            assert!(line.evidence.windows(2).all(|w| w[0].told() >= w[1].told()));
        }
    }

    #[test]
    fn a_label_that_a_rule_set_against_the_weights_is_behind_the_one_they_favour() {
        let chars: Vec<char> = PAGE.chars().collect();
        let weights = crate::Weights::fitted();
        let (read, mut weighed) =
            crate::page::read_page(PageText::read(&chars, 0..chars.len(), false), 0, weights);
        let before = explain(&weighed, &read.page, &weights.labels);
        assert!(before[5].lead > 0.0 && before[5].label == Label::Paragraph, "{:?}", before[5]);
        weighed.verdicts[5].label = Label::Caption;
        weighed.verdicts[5].reason = "signed_over_and_under";
        let after = &explain(&weighed, &read.page, &weights.labels)[5];
        assert_eq!((after.label, after.reason.as_str()), (Label::Caption, "signed_over_and_under"));
        assert!(after.lead < 0.0 && after.rival == Label::Paragraph, "{after:?}");
    }

    #[test]
    fn a_file_that_is_no_text_has_no_lines() {
        assert_eq!(explained("").lines, Vec::<Vec<ExplainedLine>>::new());
    }
}
