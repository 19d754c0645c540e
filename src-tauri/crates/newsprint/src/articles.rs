//! From drafts and stacks to articles: the last step, where lines become text.

mod columns;

use crate::assign::{Place, Stack};
use crate::byline;
use crate::calibration;
use crate::cohesion::{Cohesion, Said};
use crate::dates::find_dates;
use crate::drafts::{Draft, Drafts, Part, PartKind, Segment, Signed};
use crate::evidence::is_photo;
use crate::jump::{Direction, named_headline};
use crate::kinds;
use crate::labels::Label;
use crate::lines::Line;
use crate::print;
use crate::sequence::Verdict;
use crate::setting::Setting;
use crate::stack::{StackGap, StackLine, StackRole, StackWeights, read_stack};
use rustc_hash::FxHashSet;

use crate::{Article, Block, BlockKind, Byline, CharRange, Confidence, Jump, PrintedText, Reason, Role};

/// A page's lines, which of them fill the measure, and what heads are weighed by.
#[derive(Clone, Copy)]
pub(crate) struct Set<'a, 't> {
    pub(crate) lines: &'a [Line<'t>],
    pub(crate) setting: &'a Setting,
    pub(crate) weights: &'a StackWeights,
}

/// Builds the page's articles in the order they begin.
pub(crate) fn build(
    page: Set<'_, '_>,
    verdicts: &[Verdict],
    drafts: &Drafts,
    repeated: &Repeated<'_>,
    (stacks, said): (Vec<Stack>, &Said),
) -> Vec<Article> {
    let builder = Builder::of(page, verdicts, drafts, repeated, said);
    let mut stack_of: Vec<Option<Stack>> = (0..drafts.bodies.len()).map(|_| None).collect();
    let mut articles: Vec<(u32, Article)> = Vec::new();
    for stack in stacks {
        match stack.body {
            Some(body) => stack_of[body] = Some(stack),
            None => articles.extend(builder.headline_only(&stack)),
        }
    }
    for (draft, stack) in drafts.bodies.iter().zip(&stack_of) {
        articles.push(builder.article(draft, stack.as_ref()));
    }
    articles.sort_by_key(|(start, _)| *start);
    let mut articles: Vec<Article> = articles.into_iter().map(|(_, article)| article).collect();
    columns::share(&mut articles);
    articles
}

/// Words that stand over more than one piece of the page.
pub(crate) type Repeated<'t> = FxHashSet<&'t [char]>;

/// Finds the lines of heads that the page prints more than once.
pub(crate) fn repeated_heads<'t>(lines: &[Line<'t>], verdicts: &[Verdict]) -> Repeated<'t> {
    let mut once = FxHashSet::default();
    let heads = lines.iter().zip(verdicts).filter(|(_, v)| v.label == Label::Head);
    heads.map(|(line, _)| line.chars).filter(|chars| !once.insert(*chars)).collect()
}

struct Builder<'a, 't> {
    lines: &'a [Line<'t>],
    setting: &'a Setting,
    weights: &'a StackWeights,
    /// Some lines of heads on this page stand closer than its lines do.
    heads_stand_close: bool,
    verdicts: &'a [Verdict],
    repeated: &'a Repeated<'t>,
    /// The lines of all heads, in order, and what each shares with every body.
    heads: Vec<usize>,
    /// The same, the widest first.
    by_width: Vec<usize>,
    cohesion: Cohesion,
}

/// What every line of every stack shows, by the names of the rows of its table.
pub(crate) fn explain_stacks(
    page: Set<'_, '_>,
    verdicts: &[Verdict],
    drafts: &Drafts,
    repeated: &Repeated<'_>,
    (stacks, said): (&[Stack], &Said),
) -> Vec<Vec<(usize, Vec<&'static str>)>> {
    let builder = Builder::of(page, verdicts, drafts, repeated, said);
    stacks
        .iter()
        .map(|stack| {
            let (numbers, stack_lines) = builder.stack_lines(stack);
            let shown = (0..numbers.len()).map(|i| crate::stack::cues(&stack_lines, i));
            numbers.iter().copied().zip(shown).collect()
        })
        .collect()
}

