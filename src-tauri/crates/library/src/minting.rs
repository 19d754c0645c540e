//! How an article gets its name for life: from where it was first seen, never from facts that may be corrected.

use newsprint::SourceId;

/// Names have 60 bits: positive in SQLite and in every language that reads them, and typed in 13 characters.
const MASK: u64 = (1 << 60) - 1;

/// A name for the article that begins at character `start` of page `page` of `source`. Where `is_taken` says
/// that the name belongs to another article, the place is hashed again with a counter.
pub(crate) fn mint<E>(
    source: &SourceId,
    page: u32,
    start: u32,
    mut is_taken: impl FnMut(i64) -> Result<bool, E>,
) -> Result<i64, E> {
    for attempt in 0u32.. {
        let id = name(source, page, start, attempt);
        if id != 0 && !is_taken(id)? {
            return Ok(id);
        }
    }
    unreachable!("BUG: four milliard names cannot all be taken")
}

fn name(source: &SourceId, page: u32, start: u32, attempt: u32) -> i64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"article\0").update(source.0.as_bytes()).update(b"\0");
    for number in [page, start, attempt] {
        hasher.update(&number.to_le_bytes());
    }
    let hash = hasher.finalize();
    let (first, _) = hash.as_bytes().split_first_chunk::<8>().expect("BUG: the hash has 32 bytes");
    i64::try_from(u64::from_le_bytes(*first) & MASK).expect("BUG: 60 bits fit in 63")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn free(_: i64) -> Result<bool, Infallible> {
        Ok(false)
    }

    #[test]
    fn the_same_place_gives_the_same_name_in_every_version() {
        let source = SourceId("00ff".to_owned());
        let id = mint(&source, 0, 17, free).unwrap();
        assert_eq!(crate::ArticleId(id).to_string(), GOLD);
        assert_ne!(mint(&source, 0, 18, free), Ok(id));
        assert_ne!(mint(&source, 1, 17, free), Ok(id));
    }

    /// Names on shelves were minted so: this must never change.
    const GOLD: &str = "0tnszj26st6xq";

    #[test]
    fn a_taken_name_is_not_given_twice() {
        let source = SourceId("00ff".to_owned());
        let first = mint(&source, 0, 17, free).unwrap();
        let second = mint::<Infallible>(&source, 0, 17, |id| Ok(id == first)).unwrap();
        assert_ne!(first, second);
    }

    #[test]
    fn a_name_is_positive_and_can_be_typed() {
        for start in 0..200 {
            let id = mint(&SourceId::default(), 0, start, free).unwrap();
            assert!((1..1 << 60).contains(&id));
            assert_eq!(crate::ArticleId(id).to_string().len(), 13);
        }
    }
}
