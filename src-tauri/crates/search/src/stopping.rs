//! A search that nobody waits for any more ends where it is. tantivy 0.27 has no such thing: here what is matched
//! comes to its end as soon as somebody asks to stop, and what was counted till then is thrown away.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

/// Becomes true when nobody waits any more.
pub type Stop = Arc<AtomicBool>;

/// Matches what the condition in it matches, as long as somebody waits.
#[derive(Debug)]
pub(crate) struct StoppingQuery(pub(crate) Box<dyn Query>, pub(crate) Stop);

impl Clone for StoppingQuery {
    fn clone(&self) -> Self {
        Self(self.0.box_clone(), Arc::clone(&self.1))
    }
}

impl Query for StoppingQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(StoppingWeight(self.0.weight(scoring)?, Arc::clone(&self.1))))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.0.query_terms(visitor);
    }
}

struct StoppingWeight(Box<dyn Weight>, Stop);

impl Weight for StoppingWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(StoppingScorer(self.0.scorer(segment, boost)?, Arc::clone(&self.1))))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(segment, doc)
    }
}

struct StoppingScorer(Box<dyn Scorer>, Stop);

impl StoppingScorer {
    fn is_stopped(&self) -> bool {
        self.1.load(Ordering::Relaxed)
    }
}

impl DocSet for StoppingScorer {
    fn advance(&mut self) -> DocId {
        if self.is_stopped() { self.0.seek(TERMINATED) } else { self.0.advance() }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.0.seek(if self.is_stopped() { TERMINATED } else { target })
    }

    fn fill_buffer(&mut self, buffer: &mut [DocId; COLLECT_BLOCK_BUFFER_LEN]) -> usize {
        if self.is_stopped() { 0 } else { self.0.fill_buffer(buffer) }
    }

    fn doc(&self) -> DocId {
        self.0.doc()
    }

    fn size_hint(&self) -> u32 {
        self.0.size_hint()
    }
}

impl Scorer for StoppingScorer {
    fn score(&mut self) -> Score {
        self.0.score()
    }
}