impl<'a, 't> Builder<'a, 't> {
    fn of(
        page: Set<'a, 't>,
        verdicts: &'a [Verdict],
        drafts: &Drafts,
        repeated: &'a Repeated<'t>,
        said: &Said,
    ) -> Self {
        let lines = page.lines;
        let heads: Vec<usize> = drafts.gaps.iter().flatten().flat_map(|e| e.lines.iter().copied()).collect();
        let runs: Vec<Vec<&[char]>> = heads.iter().map(|&line| vec![lines[line].chars]).collect();
        let cohesion = said.by(&runs);
        let usual = page.setting.usual_gap;
        let heads_stand_close = heads.windows(2).any(|w| w[0] + 1 == w[1] && lines[w[1]].gap < usual);
        let mut by_width = heads.clone();
        by_width.sort_by(|&a, &b| lines[b].width.total_cmp(&lines[a].width));
        let (setting, weights) = (page.setting, page.weights);
        Self { lines, setting, weights, heads_stand_close, verdicts, repeated, heads, by_width, cohesion }
    }

    fn article(&self, draft: &Draft, stack: Option<&Stack>) -> (u32, Article) {
        let mut article = Article { blocks: self.blocks(draft), ..Article::default() };
        if let Some(stack) = stack {
            self.set_stack(&mut article, stack);
            article.reasons.push(Reason::new(place_code(stack.place), ""));
        } else {
            article.reasons.push(Reason::new("no_headline", ""));
        }
        self.set_bylines(&mut article, draft);
        self.add_lead_in_bylines(&mut article, draft);
        article.dateline = self.dateline(draft);
        article.continues_to = draft.jump(Direction::To).map(|j| self.jump(j.segment, &j.page));
        article.continued_from = draft.jump(Direction::From).map(|j| self.jump(j.segment, &j.page));
        article.confidence = self.confidence(draft, stack);
        (first_place(draft, stack, self.lines), article)
    }

    fn headline_only(&self, stack: &Stack) -> Vec<(u32, Article)> {
        stack
            .elements
            .iter()
            .map(|element| {
                let column: Vec<usize> = stack.column.iter().flat_map(|e| e.lines.iter().copied()).collect();
                let article = Article {
                    column: (!column.is_empty()).then(|| print::join_headline(self.lines, &column)),
                    headline: Some(print::join_headline(self.lines, &element.lines)),
                    confidence: Confidence::new(stack.confidence),
                    reasons: vec![Reason::new("headline_without_text", "")],
                    ..Article::default()
                };
                (self.lines[element.lines[0]].range.start, article)
            })
            .collect()
    }

    fn set_stack(&self, article: &mut Article, stack: &Stack) {
        let (numbers, stack_lines) = self.stack_lines(stack);
        let mut roles = stack.roles.clone();
        if roles.is_empty() {
            roles = read_stack(&stack_lines, self.weights);
            self.part_scripts(&numbers, &mut roles);
        }
        let of = |role: StackRole| {
            let chosen: Vec<usize> =
                numbers.iter().zip(&roles).filter(|(_, r)| **r == role).map(|(n, _)| *n).collect();
            (!chosen.is_empty()).then(|| print::join_headline(self.lines, &chosen))
        };
        article.kicker = of(StackRole::Kicker);
        article.headline = of(StackRole::Headline);
        article.subheadline = of(StackRole::Subheadline);
        let apart: Vec<usize> = stack.column.iter().flat_map(|e| e.lines.iter().copied()).collect();
        article.column = of(StackRole::Column);
        if !apart.is_empty() {
            let mut column = print::join_headline(self.lines, &apart);
            if let Some(own) = article.column.take() {
                column.text.push(' ');
                column.text.push_str(&own.text);
                column.spans.extend(own.spans);
            }
            article.column = Some(column);
        }
    }

    /// A line in Latin letters under a Chinese headline is no part of it: it says the same again.
    fn part_scripts(&self, numbers: &[usize], roles: &mut [StackRole]) {
        for i in 1..roles.len() {
            let (above, line) = (self.lines[numbers[i - 1]].chars, self.lines[numbers[i]].chars);
            let goes_on = roles[i - 1] == StackRole::Headline && roles[i] == StackRole::Headline;
            if goes_on && kinds::is_latin(line) && !kinds::is_latin(above) {
                roles[i..].fill(StackRole::Subheadline);
            }
        }
    }

