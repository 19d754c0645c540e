//! Pages that a PDF draws: each character with its place, upright, cut to what is seen; rules, boxes and pictures. What
//! a code of a font means is asked of the file, never guessed from its shape.

mod actual;
mod drawing;
#[cfg(test)]
mod gold;
mod place;

use crate::leaf::Leaf;
use crate::{Depicted, FileContext, Format, ParsedFile, Weights, drawn};
use drawing::Drawing;
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::page::Page;
use hayro_syntax::{LoadPdfError, Pdf};

/// Takes a PDF apart.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    let pdf = match open(bytes, context.password) {
        Ok(pdf) => pdf,
        Err(code) => return crate::refused(code),
    };
    drawn::read_leaves(leaves(&pdf), Format::Pdf, context, weights)
}

fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf, &'static str> {
    Pdf::new_with_password(bytes.to_vec(), password.unwrap_or_default()).map_err(|error| match error {
        LoadPdfError::Decryption(_) if password.is_none() => "password_needed",
        LoadPdfError::Decryption(_) => "password_wrong",
        LoadPdfError::Invalid => "pdf_damaged",
    })
}

fn leaves(pdf: &Pdf) -> Vec<Leaf> {
    let cache = InterpreterCache::new();
    let pages = pdf.pages().iter();
    (0u32..).zip(pages).map(|(ordinal, page)| leaf(page, ordinal, &cache)).collect()
}

fn leaf<'a>(page: &Page<'a>, ordinal: u32, cache: &InterpreterCache<'a>) -> Leaf {
    let (width, height) = page.render_dimensions();
    let whole = hayro_interpret::kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(upright, whole, cache, page.xref(), InterpreterSettings::default());
    let mut drawing = Drawing::new(whole);
    interpret_page(page, &mut context, &mut drawing);
    Leaf {
        width,
        height,
        glyphs: drawing.glyphs,
        rules: drawing.rules,
        boxes: drawing.boxes,
        pictures: drawing.pictures,
        depicted: Depicted::Leaf { leaf: ordinal, frame: None },
        dropped: drawing.dropped,
        warnings: Vec::new(),
    }
}
