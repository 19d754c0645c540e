//! Small pages of our own, set by hand, and what is made of them.

mod columns;

use super::read_leaves;
use crate::leaf::{Glyph, Leaf};
use crate::{
    BlockKind, Depicted, Direction, FileContext, Format, FurnitureKind, ParsedFile, ParsedPage, Rect, Weights,
};

/// A page under the hands of its typesetter.
pub(super) struct Page {
    leaf: Leaf,
}

impl Page {
    pub(super) fn new(width: f32, height: f32) -> Self {
        Self { leaf: Leaf::blank(width, height, Depicted::Leaf { leaf: 0, frame: None }) }
    }

    /// One line to the right, white space left free.
    pub(super) fn line(&mut self, text: &str, (left, top): (f32, f32), size: f32) -> &mut Self {
        let mut x = left;
        for c in text.chars() {
            let width = if c.is_ascii() { 0.5 * size } else { size };
            self.put(c, Rect { left: x, top, right: x + width, bottom: top + size }, size);
            x += width;
        }
        self
    }

    /// One line downwards.
    pub(super) fn column(&mut self, text: &str, (left, top): (f32, f32), size: f32) -> &mut Self {
        for (at, c) in text.chars().enumerate() {
            let y = top + at as f32 * size;
            self.put(c, Rect { left, top: y, right: left + size, bottom: y + size }, size);
        }
        self
    }

    fn put(&mut self, c: char, place: Rect, size: f32) {
        if !c.is_whitespace() {
            self.leaf.glyphs.push(Glyph { c, place, size, font: 0, bold: false, follows: false });
        }
    }

    /// Paragraphs in columns of a measure in characters, of so many lines, from the upper left corner of the first: set to
    /// the right at 10 points with 15 from line to line and 14 between columns. What stands in columns set downwards
    /// follows one another to the left instead.
    pub(super) fn text(
        &mut self,
        paragraphs: &[&str],
        (left, top): (f32, f32),
        measure: usize,
        lines: usize,
    ) -> &mut Self {
        for (at, line) in set(paragraphs, measure).iter().enumerate() {
            let x = left + (at / lines) as f32 * (measure as f32 * 10.0 + 14.0);
            self.line(line, (x, top + (at % lines) as f32 * 15.0), 10.0);
        }
        self
    }

    /// The same downwards: lines follow one another to the left from `right`, bands of them downwards.
    pub(super) fn text_down(
        &mut self,
        paragraphs: &[&str],
        (right, top): (f32, f32),
        measure: usize,
        lines: usize,
    ) -> &mut Self {
        for (at, line) in set(paragraphs, measure).iter().enumerate() {
            let x = right - 10.0 - (at % lines) as f32 * 16.0;
            self.column(line, (x, top + (at / lines) as f32 * (measure as f32 * 10.0 + 20.0)), 10.0);
        }
        self
    }

    pub(super) fn rule(&mut self, left: f32, right: f32, y: f32) -> &mut Self {
        self.leaf.rules.push(Rect { left, top: y, right, bottom: y + 0.5 });
        self
    }

    pub(super) fn upright(&mut self, x: f32, top: f32, bottom: f32) -> &mut Self {
        self.leaf.rules.push(Rect { left: x, top, right: x + 0.5, bottom });
        self
    }

    pub(super) fn frame(&mut self, place: [f32; 4]) -> &mut Self {
        self.leaf.boxes.push(rect(place));
        self
    }

    pub(super) fn picture(&mut self, place: [f32; 4]) -> &mut Self {
        self.leaf.pictures.push(rect(place));
        self
    }

    pub(super) fn leaf(&self) -> Leaf {
        self.leaf.clone()
    }

    pub(super) fn read(&self) -> ParsedFile {
        read_leaves(vec![self.leaf()], Format::Pdf, &FileContext::default(), Weights::fitted())
    }
}

