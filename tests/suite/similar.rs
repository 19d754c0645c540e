//! A reader asks for more like what they read.

use crate::reader::{Archive, list, string};

/// Notices about a bridge, and others, written as a page would print them.
const PAGES: [(&str, &str); 5] = [
    (
        "1",
        "石桥今春大修\n\n　　镇上的石桥今春大修。石匠们拆下护栏，重铺桥面，石桥两头立了牌子，请行人绕行渡口。\n",
    ),
    ("2", "渡口加开夜航\n\n　　石桥大修期间，渡口加开夜航。石匠们下工后也坐渡船回家，行人不必绕行。\n"),
    ("3", "护栏上的石狮\n\n　　石桥护栏上的石狮有三十二只，石匠们一只一只编了号，桥面铺好后再放回原处。\n"),
    ("4", "果园来了蜜蜂\n\n　　果园里的梨花开了，养蜂人带来一百箱蜜蜂，梨花要开半个月，蜜蜂也住半个月。\n"),
    ("5", "学堂添了书架\n\n　　学堂添了两排书架，孩子们把自己的旧书带来交换，先生给每本书编了号。\n"),
];

fn archive() -> Archive {
    let archive = Archive::new();
    let desk = archive.desk();
    for (page, text) in PAGES {
        std::fs::write(desk.join(format!("石桥周报_20240105_0{page}.txt")), text).expect("a page is written");
    }
    archive.import(&desk);
    archive
}

#[test]
fn what_has_the_same_telling_words_comes_first_and_itself_never() {
    let archive = archive();
    let article = archive.article("题:石桥今春大修");
    let answer = archive.baoge(["similar", &article, "--json"]).ends_with(0).json();
    let words: Vec<String> = list(&answer["keywords"]).iter().map(string).collect();
    assert!(words.contains(&"石桥".to_owned()) && words.contains(&"石匠".to_owned()), "{words:?}");
    let hits = list(&answer["hits"]);
    assert!(hits.iter().all(|hit| string(&hit["article"]) != article), "it is not like itself");
    let headline = |at: usize| -> String {
        list(&hits[at]["headline"]).iter().map(|piece| string(&piece["text"])).collect()
    };
    let mut like = [headline(0), headline(1)];
    like.sort();
    assert_eq!(like, ["护栏上的石狮", "渡口加开夜航"]);
    archive.baoge(["similar", &article]).ends_with(0).says("by these words: ").says("渡口加开夜航");
    archive
        .baoge(["similar", &article, "--limit", "1", "--offset", "1"])
        .ends_with(0)
        .never_says(&headline(0));
}

#[test]
fn an_article_that_nothing_is_like() {
    let archive = Archive::new();
    std::fs::write(archive.desk().join("石桥周报_20240105_01.txt"), PAGES[0].1).expect("a page is written");
    archive.import(&archive.desk());
    let article = archive.article("题:石桥今春大修");
    archive.baoge(["similar", &article]).ends_with(1).complains("nothing is like this article");
    archive.baoge(["similar", "0000000000000"]).ends_with(1).complains("no article");
}

#[test]
fn words_that_are_words_where_they_stand_come_before_what_was_cut_out_of_others() {
    let archive = Archive::new();
    let pages = [
        ("1", "会堂里唱起歌\n\n　　中华人民共和国成立的消息传来，会堂里唱起歌。中华人民共和国万岁！\n"),
        (
            "2",
            "茶馆里的来信\n\n　　茶馆收到一封来信，是一位海外华人写的，问起门前的老树和井，也问起说书的先生，信写得很长，掌柜念了一晚上。\n",
        ),
    ];
    for (page, text) in pages {
        let file = archive.desk().join(format!("石桥周报_20240105_0{page}.txt"));
        std::fs::write(file, text).expect("a page is written");
    }
    archive.import(&archive.desk());
    // In quotes characters decide, and the first has more of them.
    assert_eq!(archive.search("\"华人\"").total(2).headlines(), ["会堂里唱起歌", "茶馆里的来信"]);
    assert_eq!(archive.search("华人").total(2).headlines(), ["茶馆里的来信", "会堂里唱起歌"]);
    assert_eq!(archive.search_with("华人", &["--offset", "1"]).total(2).headlines(), ["会堂里唱起歌"]);
}
