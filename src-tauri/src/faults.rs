//! What failed since the program started, by code: enough to say what went wrong, and nothing of what was read.

use crate::error::Code;
use crate::log_file;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Counts failures. It keeps no path, no word and no name.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<BTreeMap<Code, Fault>>);

/// How often something failed, and when it last did.
#[derive(Clone, Copy, Debug)]
struct Fault {
    times: u32,
    last: Instant,
}

impl Faults {
    /// Notes a failure, in the log as well.
    pub(crate) fn note(&self, code: Code) {
        log_file::note(&format!("failed: {}", code.name()));
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = faults.entry(code).or_insert(Fault { times: 0, last: Instant::now() });
        *fault = Fault { times: fault.times.saturating_add(1), last: Instant::now() };
    }

    /// Each code with how often it was met, and how long ago last.
    pub(crate) fn all(&self) -> Vec<(Code, u32, Duration)> {
        let faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.iter().map(|(code, fault)| (*code, fault.times, fault.last.elapsed())).collect()
    }
}
