//! ALTO as different programs write it. All words are made up here.

use super::*;
use crate::{BlockKind, Depicted, Direction, FactSource, parse_file};

fn alto(description: &str, inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\">\
         <Description>{description}</Description><Styles><TextStyle ID=\"T0\" FONTSIZE=\"9\"/>\
         <TextStyle ID=\"T1\" FONTSIZE=\"14\" FONTSTYLE=\"bold\"/><ParagraphStyle ID=\"P0\" ALIGN=\"Center\"/></Styles>\
         <Layout><Page ID=\"P1\" WIDTH=\"1000\" HEIGHT=\"1400\" PRINTED_IMG_NR=\"3\"><PrintSpace>{inside}\
         </PrintSpace></Page></Layout></alto>"
    )
}

fn read_text(text: &str) -> ParsedFile {
    parse_file(text.as_bytes(), &FileContext { path: "1871-05-04/0003.xml", ..FileContext::default() })
}

/// A block of lines of words, a space between them, each word as wide as it is long.
fn block(id: &str, styles: &str, top: u32, lines: &[&str]) -> String {
    let mut inside = String::new();
    for (at, line) in (0u32..).zip(lines) {
        let top = top + 20 * at;
        let words = line.split(' ').scan(100, |left, word| {
            let (from, width) = (*left, 10 * word.chars().count());
            *left += width + 8;
            Some(format!("<String CONTENT=\"{word}\" HPOS=\"{from}\" VPOS=\"{top}\" WIDTH=\"{width}\" HEIGHT=\"14\" WC=\"0.9\"/>"))
        });
        let words: Vec<String> = words.collect();
        inside.push_str(&format!(
            "<TextLine HPOS=\"100\" VPOS=\"{top}\" WIDTH=\"400\" HEIGHT=\"14\">{}</TextLine>",
            words.join("<SP WIDTH=\"8\"/>")
        ));
    }
    format!("<TextBlock ID=\"{id}\" STYLEREFS=\"{styles}\">{inside}</TextBlock>")
}

fn bodies(file: &ParsedFile) -> Vec<&str> {
    file.pages
        .iter()
        .flat_map(|p| &p.articles)
        .flat_map(|a| &a.blocks)
        .map(|b| b.text.text.as_str())
        .collect()
}

fn unplaced(file: &ParsedFile) -> u32 {
    file.pages.iter().map(|page| page.account.unplaced).sum()
}

#[test]
fn blocks_follow_one_another_and_headings_begin_articles() {
    let inside = [
        block("B1", "T1 P0", 100, &["The old ferry"]),
        block(
            "B2",
            "T0",
            150,
            &["The ferry that had lain at the quay for six", "years went over the river again."],
        ),
        block("B3", "T1 P0", 300, &["A new bridge"]),
        block(
            "B4",
            "T0",
            350,
            &["It is to be built of stone from the quarry", "above the mill, says the mayor."],
        ),
    ];
    let file = read_text(&alto("<MeasurementUnit>pixel</MeasurementUnit>", &inside.concat()));
    let page = &file.pages[0];
    let titles: Vec<&str> =
        page.articles.iter().filter_map(|a| Some(a.headline.as_ref()?.text.as_str())).collect();
    assert_eq!(titles, ["The old ferry", "A new bridge"]);
    assert_eq!(
        bodies(&file),
        [
            "The ferry that had lain at the quay for six years went over the river again.",
            "It is to be built of stone from the quarry above the mill, says the mayor."
        ]
    );
    assert_eq!((file.format, unplaced(&file), file.warnings.len()), (Format::Alto, 0, 0));
    let label = page.label.as_ref().expect("a label");
    assert_eq!((label.value.as_str(), label.source), ("3", FactSource::Metadata));
    let sheet = page.sheet.as_ref().expect("a sheet");
    assert_eq!((sheet.width, sheet.lines.len()), (1000.0, 6));
    assert_eq!(sheet.depicted, Depicted::Beside("0003.jpg".to_owned()));
    let line = &sheet.lines[1];
    assert_eq!(line.ends.len() as u32, line.range.len());
    assert_eq!((line.place.left, line.place.top, line.direction), (100.0, 150.0, Direction::Horizontal));
}