fn rect([left, top, right, bottom]: [f32; 4]) -> Rect {
    Rect { left, top, right, bottom }
}

/// Paragraphs broken to a measure, each with an indent.
fn set(paragraphs: &[&str], measure: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        let chars: Vec<char> = "\u{3000}\u{3000}".chars().chain(paragraph.chars()).collect();
        lines.extend(chars.chunks(measure).map(|line| line.iter().collect::<String>()));
    }
    lines
}

/// Headlines with their paragraphs.
fn told(page: &ParsedPage) -> Vec<(String, Vec<String>)> {
    page.articles
        .iter()
        .map(|article| {
            let head = article.headline.as_ref().map(|head| head.text.clone()).unwrap_or_default();
            let text = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
            (head, text.map(|block| block.text.text.clone()).collect())
        })
        .collect()
}

const FERRY: [&str; 3] = [
    "停航六年的老渡口昨天清晨重新开航，第一班船载着四十二位乡亲驶向对岸，船头挂着一面新做的旗子。",
    "船工周亦青说，船换了新的，水还是那条水，他在这里摆渡已经有三十一年，认得岸上每一张脸。",
    "从今天起，渡船每天往返十二班，早上六点开出第一班，雨天和大雾的日子停航，票价仍旧是一元钱。",
];
const SCHOOL: [&str; 2] = [
    "镇上小学的操场铺好了，孩子们在新跑道上跑了整整一个下午，谁也不肯先回教室去。",
    "校长说，铺操场的钱一半来自镇里，一半是从前的学生寄来的，最少的一笔只有二十元。",
];

#[test]
fn text_goes_on_in_the_next_column_and_each_head_keeps_its_own() {
    let mut page = Page::new(500.0, 600.0);
    page.line("老渡口重新开航", (60.0, 60.0), 24.0);
    page.text(&FERRY, (40.0, 100.0), 14, 6);
    page.line("操场铺好了", (80.0, 250.0), 20.0);
    page.text(&SCHOOL, (40.0, 290.0), 14, 4);
    let file = page.read();
    let told = told(&file.pages[0]);
    assert_eq!(told.len(), 2);
    assert_eq!(
        (told[0].0.as_str(), told[0].1.as_slice()),
        ("老渡口重新开航", FERRY.map(str::to_owned).as_slice())
    );
    assert_eq!(
        (told[1].0.as_str(), told[1].1.as_slice()),
        ("操场铺好了", SCHOOL.map(str::to_owned).as_slice())
    );
    assert_eq!(file.pages[0].account.unplaced, 0);
}

#[test]
fn a_picture_in_a_column_is_read_past_and_keeps_its_caption() {
    let mut page = Page::new(400.0, 500.0);
    page.line("老渡口重新开航", (60.0, 40.0), 24.0);
    let lines = set(&FERRY, 14);
    for (at, line) in lines.iter().enumerate() {
        let below = if at < 4 { 80.0 } else { 230.0 };
        page.line(line, (40.0, below + (at % 100) as f32 * 15.0), 10.0);
    }
    page.picture([40.0, 145.0, 180.0, 265.0]);
    page.line("图为新船靠岸。林舟 摄", (45.0, 268.0), 8.0);
    let file = page.read();
    let article = &file.pages[0].articles[0];
    assert_eq!(told(&file.pages[0])[0].1, FERRY);
    let captions: Vec<&str> = article
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Caption)
        .map(|block| block.text.text.as_str())
        .collect();
    assert_eq!(captions, ["图为新船靠岸。林舟 摄"]);
}

#[test]
fn text_that_runs_downwards_is_read_from_the_right() {
    let mut page = Page::new(400.0, 500.0);
    page.column("老渡口重新开航", (350.0, 60.0), 24.0);
    page.text_down(&FERRY, (330.0, 60.0), 12, 7);
    let file = page.read();
    assert_eq!(told(&file.pages[0])[0], ("老渡口重新开航".to_owned(), FERRY.map(str::to_owned).to_vec()));
    let sheet = file.pages[0].sheet.as_ref().unwrap();
    assert!(sheet.lines.iter().all(|line| line.direction == Direction::Vertical));
}

