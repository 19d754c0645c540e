//! Which page shows which quirk, and which are not read rightly yet.

/// What pages do, and the pages that show it, in as many manners as matter.
pub(crate) const QUIRKS: &[(&str, &[&str])] = &[
    (
        "lines broken at a measure",
        &["wrapped-blank-lines", "wrapped-indented", "wrapped-narrow", "wrapped-few-lines"],
    ),
    ("lines that flow", &["flowing", "markdown"]),
    ("a sentence broken where a column ended", &["broken-sentence", "broken-sentence-wrapped"]),
    ("a Latin word at a line's end", &["latin-word-at-line-end", "english-name-in-text"]),
    (
        "a caption inside a sentence",
        &[
            "caption-inside-sentence",
            "caption-inside-sentence-wrapped",
            "caption-photographer-broken",
            "caption-photographer-below",
            "caption-wrapped-inside-sentence",
            "caption-whose-photographer-is-broken",
        ],
    ),
    (
        "headlines after their bodies",
        &["headline-below", "headline-below-flowing", "headline-below-indented", "headline-below-unsigned"],
    ),
    (
        "a lead's headline far from its text",
        &["far-headline", "far-headline-wrapped", "far-headline-unparted", "headlines-crossed"],
    ),
    ("a piece laid inside another", &["interleaved", "interleaved-indented", "interleaved-with-headline"]),
    (
        "names in brackets",
        &["signature-in-brackets", "old-signature-under-headline", "pen-name-under-headline-no-gaps"],
    ),
    ("names at the end of the last line", &["signature-at-line-end", "pen-name-at-text-end"]),
    ("names behind a sign, with the paper's", &["byline-names-paper"]),
    (
        "names in the lead-in",
        &[
            "dateline-lead-in-author",
            "lead-in-unsigned",
            "byline-over-lead-in",
            "lead-in-and-signature-of-two-pieces",
        ],
    ),
    ("spaces inside names, and a roster", &["spaced-names-and-roster", "two-bylines-one-page"]),
    ("the day in a dateline without a year", &["date-in-dateline", "dateline-evening-paper"]),
    ("the day in the nameplate", &["date-in-nameplate"]),
    ("the day in the page line", &["page-line-with-date", "headline-under-page-name"]),
    ("a speech over several paragraphs", &["quotation-over-paragraphs"]),
    ("a note on the writer", &["note-on-the-writer", "note-on-the-writer-wrapped"]),
    ("the day nowhere", &["undated"]),
    ("the day in names of files and folders", &["file-and-folder-names"]),
    ("民國 dates", &["minguo-date", "traditional-1920s"]),
    ("干支 dates", &["ganzhi-date"]),
    ("农历 beside the date", &["lunar-date", "lunar-date-1920s", "date-in-nameplate"]),
    (
        "column, kicker, headline, subheadline",
        &["headline-stack", "kicker-and-byline-between", "headline-over-two-lines"],
    ),
    (
        "subheads",
        &[
            "subheads",
            "subheads-long",
            "subhead-at-the-measure",
            "sections-with-ordinals",
            "sections-unsigned-under-a-lead",
        ],
    ),
    ("headlines set off from their own texts", &["headlines-set-off"]),
    ("标题新闻 without body", &["bare-headlines", "titles-between-gaps"]),
    ("briefs in a row", &["briefs", "briefs-wrapped"]),
    ("notices", &["notice", "notice-of-office-wrapped", "notice-old"]),
    ("brackets and numbers broken by the measure", &["bracket-over-two-lines", "telephone-on-its-own-line"]),
    ("遗失声明, many and nearly the same", &["lost-notices", "lost-notices-each-headed"]),
    (
        "rosters",
        &[
            "roster",
            "roster-of-names",
            "roster-of-names-wrapped",
            "roster-items-wrapped",
            "roster-wrapped",
            "spaced-names-and-roster",
        ],
    ),
    ("poems", &["poem", "poem-old", "poem-classical", "poem-wrapped", "poems-under-one-title"]),
    ("a heading right under a poem or a table", &["heading-under-a-poem", "two-tables-in-a-row"]),
    ("couplets", &["couplet", "couplets-many"]),
    ("weather", &["weather", "weather-flowing", "weather-ear"]),
    ("words beside the title", &["words-beside-the-title"]),
    ("tables as text", &["table", "table-ruled", "table-of-scores", "price-list-old"]),
    ("serials", &["serial", "serial-wrapped", "serial-name-alone-wrapped"]),
    ("interviews", &["interview", "interview-question-and-answer", "interview-questions-apart"]),
    ("photo stories", &["photo-story", "photo-story-numbered", "photo-inside-article", "photo-alone"]),
    ("advertisements", &["advertisements", "advertisements-old"]),
    ("编者按", &["editors-note", "editors-reply", "editors-reply-wrapped"]),
    ("letters", &["letter", "letter-with-place", "letter-greeting", "letter-and-reply", "editors-reply"]),
    (
        "traditional characters and the usage of the 1920s",
        &["traditional-1920s", "old-signature-under-headline", "traditional-flowing"],
    ),
    ("English lines", &["english-lines"]),
    ("page lines in the middle", &["folio-in-the-middle", "folio-at-foot"]),
    ("two pages in one file", &["two-pages-form-feed", "two-pages-nameplates", "folio-in-the-middle"]),
    ("an article's end before its beginning", &["end-before-beginning", "end-signed-before-its-beginning"]),
    (
        "jumps",
        &[
            "jump-to",
            "jump-from",
            "jump-from-unnamed",
            "jump-line-lost",
            "jump-inside-last-line",
            "jump-broken-by-the-measure",
        ],
    ),
    ("credits and imprint", &["credits-and-imprint"]),
];

/// Pages that are read wrongly, and how. It may only grow shorter: what is read rightly must leave it.
pub(crate) const NOT_YET: &[(&str, &str)] = &[
    ("headline-stack", "a subheadline of two clauses is joined to the short headline over it"),
    ("kicker-and-byline-between", "a kicker is joined to the headline under it, which is shorter"),
];
