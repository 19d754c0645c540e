//! Sentences of the commands that change what is in the archive.

use super::Phrase;
use library::BadTerm;

phrases! {
    TITLE: "题目", "title";
    NO_PAGES: "没有符合条件的版面", "no such pages";
    WOULD_REMOVE:
        "会移出 {0} 版、{1} 篇（{2} 个文件，收藏 {3} 条）；什么都没有改动",
        "would remove pages: {0}, articles: {1} (files: {2}, bookmarks on them: {3}); nothing was changed";
    REMOVED_PAGES:
        "已移出 {0} 版、{1} 篇（{2} 个文件，收藏 {3} 条）",
        "removed pages: {0}, articles: {1} (files: {2}, bookmarks on them: {3})";
    MARKS_WAIT:
        "{0} 条收藏留着，版面回来就在原处（用 baoge bookmark list --lost 列出）",
        "bookmarks kept until their pages are back: {0} (baoge bookmark list --lost)";
    UNDO_BY: "改动第 {0} 号，可用 baoge undo {0} 撤销", "change {0}; baoge undo {0} takes it back";
    WOULD_SAY: "会改 {0} 版、{1} 篇；什么都没有改动", "would change pages: {0}, articles: {1}; nothing was changed";
    SAID: "已改 {0} 版、{1} 篇", "changed pages: {0}, articles: {1}";
    PRINTED: "注意：版面上的{0}是 {1}", "note: the page has as {0}: {1}";
    SAME_LABEL: "注意：这一期已有同号的另一版 {0}", "note: the issue has another page of this label, {0}";
    SAME_PAGE:
        "与 {0} 是同一版：两个文件都有，只算一次",
        "it is the same page as {0}: two files show it, and it is counted once";
    UNDONE:
        "已撤销第 {0} 号：回来 {1} 版，移出 {2} 版，改回 {3} 版",
        "took back change {0}; pages back: {1}, out again: {2}, as before: {3}";
    MISSING: "原件已不在，版面回不来：{0}", "its original is gone, so its pages cannot come back: {0}";
    NOTHING_TO_UNDO: "没有可撤销的改动", "there is nothing to undo";
    NO_CHANGE: "没有可撤销的第 {0} 号改动", "there is no change {0} to undo";
    NO_NEWSPAPER: "档案里没有这份报：{0}", "no newspaper {0} in this archive";
    NOTHING_SAID:
        "请说明要定什么：--newspaper、--date、--page、--number、--edition、--title 或 --unset",
        "say what to set: --newspaper, --date, --page, --number, --edition, --title or --unset";
    UNDID: "撤销第 {0} 号", "undo of {0}";
    KIND_REMOVE: "移出", "remove";
    KIND_RETURN: "再次收入", "imported again";
    KIND_SET: "定", "set";
    AS_PRINTED: "照版面", "as printed";
    NOT_KNOWN: "不详", "unknown";
    PAGES_THEN: "{0} 版", "pages: {0}";
    IS_UNDONE: "已撤销", "undone";
    MERGED: "{0} 并入 {1}", "{0} merged into {1}";
    RENAMED: "{0} 改称 {1}", "{0} goes by {1}";
    RENAMED_SINCE: "{0} 自 {2} 起改称 {1}", "{0} goes by {1} since {2}";
    ALIASED: "{0} 又称 {1}", "{0} is also known as {1}";
    MOVED: "换了报名的有 {0} 版", "pages of another newspaper now: {0}";
    BAD_TERM_EMPTY: "{0} 后面没有内容", "nothing is said in {0}";
    BAD_TERM_DAYS: "{0} 不是日期、月份、年份，也不是起止日期", "{0} is no day, month or year, nor a range of them";
    BAD_TERM_IMPORT: "{0} 不是收入的序号", "{0} is no number of an import";
    FATES:
        "重读 {0} 个文件：照旧 {1} 篇，有改动 {2} 篇，拆开 {3} 篇，合并 {4} 篇，没有了 {5} 篇，新出 {6} 篇",
        "files read anew: {0}; articles kept: {1}, changed: {2}, split: {3}, put together: {4}, gone: {5}, new: {6}";
    NOTHING_CHANGED: "什么都没有改动", "nothing was changed";
    NO_ORIGINAL: "原件读不到，仍照原样：{0}", "its original cannot be read, so it stays as it is: {0}";
    KEPT: "照旧", "kept";
    CHANGED: "有改动", "changed";
    SPLIT: "拆开", "split";
    PUT_TOGETHER: "合并", "put together";
    GONE: "没有了", "gone";
    NEW: "新出", "new";
    NONE_LOST: "没有失去版面的收藏", "no bookmark has lost its page";
}

/// What is wrong with a term of a selection: a phrase, and what fills it.
pub(crate) fn bad_term(term: &BadTerm) -> (Phrase, &str) {
    match term {
        BadTerm::Empty(term) => (BAD_TERM_EMPTY, term),
        BadTerm::NotDays(term) => (BAD_TERM_DAYS, term),
        BadTerm::NotAnImport(term) => (BAD_TERM_IMPORT, term),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "{6}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }
}
