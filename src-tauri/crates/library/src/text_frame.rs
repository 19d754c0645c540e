//! All words of an article with their spans as one compressed frame. It knows no table: bytes in, words out.
//!
//! The first byte says how the rest is coded, so that what earlier versions wrote is read.

use crate::compact;
use crate::dictionary::{Dictionary, DictionaryId};
use newsprint::{Article, Block, BlockKind, CharRange, Jump, PageLabel, PrintedText};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// zstd without a dictionary over the JSON of [`Run`]s: what the first version wrote.
const ZSTD_JSON: u8 = 1;

/// The same over the JSON as [`compact`] writes it: a fifth shorter.
const ZSTD_COMPACT: u8 = 2;

/// The name of a dictionary, then the same compressed with it.
const ZSTD_DICTIONARY: u8 = 3;

/// How many characters of an article stand for it in a list.
const BEGINNING: usize = 60;

/// Level 3 is within a few per cent of level 19 on texts this short, at a tenth of the time.
const LEVEL: i32 = 3;

/// The words of an article; its other facts stand in columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ArticleText {
    pub(crate) column: Option<PrintedText>,
    pub(crate) kicker: Option<PrintedText>,
    pub(crate) headline: Option<PrintedText>,
    pub(crate) subheadline: Option<PrintedText>,
    pub(crate) dateline: Option<PrintedText>,
    pub(crate) continues_to: Option<Jump>,
    pub(crate) continued_from: Option<Jump>,
    pub(crate) blocks: Vec<Block>,
}

