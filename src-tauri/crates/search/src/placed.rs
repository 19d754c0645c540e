//! Conditions on where characters stand that the engine has no query for: nearness, and exact print.
//!
//! Owns reading of positions. It gives the documents of a segment at once, in order: these questions are rare, and
//! each must look at all its candidates anyway.

use crate::analysis::{DEVIATION, PARAGRAPH, pairs, printed, word};
use crate::compile::after_all_beginning_with;
use crate::fold::{CONTINUED, Place};
use crate::mark::are_near;
use crate::query::{Leaf, LeafKind};
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EnableScoring, Explanation, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, Score, SegmentReader, TERMINATED, Term};

const POSITIONS: IndexRecordOption = IndexRecordOption::WithFreqsAndPositions;

/// Documents where characters stand as wanted in one field.
#[derive(Clone, Debug)]
pub(crate) struct PlacedQuery {
    field: Field,
    wanted: Wanted,
    exact: bool,
}

/// How characters must stand.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    /// Somewhere.
    One(Pattern),
    /// One of these at most so many characters from one of those, in one paragraph.
    Near { left: Vec<Pattern>, right: Vec<Pattern>, distance: u32 },
}

/// The characters of a leaf.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    kind: LeafKind,
    places: Vec<Place>,
}

/// A run of characters in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    doc: DocId,
    start: u32,
    end: u32,
}

impl Pattern {
    pub(crate) fn new(leaf: &Leaf) -> Self {
        Self { kind: leaf.kind, places: leaf.folded.places().to_vec() }
    }

    fn chars(&self) -> Vec<char> {
        self.places.iter().map(|place| place.folded).collect()
    }

    fn length(&self) -> u32 {
        position(self.places.len())
    }

    /// Terms that must stand at places of it: what finds it as printed, if `exact`.
    fn terms(&self, exact: bool) -> Vec<(usize, String)> {
        let mut terms = match self.kind {
            LeafKind::Phrase if self.places.len() > 1 => pairs(&self.chars()),
            LeafKind::Phrase | LeafKind::Prefix => Vec::new(),
        };
        if exact {
            let given = |place: &Place| place.deviates() && place.printed != CONTINUED;
            let deviating = self.places.iter().enumerate().filter(|(_, place)| given(place));
            terms.extend(deviating.map(|(i, place)| (i, printed(place.printed))));
        }
        terms
    }

    /// What all terms begin with that stand where it begins, if pairs do not say it.
    fn beginning(&self) -> Option<String> {
        match self.kind {
            LeafKind::Prefix => Some(word(self.chars().into_iter())),
            LeafKind::Phrase if self.places.len() == 1 => Some(self.chars().into_iter().collect()),
            LeafKind::Phrase => None,
        }
    }
}

impl PlacedQuery {
    pub(crate) fn new(field: Field, wanted: Wanted, exact: bool) -> Self {
        Self { field, wanted, exact }
    }

    /// The pairs that rank it; none for single characters and prefixes.
    fn ranking_terms(&self) -> Vec<Term> {
        let patterns: Vec<&Pattern> = match &self.wanted {
            Wanted::One(pattern) => vec![pattern],
            Wanted::Near { left, right, .. } => left.iter().chain(right).collect(),
        };
        let terms = patterns.into_iter().flat_map(|pattern| pattern.terms(false));
        terms.map(|(_, term)| Term::from_field_text(self.field, &term)).collect()
    }
}

impl tantivy::query::Query for PlacedQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let terms = self.ranking_terms();
        let ranking = match scoring {
            EnableScoring::Enabled { statistics_provider, .. } if !terms.is_empty() => {
                Some(Bm25Weight::for_terms(statistics_provider, &terms)?)
            }
            EnableScoring::Enabled { .. } | EnableScoring::Disabled { .. } => None,
        };
        Ok(Box::new(PlacedWeight { query: self.clone(), ranking }))
    }
}

struct PlacedWeight {
    query: PlacedQuery,
    ranking: Option<Bm25Weight>,
}

