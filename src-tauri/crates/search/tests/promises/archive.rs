//! Documents written for these tests, made into as many as wanted, and the plain way to look through them.

use jiff::civil::date;
use search::{Document, Found, Index, Matching, Query, Sort, Window};

/// Sentences in the manner of newspapers, written for this test. They repeat one another on purpose.
pub const SENTENCES: [&str; 44] = [
    "清晨五点半，槐树村的豆腐坊已经亮起了灯。",
    "“今年的豆子好，磨出来的浆也香。”坊主周大有一边舀浆一边说。",
    "据介绍，全村现有豆腐坊12家，去年销售额达368.5万元，同比增长7.2%。",
    "记者在现场看到，新修的水泥路一直通到了地头（全长约3公里）。",
    "第3324期彩票的中奖号码是05、11、17，请持票人在60日内兑奖。",
    "中华人民共和国成立以来，这里的华人华侨一直关心家乡。",
    "市民可拨打热线0532-88886666，或登录www.huaishu.example查询。",
    "该项目总投资1.2亿元，其中一期2023年10月开工，二期2024年3月完工。",
    "“下乡”不是“走过场”；要让好东西真正留在村里！",
    "农村电商服务站里，打包机响个不停。",
    "电商平台把山货卖到了千里之外，农村的日子越过越好。",
    "他的孙子在北京读书，学的是AI和5G通信，假期常回Huaishu看看。",
    "Hello Kitty展览将于10:30开幕，门票20元/人，1.2米以下儿童免票。",
    "一、二、三……数到第十遍，孩子们终于笑了。",
    "村民们说：“路通了，心就通了。”",
    "天气预报：多云转晴，北风3-4级，气温-2℃到8℃。",
    "《槐树村志》共分八章，约二十万字，收录老照片136幅。",
    "好好好，真是太好了，好得不能再好了！",
    "本报讯（记者 林小溪 通讯员 何山）昨日，第七届豆腐节开幕。",
    "图为老人们在槐树下乘凉。",
    "他自称“豆腐西施”的传人，人们听了都笑。",
    "合作社与G20公司签了约，C++课程也进了村小学。",
    "三十年前，这里只有30户人家；如今已有３０0户。",
    "每斤1元、每筐20元，卖完为止，谢绝还价。",
    "风从海上来，带着咸味，也带着渔歌。",
    "小满这天，麦子灌浆，布谷鸟叫得正欢。",
    "有人问：这算不算奇迹？他摇摇头：不算。",
    "青岛港的集装箱码头上，桥吊日夜不停。",
    "日本东京来的客人尝了豆腐，连说オイシイ。",
    "二〇二三年的第一场雪，比往年来得早了一些。",
    "村口的大喇叭又响了：今天下午两点，放电影！",
    "放映员老秦骑着三轮车，走遍了周边的二十三个村。",
    "他把胶片擦了又擦，像擦一面镜子。",
    "New York的来信，走了整整一个月。",
    "信里只有一句话：家里的槐花开了没有？",
    "槐花开了，开得满山满谷，像雪，像云，像旧时的月光。",
    "县里来的医生在祠堂里摆开桌子，给老人们量血压。",
    "“一百二，八十，好着呢！”医生说。",
    "据统计，义诊共服务216人次，发放药品价值约5000元。",
    "合唱团唱的是《槐花谣》，词曲都出自村里的小学老师。",
    "老师姓许，教了一辈子书，今年六十一岁。",
    "她说，歌是唱给孩子们听的，也是唱给自己听的。",
    "夜深了，豆腐坊的灯又亮了起来。",
    "明天，又是一个早市。",
];

/// Numbers that look random and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 up to, not including, `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// A paragraph of one to five sentences, with a space, a line break or an invisible sign here and there.
fn paragraph(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..1 + dice.roll(5) {
        for c in dice.pick(&SENTENCES).chars() {
            text.push(c);
            match dice.roll(60) {
                0 => text.push(' '),
                1 => text.push('\n'),
                2 => text.push('\u{3000}'),
                3 => text.push('\u{200b}'),
                _ => {}
            }
        }
    }
    text
}

