//! What somebody signed as: 记者, 通讯员, 摄, 文/图.

use crate::Role;
use crate::lexicon::{ROLES, TRAILING_ROLES};
use crate::words::{Words, place_of};
use std::sync::LazyLock;

static ROLE_TABLE: LazyLock<Words> =
    LazyLock::new(|| Words::of(&ROLES.iter().map(|role| role.0).collect::<Vec<_>>()));
static ROLE_WORDS: LazyLock<Vec<RoleWord>> = LazyLock::new(|| {
    let word = |(word, role): &(&str, Role)| RoleWord {
        word: word.chars().collect(),
        role: *role,
        trails: TRAILING_ROLES.contains(word),
    };
    ROLES.iter().map(word).collect()
});

/// A role in a word of a byline, and where it stands.
pub(crate) struct FoundRole {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) role: Role,
    /// It stands after its names.
    pub(crate) trails: bool,
}

/// The role that a word of a byline names.
pub(crate) fn role_in(token: &[char]) -> Option<FoundRole> {
    match token {
        ['文', '/' | '／', rest @ ..] if rest.first() != Some(&'图') => {
            return Some(FoundRole { start: 0, end: 2, role: Role::Author, trails: false });
        }
        ['图', '/' | '／', rest @ ..] if rest.first() != Some(&'文') => {
            return Some(FoundRole { start: 0, end: 2, role: Role::Photographer, trails: false });
        }
        _ => {}
    }
    // 某某 文 某某 图, 某某/文 某某/图: what each did, in one character after the name.
    if let [one @ ('文' | '图')] = token {
        let role = if *one == '文' { Role::Author } else { Role::Photographer };
        return Some(FoundRole { start: 0, end: 1, role, trails: true });
    }
    if let [_, _, .., '/' | '／', what @ ('文' | '图' | '摄')] = token {
        let role = if *what == '文' { Role::Author } else { Role::Photographer };
        return Some(FoundRole { start: token.len() - 2, end: token.len(), role, trails: true });
    }
    if !ROLE_TABLE.stand_in(token) {
        return None;
    }
    ROLE_WORDS.iter().find_map(|word| word.found_in(token))
}

/// A word of `ROLES`.
struct RoleWord {
    word: Vec<char>,
    role: Role,
    /// It stands after its names.
    trails: bool,
}

impl RoleWord {
    /// The word in a token, at an edge of it; the words of offices may stand inside.
    fn found_in(&self, token: &[char]) -> Option<FoundRole> {
        let length = self.word.len();
        let start = place_of(&self.word, token)?;
        let end = start + length;
        let at_edge = start == 0 || end == token.len();
        let alone = length > 1 || token.len() == 1 || start > 0;
        let fits = alone && (at_edge || (!self.trails && length > 1));
        fits.then_some(FoundRole { start, end, role: self.role, trails: self.trails })
    }
}

/// Whether a word that names a role stands in `word`.
pub(crate) fn holds_role(word: &[char]) -> bool {
    ROLE_TABLE.stand_in(word)
}
