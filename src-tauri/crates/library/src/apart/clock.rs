//! How long a child has worked on an order. What counts is the time it computed, where the system tells: on a busy machine
//! a file in order must not be taken for one that never ends.

use std::time::{Duration, Instant};

/// A child that does not compute, and does not end either, is given so many times as long.
const PATIENCE: u32 = 8;

/// Until when an order is to be answered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline {
    computed: Option<Duration>,
    waited: Instant,
}

impl Deadline {
    pub(super) fn in_seconds(seconds: u64) -> Self {
        let allowed = Duration::from_secs(seconds);
        let computed = computed().map(|now| now + allowed);
        let patience = if computed.is_some() { PATIENCE } else { 1 };
        Self { computed, waited: Instant::now() + allowed * patience }
    }

    pub(super) fn is_past(self) -> bool {
        let has_computed = self.computed.is_some_and(|end| computed().is_some_and(|now| now > end));
        has_computed || Instant::now() > self.waited
    }
}

/// Time that this process has computed since it began; `None` where the system does not tell by a file.
fn computed() -> Option<Duration> {
    // A hundredth of a second is what Linux counts in, whatever its own clock is.
    const TICK: Duration = Duration::from_millis(10);
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name before may hold anything, parentheses too.
    let (_, behind) = told.rsplit_once(')')?;
    let mut fields = behind.split_whitespace().skip(11);
    let (own, for_us): (u32, u32) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(TICK * own.saturating_add(for_us))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_past_when_so_much_was_computed() {
        assert!(!Deadline::in_seconds(600).is_past());
        let now = Deadline::in_seconds(0);
        let started = Instant::now();
        while !now.is_past() {
            assert!(started.elapsed() < Duration::from_secs(60), "it never is");
        }
    }
}
