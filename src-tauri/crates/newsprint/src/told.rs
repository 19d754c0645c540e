//! Pages of which the format tells what is an article and what its head: web pages, and issues saved as such. The words
//! of each article go through the same labelling as a page of text, so that bylines, datelines, jumps, subheads and
//! verse are read alike; which words are the article's, and which its headline, stays as it is told.

use crate::byline::{Signature, read_signature};
use crate::lines::{is_blank, split_lines};
use crate::page::ReadPage;
use crate::paging::PageText;
use crate::{
    Account, Article, Block, BlockKind, Byline, CharRange, Confidence, Furniture, FurnitureKind, IssueFacts,
    ParsedPage, PrintedText, Reason, Warning, Weights, page,
};
use std::ops::Range;

/// Characters of the source, none of them twice; white space around them does not matter.
pub(crate) type Run = Range<usize>;

/// An article as it is told. Its runs are lines or whole rows of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) kicker: Vec<Run>,
    pub(crate) headline: Vec<Run>,
    pub(crate) subheadline: Vec<Run>,
    /// Lines that say who wrote it and nothing else.
    pub(crate) signed: Vec<Run>,
    pub(crate) body: Vec<Part>,
    /// Its headline, where that stands somewhere else on the page and not with it.
    pub(crate) listed: Option<Run>,
}

/// A part of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) run: Run,
    /// What the format says that it is; `None`: what its words say.
    pub(crate) kind: Option<BlockKind>,
}

/// What a page is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct ToldPage {
    /// All characters of the page.
    pub(crate) run: Run,
    pub(crate) articles: Vec<Told>,
    /// Runs that belong to no article, as far as they are more than [`FurnitureKind::Other`].
    pub(crate) furniture: Vec<(Run, FurnitureKind)>,
}

impl Told {
    fn heads(&self) -> impl Iterator<Item = &Run> {
        self.kicker.iter().chain(&self.headline).chain(&self.subheadline)
    }

    /// The headline that stands elsewhere, if it has no other.
    fn own_listed(&self) -> Option<&Run> {
        self.listed.as_ref().filter(|_| self.headline.is_empty())
    }

    /// All of its runs, wherever they stand.
    pub(crate) fn all_runs(&self) -> impl Iterator<Item = &Run> {
        self.runs().chain(self.own_listed())
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.heads().chain(&self.signed).chain(self.body.iter().map(|part| &part.run))
    }

    /// From its first character to its last, but for a headline that stands elsewhere.
    pub(crate) fn extent(&self) -> Option<Run> {
        let start = self.runs().map(|run| run.start).min()?;
        Some(start..self.runs().map(|run| run.end).max()?)
    }
}

/// Takes a page apart as it is told. What its articles say of issue and page is among its facts; a format may know better.
pub(crate) fn read_page(chars: &[char], told: &ToldPage, ordinal: u32, weights: &Weights) -> ReadPage {
    let mut taken = vec![false; told.run.len()];
    let mut account = Account::default();
    let mut read = ReadPage { page: empty(told, ordinal), warnings: Vec::new() };
    for article in &told.articles {
        for run in article.runs() {
            taken[run.start - told.run.start..run.end - told.run.start].fill(true);
        }
        let piece = Piece { chars, told: article, weights };
        if let Some(run) = article.own_listed() {
            taken[run.start - told.run.start..run.end - told.run.start].fill(true);
        }
        let (article, own, furniture, issue) = piece.read();
        account = sum(account, own);
        read.page.articles.push(article);
        read.page.furniture.extend(furniture);
        let known = &mut read.page.issue;
        known.newspaper = known.newspaper.take().or(issue.newspaper);
        known.date = known.date.take().or(issue.date);
    }
    let around = surroundings(chars, told, &taken);
    account.furniture +=
        around.iter().flat_map(|f| &f.text.spans).map(|span| words_in(chars, *span)).sum::<u32>();
    account.total = total(account);
    read.page.furniture.extend(around);
    read.page.furniture.sort_by_key(|furniture| furniture.text.spans.first().map(|span| span.start));
    if account.unplaced > 0 {
        let detail = account.unplaced.to_string();
        read.warnings.push(Warning { code: "unplaced_characters".into(), detail, span: None });
    }
    read.page.account = account;
    read
}

