//! How a page looks as one compressed frame: its lines with their places, its pictures, what shows it. It knows no table:
//! bytes in, a sheet out.
//!
//! Lengths are kept to a sixteenth of the sheet's unit and places along a line to a 4,096th of it, which nobody sees;
//! everything stands as the distance from what came before, in columns, so that lines set alike cost almost nothing.

use newsprint::{CharRange, Depicted, Direction, PlacedLine, Rect, Sheet};
use serde::{Deserialize, Serialize};

/// zstd over a postcard of [`Columns`]. A number once used keeps its meaning.
const ZSTD_POSTCARD: u8 = 1;

/// Parts of a unit that lengths are kept in.
const STEPS: f32 = 16.0;

/// Bits of a place along a line that are let go.
const LET_GO: u32 = 4;

const LEVEL: i32 = 3;

/// More than this is no sheet of ours: a broadsheet has a few thousand lines.
const MOST_BYTES: usize = 64 << 20;

/// A sheet, and the characters of its lines where they are needed to find another text on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct KeptSheet {
    pub(crate) sheet: Sheet,
    /// Characters by their place in the source; empty where the page's articles have them.
    pub(crate) words: Vec<PlacedWords>,
}

/// Characters that stand one after another in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlacedWords {
    pub(crate) start: u32,
    pub(crate) text: String,
}

/// Why a frame cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SheetError {
    #[error("how a page looks is coded in a way this version does not know")]
    UnknownCodec,
    #[error("how a page looks is damaged")]
    Damaged(#[source] std::io::Error),
    #[error("how a page looks is damaged")]
    Garbled(#[source] postcard::Error),
    #[error("how a page looks is damaged")]
    Uneven,
}

#[derive(Default, Serialize, Deserialize)]
struct Columns {
    width: i32,
    height: i32,
    starts: Vec<i64>,
    lengths: Vec<u32>,
    lefts: Vec<i32>,
    tops: Vec<i32>,
    widths: Vec<i32>,
    heights: Vec<i32>,
    vertical: Vec<bool>,
    /// For each line how many of `ends` are its own.
    ended: Vec<u32>,
    ends: Vec<i32>,
    pictures: Vec<[i32; 4]>,
    depicted: Shown,
    words: Vec<PlacedWords>,
}

#[derive(Default, Serialize, Deserialize)]
enum Shown {
    #[default]
    Nowhere,
    Leaf(u32, Option<[i32; 4]>),
    Beside(String),
}

impl KeptSheet {
    pub(crate) fn pack(&self) -> Vec<u8> {
        let bytes = postcard::to_stdvec(&self.columns()).expect("BUG: columns are numbers and texts");
        let packed = zstd::bulk::compress(&bytes, LEVEL)
            .expect("BUG: zstd fails only where memory does, and then aborts");
        [&[ZSTD_POSTCARD][..], &packed].concat()
    }

    pub(crate) fn unpack(frame: &[u8]) -> Result<Self, SheetError> {
        let Some((&ZSTD_POSTCARD, packed)) = frame.split_first() else {
            return Err(SheetError::UnknownCodec);
        };
        let bytes = zstd::bulk::decompress(packed, MOST_BYTES).map_err(SheetError::Damaged)?;
        let columns: Columns = postcard::from_bytes(&bytes).map_err(SheetError::Garbled)?;
        let lines = columns.lines().ok_or(SheetError::Uneven)?;
        let Columns { width, height, pictures, depicted, words, .. } = columns;
        let depicted = match depicted {
            Shown::Nowhere => Depicted::Nowhere,
            Shown::Leaf(leaf, frame) => Depicted::Leaf { leaf, frame: frame.map(rect) },
            Shown::Beside(name) => Depicted::Beside(name),
        };
        let sheet = Sheet {
            width: length(width),
            height: length(height),
            lines,
            pictures: pictures.into_iter().map(rect).collect(),
            depicted,
        };
        Ok(Self { sheet, words })
    }

    fn columns(&self) -> Columns {
        let Sheet { width, height, lines, pictures, depicted } = &self.sheet;
        let mut columns = Columns {
            width: steps(*width),
            height: steps(*height),
            pictures: pictures.iter().map(|place| corners(*place)).collect(),
            depicted: match depicted {
                Depicted::Leaf { leaf, frame } => Shown::Leaf(*leaf, frame.map(corners)),
                Depicted::Beside(name) => Shown::Beside(name.clone()),
                Depicted::Nowhere => Shown::Nowhere,
            },
            words: self.words.clone(),
            ..Columns::default()
        };
        let (mut before, mut corner) = (0i64, [0i32; 2]);
        for line in lines {
            columns.starts.push(i64::from(line.range.start) - before);
            columns.lengths.push(line.range.len());
            before = i64::from(line.range.start) + i64::from(line.range.len());
            let [left, top, right, bottom] = corners(line.place);
            columns.lefts.push(left.wrapping_sub(corner[0]));
            columns.tops.push(top.wrapping_sub(corner[1]));
            columns.widths.push(right.wrapping_sub(left));
            columns.heights.push(bottom.wrapping_sub(top));
            corner = [left, top];
            columns.vertical.push(line.direction == Direction::Vertical);
            columns.ended.push(u32::try_from(line.ends.len()).unwrap_or(u32::MAX));
            let mut along = 0;
            for end in &line.ends {
                let here = i32::from(*end >> LET_GO);
                columns.ends.push(here - along);
                along = here;
            }
        }
        columns
    }
}

impl Columns {
    /// `None`: the columns are not of one length.
    fn lines(&self) -> Option<Vec<PlacedLine>> {
        let mut ends = self.ends.iter();
        let (mut before, mut corner) = (0i64, [0i32; 2]);
        let mut lines = Vec::with_capacity(self.starts.len());
        for (at, distance) in self.starts.iter().enumerate() {
            let start = before.checked_add(*distance)?;
            let end = start.checked_add(i64::from(*self.lengths.get(at)?))?;
            before = end;
            corner =
                [corner[0].wrapping_add(*self.lefts.get(at)?), corner[1].wrapping_add(*self.tops.get(at)?)];
            let right = corner[0].wrapping_add(*self.widths.get(at)?);
            let bottom = corner[1].wrapping_add(*self.heights.get(at)?);
            let mut along = 0i32;
            let own = usize::try_from(*self.ended.get(at)?).ok()?;
            let places = ends.by_ref().take(own).map(|step| {
                along = along.wrapping_add(*step);
                restored(along)
            });
            let ends: Vec<u16> = places.collect();
            if ends.len() < own {
                return None;
            }
            lines.push(PlacedLine {
                range: CharRange::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?),
                place: rect([corner[0], corner[1], right, bottom]),
                direction: if *self.vertical.get(at)? { Direction::Vertical } else { Direction::Horizontal },
                ends,
            });
        }
        Some(lines)
    }
}

