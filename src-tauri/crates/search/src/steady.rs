//! A condition that may be asked about any document in turn: what excludes must be.
//!
//! tantivy 0.27 asks what excludes by `seek_danger` for documents that lie before where it stands, which a phrase
//! forbids: a failed assertion where assertions are on. Here such a question is answered from where it stands.

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, Term};

/// Matches what the condition in it matches.
#[derive(Debug)]
pub(crate) struct SteadyQuery(pub(crate) Box<dyn Query>);

impl Clone for SteadyQuery {
    fn clone(&self) -> Self {
        Self(self.0.box_clone())
    }
}

impl Query for SteadyQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(SteadyWeight(self.0.weight(scoring)?)))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.0.query_terms(visitor);
    }
}

struct SteadyWeight(Box<dyn Weight>);

impl Weight for SteadyWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(SteadyScorer(self.0.scorer(segment, boost)?)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(segment, doc)
    }
}

/// Leaves out `seek_danger`, whose default asks only about documents ahead.
struct SteadyScorer(Box<dyn Scorer>);

impl DocSet for SteadyScorer {
    fn advance(&mut self) -> DocId {
        self.0.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.0.seek(target)
    }

    fn doc(&self) -> DocId {
        self.0.doc()
    }

    fn size_hint(&self) -> u32 {
        self.0.size_hint()
    }
}

impl Scorer for SteadyScorer {
    fn score(&mut self) -> Score {
        self.0.score()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Index, Matching, Query, Window};

    #[test]
    fn a_phrase_that_stands_only_in_later_documents_can_be_excluded() {
        let index = Index::in_memory().unwrap();
        let mut writer = index.writer().unwrap();
        for (id, text) in (1..).zip(["早市", "二〇二三年", "早市", "二〇二三年"]) {
            writer.put(&Document { id, paragraphs: vec![text.to_owned()], ..Document::default() }).unwrap();
        }
        writer.commit(1).unwrap();
        let query = Query::parse("-\"二〇二三\"", Matching::Folded);
        let window = Window { limit: 9, ..Window::default() };
        assert_eq!(index.search(&query, &window).unwrap().total, 2);
    }
}
