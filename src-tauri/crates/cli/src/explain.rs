//! Why a page came apart as it did, worded for a reader: lines, articles, facts. `terminal` prints it, `html` makes
//! a web page of it. What it rests on comes from `newsprint`; nothing is decided here.

pub(crate) mod html;
pub(crate) mod terminal;

use crate::messages::{self as m, Language, Phrase};
use crate::outline;
use crate::screen::cut;
use newsprint::{
    Article, Confidence, ExplainedLine, FactSource, Inferred, LOOK_AGAIN, LineLabel, LinePart, ParsedPage,
};
use unicode_width::UnicodeWidthStr;

/// Whether a line is one to look at.
pub(crate) fn is_doubtful(line: &ExplainedLine) -> bool {
    line.confidence < LOOK_AGAIN
}

/// What a line is in the end: what its words went into an article as, or else what it was taken for.
pub(crate) fn what(line: &ExplainedLine) -> Phrase {
    match (line.label, line.parts.first()) {
        (LineLabel::Continuation, _) | (_, None) => label(line.label),
        (_, Some(part)) => self::part(*part),
    }
}

/// The name of a label.
pub(crate) fn label(label: LineLabel) -> Phrase {
    match label {
        LineLabel::Paragraph => m::TEXT,
        LineLabel::Continuation => m::RUNS_ON,
        LineLabel::Head => m::HEAD,
        LineLabel::Subhead => m::SUBHEAD,
        LineLabel::Byline => m::BYLINE,
        LineLabel::Signature => m::SIGNATURE,
        LineLabel::Caption => m::CAPTION,
        LineLabel::Jump => m::JUMP,
        LineLabel::Furniture => m::SET_ASIDE,
        LineLabel::Verse => m::VERSE,
        LineLabel::Row => m::LIST,
    }
}

/// The name of a part of a page.
pub(crate) fn part(part: LinePart) -> Phrase {
    match part {
        LinePart::Column => m::COLUMN,
        LinePart::Kicker => m::KICKER,
        LinePart::Headline => m::HEADLINE,
        LinePart::Subheadline => m::SUBHEADLINE,
        LinePart::Byline => m::BYLINE,
        LinePart::Jump => m::JUMP,
        LinePart::Block(kind) => outline::block_kind(kind),
        LinePart::Furniture(kind) => outline::furniture_kind(kind),
    }
}

/// The evidence that weighed most and, where the line is doubtful, what it may be instead.
pub(crate) fn why(line: &ExplainedLine, language: Language) -> String {
    format!("{}{}", m::reason(&line.reason, language), or_else(line, language))
}

/// The same in so many columns; what is too long is cut from the reason, for the rival says more.
fn why_within(columns: usize, line: &ExplainedLine, language: Language) -> String {
    let rival = or_else(line, language);
    let reason = cut(&m::reason(&line.reason, language), columns.saturating_sub(rival.width()));
    cut(&format!("{reason}{rival}"), columns)
}

fn or_else(line: &ExplainedLine, language: Language) -> String {
    if !is_doubtful(line) {
        return String::new();
    }
    let rival = language.say(label(line.rival), &[]);
    format!(" · {}", language.say(m::OR_ELSE, &[&rival]))
}

/// How sure something is, as a figure of four columns: `.97`, `1.0`.
pub(crate) fn sureness(confidence: Confidence) -> String {
    let figure = format!("{:.2}", confidence.get());
    match figure.strip_prefix('0') {
        Some(fraction) => fraction.to_owned(),
        None => "1.0".to_owned(),
    }
}

/// An article's headline, or how it begins.
pub(crate) fn title(article: &Article, language: Language) -> String {
    let first = article.blocks.first().map_or("", |block| block.text.text.as_str());
    let beginning: String = first.chars().take(20).collect();
    outline::title(article.headline.as_ref().map(|text| text.text.as_str()), &beginning, language)
}

/// Why a run of lines was taken to be one article.
pub(crate) fn article_reasons(article: &Article, language: Language) -> String {
    let reasons: Vec<String> =
        article.reasons.iter().map(|reason| m::reason(&reason.code, language)).collect();
    reasons.join(", ")
}

/// Lines that go to the same article and stand together.
pub(crate) fn runs(lines: &[ExplainedLine]) -> impl Iterator<Item = &[ExplainedLine]> {
    lines.chunk_by(|a, b| a.article == b.article)
}

/// What is known of an issue or a page, and from where.
pub(crate) struct Fact {
    pub(crate) name: Phrase,
    pub(crate) value: String,
    pub(crate) source: FactSource,
    pub(crate) confidence: Confidence,
}

/// What is known of a page and its issue.
pub(crate) fn facts(page: &ParsedPage) -> Vec<Fact> {
    let issue = &page.issue;
    let facts = [
        fact(m::NEWSPAPER, issue.newspaper.as_ref()),
        fact(m::DATE, issue.date.as_ref()),
        fact(m::ISSUE_NUMBER, issue.number.as_ref()),
        fact(m::EDITION, issue.edition.as_ref()),
        fact(m::PAGE_LABEL, page.label.as_ref()),
        fact(m::PAGE_NAME, page.name.as_ref()),
    ];
    facts.into_iter().flatten().collect()
}

fn fact<T: std::fmt::Display>(name: Phrase, fact: Option<&Inferred<T>>) -> Option<Fact> {
    let Inferred { value, source, confidence } = fact?;
    Some(Fact { name, value: value.to_string(), source: *source, confidence: *confidence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_no_needless_nought() {
        let shown = |figure: f32| sureness(Confidence::new(figure));
        assert_eq!([shown(0.974), shown(0.5), shown(0.0), shown(0.999)], [".97", ".50", ".00", "1.0"]);
    }
}