#[test]
fn hairlines_between_upright_lines_part_nothing() {
    let mut page = Page::new(400.0, 500.0);
    page.column("老渡口重新开航", (350.0, 60.0), 24.0);
    page.text_down(&FERRY, (330.0, 60.0), 12, 7);
    for line in 1..7 {
        let x = 330.0 - line as f32 * 16.0 + 3.0;
        page.upright(x, 58.0, 182.0).upright(x, 198.0, 322.0);
    }
    assert_eq!(
        told(&page.read().pages[0])[0],
        ("老渡口重新开航".to_owned(), FERRY.map(str::to_owned).to_vec())
    );
}

#[test]
fn a_headline_may_stand_beside_its_columns() {
    let mut page = Page::new(500.0, 400.0);
    page.text(&FERRY, (40.0, 60.0), 14, 6);
    page.column("老渡口重新开航", (380.0, 60.0), 24.0);
    assert_eq!(
        told(&page.read().pages[0])[0],
        ("老渡口重新开航".to_owned(), FERRY.map(str::to_owned).to_vec())
    );
}

#[test]
fn what_is_in_a_box_stays_there() {
    let mut page = Page::new(500.0, 500.0);
    page.line("老渡口重新开航", (60.0, 40.0), 24.0).text(&FERRY, (40.0, 80.0), 14, 12);
    page.frame([190.0, 70.0, 360.0, 290.0]);
    page.line("操场铺好了", (220.0, 80.0), 20.0).text(&SCHOOL, (200.0, 110.0), 14, 10);
    page.frame([190.0, 310.0, 360.0, 360.0]).line("节水就是惜福", (210.0, 325.0), 20.0);
    let file = page.read();
    assert_eq!(
        told(&file.pages[0]).iter().map(|(head, _)| head.as_str()).collect::<Vec<_>>(),
        ["老渡口重新开航", "操场铺好了"]
    );
    assert_eq!(told(&file.pages[0])[0].1, FERRY);
    let slogan = file.pages[0].furniture.iter().find(|furniture| furniture.text.text == "节水就是惜福");
    assert!(slogan.is_some_and(|slogan| slogan.kind != FurnitureKind::Nameplate));
}

#[test]
fn a_ruled_table_is_read_row_by_row() {
    let mut page = Page::new(400.0, 400.0);
    page.line("渡船时刻", (60.0, 40.0), 20.0).frame([40.0, 70.0, 280.0, 130.0]);
    for (row, cells) in
        [["班次", "开船", "票价"], ["头班", "6时", "1元"], ["末班", "18时", "1元"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            page.line(cell, (50.0 + column as f32 * 80.0, 75.0 + row as f32 * 20.0), 10.0);
        }
    }
    page.rule(40.0, 280.0, 90.0)
        .rule(40.0, 280.0, 110.0)
        .upright(120.0, 70.0, 130.0)
        .upright(200.0, 70.0, 130.0);
    page.text(&FERRY, (40.0, 180.0), 14, 12);
    let article = &page.read().pages[0].articles[0];
    assert_eq!(article.headline.as_ref().unwrap().text, "渡船时刻");
    let table = article.blocks.iter().find(|block| block.kind == BlockKind::Table).unwrap();
    let rows: Vec<String> = table.text.text.lines().map(|row| row.replace("\u{3000}\u{3000}", "|")).collect();
    assert_eq!(rows, ["班次|开船|票价", "头班|6时|1元", "末班|18时|1元"]);
}

