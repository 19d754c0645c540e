//! Sentences about what the reader keeps.

use super::Phrase;
use library::ShelfChangeKind;

phrases! {
    NONE_FOUND: "没有符合条件的收藏", "no such bookmarks";
    SHOWN: "共 {0} 条，列出第 {1}–{2} 条", "bookmarks: {0}, shown: {1}–{2}";
    TAGS: "标签：{0}", "tags: {0}";
    IN: "收藏夹：{0}", "in: {0}";
    BETWEEN: "、", ", ";
    NO_TAGS: "还没有标签", "no tags yet";
    NO_COLLECTIONS: "还没有收藏夹", "no collections yet";
    NOTHING_NEW: "本来就是这样，没有改动", "it was so already; nothing was changed";
    UNDO_BY: "改动第 {0} 号，可用 baoge bookmark undo {0} 撤销", "change {0}; baoge bookmark undo {0} takes it back";
    UNDONE: "已撤销第 {0} 号：{1}", "took back change {0}: {1}";
    IS_UNDONE: "已撤销", "undone";
    EXPORTED: "已导出到 {0}：收藏 {1} 条，收藏夹 {2} 个", "exported to {0}: bookmarks: {1}, collections: {2}";
    IMPORTED:
        "新收 {0} 条，补全 {1} 条，已有 {2} 条",
        "bookmarks taken in: {0}, completed: {1}, here already: {2}";
    NOT_HERE:
        "其中 {0} 条的原文不在这个档案里，照样留着：",
        "their articles are not in this archive; they are kept all the same: {0}";
    NO_COLLECTION: "没有这个收藏夹：{0}", "no collection {0}";
    WHICH_COLLECTION: "有几个收藏夹都叫 {0}，请写全：{1}", "several collections are called {0}; say which: {1}";
    NOT_A_NAME: "不能用作名称：{0}", "this cannot be a name: {0}";
    NAME_TAKEN: "同一处已有名叫 {0} 的收藏夹", "there is a collection {0} at that place already";
    WITHIN_ITSELF: "收藏夹 {0} 不能放进自己里面", "the collection {0} cannot be part of itself";
    NOT_A_SHELF_FILE: "{0} 不是导出的收藏，无法收入：{1}", "{0} holds no exported bookmarks: {1}";
    CHANGED: "{0}：{1}", "{0}: {1}";
    CHANGED_MANY: "{0}：{1}（{2} 条）", "{0}: {1} (bookmarks: {2})";
    MARK: "收藏", "bookmark";
    UNMARK: "删除收藏", "bookmark removed";
    NOTE: "改批注", "note";
    TAG: "加标签", "tag";
    UNTAG: "去标签", "tag taken off";
    RENAME_TAG: "标签改名", "tag renamed";
    REMOVE_TAG: "删除标签", "tag removed";
    COLLECT: "放进收藏夹", "put into collection";
    UNCOLLECT: "移出收藏夹", "taken out of collection";
    MAKE_COLLECTION: "新建收藏夹", "collection made";
    RENAME_COLLECTION: "收藏夹改名", "collection renamed";
    MOVE_COLLECTION: "移动收藏夹", "collection moved";
    REMOVE_COLLECTION: "删除收藏夹", "collection removed";
    IMPORT: "收入收藏", "bookmarks imported";
    UNDO: "撤销第 {0} 号", "undo of {0}";
}

/// What was done. The one gap is the change that an undo took back.
pub(crate) const fn kind(kind: ShelfChangeKind) -> Phrase {
    match kind {
        ShelfChangeKind::Mark => MARK,
        ShelfChangeKind::Unmark => UNMARK,
        ShelfChangeKind::Note => NOTE,
        ShelfChangeKind::Tag => TAG,
        ShelfChangeKind::Untag => UNTAG,
        ShelfChangeKind::RenameTag => RENAME_TAG,
        ShelfChangeKind::RemoveTag => REMOVE_TAG,
        ShelfChangeKind::Collect => COLLECT,
        ShelfChangeKind::Uncollect => UNCOLLECT,
        ShelfChangeKind::MakeCollection => MAKE_COLLECTION,
        ShelfChangeKind::RenameCollection => RENAME_COLLECTION,
        ShelfChangeKind::MoveCollection => MOVE_COLLECTION,
        ShelfChangeKind::RemoveCollection => REMOVE_COLLECTION,
        ShelfChangeKind::Import => IMPORT,
        ShelfChangeKind::Undo => UNDO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}", "{2}", "{3}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }
}
