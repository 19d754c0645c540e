//! 署名: who signed, and as what.
//!
//! Bylines stand on a line of their own (□某某日报记者 某某 通讯员 某 某) or in brackets at an
//! article's end ((某某 某某)). Two characters of a name are often set apart to the width of three.

mod name;

pub(crate) use name::is_surnamed;

use crate::Role;
use crate::lexicon::{BYLINE_MARKS, NOT_A_SIGNATURE, REPORT_OPENERS};
use crate::lines::is_blank;
use crate::punctuation::{is_pause, is_round_close, is_round_open, is_stop};
use crate::roles::{FoundRole, holds_role, role_in};
use crate::words::{Signs, Words};
use name::{is_name, is_office};
use std::sync::LazyLock;

static OPENERS: LazyLock<Words> = LazyLock::new(|| Words::of(REPORT_OPENERS));
static NO_SIGNATURES: LazyLock<Words> = LazyLock::new(|| Words::of(NOT_A_SIGNATURE));
static PLACES: LazyLock<Signs> = LazyLock::new(|| Signs::of(PLACE_ENDINGS.chars()));

/// A name and where it stands in the characters it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signed {
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signature {
    /// In the order printed.
    pub(crate) people: Vec<Signed>,
    /// What stands before 记者: `某某日报/某某新闻`, if anything does.
    pub(crate) office: Option<String>,
    /// Whether a word like 记者 or 摄 stands in it.
    pub(crate) has_role: bool,
    /// Whether a byline's sign (□) opens it.
    pub(crate) has_mark: bool,
    /// Whether every name begins with a surname.
    pub(crate) has_surnames: bool,
}

/// With these the names of places and offices end.
const PLACE_ENDINGS: &str = "省市县区镇乡村街路校院局社厂站队處縣區鎮鄉";

struct Token {
    text: Vec<char>,
    start: usize,
    end: usize,
}

/// Reads `chars` as a byline, every word of it; `None` when something in it is neither name nor role.
pub(crate) fn read_signature(chars: &[char]) -> Option<Signature> {
    // Sentences are no bylines: most lines of a page are told by that.
    if chars.iter().any(|&c| is_stop(c)) { None } else { read_unstopped(chars) }
}

/// The same for what holds no stop.
pub(crate) fn read_unstopped(chars: &[char]) -> Option<Signature> {
    // What leads on names nobody: 尊敬的编辑：.
    if chars.len() > 80 || chars.ends_with(&['：']) {
        return None;
    }
    let mark = chars.first().is_some_and(|c| BYLINE_MARKS.contains(c));
    if has_clause(&chars[usize::from(mark)..]) {
        return None;
    }
    let tokens = join_split_names(tokens(chars, usize::from(mark)));
    let mut reader = Reader {
        signature: Signature { has_mark: mark, ..Signature::default() },
        role: Role::Author,
        since_role: 0,
    };
    let mut rest = tokens.as_slice();
    while let Some((token, others)) = rest.split_first() {
        // A letter's writer gives the place first: 某某区 某某某.
        let first = rest.len() == tokens.len() && !others.is_empty();
        let place = first && token.text.last().is_some_and(|&c| PLACES.have(c));
        rest = if let Some(role) = role_in(&token.text) {
            reader.take_role(token, &role)?;
            others
        } else if token.text.len() == 1 {
            let (second, others) = others.split_first().filter(|(t, _)| t.text.len() == 1)?;
            let name = [token.text[0], second.text[0]];
            push_name(&mut reader.signature.people, &name, token.start, second.start + 1, reader.role)?;
            others
        } else {
            if !place {
                let people = &mut reader.signature.people;
                push_name(people, &token.text, token.start, token.end, reader.role)?;
            }
            others
        };
    }
    let mut signature = reader.signature;
    let told = signature.has_role || signature.has_mark;
    if !told && tokens.iter().any(|token| is_office(&token.text)) {
        return None;
    }
    signature.has_surnames = !signature.people.is_empty()
        && signature.people.iter().all(|p| is_surnamed(&p.name.chars().collect::<Vec<_>>()));
    (!signature.people.is_empty()).then_some(signature)
}

/// A byline as far as it has been read.
struct Reader {
    signature: Signature,
    /// What the names to come sign as.
    role: Role,
    /// How many people stand before the role at hand.
    since_role: usize,
}

impl Reader {
    fn take_name(&mut self, name: &[char], start: usize) -> Option<()> {
        push_name(&mut self.signature.people, name, start, start + name.len(), self.role)
    }

