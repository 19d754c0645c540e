//! What is read of pages that are drawn for it, each a page of 600 by 800 points.

use super::paper::{Paper, file, page, page_with, pages, write};
use super::{MOST_PAGES, contents, leaves, open};
use crate::leaf::Leaf;
use crate::{FileContext, Format, ParsedFile, Rect, parse_file};

fn leaf(bytes: &[u8]) -> Leaf {
    let mut leaves = leaves(&open(bytes, None).unwrap()).unwrap();
    assert_eq!(leaves.len(), 1);
    leaves.remove(0)
}

fn text(leaf: &Leaf) -> String {
    leaf.glyphs.iter().map(|glyph| glyph.c).collect()
}

fn codes(file: &ParsedFile) -> Vec<(&str, &str)> {
    file.warnings.iter().map(|warning| (&*warning.code, &*warning.detail)).collect()
}

fn parse(bytes: &[u8]) -> ParsedFile {
    parse_file(bytes, &FileContext::default())
}

#[track_caller]
fn lies(place: Rect, [left, top, right, bottom]: [f32; 4]) {
    let apart = [place.left - left, place.top - top, place.right - right, place.bottom - bottom];
    assert!(apart.iter().all(|apart| apart.abs() < 0.1), "{place:?}");
}

#[test]
fn a_character_lies_in_its_em() {
    let leaf =
        leaf(&page(&(write("F1", 20, (100.0, 700.0), "秋 收") + &write("L1", 20, (100.0, 500.0), "il"))));
    assert_eq!(text(&leaf), "秋收il");
    lies(leaf.glyphs[0].place, [100.0, 82.4, 120.0, 102.4]);
    // White space is no glyph, but takes its room.
    lies(leaf.glyphs[1].place, [140.0, 82.4, 160.0, 102.4]);
    let [i, l] = [leaf.glyphs[2].place, leaf.glyphs[3].place];
    assert!(i.right - i.left < 6.0 && (i.right - l.left).abs() < 0.1, "{i:?} {l:?}");
    assert_eq!((leaf.glyphs[0].size, leaf.dropped), (20.0, 0));
    assert_ne!(leaf.glyphs[0].font, leaf.glyphs[2].font);
}

#[test]
fn vertical_type_runs_down() {
    let leaf = leaf(&page(&write("V1", 20, (300.0, 700.0), "竖排")));
    lies(leaf.glyphs[0].place, [290.0, 100.0, 310.0, 120.0]);
    lies(leaf.glyphs[1].place, [290.0, 120.0, 310.0, 140.0]);
}

#[test]
fn narrow_type_has_narrow_boxes() {
    let leaf = leaf(&page(&format!("80 Tz {}", write("F1", 20, (100.0, 700.0), "窄字"))));
    lies(leaf.glyphs[1].place, [116.0, 82.4, 132.0, 102.4]);
}

#[test]
fn what_was_written_goes_before_what_was_drawn() {
    let marked = |actual: &str, drawn: &str| {
        let hex: String = actual.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        format!("/Span <</ActualText <feff{hex}>>> BDC {} EMC\n", write("F1", 10, (100.0, 700.0), drawn))
    };
    assert_eq!(text(&leaf(&page(&marked("人民", "入氏")))), "人民");
    // One sign drawn for three that were written, and three for one: all have their share of the place.
    let three = leaf(&page(&marked("一二三", "丰")));
    assert_eq!(text(&three), "一二三");
    lies(three.glyphs[2].place, [106.67, 91.2, 110.0, 101.2]);
    let one = leaf(&page(&marked("丰", "一二三")));
    assert_eq!(text(&one), "丰");
    lies(one.glyphs[0].place, [100.0, 91.2, 130.0, 101.2]);
    // A hyphen that only the line's end needed.
    let none = leaf(&page(&marked("", "一")));
    assert_eq!((text(&none), none.dropped), (String::new(), 1));
    // Only the outermost counts.
    let inner = marked("内", "氏");
    assert_eq!(text(&leaf(&page(&format!("/Span <</ActualText <feff5916>>> BDC {inner} EMC")))), "外");
}

#[test]
fn radicals_are_ideographs() {
    // No font of GB 2312 has a radical; the codes of this one are characters.
    let marked = "/Span <</ActualText <feff2f002ea02ed3>>> BDC";
    let leaf = leaf(&page(&format!("{marked} {} EMC", write("F1", 10, (50.0, 50.0), "一民长"))));
    assert_eq!(text(&leaf), "一民长");
}

