//! Takes pages apart with weights that are not built in, for the scripts that fit them and try each page with weights
//! fitted without it.
//!
//! `weighed LABELS STACK FILE …`: two tables in the form of `tables/label_weights.txt` and `tables/stack_weights.txt`;
//! prints the parsed files, one JSON value a line.

use newsprint::{FileContext, Weights, parse_file_with};
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let [labels, stack, files @ ..] = asked.as_slice() else {
        return Err("usage: weighed LABELS STACK FILE …".into());
    };
    let weights = Weights::read(table(labels)?, table(stack)?).ok_or("a table lacks a row")?;
    for path in files {
        let parsed = parse_file_with(&fs::read(path)?, &FileContext { path, template: None }, &weights);
        println!("{}", serde_json::to_string(&parsed)?);
    }
    Ok(())
}

/// Weights live as long as the program, and so do the tables they are read from.
fn table(path: &str) -> Result<&'static str, std::io::Error> {
    Ok(Box::leak(fs::read_to_string(path)?.into_boxed_str()))
}