    /// 摄 stands after its names, 记者 before them and after its paper.
    fn take_role(&mut self, token: &Token, found: &FoundRole) -> Option<()> {
        self.signature.has_role = true;
        let before = &token.text[..found.start];
        if found.trails && (!before.is_empty() || self.signature.people.len() > self.since_role) {
            if !before.is_empty() {
                self.take_name(before, token.start)?;
            }
            for person in &mut self.signature.people[self.since_role..] {
                person.role = found.role;
            }
            self.role = Role::Author;
        } else {
            if !before.is_empty() && self.signature.office.is_none() {
                self.signature.office = Some(before.iter().collect());
            }
            self.role = found.role;
        }
        self.since_role = self.signature.people.len();
        let after = &token.text[found.end..];
        if after.is_empty() {
            return Some(());
        }
        // 记者手记 and 评论员文章 are titles, 记者周亦青 a byline.
        if !is_surnamed(after) || after == ['文', '章'] {
            return None;
        }
        push_name(&mut self.signature.people, after, token.start + found.end, token.end, self.role)
    }
}

/// Reads what stands in brackets at an article's end. Stricter than a byline of its own, because brackets
/// hold much else: (未完), (一), (下转二版), (新经济组织).
pub(crate) fn read_bracketed(inside: &[char]) -> Option<Signature> {
    if inside.len() > 40 {
        return None;
    }
    let text: Vec<char> = inside.iter().copied().filter(|c| !is_blank(*c)).collect();
    if text.is_empty() || NO_SIGNATURES.are_spaced(&text) {
        return None;
    }
    if inside.iter().all(|c| crate::numerals::is_numeral(*c)) {
        return None;
    }
    if let ['作', '者', '为' | '為' | '系' | '係' | '是', rest @ ..] = inside {
        return read_introduced(rest, inside.len() - rest.len());
    }
    let signature = read_signature(inside)?;
    let plausible = signature.has_role || signature.has_surnames || signature.people.len() == 1;
    plausible.then_some(signature)
}

/// Reads 作者系某校学生 某某某, what its writer is before the name; a writer who is not named is none.
fn read_introduced(chars: &[char], before: usize) -> Option<Signature> {
    let mut signature = read_sender(chars).filter(|_| chars.iter().any(|c| is_blank(*c)))?;
    for person in &mut signature.people {
        person.start += before;
        person.end += before;
    }
    Some(Signature { has_role: true, ..signature })
}

/// Reads who signed a letter: a name behind what its writer is or where they live, 某街居民 某某某.
pub(crate) fn read_sender(chars: &[char]) -> Option<Signature> {
    let tokens = tokens(chars, 0);
    let (token, name) = match tokens.as_slice() {
        [token] | [_, token] => (token, token.text.clone()),
        [_, _, token] if token.text.len() > 1 => (token, token.text.clone()),
        // The name is set apart to the width of three.
        [.., first, last] if first.text.len() == 1 && last.text.len() == 1 && tokens.len() <= 3 => {
            (first, vec![first.text[0], last.text[0]])
        }
        _ => return None,
    };
    let end = tokens.last()?.end;
    let people = vec![Signed { name: name.iter().collect(), role: Role::Author, start: token.start, end }];
    (chars.len() <= 20 && is_surnamed(&name)).then(|| Signature {
        people,
        has_surnames: true,
        ..Signature::default()
    })
}

/// Whether a bracketed group is surely a signature, wherever it stands.
pub(crate) fn is_certain(signature: &Signature) -> bool {
    signature.has_role || signature.has_surnames
}

/// How far 本报…讯, 晚报讯, 新华社某地某日电 reaches, in characters; `None` where a text does not open so.
pub(crate) fn lead_in(chars: &[char]) -> Option<usize> {
    let end = chars.iter().take(26).position(|c| matches!(c, '讯' | '訊' | '电' | '電'))?;
    if chars[..end].iter().any(|&c| matches!(c, '，' | '。' | '；' | '“')) {
        return None;
    }
    let head: Vec<char> = chars[..end].iter().copied().filter(|c| !is_blank(*c)).collect();
    let paper = end <= 8 && matches!(head.last(), Some('报' | '報'));
    (head.len() <= 20 && (paper || OPENERS.begin(&head))).then_some(end + 1)
}

/// The signature in brackets after a lead-in, 本报讯（记者 某某 通讯员 某某）, and where its words begin.
pub(crate) fn lead_in_signature(chars: &[char]) -> Option<(usize, Signature)> {
    let after = lead_in(chars)?;
    let open = after + chars[after..].iter().take(2).take_while(|c| is_blank(**c)).count();
    if !is_round_open(*chars.get(open)?) {
        return None;
    }
    let close = open + chars[open..].iter().take(60).position(|&c| is_round_close(c))?;
    read_signature(&chars[open + 1..close]).filter(|s| s.has_role).map(|s| (open + 1, s))
}

/// The newspaper that an office names: `某某日报/某某新闻` names 某某日报; 本报 names none.
pub(crate) fn newspaper_of(office: &str) -> Option<String> {
    office
        .split(['/', '／', '·', '、', '，'])
        .map(|part| part.trim_start_matches(BYLINE_MARKS).trim())
        .find(|part| {
            let long = part.chars().count() >= 3;
            long && (part.ends_with('报') || part.ends_with('報') || part.ends_with("周刊"))
                && !part.contains("本报")
        })
        .map(str::to_owned)
}

