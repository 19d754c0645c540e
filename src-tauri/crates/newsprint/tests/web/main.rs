//! Saved pages of real digital newspapers: what is in the file is on the page, no more and no less. They are beside the
//! project and not in it; where they are not, nothing is tested. What is counted here is counted with other means than
//! the parser's.

#[path = "../../examples/speed/clock.rs"]
mod clock;

use newsprint::{
    Depicted, FileContext, Format, ParsedFile, PrintedText, parse_file, pictures_beside, references,
};
use std::path::PathBuf;

fn saved(name: &str) -> Option<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/real/digital-html");
    std::fs::read(folder.join(name)).ok()
}

fn parse(bytes: &[u8], path: &str) -> ParsedFile {
    let file = parse_file(bytes, &FileContext { path, ..FileContext::default() });
    assert_eq!((file.format, file.pages.len()), (Format::Html, 1));
    let account = file.pages[0].account;
    assert_eq!((account.unplaced, account.dropped, account.body), (0, 0, 0), "a list has titles and no text");
    file
}

/// What stands between two strings, each time both do.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn headlines(file: &ParsedFile) -> Vec<String> {
    let headline =
        |text: &Option<PrintedText>| text.as_ref().map_or_else(String::new, |text| squeezed(&text.text));
    file.pages[0].articles.iter().map(|article| headline(&article.headline)).collect()
}

/// The area inside corners that are written `x,y,x,y`.
fn area(corners: &str) -> f32 {
    let figures: Vec<f32> = corners.split(',').map(|figure| figure.parse().expect("a figure")).collect();
    let corners: Vec<(f32, f32)> = figures.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    let next = corners.iter().skip(1).chain(&corners[..1]);
    let twice: f32 = corners.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    twice.abs() / 2.0
}

/// That the page's zones cover what the file's areas do, and each article's zones its own.
#[track_caller]
fn check_zones(file: &ParsedFile, text: &str) {
    let areas = between(text, "<Area coords=\"", "\"");
    let sheet = file.pages[0].sheet.as_ref().expect("a sheet");
    let all: f32 =
        sheet.lines.iter().map(|l| (l.place.right - l.place.left) * (l.place.bottom - l.place.top)).sum();
    let want: f32 = areas.iter().map(|corners| area(corners)).sum();
    assert!((all - want).abs() < 1.0, "{all} is not {want}");
    let inside = |l: &&newsprint::PlacedLine| {
        l.place.right <= sheet.width + 0.5 && l.place.bottom <= sheet.height + 0.5
    };
    assert!(sheet.lines.iter().all(|line| inside(&line)));
    assert_eq!(sheet.depicted, Depicted::Beside(pictures_beside(text.as_bytes(), "")[0].clone()));
}

/// That the zone of each title is as large as the area that leads where the title does.
#[track_caller]
fn check_titles(file: &ParsedFile, text: &str, titles: &[(&str, &str)]) {
    let want: Vec<String> = titles.iter().map(|(_, title)| squeezed(title)).collect();
    assert_eq!(headlines(file), want);
    let sheet = file.pages[0].sheet.as_ref().expect("a sheet");
    for (article, (reference, _)) in file.pages[0].articles.iter().zip(titles) {
        let spans = &article.headline.as_ref().expect("a headline").spans;
        let (start, end) = (spans[0].start, spans[spans.len() - 1].end);
        let own = sheet.lines.iter().filter(|line| line.range.start >= start && line.range.end <= end);
        let own: f32 = own.map(|l| (l.place.right - l.place.left) * (l.place.bottom - l.place.top)).sum();
        let areas = between(text, "<Area coords=\"", ">");
        let want: f32 = areas
            .iter()
            .filter(|tag| tag.contains(&format!("href=\"{reference}\"")))
            .map(|tag| area(tag.split('"').next().expect("corners")))
            .sum();
        assert!((own - want).abs() < 1.0 && want > 0.0, "{reference}: {own} is not {want}");
    }
}

fn facts(file: &ParsedFile) -> (String, String, String, String) {
    let page = &file.pages[0];
    (
        page.issue.newspaper.as_ref().map_or_else(String::new, |fact| fact.value.clone()),
        page.issue.date.as_ref().map_or_else(String::new, |fact| fact.value.to_string()),
        page.label.as_ref().map_or_else(String::new, |fact| fact.value.to_string()),
        page.name.as_ref().map_or_else(String::new, |fact| fact.value.clone()),
    )
}

#[test]
fn a_page_with_zones_in_fractions_of_pixels() {
    let Some(bytes) = saved("OddMiss_New-RMRB-URL-20241225.html") else { return };
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    let file = parse(&bytes, "node_01.html");
    let list = between(&text, "<ul class=\"news-list\">", "</ul>")[0];
    let titles: Vec<(&str, &str)> =
        between(list, "<a href=\"", "</a>").iter().filter_map(|a| a.split_once("\">")).collect();
    assert_eq!((titles.len(), text.matches("<Area").count()), (7, 7));
    check_titles(&file, &text, &titles);
    check_zones(&file, &text);
    let label = between(&text, "<p class=\"left ban\">", "</p>")[0].trim();
    let (paper, date, number, name) = facts(&file);
    assert_eq!(label, format!("第0{number}版：{name}"));
    let day = between(&text, "<span class=\"newstime\">", " ")[0];
    assert_eq!(day.replace(['年', '月'], "-").replace('日', ""), date);
    assert!(text.contains(&format!("{paper} <span class=\"newstime\">")));
    let files: Vec<String> =
        titles.iter().map(|(to, _)| to.rsplit('/').next().unwrap_or(to).to_owned()).collect();
    assert_eq!(references(&bytes), files, "what lies elsewhere is looked for by its name");
}

