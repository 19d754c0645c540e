//! Tables of knowledge: the classes of words by which papers mark what a line is.
//!
//! They hold classes (记者, 通讯员, 责编, 本报…讯), never the name of a column, a paper or a person.
//! Sources: 百家姓 and its modern additions for surnames; GB/T 788 and the imprint rules of
//! 《报纸出版管理规定》 (第三十一条 lists what a paper must print about itself) for imprint words;
//! for the rest, what papers of the last hundred years print.

use crate::Role;

/// Words that name what somebody signed as, the longer before the shorter that it contains.
pub(crate) const ROLES: &[(&str, Role)] = &[
    ("摄影报道", Role::WriterAndPhotographer),
    ("攝影報導", Role::WriterAndPhotographer),
    ("图文报道", Role::WriterAndPhotographer),
    ("图片报道", Role::WriterAndPhotographer),
    ("文/图", Role::WriterAndPhotographer),
    ("图/文", Role::WriterAndPhotographer),
    ("文／图", Role::WriterAndPhotographer),
    ("图／文", Role::WriterAndPhotographer),
    ("文并摄", Role::WriterAndPhotographer),
    ("文并图", Role::WriterAndPhotographer),
    ("文图", Role::WriterAndPhotographer),
    ("图文", Role::WriterAndPhotographer),
    ("摄影记者", Role::Photographer),
    ("特派记者", Role::Reporter),
    ("特约记者", Role::Reporter),
    ("首席记者", Role::Reporter),
    ("实习记者", Role::Reporter),
    ("见习记者", Role::Reporter),
    ("全媒体记者", Role::Reporter),
    ("融媒体记者", Role::Reporter),
    ("融媒记者", Role::Reporter),
    ("记者", Role::Reporter),
    ("記者", Role::Reporter),
    ("特派员", Role::Reporter),
    ("特約通訊員", Role::Correspondent),
    ("特约通讯员", Role::Correspondent),
    ("通讯员", Role::Correspondent),
    ("通訊員", Role::Correspondent),
    ("实习生", Role::Correspondent),
    ("特约撰稿人", Role::Author),
    ("特约撰稿", Role::Author),
    ("评论员", Role::Author),
    ("撰稿", Role::Author),
    ("撰文", Role::Author),
    ("作者", Role::Author),
    ("报道", Role::Author),
    ("供图", Role::Photographer),
    ("图片", Role::Photographer),
    ("摄影", Role::Photographer),
    ("攝影", Role::Photographer),
    ("摄", Role::Photographer),
    ("攝", Role::Photographer),
    ("编译", Role::Translator),
    ("翻译", Role::Translator),
    ("译", Role::Translator),
    ("譯", Role::Translator),
    ("口述", Role::Author),
    ("整理", Role::Compiler),
    ("辑", Role::Compiler),
];

/// Words that stand *after* the names they belong to, or alone before them.
pub(crate) const TRAILING_ROLES: &[&str] = &[
    "摄影报道",
    "攝影報導",
    "图文报道",
    "图片报道",
    "文/图",
    "图/文",
    "文／图",
    "图／文",
    "文并摄",
    "文并图",
    "文图",
    "图文",
    "报道",
    "供图",
    "摄",
    "攝",
    "摄影",
    "攝影",
    "图片",
    "编译",
    "翻译",
    "译",
    "譯",
    "口述",
    "整理",
    "辑",
    "撰稿",
    "撰文",
];

/// What a bracket at the end may hold that is no name.
pub(crate) const NOT_A_SIGNATURE: &[&str] = &[
    "未完",
    "待续",
    "待續",
    "完",
    "全文完",
    "续",
    "續",
    "续完",
    "上",
    "中",
    "下",
    "资料图片",
    "资料图",
    "资料照片",
    "图片",
    "本报讯",
    "略",
    "下同",
    "同上",
    "另见",
    "转载",
    "摘",
    "摘编",
    "来源",
    "综合",
    "代复",
    "来函",
    "以上",
    "以下",
    "节选",
    "选自",
];

/// Surnames: 百家姓 with the commonest of today, simplified and traditional.
pub(crate) const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟肖付代闫涂覃兰原苟由鹿邸仝战衣初隋矫冷宫泮修万栗门迟宿趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇蘇魯韋馬鳳鮑費賀湯羅畢鄔樂時傅齊顧黃蕭貝計談龐紀項董藍閔賈婁顏鍾駱萬盧經繆應鄧單諸鈕龔陸榮儲靳烏車寧欒厲劉葉龍黎薊懷從賴藺蒙喬陰蒼雙聞黨譚貢勞邊莊閻連習魚廖終滿國廣闕東歐師鞏聶簡饒關後荊紅遊權蓋嶽帥況陽";

