//! What a page draws, as it is drawn: glyphs, thin lines, boxes, pictures.

use super::{actual, place};
use crate::Rect;
use crate::leaf::Glyph;
use hayro_interpret::font::{Glyph as Shape, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{self, Affine, BezPath, Shape as _};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro_syntax::object::{self, Dict};
use rustc_hash::FxHashMap;

/// A page while it is drawn.
pub(super) struct Drawing {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rect>,
    pub(super) boxes: Vec<Rect>,
    pub(super) pictures: Vec<Rect>,
    pub(super) dropped: u32,
    /// What is seen: the page, then each clip's part of what was seen before.
    seen: Vec<kurbo::Rect>,
    /// Marked contents that are open: what was written there, if the file says so, and the glyphs before it.
    marked: Vec<Option<(String, usize)>>,
    fonts: FxHashMap<(u128, Option<String>), u16>,
}

impl Drawing {
    pub(super) fn new(page: kurbo::Rect) -> Self {
        Self {
            glyphs: Vec::new(),
            rules: Vec::new(),
            boxes: Vec::new(),
            pictures: Vec::new(),
            dropped: 0,
            seen: vec![page],
            marked: Vec::new(),
            fonts: FxHashMap::default(),
        }
    }

    fn seen(&self) -> kurbo::Rect {
        self.seen.last().copied().unwrap_or_default()
    }

    fn font(&mut self, glyph: Option<&PositionedGlyph<'_>>) -> (u16, bool) {
        let Some(Shape::Outline(outline)) = glyph.map(|glyph| &**glyph) else { return (0, false) };
        let Some(data) = outline.font_data() else { return (0, false) };
        let name = data.postscript_name.as_deref().unwrap_or_default().to_lowercase();
        let bold = ["bold", "heavy", "black", "hei"].iter().any(|word| name.contains(word));
        let next = u16::try_from(self.fonts.len() + 1).unwrap_or(u16::MAX);
        let id = *self.fonts.entry((data.cache_key, data.postscript_name)).or_insert(next);
        (id, bold || data.weight.is_some_and(|weight| weight >= 600))
    }

    fn draw(&mut self, glyph: &PositionedGlyph<'_>, transform: Affine, font: u16, bold: bool) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let signs = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).count();
        let advance = match &**glyph {
            Shape::Outline(outline) => outline.advance_width(),
            Shape::Type3(shape) => shape.advance_width(),
        };
        let is_wide = text.chars().any(|c| c >= '\u{2E80}');
        let (width, transform) = if is_wide {
            (1000.0, transform)
        } else {
            let width = advance.filter(|&width| width > 0.0).map_or(550.0, f64::from);
            (width / place::stretch(transform), transform)
        };
        let whole = place::em_box(transform, width);
        let size = place::size(transform);
        if !self.seen().contains(place::middle(whole)) {
            self.dropped += u32::try_from(signs).unwrap_or(u32::MAX);
            return;
        }
        let start = self.glyphs.len();
        self.glyphs.push(Glyph { c: '\0', place: whole, size, font, bold, follows: false });
        actual::lay_over(&text, &mut self.glyphs, start);
    }
}

impl<'a> Device<'a> for Drawing {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _mode: &DrawMode) {
        let (font, bold) = self.font(run.glyphs().first());
        for glyph in run.glyphs() {
            self.draw(glyph, props.transform * glyph.transform(), font, bold);
        }
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties
            .and_then(|properties| properties.get::<object::String<'_>>(b"ActualText".as_slice()))
            .map(|text| (actual::decode(text.as_bytes()), self.glyphs.len()));
        self.marked.push(text);
    }

    fn end_marked_content(&mut self) {
        if let Some(Some((text, start))) = self.marked.pop() {
            actual::lay_over(&text, &mut self.glyphs, start);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.seen.push(self.seen().intersect(clip.path.bounding_box()));
    }

    fn pop_clip(&mut self) {
        if self.seen.len() > 1 {
            self.seen.pop();
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _mode: &DrawMode) {
        let area = props.transform.transform_rect_bbox(path.bounding_box()).intersect(self.seen());
        if area.width().min(area.height()) < 3.0 {
            if area.width().max(area.height()) > 20.0 {
                self.rules.push(place::rect(area));
            }
        } else if area.width().min(area.height()) > 10.0 {
            self.boxes.push(place::rect(area));
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let all = kurbo::Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(all).intersect(self.seen());
        self.pictures.push(place::rect(area));
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}
}
