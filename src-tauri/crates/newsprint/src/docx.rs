//! Word documents: paragraphs with their styles, tables row by row, footnotes at the end. Pictures are passed over.
//!
//! The text that characters are counted in is the words of all paragraphs in order, a blank line between two, a table's
//! cells parted by tabs; footnotes follow. What was deleted while changes were tracked, and what is hidden, is no text.

use crate::package::{Fault, Package};
use crate::written::{self, Written};
use crate::xml::{self, Element, Node, Xml};
use crate::{BlockKind, FileContext, Format, ParsedFile, Weights};
use rustc_hash::FxHashMap;

/// Takes a document apart.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    written::read(words_of(bytes), Format::Docx, context, weights)
}

fn words_of(bytes: &[u8]) -> Result<Written, Fault> {
    let mut package = Package::open(bytes)?;
    let missing = || Fault { code: "package_damaged", detail: "word/document.xml".to_owned() };
    let document = package.read("word/document.xml")?.ok_or_else(missing)?;
    let styles = package.read("word/styles.xml")?;
    let notes = package.read("word/footnotes.xml")?;
    let levels = styles.as_deref().and_then(xml::decode).map(|xml| levels(&xml.text)).unwrap_or_default();
    let mut reading = Reading { levels, ..Reading::default() };
    for part in [Some(document), notes].into_iter().flatten() {
        let Some(xml) = xml::decode(&part) else { continue };
        reading.written.warnings.extend(xml.warnings);
        reading.go_through(&xml.text);
    }
    Ok(reading.written)
}

/// Which styles are headings, and of which level, by the names of styles.
fn levels(styles: &str) -> FxHashMap<String, u8> {
    let mut levels = FxHashMap::default();
    let mut xml = Xml::new(styles);
    let mut style = String::new();
    while let Some(node) = xml.next() {
        let Node::Open(element) = node else { continue };
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "style" => style = element.attribute("styleId").unwrap_or_default(),
            "name" => {
                let name = value().to_lowercase();
                let level = name.strip_prefix("heading ").and_then(|n| n.trim().parse().ok());
                let level = level.or((name == "title").then_some(1));
                levels.extend(level.map(|level| (style.clone(), level)));
            }
            "outlineLvl" => {
                levels.extend(outline(&value()).map(|level| (style.clone(), level)));
            }
            _ => {}
        }
    }
    levels
}

/// An outline's level is counted from 0, and 9 is text.
fn outline(value: &str) -> Option<u8> {
    value.parse::<u8>().ok().filter(|&level| level < 9).map(|level| level + 1)
}

/// A paragraph as far as it was read.
#[derive(Debug, Default)]
struct Open {
    words: String,
    level: u8,
}

#[derive(Debug, Default)]
struct Reading {
    levels: FxHashMap<String, u8>,
    written: Written,
    /// Paragraphs that have begun; one inside another stands in a box of the outer one.
    open: Vec<Open>,
    /// Tables that have begun: rows of cells, as text.
    tables: Vec<Table>,
    /// Elements that have begun inside one that is passed over.
    passed: usize,
    is_text: bool,
    is_hidden: bool,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<String>>,
    cell: String,
}

impl Reading {
    fn go_through(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(element) if self.passed > 0 || is_passed(&element) => self.passed += 1,
                Node::Close(_) if self.passed > 0 => self.passed -= 1,
                Node::Open(element) => self.open(&element),
                Node::Close(name) => self.close(&name),
                Node::Text(words) => self.text(&words),
            }
        }
        while !self.open.is_empty() || !self.tables.is_empty() {
            self.end_paragraph();
            self.end_table();
        }
        (self.passed, self.is_text) = (0, false);
        self.written.warnings.extend(xml.fault());
    }

    fn open(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "p" => self.open.push(Open::default()),
            "r" => self.is_hidden = false,
            "t" => self.is_text = true,
            "vanish" => self.is_hidden = !matches!(value().as_str(), "0" | "false"),
            "tab" => self.add("\t"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "pStyle" => {
                let level = self.levels.get(&value()).copied();
                self.set_level(level);
            }
            "outlineLvl" => self.set_level(outline(&value())),
            "tbl" => self.tables.push(Table::default()),
            "tr" => self.tables.last_mut().into_iter().for_each(|table| table.rows.push(Vec::new())),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "t" => self.is_text = false,
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    let cell = std::mem::take(&mut table.cell);
                    table.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
                }
            }
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.is_text && !self.is_hidden {
            self.add(words);
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.words.push_str(words);
        }
    }

    fn set_level(&mut self, level: Option<u8>) {
        if let (Some(open), Some(level)) = (self.open.last_mut(), level) {
            open.level = level;
        }
    }

    fn end_paragraph(&mut self) {
        let Some(Open { words, level }) = self.open.pop() else { return };
        match self.tables.last_mut() {
            Some(table) => {
                let is_further = !table.cell.is_empty() && !words.trim().is_empty();
                table.cell.push_str(if is_further { "\n" } else { "" });
                table.cell.push_str(words.trim());
            }
            None => self.written.push(&words, level, None),
        }
    }

    /// A table of several rows and columns is one; any other sets its words in a frame.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let is_table = table.rows.len() > 1 && table.rows.iter().any(|row| row.len() > 1);
        let is_short = table.rows.iter().flatten().all(|cell| cell.chars().count() <= 200);
        if let Some(outer) = self.tables.last_mut() {
            let cells = table.rows.iter().flatten().filter(|cell| !cell.is_empty());
            for cell in cells {
                outer.cell.push_str(if outer.cell.is_empty() { "" } else { "\n" });
                outer.cell.push_str(cell);
            }
        } else if is_table && is_short {
            let row = |row: &Vec<String>| {
                row.iter().map(|cell| cell.replace('\n', " ")).collect::<Vec<_>>().join("\t")
            };
            let rows: Vec<String> = table.rows.iter().map(row).collect();
            self.written.push(&rows.join("\n"), 0, Some(BlockKind::Table));
        } else {
            for line in table.rows.iter().flatten().flat_map(|cell| cell.split('\n')) {
                self.written.push(line, 0, None);
            }
        }
    }
}

