//! Pictures made here, some by hand: what no encoder at hand writes.

use super::*;
use image::{GrayImage, ImageFormat, Luma, LumaA, Rgba};
use std::io::Cursor;

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// White with a black corner at the upper left.
fn corner() -> DynamicImage {
    DynamicImage::from(GrayImage::from_fn(32, 16, |x, y| Luma([if x < 8 && y < 8 { 0 } else { 255 }])))
}

/// A JPEG of one block, each component of one value, as far as its codes reach: 1 makes it 255, -1 makes it 0.
fn block(components: &[i8], adobe: bool) -> Vec<u8> {
    let count = components.len() as u8;
    let mut bytes = vec![0xFF, 0xD8];
    if adobe {
        bytes.extend([0xFF, 0xEE, 0, 14]);
        bytes.extend(b"Adobe\0\x64\0\0\0\0\0");
    }
    bytes.extend([0xFF, 0xDB, 0, 67, 0]);
    bytes.extend([255; 64]);
    bytes.extend([0xFF, 0xC0, 0, 8 + 3 * count, 8, 0, 8, 0, 8, count]);
    (0..count).for_each(|component| bytes.extend([component + 1, 0x11, 0]));
    // One code each: category 3 of DC, the end of a block of AC.
    for (table, symbol) in [(0x00, 3), (0x10, 0)] {
        bytes.extend([0xFF, 0xC4, 0, 20, table, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, symbol]);
    }
    bytes.extend([0xFF, 0xDA, 0, 6 + 2 * count, count]);
    (0..count).for_each(|component| bytes.extend([component + 1, 0x00]));
    bytes.extend([0, 63, 0]);
    // Five bits a component: 0, then 4 as 100 or -4 as 011, then 0. 255 × 4 / 8 is as far as grey goes.
    let bits: String = components.iter().map(|&value| if value > 0 { "01000" } else { "00110" }).collect();
    let padded = format!("{bits:1<24}");
    bytes.extend((0..3).map(|at| u8::from_str_radix(&padded[at * 8..at * 8 + 8], 2).expect("bits")));
    bytes.extend([0xFF, 0xD9]);
    bytes
}

/// A TIFF of leaves of 8 × 8 pixels: its compression, its photometry, bits a sample, what kind of leaf, its data.
fn leaves(leaves: &[(u32, u32, u32, u32, &[u8])]) -> Vec<u8> {
    let mut bytes = b"II*\0".to_vec();
    let mut next = 4;
    bytes.extend([0; 4]);
    for &(compression, photometry, bits, purpose, data) in leaves {
        let start = bytes.len() as u32;
        bytes.extend(data);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        let directory = (bytes.len() as u32).to_le_bytes();
        bytes[next..next + 4].copy_from_slice(&directory);
        let entries = [
            (254, purpose),
            (256, 8),
            (257, 8),
            (258, bits),
            (259, compression),
            (262, photometry),
            (273, start),
            (277, 1),
            (278, 8),
            (279, data.len() as u32),
        ];
        bytes.extend((entries.len() as u16).to_le_bytes());
        for (tag, value) in entries {
            bytes.extend(u16::to_le_bytes(tag));
            bytes.extend([4, 0, 1, 0, 0, 0]);
            bytes.extend(u32::to_le_bytes(value));
        }
        next = bytes.len();
        bytes.extend([0; 4]);
    }
    bytes
}

#[test]
fn formats_are_told_by_their_first_bytes() {
    for format in [ImageFormat::Png, ImageFormat::Tiff, ImageFormat::Jpeg] {
        let bytes = encoded(&corner(), format);
        let scan = open_scan(&bytes, 0).expect("a scan");
        assert_eq!((scan.width, scan.height, scan.channels, scan_leaves(&bytes)), (32, 16, 1, 1));
        assert!(scan.samples[0] < 40 && scan.samples[31] > 215 && scan.samples[32 * 15] > 215);
        assert_eq!(open_scan(&bytes, 1), Err(ScanFault::NoSuchLeaf(1)));
    }
    assert_eq!(open_scan("报纸".as_bytes(), 0), Err(ScanFault::NotAScan));
    assert_eq!(scan_leaves(b""), 0);
}

#[test]
fn a_scan_is_turned_as_its_camera_says() {
    let mut bytes = encoded(&corner(), ImageFormat::Jpeg);
    let exif = [
        &[0xFF, 0xE1, 0, 34][..],
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
    ]
    .concat();
    bytes.splice(2..2, exif);
    let size = measure_scan(&bytes, 0).expect("a size");
    assert_eq!(size, ScanSize { width: 16, height: 32, is_upright: false });
    let scan = open_scan(&bytes, 0).expect("a scan");
    assert_eq!((scan.width, scan.height), (16, 32));
    assert!(scan.samples[15] < 40 && scan.samples[0] > 215, "turned clockwise");
}

