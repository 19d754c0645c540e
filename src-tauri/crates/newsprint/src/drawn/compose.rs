//! From pieces to a parsed page: their lines written down in reading order, labelled and built as text is.

use super::pieces::{Hint, PieceLine, Pieces};
use crate::account::{Bin, Ledger};
use crate::articles::{self, Set};
use crate::assign::{Place, Stack};
use crate::cohesion::Said;
use crate::drafts::{self, Draft, Drafts, HeadElement, Segment};
use crate::facts::{self, PageFacts};
use crate::labels::Label;
use crate::leaf::Leaf;
use crate::lines::{Line, line_at};
use crate::punctuation::count_stops;
use crate::reading::{self, Reading};
use crate::sequence::{self, Verdict};
use crate::setting::{self, Setting};
use crate::{
    Article, CharRange, Direction, Furniture, FurnitureKind, ParsedPage, PlacedLine, Reason, Rect, Sheet,
    Warning, Weights, evidence, page, print,
};

/// How sure a label is that size and place tell.
const BY_PLACE: f32 = 0.97;
/// From so sure on, what words say of a line of a column counts against its place.
const BY_WORDS: f32 = 0.6;

/// A page of a leaf, with its characters behind those written before it.
pub(super) fn compose(
    leaf: Leaf,
    pieces: &Pieces,
    ordinal: u32,
    chars: &mut Vec<char>,
    weights: &Weights,
) -> (ParsedPage, Vec<Warning>) {
    let offset = chars.len();
    let mut writer = Writer { leaf: &leaf, pieces, chars, lines: Vec::new() };
    let furniture = writer.write(&pieces.furniture);
    let articles: Vec<Vec<(usize, usize)>> =
        pieces.articles.iter().map(|piece| writer.write(&piece.lines)).collect();
    let placed = std::mem::take(&mut writer.lines);
    let written = &chars[offset..];
    let start = u32::try_from(offset).unwrap_or(u32::MAX);
    let mut reader = Reader { written, offset, start, pieces, weights, read: Read::default() };
    let furniture = reader.furniture(&furniture);
    let mut ledger = Ledger::new(written, start);
    let mut found = Vec::new();
    for (piece, ranges) in pieces.articles.iter().zip(&articles) {
        let lines: Vec<PieceLine> = piece.lines.iter().copied().filter(|line| !line.joins).collect();
        found.extend(reader.article(&lines, ranges, &mut ledger));
    }
    for (bin, span) in found.iter().flat_map(articles::spans) {
        ledger.book(bin, span);
    }
    for span in furniture.iter().flat_map(|f| &f.text.spans) {
        ledger.book(Bin::Furniture, *span);
    }
    let mut account = ledger.account();
    account.dropped += leaf.dropped;
    account.total += leaf.dropped;
    let Read { lines, readings, verdicts } = reader.read;
    let PageFacts { issue, label, warnings: doubts } =
        facts::read_facts(&lines, &readings, &verdicts, &found, written);
    let mut warnings = page::warnings(&furniture, account.unplaced);
    warnings.extend(doubts);
    let end = u32::try_from(chars.len()).unwrap_or(u32::MAX);
    let Leaf { width, height, pictures, depicted, .. } = leaf;
    let page = ParsedPage {
        ordinal,
        range: CharRange::new(start, end),
        issue,
        label,
        name: None,
        articles: found,
        furniture,
        account,
        sheet: Some(Sheet { width, height, lines: placed, pictures, depicted }),
    };
    (page, warnings)
}

/// Writes lines down.
struct Writer<'a> {
    leaf: &'a Leaf,
    pieces: &'a Pieces,
    chars: &'a mut Vec<char>,
    lines: Vec<PlacedLine>,
}

