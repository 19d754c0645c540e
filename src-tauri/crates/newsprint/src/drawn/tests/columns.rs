//! Columns that end at rules and in tiers, title blocks in boxes, headlines set apart.

use super::{FERRY, Page, SCHOOL, set, told};

#[test]
fn columns_end_at_a_rule_behind_which_others_are_set() {
    // The last lines over the rule are parted where the lines under it go on: only what stands over it tells.
    let mut page = Page::new(500.0, 600.0);
    page.line("老渡口重新开航", (60.0, 60.0), 24.0);
    for (at, line) in set(&FERRY, 11).iter().enumerate() {
        let (column, down) = (at / 6, at % 6);
        page.line(line, (40.0 + column as f32 * 118.0, 100.0 + down as f32 * 14.0), 10.0);
    }
    page.rule(30.0, 480.0, 188.0);
    for (at, line) in set(&SCHOOL, 20).iter().enumerate() {
        page.line(line, (64.0, 194.0 + at as f32 * 14.0), 10.0);
    }
    page.line("操场铺好了", (300.0, 200.0), 20.0);
    let told = told(&page.read().pages[0]);
    assert_eq!(told[0], ("老渡口重新开航".to_owned(), FERRY.map(str::to_owned).to_vec()));
}

#[test]
fn text_of_tiers_goes_on_at_the_head_of_the_next_one() {
    // Upright: the report at the left of the upper tier goes on at the right of the lower, past the other at its head.
    let mut page = Page::new(420.0, 420.0);
    page.column("老渡口重新开航", (370.0, 40.0), 20.0);
    page.text_down(&FERRY[..2], (360.0, 40.0), 16, 6);
    page.column("操场铺好了", (236.0, 40.0), 18.0);
    for (at, line) in set(&[SCHOOL[0], SCHOOL[1], FERRY[2]], 16).iter().enumerate() {
        let (right, top) =
            if at < 5 { (226.0 - at as f32 * 16.0, 40.0) } else { (470.0 - at as f32 * 16.0, 230.0) };
        page.column(line, (right - 10.0, top), 10.0);
    }
    let told = told(&page.read().pages[0]);
    assert_eq!(
        told[0],
        ("老渡口重新开航".to_owned(), FERRY[..2].iter().map(|&text| text.to_owned()).collect())
    );
    assert_eq!(told[1].0, "操场铺好了");
    assert_eq!(told[1].1.concat(), [SCHOOL[0], SCHOOL[1], FERRY[2]].concat());
}

#[test]
fn a_title_block_in_a_box_is_no_article() {
    let mut page = Page::new(420.0, 420.0);
    page.frame([310.0, 30.0, 400.0, 210.0]);
    page.column("海曲晨报", (360.0, 40.0), 36.0);
    page.column("二〇二四年三月五日　星期二", (330.0, 40.0), 10.0);
    page.column("第二千三百零一期　今日四版", (316.0, 40.0), 10.0);
    page.column("老渡口重新开航", (270.0, 40.0), 20.0);
    page.text_down(&FERRY, (260.0, 40.0), 16, 12);
    let page = &page.read().pages[0];
    assert_eq!(told(page).len(), 1, "{:?}", told(page));
    assert_eq!(page.issue.newspaper.as_ref().map(|name| name.value.as_str()), Some("海曲晨报"));
    assert!(page.issue.date.is_some());
}

#[test]
fn characters_set_apart_over_a_measure_are_one_headline() {
    let mut page = Page::new(420.0, 300.0);
    page.frame([30.0, 30.0, 200.0, 160.0]);
    page.line("启", (70.0, 40.0), 18.0).line("事", (140.0, 40.0), 18.0);
    page.text(&SCHOOL[..1], (40.0, 70.0), 15, 6);
    page.line("操场铺好了", (240.0, 40.0), 18.0);
    page.text(&SCHOOL[1..], (230.0, 70.0), 15, 6);
    let heads: Vec<String> =
        told(&page.read().pages[0]).into_iter().map(|(head, _)| head.split_whitespace().collect()).collect();
    assert_eq!(heads, ["启事", "操场铺好了"]);
}

#[test]
fn couplets_have_a_sign_in_every_line_and_no_gutter() {
    let mut page = Page::new(420.0, 400.0);
    page.column("老话里的船", (370.0, 40.0), 18.0);
    let lines = [
        "雾不过夜桥，灯不照空舱。",
        "一网换一饭，一饭换一乡。",
        "借船先借伞，还伞再还粮。",
        "风来看老树，雨去看新秧。",
    ];
    for (at, line) in lines.iter().enumerate() {
        page.column(line, (340.0 - 18.0 * at as f32, 40.0), 10.0);
    }
    page.text_down(&FERRY, (380.0, 220.0), 14, 14);
    let page = &page.read().pages[0];
    let text =
        page.articles[0].blocks.iter().map(|block| block.text.text.replace('\n', "")).collect::<String>();
    assert!(text.contains(&lines.concat()), "{text}");
}

#[test]
fn a_caption_over_upright_text_leaves_its_first_character_to_it() {
    let mut page = Page::new(420.0, 400.0);
    page.picture([40.0, 40.0, 380.0, 160.0]);
    page.line("渡口的早晨，船还没有来，灯先亮了一夜。周亦青 摄", (150.0, 164.0), 8.0);
    page.column("老渡口重新开航", (370.0, 190.0), 18.0);
    page.text_down(&FERRY, (360.0, 180.0), 15, 14);
    let parsed = page.read();
    let told = told(&parsed.pages[0]);
    assert_eq!(told.iter().flat_map(|(_, text)| text.clone()).collect::<Vec<_>>(), FERRY);
}

#[test]
fn a_box_may_have_its_label_before_its_text() {
    let mut page = Page::new(420.0, 300.0);
    page.frame([30.0, 30.0, 390.0, 76.0]).upright(84.0, 32.0, 74.0);
    page.line("今明", (40.0, 38.0), 14.0).line("天气", (40.0, 54.0), 14.0);
    for (at, line) in
        ["今天多云，早晨河面有雾，气温六到十五度，东风", "二级；明天阴，桥上桥下都有雨，路上当心。"]
            .iter()
            .enumerate()
    {
        page.line(line, (96.0, 40.0 + 15.0 * at as f32), 10.0);
    }
    page.line("操场铺好了", (60.0, 100.0), 18.0);
    page.text(&SCHOOL, (40.0, 130.0), 24, 6);
    let told = told(&page.read().pages[0]);
    assert_eq!(told[0].0, "今明天气");
    assert_eq!(told[0].1.len(), 1, "{told:?}");
}
