//! Pages that a PDF draws: each character with its place, upright, cut to what is seen; rules, boxes and pictures. What
//! a code of a font means is asked of the file, never guessed from its shape.

mod actual;
mod areas;
mod bytes;
mod contents;
mod drawing;
mod fonts;
mod ideographs;
#[cfg(test)]
mod paper;
mod place;
mod quality;
mod shapes;
#[cfg(test)]
mod tests;
mod twice;

use crate::leaf::Leaf;
use crate::{Depicted, FileContext, Format, ParsedFile, Warning, Weights, drawn};
use areas::Furnished;
use contents::Contents;
use drawing::{Drawing, Finished};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::collections::BTreeMap;

/// The most pages that a file may have: more than a year of a daily of four pages.
const MOST_PAGES: usize = 2_000;

/// The most characters that a file may have, so that all its pages fit into memory. An issue of a hundred pages has a
/// tenth of it.
const MOST_GLYPHS: usize = 6_000_000;

/// How far into a file a PDF may begin: mail and web servers put lines before it.
const BEGINS_WITHIN: usize = 1024;

/// Whether bytes are a PDF's: its mark and a version of it, at the start or at the start of a line.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(BEGINS_WITHIN)];
    let is_mark = |at: usize| {
        let is_version = |rest: &[u8]| matches!(rest, [b'1' | b'2', b'.', ..]);
        let begins = at == 0 || matches!(start[at - 1], b'\n' | b'\r' | 0 | 0xBF);
        begins && start[at..].strip_prefix(b"%PDF-").is_some_and(is_version)
    };
    (0..start.len()).any(is_mark)
}

/// Takes a PDF apart.
pub(crate) fn read(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    match open(bytes, context.password).and_then(|pdf| leaves(&pdf)) {
        Ok(leaves) => drawn::read_leaves(leaves, Format::Pdf, context, weights),
        Err(reason) => ParsedFile { format: Format::Pdf, warnings: vec![reason], ..crate::refused("") },
    }
}

/// The code for what is wrong, and what it is about.
fn warning(code: &str, detail: impl std::fmt::Display) -> Warning {
    Warning { code: code.to_owned(), detail: detail.to_string(), span: None }
}

pub(crate) fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf, Warning> {
    // Many are locked for change only, and open with no password at all; one that is given would be wrong there.
    let pdf = match Pdf::new(bytes.to_vec()) {
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
            let Some(password) = password else { return Err(warning("password_needed", "")) };
            Pdf::new_with_password(bytes.to_vec(), password)
        }
        opened => opened,
    };
    pdf.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => warning("password_wrong", ""),
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
            warning("pdf_damaged", "locked in a way that is not known")
        }
        LoadPdfError::Decryption(_) => warning("pdf_damaged", "its lock is broken"),
        LoadPdfError::Invalid => warning("pdf_damaged", "no pages are found"),
    })
}

pub(crate) fn leaves(pdf: &Pdf) -> Result<Vec<Leaf>, Warning> {
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(warning("pdf_damaged", "no pages are found"));
    }
    if pages.len() > MOST_PAGES {
        return Err(warning("pdf_too_large", format!("{} > {MOST_PAGES}", pages.len())));
    }
    let cache = InterpreterCache::new();
    let mut leaves = Vec::with_capacity(pages.len());
    let mut left = MOST_GLYPHS;
    for (ordinal, page) in (0u32..).zip(pages.iter()) {
        let leaf = if left > 0 { leaf(page, ordinal, &cache) } else { too_large(page, ordinal) };
        left = left.saturating_sub(leaf.glyphs.len());
        leaves.push(leaf);
    }
    say_together(&mut leaves);
    Ok(leaves)
}

/// Says what is wrong with several pages once, at the first page.
fn say_together(leaves: &mut [Leaf]) {
    let mut faults: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (page, leaf) in (1u32..).zip(leaves.iter_mut()) {
        for fault in leaf.warnings.drain(..) {
            faults.entry(fault.code).or_default().push(page);
        }
    }
    if let Some(first) = leaves.first_mut() {
        first.warnings.extend(faults.iter().map(|(code, pages)| warning(code, list(pages))));
    }
}

/// Page numbers in order, runs of them as `3–7`.
fn list(pages: &[u32]) -> String {
    let runs = pages.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.iter().map(u32::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// A page without text, as it is seen.
fn blank(page: &Page<'_>, ordinal: u32) -> Leaf {
    let (width, height) = page.render_dimensions();
    Leaf::blank(width, height, Depicted::Leaf { leaf: ordinal, frame: None })
}

fn too_large(page: &Page<'_>, ordinal: u32) -> Leaf {
    Leaf { warnings: vec![warning("pdf_page_too_large", "")], ..blank(page, ordinal) }
}

fn leaf<'a>(page: &Page<'a>, ordinal: u32, cache: &InterpreterCache<'a>) -> Leaf {
    let contents = contents::look(page);
    if contents == Contents::TooLarge {
        return too_large(page, ordinal);
    }
    let mut finished = draw(page, cache, false);
    if finished.is_bytes {
        finished = draw(page, cache, true);
    }
    let Finished { glyphs, furnished, dropped, is_too_much, is_printed, .. } = finished;
    if is_too_much {
        return too_large(page, ordinal);
    }
    let Furnished { rules, boxes, pictures } = furnished;
    let mut leaf = Leaf { glyphs, rules, boxes, pictures, dropped, ..blank(page, ordinal) };
    if contents == Contents::Broken {
        leaf.warnings.push(warning("pdf_page_damaged", ""));
    }
    if leaf.glyphs.is_empty() && leaf.dropped == 0 && is_printed {
        leaf.warnings.push(warning("no_text", ""));
    }
    if !quality::is_text(&leaf.glyphs) {
        leaf.dropped = leaf.dropped.saturating_add(u32::try_from(leaf.glyphs.len()).unwrap_or(u32::MAX));
        leaf.glyphs.clear();
        leaf.warnings.push(warning("needs_ocr", ""));
    }
    leaf
}

fn draw<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, is_bytes: bool) -> Finished {
    let (width, height) = page.render_dimensions();
    let whole = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    // Without any font of the machine, so that the same file is the same text everywhere.
    let settings = InterpreterSettings::default();
    let mut context = Context::new(upright, whole, cache, page.xref(), settings);
    let mut drawing = Drawing::new(whole, page.resources().clone(), is_bytes);
    interpret_page(page, &mut context, &mut drawing);
    drawing.finish()
}
