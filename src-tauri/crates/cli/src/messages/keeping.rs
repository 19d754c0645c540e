//! The sentences of the commands that keep an archive safe.

use super::{Language, Phrase};
use library::{Advice, Checkup, Failing, Health, Portion};

phrases! {
    CATALOGUE_REBUILT: "重建了目录：{0} 个文件", "made the catalogue anew, files: {0}";
    CATALOGUE_REPAIRED:
        "目录已损坏，据原件重建：{0} 个文件，缺 {1} 个",
        "the catalogue was damaged and was made anew from the originals, files: {0}, missing: {1}";
    REBUILD_REFUSED:
        "目录没有重建：缺 {0} 个原件，这些版面只在现在的目录里。请把它们放回原处，或用 --without-missing 放弃",
        "the catalogue was left as it is: originals missing: {0}, whose pages stand nowhere else. Bring them back, or give them up with --without-missing";
    ORIGINAL_MISSING: "原件缺失或已改变：{0}", "an original is missing or changed: {0}";
    VERIFIED:
        "查过 {0} 篇，检索 {1} 次，原件 {2} 个；有问题 {3} 处（--seed {4} 可重查）",
        "articles: {0}, searches: {1}, originals: {2}; failed: {3} (--seed {4} looks at the same)";
    UNREADABLE_ARTICLE: "{0} 的文字读不出来", "the words of {0} cannot be read";
    NOT_FOUND: "{0} 有“{1}”，却检索不到", "{0} has “{1}” and is not found by it";
    FOUND_WRONGLY: "{0} 没有“{1}”，却被检索到", "{0} is found by “{1}” and does not have it";
    INDEX_DAMAGED: "索引文件已损坏：{0}", "a file of the index is damaged: {0}";
    REBUILD_INDEX: "用 baoge rebuild index 重建索引", "baoge rebuild index makes it anew";
    REBUILD_CATALOGUE: "用 baoge rebuild 重建目录", "baoge rebuild makes the catalogue anew";
    BACKED_UP:
        "已备份到 {0}（{1} 字节）：收藏 {2} 条，原件 {3} 个",
        "backed up to {0} (bytes: {1}); bookmarks: {2}, originals: {3}";
    REFERENCES_LEFT:
        "另有 {0} 个文件留在原处，不在备份里",
        "files left where they are, which are not in the backup: {0}";
    SHELF_RESTORED: "书架已从 {0} 恢复：收藏 {1} 条", "the shelf was brought back from {0}, bookmarks: {1}";
    SHELF_BEGUN: "新开了一个空书架", "an empty shelf was begun";
    FILES_RESTORED: "补回清单 {0} 行，原件 {1} 个", "lines of the manifest brought back: {0}, originals: {1}";
    KEPT_ASIDE: "原来的书架保存在 {0}", "the shelf that was there is kept as {0}";
    NO_COPIES: "还没有书架的备份", "there is no copy of the shelf yet";
    NO_BACKUP:
        "{0} 里没有书架的备份；用 baoge restore --empty-shelf 可新开一个，原来的会留着",
        "there is no copy of the shelf in {0}; baoge restore --empty-shelf begins an empty one and keeps the one that is there";
    NOT_A_BACKUP: "不是可用的备份，或已损坏：{0}", "not a backup that can be used, or damaged: {0}";
    DAMAGED_SHELF:
        "书架已损坏，没有动它：{0}。最近的备份是 {1}，用 baoge restore --shelf 恢复",
        "the shelf is damaged and was left as it is: {0}. The latest copy is {1}: baoge restore --shelf brings it back";
    DAMAGED_SHELF_ALONE:
        "书架已损坏，没有动它，也没有备份：{0}。用 baoge restore --empty-shelf 可新开一个，原来的会留着",
        "the shelf is damaged and was left as it is, and there is no copy: {0}. baoge restore --empty-shelf begins an empty one and keeps this";
    DAMAGED: "{0} 已损坏（{1}）；下次打开时会自动重建", "{0} is damaged ({1}); the next opening makes it anew";

    FULL_DISK:
        "磁盘已满，{0} 写不下；请腾出空间再试，已写好的都在",
        "the disk is full and {0} cannot be written: make room and try again; what was written before is whole";

    // Doctor.
    FINE: "正常", "ok";
    NOTABLE: "留意", "note";
    TROUBLE: "有问题", "trouble";
    FORMAT: "格式版本 {0}", "format version {0}";
    BAD_FORMAT: "archive.toml 无法识别", "archive.toml cannot be understood";
    PERMISSIONS: "可以写入", "files can be written";
    NO_PERMISSION: "不能写入的有 {0} 处", "places that cannot be written to: {0}";
    UNLOCKED: "没有别的程序在写入", "no other program is writing";
    LOCKED: "另一个程序正在写入", "another program is writing";
    SPACE: "剩余空间 {0} 字节", "free space, bytes: {0}";
    MANIFEST: "清单 {0} 行", "lines of the manifest: {0}";
    BAD_LINES: "清单里读不懂的有 {0} 行", "lines of the manifest that cannot be read: {0}";
    ORIGINALS: "原件完好：{0} 个", "originals as they were taken in: {0}";
    BAD_ORIGINALS: "缺失或已改变的原件 {0} 个", "originals missing or changed: {0}";
    CATALOGUE: "目录完好：{0} 篇", "catalogue whole, articles: {0}";
    BAD_CATALOGUE: "目录已损坏", "the catalogue is damaged";
    TAKEN_IN: "清单上的文件都在目录里", "all files of the manifest are in the catalogue";
    NOT_TAKEN_IN: "清单上有、目录里没有的文件 {0} 个", "files of the manifest that are not in the catalogue: {0}";
    SHELF: "书架完好", "shelf whole";
    BAD_SHELF: "书架已损坏或不见了", "the shelf is damaged or gone";
    COPIES: "书架的备份 {0} 份", "copies of the shelf: {0}";
    BAD_COPIES: "损坏的书架备份 {0} 份", "damaged copies of the shelf: {0}";
    INDEX: "索引完好：{0} 篇", "index whole, articles: {0}";
    BAD_INDEX: "索引缺失或已损坏", "the index is missing or damaged";
    LEVEL: "索引与目录一致", "the index has followed the catalogue";
    NOT_LEVEL: "索引落后于目录", "the index is behind the catalogue";
    PICTURES: "画好的版面图 {0} 字节，可以随时删去", "pictures of pages, in bytes: {0}; they may be deleted";
    NEWER_PROGRAM: "请用更新版本的报阁", "use a newer version of baoge";
    PERMIT: "请取得写入的权限", "get the right to write there";
    WAIT: "等那个程序结束", "wait until that program is done";
    MAKE_ROOM: "请腾出空间", "make room on the disk";
    BRING_BACK: "请把这些文件放回原处，再用 baoge doctor --fix", "bring these files back to where they were, then: baoge doctor --fix";
    MEND: "用 baoge doctor --fix 修复", "baoge doctor --fix mends it";
    RESTORE_SHELF: "用 baoge restore --shelf 恢复书架", "baoge restore --shelf brings it back";
    RESTORE: "用 baoge restore 从备份恢复", "baoge restore brings it back from a backup";
}

