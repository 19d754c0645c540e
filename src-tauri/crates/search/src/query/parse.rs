//! From signs to a tree. Binds from strongest to weakest: field, `-`, `NEAR`, side by side, `OR`.

use super::dates::{self, Reading};
use super::note::{Kind, Note};
use super::signs::{self, DEFAULT_DISTANCE, Sign, SignKind};
use super::tree::{Clause, Leaf, LeafKind, Scope};
use super::{Matching, numerals, words};

/// Reads a query as far as it can be understood, and says what could not be.
pub(super) fn parse(text: &str, matching: Matching) -> (Clause, Vec<Note>) {
    let mut query: Vec<char> = text.chars().collect();
    let mut notes = Vec::new();
    if query.len() > LONGEST {
        notes.push(Kind::TooLong.note(&query, LONGEST, query.len()));
        query.truncate(LONGEST);
    }
    let signs = signs::read(&query);
    let mut parser = Parser { query: &query, signs: &signs, matching, at: 0, depth: 0, notes };
    let root = parser.everything();
    if root.is_nothing() && parser.notes.is_empty() {
        parser.note(Kind::EmptyQuery, 0, query.len());
    }
    let mut notes = parser.notes;
    notes.sort_by_key(|note| note.start);
    (root, notes)
}

/// Characters read of a query: more than anyone types, few enough that any can be answered.
const LONGEST: usize = 10_000;

/// Brackets in brackets.
const DEEPEST: usize = 50;

struct Parser<'a> {
    query: &'a [char],
    signs: &'a [Sign],
    matching: Matching,
    at: usize,
    depth: usize,
    notes: Vec<Note>,
}

impl<'a> Parser<'a> {
    fn note(&mut self, kind: Kind, start: usize, end: usize) {
        self.notes.push(kind.note(self.query, start, end));
    }

    fn note_sign(&mut self, kind: Kind, sign: &Sign) {
        self.note(kind, sign.start, sign.end);
    }

