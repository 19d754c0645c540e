//! The sentences for what the engine reports by code: why a file was refused, what is odd about one that was
//! not, what is wrong with a query.

use super::{Language, Phrase};
use library::QueryNote;
use newsprint::Warning;

/// Refusals of files and warnings. `{0}` is what the engine says it is about.
const FILES: &[(&str, Phrase)] = &[
    ("not_text", phrase("不是文字", "not text")),
    ("empty", phrase("没有内容", "empty")),
    ("unsupported", phrase("还不能读这种文件", "files of this kind are not read yet")),
    ("too_large", phrase("文件太大：{0}", "too large: {0}")),
    ("archive", phrase("这是一个档案，请打开它，不要收入", "this is an archive: open it, do not import it")),
    ("took_too_long", phrase("读得太久，超过 {0}，放下了", "reading it took longer than {0}")),
    ("too_much_memory", phrase("读它要用的内存超过 {0}", "reading it took more memory than {0}")),
    ("parser_failed", phrase("解析时出错：{0}", "it could not be taken apart: {0}")),
    ("zip_damaged", phrase("压缩包损坏：{0}", "the zip is damaged: {0}")),
    ("zip_encrypted", phrase("加了密，无法读取", "encrypted, it cannot be read")),
    (
        "zip_expands",
        phrase(
            "压缩包展开后太大，超过 {0} 的部分没有读",
            "the zip expands to more than {0}; the rest was not read",
        ),
    ),
    ("zip_members", phrase("压缩包里的文件太多：{0}", "too many files in the zip: {0}")),
    ("zip_method", phrase("压缩方法不认识：{0}", "compressed in a way that is not read: {0}")),
    ("zip_nested", phrase("压缩包里的压缩包，请先解开", "a zip inside a zip: unpack it first")),
    ("zip_path", phrase("名字指到压缩包外面：{0}", "its name leads out of the zip: {0}")),
    ("zip_name", phrase("压缩包里的文件名有认不出的字", "its name in the zip could not be read whole")),
    ("password_needed", phrase("要密码才能打开", "locked: a password opens it")),
    ("password_wrong", phrase("密码不对", "the password is wrong")),
    ("pdf_damaged", phrase("PDF 损坏，读不出版面：{0}", "the PDF is damaged, no page can be read: {0}")),
    (
        "pdf_page_damaged",
        phrase("PDF 有损坏，这些页可能不全：{0}", "the PDF is damaged; these pages may not be whole: {0}"),
    ),
    ("pdf_too_large", phrase("PDF 的页数太多：{0}", "too many pages in the PDF: {0}")),
    (
        "pdf_page_too_large",
        phrase(
            "PDF 的这些页内容过多，没有读其中的文字：{0}",
            "too much on these pages of the PDF, their text was not read: {0}",
        ),
    ),
    (
        "needs_ocr",
        phrase(
            "这些页的文字认不出来，要先做文字识别（OCR）：{0}",
            "the text of these pages is not readable as it is, they need OCR: {0}",
        ),
    ),
    (
        "no_text",
        phrase(
            "这些页只有图像或描成轮廓的字，没有文字，要先做文字识别（OCR）：{0}",
            "these pages are pictures or outlined letters without any text, they need OCR: {0}",
        ),
    ),
    ("name_not_text", phrase("文件名里有认不出的字", "its name is not all text")),
    (
        "copied_instead",
        phrase("文件名记不下来，所以复制了一份", "its name cannot be written down, so it was copied"),
    ),
    (
        "changing",
        phrase("读的时候有人在改，过后再收", "it was changed while it was read: import it again later"),
    ),
    ("several_days", phrase("几版不是同一天的：{0}", "its pages are of several days: {0}")),
    ("undated", phrase("日期不详", "undated")),
    ("undecodable_bytes", phrase("有 {0} 处字节无法解码", "bytes that could not be decoded: {0}")),
    ("image_damaged", phrase("图像损坏：{0}", "the picture is damaged: {0}")),
    ("image_too_large", phrase("图像太大：{0}", "the picture is too large: {0}")),
    ("part_of", phrase("是 {0} 的一部分", "part of {0}")),
    ("page_file_missing", phrase("缺了一版的文件：{0}", "the file of a page is not there: {0}")),
    ("pages_missing", phrase("它的各版文件都不在旁边", "none of its pages' files is beside it")),
    ("other_xml", phrase("是别的 XML，不是版面", "XML of another kind, no page")),
    (
        "xml_broken",
        phrase(
            "XML 从第 {0} 个字节起读不下去，之前的都读了",
            "the XML cannot be read on from byte {0}; what stands before was read",
        ),
    ),
    (
        "xml_too_deep",
        phrase("XML 嵌套超过 {0} 层，其余没有读", "the XML is nested deeper than {0}; the rest was not read"),
    ),
    (
        "poor_ocr",
        phrase("文字识别得不准，把握只有 {0}", "the text was recognised badly, with a certainty of {0}"),
    ),
    ("nul_characters", phrase("有 {0} 个空字符", "NUL characters: {0}")),
    ("sentence_in_furniture", phrase("归入版面附件，但像正文：{0}", "set aside, but reads like text: {0}")),
    ("unplaced_characters", phrase("有 {0} 个字没有着落", "characters accounted for nowhere: {0}")),
    ("name_unlike_template", phrase("文件名与模板不合：{0}", "named unlike the template: {0}")),
    (
        "name_ambiguous",
        phrase("文件名按模板有几种读法：{0}", "the template fits the name in several ways: {0}"),
    ),
    (
        "name_contradicts_print",
        phrase("文件名与版面上印的日期不合：{0}", "its name and the print say different days: {0}"),
    ),
    (
        "date_contradicted",
        phrase("日期与旁边的星期或农历不合：{0}", "the weekday or lunar day beside the date is another: {0}"),
    ),
    ("conflict", phrase("与已有的说法不合：{0}", "contradicts what is here already: {0}")),
    ("second_witness", phrase("这一版已有另一份：{0}", "another copy of a page that is here already: {0}")),
    (
        "label_conflict",
        phrase("同一版次已有不同的内容：{0}", "other words under the label of another page: {0}"),
    ),
    ("came_back", phrase("移出的版面又收入了：{0}", "pages that had been removed are here again: {0}")),
    ("no_article", phrase("网页里没有文章，只有：{0}", "a web page without an article; it says: {0}")),
    (
        "no_article_found",
        phrase(
            "网页里认不出文章，整页按文字读",
            "no article was told apart in this web page; it was read as text",
        ),
    ),
    (
        "articles_missing",
        phrase(
            "版面目录所列的文章没有全找到：缺 {0}",
            "articles of the page's list that were not found: {0}",
        ),
    ),
    ("web_page_cut", phrase("网页太长，{0} 字节以后没有读", "the web page is too long; read up to byte {0}")),
    (
        "web_archive_damaged",
        phrase("网页存档损坏，里面没有网页", "the web archive is damaged: there is no page in it"),
    ),
    ("package_damaged", phrase("文档损坏：{0}", "the document is damaged: {0}")),
    ("package_members", phrase("文档里的文件太多：{0}", "too many files in the document: {0}")),
    ("package_too_large", phrase("文档展开后太大：{0} 字节", "the document expands to too much: {0} bytes")),
    ("document_missing", phrase("书里缺一篇：{0}", "a part of the book could not be read: {0}")),
    ("older_parser", phrase("由较早的解析器解析：{0}", "taken apart by an earlier parser: {0}")),
];

