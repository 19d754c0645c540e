//! Which words a headline shares with which text: the pull between a head and its body.
//!
//! Words are pairs of neighbouring characters; a pair that every text of the page has says nothing, one
//! that a single text has says most (inverse document frequency over the page's own texts).

use crate::pairs::{Numbering, Pair};
use crate::punctuation::is_han;

/// Shares of heads' words that texts have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cohesion {
    shares: Vec<Vec<f32>>,
}

impl Cohesion {
    /// Compares every text with every other; a text is given as the runs of characters it is made of.
    pub(crate) fn among(texts: &[Vec<&[char]>]) -> Self {
        let (mut pairs, words) = Pairs::of(texts);
        for (text, words) in words.iter().enumerate() {
            for &pair in words {
                pairs.hold(pair, text);
            }
        }
        Self { shares: pairs.shares(&words, texts.len()) }
    }

    /// 0..=1: how much of what `head` says is said in `text` and not everywhere.
    pub(crate) fn share(&self, head: usize, text: usize) -> f32 {
        self.shares[head][text]
    }
}

/// Which texts say what heads say: to compare the same heads with them in one grouping and another.
pub(crate) struct Said {
    pairs: Pairs,
    texts: usize,
}

impl Said {
    /// Looks through the texts for what the heads say; both are given as the runs of characters they are made of.
    pub(crate) fn of(heads: &[Vec<&[char]>], texts: &[Vec<&[char]>]) -> Self {
        let (mut pairs, _) = Pairs::of(heads);
        for (number, text) in texts.iter().enumerate() {
            for run in text {
                pairs.mark(run, number);
            }
        }
        Self { pairs, texts: texts.len() }
    }

    /// Compares heads with the texts; no head has runs that `of` was not told of.
    pub(crate) fn by(&self, heads: &[Vec<&[char]>]) -> Cohesion {
        let numbers = |head: &Vec<&[char]>| {
            let mut numbers = Vec::with_capacity(head.iter().map(|run| run.len()).sum());
            let pairs = head.iter().flat_map(|run| pairs(run));
            numbers.extend(pairs.filter_map(|pair| self.pairs.numbers.find(pair)));
            numbers
        };
        let heads: Vec<Vec<usize>> = heads.iter().map(numbers).collect();
        Cohesion { shares: self.pairs.shares(&heads, self.texts) }
    }
}

/// The pairs that heads are made of, and which texts have each.
struct Pairs {
    numbers: Numbering,
    /// For each pair how many texts have it, and the link to the last of them.
    holders: Vec<(usize, Option<u32>)>,
    links: Vec<Link>,
}

/// A text that has a pair, and the link to the one before it.
#[derive(Clone, Copy)]
struct Link {
    text: usize,
    before: Option<u32>,
}

impl Pairs {
    /// The pairs of heads, and for each head the numbers of its pairs.
    fn of(heads: &[Vec<&[char]>]) -> (Self, Vec<Vec<usize>>) {
        let length = |head: &Vec<&[char]>| head.iter().map(|run| run.len()).sum::<usize>();
        let mut numbers = Numbering::with_room(heads.iter().map(length).sum());
        let mut words = Vec::with_capacity(heads.len());
        for head in heads {
            let mut of_head = Vec::with_capacity(length(head));
            of_head.extend(head.iter().flat_map(|run| pairs(run)).map(|pair| numbers.number(pair)));
            words.push(of_head);
        }
        let holders = vec![(0, None); numbers.len()];
        let links = Vec::with_capacity(numbers.len());
        (Self { numbers, holders, links }, words)
    }

    /// Notes which pairs of heads a run of a text has.
    fn mark(&mut self, run: &[char], text: usize) {
        for pair in pairs(run) {
            if let Some(number) = self.numbers.find(pair) {
                self.hold(number, text);
            }
        }
    }

    /// Notes that a text has a pair; texts come in order.
    fn hold(&mut self, pair: usize, text: usize) {
        let (count, last) = &mut self.holders[pair];
        if last.is_none_or(|last| self.links[last as usize].text != text) {
            let here = u32::try_from(self.links.len()).ok();
            self.links.push(Link { text, before: *last });
            *last = here;
            *count += 1;
        }
    }

    /// For each head, given as the numbers of its pairs, the share of its words that each text has.
    fn shares(&self, heads: &[Vec<usize>], texts: usize) -> Vec<Vec<f32>> {
        let weights: Vec<f32> =
            (0..=texts).map(|n| ((texts as f32 + 1.0) / (n as f32 + 0.5)).ln().max(0.02)).collect();
        heads.iter().map(|pairs| self.shares_of(pairs, texts, &weights)).collect()
    }

    /// The share of a head's words that each text has; `weights` by how many texts have a word.
    fn shares_of(&self, pairs: &[usize], texts: usize, weights: &[f32]) -> Vec<f32> {
        let mut held = vec![0.0; texts];
        let mut total = 0.0;
        for &pair in pairs {
            let (count, mut last) = self.holders[pair];
            let weight = weights[count];
            total += weight;
            while let Some(link) = last.map(|last| self.links[last as usize]) {
                held[link.text] += weight;
                last = link.before;
            }
        }
        if total > 0.0 {
            for share in &mut held {
                *share /= total;
            }
        }
        held
    }
}

fn pairs(run: &[char]) -> impl Iterator<Item = Pair> + '_ {
    run.array_windows().filter(|[first, second]| is_word(*first) && is_word(*second)).copied()
}

fn is_word(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_drawn_to_the_text_that_says_the_same() {
        let chars = |t: &str| t.chars().collect::<Vec<_>>();
        let (head, ferry, school) = (
            chars("老渡口重新开航"),
            chars("停了六年的老渡口昨天重新开航，两岸的人都来坐船"),
            chars("小学的操场昨天铺好了"),
        );
        let heads: [Vec<&[char]>; 1] = [vec![&head]];
        let cohesion = Said::of(&heads, &[vec![&ferry], vec![&school]]).by(&heads);
        assert!(cohesion.share(0, 0) > 0.2);
        assert!(cohesion.share(0, 1) < 0.05);
    }
}
