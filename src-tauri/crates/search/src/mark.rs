//! Where one paragraph answers a query, character by character. The text decides, not the index.
//!
//! It must find in a paragraph what `compile` finds in the index, and nothing else; the tests hold them together.

use crate::Part;
use crate::fold::Folded;
use crate::query::{Clause, Leaf, LeafKind, Matching, Scope};
use crate::schema::name_key;
use newsprint::CharRange;

/// Places `start..end` of a folded paragraph, and which leaf of the query, counted as written, is found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) leaf: usize,
}

/// All marks of a query in a paragraph of `part`, in no order. What is excluded is not marked.
pub(crate) fn marks(root: &Clause, part: Part, text: &Folded, matching: Matching) -> Vec<Mark> {
    let mut marker = Marker { part, text, matching, leaf: 0, marks: Vec::new() };
    marker.clause(root);
    marker.marks
}

/// Sorts ranges and joins those that overlap or touch.
pub(crate) fn joined(mut ranges: Vec<CharRange>) -> Vec<CharRange> {
    ranges.sort_unstable();
    let mut joined: Vec<CharRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Whether two different runs stand with at most `distance` characters between them, in either order.
pub(crate) fn are_near<N: Copy + Ord + Into<u64>>(a: (N, N), b: (N, N), distance: u32) -> bool {
    let (earlier, later) = if a <= b { (a, b) } else { (b, a) };
    a != b && later.0.into().saturating_sub(earlier.1.into()) <= u64::from(distance)
}

struct Marker<'a> {
    part: Part,
    text: &'a Folded,
    matching: Matching,
    leaf: usize,
    marks: Vec<Mark>,
}

impl Marker<'_> {
    fn clause(&mut self, clause: &Clause) {
        match clause {
            Clause::Nothing | Clause::Not(_) | Clause::Dates(_) => {}
            Clause::All(clauses) | Clause::Any(clauses) => {
                clauses.iter().for_each(|clause| self.clause(clause));
            }
            Clause::Leaf(leaf) => self.leaves(std::slice::from_ref(leaf)),
            Clause::Run { words, .. } => words.iter().for_each(|spellings| self.spellings(spellings)),
            Clause::Near { left, right, distance } => self.near(left, right, *distance),
            Clause::Name { scope, name } => self.name(*scope, name),
        }
    }

    fn leaves(&mut self, leaves: &[Leaf]) {
        for leaf in leaves {
            let found = self.occurrences(leaf);
            self.push(found);
        }
    }

    /// One word in any of its spellings counts as one leaf.
    fn spellings(&mut self, spellings: &[Leaf]) {
        let found = spellings.iter().flat_map(|leaf| self.occurrences(leaf)).collect();
        self.push(found);
    }

    fn near(&mut self, left: &[Leaf], right: &[Leaf], distance: u32) {
        let all = |leaves: &[Leaf]| leaves.iter().flat_map(|leaf| self.occurrences(leaf)).collect::<Vec<_>>();
        let (left, right) = (all(left), all(right));
        let near = |of: &[(usize, usize)], to: &[(usize, usize)]| -> Vec<(usize, usize)> {
            let wide = |(start, end): (usize, usize)| (start as u64, end as u64);
            of.iter()
                .filter(|a| to.iter().any(|b| are_near(wide(**a), wide(*b), distance)))
                .copied()
                .collect()
        };
        self.push(near(&left, &right));
        self.push(near(&right, &left));
    }

    fn name(&mut self, scope: Scope, name: &str) {
        let same = scope.covers(self.part) && self.text.text() == name_key(name);
        self.push(if same && !self.text.is_empty() { vec![(0, self.text.len())] } else { Vec::new() });
    }

    fn push(&mut self, found: Vec<(usize, usize)>) {
        let leaf = self.leaf;
        self.marks.extend(found.into_iter().map(|(start, end)| Mark { start, end, leaf }));
        self.leaf += 1;
    }

    fn occurrences(&self, leaf: &Leaf) -> Vec<(usize, usize)> {
        if !leaf.scope.covers(self.part) {
            return Vec::new();
        }
        let length = leaf.folded.len();
        let starts = 0..(self.text.len() + 1).saturating_sub(length);
        let found = starts.filter(|&start| self.stands_at(leaf, start));
        match leaf.kind {
            LeafKind::Phrase => found.map(|start| (start, start + length)).collect(),
            LeafKind::Prefix => found
                .filter(|&start| self.text.word_starts(start) && self.text.word_end(start) >= start + length)
                .map(|start| (start, self.text.word_end(start)))
                .collect(),
        }
    }

    fn stands_at(&self, leaf: &Leaf, start: usize) -> bool {
        let here = &self.text.places()[start..start + leaf.folded.len()];
        let exact = self.matching == Matching::Exact;
        let mut pairs = here.iter().zip(leaf.folded.places());
        pairs.all(|(text, sought)| text.folded == sought.folded && (!exact || text.printed == sought.printed))
    }
}
