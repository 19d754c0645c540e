//! Random questions for each row of the language's table, the same at every run.

use super::asked::Asked;
use super::plain::{is_letter, plain};
use super::records::{Part, Record};
use jiff::civil::Date;

/// Numbers that look random: the seed is PROPTEST_RNG_SEED, as for the other properties.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        let seed = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
        Self(seed.unwrap_or(1920).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 up to, not including, `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// The rows: a name, and how a question of it is made. Some records have nothing to ask by.
pub(crate) type Row = (&'static str, fn(&mut Dice, &[Record]) -> Option<Asked>);

/// Every row of the table that is answered by looking at what is there.
pub(crate) const ROWS: &[Row] = &[
    ("words side by side", |dice, records| {
        (0..2 + dice.roll(2)).map(|_| word(dice, records)).collect::<Option<_>>().map(Asked::All)
    }),
    ("OR", |dice, records| {
        (0..2 + dice.roll(2)).map(|_| word(dice, records)).collect::<Option<_>>().map(Asked::Any)
    }),
    ("without", |dice, records| {
        let (with, without) = (word(dice, records)?, word(dice, records)?);
        Some(Asked::All(vec![with, Asked::Not(Box::new(without))]))
    }),
    ("- alone", |dice, records| word(dice, records).map(|word| Asked::Not(Box::new(word)))),
    ("grouping", |dice, records| tree(dice, records, 3)),
    ("题", |dice, records| within(dice, records, &["题:", "标题：", "title:"], Part::Title)),
    ("作者", |dice, records| within_author(dice, records)),
    ("作者, whole", |dice, records| pick_some(dice, records, |r| &r.authors).map(Asked::WholeAuthor)),
    ("栏", |dice, records| within(dice, records, &["栏:", "column:"], Part::Column)),
    ("正文", |dice, records| within(dice, records, &["正文:", "text:", "Text："], Part::Body)),
    ("图", |dice, records| within(dice, records, &["图:", "caption:"], Part::Caption)),
    ("报", |dice, records| {
        let name = newspaper(dice, records)?;
        run_of(dice, &name, 4).filter(|run| run.chars().all(char::is_alphanumeric)).map(Asked::Newspaper)
    }),
    ("报, whole", |dice, records| newspaper(dice, records).map(Asked::WholeNewspaper)),
    ("版", |dice, records| pick_some(dice, records, |r| &r.pages).map(Asked::Page)),
    ("日期", days),
    ("NEAR", |dice, records| {
        let text = text(dice, records, |_| true)?;
        let (a, b) = (run_of(dice, &text, 3)?, run_of(dice, &text, 3)?);
        Some(Asked::Near(a.into(), u32::try_from(dice.roll(20)).ok()?, b.into()))
    }),
    ("prefix", |dice, records| {
        let text = text(dice, records, |text| text.chars().any(|c| c.is_ascii_alphanumeric()))?;
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let word = *dice.pick(&words);
        Some(Asked::Prefix(word[..1 + dice.roll(word.len())].to_owned().into()))
    }),
    ("numerals", |dice, _| {
        let figures = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let (tens, ones) = (1 + dice.roll(9), dice.roll(10));
        if (tens, ones) == (1, 0) {
            return None;
        }
        let tens_spelled = if tens == 1 { "" } else { figures[tens] };
        let spellings = [format!("{tens}{ones}"), format!("{tens_spelled}十{}", figures[ones])];
        Some(Asked::Number(dice.pick(&spellings).clone(), spellings.map(Into::into)))
    }),
];

/// A run of 1 to `longest` characters of a text, white space left out, as it is printed.
pub(crate) fn run_of(dice: &mut Dice, text: &str, longest: usize) -> Option<String> {
    let chars: Vec<char> = text.chars().filter(|c| !plain(&c.to_string()).is_empty()).collect();
    if chars.is_empty() {
        return None;
    }
    let start = dice.roll(chars.len());
    let end = chars.len().min(start + 1 + dice.roll(longest));
    Some(chars[start..end].iter().collect())
}

/// Any text of any record that fits; `None` if none is found soon.
pub(crate) fn text(dice: &mut Dice, records: &[Record], fits: impl Fn(&str) -> bool) -> Option<String> {
    let mut texts = (0..400).filter_map(|_| {
        let record = dice.pick(records);
        (!record.texts.is_empty()).then(|| dice.pick(&record.texts).source.clone())
    });
    texts.find(|text| fits(text))
}

fn word(dice: &mut Dice, records: &[Record]) -> Option<Asked> {
    let text = text(dice, records, |_| true)?;
    Some(Asked::Quoted(None, run_of(dice, &text, 3)?.into()))
}

fn tree(dice: &mut Dice, records: &[Record], depth: usize) -> Option<Asked> {
    if depth == 0 || dice.roll(4) == 0 {
        return word(dice, records);
    }
    let several = |dice: &mut Dice| -> Option<Vec<Asked>> {
        (0..2 + dice.roll(2)).map(|_| tree(dice, records, depth - 1)).collect()
    };
    match dice.roll(3) {
        0 => several(dice).map(Asked::All),
        1 => several(dice).map(Asked::Any),
        _ => tree(dice, records, depth - 1).map(|inner| Asked::Not(Box::new(inner))),
    }
}

fn within(dice: &mut Dice, records: &[Record], names: &[&'static str], part: Part) -> Option<Asked> {
    let mut own = (0..4000).filter_map(|_| {
        let record = dice.pick(records);
        let texts: Vec<_> = record.texts.iter().filter(|text| text.part == part).collect();
        (!texts.is_empty()).then(|| dice.pick(&texts).source.clone())
    });
    let text = own.next()?;
    let run = run_of(dice, &text, 4)?;
    Some(Asked::Quoted(Some((*dice.pick(names), part)), run.into()))
}

/// In quotes a name would be whole: so it is written without, and of nothing but characters of words.
fn within_author(dice: &mut Dice, records: &[Record]) -> Option<Asked> {
    let name = pick_some(dice, records, |record| &record.authors)?;
    let run =
        run_of(dice, &name, 2).filter(|run| run.chars().all(|c| c.is_alphanumeric() && !is_letter(c)))?;
    Some(Asked::AuthorPart(run))
}

fn newspaper(dice: &mut Dice, records: &[Record]) -> Option<String> {
    (0..400).find_map(|_| dice.pick(records).newspaper.clone())
}

fn pick_some(dice: &mut Dice, records: &[Record], of: impl Fn(&Record) -> &Vec<String>) -> Option<String> {
    (0..4000).find_map(|_| {
        let values = of(dice.pick(records));
        (!values.is_empty()).then(|| dice.pick(values).clone())
    })
}

fn days(dice: &mut Dice, records: &[Record]) -> Option<Asked> {
    let day = |dice: &mut Dice| (0..400).find_map(|_| dice.pick(records).date);
    let (mut first, mut last) = (day(dice)?, day(dice)?);
    if first > last {
        std::mem::swap(&mut first, &mut last);
    }
    let month = |day: Date| day.strftime("%Y-%m").to_string();
    let (in_month, in_year) =
        ((first.first_of_month(), first.last_of_month()), (first.first_of_year(), first.last_of_year()));
    let asked = |written: String, first, last| Some(Asked::Days(written, first, last));
    match dice.roll(8) {
        0 => asked(first.to_string(), Some(first), Some(first)),
        1 => asked(month(first), Some(in_month.0), Some(in_month.1)),
        2 => asked(first.year().to_string(), Some(in_year.0), Some(in_year.1)),
        3 => asked(format!("{first}..{last}"), Some(first), Some(last)),
        4 => asked(format!("{first}.."), Some(first), None),
        5 => asked(format!("..{last}"), None, Some(last)),
        6 => asked(format!("{}..{}", month(first), last.year()), Some(in_month.0), Some(last.last_of_year())),
        _ => asked(first.strftime("%Y年%-m月%-d日").to_string(), Some(first), Some(first)),
    }
}
