//! Web pages as a reader of the archive sees them.

use super::*;
use crate::{Account, Article, BlockKind, FactSource, parse_file};
use crate::{Depicted, PlacedLine};

const TEXT: &str =
    "昨天，停了六年的老渡口重新开航，两岸的人都来坐船，从清早排到了晌午，船工说这是十年里最忙的一天。";
const MORE: &str = "船票还是一块钱，老人不收。晌午过后又加了两班，到天黑时一共渡了两千多人。";

fn parse_beside(html: &str, path: &str, beside: &[(&str, String)]) -> ParsedFile {
    let beside: Vec<FileBeside> = beside
        .iter()
        .map(|(reference, html)| FileBeside {
            reference: (*reference).into(),
            bytes: html.as_bytes().to_vec(),
        })
        .collect();
    parse_file(html.as_bytes(), &FileContext { path, beside: &beside, ..FileContext::default() })
}

fn parse(html: &str) -> ParsedFile {
    parse_beside(html, "a.html", &[])
}

/// An article in a line for each part: `引`, `主`, `副`, `署`, and what its blocks are.
fn shown(article: &Article) -> String {
    let mut lines = Vec::new();
    let heads = [("引", &article.kicker), ("主", &article.headline), ("副", &article.subheadline)];
    for (name, head) in heads {
        lines.extend(head.as_ref().map(|head| format!("{name} {}", head.text)));
    }
    lines.extend(article.bylines.iter().map(|byline| format!("署 {}", byline.name)));
    for block in &article.blocks {
        let kind = match block.kind {
            BlockKind::Paragraph => "文",
            BlockKind::Subhead => "小",
            BlockKind::Caption => "图",
            BlockKind::Table => "表",
            BlockKind::Verse => "诗",
            BlockKind::List | BlockKind::EditorsNote => "列",
        };
        lines.push(format!("{kind} {}", block.text.text.replace('\n', "/")));
    }
    lines.join("\n")
}

/// That every character is somewhere, once.
#[track_caller]
fn check_account(file: &ParsedFile) {
    for page in &file.pages {
        let Account { total, body, headlines, byline, jump, caption, furniture, markup, dropped, unplaced } =
            page.account;
        assert_eq!(total, body + headlines + byline + jump + caption + furniture + markup + dropped);
        assert_eq!(unplaced, 0);
        let words =
            |text: &crate::PrintedText| text.text.chars().filter(|c| !c.is_whitespace()).count() as u32;
        let around: u32 = page.furniture.iter().map(|f| words(&f.text)).sum();
        assert_eq!(around, furniture);
    }
}

#[track_caller]
fn check(html: &str, want: &[&str]) {
    let file = parse(html);
    let articles: Vec<String> = file.pages.iter().flat_map(|page| &page.articles).map(shown).collect();
    assert_eq!(articles, want, "{html}\n{:?}", file.warnings);
    check_account(&file);
}

#[test]
fn a_page_of_a_digital_newspaper_has_its_head_and_text_marked() {
    let html = format!(
        "<title>某州日报数字报</title><a href=node_2.htm>下一版</a>\
         <!--enpproperty <articleid>7</articleid><date>2019-03-12 00:00:00</date><author>□本报记者 周青</author>\
         <title>老渡口今天<br>重新开航</title><subtitle>船票还是一块钱</subtitle><introtitle>停了六年以后</introtitle>\
         <nodename>03版：民生</nodename><nodesearchname>某州日报</nodesearchname>/enpproperty-->\
         <h3>停了六年以后</h3><h1>老渡口今天<br>重新开航</h1><h2>船票还是一块钱</h2><p class=sec>□本报记者 周青\
         <span>《某州日报》(2019年03月12日 第 03 版)</span></p><div id=ozoom><!--enpcontent--><p>　　{TEXT}</p>\
         <p>　　{MORE}</p><!--/enpcontent--></div><p>上一篇　下一篇</p><div>版权声明：未经授权不得转载。</div>"
    );
    let article =
        format!("引 停了六年以后\n主 老渡口今天 重新开航\n副 船票还是一块钱\n署 周青\n文 {TEXT}\n文 {MORE}");
    check(&html, &[&article]);
    let page = &parse(&html).pages[0];
    let issue = &page.issue;
    assert_eq!(
        issue.newspaper.as_ref().map(|f| (&*f.value, f.source)),
        Some(("某州日报", FactSource::Metadata))
    );
    assert_eq!(issue.date.as_ref().map(|f| f.value.to_string()).as_deref(), Some("2019-03-12"));
    assert_eq!(page.label.as_ref().map(|f| f.value.as_str()), Some("3"));
    assert_eq!(page.name.as_ref().map(|f| f.value.as_str()), Some("民生"));
}

