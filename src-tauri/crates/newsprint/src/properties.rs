//! What holds for any bytes whatever: no panic, one answer, every character in one place.

use crate::{FileContext, ParsedFile, PrintedText, parse_file};
use proptest::prelude::*;

/// Checks a parsed file against the text it was parsed from.
fn check(text: &str) {
    let context = FileContext { path: "某某日报/2019-03-12/01.txt", ..FileContext::default() };
    let parsed = parse_file(text.as_bytes(), &context);
    assert_eq!(parsed, parse_file(text.as_bytes(), &context), "parsing is deterministic");
    // A byte order mark is not counted; NUL is read as a space.
    let counted = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let chars: Vec<char> = counted.chars().map(|c| if c == '\0' { ' ' } else { c }).collect();
    let mut end = 0;
    for (ordinal, page) in (0u32..).zip(&parsed.pages) {
        assert_eq!((page.ordinal, page.range.start), (ordinal, end), "pages follow one another");
        end = page.range.end;
    }
    assert!(parsed.pages.is_empty() || end as usize == chars.len(), "pages are the whole file");
    for page in &parsed.pages {
        let a = page.account;
        let parts = a.body
            + a.headlines
            + a.byline
            + a.jump
            + a.caption
            + a.furniture
            + a.markup
            + a.dropped
            + a.unplaced;
        assert_eq!(a.total, parts, "the account is a partition");
        assert_eq!(a.unplaced, 0, "nothing is lost");
    }
    let words = parsed.pages.iter().map(|p| p.account.total as usize).sum::<usize>();
    let printed = chars.iter().filter(|&&c| !crate::lines::is_blank(c)).count();
    assert!(parsed.pages.is_empty() || words == printed, "{words} of {printed} characters accounted for");
    for printed in texts(&parsed) {
        let spanned: String =
            printed.spans.iter().flat_map(|s| &chars[s.start as usize..s.end as usize]).collect();
        assert_eq!(squeeze(&spanned), squeeze(&printed.text), "text is what stands at its spans");
    }
}

fn texts(parsed: &ParsedFile) -> Vec<&PrintedText> {
    let mut all = Vec::new();
    for page in &parsed.pages {
        for article in &page.articles {
            let heads = [&article.column, &article.kicker, &article.headline, &article.subheadline];
            all.extend(heads.into_iter().flatten());
            all.extend(article.blocks.iter().map(|b| &b.text));
        }
        all.extend(page.furniture.iter().map(|f| &f.text));
    }
    all
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|&c| !crate::lines::is_blank(c)).collect()
}

/// Lines as pages have them, in any order: what no page has must not trip the parser either.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[老渡口重新开航的一天]{1,24}",
        "[今日县里开会，，。、]{10,60}。",
        Just("□某某日报记者 周 青 通讯员 沈其云".to_owned()),
        Just("（周青 沈其云）".to_owned()),
        Just("（下转二版）".to_owned()),
        Just("（上接第A02版）船都回来了。（周青 摄）".to_owned()),
        Just("2019年3月12日 星期二 第9567期".to_owned()),
        Just("责编：周青 美编：沈云".to_owned()),
        Just("## 老渡口**重新**开航".to_owned()),
        Just("信箱 [a@b.c](mailto:a@b.c) <https://a.b>".to_owned()),
        Just("　　本报3月11日讯（记者 周青）昨天，渡口开航".to_owned()),
        Just("▲图为渡口。周青 摄".to_owned()),
        Just("甲　乙　丙　丁".to_owned()),
        Just("◆老渡口今天重新开航".to_owned()),
        Just("* 老渡口今天重新开航".to_owned()),
        Just("标题新闻".to_owned()),
        Just("\u{0C}".to_owned()),
        Just("第二版　某某日报　2019年3月12日".to_owned()),
        Just("第三版　副刊".to_owned()),
        Just("A02 要闻".to_owned()),
        Just("某某晚报".to_owned()),
        Just("导读".to_owned()),
        Just("（周".to_owned()),
        Just("青）".to_owned()),
        Just(String::new()),
        "[ -~]{0,30}",
        "\\PC{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_accounted_for(text in "\\PC{0,400}") {
        check(&text);
    }

    #[test]
    fn any_lines_are_accounted_for(lines in proptest::collection::vec(line(), 0..40)) {
        check(&lines.join("\n"));
    }

    #[test]
    fn any_bytes_are_parsed(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let parsed = parse_file(&bytes, &FileContext::default());
        prop_assert!(!parsed.pages.is_empty() || !parsed.warnings.is_empty());
    }
}

#[test]
fn white_space_and_signs_of_every_kind() {
    for text in [
        "\u{FEFF}\u{200B}渡口\u{0C}\u{2028}开航",
        "\r\r\r\n渡\t口",
        "**",
        "#",
        "# ",
        "[](",
        "<a@b",
        "（",
        "）（",
        "——",
        "□",
        "、、、、",
    ] {
        check(text);
    }
}
