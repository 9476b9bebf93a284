//! Refused with: you returned 3 s; 4 s is expected
//! Breaks: answers
//! Against: When does its caller resume?
//!
//! As if the calls at the top had started their futures.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    tea.max(toast).max(eggs)
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
