//! What each block of a page is by its place and its size: text, a line of a head, a caption, furniture.

use super::blocks::Block;
use super::lettering::{Lettering, is_signed};
use super::tables::Table;
use crate::leaf::Leaf;
use crate::lexicon::CAPTION_MARKS;
use crate::punctuation::count_stops;
use crate::{Direction, FurnitureKind, Rect, Role};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Running text in a column.
    Body,
    /// A line or lines of a headline stack.
    Head,
    /// Who signs, on lines of their own.
    Byline,
    /// The words of a picture.
    Caption,
    /// A standing label over one article, in a box of its own.
    Label,
    /// A heading inside a body, set larger.
    Subhead,
    /// Cells of a table.
    Table,
    /// Part of no article.
    Furniture,
}

/// Larger than the text by this is a head.
const HEAD: f32 = 1.22;
/// A few lines that are no sentences are a head when they are larger by so much; in another font, by so little.
const SHORT_HEAD: f32 = 1.08;
const OTHER_HEAD: f32 = 1.05;
/// No subhead is larger.
const SUBHEAD: f32 = 1.7;
/// Text stands so close over and under a subhead, in em.
const AROUND_SUBHEAD: f32 = 2.5;
/// A rule at the head of a page lies within this share of its height.
const HEAD_OF_PAGE: f32 = 0.16;
/// A page line stands within this share of a page's height from its edges.
const EDGE: f32 = 0.08;
/// A box with fewer characters and no text holds a slogan.
const SLOGAN: usize = 20;

/// Says of every block what it is.
pub(super) fn sort(leaf: &Leaf, page: &Lettering, tables: &[Table]) -> Vec<Part> {
    let top = head_rule(leaf);
    let mut parts: Vec<Part> = page
        .blocks
        .iter()
        .map(|block| match () {
            () if top.is_some_and(|top| block.place.bottom <= top + 0.5 * page.body_size) => Part::Furniture,
            () if is_page_line(leaf, page, block) => Part::Furniture,
            () if is_caption(leaf, page, block) => Part::Caption,
            () if is_byline(page, block) => Part::Byline,
            () if is_head(page, block) => Part::Head,
            () if is_heading(page, block) => Part::Subhead,
            () => Part::Body,
        })
        .collect();
    for &at in tables.iter().flat_map(|table| &table.blocks) {
        parts[at] = Part::Table;
    }
    set_nameplates_apart(leaf, page, &mut parts);
    set_slogans_apart(leaf, page, &mut parts);
    set_quotes_apart(page, &mut parts);
    find_subheads(page, &mut parts);
    parts
}

/// Where the rule under a page's head lies.
fn head_rule(leaf: &Leaf) -> Option<f32> {
    let wide = |rule: &&Rect| rule.width() > 0.6 * leaf.width && rule.bottom < HEAD_OF_PAGE * leaf.height;
    leaf.rules.iter().filter(wide).map(|rule| rule.bottom).reduce(f32::max)
}

fn is_page_line(leaf: &Leaf, page: &Lettering, block: &Block) -> bool {
    let at_edge = block.place.bottom < EDGE * leaf.height || block.place.top > (1.0 - EDGE) * leaf.height;
    let signs = block.rows.iter().filter(|&&row| page.readings[row].furniture.is_some()).count();
    at_edge && signs * 2 >= block.rows.len() && block.rows.len() <= 3
}

/// A few lines beside a picture that say what it shows, or stand right under it and are set otherwise than the text.
fn is_caption(leaf: &Leaf, page: &Lettering, block: &Block) -> bool {
    if block.rows.len() > 6 || block.size > 1.3 * page.body_size {
        return false;
    }
    let reach = 3.0 * page.body_size;
    let mut near = leaf.pictures.iter().filter(|picture| {
        let (across, down) = (picture.shared_width(block.place), picture.shared_height(block.place));
        across.min(down) > -reach && across.max(down) > 0.0
    });
    let Some(_) = near.clone().next() else { return false };
    let text = page.text(block);
    let says_so = text.first().is_some_and(|c| CAPTION_MARKS.contains(c) || *c == '图' || *c == '圖');
    let last = &page.readings[block.rows[block.rows.len() - 1]];
    let pictured = |role: &Role| matches!(role, Role::Photographer | Role::WriterAndPhotographer);
    let people = last.trailing.as_ref().map(|trailing| &trailing.1).or(last.signature.as_ref());
    let signed = people.is_some_and(|signature| signature.people.iter().any(|person| pictured(&person.role)))
        || matches!(text.last(), Some('摄' | '攝'));
    let set_apart = (block.size - page.body_size).abs() > 0.06 * page.body_size
        || page.rows[block.rows[0]].font != page.body_font;
    let right_under = near.any(|picture| {
        let gap = block.place.top - picture.bottom;
        (-0.5 * page.body_size..=1.5 * page.body_size).contains(&gap)
            && block.place.left >= picture.left - page.body_size
            && block.place.right <= picture.right + page.body_size
    });
    says_so || signed || (right_under && set_apart && block.size < 1.2 * page.body_size)
}

