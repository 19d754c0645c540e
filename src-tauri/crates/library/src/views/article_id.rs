//! The names of articles as they are shown and typed.

use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// An article's name for life: minted at first sight, never recomputed. Shown and typed as 13 characters of
/// Crockford's base 32 (`0`–`9`, `a`–`z` without `i l o u`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub(crate) i64);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..13).rev() {
            let digit = (self.0 >> (place * 5)) & 31;
            write!(f, "{}", char::from(ALPHABET[digit as usize]))?;
        }
        Ok(())
    }
}

/// What was typed is no article's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an article's name is 13 characters of 0-9 and a-z")]
pub struct NotAnArticleId;

impl FromStr for ArticleId {
    type Err = NotAnArticleId;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        if typed.len() != 13 {
            return Err(NotAnArticleId);
        }
        let mut id: i64 = 0;
        for byte in typed.bytes() {
            let digit =
                ALPHABET.iter().position(|&c| c == byte.to_ascii_lowercase()).ok_or(NotAnArticleId)?;
            id = id.checked_mul(32).ok_or(NotAnArticleId)?
                + i64::try_from(digit).expect("BUG: the alphabet has 32 letters");
        }
        Ok(Self(id))
    }
}

impl Serialize for ArticleId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_s_name_can_be_typed_back() {
        for id in [0, 1, 31, 32, i64::MAX] {
            assert_eq!(ArticleId(id).to_string().parse(), Ok(ArticleId(id)));
        }
        assert_eq!("zzzzzzzzzzzzz".parse::<ArticleId>(), Err(NotAnArticleId));
        assert_eq!("新即墨".parse::<ArticleId>(), Err(NotAnArticleId));
    }
}
