//! Every sentence a reader may get, in Chinese and in English, in one table; `codes` has those for what the
//! engine reports by code.
//!
//! A phrase's `{0}`, `{1}` … are filled in order. Nothing here decides anything.

/// Declares each phrase and the list of all.
macro_rules! phrases {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(pub(crate) const $name: Phrase = Phrase { zh: $zh, en: $en };)*
        #[cfg(test)]
        const ALL: &[Phrase] = &[$($name),*];
    };
}

pub(crate) mod bookmarks;
pub(crate) mod changing;
mod codes;
pub(crate) mod imports;
pub(crate) mod keeping;
pub(crate) mod picturing;
pub(crate) mod purge;
mod reasons;
pub(crate) mod search;
pub(crate) mod searches;

pub(crate) use codes::{note, skipped, warning};
pub(crate) use reasons::reason;

use library::Repair;
use newsprint::TemplateError;
use std::env;
use std::fmt::Display;
use std::path::Path;

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Chinese,
    English,
}

/// A sentence in both languages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    zh: &'static str,
    en: &'static str,
}

phrases! {
    // Failures.
    NO_FOLDER:
        "没有找到应用数据文件夹，请用 --archive 指定档案的位置",
        "the system names no folder for application data: say with --archive where the archive is";
    OUTPUT_FAILED: "无法输出结果：{0}", "the output could not be written: {0}";
    UNWRITABLE: "无法写入 {0}：{1}", "cannot write {0}: {1}";
    BAD_TEMPLATE: "无法使用模板 {0}：{1}", "cannot use the template {0}: {1}";
    UNCLOSED_BRACE: "第{0}个字的括号没有合上", "the brace at character {0} is not closed";
    STRAY_BRACE: "第{0}个字的括号没有开头", "the brace at character {0} closes nothing";
    UNKNOWN_FIELD: "第{1}个字起的 {0} 不是占位符", "{0} at character {1} is no placeholder";
    TOUCHING_FIELDS:
        "第{0}个字处与前一个占位符之间没有间隔，分不清到哪里为止",
        "nothing stands before character {0} to tell where the one before it ends";
    EMPTY_PART: "第{0}个字的 / 旁边没有名字", "there is no name beside the / at character {0}";
    NOT_A_DAY: "日期要年、月、日齐全", "a day wants year, month and day";
    NO_FIELDS: "里面没有占位符", "there is no placeholder in it";
    LONG_TEMPLATE: "太长", "it is too long";
    NO_ARCHIVE: "这里没有档案：{0}（用 baoge import 建立）", "no archive at {0} (baoge import makes one)";
    NO_ARTICLE: "档案里没有这一篇：{0}", "no article {0} in this archive";
    NO_BOOKMARK: "没有这条收藏：{0}", "no bookmark {0}";
    UNREADABLE: "无法读取 {0}：{1}", "cannot read {0}: {1}";
    NOT_A_PAGE: "不是可以识别的版面文件：{0}（{1}）", "not a page file: {0} ({1})";
    NOT_AN_ARCHIVE: "这个文件夹不是档案，里面另有东西：{0}", "{0} is no archive and holds something else";
    NEWER_ARCHIVE: "这个档案由更新版本的报阁建立：{0}", "a newer version of baoge made the archive: {0}";
    BUSY: "另一个程序正在写入这个档案：{0}", "another program is writing to the archive: {0}";
    READ_ONLY: "这个档案只能读，不能写：{0}", "the archive can only be read: {0}";
    NO_SUCH_WORDS: "{0} 里没有这些字：{1}", "article {0} has no such words: {1}";
    UNUSABLE: "无法使用 {0}：{1}", "cannot use {0}: {1}";
    NO_ISSUES: "没有符合条件的报纸", "no such issues";
    SKIPPED: "略过 {0}：{1}", "skipped {0}: {1}";

    // What opening an archive set right.
    IMPORT_COMPLETED: "补完了上次中断的收入：{0} 个文件", "completed an interrupted import, files: {0}";
    DECISIONS_FOLLOWED:
        "照你所定的改了版面：{0} 版",
        "did what you had decided about pages: {0}";
    INDEX_COMPLETED: "补全了索引：{0} 篇", "completed the index, articles: {0}";
    INDEX_REBUILT: "重建了索引：{0} 篇", "made the index anew, articles: {0}";

    // Jumps.
    NO_JUMPS: "没有符合条件的转版", "no such jumps";
    JUMPS: "接上的转版 {0} 处，等着接的 {1} 处", "jumps joined: {0}, waiting: {1}";
    JUMPS_LISTED:
        "接上转版 {0} 处，等着接的 {1} 处（用 baoge jumps 列出）",
        "jumps joined: {0}, waiting: {1} (baoge jumps lists them)";
    WAITS: "{0}，{1}：{2}", "{0}, {1}: {2}";
    MAY_BE: "可能是 {0}", "may be {0}";
    PAGE_MISSING: "那一版还没有收入", "that page is not here";
    NO_COUNTERPART: "那一版上没有找到另一部分", "the other part was not found on that page";
    AMBIGUOUS: "分不清是哪一篇", "it cannot be told which piece is meant";
    OWN_PAGE: "指的就是本版", "it names the page it stands on";
    CIRCULAR: "接起来会绕回原处", "following it would lead back to where it stands";
    JUMP_UNDATED: "这一版日期不详", "its page is undated";
    JUMP_OF_NO_NEWSPAPER: "这一版报名不详", "it is not known which newspaper its page is of";
    NOT_YET: "刚刚收入", "its page came in a moment ago";
    NOT_JOINED: "{0}（未接上）", "{0} (not joined)";

    // Import.
    NOTHING_TO_DO: "无事可做：{0} 个文件都已在档案里", "nothing to do: these files are in the archive already: {0}";
    NO_FILES: "没有找到文件", "no files were found";
    IMPORTED:
        "收入 {0} 个文件，共 {1} 篇；已有 {2} 个，略过 {3} 个",
        "files taken in: {0} (articles: {1}), here already: {2}, skipped: {3}";
    PASSED_OVER: "{0}  说明文件，不是版面", "{0}  speaks about its folder and is no page";
    CANCELLED:
        "中途停止；已收入的都是完整的，再运行一次就接着收",
        "stopped early; what was taken in is whole, and the same command goes on from there";
    ARTICLES: "{0} 篇", "articles: {0}";
    LOOK_AGAIN:
        "值得一看的有 {0} 版、{1} 篇（baoge parse --explain 说明为什么）：",
        "worth a look, pages: {0}, articles: {1} (baoge parse --explain says why):";

    // Names of files.
    BY_TEMPLATE: "按模板", "by the template";
    AS_USUAL: "按通常的命名", "as names usually go";
    UNLIKE_TEMPLATE: "与模板不合，按通常的命名", "unlike the template, read as names usually go";
    AMBIGUOUS_NAME: "按模板有几种读法，按通常的命名", "the template fits in several ways, read as names usually go";
    COUNTED: "{0}：{1}", "{0}: {1}";

    // Search.
    NO_HITS: "没有找到：{0}", "nothing found: {0}";
    HITS: "{0} 篇，{1} 毫秒", "found: {0} ({1} ms)";
    HITS_SHOWN: "第 {0}–{1} 篇", "shown: {0}–{1}";
    NO_HITS_SHOWN: "共 {0} 篇，没有第 {1} 篇", "there are {0}, and none from {1} on";

    // Places and facts.
    UNKNOWN_NEWSPAPER: "报名不详", "unknown newspaper";
    UNDATED: "日期不详", "undated";
    PAGE: "{0}版", "page {0}";
    UNKNOWN_PAGE: "版次不详", "unknown page";
    NUMBER: "第{0}期", "no. {0}";
    WITHOUT_HEADLINE: "（无题）{0}", "(no headline) {0}";
    CONTINUES: "下转 {0}", "continues on {0}";
    CONTINUED: "上接 {0}", "continued from {0}";
    CONFIDENCE: "把握 {0}", "confidence {0}";
    KEPT: "收藏第 {0} 条", "bookmark {0}";
    REMOVED: "已删除收藏第 {0} 条", "bookmark {0} removed";
    NO_BOOKMARKS: "还没有收藏", "no bookmarks yet";
    GONE: "原文已不在档案里", "its article is gone";

    // Headings.
    FURNITURE: "版面附件", "Furniture";
    ACCOUNT: "字数", "Characters";
    WARNINGS: "提醒", "Warnings";

    // Holdings and the account, as rows of tables.
    SET_ASIDE: "版面附件", "furniture";
    NEWSPAPER: "报纸", "newspaper";
    FIRST: "最早", "first";
    LAST: "最近", "last";
    NEWSPAPERS_HELD: "报", "newspapers";
    ISSUES_HELD: "期", "issues";
    PAGES_HELD: "版", "pages";
    UNDATED_HELD: "未定日期的版", "undated pages";
    ARTICLES_HELD: "篇", "articles";
    FILES_HELD: "文件", "files";
    BYTES_HELD: "原件字节", "bytes of originals";
    BOOKMARKS_HELD: "收藏", "bookmarks";

    // What things are.
    TEXT: "正文", "text";
    RUNS_ON: "续行", "runs on";
    HEAD: "标题", "head";
    SUBHEAD: "小标题", "subhead";
    CAPTION: "图说", "caption";
    VERSE: "诗文", "verse";
    LIST: "名单", "list";
    TABLE: "表格", "table";
    EDITORS_NOTE: "编者按", "note";
    COLUMN: "栏题", "column";
    KICKER: "引题", "kicker";
    HEADLINE: "主题", "headline";
    SUBHEADLINE: "副题", "under";
    BYLINE: "署名", "byline";
    SIGNATURE: "文末署名", "signature";
    JUMP: "转版", "jump";
    DATELINE: "电头", "dateline";
    NAMEPLATE: "报头", "nameplate";
    EAR: "报眼", "ear";
    FOLIO: "版头", "folio";
    CREDITS: "责编", "credits";
    IMPRINT: "版权", "imprint";
    SECTION: "版名", "section";
    OTHER: "其他", "other";
    AUTHOR: "作者", "author";
    REPORTER: "记者", "reporter";
    CORRESPONDENT: "通讯员", "correspondent";
    PHOTOGRAPHER: "摄影", "photographer";
    WRITER_AND_PHOTOGRAPHER: "文图", "words and pictures";
    TRANSLATOR: "编译", "translator";
    COMPILER: "整理", "compiler";

    // Why a page came apart as it did.
    FACTS: "所知", "Facts";
    OR_ELSE: "否则是{0}", "else {0}";
    WORTH_A_LOOK: "值得一看", "worth a look";
    TO_LOOK_AT: "值得一看", "Worth a look";
    ISSUE_NUMBER: "期号", "number";
    DATE: "日期", "date";
    EDITION: "版本", "edition";
    PAGE_LABEL: "版次", "page";
    PAGE_NAME: "版名", "page name";
    EXPLAINED: "逐行说明：{0}", "Line by line: {0}";
    HOW_TO_READ:
        "点开一行，可看各种迹象的分量（对数几率），相差之和就是领先多少。把握低于 {0} 的，标有 ?，值得一看。",
        "Open a line to see what each piece of evidence weighed, in log-odds: the differences add up to the lead. What is \
         held for less sure than {0} is marked ? and worth a look.";
    LED: "认作{0}，比{1}领先 {2}：{3}。", "Taken for {0}, ahead of {1} by {2}: {3}.";
    OVERRULED:
        "由规则定为{0}：{3}。照分量则是{1}，领先 {2}。",
        "A rule took it for {0}: {3}. By the weights it would be {1}, ahead by {2}.";
    WENT_TO: "归入第{0}篇：{1}。", "It went to article {0} as {1}.";
    WENT_NOWHERE: "不属于任何一篇：{0}。", "It is part of no article: {0}.";
    EVIDENCE: "迹象", "evidence";
    DIFFERENCE: "相差", "difference";
    LEGEND: "颜色", "colours";
    NAMES_AND_JUMPS: "署名、转版", "names, jumps";
    VERSE_AND_LISTS: "诗文、名单", "verse, lists";
    PALE_IS_UNSURE: "颜色越浅，把握越小", "the paler, the less sure";

    // Where a fact was read.
    FROM_NAMEPLATE: "据报头", "from the nameplate";
    FROM_FOLIO: "据版头", "from the page line";
    FROM_BYLINE: "据署名", "from a byline";
    FROM_DATELINE: "据电头推定", "inferred from a dateline";
    FROM_TEXT: "据正文推定", "inferred from the text";
    FROM_FILE: "据文件名", "from the file's name";
    FROM_FOLDER: "据文件夹名", "from the folder's name";
    FROM_SAME_FILE: "据同一文件的另一版", "from another page of the file";
    FROM_BESIDE: "据同一天的邻近版面", "from a page of the same day beside it";
    FROM_METADATA: "据元数据", "from metadata";
    FROM_ISSUE_NUMBER: "据期号推定", "inferred from the issue number";
    FROM_READER: "读者所定", "given by the reader";

    // The account.
    TOTAL: "合计", "total";
    HEADLINES: "标题", "headlines";
    MARKUP: "标记", "markup";
    DROPPED: "略去", "dropped";
    UNPLACED: "无着落", "unplaced";
}

