//! Finer kinds of blocks than lines are labelled with: a table among lists, the editors' note among paragraphs.

use crate::BlockKind;
use crate::drafts::Segment;
use crate::lexicon::is_editors_note;
use crate::lines::Line;
use crate::punctuation::{em, is_han};

/// The kind of a block whose lines were labelled as `kind`.
pub(crate) fn refine(kind: BlockKind, lines: &[Line<'_>], segments: &[Segment]) -> BlockKind {
    let mut words = segments.iter().map(|s| &lines[s.line].chars[s.from..s.to]);
    match kind {
        BlockKind::Paragraph if words.next().is_some_and(is_editors_note) => BlockKind::EditorsNote,
        BlockKind::List if is_table(words) => BlockKind::Table,
        other => other,
    }
}

/// Three rows or more, most of them with as many cells. Those of a roster hold names in every one; a table's hold
/// figures in one column at least.
fn is_table<'t>(rows: impl Iterator<Item = &'t [char]>) -> bool {
    let (mut counts, mut all, mut figures) = ([0usize; 9], 0usize, 0usize);
    for row in rows {
        all += 1;
        counts[cells(row).min(8)] += 1;
        figures += usize::from(row.iter().any(|&c| crate::numerals::is_numeral(c)));
    }
    all >= 3 && figures * 2 > all && counts[2..].iter().any(|&rows| rows * 3 > all * 2)
}

/// How many cells a row has: what white space wider than inside a name, or a rule, sets apart.
fn cells(row: &[char]) -> usize {
    let (mut count, mut blank) = (0usize, f32::INFINITY);
    for &c in row {
        if matches!(c, '|' | '│' | '｜' | '\t') {
            blank = f32::INFINITY;
        } else if c.is_whitespace() {
            blank += em(c);
        } else {
            count += usize::from(blank >= 1.5);
            blank = 0.0;
        }
    }
    count
}

/// Whether a line is words in Latin letters and nothing else.
pub(crate) fn is_latin(line: &[char]) -> bool {
    !line.iter().any(|&c| is_han(c)) && line.iter().filter(|c| c.is_ascii_alphabetic()).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    fn kind(kind: BlockKind, text: &str) -> BlockKind {
        let chars: Vec<char> = text.chars().collect();
        let lines = split_lines(&chars, 0, false);
        let whole = |line: usize| Segment { line, from: 0, to: lines[line].chars.len() };
        refine(kind, &lines, &(0..lines.len()).map(whole).collect::<Vec<_>>())
    }

    #[test]
    fn rows_of_cells_with_figures_are_a_table() {
        use BlockKind::{List, Table};
        assert_eq!(kind(List, "品名　　今日\n白菜　　0.80\n萝卜　　1.10"), Table);
        assert_eq!(kind(List, "张 顺　　李长河\n王 满　　赵德全\n钱 三　　周 槐"), List, "a roster");
        assert_eq!(kind(List, "今夜：阴有小雨\n明天：小雨转晴\n海区：浪高一米"), List, "items without cells");
    }

    #[test]
    fn what_the_editors_say_is_theirs() {
        use BlockKind::{EditorsNote, Paragraph};
        for text in ["编者按：来信照登。", "【编者按】来信照登。", "编后：已经转去。"]
        {
            assert_eq!(kind(Paragraph, text), EditorsNote, "{text}");
        }
        assert_eq!(kind(Paragraph, "编者按捺不住，又添了一句。"), Paragraph);
    }
}
