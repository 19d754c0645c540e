//! Pictures of scans and PDFs made here, judged by what is light and dark in them.

use super::*;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, RgbImage};
use std::io::{Cursor, Write};

fn order(bytes: &[u8], longest: u32) -> Order<'_> {
    Order { bytes, leaf: 0, frame: None, longest, password: None }
}

fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
    Rect { left, top, right, bottom }
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

fn decoded(picture: &Picture<'_>) -> GrayImage {
    let format = match picture.kind {
        PictureKind::Png => ImageFormat::Png,
        PictureKind::Jpeg => ImageFormat::Jpeg,
    };
    let decoded = image::load_from_memory_with_format(&picture.bytes, format).expect("what it says");
    assert_eq!((decoded.width(), decoded.height()), (picture.width, picture.height));
    decoded.into_luma8()
}

/// The mean of a part of a picture, in shares of its sides: 0 black, 255 white.
fn tone(picture: &GrayImage, left: f32, top: f32, right: f32, bottom: f32) -> f32 {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let (left, right) = ((left * width) as u32, (right * width) as u32);
    let (top, bottom) = ((top * height) as u32, (bottom * height) as u32);
    let samples = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
    let (count, sum) = samples.fold((0.0, 0.0), |(count, sum), (x, y)| {
        (count + 1.0, sum + f32::from(picture.get_pixel(x, y).0[0]))
    });
    sum / f32::max(count, 1.0)
}

/// A spread of grey paper whose right page is dark.
fn spread() -> GrayImage {
    GrayImage::from_fn(400, 200, |x, _| Luma([if x < 200 { 220 } else { 40 }]))
}

/// A file of one page, 200 × 100 points unless `page` says otherwise, with what is drawn on it.
fn pdf(page: &str, content: &[u8], filter: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let head = format!("<< /Length {} {filter} >>\nstream\n", content.len());
    let content = [head.as_bytes(), content, b"\nendstream"].concat();
    let page = format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << >> {page} >>");
    let objects: [&[u8]; 4] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>",
        page.as_bytes(),
        &content,
    ];
    for (number, object) in (1..).zip(objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"));
    }
    let table = bytes.len();
    bytes.extend(b"xref\n0 5\n0000000000 65535 f \n");
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
    bytes.extend(format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    bytes
}

/// Black over the lower left quarter of 200 × 100 points.
const QUARTER: &[u8] = b"0 g 0 0 100 50 re f";

#[test]
fn a_scan_that_is_asked_for_whole_is_given_as_it_is() {
    for (format, kind) in [(ImageFormat::Jpeg, PictureKind::Jpeg), (ImageFormat::Png, PictureKind::Png)] {
        let bytes = encoded(spread(), format);
        let picture = depict(&order(&bytes, 400)).expect("a picture");
        assert!(matches!(picture.bytes, Cow::Borrowed(same) if same == bytes));
        assert_eq!((picture.kind, picture.width, picture.height), (kind, 400, 200));
    }
    let bytes = encoded(spread(), ImageFormat::Tiff);
    let picture = depict(&order(&bytes, LONGEST)).expect("a picture");
    assert_eq!(
        (picture.kind, picture.width),
        (PictureKind::Jpeg, 400),
        "no window shows TIFF, and none is made larger"
    );
}

#[test]
fn a_page_of_a_spread_is_its_half() {
    let bytes = encoded(spread(), ImageFormat::Png);
    for (frame, want) in [(rect(0.0, 0.0, 200.0, 200.0), 220.0), (rect(200.0, 0.0, 400.0, 200.0), 40.0)] {
        let picture = depict(&Order { frame: Some(frame), ..order(&bytes, LONGEST) }).expect("a picture");
        assert_eq!((picture.width, picture.height, picture.kind), (200, 200, PictureKind::Jpeg));
        assert!((tone(&decoded(&picture), 0.0, 0.0, 1.0, 1.0) - want).abs() < 2.0);
    }
    let beyond = Order { frame: Some(rect(400.0, 0.0, 500.0, 200.0)), ..order(&bytes, LONGEST) };
    assert_eq!(depict(&beyond).unwrap_err(), Fault::NoSuchLeaf);
}

