//! Jumps followed on pages made up for it.

mod properties;

use super::*;
use crate::{Block, BlockKind, Byline, CharRange, Jump, PrintedText, Role};

fn printed(text: &str) -> PrintedText {
    PrintedText { text: text.to_owned(), spans: Vec::new() }
}

/// A piece of a headline and paragraphs; a headline of no characters is none.
fn piece(headline: &str, paragraphs: &[&str]) -> Article {
    let block = |text: &&str| Block { kind: BlockKind::Paragraph, text: printed(text) };
    Article {
        headline: (!headline.is_empty()).then(|| printed(headline)),
        blocks: paragraphs.iter().map(block).collect(),
        ..Article::default()
    }
}

fn jump(page: &str) -> Option<Jump> {
    Some(Jump { page: PageLabel::new(page), headline: None, span: CharRange::new(0, 0) })
}

fn to(page: &str, article: Article) -> Article {
    Article { continues_to: jump(page), ..article }
}

fn from(page: &str, article: Article) -> Article {
    Article { continued_from: jump(page), ..article }
}

fn by(name: &str, mut article: Article) -> Article {
    article.bylines.push(Byline { name: name.to_owned(), role: Role::Reporter, span: CharRange::new(0, 0) });
    article
}

fn follow(pages: &[(&str, Vec<Article>)]) -> FollowedJumps {
    let labels: Vec<PageLabel> = pages.iter().map(|(label, _)| PageLabel::new(label)).collect();
    let pages: Vec<IssuePage<'_>> = labels
        .iter()
        .zip(pages)
        .map(|(label, (_, articles))| IssuePage { label: Some(label), articles })
        .collect();
    follow_jumps(&pages)
}

/// Links as `page.article>page.article`, in order.
fn links(followed: &FollowedJumps) -> Vec<String> {
    let place = |place: PlaceInIssue| format!("{}.{}", place.page, place.article);
    followed.links.iter().map(|link| format!("{}>{}", place(link.from), place(link.to))).collect()
}

fn why(followed: &FollowedJumps) -> Vec<WhyOpen> {
    followed.open.iter().map(|jump| jump.why).collect()
}

fn codes(link: &JumpLink) -> Vec<&str> {
    link.reasons.iter().map(|reason| reason.code.as_str()).collect()
}

/// Pieces of a market, a tofu stall and a ferry that break off, with what they go on with.
const MARKET: [&str; 2] = [
    "南门菜市搬进了新棚，卖藕的老魏把摊子摆在东头，头一天就卖空了三筐藕。市场的秤都换成了电子秤",
    "电子秤刚用上，老魏还不大会看，隔壁卖豆腐的帮他念数。菜市的新棚夜里也亮着灯，三筐藕卖到半夜。",
];
const TOFU: [&str; 2] = [
    "菜市的老魏天天磨豆腐，豆腐摊子是从爷爷手里接下来的。他三点起身，泡豆、推磨、点浆，一样也不肯省，说豆腐摊子是家里的老传",
    "统，老魏的豆腐摊子在菜市摆了三代，磨豆腐要起早，点浆要等火候。街坊吃惯了他的豆腐，菜市搬家那天都来帮着抬石磨。",
];
const FERRY: [&str; 2] = [
    "柳树渡的木船停了，新渡轮一趟能坐六十人。摆渡三十年的船工阿炳说，江上的雾他闭着眼也认得。新渡轮头一个月，船工",
    "阿炳天天坐在船头。渡轮过江只要八分钟，木船要半个钟头，雾大的日子还得等。",
];

#[test]
fn a_pair_that_names_each_other_is_linked() {
    let followed = follow(&[
        ("1", vec![piece("别的事", &["无关。"]), to("2", piece("新棚", &["搬了。"]))]),
        ("2", vec![from("1", piece("", &["又是一段。"])), piece("再一件", &["也无关。"])]),
    ]);
    assert_eq!(links(&followed), ["0.1>1.0"]);
    assert_eq!(codes(&followed.links[0])[0], "printed_on_both_pages");
    assert!(followed.links[0].confidence.get() > 0.9, "{:?}", followed.links[0]);
    assert_eq!(followed.open, []);
}

