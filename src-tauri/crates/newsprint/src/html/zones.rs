//! Where a page's articles stand on its picture.

use super::list::{Entry, PageList, rectangles};
use super::local;
use crate::told::{Run, range_of};
use crate::{Depicted, Direction, PlacedLine, Sheet};

/// The page's picture, and on it the zones of those articles; an article's words stand in its zones, as much in
/// each as it is large.
pub(super) fn sheet(list: &PageList, zones: Vec<(&Entry, Option<Run>)>, end: usize) -> Sheet {
    let (width, height) = list.extent();
    let mut lines = Vec::new();
    for (entry, place) in zones {
        let boxes: Vec<_> = entry.zones.iter().flat_map(|corners| rectangles(corners)).collect();
        let area = |r: &crate::Rect| (r.right - r.left) * (r.bottom - r.top);
        let whole: f32 = boxes.iter().map(area).sum();
        let run = place.unwrap_or(end..end);
        let (mut sum, mut from) = (0.0, run.start);
        for (at, place) in boxes.iter().enumerate() {
            sum += area(place);
            let share = if at + 1 == boxes.len() { 1.0 } else { sum / whole.max(1.0) };
            let to = (run.start + (run.len() as f32 * share) as usize).clamp(from, run.end);
            let (direction, ends) = (Direction::Horizontal, Vec::new());
            lines.push(PlacedLine { range: range_of(&(from..to)), place: *place, direction, ends });
            from = to;
        }
    }
    lines.sort_by_key(|line| (line.range.start, line.range.end));
    let picture = list.picture.as_deref().and_then(local);
    let depicted = picture.map_or(Depicted::Nowhere, Depicted::Beside);
    Sheet { width, height, lines, pictures: Vec::new(), depicted }
}