#[test]
fn what_is_printed_twice_in_one_place_is_there_once_and_bold() {
    let twice = write("F1", 12, (100.0, 700.0), "题目") + &write("F1", 12, (100.4, 700.0), "题目");
    let bold = leaf(&page(&twice));
    assert_eq!((text(&bold), bold.dropped), ("题目".to_owned(), 2));
    assert!(bold.glyphs.iter().all(|glyph| glyph.bold));
    let beside = leaf(&page(
        &(write("L1", 8, (100.0, 700.0), "llll....") + &write("F1", 8, (100.0, 600.0), "题题……")),
    ));
    assert_eq!((text(&beside), beside.dropped), ("llll....题题……".to_owned(), 0));
    assert!(beside.glyphs.iter().all(|glyph| !glyph.bold));
}

#[test]
fn what_is_filled_and_outlined_is_one_bold_print() {
    let leaf = leaf(&page(&format!("2 Tr 0.3 w {}", write("F1", 12, (100.0, 700.0), "题"))));
    assert_eq!((text(&leaf), leaf.dropped, leaf.glyphs[0].bold), ("题".to_owned(), 0, true));
}

#[test]
fn a_page_is_turned_upright_and_cut_to_what_is_seen() {
    let words = write("F1", 20, (100.0, 700.0), "正");
    for (turn, place) in [
        ("", [100.0, 82.4, 120.0, 102.4]),
        ("/Rotate 90", [697.6, 100.0, 717.6, 120.0]),
        ("/Rotate 180", [480.0, 697.6, 500.0, 717.6]),
        ("/Rotate -90", [82.4, 480.0, 102.4, 500.0]),
    ] {
        let turned = leaf(&page_with(&words, turn));
        lies(turned.glyphs[0].place, place);
        let (width, height) = if turn.contains("90") { (800.0, 600.0) } else { (600.0, 800.0) };
        assert_eq!((turned.width, turned.height), (width, height), "{turn}");
    }
    let more = words + &write("F1", 20, (10.0, 700.0), "裁去") + &write("F1", 20, (100.0, 900.0), "外");
    let cut = leaf(&page_with(&more, "/CropBox [50 100 550 750]"));
    assert_eq!((text(&cut), cut.dropped, cut.width, cut.height), ("正".to_owned(), 3, 500.0, 650.0));
    lies(cut.glyphs[0].place, [50.0, 32.4, 70.0, 52.4]);
}

#[test]
fn what_is_clipped_is_not_seen() {
    let words = write("F1", 20, (100.0, 700.0), "里外");
    let clipped = format!("q 90 690 30 40 re W n {words} Q {}", write("F1", 20, (300.0, 300.0), "后"));
    let leaf = leaf(&page(&clipped));
    assert_eq!((text(&leaf), leaf.dropped), ("里后".to_owned(), 1));
}

#[test]
fn text_that_nobody_sees_lies_over_a_scan() {
    let scan = "q 600 0 0 800 0 0 cm /I1 Do Q ";
    let read = leaf(&page(&format!("{scan} 3 Tr {}", write("F1", 20, (100.0, 700.0), "识别出来"))));
    assert_eq!((text(&read), read.pictures.len()), ("识别出来".to_owned(), 0));
    let parsed = parse(&page(scan));
    assert_eq!((parsed.pages.len(), codes(&parsed)), (1, vec![("no_text", "1")]));
    assert!(parsed.pages[0].articles.is_empty() && parsed.pages[0].sheet.is_some());
}