/// What can be wrong in a query, in English; the engine's own sentence is Chinese. `{0}` is the place.
const QUERIES: &[(&str, &str)] = &[
    ("unclosed_quote", "the quotation mark at character {0} is not closed; all after it was taken as quoted"),
    ("empty_quote", "there is nothing in the quotation marks at character {0}; left out"),
    ("unclosed_group", "the parenthesis at character {0} is not closed; closed at the end"),
    ("stray_close", "the parenthesis at character {0} closes nothing; left out"),
    ("empty_group", "there is nothing in the parentheses at character {0}; left out"),
    ("missing_operand", "there is no word beside the sign at character {0}; left out"),
    ("empty_field", "there is nothing after the field at character {0}; left out"),
    ("bad_date", "what stands at character {0} is no date, such as 2023-10 or 2023-10..2024-03; left out"),
    ("reversed_dates", "the range at character {0} ends before it begins; turned around"),
    (
        "star_needless",
        "the * at character {0} is not needed: longer words with these characters are found anyway",
    ),
    ("near_needs_words", "NEAR at character {0} wants words on both sides; both were asked for, near or not"),
    ("near_distance", "the distance of NEAR at character {0} is no number; taken as NEAR/10"),
    ("too_deep", "the parentheses at character {0} are nested too deep; what is in them was left out"),
    ("too_long", "the query is too long; from character {0} on it was left out"),
    ("empty_query", "there is nothing to look for"),
];

const fn phrase(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

/// What is odd about a file. A code without a sentence is said as it is.
pub(crate) fn warning(warning: &Warning, language: Language) -> String {
    said(&warning.code, &warning.detail, language)
}

/// Why a file was refused.
pub(crate) fn skipped(code: &str, detail: &str, language: Language) -> String {
    match code {
        // The operating system's own sentence is the best there is.
        "unreadable" => detail.to_owned(),
        _ => said(code, detail, language),
    }
}

/// What is wrong in a query.
pub(crate) fn note(note: &QueryNote, language: Language) -> String {
    match (language, QUERIES.iter().find(|(code, _)| *code == note.code)) {
        (Language::English, Some((_, en))) => language.say(phrase("", en), &[&(note.start + 1)]),
        _ => note.message.clone(),
    }
}

fn said(code: &str, detail: &str, language: Language) -> String {
    match FILES.iter().find(|(known, _)| *known == code) {
        Some((_, phrase)) => language.say(*phrase, &[&detail]),
        None if detail.is_empty() => code.to_owned(),
        None => format!("{code}: {detail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_gaps() {
        for (code, phrase) in FILES {
            assert_eq!(phrase.zh.contains("{0}"), phrase.en.contains("{0}"), "{code}");
        }
    }

    #[test]
    fn a_code_without_a_sentence_is_said_as_it_is() {
        let odd = Warning { code: "new_code".to_owned(), detail: "7".to_owned(), span: None };
        assert_eq!(warning(&odd, Language::Chinese), "new_code: 7");
        assert_eq!(skipped("unreadable", "no such file", Language::English), "no such file");
    }
}
