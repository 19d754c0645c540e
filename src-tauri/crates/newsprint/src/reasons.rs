//! The codes of all reasons the parser gives: for a line's label, an article, a piece of furniture.
//!
//! Whoever words them for a reader can be tested against this list.

use crate::{Weights, cues, explain};

/// Codes that are no cue's: rules that overrule the weights, how a head came to its body, signs of furniture.
const RULES: &[&str] = &[
    "what_is_left",
    "signed_over_and_under",
    "marked_as_the_caption_beside",
    "broken_by_a_caption",
    "a_day_under_its_notice",
    "signed_already",
    "set_in_as_paragraphs_are",
    "under_the_closing_of_a_letter",
    "a_sentence_over_items",
    "a_question_as_the_others",
    "a_subhead_as_the_others",
    "leads_into_speech",
    "greeting_of_a_letter",
    "a_forecast",
    "ear_with_the_weather",
    "words_beside_the_title",
    "a_bracket_joins_two_lines",
    "unlike_the_lines_around_it",
    "title_of_a_further_poem",
    "nothing_but_figures",
    "nobody_signs_what_follows",
    "too_many_clauses_for_a_heading",
    "the_editors_own_words",
    "text_above_and_below",
    "wider_than_its_column",
    "first_text_of_page",
    "an_item_after_the_others",
    "a_stop_opens_a_line",
    "a_heading_at_the_measure",
    "a_piece_too_short_for_subheads",
    "heads_the_text_above",
    "heads_the_text_below",
    "names_behind_a_colon",
    "a_couplet_under_its_heading",
    "headline_above",
    "headline_beside",
    "headline_below",
    "headline_far_by_common_words",
    "stated_by_library",
    "headline_without_text",
    "no_headline",
    "date_line",
    "editors_named",
    "imprint_words",
    "publisher_named",
    "index_of_pages",
    "title_block",
    "page_line",
    "stands_apart",
    "size_and_place",
    "told_by_the_file",
    "around_the_articles",
    explain::RARITY,
    explain::COMPANY,
];

/// Every code that a [`crate::Reason`], an [`crate::ExplainedLine`] or an [`crate::Evidence`] may have.
pub fn reason_codes() -> impl Iterator<Item = &'static str> {
    let cues = (0..cues::CUES).map(|row| Weights::fitted().labels.code(row));
    cues.chain(RULES.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The sources that give reasons.
    const SOURCES: [&str; 20] = [
        include_str!("labels.rs"),
        include_str!("sequence.rs"),
        include_str!("settled.rs"),
        include_str!("settled/brackets.rs"),
        include_str!("settled/headings.rs"),
        include_str!("settled/insets.rs"),
        include_str!("settled/letters.rs"),
        include_str!("settled/openings.rs"),
        include_str!("settled/sections.rs"),
        include_str!("settled/series.rs"),
        include_str!("settled/sets.rs"),
        include_str!("page.rs"),
        include_str!("drafts.rs"),
        include_str!("assign.rs"),
        include_str!("articles.rs"),
        include_str!("furniture.rs"),
        include_str!("explain.rs"),
        include_str!("drawn/compose.rs"),
        include_str!("told.rs"),
        include_str!("mets.rs"),
    ];

    /// Codes in these sources that are a warning's.
    const WARNINGS: [&str; 4] =
        ["sentence_in_furniture", "unplaced_characters", "page_file_missing", "pages_missing"];

    /// The literals of a source that look like codes; its tests and attributes are passed over.
    fn codes(source: &str) -> impl Iterator<Item = &str> {
        let code = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with(['#', '/']));
        let literals = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
        literals.filter(|l| l.contains('_') && l.chars().all(|c| c == '_' || c.is_ascii_lowercase()))
    }

    #[test]
    fn every_code_in_the_sources_is_listed_and_every_one_listed_is_in_the_sources() {
        let listed: BTreeSet<&str> = reason_codes().collect();
        let used: BTreeSet<&str> =
            SOURCES.iter().flat_map(|source| codes(source)).filter(|c| !WARNINGS.contains(c)).collect();
        let unlisted: Vec<_> = used.difference(&listed).collect();
        assert!(unlisted.is_empty(), "these belong to RULES: {unlisted:?}");
        let unused: Vec<_> = RULES.iter().filter(|rule| !used.contains(*rule)).collect();
        assert!(unused.is_empty(), "nobody gives these: {unused:?}");
    }

    #[test]
    fn a_code_means_one_thing() {
        let all: Vec<&str> = reason_codes().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }
}