fn is_byline(page: &Lettering, block: &Block) -> bool {
    let signed = |&row: &usize| is_signed(&page.words[row], &page.readings[row]);
    block.rows.len() <= 2 && block.rows.iter().all(signed) && block.size < 1.6 * page.body_size
}

fn is_head(page: &Lettering, block: &Block) -> bool {
    let larger = block.size / page.body_size;
    let row = &page.rows[block.rows[0]];
    let otherwise = row.font != page.body_font || row.bold;
    let short = block.rows.len() <= 4;
    (larger >= HEAD && block.rows.len() <= 8)
        || (larger >= if otherwise { OTHER_HEAD } else { SHORT_HEAD }
            && short
            && !ends_sentences(page, block))
}

/// A few words as large as the text, in other type, on a line or two of their own.
fn is_heading(page: &Lettering, block: &Block) -> bool {
    let set_otherwise = |&row: &usize| page.rows[row].font != page.body_font || page.rows[row].bold;
    let length = page.length(block);
    block.rows.len() <= 2
        && (2..=24).contains(&length)
        && (block.size - page.body_size).abs() <= 0.08 * page.body_size
        && block.rows.iter().all(set_otherwise)
        && count_stops(&page.text(block)) == 0
        && block
            .rows
            .iter()
            .all(|&row| (length < 4 || !page.readings[row].is_byline()) && page.readings[row].jump.is_none())
}

fn ends_sentences(page: &Lettering, block: &Block) -> bool {
    block.rows.iter().any(|&row| page.readings[row].closed)
}

/// Words that a page prints large in quotes, and in its text once more, are no headline.
fn set_quotes_apart(page: &Lettering, parts: &mut [Part]) {
    let bare = |block: &Block| -> String {
        let text = page.text(block).into_iter();
        text.filter(|c| !c.is_whitespace() && !"“”「」『』—".contains(*c)).collect()
    };
    let quoted: Vec<usize> = (0..parts.len())
        .filter(|&at| {
            let first = page.words[page.blocks[at].rows[0]].chars.first();
            parts[at] == Part::Head && first.is_some_and(|c| "“「『".contains(*c))
        })
        .take(MOST_QUOTES)
        .collect();
    if quoted.is_empty() {
        return;
    }
    let bodies = (0..parts.len()).filter(|&at| parts[at] == Part::Body);
    let said: String = bodies.map(|at| bare(&page.blocks[at])).collect();
    for at in quoted {
        let words = bare(&page.blocks[at]);
        if words.chars().count() >= QUOTE && said.contains(words.trim_end_matches(['。', '，', '！'])) {
            parts[at] = Part::Furniture;
        }
    }
}

/// What is quoted has so many characters at least.
const QUOTE: usize = 8;
/// So many on a page are looked for.
const MOST_QUOTES: usize = 20;

/// Whether a few words in a box stand close over a head or before it, as the names of columns do.
fn is_label(leaf: &Leaf, page: &Lettering, parts: &[Part], inside: &[usize]) -> bool {
    let [only] = inside else { return false };
    let label = &page.blocks[*only];
    let Some(place) = label.container.map(|holder| leaf.boxes[holder]) else { return false };
    let length = page.length(label);
    let reach = LABEL_REACH * page.body_size;
    label.rows.len() == 1
        && length <= LABEL
        && place.height() < 3.0 * label.size
        && (0..parts.len()).any(|other| {
            let head = page.blocks[other].place;
            let beside = head.left - place.right;
            let over = head.top - place.bottom;
            let shares_line =
                place.shared_height(head) > 0.5 * place.height() && (0.0..2.0 * reach).contains(&beside);
            let stands_over = place.shared_width(head) > 0.5 * place.width() && (0.0..reach).contains(&over);
            parts[other] == Part::Head && (shares_line || stands_over)
        })
}

/// No name of a column is longer, in characters.
const LABEL: usize = 12;
/// It stands so close to its head, in em of the text.
const LABEL_REACH: f32 = 2.5;

/// Heads of one kind that all stand in the midst of columns, with text close over and under each, are subheads. Where one
/// of the kind stands over a column, they are the headlines of briefs.
fn find_subheads(page: &Lettering, parts: &mut [Part]) {
    let heads: Vec<usize> = (0..parts.len())
        .filter(|&at| parts[at] == Part::Head && page.blocks[at].size < SUBHEAD * page.body_size)
        .collect();
    let in_midst: Vec<bool> = heads.iter().map(|&at| is_in_midst(page, parts, at)).collect();
    let found: Vec<usize> = heads
        .iter()
        .copied()
        .filter(|&at| {
            let mut of_kind = heads
                .iter()
                .zip(&in_midst)
                .filter(|(other, _)| alike(page, &page.blocks[at], &page.blocks[**other]));
            of_kind.all(|(_, midst)| *midst)
        })
        .collect();
    for at in found {
        parts[at] = Part::Subhead;
    }
}

