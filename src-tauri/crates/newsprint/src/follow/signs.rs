//! What speaks for and against one piece going on in another: repeated headlines, who signed, the sentence at the
//! seam, common words.
//!
//! Weights are log-odds in round figures, set by reasoning about how papers print. The one measured is that of a
//! word broken at the seam (`seams`): 44 % against 1.6 %, which is 3.3.

use crate::punctuation::{ends_sentence, is_closing, is_pause, is_stop, quote_balance};
use crate::seams::breaks_word;
use crate::{Article, BlockKind, PrintedText, Reason, byline};

const SAME_HEADLINE: f32 = 4.0;
const ECHOING_HEADLINE: f32 = 3.0;
/// Continuations are given new headlines too.
const OTHER_HEADLINE: f32 = -1.0;
const SAME_COLUMN: f32 = 1.5;
const SHARED_AUTHOR: f32 = 3.0;
const OTHER_AUTHORS: f32 = -1.5;
const WORD_BROKEN: f32 = 3.3;
const NO_WORD_BROKEN: f32 = -0.5;
const SENTENCE_GOES_ON: f32 = 2.0;
const QUOTATION_GOES_ON: f32 = 2.5;
const SEAM_DOES_NOT_HOLD: f32 = -3.0;
/// For each time *e* that two texts share more words than is usual in the issue.
const COMMON_WORDS: f32 = 1.5;
const MOST_COMMON_WORDS: f32 = 3.0;

/// With these no sentence begins. Source: the particles of 《现代汉语虚词词典》 that follow what they mark.
const NEVER_FIRST: &str = "的们吗呢吧么們嗎麼";

/// Shorter headlines are contained in others by chance.
const SHORTEST_ECHO: usize = 4;

/// An article as it is compared.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) article: &'a Article,
    /// Letters of kicker, headline and subheadline.
    titles: Vec<Vec<char>>,
    column: Vec<char>,
    /// The paragraph it begins with; empty if it begins with something else.
    start: Vec<char>,
    /// The paragraph it ends with.
    end: Vec<char>,
    /// All its words, by runs.
    pub(crate) runs: Vec<Vec<char>>,
}

/// What the signs add up to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Signs {
    pub(crate) weight: f32,
    pub(crate) reasons: Vec<Reason>,
}

impl<'a> Piece<'a> {
    pub(crate) fn of(article: &'a Article) -> Self {
        let titles = [&article.kicker, &article.headline, &article.subheadline];
        let titles: Vec<Vec<char>> = titles.into_iter().flatten().map(letters).collect();
        let mut body = article.blocks.iter().filter(|block| block.kind != BlockKind::Caption);
        let paragraph = |block: Option<&crate::Block>| match block {
            Some(block) if block.kind == BlockKind::Paragraph => block.text.text.trim().chars().collect(),
            _ => Vec::new(),
        };
        let end = paragraph(body.clone().next_back());
        let start = paragraph(body.next());
        let mut runs = titles.clone();
        runs.extend(article.blocks.iter().map(|block| block.text.text.chars().collect()));
        Self {
            article,
            titles,
            column: article.column.as_ref().map(letters).unwrap_or_default(),
            start,
            end,
            runs,
        }
    }

    /// Whether it may be the rest of a piece that does not say so: nothing stands over it, and it does not open as
    /// reports do.
    pub(crate) fn is_fragment(&self) -> bool {
        self.titles.is_empty() && !self.start.is_empty() && !self.opens_report()
    }

    /// Whether it breaks off inside a sentence.
    pub(crate) fn is_open(&self) -> bool {
        !self.end.is_empty() && !ends_sentence(&self.end) && !self.end.ends_with(&['：'])
    }

    fn opens_report(&self) -> bool {
        byline::lead_in(&self.start).is_some() || self.article.dateline.is_some()
    }
}

/// Whether the headlines of two pieces are the same words, or one a short form of the other.
pub(crate) fn echoes(first: &Piece<'_>, second: &Piece<'_>) -> bool {
    pairs_of_titles(first, second).any(|(a, b)| a == b || is_echo(a, b))
}

