//! Refused with: you returned 6 s; 4 s is expected
//! Breaks: answers
//! Against: When does its caller resume?
//!
//! As if each call waited for the one before it.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    tea + toast + eggs
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
