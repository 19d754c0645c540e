//! Work that takes its time, one at a time: done on a thread that may wait, told of at most ten times a second, stopped
//! on request, and ended exactly once, whatever becomes of it. It knows neither commands nor what the work is.

use crate::error::{Code, CommandError};
use library::{CancelToken, Observer};
use serde::Serialize;
use serde_json::json;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often progress is told at most.
const PACE: Duration = Duration::from_millis(100);

/// How far back the rate looks: files come in groups, and a glance at one says nothing.
const LOOK_BACK: Duration = Duration::from_secs(20);

/// After how long a rate means anything.
const SETTLED: Duration = Duration::from_millis(1500);

/// How far the work has come.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Progress {
    /// Files done.
    pub(crate) done: u64,
    /// Files in all; 0: not counted yet.
    pub(crate) total: u64,
    /// The file at hand.
    pub(crate) now: String,
    /// Files a second; null while that cannot be said.
    pub(crate) rate: Option<f64>,
    /// Seconds until the end at this rate; null likewise.
    pub(crate) left: Option<u64>,
    /// Whether it was asked to stop.
    pub(crate) stopping: bool,
}

/// What is told of a job.
#[derive(Debug)]
pub(crate) enum Told<T> {
    /// It goes on.
    Progress(Progress),
    /// It is over. Nothing is told of it afterwards.
    Ended(Result<T, CommandError>),
}

/// Whom a job tells.
pub(crate) type Tell<T> = dyn Fn(Told<T>) + Send + Sync;

/// The place of the one job that may run. Clones are the same place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Jobs(Arc<Room>);

#[derive(Debug, Default)]
struct Room {
    running: Mutex<Option<Running>>,
    /// Heard by who waits for the job to be over.
    over: Condvar,
}

#[derive(Clone, Debug)]
struct Running {
    cancel: CancelToken,
    last: Progress,
}

impl Jobs {
    /// Has `work` done. Refused where a job runs already: there is one at a time.
    pub(crate) fn begin<T, W>(&self, work: W, tell: Arc<Tell<T>>) -> Result<(), CommandError>
    where
        T: Send + 'static,
        W: FnOnce(&dyn Observer) -> Result<T, CommandError> + Send + 'static,
    {
        let cancel = CancelToken::default();
        let mut place = self.place();
        if place.is_some() {
            return Err(CommandError::missing(Code::Importing, json!({})));
        }
        *place = Some(Running { cancel: cancel.clone(), last: Progress::none() });
        drop(place);
        let watch = Watch { jobs: self.clone(), cancel, tell: Arc::clone(&tell), pace: Mutex::default() };
        let jobs = self.clone();
        tauri::async_runtime::spawn(async move {
            let done = tauri::async_runtime::spawn_blocking(move || work(&watch)).await;
            *jobs.place() = None;
            jobs.0.over.notify_all();
            tell(Told::Ended(done.unwrap_or_else(|panic| Err(CommandError::unexpected(panic)))));
        });
        Ok(())
    }

    /// Asks the job to stop, if there is one; whether there is. It ends when what is at hand is whole.
    pub(crate) fn cancel(&self) -> bool {
        let mut place = self.place();
        let Some(running) = place.as_mut() else { return false };
        running.cancel.cancel();
        running.last.stopping = true;
        true
    }

    /// For work that cannot be done beside a job.
    pub(crate) fn must_rest(&self) -> Result<(), CommandError> {
        match self.progress() {
            Some(_) => Err(CommandError::missing(Code::Importing, json!({}))),
            None => Ok(()),
        }
    }

    /// How far the job has come that runs.
    pub(crate) fn progress(&self) -> Option<Progress> {
        self.place().as_ref().map(|running| running.last.clone())
    }

