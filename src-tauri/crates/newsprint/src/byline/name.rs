//! What names are made of: how long they are, how they begin, how those of other languages are written.

use crate::lexicon::{DOUBLE_SURNAMES, SOUNDS_OF_NAMES, SURNAMES};
use crate::punctuation::is_han;
use crate::words::{Signs, Words};
use std::sync::LazyLock;

static FIRST_OF_NAMES: LazyLock<Signs> = LazyLock::new(|| Signs::of(SURNAMES.chars()));
static RENDERED: LazyLock<Signs> = LazyLock::new(|| Signs::of(SOUNDS_OF_NAMES.chars()));
static DOUBLES: LazyLock<Words> = LazyLock::new(|| Words::of(DOUBLE_SURNAMES));

/// With these end offices, which stand where names do and are none: 某社报道, 通讯员 某局.
const OFFICE_ENDS: &str = "社报報网網局厅廳";

pub(super) fn is_office(name: &[char]) -> bool {
    name.last().is_some_and(|&c| OFFICE_ENDS.contains(c))
}

/// Two to four characters, or parts joined by a middle dot (阿依古丽·买买提).
pub(super) fn is_name(chars: &[char]) -> bool {
    if chars.iter().any(|c| matches!(c, '·' | '•')) {
        return chars.len() <= 14 && chars.iter().all(|&c| is_han(c) || matches!(c, '·' | '•'));
    }
    (2..=4).contains(&chars.len()) && chars.iter().all(|&c| is_han(c))
}

/// Whether a name in parts is one rendered by its sound: nearly all its characters are those such names are written with.
/// 阿依古丽·买买提 is, 二十四节气·春分 is not.
fn is_rendered(name: &[char]) -> bool {
    let known = name.iter().filter(|&&c| RENDERED.have(c)).count();
    let written = name.iter().filter(|&&c| is_han(c)).count();
    known * 5 >= written * 4
}

/// Whether a name begins with a surname and has the length names have: two or three characters, three
/// or four with a surname of two.
pub(crate) fn is_surnamed(name: &[char]) -> bool {
    if name.iter().any(|c| matches!(c, '·' | '•')) {
        return is_rendered(name);
    }
    if DOUBLES.begin(name) {
        return (3..=4).contains(&name.len());
    }
    (2..=3).contains(&name.len()) && FIRST_OF_NAMES.have(name[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_parts_are_told_from_titles_in_parts() {
        let surnamed = |text: &str| is_surnamed(&text.chars().collect::<Vec<_>>());
        for name in ["阿依古丽·买买提", "扎西·次仁", "约翰·史密斯", "巴特尔·乌兰"] {
            assert!(surnamed(name), "{name}");
        }
        for title in ["二十四节气·春分", "爱家乡·树新风", "渡口·老船·新桥"] {
            assert!(!surnamed(title), "{title}");
        }
    }
}