impl Weight for PlacedWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let field = self.query.field;
        let index = segment.inverted_index(field)?;
        let reading = Reading { field, index: &index, exact: self.query.exact };
        let counts = reading.documents(&self.query.wanted)?;
        let norms = segment.get_fieldnorms_reader(field)?;
        let ranked = counts.into_iter().map(|(doc, count)| {
            let rank = self.ranking.as_ref().map_or(1.0, |bm25| bm25.score(norms.fieldnorm_id(doc), count));
            (doc, rank * boost)
        });
        Ok(Box::new(Documents { ranked: ranked.collect(), at: 0 }))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(segment, 1.0)?;
        if scorer.seek(doc) != doc {
            return Err(tantivy::TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("placed characters", scorer.score()))
    }
}

/// Documents in order, each with its rank.
struct Documents {
    ranked: Vec<(DocId, Score)>,
    at: usize,
}

impl DocSet for Documents {
    fn advance(&mut self) -> DocId {
        self.at = self.ranked.len().min(self.at + 1);
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.at += self.ranked[self.at..].partition_point(|(doc, _)| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.ranked.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        position(self.ranked.len())
    }
}

impl Scorer for Documents {
    fn score(&mut self) -> Score {
        self.ranked.get(self.at).map_or(0.0, |(_, rank)| *rank)
    }
}

/// Reads positions of one field in one segment.
struct Reading<'a> {
    field: Field,
    index: &'a InvertedIndexReader,
    exact: bool,
}

impl Reading<'_> {
    /// Documents where it stands as wanted, in order, with how often.
    fn documents(&self, wanted: &Wanted) -> tantivy::Result<Vec<(DocId, u32)>> {
        let spans = match wanted {
            Wanted::One(pattern) => self.spans(pattern)?,
            Wanted::Near { left, right, distance } => {
                self.near(&self.spans_of_any(left)?, &self.spans_of_any(right)?, *distance)?
            }
        };
        Ok(spans.chunk_by(|a, b| a.doc == b.doc).map(|spans| (spans[0].doc, position(spans.len()))).collect())
    }

    fn spans_of_any(&self, patterns: &[Pattern]) -> tantivy::Result<Vec<Span>> {
        let mut spans = Vec::new();
        for pattern in patterns {
            spans.extend(self.spans(pattern)?);
        }
        spans.sort_unstable();
        spans.dedup();
        Ok(spans)
    }

    /// Those of `left` that have one of `right` near them, no paragraph beginning between.
    fn near(&self, left: &[Span], right: &[Span], distance: u32) -> tantivy::Result<Vec<Span>> {
        let mut paragraphs = Positions::of(self, PARAGRAPH)?;
        let mut near = Vec::new();
        let mut rest = right;
        for here in left.chunk_by(|a, b| a.doc == b.doc) {
            let doc = here[0].doc;
            rest = &rest[rest.partition_point(|span| span.doc < doc)..];
            let there = &rest[..rest.partition_point(|span| span.doc == doc)];
            if there.is_empty() {
                continue;
            }
            let begins = paragraphs.at(doc);
            let paragraph = |span: &Span| begins.partition_point(|begin| *begin <= span.start);
            let fits = |a: &Span, b: &Span| {
                are_near((a.start, a.end), (b.start, b.end), distance) && paragraph(a) == paragraph(b)
            };
            near.extend(here.iter().filter(|a| there.iter().any(|b| fits(a, b))));
        }
        Ok(near)
    }

    /// Where a pattern stands, in order.
    fn spans(&self, pattern: &Pattern) -> tantivy::Result<Vec<Span>> {
        let terms = pattern.terms(self.exact);
        let mut spans = match pattern.beginning() {
            None => self.together(&terms, pattern.length())?,
            Some(beginning) => {
                let mut spans = self.beginning_with(&beginning, pattern)?;
                for (place, term) in terms {
                    let mut positions = Positions::of(self, &term)?;
                    let place = position(place);
                    spans.retain(|span| positions.at(span.doc).binary_search(&(span.start + place)).is_ok());
                }
                spans
            }
        };
        if self.exact {
            let deviating = pattern.places.iter().filter(|place| place.deviates()).count();
            let length = pattern.length();
            let mut deviations = Positions::of(self, DEVIATION)?;
            spans.retain(|span| {
                let here = deviations.at(span.doc);
                let before = |end: u32| here.partition_point(|place| *place < end);
                before(span.start + length) - before(span.start) == deviating
            });
        }
        Ok(spans)
    }

    /// Where all these terms stand at their places.
    fn together(&self, terms: &[(usize, String)], length: u32) -> tantivy::Result<Vec<Span>> {
        let last = terms.iter().map(|(place, _)| *place).max().unwrap_or_default();
        let mut all = Vec::new();
        for (place, term) in terms {
            let Some(postings) = self.postings(term)? else { return Ok(Vec::new()) };
            all.push((position(last - place), postings));
        }
        all.sort_by_key(|(_, postings)| postings.size_hint());
        let mut spans = Vec::new();
        let (mut common, mut more) = (Vec::new(), Vec::new());
        while let Some(doc) = next_common(&mut all) {
            for (i, (shift, postings)) in all.iter_mut().enumerate() {
                let positions = if i == 0 { &mut common } else { &mut more };
                postings.positions_with_offset(*shift, positions);
                if i > 0 {
                    common.retain(|place| more.binary_search(place).is_ok());
                }
            }
            let start = |shifted: u32| shifted - position(last);
            spans.extend(common.iter().map(|&at| Span { doc, start: start(at), end: start(at) + length }));
            all[0].1.advance();
        }
        Ok(spans)
    }

    /// Where the terms stand that begin so; a word of letters reaches to its end.
    fn beginning_with(&self, beginning: &str, pattern: &Pattern) -> tantivy::Result<Vec<Span>> {
        let after = after_all_beginning_with(beginning);
        let range = self.index.terms().range().ge(beginning).lt(after);
        let mut terms = range.into_stream()?;
        let mut spans = Vec::new();
        let mut positions = Vec::new();
        while terms.advance() {
            let length = match pattern.kind {
                LeafKind::Phrase => 1,
                LeafKind::Prefix => position(String::from_utf8_lossy(terms.key()).chars().count() - 1),
            };
            let mut postings = self.index.read_postings_from_terminfo(terms.value(), POSITIONS)?;
            while postings.doc() != TERMINATED {
                let doc = postings.doc();
                postings.positions(&mut positions);
                spans.extend(positions.iter().map(|&start| Span { doc, start, end: start + length }));
                postings.advance();
            }
        }
        spans.sort_unstable();
        Ok(spans)
    }

    fn postings(&self, term: &str) -> tantivy::Result<Option<SegmentPostings>> {
        Ok(self.index.read_postings(&Term::from_field_text(self.field, term), POSITIONS)?)
    }
}