#[test]
fn rules_boxes_and_pictures_are_told_apart() {
    let words = write("F1", 10, (110.0, 610.0), "框里有字");
    let drawn = |shapes: &str| {
        let leaf = leaf(&page(&format!("{shapes} 0 g {words}")));
        (leaf.rules.len(), leaf.boxes.len(), leaf.pictures.len())
    };
    assert_eq!(drawn("1 w 50 500 m 550 500 l S"), (1, 0, 0));
    assert_eq!(drawn("50 500 500 2 re f"), (1, 0, 0));
    assert_eq!(drawn("100 600 200 100 re S"), (0, 1, 0));
    assert_eq!(drawn("100 600 m 300 600 l 300 700 l 100 700 l h 0.9 g f"), (0, 1, 0));
    // Four lines make a frame, three do not, and a double frame is one.
    let sides = "100 600 m 300 600 l 100 700 m 300 700 l 100 600 m 100 700 l";
    assert_eq!(drawn(&format!("{sides} 300 600 m 300 700 l S")), (0, 1, 0));
    assert_eq!(drawn(&format!("{sides} S")), (3, 0, 0));
    assert_eq!(drawn("100 600 200 100 re 97 597 206 106 re S"), (0, 1, 0));
    // White on white, the page's own ground and frame, a bullet.
    assert_eq!(drawn("1 g 100 600 200 100 re f 0 0 600 800 re f 0.9 g 0 0 600 800 re f"), (0, 0, 0));
    assert_eq!(drawn("20 20 560 760 re S 300 300 6 6 re f"), (0, 0, 0));
    // An area without text, a picture in three bands, and one that is a line.
    assert_eq!(drawn("0.7 g 300 100 200 150 re f"), (0, 0, 1));
    let bands = ["100 100", "100 150", "100 200"].map(|at| format!("q 200 0 0 50 {at} cm /I1 Do Q"));
    assert_eq!(drawn(&bands.join(" ")), (0, 0, 1));
    assert_eq!(drawn("q 200 0 0 1 100 100 cm /I1 Do Q"), (1, 0, 0));
}

#[test]
fn chinese_in_bytes_is_chinese() {
    // 秋收 and 冬藏 in GB 2312, a character at a time, in a Latin font.
    let bytes = ["c7ef", "cad5", "b6ac", "b2d8"].map(|pair| format!("<{pair}20> Tj"));
    let chinese = leaf(&page(&format!("BT /L1 20 Tf 100 700 Td {} ET", bytes.join(" "))));
    assert_eq!(text(&chinese), "秋收冬藏");
    assert_eq!(chinese.glyphs[0].place.right - chinese.glyphs[0].place.left, 20.0);
    // Élan, ça va, où: one at a time.
    let french = "BT /L1 20 Tf 100 700 Td <c96c616e20e76120766120> Tj <6ff9> Tj ET";
    assert_eq!(text(&leaf(&page(french))), "Élançavaoù");
}

#[test]
fn what_cannot_be_text_is_left_to_its_picture() {
    let rubbish: String = ('\u{10}'..'\u{40}').collect();
    let good = write("F1", 10, (50.0, 700.0), "这里有一行读得懂的字");
    let file = parse(&page(&(good.clone() + &write("P1", 10, (50.0, 600.0), &rubbish))));
    assert_eq!(codes(&file), [("needs_ocr", "1")]);
    let page_of = &file.pages[0];
    assert!(page_of.articles.is_empty() && page_of.furniture.is_empty());
    assert_eq!((page_of.account.dropped, page_of.account.total), (58, 58));
    // Bullets of a symbol font are no rubbish, many as they are.
    let bullets = write("P1", 10, (50.0, 600.0), &"\u{10}".repeat(30));
    assert_eq!(leaf(&page(&(good + &bullets))).glyphs.len(), 40);
}

#[test]
fn a_page_of_pictures_or_outlines_says_that_it_has_no_text() {
    let outlines = "100 700 m 110 700 l 105 710 l h f ".repeat(40);
    for (instructions, then) in [
        ("q 600 0 0 800 0 0 cm /I1 Do Q", vec![("no_text", "1")]),
        (outlines.as_str(), vec![("no_text", "1")]),
        // Nothing on it, white paper, what lies off the page, and a line of text under a picture.
        ("n", vec![]),
        ("1 g 0 0 600 800 re f", vec![]),
        ("700 700 20 20 re f q 60 0 0 80 700 0 cm /I1 Do Q", vec![]),
        (&(write("F1", 10, (50.0, 700.0), "有字的一页") + &outlines), vec![]),
    ] {
        let file = parse(&page(instructions));
        assert_eq!((codes(&file), file.pages.len()), (then, 1), "{instructions}");
    }
}

