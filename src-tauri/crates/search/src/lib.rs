//! Search: characters find, words rank. The only crate that names tantivy or jieba.
