//! How a page looks and where articles and hits stand on it. Which source shows a page is decided here: the one its
//! articles are of if it has a picture, else another with a picture, on which they are looked for.

use crate::alignment::Ground;
use crate::catalogue::{self, Drawing, Looked};
use crate::places::{boxes, joined, lines_of, runs, sources};
use crate::selection::Selection;
use crate::story_marks::PartMarks;
use crate::views::{ArticleId, PageId, PlacesOnPage, Region, SheetView, Sought, TextPlaces};
use crate::{Error, Library, Result};
use newsprint::{CharRange, Depicted, Direction, PlacedLine, PrintedText, Rect, Sheet};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Two sheets are of one shape if their sides are in the same proportion, but for so much.
const SAME_SHAPE: f32 = 0.02;

impl Library {
    /// How a page looks: its size, where its articles stand, what is pictured. `None` where no source draws it, and
    /// where the page is not here.
    pub fn sheet(&self, page: &PageId) -> Result<Option<SheetView>> {
        self.catalogue().read(|c| {
            let Some(row) = catalogue::page_row(c, page)? else { return Ok(None) };
            let Some(ground) = PageGround::of(c, row)? else { return Ok(None) };
            let articles = catalogue::looked_for(c, row)?;
            Ok(Some(ground.view(&articles)))
        })
    }

    /// The pages that a selection means, each once, by the first file that shows it.
    pub fn pages_meant(&self, selection: &Selection) -> Result<Vec<PageId>> {
        let matched = self.catalogue().read(|c| catalogue::matching(c, selection))?;
        let mut seen = BTreeSet::new();
        let once = matched.iter().filter(|page| seen.insert(page.page));
        Ok(once.map(|page| PageId::new(&page.source.0, page.ordinal)).collect())
    }

    /// Where the words of the story that an article is a part of stand, part by part, and where they answer what is
    /// sought. A part whose page nothing draws is not among them.
    pub fn places_of(&self, article: ArticleId, sought: Option<Sought<'_>>) -> Result<Vec<PlacesOnPage>> {
        let story = self.story(article)?;
        let marks = match sought {
            Some(Sought { query, exact }) => self.story_marks(article, query, exact)?.parts,
            None => vec![PartMarks::default(); story.parts.len()],
        };
        self.catalogue().read(|c| {
            let mut places = Vec::new();
            for (part, marks) in story.parts.iter().zip(&marks) {
                places.extend(places_of_part(c, part.id, marks)?);
            }
            Ok(places)
        })
    }

    /// The page that an article stands on, and where it stands on what shows it; `None` where it stands nowhere on that.
    pub(crate) fn region_of(&self, article: ArticleId) -> Result<(PageId, Option<PlacedRegion>)> {
        let found = self.catalogue().read(|c| {
            let Some((row, page)) = catalogue::page_of(c, article)? else { return Ok(None) };
            let Some(ground) = PageGround::of(c, row)? else { return Ok(Some((page, None))) };
            let all = catalogue::looked_for(c, row)?;
            let own = all.iter().find(|looked| looked.id == article);
            let boxes = own.map_or_else(Vec::new, |own| joined(&ground.lines(own, &ground.ranges_of(&all))));
            let Sheet { width, height, .. } = ground.sheet;
            Ok(Some((page, (!boxes.is_empty()).then_some(PlacedRegion { width, height, boxes }))))
        })?;
        found.ok_or(Error::NoArticle(article))
    }
}

/// The boxes of an article on a sheet of some size.
pub(crate) struct PlacedRegion {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) boxes: Vec<Rect>,
}

fn places_of_part(
    connection: &Connection,
    article: ArticleId,
    marks: &PartMarks,
) -> rusqlite::Result<Option<PlacesOnPage>> {
    let Some((row, page)) = catalogue::page_of(connection, article)? else { return Ok(None) };
    let Some(ground) = PageGround::of(connection, row)? else { return Ok(None) };
    let looked = catalogue::looked_for(connection, row)?.into_iter().find(|looked| looked.id == article);
    let Some(Looked { text, bylines, .. }) = looked else { return Ok(None) };
    let title = |text: &Option<PrintedText>, hits: &[CharRange]| {
        text.as_ref().map_or_else(TextPlaces::default, |text| ground.places(text, hits))
    };
    let none = Vec::new();
    let blocks = text.blocks.iter().enumerate();
    Ok(Some(PlacesOnPage {
        page,
        article,
        width: ground.sheet.width,
        height: ground.sheet.height,
        column: title(&text.column, &marks.column),
        kicker: title(&text.kicker, &marks.kicker),
        headline: title(&text.headline, &marks.headline),
        subheadline: title(&text.subheadline, &marks.subheadline),
        bylines: bylines
            .iter()
            .enumerate()
            .map(|(at, span)| {
                ground.signed(*span, marks.bylines.get(at).is_some_and(|(_, hits)| !hits.is_empty()))
            })
            .collect(),
        blocks: blocks
            .map(|(at, block)| ground.places(&block.text, marks.blocks.get(at).unwrap_or(&none)))
            .collect(),
    }))
}

/// What the words of a page stand on.
pub(crate) struct PageGround {
    /// The sheet that is shown, with the lines that words are found by.
    pub(crate) sheet: Sheet,
    /// Where the page's articles are another source's: the words on the sheet.
    words: Option<Ground>,
}