    fn peek(&self) -> Option<&'a Sign> {
        self.signs.get(self.at)
    }

    fn next(&mut self) -> Option<&'a Sign> {
        let sign = self.peek()?;
        self.at += 1;
        Some(sign)
    }

    /// The whole query; closing brackets that nothing opened are passed over.
    fn everything(&mut self) -> Clause {
        let mut parts = Vec::new();
        loop {
            parts.push(self.any(Scope::Anywhere));
            match self.next() {
                Some(stray) => self.note_sign(Kind::StrayClose, stray),
                None => return Clause::all(parts),
            }
        }
    }

    /// `a b OR c d`, up to a closing bracket or the end.
    fn any(&mut self, scope: Scope) -> Clause {
        let mut clauses = vec![self.all(scope)];
        while let Some(or @ Sign { kind: SignKind::Or, .. }) = self.peek() {
            self.at += 1;
            let right = self.all(scope);
            let alone = clauses.len() == 1 && clauses[0].is_nothing();
            if alone || right.is_nothing() {
                self.note_sign(Kind::MissingOperand, or);
            }
            clauses.push(right);
        }
        Clause::any(clauses)
    }

    /// `a b -c`, up to `OR`, a closing bracket or the end.
    fn all(&mut self, scope: Scope) -> Clause {
        let mut clauses = Vec::new();
        while let Some(sign) = self.peek() {
            match sign.kind {
                SignKind::Or | SignKind::Close => break,
                SignKind::And => {
                    self.at += 1;
                    if clauses.is_empty() || !self.operand_follows() {
                        self.note_sign(Kind::MissingOperand, sign);
                    }
                }
                _ => clauses.push(self.near(scope)),
            }
        }
        Clause::all(clauses)
    }

    fn operand_follows(&self) -> bool {
        let follows = |sign: &Sign| {
            !matches!(sign.kind, SignKind::Or | SignKind::And | SignKind::Close | SignKind::Near(_))
        };
        self.peek().is_some_and(follows)
    }

    /// `a NEAR/5 b`; `a NEAR/5 b NEAR/5 c` is both pairs.
    fn near(&mut self, scope: Scope) -> Clause {
        let mut left = if matches!(self.peek(), Some(Sign { kind: SignKind::Near(_), .. })) {
            Clause::Nothing
        } else {
            self.one(scope)
        };
        let mut clauses = Vec::new();
        while let Some(sign @ Sign { kind: SignKind::Near(distance), .. }) = self.peek() {
            self.at += 1;
            let right = if self.operand_follows() { self.one(scope) } else { Clause::Nothing };
            if distance.is_none() {
                self.note_sign(Kind::NearDistance, sign);
            }
            clauses.push(self.pair(&left, &right, distance.unwrap_or(DEFAULT_DISTANCE), sign));
            left = right;
        }
        if clauses.is_empty() { left } else { Clause::all(clauses) }
    }

    fn pair(&mut self, left: &Clause, right: &Clause, distance: u32, sign: &Sign) -> Clause {
        if left.is_nothing() || right.is_nothing() {
            self.note_sign(Kind::MissingOperand, sign);
            return Clause::all(vec![left.clone(), right.clone()]);
        }
        match (leaves(left), leaves(right)) {
            (Some(left), Some(right)) => Clause::Near { left, right, distance },
            _ => {
                self.note_sign(Kind::NearNeedsWords, sign);
                Clause::all(vec![left.clone(), right.clone()])
            }
        }
    }

    /// One condition with what stands before it. Never called where none begins.
    fn one(&mut self, scope: Scope) -> Clause {
        let Some(sign) = self.next() else { return Clause::Nothing };
        match &sign.kind {
            SignKind::Not => {
                if !self.operand_follows() {
                    self.note_sign(Kind::MissingOperand, sign);
                    return Clause::Nothing;
                }
                self.deeper(sign, |parser| Clause::not(parser.one(scope)))
            }
            SignKind::Field(own) => {
                if !self.operand_follows() {
                    self.note_sign(Kind::EmptyField, sign);
                    return Clause::Nothing;
                }
                self.deeper(sign, |parser| parser.one(*own))
            }
            SignKind::Open => self.deeper(sign, |parser| parser.group(scope, sign)),
            SignKind::Quotation { text, closed } => self.quotation(scope, sign, text, *closed),
            SignKind::Word => self.word(scope, sign),
            SignKind::Close | SignKind::Or | SignKind::And | SignKind::Near(_) => Clause::Nothing,
        }
    }

    /// Goes one level down; below the deepest, everything to the end of the query is left out.
    fn deeper(&mut self, sign: &Sign, read: impl FnOnce(&mut Self) -> Clause) -> Clause {
        if self.depth == DEEPEST {
            self.note(Kind::TooDeep, sign.start, self.query.len());
            self.at = self.signs.len();
            return Clause::Nothing;
        }
        self.depth += 1;
        let clause = read(self);
        self.depth -= 1;
        clause
    }

    fn group(&mut self, scope: Scope, open: &Sign) -> Clause {
        let notes = self.notes.len();
        let inner = self.any(scope);
        match self.next() {
            None => self.note_sign(Kind::UnclosedGroup, open),
            Some(close) if inner.is_nothing() && self.notes.len() == notes => {
                self.note(Kind::EmptyGroup, open.start, close.end);
            }
            Some(_) => {}
        }
        inner
    }

    fn quotation(&mut self, scope: Scope, sign: &Sign, text: &str, closed: bool) -> Clause {
        if !closed {
            self.note_sign(Kind::UnclosedQuote, sign);
        }
        let Some(leaf) = Leaf::phrase(scope, text) else {
            self.note_sign(Kind::EmptyQuote, sign);
            return Clause::Nothing;
        };
        match scope {
            Scope::Date => self.dates(sign, text),
            names if names.holds_names() => Clause::Name { scope, name: text.to_owned() },
            _ => Clause::Leaf(leaf),
        }
    }

    fn word(&mut self, scope: Scope, sign: &Sign) -> Clause {
        let text: String = self.query[sign.start..sign.end].iter().collect();
        match scope {
            Scope::Date => self.dates(sign, &text),
            Scope::Page if Leaf::phrase(scope, &text).is_none() => Clause::Nothing,
            Scope::Page => Clause::Name { scope, name: text },
            Scope::Anywhere | Scope::In(_) | Scope::Newspaper => self.run(scope, sign),
        }
    }

    fn dates(&mut self, sign: &Sign, text: &str) -> Clause {
        match dates::read(text) {
            Reading::Days(days) => Clause::Dates(days),
            Reading::Reversed(days) => {
                self.note_sign(Kind::ReversedDates, sign);
                Clause::Dates(days)
            }
            Reading::NotDays => {
                self.note_sign(Kind::BadDate, sign);
                Clause::Nothing
            }
        }
    }

    /// Unquoted text: its words, the last of which may be a prefix.
    fn run(&mut self, scope: Scope, sign: &Sign) -> Clause {
        let mut end = sign.end;
        let starred =
            self.query[sign.start..sign.end].iter().rev().take_while(|c| ['*', '＊'].contains(c)).count();
        if starred < sign.end - sign.start {
            end -= starred;
        }
        let text = &self.query[sign.start..end];
        let printed = |range: std::ops::Range<usize>| text[range].iter().collect::<String>();
        let words = if scope.holds_names() { words::uncut(text) } else { words::cut(text) };
        let mut leaves: Vec<Leaf> =
            words.into_iter().filter_map(|word| Leaf::free(scope, &printed(word))).collect();
        if end < sign.end {
            match leaves.pop() {
                Some(last) if last.is_word() => leaves.extend(Leaf::prefix(scope, &last.text)),
                last => {
                    leaves.extend(last);
                    self.note(Kind::StarNeedless, end, sign.end);
                }
            }
        }
        let words: Vec<Vec<Leaf>> = leaves.into_iter().map(|leaf| self.spellings(leaf)).collect();
        let whole = Leaf::phrase(scope, &printed(0..text.len()));
        run_of(words, whole)
    }

    /// A word, and the other ways to print it where it is a number.
    fn spellings(&self, word: Leaf) -> Vec<Leaf> {
        let mut spellings = vec![word];
        let word = &spellings[0];
        let fixed = word.scope.holds_names() || word.kind == LeafKind::Prefix;
        if self.matching == Matching::Folded && !fixed {
            let others = numerals::other_spellings(&word.text);
            let scope = word.scope;
            spellings.extend(others.iter().filter_map(|other| Leaf::phrase(scope, other)));
        }
        spellings
    }
}