    /// The lines of a stack by their numbers, and with what is known of each.
    fn stack_lines(&self, stack: &Stack) -> (Vec<usize>, Vec<StackLine<'_, '_>>) {
        let numbers: Vec<usize> = stack.elements.iter().flat_map(|e| e.lines.iter().copied()).collect();
        let own: FxHashSet<usize> = numbers.iter().copied().collect();
        let widest = self.by_width.iter().find(|line| !own.contains(line));
        let widest = widest.map_or(0.0, |&line| self.lines[line].width);
        let lines = numbers.iter().enumerate().map(|(place, &number)| StackLine {
            line: &self.lines[number],
            share: stack.body.map_or(0.0, |body| self.share(number, body)),
            gap: self.gap(place.checked_sub(1).map(|above| numbers[above]), number),
            repeated: self.repeated.contains(self.lines[number].chars),
            full: self.setting.full[number],
            old: self.setting.old_stops,
            widest,
            measure: self.setting.columns.last().copied(),
        });
        let lines = lines.collect();
        (numbers, lines)
    }

    /// How a line of a stack stands under the one above it.
    fn gap(&self, above: Option<usize>, number: usize) -> StackGap {
        let (gap, usual) = (self.lines[number].gap, self.setting.usual_gap);
        match above {
            Some(above) if above + 1 != number => StackGap::Elsewhere,
            _ if gap < usual => StackGap::Close,
            _ if gap > usual => StackGap::Wide,
            _ if self.heads_stand_close => StackGap::UsualAmongClose,
            _ => StackGap::Usual,
        }
    }

    fn share(&self, line: usize, body: usize) -> f32 {
        self.heads.binary_search(&line).map_or(0.0, |head| self.cohesion.share(head, body))
    }

    fn blocks(&self, draft: &Draft) -> Vec<Block> {
        let mut joined: Vec<Part> = Vec::new();
        for part in &draft.parts {
            let open = (part.kind == PartKind::Prose)
                .then(|| joined.iter().rposition(|p| p.kind != PartKind::Caption))
                .flatten()
                .filter(|&at| {
                    joined[at].kind == PartKind::Prose && joined[at].open && !self.begins_anew(part)
                });
            match open {
                Some(at) => {
                    joined[at].segments.extend(&part.segments);
                    joined[at].open = part.open;
                }
                None => joined.push(part.clone()),
            }
        }
        joined.iter().map(|p| self.block(p)).filter(|b| !b.text.text.is_empty()).collect()
    }

    /// An item's sign or the lead-in of a report begins a paragraph, whatever the one above left open.
    fn begins_anew(&self, part: &Part) -> bool {
        let first = part.segments[0];
        let line = &self.lines[first.line];
        (line.is_item() && first.from == 0) || byline::lead_in(&line.chars[first.from..first.to]).is_some()
    }

    fn block(&self, part: &Part) -> Block {
        let (kind, text) = match part.kind {
            PartKind::Prose => (BlockKind::Paragraph, print::join(self.lines, &part.segments)),
            PartKind::Subhead => (BlockKind::Subhead, print::join(self.lines, &part.segments)),
            PartKind::Caption => (BlockKind::Caption, print::join(self.lines, &part.segments)),
            PartKind::Verse => (BlockKind::Verse, print::keep_lines(self.lines, &part.segments)),
            PartKind::List => (BlockKind::List, print::keep_lines(self.lines, &part.segments)),
        };
        let kind = kinds::refine(kind, self.lines, &part.segments);
        Block { kind, text }
    }

    /// Who took a picture signs the picture; they sign the article only where it is nothing but pictures.
    fn set_bylines(&self, article: &mut Article, draft: &Draft) {
        let of_article = |s: &&Signed| !(s.of_caption && draft.has_text());
        for signed in draft.signed.iter().filter(of_article) {
            for person in &signed.signature.people {
                let role = if signed.of_caption && person.role == Role::Author {
                    Role::Photographer
                } else {
                    person.role
                };
                // Whoever signs a piece at both its ends is named once.
                if article.bylines.iter().any(|b| b.name == person.name && b.role == role) {
                    continue;
                }
                let line = &self.lines[signed.segment.line];
                let base = bracket_offset(signed.segment, line);
                article.bylines.push(Byline {
                    name: person.name.clone(),
                    role,
                    span: print::place(line, base + person.start, base + person.end),
                });
            }
        }
    }

