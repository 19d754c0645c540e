//! What speaks for and against one piece going on in another: repeated headlines, who signed, the sentence at the
//! seam, common words.
//!
//! Weights are log-odds in round figures, set by reasoning about how papers print. Two are measured: that of a word
//! broken at the seam (`seams`: 44 % against 1.6 %, which is 3.3), and that of common words.

use super::kinship::Kin;
use crate::punctuation::{ends_sentence, is_closing, is_pause, is_stop, quote_balance};
use crate::seams::breaks_word;
use crate::{Article, BlockKind, Jump, Reason, byline};

/// 上接一版《…》 names it.
const HEADLINE_IN_JUMP: f32 = 5.0;
const OTHER_HEADLINE_IN_JUMP: f32 = -1.0;
const SAME_HEADLINE: f32 = 4.0;
const ECHOING_HEADLINE: f32 = 3.0;
/// Continuations are given new headlines too.
const OTHER_HEADLINE: f32 = -0.7;
const SAME_COLUMN: f32 = 1.5;
const SHARED_AUTHOR: f32 = 3.0;
/// Who signs at the end need not be who signs at the beginning.
const OTHER_AUTHORS: f32 = -1.0;
const WORD_BROKEN: f32 = 3.3;
const NO_WORD_BROKEN: f32 = -0.5;
const SENTENCE_GOES_ON: f32 = 2.0;
const QUOTATION_GOES_ON: f32 = 2.5;
const SEAM_DOES_NOT_HOLD: f32 = -3.0;
/// Log-odds that two texts are of one piece, by the logarithm of how many times more words they share than is usual in
/// their issue. Measured on 1,257 of 19,105 news items, each cut in two inside a sentence and put among 4 to 40 others:
/// a straight line, whatever the length of the texts and the number of pieces.
const WORDS_SLOPE: f32 = 3.5;
const WORDS_EVEN: f32 = 0.35;
const FEWEST_WORDS: f32 = -3.0;
const MOST_WORDS: f32 = 4.0;

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
    /// The same, and the headline that its 上接 names.
    called: Vec<Vec<char>>,
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
        let titles: Vec<Vec<char>> = titles.into_iter().flatten().map(|title| letters(&title.text)).collect();
        let mut body = article.blocks.iter().filter(|block| block.kind != BlockKind::Caption);
        let paragraph = |block: Option<&crate::Block>| match block {
            Some(block) if block.kind == BlockKind::Paragraph => block.text.text.trim().chars().collect(),
            _ => Vec::new(),
        };
        let end = paragraph(body.clone().next_back());
        let start = paragraph(body.next());
        let mut called = titles.clone();
        called.extend(named_by(article.continued_from.as_ref()).map(letters));
        let mut runs = titles.clone();
        runs.extend(article.blocks.iter().map(|block| block.text.text.chars().collect()));
        Self {
            article,
            titles,
            called,
            column: article.column.as_ref().map(|column| letters(&column.text)).unwrap_or_default(),
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

/// Weighs `second` as the rest of `first`.
pub(crate) fn weigh(first: &Piece<'_>, second: &Piece<'_>, kinship: Kin) -> Signs {
    let mut signs = Signs::default();
    weigh_headlines(first, second, &mut signs);
    weigh_authors(first, second, &mut signs);
    weigh_seam(first, second, &mut signs);
    weigh_words(kinship, &mut signs);
    signs
}

impl Signs {
    fn add(&mut self, weight: f32, code: &str, detail: impl Into<String>) {
        self.weight += weight;
        self.reasons.push(Reason::new(code, detail));
    }
}

fn weigh_words(kinship: Kin, signs: &mut Signs) {
    let odds = (WORDS_SLOPE * (kinship.times - WORDS_EVEN)).clamp(FEWEST_WORDS, MOST_WORDS) * kinship.known;
    if odds.abs() < 0.5 {
        signs.weight += odds;
    } else {
        let code = if odds > 0.0 { "common_words" } else { "other_words" };
        signs.add(odds, code, format!("{:.2}", kinship.share));
    }
}

fn weigh_headlines(first: &Piece<'_>, second: &Piece<'_>, signs: &mut Signs) {
    let said = second.article.headline.as_ref().map_or("", |headline| headline.text.as_str());
    if let Some((named, is_it)) = headline_in_jump(first, second) {
        match is_it {
            true => signs.add(HEADLINE_IN_JUMP, "headline_in_jump", named),
            false => signs.add(OTHER_HEADLINE_IN_JUMP, "other_headline_in_jump", named),
        }
    } else if pairs_of_titles(first, second).any(|(a, b)| a == b) {
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

/// The headline that a jump of one names, and whether it is what the other is called.
fn headline_in_jump<'p>(first: &'p Piece<'_>, second: &'p Piece<'_>) -> Option<(&'p str, bool)> {
    let back = named_by(second.article.continued_from.as_ref()).map(|named| (named, &first.called));
    let forth = named_by(first.article.continues_to.as_ref()).map(|named| (named, &second.called));
    let told = [back, forth].into_iter().flatten().filter(|(_, called)| !called.is_empty());
    let is_it = told.map(|(named, called)| {
        let sought = letters(named);
        (named, called.iter().any(|title| *title == sought || is_echo(title, &sought)))
    });
    is_it.max_by_key(|(_, is_it)| *is_it)
}

fn named_by(jump: Option<&Jump>) -> Option<&str> {
    jump.and_then(|jump| jump.headline.as_deref())
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

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
