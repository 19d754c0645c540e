//! ALTO, versions 1 to 4: a page's words with their places, as libraries keep them.

use crate::scan::{LineMaker, ScanBlock, ScanPage, Word, Zone, read_pages};
use crate::xml::{self, Element, Node, Xml};
use crate::{FileContext, Format, ParsedFile, Rect, Warning, Weights, beside};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What an ALTO file says.
#[derive(Debug, Default)]
pub(crate) struct Alto {
    pub(crate) pages: Vec<ScanPage>,
    pub(crate) encoding: &'static str,
    pub(crate) warnings: Vec<Warning>,
}

/// Takes an ALTO file without METS apart.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    let mut alto = read_alto(bytes);
    if alto.pages.is_empty() {
        return crate::refused_with("empty", alto.warnings);
    }
    for page in &mut alto.pages {
        page.image.get_or_insert_with(|| picture_beside(context.path));
    }
    read_pages(&alto.pages, (Format::Alto, alto.encoding), alto.warnings, context, weights)
}

/// The picture that a file was read from, by its first lines, or the one beside it by its name.
pub(crate) fn picture_of(bytes: &[u8], path: &str) -> String {
    let head = xml::head_of(bytes);
    let named =
        || head.split("<fileName>").nth(1)?.split('<').next().map(str::trim).filter(|name| !name.is_empty());
    named().and_then(beside::picture_beside).unwrap_or_else(|| picture_beside(path))
}

/// The picture that lies beside a file by its name.
pub(crate) fn picture_beside(path: &str) -> String {
    let name = path.rsplit(['/', '\\', '!']).next().unwrap_or(path);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.jpg")
}

/// Reads pages, blocks, lines and words.
pub(crate) fn read_alto(bytes: &[u8]) -> Alto {
    let Some(text) = xml::decode(bytes) else {
        let warnings = vec![Warning { code: "not_text".into(), detail: String::new(), span: None }];
        return Alto { warnings, ..Alto::default() };
    };
    let mut reader = Reader::default();
    let mut xml = Xml::new(&text.text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) => reader.open(&element),
            Node::Close(name) => reader.close(&name),
            Node::Text(said) => reader.said(&said),
        }
    }
    reader.end_page();
    let mut warnings = text.warnings;
    warnings.extend(xml.fault());
    Alto { pages: reader.pages, encoding: text.encoding, warnings }
}

/// A style's type: size in points and whether it is bold.
type Style = (Option<f32>, bool);

#[derive(Default)]
struct Reader {
    pages: Vec<ScanPage>,
    /// Points of a unit of the file; 0 before it says so, for pixels.
    unit: f32,
    image: Option<String>,
    /// What the characters between elements say.
    text: Option<Said>,
    styles: FxHashMap<String, Style>,
    centred: Vec<String>,
    page: Option<ScanPage>,
    zone: Zone,
    composed: Vec<Composed>,
    block: Option<OpenBlock>,
    line: Option<LineMaker>,
}

#[derive(Clone, Copy)]
enum Said {
    Unit,
    Image,
}

struct Composed {
    id: Option<String>,
    first: usize,
    zone: Zone,
    is_turned: bool,
}

struct OpenBlock {
    id: Option<String>,
    block: ScanBlock,
    style: Style,
    is_turned: bool,
}

/// The attributes of an element that has a place.
#[derive(Default)]
struct Placed<'e> {
    id: Option<Cow<'e, str>>,
    content: Option<Cow<'e, str>>,
    kind: Option<Cow<'e, str>>,
    styles: Option<Cow<'e, str>>,
    whole: Option<Cow<'e, str>>,
    subs: Option<Cow<'e, str>>,
    sure: Option<f32>,
    rotation: f32,
    edges: [Option<f32>; 4],
}

impl<'e> Placed<'e> {
    fn of(element: &'e Element<'_>, unit: f32) -> Self {
        let mut placed = Self::default();
        for (name, value) in element.attributes() {
            match name {
                "ID" => placed.id = Some(value),
                "CONTENT" => placed.content = Some(value),
                "TYPE" => placed.kind = Some(value),
                "STYLEREFS" => placed.styles = Some(value),
                "SUBS_CONTENT" => placed.whole = Some(value),
                "SUBS_TYPE" => placed.subs = Some(value),
                "WC" => placed.sure = number(&value),
                "ROTATION" => placed.rotation = number(&value).unwrap_or(0.0),
                "HPOS" => placed.edges[0] = number(&value).map(|n| n * unit),
                "VPOS" => placed.edges[1] = number(&value).map(|n| n * unit),
                "WIDTH" => placed.edges[2] = number(&value).map(|n| n * unit),
                "HEIGHT" => placed.edges[3] = number(&value).map(|n| n * unit),
                _ => {}
            }
        }
        placed
    }

