//! A query in words, as it was understood; and the words of what is counted of its hits.

use super::{Language, Phrase};
use library::{Field, Meaning, Part};

phrases! {
    UNDERSTOOD: "理解为：{0}", "understood as: {0}";
    NOTHING: "没有要查的", "nothing to look for";
    AND: "，并且", " and ";
    OR: "，或者", " or ";
    NOT: "没有（{0}）", "not ({0})";
    GROUP: "（{0}）", "({0})";
    ANYWHERE: "“{0}”", "“{0}”";
    IN_TITLE: "标题里有“{0}”", "“{0}” in the headline";
    IN_COLUMN: "栏题里有“{0}”", "“{0}” in the column";
    IN_AUTHOR: "作者名里有“{0}”", "“{0}” in an author's name";
    IN_BODY: "正文里有“{0}”", "“{0}” in the text";
    IN_CAPTION: "图说里有“{0}”", "“{0}” in a caption";
    IN_NEWSPAPER: "报名里有“{0}”", "“{0}” in the newspaper's name";
    IN_PAGE: "版次里有“{0}”", "“{0}” in the page's label";
    BEGINNING: "{0}…", "{0}…";
    IS_AUTHOR: "作者是“{0}”", "the author is “{0}”";
    IS_NEWSPAPER: "报纸是“{0}”", "the newspaper is “{0}”";
    IS_PAGE: "版次是“{0}”", "the page is “{0}”";
    NEAR: "{0}与{1}相距不超过 {2} 个字", "{0} and {1} within {2} characters of each other";
    ON: "日期是 {0}", "of {0}";
    FROM: "日期从 {0} 起", "from {0} on";
    UNTIL: "日期到 {0} 为止", "up to {0}";
    FROM_UNTIL: "日期从 {0} 到 {1}", "from {0} to {1}";

    BY_NEWSPAPER: "报纸", "newspaper";
    BY_YEAR: "年", "year";
    BY_MONTH: "月", "month";
    BY_PAGE: "版次", "page";
    BY_COLUMN: "栏题", "column";
    BY_AUTHOR: "作者", "author";
    TIMELINE: "时间", "over time";
    KEYWORDS: "据这些词：{0}", "by these words: {0}";
    NOTHING_SIMILAR: "没有与这一篇相近的", "nothing is like this article";
}

/// The words for what a query was understood as.
pub(crate) fn in_words(meaning: &Meaning, language: Language) -> String {
    match meaning {
        Meaning::Nothing => language.say(NOTHING, &[]),
        Meaning::All(several) => joined(several, AND, language),
        Meaning::Any(several) => joined(several, OR, language),
        Meaning::Not(inner) => language.say(NOT, &[&in_words(inner, language)]),
        Meaning::Text(field, text) => language.say(somewhere(*field), &[text]),
        Meaning::Beginning(field, text) => {
            language.say(somewhere(*field), &[&language.say(BEGINNING, &[text])])
        }
        Meaning::Whole(field, name) => language.say(whole(*field), &[name]),
        Meaning::Near(left, right, distance) => {
            let side = |leaves: &[Meaning]| match leaves {
                [one] => in_words(one, language),
                several => language.say(GROUP, &[&joined(several, OR, language)]),
            };
            language.say(NEAR, &[&side(left), &side(right), distance])
        }
        Meaning::Dates(days) => match days.split_once("..") {
            None => language.say(ON, &[days]),
            Some((first, "")) => language.say(FROM, &[&first]),
            Some(("", last)) => language.say(UNTIL, &[&last]),
            Some((first, last)) => language.say(FROM_UNTIL, &[&first, &last]),
        },
    }
}

/// Whether the words say no more than the query does: these very characters, and nothing else.
pub(crate) fn says_nothing_new(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Nothing | Meaning::Text(Field::Anywhere, _))
}

fn joined(several: &[Meaning], between: Phrase, language: Language) -> String {
    let words = several.iter().map(|one| match one {
        Meaning::All(_) | Meaning::Any(_) => language.say(GROUP, &[&in_words(one, language)]),
        simple => in_words(simple, language),
    });
    words.collect::<Vec<_>>().join(&language.say(between, &[]))
}

fn somewhere(field: Field) -> Phrase {
    match field {
        Field::Anywhere => ANYWHERE,
        Field::In(Part::Title) => IN_TITLE,
        Field::In(Part::Column) => IN_COLUMN,
        Field::In(Part::Author) => IN_AUTHOR,
        Field::In(Part::Body) => IN_BODY,
        Field::In(Part::Caption) => IN_CAPTION,
        Field::Newspaper => IN_NEWSPAPER,
        Field::Page => IN_PAGE,
    }
}

fn whole(field: Field) -> Phrase {
    match field {
        Field::Newspaper => IS_NEWSPAPER,
        Field::Page => IS_PAGE,
        Field::Anywhere | Field::In(_) => IS_AUTHOR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Meaning {
        Meaning::Text(Field::Anywhere, text.to_owned())
    }

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}", "{2}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }

    #[test]
    fn a_query_is_put_in_words() {
        let meaning = Meaning::All(vec![
            Meaning::Any(vec![text("三十"), text("30")]),
            Meaning::Not(Box::new(Meaning::Text(Field::In(Part::Title), "雪".to_owned()))),
            Meaning::Near(vec![text("船")], vec![text("港"), text("岸")], 5),
            Meaning::Whole(Field::Page, "1".to_owned()),
            Meaning::Dates("2023-10..".to_owned()),
        ]);
        assert_eq!(
            in_words(&meaning, Language::English),
            "(“三十” or “30”) and not (“雪” in the headline) and “船” and (“港” or “岸”) within 5 characters of \
             each other and the page is “1” and from 2023-10 on"
        );
        assert_eq!(
            in_words(&meaning, Language::Chinese),
            "（“三十”，或者“30”），并且没有（标题里有“雪”），并且“船”与（“港”，或者“岸”）相距不超过 5 个字，\
             并且版次是“1”，并且日期从 2023-10 起"
        );
        assert!(says_nothing_new(&text("雪")) && !says_nothing_new(&meaning));
    }
}
