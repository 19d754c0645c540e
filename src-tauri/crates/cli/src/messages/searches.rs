//! Sentences of the command that keeps searches.

use super::Phrase;

phrases! {
    NO_SEARCH: "没有这个保存的检索：{0}", "no saved search {0}";
    NONE: "还没有保存检索", "no searches are saved yet";
    SAVED: "已保存检索“{0}”：{1} 篇", "saved the search “{0}”, which finds: {1}";
    FINDS: "{0} 篇", "finds {0}";
    FINDS_NEW: "{0} 篇，其中新收入 {1} 篇", "finds {0}, of which new: {1}";
    REMOVED: "已删除检索“{0}”", "removed the search “{0}”";
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
