//! Which words a headline shares with which text: the pull between a head and its body.
//!
//! Words are pairs of neighbouring characters; a pair that every text of the page has says nothing, one
//! that a single text has says most (inverse document frequency over the page's own texts).

use crate::punctuation::is_han;
use rustc_hash::FxHashMap;

/// Shares of heads' words that texts have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cohesion {
    shares: Vec<Vec<f32>>,
}

impl Cohesion {
    /// Compares every head with every text; a text is given as the runs of characters it is made of.
    pub(crate) fn measure(heads: &[Vec<&[char]>], texts: &[Vec<&[char]>]) -> Self {
        Said::of(heads, texts).by(heads)
    }

    /// Compares every text with every other.
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
            head.iter().flat_map(|run| pairs(run)).filter_map(|pair| self.pairs.number(pair)).collect()
        };
        let heads: Vec<Vec<usize>> = heads.iter().map(numbers).collect();
        Cohesion { shares: self.pairs.shares(&heads, self.texts) }
    }
}

/// The pairs that heads are made of, and which texts have each.
struct Pairs {
    filter: Vec<u64>,
    numbers: FxHashMap<u64, usize>,
    /// For each pair how many texts have it, and the link to the last of them.
    holders: Vec<(usize, Option<usize>)>,
    links: Vec<Link>,
}

/// A text that has a pair, and the link to the one before it.
#[derive(Clone, Copy)]
struct Link {
    text: usize,
    before: Option<usize>,
}

impl Pairs {
    /// The pairs of heads, and for each head the numbers of its pairs.
    fn of(heads: &[Vec<&[char]>]) -> (Self, Vec<Vec<usize>>) {
        let mut filter = vec![0u64; 1024];
        let mut numbers = FxHashMap::default();
        numbers.reserve(heads.iter().flatten().map(|run| run.len()).sum());
        let mut number = |pair| {
            let bit = slot(pair);
            filter[bit >> 6] |= 1 << (bit & 63);
            let next = numbers.len();
            *numbers.entry(key(pair)).or_insert(next)
        };
        let words = heads
            .iter()
            .map(|head| head.iter().flat_map(|run| pairs(run)).map(&mut number).collect())
            .collect();
        let holders = vec![(0, None); numbers.len()];
        (Self { filter, numbers, holders, links: Vec::new() }, words)
    }

    /// Notes which pairs of heads a run of a text has.
    fn mark(&mut self, run: &[char], text: usize) {
        for pair in pairs(run) {
            if let Some(number) = self.number(pair) {
                self.hold(number, text);
            }
        }
    }

    fn number(&self, pair: (char, char)) -> Option<usize> {
        let bit = slot(pair);
        let may_be = self.filter[bit >> 6] >> (bit & 63) & 1 == 1;
        if may_be { self.numbers.get(&key(pair)).copied() } else { None }
    }

    /// Notes that a text has a pair; texts come in order.
    fn hold(&mut self, pair: usize, text: usize) {
        let (count, last) = &mut self.holders[pair];
        if last.is_none_or(|last| self.links[last].text != text) {
            self.links.push(Link { text, before: *last });
            *last = Some(self.links.len() - 1);
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
            total += weights[count];
            while let Some(link) = last.map(|last| self.links[last]) {
                held[link.text] += weights[count];
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

fn key(pair: (char, char)) -> u64 {
    u64::from(pair.0) << 32 | u64::from(pair.1)
}

fn slot(pair: (char, char)) -> usize {
    let mixed = (pair.0 as u32).wrapping_mul(0x9E37_79B1) ^ (pair.1 as u32).wrapping_mul(0x85EB_CA6B);
    (mixed >> 16) as usize
}

fn pairs(run: &[char]) -> impl Iterator<Item = (char, char)> + '_ {
    run.windows(2).filter(|w| is_word(w[0]) && is_word(w[1])).map(|w| (w[0], w[1]))
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
        let cohesion = Cohesion::measure(&[vec![&head]], &[vec![&ferry], vec![&school]]);
        assert!(cohesion.share(0, 0) > 0.2);
        assert!(cohesion.share(0, 1) < 0.05);
    }
}
