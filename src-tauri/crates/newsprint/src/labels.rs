//! What a line can be, and how much each piece of evidence says for it.
//!
//! The weights are log-odds in round figures, set by reasoning about how papers print and checked
//! against gold; they know classes of signs, never the words of a page.

use crate::cues::{CUES, CueSet};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Label {
    /// First line of a paragraph.
    Paragraph,
    /// A further line of the same paragraph.
    Continuation,
    /// A line of a headline stack: column, kicker, headline, subheadline.
    Head,
    /// A heading inside a body.
    Subhead,
    /// Names with roles.
    Byline,
    /// Names in brackets.
    Signature,
    /// Words of a picture.
    Caption,
    /// 下转, 上接.
    Jump,
    /// Part of no article.
    Furniture,
    /// A line of verse.
    Verse,
    /// A row of a roster or table.
    Row,
}

/// How many labels there are.
pub(crate) const LABELS: usize = 11;

/// All of them, in the order of the columns below.
pub(crate) const ALL: [Label; LABELS] = [
    Label::Paragraph,
    Label::Continuation,
    Label::Head,
    Label::Subhead,
    Label::Byline,
    Label::Signature,
    Label::Caption,
    Label::Jump,
    Label::Furniture,
    Label::Verse,
    Label::Row,
];

/// Never.
const NO: f32 = -40.0;

/// What a label has to overcome before any evidence.
const BIAS: [f32; LABELS] = [0.0, -6.0, 0.0, -1.0, -6.0, -6.0, -3.0, -9.0, -4.0, -6.0, -5.0];