#[test]
fn a_smaller_picture_has_the_same_tones() {
    for picture in
        [DynamicImage::from(spread()), DynamicImage::from(DynamicImage::from(spread()).into_rgb8())]
    {
        let bytes = encoded(picture, ImageFormat::Png);
        let small = depict(&order(&bytes, 100)).expect("a picture");
        assert_eq!((small.width, small.height), (100, 50));
        let small = decoded(&small);
        let (left, right) = (tone(&small, 0.0, 0.0, 0.45, 1.0), tone(&small, 0.55, 0.0, 1.0, 1.0));
        assert!((left - 220.0).abs() < 2.0 && (right - 40.0).abs() < 2.0, "{left} {right}");
    }
}

#[test]
fn a_page_is_drawn_at_the_size_that_is_asked_for() {
    let bytes = pdf("", QUARTER, "");
    let picture = depict(&order(&bytes, 600)).expect("a picture");
    assert_eq!((picture.width, picture.height, picture.kind), (600, 300, PictureKind::Png));
    assert!(!picture.lacks_fonts);
    let drawn = decoded(&picture);
    assert!(tone(&drawn, 0.0, 0.5, 0.5, 1.0) < 1.0 && tone(&drawn, 0.0, 0.0, 1.0, 0.49) > 254.0);
    assert!(tone(&drawn, 0.51, 0.5, 1.0, 1.0) > 254.0);
    let half = Order { frame: Some(rect(100.0, 0.0, 200.0, 100.0)), ..order(&bytes, 600) };
    let half = depict(&half).expect("a picture");
    assert_eq!((half.width, half.height), (600, 600));
    assert!(tone(&decoded(&half), 0.01, 0.0, 1.0, 1.0) > 254.0);
}

#[test]
fn a_page_is_turned_and_cut_as_it_says() {
    let turned = depict(&order(&pdf("/Rotate 90", QUARTER, ""), 200)).map(|picture| decoded(&picture));
    let turned = turned.expect("a picture");
    assert_eq!((turned.width(), turned.height()), (100, 200));
    assert!(tone(&turned, 0.0, 0.0, 0.5, 0.5) < 1.0 && tone(&turned, 0.0, 0.51, 1.0, 1.0) > 254.0);
    let cut =
        depict(&order(&pdf("/CropBox [50 0 150 50]", QUARTER, ""), 200)).map(|picture| decoded(&picture));
    let cut = cut.expect("a picture");
    assert_eq!((cut.width(), cut.height()), (200, 100));
    assert!(tone(&cut, 0.0, 0.0, 0.49, 1.0) < 1.0 && tone(&cut, 0.51, 0.0, 1.0, 1.0) > 254.0);
}

#[test]
fn colours_stay_and_a_photographed_page_is_no_png() {
    let red = pdf("", b"1 0 0 rg 0 0 200 100 re f", "");
    let red = depict(&order(&red, 100)).expect("a picture");
    let red = image::load_from_memory(&red.bytes).expect("a picture").into_rgb8();
    assert_eq!(red.get_pixel(50, 25).0, [255, 0, 0]);
    let mut content = b"q 200 0 0 100 0 0 cm BI /W 100 /H 50 /CS /G /BPC 8 ID ".to_vec();
    let mut chance = 1u32;
    content.extend((0..5000).map(|_| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b'a' + (chance >> 27) as u8 % 26
    }));
    content.extend(b" EI Q");
    let scanned = pdf("", &content, "");
    let scanned = depict(&order(&scanned, 100)).expect("a picture");
    assert_eq!(scanned.kind, PictureKind::Jpeg);
}

