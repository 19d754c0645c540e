//! Takes files apart and prints what the scorer of gold pages reads: a line of JSON a file.

use newsprint::{FileContext, parse_file};
use serde_json::json;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                continue;
            }
        };
        let file = parse_file(&bytes, &FileContext { path: &path, ..FileContext::default() });
        let text = |printed: &Option<newsprint::PrintedText>| printed.as_ref().map(|p| p.text.clone());
        let pages: Vec<_> = file
            .pages
            .iter()
            .map(|page| {
                let articles: Vec<_> = page
                    .articles
                    .iter()
                    .map(|a| {
                        let blocks: Vec<_> =
                            a.blocks.iter().map(|b| json!({"kind": b.kind, "text": b.text.text})).collect();
                        json!({
                            "column": text(&a.column), "kicker": text(&a.kicker), "headline": text(&a.headline),
                            "subheadline": text(&a.subheadline), "dateline": text(&a.dateline),
                            "authors": a.bylines.iter().map(|b| &b.name).collect::<Vec<_>>(),
                            "continues_to": a.continues_to.as_ref().map(|j| j.page.as_str()),
                            "confidence": a.confidence.get(), "blocks": blocks,
                        })
                    })
                    .collect();
                let furniture: Vec<_> = page.furniture.iter().map(|f| &f.text.text).collect();
                json!({"articles": articles, "furniture": furniture, "account": page.account})
            })
            .collect();
        let facts = &file.issue;
        let issue = json!({
            "newspaper": facts.newspaper.as_ref().map(|f| &f.value),
            "date": facts.date.as_ref().map(|f| f.value.to_string()),
            "number": facts.number.as_ref().map(|f| f.value),
        });
        println!("{}", json!({"path": path, "issue": issue, "pages": pages, "warnings": file.warnings}));
    }
}
