//! hOCR as OCR programs write it. All words are made up here.

use super::*;
use crate::{BlockKind, Depicted, parse_file};

fn hocr(inside: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html><head><meta name='ocr-system' content='an engine'><title></title></head><body>\
         <div class='ocr_page' title='image \"scans/0001.png\"; bbox 0 0 800 1200; ppageno 0'>{inside}</div></body></html>"
    )
}

fn line(class: &str, top: u32, words: &[&str]) -> String {
    let words: Vec<String> = words
        .iter()
        .scan(50, |left, word| {
            let (from, to) = (*left, *left + 20 * word.chars().count());
            *left = to + 2;
            Some(format!(
                "<span class='ocrx_word' title='bbox {from} {top} {to} {}; x_wconf 91'>{word}</span>",
                top + 20
            ))
        })
        .collect();
    format!(
        "<span class='{class}' title='bbox 50 {top} 700 {}; x_size 20'>{}</span>",
        top + 20,
        words.join(" ")
    )
}

fn read_text(text: &str) -> ParsedFile {
    parse_file(text.as_bytes(), &FileContext { path: "0001.hocr", ..FileContext::default() })
}

fn text_of(file: &ParsedFile) -> String {
    let blocks = file.pages.iter().flat_map(|page| &page.articles).flat_map(|article| &article.blocks);
    blocks.map(|block| block.text.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn spaces_between_chinese_characters_are_the_program_s() {
    let lines = [
        line(
            "ocr_line",
            100,
            &["昨", "天", "，", "停", "了", "六", "年", "的", "老", "渡", "口", "重", "新", "开", "航", "，"],
        ),
        line("ocr_line", 130, &["两岸", "的", "人", "都", "来", "坐", "船", "。"]),
    ];
    let file = read_text(&hocr(&format!("<p class='ocr_par'>{}</p>", lines.concat())));
    assert_eq!(file.format, Format::Hocr);
    assert_eq!(text_of(&file), "昨天，停了六年的老渡口重新开航，两岸的人都来坐船。");
    let page = &file.pages[0];
    let sheet = page.sheet.as_ref().expect("a sheet");
    assert_eq!((sheet.width, sheet.height, page.account.unplaced), (800.0, 1200.0, 0));
    assert_eq!(sheet.depicted, Depicted::Beside("scans/0001.png".to_owned()));
}

#[test]
fn latin_words_are_parted_and_headings_captions_and_pictures_known() {
    let inside = format!(
        "<div class='ocr_carea'><p class='ocr_par'>{}</p><p class='ocr_par'>{}{}</p><p class='ocr_par'>{}</p></div>\
         <div class='ocr_photo' title='bbox 10 500 400 700'></div>",
        line("ocr_header", 40, &["The", "ferry"]),
        line("ocr_line", 80, &["It", "goes", "&amp;", "comes", "at", "mid-"]),
        line("ocr_line", 110, &["night", "as", "before."]),
        line("ocr_caption", 710, &["The", "quay"]),
    );
    let file = read_text(&hocr(&inside));
    let article = &file.pages[0].articles[0];
    assert_eq!(article.headline.as_ref().map(|headline| headline.text.as_str()), Some("The ferry"));
    let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Caption]);
    assert_eq!(text_of(&file), "It goes & comes at midnight as before.\nThe quay");
    let page = &file.pages[0];
    assert_eq!((page.account.unplaced, page.sheet.as_ref().map(|sheet| sheet.pictures.len())), (0, Some(1)));
}

#[test]
fn html_that_is_no_xml_is_read() {
    let open = hocr(&format!(
        "<p class='ocr_par'>{}<br><p class='ocr_par'>{}",
        line("ocr_line", 10, &["The", "ferry"]),
        line("ocr_line", 50, &["is", "back."])
    ));
    let file = read_text(&open);
    assert_eq!(text_of(&file), "The ferry\nis back.");
    let badly = line("ocr_line", 10, &["The", "ferry"]).replace("91", "30");
    let doubtful = read_text(&hocr(&badly));
    assert_eq!(doubtful.warnings[0].code, "poor_ocr");
    assert!(read_text("<html><body class='ocr_page'>").pages.len() <= 1);
}
