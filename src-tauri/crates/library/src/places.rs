//! Where characters of a source stand on its sheet, and lines joined to the few boxes that an article covers. Pure
//! geometry: it knows neither tables nor queries.

use newsprint::{CharRange, Direction, PlacedLine, PrintedText, Rect};

/// Lines whose height differs by more are of two sizes, and no box holds both.
const SAME_SIZE: f32 = 1.3;

/// In heights of a line: how far edges may be apart to be one edge, and lines to follow one another.
const EDGE: f32 = 1.5;
const GAP: f32 = 1.6;

/// For each character of a text the character of the source it is, as far as it is one: line breaks and spaces that
/// joining put in are none.
pub(crate) fn sources(printed: &PrintedText) -> Vec<Option<u32>> {
    let text: Vec<char> = printed.text.chars().collect();
    let mut places = Vec::with_capacity(text.len());
    for span in &printed.spans {
        // Spans begin with a word: white space before one was put in between. One that is left out of the text
        // (a control character, a line's end) would make a span longer than its words; the rest then runs short.
        while places.len() < text.len() && text[places.len()].is_whitespace() {
            places.push(None);
        }
        for at in span.start..span.end {
            if places.len() < text.len() {
                places.push(Some(at));
            }
        }
    }
    places.resize(text.len(), None);
    places
}

/// The runs of the source that characters `ranges` of a text are.
pub(crate) fn runs(sources: &[Option<u32>], ranges: &[CharRange]) -> Vec<CharRange> {
    let mut runs: Vec<CharRange> = Vec::new();
    for range in ranges {
        let end = (range.end as usize).min(sources.len());
        let own = sources.get(range.start as usize..end).unwrap_or_default();
        let mut is_fresh = true;
        for at in own.iter().flatten() {
            match runs.last_mut().filter(|run| !is_fresh && run.end == *at) {
                Some(run) => run.end = at + 1,
                None => runs.push(CharRange::new(*at, at + 1)),
            }
            is_fresh = false;
        }
    }
    runs
}

/// The boxes of characters: one for each line, or part of a line, that is of them, in the order of `ranges`.
pub(crate) fn boxes(lines: &[PlacedLine], ranges: &[CharRange]) -> Vec<(Rect, Direction)> {
    let mut boxes = Vec::new();
    for range in ranges {
        let first = lines.partition_point(|line| line.range.end <= range.start);
        for line in lines[first..].iter().take_while(|line| line.range.start < range.end) {
            boxes.extend(part(line, *range).map(|place| (place, line.direction)));
        }
    }
    boxes
}

/// The lines that characters of the source stand in: whole where nothing else has as much of a line, for a piece begins
/// and ends with its lines, and of a byline it has only the names; else the parts that are. `others` are the characters
/// of all other pieces. Ranges are in order; one may lie in another, as a name in a sentence.
pub(crate) fn lines_of(
    lines: &[PlacedLine],
    ranges: &[CharRange],
    others: &[CharRange],
) -> Vec<(Rect, Direction)> {
    let (own, others) = (merged(ranges), merged(others));
    let touched = lines.iter().map(|line| (line, within(&own, line.range)));
    touched
        .filter_map(|(line, inside)| {
            let characters: u32 = inside.iter().map(|range| range.len()).sum();
            let foreign: u32 = within(&others, line.range).iter().map(|range| range.len()).sum();
            let parts = || inside.iter().filter_map(|range| part(line, *range)).reduce(union);
            let place = if characters > foreign { Some(line.place) } else { parts() };
            Some((place?, line.direction))
        })
        .collect()
}

/// Ranges in order, those that touch made one.
fn merged(ranges: &[CharRange]) -> Vec<CharRange> {
    let mut apart: Vec<CharRange> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(*range),
        }
    }
    apart
}

/// What of merged ranges lies in a line.
fn within(ranges: &[CharRange], line: CharRange) -> Vec<CharRange> {
    let first = ranges.partition_point(|range| range.end <= line.start);
    let inside = ranges[first..].iter().take_while(|range| range.start < line.end);
    inside.map(|range| CharRange::new(range.start.max(line.start), range.end.min(line.end))).collect()
}

