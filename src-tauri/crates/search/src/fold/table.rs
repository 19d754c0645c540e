//! The tables of what is folded to what, and the one table they are joined into.
//!
//! Sources and licences stand at the head of each data file. It knows single characters only.

use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_normalization::char::decompose_compatible;

/// The data files; part of the index's fingerprint.
pub(crate) const TABLES: [&str; 4] = [
    include_str!("signs.txt"),
    include_str!("radicals.txt"),
    include_str!("traditional.txt"),
    include_str!("variants.txt"),
];

/// What a printed character is folded to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Folding {
    /// White space: nothing, but words end here.
    Space,
    /// Invisible: as if it were not there.
    Nothing,
    /// One character, often itself.
    One(char),
    /// More than one: `…`, `㎡`, `é`.
    Several(Vec<char>),
}

/// Foldings of the basic plane at hand, of the others worked out when met.
pub(super) struct Table {
    pairs: HashMap<char, char>,
    basic: Vec<u32>,
}

/// The table, made at first use in a few milliseconds.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(Table::new)
}

const BASIC_PLANE: u32 = 0x1_0000;
const NOT_ONE: u32 = u32::MAX;

impl Table {
    fn new() -> Self {
        let mut table = Self { pairs: pairs(), basic: Vec::new() };
        let one = |code| match char::from_u32(code).map(|c| table.work_out(c)) {
            Some(Folding::One(folded)) => u32::from(folded),
            _ => NOT_ONE,
        };
        table.basic = (0..BASIC_PLANE).map(one).collect();
        table
    }

    pub(super) fn fold(&self, printed: char) -> Folding {
        match self.basic.get(u32::from(printed) as usize).copied().and_then(char::from_u32) {
            Some(folded) => Folding::One(folded),
            None => self.work_out(printed),
        }
    }

    fn work_out(&self, printed: char) -> Folding {
        if printed.is_whitespace() {
            return Folding::Space;
        }
        if is_invisible(printed) {
            return Folding::Nothing;
        }
        let mut several = Vec::new();
        self.push_folded(printed, &mut several);
        several.retain(|c| !c.is_whitespace() && !is_invisible(*c));
        match several.as_slice() {
            [] => Folding::Nothing,
            [one] => Folding::One(*one),
            _ => Folding::Several(several),
        }
    }

    /// Decomposes, lowers, looks up, and does so again with what came out until nothing changes.
    fn push_folded(&self, c: char, out: &mut Vec<char>) {
        decompose_compatible(c, |part| {
            for lower in part.to_uppercase().flat_map(char::to_lowercase) {
                let next = self.pairs.get(&lower).copied().unwrap_or(lower);
                if next == c {
                    out.push(c);
                } else {
                    self.push_folded(next, out);
                }
            }
        });
    }
}

/// Controls, soft hyphens, joiners, direction marks, variation selectors, tags.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn pairs() -> HashMap<char, char> {
    let lines = TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
    let mut pairs: HashMap<char, char> = HashMap::new();
    for pair in lines.flat_map(str::split_whitespace) {
        let mut chars = pair.chars();
        if let (Some(from), Some(to), None) = (chars.next(), chars.next(), chars.next()) {
            pairs.entry(from).or_insert(to);
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_pairs_and_end_somewhere() {
        for pair in TABLES
            .iter()
            .flat_map(|t| t.lines())
            .filter(|l| !l.starts_with('#'))
            .flat_map(str::split_whitespace)
        {
            assert_eq!(pair.chars().count(), 2, "{pair}");
        }
        let pairs = pairs();
        for from in pairs.keys() {
            let mut c = *from;
            for _ in 0..8 {
                c = pairs.get(&c).copied().unwrap_or(c);
            }
            assert!(!pairs.contains_key(&c), "{from} is folded in a circle");
        }
    }
}