/// Weighs `second` as the rest of `first`. `kinship` is the logarithm of how much more their words have in common
/// than is usual; `shared` how much that is, for a reader.
pub(crate) fn weigh(first: &Piece<'_>, second: &Piece<'_>, kinship: f32, shared: f32) -> Signs {
    let mut signs = Signs::default();
    weigh_headlines(first, second, &mut signs);
    weigh_authors(first, second, &mut signs);
    weigh_seam(first, second, &mut signs);
    let words = (kinship * COMMON_WORDS).clamp(-COMMON_WORDS, MOST_COMMON_WORDS);
    let code = if words > 0.0 { "common_words" } else { "other_words" };
    if words.abs() < 0.5 {
        signs.weight += words;
    } else {
        signs.add(words, code, format!("{shared:.2}"));
    }
    signs
}

impl Signs {
    fn add(&mut self, weight: f32, code: &str, detail: impl Into<String>) {
        self.weight += weight;
        self.reasons.push(Reason::new(code, detail));
    }
}

fn weigh_headlines(first: &Piece<'_>, second: &Piece<'_>, signs: &mut Signs) {
    let said = second.article.headline.as_ref().map_or("", |headline| headline.text.as_str());
    if pairs_of_titles(first, second).any(|(a, b)| a == b) {
        signs.add(SAME_HEADLINE, "same_headline", said);
    } else if echoes(first, second) {
        signs.add(ECHOING_HEADLINE, "echoing_headline", said);
    } else if first.article.headline.is_some() && second.article.headline.is_some() {
        signs.add(OTHER_HEADLINE, "other_headline", said);
    }
    if !first.column.is_empty() && first.column == second.column {
        let column = first.article.column.as_ref().map_or("", |column| column.text.as_str());
        signs.add(SAME_COLUMN, "same_column", column);
    }
}

fn pairs_of_titles<'p>(
    first: &'p Piece<'_>,
    second: &'p Piece<'_>,
) -> impl Iterator<Item = (&'p Vec<char>, &'p Vec<char>)> {
    let pairs = first.titles.iter().flat_map(|a| second.titles.iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.len() > 1 && b.len() > 1)
}

/// One contains the other, or most of the shorter's pairs of characters stand in the longer.
fn is_echo(a: &[char], b: &[char]) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if shorter.len() < SHORTEST_ECHO {
        return false;
    }
    let shared = shorter.windows(2).filter(|pair| longer.windows(2).any(|other| other == *pair)).count();
    shared >= 3 && shared * 5 >= (shorter.len() - 1) * 3
}

fn weigh_authors(first: &Piece<'_>, second: &Piece<'_>, signs: &mut Signs) {
    let (one, other) = (&first.article.bylines, &second.article.bylines);
    if one.is_empty() || other.is_empty() {
        return;
    }
    match one.iter().find(|author| other.iter().any(|o| o.name == author.name)) {
        Some(author) => signs.add(SHARED_AUTHOR, "shared_author", &author.name),
        None => signs.add(OTHER_AUTHORS, "other_authors", ""),
    }
}

fn weigh_seam(first: &Piece<'_>, second: &Piece<'_>, signs: &mut Signs) {
    let (Some(&before), Some(&after)) = (first.end.last(), second.start.first()) else { return };
    let around = format!("{before}|{after}");
    let open = first.is_open();
    let goes_on = is_pause(after) || is_stop(after) || is_closing(after) || NEVER_FIRST.contains(after);
    let quoted = quote_balance(&first.end) > 0;
    let unquotes = closes_what_it_did_not_open(&second.start);
    if second.opens_report() || (goes_on && !open) || (unquotes && !quoted) {
        signs.add(SEAM_DOES_NOT_HOLD, "seam_does_not_hold", around);
        return;
    }
    if unquotes {
        signs.add(QUOTATION_GOES_ON, "quotation_across_seam", &around);
    }
    if open && goes_on {
        signs.add(SENTENCE_GOES_ON, "sentence_across_seam", around);
    } else if open && breaks_word(&first.end, &second.start) {
        signs.add(WORD_BROKEN, "word_across_seam", around);
    } else if open {
        signs.weight += NO_WORD_BROKEN;
    }
}

/// Whether a closing quotation mark stands before the opening one.
fn closes_what_it_did_not_open(chars: &[char]) -> bool {
    (1..=chars.len()).any(|end| quote_balance(&chars[..end]) < 0)
}

fn letters(printed: &PrintedText) -> Vec<char> {
    printed.text.chars().filter(|c| c.is_alphanumeric()).collect()
}