/// A row for each cue, a column for each label; the name is the reason's code.
#[rustfmt::skip]
const WEIGHTS: [(&str, [f32; LABELS]); CUES] = [
    //                           Para  Cont  Head  Subh  Byln  Sign  Capt  Jump  Furn  Vers  Row
    ("four_characters_or_fewer", [-3.0, -1.0, -0.5,  0.3,  0.0,  0.0, -1.0,  0.0,  0.8, -1.0,  0.5]),
    ("short_line",               [-2.0,  0.0,  0.8,  1.6,  0.0,  0.0,  0.0,  0.0,  0.3,  0.0,  0.0]),
    ("headline_length",          [-1.5,  0.0,  1.8,  1.0,  0.0,  0.0,  0.5,  0.0, -0.3,  0.0,  0.0]),
    ("line_of_middle_length",    [-0.5,  0.0,  1.3, -0.7,  0.0, -1.0,  0.8,  0.0, -0.7, -2.0,  0.0]),
    ("long_line",                [ 1.0,  0.5,  0.0, -2.5, -1.0, -4.0,  1.0, -4.0, -1.0, -6.0, -0.5]),
    ("longer_than_a_headline",   [ 2.8,  1.0, -2.2, -6.0, -3.0, -9.0,  0.3, -9.0, -1.5, NO,   -1.5]),
    ("length_of_a_paragraph",    [ 6.0,  2.0, -8.0, NO,   NO,   NO,   -1.5, NO,   -5.0, NO,   -4.0]),
    ("stop_inside",              [ 3.0,  1.0, -3.0, -4.0, -6.0, -6.0,  0.8, -6.0, -1.0, -2.0, -3.0]),
    ("ends_with_stop",           [ 2.5,  0.7, -3.0, -3.0, -2.0,  0.0,  1.5,  0.0, -1.5,  0.5, -1.0]),
    ("ends_with_exclamation",    [ 1.0,  0.4, -0.2, -0.4, -2.0,  0.0,  0.3,  0.0,  0.0,  0.5, -1.0]),
    ("ends_with_colon",          [ 0.5,  0.0,  0.6, -0.5,  0.0, -2.0, -1.0,  0.0,  0.0, -0.5,  0.0]),
    ("ends_with_comma",          [ 1.5,  1.0, -1.0, -4.0, -2.0, -2.0, -0.5,  0.0, -1.0,  1.0, -0.5]),
    ("ends_with_dash",           [-3.0, -1.0,  4.5, -2.0, -2.0, -2.0, -2.0,  0.0,  0.0,  0.0,  0.0]),
    ("begins_with_dash",         [-0.5,  0.0,  4.5,  0.0,  0.0, -2.0, -1.0,  0.0,  0.0,  0.0,  0.0]),
    ("two_clauses_with_space",   [-1.5, -0.3,  2.4,  0.5,  0.0,  0.0, -1.0,  0.0,  0.0,  0.5,  0.5]),
    ("fills_the_measure",        [ 1.5,  1.5, -1.0, -2.0,  0.0, -1.0, -0.5,  0.0, -1.5, -3.0, -0.5]),
    ("goes_on_from_full_line",   [ 0.0, 13.0, -1.0, -1.0, -1.0,  0.0,  0.0,  0.0, -1.0,  0.0,  0.0]),
    ("full_line_before",         [ 0.0,  7.5,  0.5,  0.5,  0.5,  1.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("goes_on_over_a_gap",       [ 0.5,  8.0, -1.0, -1.5,  0.0,  0.0,  1.0,  0.0,  0.0,  0.0,  0.0]),
    ("set_in",                   [ 3.5, -5.0, -1.2, -0.5,  0.0,  0.3,  0.0,  0.0, -1.0,  0.0,  0.0]),
    ("marked_as_heading",        [-9.0, -9.0,  9.0,  3.0, -3.0, -3.0, -5.0, -3.0,  1.0, -5.0, -5.0]),
    ("marked_as_lower_heading",  [-9.0, -9.0,  4.0, 10.0, -3.0, -3.0, -5.0, -3.0,  0.0, -5.0, -5.0]),
    ("names_with_role",          [-3.0, -3.0, -3.0, -4.0, 14.0,  2.0, -2.0, -3.0, -1.0, -3.0, -2.0]),
    ("names_only",               [-0.5,  0.0,  0.0,  0.0,  6.5,  0.0, -1.0,  0.0,  0.0,  0.0,  1.0]),
    ("names_in_brackets",        [-3.0, -3.0, -4.0, -4.0,  0.0, 15.0, -3.0,  0.0, -1.0, -2.0, -2.0]),
    ("word_in_brackets",         [-1.0,  0.0, -0.5, -0.5,  0.0,  8.0, -1.0,  0.0,  0.5, -1.0, -1.0]),
    ("word_in_brackets_under_a_head", [-1.0, -2.0, -1.5, -2.0,  0.0,  5.0, -1.0,  0.0, -1.0, -1.0, -1.0]),
    ("names_under_a_head",       [-1.0, -1.0, -1.5, -1.5,  4.0,  0.0, -1.0,  0.0, -1.0, -1.0, -1.0]),
    ("instalment_follows",       [-1.5,  0.0,  2.5,  0.0,  0.0,  0.0, -1.0,  0.0, -2.5,  0.0,  0.0]),
    ("number_of_an_instalment",  [-2.0, -3.0,  5.0, -1.0,  0.0, -2.0, -1.0,  0.0,  0.0, -1.0, -1.0]),
    ("said_again_below",         [-1.5, -1.5,  1.8,  0.8,  0.0,  0.0, -0.5,  0.0,  0.0,  0.0,  0.0]),
    ("said_above",               [-0.5, -0.5,  0.7,  0.0,  0.0,  0.0,  0.3,  0.0,  0.0,  0.0,  0.0]),
    ("not_set_in_as_others",     [-2.0,  4.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("item_among_items",         [-2.0, -3.0,  4.5, -3.0,  0.0,  0.0, -4.0,  0.0,  0.0, -1.0,  0.0]),
    ("jump_to_a_page",           [-3.0, -3.0, -4.0, -4.0, -3.0, -3.0, -3.0, 20.0, -2.0, -3.0, -3.0]),
    ("words_of_furniture",       [-3.0, -3.0, -3.0, -4.0, -3.0, -3.0, -3.0, -3.0, 11.0, -3.0, -3.0]),
    ("beside_furniture",         [-0.5,  0.0, -0.5, -1.0,  0.0,  0.0,  0.0,  0.0,  3.4, -1.0,  0.0]),
    ("name_of_a_paper",          [-1.0, -1.0, -1.0, -2.0,  0.0,  0.0,  0.0,  0.0,  9.0, -1.0,  0.0]),
    ("sign_of_a_caption",        [ 0.3,  0.0, -0.7, -0.5,  0.0,  0.0,  5.5,  0.0,  0.5,  0.0,  0.0]),
    ("words_about_a_picture",    [ 0.0,  0.0, -2.0, -2.0, -2.0, -2.0,  5.0,  0.0, -1.0,  0.0,  0.0]),
    ("photo_credit",             [-0.5, -0.5, -2.0, -3.0, -2.0, -2.0,  9.0,  0.0, -1.0, -2.0,  0.0]),
    ("inside_a_broken_sentence", [-1.0,  0.0, -1.0, -1.5,  0.0,  0.0,  8.0,  0.0,  1.0,  0.0,  0.0]),
    ("quotation_goes_on_after",  [-1.0,  0.0,  0.0,  0.0,  0.0,  0.0,  3.0,  0.0,  1.0,  0.0,  0.0]),
    ("opens_a_report",           [ 6.0, -2.0, -3.0, -5.0, -4.0, -4.0, -3.0,  0.0, -3.0, -3.0, -3.0]),
    ("opens_as_news_does",       [ 2.0, -0.5, -0.7, -1.5,  0.0,  0.0, -0.7,  0.0, -1.0,  0.0,  0.0]),
    ("numbered",                 [ 0.5, -0.5,  0.0,  2.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  1.0]),
    ("question_or_answer",       [ 4.0, -1.0, -2.0, -1.0, -2.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("byline_follows",           [-2.0, -1.0,  4.0, -3.5,  0.0,  0.0, -1.0,  0.0,  0.0, -1.0, -1.0]),
    ("byline_before",            [ 1.5, -5.0, -1.5, -0.5,  0.0,  0.0,  0.0,  0.0,  0.0,  0.5,  0.5]),
    ("text_before_signed_off",   [ 0.0, -9.0,  2.5, -3.5, -0.5, -2.0,  0.0,  0.0,  0.3,  0.0,  0.0]),
    ("jump_before",              [ 0.3, -9.0,  1.0, -3.0,  0.0, -2.0,  0.5,  0.0,  0.0,  0.0,  0.0]),
    ("sentence_before_broken",   [ 3.5,  1.0, -4.5, -5.0, -2.0, -1.0,  0.5,  1.0,  0.0, -2.0, -1.0]),
    ("text_before_not_signed",   [ 0.0,  0.0, -1.3,  0.9,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("text_before_not_signed_as_nearly_all_are", [ 0.0,  0.0, -1.5,  1.2,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("prose_follows",            [ 0.0,  0.0,  0.7,  1.0,  0.0,  0.0,  0.0,  0.0, -0.3, -1.0, -1.0]),
    ("short_line_follows",       [ 0.0,  0.0,  0.3, -1.0,  0.0,  0.0,  0.0,  0.0,  0.3,  0.5,  0.3]),
    ("first_of_page",            [-0.5, NO,    0.7, NO,   -1.0, -3.0, -1.0,  0.0,  1.0,  0.0,  0.0]),
    ("no_gap_before",            [-1.0,  0.5,  0.3,  0.5,  0.0,  0.0,  0.0,  0.0,  0.3,  0.5,  0.5]),
    ("wider_gap_before",         [ 0.0, -1.0,  0.7, -0.3,  0.0,  0.0,  1.2,  0.0,  0.7,  0.0,  0.0]),
    ("lines_of_verse",           [-2.0, -6.0, -1.0, -2.0,  0.0,  0.0, -1.0,  0.0, -1.0, 10.0, -1.0]),
    ("columns_of_words",         [-0.5, -2.0, -0.5, -1.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  3.5]),
    ("among_rows",               [-0.5, -0.5, -0.5, -0.5,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  3.0]),
    ("breaks_a_word_below",      [ 3.5,  1.0, -2.0, -5.0, -2.0, -2.0, -1.0,  0.0, -1.0, -2.0, -0.5]),
    ("word_broken_above",        [ 2.0,  1.5, -2.5, -3.5, -2.0, -2.0, -3.0,  0.0, -1.0, -2.0, -0.5]),
    ("quotation_left_open",      [ 3.0,  1.0, -1.5, -4.0, -3.0, -3.0, -1.0,  0.0, -1.0,  0.0, -1.0]),
    ("last_word_governs",        [ 2.5,  0.7, -2.0, -3.0, -1.0, -1.0, -0.5,  0.0, -1.0, -1.0, -0.5]),
    ("all_in_brackets",          [ 1.5,  0.0, -1.5, -2.0,  0.0,  0.0,  0.0,  0.0,  0.3,  0.0,  0.0]),
    ("signature_follows",        [-1.0, -0.3,  2.5, -1.5,  0.0,  0.0,  0.0,  0.0, -2.0,  0.0,  0.0]),
    ("colon_over_a_short_line",   [-2.5, -1.0,  2.5, -1.5,  0.0,  0.0, -1.0,  0.0,  0.0,  0.0,  0.0]),
    ("lines_close_together",     [-2.5, -4.0,  2.2,  2.0, -0.5,  0.0, -1.5,  0.0,  2.6,  1.5,  1.0]),
    ("photographer_follows",     [-0.5,  0.0, -0.5, -2.0,  0.0,  0.0,  2.5,  0.0,  0.0,  0.0,  0.0]),
    ("others_like_it_nearby",    [ 0.0,  0.0, -0.7,  1.2,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("none_like_it_nearby",      [ 0.0,  0.0,  0.5, -0.8,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("news_opens_after",         [-0.5,  0.0,  2.0, -2.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("same_matter_after",        [ 0.0,  0.0, -1.3,  1.3,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
    ("other_matter_after",       [ 0.0,  0.0,  1.6, -1.6,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0,  0.0]),
];

/// How well a label goes after another; rows are the label before, columns the label after.
#[rustfmt::skip]
const TRANSITIONS: [[f32; LABELS]; LABELS] = [
    // Para  Cont  Head  Subh  Byln  Sign  Capt  Jump  Furn  Vers  Row
    [  0.0,  0.0, -0.7, -0.5, -0.7,  1.0, -0.7,  1.0, -1.0, -1.0, -1.0], // Paragraph
    [  0.0,  0.0, -0.7, -0.5, -0.7,  1.0, -0.7,  1.0, -1.0, -1.0, -1.0], // Continuation
    [  1.0,  NO,   0.5, -2.5,  1.0,  1.0,  0.0, -0.5, -1.0,  0.3,  0.3], // Head
    [  1.0,  NO,  -3.0, -0.5, -3.0, -5.0, -0.5, -2.0, -3.0,  0.0,  0.3], // Subhead
    [  1.0,  NO,  -0.3, -1.0,  0.0, -1.0,  0.0,  0.0, -0.5,  0.5,  0.3], // Byline
    [ -0.3,  NO,   1.0, -3.0, -1.0, -1.0,  0.0,  0.0,  0.0,  0.3,  0.0], // Signature
    [  0.0, -1.0,  0.0, -0.5,  0.3,  0.5,  0.3,  0.0, -0.5, -1.0, -1.0], // Caption
    [  0.0,  NO,   0.5, -3.0, -1.0, -2.0,  0.3,  0.0,  0.0, -1.0, -1.0], // Jump
    [  0.0,  NO,   0.5, -4.0, -0.7, -3.0, -0.3,  0.0,  1.3, -1.0,  0.0], // Furniture
    [  0.0,  NO,   0.0, -2.0,  0.0,  1.0, -1.0,  0.0, -1.0,  2.0, -2.0], // Verse
    [  0.0,  NO,  -0.3, -0.5, -0.5,  0.0, -1.0,  0.0, -0.5, -2.0,  2.0], // Row
];

/// How well each label fits a line by its own evidence.
pub(crate) fn scores(cues: CueSet) -> [f32; LABELS] {
    let mut total = BIAS;
    for row in cues.rows() {
        for (sum, weight) in total.iter_mut().zip(WEIGHTS[row].1) {
            *sum += weight;
        }
    }
    total
}

/// The code of a cue, by its place.
pub(crate) fn code(row: usize) -> &'static str {
    WEIGHTS[row].0
}

/// How well `after` goes after `before`.
pub(crate) fn transition(before: usize, after: usize) -> f32 {
    TRANSITIONS[before][after]
}

/// The code of the evidence that says most for `label` against all other labels.
pub(crate) fn best_reason(cues: CueSet, label: Label) -> &'static str {
    let column = label as usize;
    let gain = |row: usize| {
        let weights = WEIGHTS[row].1;
        let others: f32 =
            weights.iter().enumerate().filter(|(l, _)| *l != column).map(|(_, w)| w.max(-6.0)).sum();
        weights[column] - others / (LABELS as f32 - 1.0)
    };
    cues.rows().max_by(|&a, &b| gain(a).total_cmp(&gain(b))).map_or("what_is_left", |row| WEIGHTS[row].0)
}