impl Language {
    /// Chinese where the first of LC_ALL, LC_MESSAGES and LANG that is set says so, as POSIX reads them.
    pub(crate) fn of_environment() -> Self {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let locale = names.iter().filter_map(env::var_os).find(|value| !value.is_empty());
        Self::of_locale(&locale.unwrap_or_default().to_string_lossy())
    }

    fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// `phrase` in this language, with `parts` in its gaps.
    pub(crate) fn say(self, phrase: Phrase, parts: &[&dyn Display]) -> String {
        let pattern = match self {
            Self::Chinese => phrase.zh,
            Self::English => phrase.en,
        };
        let mut said = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, behind) = after.split_once('}').unwrap_or((after, ""));
            said.push_str(before);
            if let Some(part) = gap.parse::<usize>().ok().and_then(|at| parts.get(at)) {
                said.push_str(&part.to_string());
            }
            rest = behind;
        }
        said.push_str(rest);
        said
    }
}

/// The sentence for what opening an archive set right.
pub(crate) fn repair(repair: Repair, language: Language) -> String {
    match repair {
        Repair::ImportCompleted { files } => language.say(IMPORT_COMPLETED, &[&files]),
        Repair::DecisionsFollowed { pages } => language.say(DECISIONS_FOLLOWED, &[&pages]),
        Repair::IndexCompleted { stories } => language.say(INDEX_COMPLETED, &[&stories]),
        Repair::IndexRebuilt { stories } => language.say(INDEX_REBUILT, &[&stories]),
        Repair::CatalogueRebuilt { files, missing } => {
            language.say(keeping::CATALOGUE_REPAIRED, &[&files, &missing])
        }
    }
}

