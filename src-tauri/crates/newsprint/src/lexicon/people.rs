//! Who signs and as what, and what stands in the same places but names nobody.
//! Sources: 百家姓 and its modern additions for surnames; for the rest, what papers of the last hundred years print.

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
    ("撰", Role::Author),
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
    ("编", Role::Compiler),
    ("編", Role::Compiler),
    ("绘", Role::Photographer),
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
    "撰",
    "编",
    "編",
    "绘",
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
    "外一首",
    "外二首",
    "外三首",
    "组诗",
    "上篇",
    "下篇",
    "本刊",
    "编者",
    "记者",
    "作者",
    "下转",
    "上接",
];

/// How remarks in brackets begin that stand where old papers print a pen name.
pub(crate) const REMARKS: &[&str] = &[
    "附", "第", "見", "见", "未", "續", "续", "待", "音", "按", "註", "注", "完", "略", "摹", "此", "即",
    "卽", "詳", "详", "參", "参", "圖", "图", "另", "以上", "以下", "以前", "以後", "原文", "原圖", "原註",
    "原注", "編者", "記者", "本刊", "本報", "下略", "上略", "中略", "大笑", "一笑", "如圖", "其一", "其二",
];

/// Surnames: 百家姓 with the commonest of today, simplified and traditional.
pub(crate) const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟肖付代闫涂覃兰原苟由鹿邸仝战衣初隋矫冷宫泮修万栗门迟宿趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇蘇魯韋馬鳳鮑費賀湯羅畢鄔樂時傅齊顧黃蕭貝計談龐紀項董藍閔賈婁顏鍾駱萬盧經繆應鄧單諸鈕龔陸榮儲靳烏車寧欒厲劉葉龍黎薊懷從賴藺蒙喬陰蒼雙聞黨譚貢勞邊莊閻連習魚廖終滿國廣闕東歐師鞏聶簡饒關後荊紅遊權蓋嶽帥況陽";

/// What names of other languages are written with, by their sound: 新华社's tables for English, French, Russian and Arabic
/// names, and usual Uyghur, Tibetan, Mongolian and Kazakh names.
pub(crate) const SOUNDS_OF_NAMES: &str = "阿艾爱安奥巴白班邦鲍贝本比彼别宾波伯勃博布采查昌楚次措达大戴丹旦当道德邓迪蒂丁东杜顿多恩尔法凡范菲费芬丰夫弗福盖冈高戈哥格葛根贡古顾瓜圭哈海汉汗杭豪赫黑亨洪侯胡花华怀霍基吉济加贾江姜杰捷金津京居卡开凯坎康考柯科可克肯孔库拉来莱赖兰朗劳勒雷黎里理力历利莉列林琳留龙隆卢鲁路伦罗洛吕马玛麦迈买曼芒毛梅门蒙孟米密缅明摩莫姆默穆那纳娜奈南尼年妮宁纽努诺欧帕潘庞佩彭皮匹平蒲普奇齐恰钱乔切琴青丘曲让热仁日荣茹儒瑞若撒萨赛桑森沙山珊尚绍舍申圣施石史士仕斯丝松苏素索塔台太泰坦汤唐陶特腾提田廷通图吐托瓦万旺威韦维魏温文翁沃乌伍武西希锡席夏香肖谢辛欣兴休许雪雅亚延扬杨尧耶叶伊依易因英永尤于约云赞泽曾扎詹张珍郑芝朱珠祖佐孜提丽古努买合木吾央宗卓嘎增旺索巴特乌兰其格娃花";

/// Surnames of two characters.
pub(crate) const DOUBLE_SURNAMES: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "皇甫", "尉迟", "公孙", "公孫", "令狐",
    "慕容", "司徒", "司空", "端木", "南宫", "东方", "西门", "百里", "呼延", "长孙", "宇文", "轩辕", "钟离",
    "濮阳", "澹台", "闻人", "独孤", "拓跋", "纳兰",
];

/// Signs that stand before a byline.
pub(crate) const BYLINE_MARKS: &[char] = &['□', '■', '◎', '○', '●', '◇', '◆', '☐', '▢', '◻'];

/// What stands in brackets where an instalment ends.
pub(crate) const END_MARKS: &[&str] = &[
    "未完",
    "未完待续",
    "未完待續",
    "待续",
    "待續",
    "续完",
    "續完",
    "完",
    "全文完",
    "下期续完",
    "本节完",
    "未完下期续载",
];
