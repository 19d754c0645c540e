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
        let heads =
            [column, kicker, headline, subheadline].into_iter().chain(bylines).map(|text| (None, text));
        let bodies = blocks.into_iter().enumerate().map(|(at, text)| (Some(at), text));
        let mut places = Self::default();
        for (block, TextPlaces { lines, hits }) in heads.chain(bodies) {
            places.hits.extend(by_place(&lines, hits));
            places.lines.extend(lines.into_iter().map(|place| Line { block, place }));
        }
        places
    }
}

/// In the sheet's unit: what is nearer than that is at the same place.
const SAME: f32 = 0.05;

/// The boxes of each place: what goes on from the end of a line at the beginning of the next is one, since no two places
/// that answer a query touch.
fn by_place(lines: &[Rect], hits: Vec<Rect>) -> Vec<Vec<Rect>> {
    let mut places: Vec<Vec<Rect>> = Vec::new();
    let mut open = None;
    for hit in hits {
        let line = lines.iter().position(|line| holds(line, &hit));
        let goes_on = open.is_some() && line == open && line.is_some_and(|at| begins(&lines[at], &hit));
        match places.last_mut().filter(|_| goes_on) {
            Some(place) => place.push(hit),
            None => places.push(vec![hit]),
        }
        open = line.filter(|at| ends(&lines[*at], &hit)).map(|at| at + 1);
    }
    places
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() < SAME
}

fn holds(line: &Rect, hit: &Rect) -> bool {
    hit.left > line.left - SAME
        && hit.right < line.right + SAME
        && hit.top > line.top - SAME
        && hit.bottom < line.bottom + SAME
}

/// Whether a part of a line, whichever way it runs, is its beginning.
fn begins(line: &Rect, part: &Rect) -> bool {
    near(line.left, part.left) && near(line.top, part.top)
}

fn ends(line: &Rect, part: &Rect) -> bool {
    near(line.right, part.right) && near(line.bottom, part.bottom)
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
        let text = |lines: &[Rect], hits: &[Rect]| TextPlaces { lines: lines.to_vec(), hits: hits.to_vec() };
        let (end, beginning) = (Rect { left: 250.0, ..WIDE }, Rect { right: 60.0, ..LOW });
        let on_page = PlacesOnPage {
            page: named::<PageId>("0123456789abcdef-0"),
            article: named("0123456789abc"),
            width: 1105.5,
            height: 1559.0,
            column: TextPlaces::default(),
            kicker: TextPlaces::default(),
            headline: text(&[WIDE], &[WIDE]),
            subheadline: TextPlaces::default(),
            bylines: Vec::new(),
            blocks: vec![text(&[LOW], &[]), text(&[WIDE, LOW], &[end, beginning])],
        };
        golden("places.json", &Places::from(on_page));
    }

    #[test]
    fn a_place_that_runs_over_a_line_s_end_is_one_and_two_in_a_line_are_two() {
        let line = |top: f32| Rect { left: 10.0, top, right: 110.0, bottom: top + 10.0 };
        let part = |top: f32, left: f32, right: f32| Rect { left, right, ..line(top) };
        let lines = [line(0.0), line(15.0), line(30.0)];
        let hits = vec![
            part(0.0, 20.0, 40.0),
            part(0.0, 80.0, 110.0),
            part(15.0, 10.0, 110.0),
            part(30.0, 10.0, 30.0),
            part(30.0, 50.0, 70.0),
        ];
        let counts: Vec<usize> = by_place(&lines, hits).iter().map(Vec::len).collect();
        assert_eq!(counts, [1, 3, 1]);
        let down = |left: f32| Rect { left, top: 10.0, right: left + 10.0, bottom: 110.0 };
        let hits = vec![Rect { top: 90.0, ..down(50.0) }, Rect { bottom: 30.0, ..down(35.0) }];
        assert_eq!(by_place(&[down(50.0), down(35.0)], hits).len(), 1, "as lines run downwards");
    }

    #[test]
    fn what_became_of_a_clipping_is_as_in_the_golden() {
        let done = ClippingSaved::Done { path: "/media/海曲晨报 2024-03-05 码头启用.png".to_owned() };
        golden("clipping-saved.json", &[ClippingSaved::Cancelled, done]);
    }
}
