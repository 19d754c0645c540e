//! 早刊, 晚刊, 号外: which of a day's issues a page belongs to, where its title block or its path says so.

use crate::punctuation::is_han;

/// Names of editions, as papers print them.
const EDITIONS: &[&str] = &["早刊", "晨刊", "午刊", "晚刊", "夜刊", "星期刊", "号外", "號外"];

/// The edition that a line of a title block names by itself or behind the paper's name. 今日早刊4版 names none.
pub(crate) fn edition_in_line(chars: &[char]) -> Option<&'static str> {
    let squeezed: Vec<char> = chars.iter().copied().filter(|c| !c.is_whitespace()).collect();
    let alone = EDITIONS.iter().find(|edition| edition.chars().eq(squeezed.iter().copied()));
    let mut pieces = chars.split(|&c| c.is_whitespace() || !(is_han(c) || c.is_alphanumeric()));
    alone.copied().or_else(|| pieces.find_map(edition_of_piece))
}

fn edition_of_piece(piece: &[char]) -> Option<&'static str> {
    let text: String = piece.iter().collect();
    let rest = |edition: &&&str| text.strip_suffix(**edition).map(str::to_owned);
    let named = |rest: String| rest.is_empty() || rest.ends_with(['报', '報', '日']);
    EDITIONS.iter().find(|edition| rest(edition).is_some_and(named)).copied()
}

/// The edition in the name of a file or folder: `2017-09-30早刊`, `某某日报号外_1`.
pub(crate) fn edition_in_name(name: &[char]) -> Option<&'static str> {
    let set_apart = |edition: &&&str| {
        let word: Vec<char> = edition.chars().collect();
        name.windows(word.len()).enumerate().any(|(at, window)| {
            let before = at.checked_sub(1).map(|before| name[before]);
            let after = name.get(at + word.len());
            window == word
                && before.is_none_or(|c| !is_han(c) || matches!(c, '报' | '報' | '日' | '期'))
                && after.is_none_or(|c| !is_han(*c) || *c == '第')
        })
    };
    EDITIONS.iter().find(set_apart).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_blocks_name_editions() {
        let line = |text: &str| edition_in_line(&text.chars().collect::<Vec<_>>());
        for (text, edition) in [
            ("早　刊", "早刊"),
            ("2017年9月30日（晚刊）", "晚刊"),
            ("某州日報號外", "號外"),
            ("2017年9月30日早刊 星期六", "早刊"),
            ("星期刊　第1208期", "星期刊"),
        ] {
            assert_eq!(line(text), Some(edition), "{text}");
        }
        for text in
            ["总第11415期　今日早刊4版　晚刊12版　零售价1元（含晚刊）", "某州晚报", "号外号外，桥通了", ""]
        {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_files_name_editions() {
        let name = |text: &str| edition_in_name(&text.chars().collect::<Vec<_>>());
        for (text, edition) in [
            ("2017-09-30早刊", "早刊"),
            ("晚刊", "晚刊"),
            ("某州日报号外_1", "号外"),
            ("0930号外第1版", "号外"),
        ] {
            assert_eq!(name(text), Some(edition), "{text}");
        }
        for text in ["2017-09-30", "老早刊物", "某州晚报"] {
            assert_eq!(name(text), None, "{text}");
        }
    }
}
