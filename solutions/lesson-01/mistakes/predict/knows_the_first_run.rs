//! Refused with: you returned 4 s;
//! Breaks: answers
//! Against: Let `predict` work that out
//!
//! Right for the run that is drawn, and for no other.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    _ = (tea, toast, eggs);
    Duration::from_secs(4)
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