/// `count` documents, ids from 1.
pub fn documents(count: u64) -> Vec<Document> {
    let mut dice = Dice::new(7);
    (1..=count)
        .map(|id| {
            let day = i8::try_from(1 + dice.roll(28)).unwrap();
            let month = i8::try_from(1 + dice.roll(12)).unwrap();
            Document {
                id,
                newspaper: Some((*dice.pick(&["槐树日报", "槐树晚报", "山海新闻"])).to_owned()),
                date: (dice.roll(8) > 0)
                    .then(|| date(2022 + i16::try_from(dice.roll(3)).unwrap(), month, day)),
                pages: vec![(*dice.pick(&["1", "2", "10", "A01", "特刊"])).to_owned()],
                columns: (0..usize::from(dice.roll(3) == 0))
                    .map(|_| (*dice.pick(&["乡村纪事", "百姓·生活"])).to_owned())
                    .collect(),
                kicker: (dice.roll(4) == 0).then(|| (*dice.pick(&SENTENCES)).to_owned()),
                headline: (dice.roll(9) > 0).then(|| (*dice.pick(&SENTENCES)).to_owned()),
                subheadline: (dice.roll(5) == 0).then(|| (*dice.pick(&SENTENCES)).to_owned()),
                later_titles: (0..usize::from(dice.roll(9) == 0))
                    .map(|_| (*dice.pick(&SENTENCES)).to_owned())
                    .collect(),
                authors: (0..dice.roll(3))
                    .map(|_| (*dice.pick(&["林小溪", "何山", "林小"])).to_owned())
                    .collect(),
                paragraphs: (0..1 + dice.roll(4)).map(|_| paragraph(&mut dice)).collect(),
                captions: (0..dice.roll(2)).map(|_| paragraph(&mut dice)).collect(),
            }
        })
        .collect()
}

/// An index of these documents, written in two commits.
pub fn index(documents: &[Document]) -> Index {
    let index = Index::in_memory().unwrap();
    let mut writer = index.writer().unwrap();
    for half in documents.chunks(documents.len().div_ceil(2).max(1)) {
        for document in half {
            writer.put(document).unwrap();
        }
        writer.commit(1).unwrap();
    }
    writer.finish().unwrap();
    index
}

/// An index of documents with one paragraph each, ids from 1.
pub fn paragraphs(texts: &[&str]) -> Index {
    let body = |text: &&str| vec![(*text).to_owned()];
    let documents: Vec<Document> = (1..)
        .zip(texts)
        .map(|(id, text)| Document { id, paragraphs: body(text), ..Document::default() })
        .collect();
    index(&documents)
}

pub fn window(limit: usize) -> Window {
    Window { offset: 0, limit, sort: Sort::Relevance, counts: false }
}

/// Ids of all that a query finds, in order of id. The total and a window of nothing must agree.
pub fn find(index: &Index, query: &str) -> Vec<u64> {
    find_matching(index, query, Matching::Folded)
}

pub fn find_matching(index: &Index, query: &str, matching: Matching) -> Vec<u64> {
    let query = Query::parse(query, matching);
    let found: Found = index.search(&query, &window(1_000_000)).unwrap();
    let mut ids: Vec<u64> = found.hits.iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    assert_eq!(found.total, ids.len() as u64);
    assert_eq!(index.search(&query, &window(0)).unwrap().total, found.total);
    ids
}

/// `text` as it is put in quotes.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// All texts of a document that free words are looked for in, each apart.
pub fn texts(document: &Document) -> Vec<&String> {
    let title = [&document.kicker, &document.headline, &document.subheadline];
    let title = title.into_iter().flatten().chain(&document.later_titles).chain(&document.columns);
    title.chain(&document.authors).chain(&document.paragraphs).chain(&document.captions).collect()
}

/// What is left of simplified text when what does not count is taken away: not by the code under test.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        let c = match c {
            '０'..='９' => char::from(b'0' + u8::try_from(u32::from(c) - 0xff10).unwrap()),
            _ => c,
        };
        match c {
            '…' => plain.push_str("..."),
            '℃' => plain.push_str("°c"),
            '\u{200b}' => {}
            _ if c.is_whitespace() => {}
            _ => plain.extend(c.to_lowercase().map(wide)),
        }
    }
    plain
}

fn wide(c: char) -> char {
    match c {
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        _ => c,
    }
}

/// What is left of all texts of each document, by id.
pub fn plain_texts(documents: &[Document]) -> Vec<(u64, Vec<String>)> {
    let all = |document: &Document| texts(document).into_iter().map(|text| plain(text)).collect();
    documents.iter().map(|document| (document.id, all(document))).collect()
}

/// Ids of the documents one of whose texts holds what is left of `sought`.
pub fn holding(documents: &[(u64, Vec<String>)], sought: &str) -> Vec<u64> {
    let sought = plain(sought);
    let holds = |(_, texts): &&(u64, Vec<String>)| texts.iter().any(|text| text.contains(&sought));
    documents.iter().filter(holds).map(|(id, _)| *id).collect()
}