impl Writer<'_> {
    /// The lines of one piece, and a blank line behind it. Says where each begins and ends.
    fn write(&mut self, lines: &[PieceLine]) -> Vec<(usize, usize)> {
        let mut ranges: Vec<(usize, usize)> = Vec::with_capacity(lines.len());
        for line in lines {
            if line.joins && self.chars.last() == Some(&'\n') {
                self.chars.pop();
                self.chars.extend(['\u{3000}', '\u{3000}']);
            }
            if self.pieces.indents && matches!(line.hint, Hint::Text { starts: Some(true), .. }) {
                self.chars.extend(['\u{3000}', '\u{3000}']);
            }
            let start = self.chars.len();
            let words = &self.pieces.page.words[line.row];
            self.chars.extend(&words.chars);
            match ranges.last_mut().filter(|_| line.joins) {
                Some(whole) => whole.1 = self.chars.len(),
                None => ranges.push((start, self.chars.len())),
            }
            let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let range = CharRange::new(at(start), at(self.chars.len()));
            self.lines.push(self.placed(line.row, range));
            self.chars.push('\n');
        }
        if !lines.is_empty() {
            self.chars.push('\n');
        }
        ranges
    }

    fn placed(&self, row: usize, range: CharRange) -> PlacedLine {
        let line = &self.pieces.page.rows[row];
        let words = &self.pieces.page.words[row];
        let along = |rect: Rect| match line.direction {
            Direction::Horizontal => (rect.left, rect.right),
            Direction::Vertical => (rect.top, rect.bottom),
        };
        let (from, to) = along(line.place);
        let length = (to - from).max(0.01);
        let mut reached = 0.0_f32;
        let ends = (0..words.chars.len())
            .map(|at| {
                // White space ends where the next character begins.
                let next = words.glyphs[at..].iter().flatten().next();
                let end = match (words.glyphs[at], next) {
                    (Some(glyph), _) => along(self.leaf.glyphs[glyph].place).1,
                    (None, Some(&next)) => along(self.leaf.glyphs[next].place).0,
                    (None, None) => to,
                };
                reached = reached.max(((end - from) / length).clamp(0.0, 1.0));
                (reached * f32::from(u16::MAX)) as u16
            })
            .collect();
        PlacedLine { range, place: line.place, direction: line.direction, ends }
    }
}

/// All lines of a page as they were read, for its facts.
#[derive(Default)]
struct Read<'t> {
    lines: Vec<Line<'t>>,
    readings: Vec<Reading>,
    verdicts: Vec<Verdict>,
}

struct Reader<'a, 't> {
    written: &'t [char],
    offset: usize,
    start: u32,
    pieces: &'a Pieces,
    weights: &'a Weights,
    read: Read<'t>,
}

