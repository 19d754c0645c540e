//! hOCR: the pages that OCR programs write as HTML, places and certainties in the `title` of each element.

use crate::scan::{LineMaker, ScanBlock, ScanPage, Word, Zone, read_pages};
use crate::xml::{self, Element, Node, Xml};
use crate::{FileContext, Format, ParsedFile, Rect, Warning, Weights, alto, beside};

/// What an hOCR file says.
#[derive(Debug, Default)]
struct Hocr {
    pages: Vec<ScanPage>,
    encoding: &'static str,
    warnings: Vec<Warning>,
}

/// Whether the beginning of an HTML file says that it is hOCR.
pub(crate) fn is_hocr(bytes: &[u8]) -> bool {
    let head = xml::head_of(bytes);
    head.contains("ocr_page") || head.contains("ocr-system") || head.contains("ocr-capabilities")
}

/// Takes an hOCR file apart.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    let mut hocr = read_hocr(bytes);
    if hocr.pages.is_empty() {
        return crate::refused_with("empty", hocr.warnings);
    }
    if let [page] = hocr.pages.as_mut_slice() {
        page.image.get_or_insert_with(|| alto::picture_beside(context.path));
    }
    read_pages(&hocr.pages, (Format::Hocr, hocr.encoding), hocr.warnings, context, weights)
}

/// The pictures that a file's pages were read from.
pub(crate) fn pictures(bytes: &[u8], path: &str) -> Vec<String> {
    let pages = read_hocr(bytes).pages;
    let named = pages.iter().filter_map(|page| beside::picture_beside(page.image.as_deref()?));
    let mut named: Vec<String> = named.collect();
    if named.is_empty() && pages.len() == 1 {
        named.push(alto::picture_beside(path));
    }
    named
}

fn read_hocr(bytes: &[u8]) -> Hocr {
    let Some(text) = xml::decode(bytes) else { return Hocr::default() };
    let mut reader = Reader::default();
    let mut xml = Xml::of_html(&text.text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) => reader.open(&element),
            Node::Close(name) => reader.close(&name),
            Node::Text(said) => reader.said(&said),
        }
    }
    while !reader.elements.is_empty() {
        reader.end_last();
    }
    let mut warnings = text.warnings;
    warnings.extend(xml.fault());
    Hocr { pages: reader.pages, encoding: text.encoding, warnings }
}

/// What an element of HTML is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Block,
    Line,
    Word,
    Glyph,
    Other,
}

/// Which classes are what. Source: the hOCR specification, 1.2, and what Tesseract writes.
const CLASSES: [(&str, Kind); 16] = [
    ("ocr_page", Kind::Page),
    ("ocr_par", Kind::Block),
    ("ocr_line", Kind::Line),
    ("ocrx_line", Kind::Line),
    ("ocr_header", Kind::Line),
    ("ocr_footer", Kind::Line),
    ("ocr_caption", Kind::Line),
    ("ocr_textfloat", Kind::Line),
    ("ocrx_word", Kind::Word),
    ("ocr_word", Kind::Word),
    ("ocrx_cinfo", Kind::Glyph),
    ("ocr_cinfo", Kind::Glyph),
    ("ocr_carea", Kind::Block),
    ("ocr_column", Kind::Block),
    ("ocrx_block", Kind::Block),
    ("ocr_glyph", Kind::Glyph),
];

/// Classes of pictures.
const PICTURES: [&str; 4] = ["ocr_photo", "ocr_image", "ocr_linedrawing", "ocr_float"];

#[derive(Default)]
struct Reader {
    pages: Vec<ScanPage>,
    /// Names and kinds of what is open.
    elements: Vec<(String, Kind)>,
    block: Option<ScanBlock>,
    line: Option<LineMaker>,
    word: Option<Word>,
    /// Where the character that is being read stands.
    glyph: Option<Rect>,
    type_size: Option<f32>,
}

impl Reader {
    fn open(&mut self, element: &Element<'_>) {
        let classes = element.attribute("class").unwrap_or_default();
        let title = Title::read(&element.attribute("title").unwrap_or_default());
        let known = |class: &str| CLASSES.iter().find(|(name, _)| *name == class);
        let found = classes.split_whitespace().find_map(known);
        let (class, kind) = found.map_or(("", Kind::Other), |(class, kind)| (*class, *kind));
        match kind {
            Kind::Page => self.begin_page(title),
            Kind::Block => {
                self.end_block();
                self.block = Some(ScanBlock::default());
            }
            Kind::Line => self.begin_line(class, &title),
            Kind::Word => self.begin_word(&title),
            Kind::Glyph => self.glyph = title.place,
            Kind::Other => {
                let is_picture = classes.split_whitespace().any(|class| PICTURES.contains(&class));
                if let (true, Some(place), Some(page)) = (is_picture, title.place, self.pages.last_mut()) {
                    page.pictures.push(place);
                }
                if matches!(element.name(), "strong" | "b")
                    && let Some(word) = &mut self.word
                {
                    word.is_bold = true;
                }
            }
        }
        if element.name() != "meta" && element.name() != "br" && element.name() != "img" {
            self.elements.push((element.name().to_owned(), kind));
        }
    }

