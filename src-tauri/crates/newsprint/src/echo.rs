//! How much of what a line says stands in the text beside it.

use crate::lines::Line;
use crate::pairs::Places;
use crate::punctuation::is_han;

/// A line with fewer pairs of Chinese characters says too little to be echoed.
const FEWEST: usize = 3;

/// The lines of a page, to be looked through for what one of them says.
pub(crate) struct Echoes {
    /// The characters of all lines.
    text: Vec<char>,
    /// Where each line begins in them; at last their end.
    starts: Vec<usize>,
    /// Where the pairs of Chinese characters stand in them.
    places: Places,
}

impl Echoes {
    pub(crate) fn among(lines: &[Line<'_>]) -> Self {
        let length = lines.iter().map(|line| line.chars.len()).sum();
        let (mut text, mut places) = (Vec::with_capacity(length), Places::among(length));
        let mut starts = Vec::with_capacity(lines.len() + 1);
        for line in lines {
            starts.push(text.len());
            for (place, &[first, second]) in (text.len()..).zip(line.chars.array_windows()) {
                if is_han(first) && is_han(second) {
                    places.note([first, second], place);
                }
            }
            text.extend_from_slice(line.chars);
        }
        starts.push(length);
        Self { text, starts, places }
    }

    /// The share of the pairs of line `i` that stand in the first `most` characters of the `lines` below it.
    pub(crate) fn below(&self, i: usize, lines: usize, most: usize) -> f32 {
        let under = self.starts[i + 1];
        let last = (i + 1 + lines).min(self.starts.len() - 1);
        let end = self.starts[last].min(under + most);
        self.share(i, |place| {
            let mut near = self.places.after(place).take_while(|other| other + 1 < end);
            near.any(|other| other >= under && self.same(place, other))
        })
    }

    /// The share of the pairs of line `i` that stand in the `lines` above it, the nearest first; of the last that there
    /// is room for, so many characters at its beginning that all are `most`.
    pub(crate) fn above(&self, i: usize, lines: usize, most: usize) -> f32 {
        let over = self.starts[i];
        let first = (i.saturating_sub(lines)..i).rev().find(|&line| over - self.starts[line] >= most);
        let first = first.unwrap_or(i.saturating_sub(lines));
        let (start, whole) = (self.starts[first], self.starts[(first + 1).min(i)]);
        let end = start + (whole - start).min(most - (over - whole));
        self.share(i, |place| {
            let near = self.places.before(place).take_while(|&other| other >= start);
            let mut near = near.filter(|&other| other < over && (other >= whole || other + 1 < end));
            near.any(|other| self.same(place, other))
        })
    }

    /// The share of the pairs of line `i` that are echoed.
    fn share(&self, i: usize, is_echoed: impl Fn(usize) -> bool) -> f32 {
        let (mut all, mut echoed) = (0usize, 0usize);
        let start = self.starts[i];
        for (place, &[first, second]) in (start..).zip(self.text[start..self.starts[i + 1]].array_windows()) {
            if is_han(first) && is_han(second) {
                all += 1;
                echoed += usize::from(is_echoed(place));
            }
        }
        if all < FEWEST { 0.0 } else { echoed as f32 / all as f32 }
    }

    fn same(&self, place: usize, other: usize) -> bool {
        self.text[place..place + 2] == self.text[other..other + 2]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::split_lines;

    /// How much of the first line, or of the last, is echoed in the others.
    fn echo(text: &str, lines: usize, most: usize) -> (f32, f32) {
        let text: Vec<char> = text.chars().collect();
        let page = split_lines(&text, 0, false);
        let echoes = Echoes::among(&page);
        (echoes.below(0, lines, most), echoes.above(page.len() - 1, lines, most))
    }

    #[test]
    fn a_headline_is_echoed_by_the_text_that_says_it_again() {
        assert_eq!(echo("老渡口开航\n昨天老渡口\n重新开航，人都来坐船", 10, 160).0, 0.75);
        let short = echo("老渡口开航\n昨天老渡口\n重新开航，人都来坐船", 10, 5).0;
        assert_eq!(short, 0.5, "what is too far does not count");
        assert_eq!(echo("老渡口开航\n昨天老渡口\n重新开航，人都来坐船", 1, 160).0, 0.5, "nor a line too far");
        assert_eq!(echo("老渡口开航\n学校食堂添了两样菜", 10, 160).0, 0.0);
        assert_eq!(echo("渡口灯\n渡口灯", 10, 160).0, 0.0, "too few to tell");
        assert_eq!(echo("老渡口老渡口\n老渡了", 10, 160).0, 0.4, "its own words are no echo");
    }

    #[test]
    fn of_the_line_farthest_above_the_beginning_counts() {
        assert_eq!(echo("重新开航的老渡口\n昨天来了人\n老渡口开航", 10, 160).1, 0.75);
        assert_eq!(echo("重新开航的老渡口\n昨天来了人\n老渡口开航", 10, 9).1, 0.25);
        assert_eq!(echo("重新开航的老渡口\n昨天来了人\n老渡口开航", 10, 8).1, 0.0);
        assert_eq!(echo("重新开航的老渡口\n昨天来了人\n老渡口开航", 1, 160).1, 0.0);
    }
}