impl PageGround {
    pub(crate) fn of(connection: &Connection, page: i64) -> rusqlite::Result<Option<Self>> {
        Ok(Self::among(&catalogue::drawings(connection, page)?))
    }

    /// The drawing with a picture and words, else the picture with the words of another laid over it, else words alone.
    fn among(drawings: &[Drawing]) -> Option<Self> {
        let has_picture = |drawing: &&Drawing| drawing.sheet.sheet.depicted != Depicted::Nowhere;
        let has_words = |drawing: &&Drawing| !drawing.sheet.sheet.lines.is_empty();
        if let Some(whole) = drawings.iter().find(|d| has_picture(d) && has_words(d)) {
            return Some(Self::by(whole));
        }
        let (picture, words) = (drawings.iter().find(has_picture), drawings.iter().find(has_words));
        match (picture, words) {
            (Some(picture), Some(words)) => Some(Self::laid_over(&picture.sheet.sheet, words)),
            (Some(alone), None) | (None, Some(alone)) => Some(Self::by(alone)),
            (None, None) => drawings.first().map(Self::by),
        }
    }

    fn by(drawing: &Drawing) -> Self {
        let words = (!drawing.is_own).then(|| Ground::of(&drawing.sheet.words));
        Self { sheet: drawing.sheet.sheet.clone(), words }
    }

    /// The lines of one drawing on the picture of another, if both are of one shape.
    fn laid_over(picture: &Sheet, words: &Drawing) -> Self {
        let drawn = &words.sheet.sheet;
        let (across, down) = (picture.width / drawn.width.max(1.0), picture.height / drawn.height.max(1.0));
        let is_of_shape = (across / down - 1.0).abs() <= SAME_SHAPE;
        let lines = if is_of_shape { drawn.lines.clone() } else { Vec::new() };
        let scaled = lines.into_iter().map(|line| {
            let Rect { left, top, right, bottom } = line.place;
            let place =
                Rect { left: left * across, top: top * down, right: right * across, bottom: bottom * down };
            PlacedLine { place, ..line }
        });
        Self { sheet: Sheet { lines: scaled.collect(), ..picture.clone() }, ..Self::by(words) }
    }

    fn view(&self, articles: &[Looked]) -> SheetView {
        let all = self.ranges_of(articles);
        let regions = articles.iter().map(|article| {
            let lines = self.lines(article, &all);
            let downwards = lines.iter().filter(|(_, direction)| *direction == Direction::Vertical).count();
            Region { article: article.id, is_vertical: 2 * downwards > lines.len(), boxes: joined(&lines) }
        });
        SheetView {
            width: self.sheet.width,
            height: self.sheet.height,
            has_picture: self.sheet.depicted != Depicted::Nowhere,
            regions: regions.filter(|region| !region.boxes.is_empty()).collect(),
            pictures: self.sheet.pictures.clone(),
        }
    }

    /// The lines that an article stands in, in the order of the source; `all` has what each article of the page takes.
    fn lines(&self, article: &Looked, all: &[(ArticleId, Vec<CharRange>)]) -> Vec<(Rect, Direction)> {
        let of = |is_own: bool| {
            let taken = all.iter().filter(move |(id, _)| (*id == article.id) == is_own);
            let mut ranges: Vec<CharRange> = taken.flat_map(|(_, ranges)| ranges).copied().collect();
            ranges.sort_unstable();
            ranges
        };
        lines_of(&self.sheet.lines, &of(true), &of(false))
    }

    /// The characters that each article takes.
    fn ranges_of(&self, articles: &[Looked]) -> Vec<(ArticleId, Vec<CharRange>)> {
        let ranges = |article: &Looked| {
            let mut ranges: Vec<CharRange> =
                texts(article).iter().flat_map(|text| self.runs(text, &[WHOLE])).collect();
            if self.words.is_none() {
                ranges.extend(&article.bylines);
            }
            ranges
        };
        articles.iter().map(|article| (article.id, ranges(article))).collect()
    }

    /// Where somebody who signed stands; a name is marked whole. On the sheet of another file it is not looked for: so few
    /// characters may stand anywhere.
    fn signed(&self, span: CharRange, is_hit: bool) -> TextPlaces {
        let found = if self.words.is_none() { boxes(&self.sheet.lines, &[span]) } else { Vec::new() };
        let lines: Vec<Rect> = found.into_iter().map(|(place, _)| place).collect();
        TextPlaces { hits: if is_hit { lines.clone() } else { Vec::new() }, lines }
    }

    fn places(&self, text: &PrintedText, hits: &[CharRange]) -> TextPlaces {
        let of = |ranges: &[CharRange]| {
            let found = boxes(&self.sheet.lines, &self.runs(text, ranges));
            found.into_iter().map(|(place, _)| place).collect()
        };
        TextPlaces { lines: of(&[WHOLE]), hits: of(hits) }
    }

    /// The runs of the sheet's source that characters of a text are.
    fn runs(&self, text: &PrintedText, ranges: &[CharRange]) -> Vec<CharRange> {
        match &self.words {
            None => runs(&sources(text), ranges),
            Some(ground) => runs(&ground.find(&text.text), ranges),
        }
    }
}

const WHOLE: CharRange = CharRange::new(0, u32::MAX);

fn texts(article: &Looked) -> Vec<&PrintedText> {
    let text = &article.text;
    let titles = [&text.column, &text.kicker, &text.headline, &text.subheadline];
    titles.into_iter().flatten().chain(text.blocks.iter().map(|block| &block.text)).collect()
}
