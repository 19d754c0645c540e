//! The same promise on real news, where it is at hand: test input that is no part of the project.

use crate::archive::{Dice, find};
use search::{Document, Index};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Every `EACH`th item is taken, so that the test ends within seconds when nothing is optimised.
const EACH: usize = 8;

fn items() -> Option<Vec<(String, Vec<String>)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus/real_news.jsonl.gz");
    let file = std::fs::File::open(path).ok()?;
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    let item = |line: std::io::Result<String>| {
        let item: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = |key: &str| item[key].as_str().unwrap().to_owned();
        (text("title"), text("text").split('\n').map(str::to_owned).collect())
    };
    Some(lines.step_by(EACH).map(item).collect())
}

/// Signs that are the same to a reader, and what does not count taken away: by Unicode's tables, not by ours.
fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let counts = |c: &char| !c.is_whitespace() && !c.is_control() && !('\u{200b}'..='\u{200f}').contains(c);
    text.nfkd().filter(counts).flat_map(char::to_lowercase).collect()
}

#[test]
fn substrings_of_real_news_find_what_holds_them() {
    let Some(items) = items() else { return };
    let index = Index::in_memory().unwrap();
    let mut writer = index.writer().unwrap();
    for (id, (title, paragraphs)) in (0..).zip(&items) {
        let paragraphs = paragraphs.clone();
        writer
            .put(&Document { id, headline: Some(title.clone()), paragraphs, ..Document::default() })
            .unwrap();
    }
    writer.commit(1).unwrap();
    let all: Vec<String> =
        items.iter().map(|(title, text)| plain(&format!("{title}¶{}", text.join("¶")))).collect();
    let mut dice = Dice::new(13);
    let (mut missed, mut extra) = (Vec::new(), Vec::new());
    for _ in 0..500 {
        let (_, paragraphs) = dice.pick(&items);
        let paragraph: Vec<char> = dice.pick(paragraphs).chars().collect();
        let Some(sought) = run(&mut dice, &paragraph) else { continue };
        let found = find(&index, &format!("\"{sought}\""));
        let needle = plain(&sought);
        let holding: Vec<u64> =
            (0..).zip(&all).filter(|(_, text)| text.contains(&needle)).map(|(id, _)| id).collect();
        missed.extend(holding.iter().filter(|id| !found.contains(id)).map(|_| sought.clone()));
        extra.extend(found.iter().filter(|id| !holding.contains(id)).map(|_| sought.clone()));
    }
    assert_eq!((missed, extra), (vec![], vec![]));
}

fn run(dice: &mut Dice, paragraph: &[char]) -> Option<String> {
    let start = dice.roll(paragraph.len().max(1));
    let end = paragraph.len().min(start + 1 + dice.roll(12));
    let sought: String = paragraph.get(start..end)?.iter().filter(|c| !c.is_whitespace()).collect();
    (!plain(&sought).is_empty()).then_some(sought)
}
