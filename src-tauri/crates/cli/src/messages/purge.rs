//! Sentences of the command that gives room back.

use super::Phrase;

phrases! {
    WOULD_PURGE:
        "会永久删去 {0} 个文件的原件，腾出 {1} 字节",
        "would delete originals for good: {0}, bytes: {1}";
    PURGED: "已永久删去 {0} 个文件的原件，腾出 {1} 字节", "deleted originals for good: {0}, bytes: {1}";
    QUOTES_STAY:
        "其中有 {0} 条收藏，只留下所摘的字和笔记",
        "bookmarks on them, of which the quoted words and your notes stay: {0}";
    FOR_GOOD:
        "删去不能恢复，第 {0} 号改动也就不能（全部）撤销；确定要删，用 --yes",
        "this cannot be undone, nor can then (all of) these changes: {0}; --yes does it";
    GONE_FOR_GOOD:
        "这不能恢复，第 {0} 号改动不能（全部）撤销了；以前做的备份里可能还有",
        "this cannot be undone, nor can now (all of) these changes: {0}; backups made before may still hold them";
    OTHER_PAGES:
        "另有 {0} 个文件只移出了一部分版面，原件留着",
        "files of which other pages are here keep their originals: {0}";
    NOTHING: "没有可以删去的原件", "there are no originals to delete";
    CANNOT_UNDO:
        "第 {0} 号改动不能撤销：它移出的版面，原件已用 baoge purge 删去",
        "change {0} cannot be undone: baoge purge deleted the originals of its pages";
    PURGED_SINCE: "原件已删去，不能撤销", "originals deleted, cannot be undone";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }
}
