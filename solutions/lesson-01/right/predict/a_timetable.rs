//! A table of when each ends.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    let toast_ends = Duration::ZERO + toast;
    let ends = [tea, eggs].map(|delay| toast_ends + delay);
    *ends.iter().max().expect("two")
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