/// A place along a line as it was, but for what was let go; the line's end stays its end.
fn restored(along: i32) -> u16 {
    let most = i32::from(u16::MAX >> LET_GO);
    let along = u16::try_from(along.clamp(0, most)).unwrap_or(u16::MAX);
    (along << LET_GO) | (along >> (16 - 2 * LET_GO))
}

fn steps(length: f32) -> i32 {
    // Casts of floats saturate.
    (length * STEPS).round() as i32
}

fn length(steps: i32) -> f32 {
    steps as f32 / STEPS
}

fn corners(place: Rect) -> [i32; 4] {
    [place.left, place.top, place.right, place.bottom].map(steps)
}

fn rect([left, top, right, bottom]: [i32; 4]) -> Rect {
    Rect { left: length(left), top: length(top), right: length(right), bottom: length(bottom) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(n: u32) -> PlacedLine {
        let top = 20.0 + n as f32 * 14.5;
        PlacedLine {
            range: CharRange::new(n * 17, n * 17 + 16),
            place: Rect { left: 40.03, top, right: 240.0, bottom: top + 10.5 },
            direction: if n.is_multiple_of(9) { Direction::Vertical } else { Direction::Horizontal },
            ends: if n.is_multiple_of(2) {
                Vec::new()
            } else {
                (1..=16u16).map(|k| k.saturating_mul(4096).wrapping_sub(1)).collect()
            },
        }
    }

    fn kept(lines: u32) -> KeptSheet {
        let frame = Some(Rect { left: 1.0, top: 2.0, right: 300.5, bottom: 400.25 });
        let sheet = Sheet {
            width: 1105.512,
            height: 1558.11,
            lines: (0..lines).map(line).collect(),
            pictures: vec![Rect { left: 7.5, top: 3.0, right: 90.0, bottom: 91.0 }],
            depicted: Depicted::Leaf { leaf: 3, frame },
        };
        KeptSheet {
            sheet, words: vec![PlacedWords { start: 5, text: "桥头的灯亮了一夜".to_owned() }]
        }
    }

    fn is_near(a: Rect, b: Rect) -> bool {
        let pairs = [(a.left, b.left), (a.top, b.top), (a.right, b.right), (a.bottom, b.bottom)];
        pairs.iter().all(|(a, b)| (a - b).abs() <= 0.5 / STEPS)
    }

    #[test]
    fn a_sheet_comes_out_as_near_as_one_can_see() {
        let before = kept(40);
        let after = KeptSheet::unpack(&before.pack()).unwrap();
        assert_eq!((after.words, &after.sheet.depicted), (before.words, &before.sheet.depicted));
        assert!((after.sheet.width - before.sheet.width).abs() <= 0.5 / STEPS);
        assert_eq!(after.sheet.lines.len(), 40);
        for (a, b) in after.sheet.lines.iter().zip(&before.sheet.lines) {
            assert!(a.range == b.range && a.direction == b.direction && is_near(a.place, b.place));
            assert_eq!(a.ends.len(), b.ends.len());
            assert!(a.ends.iter().zip(&b.ends).all(|(a, b)| a.abs_diff(*b) <= 1 << LET_GO), "{a:?} {b:?}");
            assert!(b.ends.is_empty() || a.ends.last() == Some(&u16::MAX), "a line's end is its end");
        }
        for depicted in [Depicted::Nowhere, Depicted::Beside("一版.jpg".to_owned())] {
            let mut other = kept(1);
            other.sheet.depicted = depicted;
            assert_eq!(KeptSheet::unpack(&other.pack()).unwrap().sheet.depicted, other.sheet.depicted);
        }
    }

    #[test]
    fn lines_set_alike_cost_little() {
        let (few, many) = (kept(10).pack().len(), kept(1010).pack().len());
        assert!(many - few < 3000, "{few} and {many} bytes");
    }

    #[test]
    fn damage_is_said_and_does_not_panic() {
        let frame = kept(5).pack();
        assert!(matches!(KeptSheet::unpack(&[]), Err(SheetError::UnknownCodec)));
        assert!(matches!(KeptSheet::unpack(&[9, 1]), Err(SheetError::UnknownCodec)));
        assert!(KeptSheet::unpack(&frame[..frame.len() / 2]).is_err());
        let uneven = Columns { starts: vec![1], ..Columns::default() };
        let bytes = postcard::to_stdvec(&uneven).unwrap();
        let packed = zstd::bulk::compress(&bytes, LEVEL).unwrap();
        let frame = [&[ZSTD_POSTCARD][..], &packed].concat();
        assert!(matches!(KeptSheet::unpack(&frame), Err(SheetError::Uneven)));
    }
}
