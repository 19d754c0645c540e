//! Makes the pictures of a file's leaves: `picture FILE FOLDER DPI`, or of a scan at its own size. Says how long each took.

use facsimile::{LONGEST, Order, depict};
use hayro::hayro_syntax::Pdf;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, folder, dpi] = arguments.as_slice() else { return Err("picture FILE FOLDER DPI".into()) };
    let bytes = std::fs::read(file)?;
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let dpi: f32 = dpi.parse()?;
    std::fs::create_dir_all(folder)?;
    for leaf in 0usize.. {
        let longest = inches(&bytes, leaf).map_or(LONGEST, |inches| (inches * dpi).round() as u32);
        let begun = Instant::now();
        let order = Order { bytes: &bytes, leaf: u32::try_from(leaf)?, frame: None, longest, password: None };
        match depict(&order) {
            Ok(picture) => {
                let ending = picture.kind.media_type().trim_start_matches("image/");
                let took = begun.elapsed();
                println!(
                    "{stem} {leaf}: {}×{} {ending} {} bytes, {took:.0?}, lacks fonts: {}",
                    picture.width,
                    picture.height,
                    picture.bytes.len(),
                    picture.lacks_fonts
                );
                std::fs::write(Path::new(folder).join(format!("{stem}-{leaf}.{ending}")), picture.bytes)?;
            }
            Err(facsimile::Fault::NoSuchLeaf) if leaf > 0 => break,
            Err(fault) => {
                println!("{stem} {leaf}: {fault}, {:.0?}", begun.elapsed());
                break;
            }
        }
    }
    Ok(())
}

/// The longer side of a PDF's page.
fn inches(bytes: &[u8], leaf: usize) -> Option<f32> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let (width, height) = pdf.pages().get(leaf)?.render_dimensions();
    Some(width.max(height) / 72.0)
}
