//! How reports, captions, letters and notices open and close.

/// Words with which a caption speaks of its picture.
pub(crate) const PICTURE_WORDS: &[&str] = &[
    "图为", "图①", "图②", "图③", "图一", "图二", "上图", "下图", "左图", "右图", "如图", "圖為", "圖爲",
    "上圖", "右圖",
];

/// Signs that stand before a caption.
pub(crate) const CAPTION_MARKS: &[char] =
    &['■', '▲', '▼', '◆', '●', '△', '▽', '◀', '▶', '►', '◄', '↑', '↓', '←', '→'];

/// Signs that stand before each of several short items: headlines without text, notices.
pub(crate) const BULLETS: &[char] = &['◆', '◇', '●', '○', '★', '☆', '※', '▪', '•', '▲', '△', '■', '□', '▼'];

/// Words that open a report: 本报…讯 and its relatives, without what stands between.
pub(crate) const REPORT_OPENERS: &[&str] =
    &["本报", "本報", "新华社", "新華社", "中新社", "据新华社", "中央社", "又讯", "又訊", "本报讯", "专电"];

/// Words with which a fresh report tells its time.
pub(crate) const FRESH_OPENERS: &[&str] = &[
    "近日",
    "日前",
    "昨日",
    "昨天",
    "昨晚",
    "今日",
    "今天",
    "今晨",
    "连日来",
    "近期",
    "近来",
    "眼下",
    "前日",
    "前天",
    "为切实",
    "为进一步",
    "为深入",
    "记者从",
    "记者昨",
    "记者近",
    "记者日",
    "据悉",
];

/// Words before a plan: what follows lies in the future.
pub(crate) const PLAN_WORDS: &[&str] = &[
    "计划",
    "预计",
    "力争",
    "将于",
    "拟于",
    "有望",
    "争取",
    "规划",
    "确保",
    "目标",
    "到",
    "至",
    "截止到",
    "年底前",
];

/// With these the names of offices and firms end.
pub(crate) const OFFICE_ENDS: &[&str] = &[
    "公司",
    "局",
    "委员会",
    "委員會",
    "政府",
    "中心",
    "学校",
    "學校",
    "小学",
    "中学",
    "医院",
    "醫院",
    "大队",
    "管理处",
    "办公室",
    "指挥部",
    "筹备组",
    "编辑部",
    "編輯部",
    "联合会",
    "聯合會",
    "协会",
    "協會",
    "商会",
    "商會",
    "合作社",
    "银行",
    "法院",
    "检察院",
    "供电所",
    "水管站",
    "农经站",
    "居委会",
    "村委会",
    "工作站",
    "总社",
    "報館",
    "报社",
    "集团",
    "厂",
    "廠",
    "站",
    "社",
    "处",
    "會",
];

/// Words for couplets.
pub(crate) const COUPLET_WORDS: &[&str] =
    &["楹联", "对联", "春联", "新联", "贺联", "挽联", "征联", "楹聯", "對聯", "春聯", "聯語", "輓聯", "賀聯"];

/// Words with which editors open what they add to a piece.
const EDITORS_NOTES: &[&str] =
    &["编者按", "編者按", "编者的话", "編者的話", "编后语", "编后记", "编后", "編後", "编者附言", "编辑附言"];

/// Whether a paragraph is the editors' own: 编者按：…, 【编者按】….
pub(crate) fn is_editors_note(chars: &[char]) -> bool {
    let opens = |c: &char| matches!(c, '【' | '[' | '（' | '(' | '〔' | '■' | '◆');
    let words = &chars[chars.iter().take_while(|c| opens(c)).count()..];
    EDITORS_NOTES.iter().any(|word| {
        let length = word.chars().count();
        let begins = word.chars().eq(words.iter().copied().take(length));
        let next = words.get(length);
        begins
            && next
                .is_some_and(|c| matches!(c, '：' | ':' | '】' | ']' | '）' | ')' | '〕' | '　' | ' ' | '—'))
    })
}

