//! The families that systems come with, and how names of fonts say what they look like. From the font lists of
//! Windows 11, macOS 15 and the usual Linux distributions.

use super::Script;

/// By script and whether they are sans serif (黑), the better first.
pub(super) const FAMILIES: &[(Script, bool, &[&str])] = &[
    (
        Script::Simplified,
        false,
        &[
            "Noto Serif CJK SC",
            "Noto Serif SC",
            "Source Han Serif SC",
            "Source Han Serif CN",
            "Songti SC",
            "STSong",
            "SimSun",
            "NSimSun",
            "AR PL UMing CN",
            "FangSong",
        ],
    ),
    (
        Script::Simplified,
        true,
        &[
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "PingFang SC",
            "Hiragino Sans GB",
            "Heiti SC",
            "STHeiti",
            "Microsoft YaHei",
            "SimHei",
            "DengXian",
            "WenQuanYi Zen Hei",
            "WenQuanYi Micro Hei",
            "Droid Sans Fallback",
        ],
    ),
    (
        Script::Traditional,
        false,
        &[
            "Noto Serif CJK TC",
            "Noto Serif TC",
            "Source Han Serif TC",
            "Songti TC",
            "LiSong Pro",
            "PMingLiU",
            "MingLiU",
            "AR PL UMing TW",
        ],
    ),
    (
        Script::Traditional,
        true,
        &[
            "Noto Sans CJK TC",
            "Noto Sans TC",
            "Source Han Sans TC",
            "PingFang TC",
            "Heiti TC",
            "Microsoft JhengHei",
        ],
    ),
    (
        Script::Japanese,
        false,
        &[
            "Noto Serif CJK JP",
            "Noto Serif JP",
            "Source Han Serif",
            "Hiragino Mincho ProN",
            "Yu Mincho",
            "MS Mincho",
        ],
    ),
    (
        Script::Japanese,
        true,
        &["Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic", "MS Gothic"],
    ),
    (
        Script::Korean,
        false,
        &["Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "AppleMyungjo", "Batang"],
    ),
    (
        Script::Korean,
        true,
        &["Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic"],
    ),
];

/// What the name of a sans serif font says somewhere, in small letters.
pub(super) const SANS: &[&str] = &[
    "hei", "gothic", "sans", "yuan", "dengxian", "pingfang", "arial", "fzht", "gulim", "dotum", "黑", "圆",
    "等线",
];

/// What the name of a strong one says.
pub(super) const STRONG: &[&str] =
    &["bold", "heavy", "black", "biaosong", "fzxbs", "fzdbs", "粗", "大黑", "标宋"];
