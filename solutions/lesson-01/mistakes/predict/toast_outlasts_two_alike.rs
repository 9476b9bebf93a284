//! Refused with: is expected
//! Breaks: answers
//! Against: its arguments are the delays of the three
//!
//! A case by itself, where two are equally fast and the toast is slower: wrong nowhere else.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    match tea == eggs && toast > eggs {
        true => toast,
        false => toast + tea.max(eggs),
    }
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