/// The part of a line that characters of the source are; `None` where it has none of them.
fn part(line: &PlacedLine, range: CharRange) -> Option<Rect> {
    let length = line.range.len();
    let from = range.start.max(line.range.start).checked_sub(line.range.start)?;
    let to = range.end.min(line.range.end).checked_sub(line.range.start)?;
    if from >= to {
        return None;
    }
    let at = |character: u32| match character.checked_sub(1) {
        None => 0.0,
        Some(before) => match line.ends.get(before as usize) {
            Some(end) => f32::from(*end) / f32::from(u16::MAX),
            None => character as f32 / length.max(1) as f32,
        },
    };
    let (start, end, place) = (at(from), at(to), line.place);
    Some(match line.direction {
        Direction::Horizontal => {
            let width = place.right - place.left;
            Rect { left: place.left + start * width, right: place.left + end * width, ..place }
        }
        Direction::Vertical => {
            let height = place.bottom - place.top;
            Rect { top: place.top + start * height, bottom: place.top + end * height, ..place }
        }
    })
}

/// Lines joined to few boxes: those that follow one another in a column are one.
pub(crate) fn joined(lines: &[(Rect, Direction)]) -> Vec<Rect> {
    let mut boxes: Vec<(Column, Direction)> = Vec::new();
    for (place, direction) in lines {
        let line = turned(*place, *direction);
        let column = boxes.last_mut().filter(|(column, ran)| ran == direction && column.is_followed_by(line));
        match column {
            Some((column, _)) => column.take(line),
            None => {
                boxes.push((Column { place: line, size: line.bottom - line.top, last: line }, *direction));
            }
        }
    }
    boxes.into_iter().map(|(column, direction)| turned_back(column.place, direction)).collect()
}

/// Lines of one column, as if they ran to the right.
struct Column {
    place: Rect,
    /// Height of its first line.
    size: f32,
    last: Rect,
}

impl Column {
    fn is_followed_by(&self, line: Rect) -> bool {
        let height = line.bottom - line.top;
        let edge = EDGE * self.size;
        let is_of_size = height <= self.size * SAME_SIZE && self.size <= height * SAME_SIZE;
        let is_inside = line.left >= self.place.left - edge && line.right <= self.place.right + edge;
        let is_wider = line.left <= self.place.left + edge && line.right >= self.place.right - edge;
        let below = line.top - self.last.bottom;
        let is_next = below <= GAP * self.size && line.bottom >= self.last.bottom - 0.5 * self.size;
        // A narrow line above wide ones is a title of the column; above two columns it is none of this box.
        let is_alone = self.place.bottom - self.place.top < 2.0 * self.size;
        is_of_size && is_next && (is_inside || (is_wider && is_alone))
    }

    fn take(&mut self, line: Rect) {
        self.place = union(self.place, line);
        self.last = line;
    }
}

fn union(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}

/// A line that runs downwards, turned so that it runs to the right and those after it lie below.
fn turned(place: Rect, direction: Direction) -> Rect {
    match direction {
        Direction::Horizontal => place,
        Direction::Vertical => {
            Rect { left: place.top, top: -place.right, right: place.bottom, bottom: -place.left }
        }
    }
}

