//! Refused with: you returned 3 s; 4 s is expected
//! Breaks: answers
//! Against: When does its caller resume?
//!
//! As if the first call had started its future, and the second had not.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    tea.max(toast + eggs)
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