/// Surnames of two characters.
pub(crate) const DOUBLE_SURNAMES: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "皇甫", "尉迟", "公孙", "公孫", "令狐",
    "慕容", "司徒", "司空", "端木", "南宫", "东方", "西门", "百里", "呼延", "长孙", "宇文", "轩辕", "钟离",
    "濮阳", "澹台", "闻人", "独孤", "拓跋", "纳兰",
];

/// Signs that stand before a byline.
pub(crate) const BYLINE_MARKS: &[char] = &['□', '■', '◎', '○', '●', '◇', '◆', '☐', '▢', '◻'];

/// Signs that stand before a caption.
pub(crate) const CAPTION_MARKS: &[char] =
    &['■', '▲', '▼', '◆', '●', '△', '▽', '◀', '▶', '►', '◄', '↑', '↓', '←', '→'];

/// Words with which a caption speaks of its picture.
pub(crate) const PICTURE_WORDS: &[&str] = &[
    "图为", "图①", "图②", "图③", "图一", "图二", "上图", "下图", "左图", "右图", "如图", "圖為", "圖爲",
    "上圖", "右圖",
];

/// Words of the people who made the page, before a colon or a name.
pub(crate) const CREDIT_WORDS: &[&str] = &[
    "责任编辑",
    "責任編輯",
    "本版责编",
    "本版编辑",
    "责编",
    "責編",
    "美术编辑",
    "美编",
    "美編",
    "版式设计",
    "版式",
    "校对",
    "校對",
    "排版",
    "组版",
    "编审",
    "审读",
    "值班主任",
    "值班总编",
    "值班编委",
    "值班编辑",
    "主编",
    "副主编",
    "图片编辑",
    "视觉",
    "统筹",
    "签发",
    "终审",
    "一读",
    "制图",
    "编辑",
];

/// Words by which a paper speaks of itself: licence, price, address, hotline.
pub(crate) const IMPRINT_WORDS: &[&str] = &[
    "准印证",
    "刊号",
    "统一刊号",
    "国内统一连续出版物号",
    "邮发代号",
    "新闻热线",
    "热线电话",
    "投稿邮箱",
    "电子邮箱",
    "网络版",
    "网址",
    "社址",
    "邮编",
    "邮政编码",
    "零售价",
    "零售",
    "每份",
    "订阅",
    "发行热线",
    "广告热线",
    "广告许可证",
    "广告经营许可证",
    "印刷",
    "承印",
    "印厂",
    "传真",
    "总编室",
    "编辑部",
    "今日",
    "本期",
    "定价",
    "電話",
    "社址",
    "每張",
    "售洋",
    "法律顾问",
];

/// Words for who publishes.
pub(crate) const SPONSOR_WORDS: &[&str] =
    &["主管", "主办", "编辑出版", "出版", "承办", "协办", "主辦", "發行", "社出版", "机关报"];

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

/// Words with which the names of columns end or begin: the class, not the columns.
pub(crate) const COLUMN_WORDS: &[&str] = &[
    "纪事",
    "见闻",
    "快讯",
    "简讯",
    "短讯",
    "追踪",
    "来信",
    "问答",
    "观察",
    "调查",
    "访谈",
    "走基层",
    "进行时",
    "在身边",
    "专栏",
    "专题",
    "系列",
    "连载",
    "連載",
    "說部",
    "小说",
    "随笔",
    "副刊",
    "短波",
    "信箱",
    "热线",
    "直击",
    "聚焦",
    "关注",
    "视点",
    "焦点",
    "标题新闻",
    "要闻",
    "速递",
    "读者",
    "编读",
    "一线",
    "评论",
    "时评",
    "漫谈",
    "杂谈",
    "论坛",
    "广角",
    "之窗",
    "天地",
    "园地",
    "讲述",
    "故事",
    "在行动",
    "调研行",
    "看变化",
    "往来",
    "链接",
    "提醒",
    "公告栏",
    "通讯",
    "特写",
    "速览",
    "一角",
    "街头",
    "回音",
];

/// Words over an index of what stands on other pages.
pub(crate) const INDEX_WORDS: &[&str] =
    &["导读", "今日导读", "要目", "本期导读", "今日要目", "导读版", "導讀"];