#[test]
fn a_locked_file_asks_for_its_password() {
    let locked = include_bytes!("../../../../../tests/fixtures/pdf/locked.pdf");
    let read = |password| parse_file(locked, &FileContext { password, ..FileContext::default() });
    for (password, code) in [(None, "password_needed"), (Some("simsim"), "password_wrong")] {
        let file = read(password);
        assert_eq!((codes(&file), file.pages.len()), (vec![(code, "")], 0));
    }
    assert_eq!(text(&leaves(&open(locked, Some("sesame")).unwrap()).unwrap()[0]), "门里的字");
    assert!(read(Some("sesame")).warnings.iter().all(|warning| !warning.code.starts_with("password")));
    // One that is not asked for does no harm.
    assert_eq!(leaves(&open(&page("n"), Some("sesame")).unwrap()).unwrap().len(), 1);
}

#[test]
fn a_damaged_file_says_so() {
    let words = (0..200)
        .fold(String::new(), |all, n| all + &write("F1", 9, (50.0, 780.0 - 3.0 * n as f32), "断断续续"));
    let paper = Paper { instructions: words.as_bytes(), more: "", packed: true };
    let whole = file(&paper);
    assert!(codes(&parse(&whole)).is_empty());
    let start = whole.windows(6).position(|window| window == b"stream").unwrap();
    let mut broken = whole;
    broken[start + 300..start + 310].fill(0x55);
    assert!(codes(&parse(&broken)).contains(&("pdf_page_damaged", "1")));
    let absent = page_with("n", "/Contents 99 0 R");
    let absent = String::from_utf8_lossy(&absent).replace("/Contents 4 0 R", "/Contnets 4 0 R").into_bytes();
    assert!(codes(&parse(&absent)).contains(&("pdf_page_damaged", "1")));
    for bytes in
        [b"%PDF-1.7\n".to_vec(), b"%PDF-1.7\nnothing of the kind".to_vec(), page("n")[..200].to_vec()]
    {
        let file = parse(&bytes);
        assert_eq!((codes(&file), file.pages.len()), (vec![("pdf_damaged", "no pages are found")], 0));
    }
}

#[test]
fn a_pdf_is_told_by_its_mark() {
    let whole = page(&write("F1", 20, (100.0, 700.0), "字"));
    for before in ["", "\u{FEFF}", "HTTP/1.1 200 OK\r\n\r\n"] {
        let file = parse(&[before.as_bytes(), &whole].concat());
        assert_eq!((file.format, file.pages.len()), (Format::Pdf, 1), "{before:?}");
    }
    for text in ["电子版以 %PDF-1.7 开头。", "%PDF-开头的文件是什么？", "%PDF"] {
        assert_eq!(parse(text.as_bytes()).format, Format::Text, "{text}");
    }
}

#[test]
fn pages_that_want_the_same_are_named_together() {
    assert_eq!(super::list(&[1]), "1");
    assert_eq!(super::list(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
}

#[test]
fn limits_are_kept() {
    assert_eq!(leaves(&open(&pages(MOST_PAGES), None).unwrap()).unwrap().len(), MOST_PAGES);
    let file = parse(&pages(MOST_PAGES + 1));
    assert_eq!((codes(&file), file.pages.len()), (vec![("pdf_too_large", "2001 > 2000")], 0));
    let words = write("F1", 20, (100.0, 700.0), "字");
    for (length, codes_then, glyphs) in [(contents::MOST_BYTES - 1, 0, 1), (contents::MOST_BYTES, 1, 0)] {
        let mut instructions = words.clone().into_bytes();
        instructions.resize(usize::try_from(length).unwrap(), b' ');
        let bytes = self::file(&Paper { instructions: &instructions, more: "", packed: true });
        let leaf = leaf(&bytes);
        assert_eq!((leaf.warnings.len(), leaf.glyphs.len()), (codes_then, glyphs));
    }
}

#[test]
fn broken_bytes_stop_nothing() {
    let words = (0..6)
        .fold(String::new(), |all, n| all + &write("F1", 9, (50.0, 700.0 - 20.0 * n as f32), "字里行间"));
    let whole = page_with(
        &format!("q 1 w 20 20 300 300 re S Q /Span <</ActualText <feff4e00>>> BDC {words} EMC"),
        "/Rotate 90",
    );
    for at in (0..whole.len()).step_by(5) {
        let mut bytes = whole.clone();
        bytes[at] = bytes[at].wrapping_mul(31).wrapping_add(at as u8);
        let _ = open(&bytes, None).and_then(|pdf| leaves(&pdf));
        let _ = open(&whole[..at], None).and_then(|pdf| leaves(&pdf));
    }
}