#[test]
fn a_line_spread_over_its_measure_is_one_line() {
    let mut page = Page::new(400.0, 400.0);
    page.line("老渡口重新开航", (60.0, 40.0), 24.0);
    page.text(&FERRY[..1], (40.0, 80.0), 14, 20);
    for (at, c) in ["船", "工", "说", "水", "清", "。"].iter().enumerate() {
        page.line(c, (40.0 + at as f32 * 26.0, 80.0 + 60.0), 10.0);
    }
    page.text(&FERRY[1..2], (40.0, 155.0), 14, 20);
    let text: String = told(&page.read().pages[0])[0].1.concat();
    assert!(text.contains("船工说水清。"), "{text}");
}

#[test]
fn every_character_knows_where_it_stands() {
    let mut page = Page::new(400.0, 300.0);
    page.line("老渡口重新开航", (60.0, 40.0), 24.0).text(&FERRY, (40.0, 80.0), 14, 12);
    let file = page.read();
    let sheet = file.pages[0].sheet.as_ref().unwrap();
    let head = file.pages[0].articles[0].headline.as_ref().unwrap().spans[0];
    let line = sheet.lines.iter().find(|line| line.range == head).unwrap();
    assert_eq!(line.place, rect([60.0, 40.0, 228.0, 64.0]));
    assert_eq!(line.ends.len(), 7);
    let third = f32::from(line.ends[2]) / f32::from(u16::MAX) * line.place.width();
    assert!((third - 72.0).abs() < 0.1);
}

#[test]
fn a_spread_is_two_pages_in_reading_order() {
    let mut page = Page::new(800.0, 500.0);
    page.line("2019年3月12日　第02版", (40.0, 12.0), 10.0).line("2019年3月12日　第03版", (560.0, 12.0), 10.0);
    page.line("老渡口重新开航", (60.0, 50.0), 24.0).text(&FERRY, (40.0, 90.0), 14, 6);
    page.line("操场铺好了", (480.0, 50.0), 20.0).text(&SCHOOL, (460.0, 90.0), 14, 6);
    let file = page.read();
    assert_eq!(file.pages.len(), 2);
    let labels: Vec<&str> =
        file.pages.iter().map(|page| page.label.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(labels, ["2", "3"]);
    assert_eq!(told(&file.pages[1])[0].0, "操场铺好了");
    let frame = match &file.pages[1].sheet.as_ref().unwrap().depicted {
        Depicted::Leaf { frame: Some(frame), .. } => *frame,
        other => panic!("{other:?}"),
    };
    assert!(frame.left > 350.0 && frame.left < 460.0);
}

#[test]
fn a_page_without_a_number_has_it_from_the_file_s_others() {
    let mut front = Page::new(400.0, 400.0);
    front.line("老渡口重新开航", (60.0, 40.0), 24.0).text(&FERRY, (40.0, 80.0), 14, 12);
    let mut inner = Page::new(400.0, 400.0);
    inner.line("2019年3月12日　第02版", (40.0, 8.0), 10.0).rule(20.0, 380.0, 22.0);
    inner.line("操场铺好了", (60.0, 40.0), 20.0).text(&SCHOOL, (40.0, 80.0), 14, 12);
    let leaves = vec![front.leaf(), inner.leaf()];
    let file = read_leaves(leaves, Format::Pdf, &FileContext::default(), Weights::fitted());
    let labels: Vec<&str> =
        file.pages.iter().map(|page| page.label.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(labels, ["1", "2"]);
}

#[test]
fn no_leaf_is_too_odd() {
    let mut page = Page::new(300.0, 300.0);
    assert!(page.read().pages[0].articles.is_empty());
    for at in 0..5000 {
        page.line("渡", (10.0, 10.0), 10.0 + (at % 7) as f32);
    }
    page.line("口", (f32::NAN, 3.0), 10.0).line("岸", (1e9, -1e9), 10.0).line("舟", (5.0, 5.0), 0.0);
    assert_eq!(page.read().pages[0].account.unplaced, 0);
}