#[test]
fn who_signs_between_head_and_text_signs() {
    let page = |signed: &str| {
        format!("<h1>老渡口今天重新开航</h1>{signed}<div id=ozoom><p>　　{TEXT}</p><p>　　{MORE}</p></div>")
    };
    let article = format!("主 老渡口今天重新开航\n署 周青\n文 {TEXT}\n文 {MORE}");
    for signed in
        ["<h4>本报记者　周青</h4>", "<h2>□本报记者 周青</h2>", "<p>记者 周青</p>", "<p>作者：周青</p>"]
    {
        check(&page(signed), &[&article]);
    }
    check(&page("<p><a href=x>关于我们</a></p><p>字号 大 中 小</p>"), &[&article.replace("署 周青\n", "")]);
}

#[test]
fn older_pages_are_set_in_tables() {
    let html = format!(
        "<META http-equiv=Content-Type content='text/html; charset=gb2312'><table><tr><td class=font02>停了六年以后</td></tr>\
         <tr><td class=font01><strong>老渡口今天重新开航</strong></td></tr><tr><td class=font02>船票还是一块钱</td></tr>\
         <tr><td><founder-content><P>　　{TEXT}</P><P>　　{MORE}</P></founder-content></td></tr></table>"
    );
    let (bytes, _, _) = encoding_rs::GBK.encode(&html);
    let file = parse_file(&bytes, &FileContext::default());
    assert_eq!(file.encoding, "gb18030");
    let article = format!("引 停了六年以后\n主 老渡口今天重新开航\n副 船票还是一块钱\n文 {TEXT}\n文 {MORE}");
    assert_eq!(shown(&file.pages[0].articles[0]), article);
    check(&html, &[&article]);
}

#[test]
fn captions_tables_subheads_and_verse_are_what_they_are() {
    let html = format!(
        "<h1>老渡口今天重新开航</h1><div id=articleContent><table><tr><td align=center><img src=a.jpg></td></tr><tr>\
         <td align=center>渡船靠岸。</td></tr></table><p>　　{TEXT}</p><p><strong>船工的一天</strong></p><p>　　{MORE}</p>\
         <figure><img src=b.jpg><figcaption>码头上的人 周青 摄</figcaption></figure>\
         <table><tr><td>班次<td>开船</tr><tr><td>1<td>6:00</tr></table></div>"
    );
    let article = format!(
        "主 老渡口今天重新开航\n图 渡船靠岸。\n文 {TEXT}\n小 船工的一天\n文 {MORE}\n图 码头上的人 周青 摄\n表 班次\t开船/1\t6:00"
    );
    check(&html, &[&article]);
    let poem = "<h1>渡口</h1><h4>周青</h4><div id=ozoom><p>水退到石阶下<br>船靠在石阶上<br>等一个人</p><p>等他放下担子<br>\
                擦一把汗<br>说一声开船</p></div>";
    let read = parse(poem);
    let text: Vec<&str> =
        read.pages[0].articles[0].blocks.iter().flat_map(|block| block.text.text.lines()).collect();
    assert_eq!(text, ["水退到石阶下", "船靠在石阶上", "等一个人", "等他放下担子", "擦一把汗", "说一声开船"]);
}

#[test]
fn an_article_of_any_site_is_found_among_its_menus() {
    let html = format!(
        "<title>老渡口今天重新开航-民生频道-某州网</title><meta name=author content=周青>\
         <ul class=nav><li><a href=1>首页</a><li><a href=2>民生</a></ul><div class=main><h1>老渡口今天重新开航</h1>\
         <p class=info>2019-03-12 08:00 来源：某州日报</p><div class=text><p>　　{TEXT}</p><p>　　{MORE}</p><p>　　{TEXT}</p>\
         <p>　　{MORE}</p></div><div class=share><a href=3>分享到微博</a></div></div><div class=footer>某州网 版权所有</div>"
    );
    check(&html, &[&format!("主 老渡口今天重新开航\n文 {TEXT}\n文 {MORE}\n文 {TEXT}\n文 {MORE}")]);
    let without = html.replace("<h1>老渡口今天重新开航</h1>", "");
    check(&without, &[&format!("主 老渡口今天重新开航\n文 {TEXT}\n文 {MORE}\n文 {TEXT}\n文 {MORE}")]);
}

fn page_list() -> String {
    "<title>某州日报社数字报</title><map name=m><area coords='0,0,50,0,50,40,0,40' shape=polygon href='content_1.htm'>\
     <area coords='60,0,100,0,100,90,0,90,0,50,60,50' shape=polygon href='content_2.htm'></map>\
     <img src='p01.jpg' width=100 height=140 usemap=#m><p>第01版：要闻</p><p>某州日报 2019年3月12日 星期二</p>\
     <a href=node_2.htm>下一版</a><ul><li><a href=content_1.htm>河水退了</a><li><a href=content_2.htm>船都回来了</a></ul>"
        .to_owned()
}