fn empty(told: &ToldPage, ordinal: u32) -> ParsedPage {
    ParsedPage {
        ordinal,
        range: range_of(&told.run),
        issue: IssueFacts::default(),
        label: None,
        name: None,
        articles: Vec::new(),
        furniture: Vec::new(),
        account: Account::default(),
        sheet: None,
    }
}

/// One of its articles among the characters of the source.
struct Piece<'a> {
    chars: &'a [char],
    told: &'a Told,
    weights: &'a Weights,
}

/// What was read of an article: itself, where its characters went, what of it is furniture, what it says of the issue.
type Read = (Article, Account, Vec<Furniture>, IssueFacts);

impl Piece<'_> {
    fn read(&self) -> Read {
        let extent = self.told.extent().unwrap_or_default();
        let offset = u32::try_from(extent.start).unwrap_or(u32::MAX);
        let chars = &self.chars[extent.clone()];
        let mut lines = split_lines(chars, offset, false);
        let open = Runs::of(self.told.body.iter().filter(|p| p.kind.is_none()).map(|p| &p.run));
        let heads = Runs::of(self.told.heads());
        let headline = Runs::of(self.told.headline.iter());
        lines.retain_mut(|line| {
            // Headlines stand above what is over and under them.
            line.heading = match (headline.hold(line.range), heads.hold(line.range)) {
                (true, _) => 1,
                (false, true) => 2,
                (false, false) => 0,
            };
            line.heading > 0 || open.hold(line.range)
        });
        // Where a line ends is told: none is the rest of the one above it.
        lines.iter_mut().for_each(|line| line.gap = line.gap.max(1));
        let text = PageText { chars, offset, lines };
        let (read, _) = page::read_page(text, 0, self.weights);
        let ReadPage { page: ParsedPage { articles, furniture, issue, account, .. }, .. } = read;
        let mut whole =
            Whole { told: self.told, heads, chars: self.chars, account, article: Article::default() };
        whole.account.unplaced -= whole.account.unplaced.min(self.left_out(&extent));
        articles.into_iter().for_each(|article| whole.join(article));
        let furniture = whole.keep_furniture(furniture);
        whole.add_known();
        (whole.article, whole.account, furniture, issue)
    }

    /// Characters between its first and last that the labelling does not see.
    fn left_out(&self, extent: &Run) -> u32 {
        let seen =
            self.told.heads().chain(self.told.body.iter().filter(|p| p.kind.is_none()).map(|p| &p.run));
        let seen: u32 = seen.map(|run| words_in(self.chars, range_of(run))).sum();
        words_in(self.chars, range_of(extent)).saturating_sub(seen)
    }
}

/// An article put together again of what the labelling took for several.
struct Whole<'a> {
    told: &'a Told,
    heads: Runs,
    chars: &'a [char],
    account: Account,
    article: Article,
}

