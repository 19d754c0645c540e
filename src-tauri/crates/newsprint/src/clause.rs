//! What the grammar of a line in a headline stack shows. Kicker, headline and subheadline say one thing between them:
//! the headline has who acts and what happened, the kicker the occasion, and a subheadline leaves out whom it speaks of.

use crate::lexicon::{ACTOR_ENDS, EVENT_ENDS, OCCASION_ENDS, SUBJECTLESS};
use crate::punctuation::is_han;
use crate::words::Words;
use std::sync::LazyLock;

static EVENTS: LazyLock<Words> = LazyLock::new(|| Words::of(EVENT_ENDS));
static OCCASIONS: LazyLock<Words> = LazyLock::new(|| Words::of(OCCASION_ENDS));
static OPENINGS: LazyLock<Words> = LazyLock::new(|| Words::of(SUBJECTLESS));
static ACTORS: LazyLock<Words> = LazyLock::new(|| Words::of(ACTOR_ENDS));

/// No name of who acts is longer.
const LONGEST_ACTOR: usize = 14;

/// What is left of a clause behind who acts, at least.
const SHORTEST_DEED: usize = 3;

/// The grammar of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Says at its end what happened.
    pub(crate) tells_event: bool,
    /// Ends as the names of contests, meetings and campaigns do.
    pub(crate) names_occasion: bool,
    /// Begins with what is done, and not with who does it.
    pub(crate) leaves_out_actor: bool,
    /// Begins with a place, an office or a firm that does something.
    pub(crate) names_actor: bool,
}

impl Clause {
    /// Reads a line; signs at its ends are passed over.
    pub(crate) fn of(line: &[char]) -> Self {
        let Some(first) = line.iter().position(|c| is_han(*c)) else { return Self::default() };
        let last = line.iter().rposition(|c| is_han(*c)).unwrap_or(first);
        let words = &line[first..=last];
        let leaves_out_actor = OPENINGS.begin(words);
        Self {
            tells_event: EVENTS.end(words),
            names_occasion: OCCASIONS.end(words),
            leaves_out_actor,
            names_actor: !leaves_out_actor && begins_with_actor(words),
        }
    }
}

/// Whether a name that ends as those of actors do is followed by what they did.
fn begins_with_actor(words: &[char]) -> bool {
    let longest = LONGEST_ACTOR.min(words.len().saturating_sub(SHORTEST_DEED));
    (2..=longest).any(|end| ACTORS.end(&words[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Clause {
        Clause::of(&line.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_line_shows_who_acts_and_what_happened() {
        assert!(of("新桥镇中心小学图书馆落成").tells_event);
        assert!(of("新桥镇中心小学图书馆落成").names_actor);
        assert!(of("区教育局推出新举措").names_actor);
        assert!(of("全市第六届职工技能大赛").names_occasion);
        assert!(of("“配备药箱四百只”").leaves_out_actor);
        assert!(!of("推动县市共建一体化").names_actor, "who begins with a deed has no actor");
        assert_eq!(of("2023"), Clause::default());
        assert_eq!(of(""), Clause::default());
    }
}