#[test]
fn an_older_page_with_titles_in_a_table() {
    let Some(bytes) = saved("jiangxi-daily_2017-10-09_A01_excerpt.html") else { return };
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    let file = parse(&bytes, "node_187.htm");
    let links = between(&text, "<a href=content", "</a>");
    let titles: Vec<(String, &str)> = links
        .iter()
        .filter_map(|link| {
            Some((
                format!("content{}", link.split_once('>')?.0),
                between(link, "<div", "</div>")[0].split_once('>')?.1,
            ))
        })
        .collect();
    let titles: Vec<(&str, &str)> = titles.iter().map(|(to, title)| (&**to, *title)).collect();
    assert_eq!((titles.len(), text.matches("<Area").count()), (5, 5));
    check_titles(&file, &text, &titles);
    check_zones(&file, &text);
    let (paper, date, label, name) = facts(&file);
    assert!(
        text.contains(&format!("{paper}社数字报</title>"))
            && text.contains(&format!("第{label}版：<STRONG>{name}</STRONG>"))
    );
    assert_eq!(date, "2017-10-09");
}

#[test]
fn a_page_of_which_only_the_zones_were_kept() {
    let Some(bytes) = saved("peoples-daily_2017-10-16_01_excerpt.html") else { return };
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    let file = parse(&bytes, "nbs.D110000renmrb_01.htm");
    assert_eq!((text.matches("<Area").count(), references(&bytes).len()), (5, 5));
    assert_eq!(headlines(&file), [""; 0], "no title is in the file");
    check_zones(&file, &text);
    let (paper, date, label, name) = facts(&file);
    assert!(text.contains(&format!("0{label}版:{name}\n")) && text.contains(&format!(" {paper}\n")));
    assert_eq!(date, "2017-10-16");
}

const TEXT: &str =
    "昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，船工说这是十年里最忙的一天。";

/// Pages that are made to tire a reader, so many times as long.
fn worst(times: usize) -> Vec<String> {
    vec![
        "<div>".repeat(times * 200) + TEXT,
        "<table><tr><td>".repeat(times * 60) + TEXT,
        format!("<div id=ozoom>{}</div>", format!("<p>{TEXT}</p>").repeat(times * 40)),
        format!("<p>{}</p>", TEXT.repeat(times * 100)),
        format!("<ul>{}</ul>", "<li><a href=content_1.htm>河水</a>".repeat(times * 400)),
        "<a href=content_1.htm>".repeat(times * 400) + TEXT,
        "<b><p>".repeat(times * 400) + TEXT,
        "<!--enpcontent-->".repeat(times * 500) + TEXT,
        format!("{TEXT}<!--enpproperty {}", "<a>".repeat(times * 4000)),
        format!("<map>{}</map>{TEXT}", "<area coords='0,0,9,9,5,7,3,3,1,1' href=a1.htm>".repeat(times * 200)),
        format!("<p{}>{TEXT}", (0..times * 1000).map(|n| format!(" a{n}")).collect::<String>()),
        format!("<div>{}</div>", format!("<p>{TEXT}</p><br><img src=a.jpg>").repeat(times * 30)),
        format!("<h1>渡口</h1>{}", format!("<p><b>{TEXT}</b></p>").repeat(times * 30)),
    ]
}

#[test]
fn time_grows_no_faster_than_the_page() {
    const TIMES: usize = 4;
    let seconds = |html: &str| {
        let run = || {
            clock::seconds_of(0.02, || {
                std::hint::black_box(parse_file(html.as_bytes(), &FileContext::default()));
            })
        };
        run().min(run())
    };
    for (short, long) in worst(3).iter().zip(&worst(3 * TIMES)) {
        let grows = || seconds(long) / seconds(short);
        let kind: String = short.chars().take(40).collect();
        let grown = [grows(), grows()];
        assert!(grown.iter().any(|&grown| grown < 2.0 * TIMES as f64), "{kind}: {grown:?} times as long");
    }
}

/// What markup is made of, well formed and not.
const PIECES: [&str; 40] = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<br>",
    "<table>",
    "<tr>",
    "<td align=center>",
    "</table>",
    "<h1>",
    "</h1>",
    "<h3>",
    "</h3>",
    "<a href=content_1.htm>",
    "<a href='#x'>",
    "</a>",
    "<div id=ozoom>",
    "<div id=x>",
    "<!--enpcontent-->",
    "<!--/enpcontent-->",
    "<founder-content>",
    "<img src=a.jpg usemap=#m>",
    "<map><area coords='1,1,5,5' href=content_2.htm></map>",
    "<area coords='9,1,2,3,4,5' href='#x'>",
    "<!--enpproperty <title>渡口</title><articleid>1</articleid>/enpproperty-->",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<b>",
    "</b>",
    "&nbsp;",
    "\u{3000}\u{3000}",
    "老渡口今天重新开航",
    TEXT,
    "记者 周青",
    "（下转二版）",
    "第02版：民生",
    "某州日报 2019年3月12日",
    "\u{0}<",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn any_markup_is_accounted_for(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60)) {
        let html = format!("<html>{}", pieces.concat());
        let file = parse_file(html.as_bytes(), &FileContext::default());
        for page in &file.pages {
            let a = page.account;
            proptest::prop_assert_eq!(a.unplaced, 0);
            let parts = a.body + a.headlines + a.byline + a.jump + a.caption + a.furniture + a.markup + a.dropped;
            proptest::prop_assert_eq!(a.total, parts);
        }
        proptest::prop_assert_eq!(&parse_file(html.as_bytes(), &FileContext::default()), &file);
        let beside = references(html.as_bytes());
        proptest::prop_assert!(beside.iter().all(|name| !name.contains("..") && !name.starts_with('/')));
    }
}
