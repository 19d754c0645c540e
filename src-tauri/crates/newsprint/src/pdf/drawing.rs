//! What a page draws, as it is drawn: its characters, and the shapes and pictures beside them.

use super::areas::{Areas, Furnished};
use super::fonts::{Font, Fonts};
use super::{actual, bytes, ideographs, place, shapes, twice};
use crate::leaf::Glyph;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun, OutlineFontData, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro_syntax::object::{self, Dict};
use hayro_syntax::page::Resources;
use std::ops::Range;

/// The most characters that a page may have. The fullest page of a broadsheet has some twenty thousand.
pub(super) const MOST_GLYPHS: usize = 300_000;

/// Paint that is lighter than this share of white is not seen on paper.
const PAPER: f32 = 0.985;

/// A page while it is drawn.
pub(super) struct Drawing<'a> {
    page: Rect,
    glyphs: Vec<Glyph>,
    areas: Areas,
    dropped: u32,
    /// More was drawn than a page can have.
    is_too_much: bool,
    /// There is something to see on it, be it text or not.
    is_printed: bool,
    /// What is seen: the page, then each clip's part of what was seen before.
    seen: Vec<Rect>,
    /// Marked contents that are open: what was written there, if the file says so, and the glyphs before it.
    marked: Vec<Option<(String, usize)>>,
    fonts: Fonts<'a>,
    tally: bytes::Tally,
    /// Latin letters are bytes of Chinese.
    is_bytes: bool,
    /// The run before, by its first glyph's place and its length, and the glyphs that came of it.
    last: Option<(Affine, usize, Range<usize>)>,
}

/// What was drawn in the end.
pub(super) struct Finished {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) furnished: Furnished,
    pub(super) dropped: u32,
    pub(super) is_too_much: bool,
    /// There is something to see on it, be it text or not.
    pub(super) is_printed: bool,
    /// What was read as Latin letters are bytes of Chinese.
    pub(super) is_bytes: bool,
}

/// How a run is drawn.
struct Run {
    font: Font,
    data: Option<OutlineFontData>,
    is_vertical: bool,
}

impl<'a> Drawing<'a> {
    /// `is_bytes`: its Latin letters are bytes of Chinese.
    pub(super) fn new(page: Rect, resources: Resources<'a>, is_bytes: bool) -> Self {
        Self {
            page,
            glyphs: Vec::new(),
            areas: Areas::default(),
            dropped: 0,
            is_too_much: false,
            is_printed: false,
            seen: vec![page],
            marked: Vec::new(),
            fonts: Fonts::new(resources),
            tally: bytes::Tally::default(),
            is_bytes,
            last: None,
        }
    }

    pub(super) fn finish(self) -> Finished {
        let Self { page, mut glyphs, areas, dropped, is_too_much, is_printed, tally, .. } = self;
        let again = twice::leave_out(&mut glyphs);
        let furnished = areas.furnish(page, &glyphs);
        Finished {
            glyphs,
            furnished,
            dropped: dropped.saturating_add(again),
            is_too_much,
            is_printed,
            is_bytes: tally.is_chinese(),
        }
    }

    fn seen(&self) -> Rect {
        self.seen.last().copied().unwrap_or_default()
    }

    fn drop(&mut self, signs: usize) {
        self.dropped = self.dropped.saturating_add(u32::try_from(signs).unwrap_or(u32::MAX));
    }

    /// The characters that a glyph is, none for white space.
    fn text(&mut self, glyph: &Drawn<'_>, run: &Run) -> String {
        let told = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        let is_told = told.chars().any(|c| c != '\0' && c != char::REPLACEMENT_CHARACTER);
        if is_told {
            return told.chars().map(ideographs::printed).collect();
        }
        match glyph {
            Drawn::Outline(outline) => {
                let meaning = self.fonts.meaning(outline, run.data.as_ref()).map(ideographs::printed);
                let is_blank = || outline.outline().elements().is_empty();
                meaning.or_else(|| (!is_blank()).then_some(char::REPLACEMENT_CHARACTER)).into_iter().collect()
            }
            Drawn::Type3(_) => char::REPLACEMENT_CHARACTER.to_string(),
        }
    }

    /// Puts down what a glyph of this width means, in thousandths of the em.
    fn write(&mut self, text: &str, width: f64, transform: Affine, font: Font) {
        let signs = text.chars().filter(|&c| actual::is_sign(c)).count();
        if signs == 0 {
            return;
        }
        let whole = place::em_box(transform, width * place::narrowed(transform) / place::stretch(transform));
        if !self.seen().contains(place::middle(whole)) {
            return self.drop(signs);
        }
        if self.glyphs.len() >= MOST_GLYPHS {
            self.is_too_much = true;
            return;
        }
        let start = self.glyphs.len();
        let Font { id: font, is_bold: bold } = font;
        let size = place::size(transform);
        self.glyphs.push(Glyph { c: '\0', place: whole, size, font, bold, follows: false });
        actual::lay_over(text, &mut self.glyphs, start);
    }