/// Why a frame cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FrameError {
    #[error("an article's text is empty")]
    Empty,
    #[error("an article's text is coded in a way this version does not know: {0}")]
    UnknownCodec(u8),
    #[error("an article's text is damaged")]
    Damaged(#[source] std::io::Error),
    #[error("an article's text is damaged")]
    Garbled(#[source] serde_json::Error),
    #[error("what an article's text was packed with is not here")]
    NoDictionary,
    #[error("an article's text is damaged")]
    Characters,
    #[error("an article's text has a span outside its source")]
    Span,
}

/// One text: what it is, its words, and its spans as distances (from the end of the one before, then the
/// length), which repeat from line to line and so compress to almost nothing. What earlier versions wrote behind them,
/// where a block is drawn, is passed over: the page's sheet says it of every character.
#[derive(Serialize, Deserialize)]
struct Run(Tag, String, Vec<i64>, #[serde(default, skip_serializing)] Option<IgnoredAny>);

/// One letter each. A letter once used keeps its meaning.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "c")]
    Column,
    #[serde(rename = "k")]
    Kicker,
    #[serde(rename = "h")]
    Headline,
    #[serde(rename = "s")]
    Subheadline,
    #[serde(rename = "d")]
    Dateline,
    #[serde(rename = ">")]
    ContinuesTo,
    #[serde(rename = "<")]
    ContinuedFrom,
    #[serde(rename = "p")]
    Paragraph,
    #[serde(rename = "u")]
    Subhead,
    #[serde(rename = "g")]
    Caption,
    #[serde(rename = "v")]
    Verse,
    #[serde(rename = "l")]
    List,
    #[serde(rename = "t")]
    Table,
    #[serde(rename = "e")]
    EditorsNote,
}

impl ArticleText {
    /// The words of a parsed article.
    pub(crate) fn of(article: &Article) -> Self {
        Self {
            column: article.column.clone(),
            kicker: article.kicker.clone(),
            headline: article.headline.clone(),
            subheadline: article.subheadline.clone(),
            dateline: article.dateline.clone(),
            continues_to: article.continues_to.clone(),
            continued_from: article.continued_from.clone(),
            blocks: article.blocks.clone(),
        }
    }

    /// The first words of the body, for lists; of a caption if there is no body.
    pub(crate) fn beginning(&self) -> String {
        let is_body = |kind| !matches!(kind, BlockKind::Caption | BlockKind::Subhead);
        let block = self.blocks.iter().find(|b| is_body(b.kind)).or(self.blocks.first());
        block.map_or_else(String::new, |block| {
            let line = block.text.text.replace('\n', " ");
            line.chars().take(BEGINNING).collect()
        })
    }

    /// The frame, packed with a dictionary if there is one.
    pub(crate) fn pack(&self, dictionary: Option<&Dictionary>) -> Vec<u8> {
        let json = serde_json::to_string(&self.runs()).expect("BUG: runs are texts and numbers");
        let short = compact::shorten(&json);
        match dictionary {
            Some(dictionary) => {
                [&[ZSTD_DICTIONARY][..], &dictionary.id().0, &dictionary.pack(&short)].concat()
            }
            None => {
                let compressed = zstd::bulk::compress(&short, LEVEL)
                    .expect("BUG: zstd fails only where memory does, and then aborts");
                [&[ZSTD_COMPACT][..], &compressed].concat()
            }
        }
    }

    /// What [`ArticleText::pack`] was given; `find` has the dictionaries.
    pub(crate) fn unpack(
        frame: &[u8],
        find: impl FnOnce(DictionaryId) -> Option<Arc<Dictionary>>,
    ) -> Result<Self, FrameError> {
        let json = match frame.split_first() {
            Some((&ZSTD_JSON, compressed)) => {
                zstd::stream::decode_all(compressed).map_err(FrameError::Damaged)?
            }
            _ => {
                let short = Self::unpacked(frame, find)?;
                compact::restore(&short).ok_or(FrameError::Characters)?.into_bytes()
            }
        };
        let runs: Vec<Run> = serde_json::from_slice(&json).map_err(FrameError::Garbled)?;
        let mut text = Self::default();
        for run in runs {
            text.add(run)?;
        }
        Ok(text)
    }

    /// What was compressed: the words in [`compact`] characters, which a dictionary is learnt from.
    pub(crate) fn unpacked(
        frame: &[u8],
        find: impl FnOnce(DictionaryId) -> Option<Arc<Dictionary>>,
    ) -> Result<Vec<u8>, FrameError> {
        let (&codec, rest) = frame.split_first().ok_or(FrameError::Empty)?;
        let short = match codec {
            ZSTD_COMPACT => zstd::stream::decode_all(rest),
            ZSTD_DICTIONARY => {
                let (id, packed) = rest.split_first_chunk().ok_or(FrameError::Empty)?;
                find(DictionaryId(*id)).ok_or(FrameError::NoDictionary)?.unpack(packed)
            }
            unknown => return Err(FrameError::UnknownCodec(unknown)),
        };
        short.map_err(FrameError::Damaged)
    }

    fn runs(&self) -> Vec<Run> {
        let titles = [
            (Tag::Column, &self.column),
            (Tag::Kicker, &self.kicker),
            (Tag::Headline, &self.headline),
            (Tag::Subheadline, &self.subheadline),
            (Tag::Dateline, &self.dateline),
        ];
        let jumps = [(Tag::ContinuesTo, &self.continues_to), (Tag::ContinuedFrom, &self.continued_from)];
        let mut runs = Vec::with_capacity(self.blocks.len() + 3);
        for (tag, printed) in titles {
            runs.extend(printed.as_ref().map(|p| Run(tag, p.text.clone(), distances(&p.spans), None)));
        }
        for (tag, jump) in jumps {
            runs.extend(jump.as_ref().map(|jump| Run(tag, words_of(jump), distances(&[jump.span]), None)));
        }
        runs.extend(self.blocks.iter().map(|block| {
            let PrintedText { text, spans } = &block.text;
            Run(tag_of(block.kind), text.clone(), distances(spans), None)
        }));
        runs
    }

    fn add(&mut self, Run(tag, text, distances, _): Run) -> Result<(), FrameError> {
        let printed = PrintedText { text, spans: spans(&distances)? };
        match tag {
            Tag::Column => self.column = Some(printed),
            Tag::Kicker => self.kicker = Some(printed),
            Tag::Headline => self.headline = Some(printed),
            Tag::Subheadline => self.subheadline = Some(printed),
            Tag::Dateline => self.dateline = Some(printed),
            Tag::ContinuesTo => self.continues_to = Some(jump(&printed)),
            Tag::ContinuedFrom => self.continued_from = Some(jump(&printed)),
            Tag::Paragraph => self.add_block(BlockKind::Paragraph, printed),
            Tag::Subhead => self.add_block(BlockKind::Subhead, printed),
            Tag::Caption => self.add_block(BlockKind::Caption, printed),
            Tag::Verse => self.add_block(BlockKind::Verse, printed),
            Tag::List => self.add_block(BlockKind::List, printed),
            Tag::Table => self.add_block(BlockKind::Table, printed),
            Tag::EditorsNote => self.add_block(BlockKind::EditorsNote, printed),
        }
        Ok(())
    }

    fn add_block(&mut self, kind: BlockKind, text: PrintedText) {
        self.blocks.push(Block { kind, text });
    }
}

/// The page, and on a line of its own the headline if the jump names one.
fn words_of(jump: &Jump) -> String {
    let headline = jump.headline.iter().flat_map(|headline| ["\n", headline]);
    std::iter::once(jump.page.as_str()).chain(headline).collect()
}

fn jump(printed: &PrintedText) -> Jump {
    let span = printed.spans.first().copied().unwrap_or(CharRange::new(0, 0));
    let (page, headline) = match printed.text.split_once('\n') {
        Some((page, headline)) => (page, Some(headline.to_owned())),
        None => (printed.text.as_str(), None),
    };
    Jump { page: PageLabel::new(page), headline, span }
}

const fn tag_of(kind: BlockKind) -> Tag {
    match kind {
        BlockKind::Paragraph => Tag::Paragraph,
        BlockKind::Subhead => Tag::Subhead,
        BlockKind::Caption => Tag::Caption,
        BlockKind::Verse => Tag::Verse,
        BlockKind::List => Tag::List,
        BlockKind::Table => Tag::Table,
        BlockKind::EditorsNote => Tag::EditorsNote,
    }
}

fn distances(spans: &[CharRange]) -> Vec<i64> {
    let mut before = 0;
    let mut distances = Vec::with_capacity(spans.len() * 2);
    for span in spans {
        distances.push(i64::from(span.start) - before);
        distances.push(i64::from(span.end) - i64::from(span.start));
        before = i64::from(span.end);
    }
    distances
}

fn spans(distances: &[i64]) -> Result<Vec<CharRange>, FrameError> {
    let mut at: i64 = 0;
    let mut step = |distance: i64| {
        at = at.checked_add(distance).ok_or(FrameError::Span)?;
        u32::try_from(at).map_err(|_| FrameError::Span)
    };
    let (pairs, rest) = distances.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(FrameError::Span);
    }
    pairs.iter().map(|&[gap, length]| Ok(CharRange::new(step(gap)?, step(length)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str, spans: &[(u32, u32)]) -> PrintedText {
        PrintedText {
            text: text.to_owned(),
            spans: spans.iter().map(|&(start, end)| CharRange::new(start, end)).collect(),
        }
    }

    fn none(_: DictionaryId) -> Option<Arc<Dictionary>> {
        None
    }

    fn everything() -> ArticleText {
        let kinds = [
            BlockKind::Paragraph,
            BlockKind::Subhead,
            BlockKind::Caption,
            BlockKind::Verse,
            BlockKind::List,
            BlockKind::Table,
            BlockKind::EditorsNote,
        ];
        let blocks: Vec<Block> =
            kinds.map(|kind| Block { kind, text: printed("春风\n又绿", &[(40, 42), (9, 11)]) }).into();
        ArticleText {
            column: Some(printed("街坊", &[(0, 2)])),
            kicker: Some(printed("引", &[(3, 4)])),
            headline: Some(printed("题", &[(5, 6)])),
            subheadline: Some(printed("副", &[(7, 8)])),
            dateline: Some(printed("3月4日", &[(20, 24)])),
            continues_to: Some(Jump {
                page: PageLabel::new("2"),
                headline: None,
                span: CharRange::new(90, 94),
            }),
            continued_from: Some(Jump {
                page: PageLabel::new("A01"),
                headline: Some("题".to_owned()),
                span: CharRange::new(80, 84),
            }),
            blocks,
        }
    }

    #[test]
    fn what_is_packed_comes_out_the_same() {
        for text in [ArticleText::default(), everything()] {
            assert_eq!(ArticleText::unpack(&text.pack(None), none).unwrap(), text);
        }
    }

    #[test]
    fn what_the_first_version_packed_is_read() {
        let text = everything();
        let json = serde_json::to_vec(&text.runs()).unwrap();
        let frame = [&[ZSTD_JSON][..], &zstd::bulk::compress(&json, LEVEL).unwrap()].concat();
        assert_eq!(ArticleText::unpack(&frame, none).unwrap(), text);
        let of_words = "桥头的灯亮了一夜，江上的船都看得见。".repeat(2);
        let paragraph = Block { kind: BlockKind::Paragraph, text: printed(&of_words, &[]) };
        let text = ArticleText { blocks: vec![paragraph], ..ArticleText::default() };
        let json = serde_json::to_vec(&text.runs()).unwrap();
        assert!(text.pack(None).len() < zstd::bulk::compress(&json, LEVEL).unwrap().len());
    }

    #[test]
    fn places_that_earlier_versions_wrote_of_a_block_are_passed_over() {
        let run =
            r#"["p","船都回来了",[3,5],{"boxes":[{"left":1,"top":2,"right":3,"bottom":4}],"font_size":9}]"#;
        for run in [run, r#"["p","船都回来了",[3,5],null]"#] {
            let packed = zstd::bulk::compress(format!("[{run}]").as_bytes(), LEVEL).unwrap();
            let text = ArticleText::unpack(&[&[ZSTD_JSON][..], &packed].concat(), none).unwrap();
            assert_eq!(text.blocks[0].text, printed("船都回来了", &[(3, 8)]));
        }
    }

    #[test]
    fn spans_of_wrapped_lines_cost_little() {
        let words: String = ('一'..).take(1600).collect();
        let lines: Vec<(u32, u32)> = (0..100).map(|line| (line * 17, line * 17 + 16)).collect();
        let block = |spans: &[_]| Block { kind: BlockKind::Paragraph, text: printed(&words, spans) };
        let with = ArticleText { blocks: vec![block(&lines)], ..ArticleText::default() };
        let without = ArticleText { blocks: vec![block(&[])], ..ArticleText::default() };
        let (with, without) = (with.pack(None).len(), without.pack(None).len());
        assert!(with < without + 80, "{without} without spans, {with} with them");
    }

    #[test]
    fn damage_is_said_and_does_not_panic() {
        let frame = everything().pack(None);
        assert!(matches!(ArticleText::unpack(&[], none), Err(FrameError::Empty)));
        assert!(matches!(ArticleText::unpack(&[9, 1], none), Err(FrameError::UnknownCodec(9))));
        assert!(ArticleText::unpack(&frame[..frame.len() / 2], none).is_err());
        assert!(matches!(ArticleText::unpack(&[3, 1], none), Err(FrameError::Empty)));
        assert!(matches!(ArticleText::unpack(&[3, 1, 2, 3, 4, 5], none), Err(FrameError::NoDictionary)));
        assert!(matches!(spans(&[-1, 2]), Err(FrameError::Span)));
        assert!(matches!(spans(&[i64::MAX, i64::MAX]), Err(FrameError::Span)));
    }
}
