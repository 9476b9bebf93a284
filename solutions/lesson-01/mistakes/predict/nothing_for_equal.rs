//! Refused with: s is expected
//! Breaks: answers
//! Against: its arguments are the delays
//!
//! Which of the two is slower? If neither is, this answer has forgotten both.
use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    let rest = if tea > eggs {
        tea
    } else if eggs > tea {
        eggs
    } else {
        Duration::ZERO
    };
    toast + rest
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