/// The next document that all of them have, each standing on it.
fn next_common(all: &mut [(u32, SegmentPostings)]) -> Option<DocId> {
    let mut candidate = all.first()?.1.doc();
    'candidates: loop {
        if candidate == TERMINATED {
            return None;
        }
        for (_, postings) in all.iter_mut() {
            let doc = if postings.doc() < candidate { postings.seek(candidate) } else { postings.doc() };
            if doc != candidate {
                candidate = doc;
                continue 'candidates;
            }
        }
        return Some(candidate);
    }
}

/// The positions of one term, document after document.
struct Positions {
    postings: Option<SegmentPostings>,
    doc: DocId,
    positions: Vec<u32>,
}

impl Positions {
    fn of(reading: &Reading<'_>, term: &str) -> tantivy::Result<Self> {
        Ok(Self { postings: reading.postings(term)?, doc: TERMINATED, positions: Vec::new() })
    }

    /// Its positions in `doc`, which never goes back.
    fn at(&mut self, doc: DocId) -> &[u32] {
        if self.doc != doc {
            self.doc = doc;
            self.positions.clear();
            if let Some(postings) = &mut self.postings {
                let reached = if postings.doc() < doc { postings.seek(doc) } else { postings.doc() };
                if reached == doc {
                    postings.positions(&mut self.positions);
                }
            }
        }
        &self.positions
    }
}

fn position(n: usize) -> u32 {
    u32::try_from(n).expect("BUG: the engine counts documents and positions in 32 bits")
}