    fn place(&self) -> Option<Rect> {
        let [Some(left), Some(top), width, height] = self.edges else { return None };
        let (right, bottom) = (left + width.unwrap_or(0.0).max(0.0), top + height.unwrap_or(0.0).max(0.0));
        Some(Rect { left, top, right, bottom })
    }

    fn is_turned(&self) -> bool {
        (45.0..135.0).contains(&(self.rotation.abs() % 180.0))
    }
}

/// A figure of a page, as far as pages go.
fn number(text: &str) -> Option<f32> {
    let value: f32 = text.trim().replace(',', ".").parse().ok()?;
    (value.is_finite() && value.abs() < 1e7).then_some(value)
}

impl Reader {
    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "String" => self.string(element),
            "SP" => {
                if let Some(line) = &mut self.line {
                    line.add_space();
                }
            }
            "Glyph" => self.glyph(element),
            "HYP" => self.hyphen(element),
            "TextLine" => {
                self.end_line();
                let placed = self.placed(element);
                let is_turned = self.block.as_ref().is_some_and(|block| block.is_turned);
                self.line = Some(LineMaker::stated(placed.place(), is_turned || placed.is_turned()));
            }
            "TextBlock" => self.begin_block(element),
            "ComposedBlock" => self.begin_composed(element),
            "Illustration" | "GraphicalElement" => self.picture(element),
            "Page" => self.begin_page(element),
            "TopMargin" | "LeftMargin" | "RightMargin" | "BottomMargin" => {
                self.end_block();
                self.zone = Zone::Margin;
            }
            "PrintSpace" => {
                self.end_block();
                self.zone = Zone::Print;
            }
            "MeasurementUnit" => self.text = Some(Said::Unit),
            "fileName" => self.text = Some(Said::Image),
            "TextStyle" => self.text_style(element),
            "ParagraphStyle" => {
                let is_centred = element.attribute("ALIGN").is_some_and(|align| align == "Center");
                self.centred.extend(element.attribute("ID").filter(|_| is_centred));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "TextLine" => self.end_line(),
            "TextBlock" => self.end_block(),
            "ComposedBlock" => self.end_composed(),
            "TopMargin" | "LeftMargin" | "RightMargin" | "BottomMargin" | "PrintSpace" => {
                self.end_block();
                self.zone = Zone::Print;
            }
            "Page" => self.end_page(),
            "MeasurementUnit" | "fileName" => self.text = None,
            _ => {}
        }
    }

    fn said(&mut self, text: &str) {
        match self.text {
            Some(Said::Unit) => {
                self.unit = match text.trim() {
                    "mm10" => 72.0 / 254.0,
                    "inch1200" => 72.0 / 1200.0,
                    _ => 1.0,
                }
            }
            Some(Said::Image) if !text.trim().is_empty() => self.image = Some(text.trim().to_owned()),
            _ => {}
        }
    }

    fn unit(&self) -> f32 {
        if self.unit > 0.0 { self.unit } else { 1.0 }
    }

    fn placed<'e>(&self, element: &'e Element<'_>) -> Placed<'e> {
        Placed::of(element, self.unit())
    }

    fn text_style(&mut self, element: &Element<'_>) {
        let size = element.attribute("FONTSIZE").and_then(|size| number(&size));
        let is_bold = element.attribute("FONTSTYLE").is_some_and(|style| style.contains("bold"));
        if let Some(id) = element.attribute("ID") {
            self.styles.insert(id, (size, is_bold));
        }
    }

    fn style(&self, references: Option<&str>, otherwise: Style) -> Style {
        let known = |id| self.styles.get(id).copied();
        references.unwrap_or_default().split_whitespace().find_map(known).unwrap_or(otherwise)
    }

    fn begin_page(&mut self, element: &Element<'_>) {
        self.end_page();
        let placed = self.placed(element);
        let [_, _, width, height] = placed.edges;
        self.page = Some(ScanPage {
            width: width.unwrap_or(0.0).max(0.0),
            height: height.unwrap_or(0.0).max(0.0),
            image: self.image.clone(),
            label: element.attribute("PRINTED_IMG_NR").filter(|label| !label.trim().is_empty()),
            ..ScanPage::default()
        });
    }

    fn end_page(&mut self) {
        self.end_block();
        while !self.composed.is_empty() {
            self.end_composed();
        }
        self.zone = Zone::Print;
        if let Some(mut page) = self.page.take() {
            page.measure();
            page.settle_hyphens();
            self.pages.push(page);
        }
    }

    fn begin_composed(&mut self, element: &Element<'_>) {
        self.end_block();
        let placed = self.placed(element);
        let around = self.composed.last().map_or(self.zone, |composed| composed.zone);
        let zone = match placed.kind.as_deref().unwrap_or_default().to_lowercase() {
            kind if kind.starts_with("adv") => Zone::Advertisement,
            kind if kind.starts_with("table") => Zone::Table,
            _ => around,
        };
        let is_turned = placed.is_turned() || self.composed.last().is_some_and(|composed| composed.is_turned);
        let first = self.page.as_ref().map_or(0, |page| page.blocks.len());
        self.composed.push(Composed { id: placed.id.map(Cow::into_owned), first, zone, is_turned });
    }

    fn end_composed(&mut self) {
        self.end_block();
        let (Some(composed), Some(page)) = (self.composed.pop(), &mut self.page) else { return };
        if let Some(id) = composed.id {
            page.named.insert(id, composed.first..page.blocks.len());
        }
    }

    /// The advertisement that is open: its blocks begin behind those that were there before it.
    fn advertisement(&self) -> usize {
        let open = self.composed.iter().find(|composed| composed.zone == Zone::Advertisement);
        open.map_or(0, |composed| composed.first + 1)
    }

    fn begin_block(&mut self, element: &Element<'_>) {
        self.end_block();
        let placed = self.placed(element);
        let style = self.style(placed.styles.as_deref(), Style::default());
        let styles = placed.styles.as_deref().unwrap_or_default();
        let block = ScanBlock {
            zone: self.composed.last().map_or(self.zone, |composed| composed.zone),
            advertisement: self.advertisement(),
            is_centred: styles.split_whitespace().any(|id| self.centred.iter().any(|centred| centred == id)),
            ..ScanBlock::default()
        };
        let is_turned = placed.is_turned() || self.composed.last().is_some_and(|composed| composed.is_turned);
        self.block = Some(OpenBlock { id: placed.id.map(Cow::into_owned), block, style, is_turned });
    }

    fn end_block(&mut self) {
        self.end_line();
        let (Some(open), Some(page)) = (self.block.take(), &mut self.page) else { return };
        let at = page.blocks.len();
        page.blocks.push(open.block);
        if let Some(id) = open.id {
            page.named.insert(id, at..at + 1);
        }
    }

    fn end_line(&mut self) {
        let Some(line) = self.line.take().and_then(LineMaker::finish) else { return };
        if self.block.is_none() {
            let zone = self.composed.last().map_or(self.zone, |composed| composed.zone);
            let block = ScanBlock { zone, ..ScanBlock::default() };
            self.block = Some(OpenBlock { id: None, block, style: Style::default(), is_turned: false });
        }
        if let Some(open) = &mut self.block {
            open.block.lines.push(line);
        }
    }

    fn string(&mut self, element: &Element<'_>) {
        if self.page.is_none() {
            return;
        }
        let placed = self.placed(element);
        let Some(text) = placed.content.as_deref() else { return };
        let of_block = self.block.as_ref().map_or(Style::default(), |block| block.style);
        let (type_size, is_bold) = self.style(placed.styles.as_deref(), of_block);
        let is_first_half = placed.subs.as_deref() == Some("HypPart1");
        let whole = placed.whole.as_deref().filter(|_| is_first_half).map(str::to_owned);
        let word = Word {
            text: text.to_owned(),
            place: placed.place(),
            whole,
            type_size,
            is_bold,
            glyphs: Vec::new(),
        };
        if let (Some(sure), Some(page)) = (placed.sure, &mut self.page) {
            page.sure = (page.sure.0 + sure.clamp(0.0, 1.0), page.sure.1 + 1);
        }
        let is_loose = self.line.as_ref().is_some_and(|line| !line.is_stated && !line.goes_on_with(&word));
        if is_loose {
            self.end_line();
        }
        self.line.get_or_insert_default().add(word);
    }

    fn glyph(&mut self, element: &Element<'_>) {
        let placed = self.placed(element);
        let (Some(place), Some(content)) = (placed.place(), placed.content.as_deref()) else { return };
        let mut letters = content.chars();
        if let (Some(c), None, Some(word)) =
            (letters.next(), letters.next(), self.line.as_mut().and_then(LineMaker::last))
        {
            word.glyphs.push((c, place));
        }
    }

    fn hyphen(&mut self, element: &Element<'_>) {
        let placed = self.placed(element);
        let text = placed.content.as_deref().filter(|sign| !sign.trim().is_empty()).unwrap_or("-").to_owned();
        if let Some(line) = self.line.as_mut().filter(|line| !line.is_empty()) {
            line.add_hyphen(Word { text, place: placed.place(), ..Word::default() });
        }
    }

    fn picture(&mut self, element: &Element<'_>) {
        let placed = self.placed(element);
        let place = placed.place().filter(|place| place.right > place.left && place.bottom > place.top);
        if let (Some(place), Some(page)) = (place, &mut self.page) {
            page.pictures.push(place);
        }
    }
}

#[cfg(test)]
mod tests;