impl<'t> Reader<'_, 't> {
    fn lines(&self, ranges: &[(usize, usize)]) -> Vec<Line<'t>> {
        let read = |&(from, to): &(usize, usize)| {
            line_at(self.written, from - self.offset, to - self.offset, self.start)
        };
        ranges.iter().filter_map(read).collect()
    }

    fn furniture(&mut self, ranges: &[(usize, usize)]) -> Vec<Furniture> {
        let lines = self.lines(ranges);
        let readings = reading::read_lines(&lines, self.pieces.page.old_stops);
        let largest = self.pieces.furniture.iter().map(|line| self.pieces.page.rows[line.row].size);
        let largest = largest.fold(0.0, f32::max);
        let found = (0..lines.len())
            .map(|at| {
                let size = self.pieces.page.rows[self.pieces.furniture[at].row].size;
                let kind = match readings[at].furniture {
                    Some(sign) => sign.kind,
                    None if size >= largest && size > 2.0 * self.pieces.page.body_size => {
                        FurnitureKind::Nameplate
                    }
                    None => FurnitureKind::Section,
                };
                let code = readings[at].furniture.map_or("stands_apart", |sign| sign.code);
                let whole = Segment { line: at, from: 0, to: lines[at].chars.len() };
                Furniture { kind, text: print::keep_lines(&lines, &[whole]), reason: Reason::new(code, "") }
            })
            .collect();
        let verdict = Verdict { label: Label::Furniture, confidence: BY_PLACE, reason: "stands_apart" };
        self.read.verdicts.extend(lines.iter().map(|_| verdict));
        self.read.readings.extend(readings);
        self.read.lines.extend(lines);
        found
    }

    /// How a piece's headline stands to its text: one that runs as its text does stands over it.
    fn head_place(&self, piece: &[PieceLine]) -> Place {
        let direction = |wanted: fn(&Hint) -> bool| {
            let line = piece.iter().find(|line| wanted(&line.hint));
            line.map(|line| self.pieces.page.rows[line.row].direction)
        };
        let head = direction(|hint| matches!(hint, Hint::Head(_)));
        match (head, direction(|hint| matches!(hint, Hint::Text { .. }))) {
            (Some(head), Some(text)) if head != text => Place::Beside,
            _ => Place::Above,
        }
    }

    /// The article that a piece is.
    fn article(
        &mut self,
        piece: &[PieceLine],
        ranges: &[(usize, usize)],
        ledger: &mut Ledger<'_>,
    ) -> Vec<Article> {
        let lines = self.lines(ranges);
        let old_stops = self.pieces.page.old_stops;
        let mut readings = reading::read_lines(&lines, old_stops);
        let mut setting = setting::measure(&lines, &readings, old_stops);
        for (full, line) in setting.full.iter_mut().zip(piece) {
            *full = matches!(line.hint, Hint::Text { full: true, .. });
        }
        reading::mark_prose(&lines, &mut readings, &setting);
        let cues = evidence::find_cues(&lines, &readings, &setting);
        let mut verdicts = sequence::label_lines(&cues, &self.weights.labels);
        settle(piece, &lines, &readings, &mut verdicts);
        let drafts = one_body(drafts::sort(&lines, &readings, &verdicts, &setting), piece);
        page::book_bodies(ledger, &lines, drafts.bodies.iter());
        let place = self.head_place(piece);
        let found = build(piece, (&lines, &verdicts, &setting), &drafts, place, self.weights);
        self.read.lines.extend(lines);
        self.read.readings.extend(readings);
        self.read.verdicts.extend(verdicts);
        found
    }
}

