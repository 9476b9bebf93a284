//! Refused with: you returned 3 s; 4 s is expected
//! Breaks: answers
//! Against: its arguments are the delays of the three
//!
//! Only one of the two that are joined is looked at.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    _ = tea;
    toast + eggs
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
