//! PDFs as small as they can be, for tests.

use std::fmt::Write as _;
use std::io::Write as _;

/// What a page is drawn with: Chinese (codes are UTF-16), the same downwards, Latin, and a font whose table of
/// meanings says what no character is.
const FONTS: &str = "/Font<</F1 5 0 R/V1 6 0 R/L1 7 0 R/P1 8 0 R>>/XObject<</I1 9 0 R>>";

/// A page, drawn by `instructions`; `more` goes into its dictionary.
pub(super) struct Paper<'a> {
    pub(super) instructions: &'a [u8],
    pub(super) more: &'a str,
    pub(super) packed: bool,
}

/// A file with one page of 600 by 800 points.
pub(super) fn page(instructions: &str) -> Vec<u8> {
    file(&Paper { instructions: instructions.as_bytes(), more: "", packed: false })
}

/// The same with more said of the page.
pub(super) fn page_with(instructions: &str, more: &str) -> Vec<u8> {
    file(&Paper { instructions: instructions.as_bytes(), more, packed: false })
}

pub(super) fn file(paper: &Paper<'_>) -> Vec<u8> {
    let meanings = "1 beginbfrange <0000> <00ff> <e000> endbfrange";
    let meanings = format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {meanings} endcmap"
    );
    let chinese = |direction: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-{direction}/DescendantFonts[\
             <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
        )
    };
    let packing = if paper.packed { "/Filter/FlateDecode" } else { "" };
    let contents = if paper.packed { pack(paper.instructions) } else { paper.instructions.to_vec() };
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{FONTS}>>{}>>",
        paper.more
    );
    objects(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        stream(packing, &contents),
        chinese("H").into_bytes(),
        chinese("V").into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/ToUnicode 10 0 R/DescendantFonts[\
          <</Type/Font/Subtype/CIDFontType0/BaseFont/Odd/DW 1000\
          /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
            .to_vec(),
        stream(
            "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
            b"\x80",
        ),
        stream("", meanings.as_bytes()),
    ])
}

/// A file of so many empty pages.
pub(super) fn pages(count: usize) -> Vec<u8> {
    let mut kids = String::new();
    for n in 0..count {
        let _ = write!(kids, "{} 0 R ", n + 3);
    }
    let mut parts = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {count}>>").into_bytes(),
    ];
    parts.resize(count + 2, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>".to_vec());
    objects(&parts)
}

fn stream(more: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = format!("<</Length {}{more}>>\nstream\n", bytes.len()).into_bytes();
    stream.extend_from_slice(bytes);
    stream.extend_from_slice(b"\nendstream");
    stream
}

pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// The file of these objects, numbered from 1, the first of which is its catalogue.
fn objects(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    let size = objects.len() + 1;
    let mut end = format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(end, "{place:010} 00000 n ");
    }
    let _ = write!(end, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    file.extend(end.into_bytes());
    file
}

/// Instructions that write `text` in a font from the given place on, counted from the lower left corner.
pub(super) fn write(font: &str, size: u32, (x, y): (f32, f32), text: &str) -> String {
    let codes: String = match font {
        "L1" => text.bytes().map(|byte| format!("{byte:02x}")).collect(),
        _ => text.encode_utf16().map(|unit| format!("{unit:04x}")).collect(),
    };
    format!("BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET\n")
}