#[test]
fn sixteen_bits_become_eight_and_nothing_is_transparent() {
    let deep = DynamicImage::ImageLuma16(image::ImageBuffer::from_pixel(2, 2, Luma([0x8080u16])));
    assert_eq!(open_scan(&encoded(&deep, ImageFormat::Png), 0).expect("a scan").samples, [0x80; 4]);
    let clear = DynamicImage::ImageRgba8(image::ImageBuffer::from_pixel(1, 1, Rgba([0, 0, 255, 0])));
    assert_eq!(open_scan(&encoded(&clear, ImageFormat::Png), 0).expect("a scan").samples, [255; 3]);
    let half = DynamicImage::ImageLumaA8(image::ImageBuffer::from_pixel(1, 1, LumaA([0, 128])));
    assert_eq!(open_scan(&encoded(&half, ImageFormat::Png), 0).expect("a scan").samples, [127]);
}

#[test]
fn printing_inks_are_seen_as_colours() {
    let scan = open_scan(&block(&[1], false), 0).expect("a grey block");
    assert!(scan.channels == 1 && scan.samples[0] > 250, "{:?}", scan.samples[0]);
    let paper = open_scan(&block(&[1, 1, 1, 1], true), 0).expect("four inks, none printed");
    assert!(
        paper.channels == 3 && paper.samples[..3].iter().all(|&sample| sample > 245),
        "{:?}",
        &paper.samples[..3]
    );
    let black = open_scan(&block(&[1, 1, 1, -1], true), 0).expect("four inks, black printed");
    assert!(black.samples[..3].iter().all(|&sample| sample < 10), "{:?}", &black.samples[..3]);
    let cyan = open_scan(&block(&[-1, 1, 1, 1], true), 0).expect("four inks, blue-green printed");
    assert!(cyan.samples[0] < 10 && cyan.samples[2] > 245, "{:?}", &cyan.samples[..3]);
}

#[test]
fn each_leaf_of_a_tiff_is_read_but_for_thumbnails() {
    // Fax, group 4: eight lines like the white one above. LZW: begin, 64 codes of nine bits, end.
    let fax = [0xFF, 0x00, 0x10, 0x01];
    let codes = [256].into_iter().chain([77; 64]).chain([257]);
    let bits: String = codes.map(|code| format!("{code:09b}")).collect();
    let padded = format!("{bits:0<600}");
    let lzw: Vec<u8> =
        (0..75).map(|at| u8::from_str_radix(&padded[at * 8..at * 8 + 8], 2).expect("bits")).collect();
    let bytes =
        leaves(&[(1, 1, 8, 0, &[10; 64]), (1, 1, 8, 1, &[20; 64]), (5, 1, 8, 0, &lzw), (4, 0, 1, 0, &fax)]);
    assert_eq!(scan_leaves(&bytes), 3);
    let first_sample =
        |leaf| open_scan(&bytes, leaf).map(|scan| (scan.samples.len(), scan.samples[0], scan.samples[63]));
    assert_eq!([0, 1, 2].map(first_sample), [Ok((64, 10, 10)), Ok((64, 77, 77)), Ok((64, 255, 255))]);
    assert_eq!(first_sample(3), Err(ScanFault::NoSuchLeaf(3)));
}

#[test]
fn a_tiff_that_goes_round_in_circles_ends() {
    let mut bytes = leaves(&[(1, 1, 8, 0, &[10; 64]), (1, 1, 8, 0, &[20; 64])]);
    let first: [u8; 4] = bytes[4..8].try_into().expect("four bytes");
    let end = bytes.len();
    bytes[end - 4..].copy_from_slice(&first);
    assert_eq!(scan_leaves(&bytes), 2);
}

#[test]
fn what_needs_too_much_memory_is_not_begun() {
    let mut bytes = encoded(&corner(), ImageFormat::Jpeg);
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame") + 5;
    let mut claim = |height: u16, width: u16| {
        bytes[frame..frame + 2].copy_from_slice(&height.to_be_bytes());
        bytes[frame + 2..frame + 4].copy_from_slice(&width.to_be_bytes());
        measure_scan(&bytes, 0)
    };
    assert!(claim(6144, 65535).is_ok());
    assert_eq!(claim(6145, 65535), Err(ScanFault::TooLarge { width: 65535, height: 6145 }));
    bytes[frame - 4] = 0xC2;
    assert!(matches!(measure_scan(&bytes, 0), Err(ScanFault::TooLarge { .. })));
    bytes[frame..frame + 2].copy_from_slice(&2048u16.to_be_bytes());
    assert!(measure_scan(&bytes, 0).is_ok(), "a third as large where all of it is held twice more");
}

#[test]
fn a_jpeg_that_ends_too_early_is_shown_as_far_as_it_goes() {
    let picture = GrayImage::from_fn(256, 256, |x, y| Luma([(x * 7 + y * 13) as u8]));
    let bytes = encoded(&DynamicImage::from(picture), ImageFormat::Jpeg);
    let scan = open_scan(&bytes[..bytes.len() / 2], 0).expect("half of it");
    assert_eq!((scan.width, scan.height), (256, 256));
}
