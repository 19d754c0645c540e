//! The signs of the query language: a query as a row of brackets, operators, quotations and words.
//!
//! Quotations end at the sign that fits them, but a sign in the midst of text belongs to the text: in
//! `"他说"好"就走"` the inner quotes are part of what is looked for. Inside straight quotes `\"` is always a quote.

use super::tree::Scope;
use crate::Part;
use crate::schema::name_key;

/// A sign and the characters of the query it takes up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) kind: SignKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a sign is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SignKind {
    Open,
    Close,
    Or,
    And,
    Not,
    /// `NEAR/10`; `None` if what follows the stroke is no number.
    Near(Option<u32>),
    /// `题:`.
    Field(Scope),
    Quotation {
        text: String,
        closed: bool,
    },
    Word,
}

/// Quotation marks: opening, closing.
const QUOTES: [(char, char); 7] =
    [('"', '"'), ('＂', '＂'), ('“', '”'), ('”', '”'), ('„', '”'), ('「', '」'), ('『', '』')];

/// What may close a quotation that its own sign does not.
const ANY_CLOSING: [char; 6] = ['"', '＂', '“', '”', '」', '』'];

/// Names of fields, as written before a colon, in whatever script, width or case.
const FIELDS: [(&str, Scope); 24] = [
    ("题", Scope::In(Part::Title)),
    ("题目", Scope::In(Part::Title)),
    ("标题", Scope::In(Part::Title)),
    ("title", Scope::In(Part::Title)),
    ("作者", Scope::In(Part::Author)),
    ("署名", Scope::In(Part::Author)),
    ("author", Scope::In(Part::Author)),
    ("报", Scope::Newspaper),
    ("报纸", Scope::Newspaper),
    ("paper", Scope::Newspaper),
    ("版", Scope::Page),
    ("版面", Scope::Page),
    ("page", Scope::Page),
    ("栏", Scope::In(Part::Column)),
    ("栏目", Scope::In(Part::Column)),
    ("栏题", Scope::In(Part::Column)),
    ("column", Scope::In(Part::Column)),
    ("正文", Scope::In(Part::Body)),
    ("text", Scope::In(Part::Body)),
    ("图", Scope::In(Part::Caption)),
    ("图说", Scope::In(Part::Caption)),
    ("caption", Scope::In(Part::Caption)),
    ("日期", Scope::Date),
    ("date", Scope::Date),
];

/// Within how many characters, where a query does not say.
pub(super) const DEFAULT_DISTANCE: u32 = 10;

const MINUS: [char; 3] = ['-', '－', '−'];
const COLON: [char; 2] = [':', '：'];
const BAR: [char; 2] = ['|', '｜'];
const OPEN: [char; 2] = ['(', '（'];
const CLOSE: [char; 2] = [')', '）'];

/// All signs of a query.
pub(super) fn read(query: &[char]) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut at = 0;
    while at < query.len() {
        if query[at].is_whitespace() {
            at += 1;
            continue;
        }
        let sign = read_one(query, at);
        at = sign.end;
        signs.push(sign);
    }
    signs
}

fn read_one(query: &[char], at: usize) -> Sign {
    let here = query[at];
    let next = query.get(at + 1).copied();
    let sign = |kind, end| Sign { kind, start: at, end };
    if OPEN.contains(&here) {
        return sign(SignKind::Open, at + 1);
    }
    if CLOSE.contains(&here) {
        return sign(SignKind::Close, at + 1);
    }
    if BAR.contains(&here) {
        let more = query[at..].iter().take_while(|c| BAR.contains(c)).count();
        return sign(SignKind::Or, at + more);
    }
    if let Some((_, closing)) = QUOTES.iter().find(|(opening, _)| *opening == here) {
        return read_quotation(query, at, *closing);
    }
    if MINUS.contains(&here) && next.is_some_and(|c| !c.is_whitespace() && !CLOSE.contains(&c)) {
        return sign(SignKind::Not, at + 1);
    }
    if let Some((scope, end)) = read_field(query, at) {
        return sign(SignKind::Field(scope), end);
    }
    read_word(query, at)
}

fn read_field(query: &[char], at: usize) -> Option<(Scope, usize)> {
    FIELDS.iter().find_map(|(name, scope)| {
        let end = at + name.chars().count();
        let written: String = query.get(at..end)?.iter().collect();
        let named = name_key(&written) == *name && COLON.contains(query.get(end)?);
        named.then_some((*scope, end + 1))
    })
}