/// Whether a word stands in a line that is too long for a name and holds no role: a clause. A line may open with a
/// place, however long.
fn has_clause(chars: &[char]) -> bool {
    let mut words = chars.split(|&c| parts_names(c)).filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let is_place = first.last().is_some_and(|&c| PLACES.have(c));
    (!is_place && is_clause(first)) || words.any(is_clause)
}

fn is_clause(word: &[char]) -> bool {
    let joined = |c: &char| matches!(c, '\n' | '\r' | '·' | '•' | '/' | '／');
    word.len() > 4 && !word.iter().any(joined) && !holds_role(word)
}

/// Whether names are set apart by `c`.
fn parts_names(c: char) -> bool {
    !matches!(c, '\n' | '\r') && (is_blank(c) || is_pause(c) || matches!(c, '|' | '｜' | '■' | '□' | '◎'))
}

fn tokens(chars: &[char], skip: usize) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open = false;
    for (at, &c) in chars.iter().enumerate().skip(skip) {
        if matches!(c, '\n' | '\r') {
            // A name broken by a narrow column goes on.
        } else if parts_names(c) {
            open = false;
        } else if open {
            let last = tokens.last_mut().expect("BUG: a token is open");
            last.text.push(c);
            last.end = at + 1;
        } else {
            tokens.push(Token { text: vec![c], start: at, end: at + 1 });
            open = true;
        }
    }
    tokens
}

/// 本报记者周　青: a role, and after it a name of two characters set apart.
fn join_split_names(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let split = token.text.len() == 1
            && joined.last().is_some_and(|last| {
                let found = role_in(&last.text).filter(|f| f.start == 0 || !f.trails);
                found.is_some_and(|f| f.end + 1 == last.text.len())
            });
        match joined.last_mut().filter(|_| split) {
            Some(last) => {
                last.text.extend(token.text);
                last.end = token.end;
            }
            None => joined.push(token),
        }
    }
    joined
}

fn push_name(people: &mut Vec<Signed>, name: &[char], start: usize, end: usize, role: Role) -> Option<()> {
    if !is_name(name) {
        return None;
    }
    if !is_office(name) {
        people.push(Signed { name: name.iter().collect(), role, start, end });
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, Role)>> {
        let chars: Vec<char> = text.chars().collect();
        read_signature(&chars).map(|s| s.people.into_iter().map(|p| (p.name, p.role)).collect())
    }

    #[test]
    fn bylines_of_their_own() {
        use Role::{Correspondent, Photographer, Reporter, WriterAndPhotographer};
        let cases: &[(&str, &[(&str, Role)])] = &[
            ("□某某日报/某新闻记者 周亦青", &[("周亦青", Reporter)]),
            ("□某某日报记者 周 青 通讯员 沈其云", &[("周青", Reporter), ("沈其云", Correspondent)]),
            ("本报记者周亦青", &[("周亦青", Reporter)]),
            ("□本报记者周　青", &[("周青", Reporter)]),
            ("文/周　青", &[("周青", Role::Author)]),
            ("周 青 摄影报道", &[("周青", WriterAndPhotographer)]),
            ("周亦青摄", &[("周亦青", Photographer)]),
            ("本报记者 周亦青 文/图", &[("周亦青", WriterAndPhotographer)]),
            ("文/周亦青 图/沈其云", &[("周亦青", Role::Author), ("沈其云", Photographer)]),
            ("作者：周亦青", &[("周亦青", Role::Author)]),
            ("周亦青 沈云", &[("周亦青", Role::Author), ("沈云", Role::Author)]),
            ("本报记者 周亦青 通讯员 教育局", &[("周亦青", Reporter)]),
        ];
        for (text, people) in cases {
            let want: Vec<_> = people.iter().map(|(n, r)| ((*n).to_owned(), *r)).collect();
            assert_eq!(read(text), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_byline() {
        for text in [
            "今年以来，全县共修路三百公里。",
            "周",
            "修好门前一条路 走出山里一片天",
            "记者",
            "尊敬的编辑：",
            "某社报道",
            "文化 日报",
            "人民日报评论员文章：以水为师",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn brackets_hold_other_things_too() {
        for text in ["未完", "一", "新经济组织、新社会组织", "待续", "下转二版"] {
            let chars: Vec<char> = text.chars().collect();
            let found = read_bracketed(&chars).filter(is_certain);
            assert_eq!(found, None, "{text}");
        }
    }

    #[test]
    fn who_is_introduced_with_what_they_are_is_named() {
        let name = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let person = read_bracketed(&chars).and_then(|s| s.people.into_iter().next())?;
            Some((chars[person.start..person.end].iter().collect::<String>(), person.name))
        };
        assert_eq!(name("作者为镇中学学生 周小田"), Some(("周小田".to_owned(), "周小田".to_owned())));
        assert_eq!(name("作者系某大学教授"), None);
        assert_eq!(name("作者系县文化馆 馆长"), None);
    }

    #[test]
    fn an_office_names_its_paper() {
        assert_eq!(newspaper_of("□某某日报/某新闻").as_deref(), Some("某某日报"));
        assert_eq!(newspaper_of("本报"), None);
    }
}