/// Unquoted text of these words, each in one of its spellings, the first being the one that was written.
fn run_of(mut words: Vec<Vec<Leaf>>, whole: Option<Leaf>) -> Clause {
    if words.len() < 2 {
        let spellings = words.pop().unwrap_or_default();
        return Clause::any(spellings.into_iter().map(Clause::Leaf).collect());
    }
    whole.map_or(Clause::Nothing, |whole| Clause::Run { words, whole })
}

/// Whether a name can be written without quotes and is read as the same word again.
fn is_plain_word(name: &str) -> bool {
    let operator = ["OR", "AND", "NOT", "NEAR"].contains(&name);
    !operator && name.chars().all(char::is_alphanumeric)
}

/// What stands beside `NEAR`: a word, a quotation, or several joined by `OR`; an unquoted run as it stands.
fn leaves(clause: &Clause) -> Option<Vec<Leaf>> {
    match clause {
        Clause::Leaf(leaf) => (leaf.scope != Scope::Newspaper).then(|| vec![leaf.clone()]),
        Clause::Run { whole, words } => {
            words.iter().flatten().all(|word| word.kind == LeafKind::Phrase).then(|| vec![whole.clone()])
        }
        Clause::Any(clauses) => {
            clauses.iter().map(leaves).collect::<Option<Vec<_>>>().map(|leaves| leaves.concat())
        }
        // Beside `NEAR` a name is a word like others, and must be one: signs could not be written back.
        Clause::Name { scope: scope @ Scope::In(_), name } if is_plain_word(name) => {
            Leaf::phrase(*scope, name).map(|leaf| vec![leaf])
        }
        Clause::Nothing
        | Clause::All(_)
        | Clause::Not(_)
        | Clause::Near { .. }
        | Clause::Name { .. }
        | Clause::Dates(_) => None,
    }
}
