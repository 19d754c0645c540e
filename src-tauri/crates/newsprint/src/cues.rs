//! The kinds of evidence that labels are weighed by.

/// One piece of evidence. The order is that of the rows in `labels::WEIGHTS`.
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
}

/// How many cues there are.
pub(crate) const CUES: usize = Cue::OtherMatter as usize + 1;

/// The set of cues a line shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueSet(u128);

impl CueSet {
    /// Adds `cue` if `seen`.
    pub(crate) fn note(&mut self, cue: Cue, seen: bool) {
        self.0 |= u128::from(seen) << cue as u8;
    }

    /// The places of its cues in `labels::WEIGHTS`.
    pub(crate) fn rows(self) -> impl Iterator<Item = usize> {
        (0..CUES).filter(move |row| self.0 >> row & 1 == 1)
    }
}