    /// Waits until no job runs. For threads that may wait.
    pub(crate) fn wait(&self) {
        let mut place = self.place();
        while place.is_some() {
            place = self.0.over.wait(place).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn place(&self) -> MutexGuard<'_, Option<Running>> {
        self.0.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Watches a job, and tells of it as often as one can look.
struct Watch<T> {
    jobs: Jobs,
    cancel: CancelToken,
    tell: Arc<Tell<T>>,
    pace: Mutex<Pace>,
}

impl<T> Observer for Watch<T> {
    fn progress(&self, done: u64, total: u64, now: &Path) {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((rate, left)) = pace.note(Instant::now(), done, total) else { return };
        let now = now.to_string_lossy().into_owned();
        let progress = Progress { done, total, now, rate, left, stopping: self.cancel.is_cancelled() };
        if let Some(running) = self.jobs.place().as_mut() {
            running.last = progress.clone();
        }
        (self.tell)(Told::Progress(progress));
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

impl Progress {
    fn none() -> Self {
        Self { done: 0, total: 0, now: String::new(), rate: None, left: None, stopping: false }
    }
}

/// How fast it goes.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    told: Option<Instant>,
    /// When how many files were done; those of the last while.
    marks: VecDeque<(Instant, u64)>,
}

impl Pace {
    /// Notes what is done; with the rate and the seconds left where it is time to tell.
    pub(crate) fn note(&mut self, now: Instant, done: u64, total: u64) -> Option<(Option<f64>, Option<u64>)> {
        if self.marks.back().is_none_or(|&(_, before)| before != done) {
            self.marks.push_back((now, done));
        }
        while self.marks.len() > 2 && self.marks.get(1).is_some_and(|&(at, _)| now - at > LOOK_BACK) {
            self.marks.pop_front();
        }
        if self.told.is_some_and(|told| now - told < PACE) {
            return None;
        }
        self.told = Some(now);
        let rate = self.rate(now);
        Some((rate, rate.map(|rate| seconds((total.saturating_sub(done)) as f64 / rate))))
    }

    fn rate(&self, now: Instant) -> Option<f64> {
        let (&(from, before), &(_, done)) = (self.marks.front()?, self.marks.back()?);
        let took = now - from;
        (took >= SETTLED && done > before).then(|| (done - before) as f64 / took.as_secs_f64())
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole seconds, never below 0")]
fn seconds(time: f64) -> u64 {
    time.ceil() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, channel};

    type News = Receiver<Told<u32>>;

    /// Has `work` done; what is told of it.
    fn done(jobs: &Jobs, work: impl FnOnce(&dyn Observer) -> u32 + Send + 'static) -> News {
        let (tell, told) = channel();
        jobs.begin(move |watch| Ok(work(watch)), Arc::new(move |news| tell.send(news).unwrap())).unwrap();
        told
    }

    /// The ends that are told until nobody is left to tell any.
    fn ends(told: &News) -> Vec<Result<u32, Code>> {
        let ended = |news| match news {
            Told::Ended(end) => Some(end.map_err(|error: CommandError| error.code)),
            Told::Progress(_) => None,
        };
        told.iter().filter_map(ended).collect()
    }

    #[test]
    fn a_job_ends_once() {
        let jobs = Jobs::default();
        let told = done(&jobs, |watch| {
            (0..1000).for_each(|at| watch.progress(at, 1000, Path::new("剪报/1.txt")));
            7
        });
        assert_eq!(ends(&told), [Ok(7)]);
        assert_eq!(jobs.progress(), None);
    }

    #[test]
    fn a_job_that_panics_ends_once_and_the_next_can_begin() {
        let jobs = Jobs::default();
        let told = done(&jobs, |_| panic!("torn page"));
        assert_eq!(ends(&told), [Err(Code::Unexpected)]);
        assert_eq!(ends(&done(&jobs, |_| 7)), [Ok(7)]);
    }

    #[test]
    fn a_second_job_is_refused_until_the_first_is_over() {
        let jobs = Jobs::default();
        let (go, wait) = channel::<()>();
        let told = done(&jobs, move |_| {
            wait.recv().unwrap();
            1
        });
        let refused = jobs.begin(|_| Ok(2), Arc::new(|_| panic!("it never began")));
        assert_eq!(refused.unwrap_err().code, Code::Importing);
        go.send(()).unwrap();
        assert_eq!(ends(&told), [Ok(1)]);
        assert_eq!(ends(&done(&jobs, |_| 3)), [Ok(3)]);
    }

    #[test]
    fn who_asks_to_stop_is_heard_and_there_is_one_end() {
        let jobs = Jobs::default();
        assert!(!jobs.cancel(), "nothing runs");
        let (tell, began) = channel();
        let told = done(&jobs, move |watch| {
            tell.send(()).unwrap();
            while !watch.is_cancelled() {
                std::thread::yield_now();
            }
            9
        });
        began.recv().unwrap();
        assert!(jobs.cancel() && jobs.cancel(), "asking twice is asking once");
        jobs.wait();
        assert_eq!(ends(&told), [Ok(9)]);
    }

    #[test]
    fn progress_is_told_ten_times_a_second_with_the_time_that_is_left() {
        let mut pace = Pace::default();
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        assert_eq!(pace.note(at(0), 0, 600), Some((None, None)), "the first at once");
        assert_eq!(pace.note(at(99), 20, 600), None);
        assert_eq!(pace.note(at(1000), 100, 600), Some((None, None)), "too early to tell");
        assert_eq!(pace.note(at(2000), 200, 600), Some((Some(100.0), Some(4))));
        let told = (2000..3000).filter(|&ms| pace.note(at(ms), 300, 600).is_some()).count();
        assert!(told <= 10, "{told}");
    }

    #[test]
    fn a_rate_is_that_of_the_last_while() {
        let mut pace = Pace::default();
        let start = Instant::now();
        for second in 0..100 {
            let done = if second < 50 { second * 100 } else { 5000 + (second - 50) };
            pace.note(start + Duration::from_secs(second), done, 10_000);
        }
        let rate = pace.note(start + Duration::from_secs(100), 5050, 10_000).unwrap().0.unwrap();
        assert!((0.9..1.1).contains(&rate), "{rate}");
    }
}