    /// Whether a run is the one before once more, outlined after it was filled: that makes it bold.
    fn is_last_outlined(&mut self, run: &GlyphRun<'_, '_>, first: Affine, mode: &DrawMode) -> bool {
        let Some((before, length, range)) = &self.last else { return false };
        let is_it = matches!(mode, DrawMode::Stroke(_))
            && *length == run.glyphs().len()
            && before.as_coeffs() == first.as_coeffs();
        if is_it && let Some(glyphs) = self.glyphs.get_mut(range.clone()) {
            glyphs.iter_mut().for_each(|glyph| glyph.bold = true);
        }
        is_it
    }
}

/// How wide a glyph is, in thousandths of the em.
fn width(text: &str, glyph: &PositionedGlyph<'_>, is_vertical: bool) -> f64 {
    let is_wide = text.chars().any(|c| c >= '\u{2E80}');
    let is_latin = text.is_ascii();
    let advance = match &**glyph {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(shape) => shape.advance_width(),
    };
    match advance.map(f64::from).filter(|&advance| advance > 1.0) {
        _ if is_vertical && !is_latin => 1000.0,
        Some(advance) if is_wide => advance.min(1000.0),
        Some(advance) => advance.min(2000.0),
        None if is_wide => 1000.0,
        None => 550.0,
    }
}

fn is_visible(paint: &Paint<'_>) -> bool {
    let Paint::Color(color) = paint else { return true };
    let [red, green, blue, opacity] = color.to_rgba().components();
    opacity > 1.0 - PAPER && red.min(green).min(blue) < PAPER
}

impl<'a> Device<'a> for Drawing<'a> {
    fn draw_glyph_run(&mut self, glyphs: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let Some(first) = glyphs.glyphs().first() else { return };
        let first = props.transform * first.transform();
        if self.is_last_outlined(glyphs, first, mode) {
            return;
        }
        let (font, data) = self.fonts.of(glyphs);
        let run = Run { font, data, is_vertical: glyphs.writing_mode() == WritingMode::Vertical };
        let start = self.glyphs.len();
        let pairs = if self.is_bytes { bytes::paired(glyphs) } else { None };
        self.tally.count(glyphs);
        let mut is_second = false;
        for (n, glyph) in glyphs.glyphs().iter().enumerate() {
            let transform = props.transform * glyph.transform();
            let pair = pairs.as_ref().and_then(|pairs| pairs[n]);
            match pair {
                _ if is_second => {}
                Some(c) => self.write(c.encode_utf8(&mut [0; 4]), 1000.0, transform, run.font),
                None => {
                    let text = self.text(glyph, &run);
                    let width = width(&text, glyph, run.is_vertical);
                    self.write(&text, width, transform, run.font);
                }
            }
            is_second = pair.is_some() && !is_second;
        }
        self.last = Some((first, glyphs.glyphs().len(), start..self.glyphs.len()));
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties
            .and_then(|properties| properties.get::<object::String<'_>>(b"ActualText".as_slice()))
            .filter(|_| self.marked.iter().all(Option::is_none))
            .map(|text| (actual::decode(text.as_bytes()), self.glyphs.len()));
        self.marked.push(text);
    }

    fn end_marked_content(&mut self) {
        if let Some(Some((text, start))) = self.marked.pop() {
            let text: String = text.chars().map(ideographs::printed).collect();
            let drawn = self.glyphs.len() - start.min(self.glyphs.len());
            actual::lay_over(&text, &mut self.glyphs, start);
            if self.glyphs.len() == start {
                self.drop(drawn);
            }
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.seen.push(self.seen().intersect(clip.path.bounding_box()));
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.seen.push(self.seen().intersect(*rect));
    }

    fn pop_clip(&mut self) {
        if self.seen.len() > 1 {
            self.seen.pop();
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if !is_visible(&props.paint) {
            return;
        }
        let seen = self.seen();
        self.is_printed |= seen.overlaps(props.transform.transform_rect_bbox(path.bounding_box()));
        let drawn = match mode {
            DrawMode::Stroke(stroke) => {
                let width = f64::from(stroke.line_width) * place::scale(props.transform);
                shapes::stroked(path, props.transform, width)
            }
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => shapes::filled(path, props.transform),
            DrawMode::Invisible => return,
        };
        for shape in drawn {
            self.areas.draw(shape, seen);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let all = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(all);
        self.is_printed |= self.seen().overlaps(area);
        self.areas.picture(area, self.seen());
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}
}