    fn close(&mut self, name: &str) {
        if !self.elements.iter().any(|(open, _)| open == name) {
            return;
        }
        while let Some((open, _)) = self.elements.last() {
            let is_it = open == name;
            self.end_last();
            if is_it {
                return;
            }
        }
    }

    fn end_last(&mut self) {
        match self.elements.pop() {
            Some((_, Kind::Page)) => {
                self.end_block();
                if let Some(page) = self.pages.last_mut() {
                    page.measure();
                    page.settle_hyphens();
                }
            }
            Some((_, Kind::Block)) => self.end_block(),
            Some((_, Kind::Line)) => self.end_line(),
            Some((_, Kind::Word)) => self.end_word(),
            Some((_, Kind::Glyph)) => self.glyph = None,
            Some((_, Kind::Other)) | None => {}
        }
    }

    fn said(&mut self, text: &str) {
        if let Some(word) = &mut self.word {
            let mut letters = text.trim().chars();
            if let (Some(place), Some(c), None) = (self.glyph, letters.next(), letters.next()) {
                word.glyphs.push((c, place));
            }
            word.text.push_str(text.trim_matches(['\n', '\r']));
        } else if let Some(line) = &mut self.line
            && !text.trim().is_empty()
        {
            // A line without words is one.
            line.add(Word { text: text.trim().to_owned(), place: line.place, ..Word::default() });
        } else if let Some(line) = &mut self.line {
            line.add_space();
        }
    }

    fn begin_page(&mut self, title: Title) {
        self.end_block();
        let place = title.place.unwrap_or(Rect { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 });
        self.pages.push(ScanPage {
            width: place.right,
            height: place.bottom,
            image: title.image,
            ..ScanPage::default()
        });
    }

    fn begin_line(&mut self, class: &str, title: &Title) {
        self.end_line();
        self.type_size = title.size;
        self.line = Some(LineMaker::stated(title.place, title.is_turned));
        let block = self.block.get_or_insert_default();
        block.is_heading |= class == "ocr_header" && block.lines.is_empty();
        match class {
            "ocr_caption" => block.zone = Zone::Caption,
            "ocr_footer" => block.zone = Zone::Margin,
            _ => {}
        }
    }

    fn begin_word(&mut self, title: &Title) {
        self.end_word();
        if let (Some(sure), Some(page)) = (title.sure, self.pages.last_mut()) {
            page.sure = (page.sure.0 + sure, page.sure.1 + 1);
        }
        self.word = Some(Word { place: title.place, type_size: self.type_size, ..Word::default() });
    }

    fn end_word(&mut self) {
        self.glyph = None;
        if let Some(word) = self.word.take() {
            self.line.get_or_insert_default().add(word);
        }
    }

    fn end_line(&mut self) {
        self.end_word();
        if let Some(line) = self.line.take().and_then(LineMaker::finish) {
            self.block.get_or_insert_default().lines.push(line);
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        if let (Some(block), Some(page)) = (self.block.take(), self.pages.last_mut())
            && !block.lines.is_empty()
        {
            page.blocks.push(block);
        }
    }
}

/// `bbox 10 20 300 40; x_wconf 95; image "0001.tif"`.
#[derive(Debug, Default)]
struct Title {
    place: Option<Rect>,
    sure: Option<f32>,
    size: Option<f32>,
    image: Option<String>,
    is_turned: bool,
}

impl Title {
    fn read(text: &str) -> Self {
        let mut title = Self::default();
        for property in text.split(';') {
            let (name, value) = property.trim().split_once(char::is_whitespace).unwrap_or(("", ""));
            let figures = || value.split_whitespace().filter_map(|figure| figure.parse::<f32>().ok());
            let first = || figures().next().filter(|figure| figure.is_finite());
            match name {
                "bbox" => {
                    let corners: Vec<f32> = figures().filter(|n| n.is_finite() && n.abs() < 1e7).collect();
                    if let &[left, top, right, bottom] = corners.as_slice() {
                        let (right, bottom) = (right.max(left), bottom.max(top));
                        title.place = Some(Rect { left, top, right, bottom });
                    }
                }
                "x_wconf" => title.sure = first().map(|sure| (sure / 100.0).clamp(0.0, 1.0)),
                "x_size" | "x_fsize" => title.size = first(),
                "textangle" => title.is_turned = first().is_some_and(|angle| angle.abs() % 180.0 > 45.0),
                "image" => {
                    let name = value.trim().trim_matches(['"', '\'']).trim();
                    title.image = (!name.is_empty()).then(|| name.to_owned());
                }
                _ => {}
            }
        }
        title
    }
}

#[cfg(test)]
mod tests;
