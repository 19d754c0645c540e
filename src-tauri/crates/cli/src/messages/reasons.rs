//! Every reason the parser can give, in words. A sentence fits behind “because”: what was seen, not what follows.

use super::{Language, Phrase};

/// By the reason's code, in the order of `newsprint`'s own list.
const REASONS: &[(&str, &str, &str)] = &[
    // How wide the line is.
    ("four_characters_or_fewer", "不过四字", "four characters or fewer"),
    ("headline_beside", "标题在正文旁边", "its headline stands beside its text"),
    ("short_line", "短行", "a short line"),
    ("headline_length", "标题的长短", "as long as headlines are"),
    ("line_of_middle_length", "不长不短", "of middle length"),
    ("long_line", "长行", "a long line"),
    ("longer_than_a_headline", "比标题长", "longer than a headline"),
    ("length_of_a_paragraph", "一整段的长短", "as long as a paragraph"),
    // What it begins and ends with.
    ("size_and_place", "按字号和位置", "by size and place"),
    ("stands_apart", "单独排在一处", "set apart from all text"),
    ("stop_inside", "行中有句号", "a stop inside the line"),
    ("ends_with_stop", "以句号收尾", "ends with a stop"),
    ("ends_with_exclamation", "以叹号或问号收尾", "ends with ! or ?"),
    ("ends_with_colon", "以冒号收尾", "ends with a colon"),
    ("ends_with_comma", "以逗号或顿号收尾", "ends with a comma"),
    ("ends_with_dash", "以破折号收尾", "ends with a dash"),
    ("begins_with_dash", "以破折号开头", "begins with a dash"),
    ("two_clauses_with_space", "两句以空格分开", "two clauses with a space between"),
    ("fills_the_measure", "排满一行", "fills the measure"),
    ("goes_on_from_full_line", "上一行排满，话没说完", "the line above is full and breaks off"),
    ("full_line_before", "上一行排满", "the line above is full"),
    ("goes_on_over_a_gap", "隔着空行接上一行", "goes on over a gap"),
    ("set_in", "行首缩进", "set in"),
    ("marked_as_heading", "标着标题记号", "marked as a heading"),
    ("marked_as_lower_heading", "标着下级标题记号", "marked as a lower heading"),
    // Names.
    ("names_with_role", "姓名带着身份", "names with a role"),
    ("names_only", "全是姓名", "nothing but names"),
    ("names_in_brackets", "括号里是姓名", "names in brackets"),
    ("word_in_brackets", "括号里的短语，像笔名或收尾语", "a word in brackets, as a pen name or an end mark"),
    ("word_in_brackets_under_a_head", "标题下的括号短语", "a word in brackets under a head"),
    ("names_under_a_head", "标题下的姓名", "names under a head"),
    ("instalment_follows", "下面是连载的序号", "the number of an instalment follows"),
    ("number_of_an_instalment", "连载的序号", "the number of an instalment"),
    // What stands around it.
    ("said_again_below", "下文又说到同样的话", "said again below"),
    ("said_above", "上文说过同样的话", "said above"),
    ("not_set_in_as_others", "别段缩进，这行没有", "not set in as others are"),
    ("item_among_items", "同样记号的几条之一", "an item among items"),
    ("jump_to_a_page", "写着转到或接自哪一版", "sends the reader to a page"),
    ("words_of_furniture", "是报头、版头、责编一类的话", "words of page furniture"),
    ("beside_furniture", "挨着版面附件", "beside page furniture"),
    ("name_of_a_paper", "像报名", "looks like the name of a paper"),
    ("sign_of_a_caption", "有图说记号", "the sign of a caption"),
    ("words_about_a_picture", "说到图", "speaks of a picture"),
    ("photo_credit", "末尾署摄影者", "ends with a photographer's name"),
    ("inside_a_broken_sentence", "夹在断开的一句话中间", "stands inside a broken sentence"),
    ("quotation_goes_on_after", "引号到后面才合上", "a quotation closes after it"),
    ("opens_a_report", "以电头开头", "opens with a dateline"),
    ("opens_as_news_does", "像消息的开头", "opens as news does"),
    ("numbered", "带序号", "numbered"),
    ("question_or_answer", "是问或答", "a question or an answer"),
    ("byline_follows", "下面是署名", "a byline follows"),
    ("byline_before", "上面是署名", "a byline stands above"),
    ("text_before_signed_off", "上文已经署名收尾", "the text above was signed off"),
    ("jump_before", "上面是转版", "a jump stands above"),
    ("sentence_before_broken", "上文话没说完", "the sentence above breaks off"),
    ("text_before_not_signed", "上文还没有署名", "the text above is not signed yet"),
    (
        "text_before_not_signed_as_nearly_all_are",
        "各篇多有署名，上文还没有",
        "the text above is not signed, as nearly all are",
    ),
    ("prose_follows", "下面是正文", "prose follows"),
    ("short_line_follows", "下面也是短行", "a short line follows"),
    ("first_of_page", "版上第一行", "the first of the page"),
    ("no_gap_before", "与上一行之间没有空行", "no gap before it"),
    ("wider_gap_before", "前面空得比平常大", "a wider gap before it"),
    ("lines_of_verse", "诗行", "lines of verse"),
    ("columns_of_words", "分成几列", "columns of words"),
    ("among_rows", "在表格行之间", "among rows"),
    ("breaks_a_word_below", "一个词断到下一行", "breaks a word over its end"),
    ("breaks_a_word_into_text", "一个词断到下面的正文", "breaks a word into the text below"),
    ("made_as_another_line_is", "与另一行句式相同", "made as another line is"),
    ("made_as_others_are", "与好几行句式相同", "made as several others are"),
    ("no_byline_as_others_have", "别的标题下都有署名，这里没有", "no byline below, as other heads have"),
    ("wholly_the_same_matter_after", "上下文说的完全是一回事", "wholly the same matter before and after"),
    ("said_only_above", "上文说过，下文不提", "said above only"),
    ("said_only_below", "下文重说，上文不提", "said again below only"),
    ("among_briefs", "前后都是一段一条的短讯", "among briefs of one paragraph"),
    ("word_broken_above", "一个词从上一行断来", "a word breaks into it"),
    ("quotation_left_open", "引号没有合上", "a quotation stays open"),
    ("last_word_governs", "末字要带下文", "its last word wants more"),
    ("all_in_brackets", "整行在括号里", "all in brackets"),
    ("signature_follows", "下面是署名", "a signature follows"),
    ("colon_over_a_short_line", "冒号下面是短行", "a colon over a short line"),
    ("lines_close_together", "两短行紧挨着", "two short lines close together"),
    ("photographer_follows", "下面署摄影者", "a photographer is named below"),
    ("others_like_it_nearby", "附近有同样长短的行", "others like it nearby"),
    ("none_like_it_nearby", "附近没有同样的行", "none like it nearby"),
    ("news_opens_after", "下面像消息的开头", "news opens after it"),
    ("same_matter_after", "上下文说的是一回事", "the same matter before and after"),
    ("other_matter_after", "上下文说的不是一回事", "another matter after it"),
    // What tells more, on pages of other manners.
    ("line_before_unfinished", "上一行没说完", "the line above is unfinished"),
    ("flush_after_a_line_set_in", "上一行缩进，没说完，这行顶格", "flush under an unfinished line set in"),
    ("not_set_in", "顶格，而本版段首缩进", "flush, on a page that sets in"),
    ("ends_what_was_open", "上一行没说完，到这里说完", "ends what the line above began"),
    ("title_of_a_notice", "像启事、声明、通知的标题", "the title of a notice"),
    ("name_of_an_office", "像单位名称", "the name of an office or firm"),
    ("date_alone", "只有日期", "a date and nothing else"),
    ("closing_of_a_letter", "书信的落款语", "the closing of a letter"),
    ("greeting_of_a_letter", "书信开头的称呼", "the greeting of a letter"),
    ("a_forecast", "有最低到最高的气温，是天气预报", "a range of degrees, as forecasts give"),
    ("ear_with_the_weather", "报头旁的天气", "the weather, beside the title"),
    ("colon_over_text", "冒号下面是正文", "a colon over text"),
    ("item_of_a_list", "与近旁的行用同样记号", "begins with the same sign as others near it"),
    ("label_of_a_column", "像栏目名", "reads like the label of a column"),
    ("language_of_campaigns", "口号用语", "the language of campaigns"),
    ("wider_gap_after", "后面空得比平常大", "a wider gap after it"),
    ("gap_between_pieces", "前面空出几行", "a gap of several lines before it"),
    ("after_a_whole_sentence", "上一行说完一句", "the line above ends a sentence"),
    ("after_a_short_line", "上一行是没有句号的短行", "a short line without a stop above"),
    ("latin_words", "多是西文字母", "mostly Latin letters"),
    ("mostly_figures", "多是数字", "mostly figures"),
    ("near_the_end", "靠近版末", "near the end of the page"),
    ("near_the_beginning", "靠近版首", "near the beginning of the page"),
    ("as_wide_as_the_next", "与相邻的短行一样宽", "as wide as the short line next to it"),
    ("printed_twice", "版上印了不止一次", "printed more than once on the page"),
    ("between_whole_texts", "夹在两段说完的正文之间", "between two whole texts"),
    ("open_on_a_flowing_page", "本版不按栏断行，这行没说完", "breaks off, on a page that flows"),
    ("as_wide_as_a_column", "与栏同宽，没说完", "breaks off as wide as a column"),
    ("narrower_than_the_columns", "比栏窄，没说完", "breaks off narrower than the columns"),
    ("after_a_last_line", "上一行是段末", "the line above ends a paragraph"),
    ("telephone_or_address", "电话或网址", "a telephone number or an address"),
    ("circled_number", "以带圈的号码开头", "begins with a circled number"),
    ("cells_as_the_next_line", "与相邻的行同样分格", "set in cells like the line next to it"),
    ("little_text_below", "下面正文不多", "little text below"),
    ("much_text_below", "下面正文很多", "much text below"),
    ("little_text_above", "上面正文不多", "little text above"),
    ("much_text_above", "上面正文很多", "much text above"),
    ("one_paragraph_below", "下面只有一段", "one paragraph below"),
    ("one_paragraph_above", "上面只有一段", "one paragraph above"),
    ("name_of_a_page", "像版名", "the name of a page"),
    ("name_under_text", "正文下面的姓名", "a name under text"),
    ("indent_lost", "像是丢了缩进的段首", "like a first line whose indent was lost"),
    ("room_was_left_above", "上一行留有余地", "the line above left room"),
    ("broken_though_it_has_room", "没说完，却留有余地", "breaks off though it has room"),
    ("nearly_all_said_again_below", "大半在下文又说到", "nearly all of it is said again below"),
    // Rules that overrule the weights.
    ("what_is_left", "没有别的迹象", "nothing else was seen"),
    ("marked_as_the_caption_beside", "与相邻图说用同样记号", "begins with the sign of the caption beside it"),
    ("broken_by_a_caption", "一句没说完，被图说隔开", "a sentence broken by a caption"),
    (
        "words_beside_the_title",
        "报头旁的短句，在第一条标题之上",
        "words beside the title, over the first headline",
    ),
    ("a_bracket_joins_two_lines", "一个括号跨着两行", "a bracket joins two lines"),
    ("unlike_the_lines_around_it", "与上下各行写法不同", "unlike the lines around it"),
    ("title_of_a_further_poem", "同题下又一首诗的题目", "the title of a further poem"),
    ("nothing_but_figures", "只有数字", "nothing but figures"),
    ("too_many_clauses_for_a_heading", "分句太多，不像标题", "too many clauses for a heading"),
    ("the_editors_own_words", "编者自己的话", "the editors' own words"),
    (
        "nobody_signs_what_follows",
        "下文没有署名，接着上面署名的一篇",
        "nobody signs what follows: a section of the piece above",
    ),
    ("a_day_under_its_notice", "只有日期，在启事下面", "a day alone, under its notice"),
    ("signed_already", "上面已经署名，这里是标题", "the piece above is signed already"),
    (
        "set_in_as_paragraphs_are",
        "像正文一样缩进，标题都不缩进",
        "set in as the paragraphs are, and no headline is",
    ),
    ("under_the_closing_of_a_letter", "在“敬礼”下面署名", "a name under the closing of a letter"),
    ("a_sentence_over_items", "一整句话，下面是逐项开列", "a whole sentence over the items of a list"),
    (
        "a_couplet_under_its_heading",
        "标题说是对联，两行一样长",
        "a couplet under a heading that promises one",
    ),
    ("text_above_and_below", "上下都是正文，这里该有标题", "text above and below: a headline parts them"),
    ("wider_than_its_column", "比所在的栏宽", "wider than the column it stands in"),
    ("a_heading_at_the_measure", "整句之后没有标点的一行", "no stop, after a whole sentence"),
    ("heads_the_text_above", "只有上文说到它", "only the text above says it"),
    (
        "heads_the_text_below",
        "只有下文说到它，上下文所说不同",
        "only the text below says it, and speaks of other things",
    ),
    ("a_piece_too_short_for_subheads", "上下太短，不会有小标题", "too little text for a subhead"),
    ("a_stop_opens_a_line", "标点在行首，一句话没有断", "a stop opens a line"),
    ("an_item_after_the_others", "接着上面的序号", "numbered on from those above"),
    ("first_text_of_page", "版首正文该有标题", "the first text wants a headline"),
    ("leads_into_speech", "冒号下面引着话", "leads into the speech below"),
    ("a_subhead_as_the_others", "与文中其他小标题一样", "made as the other subheads are"),
    ("names_behind_a_colon", "冒号后面列着名字", "names listed behind a colon"),
    ("a_question_as_the_others", "与文中其他设问一样", "a question like the others that head answers"),
    (
        "signed_over_and_under",
        "上下各有署名，中间该有标题",
        "signed over and under by others: a headline parts them",
    ),
    // How an article came by its headline.
    ("headline_above", "标题在正文上面", "headline over its text"),
    ("headline_below", "标题在正文下面", "headline under its text"),
    ("headline_far_by_common_words", "标题离得远，用字与正文相同", "headline far off, by words in common"),
    ("stated_by_library", "收藏机构的著录这样说", "the library that keeps it says so"),
    ("headline_without_text", "有标题，没有正文", "headline without text"),
    ("no_headline", "没有标题", "no headline"),
    // Why a line is furniture.
    ("date_line", "是日期行", "a line of dates"),
    ("editors_named", "列着编辑", "names the editors"),
    ("imprint_words", "许可、地址、电话、价格", "licence, address, telephone or price"),
    ("publisher_named", "写着主办或出版者", "names the publisher"),
    ("index_of_pages", "别版的导读", "an index of other pages"),
    ("title_block", "报头里的几项", "pieces of a title block"),
    ("page_line", "写着版次", "a page line"),
    ("told_by_the_file", "文件自己说明了", "the file itself says so"),
    ("around_the_articles", "在文章之外", "stands around the articles"),
    // What is not seen in the line itself.
    ("how_common_such_lines_are", "这类行本来多不多", "how common such lines are"),
    ("the_lines_around_it", "前后各行合起来看", "the lines around it"),
];

/// A reason in words; a code without any is said as it is.
pub(crate) fn reason(code: &str, language: Language) -> String {
    let known = REASONS.iter().find(|(known, _, _)| *known == code);
    known.map_or_else(|| code.to_owned(), |(_, zh, en)| language.say(Phrase { zh, en }, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_of_the_parser_has_its_words() {
        let worded: BTreeSet<&str> = REASONS.iter().map(|(code, _, _)| *code).collect();
        assert_eq!(worded.len(), REASONS.len(), "each once");
        let given: BTreeSet<&str> = newsprint::reason_codes().collect();
        assert_eq!(given.difference(&worded).collect::<Vec<_>>(), Vec::<&&str>::new(), "without words");
        assert_eq!(worded.difference(&given).collect::<Vec<_>>(), Vec::<&&str>::new(), "never given");
    }

    #[test]
    fn words_are_short_enough_for_a_column() {
        use unicode_width::UnicodeWidthStr;
        for (code, zh, en) in REASONS {
            assert!(!zh.is_empty() && zh.width() <= 32 && !en.is_empty() && en.width() <= 56, "{code}");
        }
        assert_eq!(reason("a_new_reason", Language::English), "a_new_reason");
    }
}
