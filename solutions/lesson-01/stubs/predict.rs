//! # predict: say when it is done
//!
//! Read `breakfast` in given/breakfast.rs. One future is awaited in the line that makes it, the
//! others only later. When does its caller resume?
//!
//! Let `predict` work that out: its arguments are the delays of the three sources. The checks run
//! `breakfast` with many delays and hold your answer against the clock.
//!
//! Run it: `cargo test -p exercise-01 --test predict`
use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    _ = (tea, toast, eggs);
    todo!("Return how long `breakfast` takes, computed from the three delays")
}

include!("checks/predict.rs");
