//! What the parser promises, tried from outside.

#[path = "../../examples/speed/clock.rs"]
mod clock;
#[path = "../../examples/speed/worst.rs"]
mod worst;

use newsprint::{FileContext, parse_file};

const SHORT: usize = 10_000;
const TIMES_LONGER: usize = 4;
/// Time that grows with the square of the length would be 16 times as long. Half of that is far from both.
const MOST: f64 = 8.0;

/// Seconds that a text takes, the better of two, each long enough for the clock.
fn seconds(text: &str) -> f64 {
    let run = || {
        clock::seconds_of(0.04, || {
            std::hint::black_box(parse_file(text.as_bytes(), &FileContext::default()));
        })
    };
    run().min(run())
}

#[test]
fn time_grows_no_faster_than_the_text() {
    let longer = worst::texts(SHORT * TIMES_LONGER);
    for ((kind, short), (_, long)) in worst::texts(SHORT).iter().zip(&longer) {
        let grows = || seconds(long) / seconds(short);
        // A machine that is busy with other things gets another chance; time that does grow fails it too.
        let factor = (0..3).map(|_| grows()).find(|&factor| factor < MOST);
        assert!(
            factor.is_some(),
            "{kind}: {TIMES_LONGER} times the text takes more than {MOST} times as long"
        );
    }
}
