//! The time this program had on a processor, which others on the machine do not lengthen.

use std::time::Instant;

/// Runs from when it was started. Where the system does not tell a program its own time, it is the time on the wall.
pub(crate) struct Clock {
    wall: Instant,
    own: Option<f64>,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self { wall: Instant::now(), own: own_seconds() }
    }

    /// Seconds since it was started.
    pub(crate) fn seconds(&self) -> f64 {
        match (self.own, own_seconds()) {
            (Some(start), Some(now)) => now - start,
            _ => self.wall.elapsed().as_secs_f64(),
        }
    }
}

/// How many seconds `work` takes, done again until so many have passed: the clock goes by ticks of some milliseconds.
pub(crate) fn seconds_of(at_least: f64, mut work: impl FnMut()) -> f64 {
    let clock = Clock::start();
    let mut times = 0.0;
    loop {
        work();
        times += 1.0;
        let passed = clock.seconds();
        if passed >= at_least {
            return passed / times;
        }
    }
}

/// What Linux says this thread has run.
pub(crate) fn own_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds as f64 / 1e9)
}