/// What says again what was said, or does not stand on paper.
fn is_passed(element: &Element<'_>) -> bool {
    match element.name() {
        "Fallback" | "del" | "moveFrom" | "instrText" | "pict" => true,
        // The rules over footnotes are notes of their own.
        "footnote" => element.attribute("type").is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::packed;
    use crate::parse_file;

    const TEXT: &str = "昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午。";

    fn docx(body: &str) -> Vec<u8> {
        let styles =
            "<w:styles xmlns:w='w'><w:style w:styleId='a3'><w:name w:val='heading 1'/></w:style></w:styles>";
        let notes = "<w:footnotes><w:footnote w:type='separator'><w:p><w:r><w:t>――</w:t></w:r></w:p></w:footnote>\
                     <w:footnote><w:p><w:r><w:t>船票三角。</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let document =
            format!("<?xml version='1.0'?><w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        packed(&[
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", &document),
            ("word/styles.xml", styles),
            ("word/footnotes.xml", notes),
        ])
    }

    fn paragraph(words: &str) -> String {
        format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
    }

    #[test]
    fn headings_paragraphs_tables_and_notes_are_read() {
        let body = format!(
            "<w:p><w:pPr><w:pStyle w:val='a3'/></w:pPr><w:r><w:t>老渡口今天</w:t></w:r><w:r><w:t>重新开航</w:t></w:r></w:p>{}\
             <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:del><w:r><w:t>删去</w:t></w:r></w:del></w:p>\
             <w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
            paragraph(TEXT),
            paragraph("班次"),
            paragraph("开船"),
            paragraph("1"),
            paragraph("6:00"),
        );
        let file = parse_file(&docx(&body), &FileContext::default());
        assert_eq!((file.format, file.warnings.len()), (Format::Docx, 0));
        let article = &file.pages[0].articles[0];
        assert_eq!(article.headline.as_ref().map(|h| h.text.as_str()), Some("老渡口今天重新开航"));
        let blocks: Vec<(BlockKind, &str)> =
            article.blocks.iter().map(|block| (block.kind, block.text.text.as_str())).collect();
        let want = [
            (BlockKind::Paragraph, TEXT),
            (BlockKind::Table, "班次\t开船\n1\t6:00"),
            (BlockKind::Paragraph, "船票三角。"),
        ];
        assert_eq!(blocks, want);
        assert_eq!(file.pages[0].account.unplaced, 0);
    }

    #[test]
    fn a_damaged_document_says_so_and_costs_nothing() {
        let whole = docx(&paragraph(TEXT));
        for at in (0..whole.len()).step_by(7) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x5A;
            let file = parse_file(&damaged, &FileContext::default());
            assert!(!file.pages.is_empty() || !file.warnings.is_empty(), "byte {at}");
        }
        let cut = parse_file(&whole[..whole.len() / 2], &FileContext::default());
        assert_eq!((cut.pages.len(), &*cut.warnings[0].code), (0, "package_damaged"));
        let deep = parse_file(&docx(&"<w:tbl><w:tr><w:tc>".repeat(50_000)), &FileContext::default());
        assert!(deep.warnings.iter().any(|warning| warning.code == "xml_too_deep"), "{:?}", deep.warnings);
    }
}