/// What failed.
pub(crate) fn failing(failing: &Failing, language: Language) -> String {
    match failing {
        Failing::Unreadable { article } => language.say(UNREADABLE_ARTICLE, &[article]),
        Failing::NotFound { article, words } => language.say(NOT_FOUND, &[article, words]),
        Failing::FoundWrongly { article, words } => language.say(FOUND_WRONGLY, &[article, words]),
        Failing::OriginalMissing { path } | Failing::OriginalChanged { path } => {
            language.say(ORIGINAL_MISSING, &[&path.display()])
        }
        Failing::IndexDamaged { file } => language.say(INDEX_DAMAGED, &[file]),
    }
}

/// What to do about it.
pub(crate) fn remedy(failing: &Failing, language: Language) -> String {
    let phrase = match failing {
        Failing::Unreadable { .. } => REBUILD_CATALOGUE,
        Failing::NotFound { .. } | Failing::FoundWrongly { .. } | Failing::IndexDamaged { .. } => {
            REBUILD_INDEX
        }
        Failing::OriginalMissing { .. } | Failing::OriginalChanged { .. } => BRING_BACK,
    };
    language.say(phrase, &[])
}

/// How a part is, in a word.
pub(crate) fn health(health: Health) -> Phrase {
    match health {
        Health::Fine => FINE,
        Health::Notable => NOTABLE,
        Health::Trouble => TROUBLE,
    }
}

/// What was found of a part.
pub(crate) fn checkup(checkup: &Checkup, language: Language) -> String {
    let (fine, otherwise) = match checkup.part {
        Portion::Format => (FORMAT, BAD_FORMAT),
        Portion::Permissions => (PERMISSIONS, NO_PERMISSION),
        Portion::Lock => (UNLOCKED, LOCKED),
        Portion::Space => (SPACE, SPACE),
        Portion::Manifest => (MANIFEST, BAD_LINES),
        Portion::Originals => (ORIGINALS, BAD_ORIGINALS),
        Portion::Catalogue => (CATALOGUE, BAD_CATALOGUE),
        Portion::TakenIn => (TAKEN_IN, NOT_TAKEN_IN),
        Portion::Shelf => (SHELF, BAD_SHELF),
        Portion::ShelfCopies => (COPIES, BAD_COPIES),
        Portion::Index => (INDEX, BAD_INDEX),
        Portion::Level => (LEVEL, NOT_LEVEL),
        Portion::Pictures => (PICTURES, PICTURES),
    };
    let phrase = if checkup.health == Health::Fine { fine } else { otherwise };
    language.say(phrase, &[&checkup.count])
}

/// What to do.
pub(crate) fn advice(advice: Advice) -> Phrase {
    match advice {
        Advice::NewerProgram => NEWER_PROGRAM,
        Advice::Permit => PERMIT,
        Advice::Wait => WAIT,
        Advice::MakeRoom => MAKE_ROOM,
        Advice::BringBack => BRING_BACK,
        Advice::Mend => MEND,
        Advice::RestoreShelf => RESTORE_SHELF,
        Advice::Restore => RESTORE,
    }
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}", "{2}", "{3}", "{4}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }
}