#[test]
fn labels_need_not_be_written_alike() {
    for (first, second, forth, back) in [
        ("01", "02", "2", "1"),
        ("A01", "A02", "2", "A1"),
        ("1", "2·3连版", "3", "第一版"),
        ("1", "2", "二", "1"),
    ] {
        let followed = follow(&[
            (first, vec![to(forth, piece("新棚", &["搬了"]))]),
            (second, vec![from(back, piece("", &["家。"]))]),
        ]);
        assert_eq!(links(&followed), ["0.0>1.0"], "{first} {second} {forth} {back}");
    }
}

#[test]
fn of_several_each_goes_with_its_own_by_headline() {
    let followed = follow(&[
        (
            "1",
            vec![
                to("2", piece("南门菜市搬进新棚", &["搬了。"])),
                to("2", piece("柳树渡有了新渡轮", &["开了。"])),
            ],
        ),
        (
            "2",
            vec![
                from("1", piece("柳树渡有了新渡轮", &["又一段。"])),
                from("1", piece("菜市搬进新棚", &["另一段。"])),
            ],
        ),
    ]);
    assert_eq!(links(&followed), ["0.0>1.1", "0.1>1.0"]);
    assert!(codes(&followed.links[0]).contains(&"echoing_headline"));
    assert!(codes(&followed.links[1]).contains(&"same_headline"));
}