/// The sentence for what the library could not do.
pub(crate) fn library_error(error: &library::Error, language: Language) -> String {
    use library::Error;
    let at = |phrase, path: &Path| language.say(phrase, &[&path.display()]);
    match error {
        Error::NoArchive(folder) => at(NO_ARCHIVE, folder),
        Error::NotAnArchive(folder) => at(NOT_AN_ARCHIVE, folder),
        Error::NewerFormat { path, .. } => at(NEWER_ARCHIVE, path),
        Error::Busy(folder) => at(BUSY, folder),
        Error::ReadOnly(folder) => at(READ_ONLY, folder),
        Error::NoArticle(id) => language.say(NO_ARTICLE, &[id]),
        Error::NoPage(page) => language.say(picturing::NO_PAGE, &[page]),
        Error::NoPicture { page, why } => picturing::no_picture(page, why, language),
        Error::NoImport(number) => language.say(imports::NO_IMPORT, &[number]),
        Error::NoBookmark(id) => language.say(NO_BOOKMARK, &[id]),
        Error::NoCollection(named) => language.say(bookmarks::NO_COLLECTION, &[named]),
        Error::NotAName(name) => language.say(bookmarks::NOT_A_NAME, &[name]),
        Error::NameTaken(name) => language.say(bookmarks::NAME_TAKEN, &[name]),
        Error::WithinItself(name) => language.say(bookmarks::WITHIN_ITSELF, &[name]),
        Error::NotAShelfFile { path, reason } => {
            language.say(bookmarks::NOT_A_SHELF_FILE, &[&path.display(), reason])
        }
        Error::NoSearch(name) => language.say(searches::NO_SEARCH, &[name]),
        Error::NothingToUndo(None) => language.say(changing::NOTHING_TO_UNDO, &[]),
        Error::NothingToUndo(Some(change)) => language.say(changing::NO_CHANGE, &[change]),
        Error::Purged(change) => language.say(purge::CANNOT_UNDO, &[change]),
        Error::NoNewspaper(name) => language.say(changing::NO_NEWSPAPER, &[name]),
        Error::NoSuchWords { article, quote } => language.say(NO_SUCH_WORDS, &[article, quote]),
        Error::DamagedShelf { path, backup: Some(copy) } => {
            language.say(keeping::DAMAGED_SHELF, &[&path.display(), &copy.display()])
        }
        Error::DamagedShelf { path, backup: None } => at(keeping::DAMAGED_SHELF_ALONE, path),
        Error::NotABackup(path) => at(keeping::NOT_A_BACKUP, path),
        Error::NoBackup(folder) => at(keeping::NO_BACKUP, folder),
        Error::Database { path, source } if error.is_damage() => {
            language.say(keeping::DAMAGED, &[&path.display(), source])
        }
        Error::File { path, .. }
        | Error::Database { path, .. }
        | Error::Migration { path, .. }
        | Error::Index { path, .. }
            if error.is_full_disk() =>
        {
            at(keeping::FULL_DISK, path)
        }
        Error::Index { path, source } if error.is_damage() => {
            language.say(keeping::DAMAGED, &[&path.display(), source])
        }
        Error::File { path, source } => language.say(UNUSABLE, &[&path.display(), source]),
        Error::Settings { path, source } => language.say(UNUSABLE, &[&path.display(), &source.message()]),
        Error::Database { path, source } => language.say(UNUSABLE, &[&path.display(), source]),
        Error::Migration { path, source } => language.say(UNUSABLE, &[&path.display(), source]),
        Error::Index { path, source } => language.say(UNUSABLE, &[&path.display(), source]),
    }
}