#[test]
fn no_order_is_drawn_beyond_the_limits() {
    let page = pdf("", QUARTER, "");
    let picture = depict(&order(&page, u32::MAX)).expect("a picture");
    assert!(picture.width <= LONGEST && u64::from(picture.width) * u64::from(picture.height) <= 36_100_000);
    let thin = pdf("/MediaBox [0 0 100000 0.01]", QUARTER, "");
    assert!(depict(&order(&thin, 1000)).is_ok_and(|picture| picture.width == 1000));
    for (length, is_drawn) in [(32 << 20, true), ((32 << 20) + 1, false)] {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&vec![b' '; length]).expect("it is in memory");
        let bytes = pdf("", &packed.finish().expect("it is in memory"), "/Filter /FlateDecode");
        let picture = depict(&order(&bytes, 100));
        assert_eq!(picture.is_ok(), is_drawn);
        assert!(is_drawn || matches!(picture, Err(Fault::TooLarge { width: 200, height: 100 })));
    }
}

#[test]
fn what_shows_no_page_says_why() {
    let fault = |bytes: &[u8]| depict(&order(bytes, 100)).unwrap_err();
    assert_eq!(fault("一段文字".as_bytes()), Fault::NoPages);
    assert_eq!(fault(b""), Fault::NoPages);
    let png = encoded(spread(), ImageFormat::Png);
    assert!(matches!(fault(&png[..png.len() - 30]), Fault::Damaged(_)));
    assert!(matches!(fault(b"%PDF-1.4\nnothing"), Fault::Damaged(_) | Fault::NoSuchLeaf));
    let page = pdf("", QUARTER, "");
    assert_eq!(depict(&Order { leaf: 1, ..order(&page, 100) }).unwrap_err(), Fault::NoSuchLeaf);
}

#[test]
fn a_locked_file_opens_with_its_password() {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/odd");
    let Ok(bytes) = std::fs::read(shared.join("encrypted_user_password.pdf")) else { return };
    assert_eq!(depict(&order(&bytes, 100)).unwrap_err(), Fault::Locked);
    assert_eq!(depict(&Order { password: Some("?"), ..order(&bytes, 100) }).unwrap_err(), Fault::Locked);
    let Ok(bytes) = std::fs::read(shared.join("encrypted_empty_user.pdf")) else { return };
    let picture = decoded(&depict(&order(&bytes, 400)).expect("no password is asked for"));
    assert!(tone(&picture, 0.0, 0.0, 1.0, 1.0) < 250.0);
}

#[test]
fn a_clipping_joins_regions_and_leaves_out_what_lies_between() {
    let mut page = RgbImage::from_pixel(1000, 1000, image::Rgb([200, 200, 200]));
    for (left, top, shade) in [(100, 100, 10), (100, 600, 60), (700, 600, 110)] {
        for (x, y) in (left..left + 200).flat_map(|x| (top..top + 100).map(move |y| (x, y))) {
            page.put_pixel(x, y, image::Rgb([shade; 3]));
        }
    }
    let bytes = encoded(page, ImageFormat::Png);
    // The sheet counts in other units than pixels.
    let regions = [rect(10.0, 10.0, 30.0, 20.0), rect(10.0, 60.0, 30.0, 70.0), rect(70.0, 60.0, 90.0, 70.0)];
    let clipping = cut(&order(&bytes, 1000), (100.0, 100.0), &regions).expect("a clipping");
    assert_eq!((clipping.kind, clipping.width, clipping.height), (PictureKind::Png, 418, 218));
    let clipping = decoded(&clipping);
    let shade = |x, y| clipping.get_pixel(x, y).0[0];
    assert_eq!([shade(6, 6), shade(205, 105), shade(6, 112), shade(212, 112)], [10, 10, 60, 110]);
    assert_eq!([shade(5, 5), shade(300, 50), shade(206, 150), shade(100, 108)], [255; 4]);
    let half = cut(&order(&bytes, 500), (100.0, 100.0), &regions[..1]).expect("a clipping");
    assert_eq!((half.width, half.height), (106, 56));
    let elsewhere = cut(&order(&bytes, 500), (100.0, 100.0), &[rect(100.0, 0.0, 120.0, 10.0)]);
    assert_eq!(elsewhere.unwrap_err(), Fault::NoSuchLeaf);
    assert_eq!(cut(&order(&bytes, 500), (100.0, 100.0), &[]).unwrap_err(), Fault::NoSuchLeaf);
}
