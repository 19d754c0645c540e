//! A page as it is drawn: where its articles stand on it, and where their words do.

use library::{PlacesOnPage, SheetView, TextPlaces};
use newsprint::Rect;
use serde::Serialize;

/// The answer to `sheet`. All lengths in points or pixels from the page's upper left corner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Sheet {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Whether a picture shows it.
    pub(crate) picture: bool,
    /// In reading order; an article that stands nowhere on it is not among them.
    pub(crate) regions: Vec<Region>,
    /// Pictures printed on it.
    pub(crate) pictures: Vec<Rect>,
}

/// Where an article stands on a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Region {
    pub(crate) article: String,
    pub(crate) boxes: Vec<Rect>,
    /// Whether its lines run downwards.
    pub(crate) vertical: bool,
}

/// The answer to `places_of`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Places {
    /// Its lines, or parts of lines, in reading order.
    pub(crate) lines: Vec<Line>,
    /// Where it answers what was sought: the boxes of each place.
    pub(crate) hits: Vec<Vec<Rect>>,
}

/// A line of an article on a page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Line {
    /// The block it is of; null for the head.
    pub(crate) block: Option<usize>,
    #[serde(rename = "box")]
    pub(crate) place: Rect,
}

/// The answer to `save_clipping`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ClippingSaved {
    /// The reader chose no file.
    Cancelled,
    Done {
        path: String,
    },
}

impl From<SheetView> for Sheet {
    fn from(view: SheetView) -> Self {
        let regions = view.regions.into_iter().map(|region| Region {
            article: region.article.to_string(),
            boxes: region.boxes,
            vertical: region.is_vertical,
        });
        Self {
            width: view.width,
            height: view.height,
            picture: view.has_picture,
            regions: regions.collect(),
            pictures: view.pictures,
        }
    }
}

impl From<PlacesOnPage> for Places {
    fn from(on_page: PlacesOnPage) -> Self {
        let PlacesOnPage { column, kicker, headline, subheadline, bylines, blocks, .. } = on_page;
        let heads = [column, kicker, headline, subheadline].into_iter().chain(bylines).map(|text| (None, text));
        let bodies = blocks.into_iter().enumerate().map(|(at, text)| (Some(at), text));
        let mut places = Self::default();
        for (block, TextPlaces { lines, hits }) in heads.chain(bodies) {
            places.lines.extend(lines.into_iter().map(|place| Line { block, place }));
            places.hits.extend(hits);
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::golden;
    use library::{ArticleId, PageId};

    const WIDE: Rect = Rect { left: 40.0, top: 60.5, right: 300.0, bottom: 88.0 };
    const LOW: Rect = Rect { top: 90.0, bottom: 700.25, ..WIDE };

    fn named<T: std::str::FromStr<Err: std::fmt::Debug>>(name: &str) -> T {
        name.parse().unwrap()
    }

    #[test]
    fn a_sheet_has_the_fields_of_its_golden() {
        let article: ArticleId = named("0123456789abc");
        let region = library::Region { article, boxes: vec![WIDE, LOW], is_vertical: false };
        let view = SheetView {
            width: 1105.5,
            height: 1559.0,
            has_picture: true,
            regions: vec![region],
            pictures: vec![LOW],
        };
        golden("sheet.json", &Sheet::from(view));
    }

    #[test]
    fn lines_say_which_block_they_are_of_and_hits_come_place_by_place() {
        let text = |lines: &[Rect], hits: &[&[Rect]]| TextPlaces {
            lines: lines.to_vec(),
            hits: hits.iter().map(|boxes| boxes.to_vec()).collect(),
        };
        let on_page = PlacesOnPage {
            page: named::<PageId>("0123456789abcdef-0"),
            article: named("0123456789abc"),
            width: 1105.5,
            height: 1559.0,
            column: TextPlaces::default(),
            kicker: TextPlaces::default(),
            headline: text(&[WIDE], &[&[WIDE]]),
            subheadline: TextPlaces::default(),
            bylines: Vec::new(),
            blocks: vec![text(&[LOW], &[]), text(&[LOW, WIDE], &[&[LOW, WIDE]])],
        };
        golden("places.json", &Places::from(on_page));
    }

    #[test]
    fn what_became_of_a_clipping_is_as_in_the_golden() {
        let done = ClippingSaved::Done { path: "/media/海曲晨报 2024-03-05 码头启用.png".to_owned() };
        golden("clipping-saved.json", &[ClippingSaved::Cancelled, done]);
    }
}