impl Whole<'_> {
    fn join(&mut self, part: Article) {
        let over = [part.column, part.kicker, part.headline, part.subheadline];
        for head in over.into_iter().flatten() {
            // A label over several pieces is told with each of them.
            let is_there = |block: &Block| block.text.spans.first() == head.spans.first();
            if self.is_head(&head) || self.article.blocks.iter().rev().take(64).any(is_there) {
                continue;
            }
            let length = self.length(&head);
            self.account.headlines = self.account.headlines.saturating_sub(length);
            self.account.body += length;
            self.push(BlockKind::Subhead, head);
        }
        for block in part.blocks {
            if !self.is_head(&block.text) {
                self.article.blocks.push(block);
                continue;
            }
            let length = self.length(&block.text);
            let bin = bin_of(&mut self.account, block.kind);
            *bin = bin.saturating_sub(length);
            self.account.headlines += length;
        }
        let article = &mut self.article;
        article.bylines.extend(part.bylines);
        article.dateline = article.dateline.take().or(part.dateline);
        article.continues_to = article.continues_to.take().or(part.continues_to);
        article.continued_from = article.continued_from.take().or(part.continued_from);
    }

    /// What the labelling takes for furniture: editors who are named stay that, words of a head are its, a sentence is text.
    fn keep_furniture(&mut self, furniture: Vec<Furniture>) -> Vec<Furniture> {
        let mut kept = Vec::new();
        for piece in furniture {
            let length = self.length(&piece.text);
            let chars: Vec<char> = piece.text.text.chars().collect();
            if self.is_head(&piece.text) {
                self.account.headlines += length;
            } else if crate::punctuation::ends_sentence(&chars) {
                self.account.body += length;
                self.push(BlockKind::Paragraph, piece.text);
            } else {
                kept.push(piece);
                continue;
            }
            self.account.furniture = self.account.furniture.saturating_sub(length);
        }
        kept
    }

    /// Its head and the parts whose kind is known, and all of its text in order.
    fn add_known(&mut self) {
        for part in &self.told.body {
            let Some(kind) = part.kind else { continue };
            let keeps_lines = matches!(kind, BlockKind::Table | BlockKind::List | BlockKind::Verse);
            let between = if keeps_lines { "\n" } else { "" };
            if let Some(text) = printed(self.chars, std::slice::from_ref(&part.run), between) {
                *bin_of(&mut self.account, kind) += self.length(&text);
                self.push(kind, text);
            }
        }
        self.sign();
        let article = &mut self.article;
        article.kicker = printed(self.chars, &self.told.kicker, " ");
        article.headline = printed(self.chars, &self.told.headline, " ");
        if let Some(run) = self.told.own_listed() {
            article.headline = printed(self.chars, std::slice::from_ref(run), " ");
            self.account.headlines += words_in(self.chars, range_of(run));
        }
        article.subheadline = printed(self.chars, &self.told.subheadline, " ");
        article.blocks.sort_by_key(|block| block.text.spans.first().map(|span| span.start));
        article.confidence = Confidence::CERTAIN;
        article.reasons = vec![Reason::new("told_by_the_file", "")];
    }

    /// Who signs where it is told comes before those that are read in the text.
    fn sign(&mut self) {
        let mut bylines: Vec<Byline> = Vec::new();
        for run in &self.told.signed {
            self.account.byline += words_in(self.chars, range_of(run));
            let Some((signature, from)) = signature_in(&self.chars[run.clone()]) else { continue };
            bylines.extend(signature.people.into_iter().map(|person| {
                let at = run.start + from;
                let span = range_of(&(at + person.start..at + person.end));
                Byline { name: person.name, role: person.role, span }
            }));
        }
        let others = std::mem::take(&mut self.article.bylines);
        let is_new = |other: &Byline| !bylines.iter().any(|byline| byline.name == other.name);
        let others: Vec<Byline> = others.into_iter().filter(is_new).collect();
        self.article.bylines = bylines.into_iter().chain(others).collect();
    }

    fn push(&mut self, kind: BlockKind, text: PrintedText) {
        self.article.blocks.push(Block { kind, text });
    }

    fn is_head(&self, text: &PrintedText) -> bool {
        text.spans.first().is_some_and(|span| self.heads.hold(*span))
    }

    fn length(&self, text: &PrintedText) -> u32 {
        text.spans.iter().map(|span| words_in(self.chars, *span)).sum()
    }
}