/// What is wrong with a template of names.
pub(crate) fn template_fault(fault: &TemplateError, language: Language) -> String {
    match fault {
        TemplateError::Unclosed { place } => language.say(UNCLOSED_BRACE, &[place]),
        TemplateError::Stray { place } => language.say(STRAY_BRACE, &[place]),
        TemplateError::Unknown { name, place } => {
            language.say(UNKNOWN_FIELD, &[&format!("{{{name}}}"), place])
        }
        TemplateError::Touching { place } => language.say(TOUCHING_FIELDS, &[place]),
        TemplateError::EmptyPart { place } => language.say(EMPTY_PART, &[place]),
        TemplateError::NotADay => language.say(NOT_A_DAY, &[]),
        TemplateError::Nothing => language.say(NO_FIELDS, &[]),
        TemplateError::TooLong => language.say(LONG_TEMPLATE, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gaps_of_a_phrase_are_filled_once() {
        let said = Language::English.say(UNREADABLE, &[&"{1}.txt", &"gone"]);
        assert_eq!(said, "cannot read {1}.txt: gone");
        assert_eq!(Language::Chinese.say(PAGE, &[&"2"]), "2版");
    }

    #[test]
    fn a_locale_names_a_language() {
        assert_eq!(Language::of_locale("zh_CN.UTF-8"), Language::Chinese);
        assert_eq!(Language::of_locale("C.UTF-8"), Language::English);
        assert_eq!(Language::of_locale(""), Language::English);
    }

    #[test]
    fn both_languages_have_the_same_gaps() {
        for phrase in ALL {
            for gap in ["{0}", "{1}", "{2}", "{3}"] {
                assert_eq!(phrase.zh.contains(gap), phrase.en.contains(gap), "{}", phrase.en);
            }
        }
    }
}
