//! The child's side: takes orders from its standard input and answers them, one after another, until that is closed. It
//! opens no file of the reader's, and ends itself when an order takes too long.

use super::clock::Deadline;
use super::limits::{self, allocated, limit_memory};
use super::orders::{Answer, Answered, CutOrder, DepictOrder, Drawn, Order, Undrawn, receive, send};
use facsimile::{Fault, Picture, PictureKind};
use std::io::{self, BufWriter};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A child that ended itself because an order took too long ends with this.
pub(super) const TOOK_TOO_LONG: i32 = 71;

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// The child's life.
pub(super) fn serve() -> ExitCode {
    limit_memory();
    // What a panic says goes into the answer.
    std::panic::set_hook(Box::new(|_| {}));
    let deadline = watch();
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    loop {
        let (order, bytes) = match receive::<Order>(&mut input) {
            Ok(Some(order)) => order,
            Ok(None) => return ExitCode::SUCCESS,
            Err(_) => return ExitCode::FAILURE,
        };
        let seconds = allowed(bytes.len() as u64);
        set(&deadline, Some(Deadline::in_seconds(seconds)));
        let (answer, picture) = answer(&order, &bytes);
        drop((order, bytes));
        set(&deadline, None);
        let answered = Answered { answer, allocated: allocated() };
        if send(&mut output, &answered, &picture).is_err() {
            return ExitCode::FAILURE;
        }
    }
}

/// Ends this process when the deadline it holds is past, whatever else it is doing.
fn watch() -> Arc<Mutex<Option<Deadline>>> {
    let deadline = Arc::new(Mutex::new(None::<Deadline>));
    let watched = Arc::clone(&deadline);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            let is_past =
                watched.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(Deadline::is_past);
            if is_past {
                std::process::exit(TOOK_TOO_LONG);
            }
        }
    });
    deadline
}

fn set(deadline: &Mutex<Option<Deadline>>, to: Option<Deadline>) {
    *deadline.lock().unwrap_or_else(PoisonError::into_inner) = to;
}

/// What is asked for; a panic, which is a defect of ours, is an answer too.
pub(super) fn answer(order: &Order, bytes: &[u8]) -> (Answer, Vec<u8>) {
    let answered = catch_unwind(AssertUnwindSafe(|| {
        misbehave(bytes);
        match order {
            Order::Parse(order) => (Answer::Parsed(order.parse(bytes)), Vec::new()),
            Order::Depict(order) => drawn(depict(order, bytes)),
            Order::Cut(order) => drawn(cut(order, bytes)),
        }
    }));
    answered.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        (Answer::Failed(said.unwrap_or("the parser failed").to_owned()), Vec::new())
    })
}

fn depict(order: &DepictOrder, bytes: &[u8]) -> Result<(Drawn, Vec<u8>), Fault> {
    facsimile::depict(&asked(order, bytes)).map(apart)
}

fn cut(order: &CutOrder, bytes: &[u8]) -> Result<(Drawn, Vec<u8>), Fault> {
    facsimile::cut(&asked(&order.page, bytes), (order.width, order.height), &order.regions).map(apart)
}

fn asked<'a>(order: &'a DepictOrder, bytes: &'a [u8]) -> facsimile::Order<'a> {
    let DepictOrder { leaf, frame, longest, password } = order;
    facsimile::Order { bytes, leaf: *leaf, frame: *frame, longest: *longest, password: password.as_deref() }
}

fn apart(picture: Picture<'_>) -> (Drawn, Vec<u8>) {
    let Picture { width, height, kind, bytes, .. } = picture;
    (Drawn { width, height, is_jpeg: kind == PictureKind::Jpeg }, bytes.into_owned())
}

fn drawn(result: Result<(Drawn, Vec<u8>), Fault>) -> (Answer, Vec<u8>) {
    match result {
        Ok((drawn, bytes)) => (Answer::Drawn(Ok(drawn)), bytes),
        Err(fault) => {
            let why = match fault {
                Fault::NoPages | Fault::NoSuchLeaf => Undrawn::Nothing,
                Fault::Locked => Undrawn::Locked,
                Fault::TooLarge { .. } => Undrawn::TooLarge,
                Fault::Damaged(_) => Undrawn::Damaged,
            };
            (Answer::Drawn(Err(why)), Vec::new())
        }
    }
}

/// How many seconds a file may take; where the program is built for tests, what they say.
fn allowed(bytes: u64) -> u64 {
    tested().unwrap_or_else(|| limits::seconds(bytes))
}

/// Set by tests of the limits, to the seconds that a file may take.
#[cfg(debug_assertions)]
fn tested() -> Option<u64> {
    std::env::var("BAOGE_TEST_LIMITS").ok()?.parse().ok()
}

#[cfg(not(debug_assertions))]
fn tested() -> Option<u64> {
    None
}

/// Does what no file can be relied on to do, so that the limits can be tested: a file that says so makes the parser loop,
/// eat memory or crash. Only where tests ask for it.
fn misbehave(bytes: &[u8]) {
    if tested().is_none() {
        return;
    }
    let says = |word: &[u8]| bytes.windows(word.len()).take(1024).any(|run| run == word);
    if says(b"%%loop") {
        loop {
            std::hint::spin_loop();
        }
    }
    if says(b"%%eat") {
        let mut eaten = Vec::new();
        loop {
            eaten.push(vec![1u8; 1 << 20]);
        }
    }
    if says(b"%%crash") {
        std::process::abort();
    }
}