/// A signature that is all of a line, with or without 作者 before it, and where it begins.
pub(crate) fn signature_in(chars: &[char]) -> Option<(Signature, usize)> {
    let colon = chars.iter().take(4).position(|&c| matches!(c, '：' | ':')).map_or(0, |at| at + 1);
    let is_one = |s: &Signature| !s.people.is_empty() && (s.has_role || s.has_mark || s.has_surnames);
    [0, colon].into_iter().find_map(|from| {
        let lead = chars[from..].iter().take_while(|c| is_blank(**c)).count();
        let signature = read_signature(&chars[from + lead..]).filter(is_one)?;
        Some((signature, from + lead))
    })
}

fn bin_of(account: &mut Account, kind: BlockKind) -> &mut u32 {
    if kind == BlockKind::Caption { &mut account.caption } else { &mut account.body }
}

/// The lines of runs as text, a line's words as they stand.
fn printed(chars: &[char], runs: &[Run], between: &str) -> Option<PrintedText> {
    let mut text = PrintedText::default();
    for run in runs {
        for line in split_lines(&chars[run.clone()], u32::try_from(run.start).unwrap_or(u32::MAX), false) {
            if !text.text.is_empty() {
                text.text.push_str(between);
            }
            text.text.extend(line.chars);
            text.spans.push(line.range);
        }
    }
    (!text.spans.is_empty()).then_some(text)
}

/// What no article has, run by run.
fn surroundings(chars: &[char], told: &ToldPage, taken: &[bool]) -> Vec<Furniture> {
    let mut runs: Vec<(Run, FurnitureKind)> = told.furniture.clone();
    let mut left: Vec<bool> = taken.to_vec();
    for (run, _) in &runs {
        left[run.start - told.run.start..run.end - told.run.start].fill(true);
    }
    let mut at = 0;
    while at < left.len() {
        let end = left[at..].iter().position(|&t| t != left[at]).map_or(left.len(), |n| at + n);
        if !left[at] {
            runs.push((at + told.run.start..end + told.run.start, FurnitureKind::Other));
        }
        at = end;
    }
    let piece = |(run, kind): (Run, FurnitureKind)| {
        let text = printed(chars, &[run], "\n")?;
        Some(Furniture { kind, text, reason: Reason::new("around_the_articles", "") })
    };
    runs.into_iter().filter_map(piece).collect()
}

/// Runs in their order, to be looked up in.
struct Runs(Vec<Run>);

impl Runs {
    fn of<'a>(runs: impl Iterator<Item = &'a Run>) -> Self {
        let mut runs: Vec<Run> = runs.cloned().collect();
        runs.sort_by_key(|run| run.start);
        Self(runs)
    }

    /// Whether characters begin in one of them.
    fn hold(&self, range: CharRange) -> bool {
        let at = range.start as usize;
        let before = self.0.partition_point(|run| run.start <= at);
        before > 0 && at < self.0[before - 1].end
    }
}

fn words_in(chars: &[char], range: CharRange) -> u32 {
    let run = &chars[range.start as usize..range.end as usize];
    u32::try_from(run.iter().filter(|c| !is_blank(**c)).count()).unwrap_or(u32::MAX)
}

pub(crate) fn range_of(run: &Run) -> CharRange {
    let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    CharRange::new(at(run.start), at(run.end))
}

fn sum(a: Account, b: Account) -> Account {
    Account {
        total: a.total + b.total,
        body: a.body + b.body,
        headlines: a.headlines + b.headlines,
        byline: a.byline + b.byline,
        jump: a.jump + b.jump,
        caption: a.caption + b.caption,
        furniture: a.furniture + b.furniture,
        markup: a.markup + b.markup,
        dropped: a.dropped + b.dropped,
        unplaced: a.unplaced + b.unplaced,
    }
}

fn total(a: Account) -> u32 {
    a.body + a.headlines + a.byline + a.jump + a.caption + a.furniture + a.markup + a.dropped + a.unplaced
}
