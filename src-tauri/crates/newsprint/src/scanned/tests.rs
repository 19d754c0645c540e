//! Scans made here: print as strokes that no chance repeats, in lines that run across or downwards.

use crate::{Depicted, FileContext, Format, ParsedFile, Rect, parse_file};
use image::{GrayImage, ImageFormat, Luma};
use std::io::Cursor;

/// A sheet of grey paper.
struct Sheet {
    picture: GrayImage,
    chance: u32,
}

impl Sheet {
    fn new(width: u32, height: u32) -> Self {
        Self { picture: GrayImage::from_pixel(width, height, Luma([222])), chance: 7 }
    }

    fn next(&mut self) -> u32 {
        self.chance = self.chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.chance >> 16
    }

    /// A character of ten strokes.
    fn character(&mut self, left: u32, top: u32, size: u32) {
        for _ in 0..10 {
            let (x, y) = (left + self.next() % size, top + self.next() % size);
            let (wide, high) = if self.next().is_multiple_of(2) { (size / 2, 1) } else { (1, size / 2) };
            for (x, y) in (x..(x + wide).min(left + size))
                .flat_map(|x| (y..(y + high).min(top + size)).map(move |y| (x, y)))
            {
                self.picture.put_pixel(x, y, Luma([30]));
            }
        }
    }

    /// Body text in a box, set across or downwards, with white between its lines; `ragged` lines begin anywhere.
    fn text(&mut self, (left, top, right, bottom): (u32, u32, u32, u32), downwards: bool, ragged: bool) {
        let (size, line, next) = (10, 16, 11);
        let aside = if ragged { self.next() % line } else { 0 };
        let (wide, high) = if downwards { (line, next) } else { (next, line) };
        let mut y = top;
        while y + size <= bottom {
            let mut x = left + aside;
            while x + size <= right {
                self.character(x, y, size);
                x += wide;
            }
            y += high;
        }
    }

    /// A page of text in tiers or columns, with a headline.
    fn page(&mut self, left: u32, right: u32, downwards: bool) {
        let height = self.picture.height();
        for place in (left..right - 60).step_by(64) {
            self.character(place, 60, 56);
        }
        if downwards {
            for top in (140..height - 190).step_by(130) {
                self.text((left, top, right, top + 120), true, true);
            }
        } else {
            let column = (right - left) / 4;
            for place in 0..4 {
                let start = left + place * column;
                self.text((start, 140, start + column - 14, height - 60), false, false);
            }
        }
    }

    fn parse(&self, path: &str) -> ParsedFile {
        let mut bytes = Cursor::new(Vec::new());
        self.picture.write_to(&mut bytes, ImageFormat::Png).expect("a picture");
        parse(bytes.get_ref(), path)
    }
}

fn parse(bytes: &[u8], path: &str) -> ParsedFile {
    parse_file(bytes, &FileContext { path, ..FileContext::default() })
}

fn spread(downwards: bool) -> Sheet {
    let mut sheet = Sheet::new(1500, 1060);
    sheet.page(50, 720, downwards);
    sheet.page(780, 1450, downwards);
    sheet
}

fn frames(file: &ParsedFile) -> Vec<Option<Rect>> {
    let frame = |page: &crate::ParsedPage| match &page.sheet.as_ref().expect("a sheet").depicted {
        Depicted::Leaf { frame, .. } => *frame,
        other => panic!("{other:?}"),
    };
    file.pages.iter().map(frame).collect()
}

fn labels(file: &ParsedFile) -> Vec<Option<String>> {
    file.pages.iter().map(|page| page.label.as_ref().map(|label| label.value.to_string())).collect()
}

#[test]
fn a_scan_is_a_page_without_text_and_dated_by_its_name() {
    let mut sheet = Sheet::new(700, 1000);
    sheet.page(50, 650, false);
    let file = sheet.parse("某州日报/2019-03-12/A02.png");
    assert_eq!((file.format, file.pages.len()), (Format::Image, 1));
    let page = &file.pages[0];
    assert_eq!((page.articles.len(), page.account.total), (0, 0));
    let sheet = page.sheet.as_ref().expect("a sheet");
    assert_eq!((sheet.width, sheet.height), (700.0, 1000.0));
    assert_eq!(sheet.depicted, Depicted::Leaf { leaf: 0, frame: None });
    assert_eq!(labels(&file), [Some("A02".to_owned())]);
    assert_eq!(file.issue.date.map(|date| date.value.to_string()).as_deref(), Some("2019-03-12"));
    assert_eq!(file.issue.newspaper.map(|name| name.value).as_deref(), Some("某州日报"));
    assert_eq!(file.warnings, []);
}

