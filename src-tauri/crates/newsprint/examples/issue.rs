//! What a METS, ALTO or hOCR file is taken for, with the files beside it, as JSON: for who holds it against the file.
use newsprint::{FileBeside, FileContext, parse_file, references};
use std::path::Path;

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let bytes = std::fs::read(&path).expect("its bytes");
    let folder = Path::new(&path).parent().unwrap_or(Path::new("."));
    let mut beside = Vec::new();
    for reference in references(&bytes) {
        let name = reference.rsplit('/').next().unwrap_or(&reference);
        let found = std::fs::read(folder.join(&reference)).or_else(|_| std::fs::read(folder.join(name)));
        beside.extend(found.ok().map(|bytes| FileBeside { reference: reference.clone(), bytes }));
    }
    let begun = std::time::Instant::now();
    let context = FileContext { path: &path, beside: &beside, ..FileContext::default() };
    let file = parse_file(&bytes, &context);
    eprintln!("{:.1} ms", begun.elapsed().as_secs_f64() * 1000.0);
    println!("{}", serde_json::to_string(&file).expect("values"));
}
