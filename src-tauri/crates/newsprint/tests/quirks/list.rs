//! Which page shows which quirk, and which are not read rightly yet.

/// What pages do, and the pages that show it, in as many manners as matter.
pub(crate) const QUIRKS: &[(&str, &[&str])] = &[
    ("lines broken at a measure", &["wrapped-blank-lines", "wrapped-indented"]),
    ("lines that flow", &["flowing", "markdown"]),
    ("a sentence broken where a column ended", &["broken-sentence", "broken-sentence-wrapped"]),
    ("a Latin word at a line's end", &["latin-word-at-line-end"]),
    ("a caption inside a sentence", &["caption-inside-sentence", "caption-inside-sentence-wrapped"]),
    ("headlines after their bodies", &["headline-below", "headline-below-flowing"]),
    ("a lead's headline far from its text", &["far-headline", "far-headline-wrapped"]),
    ("a piece laid inside another", &["interleaved", "interleaved-indented"]),
    ("names in brackets", &["signature-in-brackets", "old-signature-under-headline"]),
    ("names at the end of the last line", &["signature-at-line-end"]),
    ("names behind a sign, with the paper's", &["byline-names-paper"]),
    ("names in the lead-in", &["dateline-lead-in-author"]),
    ("spaces inside names, and a roster", &["spaced-names-and-roster"]),
    ("the day in a dateline without a year", &["date-in-dateline", "dateline-evening-paper"]),
    ("the day in the nameplate", &["date-in-nameplate"]),
    ("the day nowhere", &["undated"]),
    ("the day in names of files and folders", &["file-and-folder-names"]),
    ("民國 dates", &["minguo-date", "traditional-1920s"]),
    ("干支 dates", &["ganzhi-date"]),
    ("农历 beside the date", &["lunar-date", "date-in-nameplate"]),
    (
        "column, kicker, headline, subheadline",
        &["headline-stack", "kicker-and-byline-between", "headline-over-two-lines"],
    ),
    ("subheads", &["subheads"]),
    ("标题新闻 without body", &["bare-headlines"]),
    ("briefs in a row", &["briefs"]),
    ("notices", &["notice", "notice-old"]),
    ("遗失声明, many and nearly the same", &["lost-notices", "lost-notices-each-headed"]),
    ("rosters", &["roster", "roster-of-names", "roster-wrapped", "spaced-names-and-roster"]),
    ("poems", &["poem", "poem-old", "poem-classical"]),
    ("couplets", &["couplet", "couplets-many"]),
    ("weather", &["weather", "weather-flowing"]),
    ("tables as text", &["table", "table-ruled"]),
    ("serials", &["serial", "serial-wrapped"]),
    ("interviews", &["interview", "interview-question-and-answer", "interview-questions-apart"]),
    ("photo stories", &["photo-story", "photo-story-numbered", "photo-alone"]),
    ("advertisements", &["advertisements", "advertisements-old"]),
    ("编者按", &["editors-note", "editors-reply"]),
    ("letters", &["letter", "letter-with-place", "editors-reply"]),
    (
        "traditional characters and the usage of the 1920s",
        &["traditional-1920s", "old-signature-under-headline"],
    ),
    ("English lines", &["english-lines"]),
    ("page lines in the middle", &["folio-in-the-middle", "folio-at-foot"]),
    ("two pages in one file", &["two-pages-form-feed", "two-pages-nameplates", "folio-in-the-middle"]),
    ("an article's end before its beginning", &["end-before-beginning"]),
    ("jumps", &["jump-to", "jump-from", "jump-inside-last-line"]),
    ("credits and imprint", &["credits-and-imprint"]),
];

/// Pages that are read wrongly, and how. It may only grow shorter: what is read rightly must leave it.
pub(crate) const NOT_YET: &[(&str, &str)] =
    &[("headline-stack", "..."), ("kicker-and-byline-between", "..."), ("subheads", "...")];