/// What heads the editors' own words on a line of its own, besides what opens their notes.
const EDITORS_TITLES: &[&str] = &["编辑部的话", "編輯部的話", "编辑手记", "记者手记", "采访手记", "编辑絮语"];

/// Whether a line is the heading of what the editors say, and nothing else.
pub(crate) fn is_editors_title(chars: &[char]) -> bool {
    let words = || chars.iter().filter(|c| !c.is_whitespace() && !matches!(c, '【' | '】' | '■' | '◆'));
    EDITORS_NOTES.iter().chain(EDITORS_TITLES).any(|title| words().copied().eq(title.chars()))
}

/// Words with which who was asked answers a letter to the paper.
const REPLIES: &[&str] = &["回复", "回覆", "回音", "回应", "回應", "答复", "答覆", "反馈", "复函", "答读者"];

/// Whether a paragraph answers the letter above it: 【回音】…, （编辑部回复）….
fn is_reply(chars: &[char]) -> bool {
    let closes = |c: &char| matches!(c, '】' | ']' | '］' | '）' | ')' | '〕');
    if !matches!(chars.first(), Some('【' | '[' | '［' | '（' | '(' | '〔')) {
        return false;
    }
    let Some(end) = chars.iter().take(10).position(closes) else { return false };
    let inside = &chars[1..end];
    let ends = |word: &&str| {
        let length = word.chars().count();
        inside.len() >= length && word.chars().eq(inside[inside.len() - length..].iter().copied())
    };
    chars.len() > end + 1 && REPLIES.iter().any(ends)
}

/// Words with which a note in brackets speaks of the piece above it.
const NOTES_ON_PIECE: &[&str] = &["作者", "本文", "编者", "原载", "選自", "选自", "摘自", "题图", "据", "注"];

/// Whether a paragraph under a signature belongs to the piece that is signed: the editors' note, a reply to the letter, or
/// a note in brackets on the writer or the piece.
pub(crate) fn is_added(chars: &[char]) -> bool {
    let [open, inside @ .., last] = chars else { return false };
    // A column may break the note before its bracket closes.
    let closes = |c: &char| matches!(c, '）' | ')');
    let bracketed = matches!(open, '（' | '(') && (closes(last) || !inside.iter().any(closes));
    let speaks = |word: &str| word.chars().eq(inside.iter().copied().take(word.chars().count()));
    is_editors_note(chars) || is_reply(chars) || (bracketed && NOTES_ON_PIECE.iter().any(|word| speaks(word)))
}

/// With these a letter closes; under them stands who wrote it.
pub(crate) const LETTER_ENDS: &[&str] = &["敬礼", "敬禮", "撰安", "编安", "編安", "大安"];

/// With these, and a colon, a letter begins.
pub(crate) const GREETING_ENDS: &[&str] = &[
    "同志",
    "先生",
    "女士",
    "您好",
    "你好",
    "你们好",
    "大家好",
    "编辑",
    "編輯",
    "编辑部",
    "編輯部",
    "记者",
    "記者",
    "读者",
    "讀者",
    "朋友",
    "老师",
    "老師",
    "医生",
    "醫生",
    "大夫",
    "台鉴",
    "台鑒",
    "大鉴",
    "大鑒",
    "惠鉴",
    "惠鑒",
    "钧鉴",
    "鈞鑒",
];

/// What leads over to these on a line of its own.
pub(crate) const LETTER_TURNS: &[&str] = &["此致", "敬祝", "顺颂", "即颂", "順頌", "即頌", "敬請", "敬请"];

/// Words with which a letter or notice closes.
pub(crate) const CLOSINGS: &[&str] = &[
    "敬启",
    "敬啟",
    "谨启",
    "謹啓",
    "謹啟",
    "启",
    "啓",
    "谨上",
    "謹上",
    "谨识",
    "謹識",
    "敬上",
    "此致",
    "敬礼",
    "同启",
    "敬告",
    "谨告",
    "特此声明",
    "特此公告",
];