#[test]
fn of_several_each_goes_with_its_own_by_the_headline_its_jump_names() {
    let named = |page: &str, headline: &str, article: Article| {
        let jump = Jump { headline: Some(headline.to_owned()), ..jump(page).unwrap() };
        Article { continued_from: Some(jump), ..article }
    };
    let followed = follow(&[
        ("1", vec![to("2", piece("新棚开张", &["一。"])), to("2", piece("渡轮", &["二。"]))]),
        (
            "2",
            vec![
                to("3", named("1", "渡轮", piece("", &["三。"]))),
                named("1", "新棚 开张", piece("夜市", &["四。"])),
            ],
        ),
        ("3", vec![from("2", piece("又", &["五。"])), named("2", "渡轮", piece("", &["六。"]))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.1", "0.1>1.0", "1.0>2.1"]);
    assert!(followed.links.iter().all(|link| codes(link).contains(&"headline_in_jump")));
    // The other way round: where the jump says what it goes on as.
    let forth = Jump { headline: Some("菜市夜话".to_owned()), ..jump("2").unwrap() };
    let followed = follow(&[
        ("1", vec![Article { continues_to: Some(forth), ..piece("新棚开张", &["一。"]) }]),
        ("2", vec![from("1", piece("渡轮", &["三。"])), from("1", piece("菜市夜话", &["四。"]))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.1"]);
}

#[test]
fn of_several_each_goes_with_its_own_by_author() {
    let followed = follow(&[
        ("1", vec![to("2", by("周青", piece("甲", &["一。"]))), to("2", by("沈云", piece("乙", &["二。"])))]),
        ("2", vec![from("1", by("沈云", piece("", &["三。"]))), from("1", by("周青", piece("", &["四。"])))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.1", "0.1>1.0"]);
}

#[test]
fn of_several_each_goes_with_its_own_by_the_word_at_the_seam() {
    let followed = follow(&[
        ("1", vec![to("2", piece("甲", &["这是老传"])), to("2", piece("乙", &["大家都很高"]))]),
        ("2", vec![from("1", piece("", &["兴。"])), from("1", piece("", &["统了。"]))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.1", "0.1>1.0"]);
    assert!(codes(&followed.links[0]).contains(&"word_across_seam"));
}

#[test]
fn of_several_each_goes_with_its_own_by_its_words() {
    let others = ["县里开了会，说冬天要修水渠。", "学校添了两间教室，孩子们搬进去了。", "邮局换了新招牌。"];
    let mut first = vec![to("2", piece("", &MARKET[..1])), to("2", piece("", &FERRY[..1]))];
    first.extend(others.map(|text| piece("短讯", &[text])));
    // The words at the seams do not help: each continuation begins with a paragraph of its own.
    let rest = |text: &str| from("1", piece("", &["后来又有新的事。", text]));
    let followed = follow(&[("1", first), ("2", vec![rest(FERRY[1]), rest(MARKET[1])])]);
    assert_eq!(links(&followed), ["0.0>1.1", "0.1>1.0"]);
    assert!(codes(&followed.links[0]).contains(&"common_words"), "{:?}", followed.links);
}

#[test]
fn what_cannot_be_told_apart_is_left_open_with_those_it_may_mean() {
    let followed = follow(&[
        ("1", vec![to("2", piece("甲", &["一。"])), to("2", piece("乙", &["二。"]))]),
        ("2", vec![from("1", piece("", &["三。"])), from("1", piece("", &["四。"]))]),
    ]);
    assert_eq!(followed.links, []);
    assert_eq!(why(&followed), [WhyOpen::Ambiguous; 4]);
    let on_two = [PlaceInIssue { page: 1, article: 0 }, PlaceInIssue { page: 1, article: 1 }];
    assert_eq!(followed.open[0].candidates, on_two);
}

#[test]
fn who_is_left_over_goes_with_who_is_left_over() {
    let followed = follow(&[
        ("1", vec![to("2", piece("南门菜市搬进新棚", &["一。"])), to("2", piece("渡轮", &["二。"]))]),
        ("2", vec![from("1", piece("", &["三。"])), from("1", piece("南门菜市搬进新棚", &["四。"]))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.1", "0.1>1.0"]);
}

#[test]
fn strangers_who_are_left_over_stay_apart() {
    let others = ["县里开了会，说冬天要修水渠。", "学校添了两间教室，孩子们搬进去了。", "邮局换了新招牌。"];
    let mut first = vec![to("2", piece("", &MARKET[..1])), to("2", piece("", &FERRY[..1]))];
    first.extend(others.map(|text| piece("短讯", &[text])));
    let stranger = "操场昨天铺好了新跑道，体育老师量了三遍，说弯道还差两厘米。孩子们跑了一个下午，谁也不肯先回家吃饭，\
                    校门关了还有人趴在栏杆外面看。";
    let followed = follow(&[
        ("1", first),
        ("2", vec![from("1", piece("", &[MARKET[1]])), from("1", piece("", &[stranger]))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.0"]);
    assert_eq!(why(&followed), [WhyOpen::Ambiguous; 2]);
}

#[test]
fn one_rest_for_two_pieces_wants_a_sign() {
    let first = |signed: fn(Article) -> Article| {
        vec![to("2", signed(piece("甲", &["一。"]))), to("2", piece("乙", &["二。"]))]
    };
    let second = || vec![from("1", by("周青", piece("", &["三。"])))];
    let unsigned = follow(&[("1", first(|a| a)), ("2", second())]);
    assert_eq!(why(&unsigned), [WhyOpen::Ambiguous; 3]);
    let signed = follow(&[("1", first(|a| by("周青", a))), ("2", second())]);
    assert_eq!(links(&signed), ["0.0>1.0"]);
    assert_eq!(why(&signed), [WhyOpen::NoCounterpart]);
}

#[test]
fn a_seam_that_cannot_hold_parts_even_a_single_pair_from_strangers() {
    let open = |rest: &str| {
        follow(&[
            ("1", vec![to("2", by("周青", piece("新棚开张", &["搬了。"])))]),
            ("2", vec![from("1", by("沈云", piece("渡轮开航", &[rest])))]),
        ])
    };
    assert_eq!(links(&open("开了。")), ["0.0>1.0"]);
    assert_eq!(why(&open("，开了。")), [WhyOpen::Ambiguous; 2]);
}

#[test]
fn a_page_that_is_not_here_is_waited_for() {
    let followed =
        follow(&[("1", vec![to("2", piece("甲", &["一"]))]), ("3", vec![from("2", piece("", &["二。"]))])]);
    assert_eq!(why(&followed), [WhyOpen::PageMissing; 2]);
    let directions: Vec<Direction> = followed.open.iter().map(|jump| jump.direction).collect();
    assert_eq!(directions, [Direction::To, Direction::From]);
}

#[test]
fn a_jump_to_its_own_page_leads_nowhere() {
    let followed = follow(&[("2", vec![to("2", piece("甲", &["一"])), from("2", piece("", &["二。"]))])]);
    assert_eq!(why(&followed), [WhyOpen::OwnPage; 2]);
}

#[test]
fn the_halves_of_a_spread_are_joined() {
    let followed =
        follow(&[("2·3连版", vec![to("3", piece("甲", &["一"])), from("2", piece("", &["二。"]))])]);
    assert_eq!(links(&followed), ["0.0>0.1"]);
}

#[test]
fn a_fragment_replaces_a_jump_that_was_not_printed_only_by_strong_signs() {
    let others = ["县里开了会，说冬天要修水渠。", "学校添了两间教室，孩子们搬进去了。", "邮局换了新招牌。"];
    let mut second: Vec<Article> = others.iter().map(|text| piece("短讯", &[text])).collect();
    second.push(piece("", &["今晚有雨，带好伞。"]));
    let first = || to("2", piece("", &[TOFU[0]]));
    let without = follow(&[("1", vec![first()]), ("2", second.clone())]);
    assert_eq!(why(&without), [WhyOpen::NoCounterpart]);
    second.push(piece("", &[TOFU[1]]));
    let with = follow(&[("1", vec![first()]), ("2", second.clone())]);
    assert_eq!(links(&with), ["0.0>1.4"]);
    assert_eq!(codes(&with.links[0])[0], "printed_on_one_page");
    // The same from the other side.
    let back = follow(&[
        ("1", vec![Article { continues_to: None, ..first() }]),
        ("2", vec![from("1", second.last().unwrap().clone()), second[0].clone(), second[1].clone()]),
    ]);
    assert_eq!(links(&back), ["0.0>1.0"]);
    // Two of them: neither.
    second.push(piece("", &[TOFU[1]]));
    assert_eq!(why(&follow(&[("1", vec![first()]), ("2", second)])), [WhyOpen::Ambiguous]);
}

#[test]
fn a_report_of_its_own_is_no_fragment() {
    let mut report = piece("", &[TOFU[1]]);
    report.dateline = Some(printed("3月4日"));
    let first = to("2", piece("", &[TOFU[0]]));
    assert_eq!(why(&follow(&[("1", vec![first]), ("2", vec![report])])), [WhyOpen::NoCounterpart]);
}

#[test]
fn chains_go_over_several_pages() {
    let followed = follow(&[
        ("1", vec![to("2", piece("甲", &["一"]))]),
        ("2", vec![to("4", from("1", piece("", &["二"])))]),
        ("4", vec![from("2", piece("", &["三。"]))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.0", "1.0>2.0"]);
}

#[test]
fn no_chain_is_a_circle() {
    let followed = follow(&[
        ("1", vec![from("2", to("2", piece("甲", &["一。"])))]),
        ("2", vec![from("1", to("1", piece("甲", &["二。"])))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.0"]);
    assert_eq!(why(&followed), [WhyOpen::Circular; 2]);
}

#[test]
fn quotations_go_on() {
    let followed = follow(&[
        ("1", vec![to("2", piece("甲", &["他说：“明天再来。"])), to("2", piece("乙", &["二。"]))]),
        ("2", vec![from("1", piece("", &["三。"])), from("1", piece("", &["我等着。”他走了。"]))]),
    ]);
    assert_eq!(links(&followed), ["0.0>1.1", "0.1>1.0"]);
    assert!(codes(&followed.links[0]).contains(&"quotation_across_seam"));
}

#[test]
fn more_jumps_than_a_paper_prints_are_not_followed() {
    let many = |article: Article| vec![article; MOST_JUMPS + 1];
    let followed =
        follow(&[("1", many(to("2", piece("甲", &["一"])))), ("2", many(from("1", piece("", &["二。"]))))]);
    assert_eq!(followed.links, []);
    assert_eq!(followed.open.len(), 2 * (MOST_JUMPS + 1));
}