#[test]
fn a_broken_word_is_whole_in_the_text_and_broken_on_the_page() {
    let line =
        |words: &str| format!("<TextLine HPOS=\"0\" VPOS=\"0\" WIDTH=\"90\" HEIGHT=\"9\">{words}</TextLine>");
    let lines = [
        line(
            "<String CONTENT=\"The\"/><SP/><String CONTENT=\"fer\" SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"ferryman\"/><HYP CONTENT=\"-\"/>",
        ),
        line(
            "<String CONTENT=\"ryman\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"ferryman\"/><SP/><String CONTENT=\"of\"/><SP/><String CONTENT=\"well\" SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"well-known\"/><HYP CONTENT=\"-\"/>",
        ),
        line(
            "<String CONTENT=\"known\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"well-known\"/><SP/><String CONTENT=\"name\"/><SP/><String CONTENT=\"row\"/><HYP CONTENT=\"-\"/>",
        ),
        line("<String CONTENT=\"ed\"/><SP/><String CONTENT=\"Berlin-\"/>"),
        line("<String CONTENT=\"Wien.\"/>"),
    ];
    let file = read_text(&alto("", &format!("<TextBlock>{}</TextBlock>", lines.concat())));
    assert_eq!(bodies(&file), ["The ferryman of well-known name rowed Berlin- Wien."]);
    let account = file.pages[0].account;
    assert_eq!((account.markup, account.unplaced), (2, 0), "two hyphens are the typesetter's");
    let chars: usize = file.pages[0].sheet.as_ref().map_or(0, |sheet| sheet.lines.len());
    assert_eq!(chars, 5);
}

#[test]
fn lengths_are_points_where_the_file_knows_how_large_the_paper_is() {
    for (unit, width) in [("pixel", 1000.0), ("mm10", 1000.0 * 72.0 / 254.0), ("inch1200", 60.0)] {
        let file = read_text(&alto(
            &format!("<MeasurementUnit>{unit}</MeasurementUnit>"),
            &block("B", "T0", 100, &["The ferry is back."]),
        ));
        let sheet = file.pages[0].sheet.as_ref().expect("a sheet");
        assert!((sheet.width - width).abs() < 0.01, "{unit}: {}", sheet.width);
        assert!((sheet.lines[0].place.left - width / 10.0).abs() < 0.01, "{unit}");
    }
}

#[test]
fn chinese_stands_without_spaces_whatever_the_file_has() {
    let line = |top: u32, text: &str| {
        let glyphs = (0u32..).zip(text.chars()).map(|(at, c)| {
            format!(
                "<String CONTENT=\"{c}\" HPOS=\"{}\" VPOS=\"{top}\" WIDTH=\"20\" HEIGHT=\"20\"/>",
                100 + 20 * at
            )
        });
        let glyphs: Vec<String> = glyphs.collect();
        format!(
            "<TextLine HPOS=\"100\" VPOS=\"{top}\" WIDTH=\"400\" HEIGHT=\"20\">{}</TextLine>",
            glyphs.join("<SP/>")
        )
    };
    let text = ["昨天，停了六年的老渡口重新开航，两岸的人", "都来坐船，从清早排到了晌午。"];
    let inside = format!("<TextBlock>{}{}</TextBlock>", line(100, text[0]), line(130, text[1]));
    let file = read_text(&alto("", &inside));
    assert_eq!(bodies(&file).concat(), text.concat());
    assert_eq!(unplaced(&file), 0);
}

#[test]
fn words_without_lines_make_lines_of_those_that_stand_beside_one_another() {
    let word = |c: char, left: u32, top: u32| {
        format!("<String CONTENT=\"{c}\" HPOS=\"{left}\" VPOS=\"{top}\" WIDTH=\"10\" HEIGHT=\"10\"/>")
    };
    let inside: String = (0u32..)
        .zip("老渡口重新开".chars())
        .map(|(at, c)| word(c, 10 * (at % 3), 100 + 15 * (at / 3)))
        .collect();
    let alto = read_alto(alto("", &inside).as_bytes());
    let lines = &alto.pages[0].blocks.iter().flat_map(|block| &block.lines).collect::<Vec<_>>();
    let text = |at: usize| lines[at].cells.iter().map(|cell| cell.c).collect::<String>();
    assert_eq!((lines.len(), text(0), text(1)), (2, "老渡口".to_owned(), "重新开".to_owned()));
}