fn content(title: &str, text: &str) -> String {
    format!("<h1>{title}</h1><!--enpcontent--><p>　　{text}</p><!--/enpcontent--><p>上一篇</p>")
}

#[test]
fn a_list_with_the_articles_beside_it_is_a_page_with_zones() {
    assert_eq!(references(page_list().as_bytes()), ["content_1.htm", "content_2.htm"]);
    assert_eq!(pictures(page_list().as_bytes()), ["p01.jpg"]);
    assert_eq!(references(content("河水退了", TEXT).as_bytes()), [""; 0]);
    let beside =
        [("content_1.htm", content("河水退了", TEXT)), ("content_2.htm", content("船都回来了", MORE))];
    let file = parse_beside(&page_list(), "某报/node_1.htm", &beside);
    check_account(&file);
    let page = &file.pages[0];
    let articles: Vec<String> = page.articles.iter().map(shown).collect();
    assert_eq!(articles, [format!("主 河水退了\n文 {TEXT}"), format!("主 船都回来了\n文 {MORE}")]);
    assert_eq!(page.name.as_ref().map(|f| f.value.as_str()), Some("要闻"));
    let sheet = page.sheet.as_ref().expect("a sheet");
    assert_eq!((sheet.width, sheet.height), (100.0, 140.0));
    assert_eq!(sheet.depicted, Depicted::Beside("p01.jpg".into()));
    assert_eq!(sheet.lines.len(), 3, "the second is two rectangles");
    let spans = |n: usize| {
        let article = &page.articles[n];
        let all = article
            .blocks
            .iter()
            .flat_map(|b| &b.text.spans)
            .chain(&article.headline.as_ref().unwrap().spans);
        (all.clone().map(|s| s.start).min().unwrap(), all.map(|s| s.end).max().unwrap())
    };
    let zone = |lines: &[PlacedLine]| (lines[0].range.start, lines[lines.len() - 1].range.end);
    assert_eq!((zone(&sheet.lines[..1]), zone(&sheet.lines[1..])), (spans(0), spans(1)));
    assert!(file.warnings.is_empty(), "{:?}", file.warnings);
}

#[test]
fn an_article_of_pictures_is_an_article_beside_its_map() {
    let html = format!(
        "{}<!--enpproperty <articleid>9</articleid><title>渡口一日</title>/enpproperty--><h1>渡口一日</h1><table><tr><td>\
         <img src=a.jpg></td></tr><tr><td align=center>渡船靠岸。周青 摄</td></tr></table><!--enpcontent--><!--/enpcontent-->",
        page_list()
    );
    assert_eq!(references(html.as_bytes()), [""; 0]);
    check(&html, &["主 渡口一日\n图 渡船靠岸。周青 摄"]);
}

#[test]
fn what_a_list_refers_to_is_looked_for_in_its_folder() {
    let to = |href: &str| {
        let html =
            format!("<map><area coords='0,0,9,9' href='{href}'></map><img src='../{href}.png' usemap=#m>");
        (
            references(html.as_bytes()).pop().unwrap_or_default(),
            pictures(html.as_bytes()).pop().unwrap_or_default(),
        )
    };
    for (href, name) in [
        ("a1.htm", "a1.htm"),
        ("./x/a1.htm?b#c", "x/a1.htm"),
        ("../../a1.htm", "a1.htm"),
        ("/etc/a1.htm", "a1.htm"),
        ("https://somewhere.example/x/a1.htm", "a1.htm"),
        ("a\\..\\..\\a1.htm", "a1.htm"),
        ("%2e%2e/a1.htm", "a1.htm"),
        ("%E6%B8%A1.htm", "渡.htm"),
    ] {
        assert_eq!(to(href).0, name, "{href}");
        assert!(!to(href).1.contains(".."), "{href}");
    }
    for no in ["javascript:a1.htm", "data:text/html,a1.htm", "..", ""] {
        assert_eq!(to(no).0, "", "{no}");
    }
}

#[test]
fn a_list_without_its_articles_has_their_titles() {
    let file = parse_beside(&page_list(), "node_1.htm", &[]);
    check_account(&file);
    let articles: Vec<String> = file.pages[0].articles.iter().map(shown).collect();
    assert_eq!(articles, ["主 河水退了", "主 船都回来了"]);
    assert_eq!(
        file.warnings.iter().map(|w| (&*w.code, &*w.detail)).collect::<Vec<_>>(),
        [("articles_missing", "2 / 2")]
    );
    assert_eq!(
        file.pages[0].sheet.as_ref().map(|s| (s.lines.len(), s.depicted.clone())),
        Some((3, Depicted::Beside("p01.jpg".into())))
    );
}