    /// 本报讯（记者 某某）: who signs in the lead-in, which stays in its paragraph. A paper names the reporter once, over
    /// the text or in its lead-in; where other reporters stand in both, those over it sign.
    fn add_lead_in_bylines(&self, article: &mut Article, draft: &Draft) {
        let Some(part) = draft.parts.iter().find(|p| p.kind == PartKind::Prose) else { return };
        let chars: Vec<(usize, usize)> =
            part.segments.iter().take(3).flat_map(|s| (s.from..s.to).map(move |at| (s.line, at))).collect();
        let words: Vec<char> = chars.iter().map(|&(line, at)| self.lines[line].chars[at]).collect();
        let Some((start, signature)) = byline::lead_in_signature(&words) else { return };
        let known = |name: &str| article.bylines.iter().any(|b| b.name == name);
        let over_text = |b: &Byline| !is_photo(b.role) && b.span.start < self.lines[chars[0].0].range.start;
        let others = signature.people.iter().all(|p| p.role == Role::Reporter && !known(&p.name));
        if others && article.bylines.iter().any(over_text) {
            return;
        }
        for person in signature.people {
            let (line, from) = chars[start + person.start];
            let (_, last) = chars[start + person.end - 1];
            let span = print::place(&self.lines[line], from, (last + 1).max(from));
            if article.bylines.iter().all(|b| b.name != person.name) {
                article.bylines.push(Byline { name: person.name, role: person.role, span });
            }
        }
    }

    fn dateline(&self, draft: &Draft) -> Option<PrintedText> {
        let part = draft.parts.iter().find(|p| p.kind == PartKind::Prose)?;
        let first = part.segments[0];
        let line = &self.lines[first.line];
        let lead = byline::lead_in(&line.chars[first.from..first.to])?;
        let mention = find_dates(&line.chars[first.from..first.from + lead]).into_iter().next()?;
        let (from, to) = (first.from + mention.start, first.from + mention.end);
        let segment = Segment { line: first.line, from, to };
        Some(print::join(self.lines, &[segment]))
    }

    fn jump(&self, segment: Segment, page: &crate::PageLabel) -> Jump {
        let line = &self.lines[segment.line];
        Jump {
            page: page.clone(),
            headline: named_headline(&line.chars[segment.from..segment.to]),
            span: print::place(line, segment.from, segment.to),
        }
    }

    fn confidence(&self, draft: &Draft, stack: Option<&Stack>) -> Confidence {
        let labels = draft.lines.iter().map(|&l| self.verdicts[l].confidence);
        let lowest = labels.fold(1.0f32, f32::min);
        let head = stack.map_or(0.5, |s| s.confidence);
        Confidence::new(calibration::ARTICLE.correct((lowest * 0.5 + 0.5) * (head * 0.4 + 0.6)))
    }
}

fn bracket_offset(segment: Segment, line: &Line<'_>) -> usize {
    let bracketed = line.chars.get(segment.from).is_some_and(|&c| crate::punctuation::is_round_open(c));
    segment.from + usize::from(bracketed)
}

fn first_place(draft: &Draft, stack: Option<&Stack>, lines: &[Line<'_>]) -> u32 {
    let body = draft.lines.first().map_or(u32::MAX, |&l| lines[l].range.start);
    let head = stack
        .filter(|s| matches!(s.place, Place::Above | Place::Beside))
        .and_then(|s| s.elements.first())
        .map_or(u32::MAX, |e| lines[e.lines[0]].range.start);
    body.min(head)
}

fn place_code(place: Place) -> &'static str {
    match place {
        Place::Above => "headline_above",
        Place::Below => "headline_below",
        Place::Beside => "headline_beside",
        Place::Far => "headline_far_by_common_words",
        Place::Alone => "headline_without_text",
    }
}

/// Every span of an article that is its own, by what it counts as in the account.
pub(crate) fn spans(article: &Article) -> impl Iterator<Item = (crate::account::Bin, CharRange)> + '_ {
    use crate::account::Bin;
    let heads = [&article.column, &article.kicker, &article.headline, &article.subheadline]
        .into_iter()
        .flatten()
        .flat_map(|t| &t.spans)
        .map(|s| (Bin::Headlines, *s));
    let blocks = article.blocks.iter().flat_map(|b| {
        let bin = if b.kind == BlockKind::Caption { Bin::Caption } else { Bin::Body };
        b.text.spans.iter().map(move |s| (bin, *s))
    });
    heads.chain(blocks)
}
