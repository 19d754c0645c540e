//! What pages show, and the articles that any weights make of it, for the scripts that fit weights.
//!
//! `evidence lines|articles [--labels FILE] [--stack FILE]` reads `path<TAB>path as given` lines from standard
//! input and prints one JSON value a line for each. `lines`: what every line of the file shows, whatever the
//! weights, and what every headline stack that they leave shows, by the numbers of its lines. `articles`: the file
//! taken apart, in the words of the scorer. The weights are those built in, or tables in the form of `tables/`.

use newsprint::{
    Article, Evidence, ExplainedFile, ExplainedLine, FileContext, HeadLine, PrintedText, Weights,
    explain_file, explain_file_with, explain_heads,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, Write};
use std::{env, fs, io};

const USAGE: &str = "usage: evidence lines|articles [--labels FILE] [--stack FILE] < PATHS";
const LABELS: &str = include_str!("../src/tables/label_weights.txt");
const STACK: &str = include_str!("../src/tables/stack_weights.txt");

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = env::args().skip(1).collect();
    let (wanted, options) = asked.split_first().ok_or(USAGE)?;
    let weights = weights(options)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (path, given) = line.split_once('\t').unwrap_or((&line, &line));
        let bytes = fs::read(path)?;
        let context = FileContext { path: given, template: None, ..FileContext::default() };
        let found = match wanted.as_str() {
            "lines" => shown(&explain_file(&bytes, &context), &explain_heads(&bytes, &context, &weights)),
            "articles" => articles(&explain_file_with(&bytes, &context, &weights)),
            _ => return Err(USAGE.into()),
        };
        writeln!(out, "{found}")?;
    }
    Ok(())
}

fn weights(options: &[String]) -> Result<Weights, Box<dyn Error>> {
    let (mut labels, mut stack) = (LABELS, STACK);
    for option in options.chunks(2) {
        match option {
            [name, file] if name == "--labels" => labels = table(file)?,
            [name, file] if name == "--stack" => stack = table(file)?,
            _ => return Err(USAGE.into()),
        }
    }
    Ok(Weights::read(labels, stack).ok_or("a table lacks a row")?)
}

/// Weights live as long as the program, and so do the tables they are read from.
fn table(path: &str) -> Result<&'static str, io::Error> {
    Ok(Box::leak(fs::read_to_string(path)?.into_boxed_str()))
}

/// What a file shows: its lines, each with the page it is on, and its headline stacks by the numbers of their lines.
fn shown(explained: &ExplainedFile, stacks: &[Vec<HeadLine>]) -> Value {
    let lines: Vec<(usize, &ExplainedLine)> = explained
        .lines
        .iter()
        .enumerate()
        .flat_map(|(page, lines)| lines.iter().map(move |line| (page, line)))
        .collect();
    let numbers: BTreeMap<u32, usize> =
        lines.iter().enumerate().map(|(number, (_, line))| (line.range.start, number)).collect();
    let codes = |evidence: &[Evidence]| evidence.iter().map(|e| e.code).collect::<Vec<_>>();
    let line = |(page, line): &(usize, &ExplainedLine)| {
        json!({
            "page": page, "start": line.range.start, "text": line.text, "evidence": codes(&line.evidence),
        })
    };
    let head = |head: &HeadLine| json!({ "line": numbers.get(&head.range.start), "evidence": head.evidence });
    json!({
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
        "stacks": stacks.iter().map(|s| s.iter().map(head).collect()).collect::<Vec<Vec<_>>>(),
    })
}

/// A file taken apart, in the words of the scorer, and how sure its lines are of their labels.
fn articles(explained: &ExplainedFile) -> Value {
    let file = &explained.file;
    let pages = file.pages.iter().zip(&explained.lines).map(|(page, lines)| {
        let articles: Vec<Value> = page.articles.iter().map(article).collect();
        json!({ "articles": articles, "lines": lines.iter().map(labelled).collect::<Vec<_>>() })
    });
    json!({
        "issue": {
            "newspaper": file.issue.newspaper.as_ref().map(|newspaper| &newspaper.value),
            "date": file.issue.date.as_ref().map(|date| date.value.to_string()),
            "number": file.issue.number.as_ref().map(|number| &number.value),
        },
        "pages": pages.collect::<Vec<_>>(),
    })
}

fn labelled(line: &ExplainedLine) -> Value {
    json!({
        "text": line.text, "label": line.label, "confidence": line.confidence,
        "evidence": line.evidence.iter().map(|e| json!({ "code": e.code })).collect::<Vec<_>>(),
    })
}

fn article(article: &Article) -> Value {
    let words = |text: &Option<PrintedText>| text.as_ref().map(|text| text.text.clone());
    let mut authors: Vec<&str> = Vec::new();
    for byline in &article.bylines {
        if !authors.contains(&byline.name.as_str()) {
            authors.push(&byline.name);
        }
    }
    json!({
        "confidence": article.confidence,
        "column": words(&article.column),
        "kicker": words(&article.kicker),
        "headline": words(&article.headline),
        "subheadline": words(&article.subheadline),
        "authors": authors,
        "dateline": words(&article.dateline),
        "continues_to_page": article.continues_to.as_ref().map(|jump| jump.page.to_string()),
        "blocks": article.blocks.iter()
            .map(|block| json!({ "kind": block.kind, "text": block.text.text }))
            .collect::<Vec<_>>(),
    })
}
