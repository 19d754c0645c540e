//! The sentences about imports that are over, and about those that are only looked at.

use super::{Language, Phrase};
use library::{ImportEnd, LostOriginal, OriginalFate};

phrases! {
    NO_IMPORTS: "还没有收入过", "nothing was imported yet";
    NO_IMPORT: "没有第{0}次收入（用 baoge imports 列出）", "there was no import {0} (baoge imports lists them)";
    IMPORT: "第{0}次收入", "import {0}";
    IMPORT_ENTRY:
        "{0} 个文件，新收 {1} 个、{2} 篇；已有 {3} 个，略过 {4} 个，提醒 {5} 条",
        "files: {0}, new: {1} (articles: {2}), here already: {3}, skipped: {4}, warnings: {5}";
    STOPPED: "中途停止", "stopped by the reader";
    BROKE_OFF: "中断：{0}", "broke off: {0}";
    UNFINISHED: "没有结束：还在进行，或者被打断", "has no end: it is still running, or was killed";
    REFUSED: "略过的文件", "Skipped";
    WARNED: "提醒", "Warnings";
    NOTHING_WANTING: "没有需要留意的", "nothing wants attention";
    BY_FILE: "逐个文件", "File by file";
    HERE_ALREADY: "{0}  已在档案里", "{0}  here already";
    HELD_FOR: "{0}，把握 {1}", "{0}, {1}";
    WOULD_IMPORT:
        "会收入 {0} 个文件，共 {1} 篇；已有 {2} 个，略过 {3} 个。什么都没有写",
        "would be taken in: {0} (articles: {1}), here already: {2}, skipped: {3}; nothing was written";
    STOPPING:
        "收完手上这个文件就停（再按一次 Ctrl-C 立刻结束）",
        "stopping after the file at hand (Ctrl-C again ends it at once)";
    INTERRUPTED:
        "收入中断；已收入的都是完整的，排除原因后再运行一次就接着收",
        "the import broke off; what was taken in is whole, and the same command goes on once the cause is gone";
    ORIGINALS_LOST: "找不到的原件", "Originals that are gone";
    ORIGINAL_MISSING:
        "原件不在原处了：{0}（文字还在档案里）",
        "the original is no longer there: {0} (its text is in the archive)";
    ORIGINAL_CHANGED:
        "原件已经改过：{0}（档案里是收入时的文字）",
        "the original was changed: {0} (the archive has the text as it was taken in)";
    REPORT_KEPT: "报告：baoge report {0}", "the report: baoge report {0}";
}

/// How an import ended, where that is worth a word.
pub(crate) fn import_end(end: ImportEnd, trouble: Option<&str>, language: Language) -> Option<String> {
    match end {
        ImportEnd::Done => None,
        ImportEnd::Cancelled => Some(language.say(STOPPED, &[])),
        ImportEnd::BrokenOff => Some(language.say(BROKE_OFF, &[&trouble.unwrap_or_default()])),
        ImportEnd::Unfinished => Some(language.say(UNFINISHED, &[])),
    }
}

/// What became of an original that was left in its place.
pub(crate) fn lost_original(lost: &LostOriginal, language: Language) -> String {
    let phrase = match lost.fate {
        OriginalFate::Missing => ORIGINAL_MISSING,
        OriginalFate::Changed => ORIGINAL_CHANGED,
    };
    language.say(phrase, &[&lost.path.display()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}", "{2}", "{3}", "{4}", "{5}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }
}