#[test]
fn an_article_without_a_heading_has_the_title_of_the_list() {
    let plain = format!("<!--enpcontent--><p>　　{TEXT}</p><!--/enpcontent-->");
    let file = parse_beside(&page_list(), "node_1.htm", &[("content_1.htm", plain)]);
    check_account(&file);
    assert_eq!(shown(&file.pages[0].articles[0]), format!("主 河水退了\n文 {TEXT}"));
}

#[test]
fn a_page_with_everything_has_its_articles_below_its_list() {
    let html = page_list().replace("content_1.htm", "#c1").replace("content_2.htm", "#c2");
    let html = format!(
        "{html}<div id=c1><h2>河水退了</h2><p>　　{TEXT}</p></div><div id=c2><h1>船都回来了</h1><p>　　{MORE}</p></div>"
    );
    check(&html, &[&format!("主 河水退了\n文 {TEXT}"), &format!("主 船都回来了\n文 {MORE}")]);
}

#[test]
fn an_article_by_itself_knows_its_zone() {
    let html = format!("{}{}", page_list(), content("船都回来了", MORE));
    let file = parse_beside(&html, "某报/content_2.htm", &[]);
    check_account(&file);
    assert_eq!(file.pages[0].articles.len(), 1);
    assert_eq!(file.pages[0].sheet.as_ref().map(|s| s.lines.len()), Some(2));
    assert_eq!(references(html.as_bytes()), [""; 0]);
}

#[test]
fn a_page_that_is_no_article_says_so() {
    let file = parse("<html><body>没有这一页</body></html>");
    assert_eq!(
        (file.pages.len(), &*file.warnings[0].code, &*file.warnings[0].detail),
        (0, "no_article", "没有这一页")
    );
}

#[test]
fn what_a_browser_saved_in_one_file_is_the_page_and_its_parts() {
    let mime = format!(
        "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
         \tboundary=\"--b--\"\r\n\r\n----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n\
         ----b--\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: content_1.htm\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n<div id=3Dozoom>{}</div>\r\n----b----\r\n",
        page_list(),
        format!("<p>{TEXT}</p>").bytes().map(|b| format!("={b:02X}")).collect::<String>(),
    );
    let file = parse(&mime);
    check_account(&file);
    assert_eq!(file.format, Format::Html);
    assert_eq!(shown(&file.pages[0].articles[0]), format!("主 河水退了\n文 {TEXT}"));
}

#[test]
fn other_files_are_no_web_pages() {
    for (text, is_page) in [
        ("<!DOCTYPE HTML><p>", true),
        ("\u{FEFF}\n<?xml version='1.0'?><html xmlns='x'>", true),
        ("<!-- 甲 --><html>", true),
        ("<p>甲</p>", true),
        ("<people>甲</people>", false),
        ("<alto xmlns='x'>", false),
        ("<老渡口> 今天重新开航", false),
        ("老渡口今天<b>重新</b>开航", false),
        ("<!-- html", false),
        ("", false),
    ] {
        assert_eq!(is_html(text.as_bytes()), is_page, "{text}");
    }
    let utf16: Vec<u8> = "\u{FEFF}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(is_html(&utf16));
}

#[test]
fn what_is_made_to_tire_a_reader_is_read_in_time() {
    let many = [
        "<div>".repeat(20_000) + TEXT,
        "<table><tr><td>".repeat(10_000) + TEXT,
        format!("<div id=ozoom>{}</div>", format!("<p>{TEXT}</p>").repeat(1_000)),
        format!("<p>{}</p>", TEXT.repeat(5_000)),
        format!("<ul>{}</ul>", "<li><a href=content_1.htm>河水</a>".repeat(10_000)),
        "<a href=content_1.htm>".repeat(10_000) + TEXT,
        "<b><p>".repeat(10_000) + TEXT,
        "<!--enpcontent-->".repeat(10_000) + TEXT,
        format!("{TEXT}<!--enpproperty {}", "<a>".repeat(40_000)),
        "<div style=display:none>".repeat(10_000) + TEXT,
        format!("<map>{}</map>", "<area coords='0,0,9,9,5,7,3,3,1,1' href=a1.htm>".repeat(10_000)),
    ];
    for html in many {
        let begun = std::time::Instant::now();
        check_account(&parse(&html));
        let took = begun.elapsed().as_secs_f32();
        assert!(
            took < 20.0,
            "{took} s for {} bytes of {}",
            html.len(),
            html.chars().take(30).collect::<String>()
        );
    }
}