#[test]
fn glyphs_have_places_of_their_own_and_alternatives_are_no_words() {
    let inside = "<TextBlock><TextLine HPOS=\"0\" VPOS=\"0\" WIDTH=\"100\" HEIGHT=\"20\">\
        <String CONTENT=\"渡口\" HPOS=\"0\" VPOS=\"0\" WIDTH=\"100\" HEIGHT=\"20\">\
        <Glyph CONTENT=\"渡\" HPOS=\"5\" VPOS=\"0\" WIDTH=\"15\" HEIGHT=\"20\"><Variant CONTENT=\"度\"/></Glyph>\
        <Glyph CONTENT=\"口\" HPOS=\"60\" VPOS=\"0\" WIDTH=\"20\" HEIGHT=\"20\"/><ALTERNATIVE>度口</ALTERNATIVE>\
        </String></TextLine></TextBlock>";
    let alto = read_alto(alto("", inside).as_bytes());
    let cells: Vec<(char, f32, f32)> =
        alto.pages[0].blocks[0].lines[0].cells.iter().map(|cell| (cell.c, cell.from, cell.to)).collect();
    assert_eq!(cells, [('渡', 5.0, 20.0), ('口', 60.0, 80.0)]);
}

#[test]
fn pictures_tables_margins_and_poor_readings_are_told() {
    let poor =
        block("B9", "T0", 900, &["Tbe fcrrv wcnt ovcr tbc rivcr in tbe mornlng."]).replace("0.9\"", "0.2\"");
    let inside = format!(
        "{poor}<ComposedBlock ID=\"C\" TYPE=\"Table\">{}</ComposedBlock><Illustration HPOS=\"10\" VPOS=\"10\" WIDTH=\"50\" HEIGHT=\"60\"/>",
        block("B2", "T0", 500, &["Wheat 21", "Rye 14"])
    );
    let page = alto("<fileName>//server/scans/0077.tif</fileName>", &inside)
        .replace("<PrintSpace>", "<TopMargin><TextBlock><TextLine><String CONTENT=\"Page\"/></TextLine></TextBlock></TopMargin><PrintSpace>");
    let file = read_text(&page);
    let sheet = file.pages[0].sheet.as_ref().expect("a sheet");
    assert_eq!((sheet.pictures.len(), &sheet.depicted), (1, &Depicted::Beside("0077.tif".to_owned())));
    let kinds: Vec<BlockKind> =
        file.pages[0].articles.iter().flat_map(|a| &a.blocks).map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Table]);
    assert_eq!(bodies(&file)[1], "Wheat 21\nRye 14");
    assert_eq!(file.pages[0].furniture[0].text.text, "Page");
    assert_eq!((file.warnings[0].code.as_str(), file.warnings[0].detail.as_str()), ("poor_ocr", "3: 42 %"));
    assert_eq!(unplaced(&file), 0);
}

#[test]
fn what_a_file_that_breaks_off_has_is_read() {
    let whole = alto("", &block("B1", "T0", 100, &["The ferry is back.", "It goes at noon."]));
    let broken = &whole[..whole.find("noon").expect("a word")];
    let file = read_text(broken);
    assert_eq!(bodies(&file), ["The ferry is back. It goes at"]);
    assert_eq!(file.warnings[0].code, "xml_broken");
    let nothing = read_text("<?xml version=\"1.0\"?><alto><Layout>");
    assert!(nothing.pages.is_empty());
    let codes: Vec<&str> = nothing.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["xml_broken", "empty"]);
    let other = read_text("<?xml version=\"1.0\"?><rss><a>渡口</a></rss>");
    assert_eq!((other.pages.len(), other.warnings[0].code.as_str()), (0, "other_xml"));
}

#[test]
fn a_page_in_gbk_or_utf_16_is_the_same_page() {
    let text = alto("", &block("B1", "T0", 100, &["老渡口重新开航", "两岸的人都来坐船。"]));
    let said = text.replace("UTF-8", "GBK");
    let (gbk, _, _) = encoding_rs::GBK.encode(&said);
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let plain = read_text(&text);
    assert!(!bodies(&plain).is_empty());
    for (bytes, encoding) in [(&*gbk, "GBK"), (&wide, "UTF-16LE")] {
        let read = parse_file(bytes, &FileContext { path: "1871-05-04/0003.xml", ..FileContext::default() });
        assert_eq!((bodies(&read), read.encoding.as_str()), (bodies(&plain), encoding));
    }
}
