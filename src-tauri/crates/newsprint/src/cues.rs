//! The kinds of evidence that labels are weighed by.

/// One piece of evidence. The order is that of the rows in the table of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Cue {
    /// Up to 4 em wide and not part of wrapped text; so the next six, wider and wider.
    Tiny,
    Short,
    Headline,
    Broad,
    Long,
    Longer,
    Paragraph,
    /// A stop inside, before the end.
    InnerStop,
    /// Ends with 。 or a mark that closes after it.
    EndStop,
    /// Ends with ！ or ？.
    EndMark,
    /// Ends with ： .
    EndColon,
    /// Ends with ，or 、.
    EndPause,
    /// Ends with ——.
    EndDash,
    /// Begins with ——.
    StartDash,
    /// Two clauses set apart by a space.
    InnerSpace,
    /// Fills the measure.
    Full,
    /// The line before is full and breaks inside a sentence: this one goes on.
    GoesOn,
    /// The line before is full and ends with a stop.
    GoesOnAfterStop,
    /// As `GoesOn`, but over a gap.
    GoesOnOverGap,
    /// Set in as a paragraph's first line is.
    Indented,
    /// Markdown's heading of the page's upper level.
    MarkedHead,
    /// Markdown's heading of a lower level.
    MarkedSubhead,
    /// A byline with its sign or a role, and names.
    SignedByRole,
    /// Names only, each with a surname.
    NamesOnly,
    /// Names in brackets, surely so.
    BracketNames,
    /// Something short in brackets that may be a pen name.
    BracketPenName,
    /// Something short in brackets between a short line and text: who wrote it.
    PenNameUnderHead,
    /// Names only between a short line and text.
    NamesUnderHead,
    /// The number of an instalment follows.
    BeforeInstalment,
    /// Only numbers in brackets, or 第八回: the instalment or chapter of a serial, under its title.
    Instalment,
    /// What it says is said again right below.
    EchoedBelow,
    /// What it says was said right above.
    EchoedAbove,
    /// Flush after a full line, on a page that sets paragraphs in.
    FlushAmongIndented,
    /// A sign of enumeration before few words, as before the line next to it.
    ItemAmongItems,
    /// 下转二版, alone.
    Jump,
    /// Its own words say furniture.
    FurnitureWords,
    /// Short, without a stop, beside furniture.
    BesideFurniture,
    /// Ends with 报 and stands first or beside the date.
    PaperName,
    /// ▲ or its like before the words.
    CaptionMark,
    /// 图为.
    PictureWords,
    /// (某某 摄) at its end.
    PhotoCredit,
    /// A short whole sentence that stands where another sentence is broken.
    InBrokenSentence,
    /// The sentence around it opens a quotation that closes after it.
    QuoteBridge,
    /// 本报…讯 at its beginning.
    ReportOpener,
    /// 近日, 日前, 昨天.
    FreshOpener,
    /// 一、 or （一） before few words.
    Numbered,
    /// 问： or 答：.
    Question,
    /// A byline follows, at once or after another short line.
    BeforeByline,
    /// A byline stands before.
    AfterByline,
    /// The text before it was signed off.
    AfterSignature,
    /// A jump stands before.
    AfterJump,
    /// The text before it is broken off inside a sentence.
    AfterBreak,
    /// Others on this page are signed, the text before it is not.
    AfterUnsigned,
    /// Nearly all on this page are signed, the text before it is not.
    AfterUnsignedAmongSigned,
    /// Prose follows.
    BeforeProse,
    /// What follows is short, too.
    BeforeShort,
    /// The first of the page.
    First,
    /// No gap between it and the line before, where gaps are usual.
    Tight,
    /// A wider gap than usual before it.
    Loose,
    /// Meant to be broken here: verse.
    Verse,
    /// Columns of names or figures.
    Row,
    /// Stands between rows.
    AmongRows,
    /// A word is broken between it and the next line.
    BreaksWord,
    /// A word is broken between the line before and it.
    WordBroken,
    /// A quotation stays open at its end.
    OpenQuote,
    /// Its last sign governs what must follow.
    Governing,
    /// All in brackets, and neither signature nor jump.
    InBrackets,
    /// Names stand on the next line.
    BeforeSignature,
    /// Ends with a colon over another short line.
    ColonOverHead,
    /// No gap between two short lines, where gaps are usual.
    ClosePair,
    /// Who took a picture signs below.
    BeforePhotographer,
    /// Other short lines of its length stand between paragraphs of the same piece.
    InSeries,
    /// No other short line stands between paragraphs of the same piece.
    Lonely,
    /// What follows opens as fresh news does.
    BeforeNews,
    /// The words before and after it are about the same things.
    SameMatter,
    /// The words before and after it have little in common.
    OtherMatter,
    /// The text before it stops inside a sentence, at no gap.
    AfterUnfinished,
    /// Flush after a line that is set in and unfinished.
    FlushAfterSetIn,
    /// Flush, on a page that sets paragraphs in.
    NotSetIn,
    /// Ends a sentence and is no wider than the unfinished line before it.
    EndsWhatWasOpen,
    /// 遗失声明, 招聘启事, 停水通知.
    NoticeTitle,
    /// A short line that ends as the names of offices and firms do.
    OfficeName,
    /// A day, and nothing else.
    DateAlone,
    /// 敬启, 谨上, 此致.
    Closing,
    /// Ends with a colon over running text.
    ColonOverText,
    /// Begins with the same sign as a line near it.
    MarkedItem,
    /// Ends or begins as the names of columns do.
    ColumnLabel,
    /// Speaks the language of campaigns.
    Slogan,
    /// A wider gap than usual after it.
    LooseAfter,
    /// A gap before it that is wider by two lines and more.
    WideGap,
    /// The line before ends a sentence.
    AfterClosed,
    /// The line before is short and open: a head, a name, a label.
    AfterShort,
    /// Mostly Latin letters.
    Latin,
    /// Mostly figures.
    Figures,
    /// One of the last three of the page.
    NearEnd,
    /// One of the first six of the page.
    NearStart,
    /// As wide as the short line next to it.
    AsWideAsNext,
    /// The same words stand elsewhere on the page.
    Twice,
    /// Short, between two texts that are both whole.
    BetweenWholes,
    /// Short and open on a page whose text flows.
    OpenOnFlowing,
    /// Open and as wide as a column of this page, though its neighbours are not.
    AtMeasure,
    /// Open and narrower than the columns of this page.
    UnderMeasure,
    /// The line before ends a sentence short of the measure.
    AfterLastLine,
    /// 电话, an address of the net, or a long number, and no sentence.
    Telephone,
    /// ① and its like at its beginning.
    Circled,
    /// Opens with a short cell, as the line next to it does.
    CellLine,
    /// Fewer than 90 characters of text follow before the next short line; more than 360.
    LittleBelow,
    MuchBelow,
    /// The same for the text above.
    LittleAbove,
    MuchAbove,
    /// One paragraph follows before the next short line.
    OneBelow,
    /// One paragraph stands between it and the short line before.
    OneAbove,
    /// 要闻, 文体: the name of a page, or its number alone, near its beginning.
    PageName,
    /// A person's name, alone or after a place or office, under whole text.
    NameUnderText,
    /// After a whole sentence, open, two short of a column: set in by two characters that the dump has lost.
    LostIndent,
    /// The full line before ends a sentence and had room for more.
    RoomBefore,
    /// Full and open, though it has room for more.
    RoomLeft,
    /// Most of what it says is said again right below.
    EchoedFully,
    /// A word is broken between it and running text below.
    BreaksIntoText,
    /// Another line that stands apart from it is made as it is: 以…为方向, 以…为动力. At least two others are.
    Rhymes,
    RhymesOften,
    /// No byline stands between it and the text below, as most heads of the page have one.
    NoByline,
    /// The texts above and below speak of the same far more than texts of this page do.
    WhollySameMatter,
    /// Short, and nearly all texts around it are one paragraph: briefs.
    AmongBriefs,
    /// What it says is said again below, and nothing of it above.
    EchoedOnlyBelow,
    /// What it says was said above, and nothing of it below.
    EchoedOnlyAbove,
}

/// How many cues there are.
pub(crate) const CUES: usize = Cue::EchoedOnlyAbove as usize + 1;

/// The set of cues a line shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueSet(u128);

impl CueSet {
    /// Adds `cue` if `seen`.
    pub(crate) fn note(&mut self, cue: Cue, seen: bool) {
        self.0 |= u128::from(seen) << cue as u8;
    }

    /// Whether it has `cue`.
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 >> cue as u8 & 1 == 1
    }

    /// The places of its cues in the table of weights.
    pub(crate) fn rows(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let row = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (row < CUES).then_some(row)
        })
    }
}