/// A word ends at white space, a bracket, a bar, or where a quotation opens.
fn read_word(query: &[char], start: usize) -> Sign {
    let ends = |c: &char| {
        c.is_whitespace()
            || OPEN.contains(c)
            || CLOSE.contains(c)
            || BAR.contains(c)
            || QUOTES.iter().any(|(opening, _)| opening == c)
    };
    let end = query[start + 1..].iter().position(ends).map_or(query.len(), |n| start + 1 + n);
    let written: String = query[start..end].iter().collect();
    let kind = match written.as_str() {
        "OR" => SignKind::Or,
        "AND" => SignKind::And,
        "NOT" => SignKind::Not,
        "NEAR" => SignKind::Near(Some(DEFAULT_DISTANCE)),
        other => other.strip_prefix("NEAR/").map_or(SignKind::Word, |n| SignKind::Near(n.parse().ok())),
    };
    Sign { kind, start, end }
}

fn read_quotation(query: &[char], start: usize, closing: char) -> Sign {
    let own = |c: char| c == closing;
    let any = |c: char| ANY_CLOSING.contains(&c);
    let escapes = closing == '"';
    let end = find_closing(query, start, escapes, own)
        .or_else(|| find_closing(query, start, false, own))
        .or_else(|| find_closing(query, start, false, any));
    let inside = &query[start + 1..end.unwrap_or(query.len())];
    let text: String = inside.iter().collect();
    let text = if escapes { text.replace("\\\"", "\"") } else { text };
    let kind = SignKind::Quotation { text, closed: end.is_some() };
    Sign { kind, start, end: end.map_or(query.len(), |end| end + 1) }
}

/// The closing sign followed by a boundary, before another quotation opens after one; failing that, the first.
fn find_closing(query: &[char], start: usize, escapes: bool, closes: impl Fn(char) -> bool) -> Option<usize> {
    let mut first = None;
    for at in start + 1..query.len() {
        let escaped = escapes && query[at - 1] == '\\' && at > start + 1;
        if escaped || !closes(query[at]) {
            continue;
        }
        if boundary_after(query, at + 1) {
            return Some(at);
        }
        if at > start + 1 && boundary_before(query, at) {
            break;
        }
        first = first.or(Some(at));
    }
    first
}

fn boundary_after(query: &[char], at: usize) -> bool {
    let rest = &query[at.min(query.len())..];
    let operator = ["OR", "AND", "NOT", "NEAR"].iter().any(|op| {
        let op: Vec<char> = op.chars().collect();
        rest.starts_with(&op)
    });
    rest.first().is_none_or(|c| c.is_whitespace() || CLOSE.contains(c) || BAR.contains(c)) || operator
}

fn boundary_before(query: &[char], at: usize) -> bool {
    let before = query[at - 1];
    before.is_whitespace() || OPEN.contains(&before) || BAR.contains(&before) || COLON.contains(&before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotations(query: &str) -> Vec<String> {
        let chars: Vec<char> = query.chars().collect();
        let signs = read(&chars);
        signs
            .into_iter()
            .map(|sign| match sign.kind {
                SignKind::Quotation { text, .. } => text,
                _ => format!("<{}>", chars[sign.start..sign.end].iter().collect::<String>()),
            })
            .collect()
    }

    #[test]
    fn a_quote_in_the_midst_of_text_belongs_to_it() {
        for (query, expected) in [
            ("\"农村\" \"电商\"", vec!["农村", "电商"]),
            ("“农村”“电商”", vec!["农村”“电商"]),
            ("“农村” OR “电商”", vec!["农村", "<OR>", "电商"]),
            ("“农村”OR“电商”", vec!["农村", "<OR>", "电商"]),
            ("(\"a\"|\"b\")", vec!["<(>", "a", "<|>", "b", "<)>"]),
            ("\"他说\"好\"就走\"", vec!["他说\"好\"就走"]),
            ("\"说：“好”\"", vec!["说：“好”"]),
            ("“他说“好”了”", vec!["他说“好”了"]),
            ("“好”，他说”", vec!["好”，他说"]),
            ("\"农村\"电商 \"下乡\"", vec!["农村", "<电商>", "下乡"]),
            ("\"a\\\"b\" c", vec!["a\"b", "<c>"]),
            ("\"a\\\"", vec!["a\\"]),
            ("\"农村”", vec!["农村"]),
            ("“农村“", vec!["农村"]),
            ("「下乡」『路』", vec!["下乡", "路"]),
            ("\"没完", vec!["没完"]),
            ("题:\"a\" 作者：“b”", vec!["<题:>", "a", "<作者：>", "b"]),
            ("-\"a\"", vec!["<->", "a"]),
            ("2023-10 - x-y", vec!["<2023-10>", "<->", "<x-y>"]),
            ("10:30", vec!["<10:30>"]),
        ] {
            assert_eq!(quotations(query), expected, "{query}");
        }
    }
}