fn build(
    piece: &[PieceLine],
    (lines, verdicts, setting): (&[Line<'_>], &[Verdict], &Setting),
    drafts: &Drafts,
    place: Place,
    weights: &Weights,
) -> Vec<Article> {
    let heads = piece.iter().enumerate().filter_map(|(at, line)| match line.hint {
        Hint::Head(role) => Some((at, role)),
        _ => None,
    });
    let (numbers, roles): (Vec<_>, Vec<_>) = heads.unzip();
    let stack = Stack {
        elements: numbers.iter().map(|&line| HeadElement { lines: vec![line] }).collect(),
        body: Some(0),
        confidence: BY_PLACE,
        place,
        column: Vec::new(),
        roles,
    };
    let stacks = if numbers.is_empty() { Vec::new() } else { vec![stack] };
    let runs: Vec<Vec<&[char]>> = numbers.iter().map(|&line| vec![lines[line].chars]).collect();
    let texts: Vec<Vec<&[char]>> = drafts.bodies.iter().map(|body| body.runs(lines)).collect();
    let said = Said::of(&runs, &texts);
    let set = Set { lines, setting, weights: &weights.stack };
    let repeated = articles::Repeated::default();
    articles::build(set, verdicts, drafts, &repeated, (stacks, &said))
}

/// All bodies of a piece as one, and its heads over it.
fn one_body(sorted: Drafts, piece: &[PieceLine]) -> Drafts {
    let mut whole = Draft::default();
    for body in sorted.bodies {
        whole.parts.extend(body.parts);
        whole.signed.extend(body.signed);
        whole.jumps.extend(body.jumps);
        whole.lines.extend(body.lines);
    }
    // Where indents tell, what goes on was told to.
    if piece.iter().any(|line| matches!(line.hint, Hint::Text { starts: Some(true), .. })) {
        for part in &mut whole.parts {
            part.open = false;
        }
    }
    let heads = sorted.gaps.into_iter().flatten().collect();
    Drafts { bodies: vec![whole], gaps: vec![heads, Vec::new()], furniture: Vec::new() }
}

/// Lays what size and place tell over what the words do.
fn settle(piece: &[PieceLine], lines: &[Line<'_>], readings: &[Reading], verdicts: &mut [Verdict]) {
    for at in 0..piece.len().min(verdicts.len()) {
        let by_place = |label: Label| Verdict { label, confidence: BY_PLACE, reason: "size_and_place" };
        verdicts[at] = match piece[at].hint {
            Hint::Head(_) => by_place(Label::Head),
            Hint::Byline => by_place(Label::Byline),
            Hint::Caption => by_place(Label::Caption),
            Hint::Furniture => by_place(Label::Furniture),
            Hint::Subhead => by_place(Label::Subhead),
            Hint::Row => by_place(Label::Row),
            Hint::Text { starts, .. } => {
                let label = text_label(piece, at, starts, lines, readings, verdicts[at]);
                if label == verdicts[at].label { verdicts[at] } else { by_place(label) }
            }
        };
    }
}

/// What a line of a column is.
fn text_label(
    piece: &[PieceLine],
    at: usize,
    starts: Option<bool>,
    lines: &[Line<'_>],
    readings: &[Reading],
    said: Verdict,
) -> Label {
    let is_text = |at: usize| matches!(piece.get(at).map(|line| line.hint), Some(Hint::Text { .. }));
    let first = at == 0 || !is_text(at - 1);
    let reading = &readings[at];
    let whole_jump = reading.jump.as_ref().is_some_and(|jump| jump.end - jump.start == lines[at].chars.len());
    if whole_jump {
        return Label::Jump;
    }
    let goes_on = matches!(piece[at].hint, Hint::Text { full: true, .. })
        && matches!(piece.get(at + 1).map(|line| line.hint), Some(Hint::Text { starts: Some(false), .. }));
    if reading.is_byline() && !goes_on {
        return if first { Label::Byline } else { Label::Signature };
    }
    if matches!(said.label, Label::Signature | Label::Verse | Label::Row) && said.confidence >= BY_WORDS {
        return said.label;
    }
    if is_subhead(piece, at, &lines[at], readings, said) {
        return Label::Subhead;
    }
    match starts {
        Some(true) => Label::Paragraph,
        _ if first => Label::Paragraph,
        Some(false) => Label::Continuation,
        None => said.label,
    }
}

/// A short line between paragraphs, set otherwise than the text or told by its words.
fn is_subhead(piece: &[PieceLine], at: usize, line: &Line<'_>, readings: &[Reading], said: Verdict) -> bool {
    let text = |at: usize| match piece.get(at).map(|line| line.hint) {
        Some(Hint::Text { starts, full, otherwise }) => Some((starts == Some(true), full, otherwise)),
        _ => None,
    };
    let Some((starts, full, otherwise)) = text(at) else { return false };
    let above = at.checked_sub(1).and_then(text);
    let (Some((_, above_full, above_otherwise)), Some((next_starts, _, _))) = (above, text(at + 1)) else {
        return false;
    };
    let ended = !above_full || readings[at - 1].closed;
    let apart = otherwise && !above_otherwise;
    let by_words = matches!(said.label, Label::Subhead | Label::Head) && said.confidence >= BY_WORDS;
    let bare = ended && next_starts && count_stops(line.chars) == 0 && !readings[at].row;
    // A paragraph of a line without a stop between paragraphs of sentences.
    let lone = starts && readings[at - 1].closed && line.width <= 20.0 && line.chars.last() != Some(&'：');
    bare && (lone || (!full && (apart || (starts && by_words))))
}
