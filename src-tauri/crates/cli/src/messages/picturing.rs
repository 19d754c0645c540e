//! Sentences of the commands that show what pages look like.

use super::{Language, Phrase};
use library::WhyNoPicture;

phrases! {
    WRITTEN: "{0}，宽 {1}、高 {2} 像素", "{0}, {1} × {2} pixels";
    WHICH_PAGE: "选中了 {0} 版，请说明是哪一版；`baoge pages` 列出版面的名称", "{0} pages are meant; say which one: `baoge pages` prints their names";
    NO_PAGE: "档案里没有版面 {0}", "no page {0} in this archive";
    NOTHING_SHOWS_IT: "版面 {0} 没有图：它是从文字收入的", "there is no picture of page {0}: it came in as text";
    PASSWORD_NEEDED: "版面 {0} 的文件加了密，收入时请用 --password", "the file of page {0} is locked: import it with --password";
    DAMAGED: "版面 {0} 的图已损坏，画不出来", "the picture of page {0} is damaged";
    TOO_LARGE: "版面 {0} 的图太大，画不出来", "the picture of page {0} is too large to be drawn";
    ORIGINAL_MISSING: "版面 {0} 的原件不在原处", "the original of page {0} is not where it was";
}

/// Why there is no picture of a page.
pub(crate) fn no_picture(page: &library::PageId, why: &WhyNoPicture, language: Language) -> String {
    let phrase = match why {
        WhyNoPicture::NothingShowsIt => NOTHING_SHOWS_IT,
        WhyNoPicture::PasswordNeeded => PASSWORD_NEEDED,
        WhyNoPicture::Damaged => DAMAGED,
        WhyNoPicture::TooLarge => TOO_LARGE,
        WhyNoPicture::OriginalMissing => ORIGINAL_MISSING,
    };
    language.say(phrase, &[page])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}", "{2}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }
}