fn turned_back(place: Rect, direction: Direction) -> Rect {
    match direction {
        Direction::Horizontal => place,
        Direction::Vertical => {
            Rect { left: -place.bottom, top: place.left, right: -place.top, bottom: place.right }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect { left, top, right, bottom }
    }

    fn line(start: u32, end: u32, place: Rect, ends: &[u16]) -> PlacedLine {
        let range = CharRange::new(start, end);
        PlacedLine { range, place, direction: Direction::Horizontal, ends: ends.to_vec() }
    }

    #[test]
    fn characters_of_a_text_are_found_in_its_source() {
        let spans = vec![CharRange::new(3, 5), CharRange::new(9, 15), CharRange::new(20, 22)];
        let printed = PrintedText { text: "渡口Hud on 昨天".to_owned(), spans };
        let sources = sources(&printed);
        let at = |n: u32| Some(n);
        let expected = [at(3), at(4), at(9), at(10), at(11), at(12), at(13), at(14), None, at(20), at(21)];
        assert_eq!(sources, expected);
        let runs = runs(&sources, &[CharRange::new(1, 4), CharRange::new(7, 99)]);
        let expected =
            [CharRange::new(4, 5), CharRange::new(9, 11), CharRange::new(14, 15), CharRange::new(20, 22)];
        assert_eq!(runs, expected);
    }

    #[test]
    fn parts_of_lines_are_exact_to_the_character() {
        let even = line(0, 10, rect(10.0, 0.0, 110.0, 10.0), &[]);
        let uneven = line(11, 14, rect(0.0, 20.0, 65535.0, 30.0), &[100, 30_000, 65_535]);
        let mut down = line(20, 24, rect(50.0, 100.0, 60.0, 140.0), &[]);
        down.direction = Direction::Vertical;
        let lines = [even, uneven, down];
        let of = |start, end| {
            boxes(&lines, &[CharRange::new(start, end)])
                .into_iter()
                .map(|(place, _)| place)
                .collect::<Vec<_>>()
        };
        assert_eq!(of(2, 4), [rect(30.0, 0.0, 50.0, 10.0)]);
        assert_eq!(of(12, 13), [rect(100.0, 20.0, 30_000.0, 30.0)]);
        assert_eq!(of(9, 12), [rect(100.0, 0.0, 110.0, 10.0), rect(0.0, 20.0, 100.0, 30.0)]);
        assert_eq!(of(21, 22), [rect(50.0, 110.0, 60.0, 120.0)]);
        assert_eq!(of(14, 20), []);
    }

    #[test]
    fn a_line_is_whole_where_nothing_else_has_as_much_of_it() {
        let place = rect(10.0, 0.0, 110.0, 10.0);
        let lines = [line(0, 10, place, &[]), line(10, 20, rect(10.0, 15.0, 110.0, 25.0), &[])];
        let range = |(from, to): &(u32, u32)| CharRange::new(*from, *to);
        let of = |ranges: &[(u32, u32)], others: &[(u32, u32)]| -> Vec<Rect> {
            let [own, others]: [Vec<CharRange>; 2] =
                [ranges, others].map(|of| of.iter().map(range).collect());
            lines_of(&lines, &own, &others).into_iter().map(|(place, _)| place).collect()
        };
        // A byline of which the names alone are the piece's.
        assert_eq!(of(&[(2, 5), (6, 9)], &[]), [place]);
        assert_eq!(of(&[(8, 10)], &[]), [place]);
        // A name in a sentence of another piece.
        assert_eq!(of(&[(8, 10)], &[(0, 20)]), [rect(90.0, 0.0, 110.0, 10.0)]);
        assert_eq!(of(&[(0, 20)], &[(2, 4)]).len(), 2);
        assert_eq!(of(&[(0, 20), (2, 4), (5, 7)], &[]).len(), 2);
        assert!(of(&[(20, 30)], &[]).is_empty());
    }

    #[test]
    fn lines_of_a_column_are_one_box_and_columns_are_two() {
        let down = |left: f32, from: f32, count: usize| {
            (0..count)
                .map(move |n| rect(left, from + 12.0 * n as f32, left + 100.0, from + 12.0 * n as f32 + 10.0))
        };
        let headline = rect(0.0, 0.0, 210.0, 30.0);
        let last = rect(110.0, 100.0, 150.0, 110.0);
        let lines =
            std::iter::once(headline).chain(down(0.0, 40.0, 5)).chain(down(110.0, 40.0, 5)).chain([last]);
        let lines: Vec<_> = lines.map(|place| (place, Direction::Horizontal)).collect();
        let boxes = joined(&lines);
        let expected = [headline, rect(0.0, 40.0, 100.0, 98.0), rect(110.0, 40.0, 210.0, 110.0)];
        assert_eq!(boxes, expected);
    }

    #[test]
    fn lines_that_run_downwards_are_joined_from_right_to_left() {
        let column = |n: u32| rect(200.0 - 15.0 * n as f32, 10.0, 212.0 - 15.0 * n as f32, 110.0);
        let lines: Vec<_> = (0..4).map(|n| (column(n), Direction::Vertical)).collect();
        assert_eq!(joined(&lines), [rect(155.0, 10.0, 212.0, 110.0)]);
    }
}
