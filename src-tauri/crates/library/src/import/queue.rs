//! Between a thread that reads and the one that writes: what was read waits here, so much of it and no more. It knows
//! nothing of files.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// A queue of items, each of some bytes.
pub(super) fn queue<T>(limits: Limits) -> (Inlet<T>, Outlet<T>) {
    let state = State { items: VecDeque::new(), bytes: 0, is_closed: false };
    let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new(), limits });
    (Inlet(Arc::clone(&shared)), Outlet(shared))
}

/// How much may wait; one item may always, however large.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) items: usize,
    pub(super) bytes: u64,
}

/// Where items go in. Dropped, it says that no more come.
#[derive(Debug)]
pub(super) struct Inlet<T>(Arc<Shared<T>>);

/// Where they come out. Dropped, it says that nobody waits for more.
#[derive(Debug)]
pub(super) struct Outlet<T>(Arc<Shared<T>>);

/// What came out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Came<T> {
    Item(T),
    /// Nothing until the moment that was given.
    Nothing,
    /// There is no more.
    End,
}

#[derive(Debug)]
struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    limits: Limits,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<(T, u64)>,
    bytes: u64,
    /// By either side.
    is_closed: bool,
}

impl<T> Shared<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self) {
        self.state().is_closed = true;
        self.changed.notify_all();
    }
}

impl<T> Inlet<T> {
    /// Puts an item in, once there is room. Whether anybody waits for more.
    pub(super) fn put(&self, item: T, bytes: u64) -> bool {
        let Limits { items, bytes: most } = self.0.limits;
        let is_full = |state: &mut State<T>| {
            let fits = state.items.len() < items && state.bytes + bytes <= most;
            !state.is_closed && !state.items.is_empty() && !fits
        };
        let waited = self.0.changed.wait_while(self.0.state(), is_full);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        if state.is_closed {
            return false;
        }
        state.items.push_back((item, bytes));
        state.bytes += bytes;
        self.0.changed.notify_all();
        true
    }
}

impl<T> Outlet<T> {
    /// The next item, waited for until a moment, or as long as it takes.
    pub(super) fn next(&self, until: Option<Instant>) -> Came<T> {
        let mut state = self.0.state();
        loop {
            if let Some((item, bytes)) = state.items.pop_front() {
                state.bytes -= bytes;
                self.0.changed.notify_all();
                return Came::Item(item);
            }
            if state.is_closed {
                return Came::End;
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            state = match left {
                None => self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(left) if left.is_zero() => return Came::Nothing,
                Some(left) => {
                    let waited = self.0.changed.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}

impl<T> Drop for Inlet<T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl<T> Drop for Outlet<T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEW: Limits = Limits { items: 3, bytes: 10 };

    /// How many items of these sizes go in before one has to wait.
    fn fit(sizes: &[u64]) -> usize {
        let (inlet, outlet) = queue(FEW);
        for &size in sizes {
            let (items, bytes) = {
                let state = outlet.0.state();
                (state.items.len(), state.bytes)
            };
            if items > 0 && (items == FEW.items || bytes + size > FEW.bytes) {
                return items;
            }
            assert!(inlet.put(size, size));
        }
        sizes.len()
    }

    #[test]
    fn what_waits_is_bounded_by_number_and_bytes_and_one_item_always_fits() {
        assert_eq!(fit(&[1, 1, 1, 1]), 3);
        assert_eq!(fit(&[5, 5, 1]), 2);
        assert_eq!(fit(&[99, 1]), 1);
    }

    #[test]
    fn all_items_come_out_in_order_through_a_queue_smaller_than_they_are() {
        let (inlet, outlet) = queue(FEW);
        std::thread::scope(|scope| {
            scope.spawn(move || (0..1000u64).all(|n| inlet.put(n, n % 13)));
            for n in 0..1000 {
                assert_eq!(outlet.next(None), Came::Item(n));
            }
            assert_eq!(outlet.next(None), Came::End);
        });
    }

    #[test]
    fn who_waits_until_a_moment_is_told_that_nothing_came() {
        let (inlet, outlet) = queue(FEW);
        assert_eq!(outlet.next(Some(Instant::now())), Came::Nothing);
        assert!(inlet.put(7, 1));
        assert_eq!(outlet.next(Some(Instant::now())), Came::Item(7));
    }

    #[test]
    fn who_puts_into_a_queue_that_nobody_reads_is_told_even_while_waiting() {
        let (inlet, outlet) = queue(FEW);
        std::thread::scope(|scope| {
            let put = scope.spawn(move || (0..9u64).take_while(|&n| inlet.put(n, 1)).count());
            assert_eq!(outlet.next(None), Came::Item(0));
            drop(outlet);
            assert!(put.join().unwrap() <= 5);
        });
    }
}
