//! A page as a reader sees it, in few words, as the fixtures say it; and how two such accounts differ.

use newsprint::{Article, FileContext, Inferred, Jump, ParsedPage, PrintedText, parse_file};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A page and what is to be seen on it.
pub(crate) struct Fixture {
    pub(crate) name: String,
    pub(crate) text: Vec<u8>,
    /// The path the reader is said to have handed in; its own name where the name is not what is tried.
    pub(crate) path: String,
    pub(crate) expected: Value,
}

/// All of them, by name.
pub(crate) fn fixtures() -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/quirks");
    let entries = fs::read_dir(&folder).expect("the folder of quirks");
    let mut fixtures: Vec<Fixture> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "json"))
        .map(|path| {
            let account = fs::read(path.with_extension("expected.json"))
                .unwrap_or_else(|error| panic!("what is expected of {}: {error}", path.display()));
            let expected: Value = serde_json::from_slice(&account)
                .unwrap_or_else(|error| panic!("what is expected of {}: {error}", path.display()));
            let own = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            Fixture {
                name: path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned(),
                text: fs::read(&path).expect("a page"),
                path: expected["path"].as_str().map_or(own, str::to_owned),
                expected,
            }
        })
        .collect();
    fixtures.sort_by(|a, b| a.name.cmp(&b.name));
    fixtures
}

/// What the parser sees on a fixture.
pub(crate) fn seen(fixture: &Fixture) -> Value {
    let file = parse_file(
        &fixture.text,
        &FileContext { path: &fixture.path, template: None, ..FileContext::default() },
    );
    json!({ "pages": file.pages.iter().map(page).collect::<Vec<_>>() })
}

/// A word as it is serialised: `nameplate`, `reporter`.
fn code(value: impl Serialize) -> Value {
    serde_json::to_value(value).expect("a word")
}

fn page(page: &ParsedPage) -> Value {
    fn put<T>(
        facts: &mut Map<String, Value>,
        key: &str,
        fact: Option<&Inferred<T>>,
        value: impl Fn(&T) -> Value,
    ) {
        if let Some(fact) = fact {
            facts.insert(key.to_owned(), json!([value(&fact.value), code(fact.source)]));
        }
    }
    let mut facts = Map::new();
    put(&mut facts, "newspaper", page.issue.newspaper.as_ref(), |name| json!(name));
    put(&mut facts, "date", page.issue.date.as_ref(), |date| json!(date.to_string()));
    put(&mut facts, "number", page.issue.number.as_ref(), |number| json!(number));
    put(&mut facts, "edition", page.issue.edition.as_ref(), |edition| json!(edition));
    put(&mut facts, "page", page.label.as_ref(), |label| json!(label.as_str()));
    let furniture: Vec<Value> =
        page.furniture.iter().map(|piece| json!([code(piece.kind), piece.text.text])).collect();
    let articles: Vec<Value> = page.articles.iter().map(article).collect();
    without_blanks(json!({ "facts": facts, "furniture": furniture, "articles": articles }))
}

fn article(article: &Article) -> Value {
    let text = |text: &Option<PrintedText>| json!(text.as_ref().map(|text| &text.text));
    let jump = |jump: &Option<Jump>| {
        let jump = jump.as_ref();
        json!(jump.map(|jump| {
            [Some(jump.page.as_str()), jump.headline.as_deref()].into_iter().flatten().collect::<Vec<_>>()
        }))
    };
    let authors: Vec<Value> = article.bylines.iter().map(|by| json!([by.name, code(by.role)])).collect();
    let blocks: Vec<Value> =
        article.blocks.iter().map(|block| json!([code(block.kind), block.text.text])).collect();
    without_blanks(json!({
        "column": text(&article.column),
        "kicker": text(&article.kicker),
        "headline": text(&article.headline),
        "subheadline": text(&article.subheadline),
        "authors": authors,
        "continued_from": jump(&article.continued_from),
        "continues_to": jump(&article.continues_to),
        "blocks": blocks,
    }))
}

/// The same without what is not there: a fixture does not speak of it either.
fn without_blanks(mut value: Value) -> Value {
    if let Value::Object(parts) = &mut value {
        let blank = |part: &Value| {
            part.is_null()
                || part.as_array().is_some_and(Vec::is_empty)
                || part.as_object().is_some_and(Map::is_empty)
        };
        parts.retain(|_, part| !blank(part));
    }
    value
}

/// The lines in which two accounts differ, with those around them left out; nothing where they agree.
pub(crate) fn differences(expected: &Value, read: &Value) -> String {
    let (old, new) = (told(expected), told(read));
    if old == new {
        return String::new();
    }
    // The longest common run of lines, by how long it is from each pair of lines on.
    let mut common = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut shown) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            let _ = writeln!(shown, "  - {}", old[i]);
            i += 1;
        } else {
            let _ = writeln!(shown, "  + {}", new[j]);
            j += 1;
        }
    }
    shown
}

/// An account in lines, one for each thing a reader would name.
fn told(account: &Value) -> Vec<String> {
    const ORDER: [&str; 7] =
        ["column", "kicker", "headline", "subheadline", "authors", "continued_from", "continues_to"];
    let mut lines = Vec::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for page in list(&account["pages"]) {
        lines.push("page".to_owned());
        lines.extend(
            page["facts"].as_object().into_iter().flatten().map(|(key, fact)| format!("{key}: {fact}")),
        );
        lines.extend(list(&page["furniture"]).iter().map(|piece| format!("furniture: {piece}")));
        for article in list(&page["articles"]) {
            lines.push("article".to_owned());
            let stack = ORDER.iter().filter(|key| !article[**key].is_null());
            lines.extend(stack.map(|key| format!("{key}: {}", article[*key])));
            lines.extend(list(&article["blocks"]).iter().map(Value::to_string));
        }
    }
    lines
}