/// Whether text of its column stands close over a line and under it, and no report begins there.
fn is_in_midst(page: &Lettering, parts: &[Part], at: usize) -> bool {
    let own = &page.blocks[at];
    let em = page.body_size;
    let bodies = || {
        (0..parts.len()).filter(|&other| {
            let block = &page.blocks[other];
            parts[other] == Part::Body
                && block.direction == own.direction
                && block.container == own.container
                && own.frame.left >= block.frame.left - em
                && own.frame.right <= block.frame.right + em
        })
    };
    let over = bodies().any(|other| {
        (-0.5..AROUND_SUBHEAD).contains(&((own.frame.top - page.blocks[other].frame.bottom) / em))
    });
    let mut under = bodies().filter(|&other| {
        (-0.5..AROUND_SUBHEAD).contains(&((page.blocks[other].frame.top - own.frame.bottom) / em))
    });
    own.rows.len() <= 2
        && over
        && under.next().is_some_and(|other| !page.readings[page.blocks[other].rows[0]].reports)
}

/// A box with a few words, some of them very large, that says what a title block says is the nameplate.
fn set_nameplates_apart(leaf: &Leaf, page: &Lettering, parts: &mut [Part]) {
    for holder in 0..leaf.boxes.len() {
        let inside: Vec<usize> =
            (0..parts.len()).filter(|&at| page.blocks[at].container == Some(holder)).collect();
        let length: usize = inside.iter().map(|&at| page.length(&page.blocks[at])).sum();
        let largest = inside.iter().map(|&at| page.blocks[at].size).fold(0.0, f32::max);
        let rows = || inside.iter().flat_map(|&at| &page.blocks[at].rows);
        let says_so = rows().any(|&row| {
            page.readings[row].furniture.is_some_and(|sign| sign.kind == FurnitureKind::Nameplate)
        });
        let has_text = rows().filter(|&&row| page.readings[row].closed).count() > 1;
        if says_so && !has_text && length <= NAMEPLATE && largest >= NAME * page.body_size {
            inside.iter().for_each(|&at| parts[at] = Part::Furniture);
        }
    }
}

/// A title block has no more characters.
const NAMEPLATE: usize = 160;
/// A newspaper's name is so much larger than its text.
const NAME: f32 = 2.2;

/// Boxes with a few words and no text are advertisements and mottoes.
fn set_slogans_apart(leaf: &Leaf, page: &Lettering, parts: &mut [Part]) {
    for holder in 0..leaf.boxes.len() {
        let inside: Vec<usize> =
            (0..parts.len()).filter(|&at| page.blocks[at].container == Some(holder)).collect();
        let length: usize = inside.iter().map(|&at| page.length(&page.blocks[at])).sum();
        let has_text = inside.iter().any(|&at| parts[at] != Part::Head);
        if !inside.is_empty() && !has_text && length <= SLOGAN {
            let part = if is_label(leaf, page, parts, &inside) { Part::Label } else { Part::Furniture };
            for at in inside {
                parts[at] = part;
            }
        }
    }
}

/// How a block stands to its column: which of its lines begin a paragraph, and which reach the measure.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub(super) starts: Vec<bool>,
    pub(super) full: Vec<bool>,
}

/// Measures a block of text against its column; a block of a line or two against its neighbours of the same column.
pub(super) fn column(page: &Lettering, parts: &[Part], at: usize, page_width: f32) -> Column {
    let block = &page.blocks[at];
    let (left, right) = edges(page, parts, at);
    let frame = |row: usize| page.rows[row].place.read_along(block.direction, page_width);
    let em = block.size.max(0.1);
    let starts =
        block.rows.iter().map(|&row| (1.2..6.0).contains(&((frame(row).left - left) / em))).collect();
    let full = block.rows.iter().map(|&row| right - frame(row).right < 1.1 * em).collect();
    Column { starts, full }
}

fn edges(page: &Lettering, parts: &[Part], at: usize) -> (f32, f32) {
    let own = &page.blocks[at];
    let em = own.size;
    if own.rows.len() >= 3 {
        return (own.frame.left, own.frame.right);
    }
    let near = (0..page.blocks.len()).filter(|&other| {
        let block = &page.blocks[other];
        other != at
            && parts[other] == Part::Body
            && block.rows.len() >= 3
            && block.direction == own.direction
            && block.container == own.container
            && (block.size - own.size).abs() < 0.1 * own.size
            && own.frame.left >= block.frame.left - em
            && own.frame.right <= block.frame.right + em
    });
    let gap = |other: usize| -page.blocks[other].frame.shared_height(own.frame);
    let nearest = near.min_by(|&a, &b| gap(a).total_cmp(&gap(b)));
    match nearest.map(|other| page.blocks[other].frame) {
        Some(frame) => (frame.left.min(own.frame.left), frame.right.max(own.frame.right)),
        None => (own.frame.left, own.frame.right),
    }
}

/// Whether two blocks are set alike: size, font and direction.
pub(super) fn alike(page: &Lettering, a: &Block, b: &Block) -> bool {
    let style = |block: &Block| (page.rows[block.rows[0]].font, block.direction == Direction::Vertical);
    (a.size - b.size).abs() <= 0.04 * a.size && style(a) == style(b)
}
