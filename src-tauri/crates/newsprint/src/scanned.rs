//! The reader of scans: each leaf a page without text, a spread two of them.

use crate::drawn::read_leaves;
use crate::leaf::Leaf;
use crate::scan::{ScanFault, measure_scan, scan_leaves};
use crate::{Depicted, FileContext, Format, ParsedFile, Warning, Weights};

/// Reads a scan: pages without articles, whose sheets count in pixels.
pub(crate) fn read_scan(bytes: &[u8], context: &FileContext<'_>, weights: &Weights) -> ParsedFile {
    let mut leaves = Vec::new();
    let mut warnings = Vec::new();
    for leaf in 0..scan_leaves(bytes) {
        match measure_scan(bytes, leaf) {
            Ok(size) => {
                leaves.push(page(size.width as f32, size.height as f32, Depicted::Leaf { leaf, frame: None }))
            }
            Err(fault) => warnings.push(told(&fault)),
        }
    }
    let mut file = read_leaves(leaves, Format::Image, context, weights);
    file.warnings.extend(warnings);
    file
}

fn page(width: f32, height: f32, depicted: Depicted) -> Leaf {
    Leaf {
        width,
        height,
        glyphs: Vec::new(),
        rules: Vec::new(),
        boxes: Vec::new(),
        pictures: Vec::new(),
        depicted,
        dropped: 0,
        warnings: Vec::new(),
    }
}

fn told(fault: &ScanFault) -> Warning {
    let (code, detail) = match fault {
        ScanFault::TooLarge { width, height } => ("image_too_large", format!("{width}×{height}")),
        ScanFault::Damaged(what) => ("image_damaged", what.clone()),
        ScanFault::NotAScan | ScanFault::NoSuchLeaf(_) => ("image_damaged", String::new()),
    };
    Warning { code: code.into(), detail, span: None }
}