#[test]
fn a_spread_is_two_pages_in_the_order_its_lines_run() {
    for downwards in [false, true] {
        let file = spread(downwards).parse("某州日报/1939-04-23_p1+4.png");
        let frames = frames(&file);
        let [Some(first), Some(second)] = frames[..] else { panic!("{frames:?}") };
        let (left, right) = if downwards { (second, first) } else { (first, second) };
        assert_eq!((left.left, right.right, left.right), (0.0, 1500.0, right.left));
        assert!((720.0..=780.0).contains(&left.right), "{left:?}");
        assert_eq!(labels(&file), [Some("4".to_owned()), Some("1".to_owned())]);
        let widths: f32 =
            file.pages.iter().filter_map(|page| page.sheet.as_ref()).map(|sheet| sheet.width).sum();
        assert_eq!(widths, 1500.0);
        assert!(file.pages.iter().all(|page| page.issue.date.is_some()));
    }
    assert_eq!(labels(&spread(true).parse("扫描七.png")), [None, None]);
}

#[test]
fn print_in_the_fold_of_an_old_spread_leaves_it_two_pages() {
    let mut sheet = Sheet::new(1500, 1060);
    for (left, right) in [(50, 715), (722, 778), (785, 1450)] {
        for top in (60..900).step_by(140) {
            sheet.text((left, top, right, top + 130), true, right - left > 60);
        }
    }
    let file = sheet.parse("扫描八.png");
    let frames = frames(&file);
    let [Some(first), Some(second)] = frames[..] else { panic!("{frames:?}") };
    assert!(first.left == second.right && (710.0..=790.0).contains(&first.left), "{frames:?}");
}

#[test]
fn what_is_wide_without_a_gutter_is_one_page() {
    let mut wide = Sheet::new(1500, 1060);
    wide.page(50, 1450, false);
    assert_eq!(frames(&wide.parse("剪报.png")), [None]);
    let mut column = Sheet::new(1500, 1060);
    column.text((60, 60, 1440, 1000), false, false);
    assert_eq!(frames(&column.parse("剪报.png")), [None]);
    let mut clipping = Sheet::new(900, 400);
    clipping.text((20, 20, 880, 380), true, false);
    assert_eq!(frames(&clipping.parse("剪报.png")), [None]);
    assert_eq!(frames(&Sheet::new(1500, 1060).parse("白纸.png")), [None]);
    let mut narrow = Sheet::new(1060, 1500);
    narrow.page(50, 500, false);
    narrow.page(560, 1010, false);
    assert_eq!(frames(&narrow.parse("一版.png")), [None]);
}

#[test]
fn what_cannot_be_decoded_is_said_and_no_page() {
    let whole = {
        let mut bytes = Cursor::new(Vec::new());
        spread(true).picture.write_to(&mut bytes, ImageFormat::Png).expect("a picture");
        bytes.into_inner()
    };
    for bytes in
        [&whole[..whole.len() / 2], &whole[..20], b"II*\0\0\0\0\0", &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16][..]]
    {
        let file = parse(bytes, "坏.png");
        let codes: Vec<&str> = file.warnings.iter().map(|warning| warning.code.as_str()).collect();
        assert_eq!((file.format, file.pages.len(), codes), (Format::Image, 0, vec!["image_damaged"]));
    }
}

#[test]
fn scans_that_are_at_hand() {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let cases = [
        ("real/jingbao-scan/jingbao_1939-04-23_p1+4.jpg", &["4", "1"][..]),
        ("real/jingbao-scan/jingbao_1940-04-30_p2+3.jpg", &["2", "3"]),
        ("scans/front_200.jpg", &["?"]),
        ("scans/briefs_150.jpg", &["?"]),
    ];
    for (name, want) in cases {
        let Ok(bytes) = std::fs::read(shared.join(name)) else { continue };
        let file = parse(&bytes, name);
        assert_eq!(file.pages.len(), want.len(), "{name}");
        if let [Some(first), Some(second)] = frames(&file)[..] {
            assert_eq!(first.left, second.right, "{name}: the right half comes first");
            assert_eq!(labels(&file), want.iter().map(|label| Some((*label).to_owned())).collect::<Vec<_>>());
        }
    }
}
